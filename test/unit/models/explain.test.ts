import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { hashesOf } from "../../../server/src/engine/model-hashes.ts";
import { explainModels } from "../../../server/src/facts/models/explain.ts";
import { modelsOfPickles } from "../../../server/src/facts/models/pickled.ts";
import { explainWeights } from "../../../server/src/facts/weights/explain.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { explanationJson } from "../../../server/src/reporters/explanation-json.ts";
import { formatExplanation } from "../../../server/src/reporters/weights-explained.ts";
import { testEnvironment } from "../../harness/check.ts";
import * as gguf from "../../harness/gguf.ts";
import * as pickle from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const text = (value: string) => pickle.text(value, "BINUNICODE");
const storage = pickle.tuple(
  text("storage"),
  pickle.global("torch", "HalfStorage"),
  text("0"),
  text("cpu"),
  pickle.int(16),
);
const tensor = pickle.call(
  pickle.global("torch._utils", "_rebuild_tensor_v2"),
  pickle.persistent(storage),
  pickle.int(0),
  pickle.tuple(pickle.int(4), pickle.int(2)),
  pickle.tuple(pickle.int(2), pickle.int(1)),
  pickle.no,
  pickle.call(pickle.global("collections", "OrderedDict")),
);

async function opened(name: string, content: Uint8Array) {
  const path = `/project/${name}`;
  const environment = testEnvironment(memoryHost({ [path]: content }));
  const document = await openFile(path, environment);
  if (isTextDocument(document)) throw new Error("a text");
  return { document, environment };
}

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

describe("what a model file hands on", () => {
  test("the tensors of a file of PyTorch's, from the program of its pickle", async () => {
    const file = zip.pytorch(pickle.stream(2, pickle.dict([text("layer.weight"), tensor])));
    const { document } = await opened("model.pt", file);
    const { pickles } = await explainWeights(document, defaultLimits);
    expect(modelsOfPickles(pickles, "PyTorch")).toEqual([
      {
        kind: "model-file",
        place: { kind: "bytes", offset: 0, inner: "archive/data.pkl" },
        format: "PyTorch",
        version: "pickle protocol 2",
        tensors: [{ name: "layer.weight", dtype: "float16", shape: [4, 2] }],
        tensorCount: 1,
        parameters: 8,
      },
    ]);
  });

  test("of a pickle that breaks off no number of parameters is said", async () => {
    const whole = pickle.stream(2, pickle.dict([text("w"), tensor]), pickle.list(text("more")));
    const { document } = await opened("model.pkl", whole.slice(0, -3));
    const { pickles } = await explainWeights(document, defaultLimits);
    expect(modelsOfPickles(pickles, "pickle").map(({ parameters }) => parameters)).toEqual([undefined]);
  });

  test("digests of its templates and of its vocabulary", async () => {
    const template = "{{ messages[0].content }}";
    const tokens = ["<s>", "größer", "c"];
    const file = gguf.file({
      entries: [
        gguf.string("general.architecture", "llama"),
        gguf.string("tokenizer.ggml.model", "gpt2"),
        gguf.strings("tokenizer.ggml.tokens", ...tokens),
        gguf.string("tokenizer.chat_template", template),
      ],
    });
    const { document, environment } = await opened("model.gguf", file);
    const { models } = await explainModels(document, environment);
    const [model] = models;
    if (model === undefined) throw new Error("no model");
    const hashes = await hashesOf(model, document.source);
    // The list as GGUF writes it: the type of its elements, their number, each with its length.
    const number = (value: number, width: number) =>
      Uint8Array.from({ length: width }, (_, index) => (value / 2 ** (8 * index)) & 0xff);
    const list = tokens.map((token) => new TextEncoder().encode(token));
    const written = pickle.join(
      number(8, 4),
      number(3, 8),
      ...list.flatMap((one) => [number(one.length, 8), one]),
    );
    expect(hashes).toEqual({
      templates: [{ name: "tokenizer.chat_template", sha256: sha256(template) }],
      vocabulary: sha256(written),
    });
    const explained = { path: "model.gguf", row: undefined, pickles: [], models: { models, code: [] } };
    expect(formatExplanation({ ...explained, hashes: [hashes] })).toContain(`sha256 ${sha256(template)}`);
    const json = explanationJson({ ...explained, pickled: [], hashes: [hashes], sha256: sha256(file) });
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      sha256: sha256(file),
      models: [{ format: "GGUF", tokenizer: { model: "gpt2", tokens: 3, sha256: sha256(written) } }],
    });
  });
});
