"""Hugging Face's own libraries."""
import argparse
import os
from dataclasses import dataclass
from pathlib import Path

import dask.dataframe as dd
import duckdb
import evaluate
import pandas as pd
import polars as pl
from datasets import Dataset, load_dataset, load_dataset_builder
from diffusers import AutoencoderKL, ControlNetModel, DiffusionPipeline, StableDiffusionPipeline
from huggingface_hub import HfFileSystem, hf_hub_download, snapshot_download
from optimum.onnxruntime import ORTModelForSequenceClassification
from peft import AutoPeftModelForCausalLM, PeftConfig, PeftModel
from sentence_transformers import CrossEncoder, SentenceTransformer, SparseEncoder
from tokenizers import Tokenizer
from transformers import AutoConfig, AutoModel, AutoProcessor, AutoTokenizer, BertModel, pipeline

SHA = "0123456789abcdef0123456789abcdef01234567"
NAME = "acme/constant"
MODELS = {"small": "acme/in-a-dict"}
OPTIONS = {"revision": SHA}


@dataclass
class Settings:
    model: str = "acme/in-a-dataclass"


def build(name="acme/in-a-default"):
    return AutoModel.from_pretrained(name)  # unpinned


parser = argparse.ArgumentParser()
parser.add_argument("--model", default="acme/in-an-argument")
parser.add_argument("--other", required=True)
args = parser.parse_args()

a01 = AutoModel.from_pretrained("acme/a01")  # unpinned
a02 = AutoModel.from_pretrained("acme/a02", revision=SHA)  # pinned
a03 = AutoModel.from_pretrained("acme/a03", revision="main")  # unpinned
a04 = AutoTokenizer.from_pretrained("acme/a04", revision="v1.0")  # unpinned
a05 = AutoProcessor.from_pretrained("acme/a05", revision="0123abc")  # unpinned
a06 = AutoConfig.from_pretrained("acme/a06", revision="refs/pr/3")  # unpinned
a07 = AutoModel.from_pretrained("./a07")  # local
a08 = AutoModel.from_pretrained(os.path.join("runs", "a08"))  # local
a09 = AutoModel.from_pretrained(Path("runs") / "a09")  # local
a10 = AutoModel.from_pretrained("acme/on-disk")  # local
a11 = AutoModel.from_pretrained(os.environ["A11"])  # unresolved
a12 = AutoModel.from_pretrained(args.model)  # unpinned
a13 = AutoModel.from_pretrained(args.other)  # unresolved
a14 = AutoModel.from_pretrained(NAME)  # unpinned
a15 = AutoModel.from_pretrained(MODELS["small"])  # unpinned
a16 = AutoModel.from_pretrained(Settings().model)  # unpinned
a17 = AutoModel.from_pretrained(f"acme/{'a17'}")  # unpinned
a18 = AutoModel.from_pretrained("acme/a18", **OPTIONS)  # pinned
a19 = BertModel.from_pretrained("bert-base-uncased")  # unpinned
a20 = pipeline("summarization", model="acme/a20")  # unpinned
a21 = pipeline("summarization", model="acme/a21", revision=SHA)  # pinned
a22 = AutoModel.from_pretrained("acme/a22", revision=os.environ["A22"])  # unresolved
a23 = AutoModel.from_pretrained("~/a23")  # local
a24 = AutoModel.from_pretrained("/srv/models/a24")  # local
b01 = snapshot_download("acme/b01")  # unpinned
b02 = snapshot_download(repo_id="acme/b02", revision=SHA)  # pinned
b03 = hf_hub_download("acme/b03", "model.safetensors")  # unpinned
b04 = hf_hub_download(repo_id="acme/b04", filename="a.bin", revision=SHA)  # pinned
b05 = snapshot_download("acme/b05", repo_type="dataset")  # unpinned
b06 = HfFileSystem().ls("datasets/acme/b06")  # unpinned
b07 = pd.read_parquet("hf://datasets/acme/b07/a.parquet")  # unpinned
b08 = pd.read_parquet(f"hf://datasets/acme/b08@{SHA}/a.parquet")  # pinned
b09 = pl.scan_parquet("hf://datasets/acme/b09/*.parquet")  # unpinned
b10 = dd.read_csv("hf://datasets/acme/b10/*.csv")  # unpinned
b11 = duckdb.sql("SELECT * FROM 'hf://datasets/acme/b11/a.parquet' LIMIT 3")  # unpinned
b12 = pd.read_csv("rows.csv")  # local
c01 = load_dataset("acme/c01", split="train")  # unpinned
c02 = load_dataset("acme/c02", revision=SHA)  # pinned
c03 = load_dataset("squad")  # unpinned
c04 = load_dataset("json", data_files="rows.jsonl")  # local
c05 = load_dataset("parquet", data_files="hf://datasets/acme/c05/a.parquet")  # unpinned
c06 = load_dataset_builder("acme/c06")  # unpinned
c07 = load_dataset(os.getenv("C07"))  # unresolved
c08 = Dataset.from_parquet("hf://datasets/acme/c08/a.parquet")  # unpinned
d01 = DiffusionPipeline.from_pretrained("acme/d01")  # unpinned
d02 = ControlNetModel.from_pretrained("acme/d02", revision=SHA)  # pinned
d03 = AutoencoderKL.from_pretrained("acme/d03")  # unpinned
d04 = StableDiffusionPipeline.from_single_file("https://huggingface.co/acme/d04/resolve/main/a.safetensors")  # unpinned
d01.load_lora_weights("acme/d05", weight_name="a.safetensors")  # unpinned
d01.load_ip_adapter("acme/d06", subfolder="models", weight_name="a.bin", revision=SHA)  # pinned
e01 = PeftModel.from_pretrained(a02, "acme/e01")  # unpinned
e02 = PeftConfig.from_pretrained("acme/e02", revision=SHA)  # pinned
e03 = AutoPeftModelForCausalLM.from_pretrained("acme/e03")  # unpinned
e04 = SentenceTransformer("all-MiniLM-L6-v2")  # unpinned
e05 = SentenceTransformer("acme/e05", revision=SHA)  # pinned
e06 = CrossEncoder("acme/e06")  # unpinned
e07 = SparseEncoder("acme/e07")  # unpinned
e08 = Tokenizer.from_pretrained("acme/e08")  # unpinned
e09 = ORTModelForSequenceClassification.from_pretrained("acme/e09", revision=SHA)  # pinned
e10 = evaluate.load("acme/e10")  # unpinned
