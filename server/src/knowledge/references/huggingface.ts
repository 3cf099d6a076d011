import { exampleCommit, examples, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const revision = { name: "revision" };
const nameOrPath = { name: "pretrained_model_name_or_path", position: 0 };
const hub = { kind: "model", registry: "huggingface", revision, pinning: pinningClauses.revision } as const;

/** The libraries of Hugging Face itself, which pin by `revision`. */
export const huggingfaceApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: ["transformers.*.from_pretrained"],
    id: [nameOrPath],
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    source: "transformers: src/transformers/modeling_utils.py, dynamic_module_utils.py",
    checked: "2026-11-23",
    example: 'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("acme/model")\n',
    pinnedExample: `from transformers import AutoModel\nmodel = AutoModel.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  ...(["encoder", "decoder"] as const).map(
    (half, position): ReferenceApi => ({
      ...hub,
      names: ["transformers.*.from_encoder_decoder_pretrained"],
      id: [{ name: `${half}_pretrained_model_name_or_path`, position }],
      ...(half === "encoder" ? {} : { addition: true }),
      revision: { name: `${half}_revision` },
      pinning: `write \`${half}_revision="<commit sha>"\` with all 40 digits of the commit`,
      // Keywords that begin with the half's name go to its from_pretrained().
      source:
        "transformers: src/transformers/models/encoder_decoder/modeling_encoder_decoder.py, from_encoder_decoder_pretrained()",
      checked: "2026-11-28",
      ...examples(
        "from transformers import EncoderDecoderModel",
        `EncoderDecoderModel.from_encoder_decoder_pretrained(${half}_pretrained_model_name_or_path="acme/model"{})`,
        `, ${half}_revision="${exampleCommit}"`,
      ),
    }),
  ),
  ...(["vision", "text"] as const).map(
    (half, position): ReferenceApi => ({
      ...hub,
      names: ["transformers.*.from_vision_text_pretrained"],
      id: [{ name: `${half}_model_name_or_path`, position }],
      ...(half === "vision" ? {} : { addition: true }),
      revision: { name: `${half}_revision` },
      pinning: `write \`${half}_revision="<commit sha>"\` with all 40 digits of the commit`,
      source:
        "transformers: src/transformers/models/vision_text_dual_encoder/modeling_vision_text_dual_encoder.py, from_vision_text_pretrained()",
      checked: "2026-11-28",
      ...examples(
        "from transformers import VisionTextDualEncoderModel",
        `VisionTextDualEncoderModel.from_vision_text_pretrained(${half}_model_name_or_path="acme/model"{})`,
        `, ${half}_revision="${exampleCommit}"`,
      ),
    }),
  ),
  {
    ...hub,
    names: ["transformers.*.load_adapter"],
    id: [{ name: "peft_model_id", position: 0 }],
    revision: { name: "revision" },
    // Release 4 has the argument, release 5 takes it out of a dictionary.
    elsewhere: true,
    pinning:
      'write `revision="<commit sha>"` with transformers 4, `adapter_kwargs={"revision": "<commit sha>"}` with transformers 5',
    source: "transformers: src/transformers/integrations/peft.py, PeftAdapterMixin.load_adapter()",
    checked: "2026-11-28",
    example:
      'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("./base").load_adapter("acme/adapter")\n',
  },
  {
    ...hub,
    names: ["transformers.pipeline", "transformers.pipelines.pipeline"],
    id: [{ name: "model", position: 1 }],
    mayBeObject: true,
    bareNames: "canonical-models",
    remoteCode: "flag",
    codeRevision: "code_revision",
    source: "transformers: src/transformers/pipelines/__init__.py",
    checked: "2026-11-23",
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
      "huggingface_hub.cached_download",
      "transformers.utils.cached_file",
    ],
    id: [{ name: "repo_id", position: 0 }],
    fileName: { name: "filename", position: 1 },
    repoType: true,
    source: "huggingface_hub/file_download.py, hf_hub_download()",
    checked: "2026-11-23",
    example:
      'from huggingface_hub import hf_hub_download\npath = hf_hub_download("acme/model", "config.json")\n',
    pinnedExample: `from huggingface_hub import hf_hub_download\npath = hf_hub_download("acme/model", "config.json", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "huggingface_hub.snapshot_download",
      "huggingface_hub.HfApi.snapshot_download",
      "huggingface_hub._snapshot_download.snapshot_download",
    ],
    id: [{ name: "repo_id", position: 0 }],
    repoType: true,
    source: "huggingface_hub/_snapshot_download.py, snapshot_download()",
    checked: "2026-11-23",
    example: 'from huggingface_hub import snapshot_download\npath = snapshot_download("acme/model")\n',
    pinnedExample: `from huggingface_hub import snapshot_download\npath = snapshot_download("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["huggingface_hub.*.from_pretrained", "huggingface_hub.from_pretrained_keras"],
    id: [nameOrPath],
    source:
      "huggingface_hub/hub_mixin.py, ModelHubMixin.from_pretrained(); from_pretrained_keras: before 1.0",
    checked: "2026-11-23",
    example:
      'from huggingface_hub import PyTorchModelHubMixin\nmodel = PyTorchModelHubMixin.from_pretrained("acme/model")\n',
    pinnedExample: `from huggingface_hub import PyTorchModelHubMixin\nmodel = PyTorchModelHubMixin.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["huggingface_hub.from_pretrained_fastai"],
    id: [{ name: "repo_id", position: 0 }],
    revision: { name: "revision", position: 1 },
    // Its docstring also speaks of `name@revision`, but the name reaches snapshot_download unsplit.
    pickle: "a fastai learner is a pickle, which runs code",
    source: "huggingface_hub/fastai_utils.py, from_pretrained_fastai(): unpickles a learner",
    checked: "2026-11-23",
    example:
      'from huggingface_hub import from_pretrained_fastai\nlearn = from_pretrained_fastai("acme/model")\n',
    pinnedExample: `from huggingface_hub import from_pretrained_fastai\nlearn = from_pretrained_fastai("acme/model", revision="${exampleCommit}")\n`,
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
    checked: "2026-11-23",
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
    checked: "2026-11-23",
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
      "diffusers.*.load_attn_procs",
    ],
    id: [{ name: "pretrained_model_name_or_path_or_dict", position: 0 }, nameOrPath],
    mayBeObject: true,
    fileName: { name: "weight_name" },
    source: "diffusers: loaders/lora_pipeline.py, textual_inversion.py, ip_adapter.py, unet.py",
    checked: "2026-11-23",
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
    checked: "2026-11-23",
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
    checked: "2026-11-23",
    example: 'from peft import PeftModel\nmodel = PeftModel.from_pretrained(base, "acme/adapter")\n',
    pinnedExample: `from peft import PeftModel\nmodel = PeftModel.from_pretrained(base, "acme/adapter", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["peft.*.from_pretrained"],
    id: [nameOrPath],
    source: "peft/auto.py, AutoPeftModel.from_pretrained(); peft/config.py, PeftConfig.from_pretrained()",
    checked: "2026-11-23",
    example: 'from peft import PeftConfig\nconfig = PeftConfig.from_pretrained("acme/adapter")\n',
    pinnedExample: `from peft import PeftConfig\nconfig = PeftConfig.from_pretrained("acme/adapter", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: ["tokenizers.Tokenizer.from_pretrained"],
    id: [{ name: "identifier", position: 0 }],
    revision: { name: "revision", position: 1 },
    bareNames: "canonical-models",
    source: "tokenizers: bindings/python/py_src/tokenizers/__init__.pyi",
    checked: "2026-11-23",
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
    checked: "2026-11-23",
    example:
      'from optimum.onnxruntime import ORTModelForCausalLM\nmodel = ORTModelForCausalLM.from_pretrained("acme/model")\n',
    pinnedExample: `from optimum.onnxruntime import ORTModelForCausalLM\nmodel = ORTModelForCausalLM.from_pretrained("acme/model", revision="${exampleCommit}")\n`,
  },
];
