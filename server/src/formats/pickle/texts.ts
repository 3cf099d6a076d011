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
const shortest = 16;
export const longestKeptText = 8192;
const longestName = 100;

/** The texts of all pickles of a file, the first ones of them: what has more is a data set or a vocabulary. */
export class TextCollector {
  #texts: PickleText[] = [];
  #left = 4096;
  #bytesLeft = 1 << 20;

  /** Whether a text of so many bytes is kept. */
  takes(length: number): boolean {
    return length >= shortest && length <= longestKeptText && length <= this.#bytesLeft && this.#left > 0;
  }

  /** @param below what lies on top of the stack before the text is pushed */
  add(text: string, offset: number, below: Value | undefined): void {
    if (!this.takes(text.length)) return;
    const name = typeof below === "string" && below.length <= longestName ? below : undefined;
    this.#texts.push({ name, text, offset });
    this.#left -= 1;
    this.#bytesLeft -= text.length;
  }

  /** What came since it was last asked. */
  take(): readonly PickleText[] {
    const taken = this.#texts;
    this.#texts = [];
    return taken;
  }
}
