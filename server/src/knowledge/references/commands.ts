import { exampleCommit, pinningClauses } from "./pinning.ts";
import type { BareNames, InlineRevision } from "./reference-api.ts";
import type { ReferenceRegistry } from "./registry.ts";

/** One row: a command line that names something remote. */
export interface ReferenceCommand {
  /** The words that the command begins with; `python` stands for every name of the interpreter. */
  readonly names: readonly string[];
  readonly kind: "model" | "dataset" | "artifact";
  readonly thing?: "space" | "repository" | "package" | "image" | "file";
  readonly registry: ReferenceRegistry;
  /** The zero-based place among the words that are no options; `all` for every one of them. */
  readonly position?: number | "all";
  /** Options whose value names it. */
  readonly options?: readonly string[];
  /** With one of these the row is not meant. */
  readonly unless?: readonly string[];
  /** Options whose value pins. Absent: none does. */
  readonly revision?: readonly string[];
  /** Options without a value, so that the word behind them is one of its own. */
  readonly flags?: readonly string[];
  readonly inline?: InlineRevision;
  readonly prefixes?: readonly string[];
  readonly bareNames?: BareNames;
  readonly bareOwner?: string;
  /** The option that says of which kind the repository is: `--repo-type dataset`. */
  readonly repoType?: readonly string[];
  /** `--trust-remote-code`, in whatever spelling. */
  readonly remoteCode?: boolean;
  /** The name needs its owner: `org/name`. */
  readonly tokenizer?: { readonly id: readonly string[]; readonly revision: readonly string[] };
  readonly pickle?: string;
  readonly pinning: string;
  readonly source: string;
  readonly checked?: string;
  readonly example: string;
  readonly pinnedExample?: string;
}

const hub = { kind: "model", registry: "huggingface" } as const;
const pinned = `--revision ${exampleCommit}`;
const revision = ["--revision"];
const byOption = "write `--revision <commit sha>` with all 40 digits of the commit";

/** Options of servers and trainers that take no value. */
const servingFlags = [
  "--trust-remote-code",
  "--enforce-eager",
  "--enable-prefix-caching",
  "--enable-auto-tool-choice",
  "--enable-lora",
  "--disable-log-requests",
  "--enable-chunked-prefill",
  "--verbose",
  "-v",
];

/** Command lines that name models and datasets. */
export const referenceCommands: readonly ReferenceCommand[] = [
  {
    ...hub,
    names: ["hf download", "huggingface-cli download", "python -m huggingface_hub.cli download"],
    position: 0,
    revision,
    repoType: ["--repo-type", "--type"],
    flags: ["--quiet", "--force-download", "--resume-download", "--dry-run"],
    pinning: byOption,
    source: "huggingface_hub/cli/download.py",
    checked: "2026-11-23",
    example: "hf download acme/model",
    pinnedExample: `hf download acme/model ${pinned}`,
  },
  {
    ...hub,
    names: ["vllm serve", "vllm chat", "vllm complete", "vllm bench", "vllm run-batch"],
    position: 0,
    options: ["--model"],
    revision,
    flags: servingFlags,
    remoteCode: true,
    bareNames: "canonical-models",
    tokenizer: { id: ["--tokenizer"], revision: ["--tokenizer-revision"] },
    pinning: byOption,
    source: "https://docs.vllm.ai/en/latest/configuration/engine_args.html",
    checked: "2026-11-23",
    example: "vllm serve acme/model",
    pinnedExample: `vllm serve acme/model ${pinned}`,
  },
  {
    ...hub,
    names: [
      "python -m vllm.entrypoints.openai.api_server",
      "python -m vllm.entrypoints.api_server",
      "vllm-openai",
    ],
    options: ["--model"],
    revision,
    flags: servingFlags,
    remoteCode: true,
    bareNames: "canonical-models",
    tokenizer: { id: ["--tokenizer"], revision: ["--tokenizer-revision"] },
    pinning: byOption,
    source: "https://docs.vllm.ai/en/latest/configuration/engine_args.html",
    checked: "2026-11-23",
    example: "python -m vllm.entrypoints.openai.api_server --model acme/model",
    pinnedExample: `python -m vllm.entrypoints.openai.api_server --model acme/model ${pinned}`,
  },
  {
    ...hub,
    names: ["python -m sglang.launch_server", "sglang serve", "sglang"],
    options: ["--model-path", "--model"],
    revision,
    flags: servingFlags,
    remoteCode: true,
    tokenizer: { id: ["--tokenizer-path"], revision: [] },
    pinning: byOption,
    source: "https://docs.sglang.ai/advanced_features/server_arguments.html",
    example: "python -m sglang.launch_server --model-path acme/model",
    pinnedExample: `python -m sglang.launch_server --model-path acme/model ${pinned}`,
  },
  {
    ...hub,
    names: ["text-generation-launcher", "text-generation-server download-weights"],
    options: ["--model-id"],
    position: 0,
    revision,
    flags: ["--trust-remote-code", "--json-output", "--disable-custom-kernels"],
    remoteCode: true,
    pinning: byOption,
    source:
      "text-generation-inference: docs/source/reference/launcher.md; server/text_generation_server/cli.py, download_weights()",
    checked: "2026-11-28",
    example: "text-generation-launcher --model-id acme/model",
    pinnedExample: `text-generation-launcher --model-id acme/model ${pinned}`,
  },
  {
    ...hub,
    names: ["text-embeddings-router", "infinity_emb v2"],
    options: ["--model-id"],
    revision,
    remoteCode: true,
    pinning: byOption,
    source:
      "text-embeddings-inference: docs/source/en/cli_arguments.md; infinity: libs/infinity_emb/infinity_emb/cli.py, v2()",
    checked: "2026-11-28",
    example: "text-embeddings-router --model-id acme/model",
    pinnedExample: `text-embeddings-router --model-id acme/model ${pinned}`,
  },
  {
    ...hub,
    names: [
      "llama-server",
      "llama-cli",
      "llama-run",
      "llama-embedding",
      "llama-mtmd-cli",
      "llama-bench",
      "./llama-server",
      "./llama-cli",
    ],
    options: ["-hf", "-hfr", "--hf-repo", "-hfv", "--hf-repo-v", "-hfd", "--hf-repo-draft"],
    inline: "colon",
    pinning:
      "no option pins it: download the file with `hf download {id} <file> --revision <commit sha>` and pass it with `-m`",
    source:
      "llama.cpp: tools/server/README.md: `-hf <user>/<model>[:quant]`, what stands behind the colon is no revision",
    checked: "2026-11-28",
    example: "llama-server -hf acme/model-GGUF:Q4_K_M",
  },
  {
    ...hub,
    names: ["python -m huggingfaceserver", "huggingfaceserver"],
    options: ["--model_id"],
    revision: ["--model_revision"],
    flags: ["--trust_remote_code", "--disable_lower_case", "--return_token_type_ids"],
    remoteCode: true,
    tokenizer: { id: [], revision: ["--tokenizer_revision"] },
    pinning: "write `--model_revision=<commit sha>` with all 40 digits of the commit",
    source: "kserve: python/huggingfaceserver/huggingfaceserver/__main__.py",
    checked: "2026-11-28",
    example: "huggingfaceserver --model_id acme/model",
    pinnedExample: `huggingfaceserver --model_id acme/model --model_revision ${exampleCommit}`,
  },
  {
    ...hub,
    names: ["tune download"],
    position: 0,
    flags: ["--verbose"],
    pinning:
      "no option pins it: download it with `hf download {id} --revision <commit sha>` and name the folder",
    source: "torchtune/_cli/download.py: snapshot_download without a revision",
    checked: "2026-11-28",
    example: "tune download acme/model --output-dir out",
  },
  {
    ...hub,
    names: [
      "litgpt download",
      "litgpt chat",
      "litgpt generate",
      "litgpt serve",
      "litgpt finetune",
      "litgpt finetune_lora",
      "litgpt pretrain",
      "litgpt evaluate",
    ],
    position: 0,
    pinning:
      "no option pins it: download it with `hf download {id} --revision <commit sha>` and name the folder",
    source: "litgpt/scripts/download.py, download_from_hub(): no revision",
    checked: "2026-11-28",
    example: "litgpt download acme/model",
  },
  {
    ...hub,
    names: ["lms get"],
    position: 0,
    inline: "at",
    pinning:
      "what stands behind `@` chooses a quantization: download the file with `hf download {id} --revision <commit sha>` and `lms import` it",
    source: "https://lmstudio.ai/docs/cli/get",
    example: "lms get acme/model",
  },
  {
    ...hub,
    names: ["yolo"],
    registry: "library",
    position: "all",
    inline: "ultralytics",
    pinning: "the weights come from the newest release that has them: keep the file, and compare its SHA-256",
    source: "ultralytics/cfg/__init__.py, entrypoint(): `model=…`; ultralytics/utils/downloads.py",
    example: "yolo predict model=yolo11n.pt source=a.jpg",
  },
  {
    names: ["gdown"],
    kind: "artifact",
    thing: "file",
    registry: "url",
    position: 0,
    inline: "any",
    flags: [
      "-q",
      "--quiet",
      "--fuzzy",
      "--folder",
      "-c",
      "--continue",
      "--no-cookies",
      "--no-check-certificate",
    ],
    pinning: 'compare it behind the download: `echo "<digest>  <file>" | sha256sum -c`',
    source: "gdown/__main__.py: a file's id or address; nothing is compared",
    checked: "2026-11-28",
    example: "gdown 1abcDEFghiJKL",
  },
  {
    ...hub,
    names: ["ollama pull", "ollama run", "ollama create", "ollama cp", "ollama show"],
    registry: "ollama",
    position: 0,
    inline: "alias",
    flags: ["--insecure", "--verbose", "--nowordwrap", "--hidethinking"],
    pinning:
      "Ollama pulls by a tag that moves: compare the digest that `ollama list` shows, or build from a GGUF file with a known SHA-256",
    source: "https://github.com/ollama/ollama/blob/main/docs/cli.mdx",
    example: "ollama pull llama3.1",
  },
  {
    ...hub,
    names: [
      "lm_eval",
      "lm-eval",
      "python -m lm_eval",
      "lm_eval run",
      "lm-eval run",
      "accelerate launch -m lm_eval",
    ],
    options: ["--model_args", "-a"],
    revision: ["revision"],
    inline: "model-args",
    flags: ["--trust_remote_code", "--log_samples", "--apply_chat_template"],
    remoteCode: true,
    pinning: "write `,revision=<commit sha>` behind the name in `--model_args`",
    source: "lm_eval/_cli/run.py; lm_eval/models/huggingface.py",
    checked: "2026-11-28",
    example: "lm_eval --model hf --model_args pretrained=acme/model --tasks arc",
    pinnedExample: `lm_eval --model hf --model_args pretrained=acme/model,revision=${exampleCommit} --tasks arc`,
  },
  {
    ...hub,
    names: [
      "mlx_lm.generate",
      "mlx_lm.server",
      "mlx_lm.chat",
      "mlx_lm.lora",
      "mlx_lm.convert",
      "python -m mlx_lm.generate",
      "python -m mlx_lm.server",
      "python -m mlx_lm.lora",
      "python -m mlx_lm",
      "mlx_lm",
    ],
    options: ["--model", "--hf-path"],
    flags: ["--trust-remote-code", "--train", "-q"],
    pinning: pinningClauses.snapshot,
    remoteCode: true,
    source: "mlx_lm/generate.py, server.py: no revision",
    example: "mlx_lm.generate --model acme/model --prompt hi",
  },
  {
    ...hub,
    names: ["optimum-cli export", "optimum-cli onnxruntime", "optimum-cli neuron"],
    options: ["--model", "-m"],
    flags: [
      "--trust-remote-code",
      "--fp16",
      "--int8",
      "--monolith",
      "--no-post-process",
      "--no-dynamic-axes",
      "--no-constant-folding",
      "--slim",
    ],
    remoteCode: true,
    pinning:
      "no option pins it: download it with `hf download {id} --revision <commit sha>` and name the folder",
    source:
      "optimum-onnx: optimum/commands/export/onnx.py; optimum-intel: optimum/commands/export/openvino.py",
    checked: "2026-11-28",
    example: "optimum-cli export onnx --model acme/model out",
  },
  {
    ...hub,
    names: ["ct2-transformers-converter", "python -m ctranslate2.converters.transformers"],
    options: ["--model"],
    revision,
    flags: ["--force", "--trust_remote_code", "--low_cpu_mem_usage"],
    remoteCode: true,
    pinning: byOption,
    source: "ctranslate2/converters/transformers.py, main()",
    example: "ct2-transformers-converter --model acme/model --output_dir out",
    pinnedExample: `ct2-transformers-converter --model acme/model ${pinned} --output_dir out`,
  },
  {
    ...hub,
    names: ["spacy download", "python -m spacy download"],
    registry: "library",
    position: 0,
    bareNames: "spacy",
    flags: ["--direct", "-d", "--sdist", "-S"],
    pinning:
      "write `{id}-<version> --direct`, or put the pipeline's wheel with its hash into the requirements",
    source: "spacy/cli/download.py",
    checked: "2026-11-23",
    example: "python -m spacy download en_core_web_sm",
  },
  {
    ...hub,
    names: ["python -m nltk.downloader"],
    kind: "dataset",
    registry: "library",
    position: "all",
    bareNames: "identifier",
    flags: ["-q", "--quiet", "-f", "--force", "-e", "--exit-on-error"],
    pinning:
      "keep the downloaded `nltk_data` folder with the project, or compare its SHA-256 before it is used",
    source: "nltk/downloader.py, options of the command; the index on the branch gh-pages says the sums",
    checked: "2026-11-28",
    example: "python -m nltk.downloader punkt",
  },
  {
    names: ["kaggle datasets download", "kaggle d download"],
    kind: "dataset",
    registry: "kaggle",
    position: 0,
    options: ["-d", "--dataset"],
    inline: "version-path",
    flags: ["--unzip", "-q", "--quiet", "-o", "--force"],
    pinning: "no option of this command pins it: `kagglehub.dataset_download` takes a version",
    source: "https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md",
    example: "kaggle datasets download acme/data",
  },
  {
    names: ["kaggle models instances versions download"],
    kind: "model",
    registry: "kaggle",
    position: 0,
    inline: "version-path",
    flags: ["--untar", "-q", "-f"],
    pinning: pinningClauses.kaggle,
    source: "https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md",
    example: "kaggle models instances versions download acme/net/pytorch/small",
    pinnedExample: "kaggle models instances versions download acme/net/pytorch/small/3",
  },
  {
    names: ["wandb artifact get"],
    kind: "artifact",
    thing: "file",
    registry: "wandb",
    position: 0,
    inline: "alias",
    pinning: "write the version, `{id}:v<number>`, instead of an alias that moves",
    source: "https://docs.wandb.ai/ref/cli/wandb-artifact/wandb-artifact-get",
    example: "wandb artifact get acme/project/weights",
    pinnedExample: "wandb artifact get acme/project/weights:v3",
  },
  {
    names: [
      "mlflow models serve",
      "mlflow models build-docker",
      "mlflow models predict",
      "mlflow artifacts download",
    ],
    kind: "model",
    registry: "mlflow",
    options: ["-m", "--model-uri", "-u", "--artifact-uri"],
    prefixes: ["models:/", "runs:/"],
    inline: "mlflow",
    pinning: "write the version's number, `models:/{id}/<version>`, instead of a stage or an alias",
    source:
      "mlflow/utils/cli_args.py, MODEL_URI; mlflow/store/artifact/cli.py, download_artifacts(); mlflow/store/artifact/utils/models.py, _parse_model_uri()",
    checked: "2026-11-28",
    example: "mlflow models serve -m models:/churn/Production",
    pinnedExample: "mlflow models serve -m models:/churn/7",
  },
  {
    names: ["modelscope download"],
    kind: "dataset",
    registry: "modelscope",
    options: ["--dataset"],
    revision,
    pinning: byOption,
    source: "modelscope/cli/download.py",
    checked: "2026-11-28",
    example: "modelscope download --dataset acme/data",
    pinnedExample: `modelscope download --dataset acme/data ${pinned}`,
  },
  {
    names: ["modelscope download"],
    kind: "model",
    registry: "modelscope",
    options: ["--model"],
    unless: ["--dataset"],
    position: 0,
    revision,
    pinning: byOption,
    source: "modelscope/cli/download.py",
    example: "modelscope download --model acme/model",
    pinnedExample: `modelscope download --model acme/model ${pinned}`,
  },
  {
    names: ["dvc get", "dvc import"],
    kind: "artifact",
    thing: "repository",
    registry: "git",
    position: 0,
    prefixes: ["https://", "http://", "git@", "ssh://"],
    inline: "any",
    revision: ["--rev"],
    flags: ["-f", "--force", "-v", "-q", "--show-url", "--no-exec", "--no-download"],
    pinning: "write `--rev <commit sha>` with all 40 digits of the commit",
    source: "dvc/commands/get.py, imp.py",
    checked: "2026-11-28",
    example: "dvc get https://github.com/acme/data rows.csv",
    pinnedExample: `dvc get https://github.com/acme/data --rev ${exampleCommit} rows.csv`,
  },
  {
    ...hub,
    names: [
      "python",
      "accelerate launch",
      "torchrun",
      "deepspeed",
      "trl",
      "llamafactory-cli",
      "axolotl",
      "autotrain llm",
      "tune run",
      "mergekit-yaml",
      "swift",
      "fastchat.serve",
    ],
    options: [
      "--model_name_or_path",
      "--model-name-or-path",
      "--pretrained_model_name_or_path",
      "--base_model",
      "--base-model",
      "--base_model_name_or_path",
      "--model_name",
      "--model_id",
      "--model-id",
      "--model",
      "--checkpoint",
      "--checkpoint_path",
      "--model-path",
      "--model_path",
      "--hf_model",
      "--hf_repo",
      "--repo_id",
      "--repo-id",
      "--reward_model_path",
      "--sft_model_path",
      "--teacher_model_name_or_path",
      "--controlnet_model_name_or_path",
      "--pretrained_vae_model_name_or_path",
      "--adapter_name_or_path",
    ],
    revision: ["--model_revision", "--model-revision", "--revision"],
    remoteCode: true,
    tokenizer: {
      id: ["--tokenizer_name", "--tokenizer_name_or_path", "--tokenizer"],
      revision: ["--tokenizer_revision"],
    },
    pinning:
      "give it the script's own option for a revision (`--model_revision <commit sha>` in those of transformers and TRL)",
    // Checked for the scripts of transformers and TRL; the options of the others are general knowledge.
    source: "transformers: examples/pytorch/language-modeling/run_clm.py; trl/trainer/model_config.py",
    checked: "2026-11-28",
    example: "python train.py --model_name_or_path acme/model",
    pinnedExample: `python train.py --model_name_or_path acme/model --model_revision ${exampleCommit}`,
  },
  {
    ...hub,
    kind: "dataset",
    names: [
      "python",
      "accelerate launch",
      "torchrun",
      "deepspeed",
      "trl",
      "autotrain llm",
      "llamafactory-cli",
    ],
    options: [
      "--dataset_name",
      "--dataset-name",
      "--dataset_id",
      "--dataset",
      "--dataset_path",
      "--hf_dataset",
    ],
    revision: ["--dataset_revision"],
    pinning:
      "no option of the usual scripts pins it: download it with `hf download --repo-type dataset {id} --revision <commit sha>` and name the folder",
    // `--dataset_revision` is an option of scripts of people's own: those of transformers and TRL have none.
    source:
      "transformers: examples/pytorch/language-modeling/run_clm.py; trl/scripts/utils.py, ScriptArguments",
    checked: "2026-11-28",
    example: "accelerate launch train.py --dataset_name acme/data",
    pinnedExample: `accelerate launch train.py --dataset_name acme/data --dataset_revision ${exampleCommit}`,
  },
];

/** Images of servers, with the command that their arguments are for. Source: the servers' documentation on Docker. */
export const serverImages: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)vllm-openai$|(?:^|\/)vllm$/, "vllm-openai"],
  [/(?:^|\/)text-generation-inference$/, "text-generation-launcher"],
  [/(?:^|\/)text-embeddings-inference$/, "text-embeddings-router"],
  [/(?:^|\/)llama\.cpp$/, "llama-server"],
  [/(?:^|\/)sglang$/, "sglang"],
];

/** Variables of the environment by which servers are told a model. */
export interface ReferenceVariable {
  readonly name: RegExp;
  readonly kind: "model" | "dataset";
  /** The variable beside it that pins. */
  readonly revision?: string;
  readonly pinning: string;
  readonly source: string;
}

const noVariable =
  "no variable pins it: load a folder that was downloaded at a commit, or give the revision where the model is loaded";

export const referenceVariables: readonly ReferenceVariable[] = [
  {
    name: /^HF_MODEL_ID$/,
    kind: "model",
    revision: "HF_MODEL_REVISION",
    pinning: "set `HF_MODEL_REVISION` to the commit beside it",
    source: "sagemaker-huggingface-inference-toolkit, README: HF_MODEL_ID, HF_MODEL_REVISION",
  },
  {
    name: /^MODEL_ID$/,
    kind: "model",
    revision: "REVISION",
    pinning: "set `REVISION` to the commit beside it",
    source: "text-generation-inference: launcher, --model-id and --revision by environment",
  },
  {
    name: /^(?:VLLM_MODEL|HF_MODEL|HF_MODEL_NAME|HF_REPO|HF_REPO_ID|HUGGINGFACE_MODEL(?:_ID|_NAME)?|HUGGING_FACE_MODEL(?:_ID)?|MODEL_NAME|MODEL_NAME_OR_PATH|BASE_MODEL|LLM_MODEL(?:_ID|_NAME)?|EMBED(?:DING|DINGS)?_MODEL(?:_ID|_NAME)?|RERANK(?:ER)?_MODEL(?:_ID|_NAME)?|[A-Z]+_HF_MODEL(?:_ID)?)$/,
    kind: "model",
    pinning: noVariable,
    source: "vLLM's, Infinity's and Open WebUI's deployments",
  },
  {
    name: /^(?:HF_DATASET|HF_DATASET_ID|DATASET_NAME|DATASET_ID)$/,
    kind: "dataset",
    pinning: noVariable,
    source: "the usual training jobs",
  },
];

/** Names before the slash that choose a service in LiteLLM's and others' way of naming models, and no account of the hub. */
export const providerPrefixes: ReadonlySet<string> = new Set(
  "openai azure azure_ai anthropic bedrock vertex_ai gemini cohere cohere_chat ollama ollama_chat groq mistral together_ai openrouter fireworks_ai replicate perplexity deepinfra anyscale databricks sagemaker xai nvidia_nim voyage cerebras codestral hosted_vllm vllm lm_studio".split(
    " ",
  ),
);
