import type { TextDocument } from "../../documents/document.ts";
import type { Place } from "../../finding/finding.ts";
import { nameOf } from "../../host/paths.ts";
import { readTemplate } from "../../syntax/jinja/template.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import { decodeString, stringPlaces } from "../../syntax/json/strings.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { ModelFileFact, TemplateDanger, TemplateDangerFact } from "../facts.ts";
import { hiddenCharacters, secretInstructions, watchedWords } from "./hidden-text.ts";
import { dangersInTags } from "./template-dangers.ts";

/** A template, wherever it lies. */
interface FoundTemplate {
  readonly name: string;
  readonly text: string;
  placeOf(start: number, end: number): Place;
}

/** A template of a published model is at most some 20,000 characters long. */
const longestTemplate = 1_000_000;
const mostTemplates = 200;

/** Templates of their own: `chat_template.jinja`, `additional_chat_templates/tool_use.jinja`. */
export function isTemplateFile(path: string): boolean {
  const name = nameOf(path);
  if (!/\.(?:jinja2?|j2)$/i.test(name)) return false;
  return /template/i.test(name) || /(?:^|[/\\])[^/\\]*chat_?templates?[/\\][^/\\]*$/i.test(path);
}

/** The dangers in the templates of a text: of one that is a template, or of a configuration that holds some. */
export function templateFacts(document: TextDocument): readonly TemplateDangerFact[] {
  if (document.kind === "json") return inConfiguration(document.text).flatMap(judge);
  if (!isTemplateFile(document.path)) return [];
  const placeOf = (start: number, end: number): Place => ({ kind: "text", span: { start, end } });
  return judge({ name: nameOf(document.path), text: document.text, placeOf });
}

/** Those in the metadata of model files. */
export function templatesOfModels(facts: readonly ModelFileFact[]): readonly TemplateDangerFact[] {
  return facts.flatMap(({ templates = [], place }) =>
    templates.slice(0, mostTemplates).flatMap(({ name, text, offset }) => {
      const inner = place.kind === "bytes" && place.inner !== undefined ? { inner: place.inner } : {};
      const placeOf = (start: number, end: number): Place => ({
        kind: "bytes",
        offset: offset + bytesOf(text.slice(0, start)),
        length: bytesOf(text.slice(start, end)),
        ...inner,
      });
      return judge({ name, text, placeOf });
    }),
  );
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function judge({ name, text, placeOf }: FoundTemplate): readonly TemplateDangerFact[] {
  return dangersOf(text).map(({ start, end, ...danger }) => ({
    ...danger,
    kind: "template-danger",
    template: name,
    place: placeOf(start, end),
  }));
}

/** All that a template does to who renders it, and to whom it is rendered for. */
export function dangersOf(text: string): readonly TemplateDanger[] {
  const looked = text.slice(0, longestTemplate);
  const template = readTemplate(looked);
  const unread: TemplateDanger[] = template.problems.slice(0, 1).map(({ message, start }) => ({
    family: "unread",
    name: message,
    start,
    end: Math.min(looked.length, start + 2),
  }));
  if (text.length > longestTemplate) {
    const name = `it is longer than ${longestTemplate} characters`;
    unread.push({ family: "unread", name, start: longestTemplate, end: longestTemplate });
  }
  return [
    ...dangersInTags(template),
    ...hiddenCharacters(looked),
    ...secretInstructions(looked, template),
    ...watchedWords(template),
    ...unread,
  ];
}

/** Keys under which configurations keep templates; a list of them has names of its own. */
export const templateKeys = new Set(["chat_template", "chat_templates", "tokenizer.chat_template"]);

/** `chat_template` of `tokenizer_config.json`, `processor_config.json` and `chat_template.json`, one or several. */
function inConfiguration(text: string): readonly FoundTemplate[] {
  if (!text.includes("chat_template")) return [];
  const { root } = parseJson(text).value;
  if (root?.type !== "object") return [];
  const found: FoundTemplate[] = [];
  const visit = (name: string, node: JsonNode): void => {
    if (found.length >= mostTemplates) return;
    if (node.type === "string") {
      const places = stringPlaces(text, node);
      const placeOf = (start: number, end: number): Place => ({
        kind: "text",
        span: { start: places.toRaw(start), end: places.toRaw(end) },
      });
      found.push({ name, text: decodeString(text, node), placeOf });
    } else if (node.type === "array") for (const item of node.items) visitNamed(name, item);
    else if (node.type === "object") for (const { key, value } of node.members) visit(key, value);
  };
  /** `{"name": "tool_use", "template": "…"}`. */
  const visitNamed = (name: string, node: JsonNode): void => {
    if (node.type !== "object") {
      visit(name, node);
      return;
    }
    const given = node.members.find(({ key }) => key === "name")?.value;
    const template = node.members.find(({ key }) => key === "template")?.value;
    if (template?.type === "string")
      visit(given?.type === "string" ? decodeString(text, given) : name, template);
  };
  for (const { key, value } of root.members) if (templateKeys.has(key)) visit(key, value);
  return found;
}
