import type { Confidence, Place } from "../finding/finding.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import type { License } from "../knowledge/licenses/license.ts";
import type { CardNeighbour, CardParent } from "./kinds/cards.ts";
import type { LockedName } from "./references/locked-name.ts";

/** What a project says about one of its dependencies. */
export interface DependencyFact {
  /** Normalised as PEP 503 says: lower case, runs of `-_.` are one `-`. */
  readonly name: string;
  /** A PEP 440 specifier set as written (`>=2.1,<3`, `==2.6.0`); empty for any version. */
  readonly specifier: string;
  /** The file that says it, as the host names it. */
  readonly path: string;
  /** Zero-based line in that file. */
  readonly line: number;
}

/** Whether a project's version of a library can lie below a bound. */
export type VersionAnswer = "below" | "at-least" | "either" | "unknown";

/** What lies in a weight file that a program names: the verdict of its facts, for the program's findings. */
export interface WeightFileSummary {
  /** As the host names it. */
  readonly path: string;
  /** Whether anything in it is a pickle; a plain array or a safetensors file has none. */
  readonly hasPickle: boolean;
  /** Imports that can run something, the first of each name. */
  readonly denied: readonly DeniedImport[];
  /** What else of it runs, reads or writes files, reaches a network or loads a library: layers, operators, templates' like. */
  readonly runs: readonly ModelDeed[];
  /** Imports that no list knows: `package.module.Name`. */
  readonly unknown: readonly string[];
  /** Libraries' names that the lists allow: `collections.OrderedDict`. */
  readonly allowed: readonly string[];
  /**
   * Whether `torch.load(…, weights_only=True)` takes it; where not, why, as a clause. Undefined: it is
   * no file of PyTorch's, or was not read to its end.
   */
  readonly weightsOnly?: { readonly accepted: true } | { readonly accepted: false; readonly reason: string };
  /** Why it was not read to its end, as a clause. */
  readonly unread?: string;
}

/** Something of a model that does more than compute. */
export interface ModelDeed {
  /** `Lambda`, `WriteFile`. */
  readonly name: string;
  /** As a clause: `runs compiled Python code that names os, system`. */
  readonly does: string;
  /** Whether no model needs it; else it depends on what for. */
  readonly denied: boolean;
  readonly place: Place;
}

export interface DeniedImport {
  /** `os.system`. */
  readonly name: string;
  /** What it can do, as a clause: `runs a shell command`. */
  readonly danger: string;
  readonly place: Place;
}

/** A commit that something on this machine knows for a name, without asking anybody. */
export interface KnownCommit {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** `lock`: the project's loadline.lock; `cache`: what this machine downloaded; `table`: Loadline's own. */
  readonly source: "lock" | "cache" | "table";
  /** The branch or tag that it was looked up as. */
  readonly reference?: string;
  /** The day of the commit for a lock, of the download for the cache: `2026-01-31`; for the table its month. */
  readonly date?: string;
}

/** The project's lock, as far as it can be read. */
export interface LockFacts {
  /** As the host names it. */
  readonly path: string;
  readonly entries: readonly LockEntry[];
}

/** A licence that a file of the workspace states for the thing that a card describes. */
export interface StatedLicense {
  readonly file: CardNeighbour;
  /** In whose words: `the metadata of the GGUF file`. */
  readonly says: string;
  /** As written. */
  readonly text: string;
  readonly licenses: readonly License[];
  readonly confidence: Confidence;
}

/** What the workspace knows of the thing that a card describes, beyond the card itself. */
export interface CardLineage {
  /**
   * Models and data that it came of and that the card does not name: because another file does, or
   * because they are further up. Each says where it was found, and its `span` says nothing.
   */
  readonly parents: readonly CardParent[];
  /** What it is called on the Hub, where a program pushes it or another card names it. */
  readonly ids: readonly string[];
  /** What other files say of its licence: weights, descriptions of data. */
  readonly stated: readonly StatedLicense[];
}

/** What is known of a project as a whole: computed once for a root, handed to every rule. */
export interface ProjectFacts {
  /** The project's root, as the host names it. */
  readonly root: string;
  dependency(name: string): DependencyFact | undefined;
  /**
   * below: every version that the project allows is lower than `version`; at-least: none is;
   * either: both occur; unknown: nothing says which version is used.
   */
  versionAgainst(name: string, version: string): VersionAnswer;
  /** Whether a path, relative to a document or to the root, names something in the workspace. */
  exists(path: string, from: string): boolean;
  /** What lies in the weight file of a path, relative to a document or to the root; undefined where there is none. */
  weightFile(path: string, from: string): WeightFileSummary | undefined;
  /** The commit of a name: of the lock, else of the local cache of the hub, else of Loadline's table. */
  commitOf(name: LockedName): KnownCommit | undefined;
  /** The nearest lock around the document; undefined where there is none. */
  lock(): LockFacts | undefined;
  /**
   * What the files of the workspace, read together, say of the model or dataset that the card at this
   * path describes. Undefined where nobody has looked, or they say nothing.
   */
  lineage(cardPath: string): CardLineage | undefined;
  /** What licence files and manifests say of the project itself. Undefined where nobody has looked. */
  statedLicenses(): readonly StatedLicense[] | undefined;
  /**
   * Rules are synchronous and the disk is not: what nobody asked for before is answered with
   * `unknown`, `undefined` or `false`, and noted. After this, every question asked so far is
   * answered truly; the engine then runs the rules again where an answer has changed.
   */
  settle?(): Promise<void>;
}

/** For documents without a project: nothing is known. */
export const noProject: ProjectFacts = {
  root: "",
  dependency: () => undefined,
  versionAgainst: () => "unknown",
  exists: () => false,
  weightFile: () => undefined,
  commitOf: () => undefined,
  lock: () => undefined,
  lineage: () => undefined,
  statedLicenses: () => undefined,
};
