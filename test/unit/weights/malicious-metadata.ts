import { gzipSync, zlibSync } from "fflate";
import * as digits from "../../harness/digits.ts";
import * as gguf from "../../harness/gguf.ts";
import * as h from "../../harness/hdf5.ts";
import * as onnx from "../../harness/onnx.ts";
import * as p from "../../harness/pickle.ts";
import * as st from "../../harness/safetensors.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, family, payload } from "./construction.ts";

/** Pickles as text, in what models say of themselves and in files of nothing else; and as the numbers of a dataset. */

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const textPickle = "cos\nsystem\n(S'echo hello'\ntR.";
const safetensors = (text: string) => st.file({ a: st.tensor("F32", 2) }, { format: "pt", extra: text });
const hdf5 = (entries: Readonly<Record<string, h.Dataset>>) => h.file(h.group(entries));
const numbers = (bytes: Uint8Array, how: h.DatasetOptions = {}) =>
  h.dataset(h.uint8, [bytes.length], bytes, how);

const texts = [
  ...family(
    "pickles in metadata",
    {
      "base64 in safetensors": safetensors(base64(payload)),
      "hexadecimal digits in safetensors": safetensors(Buffer.from(payload).toString("hex")),
      "base85 in safetensors": safetensors(digits.base85(payload)),
      "zlib in base64 in safetensors": safetensors(base64(zlibSync(payload))),
      "a text pickle in safetensors": safetensors(textPickle),
    },
    "model.safetensors",
  ),
  ...family(
    "pickles in metadata",
    {
      "base64 in GGUF": gguf.file({ entries: [gguf.string("general.extra", base64(payload))] }),
      "a text pickle in GGUF": gguf.file({ entries: [gguf.string("general.extra", textPickle)] }),
    },
    "model.gguf",
  ),
  ...family(
    "pickles in metadata",
    {
      "base64 in ONNX": onnx.model(onnx.graph(), onnx.metadata("extra", base64(payload))),
      "a text pickle in ONNX": onnx.model(onnx.graph(), onnx.metadata("extra", textPickle)),
    },
    "model.onnx",
  ),
  ...family(
    "pickles in metadata",
    { "base64 in an attribute of HDF5": h.file(h.group({}, { extra: h.text(base64(payload)) })) },
    "model.h5",
  ),
];

const files = [
  ...family("a file of digits", { base64: p.utf8(base64(payload)) }, "model.b64"),
  ...family("a file of digits", { "base64 in lines": p.utf8(lines(base64(payload))) }, "model.txt"),
  ...family(
    "a file of digits",
    { hexadecimal: p.utf8(`${Buffer.from(payload).toString("hex")}\n`) },
    "model.hex",
  ),
  ...family("a file of digits", { base32: p.utf8(digits.base32(payload)) }, "model.txt"),
  ...family("a file of digits", { base85: p.utf8(`${digits.base85(payload)}\n`) }, "model.txt"),
  ...family("a file of digits", { "gzip in base64": p.utf8(base64(gzipSync(payload))) }, "weights"),
];

function lines(text: string): string {
  return text.replace(/.{20}/g, "$&\n");
}

const datasets = family(
  "pickles in datasets of bytes",
  {
    "as they are": hdf5({ a: h.floats(2), b: numbers(payload) }),
    "in a chunk": hdf5({ b: numbers(payload, { chunked: true }) }),
    "packed in zlib": hdf5({ b: numbers(zlibSync(payload)) }),
    "rows that no one says are objects": hdf5({
      b: { ...h.rows(p.file(p.none), payload), attributes: {} },
    }),
  },
  "model.h5",
);

const comments = family(
  "a pickle in an archive's comment",
  {
    "as it is": zip.archive([zip.member("a.txt", p.utf8("a"))], { comment: payload }),
    "packed in zlib": zip.archive([zip.member("a.txt", p.utf8("a"))], { comment: zlibSync(payload) }),
  },
  "a.zip",
);

const methods = family(
  "a compression that differs",
  {
    "stored, and encrypted in the directory": zip.archive([
      zip.member("model.pkl", payload, { central: { method: 99 } }),
    ]),
    "deflated, and stored in the directory": zip.archive([
      zip.member("model.pkl", payload, { deflate: true, central: { method: 0 } }),
    ]),
  },
  "model.zip",
);

export const metadata: readonly Construction[] = [...texts, ...files, ...datasets, ...methods, ...comments];
