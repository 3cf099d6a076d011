import type { TextDocument } from "../../documents/document.ts";
import type { Host } from "../../host/host.ts";
import type { Limits } from "../../host/limits.ts";
import type { Span } from "../../text/span.ts";
import { cardPosition } from "./position.ts";
import { namesInWorkspace } from "./workspace-names.ts";

/** One proposal for what is typed in a front matter. */
export interface CardCompletion {
  readonly label: string;
  /** One line beside the label. */
  readonly detail?: string;
  readonly kind: "value" | "key" | "reference";
  /** What it replaces. */
  readonly span: Span;
  readonly newText: string;
}

interface Proposal {
  readonly label: string;
  readonly detail?: string;
}

/** What may stand at an offset of a card: keys, licences, tasks, libraries, and the ids that the workspace uses. */
export async function completeCard(
  document: TextDocument,
  offset: number,
  { host, limits, root }: { readonly host: Host; readonly limits: Limits; readonly root: string },
): Promise<readonly CardCompletion[]> {
  const position = document.kind === "card" ? cardPosition(document.text, offset, limits) : undefined;
  if (position === undefined) return [];
  const { key, span, keys } = position;
  if (key === undefined) {
    const { cardKeys } = await import("../../facts/cards/subject.ts");
    return cardKeys
      .filter((name) => !keys.includes(name))
      .map((name) => ({ label: name, kind: "key", span, newText: `${name}: ` }));
  }
  const isId = key === "base_model" || key === "datasets" || key === "source_datasets";
  const proposals = isId ? await ids(key, host, root) : await values(key);
  return proposals.map((proposal) => ({
    ...proposal,
    kind: isId ? "reference" : "value",
    span,
    newText: proposal.label,
  }));
}

async function ids(key: string, host: Host, root: string): Promise<readonly Proposal[]> {
  const names = await namesInWorkspace(host, root);
  const { loadTables } = await import("../../facts/cards/parents.ts");
  const tables = await loadTables();
  const known = key === "base_model" ? names.models : names.datasets;
  return known.map((id) => {
    const record =
      key === "base_model" ? tables.modelRecord(id)?.license : tables.datasetRecord(id)?.declared;
    const detail = record === undefined ? "used in this workspace" : `used in this workspace; ${record}`;
    return { label: id, detail };
  });
}

async function values(key: string): Promise<readonly Proposal[]> {
  if (key === "license") {
    const [{ hubLicenses }, { licenseMeaning }] = await Promise.all([
      import("../../knowledge/licenses/catalogue.ts"),
      import("../../knowledge/licenses/meaning.ts"),
    ]);
    return hubLicenses().map((license) => ({
      label: license.id,
      detail: licenseMeaning(license).replace(/^[^:]+: /, ""),
    }));
  }
  const words = await import("../../knowledge/hub/vocabulary.ts");
  const lists: Readonly<Record<string, ReadonlySet<string>>> = {
    pipeline_tag: words.tasks,
    task_categories: words.tasks,
    task_ids: words.subtasks,
    library_name: words.libraries,
    base_model_relation: words.relations,
    size_categories: words.sizeCategories,
  };
  if (key === "language")
    return [...words.languages()].map(([name, code]) => ({ label: code, detail: name }));
  return [...(lists[key] ?? [])].map((label) => ({ label }));
}
