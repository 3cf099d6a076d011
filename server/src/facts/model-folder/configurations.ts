import type { TextDocument } from "../../documents/document.ts";
import { nameOf } from "../../host/paths.ts";
import { modelLibraries, runnerNamed } from "../../knowledge/configurations/callables.ts";
import {
  parseConfigurations as parseTrees,
  type ConfigurationEntry as TreeEntry,
  type ConfigurationNode as TreeNode,
} from "../configuration/tree.ts";
import type { ConfiguredCodeFact } from "../facts.ts";
import { isRepository } from "../references/repository-name.ts";
import { hubKernels } from "./kernels.ts";
import { spacySettings } from "./spacy.ts";
import { yamlTags } from "./yaml-tags.ts";

type Scalar = TreeNode & { readonly type: "scalar" };

const mostNodes = 200_000;
const mostFacts = 100;

/** What a configuration beside weights, or of a training run, lets a library import or call. */
export async function configuredCode(document: TextDocument): Promise<readonly ConfiguredCodeFact[]> {
  const { kind } = document;
  const name = nameOf(document.path).toLowerCase();
  if (kind === "ini") return name === "config.cfg" ? spacySettings(document.text) : [];
  if (kind !== "json" && kind !== "yaml" && kind !== "toml") return [];
  const tags = kind === "yaml" ? yamlTags(document.text) : [];
  // Most configurations are none of a model's, and data is none at all: they are not parsed.
  if (!libraryFiles.has(name) && !document.text.includes("_target_")) return tags;
  const roots = await parseTrees(kind, document.text);
  return [...tags, ...roots.flatMap((root) => [...targets(root), ...inFile(name, root)])].slice(0, mostFacts);
}

/** Hydra's `_target_`, at any depth. */
function targets(root: TreeNode): readonly ConfiguredCodeFact[] {
  const found: ConfiguredCodeFact[] = [];
  const waiting: TreeNode[] = [root];
  for (let count = 0; count < mostNodes && found.length < mostFacts; count += 1) {
    const node = waiting.pop();
    if (node === undefined) break;
    if (node.type === "list") waiting.push(...node.items);
    if (node.type !== "mapping") continue;
    for (const { key, value } of node.entries) {
      const does = key === "_target_" && value.type === "scalar" ? runnerNamed(value.text.trim()) : undefined;
      if (does !== undefined && value.type === "scalar") found.push(target(value, does));
      waiting.push(value);
    }
  }
  return found.sort((left, right) => left.span.start - right.span.start);
}

function target(value: Scalar, does: string): ConfiguredCodeFact {
  return {
    kind: "configured-code",
    setting: "_target_",
    value: value.text.trim(),
    does: `is called with the arguments beside it as soon as the configuration is instantiated, and it ${does}`,
    tier: "denied",
    instead: "Name a class of the project instead; a configuration from elsewhere that says so is an attack.",
    span: value.span,
  };
}

const libraryFiles: ReadonlySet<string> = new Set([
  "modules.json",
  "model_index.json",
  "adapter_config.json",
  "generation_config.json",
  "config.json",
  "mlmodel",
]);

/** Files that one library reads, by their names. */
function inFile(name: string, root: TreeNode): readonly ConfiguredCodeFact[] {
  switch (name) {
    case "modules.json":
      return root.type === "list" ? root.items.flatMap(sentenceModule) : [];
    case "model_index.json":
      return root.type === "mapping" ? root.entries.flatMap(pipelineComponent) : [];
    case "adapter_config.json":
      return adapterLibrary(root);
    case "generation_config.json":
      return customGenerate(root);
    case "config.json":
      return [...customPipelines(root), ...hubKernels(root)];
    case "mlmodel":
      return mlflowModel(root);
    default:
      return [];
  }
}

function entry(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.type === "mapping" ? node.entries.find((member) => member.key === key)?.value : undefined;
}

function text(node: TreeNode | undefined): Scalar | undefined {
  return node?.type === "scalar" && node.isText ? node : undefined;
}

function rootPackage(name: string): string {
  return name.split(".")[0] ?? "";
}

/** sentence-transformers imports the class that `type` names (sentence_transformers/SentenceTransformer.py, _load_sbert_model()). */
function sentenceModule(item: TreeNode): readonly ConfiguredCodeFact[] {
  const type = text(entry(item, "type"));
  if (type === undefined || modelLibraries.has(rootPackage(type.text))) return [];
  const does = runnerNamed(type.text);
  const common = { kind: "configured-code", setting: "type", value: type.text, span: type.span } as const;
  if (does !== undefined)
    return [
      {
        ...common,
        does: `is imported and called when the model is loaded, and it ${does}`,
        tier: "denied",
        instead: doNotLoad,
      },
    ];
  // `org/name--module.Class` (transformers/dynamic_module_utils.py, get_class_from_dynamic_module()).
  if (type.text.includes("--"))
    return [
      {
        ...common,
        does: "is imported from another repository where this model is loaded with `trust_remote_code=True`: its owner decides what runs",
        tier: "foreign",
        instead: copyFirst,
      },
    ];
  return [
    {
      ...common,
      does: "is imported from a Python file of this model where it is loaded with `trust_remote_code=True`",
      tier: "unknown",
      instead: readFirst,
    },
  ];
}

const readFirst =
  "Read that file before you load the model, and pin the model to the commit that you have read.";
const copyFirst = "Copy the file that you have read beside the weights, and name it there.";
const doNotLoad = "Do not load the model, and tell who published it.";

/** diffusers imports each component's class from the library beside it (diffusers/pipelines/pipeline_loading_utils.py). */
function pipelineComponent({ key, value }: TreeEntry): readonly ConfiguredCodeFact[] {
  if (value.type !== "list") return [];
  const library = text(value.items[0]);
  const name = text(value.items[1]);
  if (library === undefined || name === undefined || modelLibraries.has(rootPackage(library.text))) return [];
  const does = runnerNamed(`${library.text}.${name.text}`);
  const common = {
    kind: "configured-code",
    setting: key,
    value: `${library.text}.${name.text}`,
    span: library.span,
  } as const;
  if (does !== undefined) {
    const whole = `is imported and called when the pipeline is loaded, and it ${does}`;
    return [{ ...common, does: whole, tier: "denied", instead: doNotLoad }];
  }
  // Other names are those of diffusers' own pipelines; code of the model's own lies in a file beside it.
  const file = `${library.text.replaceAll(".", "/")}.py`;
  return [
    {
      ...common,
      does: "is imported from a Python file of this model where it is loaded with `trust_remote_code=True`",
      tier: "unknown",
      instead: readFirst,
      beside: [file, `${key}/${file}`],
    },
  ];
}

/** PEFT imports the library that an adapter names for its base model (peft/auto.py, from_pretrained()). */
function adapterLibrary(root: TreeNode): readonly ConfiguredCodeFact[] {
  const mapping = entry(root, "auto_mapping");
  const library = text(entry(mapping, "parent_library"));
  const name = text(entry(mapping, "base_model_class"))?.text ?? "";
  if (library === undefined || modelLibraries.has(rootPackage(library.text))) return [];
  const does = runnerNamed(`${library.text}.${name}`);
  return [
    {
      kind: "configured-code",
      setting: "parent_library",
      value: library.text,
      does:
        does === undefined
          ? "is imported when the adapter is loaded, because it says that its base model comes from there"
          : `is imported when the adapter is loaded, and \`${name}\` of it ${does}`,
      tier: does === undefined ? "unknown" : "denied",
      instead:
        does === undefined ? "Look at what that module is, and where it was installed from." : doNotLoad,
      span: library.span,
    },
  ];
}

/**
 * MLflow imports the module that loads a model, with the folder `code` on the path, and runs a model that is
 * a script (mlflow/pyfunc/__init__.py, load_model(); mlflow/models/utils.py, _load_model_code_path()).
 */
function mlflowModel(root: TreeNode): readonly ConfiguredCodeFact[] {
  const flavors = entry(root, "flavors");
  if (flavors?.type !== "mapping") return [];
  const python = entry(flavors, "python_function");
  const loader = text(entry(python, "loader_module"));
  const scripts = flavors.entries.flatMap(({ value }) => text(entry(value, "model_code_path")) ?? []);
  return [
    ...(loader === undefined || rootPackage(loader.text) === "mlflow" ? [] : [mlflowLoader(loader)]),
    ...scripts.map(
      (script): ConfiguredCodeFact => ({
        kind: "configured-code",
        setting: "model_code_path",
        value: script.text,
        does: "is a Python script that runs when the model is loaded",
        tier: "foreign",
        instead: "Read that script before you load the model.",
        span: script.span,
      }),
    ),
  ];
}

function mlflowLoader(loader: Scalar): ConfiguredCodeFact {
  const does = runnerNamed(`${loader.text}._load_pyfunc`);
  return {
    kind: "configured-code",
    setting: "loader_module",
    value: loader.text,
    does:
      does === undefined
        ? "is imported when the model is loaded, from the model's own folder or from what is installed"
        : `is imported when the model is loaded, and it ${does}`,
    tier: does === undefined ? "foreign" : "denied",
    instead: does === undefined ? "Read that module before you load the model." : doNotLoad,
    span: loader.span,
  };
}

/** `generate` runs `custom_generate/generate.py` of the repository that is named (transformers/generation/utils.py, load_custom_generate()). */
function customGenerate(root: TreeNode): readonly ConfiguredCodeFact[] {
  const value = text(entry(root, "custom_generate"));
  if (value === undefined) return [];
  const isForeign = isRepository(value.text);
  return [
    {
      kind: "configured-code",
      setting: "custom_generate",
      value: value.text,
      does: isForeign
        ? "is another repository, whose `custom_generate/generate.py` runs at every `generate` with `trust_remote_code=True`: its owner decides what that is"
        : "names a Python file that runs at every `generate` with `trust_remote_code=True`",
      tier: isForeign ? "foreign" : "unknown",
      instead: isForeign ? copyFirst : readFirst,
      span: value.span,
    },
  ];
}

/** `"impl": "pair.PairPipeline"` (transformers/pipelines/__init__.py, pipeline(): get_class_from_dynamic_module). */
function customPipelines(root: TreeNode): readonly ConfiguredCodeFact[] {
  const pipelines = entry(root, "custom_pipelines");
  if (pipelines?.type !== "mapping") return [];
  const classes = pipelines.entries.flatMap(({ value }) => text(entry(value, "impl")) ?? []);
  const first = classes.find((scalar) => scalar.text.includes("--")) ?? classes[0];
  if (first === undefined) return [];
  const repository = first.text.includes("--") ? first.text.slice(0, first.text.indexOf("--")) : undefined;
  return [
    {
      kind: "configured-code",
      setting: "custom_pipelines",
      value: first.text,
      does:
        repository === undefined
          ? "is imported from a Python file of this model where a pipeline is made of it with `trust_remote_code=True`"
          : "is imported from another repository where a pipeline is made of this model with `trust_remote_code=True`: its owner decides what runs",
      tier: repository === undefined ? "unknown" : "foreign",
      instead: repository === undefined ? readFirst : copyFirst,
      span: first.span,
    },
  ];
}
