import type { DocumentKind } from "../documents/document.ts";
import type { Finding } from "../finding/finding.ts";

/** In a word: nothing found, something that no list knows, something that runs, or not read (to its end). */
export type WeightVerdict = "clean" | "unverified" | "dangerous" | "not read";

/** A weight file in a line of the table. Suppressions change nothing of it: the file stays what it is. */
export interface WeightRow {
  /** `PyTorch`, `joblib`, `NumPy archive`. */
  readonly format: string;
  /** Bytes, where known. */
  readonly size?: number;
  readonly verdict: WeightVerdict;
  /** A clause: `calls os.system('id')`. */
  readonly why: string;
}

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
  /** Of a weight file; absent where the rules on weight files did not run. */
  readonly weights?: WeightRow;
}
