import type { Confidence } from "../../finding/finding.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import type { Span } from "../../text/span.ts";

/** A licence file that is not quite the text of the licence that it is taken for. */
export interface ChangedLicenseFact {
  readonly kind: "changed-license";
  readonly license: License;
  /** Words that are not the licence's and speak as terms do, in the order of the text. */
  readonly added: readonly Span[];
  /** What is gone, by its first words. */
  readonly missing: readonly { readonly words: number; readonly beginning: string }[];
  /** high: every word of the licence is known; medium: a sample of them. */
  readonly confidence: Confidence;
}
