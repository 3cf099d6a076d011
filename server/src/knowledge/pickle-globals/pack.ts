/** The imports of one library that a pickle may make without a word. */
export interface AllowPack {
  /** The library, as people name it. */
  readonly library: string;
  /** Where the names come from: the library's own list, its pickles, a survey. One line each. */
  readonly sources: readonly string[];
  /** When they were last looked at. */
  readonly date: string;
  /** Module → names, separated by blanks. Only exact pairs count. */
  readonly globals: Readonly<Record<string, string>>;
}
