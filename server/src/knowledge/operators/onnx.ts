import type { OperatorRow } from "./operator.ts";

const checked = "2026-11-28";

/** Operators of ONNX models that do more than compute. */
export const onnxOperators: readonly OperatorRow[] = [
  {
    domain: "com.microsoft",
    names: ["PythonOp", "PythonOpGrad"],
    family: "runs-code",
    tier: "denied",
    does: "runs a Python function that the model names",
    attribute: "func_name",
    source:
      "https://github.com/microsoft/onnxruntime (orttraining/orttraining/core/graph/training_op_defs.cc, PythonOp)",
  },
  {
    names: ["PyOp", "PyCustomOp", "PyFunc", "PythonOp", "PythonScript", "PythonFunction"],
    family: "runs-code",
    tier: "denied",
    does: "imports a Python module that the model names, and runs a class of it",
    attribute: "module",
    source:
      "https://github.com/microsoft/onnxruntime (docs/PyOp.md, releases 1.3 to 1.13; onnxruntime-extensions, PyCustomOpDef)",
  },
  {
    domain: "com.microsoft.extensions",
    names: [
      "AzureAudioToText",
      "AzureTextToText",
      "AzureTritonInvoker",
      "OpenAIAudioToText",
      "OpenAIEmbeddings",
    ],
    family: "reaches-network",
    tier: "denied",
    does: "sends its input to a service on the network",
    attribute: "model_uri",
    source: "https://github.com/microsoft/onnxruntime-extensions (operators/azure)",
  },
  {
    domain: "com.microsoft",
    names: ["AzureAudioToText", "AzureTextToText", "AzureTritonInvoker"],
    family: "reaches-network",
    tier: "denied",
    does: "sends its input to a service on the network",
    attribute: "model_uri",
    source: "https://github.com/microsoft/onnxruntime (onnxruntime/core/providers/azure)",
  },
  {
    domain: "com.microsoft",
    names: ["EPContext"],
    family: "loads-library",
    tier: "unknown",
    does: "hands a compiled engine, which nothing here can read, to a driver of the machine that runs it",
    attribute: "ep_cache_context",
    isPath: true,
    source:
      "https://github.com/microsoft/onnxruntime (docs/ContribOperators.md, com.microsoft.EPContext; embed_mode 0: a path)",
  },
  {
    domain: "org.pytorch.aten",
    names: ["ATen"],
    family: "runs-code",
    tier: "unknown",
    does: "calls an operator of PyTorch that the model names",
    attribute: "operator",
    source: "https://github.com/microsoft/onnxruntime (onnxruntime/contrib_ops/cpu/aten_ops/aten_op.h)",
  },
];

/** Where the domains of operators are from that ONNX, ONNX Runtime and its usual builds bring themselves. */
interface DomainRow {
  readonly domain: string;
  readonly source: string;
  readonly checked?: string;
}

const constants = "https://github.com/microsoft/onnxruntime (include/onnxruntime/core/graph/constants.h)";

export const onnxDomains: readonly DomainRow[] = [
  ...["", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview", "ai.onnx.preview.training"].map(
    (domain) => ({
      domain,
      source: "https://github.com/onnx/onnx (onnx/common/constants.h, onnx/defs/schema.h)",
      checked,
    }),
  ),
  ...[
    "com.microsoft",
    "com.microsoft.nchwc",
    "com.microsoft.experimental",
    "com.microsoft.dml",
    "com.microsoft.mlfeaturizers",
    "com.ms.internal.nhwc",
    "org.pytorch.aten",
  ].map((domain) => ({ domain, source: constants })),
  {
    domain: "ai.onnx.contrib",
    source: "https://github.com/microsoft/onnxruntime-extensions (includes/ocos.h, c_OpDomain)",
  },
  {
    domain: "com.microsoft.extensions",
    source: "https://github.com/microsoft/onnxruntime-extensions (includes/ocos.h, c_ComMsExtOpDomain)",
  },
];

const known = new Set(onnxDomains.map(({ domain }) => domain));

/** Whether a domain's operators come with the usual runtimes. PyTorch's exporter makes domains for functions of its own. */
export function isUsualDomain(domain: string): boolean {
  return known.has(domain) || /^pkg\.(?:onnxscript|torch|transformers|olive)(?:\.|$)/.test(domain);
}

export function onnxOperator(domain: string, type: string): OperatorRow | undefined {
  return onnxOperators.find(
    (row) => row.names.includes(type) && (row.domain === undefined || row.domain === domain),
  );
}
