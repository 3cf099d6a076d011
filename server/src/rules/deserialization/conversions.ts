import type { PythonArgument } from "../../documents/python/module.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import { type Writer, writerNamed } from "../../knowledge/loaders/writers.ts";
import type { TextEdit } from "../../text/edits.ts";
import { find } from "../judge.ts";
import { keysOf } from "./files.ts";

/** A pair of calls, one of which writes a file that the other loads, rewritten for a format that runs nothing. */
export interface Conversion {
  /** Undefined: this pair cannot be rewritten so. */
  convert(load: CallFact, saves: readonly Save[]): Fix | undefined;
}

/** A call that writes the file, with its arguments. */
export interface Save {
  readonly call: CallFact;
  readonly file: PythonArgument;
  readonly value: PythonArgument;
}

/** What a conversion looks at: the calls of the program that write files, by what they write to. */
interface Program {
  readonly written: ReadonlyMap<string, readonly CallFact[]>;
}

/** A file that is written more often than this is no model. */
const mostWriters = 20;

/** Fixes that change how a file is written and how it is loaded, where the program does both. */
export function conversionFixes(
  load: CallFact,
  { written }: Program,
  conversion: Conversion,
): readonly Fix[] {
  const [file] = load.arguments;
  if (file === undefined || load.form !== "direct" || load.open || file.indirect) return [];
  const keys = keysOf(file.value);
  const writers = keys.length === 1 ? (written.get(keys[0] ?? "") ?? []) : [];
  if (writers.length > mostWriters) return [];
  const saves = writers.flatMap((call) => saveOf(call) ?? []);
  // A write that cannot be rewritten would go on in the old format.
  if (saves.length === 0 || saves.length !== writers.length) return [];
  const fix = conversion.convert(load, saves);
  return fix === undefined || fix.edits.length === 0 ? [] : [fix];
}

/** Only the two arguments that every format has, as they are written. */
function saveOf(call: CallFact): Save | undefined {
  const writer: Writer | undefined = writerNamed(call.name);
  if (writer?.value === undefined || call.form !== "direct" || call.open) return undefined;
  const file = find(call, writer.file);
  const value = find(call, writer.value);
  if (file === undefined || value === undefined || call.arguments.length !== 2) return undefined;
  return file.indirect || value.indirect ? undefined : { call, file, value };
}

/** Another ending for a name that is written in the call; undefined where it is not, or has none of these. */
function renamed(
  call: CallFact,
  file: PythonArgument,
  endings: RegExp,
  ending: string,
): TextEdit | undefined {
  const source = call.sourceOf(file);
  const match = endings.exec(source);
  if (file.value.type !== "string" || !/^["'][^"']*["']$/.test(source) || match === null) return undefined;
  return { span: file.valueSpan, newText: `${source.slice(0, match.index)}${ending}${source.slice(-1)}` };
}

/** The names in all calls; undefined where one of them cannot be changed. */
function renamings(
  load: CallFact,
  saves: readonly Save[],
  endings: RegExp,
  ending: string,
): readonly TextEdit[] | undefined {
  const [file] = load.arguments;
  const all = [
    file === undefined ? undefined : renamed(load, file, endings, ending),
    ...saves.map((save) => renamed(save.call, save.file, endings, ending)),
  ];
  const edits = all.flatMap((edit) => edit ?? []);
  return edits.length === all.length ? edits : undefined;
}

/** `torch.save(net.state_dict(), "net.pt")` and `torch.load("net.pt")` as safetensors. */
export const torchConversion: Conversion = {
  convert(load, saves) {
    if (!saves.every(({ call, value }) => /\.state_dict\(\)$/.test(call.sourceOf(value)))) return undefined;
    const names = renamings(load, saves, /\.(?:pt|pth|bin|ckpt)["']$/, ".safetensors");
    const own = torchArguments(load);
    if (names === undefined || own === undefined) return undefined;
    const edits = [
      ...load.edit.insertImport("import safetensors.torch"),
      ...names,
      ...own,
      ...load.edit.replaceCallee("safetensors.torch.load_file"),
      ...saves.flatMap(({ call }) => call.edit.replaceCallee("safetensors.torch.save_file")),
    ];
    const title = "Write and load the weights as safetensors (files that exist must be written anew)";
    return { title, applicability: "unsafe", edits };
  },
};

/** `map_location="cpu"` is `device="cpu"` there; what else `torch.load` takes has no counterpart. */
function torchArguments(load: CallFact): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const argument of load.arguments.slice(1)) {
    if (argument.indirect) return undefined;
    if (argument.name === "weights_only") edits.push(...load.edit.removeArgument(argument));
    else if (argument.name === "map_location" && argument.value.type === "string") {
      const nameEnd = argument.span.start + argument.name.length;
      edits.push({ span: { start: argument.span.start, end: nameEnd }, newText: "device" });
    } else return undefined;
  }
  return edits;
}

/** joblib's pair as skops, and a pickled array as NumPy's own format. */
export const pickleConversion: Conversion = {
  convert(load, saves) {
    if (load.arguments.length !== 1) return undefined;
    if (isJoblib(load) && saves.every(({ call }) => isJoblib(call))) return asSkops(load, saves);
    return isPickle(load) && saves.every(isPickledArray) ? asArray(load, saves) : undefined;
  },
};

function isJoblib({ name }: CallFact): boolean {
  return name.startsWith("joblib.");
}

function asSkops(load: CallFact, saves: readonly Save[]): Fix | undefined {
  const names = renamings(load, saves, /\.(?:joblib|pkl|pickle)["']$/, ".skops");
  if (names === undefined) return undefined;
  const edits = [
    ...load.edit.insertImport("import skops.io"),
    ...names,
    ...load.edit.replaceCallee("skops.io.load"),
    ...saves.flatMap(({ call }) => call.edit.replaceCallee("skops.io.dump")),
  ];
  const title = "Write and load the model with `skops.io`, which names every type before it loads one";
  return { title, applicability: "unsafe", edits };
}

function isPickle({ name }: CallFact): boolean {
  return name === "pickle.load" || name === "_pickle.load";
}

/** Functions of NumPy that make arrays of numbers. */
const arrayMaker =
  /^numpy\.(?:array|asarray|zeros|ones|empty|full|arange|linspace|eye|identity|concatenate|stack|vstack|hstack|random\.\w+(?:\.\w+)?)$/;

function isPickledArray({ call, value }: Save): boolean {
  const isArray = value.value.type === "call-result" && arrayMaker.test(value.value.name);
  return isArray && /^_?pickle\.dump$/.test(call.name);
}

/** `np.save(f, array)` takes an open file as `pickle.dump(array, f)` does, in the other order. */
function asArray(load: CallFact, saves: readonly Save[]): Fix {
  const edits = [
    ...load.edit.insertImport("import numpy as np"),
    ...load.edit.replaceCallee("np.load"),
    ...saves.flatMap(({ call, file, value }) => [
      ...call.edit.replaceCallee("np.save"),
      { span: value.valueSpan, newText: call.sourceOf(file) },
      { span: file.valueSpan, newText: call.sourceOf(value) },
    ]),
  ];
  const title =
    "Write and load the array with `np.save` and `np.load` (files that exist must be written anew)";
  return { title, applicability: "unsafe", edits };
}
