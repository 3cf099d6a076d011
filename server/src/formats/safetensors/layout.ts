import type { SafetensorsTensor } from "./file.ts";
import { type Findings, quoted } from "./findings.ts";

/**
 * Checks that the tensors cover the data from its first byte to its last, each byte once: what the reference reader
 * demands (safetensors/src/tensor.rs, `Metadata::validate`), so that nothing can hide between or behind them.
 *
 * @param dataBytes bytes behind the header; undefined where the file's size is not known
 * @returns where the data that tensors use ends, from the start of the data
 */
export function checkLayout(
  tensors: readonly SafetensorsTensor[],
  dataStart: number,
  dataBytes: number | undefined,
  findings: Findings,
): number {
  let covered = 0;
  let last: SafetensorsTensor | undefined;
  for (const tensor of byOffset(tensors)) {
    const at = dataStart + tensor.begin;
    if (tensor.begin < covered) {
      const other = last === undefined ? "" : ` of tensor ${quoted(last.name)}`;
      const message = `the data of tensor ${quoted(tensor.name)} lies in the data${other}`;
      findings.add("overlap", `${message} (bytes ${tensor.begin} to ${Math.min(covered, tensor.end)})`, at);
    } else if (tensor.begin > covered) {
      const message = `${tensor.begin - covered} bytes before tensor ${quoted(tensor.name)} belong to no tensor`;
      findings.add("gap", message, dataStart + covered);
    }
    if (dataBytes !== undefined && tensor.end > dataBytes) {
      const message = `the data of tensor ${quoted(tensor.name)} ends at byte ${tensor.end}, the file has ${dataBytes} bytes of data`;
      findings.add("out-of-range", message, at);
    }
    if (tensor.end > covered) {
      covered = tensor.end;
      last = tensor;
    }
  }
  return covered;
}

/** Writers write most headers in the order of the data, so that there is nothing to sort. */
function byOffset(tensors: readonly SafetensorsTensor[]): readonly SafetensorsTensor[] {
  let [begin, end] = [0, 0];
  for (const tensor of tensors) {
    if (tensor.begin < begin || (tensor.begin === begin && tensor.end < end)) return sorted(tensors);
    ({ begin, end } = tensor);
  }
  return tensors;
}

function sorted(tensors: readonly SafetensorsTensor[]): readonly SafetensorsTensor[] {
  return [...tensors].sort((left, right) => left.begin - right.begin || left.end - right.end);
}
