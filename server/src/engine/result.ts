import type { DocumentKind } from "../documents/document.ts";
import type { Finding } from "../finding/finding.ts";

/** What came of checking one file: plain data that crosses threads. */
export interface FileResult {
  readonly path: string;
  readonly kind: DocumentKind;
  /** checked: rules ran; clean-by-prefilter: no rule had anything to look for; unread: see the findings. */
  readonly status: "checked" | "prefiltered" | "unread";
  /** In order of place, then rule. */
  readonly findings: readonly Finding[];
  /** The same, of what was suppressed: counted, and listed in SARIF. */
  readonly suppressed: readonly Finding[];
}
