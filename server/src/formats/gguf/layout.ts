import type { Cursor } from "./cursor.ts";
import type { GgufTensor } from "./file.ts";
import { quoted } from "./quoted.ts";

/**
 * Checks that the tensors lie one behind the other, each at the alignment, with nothing between them but padding, and
 * all in the file: llama.cpp's reader demands the same (ggml/src/gguf.cpp, gguf_init_from_file).
 *
 * @returns where the bytes behind the last tensor begin, where they are so few that they may be padding
 */
export function checkLayout(
  cursor: Cursor,
  tensors: readonly GgufTensor[],
  dataStart: number,
  alignment: number,
): number | undefined {
  let covered = 0;
  let last: GgufTensor | undefined;
  /** Whether all that lies before is known: behind a tensor of unknown size nothing can be said of gaps. */
  let isKnown = true;
  for (const tensor of byOffset(tensors)) {
    const before = isKnown ? covered : undefined;
    // Nearly all lie where the one before ends, and in the file.
    const end = dataStart + tensor.offset + (tensor.bytes ?? 0);
    if (tensor.offset !== before || tensor.offset % alignment !== 0 || end > cursor.size)
      checkOne(cursor, tensor, { covered: before, last, dataStart, alignment });
    isKnown = tensor.bytes !== undefined;
    covered = Math.max(covered, padded(tensor.offset + (tensor.bytes ?? 0), alignment));
    last = tensor;
  }
  return checkEnd(cursor, { covered: isKnown ? covered : undefined, dataStart, alignment }, tensors.length);
}

/** Writers write them in order, so that there is mostly nothing to sort. */
function byOffset(tensors: readonly GgufTensor[]): readonly GgufTensor[] {
  let last = 0;
  for (const { offset } of tensors) {
    if (offset < last) return [...tensors].sort((left, right) => left.offset - right.offset);
    last = offset;
  }
  return tensors;
}

function padded(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}

interface Covered {
  /** Where the data before ends, padded; undefined where that is not known. */
  readonly covered: number | undefined;
  readonly dataStart: number;
  readonly alignment: number;
}

function checkOne(
  cursor: Cursor,
  tensor: GgufTensor,
  { covered, last, dataStart, alignment }: Covered & { readonly last: GgufTensor | undefined },
): void {
  const name = quoted(tensor.name);
  const { offset, entry, bytes } = tensor;
  if (offset >= 2 ** 63) return;
  if (offset % alignment !== 0) {
    cursor.problem(
      "offset",
      `the data of tensor ${name} lies at ${offset}, which is no multiple of the alignment ${alignment}`,
      entry,
    );
  } else if (covered !== undefined && offset < covered && (bytes ?? 1) > 0) {
    const other = last === undefined ? "" : ` of tensor ${quoted(last.name)}`;
    cursor.problem("overlap", `the data of tensor ${name} lies in the data${other}`, entry);
  } else if (covered !== undefined && offset > covered) {
    cursor.problem(
      "gap",
      `${offset - covered} bytes before tensor ${name} belong to no tensor`,
      dataStart + covered,
    );
  }
  const end = dataStart + offset + (bytes ?? 0);
  if (end > cursor.size && bytes !== undefined) {
    cursor.problem(
      "out-of-range",
      `the data of tensor ${name} ends at byte ${end}, the file has ${cursor.size}`,
      entry,
      "truncated",
    );
  }
}

function checkEnd(
  cursor: Cursor,
  { covered, dataStart, alignment }: Covered,
  tensors: number,
): number | undefined {
  if (covered === undefined) return undefined;
  const end = tensors === 0 ? dataStart : dataStart + covered;
  // Writers pad the end, or do not.
  const extra = cursor.size - end;
  if (cursor.size === Number.MAX_SAFE_INTEGER) return undefined;
  if (extra <= alignment) return extra > 0 ? end : undefined;
  cursor.problem("trailing-data", `${extra} bytes follow the last tensor`, end);
  return undefined;
}
