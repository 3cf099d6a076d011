// `loadline verify` over four shards of 256 MB in the disk's cache, against `cat` and `sha256sum` over the same.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLock } from "../../server/src/formats/lock/write.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const shards = ["1", "2", "3", "4"].map((number) => `model-${number}.safetensors`);
const shardSize = 256 * 1024 * 1024;
const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");

function median(times: number, run: () => void): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return taken.sort((a, b) => a - b)[times >> 1] ?? Number.NaN;
}

export async function measure(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "loadline-bench-"));
  try {
    const snapshot = join(folder, "cache/models--acme--net/snapshots", commit);
    mkdirSync(snapshot, { recursive: true });
    const content = Buffer.alloc(shardSize, "weights");
    const sha256 = createHash("sha256").update(content).digest("hex");
    for (const shard of shards) writeFileSync(join(snapshot, shard), content);
    const files = shards.map((path) => ({ path, size: shardSize, sha256 }));
    const entry = {
      registry: "huggingface",
      kind: "model",
      id: "acme/net",
      revision: "main",
      commit,
    } as const;
    const facts = {
      resolved: "2026-01-01",
      license: [],
      baseModels: [],
      pickles: false,
      customCode: false,
      files,
    };
    writeFileSync(join(folder, "loadline.lock"), writeLock({ entries: [{ ...entry, ...facts }] }));
    const paths = shards.map((shard) => join(snapshot, shard));
    const run = (command: string, arguments_: readonly string[]): void => {
      const { status, stderr } = spawnSync(command, arguments_, { cwd: folder, maxBuffer: 1e6 });
      if (status !== 0) throw new Error(`${command}: ${stderr}`);
    };
    const cat = median(3, () =>
      run("sh", ["-c", `cat ${paths.map((path) => `'${path}'`).join(" ")} > /dev/null`]),
    );
    const sum = median(3, () => run("sha256sum", paths));
    const own = median(3, () => run(process.execPath, [program, "verify", "--cache", "cache"]));
    return {
      "verify of 1 GB in 4 files, warm": own,
      "verify MB/s": (4 * 256 * 1000) / own,
      "verify, times as fast as cat (ratio)": cat / own,
      "verify, times as fast as sha256sum (ratio)": sum / own,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
