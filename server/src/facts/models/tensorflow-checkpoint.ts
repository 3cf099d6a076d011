import type { CheckpointIndex } from "../../formats/tensorflow-checkpoint/file.ts";
import { readCheckpoint } from "../../formats/tensorflow-checkpoint/read.ts";
import type { ModelDefect, ModelDefectFamily } from "../facts.ts";
import { shownPath } from "./paths.ts";
import { type Beside, defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  "no-footer": "incomplete",
  block: "disagree",
  compressed: "unread",
  "too-many-entries": "unread",
  "bad-encoding": "disagree",
  "no-header": "disagree",
  shards: "attacks-reader",
  dimension: "attacks-reader",
  "size-overflow": "attacks-reader",
  shard: "attacks-reader",
  place: "attacks-reader",
  "size-mismatch": "attacks-reader",
  overlap: "disagree",
};

const mostParts = 1_000;

/** The index of a TensorFlow checkpoint: its tensors, held against their own sizes and against the parts beside it. */
export async function readCheckpointModel({ source, beside }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readCheckpoint(source);
  const defects = defectsOf(problems, families);
  if (value === undefined) return { defects };
  const { tensors, version } = value;
  return {
    file: {
      format: "TensorFlow checkpoint",
      version: String(version),
      tensors: tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
      tensorCount: tensors.length,
      parameters: tensors.reduce((sum, { elements }) => sum + elements, 0),
    },
    defects: [...defects, ...(beside === undefined ? [] : await partDefects(value, beside))],
  };
}

/** `model.ckpt-10.data-00000-of-00002` (tensorflow/core/util/tensor_bundle/naming.cc). */
async function partDefects(
  { shards, tensors }: CheckpointIndex,
  beside: Beside,
): Promise<readonly ModelDefect[]> {
  if (!beside.name.endsWith(".index")) return [];
  const stem = beside.name.slice(0, -".index".length);
  const ends = new Map<number, number>();
  for (const { shard, offset, size } of tensors) {
    if (size > 0) ends.set(shard, Math.max(ends.get(shard) ?? 0, offset + size));
  }
  const found: ModelDefect[] = [];
  const digits = (value: number) => String(value).padStart(5, "0");
  for (const [shard, end] of [...ends].slice(0, mostParts)) {
    const name = `${stem}.data-${digits(shard)}-of-${digits(shards)}`;
    const stat = await beside.stat(name);
    if (stat === undefined)
      found.push(
        defect("missing-part", "no-data-file", `its tensors lie in ${shownPath(name)}, which is not there`),
      );
    else if (stat.size < end)
      found.push(
        defect(
          "incomplete",
          "short-data-file",
          `its tensors reach to byte ${end} of ${shownPath(name)}, which has ${stat.size}`,
        ),
      );
    if (found.length >= 20) break;
  }
  return found;
}

function defect(family: ModelDefectFamily, code: string, message: string): ModelDefect {
  return { family, problem: { kind: "malformed", code, message } };
}
