"""Libraries of others."""
import bentoml
import dvc.api
import flair
import gdown
import gradio as gr
import keras
import keras_hub
import kagglehub
import lm_eval
import mlflow
import mlx_lm
import nltk
import ollama
import open_clip
import pooch
import requests
import spacy
import sglang
import stanza
import tensorflow_datasets as tfds
import tensorflow_hub as hub
import timm
import torch
import torchvision
import wandb
import whisper
import whisperx
from bertopic import BERTopic
from ctransformers import AutoModelForCausalLM
from faster_whisper import WhisperModel
from flair.models import SequenceTagger
from gliner import GLiNER
from gpt4all import GPT4All
from haystack.components.embedders import SentenceTransformersTextEmbedder
from huggingface_hub import from_pretrained_fastai
from langchain import hub as prompts
from langchain_huggingface import HuggingFaceEmbeddings, HuggingFaceEndpoint
from langchain_ollama import ChatOllama
from llama_cpp import Llama
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.huggingface import HuggingFaceLLM
from modelscope import MsDataset, snapshot_download
from nemo.collections.asr.models import ASRModel
from pyannote.audio import Pipeline
from setfit import SetFitModel
from sklearn.datasets import fetch_openml
from span_marker import SpanMarkerModel
from speechbrain.inference.ASR import EncoderDecoderASR
from trl import SFTTrainer
from ultralytics import YOLO
from unsloth import FastLanguageModel
from urllib.request import urlretrieve
from vllm import LLM

SHA = "0123456789abcdef0123456789abcdef01234567"

f01 = timm.create_model("hf-hub:acme/f01", pretrained=True)  # unpinned
f02 = timm.create_model(f"hf_hub:acme/f02@{SHA}", pretrained=True)  # pinned
f03 = open_clip.create_model("hf-hub:acme/f03")  # unpinned
f04 = torch.hub.load("acme/f04", "net")  # unpinned
f05 = torch.hub.load("acme/f05:v1.0", "net")  # unpinned
f06 = torch.hub.load("./f06", "net", source="local")  # local
f07 = torchvision.models.resnet50(weights="DEFAULT")  # unpinned
f08 = torchvision.models.resnet50(weights="IMAGENET1K_V2")  # pinned
f09 = hub.load("https://tfhub.dev/acme/f09")  # unpinned
f10 = hub.load("https://tfhub.dev/acme/f10/4")  # pinned
f11 = keras.saving.load_model("hf://acme/f11")  # unpinned
f12 = keras_hub.models.CausalLM.from_preset("hf://acme/f12")  # unpinned
f13 = keras_hub.models.CausalLM.from_preset("kaggle://acme/f13/keras/small/2")  # pinned
f14 = keras.saving.load_model("f14.keras")  # local
g01 = SequenceTagger.load("acme/g01")  # unpinned
g02 = SequenceTagger.load(f"acme/g02@{SHA}")  # pinned
g03 = nltk.download("punkt")  # unpinned
g04 = spacy.cli.download("en_core_web_sm")  # unpinned
g05 = stanza.Pipeline("en")  # unpinned
g06 = whisper.load_model("base")  # pinned
g07 = whisperx.load_model("large-v2", "cuda")  # unpinned
g08 = WhisperModel("large-v3")  # unpinned
g09 = WhisperModel("acme/g09", revision=SHA)  # pinned
g10 = EncoderDecoderASR.from_hparams(source="acme/g10")  # unpinned
g11 = ASRModel.from_pretrained("acme/g11")  # unpinned
g12 = Pipeline.from_pretrained("acme/g12")  # unpinned
g13 = BERTopic.load("acme/g13")  # unpinned
g14 = GLiNER.from_pretrained("acme/g14", revision=SHA)  # pinned
g15 = SetFitModel.from_pretrained("acme/g15")  # unpinned
g16 = SpanMarkerModel.from_pretrained("acme/g16")  # unpinned
g17 = from_pretrained_fastai("acme/g17")  # unpinned
h01 = LLM(model="acme/h01")  # unpinned
h02 = LLM(model="acme/h02", revision=SHA)  # pinned
h03 = sglang.Engine(model_path="acme/h03")  # unpinned
h04 = Llama.from_pretrained(repo_id="acme/h04", filename="*.gguf")  # unpinned
h05 = AutoModelForCausalLM.from_pretrained("acme/h05")  # unpinned
h06 = mlx_lm.load("acme/h06")  # unpinned
h07, h08 = FastLanguageModel.from_pretrained("acme/h07")  # unpinned
h09 = GPT4All("orca-mini-3b.gguf")  # unpinned
h10 = ollama.chat(model="llama3.1", messages=[])  # unpinned
h11 = ChatOllama(model="llama3.1:8b")  # unpinned
h12 = HuggingFaceEmbeddings(model_name="acme/h12")  # unpinned
h13 = HuggingFaceEmbeddings(model_name="acme/h13", model_kwargs={"revision": SHA})  # pinned
h14 = HuggingFaceEndpoint(repo_id="acme/h14")  # unpinned
h15 = HuggingFaceEmbedding(model_name="acme/h15")  # unpinned
h16 = HuggingFaceLLM(model_name="acme/h16", model_kwargs={"revision": SHA})  # pinned
h17 = SentenceTransformersTextEmbedder(model="acme/h17")  # unpinned
h18 = prompts.pull("acme/h18")  # unpinned
h19 = SFTTrainer(model="acme/h19", train_dataset=None)  # unpinned
h20 = lm_eval.simple_evaluate(model="hf", model_args="pretrained=acme/h20,dtype=auto")  # unpinned
h21 = lm_eval.simple_evaluate(model="hf", model_args=f"pretrained=acme/h21,revision={SHA}")  # pinned
i01 = kagglehub.model_download("acme/i01/pytorch/small")  # unpinned
i02 = kagglehub.dataset_download("acme/i02/versions/3")  # pinned
i03 = snapshot_download("acme/i03")  # unpinned
i04 = MsDataset.load("acme/i04")  # unpinned
i05 = mlflow.pyfunc.load_model("models:/i05/Production")  # unpinned
i06 = mlflow.pyfunc.load_model("models:/i06@champion")  # unpinned
i07 = mlflow.pyfunc.load_model("models:/i07/7")  # pinned
i08 = wandb.use_artifact("acme/project/i08:latest")  # unpinned
i09 = wandb.use_artifact("acme/project/i09:v3")  # pinned
i10 = dvc.api.read("a.csv", repo="https://github.com/acme/i10")  # unpinned
i11 = dvc.api.read("a.csv", repo="https://github.com/acme/i11", rev=SHA)  # pinned
i12 = fetch_openml("adult")  # unpinned
i13 = fetch_openml("adult", version=2)  # pinned
i14 = tfds.load("mnist")  # unpinned
i15 = tfds.load("mnist:3.0.1")  # pinned
i16 = YOLO("yolov8n.pt")  # unpinned
i17 = bentoml.models.get("i17:latest")  # unpinned
i18 = gr.load("models/acme/i18")  # unpinned
j01 = urlretrieve("https://models.acme.org/j01.pt", "j01.pt")  # unpinned
j02 = requests.get("https://huggingface.co/acme/j02/resolve/main/a.bin")  # unpinned
j03 = requests.get(f"https://huggingface.co/acme/j03/resolve/{SHA}/a.bin")  # pinned
j04 = gdown.download("https://drive.google.com/uc?id=1abc", "j04.pt")  # unpinned
j05 = pooch.retrieve("https://data.acme.org/j05.zip", known_hash=None)  # unpinned
j06 = pooch.retrieve("https://data.acme.org/j06.zip", known_hash="sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")  # pinned
j07 = torch.hub.load_state_dict_from_url("https://models.acme.org/j07-0123abcd.pth", check_hash=True, weights_only=True)  # pinned
