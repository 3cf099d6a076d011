/** Writes bytes as the digits that Python's module base64 reads. */
export const base32hex = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
export const ascii85 = Array.from({ length: 85 }, (_, at) => String.fromCharCode(0x21 + at)).join("");
export const z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
const git85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

/** Five bits a digit, filled up to groups of eight. */
export function base32(bytes: Uint8Array, alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const digits = bits.match(/.{1,5}/g) ?? [];
  const text = digits.map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)] ?? "").join("");
  return text.padEnd(Math.ceil(text.length / 8) * 8, "=");
}

/** Five digits for four bytes; of the last group as many fewer as bytes are missing. */
export function base85(bytes: Uint8Array, alphabet = git85): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const four = bytes.subarray(at, at + 4);
    let value = 0;
    for (let index = 0; index < 4; index += 1) value = value * 256 + (four[index] ?? 0);
    let group = "";
    for (let index = 0; index < 5; index += 1, value = Math.floor(value / 85))
      group = (alphabet[value % 85] ?? "") + group;
    text += group.slice(0, four.length + 1);
  }
  return text;
}

/** Lines of 45 bytes, each behind how many it has. */
export function uu(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 45) {
    const line = bytes.subarray(at, at + 45);
    const bits = Array.from(line, (byte) => byte.toString(2).padStart(8, "0")).join("");
    const six = bits.padEnd(Math.ceil(bits.length / 24) * 24, "0").match(/.{6}/g) ?? [];
    const characters = six.map((value) => String.fromCharCode(0x20 + Number.parseInt(value, 2)));
    text += `${String.fromCharCode(0x20 + line.length)}${characters.join("")}\n`;
  }
  return text;
}
