import { readLock } from "../../formats/lock/read.ts";
import type { LineageFact, LineageThing } from "../facts.ts";
import { gapsOf } from "./gaps.ts";
import { licensesNamed } from "./weights.ts";

/** What the lock says of models and data: the licences and base models that their cards declared when they were looked up. */
export async function lockStatements(text: string): Promise<readonly LineageFact[]> {
  const { value, problems } = await readLock(text);
  const stated = value.entries.flatMap((entry): readonly LineageFact[] => {
    if (entry.kind === "repository" || entry.kind === "space" || entry.registry !== "huggingface") return [];
    const of: LineageThing = { thing: entry.kind, ids: [entry.id], folders: [] };
    const start = text.indexOf(`"${entry.id}"`);
    const base = {
      kind: "lineage",
      says: `the lock, as the card was on ${entry.resolved}`,
      confidence: "medium",
      ...(start < 0 ? {} : { span: { start, end: start + entry.id.length + 2 } }),
    } as const;
    const made = entry.baseModels.map((id): LineageFact => {
      const parent: LineageThing = { thing: "model", ids: [id], folders: [] };
      return { ...base, statement: "made-from", child: of, parent, relation: "finetune" };
    });
    if (entry.license.length === 0) return made;
    const licenses = entry.license.flatMap(licensesNamed);
    return [{ ...base, statement: "license", of, text: entry.license.join(", "), licenses }, ...made];
  });
  return [...stated, ...gapsOf(problems)];
}
