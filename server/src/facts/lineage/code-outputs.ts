import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import type { CallFact, LineageThing } from "../facts.ts";
import { folderNamed } from "./things.ts";

/** A model that a program makes, and the trainers that make it. */
export interface Product {
  readonly child: LineageThing;
  readonly trainers: readonly CallFact[];
}

/**
 * The models of a program with several trainers, where each trainer says where its own goes. Fewer than
 * two where one does not: then nobody can tell them apart.
 */
export function productsOf(
  trainers: readonly CallFact[],
  calls: readonly CallFact[],
  folder: string,
): readonly Product[] {
  if (trainers.length < 2) return [];
  const products = new Map<string, { child: LineageThing; trainers: CallFact[] }>();
  for (const call of trainers) {
    const child = outputOf(call, calls, folder);
    if (child === undefined) return [];
    const key = [...child.ids, ...child.folders].join();
    const known = products.get(key);
    if (known === undefined) products.set(key, { child, trainers: [call] });
    else known.trainers.push(call);
  }
  return [...products.values()];
}

/** Where one trainer's model goes, by its own settings and by what is called on it afterwards. */
function outputOf(call: CallFact, calls: readonly CallFact[], folder: string): LineageThing | undefined {
  const given = call.argument("args", 1)?.value;
  const later = calls.filter(({ receiver }) => isMadeBy(receiver, call));
  const ids = [...keywordTexts(given, "hub_model_id"), ...later.flatMap(hubNames)];
  const folders = [...keywordTexts(given, "output_dir"), ...later.flatMap(outputFolders)];
  const names = repositories(ids);
  const paths = distinctFolders(folders, folder);
  return names.length + paths.length === 0 ? undefined : { thing: "model", ids: names, folders: paths };
}

/** Whether a method is called on what this very call made: its arguments stand at the same places. */
function isMadeBy(receiver: readonly PythonArgument[] | undefined, call: CallFact): boolean {
  const [first] = call.arguments;
  return first !== undefined && receiver?.[0]?.span.start === first.span.start;
}

/** The texts of a keyword of `TrainingArguments(…)`, or of the first of its arguments, which is the folder. */
function keywordTexts(value: PythonValue | undefined, name: string): readonly string[] {
  if (value?.type !== "call-result") return [];
  const found = value.keywords?.find(([key]) => key === name)?.[1];
  const given = found ?? (name === "output_dir" ? value.arguments[0] : undefined);
  return given?.type === "string" ? [given.value] : [];
}

/** Where the trained model goes: names on the Hub and folders. */
export function modelOutput(calls: readonly CallFact[], folder: string): LineageThing {
  const ids = calls.flatMap(hubNames);
  const names = repositories(ids);
  const folders = distinctFolders(calls.flatMap(outputFolders), folder);
  if (names.length === 0 && folders.length === 0)
    return { thing: "model", ids: [], folders: [folder], nameless: true };
  return { thing: "model", ids: names, folders };
}

/** `push_to_hub("a commit message")` of older libraries names no repository. */
function repositories(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id) => /^[\w.-]+\/[\w.-]+$/.test(id)))];
}

function distinctFolders(texts: readonly string[], folder: string): readonly string[] {
  const paths = texts.map((text) => folderNamed(text, folder));
  return [...new Set(paths.filter((path) => path !== undefined))];
}

const settings = /\.(?:\w*TrainingArguments|\w+Config|Seq2SeqTrainingArguments)$/;
const upload = /(?:^|\.)upload_folder$/;

function hubNames(call: CallFact): readonly string[] {
  const { name } = call;
  if (/\.push_to_hub$/.test(name) && !/^datasets\./.test(name)) return texts(call.argument("repo_id", 0));
  if (settings.test(name)) return texts(call.argument("hub_model_id"));
  return upload.test(name) ? texts(call.argument("repo_id")) : [];
}

function outputFolders(call: CallFact): readonly string[] {
  const { name } = call;
  const saves =
    /\.(?:save_pretrained|save_model|save_quantized)$/.test(name) && !/Tokenizer|Processor/.test(name);
  if (saves) return texts(call.argument("save_directory", 0));
  if (settings.test(name)) return texts(call.argument("output_dir", 0));
  return upload.test(name) ? texts(call.argument("folder_path")) : [];
}

export function texts(argument: PythonArgument | undefined): readonly string[] {
  return argument?.value.type === "string" ? [argument.value.value] : [];
}
