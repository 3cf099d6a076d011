import type { PythonValue } from "../../documents/python/module.ts";
import { literalsOf, underlyingString } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Loader } from "../../knowledge/loaders/loader.ts";
import { find } from "../judge.ts";
import { pathsIn } from "../paths.ts";

/** `pd.read_pickle` as written, or the qualified name where an alias says nothing. */
export function writtenName(call: CallFact): string {
  const last = call.name.slice(call.name.lastIndexOf(".") + 1);
  const { calleeText } = call;
  // Where nothing is known of the callee, its own text is all that there is.
  if (call.name.startsWith("?.")) return /^[\w.]+$/.test(calleeText) ? calleeText : last;
  return /^[\w.]+$/.test(calleeText) && calleeText.endsWith(`.${last}`) ? calleeText : call.name;
}

const longestName = 60;

/** What is loaded, for a sentence: its name where it is known. */
export function loadedThing(call: CallFact, loader: Loader): string {
  const value = loader.file === undefined ? undefined : find(call, loader.file)?.value;
  const name = value === undefined ? undefined : nameIn(value);
  // `None` is what an f-string makes of a missing value.
  if (name === undefined || name === "" || /[\r\n`]|(?:^|\/)None(?:\/|$)/.test(name)) return nounFor(call);
  return name.length > longestName ? `\`…${name.slice(1 - longestName)}\`` : `\`${name}\``;
}

/** For a sentence in which a name would stand as well: "the types that … names". */
function nounFor(call: CallFact): string {
  return /(?:loads|decode|unpackb|deserialize\w*|from_config|from_json|set_states)$/.test(call.name)
    ? "the data"
    : "the file";
}

/** Of several names that are possible, one that is no safetensors file: that one another branch loads. */
function nameIn(value: PythonValue): string | undefined {
  const downloaded = fileOfDownload(value);
  if (downloaded !== undefined) return downloaded;
  const names = pathsIn(value);
  if (names.length > 0) return names.find((name) => !name.endsWith(".safetensors"));
  const underlying = underlyingString(value);
  // What a function that nothing is known of was given may be anything: a mode, a pattern, a text.
  const isName = value.type !== "call-result" || (underlying !== undefined && /[/.]\w/.test(underlying));
  return isName ? underlying : undefined;
}

/** `hf_hub_download("org/name", "model.pt")`: the file in the repository, not the repository. */
function fileOfDownload(value: PythonValue): string | undefined {
  if (value.type === "one-of") return value.values.map(fileOfDownload).find((name) => name !== undefined);
  if (value.type !== "call-result" || !/(?:^|\.)(?:hf_hub_download|cached_file)$/.test(value.name))
    return undefined;
  const keyword = value.keywords?.find(([name]) => name === "filename")?.[1];
  const file = keyword ?? value.arguments[1];
  return file === undefined ? undefined : literalsOf(file)[0]?.value;
}
