import type { Grammars } from "../host/grammars.ts";
import type { Host } from "../host/host.ts";
import type { TextEdit } from "../text/edits.ts";
import type { PythonModule } from "./python/module.ts";
import type { ProjectNames } from "./python/project-names.ts";
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

/** Where a text's imports from its own project are looked for. */
export interface PythonPlace {
  readonly host: Host;
  readonly path: string;
}

type NamesOf = (text: string) => Promise<ProjectNames>;

/** What a source takes over from that of the text before. */
interface Former {
  readonly session: Promise<PythonSession> | undefined;
  readonly namesOf: Promise<NamesOf> | undefined;
}

/**
 * A Python text that is parsed when it is first asked for, and from then on incrementally: each
 * following text takes over the syntax tree of the one before.
 */
export class PythonSource {
  readonly #text: () => PythonText;
  readonly #grammars: Grammars;
  readonly #place: PythonPlace | undefined;
  #namesOf: Promise<NamesOf> | undefined;
  #session: Promise<PythonSession> | undefined;
  #module: Promise<PythonModule> | undefined;

  /** @param former of a text that this one goes on from */
  constructor(text: () => PythonText, grammars: Grammars, place?: PythonPlace, former?: Former) {
    this.#text = text;
    this.#grammars = grammars;
    this.#place = place;
    this.#session = former?.session;
    this.#namesOf = former?.namesOf;
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
    const next = this.#session?.then((session) => {
      const whole = text();
      return session.update(whole, changes(), this.#namesIn(whole));
    });
    const former = { session: next, namesOf: this.#namesOf };
    return new PythonSource(text, this.#grammars, this.#place, former);
  }

  dispose(): void {
    this.#session?.then((session) => session.dispose());
    this.#session = undefined;
  }

  #open(): Promise<PythonSession> {
    this.#session ??= import("./python/session.ts").then(({ pythonSession }) => {
      const whole = this.#text();
      return pythonSession(whole, this.#grammars, this.#namesIn(whole));
    });
    return this.#session;
  }

  #namesIn(text: PythonText): Promise<ProjectNames> | undefined {
    const place = this.#place;
    if (place === undefined) return undefined;
    this.#namesOf ??= import("./python/project-names.ts").then(({ projectNamesOf }) =>
      projectNamesOf(place.host, place.path),
    );
    const whole = typeof text === "string" ? text : text.join("\n");
    return this.#namesOf.then((namesOf) => namesOf(whole));
  }
}
