"""Libraries for robots, graphs, sound and search, and libraries that trust code without a word."""
import compress_fasttext
import robomimic.utils.file_utils as file_utils
from anomalib.models import Patchcore
from asteroid.models import ConvTasNet
from awq import AutoAWQForCausalLM
from chemprop.models import MPNN
from deepchecks.core import SuiteResult
from docarray import DocList
from fastchat.model import load_model
from llmcompressor import oneshot
from mmdet.apis import DetInferencer
from parallel_wavegan.utils import load_model as load_vocoder
from petastorm import make_reader
from pykeen.triples import TriplesFactory
from retriv import SearchEngine
from rfdetr import RFDETRBase
from rsl_rl.runners import OnPolicyRunner
from sahi import AutoDetectionModel
from skrl.agents.torch.ppo import PPO
from streaming import StreamingDataset
from super_gradients.training import models
from torch_geometric.io import fs
from torchdrug import core
from torchgeo.trainers import SemanticSegmentationTask
from transformers import AutoModel

data = b""
runner = OnPolicyRunner("env", {})
agent = PPO(models={}, memory=None)
engine = core.Engine("task", "train", "valid", "test", "optimizer")

a1 = SemanticSegmentationTask.load_from_checkpoint("last.ckpt")  # expect: torch-load "`last.ckpt`"
a2 = Patchcore.load_from_checkpoint("last.ckpt", weights_only=True)
a3 = MPNN.load_from_file("mpnn.pt")  # expect: unsafe-model-load "weights_only=False"
a4 = MPNN.load_from_checkpoint("mpnn.ckpt")  # expect: unsafe-model-load "weights_only=False"
a5 = runner.load("model_1.pt")  # expect: unsafe-model-load "weights_only=False"
a6 = agent.load("agent.pt")  # expect: unsafe-model-load "weights_only=False"
a7 = file_utils.policy_from_checkpoint(ckpt_path="policy.pth")  # expect: unsafe-model-load "weights_only=False"
a8 = TriplesFactory.from_path_binary("triples")  # expect: unsafe-model-load "`triples`"
a9 = TriplesFactory.from_path("triples.tsv")
a10 = RFDETRBase(pretrain_weights="best.pth")  # expect: unsafe-model-load "`best.pth`"
a11 = RFDETRBase(resolution=560)
a12 = DetInferencer("rtmdet.py", "rtmdet.pth")  # expect: unsafe-model-load "`rtmdet.pth`"
a13 = DetInferencer("rtmdet-s")
a14 = models.get("yolo_nas_s", checkpoint_path="best.pth")  # expect: unsafe-model-load "`best.pth`"
a15 = models.get("yolo_nas_s", num_classes=3)
a16 = ConvTasNet.from_pretrained("best_model.pth")  # expect: unsafe-model-load "`best_model.pth`"
a17 = load_vocoder("checkpoint.pkl")  # expect: unsafe-model-load "`checkpoint.pkl`"
a18 = engine.load("model.pth")  # expect: unsafe-model-load "`model.pth`"
a19 = fs.torch_load("graph.pt")  # expect: unsafe-model-load "falls back"
a20 = SearchEngine.load("papers")  # expect: unsafe-model-load "beside vectors"
a21 = compress_fasttext.models.CompressedFastTextKeyedVectors.load("cc.bin")  # expect: unsafe-model-load "beside vectors"
a22 = DocList.from_bytes(data, protocol="pickle")  # expect: pickle-load "unpickles"
a23 = DocList.from_bytes(data)
a24 = StreamingDataset(remote="s3://acme/rows", allow_unsafe_types=True)  # expect: pickle-load "columns"
a25 = StreamingDataset(local="rows")
a26 = SuiteResult.from_json("{}")  # expect: pickle-load "jsonpickle"
a27 = make_reader("file:///rows")

b1 = AutoAWQForCausalLM.from_pretrained("./tuned")
b2 = AutoAWQForCausalLM.from_quantized("acme/b2", trust_remote_code=False)  # expect: unpinned-model "acme/b2"
b3 = AutoAWQForCausalLM.from_quantized("acme/b3")  # expect: remote-code "is true here"
b4 = load_model("acme/b4")  # expect: remote-code "is written inside"
b5 = load_model("/models/vicuna")
b6 = oneshot(model="acme/b6", trust_remote_code_model=True)  # expect: dangerous-deserialization "Python files"
b7 = oneshot(model="./tuned", trust_remote_code_model=False)

c1 = AutoModel.from_pretrained("./net", weights_only=False)  # expect: unsafe-model-load "`./net`"
c2 = AutoModel.from_pretrained("./net", weights_only=True)
c3 = AutoModel.from_pretrained("./net")
c4 = AutoDetectionModel.from_pretrained(model_type="ultralytics", model_path="best.pt")  # expect: unsafe-model-load "`best.pt`"
c5 = AutoDetectionModel.from_pretrained(model_type="yolo11onnx", model_path="best.onnx")
