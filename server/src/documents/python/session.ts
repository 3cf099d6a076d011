import type { Grammars } from "../../host/grammars.ts";
import { loadPythonParser, type PythonParser } from "../../syntax/python/parser.ts";
import { type PythonSource, readSource } from "../../syntax/python/source.ts";
import type { TextEdit } from "../../text/edits.ts";
import { buildModule } from "./build.ts";
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

class Session implements PythonSession {
  readonly #text: string;
  readonly #grammars: Grammars;
  /** The source of a former text; this session may use it up. */
  #former: PythonSource | undefined;
  #source: PythonSource | undefined;
  #module: Promise<PythonModule> | undefined;
  /** Another session goes on from here, or none does: a tree made now has no heir. */
  #closed = false;

  constructor(text: string, grammars: Grammars, former: PythonSource | undefined) {
    this.#text = text;
    this.#grammars = grammars;
    this.#former = former;
  }

  module(): Promise<PythonModule> {
    this.#module ??= loadPythonParser(this.#grammars).then((parser) => this.#build(parser));
    return this.#module;
  }

  update(text: string): PythonSession {
    const heirloom = this.#source ?? this.#former;
    this.#closed = true;
    this.#source = undefined;
    this.#former = undefined;
    return new Session(text, this.#grammars, heirloom);
  }

  dispose(): void {
    this.#closed = true;
    this.#source?.tree?.delete();
    this.#former?.tree?.delete();
    this.#source = undefined;
    this.#former = undefined;
  }

  #build(parser: PythonParser): PythonModule {
    const source = readSource(parser, this.#text, this.#former);
    this.#former = undefined;
    if (this.#closed) source.tree?.delete();
    else this.#source = source;
    return buildModule(source);
  }
}
