import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { unwrapped } from "../../../server/src/formats/compression/compression.ts";
import { readSevenZip } from "../../../server/src/formats/sevenzip/archive.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { pythonWith, writtenBy } from "../python.ts";

interface Case {
  readonly name: string;
  readonly format: "xz" | "7z";
  readonly packed: string;
  readonly plain: string;
}

const folder = mkdtempSync(join(tmpdir(), "loadline-filters-"));
const python = pythonWith("lzma");
const script = fileURLToPath(new URL("write-filtered.py", import.meta.url));
const cases = python === undefined ? [] : writtenBy<Case>(python, script, folder);

afterAll(() => rmSync(folder, { recursive: true }));

async function unpacked({ format, packed }: Case, length: number): Promise<Uint8Array | undefined> {
  const source = bufferSource(readFileSync(packed));
  const budget = { left: 1 << 28 };
  if (format === "xz") return unwrapped(source, "xz", budget).read(0, length);
  const { value } = await readSevenZip(source, defaultLimits, budget);
  return value[0]?.source?.read(0, length);
}

describe.skipIf(cases.length === 0)("filters that liblzma and 7-Zip apply are undone", () => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const plain = new Uint8Array(readFileSync(one.plain));
    const made = await unpacked(one, plain.length + 1);
    expect(made === undefined ? -1 : Buffer.compare(made, plain)).toBe(0);
  });
});
