import type { Span } from "../../text/span.ts";
import type { Comment } from "../document.ts";

/**
 * What is known, without running anything, of a value in a Python program.
 *
 * Only what constant propagation can stand for is known; everything else is `unknown`, and
 * `one-of` holds every branch of a conditional.
 */
export type PythonValue =
  /** `span`: where it is written, where that is one literal (which may be far from the call). */
  | { readonly type: "string"; readonly value: string; readonly span?: Span }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "boolean"; readonly value: boolean; readonly span?: Span }
  | { readonly type: "none" }
  /** An f-string or a join with unknown parts: the known ones in order, `undefined` for the others. */
  | { readonly type: "partial-string"; readonly parts: readonly (string | undefined)[] }
  /** A path that begins with `__file__`: what is joined to that as if it were a folder. `/../model.pt` lies beside the script. */
  | { readonly type: "script-path"; readonly path: string }
  | { readonly type: "list"; readonly items: readonly PythonValue[] }
  | { readonly type: "dict"; readonly entries: readonly (readonly [PythonValue, PythonValue])[] }
  /** A library's own name: `yaml.SafeLoader`, `pickle`. `receiver`: of an attribute of a call's result, that result. */
  | { readonly type: "reference"; readonly name: string; readonly receiver?: PythonValue }
  /**
   * The result of a call to a library: `pathlib.Path`, `os.path.join`, `os.environ.get`,
   * `builtins.open`. `arguments` holds the positional ones, `keywords` the others.
   */
  | {
      readonly type: "call-result";
      readonly name: string;
      readonly arguments: readonly PythonValue[];
      readonly keywords?: readonly (readonly [string, PythonValue])[];
      /** For a method: the value that it was called on, where that is a call's result too. */
      readonly receiver?: PythonValue;
    }
  /** One of the program's own classes: the libraries' classes that it derives from, and what it defines itself. */
  | {
      readonly type: "class";
      readonly name: string;
      readonly bases: readonly string[];
      readonly defines: readonly string[];
    }
  | { readonly type: "one-of"; readonly values: readonly PythonValue[] }
  /** `parameter`: a function's parameter without a default; the caller decides. */
  | { readonly type: "unknown"; readonly parameter?: string };

/** One argument as it stands in a call. */
export interface PythonArgument {
  /** The keyword; absent for a positional argument. */
  readonly name?: string;
  /** The zero-based place among the positional arguments; absent for a keyword. */
  readonly index?: number;
  /** The whole argument, `name=` included. For one that came through `**options`: the unpacking. */
  readonly span: Span;
  /** The value alone. */
  readonly valueSpan: Span;
  readonly value: PythonValue;
  /** It came through `**options` of a known dict, or from a `functools.partial`: it is not written in this call. */
  readonly indirect: boolean;
}

/** A call whose callee is known by its qualified name. */
export interface PythonCall {
  /**
   * The name as the library knows it, imports and aliases resolved: `torch.load`,
   * `transformers.AutoModel.from_pretrained`. A method on a value whose class is known ends in it:
   * `ruamel.yaml.YAML.load`; a method on the result of a function ends in the function:
   * `zmq.Context.socket.recv_pyobj`. Of the builtins only those that run or open something are
   * listed: `builtins.eval`, `builtins.exec`, `builtins.compile`, `builtins.open`,
   * `builtins.__import__`. A callee with several meanings (`try: import pickle5 as pickle`,
   * `except ImportError: import pickle`) is one call for each, with the same span.
   *
   * A callee that nothing is known of is listed as `?.name` where an argument tells what it does
   * (`model_class.from_pretrained(name, trust_remote_code=True)`). The program's own functions and
   * classes are known, and are not.
   */
  readonly name: string;
  /** The whole call. For a callable that is passed as a value (`map(pickle.loads, …)`): that value. */
  readonly span: Span;
  readonly calleeSpan: Span;
  /** From `(` to `)`, both inside; absent where the callable is passed as a value. */
  readonly argumentsSpan?: Span | undefined;
  readonly arguments: readonly PythonArgument[];
  /** Each argument as it stands between the parentheses, unpackings included; for edits. */
  readonly written?: readonly Span[] | undefined;
  /** A `*values` or `**options` that is not known stands in the call: more arguments may be given. */
  readonly open: boolean;
  /** direct: called here; value: passed on as a callable, so its arguments are not known. */
  readonly form: "direct" | "value";
  /**
   * Of a callable that is passed on: `held` in a default, a container or by `return`, `own` to a function or a class of the
   * program, `away` to anything else.
   */
  readonly handed?: "held" | "own" | "away" | undefined;
  /** Of a call: where its callable may have been written before it came here; worked out when it is asked for. */
  readonly origins?: readonly Span[] | undefined;
  /** For a method on a value whose constructor is known: the constructor's arguments. */
  readonly receiver?: readonly PythonArgument[] | undefined;
  /**
   * The project's class that the call goes through, where that derives from the library's: a
   * restricted `pickle.Unpickler` defines `find_class`.
   */
  readonly through?: ProjectClass | undefined;
  /** A test expects that the call raises: it stands in `with pytest.raises(…):`. */
  readonly expectedToFail: boolean;
  /** The module assigns something else to the very name that is called: `torch.load = …`. */
  readonly replaced: boolean;
  /** The name of the function around the call, dotted through classes; absent at module level. */
  readonly scope?: string | undefined;
}

/** A class of the project that derives from a library's. */
export interface ProjectClass {
  readonly class: string;
  /** The names that it binds itself. */
  readonly defines: readonly string[];
  /** Those of its methods that pass on to the library's own what they have no answer for, and refuse nothing. */
  readonly handsOn: readonly string[];
}

/** What a string literal is the value of: the name that says what it means. */
export interface StringOwner {
  readonly kind: "assignment" | "keyword" | "dict-key" | "subscript" | "default" | "argument";
  /** `api_key`, `OPENAI_API_KEY`, `Authorization`; absent for a bare argument. */
  readonly name?: string;
  /** For keyword and argument: the callee, qualified where known, else as written. */
  readonly callee?: string;
}

/** A string literal (adjacent literals and f-strings are one). */
export interface PythonString {
  readonly span: Span;
  /** Decoded; for an f-string its literal parts joined. */
  readonly value: string;
  /** The span of the characters between the quotes, where the literal is one plain piece. */
  readonly contentSpan?: Span | undefined;
  /** Whether it is an f-string with at least one hole. */
  readonly interpolated: boolean;
  readonly owner?: StringOwner | undefined;
}

/**
 * An imported package or module: `import torch.nn as nn` gives `torch.nn`, `from torch import nn`
 * gives `torch`. Relative imports are the project's own and are not listed.
 */
export interface PythonImport {
  readonly module: string;
  readonly span: Span;
  /** dynamic: `importlib.import_module("torch")`, `__import__("torch")`. */
  readonly form: "import" | "from" | "dynamic";
  /** What `from` takes out of the module, one entry for each; `*` for all. */
  readonly name?: string;
  /** The name after `as`. */
  readonly alias?: string;
  /** It stands in a function or a class: the name is not the module's. */
  readonly nested: boolean;
}

/** Something assigned to a library's name: `np.load = …`, `os.environ["X"] = …`. */
export interface PythonPatch {
  /** `numpy.load`; for an item of a mapping the key stands in brackets: `os.environ[TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD]`. */
  readonly name: string;
  readonly span: Span;
  readonly value: PythonValue;
}

/**
 * A Python module (a file, or all code cells of a notebook) with its names resolved.
 * Spans are UTF-16 offsets of the document's text.
 */
export interface PythonModule {
  /** In the order of the text. */
  readonly calls: readonly PythonCall[];
  readonly strings: readonly PythonString[];
  readonly imports: readonly PythonImport[];
  readonly patches: readonly PythonPatch[];
  readonly comments: readonly Comment[];
  /** Where a new `import x` line may go: the offset of a line's start, after docstring and `__future__`. */
  readonly importOffset: number;
  /** Statements that could not be parsed. */
  readonly errors: readonly Span[];
}
