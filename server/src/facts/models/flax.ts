import { readMsgpack } from "../../formats/msgpack/read.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { ModelDefect, ModelDefectFamily, TensorInfo } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  "too-deep": "attacks-reader",
  "value-limit": "unread",
  "bad-byte": "disagree",
  "trailing-data": "hides",
};

const mostTensors = 200_000;
const headBytes = 512;
/** flax/serialization.py, _MsgpackExtType: arrays, complex numbers, NumPy's scalars. */
const known: ReadonlySet<number> = new Set([1, 2, 3]);

/** Weights as flax writes them: a tree of maps whose leaves are arrays. */
export async function readFlaxModel({ source }: ModelSubject): Promise<ModelReading> {
  const tensors: TensorInfo[] = [];
  const defects: ModelDefect[] = [];
  let tensorCount = 0;
  let parameters = 0;
  const problems = await readMsgpack(source, {
    async extension(path, type, { offset, length }) {
      const name = path.join("/").slice(0, 500);
      if (!known.has(type)) {
        const message = `\`${name.slice(0, 100)}\` is an extension of type ${type}, which flax does not write`;
        if (defects.length < 100) defects.push(defect("deviates", "extension-type", message, offset));
        return;
      }
      if (type !== 1) return;
      tensorCount += 1;
      const array = await arrayHead(source, offset, length);
      if (array === undefined) {
        const message = `the array \`${name.slice(0, 100)}\` has no shape and type`;
        if (defects.length < 100) defects.push(defect("disagree", "array-head", message, offset));
        return;
      }
      const wrong = sizeProblem(array);
      if (wrong !== undefined && defects.length < 100)
        defects.push(
          defect("disagree", "size-mismatch", `the array \`${name.slice(0, 100)}\` ${wrong}`, offset),
        );
      parameters += array.shape.reduce((product, size) => product * size, 1);
      if (tensors.length < mostTensors) tensors.push({ name, dtype: array.dtype, shape: array.shape });
    },
  });
  const file = { format: "flax", tensors, tensorCount, parameters };
  return { file, defects: [...defectsOf(problems, families), ...defects] };
}

function defect(family: ModelDefectFamily, code: string, message: string, offset: number): ModelDefect {
  return { family, problem: { kind: "malformed", code, message, offset } };
}

interface ArrayHead {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Of its numbers; undefined where the head is longer than is read. */
  readonly bytes: number | undefined;
}

/** Bits of NumPy's and ml_dtypes' types, by the number at their end. */
function bytesOfType(dtype: string): number | undefined {
  if (dtype === "bool" || dtype.startsWith("float8")) return 1;
  const bits = /^(?:u?int|float|bfloat|complex)(8|16|32|64|128)$/.exec(dtype)?.[1];
  return bits === undefined ? undefined : Number(bits) / 8;
}

/** NumPy makes an array of the bytes that are there, and of the shape that is said. */
function sizeProblem({ dtype, shape, bytes }: ArrayHead): string | undefined {
  const width = bytesOfType(dtype);
  const wanted = shape.reduce((product, size) => product * size, width ?? 0);
  return width === undefined || bytes === undefined || wanted === bytes
    ? undefined
    : `needs ${wanted} bytes, it has ${bytes}`;
}

/** Bytes of a MessagePack `bin`. */
function binaryLength(view: DataView, at: number): number | undefined {
  if (at + 5 > view.byteLength) return undefined;
  const byte = view.getUint8(at);
  if (byte === 0xc4) return view.getUint8(at + 1);
  if (byte === 0xc5) return view.getUint16(at + 1);
  return byte === 0xc6 ? view.getUint32(at + 1) : undefined;
}

/** An array is MessagePack of its own: shape, name of the type, bytes (flax/serialization.py, _ndarray_to_bytes). */
async function arrayHead(source: ByteSource, offset: number, length: number): Promise<ArrayHead | undefined> {
  const bytes = await source.read(offset, Math.min(length, headBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0x93) return undefined;
  const dimensions = bytes[1] ?? 0;
  if ((dimensions & 0xf0) !== 0x90) return undefined;
  const shape: number[] = [];
  let at = 2;
  for (let index = 0; index < (dimensions & 0x0f); index += 1) {
    const size = positive(view, at);
    if (size === undefined) return undefined;
    shape.push(size.value);
    at = size.end;
  }
  const text = bytes[at] ?? 0;
  if ((text & 0xe0) !== 0xa0) return undefined;
  const dtype = new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + (text & 0x1f)));
  const end = at + 1 + (text & 0x1f);
  return /^[a-z]\w{2,20}$/.test(dtype) && dtype !== "object"
    ? { dtype, shape, bytes: binaryLength(view, end) }
    : undefined;
}

function positive(view: DataView, at: number): { readonly value: number; readonly end: number } | undefined {
  if (at + 9 > view.byteLength) return undefined;
  const byte = view.getUint8(at);
  if (byte < 0x80) return { value: byte, end: at + 1 };
  if (byte === 0xcc) return { value: view.getUint8(at + 1), end: at + 2 };
  if (byte === 0xcd) return { value: view.getUint16(at + 1), end: at + 3 };
  if (byte === 0xce) return { value: view.getUint32(at + 1), end: at + 5 };
  return byte === 0xcf ? { value: Number(view.getBigUint64(at + 1)), end: at + 9 } : undefined;
}
