import { readExecuTorch } from "../../formats/executorch/read.ts";
import { isUsualNamespace, torchOperator } from "../../knowledge/operators/torch.ts";
import type { ModelCode, ModelDefectFamily } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  "bad-offset": "attacks-reader",
  "program-limit": "unread",
};

const mostCode = 500;
/** Namespaces that ExecuTorch's own kernels and back ends register, beside PyTorch's. */
const ownNamespaces =
  /^(?:executorch_prim|et_copy|dim_order_ops|llama|cadence|cortex_m|edge|quantized_decomposed|torchao|tosa|qaisw)$/;

/** A program of ExecuTorch: the operators and the back ends that it needs. */
export async function readExecuTorchModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readExecuTorch(source);
  return {
    file: {
      format: "ExecuTorch",
      version: String(value.version),
      tensors: [],
      tensorCount: 0,
      ...(value.delegates.length === 0 ? {} : { architecture: value.delegates.join(", ").slice(0, 200) }),
    },
    code: value.operators.flatMap(codeOf).slice(0, mostCode),
    defects: defectsOf(problems, families),
  };
}

function codeOf(operator: string): readonly ModelCode[] {
  const [namespace = "", rest = ""] = operator.split("::");
  const row = torchOperator(namespace, rest.split(".")[0] ?? "");
  if (row !== undefined)
    return [{ family: row.family, name: operator, does: row.does, when: "run", tier: row.tier }];
  if (isUsualNamespace(namespace) || ownNamespaces.test(namespace)) return [];
  const does = `is an operator of \`${namespace.slice(0, 80)}\`, which ExecuTorch does not bring`;
  return [{ family: "foreign-code", name: operator.slice(0, 200), does, when: "loaded", tier: "unknown" }];
}
