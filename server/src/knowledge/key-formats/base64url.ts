import { alphabets } from "./alphabets.ts";

/** What stands in base64url (RFC 4648 section 5), as bytes in a string; up to the first character that does not belong to it. */
export function decodeBase64url(text: string): string {
  let bits = 0;
  let held = 0;
  let result = "";
  for (const character of text.replaceAll("-", "+").replaceAll("_", "/")) {
    const value = base64Order.indexOf(character);
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result += String.fromCharCode((held >> bits) & 0xff);
  }
  return result;
}

const base64Order = `${alphabets.letters.slice(26)}${alphabets.lower}${alphabets.digits}+/`;
