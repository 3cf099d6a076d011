import type { Place } from "../../finding/finding.ts";
import type { Span } from "../../text/span.ts";

/**
 * What a template does to who renders it.
 *
 * - `escapes`: it reaches for Python's own objects, from which any code can be run
 * - `computes-name`: it asks for an attribute whose name it puts together, which no template needs
 * - `reads-files`: it includes or imports other templates
 * - `exhausts`: it makes loops or texts of a size that stops the program
 * - `hides-text`: it holds characters that a person does not see and a model reads
 * - `instructs`: it gives the model orders that its user is not to notice
 * - `watches`: what it puts in depends on words of the user's
 * - `unread`: it could not be read to its end
 */
export type TemplateDangerFamily =
  | "escapes"
  | "computes-name"
  | "reads-files"
  | "exhausts"
  | "hides-text"
  | "instructs"
  | "watches"
  | "unread";

export interface TemplateDanger {
  readonly family: TemplateDangerFamily;
  /** What does it, as it is written: `__class__`, `range(1000000000)`. Printable, and short. */
  readonly name: string;
  /** UTF-16 offsets of the template. */
  readonly start: number;
  readonly end: number;
  /** For hidden characters: what they say, where they spell something. */
  readonly reveals?: string;
}

/** Something in a template of a model that is dangerous to whoever uses the model. */
export interface TemplateDangerFact extends Omit<TemplateDanger, "start" | "end"> {
  readonly kind: "template-danger";
  /** Which template: `chat_template`, `tool_use`. */
  readonly template: string;
  /** Of a description or a setting, which no model is given as its template. */
  readonly isMetadata?: boolean;
  readonly place: Place;
}

/** A setting in a configuration beside weights by which code is found, imported or called. */
export interface ConfiguredCodeFact {
  readonly kind: "configured-code";
  /** The setting, as it is written: `_target_`, `type`, `custom_generate`. */
  readonly setting: string;
  /** What it names. */
  readonly value: string;
  /** What happens, as a clause. */
  readonly does: string;
  /** denied: what it names runs whatever is handed to it; foreign: code of another repository; unknown: code of the model's own. */
  readonly tier: "denied" | "foreign" | "unknown";
  /** What to do, as a sentence. */
  readonly instead: string;
  readonly span: Span;
  /** It matters only beside one of these files. */
  readonly beside?: readonly string[];
}

/** A call in a model's Python file that does what no model needs. */
export interface ModelScriptFact {
  readonly kind: "model-script";
  /** The qualified name: `subprocess.run`. */
  readonly name: string;
  readonly does: string;
  /** import: when the file is imported, before anything of the model is used. */
  readonly when: "import" | "call";
  readonly family: "process" | "network" | "code" | "native" | "files";
  /** Who imports the file, as a clause, where that is not whoever loads the folder. */
  readonly importedBy?: string;
  readonly span: Span;
}

/** A password or a token in a file where a program keeps it. The secret itself stays in the file. */
export interface StoredCredentialFact {
  readonly kind: "stored-credential";
  /** The program that reads the file, for people: `npm`. */
  readonly program: string;
  /** What it is for, where the file says. */
  readonly host?: string;
  /** Zero-based. */
  readonly line: number;
}
