import { exampleCommit, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const revision = { name: "revision" };
const nameOrPath = { name: "pretrained_model_name_or_path", position: 0 };
const hub = { kind: "model", registry: "huggingface", revision, pinning: pinningClauses.revision } as const;

/** Libraries that read the Hugging Face Hub and pin by `revision`. */
export const huggingfaceApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: ["transformers.*.from_pretrained"],
    id: [nameOrPath],
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    source: "transformers: src/transformers/modeling_utils.py, dynamic_module_utils.py",
    example: 'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("acme/model")\n',
    pinnedExample: `from transformers import AutoModel\nmodel = AutoModel.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["transformers.pipeline", "transformers.pipelines.pipeline"],
    id: [{ name: "model", position: 1 }],
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    source: "transformers: src/transformers/pipelines/__init__.py",
    example: 'from transformers import pipeline\nask = pipeline("text-generation", model="acme/model")\n',
    pinnedExample: `from transformers import pipeline\nask = pipeline("text-generation", model="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "huggingface_hub.hf_hub_download",
      "huggingface_hub.file_download.hf_hub_download",
      "huggingface_hub.HfApi.hf_hub_download",
      "huggingface_hub.hf_hub_url",
    ],
    id: [{ name: "repo_id", position: 0 }],
    fileName: { name: "filename", position: 1 },
    repoType: true,
    source: "huggingface_hub/file_download.py, hf_hub_download()",
    example:
      'from huggingface_hub import hf_hub_download\npath = hf_hub_download("acme/model", "config.json")\n',
    pinnedExample: `from huggingface_hub import hf_hub_download\npath = hf_hub_download("acme/model", "config.json", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["huggingface_hub.snapshot_download", "huggingface_hub.HfApi.snapshot_download"],
    id: [{ name: "repo_id", position: 0 }],
    repoType: true,
    source: "huggingface_hub/_snapshot_download.py, snapshot_download()",
    example: 'from huggingface_hub import snapshot_download\npath = snapshot_download("acme/model")\n',
    pinnedExample: `from huggingface_hub import snapshot_download\npath = snapshot_download("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["huggingface_hub.*.from_pretrained", "huggingface_hub.from_pretrained_keras"],
    id: [nameOrPath],
    source: "huggingface_hub/hub_mixin.py, ModelHubMixin.from_pretrained()",
    example:
      'from huggingface_hub import PyTorchModelHubMixin\nmodel = PyTorchModelHubMixin.from_pretrained("acme/model")\n',
    pinnedExample: `from huggingface_hub import PyTorchModelHubMixin\nmodel = PyTorchModelHubMixin.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["huggingface_hub.from_pretrained_fastai"],
    id: [{ name: "repo_id", position: 0 }],
    inline: "at",
    source: "huggingface_hub/fastai_utils.py, from_pretrained_fastai(): unpickles a learner",
    example:
      'from huggingface_hub import from_pretrained_fastai\nlearn = from_pretrained_fastai("acme/model")\n',
    pinnedExample: `from huggingface_hub import from_pretrained_fastai\nlearn = from_pretrained_fastai("acme/model@${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "sentence_transformers.SentenceTransformer",
      "sentence_transformers.CrossEncoder",
      "sentence_transformers.SparseEncoder",
      "sentence_transformers.cross_encoder.CrossEncoder",
      "sentence_transformers.sparse_encoder.SparseEncoder",
    ],
    id: [
      { name: "model_name_or_path", position: 0 },
      { name: "model_name", position: 0 },
    ],
    bareNames: "sentence-transformers",
    remoteCode: "flag",
    source: "sentence_transformers/SentenceTransformer.py, __init__()",
    example:
      'from sentence_transformers import SentenceTransformer\nmodel = SentenceTransformer("acme/model")\n',
    pinnedExample: `from sentence_transformers import SentenceTransformer\nmodel = SentenceTransformer("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["diffusers.*.from_pretrained"],
    id: [nameOrPath],
    remoteCode: "flag",
    codeRevision: "custom_revision",
    source: "diffusers: pipelines/pipeline_utils.py, from_pretrained()",
    example:
      'from diffusers import DiffusionPipeline\npipe = DiffusionPipeline.from_pretrained("acme/model")\n',
    pinnedExample: `from diffusers import DiffusionPipeline\npipe = DiffusionPipeline.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "diffusers.*.load_lora_weights",
      "diffusers.*.load_textual_inversion",
      "diffusers.*.load_ip_adapter",
      "diffusers.*.load_lora_adapter",
    ],
    id: [{ name: "pretrained_model_name_or_path_or_dict", position: 0 }, nameOrPath],
    fileName: { name: "weight_name" },
    source: "diffusers: loaders/lora_pipeline.py, textual_inversion.py, ip_adapter.py",
    example:
      'from diffusers import StableDiffusionPipeline\npipe = StableDiffusionPipeline.from_pretrained("./base")\npipe.load_lora_weights("acme/adapter")\n',
    pinnedExample: `from diffusers import StableDiffusionPipeline\npipe = StableDiffusionPipeline.from_pretrained("./base")\npipe.load_lora_weights("acme/adapter", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["diffusers.*.from_single_file"],
    id: [{ name: "pretrained_model_link_or_path", position: 0 }],
    inline: "hub-url",
    pinning: pinningClauses.url,
    source: "diffusers: loaders/single_file.py, from_single_file()",
    example:
      'from diffusers import StableDiffusionPipeline\npipe = StableDiffusionPipeline.from_single_file("https://huggingface.co/acme/model/resolve/main/model.safetensors")\n',
    pinnedExample: `from diffusers import StableDiffusionPipeline\npipe = StableDiffusionPipeline.from_single_file("https://huggingface.co/acme/model/resolve/${exampleCommit}/model.safetensors")\n`,
  },
  {
    ...hub,
    names: [
      "peft.PeftModel.from_pretrained",
      "peft.peft_model.PeftModel.from_pretrained",
      "peft.PeftModelFor*.from_pretrained",
      "peft.PeftMixedModel.from_pretrained",
    ],
    id: [{ name: "model_id", position: 1 }],
    source: "peft/peft_model.py, PeftModel.from_pretrained()",
    example: 'from peft import PeftModel\nmodel = PeftModel.from_pretrained(base, "acme/adapter")\n',
    pinnedExample: `from peft import PeftModel\nmodel = PeftModel.from_pretrained(base, "acme/adapter", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["peft.*.from_pretrained"],
    id: [nameOrPath],
    source: "peft/auto.py, AutoPeftModel.from_pretrained(); peft/config.py, PeftConfig.from_pretrained()",
    example: 'from peft import PeftConfig\nconfig = PeftConfig.from_pretrained("acme/adapter")\n',
    pinnedExample: `from peft import PeftConfig\nconfig = PeftConfig.from_pretrained("acme/adapter", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["tokenizers.Tokenizer.from_pretrained"],
    id: [{ name: "identifier", position: 0 }],
    bareNames: "canonical-models",
    source: "tokenizers: bindings/python/py_src/tokenizers/__init__.pyi",
    example: 'from tokenizers import Tokenizer\ntokenizer = Tokenizer.from_pretrained("acme/model")\n',
    pinnedExample: `from tokenizers import Tokenizer\ntokenizer = Tokenizer.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["optimum.*.from_pretrained"],
    id: [{ name: "model_id", position: 0 }],
    bareNames: "canonical-models",
    remoteCode: "flag",
    source: "optimum/modeling_base.py, OptimizedModel.from_pretrained()",
    example:
      'from optimum.onnxruntime import ORTModelForCausalLM\nmodel = ORTModelForCausalLM.from_pretrained("acme/model")\n',
    pinnedExample: `from optimum.onnxruntime import ORTModelForCausalLM\nmodel = ORTModelForCausalLM.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "setfit.*.from_pretrained",
      "span_marker.*.from_pretrained",
      "gliner.*.from_pretrained",
      "trl.*.from_pretrained",
      "adapters.*.from_pretrained",
      "auto_gptq.*.from_quantized",
      "auto_gptq.*.from_pretrained",
      "awq.*.from_pretrained",
      "awq.*.from_quantized",
      "ctransformers.*.from_pretrained",
      "colpali_engine.*.from_pretrained",
      "model2vec.*.from_pretrained",
      "pyannote.audio.*.from_pretrained",
      "open_flamingo.*.from_pretrained",
      "mamba_ssm.*.from_pretrained",
    ],
    id: [
      nameOrPath,
      { name: "model_id", position: 0 },
      { name: "model_path_or_repo_id", position: 0 },
      { name: "checkpoint", position: 0 },
    ],
    remoteCode: "flag",
    source:
      "the libraries' from_pretrained: setfit/modeling.py, gliner/model.py, ctransformers/hub.py and others",
    example: 'from setfit import SetFitModel\nmodel = SetFitModel.from_pretrained("acme/model")\n',
    pinnedExample: `from setfit import SetFitModel\nmodel = SetFitModel.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["unsloth.*.from_pretrained"],
    id: [{ name: "model_name", position: 0 }],
    remoteCode: "flag",
    pinning: `${pinningClauses.revision}, and \`use_exact_model_name=True\`, without which unsloth may load its own upload instead`,
    source: "unsloth/models/loader.py, FastLanguageModel.from_pretrained()",
    example:
      'from unsloth import FastLanguageModel\nmodel, tokenizer = FastLanguageModel.from_pretrained("acme/model")\n',
    pinnedExample: `from unsloth import FastLanguageModel\nmodel, tokenizer = FastLanguageModel.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "vllm.LLM",
      "vllm.EngineArgs",
      "vllm.AsyncEngineArgs",
      "vllm.engine.arg_utils.AsyncEngineArgs",
      "vllm.engine.arg_utils.EngineArgs",
    ],
    id: [{ name: "model", position: 0 }],
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    source: "https://docs.vllm.ai/en/latest/configuration/engine_args.html",
    example: 'from vllm import LLM\nllm = LLM(model="acme/model")\n',
    pinnedExample: `from vllm import LLM\nllm = LLM(model="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["sglang.Engine", "sglang.srt.server.Engine"],
    id: [{ name: "model_path" }],
    remoteCode: "flag",
    source: "sglang: python/sglang/srt/server_args.py (revision)",
    example: 'import sglang\nengine = sglang.Engine(model_path="acme/model")\n',
    pinnedExample: `import sglang\nengine = sglang.Engine(model_path="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["faster_whisper.WhisperModel", "faster_whisper.transcribe.WhisperModel"],
    id: [{ name: "model_size_or_path", position: 0 }],
    source: "faster_whisper/transcribe.py, WhisperModel.__init__()",
    example: 'from faster_whisper import WhisperModel\nmodel = WhisperModel("acme/model")\n',
    pinnedExample: `from faster_whisper import WhisperModel\nmodel = WhisperModel("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["mlx_lm.load", "mlx_lm.utils.load", "mlx_vlm.load", "mlx_vlm.utils.load"],
    id: [{ name: "path_or_hf_repo", position: 0 }],
    source: "mlx_lm/utils.py, load()",
    example: 'from mlx_lm import load\nmodel, tokenizer = load("acme/model")\n',
    pinnedExample: `from mlx_lm import load\nmodel, tokenizer = load("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["bentoml.models.HuggingFaceModel"],
    id: [{ name: "model_id", position: 0 }],
    source: "bentoml: src/_bentoml_sdk/models/huggingface.py",
    example: 'import bentoml\nmodel = bentoml.models.HuggingFaceModel("acme/model")\n',
    pinnedExample: `import bentoml\nmodel = bentoml.models.HuggingFaceModel("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "langchain_huggingface.HuggingFaceEmbeddings",
      "langchain_community.embeddings.HuggingFaceEmbeddings",
      "langchain_community.embeddings.huggingface.HuggingFaceEmbeddings",
      "langchain.embeddings.HuggingFaceEmbeddings",
      "langchain_community.embeddings.HuggingFaceBgeEmbeddings",
      "langchain_community.embeddings.HuggingFaceInstructEmbeddings",
      "langchain.embeddings.HuggingFaceInstructEmbeddings",
      "langchain_community.cross_encoders.HuggingFaceCrossEncoder",
    ],
    id: [{ name: "model_name" }, { name: "model" }],
    revision: { name: "model_kwargs", key: "revision" },
    bareNames: "sentence-transformers",
    remoteCode: "flag",
    pinning: 'write `model_kwargs={"revision": "<commit sha>"}` with all 40 digits of the commit',
    source: "langchain_community/embeddings/huggingface.py",
    example:
      'from langchain_huggingface import HuggingFaceEmbeddings\nembeddings = HuggingFaceEmbeddings(model_name="acme/model")\n',
    pinnedExample: `from langchain_huggingface import HuggingFaceEmbeddings\nembeddings = HuggingFaceEmbeddings(model_name="acme/model", model_kwargs={"revision": "${exampleCommit}"})\n`,
  },
  {
    ...hub,
    names: [
      "langchain_huggingface.HuggingFacePipeline.from_model_id",
      "langchain_community.llms.HuggingFacePipeline.from_model_id",
      "langchain.llms.HuggingFacePipeline.from_model_id",
      "langchain_huggingface.llms.HuggingFacePipeline.from_model_id",
    ],
    id: [{ name: "model_id", position: 0 }],
    revision: { name: "model_kwargs", key: "revision" },
    remoteCode: "flag",
    pinning: 'write `model_kwargs={"revision": "<commit sha>"}` with all 40 digits of the commit',
    source: "langchain_huggingface/llms/huggingface_pipeline.py",
    example:
      'from langchain_huggingface import HuggingFacePipeline\nllm = HuggingFacePipeline.from_model_id(model_id="acme/model", task="text-generation")\n',
    pinnedExample: `from langchain_huggingface import HuggingFacePipeline\nllm = HuggingFacePipeline.from_model_id(model_id="acme/model", task="text-generation", model_kwargs={"revision": "${exampleCommit}"})\n`,
  },
  {
    ...hub,
    names: [
      "llama_index.llms.huggingface.HuggingFaceLLM",
      "llama_index.embeddings.huggingface.HuggingFaceEmbedding",
      "llama_index.core.postprocessor.SentenceTransformerRerank",
    ],
    id: [{ name: "model_name" }, { name: "model" }],
    revision: { name: "model_kwargs", key: "revision" },
    remoteCode: "flag",
    pinning: 'write `model_kwargs={"revision": "<commit sha>"}` with all 40 digits of the commit',
    source: "llama_index: integrations llms/huggingface, embeddings/huggingface (model_kwargs)",
    example:
      'from llama_index.llms.huggingface import HuggingFaceLLM\nllm = HuggingFaceLLM(model_name="acme/model")\n',
    pinnedExample: `from llama_index.llms.huggingface import HuggingFaceLLM\nllm = HuggingFaceLLM(model_name="acme/model", model_kwargs={"revision": "${exampleCommit}"})\n`,
  },
];

/** Datasets of the Hugging Face Hub. */
export const datasetApis: readonly ReferenceApi[] = [
  {
    ...hub,
    kind: "dataset",
    names: [
      "datasets.load_dataset",
      "datasets.load.load_dataset",
      "datasets.load_dataset_builder",
      "datasets.get_dataset_config_names",
      "datasets.get_dataset_split_names",
      "datasets.get_dataset_infos",
      "unsloth.load_dataset",
    ],
    id: [{ name: "path", position: 0 }],
    bareNames: "any",
    remoteCode: "flag",
    source: "datasets: src/datasets/load.py, load_dataset()",
    example: 'from datasets import load_dataset\ndata = load_dataset("acme/data")\n',
    pinnedExample: `from datasets import load_dataset\ndata = load_dataset("acme/data", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    kind: "dataset",
    names: [
      "pandas.read_csv",
      "pandas.read_parquet",
      "pandas.read_json",
      "polars.read_csv",
      "polars.read_parquet",
      "polars.read_ndjson",
      "polars.scan_csv",
      "polars.scan_parquet",
      "polars.scan_ndjson",
      "dask.dataframe.read_csv",
      "dask.dataframe.read_parquet",
      "dask.dataframe.read_json",
      "fsspec.open",
      "huggingface_hub.HfFileSystem.open",
    ],
    id: [
      { name: "path", position: 0 },
      { name: "filepath_or_buffer", position: 0 },
      { name: "source", position: 0 },
      { name: "urlpath", position: 0 },
    ],
    prefixes: ["hf://"],
    inline: "hf-uri",
    pinning: pinningClauses.uri,
    source: "huggingface_hub/hf_file_system.py (hf://[datasets/]id@REVISION/path)",
    example: 'import pandas as pd\nframe = pd.read_parquet("hf://datasets/acme/data/train.parquet")\n',
    pinnedExample: `import pandas as pd\nframe = pd.read_parquet("hf://datasets/acme/data@${exampleCommit}/train.parquet")\n`,
  },
];

const datasetsOwnBuilders = [
  "csv",
  "json",
  "jsonl",
  "parquet",
  "arrow",
  "text",
  "xml",
  "sql",
  "pandas",
  "spark",
  "generator",
  "imagefolder",
  "audiofolder",
  "videofolder",
  "pdffolder",
  "niftifolder",
  "webdataset",
  "cache",
  "hdf5",
  "lance",
  "eval",
];

/** Names that `load_dataset` builds from local files, not from the hub. Source: datasets/packaged_modules/__init__.py. */
export const localDatasetBuilders: ReadonlySet<string> = new Set(datasetsOwnBuilders);

/**
 * Hub models without an organisation in their name, which go back to the first releases of
 * transformers. Any other name without a slash is more often a folder.
 * Source: the hub's legacy names, https://huggingface.co/docs/transformers (pretrained models, 3.x).
 */
export const canonicalModelName =
  /^(?:albert-(?:base|large|xlarge|xxlarge)-v[12]|bert-(?:base|large)-[\w-]+|camembert-base|ctrl|distilbert-base-[\w-]+|distilgpt2|distilroberta-base|gpt2(?:-medium|-large|-xl)?|openai-gpt|roberta-(?:base|large)[\w-]*|t5-(?:small|base|large|3b|11b)|transfo-xl-wt103|xlm-(?:clm|mlm)-[\w-]+|xlm-roberta-[\w-]+|xlnet-(?:base|large)-cased)$/;

/** Names that sentence-transformers resolves in its own organisation. Source: its page of pretrained models. */
export const sentenceTransformerName =
  /^(?:all-(?:mpnet|MiniLM|distilroberta|roberta)-[\w-]+|multi-qa-[\w-]+|paraphrase-[\w-]+|distiluse-[\w-]+|msmarco-[\w-]+|stsb-[\w-]+|nli-[\w-]+|quora-[\w-]+|gtr-t5-[\w-]+|sentence-t5-[\w-]+|clip-ViT-[\w-]+|LaBSE|average_word_embeddings_[\w.]+|static-[\w-]+)$/;
