import type { PythonArgument, PythonCall, PythonPatch } from "../documents/python/module.ts";
import type { Confidence, Place } from "../finding/finding.ts";
import type { Problem } from "../host/problem.ts";
import type { LicenseIdentity } from "../knowledge/licenses/identify.ts";
import type { License } from "../knowledge/licenses/license.ts";
import type { Relation } from "../knowledge/licenses/verdicts.ts";
import type { ReferenceRegistry } from "../knowledge/references/registry.ts";
import type { TextEdit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";

/**
 * Edits of one call, made by the producer of the fact, which holds the text. Each answers no edit
 * where the call cannot be written that way: a callable that is passed as a value has no arguments.
 */
export interface CallEdits {
  /**
   * Replaces the value of the keyword, or adds `name=value` behind the last argument.
   *
   * @param position the parameter's place, where it may also be given without its name
   */
  setKeyword(name: string, value: string, position?: number): readonly TextEdit[];
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
  /** Switches it off. */
  readonly edits?: readonly TextEdit[];
}

/** How far a revision fixes what is loaded. `unresolved`: a value that only the run knows. */
export type PinState = "commit" | "short-commit" | "tag" | "branch" | "pull-request" | "none" | "unresolved";

/** One place that names a model or a dataset of a hub. */
export interface RemoteReferenceFact {
  readonly kind: "model-reference" | "dataset-reference";
  /** `org/name`, or `name` for the hub's canonical ones. */
  readonly id: string;
  /** Where the name stands as written (the literal), which may be far from the call. */
  readonly idSpan: Span;
  readonly span: Span;
  /** The qualified name of the call. */
  readonly api: string;
  /** Where the files come from: a row of knowledge/references. */
  readonly registry: ReferenceRegistry;
  readonly revision?: string;
  readonly pin: PinState;
  /** The argument that pins, in this library: `revision`; absent where no argument can. */
  readonly revisionArgument?: string;
  /** How this library pins, as a clause that completes "write": for messages. */
  readonly pinning: string;
  /** `trust_remote_code=True`, or a library that runs code of the repository in any case. */
  readonly trustsRemoteCode: boolean;
  /** What is at stake beyond changed numbers, as a clause: `the file is a pickle, which runs code`. */
  readonly stake?: string;
  /** The call, for fixes. */
  readonly call: CallFact;
}

/** A string that has the shape, or the name and the shape, of a key. `masked` is all that leaves the engine. */
export interface SecretFact {
  readonly kind: "secret";
  /** The row of the key table: `huggingface`, `aws-access`. */
  readonly provider: string;
  /** For people, with what the provider calls it: `Hugging Face token`, `private key`. */
  readonly name: string;
  /** The provider's usual environment variable. */
  readonly variable: string;
  /** Where a person revokes it: the provider's page. */
  readonly revokeUrl?: string;
  readonly place: Place;
  /** First characters of the shape and the length: `hf_… (37 characters)`. */
  readonly masked: string;
  /** high: a shape of its own, or a checksum; medium: its owner is named beside it; low: it may be expired or public. */
  readonly confidence: Confidence;
  /** The same for equal keys, and nothing that a key could be found by. */
  readonly identity: string;
  /** What it is the value of, where known: `api_key`, `HF_TOKEN`. */
  readonly owner?: string;
  readonly where: "code" | "comment" | "output" | "markdown" | "text" | "metadata";
  /** Reads it from the environment instead, import included, where the language and the place allow it. */
  readonly edits?: readonly TextEdit[];
}

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
  /** It is not on the card: a file beside it names it. */
  readonly foundIn?: CardNeighbour;
}

/** A file beside a card that says what the model was made from. */
export interface CardNeighbour {
  /** `adapter_config.json`. */
  readonly name: string;
  readonly path: string;
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
  readonly code: "unknown-value" | "not-an-id" | "wrong-shape" | "boolean" | "misspelt-key" | "wrong-card";
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
}

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
  /** `kind` limit, truncated and malformed: with `completed` false the last one says where it broke. */
  readonly problems: readonly Problem[];
}

/** A member of an archive that is a program. */
export interface PackagedCode {
  readonly name: string;
  readonly what: "library" | "source";
  readonly place: Place;
  /** Written by PyTorch's own compiler (AOTInductor), whose packages are made to hold it. */
  readonly compiled: boolean;
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

export interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** A safetensors file's header. */
export interface SafetensorsFact {
  readonly kind: "safetensors";
  /** Bytes of the header, its length field not counted. */
  readonly headerBytes: number;
  readonly tensors: readonly TensorInfo[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** Whether the hub's own parser takes the file; absent where it was not asked. */
  readonly acceptedByHub?: boolean;
}

/** Something that was not read: the whole file, a member, a statement. */
export interface ReadProblemFact {
  readonly kind: "read-problem";
  readonly problem: Problem;
  readonly place: Place;
  /** The whole file, or only a part, is left unchecked. */
  readonly scope: "file" | "part";
}

/** How a suppression stands after all rules have run. */
export type SuppressionState = "unused" | "unknown-rule" | "no-rule" | "no-reason" | "expired";

/** A suppression that does not do what it says. Made by the engine after the other rules have run. */
export interface SuppressionFact {
  readonly kind: "suppression";
  readonly state: SuppressionState;
  readonly place: Place;
  /** The rule ids it names. */
  readonly rules: readonly string[];
  /** For one in the configuration: `loadline.toml:12`, and its last day. */
  readonly origin?: string;
  readonly until?: string;
  /** What to delete to be rid of it, where it is a comment of its own. */
  readonly removal?: Span;
}

/** Every kind of fact, by its name. A rule listens to one of them. */
export interface FactMap {
  readonly call: CallFact;
  readonly patch: PatchFact;
  readonly option: OptionFact;
  readonly "model-reference": RemoteReferenceFact;
  readonly "dataset-reference": RemoteReferenceFact;
  readonly secret: SecretFact;
  readonly card: CardFact;
  readonly "pickle-import": PickleImportFact;
  readonly pickle: PickleFact;
  readonly archive: ArchiveFact;
  readonly safetensors: SafetensorsFact;
  readonly "read-problem": ReadProblemFact;
  readonly suppression: SuppressionFact;
}

export type FactKind = keyof FactMap;
export type Fact = FactMap[FactKind];
