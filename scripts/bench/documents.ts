import { decideKind } from "../../server/src/documents/kind.ts";
import { openBytes, openCells } from "../../server/src/documents/open.ts";
import { bufferSource } from "../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../server/src/host/limits.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { parseJson } from "../../server/src/syntax/json/parse.ts";
import { decodeText } from "../../server/src/text/decode.ts";

const megabyte = 1_000_000;

/** Reading JSON and notebooks: megabytes a second, and milliseconds for what a person waits for. */
export async function measure(): Promise<Record<string, number>> {
  const environment = {
    host: memoryHost({}),
    // No Python is parsed here.
    grammars: { read: async () => new Uint8Array(0) },
    limits: defaultLimits,
  };
  const pictures = encode(notebook(pictureCells(40)));
  const lines = encode(notebook(lineCells(400)));
  const huge = encode(notebook([codeCell(500, [stream("0123456789".repeat(20), 1_000_000)])]));
  const open = (bytes: Uint8Array) => openBytes("/a.ipynb", bufferSource(bytes), environment);
  const cells = Array.from({ length: 300 }, (_, index) => ({
    kind: "code" as const,
    languageId: "python",
    text: codeText(17, index),
  }));
  const before = openCells("/a.ipynb", cells, environment);
  const typed = cells.with(-1, { kind: "code", languageId: "python", text: `${codeText(17, 299)}x` });
  return {
    "JSON, notebook with pictures, MB/s": await speed(pictures.length, () =>
      parseJson(decodeText(pictures).text),
    ),
    "JSON, notebook with many lines, MB/s": await speed(lines.length, () =>
      parseJson(decodeText(lines).text),
    ),
    "notebook with pictures, MB/s": await speed(pictures.length, () => open(pictures)),
    "notebook with many lines, MB/s": await speed(lines.length, () => open(lines)),
    "notebook with 200 MB of output, ms": await median(3, () => open(huge)),
    "keystroke in a notebook of 300 cells, ms": await median(50, () =>
      openCells("/a.ipynb", typed, environment, before),
    ),
    "kind of a file, µs": 1000 * (await median(50, () => decideKind({ path: "/model.bin", head: pictures }))),
  };
}

async function speed(bytes: number, run: () => unknown): Promise<number> {
  return bytes / megabyte / ((await median(9, run)) / 1000);
}

/** The median of the times of some runs, in milliseconds. */
async function median(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[runs >> 1] ?? 0;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function notebook(cells: readonly object[]): string {
  const metadata = { kernelspec: { language: "python", name: "python3" } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

function codeText(lines: number, seed: number): string {
  return Array.from({ length: lines }, (_, line) => `value_${seed}_${line} = compute("${line}", x)\n`).join(
    "",
  );
}

function codeCell(lines: number, outputs: readonly object[]): object {
  return { cell_type: "code", metadata: {}, outputs, source: codeText(lines, lines).split(/(?<=\n)/) };
}

/** A picture of half a megabyte in base64 under each cell. */
function pictureCells(count: number): readonly object[] {
  const picture = {
    output_type: "display_data",
    metadata: {},
    data: { "image/png": "iVBORw0KGgo".repeat(50_000) },
  };
  return Array.from({ length: count }, () => codeCell(20, [picture]));
}

/** Long logs, line by line, and tables in HTML. */
function lineCells(count: number): readonly object[] {
  return Array.from({ length: count }, () => codeCell(30, [stream('<td class="a">12.5</td>', 1000)]));
}

function stream(line: string, lines: number): object {
  return { output_type: "stream", name: "stdout", text: new Array<string>(lines).fill(`${line}\n`) };
}
