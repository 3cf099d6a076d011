import { exampleCommit, pinningClauses } from "./pinning.ts";
import type { BareNames, InlineRevision } from "./reference-api.ts";
import type { ReferenceRegistry } from "./registry.ts";

/** A key of a configuration whose value names something; the last step of `path` is the key. */
export interface ConfigurationKey {
  /** `*`: every item of a list, or every entry of a mapping; `**`: any depth. */
  readonly path: readonly string[];
  readonly kind: "model" | "dataset" | "artifact";
  readonly thing?: "repository";
  readonly registry?: ReferenceRegistry;
  readonly part?: "weights" | "tokenizer" | "processor" | "adapter";
  /** Steps from the mapping around the key to the value that pins: `["revision"]`, `["dataset_kwargs", "revision"]`. */
  readonly revision?: readonly string[];
  readonly inline?: InlineRevision;
  readonly prefixes?: readonly string[];
  readonly bareNames?: BareNames;
  /** The value pins another name first: a commit of this one is not written into it. */
  readonly isShared?: true;
  /** Where this key stands beside it, the value is no name of a registry. */
  readonly unless?: string;
  /** A key beside it, and what its value has to be. */
  readonly when?: readonly [string, RegExp];
  /** The key beside it that lets code of the repository run. */
  readonly remoteCode?: string;
  readonly pinning: string;
}

/** How a kind of configuration is recognised, and where names stand in it. */
export interface ConfigurationFormat {
  readonly name: string;
  /** Names of the files, where the name says enough or is needed. */
  readonly file?: RegExp;
  /** Keys of the document that all have to be there, and others of which one has to. */
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  /** A value that some key has to have. */
  readonly value?: readonly [string, RegExp];
  readonly keys: readonly ConfigurationKey[];
  readonly source: string;
  readonly checked?: string;
  /** A file, with its name, that is found, and one that pins. */
  readonly example: readonly [string, string];
  readonly pinnedExample?: string;
}

const beside = "write `revision: <commit sha>` beside it, with all 40 digits of the commit";
const model = { kind: "model", revision: ["revision"], pinning: beside } as const;
const dataset = { kind: "dataset", revision: ["revision"], pinning: beside } as const;
const noKey =
  "no key pins it: download it with `hf download {id} --revision <commit sha>` and name the folder";

const kserveClause = "write the commit behind the name, `hf://{id}:<commit sha>`";

/** Configurations of trainers, evaluations and servers. */
export const configurationFormats: readonly ConfigurationFormat[] = [
  {
    name: "axolotl",
    all: ["base_model"],
    any: [
      "datasets",
      "sequence_len",
      "micro_batch_size",
      "pretraining_dataset",
      "plugins",
      "chat_template",
      "load_in_8bit",
      "load_in_4bit",
      "rl",
      "val_set_size",
    ],
    keys: [
      {
        path: ["base_model"],
        kind: "model",
        revision: ["revision_of_model"],
        remoteCode: "trust_remote_code",
        pinning: "write `revision_of_model: <commit sha>` beside it",
      },
      // Both are asked for at the model's revision, whichever repository they name.
      {
        path: ["tokenizer_config"],
        kind: "model",
        part: "tokenizer",
        revision: ["revision_of_model"],
        isShared: true,
        pinning: noKey,
      },
      {
        path: ["processor_config"],
        kind: "model",
        part: "processor",
        revision: ["revision_of_model"],
        isShared: true,
        pinning: noKey,
      },
      { path: ["lora_model_dir"], kind: "model", part: "adapter", pinning: noKey },
      { path: ["datasets", "*", "path"], ...dataset, remoteCode: "trust_remote_code" },
      { path: ["test_datasets", "*", "path"], ...dataset },
      // A revision beside it is not handed on to load_dataset().
      { path: ["pretraining_dataset", "*", "path"], kind: "dataset", pinning: noKey },
      { path: ["pretraining_dataset"], kind: "dataset", pinning: noKey },
    ],
    source:
      "axolotl: src/axolotl/loaders/{model,tokenizer,processor,utils}.py (revision_of_model), utils/schemas/datasets.py (revision), utils/data/sft.py (pretraining_dataset)",
    checked: "2026-11-28",
    example: ["lora.yml", "base_model: acme/model\nmicro_batch_size: 2\n"],
    pinnedExample: `base_model: acme/model\nrevision_of_model: ${exampleCommit}\nmicro_batch_size: 2\n`,
  },
  {
    name: "LLaMA-Factory",
    all: ["model_name_or_path"],
    any: ["template", "finetuning_type", "stage", "infer_backend", "export_dir"],
    keys: [
      {
        path: ["model_name_or_path"],
        kind: "model",
        revision: ["model_revision"],
        remoteCode: "trust_remote_code",
        pinning: "write `model_revision: <commit sha>` beside it",
      },
      // All are asked for at the model's revision, whichever repository they name.
      {
        path: ["adapter_name_or_path"],
        kind: "model",
        part: "adapter",
        revision: ["model_revision"],
        isShared: true,
        pinning: noKey,
      },
      { path: ["ref_model"], kind: "model", revision: ["model_revision"], isShared: true, pinning: noKey },
      { path: ["reward_model"], kind: "model", revision: ["model_revision"], isShared: true, pinning: noKey },
    ],
    source:
      "LLaMA-Factory: src/llamafactory/hparams/model_args.py (model_revision), model/loader.py, model/adapter.py, train/trainer_utils.py",
    checked: "2026-11-28",
    example: ["sft.yaml", "model_name_or_path: acme/model\ntemplate: llama3\n"],
    pinnedExample: `model_name_or_path: acme/model\nmodel_revision: ${exampleCommit}\ntemplate: llama3\n`,
  },
  {
    name: "TRL",
    all: ["model_name_or_path"],
    keys: [
      {
        path: ["model_name_or_path"],
        kind: "model",
        revision: ["model_revision"],
        remoteCode: "trust_remote_code",
        pinning: "write `model_revision: <commit sha>` beside it",
      },
      { path: ["tokenizer_name_or_path"], kind: "model", part: "tokenizer", pinning: noKey },
      {
        path: ["teacher_model_name_or_path"],
        kind: "model",
        revision: ["teacher_model_revision"],
        pinning: "write `teacher_model_revision: <commit sha>` beside it",
      },
      { path: ["reward_model_path"], kind: "model", pinning: noKey },
      { path: ["dataset_name"], kind: "dataset", bareNames: "any", pinning: noKey },
      { path: ["datasets", "*", "path"], kind: "dataset", pinning: noKey },
      { path: ["dataset_mixture", "datasets", "*", "id"], kind: "dataset", pinning: noKey },
      { path: ["dataset_mixture", "datasets", "*", "path"], kind: "dataset", pinning: noKey },
    ],
    source:
      "trl/trainer/model_config.py (model_revision), trl/scripts/utils.py (no revision of datasets), trl/experimental/gold/gold_config.py (teacher_model_revision); alignment-handbook: src/alignment/configs.py (dataset_mixture)",
    checked: "2026-11-28",
    example: ["dpo.yaml", "model_name_or_path: acme/model\nlearning_rate: 1.0e-5\n"],
    pinnedExample: `model_name_or_path: acme/model\nmodel_revision: ${exampleCommit}\nlearning_rate: 1.0e-5\n`,
  },
  {
    name: "LLaMA-Factory datasets",
    file: /^dataset_info\.json$/,
    keys: [
      {
        path: ["*", "hf_hub_url"],
        kind: "dataset",
        pinning: "no key pins it: download it at a commit and name the files with `file_name`",
      },
      {
        path: ["*", "ms_hub_url"],
        kind: "dataset",
        registry: "modelscope",
        pinning: "no key pins it: download it at a commit and name the files with `file_name`",
      },
    ],
    source:
      "LLaMA-Factory: src/llamafactory/data/parser.py (hf_hub_url, ms_hub_url), data/loader.py (no revision)",
    checked: "2026-11-28",
    example: ["dataset_info.json", '{"rows": {"hf_hub_url": "acme/data"}}\n'],
  },
  {
    name: "torchtune",
    value: ["_component_", /^torchtune\./],
    keys: [
      {
        path: ["**", "source"],
        kind: "dataset",
        revision: ["revision"],
        bareNames: "identifier",
        pinning: beside,
      },
      { path: ["**", "hf_model_repo_id"], kind: "model", pinning: noKey },
    ],
    source: "torchtune/datasets/_sft.py: load_dataset(source, **load_dataset_kwargs)",
    example: [
      "lora.yaml",
      "dataset:\n  _component_: torchtune.datasets.instruct_dataset\n  source: acme/data\n",
    ],
    pinnedExample: `dataset:\n  _component_: torchtune.datasets.instruct_dataset\n  source: acme/data\n  revision: ${exampleCommit}\n`,
  },
  {
    name: "lm-eval task",
    all: ["dataset_path"],
    any: ["task", "doc_to_text", "doc_to_target", "output_type", "metric_list", "include", "dataset_name"],
    keys: [
      {
        path: ["dataset_path"],
        kind: "dataset",
        revision: ["dataset_kwargs", "revision"],
        bareNames: "any",
        pinning: "write `dataset_kwargs: {revision: <commit sha>}` beside it",
      },
    ],
    source: "lm_eval/api/task.py: dataset_kwargs go to datasets.load_dataset",
    checked: "2026-11-28",
    example: ["arc.yaml", "task: arc_own\ndataset_path: acme/data\noutput_type: multiple_choice\n"],
    pinnedExample: `task: arc_own\ndataset_path: acme/data\ndataset_kwargs:\n  revision: ${exampleCommit}\noutput_type: multiple_choice\n`,
  },
  {
    name: "lm-eval run",
    all: ["model_args", "tasks"],
    keys: [
      { path: ["model_args", "pretrained"], ...model, remoteCode: "trust_remote_code" },
      {
        path: ["model_args"],
        kind: "model",
        inline: "model-args",
        pinning: "write `,revision=<commit sha>` behind the name",
      },
    ],
    source: "lm_eval/config/evaluate_config.py; lm_eval/models/huggingface.py",
    checked: "2026-11-28",
    example: ["run.yaml", "model: hf\nmodel_args:\n  pretrained: acme/model\ntasks: [arc]\n"],
    pinnedExample: `model: hf\nmodel_args:\n  pretrained: acme/model\n  revision: ${exampleCommit}\ntasks: [arc]\n`,
  },
  {
    name: "mergekit",
    any: ["merge_method", "slices"],
    keys: [
      { path: ["base_model"], kind: "model", inline: "at-before-plus", pinning: pinningClauses.at },
      { path: ["models", "*", "model"], kind: "model", inline: "at-before-plus", pinning: pinningClauses.at },
      {
        path: ["slices", "*", "base_model"],
        kind: "model",
        inline: "at-before-plus",
        pinning: pinningClauses.at,
      },
      {
        path: ["slices", "*", "sources", "*", "model"],
        kind: "model",
        inline: "at-before-plus",
        pinning: pinningClauses.at,
      },
      // A reference written out: `model: {model: {path: …, revision: …}, lora: {path: …}}`.
      { path: ["**", "model", "path"], ...model },
      { path: ["**", "lora", "path"], ...model, part: "adapter" },
      {
        path: ["experts", "*", "source_model"],
        kind: "model",
        inline: "at-before-plus",
        pinning: pinningClauses.at,
      },
    ],
    source: "mergekit/common.py, ModelPath: `path@revision`; mergekit/config.py, mergekit/moe/config.py",
    checked: "2026-11-28",
    example: ["merge.yml", "merge_method: slerp\nbase_model: acme/model\n"],
    pinnedExample: `merge_method: slerp\nbase_model: acme/model@${exampleCommit}\n`,
  },
  {
    name: "LiteLLM",
    all: ["model_list"],
    keys: [
      {
        path: ["model_list", "*", "litellm_params", "model"],
        kind: "model",
        registry: "ollama",
        prefixes: ["ollama/", "ollama_chat/"],
        inline: "alias",
        pinning: "Ollama serves a tag that moves: compare the digest that `ollama list` shows",
      },
      {
        path: ["model_list", "*", "litellm_params", "model"],
        kind: "model",
        prefixes: ["huggingface/", "hosted_vllm/", "vllm/"],
        pinning: pinningClauses.hosted,
      },
    ],
    source:
      "https://docs.litellm.ai/docs/proxy/configs, /docs/proxy/quick_start (huggingface/), /docs/providers/ollama",
    checked: "2026-11-28",
    example: [
      "config.yaml",
      "model_list:\n  - model_name: chat\n    litellm_params:\n      model: huggingface/acme/model\n",
    ],
  },
  {
    name: "Continue",
    file: /^config\.(?:ya?ml|json)$/,
    all: ["models"],
    value: ["provider", /^ollama$/],
    keys: [
      {
        path: ["models", "*", "model"],
        kind: "model",
        when: ["provider", /^ollama$/],
        registry: "ollama",
        inline: "alias",
        pinning: "Ollama serves a tag that moves: compare the digest that `ollama list` shows",
      },
    ],
    source: "https://docs.continue.dev/customize/model-providers/top-level/ollama",
    checked: "2026-11-28",
    example: ["config.yaml", "models:\n  - name: local\n    provider: ollama\n    model: llama3.1\n"],
  },
  {
    name: "KServe",
    value: ["apiVersion", /^serving\.kserve\.io\//],
    keys: [
      {
        path: ["**", "storageUri"],
        kind: "model",
        prefixes: ["hf://"],
        inline: "colon",
        pinning: kserveClause,
      },
      {
        path: ["**", "storageUris", "*", "uri"],
        kind: "model",
        prefixes: ["hf://"],
        inline: "colon",
        pinning: kserveClause,
      },
      {
        path: ["spec", "**", "uri"],
        kind: "model",
        prefixes: ["hf://"],
        inline: "colon",
        pinning: kserveClause,
      },
    ],
    source: "kserve/website: docs/model-serving/storage/providers/hf.md, `hf://REPO/MODEL:HASH(optional)`",
    checked: "2026-11-28",
    example: [
      "service.yaml",
      "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: hf://acme/model\n",
    ],
    pinnedExample: `apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: hf://acme/model:${exampleCommit}\n`,
  },
  {
    name: "Ray Serve",
    all: ["applications"],
    keys: [
      { path: ["applications", "**", "model_source"], kind: "model", pinning: noKey },
      { path: ["applications", "**", "model_id"], kind: "model", unless: "model_source", pinning: noKey },
    ],
    // model_id is a name of the hub where there is no model_source, else a name for the service's users.
    source: "https://docs.ray.io/en/latest/serve/api/doc/ray.serve.llm.ModelLoadingConfig.html",
    checked: "2026-11-28",
    example: [
      "serve.yaml",
      "applications:\n  - name: chat\n    args:\n      llm_configs:\n        - model_loading_config:\n            model_source: acme/model\n",
    ],
  },
  {
    name: "BentoML",
    file: /^bentofile\.ya?ml$/,
    all: ["models"],
    keys: [
      {
        path: ["models", "*", "tag"],
        kind: "model",
        registry: "library",
        inline: "alias",
        pinning: "write the version behind the name",
      },
      {
        path: ["models", "*"],
        kind: "model",
        registry: "library",
        inline: "alias",
        pinning: "write the version behind the name",
      },
    ],
    source: "BentoML: docs/source/reference/bentoml/bento-build-options.rst, `models`",
    checked: "2026-11-28",
    example: ["bentofile.yaml", "service: a:svc\nmodels:\n  - summarizer:latest\n"],
    pinnedExample: "service: a:svc\nmodels:\n  - summarizer:k2xq7mhzt2x3a\n",
  },
  {
    name: "PEFT adapter",
    file: /^adapter_config\.json$/,
    keys: [
      {
        path: ["base_model_name_or_path"],
        kind: "model",
        revision: ["revision"],
        bareNames: "canonical-models",
        pinning: 'set `"revision"` to the commit of the base model that the adapter was trained on',
      },
    ],
    source: "peft/config.py, PeftConfig: base_model_name_or_path, revision",
    checked: "2026-11-28",
    example: [
      "adapter_config.json",
      '{\n  "base_model_name_or_path": "acme/model",\n  "peft_type": "LORA"\n}\n',
    ],
    pinnedExample: `{\n  "base_model_name_or_path": "acme/model",\n  "revision": "${exampleCommit}",\n  "peft_type": "LORA"\n}\n`,
  },
  {
    name: "pre-commit",
    file: /^\.pre-commit-config\.ya?ml$/,
    all: ["repos"],
    keys: [
      {
        path: ["repos", "*", "repo"],
        kind: "artifact",
        thing: "repository",
        registry: "git",
        prefixes: ["https://", "http://", "git@", "ssh://"],
        inline: "any",
        revision: ["rev"],
        pinning:
          "write the commit as `rev` (`pre-commit autoupdate --freeze` does, with the tag in a comment)",
      },
    ],
    source:
      "pre-commit.com: sections/plugins.md, `rev`: the revision or tag to clone at; sections/cli.md, `autoupdate --freeze`",
    checked: "2026-11-28",
    example: [
      ".pre-commit-config.yaml",
      "repos:\n  - repo: https://github.com/acme/hooks\n    rev: v1.0.0\n    hooks:\n      - id: lint\n",
    ],
    pinnedExample: `repos:\n  - repo: https://github.com/acme/hooks\n    rev: ${exampleCommit}\n    hooks:\n      - id: lint\n`,
  },
];
