import type { HeaderJson, SafetensorsFile, SafetensorsProblemCode } from "../../formats/safetensors/file.ts";
import { askHub } from "../../formats/safetensors/hub.ts";
import { readSafetensors } from "../../formats/safetensors/read.ts";
import type { Problem } from "../../host/problem.ts";
import { stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { JsonNode } from "../../syntax/json/tree.ts";
import type { ModelDefectFamily, ModelFile } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject, parametersOf } from "./reading.ts";
import { shardDefects } from "./shards.ts";
import { splitDefects } from "./splits.ts";

/** `__metadata__`'s strings lie two deep; an entry's numbers too. With room for what stands where it should not. */
const deepest = 16;

function isEntry(key: string, depth: number): boolean {
  return depth === 1 && key !== "__metadata__";
}

const headerJson: HeaderJson = {
  outline: (text, take) =>
    parseJson(text, {
      depth: deepest,
      opaque: isEntry,
      take: (key, depth, start) => (isEntry(key, depth) ? take(key, start) : undefined),
    }),
  parse: (text) => parseJson(text, { depth: deepest }),
  // The nodes are those that were handed out here: the format's view of them is narrower than the tree's.
  stringValue: (text, node) => stringValue(text, node as JsonNode),
};

/** What each problem of a header means for those who load the file. */
const families: Readonly<Record<SafetensorsProblemCode, ModelDefectFamily>> = {
  "empty-file": "incomplete",
  truncated: "incomplete",
  "lfs-pointer": "pointer",
  "other-format": "other-format",
  "header-length": "incomplete",
  "header-too-long": "unread",
  "header-long": "deviates",
  "header-encoding": "disagree",
  "header-start": "deviates",
  "header-padding": "deviates",
  "header-json": "disagree",
  "duplicate-key": "disagree",
  metadata: "disagree",
  entry: "disagree",
  "unknown-field": "deviates",
  "unknown-dtype": "deviates",
  shape: "disagree",
  offsets: "disagree",
  "size-mismatch": "disagree",
  "out-of-range": "incomplete",
  overlap: "hides",
  gap: "hides",
  "trailing-data": "hides",
  "hidden-zip": "second-format",
  "hidden-pickle": "second-format",
  "hub-refuses": "deviates",
  limit: "unread",
};

/** The header of a safetensors file with all that is wrong with it. */
export async function readSafetensorsModel({ source, limits, beside }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readSafetensors(source, headerJson, limits);
  const refusal = problems.length > 0 ? [] : await hubRefusal(source, value);
  const parts =
    beside === undefined
      ? []
      : [
          ...(await splitDefects(beside, { index: undefined, count: undefined })),
          ...(await shardDefects(beside, value.tensors)),
        ];
  return { file: fileOf(value), defects: [...defectsOf([...problems, ...refusal], families), ...parts] };
}

async function hubRefusal(
  source: ModelSubject["source"],
  file: SafetensorsFile,
): Promise<readonly Problem[]> {
  const hub = await askHub(source, file);
  if (hub.accepts) return [];
  const message = `the hub's own reader refuses the file (${hub.reason})`;
  return [{ kind: "malformed", code: "hub-refuses", message, offset: 0 }];
}

function fileOf({ tensors, metadata }: SafetensorsFile): ModelFile {
  const strings = new Map(metadata.map(({ name, text }) => [name, text]));
  const of = (...names: readonly string[]) =>
    names.flatMap((name) => {
      const text = strings.get(name)?.trim();
      return text === undefined || text === "" || text === "None" ? [] : [text.slice(0, longestValue)];
    });
  const [producer] = of("modelspec.implementation", "format");
  const [architecture] = of("modelspec.architecture", "ss_base_model_version");
  return {
    format: "safetensors",
    ...(producer === undefined ? {} : { producer }),
    ...(architecture === undefined ? {} : { architecture }),
    tensors: tensors.length > mostTensors ? tensors.slice(0, mostTensors) : tensors,
    tensorCount: tensors.length,
    parameters: parametersOf(tensors),
    licenses: of("modelspec.license", "license"),
    baseModels: of("base_model", "modelspec.merged_from", "ss_sd_model_name"),
    datasets: [...of("datasets", "dataset"), ...kohyaFolders(strings.get("ss_dataset_dirs"))],
    texts: metadata,
  };
}

const mostTensors = 200_000;
const longestValue = 500;

/** The folders that kohya's trainer notes: `{"10_style": {"n_repeats": 10, …}}` (kohya-ss/sd-scripts, train_network.py). */
function kohyaFolders(text: string | undefined): readonly string[] {
  if (text === undefined || text.length > 100_000) return [];
  const { root } = parseJson(text, { depth: deepest }).value;
  return root?.type === "object"
    ? root.members.slice(0, 100).map(({ key }) => key.slice(0, longestValue))
    : [];
}
