/** The alphabets that keys are written in, as membership tables over ASCII. */
export type AlphabetName =
  | "digits"
  | "hex"
  | "HEX"
  | "lower"
  | "lower-digits"
  | "upper-digits"
  | "upper-dashed"
  | "base32"
  | "letters"
  | "alphanumeric"
  | "base64url"
  | "base64"
  | "dotted"
  | "dotted-tilde"
  | "percent"
  | "padding";

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();

/** The characters of each alphabet. `base64` has no padding: a shape that ends in `=` says so. */
export const alphabets: Readonly<Record<AlphabetName, string>> = {
  digits,
  hex: `${digits}abcdef`,
  HEX: `${digits}abcdefABCDEF`,
  lower,
  "lower-digits": lower + digits,
  "upper-digits": upper + digits,
  // Wolfram's AppIDs.
  "upper-dashed": `${upper}${digits}-`,
  // RFC 4648 section 6: what follows an AWS access key id's four letters.
  base32: `${upper}234567`,
  letters: lower + upper,
  alphanumeric: digits + lower + upper,
  // RFC 4648 section 5; Python's `secrets.token_urlsafe` writes it.
  base64url: `${digits}${lower}${upper}_-`,
  base64: `${digits}${lower}${upper}+/`,
  // What Microsoft Entra makes client secrets of.
  "dotted-tilde": `${digits}${lower}${upper}_-.~`,
  dotted: `${digits}${lower}${upper}_-.`,
  // Letters and digits with the escapes of URLs.
  percent: `${digits}${lower}${upper}%`,
  padding: "=",
};

// `Object.keys` forgets that these are the names.
const names = Object.keys(alphabets) as AlphabetName[];

const tables = new Map<AlphabetName, Uint8Array>();

/** One byte for each ASCII code: 1 where it belongs to the alphabet. */
export function membership(name: AlphabetName): Uint8Array {
  let table = tables.get(name);
  if (table === undefined) {
    table = tableOf(alphabets[name]);
    tables.set(name, table);
  }
  return table;
}

export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let index = 0; index < characters.length; index += 1) table[characters.charCodeAt(index)] = 1;
  return table;
}

/**
 * Kinds of characters, one bit each: what the same alphabets have is of one kind, so that every alphabet is a union of
 * some. Each ASCII code has its kind; all else is `foreign`.
 */
const foreign = 1 << 30;
const kinds = kindsOfCharacters();

function kindsOfCharacters(): Int32Array {
  const bits = new Map<string, number>();
  return Int32Array.from({ length: 128 }, (_, code) => {
    const character = String.fromCharCode(code);
    const where = names.filter((name) => alphabets[name].includes(character)).join(" ");
    if (where === "") return foreign;
    const bit = bits.get(where) ?? 1 << bits.size;
    bits.set(where, bit);
    return bit;
  });
}

/** The kinds of all characters of an alphabet. */
export function kindsOf(characters: string): number {
  return kindsIn(characters, 0, characters.length);
}

/** The kinds of characters that stand in a stretch of a text: it is written in an alphabet that has all of them. */
export function kindsIn(text: string, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    found |= code < 128 ? (kinds[code] ?? foreign) : foreign;
  }
  return found;
}

/** The code of a character; -1 outside of the text. */
export function codeAt(text: string, index: number): number {
  // Asked for a character that is not there, V8 gives up its fast way to ask for one, in that place for good.
  return index >= 0 && index < text.length ? text.charCodeAt(index) : -1;
}

/** Whether a character stands in a text at an offset. */
export function isAt(text: string, index: number, character: string): boolean {
  return codeAt(text, index) === character.charCodeAt(0);
}

/** Whether `table` holds the character at `index`; nothing outside the text or outside ASCII is held. */
export function holds(table: Uint8Array, text: string, index: number): boolean {
  const code = codeAt(text, index);
  return code >= 0 && code < 128 && table[code] === 1;
}
