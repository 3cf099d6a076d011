import { embeddedKind } from "../../formats/pickle/embedded.ts";
import { isCollection, isObject, type Value } from "../../formats/pickle/values.ts";

/** Whether a value is bytes, as protocol 2 writes them too, whose content is opened and judged like a file. */
export function isOpened(value: Value | undefined): boolean {
  if (value === undefined || !isObject(value)) return false;
  if (value.kind === "bytes") return embeddedKind(value.head, "bytes") !== undefined;
  if (value.kind !== "call" || !isObject(value.callee) || value.callee.kind !== "global") return false;
  const { module, name } = value.callee.import;
  if (module !== "_codecs" || name !== "encode" || !isCollection(value.arguments)) return false;
  const [text, encoding] = value.arguments.items;
  const head =
    typeof text === "string" ? text : isObject(text) && text.kind === "text" ? text.head : undefined;
  if (head === undefined || encoding !== "latin1") return false;
  return embeddedKind(new TextEncoder().encode(head), "text") !== undefined;
}
