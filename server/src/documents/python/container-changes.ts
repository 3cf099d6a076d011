import type { CallExpression, Expression } from "../../syntax/python/ir.ts";
import { boundOnce } from "./names.ts";
import { addItemWrite, type ItemWrite, type Place } from "./scopes.ts";

/** `kw.update(…)`, `kw.setdefault(…)` and `kw.pop(…)` change a dictionary; `items.append(…)` and its like a list. */
export function noteChange(call: CallExpression, place: Place): void {
  const { callee } = call;
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return;
  const change = changeOf(call, callee.name, place);
  if (change === undefined) return;
  addItemWrite(callee.object.name, { at: place.base + call.end, place, change });
}

function changeOf(call: CallExpression, method: string, place: Place): ItemWrite["change"] | undefined {
  switch (method) {
    case "update":
      return { kind: "update", call };
    case "setdefault": {
      const key = call.arguments[0];
      const value = call.arguments[1];
      return key && value && { kind: "default", key: key.value, value: value.value };
    }
    case "pop": {
      const key = call.arguments[0];
      return key && { kind: "delete", key: key.value };
    }
    case "append":
    case "extend":
    case "insert": {
      const value = call.arguments.at(-1)?.value;
      return value !== undefined && mayCount(value, place) ? { kind: method, value } : undefined;
    }
    default:
      return undefined;
  }
}

/** Most lists are grown by what a call, a calculation or a name gives: only texts and a library's own names are followed. */
function mayCount(value: Expression, place: Place): boolean {
  if (value.kind === "list" || value.kind === "tuple")
    return value.items.some((item) => mayCount(item, place));
  if (value.kind !== "attribute" || value.object.kind !== "name") return value.kind === "string";
  return boundOnce(value.object.name, place, place.base + value.start)?.source.kind === "module";
}
