import { describe, expect, test } from "vitest";
import { lineageCandidates } from "../../../server/src/engine/lineage-files.ts";
import { createStatementReader } from "../../../server/src/engine/lineage-statements.ts";
import { writeLock } from "../../../server/src/formats/lock/write.ts";
import { buildLineage, originsOf } from "../../../server/src/inventory/lineage.ts";
import { workspace } from "../../harness/check.ts";
import { environmentOf } from "../../harness/documents.ts";

type Files = Readonly<Record<string, string>>;

/** `child <- parent (relation) in file:line`, one a line, for a workspace of these files. */
async function edgesOf(files: Files): Promise<readonly string[]> {
  const graph = await graphOf(files);
  return graph.edges
    .map(({ child, parent, relation, sources }) => {
      const places = sources.map(({ file }) => `${file.path.slice("/p/".length)}:${(file.line ?? -1) + 1}`);
      return `${child.name} <- ${parent.name} (${relation}) in ${places.join(", ")}`;
    })
    .sort();
}

async function graphOf(files: Files) {
  const environment = environmentOf(files);
  const candidates = await lineageCandidates(environment.host, "/p");
  return buildLineage((await createStatementReader(environment).read(candidates)).statements);
}

const card = (...lines: readonly string[]) => ["---", ...lines, "---", "# Title", ""].join("\n");

const training = `from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import SFTTrainer, SFTConfig

BASE = "meta-llama/Llama-3.1-8B"
tokenizer = AutoTokenizer.from_pretrained("example/other-tokenizer")
model = AutoModelForCausalLM.from_pretrained(BASE)
train = load_dataset("tatsu-lab/alpaca", split="train").map(str)
held_out = load_dataset("example/held-out", split="test")
args = SFTConfig(output_dir="out/contracts", hub_model_id="acme/contracts-8b")
trainer = SFTTrainer(model=model, args=args, train_dataset=train, eval_dataset=held_out)
trainer.train()
trainer.push_to_hub()
`;

describe("where edges are read", () => {
  test.each<[string, Files, readonly string[]]>([
    [
      "a training program, and the card that its output has",
      { "/p/train.py": training, "/p/out/contracts/README.md": card("license: mit", "pipeline_tag: x") },
      [
        "acme/contracts-8b <- meta-llama/Llama-3.1-8B (finetune) in train.py:5",
        "acme/contracts-8b <- tatsu-lab/alpaca (trained-on) in train.py:8",
      ],
    ],
    [
      "a card",
      { "/p/m/README.md": card("base_model: a/b", "datasets:", "- c/d", "license: mit") },
      ["m <- a/b (finetune) in m/README.md:2", "m <- c/d (trained-on) in m/README.md:4"],
    ],
    [
      "an adapter's configuration",
      { "/p/m/adapter_config.json": '{\n "peft_type": "LORA",\n "base_model_name_or_path": "a/b"\n}' },
      ["m <- a/b (adapter) in m/adapter_config.json:3"],
    ],
    [
      "an axolotl configuration",
      {
        "/p/sft.yaml":
          "base_model: a/b\nadapter: qlora\ndatasets:\n- path: c/d\n  type: alpaca\nhub_model_id: acme/m\noutput_dir: ./out\n",
      },
      ["acme/m <- a/b (adapter) in sft.yaml:1", "acme/m <- c/d (trained-on) in sft.yaml:4"],
    ],
    [
      "a TRL configuration with a mixture",
      {
        "/p/dpo.yaml":
          "model_name_or_path: a/b\ndataset_mixer:\n  c/d: 1.0\n  e/f: 0.5\nhub_model_id: acme/m\n",
      },
      [
        "acme/m <- a/b (finetune) in dpo.yaml:1",
        "acme/m <- c/d (trained-on) in dpo.yaml:3",
        "acme/m <- e/f (trained-on) in dpo.yaml:4",
      ],
    ],
    [
      "a LLaMA-Factory configuration",
      {
        "/p/lora.yaml":
          "model_name_or_path: a/b\nstage: sft\nfinetuning_type: lora\ndataset: identity\noutput_dir: saves/x\n",
      },
      ["x <- a/b (adapter) in lora.yaml:1", "x <- identity (trained-on) in lora.yaml:4"],
    ],
    [
      "names of LLaMA-Factory's list, in the folder that it lies in",
      {
        "/p/one/examples/lora.yaml":
          "model_name_or_path: a/b\nfinetuning_type: lora\ndataset: identity, letters\noutput_dir: saves/x\n",
        "/p/one/data/dataset_info.json":
          '{"letters": {"hf_hub_url": "acme/letters"}, "identity": {"file_name": "identity.json"}}',
        "/p/two/lora.yaml":
          "model_name_or_path: a/b\nfinetuning_type: full\ndataset: letters\ndataset_dir: lists\noutput_dir: saves/y\n",
        "/p/two/lists/dataset_info.json": '{"letters": {"hf_hub_url": "other/letters"}}',
      },
      [
        "x <- a/b (adapter) in one/examples/lora.yaml:1",
        "x <- acme/letters (trained-on) in one/examples/lora.yaml:3",
        "x <- identity (trained-on) in one/examples/lora.yaml:3",
        "y <- a/b (finetune) in two/lora.yaml:1",
        "y <- other/letters (trained-on) in two/lora.yaml:3",
      ],
    ],
    [
      "several trainers of one program, each with its own folder",
      {
        "/p/train.py": `from datasets import load_dataset
from transformers import AutoModelForCausalLM, Trainer, TrainingArguments
from trl import DPOTrainer, DPOConfig

first = Trainer(
    model=AutoModelForCausalLM.from_pretrained("x/a"),
    args=TrainingArguments(output_dir="out/a"),
    train_dataset=load_dataset("c/d")["train"],
)
first.train()
second = DPOTrainer(
    model=AutoModelForCausalLM.from_pretrained("x/b"),
    args=DPOConfig("out/b"),
    train_dataset=load_dataset("e/f", split="train").map(str),
)
second.train()
second.push_to_hub("acme/b")
`,
      },
      [
        "a <- c/d (trained-on) in train.py:8",
        "a <- x/a (finetune) in train.py:6",
        "acme/b <- e/f (trained-on) in train.py:14",
        "acme/b <- x/b (finetune) in train.py:12",
      ],
    ],
    [
      "two trainers after each other that make one model",
      {
        "/p/train.py": `from datasets import load_dataset
from transformers import AutoModelForCausalLM
from trl import SFTTrainer, SFTConfig

model = AutoModelForCausalLM.from_pretrained("x/a")
for name in ("one", "two"):
    SFTTrainer(model=model, args=SFTConfig(output_dir="out/a"), train_dataset=load_dataset("c/d")).train()
SFTTrainer(model=model, args=SFTConfig(output_dir="out/a"), train_dataset=load_dataset("e/f")).train()
`,
      },
      [
        "a <- c/d (trained-on) in train.py:7",
        "a <- e/f (trained-on) in train.py:8",
        "a <- x/a (finetune) in train.py:5",
      ],
    ],
    [
      "a mergekit configuration",
      {
        "/p/m/mergekit_config.yml":
          "merge_method: slerp\nbase_model: a/b\nslices:\n- sources:\n  - model: a/b\n  - model: c/d+e/lora\n",
      },
      [
        "m <- a/b (merge) in m/mergekit_config.yml:2",
        "m <- c/d (merge) in m/mergekit_config.yml:6",
        "m <- e/lora (merge) in m/mergekit_config.yml:6",
      ],
    ],
    [
      "a command line",
      {
        "/p/run.sh":
          "#!/bin/bash\ntrl sft --model_name_or_path a/b \\\n  --dataset_name c/d \\\n  --output_dir out/m --hub_model_id $USER/m\npython eval.py --model_name_or_path x/y\n",
      },
      ["m <- a/b (finetune) in run.sh:2", "m <- c/d (trained-on) in run.sh:3"],
    ],
    [
      "a dataset that is made of another",
      {
        "/p/make.py":
          'from datasets import load_dataset\nload_dataset("mteb/arguana").map(str).push_to_hub("acme/queries")\n',
      },
      ["acme/queries <- mteb/arguana (derived-from) in make.py:2"],
    ],
    [
      "the lock",
      {
        "/p/loadline.lock": writeLock({
          entries: [
            {
              kind: "model",
              registry: "huggingface",
              id: "acme/m",
              revision: "main",
              commit: "0123456789abcdef0123456789abcdef01234567",
              resolved: "2026-10-01",
              license: ["mit"],
              baseModels: ["a/b"],
              pickles: false,
              customCode: false,
              files: [],
            },
          ],
        }),
      },
      ["acme/m <- a/b (finetune) in loadline.lock:6"],
    ],
    [
      "a Croissant description",
      {
        "/p/d/croissant.json":
          '{"@context": "https://schema.org/", "@type": "sc:Dataset", "url": "https://huggingface.co/datasets/acme/d",\n"isBasedOn": ["https://huggingface.co/datasets/mteb/arguana"]}',
      },
      ["acme/d <- mteb/arguana (derived-from) in d/croissant.json:2"],
    ],
  ])("%s", async (_what, files, expected) => {
    expect(await edgesOf(files)).toEqual(expected);
  });

  test.each<[string, Files]>([
    [
      "a program that only loads",
      {
        "/p/use.py":
          'from transformers import AutoModel\nm = AutoModel.from_pretrained("a/b")\nm.save_pretrained("copy")\n',
      },
    ],
    ["a configuration of another program", { "/p/app.yaml": "base_model: a/b\nport: 80\n" }],
    ["a broken configuration", { "/p/sft.yaml": "base_model: [a/b\n\tdatasets: - path" }],
    ["JSON that is data", { "/p/config.json": '{"_name_or_path": "./out/checkpoint-500"}' }],
  ])("nothing of %s", async (_what, files) => {
    expect(await edgesOf(files)).toEqual([]);
  });
});

describe("what is the same thing", () => {
  test("two scripts that write to one folder are two models", async () => {
    const script = (base: string, id: string) =>
      `from transformers import AutoModel, Trainer, TrainingArguments\nm = AutoModel.from_pretrained("${base}")\nTrainer(model=m, args=TrainingArguments(output_dir="results", hub_model_id="${id}")).train()\n`;
    expect(await edgesOf({ "/p/a.py": script("x/a", "acme/a"), "/p/b.py": script("x/b", "acme/b") })).toEqual(
      ["acme/a <- x/a (finetune) in a.py:2", "acme/b <- x/b (finetune) in b.py:2"],
    );
  });

  test("through several files: data, a model made of it, an adapter of that", async () => {
    const graph = await graphOf({
      "/p/base/README.md": card("license: mit", "base_model: meta-llama/Llama-3.1-8B", "datasets: [c/d]"),
      "/p/tuned/README.md": card("license: mit", "base_model: acme/base"),
      "/p/tuned/adapter_config.json": '{"base_model_name_or_path": "acme/base"}',
    });
    const node = graph.nodes.find(({ card: path }) => path === "/p/tuned/README.md");
    expect(node).toBeDefined();
    const origins = node === undefined ? [] : originsOf(graph, node);
    expect(
      origins.map(({ origin, relation, edges }) => `${origin.name} ${relation} ${edges.length}`),
    ).toEqual(["acme/base finetune 1", "meta-llama/Llama-3.1-8B finetune 2", "c/d trained-on 2"]);
  });

  test("a circle ends", async () => {
    const graph = await graphOf({
      "/p/a/README.md": card("base_model: acme/b", "license: mit"),
      "/p/b/README.md": card("base_model: acme/a", "license: mit"),
    });
    for (const node of graph.nodes) expect(originsOf(graph, node).length).toBeLessThan(3);
  });
});

describe("what the rules make of it", () => {
  const found = async (files: Files, path: string) => {
    const { findings } = await workspace({ "/p/loadline.toml": "", ...files }).check(path);
    return findings.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
  };

  test("a base model whose licence only another card of the workspace tells", async () => {
    const files = {
      "/p/base/README.md": card("license: cc-by-nc-4.0", "pipeline_tag: text-generation"),
      "/p/tuned/README.md": card("license: mit", "base_model: acme/base", "pipeline_tag: text-generation"),
    };
    expect(await found(files, "/p/tuned/README.md")).toEqual([
      expect.stringMatching(/^error license-conflict: `acme\/base` is under `cc-by-nc-4\.0`/),
    ]);
  });

  test("through two cards, which both hide the licence", async () => {
    const files = {
      "/p/base/README.md": card("license: mit", "base_model: meta-llama/Llama-3.1-8B"),
      "/p/tuned/README.md": card("license: mit", "base_model: acme/base"),
    };
    const [first, ...others] = await found(files, "/p/tuned/README.md");
    expect(others).toEqual([]);
    expect(first).toContain("It came of `meta-llama/Llama-3.1-8B` through `acme/base`");
  });

  test("a card that is right about the same base is silent", async () => {
    const files = {
      "/p/base/README.md": card("license: apache-2.0", "pipeline_tag: text-generation"),
      "/p/tuned/README.md": card("license: mit", "base_model: acme/base", "pipeline_tag: text-generation"),
    };
    expect(await found(files, "/p/tuned/README.md")).toEqual([]);
  });
});
