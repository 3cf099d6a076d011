import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../../server/src/engine/engine.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import { readHdf5 } from "../../../server/src/formats/hdf5/read.ts";
import { readRows } from "../../../server/src/formats/hdf5/rows.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment } from "../../harness/check.ts";
import { pythonWith, writtenBy } from "../python.ts";

interface WrittenFile {
  readonly path: string;
  readonly by: string;
  /** What h5py sees: paths with their shapes, and the names of attributes. */
  readonly objects: Readonly<
    Record<string, { readonly shape: readonly number[] | null; readonly attributes: readonly string[] }>
  >;
  /** Whether something in it is pickled. */
  readonly pickles?: boolean;
  /** Of datasets of sequences of bytes: what stands in their rows, as far as they were written. */
  readonly rows?: Readonly<Record<string, readonly string[]>>;
}

const python = pythonWith("h5py");
const folder = mkdtempSync(join(tmpdir(), "loadline-hdf5-"));
let files: readonly WrittenFile[] = [];
let engine: Engine;

beforeAll(() => {
  if (python === undefined) return;
  const script = fileURLToPath(new URL("write-hdf5.py", import.meta.url));
  files = writtenBy(python, script, folder);
  engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(python === undefined)("HDF5 files that h5py, PyTables and pandas write", () => {
  test("are read as h5py reads them", async () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const bytes = readFileSync(join(folder, file.path));
      const { value, problems } = await readHdf5(bufferSource(bytes), defaultLimits);
      expect(problems, file.path).toEqual([]);
      const seen = Object.fromEntries(
        (value?.objects ?? []).map(({ path, dataset, attributes }) => [
          path,
          { shape: dataset?.shape ?? null, attributes: attributes.map(({ name }) => name).sort() },
        ]),
      );
      const plain = ({ shape, attributes }: WrittenFile["objects"][string]) => ({
        shape,
        attributes: [...attributes].sort(),
      });
      const wanted = Object.fromEntries(
        Object.entries(file.objects).map(([path, one]) => [path, plain(one)]),
      );
      expect(seen, file.path).toEqual(wanted);
    }
  });

  test("have the rows that h5py wrote, through every index of chunks", async () => {
    const withRows = files.filter(({ rows }) => rows !== undefined);
    expect(withRows.length).toBe(2);
    for (const { path, rows = {} } of withRows) {
      const source = bufferSource(readFileSync(join(folder, path)));
      const { value } = await readHdf5(source, defaultLimits);
      if (value === undefined) throw new Error(`${path} cannot be read`);
      for (const [name, texts] of Object.entries(rows)) {
        const dataset = value.objects.find((object) => object.path === name)?.dataset;
        if (dataset === undefined) throw new Error(`${path} has no ${name}`);
        const budget = { left: 1 << 28 };
        const { rows: found, problems } = await readRows(source, defaultLimits, value, dataset, budget);
        expect(problems, `${path} ${name}`).toEqual([]);
        const seen = found.map(({ bytes }) => new TextDecoder().decode(bytes)).sort();
        expect(seen, `${path} ${name}`).toEqual([...texts].sort());
      }
    }
  });

  test("are clean, and the objects in them were looked into", async () => {
    for (const file of files) {
      const path = join(folder, file.path).replaceAll("\\", "/");
      const { findings, weights } = await engine.checkFile(path, defaultSettings(), noProject);
      expect(findings, file.path).toEqual([]);
      expect(weights?.verdict, file.path).toBe("clean");
      if (file.pickles === true) expect(weights?.why, file.path).toContain("imports only what is known");
    }
  });
});
