import type { Confidence } from "../../finding/finding.ts";

export const licenseClasses = [
  /** Use, change and pass on, with the notices kept. */
  "permissive",
  "public-domain",
  /** Changes of the licensed files stay under it; what stands beside them does not. */
  "weak-copyleft",
  "copyleft",
  /** Copyleft that also speaks of use over a network. */
  "network-copyleft",
  /** Content and data: adaptations keep the licence. */
  "share-alike",
  "noncommercial",
  "noncommercial-share-alike",
  "no-derivatives",
  "noncommercial-no-derivatives",
  /** Any purpose but those listed, and the list binds everyone downstream: the RAIL family and its like. */
  "responsible-use",
  /** A publisher's own agreement that allows commercial use within bounds: Llama, Gemma, Qwen. */
  "community",
  /** A publisher's own agreement for research or evaluation alone. */
  "research",
  /** Terms of a service that made the data: a contract with whoever used it. */
  "contract",
  /** Handed out on request, under an agreement. */
  "restricted-data",
  /** Somebody looked, and found none: all rights are reserved. */
  "no-license",
  /** It says nothing of terms: `other`, `unknown`, `cc`. */
  "unstated",
] as const;
export type LicenseClass = (typeof licenseClasses)[number];

export interface LicenseThreshold {
  readonly measure: "monthly-users" | "annual-revenue-usd";
  readonly above: number;
}

/** What a model made from this one must be called, or show. */
export interface NamingDuty {
  /** Its name begins with this. */
  readonly prefix?: string;
  /** A line that its page shows. */
  readonly display?: string;
  /** Also where only outputs went into the training. */
  readonly fromOutputs: boolean;
}

/** text: the licence's own; source: an offer of it; restrictions: the use restrictions, as a term that binds. */
export type KeptThing =
  | "text"
  | "copyright"
  | "notice"
  | "notice-file"
  | "credit"
  | "changes"
  | "restrictions"
  | "source";

/** A row of the licence table. */
export interface License {
  /** The Hub's id. `other:NAME` for one that is used as `license_name: NAME`; `data:NAME` for terms without an id. */
  readonly id: string;
  readonly name: string;
  readonly spdx?: string;
  readonly kind: "software" | "content" | "data" | "model" | "unknown";
  readonly class: LicenseClass;
  readonly commercial: "yes" | "no" | "conditional" | "unknown";
  /** private: may be made but not shared. */
  readonly derivatives: "yes" | "research" | "private" | "no" | "conditional" | "unknown";
  /** strong: adaptations keep the licence; weak: changes of its own files do; terms: some of its terms go on. */
  readonly shareAlike: "none" | "weak" | "strong" | "terms" | "unknown";
  readonly attribution: "yes" | "notice" | "no" | "unknown";
  /** What goes along with a copy that is passed on. */
  readonly keep: readonly KeptThing[];
  readonly useRestrictions: boolean;
  readonly threshold?: LicenseThreshold;
  readonly naming?: NamingDuty;
  /** What may be trained on the outputs of a model under it. */
  readonly outputs?:
    | "free"
    | "naming"
    | "no-other-model"
    | "no-competing-model"
    | "noncommercial"
    | "derivative";
  readonly territory?: { readonly excludes: readonly string[]; readonly multimodalOnly?: boolean };
  readonly patent: "grant" | "none" | "excluded" | "retaliation";
  /** An id of a family, which does not say which text holds. */
  readonly family?: boolean;
  readonly url?: string;
  /** What the row was read from: `scancode-licensedb text`. */
  readonly evidence?: string;
  /** `low`: the text was not read. */
  readonly confidence: Confidence;
}

/** The name as people write it on a card: without the table's own prefix. */
export function shownId(license: License): string {
  return license.id.replace(/^(other|data):/, "");
}

/** The less sure of two. */
export function lesserConfidence(left: Confidence, right: Confidence): Confidence {
  if (left === "low" || right === "low") return "low";
  return left === "medium" || right === "medium" ? "medium" : "high";
}
