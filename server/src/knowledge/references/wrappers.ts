import { exampleCommit, examples, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const hub = { kind: "model", registry: "huggingface" } as const;
const modelKwargs = `, model_kwargs={"revision": "${exampleCommit}"}`;

/** Frameworks around models: LangChain, LlamaIndex, Haystack, DSPy, Gradio. */
export const wrapperApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: [
      "langchain_huggingface.HuggingFaceEndpoint",
      "langchain_huggingface.HuggingFaceEndpointEmbeddings",
      "langchain_community.llms.HuggingFaceHub",
      "langchain_community.llms.HuggingFaceEndpoint",
      "langchain.llms.HuggingFaceHub",
      "langchain.HuggingFaceHub",
      "langchain_community.embeddings.HuggingFaceInferenceAPIEmbeddings",
      "langchain_community.embeddings.HuggingFaceHubEmbeddings",
      "llama_index.llms.huggingface_api.HuggingFaceInferenceAPI",
      "llama_index.embeddings.huggingface_api.HuggingFaceInferenceAPIEmbedding",
    ],
    id: [{ name: "repo_id" }, { name: "model" }, { name: "model_name" }],
    elsewhere: true,
    pinning: pinningClauses.hosted,
    // Compared for the classes of these two files; the other names are general knowledge.
    source:
      "langchain_huggingface/llms/huggingface_endpoint.py, llama_index/llms/huggingface_api/base.py: the name goes to the inference service",
    checked: "2026-11-28",
    example:
      'from langchain_huggingface import HuggingFaceEndpoint\nllm = HuggingFaceEndpoint(repo_id="acme/model")\n',
  },
  {
    ...hub,
    names: ["haystack.components.generators.HuggingFaceAPIGenerator"],
    // `api_params={"model": …}`; an address in it, `url`, is no name.
    id: [{ name: "api_params", position: 1 }],
    lists: true,
    elsewhere: true,
    pinning: pinningClauses.hosted,
    source: "haystack 2: haystack/components/generators/hugging_face_api.py, __init__(api_type, api_params)",
    checked: "2026-11-28",
    example:
      'from haystack.components.generators import HuggingFaceAPIGenerator\nllm = HuggingFaceAPIGenerator(api_type="serverless_inference_api", api_params={"model": "acme/model"})\n',
  },
  {
    ...hub,
    names: [
      "langchain_ollama.ChatOllama",
      "langchain_ollama.OllamaLLM",
      "langchain_ollama.OllamaEmbeddings",
      "langchain_ollama.*.ChatOllama",
      "langchain_community.llms.Ollama",
      "langchain_community.chat_models.ChatOllama",
      "langchain_community.embeddings.OllamaEmbeddings",
      "langchain_community.*.Ollama",
      "langchain_community.*.ChatOllama",
      "langchain_community.*.OllamaEmbeddings",
      "langchain.llms.Ollama",
      "langchain.chat_models.ChatOllama",
      "llama_index.llms.ollama.Ollama",
      "llama_index.embeddings.ollama.OllamaEmbedding",
      "crewai_tools.Ollama",
    ],
    registry: "ollama",
    id: [{ name: "model" }, { name: "model_name" }],
    inline: "alias",
    elsewhere: true,
    pinning:
      "Ollama pulls by a tag that moves: compare the digest that `ollama list` shows, or build from a GGUF file with a known SHA-256",
    source: "https://github.com/ollama/ollama/blob/main/docs/api.md: names are `model:tag`",
    example: 'from langchain_ollama import ChatOllama\nllm = ChatOllama(model="llama3.1")\n',
  },
  {
    ...hub,
    names: [
      "ollama.pull",
      "ollama.chat",
      "ollama.generate",
      "ollama.embed",
      "ollama.embeddings",
      "ollama.Client.pull",
      "ollama.Client.chat",
      "ollama.Client.generate",
      "ollama.Client.embed",
    ],
    registry: "ollama",
    id: [{ name: "model", position: 0 }],
    inline: "alias",
    elsewhere: true,
    pinning:
      "Ollama pulls by a tag that moves: compare the digest that `ollama list` shows, or build from a GGUF file with a known SHA-256",
    source: "ollama/_client.py, pull()",
    checked: "2026-11-23",
    example: 'import ollama\nollama.pull("llama3.1")\n',
  },
  {
    ...hub,
    names: [
      "langchain_huggingface.HuggingFacePipeline",
      "langchain_community.llms.CTransformers",
      "langchain.llms.CTransformers",
    ],
    id: [{ name: "model_id" }, { name: "model" }],
    pinning: pinningClauses.snapshot,
    folder: {},
    source: "langchain_community/llms/ctransformers.py",
    example:
      'from langchain_community.llms import CTransformers\nllm = CTransformers(model="acme/model-gguf")\n',
  },
  {
    ...hub,
    names: ["langchain_community.document_loaders.HuggingFaceDatasetLoader"],
    kind: "dataset",
    id: [{ name: "path", position: 0 }],
    bareNames: "any",
    elsewhere: true,
    pinning: 'load it with `load_dataset("{id}", revision="<commit sha>")` instead',
    source: "langchain_community/document_loaders/hugging_face_dataset.py: load_dataset without a revision",
    example:
      'from langchain_community.document_loaders import HuggingFaceDatasetLoader\nloader = HuggingFaceDatasetLoader("acme/data", "text")\n',
  },
  {
    names: [
      "langchain.hub.pull",
      "langchainhub.pull",
      "langsmith.Client.pull_prompt",
      "langchain_classic.hub.pull",
    ],
    kind: "artifact",
    thing: "file",
    registry: "langsmith",
    id: [
      { name: "owner_repo_commit", position: 0 },
      { name: "prompt_identifier", position: 0 },
    ],
    inline: "alias",
    pinning: "write the prompt's commit behind the name, `{id}:<commit>`",
    source: "langsmith/client.py, pull_prompt(): owner/name:commit",
    checked: "2026-11-23",
    ...examples("from langchain import hub", 'hub.pull("acme/prompt{}")', `:${exampleCommit}`),
  },
  {
    ...hub,
    names: ["llama_index.llms.huggingface.HuggingFaceLLM", "llama_index.core.llms.HuggingFaceLLM"],
    id: [{ name: "model_name" }],
    revision: { name: "model_kwargs", key: "revision" },
    remoteCode: "flag",
    companions: [
      {
        part: "tokenizer",
        id: { name: "tokenizer_name" },
        revision: { name: "tokenizer_kwargs", key: "revision" },
        follows: false,
      },
    ],
    pinning: pinningClauses.modelKwargs,
    source: "llama_index/llms/huggingface/base.py (model_kwargs go to AutoModelForCausalLM.from_pretrained)",
    checked: "2026-11-23",
    ...examples(
      "from llama_index.llms.huggingface import HuggingFaceLLM",
      'HuggingFaceLLM(model_name="acme/model"{})',
      modelKwargs,
    ),
  },
  {
    names: [
      "llama_index.core.llama_pack.download_llama_pack",
      "llama_index.llama_pack.download_llama_pack",
      "llama_index.core.download_loader",
      "llama_index.download_loader",
      "llama_index.core.readers.download_loader",
    ],
    kind: "artifact",
    thing: "package",
    registry: "library",
    id: [
      { name: "llama_pack_class", position: 0 },
      { name: "loader_class", position: 0 },
    ],
    bareNames: "identifier",
    remoteCode: "always",
    runs: "downloads Python files of a main branch, or installs the newest package, and imports them",
    pinning:
      "install the pack as a package of a fixed version instead (`pip install llama-index-packs-…==<version>`)",
    source:
      "llama_index/core/llama_pack/download.py, core/readers/download.py, core/download/module.py (main branch), core/download/integration.py (pip install)",
    checked: "2026-11-28",
    example:
      'from llama_index.core.llama_pack import download_llama_pack\npack = download_llama_pack("RagFusionPack", "./pack")\n',
  },
  {
    ...hub,
    names: [
      "haystack.components.embedders.SentenceTransformersTextEmbedder",
      "haystack.components.embedders.SentenceTransformersDocumentEmbedder",
      "haystack.components.embedders.SentenceTransformersSparseTextEmbedder",
      "haystack.components.embedders.SentenceTransformersSparseDocumentEmbedder",
    ],
    id: [{ name: "model", position: 0 }],
    bareNames: "sentence-transformers",
    revision: { name: "revision" },
    remoteCode: "flag",
    pinning: pinningClauses.revision,
    source:
      "haystack 2: haystack/components/embedders/sentence_transformers_{,sparse_}{text,document}_embedder.py, __init__()",
    checked: "2026-11-28",
    ...examples(
      "from haystack.components.embedders import SentenceTransformersTextEmbedder",
      'SentenceTransformersTextEmbedder(model="acme/model"{})',
    ),
  },
  {
    ...hub,
    names: [
      "haystack.components.generators.HuggingFaceLocalGenerator",
      "haystack.components.generators.chat.HuggingFaceLocalChatGenerator",
      "haystack.components.routers.TransformersZeroShotTextRouter",
    ],
    id: [{ name: "model", position: 0 }],
    revision: { name: "huggingface_pipeline_kwargs", key: "revision" },
    pinning: 'write `huggingface_pipeline_kwargs={"revision": "<commit sha>"}`',
    source:
      "haystack 2: haystack/components/generators/hugging_face_local.py, generators/chat/hugging_face_local.py, routers/zero_shot_text_router.py: the kwargs go to transformers.pipeline",
    checked: "2026-11-28",
    ...examples(
      "from haystack.components.generators import HuggingFaceLocalGenerator",
      'HuggingFaceLocalGenerator(model="acme/model"{})',
      `, huggingface_pipeline_kwargs={"revision": "${exampleCommit}"}`,
    ),
  },
  {
    ...hub,
    names: [
      "haystack.components.rankers.TransformersSimilarityRanker",
      "haystack.components.readers.ExtractiveReader",
    ],
    id: [{ name: "model", position: 0 }],
    bareNames: "canonical-models",
    revision: { name: "model_kwargs", key: "revision" },
    pinning: pinningClauses.modelKwargs,
    // They pin the weights: the tokenizer of the ranker has `tokenizer_kwargs`, that of the reader nothing.
    source: "haystack 2: haystack/components/rankers/transformers_similarity.py, readers/extractive.py",
    checked: "2026-11-28",
    ...examples(
      "from haystack.components.readers import ExtractiveReader",
      'ExtractiveReader(model="acme/model"{})',
      modelKwargs,
    ),
  },
  {
    ...hub,
    names: ["haystack.components.rankers.SentenceTransformersSimilarityRanker"],
    id: [{ name: "model", position: 0 }],
    remoteCode: "flag",
    pinning: pinningClauses.snapshot,
    folder: {},
    // CrossEncoder has a revision of its own, which is not handed on; one in `model_kwargs` is given twice.
    source: "haystack 2: haystack/components/rankers/sentence_transformers_similarity.py",
    checked: "2026-11-28",
    example:
      'from haystack.components.rankers import SentenceTransformersSimilarityRanker\nranker = SentenceTransformersSimilarityRanker(model="acme/model")\n',
  },
  {
    ...hub,
    names: ["haystack.components.audio.LocalWhisperTranscriber"],
    registry: "library",
    id: [{ name: "model", position: 0 }],
    bareNames: "whisper-sizes",
    fixedBy: "checksum",
    pinning: "the library compares the file with a SHA-256 of its own",
    source: "haystack 2: haystack/components/audio/whisper_local.py: whisper.load_model(size)",
    checked: "2026-11-28",
    example:
      'from haystack.components.audio import LocalWhisperTranscriber\nears = LocalWhisperTranscriber(model="base")\n',
    pinnedExample:
      'from haystack.components.audio import LocalWhisperTranscriber\nears = LocalWhisperTranscriber(model="base")\n',
  },
  {
    ...hub,
    names: ["dspy.HFModel", "dspy.HFClientVLLM", "dspy.HFClientTGI", "dsp.HFModel"],
    id: [{ name: "model", position: 0 }],
    pinning: pinningClauses.snapshot,
    folder: {},
    source: "dsp/modules/hf.py, HFModel.__init__(): AutoModel.from_pretrained without a revision",
    example: 'import dspy\nlm = dspy.HFModel(model="acme/model")\n',
  },
  {
    ...hub,
    names: ["gradio.load", "gradio.Interface.load", "gradio.Blocks.load"],
    id: [{ name: "name", position: 0 }],
    inline: "gradio",
    elsewhere: true,
    pinning: pinningClauses.hosted,
    source: "gradio/external.py, load()",
    example: 'import gradio as gr\ndemo = gr.load("models/acme/model")\n',
  },
  {
    names: ["gradio_client.Client", "gradio_client.client.Client"],
    kind: "artifact",
    thing: "space",
    registry: "huggingface",
    id: [{ name: "src", position: 0 }],
    elsewhere: true,
    pinning:
      "a space runs what its owner published last: duplicate it (`Client.duplicate`) where answers must stay",
    source: "gradio_client/client.py, Client.__init__()",
    example: 'from gradio_client import Client\nclient = Client("acme/space")\n',
  },
];
