import { nameMatches } from "../../text/qualified-names.ts";
import { type ReferenceCommand, referenceCommands } from "./commands.ts";
import { datasetApis } from "./datasets.ts";
import { downloadApis } from "./downloads.ts";
import { hubUserApis } from "./hub-users.ts";
import { huggingfaceApis } from "./huggingface.ts";
import { nlpAndSpeechApis } from "./nlp-and-speech.ts";
import { otherApis } from "./other-registries.ts";
import type { ReferenceApi } from "./reference-api.ts";
import { registryApis } from "./registries.ts";
import { trainingApis } from "./training.ts";
import { visionApis } from "./vision.ts";
import { wrapperApis } from "./wrappers.ts";

/**
 * How each library names something remote, and how it is pinned.
 *
 * A row with `checked` was compared with its `source` on that day: which argument names, which one
 * pins, and where it stands. A row without it is general knowledge and still to be verified. Adding
 * a library is adding rows.
 */
export const referenceApis: readonly ReferenceApi[] = [
  ...huggingfaceApis,
  ...hubUserApis,
  ...datasetApis,
  ...otherApis,
  ...nlpAndSpeechApis,
  ...wrapperApis,
  ...trainingApis,
  ...visionApis,
  ...registryApis,
  ...downloadApis,
];

const byName = new Map<string, readonly ReferenceApi[]>();
const withPatterns = referenceApis.filter((api) => api.names.some((name) => name.includes("*")));

for (const api of referenceApis) {
  for (const name of api.names) byName.set(name, [...(byName.get(name) ?? []), api]);
}

/** The rows of a qualified name: exact names before patterns. */
export function referenceApiNamed(name: string): readonly ReferenceApi[] {
  return byName.get(name) ?? withPatterns.filter((api) => api.names.some((row) => nameMatches(row, name)));
}

/** Last parts of names that are any method's: there the library's name is looked for. */
const common = new Set(
  "load open sql query execute get find ls glob cat walk exists get_file read_text pull chat generate embed stream list help request version artifact read model download combine builder LLM Client TTS SAM TTS INSTRUCTOR Engine resolve Module".split(
    " ",
  ),
);

/**
 * Literals of which a text that calls a row has at least one, so that others are not parsed: the last
 * part of the row's name, which any way of importing it leaves in the text.
 */
function triggersOf(kinds: readonly ReferenceApi["kind"][]): readonly string[] {
  const names = referenceApis
    .filter(
      (api) =>
        kinds.includes(api.kind) ||
        api.repoType === true ||
        api.inline?.startsWith("hf-") === true ||
        api.inline === "address" ||
        api.inline === "gradio" ||
        api.inline === "any",
    )
    .flatMap((api) => api.names);
  return [...new Set(names.flatMap(triggersOfName))].sort();
}

/**
 * Libraries whose names stand in most programs: only what the rows speak of counts, in each way of
 * importing it.
 */
const narrower: ReadonlyMap<string, readonly string[]> = new Map([
  ["torch", ["torch.hub", "import hub", "hub as", "hub.load", "hub.list", "hub.help"]],
  ["requests", ["requests."]],
  ["evaluate", ["evaluate.", "evaluate as", "evaluate import"]],
]);

function triggersOfName(name: string): readonly string[] {
  const parts = name.split(".");
  const last = parts.at(-1) ?? "";
  if (!common.has(last) && !last.includes("*")) return [last];
  const library = parts[0] ?? "";
  return narrower.get(library) ?? [library];
}

/** What command lines, variables and configurations that name models have in common (commands.ts, configurations.ts). */
const outsidePython = {
  model: [
    ...commandWords("model"),
    "--model",
    "--checkpoint",
    "--base_model",
    "--base-model",
    "--hf_",
    "--hf-",
    "--repo_id",
    "--repo-id",
    "HF_MODEL",
    "MODEL_ID",
    "MODEL_NAME",
    "_MODEL",
    "BASE_MODEL",
    "model_name_or_path",
    "base_model",
    "merge_method",
    "model_args",
    "model_list",
    "models:",
    '"models"',
    "storageUri",
    "model_source",
    "model_id:",
    "hf_model_repo_id",
    "slices:",
    "_target_",
    "huggingface.co",
    "hf.co",
    "hf://",
    "FROM ",
  ],
  dataset: [
    ...commandWords("dataset"),
    "--dataset",
    "--repo-type",
    "datasets:",
    "dataset_name",
    "dataset_path",
    "hf_hub_url",
    "ms_hub_url",
    "source:",
    "HF_DATASET",
    "DATASET_",
    "_target_",
    "huggingface.co/datasets",
  ],
  artifact: [
    ...commandWords("artifact"),
    "git clone",
    "git lfs",
    "curl",
    "wget",
    "aria2c",
    "gdown",
    "ADD ",
    "repos:",
    "spaces/",
  ],
};

/** The first words of commands, which stand in every text that runs one; those of Python's own scripts by their options. */
function commandWords(kind: ReferenceCommand["kind"]): readonly string[] {
  // Scripts of any name are told by their options.
  const rows = referenceCommands.filter((row) => row.kind === kind && !row.names.includes("python"));
  const words = rows.flatMap(({ names }) => names.map((name) => name.split(" ").slice(0, 2).join(" ")));
  return words.map((words) => words.replace(/^python(?: -m)?$|^\.\//, "")).filter((word) => word !== "");
}

/** Literals of which a text that names a model, a dataset, or anything else has at least one. */
export const modelTriggers = [...triggersOf(["model"]), ...outsidePython.model];
export const datasetTriggers = [...triggersOf(["dataset"]), ...outsidePython.dataset];
export const artifactTriggers = [...triggersOf(["artifact"]), ...outsidePython.artifact];
export const referenceTriggers = [...new Set([...modelTriggers, ...datasetTriggers, ...artifactTriggers])];
