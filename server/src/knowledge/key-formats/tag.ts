/**
 * A salted tag of a key, eight hexadecimal digits: two equal keys have one tag, so that a finding stays the same one when
 * lines move, and a baseline knows it again. Thirty-two bits of a mixing that loses the rest (MurmurHash3's, Austin
 * Appleby, public domain): of a key's 128 bits and more, too little to find it by or to try guesses against.
 * Not for passwords, which a person thought of.
 */
export function tagOf(key: string): string {
  let state = salt;
  for (let index = 0; index < key.length; index += 1) {
    let block = Math.imul(key.charCodeAt(index), 0xcc9e2d51);
    block = (block << 15) | (block >>> 17);
    state ^= Math.imul(block, 0x1b873593);
    state = (state << 13) | (state >>> 19);
    state = (Math.imul(state, 5) + 0xe6546b64) | 0;
  }
  state ^= key.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, "0");
}

const salt = 0x10ad11fe;
