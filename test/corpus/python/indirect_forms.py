"""Loaders that are reached by other ways than their own name."""
import functools
import importlib
import io
import os
import pickle as p
import urllib.request
from functools import partial
from pathlib import Path

import joblib as jl
import requests
import torch
from huggingface_hub import hf_hub_download

try:
    import cPickle as pk
except ImportError:
    import pickle as pk

ld = p.load
stream = open("a.pkl", "rb")

a1 = ld(stream)  # expect: pickle-load "`pickle.load`"
a2 = pk.load(stream)  # expect: pickle-load "unpickles"
a3 = getattr(torch, "load")("a.pt", weights_only=False)  # expect: torch-load "`a.pt`"
a4 = importlib.import_module("pickle").load(stream)  # expect: pickle-load "pickle.load"
a5 = __import__("pickle").loads(b"")  # expect: pickle-load "pickle.loads"
a6 = list(map(p.loads, [b""]))  # expect: pickle-load "`p.loads`"
loose = functools.partial(torch.load, weights_only=False)
a11 = loose("a.pt")  # expect: torch-load "weights_only=False"
a7 = p.load(Path("a.pkl").open("rb"))  # expect: pickle-load "pickle"
a8 = p.loads(Path("a.pkl").read_bytes())  # expect: pickle-load "pickle"
module = torch
a9 = module.load("a.pt", weights_only=False)  # expect: torch-load "`a.pt`"
strict = {"weights_only": True}
lax = {"weights_only": False, "map_location": "cpu"}
a10 = torch.load("a.pt", **lax)  # expect: torch-load "`a.pt`"
b1 = torch.load("a.pt", **strict)

c1 = p.loads(requests.get("https://example.com/a.pkl").content)  # expect: pickle-load "comes from"
c2 = p.load(urllib.request.urlopen("https://example.com/a.pkl"))  # expect: pickle-load "comes from"
c3 = jl.load(hf_hub_download("acme/net", "m.json", revision="0123456789abcdef0123456789abcdef01234567"))  # expect: pickle-load "hf_hub_download"
c4 = p.load(io.BytesIO(requests.get("https://example.com/a.pkl").content))  # expect: pickle-load "comes from"
path = "weights.pt"
c5 = torch.load(path, weights_only=False)  # expect: torch-load "`weights.pt`"
flag = False
c6 = torch.load(path, weights_only=flag)  # expect: torch-load "`weights.pt`"
c7 = torch.load(path, weights_only=True if os.name == "nt" else False)  # expect: torch-load "`weights.pt`"


def read(name):
    import pickle

    with open(name, "rb") as source:
        return pickle.load(source)  # expect: pickle-load "pickle.load"


class Store:
    def get(self, source):
        return jl.load(source)  # expect: pickle-load "skops"


async def fetch(source):
    return p.load(source)  # expect: pickle-load "pickle"


values = [p.load(one) for one in (stream,)]  # expect: pickle-load "pickle"
first = (lambda one: p.load(one))(stream)  # expect: pickle-load "pickle"
if (found := p.load(stream)) is not None:  # expect: pickle-load "pickle"
    pass
table = {"model": p.load(stream)}  # expect: pickle-load "pickle"
