import type { OperatorRow } from "./operator.ts";

/** Operators that PyTorch's programs can call and that do more than compute. `domain`: the namespace. */
export const torchOperators: readonly OperatorRow[] = [
  {
    domain: "aten",
    names: ["save"],
    family: "writes-files",
    tier: "denied",
    does: "writes a file at a path of the model's choice",
    source:
      "https://github.com/pytorch/pytorch (torch/csrc/jit/runtime/register_special_ops.cpp, aten::save)",
  },
  {
    domain: "aten",
    names: ["from_file"],
    family: "reads-files",
    tier: "denied",
    does: "reads a file at a path of the model's choice, and may make it longer",
    source: "https://github.com/pytorch/pytorch (aten/src/ATen/native/native_functions.yaml, from_file)",
  },
  {
    domain: "prim",
    names: ["rpc_sync", "rpc_async", "rpc_remote"],
    family: "reaches-network",
    tier: "denied",
    does: "calls a function of another machine",
    source: "https://github.com/pytorch/pytorch (torch/csrc/jit/runtime/register_distributed_ops.cpp)",
  },
  {
    domain: "prim",
    names: ["PythonOp", "IgnoredPythonOp", "CppOp"],
    family: "runs-code",
    tier: "denied",
    does: "calls a function of the Python process",
    source: "https://github.com/pytorch/pytorch (torch/csrc/jit/ir/ir.h, ConcretePythonOp)",
  },
  {
    domain: "image",
    names: ["read_file", "write_file", "encode_jpeg_to_file", "encode_png_to_file"],
    family: "reads-files",
    tier: "denied",
    does: "reads or writes a file at a path of the model's choice",
    source: "https://github.com/pytorch/vision (torchvision/csrc/io/image/image.cpp)",
  },
  {
    domain: "video_reader",
    names: ["read_video_from_file", "probe_video_from_file"],
    family: "reads-files",
    tier: "denied",
    does: "reads a file at a path of the model's choice",
    source: "https://github.com/pytorch/vision (torchvision/csrc/io/video_reader/video_reader.cpp)",
  },
  {
    domain: "torchaudio",
    names: [
      "sox_io_get_info",
      "sox_io_load_audio_file",
      "sox_io_save_audio_file",
      "sox_effects_apply_effects_file",
      "sox_get_info",
      "sox_load_audio_file",
      "sox_save_audio_file",
      "ffmpeg_init",
      "ffmpeg_load",
    ],
    family: "reads-files",
    tier: "denied",
    does: "reads or writes a file at a path of the model's choice",
    source: "https://github.com/pytorch/audio (src/libtorio and src/torchaudio, TORCH_LIBRARY)",
  },
  {
    domain: "tensorrt",
    names: ["execute_engine"],
    family: "runs-code",
    tier: "unknown",
    does: "runs a compiled TensorRT engine, which is native code",
    source: "https://github.com/pytorch/TensorRT (core/runtime/register_jit_hooks.cpp)",
  },
  {
    domain: "c10d",
    names: ["send", "recv_", "recv_any_source_", "broadcast_", "allreduce_", "allgather_", "alltoall_"],
    family: "reaches-network",
    tier: "unknown",
    does: "exchanges tensors with other machines",
    source: "https://github.com/pytorch/pytorch (torch/csrc/distributed/c10d/Ops.cpp)",
  },
];

/**
 * Namespaces of operators that PyTorch and the libraries around it register: torch._C._jit_get_all_schemas
 * of torch 1.13, and the TORCH_LIBRARY lines of torchvision, torchaudio, torchtext, TensorRT and PyG.
 */
const usualNamespaces: ReadonlySet<string> = new Set(
  (
    "aten prim prims nvprims quantized _quantized quantization quantized_decomposed static_runtime prepacked mkldnn mkldnn_prepacked onednn " +
    "sparse profiler inductor higher_order xnnpack metal metal_prepack vulkan vulkan_prepack onnx rngprims debugprims c10d c10d_functional " +
    "_c10d_functional symm_mem dtensor fsdp streams torchao flash_attn_3 " +
    "torchvision image video_reader torchaudio torchtext torch_scatter torch_sparse torch_cluster torch_spline_conv pyg fbgemm tensorrt _caffe2 internal"
  ).split(" "),
);

const rows = new Map(
  torchOperators.flatMap((row) => row.names.map((name) => [`${row.domain}::${name}`, row] as const)),
);

/** What is known of an operator; undefined for those that only compute, and for those of other libraries. */
export function torchOperator(namespace: string, name: string): OperatorRow | undefined {
  return rows.get(`${namespace}::${name}`);
}

export function isUsualNamespace(namespace: string): boolean {
  return usualNamespaces.has(namespace);
}
