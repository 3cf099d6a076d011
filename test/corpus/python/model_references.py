"""Models that are named, by many libraries, pinned and unpinned."""
import os
from pathlib import Path

import keras
import open_clip
import requests
import timm
from diffusers import StableDiffusionPipeline
from faster_whisper import WhisperModel
from huggingface_hub import HfApi, hf_hub_download, snapshot_download
from langchain_huggingface import HuggingFaceEmbeddings
from llama_cpp import Llama
from optimum.onnxruntime import ORTModelForCausalLM
from peft import PeftConfig, PeftModel, PeftModelForCausalLM
from sentence_transformers import CrossEncoder, SentenceTransformer
from setfit import SetFitModel
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer, BertModel, GPT2Tokenizer, pipeline
from unsloth import FastLanguageModel
from vllm import LLM

sha = "0123456789abcdef0123456789abcdef01234567"

a1 = AutoModel.from_pretrained("acme/a1")  # expect: unpinned-model "`acme/a1`"
a2 = BertModel.from_pretrained("bert-base-uncased")  # expect: unpinned-model "`bert-base-uncased`"
a3 = GPT2Tokenizer.from_pretrained("gpt2")  # expect: unpinned-model "`gpt2`"
a4 = pipeline("ner", model="acme/a4")  # expect: unpinned-model "`acme/a4`"
a5 = hf_hub_download(repo_id="acme/a5", filename="config.json")  # expect: unpinned-model "`acme/a5`"
a6 = hf_hub_download("acme/a6", "model.ckpt")  # expect: unpinned-model "`model.ckpt` is a pickle format"
a7 = snapshot_download("acme/a7")  # expect: unpinned-model "`acme/a7`"
a8 = HfApi().snapshot_download("acme/a8")  # expect: unpinned-model "`acme/a8`"
a9 = SentenceTransformer("all-mpnet-base-v2")  # expect: unpinned-model "`all-mpnet-base-v2`"
a10 = CrossEncoder("cross-encoder/a10")  # expect: unpinned-model "`cross-encoder/a10`"
a11 = StableDiffusionPipeline.from_pretrained("acme/a11")  # expect: unpinned-model "`acme/a11`"
a12 = PeftModel.from_pretrained(a1, "acme/a12")  # expect: unpinned-model "`acme/a12`"
a13 = PeftConfig.from_pretrained("acme/a13")  # expect: unpinned-model "`acme/a13`"
a33 = PeftModelForCausalLM.from_pretrained(a1, "acme/a33")  # expect: unpinned-model "`acme/a33`"
a14 = Tokenizer.from_pretrained("acme/a14")  # expect: unpinned-model "`acme/a14`"
a15 = ORTModelForCausalLM.from_pretrained("acme/a15")  # expect: unpinned-model "`acme/a15`"
a16 = SetFitModel.from_pretrained("acme/a16")  # expect: unpinned-model "`acme/a16`", unsafe-model-load "`acme/a16`"
a17 = FastLanguageModel.from_pretrained(model_name="acme/a17")  # expect: unpinned-model "use_exact_model_name"
a18 = LLM(model="acme/a18")  # expect: unpinned-model "`acme/a18`"
a19 = WhisperModel("acme/a19")  # expect: unpinned-model "`acme/a19`"
a20 = HuggingFaceEmbeddings(model_name="acme/a20")  # expect: unpinned-model "model_kwargs"
a21 = timm.create_model("hf-hub:acme/a21")  # expect: unpinned-model "`acme/a21@<commit sha>`"
a22 = open_clip.create_model("hf-hub:acme/a22")  # expect: unpinned-model "snapshot_download"
a23 = Llama.from_pretrained(repo_id="acme/a23", filename="*.gguf")  # expect: unpinned-model "snapshot_download"
a24 = keras.saving.load_model("hf://acme/a24")  # expect: unpinned-model "snapshot_download"
a25 = requests.get("https://huggingface.co/acme/a25/resolve/main/config.json")  # expect: unpinned-model "in the address"
a26 = AutoModel.from_pretrained("acme/a26", use_safetensors=False)  # expect: unpinned-model "takes the pickle weights"
a27 = AutoModel.from_pretrained("acme/a27", revision="refs/pr/1")  # expect: unpinned-model "pull request"
a28 = AutoModel.from_pretrained("acme/a28", revision="0123abc")  # expect: unpinned-model "shortened commit"
a29 = AutoModel.from_pretrained("acme/a29", revision="main")  # expect: unpinned-model "a branch"
again = AutoTokenizer.from_pretrained("acme/a1")
choice = "acme/b1"
base = "acme"
a30 = AutoModel.from_pretrained(choice)  # expect: unpinned-model "`acme/b1`"
a31 = AutoModel.from_pretrained(f"{base}/b2")  # expect: unpinned-model "`acme/b2`"
settings = {"pretrained_model_name_or_path": "acme/b3"}
a32 = AutoModel.from_pretrained(**settings)  # expect: unpinned-model "`acme/b3`"


def build(model="acme/b4"):
    return AutoModel.from_pretrained(model)  # expect: unpinned-model "`acme/b4`"


c1 = AutoModel.from_pretrained("acme/c1", revision=sha)
c2 = hf_hub_download("acme/c2", "config.json", revision=sha)
c3 = timm.create_model(f"hf-hub:acme/c3@{sha}")
c4 = timm.create_model("resnet50", pretrained=True)  # expect: unpinned-model "timm/resnet50"
c5 = HuggingFaceEmbeddings(model_name="acme/c5", model_kwargs={"revision": sha})
c6 = requests.get(f"https://huggingface.co/acme/c6/resolve/{sha}/config.json")
c7 = AutoModel.from_pretrained("./acme/c7")
c8 = AutoModel.from_pretrained("checkpoints/c8")
c9 = AutoModel.from_pretrained(os.path.join("acme", "c9"))
c10 = AutoModel.from_pretrained(Path("acme") / "c10")
c11 = AutoModel.from_pretrained(os.environ["MODEL"])  # expect: unresolved-reference "MODEL"
c12 = AutoModel.from_pretrained("acme/c12", revision=os.environ["REVISION"])  # expect: unpinned-model "only the run knows"
c13 = AutoModel.from_pretrained("best-checkpoint")
c14 = WhisperModel("large-v3")  # expect: unpinned-model "Systran/faster-whisper-large-v3"
c15 = requests.get("https://example.com/acme/model/resolve/main/config.json")
c16 = pipeline("ner")
