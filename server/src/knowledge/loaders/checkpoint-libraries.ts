import type { LibraryVersion, Loader } from "./loader.ts";

const own = "Load only checkpoints whose origin you know; convert them to safetensors once, in a sandbox.";
const unpickles = "unpickles {file}, and a pickle runs whatever code it names while it is read";
const unchecked = "unpickles {file} with `weights_only=False`, and a pickle runs whatever code it names";

/** `torch.load` takes weights only since this release, where a library hands it nothing but the file. */
const torchDefault: readonly LibraryVersion[] = [{ library: "torch", version: "2.6" }];

/** What ends so is a file of one's own, and no name of a model that the library downloads. */
const checkpoints = [".pt", ".pth", ".bin", ".ckpt", ".tar", ".model"];

/** Modules of Lightning in other libraries: their checkpoints are Lightning's. */
const lightningLibraries = ["torchgeo.trainers", "anomalib.models", "pl_bolts", "terratorch", "lightly"];

/** Libraries for robots, graphs, sound and search that unpickle checkpoints, indexes and results. */
export const checkpointLoaders: readonly Loader[] = [
  {
    names: lightningLibraries.map((library) => `${library}.*.load_from_checkpoint`),
    family: "torch",
    file: { name: "checkpoint_path", position: 0 },
    unsafe: {
      when: "not-true",
      parameter: { name: "weights_only", position: 4 },
      since: [
        { library: "lightning", version: "2.6" },
        { library: "pytorch-lightning", version: "2.6" },
      ],
    },
    severity: "warning",
    does: "unpickles {file}, hyperparameters included, and a pickle runs whatever code it names",
    instead:
      "With Lightning 2.6 or later write `weights_only=True`; before, load only checkpoints of your own.",
    triggers: ["load_from_checkpoint"],
    source:
      "https://github.com/torchgeo/torchgeo (torchgeo/trainers/base.py); anomalib/models/components/base: LightningModule each",
    checked: "2026-11-29",
    example:
      'from torchgeo.trainers import SemanticSegmentationTask\ntask = SemanticSegmentationTask.load_from_checkpoint("last.ckpt")\n',
    safeExample:
      'from torchgeo.trainers import SemanticSegmentationTask\ntask = SemanticSegmentationTask.load_from_checkpoint("last.ckpt", weights_only=True)\n',
  },
  {
    names: [
      "chemprop.models.*.load_from_checkpoint",
      "chemprop.models.*.load_from_file",
      "rsl_rl.runners.*.load",
      "skrl.agents.*.load",
      "robomimic.utils.file_utils.policy_from_checkpoint",
      "robomimic.utils.file_utils.load_dict_from_checkpoint",
      "robomimic.utils.file_utils.maybe_dict_from_checkpoint",
    ],
    family: "model",
    unsafe: { when: "always" },
    does: "unpickles the checkpoint with `weights_only=False`, and a pickle runs whatever code it names",
    instead: own,
    triggers: ["chemprop", "rsl_rl", "skrl", "robomimic"],
    source:
      "https://github.com/chemprop/chemprop (chemprop/models/model.py); rsl_rl/runners/on_policy_runner.py; skrl/agents/torch/base.py; robomimic/utils/file_utils.py: weights_only=False",
    checked: "2026-11-29",
    example: 'from chemprop.models import MPNN\nnet = MPNN.load_from_file("mpnn.pt")\n',
    safeExample: "from chemprop.models import MPNN\nnet = MPNN(passing, aggregation, predictor)\n",
  },
  {
    names: ["pykeen.triples.TriplesFactory.from_path_binary", "pykeen.triples.*.from_path_binary"],
    family: "model",
    file: { name: "path", position: 0 },
    unsafe: { when: "always" },
    does: unchecked,
    instead: "Keep triples as text: `TriplesFactory.from_path(…)`.",
    triggers: ["from_path_binary"],
    source: "https://github.com/pykeen/pykeen (src/pykeen/triples/triples_factory.py, from_path_binary())",
    checked: "2026-11-29",
    example:
      'from pykeen.triples import TriplesFactory\ntriples = TriplesFactory.from_path_binary("triples")\n',
    safeExample:
      'from pykeen.triples import TriplesFactory\ntriples = TriplesFactory.from_path("triples.tsv")\n',
  },
  {
    names: ["RFDETRBase", "RFDETRLarge", "RFDETRNano", "RFDETRSmall", "RFDETRMedium"].map(
      (name) => `rfdetr.${name}`,
    ),
    family: "model",
    file: { name: "pretrain_weights" },
    unsafe: { when: "given", parameter: { name: "pretrain_weights" } },
    does: unchecked,
    instead: own,
    triggers: ["pretrain_weights"],
    source: "https://github.com/roboflow/rf-detr (rfdetr/main.py: weights_only=False)",
    checked: "2026-11-29",
    example: 'from rfdetr import RFDETRBase\nnet = RFDETRBase(pretrain_weights="best.pth")\n',
    safeExample: "from rfdetr import RFDETRBase\nnet = RFDETRBase(pretrain_weights=None)\n",
  },
  {
    names: ["mmdet.apis", "mmseg.apis", "mmpose.apis", "mmocr.apis", "mmdet3d.apis", "mmpretrain"].map(
      (library) => `${library}.*Inferencer`,
    ),
    family: "model",
    file: { name: "weights", position: 1 },
    unsafe: { when: "given", parameter: { name: "weights", position: 1 } },
    does: "unpickles {file} with `weights_only=False`, and runs the configuration as Python",
    instead: own,
    triggers: ["Inferencer"],
    source: "https://github.com/open-mmlab/mmengine (mmengine/infer/infer.py; runner/checkpoint.py)",
    checked: "2026-11-29",
    example: 'from mmdet.apis import DetInferencer\ninferencer = DetInferencer("rtmdet.py", "rtmdet.pth")\n',
    safeExample: 'from mmdet.apis import DetInferencer\ninferencer = DetInferencer("rtmdet-s")\n',
  },
  {
    names: ["super_gradients.training.models.get", "super_gradients.training.models.model_factory.get"],
    family: "model",
    file: { name: "checkpoint_path", position: 4 },
    unsafe: { when: "given", parameter: { name: "checkpoint_path", position: 4 }, since: torchDefault },
    does: unpickles,
    instead: own,
    triggers: ["super_gradients"],
    source:
      "https://github.com/Deci-AI/super-gradients (training/models/model_factory.py, get(); training/utils/checkpoint_utils.py: a bare torch.load)",
    checked: "2026-11-29",
    example:
      'from super_gradients.training import models\nnet = models.get("yolo_nas_s", checkpoint_path="best.pth")\n',
    safeExample:
      'from super_gradients.training import models\nnet = models.get("yolo_nas_s", num_classes=3)\n',
  },
  {
    names: ["asteroid.models.*.from_pretrained", "parallel_wavegan.utils.load_model"],
    family: "model",
    file: { name: "pretrained_model_conf_or_path", position: 0 },
    unsafe: { when: "file-name", endings: [...checkpoints, ".pkl"], since: torchDefault },
    does: unpickles,
    instead: own,
    triggers: ["asteroid", "parallel_wavegan"],
    source:
      "https://github.com/asteroid-team/asteroid (asteroid/models/base_models.py, from_pretrained()); parallel_wavegan/utils/utils.py, load_model(): a bare torch.load",
    checked: "2026-11-29",
    example: 'from asteroid.models import ConvTasNet\nnet = ConvTasNet.from_pretrained("best_model.pth")\n',
    safeExample: "from asteroid.models import ConvTasNet\nnet = ConvTasNet(n_src=2)\n",
  },
  {
    names: ["torchdrug.core.Engine.load", "torchdrug.core.engine.Engine.load"],
    family: "model",
    file: { name: "checkpoint", position: 0 },
    unsafe: { when: "below", since: torchDefault },
    does: unpickles,
    instead: own,
    triggers: ["torchdrug"],
    source:
      "https://github.com/DeepGraphLearning/torchdrug (torchdrug/core/engine.py, load(): a bare torch.load)",
    checked: "2026-11-29",
    example:
      'from torchdrug import core\nengine = core.Engine(task, *sets, optimizer)\nengine.load("model.pth")\n',
    safeExample: "from torchdrug import core\nengine = core.Engine(task, *sets, optimizer)\n",
  },
  {
    names: ["torch_geometric.io.fs.torch_load"],
    family: "model",
    file: { name: "path", position: 0 },
    unsafe: { when: "always" },
    severity: "information",
    does: "falls back to `weights_only=False` where {file} holds more than tensors, so a changed file can run code",
    instead: "Write `torch.load(path, weights_only=True)`.",
    triggers: ["torch_geometric"],
    source: "https://github.com/pyg-team/pytorch_geometric (torch_geometric/io/fs.py, torch_load())",
    checked: "2026-11-29",
    example: 'from torch_geometric.io import fs\ndata = fs.torch_load("graph.pt")\n',
    safeExample: 'from torch_geometric.io import fs\nfiles = fs.ls("graphs")\n',
  },
  {
    names: [
      "compress_fasttext.models.CompressedFastTextKeyedVectors.load",
      "compress_fasttext.CompressedFastTextKeyedVectors.load",
      "retriv.SearchEngine.load",
      "retriv.SparseRetriever.load",
      "retriv.DenseRetriever.load",
      "retriv.HybridRetriever.load",
    ],
    family: "model",
    unsafe: { when: "always" },
    does: "unpickles what the files hold beside vectors, and a pickle runs whatever code it names",
    instead: "Load only what this project saved itself, from a place that nobody else can write to.",
    triggers: ["compress_fasttext", "retriv"],
    source:
      "https://github.com/AmenRa/retriv (retriv/sparse_retriever/sparse_retriever.py, load(): allow_pickle=True); compress_fasttext: gensim's SaveLoad",
    checked: "2026-11-29",
    example: 'from retriv import SearchEngine\nengine = SearchEngine.load("papers")\n',
    safeExample: 'from retriv import SearchEngine\nengine = SearchEngine("papers")\n',
  },
  {
    names: ["docarray.DocList", "docarray.DocVec", "docarray.BaseDoc", "docarray.DocumentArray"].flatMap(
      (name) => ["from_bytes", "from_base64", "load_binary"].map((method) => `${name}.${method}`),
    ),
    family: "pickle",
    file: { name: "data", position: 0 },
    unsafe: {
      when: "holds",
      parameter: { name: "protocol", position: 1 },
      texts: ["pickle", "pickle-array"],
    },
    does: unpickles,
    instead: "Keep documents with the protocol `protobuf`, which is the default.",
    triggers: ["docarray"],
    source:
      "https://github.com/docarray/docarray (docarray/array/doc_list/io.py; docarray/base_doc/mixins/io.py, from_bytes(): pickle.loads)",
    checked: "2026-11-29",
    example: 'from docarray import DocList\ndocuments = DocList.from_bytes(data, protocol="pickle-array")\n',
    safeExample:
      'from docarray import DocList\ndocuments = DocList.from_bytes(data, protocol="protobuf-array")\n',
  },
  {
    names: [
      "streaming.StreamingDataset",
      "streaming.base.StreamingDataset",
      "streaming.base.dataset.StreamingDataset",
    ],
    family: "pickle",
    file: { name: "remote" },
    unsafe: { when: "true", parameter: { name: "allow_unsafe_types" } },
    does: "unpickles the columns of the shards that are pickles, so whoever can write to the store can run code here",
    instead: "Leave `allow_unsafe_types` out, and write the columns in another encoding.",
    triggers: ["allow_unsafe_types"],
    source:
      "https://github.com/mosaicml/streaming (streaming/base/dataset.py; format/mds/encodings.py: pickle.loads)",
    checked: "2026-11-29",
    example:
      'from streaming import StreamingDataset\nrows = StreamingDataset(remote="s3://acme/rows", allow_unsafe_types=True)\n',
    safeExample:
      'from streaming import StreamingDataset\nrows = StreamingDataset(remote="s3://acme/rows", allow_unsafe_types=False)\n',
  },
  {
    names: [
      "deepchecks.core.SuiteResult.from_json",
      "deepchecks.core.suite.SuiteResult.from_json",
      "deepchecks.core.CheckResultJson",
      "deepchecks.core.check_result.BaseCheckResult.from_json",
    ],
    family: "pickle",
    file: { name: "json_res", position: 0 },
    unsafe: { when: "always" },
    does: "reads {file} with jsonpickle, which creates whatever objects and calls whatever functions it names",
    instead: "Load only results of your own runs.",
    triggers: ["deepchecks"],
    source:
      "https://github.com/deepchecks/deepchecks (deepchecks/core/check_result.py; check_json.py: jsonpickle.loads)",
    checked: "2026-11-29",
    example: "from deepchecks.core import SuiteResult\nresult = SuiteResult.from_json(text)\n",
    safeExample: "from deepchecks.core import SuiteResult\nresult = SuiteResult(name, results)\n",
  },
  {
    names: [
      "llmcompressor.oneshot",
      "llmcompressor.entrypoints.oneshot",
      "llmcompressor.transformers.oneshot",
    ],
    family: "dangerous-flag",
    unsafe: { when: "true", parameter: { name: "trust_remote_code_model" } },
    does: "runs the Python files of the model's repository, whatever its owner published last",
    instead:
      "Leave `trust_remote_code_model` out, or read that code and load the model at a fixed revision first.",
    triggers: ["trust_remote_code_model"],
    source:
      "https://github.com/vllm-project/llm-compressor (src/llmcompressor/entrypoints/oneshot.py, utils.py)",
    checked: "2026-11-29",
    example: 'from llmcompressor import oneshot\noneshot(model="acme/net", trust_remote_code_model=True)\n',
    safeExample:
      'from llmcompressor import oneshot\noneshot(model="acme/net", trust_remote_code_model=False)\n',
  },
  {
    names: ["transformers.*.from_pretrained"],
    family: "model",
    file: { name: "pretrained_model_name_or_path", position: 0 },
    unsafe: { when: "false", parameter: { name: "weights_only" } },
    does: "unpickles the weights of {file} where they are no safetensors, and a pickle runs whatever code it names",
    instead: "Leave `weights_only` out: it is true by default.",
    triggers: ["weights_only"],
    source:
      'https://github.com/huggingface/transformers (src/transformers/modeling_utils.py, from_pretrained(): kwargs.pop("weights_only", True))',
    checked: "2026-11-29",
    example:
      'from transformers import AutoModel\nnet = AutoModel.from_pretrained("./net", weights_only=False)\n',
    safeExample:
      'from transformers import AutoModel\nnet = AutoModel.from_pretrained("./net", weights_only=True)\n',
  },
  {
    names: ["sahi.AutoDetectionModel.from_pretrained", "sahi.auto_model.AutoDetectionModel.from_pretrained"],
    family: "model",
    file: { name: "model_path" },
    unsafe: { when: "file-name", endings: [".pt", ".pth"] },
    severity: "information",
    does: "hands {file} to the library that it was trained with, which unpickles the whole model",
    instead: "Load only checkpoints whose origin you know, or an exported ONNX file.",
    triggers: ["sahi"],
    source: "https://github.com/obss/sahi (sahi/models/ultralytics.py, load_model(): YOLO(self.model_path))",
    checked: "2026-11-29",
    example:
      'from sahi import AutoDetectionModel\nnet = AutoDetectionModel.from_pretrained(model_type="ultralytics", model_path="best.pt")\n',
    safeExample:
      'from sahi import AutoDetectionModel\nnet = AutoDetectionModel.from_pretrained(model_type="yolo11onnx", model_path="best.onnx")\n',
  },
];
