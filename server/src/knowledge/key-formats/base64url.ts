import { alphabets } from "./alphabets.ts";

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
