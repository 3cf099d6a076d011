/** The imports of one library that a pickle may make without a word. */
export interface AllowPack {
  /** The library, as people name it. */
  readonly library: string;
  /**
   * Where the names come from: the library's own list, its pickles, a survey. One line each. The
   * sources stand for the pack as a whole; which name came from which of them is not recorded.
   */
  readonly sources: readonly string[];
  /** The month in which the pack was put together from them. */
  readonly date: string;
  /** Module → names, separated by blanks. Only exact pairs count. */
  readonly globals: Readonly<Record<string, string>>;
}
