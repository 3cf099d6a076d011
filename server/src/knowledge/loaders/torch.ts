import type { Loader } from "./loader.ts";

/** The release whose `torch.load` reads only weights by default. Source: PyTorch 2.6 release notes. */
export const torchSafeDefault = { library: "torch", version: "2.6" } as const;

const weightsOnly = { name: "weights_only" };
const serialization = "https://docs.pytorch.org/docs/stable/generated/torch.load.html";

/** PyTorch's own loaders, where `weights_only` decides. */
export const torchLoaders: readonly Loader[] = [
  {
    names: ["torch.load", "torch.serialization.load"],
    family: "torch",
    file: { name: "f", position: 0 },
    unsafe: { when: "not-true", parameter: weightsOnly, since: [torchSafeDefault] },
    does: "unpickles {file}, and a pickle runs whatever code it names while it is read",
    instead: "Write `weights_only=True`.",
    triggers: ["torch"],
    source: serialization,
    checked: "2026-11-23",
    example: 'import torch\nstate = torch.load("model.pt", weights_only=False)\n',
    safeExample: 'import torch\nstate = torch.load("model.pt", weights_only=True)\n',
  },
  {
    names: [
      "torch.hub.load_state_dict_from_url",
      "torch.utils.model_zoo.load_url",
      "torchvision.models.utils.load_state_dict_from_url",
      "torchvision._internally_replaced_utils.load_state_dict_from_url",
    ],
    family: "torch",
    file: { name: "url", position: 0 },
    unsafe: { when: "not-true", parameter: { ...weightsOnly, position: 6 } },
    severity: "warning",
    does: "downloads {file} and unpickles it: `weights_only` is off by default here, in every release",
    instead: "Write `weights_only=True`, and `check_hash=True` where the file name ends in a hash.",
    triggers: ["load_state_dict_from_url", "model_zoo"],
    source: "https://docs.pytorch.org/docs/stable/model_zoo.html (weights_only=False)",
    checked: "2026-11-23",
    example:
      'import torch\nstate = torch.hub.load_state_dict_from_url("https://example.com/model-0123abcd.pth")\n',
    safeExample:
      'import torch\nstate = torch.hub.load_state_dict_from_url(\n    "https://example.com/model-0123abcd.pth", weights_only=True\n)\n',
  },
  {
    names: [
      "pytorch_lightning.*.load_from_checkpoint",
      "lightning.*.load_from_checkpoint",
      "lightning.pytorch.*.load_from_checkpoint",
      // Its models are Lightning modules: pytorch_forecasting/models/base/_base_model.py.
      "pytorch_forecasting.*.load_from_checkpoint",
    ],
    family: "torch",
    file: { name: "checkpoint_path", position: 0 },
    unsafe: {
      when: "not-true",
      // A checkpoint at a web address stays at `weights_only=False` in 2.6, too, where nothing is said.
      parameter: { ...weightsOnly, position: 4 },
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
      "https://github.com/Lightning-AI/pytorch-lightning (pytorch/core/module.py; fabric/utilities/cloud_io.py, _load(); CHANGELOG)",
    checked: "2026-11-23",
    example:
      'import lightning as L\n\n\nclass Net(L.LightningModule):\n    pass\n\n\nnet = Net.load_from_checkpoint("last.ckpt", weights_only=False)\n',
    safeExample:
      'import lightning as L\n\n\nclass Net(L.LightningModule):\n    pass\n\n\nnet = Net.load_from_checkpoint("last.ckpt", weights_only=True)\n',
  },
  {
    names: [
      "lightning.Fabric.load",
      "lightning.fabric.Fabric.load",
      "lightning.fabric.fabric.Fabric.load",
      "lightning_fabric.Fabric.load",
    ],
    family: "torch",
    file: { name: "path", position: 0 },
    unsafe: {
      when: "not-true",
      parameter: weightsOnly,
      since: [{ library: "lightning", version: "2.6" }],
    },
    severity: "warning",
    does: "unpickles {file}, and a pickle runs whatever code it names",
    instead:
      "With Lightning 2.6 or later write `weights_only=True`; before, load only checkpoints of your own.",
    triggers: ["Fabric", "fabric"],
    source:
      "https://github.com/Lightning-AI/pytorch-lightning (fabric/fabric.py, load(); fabric/utilities/cloud_io.py, _load())",
    checked: "2026-11-28",
    example: 'from lightning.fabric import Fabric\nstate = Fabric().load("last.ckpt", weights_only=False)\n',
    safeExample:
      'from lightning.fabric import Fabric\nstate = Fabric().load("last.ckpt", weights_only=True)\n',
  },
  {
    names: ["fit", "validate", "test", "predict"].flatMap((method) => [
      `lightning.Trainer.${method}`,
      `lightning.pytorch.Trainer.${method}`,
      `lightning.pytorch.trainer.Trainer.${method}`,
      `pytorch_lightning.Trainer.${method}`,
      `pytorch_lightning.trainer.Trainer.${method}`,
    ]),
    family: "torch",
    file: { name: "ckpt_path" },
    unsafe: { when: "false", parameter: weightsOnly },
    severity: "warning",
    does: "unpickles {file}, and a pickle runs whatever code it names",
    instead: "Write `weights_only=True`.",
    triggers: ["Trainer"],
    source:
      "https://github.com/Lightning-AI/pytorch-lightning (src/lightning/pytorch/trainer/trainer.py, fit(): weights_only)",
    checked: "2026-11-28",
    example: 'import lightning\nlightning.Trainer().fit(net, ckpt_path="last.ckpt", weights_only=False)\n',
    safeExample: 'import lightning\nlightning.Trainer().fit(net, ckpt_path="last.ckpt", weights_only=True)\n',
  },
  {
    names: ["TTS.utils.io.load_fsspec", "trainer.io.load_fsspec"],
    family: "torch",
    file: { name: "path", position: 0 },
    unsafe: { when: "not-true", parameter: weightsOnly, since: [torchSafeDefault] },
    severity: "warning",
    does: "unpickles {file} by `torch.load`, and a pickle runs whatever code it names",
    instead: "Hand it `weights_only=True`, which it passes on.",
    triggers: ["load_fsspec"],
    source: "coqui TTS 0.22: TTS/utils/io.py, load_fsspec(**kwargs of torch.load)",
    checked: "2026-11-28",
    example: 'from TTS.utils.io import load_fsspec\nstate = load_fsspec("model.pth")\n',
    safeExample:
      'from TTS.utils.io import load_fsspec\nstate = load_fsspec("model.pth", weights_only=True)\n',
  },
  {
    names: ["torch.package.PackageImporter"],
    family: "torch",
    file: { name: "file_or_buffer", position: 0 },
    unsafe: { when: "always" },
    severity: "warning",
    does: "imports Python modules out of {file}: the package brings its own code, and that code runs",
    instead: "Use it only for packages that you built; hand weights on as safetensors.",
    triggers: ["PackageImporter"],
    source: "torch/package/package_importer.py, PackageImporter",
    checked: "2026-11-23",
    example: 'from torch.package import PackageImporter\npackage = PackageImporter("model.pt")\n',
    safeExample: 'from safetensors.torch import load_file\nstate = load_file("model.safetensors")\n',
  },
  {
    names: ["torch.export.load", "torch._export.serde.serialize.deserialize_torch_artifact"],
    family: "torch",
    file: { name: "f", position: 0 },
    unsafe: { when: "always" },
    severity: "information",
    does: "falls back to `weights_only=False` where parts of {file} are more than tensors, so a changed file can run code",
    instead: "Load only programs that you exported.",
    triggers: ["torch.export", "torch"],
    source: "torch/_export/serde/serialize.py, deserialize_torch_artifact()",
    checked: "2026-11-23",
    example: 'import torch\nprogram = torch.export.load("program.pt2")\n',
    safeExample: 'import torch\ntorch.export.save(program, "program.pt2")\n',
  },
  {
    names: [
      "torch.distributed.checkpoint.load",
      "torch.distributed.checkpoint.load_state_dict",
      "torch.distributed.checkpoint.FileSystemReader",
      "torch.distributed.checkpoint.state_dict_loader.load",
    ],
    family: "torch",
    unsafe: { when: "always" },
    severity: "information",
    does: "unpickles the `.metadata` file of the checkpoint, and a pickle runs whatever code it names",
    instead: "Load only checkpoints of your own runs; hand weights on as safetensors.",
    triggers: ["distributed.checkpoint", "distributed import checkpoint"],
    source: "torch/distributed/checkpoint/filesystem.py, FileSystemReader.read_metadata(): pickle.load",
    checked: "2026-11-23",
    example: 'import torch.distributed.checkpoint as dcp\ndcp.load(state, checkpoint_id="checkpoints/1")\n',
    safeExample:
      'import torch.distributed.checkpoint as dcp\ndcp.save(state, checkpoint_id="checkpoints/1")\n',
  },
  {
    names: ["torch.jit.load", "torch.jit._serialization.load"],
    family: "torch",
    file: { name: "f", position: 0 },
    unsafe: { when: "always" },
    severity: "information",
    does: "loads a TorchScript program from {file}: its code runs with this process's rights when the model is called",
    instead: "Load only programs that you scripted; hand weights on as safetensors.",
    triggers: ["torch"],
    source: "https://github.com/pytorch/pytorch/blob/main/SECURITY.md (models are programs)",
    checked: "2026-11-23",
    example: 'import torch\nmodel = torch.jit.load("model.ts")\n',
    safeExample: "import torch\nmodel = torch.jit.script(net)\n",
  },
  {
    names: [
      "fairseq.checkpoint_utils.load_checkpoint_to_cpu",
      "fairseq.checkpoint_utils.load_model_ensemble",
      "fairseq.checkpoint_utils.load_model_ensemble_and_task",
      "flair.models.*.load",
      "flair.nn.Model.load",
    ],
    family: "torch",
    unsafe: { when: "always" },
    severity: "warning",
    does: "unpickles the whole checkpoint, and a pickle runs whatever code it names",
    instead: "Load only checkpoints whose origin you know; convert them to safetensors once, in a sandbox.",
    triggers: ["fairseq", "flair"],
    source: "torch.load(…, weights_only=False) in fairseq/checkpoint_utils.py, flair/file_utils.py",
    checked: "2026-11-23",
    example:
      'from fairseq import checkpoint_utils\nmodels = checkpoint_utils.load_model_ensemble_and_task(["model.pt"])\n',
    safeExample: 'from safetensors.torch import load_file\nstate = load_file("model.safetensors")\n',
  },
  {
    names: ["torch.storage._load_from_bytes"],
    family: "torch",
    file: { name: "b", position: 0 },
    unsafe: { when: "always" },
    severity: "warning",
    does: "unpickles {file} with `weights_only=False`, and a pickle runs whatever code it names",
    instead: "Write `torch.load(io.BytesIO(data), weights_only=True)`.",
    triggers: ["_load_from_bytes"],
    source: "torch/storage.py, _load_from_bytes(): torch.load(io.BytesIO(b), weights_only=False)",
    checked: "2026-11-28",
    example: "import torch\nstorage = torch.storage._load_from_bytes(data)\n",
    safeExample: "import torch, io\nstorage = torch.load(io.BytesIO(data), weights_only=True)\n",
  },
  {
    names: [
      "deepspeed.utils.zero_to_fp32.get_fp32_state_dict_from_zero_checkpoint",
      "deepspeed.utils.zero_to_fp32.load_state_dict_from_zero_checkpoint",
      "deepspeed.utils.zero_to_fp32.convert_zero_checkpoint_to_fp32_state_dict",
    ],
    family: "torch",
    unsafe: { when: "always" },
    severity: "warning",
    does: "unpickles the parts of the checkpoint with `weights_only=False`, and a pickle runs whatever code it names",
    instead: "Convert only checkpoints of your own runs, and hand the result on as safetensors.",
    triggers: ["zero_to_fp32"],
    source: "deepspeed/utils/zero_to_fp32.py: torch.load(f, map_location=device, weights_only=False)",
    checked: "2026-11-28",
    example:
      'from deepspeed.utils.zero_to_fp32 import get_fp32_state_dict_from_zero_checkpoint\nstate = get_fp32_state_dict_from_zero_checkpoint("run")\n',
    safeExample: 'from safetensors.torch import load_file\nstate = load_file("model.safetensors")\n',
  },
  {
    // The checkpoints are left to `torch.load` as it is by default, careful from 2.6 on. With every release
    // detectron2 unpickles `.pkl`, and dgl what it is given.
    names: [
      "detectron2.checkpoint.DetectionCheckpointer.load",
      "fvcore.common.checkpoint.Checkpointer.load",
      "allennlp.models.archival.load_archive",
      "dgl.data.utils.load_info",
    ],
    family: "torch",
    file: { name: "path", position: 0 },
    unsafe: { when: "always" },
    severity: "warning",
    does: "unpickles the whole checkpoint, and a pickle runs whatever code it names",
    instead: "Load only checkpoints whose origin you know; convert them to safetensors once, in a sandbox.",
    triggers: ["detectron2", "fvcore", "dgl", "allennlp"],
    source:
      "detectron2/checkpoint/detection_checkpoint.py, fvcore/common/checkpoint.py, allennlp/nn/util.py, dgl/data/utils.py",
    checked: "2026-11-23",
    example:
      'from fvcore.common.checkpoint import Checkpointer\nstate = Checkpointer(model).load("model.pth")\n',
    safeExample: 'from safetensors.torch import load_file\nstate = load_file("model.safetensors")\n',
  },
  {
    names: [
      "mmengine.runner.load_checkpoint",
      "mmengine.runner.checkpoint.load_checkpoint",
      "mmcv.runner.load_checkpoint",
      "mmcv.runner.checkpoint.load_checkpoint",
    ],
    family: "torch",
    file: { name: "filename", position: 1 },
    unsafe: { when: "always" },
    severity: "warning",
    does: "unpickles the whole checkpoint, and a pickle runs whatever code it names",
    instead: "Load only checkpoints whose origin you know; convert them to safetensors once, in a sandbox.",
    triggers: ["mmengine", "mmcv"],
    source:
      "mmengine/runner/checkpoint.py, load_checkpoint(model, filename, …): torch.load(…, weights_only=False); mmcv/runner/checkpoint.py (1.x)",
    checked: "2026-11-29",
    example: 'from mmengine.runner import load_checkpoint\nload_checkpoint(model, "epoch_12.pth")\n',
    safeExample: 'from safetensors.torch import load_file\nstate = load_file("model.safetensors")\n',
  },
];
