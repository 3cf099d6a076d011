import type { TextEdit } from "../text/edits.ts";
import type { Range, Span } from "../text/span.ts";

export const severities = ["error", "warning", "information", "hint"] as const;
/** How much a finding asks for: what would run or leak, what to look at this week, the rest, a nudge. */
export type Severity = (typeof severities)[number];

export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

export const areas = [
  "deserialization",
  "remote-code",
  "artifact",
  "secrets",
  "pinning",
  "licensing",
  "configuration",
] as const;
/** The family of rules a finding belongs to. */
export type Area = (typeof areas)[number];

/** A stretch of the document's text. In a notebook: of its virtual source (see documents/notebook). */
export interface TextPlace {
  readonly kind: "text";
  readonly span: Span;
}

/**
 * A stretch of bytes, in the file itself or in a member of it.
 *
 * `inner` is the path inside (`archive/data.pkl`, further levels joined by `!`); `offset` and
 * `length` count bytes of that innermost stream.
 */
export interface BytePlace {
  readonly kind: "bytes";
  readonly inner?: string;
  readonly offset: number;
  readonly length?: number;
}

/** A stretch of one output of a notebook: `cell` and `output` are zero-based, `line` too. */
export interface OutputPlace {
  readonly kind: "output";
  readonly cell: number;
  readonly output: number;
  readonly line?: number;
  /** Where the output is written in the JSON that the notebook is stored as: UTF-16 offsets. */
  readonly stored?: Span;
}

/** A stretch of the JSON that a notebook is stored as, outside of its cells' texts and outputs: metadata, an attachment. */
export interface StoredPlace {
  readonly kind: "stored";
  readonly span: Span;
  /** Zero-based, where it belongs to one cell. */
  readonly cell?: number;
}

/** The file as a whole, or a zero-based line of another file, whose text is not at hand. */
export interface FilePlace {
  readonly kind: "file";
  readonly line?: number;
}

export type Place = TextPlace | BytePlace | OutputPlace | StoredPlace | FilePlace;

/** safe: the meaning stays, may be applied in bulk; unsafe: needs a look; manual: says what to do, edits nothing. */
export type Applicability = "safe" | "unsafe" | "manual";

/** A fix as a rule writes it: edits in the text that the rule's facts speak of. */
export interface Fix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly TextEdit[];
  /** Outputs of the notebook that it takes away. */
  readonly clears?: readonly OutputRef[];
  /** Edits of the JSON that the notebook is stored as, outside of its cells' texts and outputs; as they are written there. */
  readonly stored?: readonly TextEdit[];
  /** Lines that other files must have, which are made where they are missing. */
  readonly ensures?: readonly EnsuredLine[];
  /** Made in an editor, at a person's word; the command line makes no files. */
  readonly creates?: readonly NewFile[];
}

/** A file that a fix puts beside the document: a name without a folder, and its whole text. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** One output of a notebook: zero-based indices. */
export interface OutputRef {
  readonly cell: number;
  readonly output: number;
}

/** A line that a file of the project must have: a name in `.env`, a pattern in `.gitignore`. Never a secret. */
export interface EnsuredLine {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly line: string;
  /** A line that begins like this, or is the same, is as good. */
  readonly sameStart?: string;
}

/** Something else that belongs to a finding. `path` is left out for the document itself. */
export interface Related {
  readonly path?: string;
  readonly place: Place;
  readonly message: string;
}

/** What a finding speaks of, where other places and files may speak of the same. */
export interface Subject {
  readonly kind: "model" | "dataset" | "space" | "repository" | "image" | "package" | "download" | "script";
  /** As the program names it: `bert-base-uncased`. Never a secret. */
  readonly name: string;
}

/** What a rule reports. The engine adds what it knows of the rule, the file and the configuration. */
export interface Report {
  readonly place: Place;
  readonly message: string;
  /** Left out: the rule's own. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /**
   * What makes this finding the same one after lines have moved: a qualified name, a model id, an
   * import. Left out: the text of the primary place. Never a secret.
   */
  readonly identity?: string;
  /** Findings of one subject can be shown together. */
  readonly subject?: Subject;
  /** Short facts behind the message, for reports and hovers: `imports: os.system`. Never a secret. */
  readonly evidence?: readonly string[];
  readonly cause?: Cause;
}

/** Of findings with one cause the gravest stays, and says what the others add. */
export interface Cause {
  /** What it is, the same wherever it is spoken of: a download of an address. */
  readonly key: string;
  /** What this finding adds to a graver one, as a sentence. */
  readonly adds: string;
}

/** Where a finding is, as people and editors count. Lines and characters are zero-based UTF-16. */
export interface Location {
  /** As the host names it: an absolute path, or a URI in an editor. */
  readonly path: string;
  /** Within the cell where there is one, else within the file. */
  readonly range?: Range;
  /** For a cell of a notebook that was read from a file: the same place in the file's JSON, for tools that know no cells. */
  readonly fileRange?: Range;
  /** Zero-based index among all cells of the notebook. */
  readonly cell?: number;
  /** Zero-based index among the outputs of the cell. */
  readonly output?: number;
  readonly inner?: string;
  readonly offset?: number;
  readonly length?: number;
}

/** One replacement in a file or a cell. */
export interface LocatedEdit {
  readonly path: string;
  readonly cell?: number;
  readonly range: Range;
  readonly newText: string;
}

/** A replacement in a notebook's JSON, for tools that know no cells. */
export interface FileEdit {
  /** Of the file, whatever cells it holds. */
  readonly fileRange: Range;
  /** As it stands in the JSON: quotes and line ends escaped. */
  readonly newText: string;
}

export interface LocatedFix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly LocatedEdit[];
  /** The same edits of a notebook that was read from a file, as edits of that file. Left out where they cannot be told. */
  readonly fileEdits?: readonly FileEdit[];
  readonly clears?: readonly OutputRef[];
  /** Edits of the notebook's JSON outside of its cells' texts and outputs. */
  readonly stored?: readonly FileEdit[];
  /** `path` is as the host names it. */
  readonly ensures?: readonly EnsuredLine[];
  /** Files to be made, by their paths as the host names them. */
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
}

export interface LocatedRelated {
  readonly location: Location;
  readonly message: string;
}

export type SuppressionSource =
  | "comment"
  | "file-comment"
  | "foreign-comment"
  | "configuration"
  | "cell-tag"
  | "baseline";

/** Why a finding is not shown. */
export interface Suppression {
  readonly source: SuppressionSource;
  readonly reason?: string;
  /** For one of the configuration: where it stands, `loadline.toml:12`. */
  readonly origin?: string;
}

/** The first line of a primary place (of a very long line: the stretch around the place); secrets masked. */
export interface Excerpt {
  readonly text: string;
  /** What to underline: UTF-16 offsets of `text`. */
  readonly highlight: Span;
}

/** A finding as every face shows it: plain data, located, masked, with its fixes. */
export interface Finding {
  readonly rule: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly location: Location;
  readonly related: readonly LocatedRelated[];
  readonly fixes: readonly LocatedFix[];
  readonly evidence: readonly string[];
  readonly subject?: Subject;
  /** 32 hexadecimal digits; the same after lines have moved. */
  readonly fingerprint: string;
  readonly excerpt?: Excerpt;
  readonly suppression?: Suppression;
}

const rank: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Negative where `left` is the lesser severity. */
export function compareSeverity(left: Severity, right: Severity): number {
  return rank[left] - rank[right];
}

/** Whether `severity` is `minimum` or more. */
export function isAtLeast(severity: Severity, minimum: Severity): boolean {
  return rank[severity] >= rank[minimum];
}
