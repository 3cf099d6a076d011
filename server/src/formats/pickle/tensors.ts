import type { PickleStream } from "./streams.ts";
import type { Call, Value } from "./values.ts";
import { classOf, isCollection, isObject } from "./values.ts";

/** A tensor or an array that a pickle would make, as far as its program says. */
export interface PickledTensor {
  /** Keys on the way to it, joined by dots: `model.layer.0.weight`. */
  readonly name: string;
  /** `float32`; empty where it is not known. */
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** Storages are named for C's types (torch/storage.py, _dtype_to_storage_type_map). */
const storageTypes: Readonly<Record<string, string>> = {
  FloatStorage: "float32",
  DoubleStorage: "float64",
  HalfStorage: "float16",
  BFloat16Storage: "bfloat16",
  LongStorage: "int64",
  IntStorage: "int32",
  ShortStorage: "int16",
  CharStorage: "int8",
  ByteStorage: "uint8",
  BoolStorage: "bool",
  ComplexFloatStorage: "complex64",
  ComplexDoubleStorage: "complex128",
};

const deepest = 32;

/**
 * The tensors and arrays of a pickle, with their names, in the order in which they are put into
 * something. The pickle has to be read with `names`.
 */
export function tensorsOf({ named, result }: PickleStream): readonly PickledTensor[] {
  const places = new Map<Value, { readonly into: Value; readonly key: string }>();
  for (const { into, key, value } of named) if (!places.has(value)) places.set(value, { into, key });
  const found: PickledTensor[] = [];
  for (const { into, key, value } of named) {
    const made = isCall(value) ? describe(value) : undefined;
    if (made !== undefined)
      found.push({ name: [...pathOf(into, places), key].filter(isKey).join("."), ...made });
  }
  const alone = isCall(result) ? describe(result) : undefined;
  return found.length === 0 && alone !== undefined ? [{ name: "", ...alone }] : found;
}

/** A state that BUILD hands over is part of the object; PyTorch's own tables of parameters are not in the name. */
function isKey(key: string): boolean {
  return key !== "." && key !== "_parameters" && key !== "_buffers" && key !== "_modules";
}

function pathOf(
  value: Value,
  places: ReadonlyMap<Value, { readonly into: Value; readonly key: string }>,
): readonly string[] {
  const keys: string[] = [];
  let at = places.get(value);
  for (let depth = 0; at !== undefined && depth < deepest; depth += 1) {
    keys.unshift(at.key);
    at = places.get(at.into);
  }
  return keys;
}

function isCall(value: Value | undefined): value is Call {
  return isObject(value) && value.kind === "call";
}

function describe(call: Call): Omit<PickledTensor, "name"> | undefined {
  const made = classOf(call);
  if (made === undefined) return undefined;
  if (made.module === "torch._utils" || made.module === "torch._tensor") return tensor(call, made.name);
  if (made.name === "_reconstruct" && /^numpy\.(?:_?core)\.multiarray$/.test(made.module))
    return array(call.state);
  return made.name === "NumpyArrayWrapper" ? wrappedArray(call.state) : undefined;
}

/** torch/_utils.py: `_rebuild_tensor_v2(storage, offset, size, stride, …)`; parameters wrap one. */
function tensor(call: Call, name: string): Omit<PickledTensor, "name"> | undefined {
  const args = itemsOf(call.arguments);
  const [first] = args;
  if (name.startsWith("_rebuild_parameter")) return isCall(first) ? describe(first) : undefined;
  if (name.startsWith("_rebuild_from_type")) {
    const inner = itemsOf(args[2])[0];
    return isCall(inner) ? describe(inner) : shapeOf(itemsOf(args[2])[2], itemsOf(args[2])[0]);
  }
  return /^_rebuild_(?:q?tensor)/.test(name) ? shapeOf(args[2], first, args[6]) : undefined;
}

function shapeOf(
  size: Value | undefined,
  storage: Value | undefined,
  dtype?: Value,
): Omit<PickledTensor, "name"> | undefined {
  const shape = numbersOf(size);
  if (shape === undefined) return undefined;
  return { shape, dtype: dtypeName(dtype) ?? storageDtype(storage) };
}

/** The persistent id of a storage: `("storage", type, key, device, length)`. */
function storageDtype(storage: Value | undefined): string {
  if (!isObject(storage) || storage.kind !== "persistent") return "";
  const [, type] = itemsOf(storage.id);
  return isObject(type) && type.kind === "global" ? (storageTypes[type.import.name] ?? type.import.name) : "";
}

/** `_rebuild_tensor_v3` names the type itself. */
function dtypeName(dtype: Value | undefined): string | undefined {
  return isObject(dtype) && dtype.kind === "global" && dtype.import.module === "torch"
    ? dtype.import.name
    : undefined;
}

/** The state of an array is (version, shape, dtype, order, bytes) (numpy, array_setstate). */
function array(state: Value | undefined): Omit<PickledTensor, "name"> | undefined {
  const items = itemsOf(state);
  const at = isCollection(items[0]) ? 0 : 1;
  const shape = numbersOf(items[at]);
  return shape === undefined ? undefined : { shape, dtype: numpyDtype(items[at + 1]) };
}

/** joblib/numpy_pickle.py, NumpyArrayWrapper: its attributes. */
function wrappedArray(state: Value | undefined): Omit<PickledTensor, "name"> | undefined {
  const fields = itemsOf(state);
  const field = (name: string): Value | undefined => fields[fields.lastIndexOf(name) + 1];
  const shape = numbersOf(field("shape"));
  return shape === undefined ? undefined : { shape, dtype: numpyDtype(field("dtype")) };
}

function numpyDtype(dtype: Value | undefined): string {
  const code = isCall(dtype) ? itemsOf(dtype.arguments)[0] : undefined;
  return typeof code === "string" ? code : "";
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return isCollection(value) ? value.items : [];
}

function numbersOf(value: Value | undefined): readonly number[] | undefined {
  if (isCall(value)) return numbersOf(itemsOf(value.arguments)[0]);
  if (!isCollection(value) || value.items.length !== value.size) return undefined;
  const numbers = value.items.filter((item) => typeof item === "number");
  return numbers.length === value.size ? numbers : undefined;
}
