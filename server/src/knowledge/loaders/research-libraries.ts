import type { Loader } from "./loader.ts";

const unpickles = "unpickles {file}, and a pickle runs whatever code it names while it is read";
const ownFiles = "Load only files that this project saved, or whose origin you know.";
const weightsOnly = { name: "weights_only" };

/** Loaders of libraries for research and for single tasks, each compared with the library's source. */
export const researchLoaders: readonly Loader[] = [
  {
    names: ["hyperpyyaml.load_hyperpyyaml", "hyperpyyaml.core.load_hyperpyyaml"],
    family: "model",
    file: { name: "yaml_stream", position: 0 },
    unsafe: { when: "always" },
    severity: "information",
    does: "creates whatever objects and calls whatever functions {file} names (`!new:`, `!apply:`, `!!python/object`)",
    instead: "Load only configurations that you wrote, or have read.",
    triggers: ["hyperpyyaml"],
    source: "https://github.com/speechbrain/HyperPyYAML (hyperpyyaml/core.py: yaml.load with yaml.Loader)",
    checked: "2026-11-29",
    example: 'from hyperpyyaml import load_hyperpyyaml\nparameters = load_hyperpyyaml(open("train.yaml"))\n',
    safeExample:
      'from hyperpyyaml import resolve_references\ntext = resolve_references(open("train.yaml")).getvalue()\n',
  },
  {
    names: [
      "hydra.utils.instantiate",
      "hydra.utils.call",
      "torchtune.config.instantiate",
      "lightning.pytorch.cli.instantiate_class",
    ],
    family: "model",
    file: { name: "config", position: 0 },
    // A project's own configuration may name what it likes.
    unsafe: { when: "downloaded" },
    does: "calls whatever function {file} names by `_target_`, with arguments of its choice",
    instead: "Build the objects in code, or compare the names with a list before you create them.",
    triggers: ["instantiate", "hydra"],
    source:
      "https://github.com/facebookresearch/hydra (hydra/_internal/instantiate/_instantiate2.py); torchtune/config/_instantiate.py",
    checked: "2026-11-29",
    example:
      'import hydra\nfrom huggingface_hub import hf_hub_download\nfrom omegaconf import OmegaConf\n\nconfig = OmegaConf.load(hf_hub_download("acme/net", "config.yaml"))\nnet = hydra.utils.instantiate(config)\n',
    safeExample:
      'import hydra\nfrom omegaconf import OmegaConf\n\nnet = hydra.utils.instantiate(OmegaConf.load("config.yaml"))\n',
  },
  {
    names: [
      "rasa.core.agent.Agent.load",
      "rasa.core.agent.load_agent",
      "rasa.nlu.model.Interpreter.load",
      "rasa.nlu.utils.json_unpickle",
      "rasa.utils.io.json_unpickle",
    ],
    family: "model",
    file: { name: "model_path", position: 0 },
    unsafe: { when: "always" },
    does: "rebuilds the policies and the pipeline in {file} with jsonpickle and joblib, which run whatever code it names",
    instead: "Load only models that you trained, from storage that nobody else can write to.",
    triggers: ["rasa"],
    source:
      "https://github.com/RasaHQ/rasa (rasa/core/agent.py; rasa/nlu/utils/__init__.py, json_unpickle(): jsonpickle.loads)",
    checked: "2026-11-29",
    example: 'from rasa.core.agent import Agent\nagent = Agent.load("models/nlu.tar.gz")\n',
    safeExample: 'import rasa\nrasa.train("domain.yml", "config.yml", ["data"])\n',
  },
  {
    names: ["umap.parametric_umap.load_ParametricUMAP"],
    family: "model",
    file: { name: "save_location", position: 0 },
    unsafe: { when: "always" },
    does: "unpickles `model.pkl` in {file}, and a pickle runs whatever code it names while it is read",
    instead: ownFiles,
    triggers: ["load_ParametricUMAP"],
    source: "https://github.com/lmcinnes/umap (umap/parametric_umap.py, load_ParametricUMAP(): pickle.load)",
    checked: "2026-11-29",
    example:
      'from umap.parametric_umap import load_ParametricUMAP\nembedder = load_ParametricUMAP("embedder")\n',
    safeExample: "from umap.parametric_umap import ParametricUMAP\nembedder = ParametricUMAP().fit(rows)\n",
  },
  {
    names: ["StaticDedupe", "StaticRecordLink", "StaticGazetteer"].flatMap((name) => [
      `dedupe.${name}`,
      `dedupe.api.${name}`,
    ]),
    family: "model",
    file: { name: "settings_file", position: 0 },
    unsafe: { when: "always" },
    does: unpickles,
    instead: "Keep the training data as JSON (`prepare_training(…, training_file)`) and train anew.",
    triggers: ["dedupe"],
    source: "https://github.com/dedupeio/dedupe (dedupe/api.py, StaticMatching: pickle.load)",
    checked: "2026-11-29",
    example: 'import dedupe\ndeduper = dedupe.StaticDedupe(open("learned_settings", "rb"))\n',
    safeExample: "import dedupe\ndeduper = dedupe.Dedupe(fields)\n",
  },
  {
    names: ["recbole.quick_start.load_data_and_model", "recbole.quick_start.quick_start.load_data_and_model"],
    family: "model",
    file: { name: "model_file", position: 0 },
    unsafe: { when: "below", since: [{ library: "torch", version: "2.6" }] },
    does: "unpickles {file} with its configuration, and the data set that this names, and a pickle runs whatever code it names",
    instead: ownFiles,
    triggers: ["recbole"],
    source:
      "https://github.com/RUCAIBox/RecBole (recbole/quick_start/quick_start.py: torch.load; data/utils.py: pickle.load)",
    checked: "2026-11-29",
    example: 'from recbole.quick_start import load_data_and_model\nloaded = load_data_and_model("BPR.pth")\n',
    safeExample: 'from recbole.quick_start import run_recbole\nrun_recbole(model="BPR")\n',
  },
  {
    names: [
      "llama_index.core.objects.SimpleObjectNodeMapping.from_persist_dir",
      "llama_index.core.objects.base_node_mapping.SimpleObjectNodeMapping.from_persist_dir",
      "llama_index.core.objects.ObjectIndex.from_persist_dir",
      "llama_index.objects.ObjectIndex.from_persist_dir",
    ],
    family: "model",
    file: { name: "persist_dir", position: 0 },
    unsafe: { when: "always" },
    does: "unpickles `object_node_mapping.pickle` in {file}, and a pickle runs whatever code it names while it is read",
    instead: "Build the mapping from the objects: `SimpleObjectNodeMapping.from_objects(…)`.",
    triggers: ["from_persist_dir"],
    source:
      "https://github.com/run-llama/llama_index (core/objects/base_node_mapping.py, from_persist_dir(): pickle.load)",
    checked: "2026-11-29",
    example:
      'from llama_index.core.objects import SimpleObjectNodeMapping\nmapping = SimpleObjectNodeMapping.from_persist_dir("storage")\n',
    safeExample:
      "from llama_index.core.objects import SimpleObjectNodeMapping\nmapping = SimpleObjectNodeMapping.from_objects(tools)\n",
  },
  {
    names: [
      "timm.models.load_checkpoint",
      "timm.models.load_state_dict",
      "timm.models.helpers.load_checkpoint",
      "timm.models.helpers.load_state_dict",
      "timm.models._helpers.load_checkpoint",
      "timm.models._helpers.load_state_dict",
    ],
    family: "model",
    file: { name: "checkpoint_path" },
    unsafe: {
      when: "not-true",
      parameter: weightsOnly,
      since: [{ library: "timm", version: "1.0.26" }],
    },
    does: "unpickles {file}, where it is no safetensors file, and a pickle runs whatever code it names",
    instead: "Use timm 1.0.26 or later and leave `weights_only` out, or keep the weights as safetensors.",
    triggers: ["timm"],
    source:
      "https://github.com/huggingface/pytorch-image-models (timm/models/_helpers.py, load_state_dict(); weights_only=True since the commit after 1.0.25)",
    checked: "2026-11-29",
    example:
      'from timm.models import load_checkpoint\nload_checkpoint(net, "last.pth.tar", weights_only=False)\n',
    safeExample:
      'from timm.models import load_checkpoint\nload_checkpoint(net, "last.pth.tar", weights_only=True)\n',
  },
  {
    names: [
      "huggingface_hub.load_state_dict_from_file",
      "huggingface_hub.serialization.load_state_dict_from_file",
    ],
    family: "model",
    file: { name: "checkpoint_file", position: 0 },
    unsafe: { when: "file-name", endings: [".bin", ".pt", ".pth", ".ckpt"] },
    unless: { name: "weights_only", position: 2 },
    does: "unpickles {file} (`weights_only` is false unless it is given), and a pickle runs whatever code it names",
    instead: "Write `weights_only=True`, or keep the weights as safetensors.",
    triggers: ["load_state_dict_from_file"],
    source:
      "https://github.com/huggingface/huggingface_hub (serialization/_torch.py, load_state_dict_from_file(): weights_only=False)",
    checked: "2026-11-29",
    example:
      'from huggingface_hub import load_state_dict_from_file\nstate = load_state_dict_from_file("pytorch_model.bin")\n',
    safeExample:
      'from huggingface_hub import load_state_dict_from_file\nstate = load_state_dict_from_file("pytorch_model.bin", weights_only=True)\n',
  },
  {
    names: ["NeuralNet", "NeuralNetClassifier", "NeuralNetBinaryClassifier", "NeuralNetRegressor"].flatMap(
      (name) => [`skorch.${name}.load_params`, `skorch.*.${name}.load_params`],
    ),
    family: "model",
    file: { name: "f_params", position: 0 },
    unsafe: { when: "below", since: [{ library: "skorch", version: "1.3" }] },
    unless: { name: "use_safetensors" },
    does: "unpickles {file} below skorch 1.3 with PyTorch below 2.6, and a pickle runs whatever code it names",
    instead: "Write `use_safetensors=True` when you save and load.",
    triggers: ["load_params"],
    source:
      "https://github.com/skorch-dev/skorch (skorch/net.py, load_params(): torch_load_kwargs, since 1.3.0)",
    checked: "2026-11-29",
    example: 'from skorch import NeuralNet\nnet = NeuralNet(Module)\nnet.load_params(f_params="net.pt")\n',
    safeExample:
      'from skorch import NeuralNet\nnet = NeuralNet(Module)\nnet.load_params(f_params="net.safetensors", use_safetensors=True)\n',
  },
  {
    names: [
      "sqlalchemy.ext.serializer.loads",
      "sqlalchemy.ext.serializer.Deserializer",
      "pyspark.serializers.CPickleSerializer.loads",
      "pyspark.serializers.PickleSerializer.loads",
      "pyspark.serializers.CloudPickleSerializer.loads",
      "pyspark.serializers.CPickleSerializer.load_stream",
      "pyspark.serializers.PickleSerializer.load_stream",
    ],
    family: "pickle",
    file: { name: "data", position: 0 },
    unsafe: { when: "always" },
    does: unpickles,
    instead: "Keep plain values as JSON, and rebuild queries and rows from them.",
    triggers: ["serializer"],
    source:
      "https://github.com/sqlalchemy/sqlalchemy (lib/sqlalchemy/ext/serializer.py); https://github.com/apache/spark (python/pyspark/serializers.py)",
    checked: "2026-11-29",
    example: "from sqlalchemy.ext.serializer import loads\nquery = loads(data, metadata)\n",
    safeExample: "from sqlalchemy.ext.serializer import dumps\ndata = dumps(query)\n",
  },
  {
    names: ["pytorch_lightning", "lightning.pytorch", "lightning_fabric", "lightning.fabric"].flatMap(
      (name) => [`${name}.utilities.cloud_io.load`, `${name}.utilities.cloud_io._load`],
    ),
    family: "torch",
    file: { name: "path_or_url", position: 0 },
    unsafe: {
      when: "not-true",
      parameter: { name: "weights_only", position: 2 },
      since: [{ library: "torch", version: "2.6" }],
    },
    severity: "warning",
    does: "unpickles {file}, and a pickle runs whatever code it names",
    instead: "Write `weights_only=True`, or keep the weights as safetensors.",
    triggers: ["cloud_io"],
    source:
      "https://github.com/Lightning-AI/pytorch-lightning (src/lightning/fabric/utilities/cloud_io.py, _load())",
    checked: "2026-11-29",
    example:
      'from lightning.fabric.utilities.cloud_io import _load\nstate = _load("last.ckpt", weights_only=False)\n',
    safeExample:
      'from lightning.fabric.utilities.cloud_io import _load\nstate = _load("last.ckpt", weights_only=True)\n',
  },
  {
    names: [
      "torch.distributed.checkpoint.format_utils.dcp_to_torch_save",
      "torch.distributed.checkpoint.format_utils.torch_save_to_dcp",
    ],
    family: "torch",
    unsafe: { when: "always" },
    severity: "information",
    does: "unpickles the checkpoint, or its metadata, and a pickle runs whatever code it names",
    instead: ownFiles,
    triggers: ["dcp_to_torch_save", "torch_save_to_dcp"],
    source:
      "https://github.com/pytorch/pytorch (torch/distributed/checkpoint/format_utils.py; filesystem.py, read_metadata(): pickle.load)",
    checked: "2026-11-29",
    example:
      'from torch.distributed.checkpoint.format_utils import dcp_to_torch_save\ndcp_to_torch_save("step-100", "model.pt")\n',
    safeExample:
      "from torch.distributed.checkpoint.format_utils import BroadcastingTorchSaveReader\nreader = BroadcastingTorchSaveReader()\n",
  },
];
