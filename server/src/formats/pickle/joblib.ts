import type { ByteSource } from "../../host/byte-source.ts";
import type { MachineState } from "./state.ts";
import type { Call, Collection, Value } from "./values.ts";
import { isCollection, isObject } from "./values.ts";

/**
 * Arrays inside of joblib's files. Behind the BUILD of a NumpyArrayWrapper the file goes on with the
 * array itself: raw memory, or a pickle where the dtype holds objects.
 * Source: joblib 1.2 to 1.5, joblib/numpy_pickle.py, NumpyArrayWrapper.read_array and
 * NumpyUnpickler.load_build.
 */
export interface PassedArray {
  /** Whether a pickle stands at `end`; else the array ends there. */
  readonly pickle: boolean;
  readonly end: number;
}

/** Where a joblib array that begins at the machine's position ends; undefined, with the error noted, where that cannot be known. */
export async function passArray(state: MachineState, source: ByteSource): Promise<PassedArray | undefined> {
  const wrapper = state.top();
  const at = state.tape.offset;
  if (state.frameEnd > at) {
    state.fail("array-in-frame", "an array stands in the middle of a frame");
    return undefined;
  }
  const fields =
    wrapper !== undefined && isObject(wrapper) && wrapper.kind === "call" ? wrapper.state : undefined;
  const dtype = fieldOf(fields, "dtype");
  const layout = layoutOf(dtype);
  if (layout === "objects") return { pickle: true, end: at };
  const count = product(fieldOf(fields, "shape"));
  if (layout === undefined || count === undefined) {
    state.fail("array-unknown", "the shape or the type of an array inside is not known", "unsupported");
    return undefined;
  }
  const aligned = typeof fieldOf(fields, "numpy_array_alignment_bytes") === "number";
  const padding = aligned ? 1 + ((await source.read(at, 1))[0] ?? 0) : 0;
  const end = at + padding + count * layout;
  if (source.size !== undefined && end > source.size) {
    state.fail("truncated", "the file ends inside of an array", "truncated");
    return undefined;
  }
  return { pickle: false, end };
}

/** The entry of a state; the last one counts, as in a dict. */
function fieldOf(fields: Value | undefined, name: string): Value | undefined {
  if (fields === undefined || !isCollection(fields) || fields.kind !== "dict") return undefined;
  for (let index = fields.items.length - 2; index >= 0; index -= 2) {
    if (fields.items[index] === name) return fields.items[index + 1];
  }
  return undefined;
}

function product(shape: Value | undefined): number | undefined {
  if (shape === undefined || !isCollection(shape) || shape.items.length !== shape.size) return undefined;
  let count = 1;
  for (const length of shape.items) {
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) return undefined;
    count *= length;
  }
  return count;
}

/** Bytes of one item, or that there are objects in it; undefined where that is not known. */
function layoutOf(dtype: Value | undefined): number | "objects" | undefined {
  if (dtype === undefined || !isObject(dtype) || dtype.kind !== "call") return undefined;
  const code = codeOf(dtype);
  if (code === undefined) return undefined;
  if (holdsObjects(dtype, 0)) return "objects";
  const length = Number(code.replace(/^[<>=|]?[a-zA-Z?]/, "") || "1");
  if (!Number.isInteger(length)) return undefined;
  const stated = isCollection(dtype.state) ? dtype.state.items[5] : undefined;
  if (/V/.test(code)) return typeof stated === "number" && stated >= 0 ? stated : length;
  return /U/.test(code) ? 4 * length : length;
}

function codeOf(dtype: Call): string | undefined {
  const given = isCollection(dtype.arguments) ? dtype.arguments.items[0] : undefined;
  return typeof given === "string" ? given : undefined;
}

/**
 * Objects in a dtype, in a subarray's or a field's. The state is (version, byte order, subarray,
 * names, fields, itemsize, alignment, flags), and flag 1 is NPY_ITEM_HASOBJECT
 * (numpy/_core/src/multiarray/descriptor.c, arraydescr_setstate).
 */
function holdsObjects(dtype: Call, depth: number): boolean {
  if (depth > 16 || /O/.test(codeOf(dtype) ?? "O")) return true;
  if (!isCollection(dtype.state)) return false;
  const [, , subarray, , fields, , , flags] = dtype.state.items;
  if (typeof flags === "number" && (flags & 1) !== 0) return true;
  return [...dtypesIn(subarray), ...dtypesIn(fields)].some((inner) => holdsObjects(inner, depth + 1));
}

/** The dtypes in `(dtype, shape)`, or in a dict of `(dtype, offset)`. */
function dtypesIn(value: Value | undefined): readonly Call[] {
  if (value === undefined || !isCollection(value)) return [];
  return value.items.flatMap((item) => (isCollection(item) ? itemDtypes(item) : isCall(item) ? [item] : []));
}

function itemDtypes(entry: Collection): readonly Call[] {
  return entry.items.filter(isCall);
}

function isCall(value: Value): value is Call {
  return isObject(value) && value.kind === "call";
}
