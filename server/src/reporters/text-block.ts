import type { Finding, LocatedFix, LocatedRelated, Severity } from "../finding/finding.ts";
import { displayWidth, printable } from "./escape.ts";
import { placeList, placeOf } from "./places.ts";

/** What a part of the text is, for whoever colours it. */
export type TextStyle = Severity | "path" | "rule" | "faint" | "good";

/** Colours a piece, or leaves it as it is. */
export type Paint = (style: TextStyle, text: string) => string;

export interface BlockContext {
  readonly paint: Paint;
  readonly workingFolder: string;
  /** The most places of a list that are named; the others are counted. */
  readonly mostPlaces: number;
}

/** `load.py:12:8 error pickle-load …`: where, how grave, which rule, and what it says. */
export function headLine(finding: Finding, { paint, workingFolder }: BlockContext): string {
  return [
    paint("path", placeOf(finding.location, workingFolder)),
    paint(finding.severity, finding.severity),
    paint("rule", finding.rule),
    printable(finding.message),
  ].join(" ");
}

/**
 * A finding for people: what it says, its line of the source, what else belongs to it and what to do.
 *
 * @param others findings that say the very same elsewhere
 */
export function block(finding: Finding, others: readonly Finding[], context: BlockContext): string {
  const { paint, workingFolder, mostPlaces } = context;
  const lines = [headLine(finding, context), ...excerptLines(finding, paint)];
  for (const [message, locations] of byMessage(finding.related)) {
    const places = placeList(locations, workingFolder, mostPlaces);
    lines.push(
      `${paint("faint", "  see:")} ${places}${locations.length > 1 ? ":" : ""} ${printable(message)}`,
    );
  }
  if (others.length > 0) {
    const places = placeList(
      others.map(({ location }) => location),
      workingFolder,
      mostPlaces,
    );
    lines.push(`${paint("faint", "  also:")} ${places}`);
  }
  const fix = fixLine(finding);
  if (fix !== undefined) lines.push(`${paint("good", "  fix:")} ${fix}`);
  return `${lines.join("\n")}\n`;
}

/** Many places that say the same are one line. */
function byMessage(related: readonly LocatedRelated[]): ReadonlyMap<string, LocatedRelated["location"][]> {
  const groups = new Map<string, LocatedRelated["location"][]>();
  for (const { location, message } of related) {
    const group = groups.get(message);
    if (group === undefined) groups.set(message, [location]);
    else group.push(location);
  }
  return groups;
}

/** So many cells of a terminal an excerpt takes at most: a longer line is cut around its marked part. */
const widest = 100;

function excerptLines(finding: Finding, paint: Paint): readonly string[] {
  const { excerpt } = finding;
  if (excerpt === undefined) return [];
  const { before, marked, after } = cut(excerpt.text, excerpt.highlight.start, excerpt.highlight.end);
  const number = String((finding.location.range?.start.line ?? 0) + 1);
  const gutter = " ".repeat(number.length);
  const bar = paint("faint", "|");
  const caret = "^".repeat(Math.max(1, displayWidth(marked)));
  return [
    ` ${paint("faint", number)} ${bar} ${before}${marked}${after}`,
    ` ${gutter} ${bar} ${" ".repeat(displayWidth(before))}${paint(finding.severity, caret)}`,
  ];
}

/** The line in three printable parts, tabs as spaces, at most `widest` characters long. */
function cut(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly marked: string; readonly after: string } {
  const shown = (piece: string) => printable(piece.replaceAll("\t", "    "));
  const marked = shorten(shown(text.slice(start, end)), widest);
  const room = widest - marked.length;
  let before = shown(text.slice(0, start));
  if (before.length > room) before = `…${before.slice(before.length - Math.max(0, room - 1))}`;
  const after = shorten(shown(text.slice(end)), Math.max(0, room - before.length));
  return { before, marked, after };
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return length <= 0 ? "" : `${text.slice(0, length - 1)}…`;
}

const applicabilityOrder = ["safe", "unsafe", "manual"] as const;

function bestFix(fixes: readonly LocatedFix[]): LocatedFix | undefined {
  for (const wanted of applicabilityOrder) {
    const fix = fixes.find(({ applicability }) => applicability === wanted);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

function fixLine({ fixes, message }: Finding): string | undefined {
  const fix = bestFix(fixes);
  switch (fix?.applicability) {
    case undefined:
      return undefined;
    case "safe":
      return `${printable(fix.title)} [--fix does it]`;
    case "unsafe":
      return `${printable(fix.title)} [needs a look; --fix --unsafe-fixes does it]`;
    case "manual":
      return printableUnlessSaid(fix.title, message);
  }
}

/** What a person is to do by hand, as far as the message above has not said it in the same words. */
function printableUnlessSaid(title: string, message: string): string | undefined {
  const [, advice = title, aside] = /^(.*?)(?: \((.*)\))?$/s.exec(title) ?? [];
  if (!message.toLowerCase().includes(advice.toLowerCase())) return printable(title);
  return aside === undefined ? undefined : printable(aside);
}
