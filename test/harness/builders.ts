/** The byte builders, one for each format, as the `builder` blocks of rule pages name them. */

export * as checkpoint from "./checkpoint.ts";
export * as executorch from "./executorch.ts";
export * as gguf from "./gguf.ts";
export * as gzip from "./gzip.ts";
export * as hdf5 from "./hdf5.ts";
export * as keras from "./keras.ts";
export * as msgpack from "./msgpack.ts";
export * as npy from "./npy.ts";
export * as onnx from "./onnx.ts";
export * as ort from "./ort.ts";
export * as pickle from "./pickle.ts";
export * as protobuf from "./protobuf.ts";
export * as rdata from "./rdata.ts";
export * as safetensors from "./safetensors.ts";
export * as tar from "./tar.ts";
export * as tensorflow from "./tensorflow.ts";
export * as tflite from "./tflite.ts";
export * as zip from "./zip.ts";
