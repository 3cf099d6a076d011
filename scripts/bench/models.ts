// Models whose formats hold no pickle: very large files, very long headers, and tensors within a graph.
import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine } from "../../server/src/engine/engine.ts";
import { noProject } from "../../server/src/facts/project.ts";
import { createNodeHost } from "../../server/src/hosts/node/host.ts";
import { defaultSettings, testEnvironment, workspace } from "../../test/harness/check.ts";
import * as gguf from "../../test/harness/gguf.ts";
import * as onnx from "../../test/harness/onnx.ts";
import * as safetensors from "../../test/harness/safetensors.ts";

const program = join(import.meta.scriptRoot, "server/bin/loadline.cjs");
const gibibyte = 2 ** 30;
const large = 10 * gibibyte;
const tensors = 10_000;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** A file that begins with these bytes and goes on as a hole. */
function sparse(path: string, start: Uint8Array, size: number): void {
  const file = openSync(path, "w");
  writeSync(file, start, 0, start.length, 0);
  ftruncateSync(file, size);
  closeSync(file);
}

function wall(arguments_: readonly string[], folder: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${arguments_.join(" ")} found something or failed: ${stderr}`);
  return performance.now() - start;
}

const starts: Readonly<Record<string, () => readonly [name: string, start: Uint8Array, size: number][]>> = {
  safetensors: () => {
    const header = JSON.stringify({
      w: { dtype: "U8", shape: [large / 1024, 1024], data_offsets: [0, large] },
    });
    const start = safetensors.raw(safetensors.padded(header));
    return [["model.safetensors", start, start.length + large]];
  },
  GGUF: () => {
    const start = gguf.file({ entries: gguf.usual, tensors: [gguf.tensor("w", [large / 4], 0, 0)] });
    return [["model.gguf", start, start.length + large]];
  },
  "ONNX with external data": () => {
    const tensor = onnx.initializer(
      onnx.tensor("w", 1, large / 4),
      onnx.external({ location: "model.onnx_data" }),
    );
    const start = onnx.model(onnx.graph(onnx.node("MatMul"), tensor));
    return [
      ["model.onnx", start, start.length],
      ["model.onnx_data", new Uint8Array(1), large],
    ];
  },
};

/** Whole processes over files of ten gigabytes, against a bare Node in turns. */
function measureLarge(folder: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, make] of Object.entries(starts)) {
    const place = join(folder, name.replaceAll(" ", "-"));
    mkdirSync(place);
    const files = make();
    for (const [file, start, size] of files) sparse(join(place, file), start, size);
    const [first] = files;
    const [bare, check]: [number[], number[]] = [[], []];
    for (let run = 0; run < 15; run += 1) {
      bare.push(wall(["-e", "0"], place));
      check.push(wall([program, "check", first?.[0] ?? ""], place));
    }
    numbers[`check of 10 GB of ${name}, whole process`] = median(check);
    numbers[`  ratio to a bare Node, ${name}`] = median(check) / median(bare);
    numbers[`  least ratio, ${name}`] = Math.min(...check) / Math.min(...bare);
    rmSync(place, { recursive: true });
  }
  return numbers;
}

/** Ten thousand tensors in a header, warm. */
async function measureHeaders(): Promise<Record<string, number>> {
  const names = Array.from({ length: tensors }, (_, index) => `model.layers.${index}.weight`);
  const files: Readonly<Record<string, Uint8Array>> = {
    "model.safetensors": safetensors.file(
      Object.fromEntries(names.map((name) => [name, safetensors.tensor("F32", 2, 2)])),
    ),
    "model.gguf": gguf.file({
      tensors: names.map((name, index) => gguf.tensor(name, [8], 0, index * 32)),
      data: tensors * 32,
    }),
    "model.onnx": onnx.model(
      onnx.graph(...names.map((name) => onnx.initializer(onnx.tensor(name, 1, 2, 2), onnx.data(16)))),
    ),
  };
  const numbers: Record<string, number> = {};
  for (const [name, bytes] of Object.entries(files)) {
    const path = `/project/${name}`;
    const { check } = workspace({ [path]: bytes });
    const taken: number[] = [];
    for (let run = 0; run < 25; run += 1) {
      const start = performance.now();
      const { findings } = await check(path);
      taken.push(performance.now() - start);
      if (findings.length > 0) throw new Error(`not as it should be: ${findings[0]?.message}`);
    }
    numbers[`${name} with 10,000 tensors, warm`] = median(taken.slice(5));
  }
  return numbers;
}

/** Two gigabytes of tensors within the graph: a thousand of two megabytes each, against `cat`. */
async function measureInline(folder: string): Promise<Record<string, number>> {
  const path = join(folder, "inline.onnx");
  const each = 2 * 2 ** 20;
  const count = 1000;
  const tensor = (index: number) => onnx.tensor(`layer.${index}`, 1, each / 4);
  const lengthOf = (index: number) =>
    tensor(index).length + onnx.varint(9 * 8 + 2).length + onnx.varint(each).length + each;
  const graphBytes = Array.from(
    { length: count },
    (_, index) => 1 + onnx.varint(lengthOf(index)).length + lengthOf(index),
  );
  const head = onnx.concat(
    onnx.number(1, 8),
    onnx.opset("", 17),
    onnx.raw(0x3a),
    onnx.varint(graphBytes.reduce((a, b) => a + b, 0)),
  );
  const file = openSync(path, "w");
  let at = writeSync(file, head, 0, head.length, 0);
  for (let index = 0; index < count; index += 1) {
    const start = onnx.concat(
      onnx.raw(0x2a),
      onnx.varint(lengthOf(index)),
      tensor(index),
      onnx.raw(0x4a),
      onnx.varint(each),
    );
    writeSync(file, start, 0, start.length, at);
    at += start.length + each;
  }
  ftruncateSync(file, at);
  closeSync(file);
  const engine = createEngine(testEnvironment(createNodeHost({ blocking: true })));
  const [cat, check]: [number[], number[]] = [[], []];
  for (let run = 0; run < 3; run += 1) {
    const before = performance.now();
    spawnSync("sh", ["-c", `cat ${path} > /dev/null`]);
    cat.push(performance.now() - before);
    const start = performance.now();
    const { findings } = await engine.checkFile(path, defaultSettings(), noProject);
    check.push(performance.now() - start);
    if (findings.length > 0) throw new Error(`not as it should be: ${findings[0]?.message}`);
  }
  const script = `const { spawnSync } = require("node:child_process");
    const run = spawnSync(process.execPath, ["--require", process.argv[1], ...process.argv.slice(2)], { encoding: "utf8" });
    process.stdout.write(run.stderr);`;
  const meter = join(folder, "meter.cjs");
  const write = openSync(meter, "w");
  writeSync(
    write,
    `process.on("exit", () => process.stderr.write("RSS " + process.resourceUsage().maxRSS / 1024));`,
  );
  closeSync(write);
  const told = spawnSync(process.execPath, ["-e", script, meter, program, "check", path], {
    encoding: "utf8",
  }).stdout;
  return {
    "ONNX of 2 GB with its tensors inline": median(check),
    "  speed as a ratio to cat's": median(cat) / median(check),
    "  memory of the whole process, MB": Number(/RSS ([\d.]+)/.exec(told)?.[1]),
  };
}

export async function measure(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "loadline-models-"));
  try {
    return { ...measureLarge(folder), ...(await measureHeaders()), ...(await measureInline(folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
