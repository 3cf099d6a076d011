import type { Confidence } from "../../finding/finding.ts";
import type { Problem } from "../../host/problem.ts";
import type { LicenseIdentity } from "../../knowledge/licenses/identify.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { Span } from "../../text/span.ts";

/** One value of a card's front matter, with its place. */
export interface CardValue<T = string> {
  readonly value: T;
  readonly span: Span;
}

/** One licence as a card names it under `license`. */
export interface CardLicense extends CardValue {
  readonly identity: LicenseIdentity;
}

/** A model or dataset that the card says its own came of. */
export interface CardParent extends CardValue {
  /** The hub id, without address or quotes. */
  readonly id: string;
  readonly relation: Relation;
  /** What is known of its licences; empty where nothing is. */
  readonly licenses: readonly License[];
  /** Several licences hold for parts of it, or parts could not be classed. */
  readonly mixture: boolean;
  /** How sure it is that these licences hold. */
  readonly confidence: Confidence;
  /** For messages: `the audit of 2025-03 by the Data Provenance Initiative`. */
  readonly source: string;
  /** The Hub's own tag, where an audit found stricter terms. */
  readonly laxerTag?: string;
  /** Whose models wrote a dataset: `OpenAI`. */
  readonly generators: readonly string[];
  /** The terms of those on what may be done with outputs, where the licences above do not hold them already. */
  readonly generatorLicenses: readonly License[];
  /** The model it is a copy of, where its licence is known through that one. */
  readonly copyOf?: string;
  /** Its licence is known by the words of its name alone. */
  readonly byName?: true;
  /** It is not on the card: a file beside it, or elsewhere in the workspace, names it. */
  readonly foundIn?: CardNeighbour;
  /** How sure it is that it went in, whatever its licence; absent where the card says so. */
  readonly sure?: Confidence;
  /** What stands between: the card's own thing came of the first of these, that of the second, and so on to this one. */
  readonly through?: readonly string[];
}

/** A file beside a card that says what the model was made from. */
export interface CardNeighbour {
  /** `adapter_config.json`. */
  readonly name: string;
  readonly path: string;
  /** Zero-based, where it is known. */
  readonly line?: number;
}

/** The base models that a file beside the card names. */
export interface NeighbourBases {
  readonly file: CardNeighbour;
  /** Ids of repositories; paths of somebody's machine are left out. */
  readonly ids: readonly string[];
  readonly relation: Relation;
}

/** A value of the front matter that the Hub, or its libraries, would not take as meant. */
export interface CardIssue {
  readonly code:
    | "unknown-value"
    | "not-an-id"
    | "wrong-shape"
    | "boolean"
    | "misspelt-key"
    | "wrong-card"
    | "model-index";
  /** The key it stands under. */
  readonly field: string;
  readonly span: Span;
  /** The value as written, shortened. */
  readonly text: string;
  /** A clause: what stands there instead of what is asked for. */
  readonly message: string;
  /** What to write instead; certain: it can mean nothing else. */
  readonly suggestion?: { readonly text: string; readonly certain: boolean };
}

/** A heading of a card's Markdown; the value is without marks. */
export interface CardHeading extends CardValue {
  /** 1 to 6. */
  readonly level: number;
  /** Nothing stands under it, not even smaller headings. */
  readonly isEmpty: boolean;
}

/** A text that can be asked for words: letters and digits count, case and marks do not. */
export interface AskableText {
  says(words: string): boolean;
}

/** The Markdown of a card. */
export interface CardText extends AskableText {
  readonly headings: readonly CardHeading[];
  /** What its template left to be filled in. */
  readonly placeholders: readonly CardValue[];
  /** The end of the text, where a section may be added; `endsLine`: it closes with a line end. */
  readonly end: number;
  readonly endsLine: boolean;
}

/** A licence file beside a card. */
export interface FolderLicense extends AskableText {
  readonly file: CardNeighbour;
  /** Rows of the licence table whose text it holds; empty where it is none that is known. */
  readonly ids: readonly string[];
  readonly changed: boolean;
  readonly hasCopyright: boolean;
}

/** What lies beside a card. */
export interface CardFolder {
  readonly hasWeights: boolean;
  readonly hasData: boolean;
  /** Names of files with a policy of use. */
  readonly policies: readonly string[];
  readonly licenses: readonly FolderLicense[];
  readonly notices: readonly (AskableText & { readonly file: CardNeighbour })[];
}

/** The licence file beside a card, whose text is recognised. */
export interface CardLicenseFile {
  readonly file: CardNeighbour;
  readonly license: License;
}

/** A model, dataset or Space card. Spans are offsets of the document. */
export interface CardFact {
  readonly kind: "card";
  readonly subject: "model" | "dataset" | "space" | "unknown";
  /** keys: only cards have such keys; weak: other front matter may look alike; none: not a card's. */
  readonly evidence: "keys" | "weak" | "none";
  /** There is no front matter: a README that stands beside the weights of a model. */
  readonly bare?: true;
  /** The front matter between its fences. */
  readonly frontMatter: Span;
  /** The `---` that opens it. */
  readonly opening: Span;
  /** Where a new top-level key may go (the start of a line); absent where the mapping is in braces, or none. */
  readonly insertOffset?: number;
  readonly lineEnd: "\n" | "\r\n";
  readonly licenses: readonly CardLicense[];
  /** What these stand for, as far as it is known; `license: other` resolved by its name, its link or the file beside. */
  readonly claims: readonly License[];
  readonly licenseName?: CardValue;
  readonly licenseLink?: CardValue;
  /** The `license` key and its value; absent where the key is missing. */
  readonly licenseEntry?: Span;
  /** A key that can only be meant as `license`: `licence`, `License`. */
  readonly misspeltLicenseKey?: CardValue;
  /** A `license` that stands under another key; the value is that key. */
  readonly nestedLicenseKey?: CardValue;
  /** As the card names them; where it names none, as the files beside it do. */
  readonly baseModels: readonly CardParent[];
  readonly neighbours: readonly NeighbourBases[];
  readonly licenseFile?: CardLicenseFile;
  readonly datasets: readonly CardParent[];
  readonly issues: readonly CardIssue[];
  /** Top-level keys in the order of the text. */
  readonly keys: readonly CardValue[];
  /** What of the front matter could not be read. */
  readonly problems: readonly Problem[];
  /** Where the Markdown begins. */
  readonly body: number;
  readonly text: CardText;
  /** Absent where the folder cannot be listed. */
  readonly folder?: CardFolder;
  /** The model's name as the metadata says it: `model_name`, or the first of `model-index`. */
  readonly nameKey?: CardValue;
}
