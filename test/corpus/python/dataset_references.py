"""Datasets that are named, pinned and unpinned."""
import kagglehub
import pandas as pd
import polars as pl
from datasets import get_dataset_config_names, load_dataset, load_dataset_builder, load_from_disk
from huggingface_hub import hf_hub_download, snapshot_download

sha = "0123456789abcdef0123456789abcdef01234567"

a1 = load_dataset("acme/a1")  # expect: unpinned-dataset "`acme/a1`"
a2 = load_dataset("acme/a2", "subset", split="train")  # expect: unpinned-dataset "`acme/a2`"
a3 = load_dataset("imdb")  # expect: unpinned-dataset "`imdb`"
a4 = load_dataset(path="acme/a4", revision="main")  # expect: unpinned-dataset "a branch"
a5 = load_dataset_builder("acme/a5")  # expect: unpinned-dataset "`acme/a5`"
a6 = get_dataset_config_names("acme/a6")  # expect: unpinned-dataset "`acme/a6`"
a7 = pd.read_parquet("hf://datasets/acme/a7/train.parquet")  # expect: unpinned-dataset "`acme/a7`"
a8 = pl.scan_parquet("hf://datasets/acme/a8/train.parquet")  # expect: unpinned-dataset "`acme/a8`"
a9 = pd.read_csv("https://huggingface.co/datasets/acme/a9/resolve/main/a.csv")  # expect: unpinned-dataset "`acme/a9`"
a10 = snapshot_download("acme/a10", repo_type="dataset")  # expect: unpinned-dataset "`acme/a10`"
a11 = hf_hub_download("acme/a11", "a.csv", repo_type="dataset")  # expect: unpinned-dataset "`acme/a11`"
a12 = kagglehub.dataset_download("acme/a12")  # expect: unpinned-dataset "/versions/<number>"
again = load_dataset("acme/a1", split="test")

c1 = load_dataset("acme/c1", revision=sha)
c2 = load_dataset("csv", data_files="rows.csv")
c3 = load_dataset("json", data_files="rows.jsonl", split="train")
c4 = load_dataset("parquet", data_files={"train": "train.parquet"})
c5 = load_dataset("imagefolder", data_dir="images")
c6 = load_dataset("./corpus.py")
c7 = load_dataset("data")
c8 = load_from_disk("rows")
c9 = pd.read_csv("rows.csv")
c10 = pd.read_parquet(f"hf://datasets/acme/c10@{sha}/train.parquet")
c11 = kagglehub.dataset_download("acme/c11/versions/2")
c12 = snapshot_download("acme/c12", repo_type="space")  # expect: unpinned-artifact "acme/c12"
c13 = load_dataset("text", data_files=["a.txt"])
