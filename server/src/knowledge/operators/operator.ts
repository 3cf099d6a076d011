/** What an operator does to the machine that runs it. The families are those of the facts on models. */
export type OperatorFamily =
  | "runs-code"
  | "loads-library"
  | "writes-files"
  | "reads-files"
  | "reaches-network";

/** Operators that reach out of a graph. */
export interface OperatorRow {
  /** In ONNX: the domain. */
  readonly domain?: string;
  /** As the graph names them. */
  readonly names: readonly string[];
  readonly family: OperatorFamily;
  /** denied: no model needs it; unknown: it depends on what for; allowed: usual, while no path leads out of the model. */
  readonly tier: "denied" | "unknown" | "allowed";
  /** A clause behind the operator's name: `writes a file`. */
  readonly does: string;
  /** The input, or the attribute, that says with what: a path, an address. */
  readonly input?: number;
  readonly attribute?: string;
  /** The attribute is a path: one that leads out of the model's folder is denied, whatever the tier. */
  readonly isPath?: true;
  /** Where the fact is from: repository and file. */
  readonly source: string;
  /** The day on which it was compared with the source. */
  readonly checked?: string;
}
