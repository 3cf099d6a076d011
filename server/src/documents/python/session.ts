import type { Grammars } from "../../host/grammars.ts";
import {
  editTree,
  loadPythonParser,
  type PythonParser,
  type SyntaxTree,
} from "../../syntax/python/parser.ts";
import { type ChangedStretch, widen } from "../../syntax/python/reuse.ts";
import { type LoweredText, lowerText, unparsed } from "../../syntax/python/source.ts";
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
   * @param changes apply one after another, each to the text that the former left
   */
  update(text: string, changes: readonly TextEdit[]): PythonSession;
  /** Gives the syntax tree back. A session without one still answers. */
  dispose(): void;
}

/** A text that was lowered, with the tree while no later session has taken it. */
interface Lowered extends LoweredText {
  readonly text: string;
  readonly tree: SyntaxTree | undefined;
}

/** What an update inherits: a state, and all edits since. */
interface Inheritance {
  readonly from: Lowered;
  readonly edits: readonly TextEdit[];
}

/** @param text may be a notebook's virtual source, its magics masked at the same length */
export function pythonSession(text: string, grammars: Grammars): PythonSession {
  return new Session(text, grammars, undefined);
}

class Session implements PythonSession {
  readonly #text: string;
  readonly #grammars: Grammars;
  #inheritance: Inheritance | undefined;
  #lowered: Lowered | undefined;
  #module: Promise<PythonModule> | undefined;
  /** Another session goes on from here, or none does: a tree made now has no heir. */
  #closed = false;

  constructor(text: string, grammars: Grammars, inheritance: Inheritance | undefined) {
    this.#text = text;
    this.#grammars = grammars;
    this.#inheritance = inheritance;
  }

  module(): Promise<PythonModule> {
    this.#module ??= loadPythonParser(this.#grammars).then((parser) => this.#build(parser));
    return this.#module;
  }

  update(text: string, changes: readonly TextEdit[]): PythonSession {
    const inheritance = this.#handOn(changes);
    this.#closed = true;
    this.#lowered = undefined;
    this.#inheritance = undefined;
    return new Session(text, this.#grammars, inheritance);
  }

  dispose(): void {
    this.#closed = true;
    this.#lowered?.tree?.delete();
    this.#inheritance?.from.tree?.delete();
    this.#lowered = undefined;
    this.#inheritance = undefined;
  }

  #handOn(changes: readonly TextEdit[]): Inheritance | undefined {
    if (this.#lowered !== undefined) return { from: this.#lowered, edits: changes };
    const { from, edits } = this.#inheritance ?? {};
    return from && edits && { from, edits: [...edits, ...changes] };
  }

  #build(parser: PythonParser): PythonModule {
    const lowered = lower(parser, this.#text, this.#inheritance);
    this.#inheritance = undefined;
    if (this.#closed) lowered.tree?.delete();
    else this.#lowered = lowered;
    return buildModule(this.#text, lowered);
  }
}

function lower(parser: PythonParser, text: string, inheritance: Inheritance | undefined): Lowered {
  const from = inheritance?.from;
  const changed = inheritance && replay(inheritance, text);
  const tree = parser.parse(text, changed && from?.tree);
  from?.tree?.delete();
  if (tree === undefined) return { ...unparsed(text), text, tree };
  const former = from && changed && { block: from.block, changed };
  return { ...lowerText(parser, text, tree, former), text, tree };
}

/**
 * Tells the inherited tree of every edit.
 *
 * @returns where the texts differ; undefined where the edits do not lead to `text`, so that nothing
 * of the former state may be kept
 */
function replay({ from, edits }: Inheritance, text: string): ChangedStretch | undefined {
  let current = from.text;
  let changed: ChangedStretch | undefined;
  for (const edit of edits) {
    if (edit.span.start > edit.span.end || edit.span.end > current.length) return undefined;
    if (from.tree !== undefined) editTree(from.tree, current, edit);
    current = current.slice(0, edit.span.start) + edit.newText + current.slice(edit.span.end);
    changed = widen(changed, edit);
  }
  if (current !== text) return undefined;
  return changed ?? { start: text.length, oldEnd: text.length, newEnd: text.length };
}
