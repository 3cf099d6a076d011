import type { PickleStream } from "../../formats/pickle/streams.ts";
import { mayHoldKey } from "../../knowledge/key-formats/likely.ts";
import type { PickleFact } from "../facts.ts";

const mostTexts = 1000;
/** What a value is put under where its name may say that it is a key. */
const keyName = /^\w+$/;
const keyWord = /key|token|secret|password/i;

/** The strings of a pickle that hold what looks like a key; the others are let go. */
export async function textsWithKeys(
  { texts }: PickleStream,
  shift: number,
): Promise<Pick<PickleFact, "texts">> {
  const likely = texts.flatMap(({ name = "", text, offset }) => {
    // A word before a string in a list is no name of it: only one that speaks of a key counts.
    const named = keyName.test(name) && keyWord.test(name) ? name : "";
    const shown = named === "" ? text : `${named} = ${text}`;
    return mayHoldKey(shown) ? [{ shown, name: named, text, offset: offset + shift }] : [];
  });
  // Most pickles hold no text in which a key can be: the table of keys is loaded for the others.
  if (likely.length === 0) return {};
  const { findKeys } = await import("../../knowledge/key-formats/scan.ts");
  const found = likely.flatMap(({ shown, ...text }) =>
    findKeys(shown, { owners: true }).length === 0 ? [] : [text],
  );
  return found.length === 0 ? {} : { texts: found.slice(0, mostTexts) };
}
