/**
 * A text that counts how many of its characters a reader looks at. Reads of one character count as one; searches and
 * slices as many as they pass.
 */
export class CountingText {
  readonly #text: string;
  steps = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  charCodeAt(index: number): number {
    this.steps += 1;
    return this.#text.charCodeAt(index);
  }

  charAt(index: number): string {
    this.steps += 1;
    return this.#text.charAt(index);
  }

  startsWith(search: string, at = 0): boolean {
    this.steps += search.length;
    return this.#text.startsWith(search, at);
  }

  slice(start: number, end?: number): string {
    const slice = this.#text.slice(start, end);
    this.steps += slice.length;
    return slice;
  }

  indexOf(search: string, from = 0): number {
    const found = this.#text.indexOf(search, from);
    this.steps += (found < 0 ? this.#text.length : found) - from;
    return found;
  }

  lastIndexOf(search: string, from = this.#text.length): number {
    const found = this.#text.lastIndexOf(search, from);
    this.steps += from - Math.max(0, found);
    return found;
  }
}
