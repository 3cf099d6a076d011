/**
 * What in a licence file is not of the licence that it is taken for: the words that somebody put in, and those
 * that are gone. Of texts that may be copied (texts.ts) every word is known; of all others a sample, so that
 * less is seen there, and less surely.
 */

import type { Span } from "../../text/span.ts";
import { matchTexts, sampleOf } from "./fingerprints.ts";
import { readLicenseText } from "./recognize.ts";
import { comparedWords, isSampled, shinglesOf, shingleWords } from "./shingles.ts";
import { licenseTextOf } from "./texts.ts";

export interface LicenseAddition extends Span {
  /** Between the licence's own words, or before and after them. */
  readonly inside: boolean;
  /** It speaks as terms do: of what is allowed, to whom, for what. */
  readonly isTerm: boolean;
}

export interface LicenseDifferences {
  /** The rows of the licence table whose text it otherwise is. */
  readonly ids: readonly string[];
  /** Every word of the text is known. */
  readonly exact: boolean;
  /** Offsets in the text. */
  readonly added: readonly LicenseAddition[];
  /** Beginnings of what is gone, in the licence's own words, and how many words each has. */
  readonly missing: readonly { readonly words: number; readonly beginning: string }[];
}

/** Longer files are collections of licences. */
const longestText = 120_000;
/** Texts of a house that writes many which are nearly alike, and one that is itself a changed text. */
const lookalikes: ReadonlySet<string> = new Set([
  "other:apple-ml-ferret",
  "apple-ascl",
  "other:modified-mit",
]);
/** More words beside a known text are a licence of its own, or a list of other people's. */
const mostAdded = 700;

/** What differs from a known licence; undefined for a text that is none, several, or only named by its title. */
export function licenseDifferences(text: string): LicenseDifferences | undefined {
  if (text.length > longestText) return undefined;
  const reading = readLicenseText(text);
  if (reading === undefined || reading.by !== "text") return undefined;
  const [id, ...others] = reading.ids;
  if (id === undefined || others.length > 0 || lookalikes.has(id) || matchTexts(text).length > 1)
    return undefined;
  const whole = licenseTextOf(id);
  const placed = placedWords(text);
  const words = placed.map(({ word }) => word);
  const shingles = shinglesOf(words);
  const known =
    whole === undefined ? sampleOf(id) : { every: 1, kept: new Set(shinglesOf(comparedWords(whole))) };
  const added = additions(text, placed, runsBeside(shingles, known));
  if (added.reduce((sum, { words: count }) => sum + count, 0) > mostAdded) return undefined;
  const missing = whole === undefined ? [] : gone(comparedWords(termsOf(whole)), new Set(shingles));
  return { ids: reading.ids, exact: whole !== undefined, added, missing };
}

/** What stands behind the terms is how to apply them, and mostly left out. */
function termsOf(whole: string): string {
  const end = whole.indexOf("END OF TERMS AND CONDITIONS");
  return end < 0 ? whole : whole.slice(0, end);
}

interface PlacedWord extends Span {
  readonly word: string;
}

/** The words of `comparedWords`, each with its place. */
function placedWords(text: string): readonly PlacedWord[] {
  const kept = text.replace(/^[ \t>#*/;-]*(?:copyright\b|©|\(c\)).*$/gim, (line) => " ".repeat(line.length));
  return [...kept.matchAll(/[A-Za-z0-9]+(?:['’`][A-Za-z0-9]+)*/g)].map((match) => ({
    word: match[0].replace(/['’`]/g, "").toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

interface Known {
  readonly every: number;
  readonly kept: ReadonlySet<number>;
}

/** Words `from` to `to` (not inside) that no known run of words covers. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly inside: boolean;
}

function runsBeside(shingles: Uint32Array, known: Known): readonly Run[] {
  const sampled = [...shingles.keys()].filter((at) => isSampled(shingles[at] ?? 0, known.every));
  const isKnown = (at: number) => known.kept.has(shingles[at] ?? 0);
  const first = sampled.find(isKnown) ?? 0;
  const last = sampled.findLast(isKnown) ?? 0;
  const runs: Run[] = [];
  let open: number[] = [];
  const close = (next: number | undefined) => {
    const [start] = open;
    const end = open.at(-1);
    open = [];
    if (start === undefined || end === undefined) return;
    const before = sampled.findLast((at) => at < start && isKnown(at));
    // A run that is known covers six words, on either side.
    const from = Math.max(start, before === undefined ? 0 : before + shingleWords);
    const to = Math.min(end + shingleWords, next ?? shingles.length + shingleWords);
    if (to > from) runs.push({ from, to, inside: start > first && end < last });
  };
  for (const at of sampled) {
    if (isKnown(at)) close(at);
    else open.push(at);
  }
  close(undefined);
  return runs;
}

/** Words by which terms are told from names, headings and typing. */
const termWords =
  /\b(?:non-?\s?commercial|commercial(?:ly)?|may not|must not|shall not|can ?not|not (?:be )?(?:used?|permitted|allowed|sold)|prohibit(?:ed|s)?|forbidden|forbids|restrict(?:ed|ions?|s)|revenue|compet(?:e|es|ing|itors?)|military|weapons?|surveillance|evil|resell|sell|selling|written (?:permission|consent|approval)|prior (?:permission|consent|approval)|research (?:purposes|use)|academic|only (?:for|be|use)|monthly active|employees)\b/i;

function additions(
  text: string,
  words: readonly PlacedWord[],
  runs: readonly Run[],
): readonly (LicenseAddition & { readonly words: number })[] {
  return runs.flatMap(({ from, to, inside }) => {
    const start = words[from]?.start;
    const end = words[Math.min(to, words.length) - 1]?.end;
    if (start === undefined || end === undefined || end <= start) return [];
    const added = text.slice(start, end);
    return [{ start, end, inside, isTerm: isTerm(added, to - from), words: to - from }];
  });
}

/** Another licence that stands in the same file, or is spoken of; and the name that BSD's third clause holds. */
const otherLicense =
  /\blicen[cs]ed under\b|\bunder the terms of the\b|\blicen[cs]e(?: agreement)?,? version\b|\blicen[cs]e agreement is between\b|\bnames? [^.]{0,200}may not\b/i;
const ownLicense = 250;

function isTerm(added: string, words: number): boolean {
  return words <= ownLicense && termWords.test(added) && !otherLicense.test(added);
}

/** So many words in a row are more than a matter of wording. */
const tellingGap = 20;
const shownWords = 12;

function gone(
  known: readonly string[],
  present: ReadonlySet<number>,
): readonly { readonly words: number; readonly beginning: string }[] {
  const shingles = shinglesOf(known);
  const covered = new Uint8Array(known.length);
  for (const [at, shingle] of shingles.entries()) {
    if (present.has(shingle)) covered.fill(1, at, at + shingleWords);
  }
  const gaps: { words: number; beginning: string }[] = [];
  for (let at = 0; at < known.length; at += 1) {
    if (covered[at] === 1) continue;
    const next = covered.indexOf(1, at);
    const end = next < 0 ? known.length : next;
    if (end - at >= tellingGap)
      gaps.push({ words: end - at, beginning: known.slice(at, Math.min(end, at + shownWords)).join(" ") });
    at = end;
  }
  return gaps;
}
