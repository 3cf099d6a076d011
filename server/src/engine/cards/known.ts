import type { RemoteReferenceFact } from "../../facts/facts.ts";
import type { KnownCommit, ProjectFacts } from "../../facts/project.ts";
import { lockedName } from "../../facts/references/locked-name.ts";
import type { LockEntry } from "../../formats/lock/lock.ts";
import { codeSpan, isPinnedToCommit, originOf, pinnedCommit } from "../known-pins.ts";
import { isOfName } from "../locking/uses.ts";

/**
 * What this machine knows of the commit that a reference loads, as lines of Markdown: the commit with its date, and
 * from the lock its licence, base models and formats. None where nothing is known, or where the name is a folder.
 *
 * @param path of the document, from which a folder of the project may be meant
 */
export async function aboutCommit(
  fact: RemoteReferenceFact,
  project: ProjectFacts,
  path: string,
): Promise<readonly string[]> {
  const name = lockedName(fact);
  if (name === undefined || fact.pin === "unresolved") return [];
  const ask = () => ({
    local: project.exists(fact.id, path),
    known: pinnedCommit(fact, project) ?? project.commitOf(name),
    lock: project.lock(),
  });
  // The first asking notes the questions, the second is answered.
  ask();
  await project.settle?.();
  const { local, known, lock } = ask();
  if (local || known === undefined) return [];
  const entry = lock?.entries.find((each) => isOfName(each, name) && each.commit === known.commit);
  return [commitLine(fact, known), ...(entry === undefined ? [] : [entryLine(entry)])];
}

function commitLine(fact: RemoteReferenceFact, known: KnownCommit): string {
  const commit = codeSpan(known.commit.slice(0, 12));
  const { revision } = fact;
  if (revision === undefined) return `Not pinned here: ${commit} is the commit that ${originOf(known)}.`;
  if (!isPinnedToCommit(fact))
    return `${codeSpan(revision)} can move: ${commit} is the commit that ${originOf(known)}.`;
  return revision.toLowerCase() === known.commit
    ? `Pinned to ${commit}, the commit that ${originOf(known)}.`
    : `Pinned to ${codeSpan(revision.slice(0, 12))}, which is another than ${commit}, the commit that ${originOf(known)}.`;
}

/** Ends of names of weights and data that hold no code, and what people call them. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/\.safetensors$/i, "safetensors"],
  [/\.gguf$/i, "GGUF"],
  [/\.onnx$/i, "ONNX"],
  [/\.parquet$/i, "Parquet"],
];

function entryLine({ license, baseModels, pickles, customCode, files }: LockEntry): string {
  const plain = formats.filter(([end]) => files.some(({ path }) => end.test(path))).map(([, name]) => name);
  const parts = [
    ...(license.length === 0 ? [] : [`declared licence ${codeList(license)}`]),
    ...(baseModels.length === 0 ? [] : [`base model ${codeList(baseModels)}`]),
    [...plain, pickles ? "**pickle files**" : "no pickle files"].join(", "),
    customCode ? "**custom code**" : "no custom code",
  ];
  return `In loadline.lock: ${parts.join("; ")}.`;
}

function codeList(values: readonly string[]): string {
  const shown = values.slice(0, 5).map(codeSpan).join(", ");
  return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown;
}
