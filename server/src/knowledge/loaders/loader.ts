/**
 * One rule looks after one family.
 *
 * - `pickle`: serializers that are pickle, or as powerful
 * - `torch`: PyTorch's own loaders, where `weights_only` decides
 * - `numpy`: NumPy's loaders, where `allow_pickle` decides
 * - `yaml`: YAML loaders that build any Python object
 * - `model`: model frameworks that unpickle or run code inside their own format
 * - `dangerous-flag`: an argument by which a library asks its user to accept that code may run
 * - `native`: shared libraries and code files that are loaded into the process
 * - `network`: objects that another process sends and this one unpickles
 * - `code-tool`: tools that run code which a language model wrote
 */
export type LoaderFamily =
  | "pickle"
  | "torch"
  | "numpy"
  | "yaml"
  | "model"
  | "dangerous-flag"
  | "native"
  | "network"
  | "code-tool";

/** An argument by keyword, and by its zero-based place where the signature has one. */
export interface Parameter {
  readonly name: string;
  readonly position?: number;
  /** The entry of the dictionary that is given which counts: `config={"allow_pickle": True}`. */
  readonly key?: string;
}

/** What in a call makes it run code. */
export type UnsafeWhen =
  | { readonly when: "always" }
  /** The argument is true: `allow_pickle=True`. Left out, it is safe, from `since` on. */
  | { readonly when: "true"; readonly parameter: Parameter; readonly since?: readonly LibraryVersion[] }
  /** The argument is false: `safe_mode=False`. Left out, it is safe, from `since` on. */
  | { readonly when: "false"; readonly parameter: Parameter; readonly since?: readonly LibraryVersion[] }
  /** Unsafe unless the argument is true: `weights_only=True`. Left out, it is safe from `since` on, where there is one. */
  | { readonly when: "not-true"; readonly parameter: Parameter; readonly since?: readonly LibraryVersion[] }
  /** The argument is given, and is more than a list that stands in the code: `trusted=get_untrusted_types(…)`. */
  | { readonly when: "computed"; readonly parameter: Parameter }
  /** The argument is one of these texts, or a list that has one: `accept_content=["json", "pickle"]`. */
  | { readonly when: "holds"; readonly parameter: Parameter; readonly texts: readonly string[] }
  /** Unsafe unless the argument is one of these texts: `executor_type="docker"`. */
  | { readonly when: "unless-text"; readonly parameter: Parameter; readonly texts: readonly string[] }
  /** The argument is one of these names, or a list that has one: `ThreadedServer(SlaveService)`. */
  | { readonly when: "named"; readonly parameter: Parameter; readonly names: readonly string[] }
  /** Unsafe unless the argument is one of these names: `disk=diskcache.JSONDisk`. */
  | { readonly when: "unless-named"; readonly parameter: Parameter; readonly names: readonly string[] }
  /**
   * The argument is given, and is neither nothing nor one of these texts: `fit(net, ckpt_path="last.ckpt")`. Where the
   * releases of `since` are used, it is safe.
   */
  | {
      readonly when: "given";
      readonly parameter: Parameter;
      readonly except?: readonly string[];
      /** Expressions that name what the program made itself. */
      readonly exceptWritten?: RegExp;
      readonly since?: readonly LibraryVersion[];
    }
  /** The argument is not given: `listen(port)` without `verify`. */
  | { readonly when: "not-given"; readonly parameter: Parameter }
  /** Below the release of a library that it hands the file to. */
  | { readonly when: "below"; readonly since: readonly LibraryVersion[] }
  /** What is loaded provably comes from the network: the program's own may do the same. */
  | { readonly when: "downloaded" }
  /** Unsafe unless the file's name ends in one of these, which the same function reads safely. */
  | { readonly when: "unless-file-name"; readonly endings: readonly string[] }
  /** The file's name ends in one of these, below `since`: the same function reads safe formats too. */
  | {
      readonly when: "file-name";
      readonly endings: readonly string[];
      readonly since?: readonly LibraryVersion[];
    };

/** A release of a library, by its name on the package index. Of several, the first that the project speaks of counts. */
export interface LibraryVersion {
  readonly library: string;
  readonly version: string;
}

/** A file format that a loader reads in another way, known by the file's name. */
export interface LegacyFormat {
  readonly endings: readonly string[];
  /** The releases from which on it is read as safely as the others. */
  readonly since: readonly LibraryVersion[];
  readonly does: string;
  readonly instead: string;
  readonly source: string;
}

/** One row of the catalogue: a callable, with all its names, that can run code from what it loads. */
export interface Loader {
  /**
   * Qualified names, the usual one first, re-exports and old places after it. A `*` stands for one
   * or more parts between dots: `mlflow.*.load_model`.
   */
  readonly names: readonly string[];
  readonly family: LoaderFamily;
  /** Names what is loaded. */
  readonly file?: Parameter;
  readonly unsafe: UnsafeWhen;
  /** The argument that, where it is true, keeps the call from what would run code: `return_config=True`. */
  readonly unless?: Parameter;
  /** What happens, as the end of a sentence that begins with the call; `{file}` is what is loaded. */
  readonly does: string;
  /** What to write instead: one or two sentences. */
  readonly instead: string;
  /** Where it is not the rule's own. */
  readonly severity?: "error" | "warning" | "information";
  /** A format for which the argument above decides nothing. */
  readonly legacy?: LegacyFormat;
  /** Literals of which a text that calls this has at least one. */
  readonly triggers: readonly string[];
  /** Where it is written that this runs code: documentation page or source file of the library. */
  readonly source: string;
  /**
   * The day on which `source` was opened and showed what the row says: names, places of arguments, defaults. Absent: the
   * row is from general knowledge and still to be verified.
   */
  readonly checked?: string;
  /** A program that is found, and one that does the same and is not. */
  readonly example: string;
  readonly safeExample?: string;
}
