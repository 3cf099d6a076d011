import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readName } from "../../../server/src/facts/references/names.ts";
import { pinOf } from "../../../server/src/facts/references/pins.ts";
import { referenceApiNamed, referenceApis } from "../../../server/src/knowledge/references/table.ts";

/** The name as the library of a call reads it. */
function named(api: string, written: string) {
  const row = referenceApiNamed(api).find((candidate) => readName(written, candidate) !== undefined);
  return row === undefined ? undefined : readName(written, row);
}

const model = "transformers.AutoModel.from_pretrained";

describe("names of models", () => {
  test.each(["acme/net", "meta-llama/Llama-3.1-8B", "acme/net.v2", "gpt2", "bert-base-uncased", "t5-small"])(
    "%s is remote",
    (written) => {
      expect(named(model, written)).toMatchObject({ id: written });
    },
  );

  test.each([
    "./net",
    "../net",
    "/srv/net",
    "~/net",
    "C:\\net",
    "net",
    "output",
    "checkpoints/final",
    "models/bert",
    "acme/net/checkpoint-500",
    "acme/model.pt",
    "",
    "a b/c",
  ])("%s is a path, or nothing that is certain", (written) => {
    expect(named(model, written)).toBeUndefined();
  });
});

test.each([
  ["timm.create_model", "hf-hub:acme/vit", { id: "acme/vit" }],
  ["timm.create_model", "hf_hub:acme/vit@v1", { id: "acme/vit", revision: "v1" }],
  ["timm.create_model", "./vit_base_patch16_224", undefined],
  ["open_clip.create_model", "ViT-B-32", undefined],
  ["torch.hub.load", "pytorch/vision:v0.10.0", { id: "pytorch/vision", revision: "v0.10.0" }],
  ["sentence_transformers.SentenceTransformer", "all-MiniLM-L6-v2", { id: "all-MiniLM-L6-v2" }],
  ["sentence_transformers.SentenceTransformer", "my-model", undefined],
  ["datasets.load_dataset", "squad", { id: "squad" }],
  ["datasets.load_dataset", "./data", undefined],
  ["datasets.load_dataset", "rows.csv", undefined],
  ["kagglehub.model_download", "acme/net/pytorch/small", { id: "acme/net/pytorch/small" }],
  ["kagglehub.model_download", "acme/net/pytorch/small/3", { id: "acme/net/pytorch/small", revision: "3" }],
  ["kagglehub.dataset_download", "acme/data/versions/2", { id: "acme/data", revision: "2" }],
  ["kagglehub.dataset_download", "data", undefined],
  [
    "pandas.read_parquet",
    "hf://datasets/acme/rows@refs%2Fpr%2F1/a.parquet",
    { id: "acme/rows", kind: "dataset", revision: "refs/pr/1", file: "a.parquet" },
  ],
  ["pandas.read_parquet", "s3://acme/rows/a.parquet", undefined],
  [
    "requests.get",
    "https://huggingface.co/datasets/acme/rows/resolve/main/a.csv?download=true",
    { id: "acme/rows", kind: "dataset", revision: "main", file: "a.csv" },
  ],
  ["requests.get", "https://huggingface.co/acme/net", undefined],
  [
    "requests.get",
    "https://example.com/acme/net/resolve/main/a.bin?download=true",
    { id: "https://example.com/acme/net/resolve/main/a.bin", pin: "none", holds: "weights" },
  ],
  ["requests.get", "https://example.com/acme/net", undefined],
  ["requests.get", "https://example.com/v1/items.json", undefined],
  ["requests.get", "http://localhost:8080/net.pt", undefined],
  [
    "requests.get",
    "https://raw.githubusercontent.com/acme/net/v1.0/a.csv",
    { revision: "v1.0", pin: "tag", holds: "data" },
  ],
  ["mlflow.pyfunc.load_model", "models:/net/7", { id: "net", revision: "7" }],
  ["mlflow.pyfunc.load_model", "models:/net@champion", { id: "net", revision: "champion" }],
  ["mlflow.pyfunc.load_model", "runs:/0123456789abcdef/model", { id: "model", pin: "version" }],
  ["wandb.use_artifact", "acme/project/net:latest", { id: "acme/project/net", revision: "latest" }],
  ["ollama.pull", "llama3.1:8b", { id: "llama3.1", revision: "8b" }],
  ["tensorflow_hub.load", "https://tfhub.dev/acme/net/4", { id: "acme/net", revision: "4" }],
  ["lm_eval.simple_evaluate", "pretrained=acme/net,dtype=float16", { id: "acme/net" }],
  ["lm_eval.simple_evaluate", "pretrained=./net", undefined],
  ["whisperx.load_model", "large-v2", { id: "Systran/faster-whisper-large-v2" }],
  ["flair.models.SequenceTagger.load", "ner-english-large", { id: "flair/ner-english-large" }],
  ["ultralytics.YOLO", "yolov8n.pt", { id: "yolov8n.pt" }],
  ["ultralytics.YOLO", "best.pt", undefined],
  [
    "requests.get",
    "http://huggingface.co/acme/net/resolve/main/a.bin",
    { id: "acme/net", kind: "model", revision: "main", file: "a.bin", plainHttp: true },
  ],
])("%s reads %s", (api, written, expected) => {
  const name = named(api, written);
  if (expected === undefined) expect(name).toBeUndefined();
  else expect(name).toMatchObject(expected);
});

test.each([
  ["0123456789abcdef0123456789abcdef01234567", "commit"],
  ["0123456789ABCDEF0123456789ABCDEF01234567", "commit"],
  ["0123abc", "short-commit"],
  ["main", "branch"],
  ["fp16", "branch"],
  ["refs/pr/3", "pull-request"],
  ["v1.0", "tag"],
  ["2.1.0-rc1", "tag"],
  ["v2.27.7-1", "tag"],
  ["core_v0.12.1", "tag"],
  ["release-1.2", "tag"],
  ["r2.4", "branch"],
  ["feature-x", "branch"],
  ["", "branch"],
])("a revision %s is a %s", (revision, pin) => {
  expect(pinOf(revision, "huggingface")).toBe(pin);
});

test("Kaggle's version numbers are never given twice", () => {
  expect(pinOf("3", "kaggle")).toBe("version");
});

test("no name breaks a reader, and none takes long", () => {
  fc.assert(
    fc.property(fc.constantFrom(...referenceApis), fc.string({ maxLength: 300 }), (api, written) => {
      readName(`${api.prefixes?.[0] ?? ""}${written}`, api);
    }),
  );
  for (const api of referenceApis) readName(`${api.prefixes?.[0] ?? ""}${"a/@:%".repeat(20_000)}`, api);
});

const sha = "0123456789abcdef0123456789abcdef01234567";

test.each([
  ["timm.create_model", "hf-hub:acme/vit", `hf-hub:acme/vit@${sha}`],
  ["timm.create_model", "hf_hub:acme/vit@v1", `hf_hub:acme/vit@${sha}`],
  ["torch.hub.load", "pytorch/vision:v0.10.0", `pytorch/vision:${sha}`],
  ["pandas.read_parquet", "hf://datasets/acme/rows/a.parquet", `hf://datasets/acme/rows@${sha}/a.parquet`],
  ["pandas.read_parquet", "hf://datasets/acme/rows@v1/a.parquet", `hf://datasets/acme/rows@${sha}/a.parquet`],
  [
    "requests.get",
    "https://huggingface.co/acme/main/resolve/main/main/a.bin?download=true",
    `https://huggingface.co/acme/main/resolve/${sha}/main/a.bin?download=true`,
  ],
])("%s: a commit has its place in %s", (api, written, pinned) => {
  const slot = named(api, written)?.slot;
  const commit = slot === undefined ? "" : `${slot.before}${sha}${slot.after}`;
  expect(written.slice(0, slot?.start) + commit + written.slice(slot?.end)).toBe(pinned);
});
