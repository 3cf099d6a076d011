import { exampleCommit, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const revision = { name: "revision" };
const nameOrPath = { name: "pretrained_model_name_or_path", position: 0 };
const hub = { kind: "model", registry: "huggingface", revision, pinning: pinningClauses.revision } as const;

/** Libraries of others that read the Hugging Face Hub and pin by an argument. */
export const hubUserApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: [
      "setfit.*.from_pretrained",
      "span_marker.*.from_pretrained",
      "gliner.*.from_pretrained",
      "adapters.*.from_pretrained",
      "colpali_engine.*.from_pretrained",
      "auto_gptq.*.from_pretrained",
      "auto_gptq.*.from_quantized",
      "ctransformers.*.from_pretrained",
    ],
    id: [
      nameOrPath,
      { name: "model_id", position: 0 },
      { name: "model_name_or_path", position: 0 },
      { name: "model_path_or_repo_id", position: 0 },
    ],
    remoteCode: "flag",
    source:
      "setfit/modeling.py, span_marker/modeling.py, gliner/model.py, auto_gptq/modeling/auto.py, ctransformers/hub.py, adapters and colpali_engine use transformers' own",
    checked: "2026-11-23",
    example: 'from setfit import SetFitModel\nmodel = SetFitModel.from_pretrained("acme/model")\n',
    pinnedExample: `from setfit import SetFitModel\nmodel = SetFitModel.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["pyannote.audio.*.from_pretrained"],
    id: [
      { name: "checkpoint", position: 0 },
      { name: "checkpoint_path", position: 0 },
    ],
    inline: "at",
    pickle: "pyannote's checkpoints are pickles, which can run code when they are loaded",
    // Release 3 reads `name@revision`, release 4 refuses it and takes the argument.
    source: "pyannote/audio/core/model.py, pipeline.py, from_pretrained() (4.x)",
    checked: "2026-11-28",
    example: 'from pyannote.audio import Pipeline\npipeline = Pipeline.from_pretrained("acme/diarization")\n',
    pinnedExample: `from pyannote.audio import Pipeline\npipeline = Pipeline.from_pretrained("acme/diarization", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["trl.*.from_pretrained"],
    id: [nameOrPath],
    remoteCode: "flag",
    source: "trl/experimental/ppo/modeling_value_head.py, from_pretrained(): to transformers",
    checked: "2026-11-23",
    example:
      'from trl import AutoModelForCausalLMWithValueHead\nmodel = AutoModelForCausalLMWithValueHead.from_pretrained("acme/model")\n',
    pinnedExample: `from trl import AutoModelForCausalLMWithValueHead\nmodel = AutoModelForCausalLMWithValueHead.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["unsloth.*.from_pretrained"],
    id: [{ name: "model_name", position: 0 }],
    remoteCode: "flag",
    // With `fast_inference=True` the weights are read by vLLM, without the revision.
    pinning: `${pinningClauses.revision}, and \`use_exact_model_name=True\`, without which unsloth may load its own upload instead`,
    source: "unsloth/models/loader.py, FastLanguageModel.from_pretrained()",
    checked: "2026-11-23",
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
      "vllm.entrypoints.llm.LLM",
      "vllm.engine.arg_utils.AsyncEngineArgs",
      "vllm.engine.arg_utils.EngineArgs",
    ],
    id: [{ name: "model", position: 0 }],
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    companions: [
      // Without it the tokenizer is asked for at the model's revision, which only the same repository has.
      {
        part: "tokenizer",
        id: { name: "tokenizer", position: 1 },
        revision: { name: "tokenizer_revision" },
        follows: true,
      },
    ],
    source: "vllm/config/model.py, ModelConfig.__post_init__(): tokenizer_revision",
    checked: "2026-11-28",
    example: 'from vllm import LLM\nllm = LLM(model="acme/model")\n',
    pinnedExample: `from vllm import LLM\nllm = LLM(model="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["sglang.Engine", "sglang.srt.server.Engine"],
    id: [{ name: "model_path" }],
    remoteCode: "flag",
    source: "https://www.mintlify.com/sgl-project/sglang/backend/server-arguments (revision)",
    checked: "2026-11-23",
    example: 'import sglang\nengine = sglang.Engine(model_path="acme/model")\n',
    pinnedExample: `import sglang\nengine = sglang.Engine(model_path="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "faster_whisper.WhisperModel",
      "faster_whisper.transcribe.WhisperModel",
      "faster_whisper.download_model",
      "faster_whisper.utils.download_model",
    ],
    id: [{ name: "model_size_or_path", position: 0 }],
    bareNames: "whisper-sizes",
    bareOwner: "Systran/faster-whisper-",
    source: "faster_whisper/transcribe.py, WhisperModel.__init__()",
    checked: "2026-11-23",
    example: 'from faster_whisper import WhisperModel\nmodel = WhisperModel("acme/model")\n',
    pinnedExample: `from faster_whisper import WhisperModel\nmodel = WhisperModel("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["mlx_lm.load", "mlx_lm.utils.load", "mlx_vlm.load", "mlx_vlm.utils.load"],
    id: [{ name: "path_or_hf_repo", position: 0 }],
    source: "mlx_lm/utils.py, load()",
    checked: "2026-11-23",
    example: 'from mlx_lm import load\nmodel, tokenizer = load("acme/model")\n',
    pinnedExample: `from mlx_lm import load\nmodel, tokenizer = load("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["bentoml.models.HuggingFaceModel"],
    id: [{ name: "model_id", position: 0 }],
    revision: { name: "revision", position: 1 },
    source: "bentoml: src/_bentoml_sdk/models/huggingface.py",
    checked: "2026-11-23",
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
    source: "langchain_huggingface/embeddings/huggingface.py, langchain_community/embeddings/huggingface.py",
    checked: "2026-11-23",
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
    source: "langchain_huggingface/llms/huggingface_pipeline.py, from_model_id()",
    checked: "2026-11-23",
    example:
      'from langchain_huggingface import HuggingFacePipeline\nllm = HuggingFacePipeline.from_model_id(model_id="acme/model", task="text-generation")\n',
    pinnedExample: `from langchain_huggingface import HuggingFacePipeline\nllm = HuggingFacePipeline.from_model_id(model_id="acme/model", task="text-generation", model_kwargs={"revision": "${exampleCommit}"})\n`,
  },
  {
    ...hub,
    names: ["llama_index.embeddings.huggingface.HuggingFaceEmbedding"],
    id: [{ name: "model_name", position: 0 }],
    remoteCode: "flag",
    // Releases since the change to sentence-transformers hand unknown arguments on; earlier ones have none that pins.
    source: "llama_index/embeddings/huggingface/base.py",
    example:
      'from llama_index.embeddings.huggingface import HuggingFaceEmbedding\nembedding = HuggingFaceEmbedding(model_name="acme/model")\n',
    pinnedExample: `from llama_index.embeddings.huggingface import HuggingFaceEmbedding\nembedding = HuggingFaceEmbedding(model_name="acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["llama_index.core.postprocessor.SentenceTransformerRerank"],
    id: [{ name: "model", position: 1 }],
    revision: { name: "cross_encoder_kwargs", key: "revision" },
    remoteCode: "flag",
    pinning: 'write `cross_encoder_kwargs={"revision": "<commit sha>"}` with all 40 digits of the commit',
    // Earlier releases have no argument that pins.
    source: "llama_index/core/postprocessor/sbert_rerank.py",
    checked: "2026-11-23",
    example:
      'from llama_index.core.postprocessor import SentenceTransformerRerank\nrerank = SentenceTransformerRerank(model="acme/model")\n',
    pinnedExample: `from llama_index.core.postprocessor import SentenceTransformerRerank\nrerank = SentenceTransformerRerank(model="acme/model", cross_encoder_kwargs={"revision": "${exampleCommit}"})\n`,
  },
];
