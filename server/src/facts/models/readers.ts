import type { ModelKind } from "../../documents/model-formats.ts";
import type { ModelReader } from "./reading.ts";

/** The reader of each kind of model, loaded when a file of the kind is first read. */
export const modelReaders: Readonly<Record<ModelKind, () => Promise<ModelReader>>> = {
  gguf: async () => (await import("./gguf.ts")).readGgufModel,
  onnx: async () => (await import("./onnx.ts")).readOnnxModel,
  ort: async () => (await import("./ort.ts")).readOrtModel,
  "tensorflow-checkpoint": async () => (await import("./tensorflow-checkpoint.ts")).readCheckpointModel,
  tflite: async () => (await import("./tflite.ts")).readTfliteModel,
  tensorflow: async () => (await import("./tensorflow.ts")).readTensorflowModel,
  safetensors: async () => (await import("./safetensors.ts")).readSafetensorsModel,
  hdf5: async () => (await import("./hdf5.ts")).readHdf5Model,
  coreml: async () => (await import("./coreml.ts")).readCoreMlModel,
  paddle: async () => (await import("./paddle.ts")).readPaddleModel,
  flax: async () => (await import("./flax.ts")).readFlaxModel,
  rdata: async () => (await import("./rdata.ts")).readRDataModel,
  openvino: async () => (await import("./openvino.ts")).readOpenvinoModel,
  pmml: async () => (await import("./pmml.ts")).readPmmlModel,
  xgboost: async () => (await import("./boosting.ts")).readXgboostModel,
  lightgbm: async () => (await import("./boosting.ts")).readLightgbmModel,
  catboost: async () => (await import("./boosting.ts")).readCatboostModel,
  mxnet: async () => (await import("./mxnet.ts")).readMxnetModel,
  executorch: async () => (await import("./executorch.ts")).readExecuTorchModel,
  tensorrt: async () => (await import("./native.ts")).readTensorRtEngine,
  llamafile: async () => (await import("./native.ts")).readLlamafile,
};
