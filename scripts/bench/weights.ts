import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { deflateSync } from "fflate";
import { createEngine } from "../../server/src/engine/engine.ts";
import { noProject } from "../../server/src/facts/project.ts";
import { readPickles } from "../../server/src/formats/pickle/streams.ts";
import { bufferSource } from "../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../server/src/host/limits.ts";
import { createNodeHost } from "../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment, workspace } from "../../test/harness/check.ts";
import * as p from "../../test/harness/pickle.ts";
import * as zip from "../../test/harness/zip.ts";

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function milliseconds(times: number, run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

/** What a pickler writes for a dict of texts to numbers: batches of a thousand entries, every text memoized. */
function dictPickle(entries: number): Uint8Array {
  const batches: p.Piece[] = [];
  for (let start = 0; start < entries; start += 1000) {
    const batch = Array.from({ length: 1000 }, (_, at) =>
      p.join(p.text(`key_${start + at}`), p.memoize, p.int(start + at)),
    );
    batches.push(p.join(p.mark, ...batch, p.opcode(p.Op.SETITEMS)));
  }
  return p.join(p.proto(4), p.emptyDict, p.memoize, ...batches, p.stop);
}

function smallPickle(): Uint8Array {
  const entries = Array.from(
    { length: 48 },
    (_, at) => [p.text(`key${at}`), p.list(p.int(at), p.float(1.5))] as const,
  );
  return p.file(p.newobj(p.stackGlobal("collections", "OrderedDict")), p.pop, p.dict(...entries));
}

/** A PyTorch archive of `bytes` in `storages` sparse storages, on disk. */
export function sparseTorch(path: string, storages: number, bytes: number): void {
  const each = Math.floor(bytes / storages / 64) * 64;
  const layers = Array.from({ length: storages }, (_, at) => {
    const storage = p.persistent(
      p.tuple(
        p.text("storage", "BINUNICODE"),
        p.global("torch", "FloatStorage"),
        p.text(String(at), "BINUNICODE"),
        p.text("cpu", "BINUNICODE"),
        p.int(each / 4),
      ),
    );
    const tensor = p.call(
      p.global("torch._utils", "_rebuild_tensor_v2"),
      storage,
      p.int(0),
      p.tuple(p.int(each / 4)),
      p.tuple(p.int(1)),
      p.no,
      p.emptyDict,
    );
    return [p.text(`layer.${at}.weight`, "BINUNICODE"), tensor] as const;
  });
  const members = [
    zip.member("archive/data.pkl", p.stream(2, p.dict(...layers))),
    ...Array.from({ length: storages }, (_, at) => zip.member(`archive/data/${at}`, new Uint8Array(0))),
  ];
  writeSparse(path, members, each);
}

/** Writes members whose storages are holes of `each` bytes: local headers, then the directory. */
function writeSparse(path: string, members: readonly zip.Member[], each: number): void {
  const file = openSync(path, "w");
  let offset = 0;
  const central: zip.Member[] = [];
  for (const member of members) {
    const size = member.content.length === 0 ? each : member.content.length;
    const lies = member.content.length === 0 ? { size, compressedSize: size } : {};
    const whole = zip.archive([{ ...member, local: lies }]);
    const localLength = 30 + member.name.length + member.content.length;
    writeSync(file, whole.subarray(0, localLength), 0, localLength, offset);
    central.push({ ...member, onlyCentral: true, central: { ...lies, headerOffset: offset } });
    offset += localLength - member.content.length + size;
  }
  const directory = zip.archive(central, { zip64: true, end: { offset } });
  writeSync(file, directory, 0, directory.length, offset);
  ftruncateSync(file, offset + directory.length);
  closeSync(file);
}

/** Members that all share one deflated kernel, as in the bombs that are 58 KB long. */
function bomb(): Uint8Array {
  const kernel = zip.member("0", new Uint8Array(20 << 20), { deflate: true });
  const stored = deflateSync(kernel.content).length;
  const others = Array.from({ length: 250 }, (_, at) =>
    zip.member(`${at + 1}`, new Uint8Array(0), {
      onlyCentral: true,
      central: { headerOffset: 0, method: 8, size: 20 << 20, compressedSize: stored },
    }),
  );
  return zip.archive([kernel, ...others]);
}

async function measureFiles(folder: string): Promise<Record<string, number>> {
  const engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
  const check = (path: string) => engine.checkFile(path, defaultSettings(), noProject);
  const gigabyte = 1 << 30;
  const files = { "200 MB": [200, 200 * (1 << 20)], "70 GB": [1000, 70 * gigabyte] } as const;
  const numbers: Record<string, number> = {};
  for (const [name, [storages, bytes]] of Object.entries(files)) {
    const path = joinPath(folder, `${storages}.pt`);
    sparseTorch(path, storages, bytes);
    const { findings } = await check(path);
    if (findings.length > 0 || statSync(path).size < bytes * 0.99)
      throw new Error(`not as it should be: ${findings[0]?.message}`);
    numbers[`PyTorch zip of ${name}, ${storages} storages, warm`] = await milliseconds(15, () => check(path));
  }
  return numbers;
}

/** A joblib dump of one array of `bytes`, most of it a hole of the disk, and how fast it is read against `cat`. */
async function measureJoblib(folder: string, bytes: number): Promise<Record<string, number>> {
  const path = joinPath(folder, "array.joblib");
  const dtype = p.build(
    p.call(p.global("numpy", "dtype"), p.text("f8", "BINUNICODE"), p.no, p.yes),
    p.tuple(p.int(3), p.text("<", "BINUNICODE"), p.none, p.none, p.none, p.int(-1), p.int(-1), p.int(0)),
  );
  const wrapper = p.build(
    p.newobj(p.global("joblib.numpy_pickle", "NumpyArrayWrapper")),
    p.dict(
      [p.text("subclass", "BINUNICODE"), p.global("numpy", "ndarray")],
      [p.text("shape", "BINUNICODE"), p.tuple(p.int(bytes / 8))],
      [p.text("order", "BINUNICODE"), p.text("C", "BINUNICODE")],
      [p.text("dtype", "BINUNICODE"), dtype],
    ),
  );
  const head = p.join(p.proto(3), wrapper);
  const file = openSync(path, "w");
  writeSync(file, head, 0, head.length, 0);
  writeSync(file, p.stop, 0, 1, head.length + bytes);
  closeSync(file);
  const engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
  const { weights } = await engine.checkFile(path, defaultSettings(), noProject);
  if (weights?.verdict !== "clean") throw new Error(`not as it should be: ${weights?.why}`);
  const own = await milliseconds(5, () => engine.checkFile(path, defaultSettings(), noProject));
  const cat = await milliseconds(3, async () => spawnSync("sh", ["-c", `cat '${path}' > /dev/null`]));
  return { "raw joblib of 1 GB, warm": own, "raw joblib of 1 GB, times as fast as cat (ratio)": cat / own };
}

/** Ten thousand small pickles through the whole check, on this one thread. */
async function measureMany(): Promise<Record<string, number>> {
  const small = smallPickle();
  const files = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`/project/${at}.pkl`, small]));
  const { engine } = workspace(files);
  const whole = await milliseconds(1, async () => {
    for (const path of Object.keys(files)) await engine.checkFile(path, defaultSettings(), noProject);
  });
  return { "10,000 small pickles in memory, one thread": whole };
}

/** The bars of weight files: milliseconds, unless the name says otherwise. */
export async function measure(): Promise<Record<string, number>> {
  const small = smallPickle();
  const read = (bytes: Uint8Array) => readPickles(bufferSource(bytes), defaultLimits);
  await milliseconds(2000, () => read(small));
  const large = dictPickle(500_000);
  const { check } = workspace({ "/project/small.pkl": small, "/project/bomb.zip": bomb() });
  await milliseconds(200, () => check("/project/small.pkl"));
  const before = process.memoryUsage().rss;
  const dict = await milliseconds(5, () => read(large));
  const after = process.memoryUsage().rss;
  const folder = mkdtempSync(joinPath(tmpdir(), "loadline-bench-"));
  try {
    return {
      [`pickle of ${small.length} bytes, the machine`]: await milliseconds(2000, () => read(small)),
      [`pickle of ${small.length} bytes, the whole check`]: await milliseconds(500, () =>
        check("/project/small.pkl"),
      ),
      [`dict of 500,000 entries, ${(large.length / 1e6).toFixed(1)} MB`]: dict,
      "dict of 500,000 entries, memory it added (MB)": (after - before) / 1e6,
      "zip bomb, 251 members of 20 MB in one kernel": await milliseconds(3, () => check("/project/bomb.zip")),
      ...(await measureFiles(folder)),
      ...(await measureJoblib(folder, 1 << 30)),
      ...(await measureMany()),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
