"""Libraries that unpickle under names of their own, and what they offer beside it."""
import celltypist.models
import clip
import dalex
import deepface
import hummingbird.ml
import hyperopt
import igraph
import jittor
import lightning as L
import megengine
import nevergrad
import numcodecs
import oneflow
import open_clip
import shapash
import skopt
import timm
import vectorbt as vbt
import yolov5
from anomalib.deploy import TorchInferencer
from chgnet.model import CHGNet
from cleanlab import Datalab
from comet_ml.integration.pytorch import load_model as load_comet_model
from cornac.models import MF
from darts.models import TCNModel
from demucs.pretrained import get_model
from demucs.states import load_model as load_demucs
from detectron2.config import LazyConfig
from espnet2.bin.asr_inference import Speech2Text
from explainerdashboard import ClassifierExplainer
from fairchem.core.units.mlip_unit import load_predict_unit
from garage.experiment import Snapshotter
from gfpgan import GFPGANer
from gluonts.core import serde
from groundingdino.util.inference import load_image
from groundingdino.util.inference import load_model as load_groundingdino
from mace.calculators import MACECalculator
from mlforecast import MLForecast
from neuralprophet import load as load_prophet
from omnixai.explainers.tabular import TabularExplainer
from prophet.serialize import model_from_json as prophet_from_json
from pyannote.audio import Pipeline
from pydantic import BaseModel
from pytorch_lightning import Trainer
from pytorch_tabular import TabularModel
from realesrgan import RealESRGANer
from rectools.models import load_model as load_recommender
from setfit import SetFitModel
from sktime.forecasting.naive import NaiveForecaster
from stable_baselines3 import SAC
from statsforecast import StatsForecast
from torchreid.utils import load_checkpoint
from trax import layers
from TTS.api import TTS
from whoosh import index
from wikipedia2vec import Wikipedia2Vec
from zenml.materializers.cloudpickle_materializer import CloudpickleMaterializer


class Row(BaseModel):
    a: int


stream = open("explainer.pkl", "rb")
agent = SAC("MlpPolicy", "CartPole-v1")
trainer = L.Trainer()
net = layers.Serial()

a1 = NaiveForecaster.load_from_path("model.zip")  # expect: unsafe-model-load "`model.zip`"
a2 = TCNModel.load_from_checkpoint("runs", best=True)  # expect: unsafe-model-load "weights_only=False"
a3 = load_prophet("sales.np")  # expect: unsafe-model-load "`sales.np`"
a4 = MLForecast.load("saved")  # expect: unsafe-model-load "`saved`"
a5 = StatsForecast.load("saved")  # expect: unsafe-model-load "`saved`"
a6 = TabularModel.load_model("saved")  # expect: unsafe-model-load "unpickles"
a7 = nevergrad.optimizers.NGOpt.load("optimizer.pkl")  # expect: unsafe-model-load "unpickles"
a8 = Datalab.load("lab")  # expect: unsafe-model-load "unpickles"
a9 = celltypist.models.Model.load("cells.pkl")  # expect: unsafe-model-load "unpickles"
a10 = skopt.load("result.pkl")  # expect: pickle-load "`result.pkl`"
a11 = hyperopt.fmin(len, [], trials_save_file="trials.pkl")  # expect: pickle-load "`trials.pkl`"
a12 = hyperopt.fmin(len, [], max_evals=9)
a13 = load_recommender("als.pkl")  # expect: unsafe-model-load "unpickles"
a14 = MF.load("saved")  # expect: unsafe-model-load "unpickles"
a15 = vbt.Portfolio.load("portfolio.pkl")  # expect: unsafe-model-load "dill"
a16 = net.init_from_file("model.pkl.gz")  # expect: unsafe-model-load "unpickles"
a17 = agent.load_replay_buffer("buffer.pkl")  # expect: unsafe-model-load "`buffer.pkl`"
a18 = serde.load_json(stream.read())  # expect: unsafe-model-load "whatever objects"
a19 = prophet_from_json(stream.read())

b1 = dalex.Explainer.load(stream)  # expect: pickle-load "unpickles"
b2 = shapash.SmartExplainer.load("explainer.pkl")  # expect: pickle-load "`explainer.pkl`"
b3 = ClassifierExplainer.from_file("explainer.joblib")  # expect: pickle-load "`explainer.joblib`"
b4 = TabularExplainer.load("explainer")  # expect: pickle-load "dill"
b5 = igraph.Graph.Read_Pickle("graph.pkl")  # expect: pickle-load "`graph.pkl`"
b6 = igraph.Graph.Read_GraphML("graph.graphml")
b7 = index.open_dir("index")  # expect: pickle-load "schema"
b8 = index.create_in("index", None)
b9 = Wikipedia2Vec.load("enwiki.pkl")  # expect: pickle-load "joblib"
b10 = Wikipedia2Vec.load_text("enwiki.txt")
b11 = deepface.DeepFace.find("face.jpg", db_path="faces")  # expect: pickle-load "`faces`"
b12 = deepface.DeepFace.verify("face.jpg", "other.jpg")
b13 = numcodecs.Pickle()  # expect: pickle-load "each chunk"
b14 = numcodecs.JSON()
b15 = CloudpickleMaterializer("store").load(dict)  # expect: pickle-load "cloudpickle"
b16 = Row.parse_raw(b"", proto="pickle", allow_pickle=True)  # expect: pickle-load "unpickles"
b17 = Row.parse_raw(b"{}")
b18 = Row.model_validate_json("{}")

c1 = SetFitModel.from_pretrained("./topics")  # expect: unsafe-model-load "model_head.pkl"
c2 = timm.create_model("resnet50", checkpoint_path="last.pth.tar")  # expect: unsafe-model-load "`last.pth.tar`"
c3 = timm.create_model("resnet50", checkpoint_path="", num_classes=3)
c4 = timm.models.load_checkpoint(c3, "last.pth.tar")  # expect: unsafe-model-load "before 1.0.26"
c5 = open_clip.create_model("ViT-B-32", "last.pt", weights_only=False)  # expect: unsafe-model-load "unpickles"
c6 = clip.load("tuned.pt")  # expect: unsafe-model-load "TorchScript"
c7 = clip.load("ViT-B/32")
c8 = load_groundingdino("config.py", "groundingdino.pth")  # expect: unsafe-model-load "imports the configuration"
c9 = load_image("room.jpg")
c10 = LazyConfig.load("mask_rcnn.py")  # expect: native-code-load "`mask_rcnn.py`"
c11 = TTS(model_path="voice.pth", config_path="config.json")  # expect: unsafe-model-load "`voice.pth`"
c12 = TTS("tts_models/de/thorsten/vits")  # expect: unpinned-model "tts_models"
c13 = GFPGANer(model_path="gfpgan.pth")  # expect: unsafe-model-load "`gfpgan.pth`"
c14 = RealESRGANer(4, "x4plus.pth")  # expect: unsafe-model-load "`x4plus.pth`"
c15 = load_checkpoint("osnet.pth.tar")  # expect: unsafe-model-load "unpickles"
c16 = yolov5.load("best.pt")  # expect: unsafe-model-load "`best.pt`"
c17 = MACECalculator(model_paths="tuned.model")  # expect: unsafe-model-load "`tuned.model`"
c18 = MACECalculator(models=[net])
c19 = CHGNet.from_file("tuned.pth.tar")  # expect: unsafe-model-load "`tuned.pth.tar`"
c20 = CHGNet.load()
c21 = load_predict_unit("uma.pt")  # expect: unsafe-model-load "`uma.pt`"
c22 = TorchInferencer(path="patchcore.pt")  # expect: unsafe-model-load "`patchcore.pt`"
c23 = load_demucs("htdemucs.th")  # expect: unsafe-model-load "unpickles"
c24 = get_model("htdemucs")
c25 = Speech2Text("config.yaml", "asr.pth")  # expect: unsafe-model-load "unpickles"
c26 = load_comet_model("registry://acme/net:1.2.4")  # expect: torch-load "registry://acme/net:1.2.4"
c27 = Snapshotter().load("runs/first")  # expect: unsafe-model-load "`runs/first`"
c28 = jittor.load("net.pkl")  # expect: unsafe-model-load "unpickles"
c29 = megengine.load("net.pkl")  # expect: unsafe-model-load "unpickles"
c30 = oneflow.load("net")  # expect: unsafe-model-load "unpickles"
c31 = hummingbird.ml.load("forest.zip", override_flag=True)  # expect: unsafe-model-load "digest"
c32 = hummingbird.ml.load("forest.zip", digest="0f")
c33 = Pipeline.from_pretrained("config.yaml")  # expect: unsafe-model-load "`config.yaml`"

d1 = trainer.fit(net, ckpt_path="runs/last.ckpt")  # expect: torch-load "`runs/last.ckpt`"
d2 = trainer.test(net, ckpt_path="best")
d3 = trainer.fit(net, ckpt_path=None)
d4 = trainer.fit(net, ckpt_path="runs/last.ckpt", weights_only=True)
d5 = trainer.validate(net, ckpt_path="runs/last.ckpt", weights_only=False)  # expect: torch-load "unpickles"
d6 = Trainer(resume_from_checkpoint="runs/last.ckpt")  # expect: torch-load "`runs/last.ckpt`"
d7 = Trainer(resume_from_checkpoint=None)
d8 = trainer.test(net, ckpt_path=trainer.checkpoint_callback.best_model_path)
d9 = trainer.test(net, None, "runs/last.ckpt")  # expect: torch-load "`runs/last.ckpt`"
d10 = trainer.predict(net, ckpt_path="")
