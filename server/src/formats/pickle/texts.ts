import type { Value } from "./values.ts";

/** A text constant that a person may have written. */
export interface PickleText {
  /** What lies under it on the stack, where that is a text: in a dict or a state, the name of the value. */
  readonly name: string | undefined;
  readonly text: string;
  /** Of its first byte in the source. */
  readonly offset: number;
}

/** No key is shorter; what is longer, in bytes, is a document. */
export const shortestKeptText = 16;
export const longestKeptText = 8192;
const longestName = 100;

/** Beyond the first texts: one word with a digit and a letter, as keys are. */
const longestWord = 512;
const keyLike = /^(?=[\w\-.:+/=]*\d)(?=[\w\-.:+/=]*[A-Za-z])[\w\-.:+/=]{20,512}$/;

/**
 * The texts of all pickles of a file: the first ones of them whatever they are, of the others those that
 * could be keys. What has more is a data set or a vocabulary.
 */
export class TextCollector {
  #texts: PickleText[] = [];
  #left = 4096;
  #bytesLeft = 1 << 20;
  #wordsLeft = 65_536;
  #wordBytesLeft = 4 << 20;
  /** Whether a text that could be a key was left out. */
  missed = false;

  /** Whether a text of so many bytes is kept. */
  takes(length: number): boolean {
    if (length < shortestKeptText || length > longestKeptText) return false;
    return this.#hasRoom(length) || (length <= longestWord && !this.missed);
  }

  #hasRoom(length: number): boolean {
    return length <= this.#bytesLeft && this.#left > 0;
  }

  /** @param below what lies on top of the stack before the text is pushed */
  add(text: string, offset: number, below: Value | undefined): void {
    if (!this.takes(text.length)) return;
    if (this.#hasRoom(text.length)) {
      this.#left -= 1;
      this.#bytesLeft -= text.length;
    } else if (!this.#takesWord(text)) return;
    const name = typeof below === "string" && below.length <= longestName ? below : undefined;
    this.#texts.push({ name, text, offset });
  }

  #takesWord(text: string): boolean {
    if (!keyLike.test(text)) return false;
    this.missed ||= this.#wordsLeft <= 0 || text.length > this.#wordBytesLeft;
    if (this.missed) return false;
    this.#wordsLeft -= 1;
    this.#wordBytesLeft -= text.length;
    return true;
  }

  /** What came since it was last asked. */
  take(): readonly PickleText[] {
    const taken = this.#texts;
    this.#texts = [];
    return taken;
  }
}
