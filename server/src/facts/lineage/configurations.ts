import { nameOf } from "../../host/paths.ts";
import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/tree.ts";
import type { LineageFact, LineageThing } from "../facts.ts";
import { gapsOf } from "./gaps.ts";
import { folderNamed, folderOf, listedDataset, thingIn, thingNamed } from "./things.ts";
import { hasKey, itemsOf, nodeAt, scalarAt, scalarsAt, treeOf } from "./trees.ts";

/** A configuration of a training program, or a file that one leaves beside the weights. */
interface Format {
  /** For people: `an axolotl configuration`. */
  readonly name: string;
  readonly matches: (root: YamlNode, file: string) => boolean;
  readonly read: (root: YamlNode, reading: Reading) => readonly LineageFact[];
}

interface Reading {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
}

/** Words without one of which no text of this kind is a configuration of these: asked before it is parsed. */
export const configurationTriggers =
  /base_model|model_name_or_path|merge_method|_name_or_path|dataset_name|dataset_mix/;

/** What a YAML or JSON configuration says of where a model comes from. */
export async function configurationStatements(text: string, path: string): Promise<readonly LineageFact[]> {
  if (!configurationTriggers.test(text)) return [];
  const { value: root, problems } = await treeOf(text);
  const file = nameOf(path);
  // JSON has a stricter reader of its own for what is wrong with it.
  const gaps = /\.json$/i.test(file) ? [] : gapsOf(problems);
  if (root?.type !== "mapping") return gaps;
  const format = formats.find(({ matches }) => matches(root, file));
  if (format === undefined) return gaps;
  return [...format.read(root, { path, folder: folderOf(path), name: format.name }), ...gaps];
}

const formats: readonly Format[] = [
  {
    // PEFT, src/peft/config.py, PeftConfig.
    name: "PEFT's `adapter_config.json`",
    matches: (_root, file) => file === "adapter_config.json",
    read: (root, reading) =>
      madeFrom(
        thingIn("model", reading.folder),
        scalarsAt(root, "base_model_name_or_path"),
        "adapter",
        reading,
      ),
  },
  {
    // mergekit, docs of the README: `models`, `slices` with `sources`, `base_model`.
    name: "a mergekit configuration",
    matches: (root) => hasKey(root, "merge_method"),
    read: (root, reading) => {
      const isResult = /^mergekit_config\.ya?ml$/.test(nameOf(reading.path));
      const child: LineageThing = isResult ? thingIn("model", reading.folder) : nameless(reading.folder);
      return madeFrom(child, mergeParts(root), "merge", reading);
    },
  },
  {
    // axolotl, docs/config-reference: `base_model`, `datasets` with `path`, `adapter`, `output_dir`, `hub_model_id`.
    name: "an axolotl configuration",
    matches: (root) =>
      hasKey(root, "base_model") && itemsOf(nodeAt(root, "datasets")).some((item) => hasKey(item, "path")),
    read: (root, reading) => {
      const data = [...itemsOf(nodeAt(root, "datasets")), ...itemsOf(nodeAt(root, "pretraining_dataset"))];
      return training(root, reading, {
        models: scalarsAt(root, "base_model"),
        datasets: data.flatMap((item) => scalarsAt(item, "path")),
        adapter: scalarAt(root, "adapter") !== undefined,
      });
    },
  },
  {
    // LLaMA-Factory, examples/: `stage`, `finetuning_type`, `dataset` (names of its own list), `export_dir`.
    name: "a LLaMA-Factory configuration",
    matches: (root) =>
      hasKey(root, "model_name_or_path") && (hasKey(root, "finetuning_type") || hasKey(root, "export_dir")),
    read: (root, reading) => [
      ...training(root, reading, {
        models: scalarsAt(root, "model_name_or_path"),
        datasets: scalarsAt(root, "dataset").filter(({ text }) => text.includes("/")),
        adapter: ["lora", "qlora", "oft"].includes(scalarAt(root, "finetuning_type")?.text ?? ""),
      }),
      ...listedData(root, reading),
    ],
  },
  {
    // TRL, docs/source/clis.md and dataset mixtures; alignment-handbook's recipes name `dataset_mixer`.
    name: "a TRL configuration",
    matches: (root) =>
      hasKey(root, "model_name_or_path") &&
      ["dataset_name", "dataset_mixer", "dataset_mixture", "datasets", "output_dir", "hub_model_id"].some(
        (key) => hasKey(root, key),
      ),
    read: (root, reading) =>
      training(root, reading, {
        models: scalarsAt(root, "model_name_or_path"),
        datasets: mixture(root),
        adapter: scalarAt(root, "use_peft")?.value === true || hasKey(root, "lora_r"),
      }),
  },
  {
    // transformers, PretrainedConfig: where the configuration was loaded from before it was saved again.
    name: "`_name_or_path` of the configuration",
    matches: (_root, file) => file === "config.json" || file === "model_index.json",
    read: (root, reading) => {
      const ids = scalarsAt(root, "_name_or_path").filter(({ text }) =>
        /^[\w.-]+\/[\w.-]+$/.test(text.trim()),
      );
      return madeFrom(thingIn("model", reading.folder), ids, "finetune", reading).map((fact) => ({
        ...fact,
        confidence: "medium" as const,
      }));
    },
  },
];

function nameless(folder: string): LineageThing {
  return { thing: "model", ids: [], folders: [folder], nameless: true };
}

interface Training {
  readonly models: readonly YamlScalar[];
  readonly datasets: readonly YamlScalar[];
  readonly adapter: boolean;
}

function training(root: YamlNode, reading: Reading, parts: Training): readonly LineageFact[] {
  const child = outputOf(root, reading.folder);
  return [
    ...madeFrom(child, parts.models, parts.adapter ? "adapter" : "finetune", reading),
    ...madeFrom(child, parts.datasets, "trained-on", reading),
    ...same(child, reading),
  ];
}

/** The keys by which these programs say where the result goes (transformers, TrainingArguments). */
const outputKeys = ["output_dir", "export_dir"];
const hubKeys = ["hub_model_id", "export_hub_model_id", "push_to_hub_model_id"];

/** Names of LLaMA-Factory's own list: `dataset: identity,alpaca_en_demo`. */
function listedData(root: YamlNode, { folder, name }: Reading): readonly LineageFact[] {
  const child = outputOf(root, folder);
  const list = scalarAt(root, "dataset_dir")?.text;
  return scalarsAt(root, "dataset").flatMap(({ text, span }) =>
    text.split(",").flatMap((one): readonly LineageFact[] => {
      const parent = listedDataset(one, folder, list);
      if (parent === undefined) return [];
      const base = { kind: "lineage", statement: "made-from", relation: "trained-on" } as const;
      return [{ ...base, child, parent, span, says: name, confidence: "high" }];
    }),
  );
}

function outputOf(root: YamlNode, folder: string): LineageThing {
  const ids = hubKeys.flatMap((key) => scalarsAt(root, key)).map(({ text }) => text.trim());
  const folders = outputKeys
    .flatMap((key) => scalarsAt(root, key))
    .map(({ text }) => folderNamed(text, folder))
    .filter((path) => path !== undefined);
  if (ids.length === 0 && folders.length === 0) return nameless(folder);
  return { thing: "model", ids, folders };
}

function same(child: LineageThing, reading: Reading): readonly LineageFact[] {
  if (child.nameless === true || child.ids.length + child.folders.length < 2) return [];
  return [{ kind: "lineage", statement: "same", of: child, says: reading.name, confidence: "high" }];
}

function mixture(root: YamlNode): readonly YamlScalar[] {
  const mixer = nodeAt(root, "dataset_mixer");
  const listed = [
    ...itemsOf(nodeAt(root, "dataset_mixture", "datasets")),
    ...itemsOf(nodeAt(root, "datasets")),
  ];
  return [
    ...scalarsAt(root, "dataset_name"),
    ...(mixer?.type === "mapping" ? mixer.entries.map(({ key }) => key) : []),
    ...listed.flatMap((item) => [...scalarsAt(item, "path"), ...scalarsAt(item, "id")]),
  ];
}

/** `models`, `slices` with `sources`, and `base_model`; behind a plus stands a LoRA that is merged in. */
function mergeParts(root: YamlNode): readonly YamlScalar[] {
  const slices = itemsOf(nodeAt(root, "slices")).flatMap((slice) => itemsOf(nodeAt(slice, "sources")));
  const parts = [...itemsOf(nodeAt(root, "models")), ...slices].flatMap((part) => scalarsAt(part, "model"));
  return [...scalarsAt(root, "base_model"), ...parts].flatMap((scalar) =>
    scalar.text.split("+").map((text) => ({ ...scalar, text })),
  );
}

function madeFrom(
  child: LineageThing,
  names: readonly YamlScalar[],
  relation: Relation,
  { folder, name }: Reading,
): readonly LineageFact[] {
  const thing = relation === "trained-on" ? "dataset" : "model";
  const seen = new Set<string>();
  return names.flatMap(({ text, span }): readonly LineageFact[] => {
    const parent = thingNamed(thing, text, folder);
    if (parent === undefined || seen.has(text)) return [];
    seen.add(text);
    return [
      {
        kind: "lineage",
        statement: "made-from",
        child,
        parent,
        relation,
        span,
        says: name,
        confidence: "high",
      },
    ];
  });
}
