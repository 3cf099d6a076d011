import type { Place } from "../../finding/finding.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import type { ModelText } from "./models.ts";

/** What the allow-list says of an import. */
export type ImportTier = "allowed" | "unknown" | "denied";

/** One (module, name) that a pickle imports, with all it does with it. */
export interface PickleImportFact {
  readonly kind: "pickle-import";
  readonly module: string;
  readonly name: string;
  readonly tier: ImportTier;
  /** For a denied one: what it can do, as a clause: `runs a shell command`. */
  readonly danger?: string;
  /** Where it is first named. */
  readonly place: Place;
  /** The first call of it, as a Python-like line with masked arguments; absent where none was seen. */
  readonly call?: string;
  /**
   * What the text that this call is given would run, as quoted code from the outside in:
   * `` `sh -c` → `python3 -c` → `import os; …` ``, masked.
   */
  readonly runs?: string;
  /** Of an unknown one: such a command anywhere else in the same pickle. */
  readonly holds?: string;
  /** How often it is imported in the file. */
  readonly count: number;
  /** What the pickle lies in: `pickle`, `pytorch`, `torch-legacy`, `joblib`, `zip`, `npz`, `npy`, `constant`. */
  readonly container: string;
  /** In a file of PyTorch's: whether `weights_only=True` stops at this name. */
  readonly refusedByWeightsOnly?: boolean;
}

/** What `torch.load(…, weights_only=True)` of torch 2.6 and later would do with a pickle, or with a file. */
export type WeightsOnlyAnswer =
  | { readonly passes: true }
  | {
      readonly passes: false;
      /** On what it fails first, as a clause: `it names `os.system`, which is not on its list`. */
      readonly why: string;
      /** Of the opcode at which it fails. */
      readonly offset?: number;
      /** All names that `torch.serialization.add_safe_globals` would have to add, without duplicates. */
      readonly names?: readonly string[];
    };

/** One pickle of a file, of a member, or of a constant in another pickle: followed to its STOP, or to where it broke. */
export interface PickleFact {
  readonly kind: "pickle";
  /** Of its first byte. */
  readonly place: Place;
  readonly container: string;
  /** The highest that it says it uses; absent where it was not looked at. */
  readonly protocol?: number;
  readonly imports: number;
  /** Whether it was followed to its STOP. */
  readonly completed: boolean;
  /** Of a pickle that `torch.load` reads; absent for all others. */
  readonly weightsOnly?: WeightsOnlyAnswer;
  /** The strings in it that hold what looks like a key. */
  readonly texts?: readonly ModelText[];
  /** `kind` limit, truncated and malformed: with `completed` false the last one says where it broke. */
  readonly problems: readonly Problem[];
}

/** A member of an archive that is a program. */
export interface PackagedCode {
  readonly name: string;
  /** `library`: native code of any kind; `source`: what `torch.package` imports; `script`: a program in a model that has none. */
  readonly what: "library" | "source" | "script";
  readonly place: Place;
  /** Written by PyTorch's own compiler (AOTInductor), whose packages are made to hold it. */
  readonly compiled: boolean;
  /** It lies in an archive of many things, weights among them. */
  readonly bundled?: boolean;
}

/** An archive that may hold pickles. Its members' pickles are facts of their own. */
export interface ArchiveFact {
  readonly kind: "archive";
  readonly place: Place;
  /** `zip`, `npz`, `pytorch`. */
  readonly container: string;
  readonly members: number;
  /** What of it is a program that its loader runs: shared libraries, and the sources of `torch.package`. */
  readonly code?: readonly PackagedCode[];
  /** What of it readers disagree on, or cannot open; `inner` names the member. */
  readonly problems: readonly Problem[];
}

/** A text in an archive of weights that a loader reads or runs: Python sources, configurations, templates. */
export interface PackagedTextFact {
  readonly kind: "packaged-text";
  /** Of the member, as the archive names it. */
  readonly name: string;
  /** The path inside of the file. */
  readonly inner: string;
  /** Absent where it is one of more texts than are looked at. */
  readonly source?: ByteSource;
  /** Of a Python source: who imports it, as a clause. Absent where its name has to tell. */
  readonly importedBy?: string;
  /** The names of all such texts in the archive. */
  readonly beside: readonly string[];
}

export interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}
