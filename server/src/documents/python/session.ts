import type { Grammars } from "../../host/grammars.ts";
import { loadPythonParser, type PythonParser } from "../../syntax/python/parser.ts";
import { type PythonSource, readSource } from "../../syntax/python/source.ts";
import type { TextEdit } from "../../text/edits.ts";
import { type BuiltModule, buildModule } from "./build.ts";
import type { PythonModule } from "./module.ts";

/** One state of a Python text, and what is known of it. */
export interface PythonSession {
  /** Made at the first call, and the same from then on. Never rejects for what stands in the text. */
  module(): Promise<PythonModule>;
  /**
   * The session of the text after edits. It takes over the syntax tree; this session keeps its
   * answer, or parses afresh where it never gave one.
   *
   * @param text the new text
   * @param changes apply one after another, each to the text that the former left; what differs is
   * found by comparing the texts, so that they need not be right
   */
  update(text: string, changes: readonly TextEdit[]): PythonSession;
  /** Gives the syntax tree back. A session without one still answers. */
  dispose(): void;
}

/** @param text may be a notebook's virtual source, its magics masked at the same length */
export function pythonSession(text: string, grammars: Grammars): PythonSession {
  return new Session(text, grammars, undefined);
}

/** What one session hands to the next. */
interface Estate {
  readonly source: PythonSource;
  readonly built: BuiltModule;
}

class Session implements PythonSession {
  readonly #text: string;
  readonly #grammars: Grammars;
  /** What a session of a former text has left; this one may use it up. */
  #former: Estate | undefined;
  #estate: Estate | undefined;
  #module: Promise<PythonModule> | undefined;
  /** Another session goes on from here, or none does: a tree made now has no heir. */
  #closed = false;

  constructor(text: string, grammars: Grammars, former: Estate | undefined) {
    this.#text = text;
    this.#grammars = grammars;
    this.#former = former;
  }

  module(): Promise<PythonModule> {
    this.#module ??= loadPythonParser(this.#grammars).then((parser) => this.#build(parser));
    return this.#module;
  }

  update(text: string): PythonSession {
    const left = this.#estate ?? this.#former;
    this.#closed = true;
    this.#estate = undefined;
    this.#former = undefined;
    return new Session(text, this.#grammars, left);
  }

  dispose(): void {
    this.#closed = true;
    this.#estate?.source.tree?.delete();
    this.#former?.source.tree?.delete();
    this.#estate = undefined;
    this.#former = undefined;
  }

  #build(parser: PythonParser): PythonModule {
    const source = readSource(parser, this.#text, this.#former?.source);
    const built = buildModule(source, this.#former?.built);
    this.#former = undefined;
    if (this.#closed) source.tree?.delete();
    else this.#estate = { source, built };
    return built.module;
  }
}
