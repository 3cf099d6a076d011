import os
from langchain_huggingface import HuggingFaceEmbeddings, HuggingFacePipeline, HuggingFaceEndpoint
from langchain_community.embeddings import HuggingFaceBgeEmbeddings, SentenceTransformerEmbeddings, HuggingFaceInstructEmbeddings
from langchain_community.llms import LlamaCpp, CTransformers, Ollama
from langchain_ollama import ChatOllama, OllamaEmbeddings
from langchain import hub as lc_hub
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.huggingface import HuggingFaceLLM
from llama_index.llms.ollama import Ollama as LIOllama
from haystack.components.embedders import SentenceTransformersTextEmbedder, SentenceTransformersDocumentEmbedder
from haystack.components.generators import HuggingFaceLocalGenerator
from haystack.components.rankers import TransformersSimilarityRanker
from haystack.components.readers import ExtractiveReader
import dspy
import kagglehub
from modelscope import snapshot_download as ms_download, AutoModel as MSAutoModel
from modelscope.pipelines import pipeline as ms_pipeline
from modelscope.msdatasets import MsDataset
import mlflow
import wandb
import dvc.api
from dvc.api import DVCFileSystem
from ultralytics import YOLO, SAM, RTDETR
from fastai.learner import load_learner
from huggingface_hub import from_pretrained_fastai
import onnxruntime as ort
from optimum.onnxruntime import ORTModelForSequenceClassification
from optimum.intel import OVModelForCausalLM
import gradio as gr
import urllib.request
import requests
import wget
import gdown
import pooch
from trl import SFTTrainer, DPOTrainer, AutoModelForCausalLMWithValueHead, ModelConfig, ScriptArguments
import torchvision
from torchvision.models import resnet50, ResNet50_Weights
import gensim.downloader as gensim_api
import easyocr
import chromadb.utils.embedding_functions as ef
from torchtext.vocab import GloVe
import torchaudio
from transformers import pipeline, AutoModel

HuggingFaceEmbeddings(model_name="sentence-transformers/all-mpnet-base-v2")  # unpinned
HuggingFaceEmbeddings(model_name="BAAI/bge-small-en", model_kwargs={"revision": "2275a7bdee235e9b4f01fa73aa60d3311983cfea"})  # pinned
HuggingFaceBgeEmbeddings(model_name="BAAI/bge-large-en")  # unpinned
SentenceTransformerEmbeddings(model_name="all-MiniLM-L6-v2")  # unpinned
HuggingFacePipeline.from_model_id(model_id="gpt2", task="text-generation")  # unpinned
HuggingFaceEndpoint(repo_id="mistralai/Mixtral-8x7B-Instruct-v0.1")  # unpinned
CTransformers(model="TheBloke/Mistral-7B-v0.1-GGUF")  # unpinned
Ollama(model="llama3")  # unpinned
ChatOllama(model="llama3.1:8b")  # unpinned
OllamaEmbeddings(model="nomic-embed-text")  # unpinned
lc_hub.pull("rlm/rag-prompt")  # unpinned
HuggingFaceEmbedding(model_name="BAAI/bge-base-en")  # unpinned
HuggingFaceLLM(model_name="StabilityAI/stablelm-tuned-alpha-3b", tokenizer_name="StabilityAI/stablelm-tuned-alpha-3b")  # unpinned
LIOllama(model="mistral")  # unpinned
SentenceTransformersTextEmbedder(model="intfloat/e5-large-v2")  # unpinned
SentenceTransformersDocumentEmbedder(model="intfloat/e5-base-v2")  # unpinned
HuggingFaceLocalGenerator(model="google/flan-t5-large", task="text2text-generation")  # unpinned
TransformersSimilarityRanker(model="BAAI/bge-reranker-base")  # unpinned
ExtractiveReader(model="deepset/roberta-base-squad2")  # unpinned
dspy.HFModel(model="mistralai/Mistral-7B-Instruct-v0.1")  # unpinned
kagglehub.model_download("google/bert/tensorFlow2/answer-equivalence-bem")  # unpinned
kagglehub.model_download("google/bert/tensorFlow2/answer-equivalence-bem/1")  # pinned
kagglehub.dataset_download("bricevergnou/spotify-recommendation")  # unpinned
kagglehub.dataset_download("bricevergnou/spotify-recommendation/versions/1")  # pinned
ms_download("qwen/Qwen-7B-Chat")  # unpinned
ms_download("ZhipuAI/chatglm3-6b", revision="v1.0.0")  # unpinned
MSAutoModel.from_pretrained("baichuan-inc/Baichuan2-7B-Base")  # unpinned
ms_pipeline("word-segmentation", model="damo/nlp_structbert_word-segmentation_chinese-base")  # unpinned
MsDataset.load("modelscope/chinese-poetry-collection")  # unpinned
mlflow.pyfunc.load_model("models:/fraud/Production")  # unpinned
mlflow.sklearn.load_model("models:/fraud/3")  # pinned
mlflow.pyfunc.load_model("models:/fraud@champion")  # unpinned
mlflow.pytorch.load_model("models:/fraud/latest")  # unpinned
mlflow.pyfunc.load_model("runs:/d16076a3ec534311817565e6527539c0/model")  # pinned
mlflow.pyfunc.load_model(f"models:/{os.environ['NAME']}/Production")  # unresolved
run = wandb.init(project="p")
run.use_artifact("team/project/model:latest")  # unpinned
run.use_artifact("team/project/dataset:v3")  # pinned
wandb.use_artifact("team/project/other:best")  # unpinned
wandb.Api().artifact("team/project/weights:latest")  # unpinned
dvc.api.open("data/train.csv", repo="https://github.com/acme/registry")  # unpinned
dvc.api.read("model.pkl", repo="https://github.com/acme/registry2", rev="1b2c3d4e5f60718293a4b5c6d7e8f901234a5b6c")  # pinned
DVCFileSystem("https://github.com/acme/registry3", rev="main")  # unpinned
YOLO("yolov8n.pt")  # unpinned
YOLO("yolo11n-seg.pt")  # unpinned
YOLO("runs/train/exp/weights/best.pt")  # local
SAM("sam2_b.pt")  # unpinned
RTDETR("rtdetr-l.pt")  # unpinned
from_pretrained_fastai("espejelomar/fastai-pet-breeds-classification")  # unpinned
load_learner("export.pkl")  # local
ORTModelForSequenceClassification.from_pretrained("optimum/distilbert-base-uncased-finetuned-sst-2-english")  # unpinned
OVModelForCausalLM.from_pretrained("OpenVINO/phi-2-fp16-ov")  # unpinned
gr.load("models/openai/whisper-large-v3")  # unpinned
gr.load("huggingface/gpt2")  # unpinned
gr.Interface.load("spaces/eugenesiow/remove-bg")  # unpinned
gr.load("gpt2", src="models")  # unpinned
urllib.request.urlretrieve("https://example.org/weights/model.pt", "model.pt")  # unpinned
requests.get("https://huggingface.co/gpt2/resolve/main/pytorch_model.bin")  # unpinned
r = requests.get("https://example.org/files/data.parquet", stream=True)  # unpinned
wget.download("http://example.org/model.ckpt")  # unpinned
gdown.download("https://drive.google.com/uc?id=1abcDEF", "w.pth")  # unpinned
gdown.download(id="1abcDEF", output="model.pth")  # unpinned
gdown.cached_download("https://drive.google.com/uc?id=2abc", "m.pth", hash="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")  # pinned
pooch.retrieve("https://example.org/d.csv", known_hash=None)  # unpinned
pooch.retrieve(url="https://example.org/e.npz", known_hash="sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")  # pinned
SFTTrainer("facebook/opt-350m", args=None)  # unpinned
SFTTrainer(model="Qwen/Qwen3-0.6B", train_dataset=None)  # unpinned
DPOTrainer(model="Qwen/Qwen2-0.5B-Instruct", ref_model=None)  # unpinned
AutoModelForCausalLMWithValueHead.from_pretrained("lvwerra/gpt2-imdb")  # unpinned
ModelConfig(model_name_or_path="HuggingFaceTB/SmolLM-135M")  # unpinned
resnet50(weights=ResNet50_Weights.IMAGENET1K_V2)  # pinned
torchvision.models.resnet18(pretrained=True)  # pinned
ef.SentenceTransformerEmbeddingFunction(model_name="all-MiniLM-L6-v2")  # unpinned
requests.get("https://api.example.org/v1/status")
requests.get("https://raw.githubusercontent.com/acme/data/main/train.csv")  # unpinned
requests.get("https://raw.githubusercontent.com/acme/data/1b2c3d4e5f60718293a4b5c6d7e8f901234a5b6c/train.csv")  # pinned
