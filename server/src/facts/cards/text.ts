import type { Span } from "../../text/span.ts";
import type { CardHeading, CardText, CardValue } from "../facts.ts";

/** A card's text is pages long; what lies beyond this is a table of results. */
const readLength = 400_000;

/**
 * What the Markdown of a card says, as far as rules ask: its headings, what its template left in it,
 * and whether it says some words. Fenced code is passed over.
 *
 * @param start where the Markdown begins
 */
export function cardText(text: string, start: number): CardText {
  const body = withoutCode(text.slice(start, start + readLength));
  const headings = headingsOf(body, start);
  let plain: string | undefined;
  return {
    headings,
    placeholders: placeholdersOf(body, start),
    end: text.length,
    endsLine: text.endsWith("\n"),
    says: (words) => {
      plain ??= plainWords(body);
      return plain.includes(plainWords(words));
    },
  };
}

/** Blanks of the same length, so that every place stays what it is. Comments of HTML are not shown either. */
function withoutCode(body: string): string {
  const blank = (piece: string) => piece.replace(/[^\r\n]/g, " ");
  return body
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, blank)
    .replace(/<!--[\s\S]{0,20000}?-->/g, blank);
}

/** Lower case, letters and digits alone, single spaces. */
export function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}©]+/gu, " ")
    .trim()} `.trim();
}

function headingsOf(body: string, start: number): readonly CardHeading[] {
  const found = [...body.matchAll(/^(#{1,6})[ \t]+([^\r\n]{1,200})/gm)].slice(0, 300);
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const next = found[index + 1]?.index ?? body.length;
    const below = body.slice(end, next).trim();
    const nextLevel = found[index + 1]?.[1]?.length ?? 0;
    const level = match[1]?.length ?? 1;
    return {
      level,
      value: (match[2] ?? "").replace(/[*_`#]+/g, "").trim(),
      span: { start: start + match.index, end: start + end },
      // A heading that only others stand under is no empty section.
      isEmpty: below === "" && nextLevel <= level,
    };
  });
}

/**
 * Words that templates leave to be filled in: huggingface_hub's card templates, transformers' and
 * AutoTrain's generated cards, and what people leave for later.
 */
const left =
  /\[(?:more|needs more) information(?: needed)?\]|^[ \t]*more information needed\.?[ \t]*$|^[ \t]*(?:[-*][ \t]+)?(?:\*\*[^*\n]{1,60}\*\*[ \t]*:?[ \t]*)?(?:TODO|TBD|FIXME)\b[^\n]{0,80}$|\blorem ipsum\b|\{\{[^}\n]{1,80}\}\}/gim;

function placeholdersOf(body: string, start: number): readonly CardValue[] {
  return [...body.matchAll(left)].slice(0, 200).map((match) => {
    const value = match[0].trim();
    const from = start + match.index + match[0].indexOf(value);
    const span: Span = { start: from, end: from + value.length };
    return { value, span };
  });
}
