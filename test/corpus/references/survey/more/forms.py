import os, asyncio
from typing import Final
from transformers import AutoModel, AutoTokenizer, pipeline as hfpipe
import transformers as tf
from huggingface_hub import hf_hub_download as dl
from datasets import load_dataset as ld
from functools import partial, lru_cache
from enum import Enum
import typing as t
from dataclasses import dataclass

DEFAULT: Final[str] = "acme/final-name"  # unpinned
AutoModel.from_pretrained(DEFAULT)

class Model(Enum):
    TINY = "acme/enum-tiny"  # unpinned

AutoModel.from_pretrained(Model.TINY.value)

@lru_cache
def get_model(name: str = "acme/cached-default"):  # unpinned
    return AutoModel.from_pretrained(name)

get_model()


CONFIG = {"models": [{"repo": "acme/nested-a"}, {"repo": "acme/nested-b", "revision": "0123456789abcdef0123456789abcdef01234567"}]}  # unpinned
for entry in CONFIG["models"]:
    AutoModel.from_pretrained(entry["repo"])

def build(cfg):
    name = cfg.get("model", "acme/dict-get-default")  # unpinned
    return AutoModel.from_pretrained(name)

class Service:
    MODEL = os.environ.get("SERVICE_MODEL", "acme/class-env")  # unpinned

    @property
    def model_name(self):
        return "acme/property-name"  # unpinned

    @classmethod
    def create(cls):
        return AutoModel.from_pretrained(cls.MODEL)

    def load(self):
        return AutoModel.from_pretrained(self.model_name)

prefix = "acme"

AutoModel.from_pretrained(**dict(pretrained_model_name_or_path="acme/dict-call"))  # unpinned
opts = {"revision": "main"}
opts["revision"] = "0123456789abcdef0123456789abcdef01234567"
AutoModel.from_pretrained("acme/updated-dict", **opts)  # pinned
AutoModel.from_pretrained("acme/or-default" or None)  # unpinned
model_id, rev = "acme/tuple-name", "0123456789abcdef0123456789abcdef01234567"  # pinned
AutoModel.from_pretrained(model_id, revision=rev)
AutoModel.from_pretrained("acme/" "implicit-concat")  # unpinned
AutoModel.from_pretrained(("acme/parenthesised"))  # unpinned
AutoModel.from_pretrained("acme/format-{}".format("x"))  # unpinned
tf.AutoModelForSequenceClassification.from_pretrained("acme/alias-import", num_labels=2)  # unpinned
clf = hfpipe("sentiment-analysis", "acme/positional-model")  # unpinned
path = dl("acme/renamed-import", "a.bin")  # unpinned
rows = ld("acme/renamed-ds", split="train[:1%]")  # unpinned
auto = getattr(tf, "AutoModel").from_pretrained("acme/getattr")  # unpinned
with open("x") as fh:
    AutoModel.from_pretrained(fh.read().strip())  # unresolved
AutoModel.from_pretrained(os.path.join("acme", "joined"))  # local
try:
    AutoModel.from_pretrained("acme/try-first")  # unpinned
except OSError:
    AutoModel.from_pretrained("acme/fallback")  # unpinned
AutoModel.from_pretrained("acme/ternary-a" if os.getenv("A") else "acme/ternary-b", revision="0123456789abcdef0123456789abcdef01234567" if os.getenv("A") else "main")  # unpinned
loaders = {"bert": lambda: AutoModel.from_pretrained("acme/lambda-in-dict")}  # unpinned
LLMS = [
    ("acme/pair-a", "0123456789abcdef0123456789abcdef01234567"),  # pinned
    ("acme/pair-b", "main"),  # unpinned
]
for repo, sha in LLMS:
    AutoModel.from_pretrained(repo, revision=sha)
