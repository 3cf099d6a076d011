import pandas as pd
import polars as pl
import duckdb
import dask.dataframe as dd
import fsspec
from huggingface_hub import (snapshot_download, hf_hub_download, HfFileSystem, HfApi, hf_hub_url, cached_download,
    InferenceClient, ModelCard, from_pretrained_keras, load_torch_model, try_to_load_from_cache)
from datasets import load_dataset, load_dataset_builder, get_dataset_config_names, DatasetDict, load_metric, Dataset, IterableDataset, get_dataset_split_names
import datasets

snapshot_download("TheBloke/Llama-2-7B-GGUF")  # unpinned
snapshot_download(repo_id="Qwen/Qwen2-7B", revision="453ed1575b739b5b03ce3758b23befdb0967f40e")  # pinned
snapshot_download(repo_id="HuggingFaceFW/fineweb", repo_type="dataset")  # unpinned
snapshot_download("gradio/hello_world", repo_type="space")  # unpinned
hf_hub_download(repo_id="bartowski/gemma-2-9b-it-GGUF", filename="gemma-2-9b-it-Q4_K_M.gguf")  # unpinned
hf_hub_download("openai/gsm8k", "main/train.parquet", repo_type="dataset", revision="e53f048856ff4f594e959d75785d2c2d37b678ee")  # pinned
hf_hub_download("tiiuae/falcon-rw-1b", "config.json", revision="main")  # unpinned
api = HfApi()
api.snapshot_download("stabilityai/sdxl-turbo")  # unpinned
api.hf_hub_download("stabilityai/sd-turbo", filename="model.safetensors")  # unpinned
HfApi().hf_hub_download(repo_id="stabilityai/sd-vae-ft-mse", filename="x.safetensors", revision="31f26fdeee1355a5c34592e401dd41e45d25a493")  # pinned

fs = HfFileSystem()
fs.open("datasets/squad/squad/plain_text/train.parquet")  # unpinned
fs.open("openai-community/gpt2@607a30d783dfa663caf39e06633721c8d4cfcd7e/config.json")  # pinned
fs.glob("datasets/allenai/c4/en/*.gz")  # unpinned
with fs.open("hf://datasets/stanfordnlp/imdb/plain_text/train.parquet") as f:  # unpinned
    pass

pd.read_csv("hf://datasets/scikit-learn/iris/Iris.csv")  # unpinned
pd.read_parquet("hf://datasets/stanfordnlp/sst2@8d51e7e4887a4caaa95b3fbebbf53c0490b58bbb/data/train.parquet")  # pinned
pd.read_json("hf://datasets/tatsu-lab/alpaca@main/data.json")  # unpinned
pl.read_parquet("hf://datasets/roneneldan/TinyStories/data/*.parquet")  # unpinned
pl.scan_parquet("hf://datasets/HuggingFaceH4/ultrachat_200k@~parquet/default/train/*.parquet")  # unpinned
dd.read_parquet("hf://datasets/bigcode/the-stack/data")  # unpinned
duckdb.sql("SELECT * FROM 'hf://datasets/ibm/duorc/ParaphraseRC/*.parquet' LIMIT 3")  # unpinned
duckdb.query("""SELECT count(*) FROM 'hf://datasets/cais/mmlu/all/test.parquet'""")  # unpinned
con = duckdb.connect()
con.execute("CREATE TABLE t AS SELECT * FROM read_parquet('hf://datasets/Rowan/hellaswag/data/train.parquet')")  # unpinned
fsspec.open("hf://datasets/HuggingFaceTB/cosmopedia/data/x.parquet")  # unpinned
df = pd.read_csv("data/local/train.csv")  # local

load_dataset("stanfordnlp/imdb")  # unpinned
load_dataset("squad")  # unpinned
load_dataset("nyu-mll/glue", "mrpc", revision="bcdcba79d07bc864c1c254ccfcedcce55bcc9a8c")  # pinned
load_dataset(path="rajpurkar/squad_v2", split="train")  # unpinned
load_dataset("allenai/ai2_arc", name="ARC-Easy", revision="refs/convert/parquet")  # unpinned
load_dataset("allenai/sciq", trust_remote_code=True)  # unpinned
load_dataset("parquet", data_files="hf://datasets/wikimedia/wikipedia/20231101.en/*.parquet")  # unpinned
load_dataset("json", data_files="data/local/train.json")  # local
load_dataset("csv", data_files={"train": "train.csv", "test": "test.csv"})  # local
load_dataset("imagefolder", data_dir="images")  # local
load_dataset("json", data_files="https://example.org/files/train.jsonl")  # unpinned
load_dataset_builder("openbookqa")  # unpinned
load_dataset_builder("allenai/openbookqa", revision="388097ea7776314e93a529163e0fea805b8a6454")  # pinned
get_dataset_config_names("google-research-datasets/paws")  # unpinned
get_dataset_split_names("cornell-movie-review-data/rotten_tomatoes")  # unpinned
datasets.load_dataset("HuggingFaceH4/no_robots")  # unpinned
load_metric("accuracy")  # unpinned
Dataset.from_parquet("hf://datasets/open-r1/OpenR1-Math-220k/data/train.parquet")  # unpinned
for d in ("tatsu-lab/alpaca", "yahma/alpaca-cleaned"):  # unpinned
    load_dataset(d)
DATA = dict(
    train="trl-lib/ultrafeedback_binarized",  # unpinned
)
load_dataset(DATA["train"], split="train")
InferenceClient("meta-llama/Llama-3.3-70B-Instruct")  # unpinned
InferenceClient(model="https://my.endpoint.example/v1")
from_pretrained_keras("keras-io/ocr-for-captcha")  # unpinned
ModelCard.load("nateraw/food")
DatasetDict.load_from_disk("data/local")  # local
