import type { PythonValue } from "../documents/python/module.ts";
import { joinPath } from "../host/paths.ts";

/** What opens a file or makes a path of one: its first argument is the name. */
const opener =
  /^(?:(?:builtins|io|gzip|bz2|lzma|smart_open|fsspec)\.open|pathlib\.\w+|os\.path\.\w+|os\.fspath|builtins\.str)(?:\.\w+)*$/;

/**
 * Every name of a file that the value may stand for: `"a.pt"`, `open("a.pt", "rb")`, `Path("a.pt").open()`.
 *
 * @param script the path of the script that says so, for `Path(__file__).parent / "a.pt"`; empty for
 * names that are seen from the script's folder
 */
export function pathsIn(value: PythonValue, script = ""): readonly string[] {
  switch (value.type) {
    case "string":
      return [value.value];
    case "one-of":
      return value.values.flatMap((branch) => pathsIn(branch, script));
    case "script-path":
      return [script === "" ? value.path.replace(/^\/\.\.(?:\/|$)/, "") : joinPath(script + value.path, ".")];
    case "call-result": {
      // Of a path that nothing is known of, the first argument is the mode.
      if (value.name === "pathlib.Path.open" && value.receiver === undefined) return [];
      const first = value.receiver ?? value.arguments[0];
      return opener.test(value.name) && first !== undefined ? pathsIn(first, script) : [];
    }
    default:
      return [];
  }
}
