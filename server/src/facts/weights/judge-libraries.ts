import type { PickleCall } from "../../formats/pickle/records.ts";
import { type Collection, isCollection, isObject, type Value } from "../../formats/pickle/values.ts";
import { judgeImport } from "../../knowledge/pickle-globals/tier.ts";
import { allArguments, allowed, type Found, isGlobal } from "./special-case.ts";

/** `_load_type("set")`: how dill writes a type of Python that has no name of its own elsewhere (dill/_dill.py, save_type). */
export function judgeLoadType(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const all = allArguments(calls.filter(({ value }) => isGlobal(value.callee)));
  if (all === undefined) return undefined;
  const found: Found[] = [];
  for (const { items } of all) {
    const [name] = items;
    if (items.length !== 1 || typeof name !== "string" || !isPlainType(name)) return undefined;
    found.push({ module: "builtins", name, verdict: allowed });
  }
  // What calls the type makes a value of values, and nothing calls that: a set asks for items of what it is given.
  const others = calls.filter(({ value }) => !isGlobal(value.callee));
  const makes = ({ form, value: { callee, arguments: args } }: PickleCall): boolean =>
    form !== "BUILD" &&
    isObject(callee) &&
    callee.kind === "call" &&
    isGlobal(callee.callee) &&
    isCollection(args) &&
    args.items.every((item) => !isObject(item) || item.kind !== "call");
  return others.every(makes) ? found : undefined;
}

/** Types that hold values, and make nothing that could be called; exceptions among them. */
function isPlainType(name: string): boolean {
  return plainTypes.test(name) || (/^[A-Z]/.test(name) && judgeImport("builtins", name).tier === "allowed");
}

const plainTypes =
  /^(?:NoneType|bool|bytearray|bytes|complex|dict|enumerate|float|frozenset|int|list|object|range|set|slice|str|tuple)$/;

/** `_create_array(_reconstruct, (ndarray, …), state, attributes)`: an array, as NumPy's own pickles make it (dill/_dill.py). */
export function judgeCreateArray(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const isNamed = (value: Value | undefined, name: RegExp): boolean =>
    value !== undefined && isGlobal(value) && name.test(`${value.import.module}.${value.import.name}`);
  const all = allArguments(calls);
  const areArrays = all?.every(
    ({ items: [make, given] }) =>
      isNamed(make, /^numpy\.(?:_?core)\.multiarray\._reconstruct$/) &&
      isCollection(given ?? null) &&
      isNamed((given as Collection).items[0], /^numpy\.(?:ndarray|matrix|recarray|chararray)$/),
  );
  return areArrays === true ? [{ verdict: allowed }] : undefined;
}

/**
 * A packed parameter of a quantized layer: its state is a pair of what the class's own `__setstate__` takes in C++ and the
 * name of the class (torch/csrc/jit/python/script_init.cpp, ScriptObject). Classes that PyTorch itself registers keep tensors
 * and numbers (aten/src/ATen/native/quantized, aten/src/ATen/native/RNN.cpp and aten/src/ATen/native/ao_sparse, 1.13 to 2.6).
 */
export function judgeScriptObject(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const isOwn = ({ form, value: { arguments: args, state } }: PickleCall): boolean => {
    if (form === "NEWOBJ") return isCollection(args) && args.size === 0;
    const name = form === "BUILD" && isCollection(state ?? null) ? (state as Collection).items[1] : undefined;
    return typeof name === "string" && packedParameters.test(name);
  };
  // A second state would hide the first.
  const built = calls.filter(({ form }) => form === "BUILD");
  const once = new Set(built.map(({ value }) => value)).size === built.length;
  return once && built.length > 0 && calls.every(isOwn)
    ? [{ verdict: { tier: "allowed", library: "PyTorch" } }]
    : undefined;
}

const packedParameters =
  /^__torch__\.torch\.classes\.(?:quantized\.(?:Linear|Conv2d|Conv3d|Embedding)PackedParamsBase|rnn\.CellParamsBase|sparse\.LinearPackedParamsBase)$/;
