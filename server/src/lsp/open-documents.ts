import type { NotebookDocument, TextDocument } from "../documents/document.ts";
import type { CellKind } from "../documents/notebook/model.ts";
import type { Finding } from "../finding/finding.ts";

/** A text that the client has open, as it was after one of its notifications. Never changed, only replaced. */
export interface OpenText {
  readonly kind: "text";
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  /** What the client shows. In a notebook that is open as JSON the document's text is another one. */
  readonly text: string;
  readonly document: TextDocument;
}

/** One cell of an open notebook; it has a URI and a version of its own. */
export interface OpenCell {
  readonly uri: string;
  readonly version: number;
  readonly kind: CellKind;
  readonly languageId: string;
  readonly text: string;
  readonly tags: readonly string[];
}

/** A notebook that the client has open, as it was after one of its notifications. */
export interface OpenNotebook {
  readonly kind: "notebook";
  readonly uri: string;
  readonly path: string;
  readonly cells: readonly OpenCell[];
  readonly document: NotebookDocument;
}

export type OpenDocument = OpenText | OpenNotebook;

/** An open text, or an open notebook with the index of one of its cells. */
export type Found =
  | { readonly open: OpenText; readonly cell?: never }
  | { readonly open: OpenNotebook; readonly cell: number };

/** The version of the text, or of the cell's. */
export function versionOf(found: Found): number | undefined {
  return found.open.kind === "text" ? found.open.version : found.open.cells[found.cell ?? -1]?.version;
}

/** Whether a finding lies in the text, or in the cell. */
export function isIn(found: Found, finding: Finding): boolean {
  return found.open.kind === "text" || finding.location.cell === found.cell;
}

/**
 * What the client has open. Notifications replace entries in the order they arrive; a request takes
 * the entry that is there when it starts, and asks `isCurrent` before it answers.
 */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #notebookOfCell = new Map<string, string>();

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  /** By the URI of a text or of a cell. */
  find(uri: string): Found | undefined {
    const open = this.#documents.get(uri);
    if (open?.kind === "text") return { open };
    const notebook = this.#documents.get(this.#notebookOfCell.get(uri) ?? "");
    if (notebook?.kind !== "notebook") return undefined;
    const cell = notebook.cells.findIndex((candidate) => candidate.uri === uri);
    return cell < 0 ? undefined : { open: notebook, cell };
  }

  /** By the host's path; texts and notebooks. */
  at(path: string): OpenDocument | undefined {
    for (const open of this.#documents.values()) if (open.path === path) return open;
    return undefined;
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  isCurrent(open: OpenDocument): boolean {
    return this.#documents.get(open.uri) === open;
  }

  put(open: OpenDocument): void {
    this.#forgetCells(open.uri);
    this.#documents.set(open.uri, open);
    if (open.kind === "notebook") for (const cell of open.cells) this.#notebookOfCell.set(cell.uri, open.uri);
  }

  remove(uri: string): OpenDocument | undefined {
    const open = this.#documents.get(uri);
    this.#forgetCells(uri);
    this.#documents.delete(uri);
    return open;
  }

  #forgetCells(uri: string): void {
    const open = this.#documents.get(uri);
    if (open?.kind === "notebook") for (const cell of open.cells) this.#notebookOfCell.delete(cell.uri);
  }
}
