import * as pickle from "../test/harness/pickle.ts";
import * as safetensors from "../test/harness/safetensors.ts";
import * as zip from "../test/harness/zip.ts";

/** One tensor as `torch.save` writes it: its name and the call that rebuilds it from a storage. */
function storedTensor(name: string, storage: string, length: number): readonly [pickle.Piece, pickle.Piece] {
  const text = (value: string) => pickle.text(value, "BINUNICODE");
  const id = pickle.tuple(
    text("storage"),
    pickle.global("torch", "FloatStorage"),
    text(storage),
    text("cpu"),
    pickle.int(length),
  );
  const rebuilt = pickle.call(
    pickle.global("torch._utils", "_rebuild_tensor_v2"),
    pickle.persistent(id),
    pickle.int(0),
    pickle.tuple(pickle.int(length)),
    pickle.tuple(pickle.int(1)),
    pickle.no,
    pickle.call(pickle.global("collections", "OrderedDict")),
  );
  return [text(name), rebuilt];
}

/** The weight files of the sample project, by name. None of them is ever loaded; the first would only print a line. */
export function sampleWeights(): Readonly<Record<string, Uint8Array>> {
  const checkpoint = pickle.dict(
    storedTensor("encoder.weight", "0", 16),
    storedTensor("encoder.bias", "1", 16),
    [
      pickle.text("schedule", "BINUNICODE"),
      pickle.call(pickle.global("acme.training", "WarmupSchedule"), pickle.int(500)),
    ],
  );
  return {
    "label_encoder.pkl": pickle.file(
      pickle.call(pickle.stackGlobal("os", "system"), pickle.text("echo this ran while a pickle was loaded")),
    ),
    "checkpoint.pt": zip.pytorch(pickle.stream(2, checkpoint), { storages: 2 }),
    "adapter.safetensors": safetensors.entries(
      {
        "lora_A.weight": safetensors.entry("F32", [4, 4], 0, 64),
        "lora_B.weight": safetensors.entry("F32", [4, 4], 32, 96),
      },
      96,
    ),
  };
}
