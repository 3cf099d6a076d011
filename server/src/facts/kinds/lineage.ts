import type { Confidence } from "../../finding/finding.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { Span } from "../../text/span.ts";

/** A model, a dataset or a project, by what files call it. All names of one thing mean the same. */
export interface LineageThing {
  readonly thing: "model" | "dataset" | "project";
  /** Ids of the Hub: `owner/name`. */
  readonly ids: readonly string[];
  /** Folders that hold it, as the host names them. */
  readonly folders: readonly string[];
  /** It lies in one of the folders alone: the first of them that another file speaks of. */
  readonly oneOf?: boolean;
  /** It has no name: a program trains it and leaves open where it goes. */
  readonly nameless?: boolean;
}

/** What every statement has: where it stands, and in whose words. */
interface StatementBase {
  readonly kind: "lineage";
  /** In the document's text; absent in a file of bytes. */
  readonly span?: Span;
  /** What says it, for people: `` `base_model` of an axolotl configuration ``. */
  readonly says: string;
  readonly confidence: Confidence;
}

/** One thing came of another. */
export interface MadeFromFact extends StatementBase {
  readonly statement: "made-from";
  readonly child: LineageThing;
  readonly parent: LineageThing;
  readonly relation: Relation;
}

/** A file names the licences of a thing. */
export interface LicenseClaimFact extends StatementBase {
  readonly statement: "license";
  readonly of: LineageThing;
  /** As written, or as recognised in a text. */
  readonly text: string;
  /** What it stands for, as far as it is known. Several: one of them, or each for a part. */
  readonly licenses: readonly License[];
}

/** One thing under several names: a program saves to a folder what it pushes to the Hub. */
export interface SameThingFact extends StatementBase {
  readonly statement: "same";
  readonly of: LineageThing;
}

/** Something in a file that might say where a thing comes from, and could not be read. */
export interface LineageGapFact {
  readonly kind: "lineage";
  readonly statement: "gap";
  /** A clause for a person, without a full stop: `a comma, bracket or quote is missing`. */
  readonly reason: string;
  readonly span?: Span;
}

/** What a file says. */
export type LineageStatement = MadeFromFact | LicenseClaimFact | SameThingFact;

export type LineageFact = LineageStatement | LineageGapFact;
