import type { Confidence } from "../../finding/finding.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import type { Span } from "../../text/span.ts";

/** A place that names a model or dataset whose licence is known, or a card's own licence. */
export interface LicenseUseFact {
  readonly kind: "license-use";
  /** own: what the card describes; base: what a model was made from; data: what it learnt from; loaded: what a program names. */
  readonly role: "own" | "base" | "data" | "loaded";
  readonly thing: "model" | "dataset";
  /** The hub id; for a card's own thing what stands for it, which may be nothing. */
  readonly id?: string;
  /** Several: each holds for a part, or it is not known which. Never empty. */
  readonly licenses: readonly License[];
  readonly confidence: Confidence;
  /** How the licence is known, for messages. */
  readonly source: string;
  /** The Hub's own tag, where people who read the terms found stricter ones. */
  readonly laxerTag?: string;
  readonly span: Span;
}
