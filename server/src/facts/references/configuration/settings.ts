import type { RemoteReferenceFact } from "../../facts.ts";
import { readVariables, type SetVariable } from "../commands/variables.ts";

/** The longest text whose lines are looked at. */
const longestText = 2 << 20;

/**
 * Variables in a text of lines: `NAME=value` of a file of variables, `NAME = "value"` of Terraform
 * (in `environment = { … }` of a SageMaker model, a container or a function).
 */
export function readSettings(text: string): readonly RemoteReferenceFact[] {
  if (text.length > longestText) return [];
  const line =
    /^[ \t]*(?:export[ \t]+|"|')?([A-Z][A-Z0-9_]{2,60})["']?[ \t]{0,40}[=:][ \t]{0,40}(["']?)([\w.-]{1,96}\/[\w.-]{1,96}|[0-9a-f]{7,40}|[\w.-]{1,60})\2[ \t]*,?[ \t]*(?:#.*)?\r?$/gm;
  const variables: SetVariable[] = [];
  for (const match of text.matchAll(line)) {
    const [whole, name = "", , value = ""] = match;
    const start = match.index + whole.indexOf(name);
    const valueStart = match.index + whole.lastIndexOf(value);
    variables.push({
      name,
      value,
      span: { start, end: valueStart + value.length },
      valueSpan: { start: valueStart, end: valueStart + value.length },
    });
  }
  return readVariables(variables);
}
