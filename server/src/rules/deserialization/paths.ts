import type { PythonValue } from "../../documents/python/module.ts";

/** What opens a file or makes a path of one: its first argument is the name. */
const opener =
  /^(?:(?:builtins|io|gzip|bz2|lzma|smart_open|fsspec)\.open|pathlib\.\w+|os\.path\.\w+|os\.fspath|builtins\.str)(?:\.\w+)*$/;

/** Every name of a file that the value may stand for: `"a.pt"`, `open("a.pt", "rb")`, `Path("a.pt").open()`. */
export function pathsIn(value: PythonValue): readonly string[] {
  switch (value.type) {
    case "string":
      return [value.value];
    case "one-of":
      return value.values.flatMap(pathsIn);
    case "call-result": {
      const first = value.receiver ?? value.arguments[0];
      return opener.test(value.name) && first !== undefined ? pathsIn(first) : [];
    }
    default:
      return [];
  }
}
