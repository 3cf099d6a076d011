import { alphabets, codeAt } from "./alphabets.ts";

/** What stands in base64url (RFC 4648 section 5), as bytes in a string; up to the first character that does not belong to it. */
export function decodeBase64url(text: string): string {
  let bits = 0;
  let held = 0;
  let result = "";
  for (let at = 0; at < text.length; at += 1) {
    const value = base64Values[text.charCodeAt(at)] ?? -1;
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result += String.fromCharCode((held >> bits) & 0xff);
  }
  return result;
}

const order = `${alphabets.letters.slice(26)}${alphabets.lower}${alphabets.digits}+/`;

/** The value of each ASCII character, -1 of those that have none. */
const base64Values = Int8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return order.indexOf(character === "-" ? "+" : character === "_" ? "/" : character);
});

/** Whether the first nine bytes of what stands at an offset in base64 are ASCII that is shown, or blanks. */
export function startsReadable(text: string, start: number): boolean {
  for (let at = start; at < start + 12; at += 4) {
    const bits =
      (valueAt(text, at) << 18) |
      (valueAt(text, at + 1) << 12) |
      (valueAt(text, at + 2) << 6) |
      valueAt(text, at + 3);
    if (bits < 0 || !isShown(bits >> 16) || !isShown((bits >> 8) & 0xff) || !isShown(bits & 0xff))
      return false;
  }
  return true;
}

function valueAt(text: string, at: number): number {
  return base64Values[codeAt(text, at)] ?? -1;
}

function isShown(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
