import type { PythonArgument } from "../../documents/python/module.ts";
import type { CallFact } from "../facts.ts";

/**
 * How programs write a folder that they make for themselves and throw away: pytest's fixtures
 * (https://docs.pytest.org/en/stable/how-to/tmp_path.html), and the usual names for what `tempfile` answers.
 */
const temporaryFolder =
  /^(?:str\(|Path\(|os\.path\.join\(|osp?\.join\(|f["']\{|os\.fspath\()*(?:self\.)?_?(?:tmp_?path|tmp_?dir|temp_?dir|tmp_?dirname|temp_?dirname|tmp_?folder|temp_?folder|tempfile|tempdir_?path|tmpdir_?path)\b/;

const temporaryName = /^_?(?:tmp_?path|tmp_?dir|temp_?dir|tmp_?folder|temp_?folder)$/;

/** Whether an argument names something in a temporary folder, by what it is made from and how it is written. */
export function isTemporary(call: CallFact, argument: PythonArgument): boolean {
  const { value } = argument;
  if (value.type === "reference" || value.type === "call-result") return value.name.startsWith("tempfile.");
  if (value.type === "unknown" && value.parameter !== undefined && temporaryName.test(value.parameter))
    return true;
  if (value.type !== "unknown" && value.type !== "partial-string") return false;
  return temporaryFolder.test(call.sourceOf(argument));
}
