"""Names that look like loaders and are none, and loaders that run nothing."""
import copy
import gzip
import io
import json
import pickle
import tomllib

import cloudpickle
import numpy as np
import torch
import xgboost as xgb
from catboost import CatBoostClassifier
from safetensors import safe_open
from safetensors.torch import load_file
from torch.utils.cpp_extension import load as compile_extension


def load(path):
    return path


class Model:
    def load(self, path):
        return path

    @classmethod
    def loads(cls, text):
        return cls()


class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(name)


value = {"a": 1}
a1 = load("a.pkl")
a2 = Model().load("a.pkl")
a3 = Model.loads("text")
a4 = json.load(open("a.json"))
a5 = json.loads("{}")
a6 = tomllib.load(open("a.toml", "rb"))
a7 = pickle.dumps(value)
a8 = pickle.loads(pickle.dumps(value))
a9 = pickle.load(io.BytesIO(pickle.dumps(value)))
a10 = cloudpickle.loads(cloudpickle.dumps(value))
a11 = pickle.dump(value, open("a.pkl", "wb"))
a12 = Restricted(open("a.pkl", "rb")).load()
a13 = copy.deepcopy(value)
a14 = load_file("a.safetensors")
a15 = safe_open("a.safetensors", framework="pt")
a16 = compile_extension(name="ops", sources=["ops.cpp"])
a17 = torch.load("a.pt", weights_only=True)
a18 = np.load("a.npy")
a19 = xgb.Booster(model_file="a.json")
a20 = CatBoostClassifier().load_model("a.cbm")
a21 = gzip.open("a.json.gz")
a22 = pickle.HIGHEST_PROTOCOL
a23 = "pickle.load(stream)"
a24 = "torch.load('a.pt')"
# pickle.load(stream) in a comment


def pickle_load(stream):
    """torch.load in a docstring, and yaml.load(text) too."""
    return stream


def shadowed(pickle, torch):
    first = pickle.load("a.pkl")
    second = torch.load("a.pt")
    return first, second


def local(stream):
    class pickle:
        @staticmethod
        def load(source):
            return source

    return pickle.load(stream)


special = {"special_tokens": ["<pad>"], "auto_map": None}
