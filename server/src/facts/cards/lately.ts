/** Answers to long texts, of which those that were asked for lately are kept: as many as their texts' length allows. */
export class Lately<T> {
  readonly #answers = new Map<string, T>();
  readonly #most: number;
  #length = 0;

  /** @param most UTF-16 units of all texts together; a text of more than a sixteenth of it is not kept */
  constructor(most: number) {
    this.#most = most;
  }

  answer(text: string, make: () => T): T {
    const known = this.#answers.get(text);
    if (known !== undefined) return known;
    const made = make();
    if (text.length > this.#most / 16) return made;
    this.#answers.set(text, made);
    this.#length += text.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#length <= this.#most) break;
      this.#answers.delete(oldest);
      this.#length -= oldest.length;
    }
    return made;
  }
}
