import { items, member } from "../../syntax/json/navigate.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { JsonSource } from "./json-source.ts";
import type { NotebookExtra } from "./model.ts";
import { isText, joined } from "./outputs.ts";

/** An extra whose text is cut out of the notebook's JSON when it is asked for. */
type Extra = Omit<NotebookExtra, "text"> & { readonly text: (json: JsonSource) => string };

/** Shorter values hold no key. */
const shortest = 18;

/** What a notebook says of itself: parameters of Papermill, settings of extensions, the state of widgets. */
export function notebookExtras(root: JsonNode): readonly Extra[] {
  const metadata = member(root, "metadata");
  if (metadata?.type !== "object") return [];
  return metadata.members.flatMap(({ key, keyNode, value }) =>
    value.end - value.start < shortest
      ? []
      : [rawExtra(key === "widgets" ? "widgets" : "metadata", { start: keyNode.start, end: value.end })],
  );
}

/** The metadata of a cell and of its outputs, and those of its attachments that are text. */
export function cellExtras(json: JsonSource, cell: JsonNode, index: number): readonly Extra[] {
  const extras = [cell, ...items(member(cell, "outputs"))].flatMap((node): readonly Extra[] => {
    const metadata = member(node, "metadata");
    if (metadata === undefined || metadata.end - metadata.start < shortest) return [];
    return [{ ...rawExtra("metadata", { start: metadata.start, end: metadata.end }), cell: index }];
  });
  const attachments = member(cell, "attachments");
  return attachments === undefined ? extras : [...extras, ...attachmentExtras(json, attachments, index)];
}

/** `{"report.txt": {"text/plain": …}}`: a bundle of MIME types for each name. */
function attachmentExtras({ outline }: JsonSource, node: JsonNode, cell: number): readonly Extra[] {
  // The reader keeps attachments unread, since nearly all are pictures: the few that are text are read here.
  if (node.type !== "object") {
    const slice = outline.slice(node.start, Math.min(node.end, node.start + longestPeek));
    if (!/"(?:text\/|application\/json|image\/svg)/.test(slice)) return [];
    return [{ ...rawExtra("attachment", node), cell }];
  }
  return node.members.flatMap(({ value }) =>
    value.type !== "object"
      ? []
      : value.members.flatMap(({ key, value: content }) =>
          isText(key)
            ? [
                {
                  kind: "attachment" as const,
                  cell,
                  stored: { start: content.start, end: content.end },
                  text: (json: JsonSource) => joined(json, content),
                },
              ]
            : [],
        ),
  );
}

const longestPeek = 1_000_000;

function rawExtra(kind: NotebookExtra["kind"], { start, end }: { start: number; end: number }): Extra {
  return { kind, stored: { start, end }, text: (json) => json.slice(start, end) };
}
