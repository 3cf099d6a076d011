import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { mapPython2Name } from "../../../server/src/formats/pickle/python2-names.ts";
import { type PickleStream, readPickles } from "../../../server/src/formats/pickle/streams.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { join } from "../../harness/pickle.ts";
import { generatedPickle } from "../../harness/pickle-generator.ts";
import { pythonWith, runPython } from "../python.ts";

const python = pythonWith();
const count = 10_000;

interface Recorded {
  readonly imports: readonly (readonly [string, string])[];
  /** Where it came to STOP; null after an error. */
  readonly end: number | null;
}

function framed(pickle: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, pickle.length, true);
  return join(length, pickle);
}

async function streamsOf(bytes: Uint8Array): Promise<readonly PickleStream[]> {
  return (await readPickles(bufferSource(bytes), defaultLimits)).value.streams;
}

/** Python's recorder sees names before Python 2's are mapped, the machine notes them after. */
function sees(streams: readonly PickleStream[], [module, name]: readonly [string, string]): boolean {
  const mapped = mapPython2Name(module, name);
  return streams
    .flatMap(({ imports }) => imports)
    .some(
      (found) =>
        (found.module === module && found.name === name) ||
        (found.module === mapped[0] && found.name === mapped[1]),
    );
}

/** What one of CPython's readers did and the machine did not. A module without a name is nothing that can be imported. */
function differences(recorded: Recorded, streams: readonly PickleStream[]): readonly string[] {
  const missed = recorded.imports.filter((pair) => pair[0] !== "" && !sees(streams, pair));
  const wrong = missed.map(([module, name]) => `imports ${JSON.stringify([module, name])}, unseen`);
  const [first] = streams;
  // Where a frame lies the two readers end at different places, and that is said.
  const lies = first?.problems.some(({ code }) => code === "frame-lies") === true;
  const sameEnd = lies || (first?.completed === true && first.end === recorded.end);
  if (recorded.end === null || sameEnd) return wrong;
  return [...wrong, `ends at ${recorded.end}, the machine at ${first?.end} (${first?.problems[0]?.message})`];
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

describe.skipIf(python === undefined)("against CPython's unpicklers", () => {
  test(`on ${count} generated pickles the machine sees every import, and ends where they end`, async () => {
    if (python === undefined) return;
    const pickles = Array.from({ length: count }, (_, seed) => generatedPickle(seed));
    const script = fileURLToPath(new URL("record-imports.py", import.meta.url));
    const lines = runPython(python, script, [], join(...pickles.map(framed)))
      .toString()
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(count);
    const wrong: string[] = [];
    let completed = 0;
    let imports = 0;
    for (const [seed, bytes] of pickles.entries()) {
      // Of both of CPython's readers.
      const recorded = Object.entries(JSON.parse(lines[seed] ?? "{}") as Readonly<Record<string, Recorded>>);
      const streams = await streamsOf(bytes);
      imports += recorded.reduce((sum, [, one]) => sum + one.imports.length, 0);
      completed += recorded.filter(([, { end }]) => end !== null).length;
      wrong.push(
        ...recorded.flatMap(([reader, one]) =>
          differences(one, streams).map((what) => `${seed} ${reader} ${what}: ${hex(bytes)}`),
        ),
      );
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    // The generator makes what it should: whole pickles, and imports to be seen.
    expect(completed).toBeGreaterThan(count / 2);
    expect(imports).toBeGreaterThan(count);
  });
});
