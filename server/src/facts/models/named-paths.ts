import { type Document, isTextDocument } from "../../documents/document.ts";
import { nameOf } from "../../host/paths.ts";
import { type ConfigurationNode, parseConfigurations } from "../configuration/tree.ts";
import type { ModelDefectFact } from "../facts.ts";
import { escapeOf, shownPath } from "./paths.ts";

const mostDefects = 50;
const longest = 16 * 1024 * 1024;

/** A description of a model that names further files of it. */
interface Description {
  /** For people. */
  readonly format: string;
  /** What the file is to the model, as in "a module of the model". */
  readonly what: string;
  /** The values that are paths in its folder. */
  readonly paths: (root: ConfigurationNode) => readonly (ConfigurationNode | undefined)[];
}

/** By the file's name, lower case. */
const descriptions: ReadonlyMap<string, Description> = new Map([
  // sentence_transformers/SentenceTransformer.py: a module is read from the folder `path`.
  [
    "modules.json",
    {
      format: "sentence-transformers",
      what: "a module of the model",
      paths: (root) => each(root).map((item) => child(item, "path")),
    },
  ],
  // coremltools, libmodelpackage: an item lies at `Data/<path>`.
  [
    "manifest.json",
    {
      format: "Core ML",
      what: "a part of the package",
      paths: (root) => each(child(root, "itemInfoEntries")).map((item) => child(item, "path")),
    },
  ],
  // mlflow/pyfunc/__init__.py, load_model, and the flavors' own: paths below the folder of the model.
  [
    "mlmodel",
    {
      format: "MLflow",
      what: "a part of the model",
      paths: (root) =>
        each(child(root, "flavors")).flatMap((flavor) => mlflowPaths.map((key) => child(flavor, key))),
    },
  ],
]);

const mlflowPaths = [
  "data",
  "code",
  "model_path",
  "pickled_model",
  "python_model",
  "model_data",
  "state_dict",
  "model_code_path",
];

/** Paths that a description beside weights names, and that lead out of its folder. */
export async function namedPaths(document: Document): Promise<readonly ModelDefectFact[]> {
  if (!isTextDocument(document) || (document.kind !== "json" && document.kind !== "yaml")) return [];
  const name = nameOf(document.path).toLowerCase();
  const description = descriptions.get(name) ?? (/\.weights\.json$/.test(name) ? kerasShards : undefined);
  if (description === undefined || document.text.length > longest) return [];
  const roots = await parseConfigurations(document.kind, document.text);
  const found = new Map<string, ModelDefectFact>();
  for (const node of roots.flatMap((root) => description.paths(root))) {
    const way = node?.type === "scalar" ? escapeOf(node.text) : undefined;
    if (node?.type !== "scalar" || way === undefined || found.size >= mostDefects) continue;
    const message = `${description.what} is ${shownPath(node.text)}, ${way.what}`;
    found.set(node.text, {
      kind: "model-defect",
      family: "escapes",
      format: description.format,
      problem: { kind: "malformed", code: way.code, message },
      place: { kind: "text", span: node.span },
    });
  }
  return [...found.values()];
}

/** `model.weights.json`: a map of names to lists of files (keras/src/saving/saving_lib.py, ShardedH5IOStore). */
const kerasShards: Description = {
  format: "Keras",
  what: "a part of the weights",
  paths: (root) =>
    each(child(root, "weight_map")).flatMap((files) => (files.type === "list" ? files.items : [files])),
};

function child(node: ConfigurationNode | undefined, key: string): ConfigurationNode | undefined {
  return node?.type === "mapping" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The items of a list, or the values of a mapping. */
function each(node: ConfigurationNode | undefined): readonly ConfigurationNode[] {
  if (node?.type === "list") return node.items;
  return node?.type === "mapping" ? node.entries.map(({ value }) => value) : [];
}
