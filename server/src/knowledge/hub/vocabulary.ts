// Made by scripts/refresh-knowledge.ts; sources in ../licenses/SOURCES.md. This module is reached by `await import` alone.
import table from "./vocabulary.json" with { type: "json" };

/** Values of `pipeline_tag`, and of `task_categories` on dataset cards. */
export const tasks: ReadonlySet<string> = new Set(table.tasks);
/** Tasks that the Hub had, and what stands for them now (huggingface.js, packages/tasks, until 2025). */
export const retiredTasks: ReadonlyMap<string, string> = new Map([
  ["text2text-generation", "text-generation"],
  ["conversational", "text-generation"],
]);
/** Values of `task_ids`. */
export const subtasks: ReadonlySet<string> = new Set(table.subtasks);
/** Values of `library_name` that the Hub knows; others are allowed. */
export const libraries: ReadonlySet<string> = new Set(table.libraries);

/** Values of `size_categories` (huggingface/datasets, metadata specification of dataset cards). */
export const sizeCategories: ReadonlySet<string> = new Set(
  (
    "unknown n<1K 1K<n<10K 10K<n<100K 100K<n<1M 1M<n<10M 10M<n<100M 100M<n<1B 1B<n<10B 10B<n<100B " +
    "100B<n<1T n>1T"
  ).split(" "),
);

/** Values of `base_model_relation` (hub-docs, docs/hub/model-cards.md, 2026-08). */
export const relations: ReadonlySet<string> = new Set(["adapter", "merge", "quantized", "finetune"]);

/** ISO 639-1, all two-letter codes in use, and `sh`, which many corpora have (Library of Congress, registration authority's list, 2026). */
const twoLetterCodes =
  "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo " +
  "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg " +
  "ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn " +
  "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta " +
  "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

const languageCodes: ReadonlySet<string> = new Set(twoLetterCodes.split(" "));
/** What cards write beside codes: many languages, or none that people speak. */
const otherLanguages: ReadonlySet<string> = new Set(["multilingual", "code", "mul", "und", "zxx", "n/a"]);

/** Whether the Hub takes a text for a language: ISO 639-1, 639-2 or 639-3, with subtags of BCP 47. */
export function isLanguage(text: string): boolean {
  const code = text.toLowerCase();
  if (otherLanguages.has(code)) return true;
  const main = /^([a-z]{2,3})([-_][a-z0-9]{2,8})*$/.exec(code)?.[1];
  // The three-letter codes are some 8,000: their form is all that is asked for.
  return main !== undefined && (main.length === 3 || languageCodes.has(main));
}

let languageNames: ReadonlyMap<string, string> | undefined;

/** The code of a language by its English name, or by the code of a country that is taken for it. */
export function languageCode(text: string): string | undefined {
  return languages().get(text.trim().toLowerCase());
}

/** English names of languages, lower case, with their codes of two letters. */
export function languages(): ReadonlyMap<string, string> {
  languageNames ??= namesOfLanguages();
  return languageNames;
}

function namesOfLanguages(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const made = new Map<string, string>();
  for (const code of languageCodes) {
    const name = names.of(code);
    if (name !== undefined && name !== code) made.set(name.toLowerCase(), code);
  }
  return made;
}
