import type { TextDocument } from "../../documents/document.ts";
import type { Place } from "../../finding/finding.ts";
import { nameOf } from "../../host/paths.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import { decodeString, stringPlaces } from "../../syntax/json/strings.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { ModelFileFact, TemplateDanger, TemplateDangerFact } from "../facts.ts";
import { deceivingCharacters, ordersInText } from "./hidden-text.ts";
import { templateKeys } from "./templates.ts";

/** Configurations beside a model whose strings people, programs and agents read (transformers, diffusers, peft). */
const configurations = new Set([
  "config.json",
  "generation_config.json",
  "tokenizer_config.json",
  "tokenizer.json",
  "special_tokens_map.json",
  "added_tokens.json",
  "preprocessor_config.json",
  "processor_config.json",
  "adapter_config.json",
  "model_index.json",
  "modules.json",
  "config_sentence_transformers.json",
]);

/** Longer ones hold a vocabulary: they are looked through for letters that nobody sees, and not parsed. */
const longestParsed = 2_000_000;
const longestText = 200_000;
const mostTexts = 20_000;
const mostFacts = 50;
/** Tag characters and the later variation selectors, as JSON may write them: by a surrogate of their own. */
const marks =
  /[\u{E0020}-\u{E007F}]|[\u{E0100}-\u{E01EF}]|[\u202A-\u202E]|[\u2066-\u2069]|\\u(?:[Dd][Bb]40|202[A-Ea-e]|206[6-9])/u;

/** The strings of a configuration that hide letters, or give orders behind the user's back. Its templates have a reader of their own. */
export function configurationTexts(document: TextDocument): readonly TemplateDangerFact[] {
  const { text, kind } = document;
  if (kind !== "json" || !configurations.has(nameOf(document.path).toLowerCase())) return [];
  if (text.length > longestParsed && !marks.test(text)) return [];
  const { root } = parseJson(text).value;
  const found: TemplateDangerFact[] = [];
  let looked = 0;
  const visit = (name: string, node: JsonNode): void => {
    if (looked >= mostTexts || found.length >= mostFacts) return;
    if (node.type === "array") for (const item of node.items) visit(name, item);
    else if (node.type === "object") {
      for (const { key, value } of node.members) if (!templateKeys.has(key)) visit(key, value);
    } else if (node.type === "string") {
      looked += 1;
      const places = stringPlaces(text, node);
      const placeOf = (start: number, end: number): Place => ({
        kind: "text",
        span: { start: places.toRaw(start), end: places.toRaw(end) },
      });
      found.push(...judge(name, decodeString(text, node), placeOf));
    }
  };
  if (root !== undefined) visit("", root);
  return found;
}

/** The same of the strings in the metadata of model files, but for their templates. */
export function metadataTexts(facts: readonly ModelFileFact[]): readonly TemplateDangerFact[] {
  const found: TemplateDangerFact[] = [];
  for (const { texts = [], templates = [], place } of facts) {
    const inner = place.kind === "bytes" && place.inner !== undefined ? { inner: place.inner } : {};
    const ofTemplates = new Set(templates.map(({ offset }) => offset));
    for (const { name, text, offset } of texts.slice(0, mostTexts)) {
      if (found.length >= mostFacts) return found;
      if (ofTemplates.has(offset)) continue;
      const placeOf = (): Place => ({ kind: "bytes", offset, ...inner });
      found.push(...judge(name, text, placeOf));
    }
  }
  return found;
}

function judge(
  name: string,
  text: string,
  placeOf: (start: number, end: number) => Place,
): readonly TemplateDangerFact[] {
  if (text.length < 4 || text.length > longestText) return [];
  const dangers: readonly TemplateDanger[] = [...deceivingCharacters(text), ...ordersInText(text)];
  return dangers.map(({ start, end, ...danger }) => ({
    ...danger,
    kind: "template-danger",
    template: name === "" ? "a string" : name,
    isMetadata: true,
    place: placeOf(start, end),
  }));
}
