import { describe, expect, test } from "vitest";
import { pinEdits } from "../../../server/src/facts/references/pin-edits.ts";
import { exampleCommit } from "../../../server/src/knowledge/references/pinning.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { referencesIn } from "../../harness/references.ts";

async function pinsIn(path: string, text: string): Promise<readonly (readonly [string, string])[]> {
  return (await referencesIn(path, text)).map(({ id, pin }) => [id, pin] as const);
}

describe("ways to pin that are not one argument of one call", () => {
  test.each([
    ["one word", `pretrained=acme/model,revision=${exampleCommit}`, "commit"],
    ["several words", `pretrained=acme/model dtype=float32 revision=${exampleCommit}`, "commit"],
    ["several words, a branch", "pretrained=acme/model revision=main", "branch"],
    ["several words, none", "pretrained=acme/model dtype=float32", "none"],
  ])("lm-eval takes the arguments of a model in %s", async (_name, words, pin) => {
    const line = `lm_eval --model hf --model_args ${words} --tasks arc\n`;
    expect(await pinsIn("/project/run.sh", line)).toEqual([["acme/model", pin]]);
  });

  test.each([
    [`acme/model@${exampleCommit}+acme/adapter@${exampleCommit}`, "commit", "commit"],
    [`acme/model@main+acme/adapter@${exampleCommit}`, "branch", "commit"],
    ["acme/model+acme/adapter", "none", "none"],
  ])(
    "mergekit merges an adapter into %s, and each is pinned where it stands",
    async (model, pin, adapterPin) => {
      const text = `merge_method: slerp\nbase_model: ${model}\n`;
      expect(await pinsIn("/project/merge.yml", text)).toEqual([
        ["acme/model", pin],
        ["acme/adapter", adapterPin],
      ]);
      let pinned = text;
      for (const at of [1, 0]) {
        const fact = (await referencesIn("/project/merge.yml", text))[at];
        if (fact !== undefined) pinned = applyEdits(pinned, pinEdits(fact, exampleCommit)).text;
      }
      expect(pinned).toBe(
        `merge_method: slerp\nbase_model: acme/model@${exampleCommit}+acme/adapter@${exampleCommit}\n`,
      );
    },
  );

  test("axolotl asks for the tokenizer at the model's revision, and a commit of the tokenizer is not written there", async () => {
    const text = `base_model: acme/model\nrevision_of_model: ${exampleCommit}\ntokenizer_config: acme/tokens\nrl: dpo\n`;
    expect(await pinsIn("/project/a.yml", text)).toEqual([
      ["acme/model", "commit"],
      ["acme/tokens", "commit"],
    ]);
    const facts = await referencesIn("/project/a.yml", text.replace(/revision_of_model.*\n/, ""));
    expect(facts.map(({ pinningPlace }) => pinningPlace.form)).toEqual(["text", "download"]);
  });

  test("axolotl hands no revision of a pretraining dataset on", async () => {
    const text = `base_model: ./net\npretraining_dataset:\n  - path: acme/rows\n    revision: ${exampleCommit}\n`;
    expect(await pinsIn("/project/a.yml", text)).toEqual([["acme/rows", "none"]]);
  });

  test("Ray Serve's model_id names a model of the hub only where there is no model_source", async () => {
    const config = (source: string): string =>
      `applications:\n  - args:\n      llm_configs:\n        - model_loading_config:\n            model_id: acme/chat\n${source}`;
    expect(await pinsIn("/project/serve.yaml", config(""))).toEqual([["acme/chat", "none"]]);
    expect(await pinsIn("/project/serve.yaml", config("            model_source: ./net\n"))).toEqual([]);
  });

  test("GPT4All downloads nothing where it is told so", async () => {
    const program = (last: string): string => `from gpt4all import GPT4All\nnet = GPT4All("a.gguf"${last})\n`;
    expect(await pinsIn("/project/a.py", program(""))).toEqual([["a.gguf", "none"]]);
    expect(await pinsIn("/project/a.py", program(", allow_download=False"))).toEqual([]);
    expect(await pinsIn("/project/a.py", program(", allow_download=True"))).toEqual([["a.gguf", "none"]]);
  });

  test.each([
    [`revision="${exampleCommit}"`, "commit"],
    ['revision="main"', "branch"],
    ["revision=release", "unresolved"],
  ])("SpeechBrain's revision stands in an object: %s", async (given, pin) => {
    const program = [
      "from speechbrain.inference.ASR import EncoderDecoderASR",
      "from speechbrain.utils.fetching import FetchConfig",
      `asr = EncoderDecoderASR.from_hparams("acme/asr", fetch_config=FetchConfig(${given}))`,
      "",
    ].join("\n");
    expect(await pinsIn("/project/a.py", program)).toEqual([["acme/asr", pin]]);
  });

  test("keras compares the weights of its applications with a sum, except those of MobileNet", async () => {
    const program = (name: string): string =>
      `import keras\nnet = keras.applications.${name}(weights="imagenet")\n`;
    expect((await pinsIn("/project/a.py", program("ResNet50")))[0]?.[1]).toBe("checksum");
    expect((await pinsIn("/project/a.py", program("MobileNetV2")))[0]?.[1]).toBe("none");
  });

  test("DVC's file system takes the repository first, its functions second", async () => {
    const url = "https://github.com/acme/data";
    const program = (call: string): string => `import dvc.api\nx = dvc.api.${call}\n`;
    const opened = program(`DVCFileSystem("${url}", "${exampleCommit}")`);
    expect((await pinsIn("/project/a.py", opened)).map(([, pin]) => pin)).toEqual(["commit"]);
    const read = program(`read("a.csv", "${url}", "${exampleCommit}")`);
    expect((await pinsIn("/project/a.py", read)).map(([, pin]) => pin)).toEqual(["commit"]);
  });
});
