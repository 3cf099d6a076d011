import {
  type Range as ClientRange,
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
} from "vscode-languageserver";
import type { CardCompletion } from "../../engine/cards/completion.ts";
import { fromClientPosition, toClientRange } from "../positions.ts";
import type { Session } from "../session.ts";

const kinds: Readonly<Record<CardCompletion["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
};

/** Proposals in the front matter of cards; nowhere else. */
export async function completion(session: Session, params: CompletionParams): Promise<CompletionItem[]> {
  const open = session.documents.find(params.textDocument.uri)?.open;
  if (open?.kind !== "text" || open.document.kind !== "card") return [];
  const { document } = open;
  const encoding = session.features.positionEncoding;
  const offset = document.lines.offsetAt(fromClientPosition(params.position, document.lines, encoding));
  const project = await session.workspace.projectFor(open.path);
  const items = await session.engine.completions(document, offset, project);
  if (!session.documents.isCurrent(open)) return [];
  const ranges = new Map<number, ClientRange>();
  return items.map(({ label, detail, kind, span, newText }, index) => {
    const range =
      ranges.get(span.start) ?? toClientRange(document.lines.rangeOf(span), document.lines, encoding);
    ranges.set(span.start, range);
    return {
      label,
      kind: kinds[kind],
      // Licences in the order of the table: the Hub's, by use.
      sortText: String(index).padStart(4, "0"),
      textEdit: { range, newText },
      ...(detail === undefined ? {} : { detail }),
    };
  });
}
