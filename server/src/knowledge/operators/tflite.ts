/** Custom operators that the usual builds of TFLite, MediaPipe and Edge TPU's runtime bring themselves. */
interface CustomOperatorRow {
  readonly names: readonly string[];
  readonly source: string;
}

export const tfliteCustomOperators: readonly CustomOperatorRow[] = [
  {
    names: [
      "TFLite_Detection_PostProcess",
      "AudioSpectrogram",
      "Mfcc",
      "NumericVerify",
      "HashTable",
      "HashTableFind",
      "HashTableSize",
    ],
    source:
      "https://github.com/tensorflow/tensorflow (tensorflow/lite/kernels/custom_ops_register.h, register.cc)",
  },
  {
    names: [
      "Convolution2DTransposeBias",
      "MaxPoolingWithArgmax2D",
      "MaxUnpooling2D",
      "TransformTensorBilinear",
      "TransformLandmarks",
      "Landmarks2TransformMatrix",
      "Resampler",
      "KmeansEmbeddingLookup",
      "NGramHash",
    ],
    source:
      "https://github.com/google-ai-edge/mediapipe (mediapipe/util/tflite/operations; mediapipe/tasks/cc/text/custom_ops)",
  },
  {
    names: ["edgetpu-custom-op"],
    source: "https://github.com/google-coral/libedgetpu (api/edgetpu.h, kCustomOp)",
  },
];

const known = new Set(tfliteCustomOperators.flatMap(({ names }) => names));

export function isUsualCustomOperator(name: string): boolean {
  return known.has(name);
}
