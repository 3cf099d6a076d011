import type { PythonArgument, PythonCall, PythonPatch } from "../../documents/python/module.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";

/** A keyword to write into a call. */
export interface Keyword {
  readonly name: string;
  /** Python source. */
  readonly value: string;
  /** The parameter's place, where it may also be given without its name. */
  readonly position?: number | undefined;
  /** Goes behind the argument as a comment where its line has room for one. */
  readonly note?: string | undefined;
}

/**
 * Edits of one call, made by the producer of the fact, which holds the text. Each answers no edit
 * where the call cannot be written that way: a callable that is passed as a value has no arguments.
 */
export interface CallEdits {
  /**
   * Replaces the value of the keyword, or adds `name=value` behind the last argument.
   *
   * @param position the parameter's place, where it may also be given without its name
   * @param note goes behind it as a comment, where its line has room for one
   */
  setKeyword(name: string, value: string, position?: number, note?: string): readonly TextEdit[];
  /** Several at once: two that are added one by one would both put a comma behind the last argument. */
  setKeywords(keywords: readonly Keyword[]): readonly TextEdit[];
  /** Writes another value in the place of an argument's, where it is written in this call. */
  replaceArgument(argument: PythonArgument, value: string): readonly TextEdit[];
  /** Takes out an argument that is written in this call, with its comma. */
  removeArgument(argument: PythonArgument): readonly TextEdit[];
  replaceCallee(callee: string): readonly TextEdit[];
  /** Adds `import yaml` where imports stand, unless the module has the very same statement there. */
  insertImport(statement: string): readonly TextEdit[];
}

/** A call to a library in Python code. */
export interface CallFact extends PythonCall {
  readonly kind: "call";
  /** The argument by keyword, or by its place (zero-based) where the signature has one. */
  argument(name: string, position?: number): PythonArgument | undefined;
  /** The callee as written: `pd.read_pickle`. */
  readonly calleeText: string;
  /** The value of an argument as it is written: `model.state_dict()`. */
  sourceOf(argument: PythonArgument): string;
  /** What stands at a place of the same text: at a literal that an argument is written as elsewhere. */
  sourceAt(span: Span): string;
  /**
   * Which of several literals is written beside another one, in the same call, dictionary or tuple.
   *
   * @param others alternatives of the literal itself
   */
  besides(written: Span, candidates: readonly Span[], others: readonly Span[]): Span | undefined;
  readonly edit: CallEdits;
}

/** A library's name that the program replaces, or an environment switch that it, or a configuration, sets. */
export interface PatchFact extends PythonPatch {
  readonly kind: "patch";
  /** Takes the statement, or the line, out; absent where it cannot be told apart from what stands beside it. */
  readonly removal?: readonly TextEdit[];
}

/** A setting in a configuration or on a command line by which code of a repository is let in. */
export interface OptionFact {
  readonly kind: "option";
  /** `auto_map`: a model's own configuration says that its code lies beside it, or in another repository. */
  readonly name: "trust_remote_code" | "auto_map";
  readonly where: "configuration" | "command-line";
  readonly span: Span;
  /** The repository that is named beside it. */
  readonly repository?: string;
  /** The revision that stands beside it; absent where none does. */
  readonly revision?: string;
  /** Switches it off. */
  readonly edits?: readonly TextEdit[];
}
