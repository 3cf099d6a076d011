"""Every way in which a program may reach a loader, two lines or more for each, look-alikes beside them."""
import argparse
import functools
import importlib
import os
import os.path as osp
import pickle
import pickle as pkl
from dataclasses import dataclass, field
from functools import partial
from os.path import join
from pathlib import Path, PurePosixPath

import joblib
import numpy as np
import pytorch_lightning as pl
import torch
import torch as th
import yaml
from joblib import *
from pickle import load as unpickle
from pickle import loads
from ruamel.yaml import YAML
from transformers import AutoModel

stream = open("model.pkl", "rb")
payload = stream.read()

# Imports with `as`, with `from`, and of everything
a1 = pkl.load(stream)  # expect: pickle-load "`pkl.load`"
a2 = th.load("a.pt", weights_only=False)  # expect: torch-load "`th.load`"
a3 = unpickle(stream)  # expect: pickle-load "`pickle.load`"
a4 = loads(payload)  # expect: pickle-load "`pickle.loads`"
a5 = load("a.joblib")  # expect: pickle-load "`a.joblib`"
a6 = hash("a.joblib")


# Inside functions
def inside_functions(path):
    import cloudpickle
    from dill import load as revive

    b1 = cloudpickle.load(open(path, "rb"))  # expect: pickle-load "cloudpickle"
    b2 = revive(open(path, "rb"))  # expect: pickle-load "with dill"
    return b1, b2


# Alternatives
try:
    import cPickle as fast
except ImportError:
    import pickle as fast
try:
    import ujson as codec
except ImportError:
    import json as codec
b3 = fast.load(stream)  # expect: pickle-load "unpickles"
b4 = fast.loads(payload)  # expect: pickle-load "unpickles"
b5 = codec.load(stream)

# By name at run time
c1 = importlib.import_module("pickle").loads(payload)  # expect: pickle-load "pickle.loads"
engine = importlib.import_module("joblib")
c2 = engine.load("c.joblib")  # expect: pickle-load "`c.joblib`"
c3 = __import__("dill").loads(payload)  # expect: pickle-load "with dill"
c4 = __import__("json").loads("{}")
c5 = importlib.import_module("json").loads("{}")

# Callables under other names
ld = pickle.load
again = ld
d1 = ld(stream)  # expect: pickle-load "pickle.load"
d2 = again(stream)  # expect: pickle-load "pickle.load"
readers = {"pickle": joblib.load}
d3 = readers["pickle"]("d.joblib")  # expect: pickle-load "`d.joblib`"
ld = str
d4 = ld(stream)

# Chains and getattr
e1 = torch.serialization.load("e.pt", weights_only=False)  # expect: torch-load "`e.pt`"
e2 = getattr(torch, "load")("e.pt", weights_only=False)  # expect: torch-load "`e.pt`"
name = "loads"
e3 = getattr(pickle, name)(payload)  # expect: pickle-load "pickle.loads"
e4 = getattr(np, "loadtxt")("e.txt")

# functools.partial
lenient = partial(np.load, allow_pickle=True)
f1 = lenient("f.npy")  # expect: numpy-allow-pickle "`f.npy`"
loose = functools.partial(torch.load, map_location="cpu", weights_only=False)
f2 = loose("f.pt")  # expect: torch-load "`f.pt`"
strict = partial(torch.load, weights_only=True)
f3 = strict("f.pt")
quiet = partial(np.load, mmap_mode="r")
f4 = quiet("f.npy")

# Callables as values
g1 = list(map(pickle.loads, [payload]))  # expect: pickle-load "pickle.loads"
g2 = [*map(joblib.load, ["g.joblib"])]  # expect: pickle-load "joblib.load"
g3 = sorted([payload], key=pickle.loads)  # expect: pickle-load "pickle.loads"
g4 = list(map(pickle.dumps, [1]))
g5 = isinstance(payload, pickle.Unpickler)


# Classes that derive from a library's
class Net(pl.LightningModule):
    pass


class Deeper(Net):
    pass


class Lookalike:
    @classmethod
    def load_from_checkpoint(cls, path):
        return cls()


h1 = Net.load_from_checkpoint("h.ckpt")  # expect: torch-load "`h.ckpt`"
h2 = Deeper.load_from_checkpoint("h.ckpt", weights_only=False)  # expect: torch-load "`h.ckpt`"
h3 = Lookalike.load_from_checkpoint("h.ckpt")

# Methods on values whose constructor is known
i1 = YAML(typ="unsafe").load("a: 1")  # expect: yaml-unsafe-load "unsafe"
reader = YAML(typ="unsafe")
i2 = reader.load("a: 1")  # expect: yaml-unsafe-load "unsafe"
i3 = pickle.Unpickler(stream).load()  # expect: pickle-load "find_class"
i4 = YAML(typ="safe").load("a: 1")


# Shadowing
def shadowed_by_parameters(pickle, torch, joblib):
    j1 = pickle.load("j.pkl")
    j2 = torch.load("j.pt")
    j3 = joblib.load("j.joblib")
    return j1, j2, j3


def shadowed_by_a_function():
    def load(path):
        return path

    j4 = load("j.pkl")
    return j4


def shadowed_by_a_class():
    class yaml:
        @staticmethod
        def load(text):
            return text

    j5 = yaml.load("a: 1")
    return j5


def not_shadowed_outside():
    j6 = pickle.load(stream)  # expect: pickle-load "pickle.load"
    return j6


# Constants
FOLDER = "models"
FLAG = False
k1 = torch.load("k.pt", weights_only=FLAG)  # expect: torch-load "`k.pt`"
k2 = torch.load(f"{FOLDER}/k.pt", weights_only=False)  # expect: torch-load "`models/k.pt`"
k3 = torch.load("/".join([FOLDER, "k.pt"]), weights_only=False)  # expect: torch-load "`models/k.pt`"
k4 = torch.load(os.path.join(FOLDER, "k.pt"), weights_only=False)  # expect: torch-load "`models/k.pt`"
k5 = torch.load(join(FOLDER, "a", "k.pt"), weights_only=False)  # expect: torch-load "`models/a/k.pt`"
k6 = torch.load(Path(FOLDER) / "k.pt", weights_only=False)  # expect: torch-load "`models/k.pt`"
k7 = torch.load(FOLDER + "/k.pt", weights_only=False)  # expect: torch-load "`models/k.pt`"
k8 = torch.load("%s/k.pt" % FOLDER, weights_only=False)  # expect: torch-load "`models/k.pt`"
k9 = torch.load("{}/k.pt".format(FOLDER), weights_only=False)  # expect: torch-load "`models/k.pt`"
TRUE = True
k10 = torch.load("k.pt", weights_only=TRUE)


def constants_of_a_function(path="l.pt"):
    safe = True
    unsafe = False
    l1 = torch.load(path, weights_only=unsafe)  # expect: torch-load "`l.pt`"
    l2 = torch.load(path, weights_only=not safe)  # expect: torch-load "`l.pt`"
    l3 = torch.load(path, weights_only=safe)
    return l1, l2, l3


# Fields of dictionaries and dataclasses
settings = {"path": "m.pt", "weights_only": False, "nested": {"allow_pickle": True}}
m1 = torch.load(settings["path"], weights_only=settings["weights_only"])  # expect: torch-load "`m.pt`"
m2 = np.load("m.npy", allow_pickle=settings["nested"]["allow_pickle"])  # expect: numpy-allow-pickle "`m.npy`"


@dataclass
class Settings:
    trust: bool = True
    name: str = "acme/net-m3"
    paths: list = field(default_factory=list)


config = Settings()
m3 = AutoModel.from_pretrained(config.name, trust_remote_code=config.trust)  # expect: remote-code "`acme/net-m3`"
careful = Settings(trust=False, name="acme/net-m4")
m4 = AutoModel.from_pretrained(careful.name, revision="0123456789abcdef0123456789abcdef01234567", trust_remote_code=careful.trust)

# argparse defaults
parser = argparse.ArgumentParser()
parser.add_argument("--model", default="acme/net-n1")
parser.add_argument("--trust", type=bool, default=True)
parser.add_argument("--path", default="n.pt")
args = parser.parse_args()
n1 = AutoModel.from_pretrained(args.model, trust_remote_code=args.trust)  # expect: remote-code "`acme/net-n1`"
n2 = torch.load(args.path, weights_only=False)  # expect: torch-load "`n.pt`"

# Keyword unpacking, and arguments by place
options = {"allow_pickle": True}
o1 = np.load("o.npy", **options)  # expect: numpy-allow-pickle "`o.npy`"
o2 = torch.load("o.pt", **{"weights_only": False})  # expect: torch-load "`o.pt`"
o3 = np.load("o.npy", None, True)  # expect: numpy-allow-pickle "`o.npy`"
o4 = np.load("o.npy", "r", False)
o5 = np.load("o.npy", **{"allow_pickle": False})
merged = {**options, "mmap_mode": "r"}
o6 = np.load("o.npy", **merged)  # expect: numpy-allow-pickle "`o.npy`"

# Conditional expressions: both branches
p1 = torch.load("p.pt" if FLAG else "q.pt", weights_only=False)  # expect: torch-load "unpickles"
p2 = (pickle.load if os.name == "nt" else joblib.load)(stream)  # expect: pickle-load "unpickles"
p3 = np.load("p.npy", allow_pickle=True if os.name == "nt" else False)  # expect: numpy-allow-pickle "`p.npy`"
p4 = torch.load("p.pt", weights_only=True if os.name == "nt" else True)

# Monkey patches, and switches of the environment
original = np.load
np.load = functools.partial(np.load, allow_pickle=True)  # expect: numpy-allow-pickle "unpickle"
np.load = lambda *rest, **named: original(*rest, allow_pickle=True, **named)  # expect: numpy-allow-pickle "unpickle"
np.load = original
os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"  # expect: unsafe-switch "every `torch.load`"
os.environ.setdefault("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "true")  # expect: unsafe-switch "every `torch.load`"
os.environ["TORCH_FORCE_WEIGHTS_ONLY_LOAD"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
