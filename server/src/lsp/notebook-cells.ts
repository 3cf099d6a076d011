import { type NotebookCell, NotebookCellKind, type TextDocumentItem } from "vscode-languageserver";
import type { CellKind } from "../documents/notebook/model.ts";
import { isRecord } from "./client-features.ts";
import type { OpenCell } from "./open-documents.ts";

/** A cell of the protocol with the text that came beside it. */
export function openCell(cell: NotebookCell, item: TextDocumentItem | undefined): OpenCell {
  const languageId = item?.languageId ?? "";
  return {
    uri: cell.document,
    version: item?.version ?? 0,
    kind: cellKind(cell, languageId),
    languageId,
    text: item?.text ?? "",
    tags: tagsOf(cell.metadata),
  };
}

/** The protocol knows no raw cells; VS Code's serializer of notebooks hands them over as code in the language `raw`. */
export function cellKind(cell: NotebookCell, languageId: string): CellKind {
  if (cell.kind === NotebookCellKind.Markup) return "markdown";
  return languageId === "raw" ? "raw" : "code";
}

/**
 * nbformat's `metadata.tags` of a cell. VS Code's serializer puts the notebook's own metadata one
 * level down (extensions/ipynb, `CellMetadata.metadata`), older ones two (`custom.metadata`).
 */
export function tagsOf(metadata: unknown): readonly string[] {
  if (!isRecord(metadata)) return [];
  const custom = isRecord(metadata.custom) ? metadata.custom.metadata : undefined;
  for (const holder of [metadata, metadata.metadata, custom]) {
    if (isRecord(holder) && Array.isArray(holder.tags)) {
      return holder.tags.filter((tag): tag is string => typeof tag === "string");
    }
  }
  return [];
}
