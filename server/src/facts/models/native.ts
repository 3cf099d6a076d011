import type { ModelReading, ModelSubject } from "./reading.ts";

/**
 * An engine of TensorRT: kernels compiled for one GPU, and plugins that it names or brings. There is
 * nothing in it to check that would not run.
 *
 * Source: NVIDIA TensorRT documentation, "Serialized engines": engines must be trusted like code; a plan may
 * hold plugin libraries since 8.6.
 */
export async function readTensorRtEngine(_: ModelSubject): Promise<ModelReading> {
  return {
    file: { format: "TensorRT engine", tensors: [], tensorCount: 0 },
    code: [
      {
        family: "runs-code",
        name: "engine",
        does: "is compiled code for the GPU, and may bring native plugins",
        when: "loaded",
        tier: "unknown",
        offset: 0,
      },
    ],
  };
}

/** A llamafile: a program for several systems in one (Actually Portable Executable), with the weights in its zip. */
export async function readLlamafile(_: ModelSubject): Promise<ModelReading> {
  return {
    file: { format: "llamafile", tensors: [], tensorCount: 0 },
    code: [
      {
        family: "runs-code",
        name: "llamafile",
        does: "is an executable program that brings its weights along",
        when: "run",
        tier: "unknown",
        offset: 0,
      },
    ],
  };
}
