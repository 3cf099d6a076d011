import type { CellKind } from "./model.ts";

/** A cell as an editor hands it over. */
export interface NotebookCellInput {
  readonly kind: CellKind;
  readonly languageId: string;
  readonly text: string;
  readonly tags?: readonly string[];
}
