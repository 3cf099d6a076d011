import { leakingPicture, reported, script, secretOrders } from "../../knowledge/templates/instructions.ts";
import { orders } from "../../knowledge/templates/languages.ts";
import type { JinjaTemplate } from "../../syntax/jinja/template.ts";
import type { TemplateDanger } from "../kinds/model-folder.ts";
import { shown } from "./template-dangers.ts";

/** The most of one kind that are told. */
const mostHits = 10;
/** Longer stretches of text are looked through in pieces of this length. */
const pieceLength = 50_000;

const directionMarks = "marks that turn the direction of text";

/**
 * Characters that nobody sees and a model reads, by what they are (Unicode 16, Default_Ignorable_Code_Point and
 * Bidi_Control).
 */
const kinds: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  // Each stands for an ASCII character: whole sentences are written in them.
  { name: "tag characters", pattern: /[\u{E0001}\u{E0020}-\u{E007F}]+/gu },
  // Sixteen of them, and 240 more, stand for bytes.
  { name: "variation selectors", pattern: /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{4,}/gu },
  { name: directionMarks, pattern: /[\u202A-\u202E\u2066-\u2069]+/gu },
  {
    name: "characters without width",
    pattern: /[\u200B\u2060-\u2064\u206A-\u206F\u180E\u00AD\u115F\u1160\u3164\uFFA0]+/gu,
  },
  // Joiners are part of emoji and of several scripts, and only a run of them is none.
  { name: "joiners without width", pattern: /(?:\u200C|\u200D|\uFEFF){3,}/gu },
];

/** Characters in a template that hide what it says. */
export function hiddenCharacters(text: string): readonly TemplateDanger[] {
  return charactersOf(text, kinds);
}

/** Those among them that stand in a text for no honest reason: others are in what people paste, and in vocabularies. */
export function deceivingCharacters(text: string): readonly TemplateDanger[] {
  return charactersOf(text, kinds.slice(0, 3)).filter(
    ({ name, reveals }) => reveals !== undefined || name === directionMarks,
  );
}

function charactersOf(text: string, wanted: typeof kinds): readonly TemplateDanger[] {
  return wanted.flatMap(({ name, pattern }) => {
    const hits: TemplateDanger[] = [];
    for (const match of text.matchAll(pattern)) {
      const { index: start } = match;
      const [run] = match;
      if (isFlag(text, start) || hits.length >= mostHits) continue;
      const reveals = revealed(run);
      hits.push({
        family: "hides-text",
        name,
        start,
        end: start + run.length,
        ...(reveals === "" ? {} : { reveals }),
      });
    }
    return hits;
  });
}

/** The flags of England, Scotland and Wales are a black flag and tag characters (Unicode Technical Standard 51). */
function isFlag(text: string, start: number): boolean {
  return text.slice(Math.max(0, start - 2), start) === "\u{1F3F4}";
}

/** What tag characters spell, or the bytes that variation selectors stand for. */
function revealed(run: string): string {
  const codes = [...run].map((character) => character.codePointAt(0) ?? 0);
  const letters = codes.flatMap((code) => {
    if (code >= 0xe0020 && code <= 0xe007e) return [code - 0xe0000];
    if (code >= 0xfe00 && code <= 0xfe0f) return [code - 0xfe00];
    return code >= 0xe0100 && code <= 0xe01ef ? [code - 0xe0100 + 16] : [];
  });
  const spelt = String.fromCharCode(...letters.slice(0, 200));
  return /^[\x20-\x7e\s]{4,}$/.test(spelt) ? shown(spelt) : "";
}

/** Orders to the model that its user is not to notice, in the text of a template and in its strings. */
export function secretInstructions(text: string, { segments }: JinjaTemplate): readonly TemplateDanger[] {
  const stretches = segments.flatMap(({ kind, start, end, tokens }): readonly Stretch[] => {
    if (kind === "text") return [{ text: text.slice(start, end), start, end, exact: true }];
    const strings = tokens.filter((token) => token.kind === "string");
    return strings.map((token) => ({ text: token.text, start: token.start, end: token.end, exact: false }));
  });
  return stretches.flatMap((stretch) => ordersIn(stretch)).slice(0, mostHits);
}

/**
 * What a text of ASCII has that gives an order: two words, or the one that is an order alone. Most metadata are names
 * and numbers, and to make the patterns of all languages ready costs a start more than all else.
 */
const mayOrder = /[a-z]{2}\s{1,4}[a-z]{2}|exfiltrat|[^\0-\x7f]/i;

/** The same orders in a text that is no template. */
export function ordersInText(text: string): readonly TemplateDanger[] {
  if (!mayOrder.test(text)) return [];
  return ordersIn({ text, start: 0, end: text.length, exact: true }, [...secretOrders, ...foreignOrders]);
}

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Offsets of the text are those of the template. */
  readonly exact: boolean;
}

function ordersIn(stretch: Stretch, patterns = allOrders()): readonly TemplateDanger[] {
  const found: TemplateDanger[] = [];
  for (let from = 0; from < stretch.text.length; from += pieceLength) {
    const piece = stretch.text.slice(from, from + pieceLength + 500);
    for (const pattern of patterns) {
      const match = ownOrder(pattern, piece);
      if (match === null) continue;
      const start = stretch.exact ? stretch.start + from + match.index : stretch.start;
      const end = stretch.exact ? start + match[0].length : stretch.end;
      found.push({ family: "instructs", name: shown(match[0]), start, end });
    }
  }
  return found;
}

function allOrders(): readonly RegExp[] {
  return [...secretOrders, ...foreignOrders, leakingPicture, script];
}

const foreignOrders = orders.flatMap(({ forgets, conceals }) => [forgets, conceals]);

/** The first that the template gives itself: to speak of an order, in order to refuse it, is another matter. */
function ownOrder(pattern: RegExp, piece: string): RegExpExecArray | null {
  const all = new RegExp(pattern.source, `${pattern.flags}g`);
  for (
    let match = all.exec(piece), count = 0;
    match !== null && count < 20;
    match = all.exec(piece), count += 1
  ) {
    if (!reported.test(piece.slice(Math.max(0, match.index - 60), match.index))) return match;
  }
  return null;
}

/** `'password' in message['content']|lower`: a condition on plain words of what the user writes. */
export function watchedWords({ segments }: JinjaTemplate): readonly TemplateDanger[] {
  return segments.flatMap(({ kind, tokens }): readonly TemplateDanger[] => {
    if (kind !== "statement" || !/^(?:if|elif)$/.test(tokens[0]?.text ?? "")) return [];
    return tokens.flatMap((token, index): readonly TemplateDanger[] => {
      if (token.kind !== "string" || !isPlainWords(token.text) || tokens[index + 1]?.text !== "in") return [];
      const subject = tokens.slice(index + 2, index + 12);
      const ofUser =
        subject.some(({ text }) => text === "content") &&
        subject.some(({ text }) => /^(?:messages?|lower)$/.test(text));
      return ofUser
        ? [{ family: "watches", name: shown(token.text), start: token.start, end: token.end }]
        : [];
    });
  });
}

/** Keys of a message's parts are asked for in the same way: `'image' in content`. */
const partNames =
  /^(?:image|image_url|images|video|video_url|videos|audio|audio_url|text|type|file|input_audio|think|thinking|reasoning)$/i;

function isPlainWords(text: string): boolean {
  return /^[\p{L}][\p{L}\p{N} ]{2,60}$/u.test(text) && !partNames.test(text);
}
