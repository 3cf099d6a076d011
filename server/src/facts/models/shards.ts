import type { Document } from "../../documents/document.ts";
import { isTextDocument } from "../../documents/document.ts";
import type { Problem } from "../../host/problem.ts";
import { memberAt, stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { ModelDefect, ModelDefectFact } from "../facts.ts";
import { escapeOf, shownPath } from "./paths.ts";
import type { Beside } from "./reading.ts";

/** The index of a model in several files: `{"metadata": {…}, "weight_map": {"tensor": "file"}}` (huggingface_hub, serialization). */
const indexName = /\.index\.json$/i;
/** `model-00001-of-00003.safetensors`. */
const shardName = /^(.*)-\d{5}-of-\d{5}(\.[^.]+)$/;
const longestIndex = 64 * 1024 * 1024;
const depth = 8;
const mostDefects = 50;

/** A shard's tensors against what its index says: what lies elsewhere, or nowhere. */
export async function shardDefects(
  beside: Beside,
  tensors: readonly { readonly name: string }[],
): Promise<readonly ModelDefect[]> {
  const [, stem, extension] = shardName.exec(beside.name) ?? [];
  if (stem === undefined) return [];
  const source = await beside.open(`${stem}${extension}.index.json`);
  if (source === undefined || (source.size ?? 0) > longestIndex) return [];
  const text = new TextDecoder().decode(await source.read(0, longestIndex));
  const map = mapOf(text);
  if (map.size === 0) return [];
  const here = new Set(tensors.map(({ name }) => name));
  const missing = [...map].filter(([name, file]) => file === beside.name && !here.has(name));
  const foreign = [...here].filter((name) => map.get(name) !== beside.name);
  const found: ModelDefect[] = [];
  if (missing.length > 0) {
    found.push(
      defect(
        "missing-part",
        "missing-tensor",
        `the index says that ${some(missing.map(([name]) => name))} should be in this file`,
      ),
    );
  }
  if (foreign.length > 0) {
    found.push(
      defect(
        "disagree",
        "extra-tensor",
        `${some(foreign)} should not be in this file, says the index of the model`,
      ),
    );
  }
  return found;
}

function some(names: readonly string[]): string {
  const more = names.length > 1 ? ` and ${names.length - 1} more` : "";
  return `tensor ${shownPath(names[0] ?? "")}${more}`;
}

function mapOf(text: string): ReadonlyMap<string, string> {
  const map = memberAt(parseJson(text, { depth }).value.root, "weight_map");
  if (map?.type !== "object") return new Map();
  return new Map(map.members.map(({ key, value }) => [key, stringValue(text, value) ?? ""]));
}

function defect(family: ModelDefect["family"], code: string, message: string): ModelDefect {
  return { family, problem: { kind: "malformed", code, message } };
}

/** The files that an index names: they have to lie in its folder. */
export async function indexDefects(document: Document): Promise<readonly ModelDefectFact[]> {
  if (!isTextDocument(document) || !indexName.test(document.path)) return [];
  if (document.text.length > longestIndex) return [];
  const map = memberAt(parseJson(document.text, { depth }).value.root, "weight_map");
  if (map?.type !== "object") return [];
  const found = new Map<string, ModelDefectFact>();
  for (const { value } of map.members) {
    const file = stringValue(document.text, value);
    if (file === undefined || found.has(file) || found.size >= mostDefects) continue;
    const said = partProblem(document.path, file);
    if (said === undefined) continue;
    const place = { kind: "text", span: { start: value.start, end: value.end } } as const;
    found.set(file, { kind: "model-defect", format: "safetensors", place, ...said });
  }
  return [...found.values()];
}

/**
 * What is wrong with a part that an index names: where it lies, or that an index of safetensors leads to a file which
 * transformers unpickles, since it goes by each part's own ending (modeling_utils.py, load_state_dict()).
 */
function partProblem(index: string, file: string): ModelDefect | undefined {
  const part = `a part of the model is ${shownPath(file)}`;
  const way = escapeOf(file);
  if (way !== undefined) {
    const problem: Problem = { kind: "malformed", code: way.code, message: `${part}, ${way.what}` };
    return { family: "escapes", problem };
  }
  if (!/\.safetensors\.index\.json$/i.test(index) || !/\.(?:bin|pt|pth|ckpt|pkl)$/i.test(file))
    return undefined;
  return defect(
    "disagree",
    "pickled-part",
    `${part}, which is unpickled, though the index is one of safetensors`,
  );
}
