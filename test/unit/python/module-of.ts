import type {
  PythonArgument,
  PythonCall,
  PythonModule,
  PythonValue,
} from "../../../server/src/documents/python/module.ts";
import { pythonSession } from "../../../server/src/documents/python/session.ts";
import { testGrammars } from "../../harness/check.ts";

/** The model of a text, made from nothing. */
export async function moduleOf(text: string): Promise<PythonModule> {
  const session = pythonSession(text, testGrammars);
  const module = await session.module();
  session.dispose();
  return module;
}

/** The calls of a text, one line each, as a reader would write them with every name resolved. */
export async function callsOf(text: string): Promise<readonly string[]> {
  return (await moduleOf(text)).calls.map(describeCall);
}

/** The calls of these names only. */
export async function callsTo(text: string, ...names: readonly string[]): Promise<readonly string[]> {
  const { calls } = await moduleOf(text);
  return calls.filter(({ name }) => names.includes(name)).map(describeCall);
}

/** The value of the last argument of the last call of `show(…)` of the module `probe`. */
export async function shownValue(lines: string): Promise<string> {
  const { calls } = await moduleOf(`import probe\n${lines}`);
  const value = calls.findLast(({ name }) => name === "probe.show")?.arguments.at(-1)?.value;
  return value === undefined ? "no such call" : describeValue(value);
}

/** `name(1, key="x", ...)`; `~` before what is not written in the call, `...` where more may be given. */
export function describeCall(call: PythonCall): string {
  const list = call.arguments.map(describeArgument);
  if (call.open) list.push("...");
  const receiver = call.receiver ? ` of (${call.receiver.map(describeArgument).join(", ")})` : "";
  const form = call.form === "value" ? "handed on: " : "";
  return `${form}${call.name}(${list.join(", ")})${receiver}`;
}

function describeArgument({ name, value, indirect }: PythonArgument): string {
  return `${indirect ? "~" : ""}${name === undefined ? "" : `${name}=`}${describeValue(value)}`;
}

/** A value in Python's notation: `?` is unknown, `?name` a parameter, `a | b` one of them, `&x` a reference. */
export function describeValue(value: PythonValue): string {
  switch (value.type) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return String(value.value);
    case "boolean":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "partial-string":
      return `f${JSON.stringify(value.parts.map((part) => part ?? "{?}").join(""))}`;
    case "script-path":
      return `<script>${value.path}`;
    case "list":
      return `[${value.items.map(describeValue).join(", ")}]`;
    case "dict":
      return `{${value.entries.map(([key, item]) => `${describeValue(key)}: ${describeValue(item)}`).join(", ")}}`;
    case "reference":
      return `&${value.name}`;
    case "call-result": {
      const keywords = (value.keywords ?? []).map(([name, item]) => `${name}=${describeValue(item)}`);
      return `${value.name}(${[...value.arguments.map(describeValue), ...keywords].join(", ")})`;
    }
    case "one-of":
      return value.values.map(describeValue).join(" | ");
    case "class":
      return `class ${value.name}(${value.bases.join(", ")})`;
    default:
      return `?${value.parameter ?? ""}`;
  }
}
