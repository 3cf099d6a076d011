"""Callables that a module names for other modules, or calls itself by that name."""
import functools
import pickle

import dill
import json
import numpy as np
import requests
import torch
import yaml
from functools import partial
from transformers import AutoModel

a1 = pickle.load  # expect: pickle-load "`pickle.load` unpickles"
a2 = partial(torch.load, weights_only=False)  # expect: torch-load "`weights_only=False` lets it"
a3 = functools.partial(np.load, allow_pickle=True)  # expect: numpy-allow-pickle "may unpickle"
a4 = partial(yaml.load, Loader=yaml.Loader)  # expect: yaml-unsafe-load "yaml.Loader"
a5 = partial(requests.get, verify=False)  # expect: tls-verification-off "checks no certificate"
a6, a7 = dill.dumps, dill.loads  # expect: pickle-load "`dill.loads` unpickles"
a8 = partial(AutoModel.from_pretrained, "acme/handed-on", trust_remote_code=True)  # expect: remote-code "trust_remote_code=True"


class Codec:
    b1 = staticmethod(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles"
    b2 = staticmethod(json.loads)


c1 = partial(torch.load, weights_only=True)
c2 = np.load
c3 = yaml.safe_load
c4 = partial(yaml.load, Loader=yaml.SafeLoader)
c5 = partial(requests.get, timeout=3)
c6 = pickle.dumps
c7 = pickle.HIGHEST_PROTOCOL
c8 = torch.float32

load = partial(torch.load, weights_only=False)  # expect: torch-load "`weights_only=False` lets it"
get = partial(requests.get, verify=False)  # expect: tls-verification-off "checks no certificate"
loads = pickle.loads  # expect: pickle-load "`pickle.loads` unpickles"
e1 = json.load(open("plain.json")), json.loads("{}"), requests.get("https://example.org/plain.json")
read = partial(torch.load, weights_only=False)
d1 = read("last.pt")  # expect: torch-load "`weights_only=False` lets it"
fetch = partial(requests.get, verify=False)
d2 = fetch("https://example.org/net.json")  # expect: tls-verification-off "checks no certificate"
parse = pickle.loads
d3 = parse(b"")  # expect: pickle-load "unpickles the data"
