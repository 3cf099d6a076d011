import { forgotten, isCollection, isObject, type Value } from "./values.ts";

/** What is left of a value when there is no more room: imports, small texts and numbers stay as they are. */
export function forget(value: Value): Value {
  if (typeof value === "string") return value.length <= 4 ? value : forgotten.text;
  if (!isObject(value) || value.kind === "global" || value.kind === "call") return value;
  if (value.kind === "text") return forgotten.text;
  if (value.kind === "bytes" || value.kind === "bytearray") return forgotten.bytes;
  return isCollection(value) ? forgotten.collection : forgotten.object;
}

/** What holding a value costs, in units of about 40 bytes. */
export function cost(value: Value): number {
  if (typeof value === "string") return 1 + (value.length >> 5);
  return isObject(value) && (value.kind === "text" || value.kind === "bytes") ? 5 : 1;
}
