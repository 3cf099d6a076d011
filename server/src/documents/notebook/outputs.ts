import { items, member, stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { Span } from "../../text/span.ts";
import { type JsonSource, keyOf, stringOf } from "./json-source.ts";
import type { NotebookOutput } from "./model.ts";

/** Names that nbformat 3 gave to MIME types (nbformat/v4/convert.py, `from_mime_key`). */
const mimeOfVersion3: ReadonlyMap<string, string> = new Map([
  ["text", "text/plain"],
  ["html", "text/html"],
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["latex", "text/latex"],
  ["json", "application/json"],
  ["javascript", "application/javascript"],
  ["pdf", "application/pdf"],
]);

/** The pieces of text in the outputs of one cell. */
export function outputsOf(
  json: JsonSource,
  outputs: readonly JsonNode[],
  cell: number,
): readonly NotebookOutput[] {
  return outputs.flatMap((node, index) => {
    const make = (type: string, value: JsonNode | undefined) =>
      output(json, { cell, output: index, type }, value);
    const type = stringOf(json, member(node, "output_type"));
    if (type === "stream") return make("stream", member(node, "text"));
    if (type === "error" || type === "pyerr")
      return errorOutput(json, node, { cell, output: index, type: "error" });
    const data = member(node, "data");
    if (data?.type === "object") return data.members.flatMap((each) => make(keyOf(json, each), each.value));
    if (node.type !== "object") return [];
    return node.members.flatMap(({ key, value }) => {
      const mime = mimeOfVersion3.get(key);
      return mime === undefined ? [] : make(mime, value);
    });
  });
}

type Place = Pick<NotebookOutput, "cell" | "output" | "type">;

function output(json: JsonSource, place: Place, value: JsonNode | undefined): readonly NotebookOutput[] {
  if (value === undefined) return [];
  const readable = isText(place.type);
  return [
    {
      ...place,
      size: value.end - value.start,
      stored: spanOf(value),
      text: () => (readable ? joined(json, value) : ""),
    },
  ];
}

function errorOutput(json: JsonSource, node: JsonNode, place: Place): readonly NotebookOutput[] {
  const parts = ["ename", "evalue", "traceback"].map((key) => member(node, key));
  const size = parts.reduce((sum, part) => sum + (part === undefined ? 0 : part.end - part.start), 0);
  const read = () => {
    const [name = "", value = "", traceback = ""] = parts.map((part) =>
      part === undefined ? "" : joined(json, part, "\n"),
    );
    // A traceback ends in the name and the value, unless a library writes its own.
    if (value !== "" && traceback.includes(value)) return traceback;
    const said = [name, value].filter((part) => part !== "").join(": ");
    return traceback === "" ? said : `${traceback}\n${said}`;
  };
  return [{ ...place, size, stored: spanOf(node), text: read }];
}

function spanOf({ start, end }: JsonNode): Span {
  return { start, end };
}

/** Pictures, sound and printed pages are base64; text in their names is no text. */
export function isText(type: string): boolean {
  if (type === "image/svg+xml") return true;
  return !/^(?:image|audio|video|font)\/|^application\/(?:pdf|octet-stream|zip|x-)/.test(type);
}

/** The text of a value that was not kept: a string, a list of lines, or else its JSON. */
export function joined(json: JsonSource, node: JsonNode, separator = ""): string {
  if (node.type === "string") return stringOf(json, node) ?? "";
  const slice = json.slice(node.start, node.end);
  if (!slice.startsWith("[")) return slice;
  const { root } = parseJson(slice).value;
  const lines = items(root);
  if (!lines.every((line) => line.type === "string")) return slice;
  return lines.map((line) => stringValue(slice, line) ?? "").join(separator);
}
