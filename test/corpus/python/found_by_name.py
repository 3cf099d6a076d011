"""Loaders that are found by a text, and what lies around them."""
import importlib
import pkgutil
import pydoc
import sys

import hydra
import numpy as np
import requests
import torch
from django.utils.module_loading import import_string
from toolz import compose, pipe

data = b""
rows = []
stream = open("rows.bin", "rb")

a1 = importlib.__import__("pickle").loads(data)  # expect: pickle-load "`pickle.loads`"
a2 = sys.modules.get("pickle").loads(data)  # expect: pickle-load "`pickle.loads`"
a3 = pydoc.locate("pickle.loads")(data)  # expect: pickle-load "unpickles the data"
a4 = pkgutil.resolve_name("pickle:loads")(data)  # expect: pickle-load "unpickles the data"
a5 = import_string("dill.loads")(data)  # expect: pickle-load "unpickles the data"
a6 = hydra.utils.get_method("joblib.load")("model.joblib")  # expect: pickle-load "`model.joblib`"
a7 = importlib.__import__("json").loads(data)
a8 = sys.modules.get("json").loads(data)
a9 = pydoc.locate("json.loads")(data)
a10 = pkgutil.resolve_name("json:loads")(data)
a11 = import_string("project.pickle.loads")(data)
a12 = pydoc.locate(data.decode())(data)

b1 = pipe(data, pydoc.locate("pickle.loads"))  # expect: pickle-load "unpickles the data"
b2 = compose(len, pydoc.locate("json.loads"))(data)
b3 = torch.load("model.pt", weights_only=not True)  # expect: torch-load "`weights_only=False`"
b4 = torch.load("model.pt", weights_only=not False)
b5 = torch.load(**{"f": "model.pt", "weights_only": False})  # expect: torch-load "`weights_only=False`"
b6 = np.load("rows.npy", None, True, False)  # expect: numpy-allow-pickle "`rows.npy`"
b7 = np.load("rows.npy", None, False, False)


class CompanySession(requests.Session):
    def __init__(self, checks=True):
        super().__init__()
        self.verify = False  # expect: unsafe-switch "requests.Session.verify"


class CheckedSession(requests.Session):
    def __init__(self, checks=True):
        super().__init__()
        self.verify = checks


class Form:
    def __init__(self):
        self.verify = False


c1 = CompanySession()
c2 = CheckedSession("company.pem")
c3 = Form()
