import type { Grammars } from "../host/grammars.ts";
import type { TextEdit } from "../text/edits.ts";
import type { PythonModule } from "./python/module.ts";
import type { PythonSession, PythonText } from "./python/session.ts";

/** A module of nothing, for a notebook without a Python cell. */
export const emptyModule: Promise<PythonModule> = Promise.resolve({
  calls: [],
  strings: [],
  imports: [],
  patches: [],
  comments: [],
  importOffset: 0,
  errors: [],
});

/**
 * A Python text that is parsed when it is first asked for, and from then on incrementally: each
 * following text takes over the syntax tree of the one before.
 */
export class PythonSource {
  readonly #text: () => PythonText;
  readonly #grammars: Grammars;
  #session: Promise<PythonSession> | undefined;
  #module: Promise<PythonModule> | undefined;

  constructor(text: () => PythonText, grammars: Grammars, session?: Promise<PythonSession>) {
    this.#text = text;
    this.#grammars = grammars;
    this.#session = session;
  }

  get parsed(): boolean {
    return this.#module !== undefined;
  }

  module(): Promise<PythonModule> {
    this.#module ??= this.#open().then((session) => session.module());
    return this.#module;
  }

  /** The source after edits, which apply one after another. */
  update(text: () => PythonText, changes: () => readonly TextEdit[]): PythonSource {
    // A text that was never parsed has nothing to hand on.
    const next = this.#session?.then((session) => session.update(text(), changes()));
    return new PythonSource(text, this.#grammars, next);
  }

  dispose(): void {
    this.#session?.then((session) => session.dispose());
    this.#session = undefined;
  }

  #open(): Promise<PythonSession> {
    this.#session ??= import("./python/session.ts").then(({ pythonSession }) =>
      pythonSession(this.#text(), this.#grammars),
    );
    return this.#session;
  }
}
