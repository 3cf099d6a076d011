import type { FlatBuffer } from "../flatbuffers/buffer.ts";
import type { NamedText } from "./file.ts";

/** ModelMetadata's strings by the number of their field (tflite-support, metadata_schema.fbs). */
const fields = [
  [0, "name"],
  [1, "description"],
  [2, "version"],
  [4, "author"],
  [5, "license"],
] as const;

/** What a model says of itself: a FlatBuffers file of its own, in one of the buffers. */
export function readMetadata(flat: FlatBuffer, start: number) {
  const root = flat.tableAt(start, "the metadata");
  const found = new Map<string, NamedText>();
  for (const [number, name] of fields) {
    const string = root.string(number, `the ${name} of the metadata`);
    if (string !== undefined) found.set(name, { name, ...string });
  }
  const of = (name: string) => {
    const text = found.get(name)?.text.trim();
    return text === undefined || text === "" ? undefined : text.slice(0, 500);
  };
  const [license, author, name] = [of("license"), of("author"), of("name")];
  return {
    texts: [...found.values()],
    said: {
      ...(license === undefined ? {} : { license }),
      ...(author === undefined ? {} : { author }),
      ...(name === undefined ? {} : { name }),
    },
  };
}
