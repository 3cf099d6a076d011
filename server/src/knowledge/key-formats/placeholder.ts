/**
 * Words that people put where a key belongs, five letters and more. They count in lower case, in upper case and
 * capitalised: a random key of 90 characters holds one of them once in ten million.
 */
const words = [
  "example",
  "placeholder",
  "redacted",
  "change",
  "replace",
  "insert",
  "dummy",
  "sample",
  "secret",
  "token",
  "apikey",
  "password",
  "xxxxx",
  "abcdef",
  "qwerty",
  "asdfg",
  "lorem",
  "foobar",
  "deadbeef",
  "goeshere",
  "invalid",
  "fakekey",
  "notreal",
  "notakey",
  "mykey",
  "yourkey",
  // The keys of Microsoft's emulators of Azure Storage and Cosmos DB, the same on every machine
  // (learn.microsoft.com, "Use the Azurite emulator", "Develop locally using the Azure Cosmos DB emulator").
  "Eby8vdM02x",
  "C2y6yDjf5/",
].flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]);

/** Longer ones count however their letters are written (`myAPIkey…`): as seldom in a random key as the shorter ones above. */
const anyCase = words.filter((word) => word.length >= 6 && word === word.toLowerCase());

/** Shorter words count where they stand between separators, as in `your_key_here`: one of these, */
const strongParts = new Set(["your", "test", "fake", "here", "demo", "todo", "mock", "xxx", "xxxx"]);
/** or two of these. */
const weakParts = new Set([
  "my",
  "key",
  "none",
  "null",
  "foo",
  "bar",
  "api",
  "the",
  "and",
  "for",
  "of",
  "to",
]);

/**
 * Whether the part of a key that should be random was written by a person: a placeholder, a sequence, a
 * repetition, too few different characters.
 */
export function isPlaceholder(body: string): boolean {
  const lower = body.toLowerCase();
  return (
    words.some((word) => body.includes(word)) ||
    anyCase.some((word) => lower.includes(word)) ||
    hasPlaceholderPart(body) ||
    isPatterned(lower)
  );
}

function hasPlaceholderPart(body: string): boolean {
  let weak = 0;
  for (const part of body.toLowerCase().split(/[_.-]/)) {
    if (part.length === body.length) return false;
    if (strongParts.has(part)) return true;
    if (weakParts.has(part)) weak += 1;
  }
  return weak >= 2;
}

/** Whether too little of a text is left to chance. `lower` is in lower case: `AbCdEf` is a sequence too. */
function isPatterned(lower: string): boolean {
  const length = lower.length;
  if (new Set(lower).size < Math.min(8, Math.max(5, length / 4))) return true;
  for (const step of [1, 2]) {
    const { covered, longest } = sequences(lower, step);
    if (longest >= 9 || covered * 5 >= length * 2) return true;
  }
  return isPeriodic(lower);
}

/** How many characters lie in runs of four and more that go up, down or stay, looking at every `step`th character. */
function sequences(lower: string, step: number): { readonly covered: number; readonly longest: number } {
  let covered = 0;
  let longest = 1;
  for (let phase = 0; phase < step; phase += 1) {
    let run = 1;
    let direction = Number.NaN;
    for (let index = phase + step; index < lower.length + step; index += step) {
      const difference = index < lower.length ? lower.charCodeAt(index) - lower.charCodeAt(index - step) : 9;
      if (Math.abs(difference) <= 1 && difference === direction) {
        run += 1;
        continue;
      }
      if (run >= 4) covered += run;
      longest = Math.max(longest, run);
      direction = difference;
      run = Math.abs(difference) <= 1 ? 2 : 1;
    }
  }
  return { covered, longest };
}

/** Whether a text is one short piece again and again. */
function isPeriodic(lower: string): boolean {
  for (let period = 1; period * 2 <= lower.length && period <= 16; period += 1) {
    let same = 0;
    for (let index = period; index < lower.length; index += 1) {
      if (lower.charCodeAt(index) === lower.charCodeAt(index - period)) same += 1;
    }
    if (same * 5 >= (lower.length - period) * 4) return true;
  }
  return false;
}
