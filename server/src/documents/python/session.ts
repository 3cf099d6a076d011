import type { Grammars } from "../../host/grammars.ts";
import { loadPythonParser, type PythonParser } from "../../syntax/python/parser.ts";
import { type PiecedSource, readPieces, releasePieces } from "../../syntax/python/pieces.ts";
import { type PythonSource, readSource } from "../../syntax/python/source.ts";
import type { TextEdit } from "../../text/edits.ts";
import { type BuiltModule, buildModule } from "./build.ts";
import type { PythonModule } from "./module.ts";
import type { ProjectNames } from "./project-names.ts";

/** One state of a Python text, and what is known of it. */
export interface PythonSession {
  /** Made at the first call, and the same from then on. Never rejects for what stands in the text. */
  module(): Promise<PythonModule>;
  /**
   * The session of the text after edits, in pieces where this one's is. It takes over the syntax tree; this session keeps its
   * answer, or parses afresh where it never gave one.
   *
   * @param text the new text
   * @param changes apply one after another, each to the text that the former left; what differs is
   * found by comparing the texts, so that they need not be right
   * @param project what names of the project's other modules stand for in the new text
   */
  update(text: PythonText, changes: readonly TextEdit[], project?: Promise<ProjectNames>): PythonSession;
  /** Gives the syntax tree back. A session without one still answers. */
  dispose(): void;
}

/** One text; or pieces that Python runs one by one, as the cells of a notebook, their magics masked at the same length. */
export type PythonText = string | readonly string[];

export function pythonSession(
  text: PythonText,
  grammars: Grammars,
  project?: Promise<ProjectNames>,
): PythonSession {
  return new Session(text, grammars, undefined, project);
}

/** What one session hands to the next. */
interface Estate {
  readonly source: PythonSource | PiecedSource;
  readonly built: BuiltModule;
}

class Session implements PythonSession {
  readonly #text: PythonText;
  readonly #grammars: Grammars;
  readonly #project: Promise<ProjectNames> | undefined;
  /** What a session of a former text has left; this one may use it up. */
  #former: Estate | undefined;
  #estate: Estate | undefined;
  #module: Promise<PythonModule> | undefined;
  /** Another session goes on from here, or none does: a tree made now has no heir. */
  #closed = false;

  constructor(
    text: PythonText,
    grammars: Grammars,
    former: Estate | undefined,
    project: Promise<ProjectNames> | undefined,
  ) {
    this.#text = text;
    this.#grammars = grammars;
    this.#former = former;
    this.#project = project;
  }

  module(): Promise<PythonModule> {
    this.#module ??= Promise.all([loadPythonParser(this.#grammars), this.#project]).then(
      ([parser, project]) => this.#build(parser, project),
    );
    return this.#module;
  }

  update(
    text: PythonText,
    _changes: readonly TextEdit[],
    project: Promise<ProjectNames> | undefined,
  ): PythonSession {
    const left = this.#estate ?? this.#former;
    this.#closed = true;
    this.#estate = undefined;
    this.#former = undefined;
    return new Session(text, this.#grammars, left, project);
  }

  dispose(): void {
    this.#closed = true;
    if (this.#estate !== undefined) release(this.#estate.source);
    if (this.#former !== undefined) release(this.#former.source);
    this.#estate = undefined;
    this.#former = undefined;
  }

  #build(parser: PythonParser, project: ProjectNames | undefined): PythonModule {
    const source = read(parser, this.#text, this.#former?.source);
    const built = buildModule(source, this.#former?.built, project);
    this.#former = undefined;
    if (this.#closed) release(source);
    else this.#estate = { source, built };
    return built.module;
  }
}

function read(
  parser: PythonParser,
  text: PythonText,
  former: Estate["source"] | undefined,
): Estate["source"] {
  const isPieced = former !== undefined && "pieces" in former;
  if (typeof text === "string") {
    if (isPieced) releasePieces(former);
    return readSource(parser, text, isPieced ? undefined : former);
  }
  if (former !== undefined && !isPieced) release(former);
  return readPieces(parser, text, isPieced ? former.pieces : []);
}

function release(source: Estate["source"]): void {
  if ("pieces" in source) releasePieces(source);
  else source.tree?.delete();
}
