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
  if (typeof value !== "object" || value === null) return 1;
  return value.kind === "text" || value.kind === "bytes" ? 5 : 1;
}

/** The same of all of these: most runs end before these functions are compiled, and a call for each value costs more. */
export function costOfAll(values: readonly Value[]): number {
  let sum = values.length;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value === "string") sum += value.length >> 5;
    else if (typeof value === "object" && value !== null && (value.kind === "text" || value.kind === "bytes"))
      sum += 4;
  }
  return sum;
}
