import type { YamlNode, YamlScalar } from "../../syntax/yaml/tree.ts";
import { entryOf, isEmptyNode } from "../../syntax/yaml/tree.ts";
import type { CardFact, CardIssue } from "../facts.ts";
import { modelIndexIssues } from "./model-index.ts";
import { belongsElsewhere } from "./subject.ts";
import { hubId, isRepositoryId, scalarsOf } from "./values.ts";

/** The words that the Hub knows; the module is large and loaded by the caller. */
export type Vocabulary = typeof import("../../knowledge/hub/vocabulary.ts");

/** Values that the Hub, or a library that reads cards, would not take as they are meant. */
export function issuesOf(
  root: YamlNode,
  subject: CardFact["subject"],
  words: Vocabulary,
): readonly CardIssue[] {
  if (subject === "space") return [];
  return [
    ...oneOf(root, "pipeline_tag", words.tasks, words.retiredTasks),
    ...oneOf(root, "base_model_relation", words.relations),
    ...(subject === "dataset" ? datasetIssues(root, words) : []),
    ...libraryIssues(root, words),
    ...languageIssues(root, words),
    ...["base_model", "datasets", "new_version"].flatMap((field) => idIssues(root, field)),
    ...["tags", "metrics", "datasets", "language"].flatMap((field) => shapeIssues(root, field)),
    ...(subject === "dataset" ? [] : modelIndexIssues(root)),
    ...misplacedKeys(root, subject),
  ];
}

function datasetIssues(root: YamlNode, words: Vocabulary): readonly CardIssue[] {
  return [
    ...oneOf(root, "task_categories", words.tasks, words.retiredTasks),
    ...oneOf(root, "size_categories", words.sizeCategories),
  ];
}

/** A field whose values come from a list. */
function oneOf(
  root: YamlNode,
  field: string,
  allowed: ReadonlySet<string>,
  retiredValues: ReadonlyMap<string, string> = new Map(),
): readonly CardIssue[] {
  return scalarsOf(root, field)
    .filter((scalar) => !allowed.has(scalar.text.trim()))
    .map((scalar) => {
      const retired = retiredValues.get(scalar.text.trim());
      const now = retired !== undefined && allowed.has(retired) ? retired : undefined;
      const suggestion = now ?? spelledOtherwise(scalar.text, allowed);
      const known = now === undefined ? "knows no such" : `has retired this value of`;
      return issue("unknown-value", field, scalar, {
        message: `the Hub ${known} ${field.replace(/_/g, " ")}${now === undefined ? "" : `, and has it under \`${now}\``}`,
        ...(suggestion === undefined ? {} : { suggestion: { text: suggestion, certain: true } }),
      });
    });
}

/** The same letters and digits in another case, or with other separators: `Text Generation`, `text_generation`. */
function spelledOtherwise(text: string, allowed: ReadonlySet<string>): string | undefined {
  const wanted = lettersOf(text);
  return [...allowed].find((candidate) => lettersOf(candidate) === wanted);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}

/** Any name may stand under `library_name`; one that differs from a known one only in form is meant as that. */
function libraryIssues(root: YamlNode, words: Vocabulary): readonly CardIssue[] {
  return scalarsOf(root, "library_name").flatMap((scalar) => {
    const text = scalar.text.trim();
    if (words.libraries.has(text)) return [];
    const suggestion = spelledOtherwise(text, words.libraries);
    if (suggestion === undefined) return [];
    const message = "the Hub knows this library by another spelling, and takes the name letter by letter";
    return [
      issue("unknown-value", "library_name", scalar, {
        message,
        suggestion: { text: suggestion, certain: true },
      }),
    ];
  });
}

function languageIssues(root: YamlNode, words: Vocabulary): readonly CardIssue[] {
  return scalarsOf(root, "language").flatMap((scalar) => {
    const text = scalar.text.trim();
    const lower = text.toLowerCase();
    // YAML 1.1, which PyYAML reads and so huggingface_hub: a bare `no` is false.
    if (scalar.style === "plain" && (lower === "no" || lower === "false")) {
      const message = "Python's YAML reader takes a bare `no` for the value false, so Norwegian needs quotes";
      return [
        issue("boolean", "language", scalar, {
          message,
          suggestion: { text: '"no"', certain: lower === "no" },
        }),
      ];
    }
    if (words.isLanguage(text)) return [];
    const code = words.languageCode(text);
    const suggestion = code === undefined ? {} : { suggestion: { text: code, certain: true } };
    return [
      issue("unknown-value", "language", scalar, {
        message: "the Hub takes codes of ISO 639, such as `en` or `fra`",
        ...suggestion,
      }),
    ];
  });
}

/** Fields that hold ids of repositories. */
function idIssues(root: YamlNode, field: string): readonly CardIssue[] {
  return scalarsOf(root, field).flatMap((scalar) => {
    const text = scalar.text.trim();
    if (isRepositoryId(text)) return [];
    const id = hubId(text);
    const fixable = id !== text && isRepositoryId(id);
    const message = /^[./~]|^[A-Za-z]:\\/.test(text)
      ? "a path of one machine stands where the Hub asks for the id of a repository, `owner/name`"
      : "the Hub asks for the id of a repository here, `owner/name`";
    return [
      issue("not-an-id", field, scalar, {
        message,
        ...(fixable ? { suggestion: { text: id, certain: true } } : {}),
      }),
    ];
  });
}

/** Lists of words that hold something else. */
function shapeIssues(root: YamlNode, field: string): readonly CardIssue[] {
  const value = entryOf(root, field)?.value;
  if (value === undefined || isEmptyNode(value) || value.type === "scalar") return [];
  const wrong = value.type === "mapping" ? [value] : value.items.filter((item) => item.type !== "scalar");
  return wrong.slice(0, 20).map((node) => ({
    code: "wrong-shape" as const,
    field,
    span: node.span,
    text: "",
    message: "the Hub asks for a list of words here, and this is a structure",
  }));
}

function misplacedKeys(root: YamlNode, subject: CardFact["subject"]): readonly CardIssue[] {
  if (root.type !== "mapping") return [];
  return root.entries.flatMap(({ key, merged }) => {
    const other = merged ? undefined : belongsElsewhere(key.text, subject);
    if (other === undefined) return [];
    const message = `\`${key.text}\` belongs on a ${other} card, and this is a ${subject} card by its other keys`;
    return [issue("wrong-card", key.text, key, { message })];
  });
}

type IssueText = Pick<CardIssue, "message" | "suggestion">;

function issue(code: CardIssue["code"], field: string, scalar: YamlScalar, text: IssueText): CardIssue {
  const written = scalar.text.trim();
  return {
    code,
    field,
    span: scalar.span,
    text: written.length <= 60 ? written : `${written.slice(0, 57)}…`,
    ...text,
  };
}
