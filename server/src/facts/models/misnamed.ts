import type { DocumentKind } from "../../documents/document.ts";
import { isModelKind, modelFormats } from "../../documents/model-formats.ts";
import { kindByName } from "../../documents/names.ts";
import type { ModelDefectFact } from "../facts.ts";

/** What content is called, where the name says that it is something else. */
const contentNames: Readonly<Partial<Record<DocumentKind, string>>> = {
  pickle: "a pickle, which runs code when it is loaded",
  zip: "a zip archive, as torch.save writes it",
  npy: "a NumPy array",
  binary: "of another format",
};

interface NamePromise {
  /** For people. */
  readonly format: string;
  /** Kinds of content that may bear the name. `binary`: nothing is known of it, so nothing is said. */
  readonly kinds: readonly DocumentKind[];
}

/**
 * Names under which one format is loaded, beside those of the kind table. `.keras`: versions of TensorFlow before 2.12
 * wrote HDF5 under it. Pickles are unpickled under any name of theirs; a model of another format there fails to load.
 */
const promises: ReadonlyMap<string, NamePromise> = new Map([
  ["npy", { format: "NumPy", kinds: ["npy", "binary"] }],
  ["npz", { format: "NumPy archive", kinds: ["zip", "binary"] }],
  ["keras", { format: "Keras", kinds: ["zip", "hdf5", "binary"] }],
  ...["pkl", "pickle", "joblib", "dill", "pt", "pth"].map((extension): [string, NamePromise] => [
    extension,
    { format: "pickle", kinds: ["pickle", "zip", "npy", "binary"] },
  ]),
]);

/** Names of texts that are read as what they say: code, configurations, cards. */
const texts: readonly DocumentKind[] = [
  "python",
  "notebook",
  "card",
  "markdown",
  "yaml",
  "toml",
  "json",
  "shell",
];

/** That the content is of another format than the name promises; none where the two agree, or nothing is promised. */
export function misnamed(path: string, kind: DocumentKind): readonly ModelDefectFact[] {
  const format = brokenPromise(path, kind);
  if (format === undefined) return [];
  const model = modelFormats.find((row) => row.kind === kind)?.name;
  const content = model === undefined ? contentNames[kind] : `a model of the format ${model}`;
  if (content === undefined) return [];
  const message = `the file is no ${format} file but ${content}`;
  const problem = { kind: "malformed", code: "other-format", message, offset: 0 } as const;
  return [
    { kind: "model-defect", format, family: "other-format", problem, place: { kind: "bytes", offset: 0 } },
  ];
}

/** The format that the name promises and the content is not. */
function brokenPromise(path: string, kind: DocumentKind): string | undefined {
  const answer = kindByName(path);
  if (answer === undefined) return undefined;
  const model = modelFormats.find((row) => row.kind === answer.kind);
  // R packs its files with gzip, bzip2 or xz, and names them as before: what lies within is judged there.
  if (model?.kind === "rdata" && kind === "binary") return undefined;
  if (model !== undefined) return model.kind === kind ? undefined : model.name;
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const promise = promises.get(extension);
  if (promise !== undefined) return promise.kinds.includes(kind) ? undefined : promise.format;
  // XGBoost and MXNet write JSON.
  if (answer.kind === "json" && (kind === "xgboost" || kind === "mxnet")) return undefined;
  const isWeights = kind === "pickle" || kind === "zip" || kind === "npy" || isModelKind(kind);
  return texts.includes(answer.kind) && answer.weak !== true && isWeights ? answer.kind : undefined;
}
