import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import type { Confidence } from "../../finding/finding.ts";
import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, LineageFact, LineageThing, RemoteReferenceFact } from "../facts.ts";
import { modelOutput, type Product, productsOf, texts } from "./code-outputs.ts";
import { folderOf, thingNamed } from "./things.ts";

/** Words without one of which a program publishes or trains nothing that is told of here. */
export const codeTriggers = /Trainer\b|push_to_hub|save_quantized/;

export interface CodeFacts {
  readonly calls: readonly CallFact[];
  readonly models: readonly RemoteReferenceFact[];
  readonly datasets: readonly RemoteReferenceFact[];
}

/** Classes that train what they are given (transformers, TRL, sentence-transformers, SetFit, unsloth, diffusers have the same names). */
const trainer =
  /^(?:transformers|trl|sentence_transformers|setfit|optimum|unsloth|span_marker|adapters|peft)\b.*\.\w*Trainer$/;
const peft = /^peft\.(?:get_peft_model|LoraConfig|\w+Config)$|\.get_peft_model$|\.add_adapter$/;
const quantizer = /\.(?:save_quantized|quantize)$/;

/**
 * What a program says of where its model comes from: `load_dataset` … `Trainer` … `push_to_hub`. Only
 * programs that train, or publish a dataset, say anything; a program that only loads, uses.
 */
export function codeStatements(code: CodeFacts, path: string): readonly LineageFact[] {
  const folder = folderOf(path);
  return [...trainingStatements(code, folder), ...datasetStatements(code, folder)];
}

function trainingStatements(code: CodeFacts, folder: string): readonly LineageFact[] {
  const { calls } = code;
  const trainers = calls.filter(({ name }) => trainer.test(name));
  const quantizes = calls.some(({ name }) => quantizer.test(name));
  if (trainers.length === 0 && !quantizes) return [];
  const products = productsOf(trainers, calls, folder);
  if (products.length > 1) return products.flatMap((product) => productStatements(product, folder));
  const child = modelOutput(calls, folder);
  const relation: Relation = calls.some(({ name }) => peft.test(name))
    ? "adapter"
    : trainers.length === 0
      ? "quantized"
      : "finetune";
  const models = basesOf(trainers, code, folder);
  const datasets = trainers.length === 0 ? [] : dataOf(trainers, code, folder);
  return [...made(child, models, relation), ...made(child, datasets, "trained-on"), ...same(child)];
}

/** One of several models that a program trains: only what its own trainers are given is known to be in it. */
function productStatements({ child, trainers }: Product, folder: string): readonly LineageFact[] {
  const adapts = trainers.some((call) => call.argument("peft_config") !== undefined);
  const models = givenTo(trainers, "model", folder);
  const datasets = givenTo(trainers, "dataset", folder);
  return [
    ...made(child, models, adapts ? "adapter" : "finetune"),
    ...made(child, datasets, "trained-on"),
    ...same(child),
  ];
}

function made(child: LineageThing, parents: readonly Parent[], how: Relation): readonly LineageFact[] {
  return parents.map(({ thing, span, confidence, says }) => ({
    kind: "lineage",
    statement: "made-from",
    child,
    parent: thing,
    relation: how,
    span,
    says,
    confidence,
  }));
}

function same(child: LineageThing): readonly LineageFact[] {
  if (child.nameless === true || child.ids.length + child.folders.length < 2) return [];
  return [
    { kind: "lineage", statement: "same", of: child, says: "a training program", confidence: "medium" },
  ];
}

/** Something that went into training, and where the program names it. */
interface Parent {
  readonly thing: LineageThing;
  readonly span: Span;
  readonly says: string;
  readonly confidence: Confidence;
}

/** What trainers are given in so many words, or through names that can be followed. */
function givenTo(
  trainers: readonly CallFact[],
  thing: "model" | "dataset",
  folder: string,
): readonly Parent[] {
  const given = trainers.flatMap((call) =>
    rootsOf(thing === "model" ? call.argument("model", 0) : call.argument("train_dataset")),
  );
  return distinct(given.flatMap((root) => parentNamed(root, thing, folder)));
}

/** What the trainers are given as the model; where that is not seen, every model that the program loads. */
function basesOf(trainers: readonly CallFact[], { models }: CodeFacts, folder: string): readonly Parent[] {
  const named = givenTo(trainers, "model", folder);
  if (named.length > 0) return named;
  const weights = models.filter(({ part, where }) => part === "weights" && where === "call");
  return distinct(weights.map((reference) => parentOfReference(reference, "model")));
}

/** The same for data; what is loaded for an evaluation alone is left out. */
function dataOf(trainers: readonly CallFact[], { datasets }: CodeFacts, folder: string): readonly Parent[] {
  const named = givenTo(trainers, "dataset", folder);
  if (named.length > 0) return named;
  return distinct(datasets.filter(isForTraining).map((reference) => parentOfReference(reference, "dataset")));
}

function isForTraining({ call }: RemoteReferenceFact): boolean {
  const split = call?.argument("split")?.value;
  return (
    split?.type !== "string" || /train|all/i.test(split.value) || !/test|valid|eval|dev/i.test(split.value)
  );
}

function parentOfReference(reference: RemoteReferenceFact, thing: "model" | "dataset"): Parent {
  return {
    thing: { thing, ids: [reference.id], folders: [] },
    span: reference.idSpan,
    says: "a training program",
    confidence: "medium",
  };
}

/** A call that reads a model or dataset by its name, or the name itself. */
interface Root {
  readonly text: string;
  readonly span: Span;
}

/** Chains of methods are a dozen long, and values are bounded where they are made. */
const deepestValue = 12;

/** Names that a value goes back to, through methods, wrappers and lists of it. */
function rootsOf(argument: PythonArgument | undefined): readonly Root[] {
  if (argument === undefined) return [];
  const { value, valueSpan } = argument;
  const names = value.type === "string" ? [value] : namesBehind(value, deepestValue);
  return names.flatMap((name) =>
    name.type === "string" ? [{ text: name.value, span: name.span ?? valueSpan }] : [],
  );
}

/** What loaders were given, in the order of the text. */
function namesBehind(value: PythonValue, depth: number): readonly PythonValue[] {
  if (depth === 0) return [];
  const below = (values: readonly PythonValue[]) => values.flatMap((one) => namesBehind(one, depth - 1));
  if (value.type === "one-of") return below(value.values);
  if (value.type === "list") return below(value.items);
  if (value.type !== "call-result") return [];
  if (loader.test(value.name)) {
    const keyword = value.keywords?.find(([name]) => loaderArguments.has(name))?.[1];
    return [value.arguments[0] ?? keyword ?? nothing];
  }
  if (value.receiver !== undefined) return below([value.receiver]);
  return wrapper.test(value.name) ? below(value.arguments.slice(0, 1)) : [];
}

const nothing: PythonValue = { type: "none" };
const loader = /(?:^|\.)(?:load_dataset|from_pretrained|SentenceTransformer|CrossEncoder|load_from_disk)$/;
const loaderArguments = new Set([
  "path",
  "pretrained_model_name_or_path",
  "model_name",
  "model_name_or_path",
]);
const wrapper =
  /(?:get_peft_model|prepare_model_for_kbit_training|concatenate_datasets|interleave_datasets|DatasetDict|to_bettertransformer)$/;

function parentNamed({ text, span }: Root, thing: "model" | "dataset", folder: string): readonly Parent[] {
  const named = thingNamed(thing, text, folder);
  // `load_dataset("json", …)` reads files of the machine.
  if (named === undefined || (thing === "dataset" && !text.includes("/") && builders.has(text))) return [];
  return [{ thing: named, span, says: "a training program", confidence: "high" }];
}

const builders = new Set([
  "csv",
  "json",
  "parquet",
  "arrow",
  "text",
  "imagefolder",
  "audiofolder",
  "webdataset",
  "generator",
  "pandas",
  "xml",
  "sql",
]);

function distinct(parents: readonly Parent[]): readonly Parent[] {
  return [...new Map(parents.map((one) => [[...one.thing.ids, ...one.thing.folders].join(), one])).values()];
}

/** `load_dataset(…).map(…).push_to_hub("owner/name")`: a dataset that is adapted from another. */
function datasetStatements({ calls, datasets }: CodeFacts, folder: string): readonly LineageFact[] {
  return calls.flatMap((call): readonly LineageFact[] => {
    if (!/^datasets\..*\.push_to_hub$/.test(call.name)) return [];
    const target = call.argument("repo_id", 0);
    const [id] = texts(target);
    if (id === undefined || target === undefined || !/^[\w.-]+\/[\w.-]+$/.test(id)) return [];
    const child: LineageThing = { thing: "dataset", ids: [id], folders: [] };
    // The value it is called on is not part of a call: of several datasets in a program none is sure.
    const sources = datasets.filter((reference) => reference.id !== id);
    const confidence: Confidence =
      sources.length === 1 && call.name.includes("load_dataset") ? "high" : "low";
    return sources.map((reference) => ({
      kind: "lineage",
      statement: "made-from",
      child,
      parent: thingNamed("dataset", reference.id, folder) ?? {
        thing: "dataset",
        ids: [reference.id],
        folders: [],
      },
      relation: "derived-from",
      span: reference.idSpan,
      says: "a program that publishes data",
      confidence,
    }));
  });
}
