import { readPaddleProgram } from "../../formats/paddle/read.ts";
import type { ModelCode, ModelDefectFamily } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  length: "disagree",
  "bad-encoding": "disagree",
  "too-deep": "attacks-reader",
  "too-many-fields": "unread",
};

type Reach = Pick<ModelCode, "family" | "tier" | "does">;

const writes: Reach = {
  family: "writes-files",
  tier: "denied",
  does: "writes a file at a path of the model's choice",
};
const reads: Reach = {
  family: "reads-files",
  tier: "denied",
  does: "reads a file at a path of the model's choice",
};
const python: Reach = { family: "runs-code", tier: "denied", does: "calls a function of the Python process" };
const network: Reach = {
  family: "reaches-network",
  tier: "denied",
  does: "exchanges data with another machine",
};

/** Operators that reach out (paddle/fluid/operators: save_op.cc, load_op.cc, py_func_op.cc, distributed_ops), PaddlePaddle 2. */
const operators: Readonly<Partial<Record<string, Reach>>> = {
  py_func: python,
  py_layer: python,
  save: writes,
  save_combine: writes,
  load: reads,
  load_combine: reads,
  read_file: reads,
  send: network,
  recv: network,
  listen_and_serv: network,
  fetch_barrier: network,
  send_barrier: network,
  distributed_lookup_table: network,
  tensorrt_engine: {
    family: "runs-code",
    tier: "unknown",
    does: "runs a compiled TensorRT engine, which is native code",
  },
  lite_engine: { family: "runs-code", tier: "unknown", does: "runs a compiled program of Paddle Lite" },
};

/** A program of PaddlePaddle: its operators judged, and what its weights are called. */
export async function readPaddleModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readPaddleProgram(source);
  const code = value.operators.flatMap(({ type, offset, count, texts }): readonly ModelCode[] => {
    const row = Object.hasOwn(operators, type) ? operators[type] : undefined;
    if (row === undefined) return [];
    const argument = texts.get("file_path") ?? [...texts.values()][0];
    return [
      { ...row, name: type, when: "run", offset, count, ...(argument === undefined ? {} : { argument }) },
    ];
  });
  return {
    file: {
      format: "PaddlePaddle",
      tensors: value.parameters.map((name) => ({ name, dtype: "", shape: [] })),
      tensorCount: value.parameters.length,
    },
    code,
    defects: defectsOf(problems, families),
  };
}
