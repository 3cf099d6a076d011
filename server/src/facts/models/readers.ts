import type { ModelKind } from "../../documents/model-formats.ts";
import type { ModelReader } from "./reading.ts";

/** The reader of each kind of model, loaded when a file of the kind is first read. */
export const modelReaders: Readonly<Record<ModelKind, () => Promise<ModelReader>>> = {
  gguf: async () => (await import("./gguf.ts")).readGgufModel,
  onnx: async () => (await import("./onnx.ts")).readOnnxModel,
  tflite: async () => (await import("./tflite.ts")).readTfliteModel,
  tensorflow: async () => (await import("./tensorflow.ts")).readTensorflowModel,
  safetensors: async () => (await import("./safetensors.ts")).readSafetensorsModel,
  hdf5: async () => (await import("./hdf5.ts")).readHdf5Model,
};
