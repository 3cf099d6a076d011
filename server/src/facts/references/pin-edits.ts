import type { PythonArgument } from "../../documents/python/module.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { CallFact, PinningPlace, RemoteReferenceFact } from "../facts.ts";

type Argument = PinningPlace & { readonly form: "argument" };

/**
 * The edits that write a commit into a reference, in the language that it stands in.
 *
 * @param commit 40 hexadecimal digits
 * @param quote of the string in Python
 * @returns nothing where no place in this text pins it (`download`, `by-hand`, an unpacked dictionary)
 */
export function pinEdits(
  { pinningPlace, call, revisionSpan }: RemoteReferenceFact,
  commit: string,
  quote: '"' | "'" = '"',
): readonly TextEdit[] {
  switch (pinningPlace.form) {
    case "text": {
      const { span, before, after } = pinningPlace;
      return [{ span, newText: before + commit + after }];
    }
    case "argument":
      if (call === undefined) return [];
      if (pinningPlace.key === undefined) {
        return call.edit.setKeyword(pinningPlace.name, quote + commit + quote, pinningPlace.position);
      }
      if (revisionSpan !== undefined) return [{ span: revisionSpan, newText: quote + commit + quote }];
      return keyEdits(call, pinningPlace, commit, quote);
    default:
      return [];
  }
}

/** `model_kwargs={"revision": "…"}`: a new dictionary, or an entry of the one that is written in the call. */
function keyEdits(
  call: CallFact,
  { name, position, key = "" }: Argument,
  commit: string,
  quote: string,
): readonly TextEdit[] {
  const given = call.argument(name, position);
  const value = quote + commit + quote;
  const entry = `${quote}${key}${quote}: ${value}`;
  if (given === undefined || given.value.type === "none") {
    return call.edit.setKeyword(name, `{${entry}}`, position);
  }
  return given.indirect ? [] : inDictionary(call, given, { entry, keyword: `${key}=${value}` });
}

function inDictionary(
  call: CallFact,
  given: PythonArgument,
  { entry, keyword }: { readonly entry: string; readonly keyword: string },
): readonly TextEdit[] {
  const source = call.sourceOf(given);
  const opening = /^(?:\{|dict\()/.exec(source)?.[0];
  if (opening === undefined) return [];
  const isEmpty = /^(?:\{\s*\}|dict\(\s*\))$/.test(source);
  const at = given.valueSpan.start + opening.length;
  const newText = (opening === "{" ? entry : keyword) + (isEmpty ? "" : ", ");
  return [{ span: { start: at, end: at }, newText }];
}
