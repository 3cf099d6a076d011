"""Loaders that classes, closures, options and callbacks lead to."""


def uses_class_registry_of_loaders():
    import pickle, json
    class Registry:
        loaders = {"pkl": pickle.loads, "json": json.loads}
        @classmethod
        def load(cls, kind, raw):
            return cls.loaders["pkl"](raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_instance_dict():
    import joblib
    class Store:
        def __init__(self):
            self.readers = {}
            self.readers["joblib"] = joblib.load  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"
        def get(self, p):
            return self.readers["joblib"](p)


def uses_self_append():
    import pickle
    class P:
        def __init__(self):
            self.steps = []
            self.steps.append(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_closure_factory():
    import torch
    def make_loader(weights_only):
        def load(p):
            return torch.load(p, weights_only=weights_only)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"
        return load
    load = make_loader(False)
    x = load("a.pt")


def uses_kwargs_through():
    import numpy as np
    def read(path, **kw):
        return np.load(path, **kw)  # expect: numpy-allow-pickle "`np.load` may unpickle `a.npy`: an object ar"
    a = read("a.npy", allow_pickle=True)


def uses_args_tuple():
    import numpy as np
    args = ("a.npy", None, True)
    a = np.load(*args)  # expect: numpy-allow-pickle "`np.load` may unpickle `a.npy`: an object ar"


def uses_ternary_kwargs():
    import torch
    opts = {"weights_only": False} if legacy else {"weights_only": True}
    m = torch.load("a.pt", **opts)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_nested_partial():
    from functools import partial
    import torch
    cpu = partial(torch.load, map_location="cpu")
    unsafe = partial(cpu, weights_only=False)
    m = unsafe("a.pt")  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_wraps_decorator():
    import functools, pickle
    def cached(fn):
        @functools.wraps(fn)
        def inner(path):
            with open(path + ".pkl", "rb") as fh:
                return pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
        return inner


def uses_exec_in_dict():
    ns = {}
    exec("from pickle import loads", ns)
    x = ns["loads"](b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_eval_expression():
    import pickle
    x = eval("pickle.loads(b)")  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_getattr_concat():
    import pickle
    x = getattr(pickle, "lo" + "ads")(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_getattr_builtins_import():
    import builtins
    p = getattr(builtins, "__import__")("pickle")
    x = p.loads(b)  # expect: pickle-load "`p.loads` unpickles the data, and a pickle r"


def uses_import_module_fstring_version():
    import importlib, sys
    m = importlib.import_module(f"{'c' if sys.version_info[0] == 2 else ''}Pickle")
    x = m.loads(b)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"


def uses_lower():
    m = __import__("PICKLE".lower())
    x = m.loads(b)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"


def uses_replace():
    m = __import__("p-i-c-k-l-e".replace("-", ""))
    x = m.loads(b)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"


def uses_enum_callable():
    import pickle, json
    from enum import Enum
    from functools import partial
    class Loader(Enum):
        PKL = partial(pickle.loads)
        JS = partial(json.loads)
    x = Loader.PKL.value(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_enum_builtin_member():
    import pickle
    from enum import Enum
    class Loader(Enum):
        PKL = pickle.loads
    x = Loader.PKL.value(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_enum_subscript():
    from enum import Enum
    import torch
    class Mode(Enum):
        FULL = False
        SAFE = True
    m = torch.load("a.pt", weights_only=Mode["FULL"].value)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_intflag():
    from enum import IntEnum
    import numpy as np
    class Allow(IntEnum):
        NO = 0
        YES = 1
    a = np.load("a.npy", allow_pickle=Allow.YES.value)  # expect: numpy-allow-pickle "`np.load` may unpickle `a.npy`: an object ar"


def uses_zip_loop():
    import pickle, yaml
    for name, fn in zip(["a", "b"], [pickle.load, yaml.unsafe_load]):
        x = fn(open(name))  # expect: pickle-load "`pickle.load` unpickles `a`, and a pickle ru"  # expect: yaml-unsafe-load "`yaml.unsafe_load` builds what"


def uses_items_loop():
    import pickle, json
    for ext, fn in {"pkl": pickle.load, "json": json.load}.items():
        x = fn(open("f." + ext, "rb"))  # expect: pickle-load "`pickle.load` unpickles `f.pkl`, and a pickl"


def uses_chain_with_walrus():
    import pickle
    if (ld := pickle.loads) and raw:
        x = ld(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_star_unpack_alias():
    import pickle, json
    first, *rest = [pickle.loads, json.loads]
    x = first(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_swap_alias():
    import pickle, json
    a, b = json.loads, pickle.loads
    a, b = b, a
    x = a(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_property_returning_callable():
    import pickle
    class C:
        @property
        def loads(self):
            return pickle.loads
    c = C()
    x = c.loads(b)  # expect: pickle-load "`c.loads` unpickles the data, and a pickle r"


def uses_call():
    import pickle
    class Loader:
        def __call__(self, b):
            return pickle.loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_abstract_backend():
    import pickle, abc
    class Backend(abc.ABC):
        serializer = pickle
        def get(self, k):
            return self.serializer.loads(self.raw(k))  # expect: pickle-load "`self.serializer.loads` unpickles the data,"


def uses_subclass_override():
    import pickle, json
    class Base:
        serializer = json
        def get(self, k):
            return self.serializer.loads(k)  # expect: pickle-load "`self.serializer.loads` unpickles the data,"
    class P(Base):
        serializer = pickle


def uses_module_alias_in_class_init_default():
    import pickle
    class Cache:
        def __init__(self, serializer=pickle):
            self.serializer = serializer
        def get(self, raw):
            return self.serializer.loads(raw)  # expect: pickle-load "`self.serializer.loads` unpickles the data,"


def uses_dataclass_factory():
    import pickle
    from dataclasses import dataclass, field
    @dataclass
    class C:
        loads: object = field(default=pickle.loads)
        def read(self, b):
            return self.loads(b)  # expect: pickle-load "`self.loads` unpickles the data, and a pickl"


def uses_pydantic_model_config():
    from pydantic import BaseModel
    import torch
    class LoadCfg(BaseModel):
        path: str = "a.pt"
        weights_only: bool = False
    def load(cfg: LoadCfg):
        return torch.load(cfg.path, weights_only=cfg.weights_only)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_attrs_define():
    import attrs, numpy as np
    @attrs.define
    class C:
        allow: bool = True
    def f(c: C):
        return np.load("a.npy", allow_pickle=c.allow)  # expect: numpy-allow-pickle "`np.load` may unpickle `a.npy`: an object ar"


def uses_typeddict_kw():
    import torch
    def load(path, *, weights_only=False):
        return torch.load(path, weights_only=weights_only)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_argparse_booleanoptional():
    import argparse, torch
    p = argparse.ArgumentParser()
    p.add_argument("--weights-only", action=argparse.BooleanOptionalAction, default=False)
    a = p.parse_args()
    m = torch.load("a.pt", weights_only=a.weights_only)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_fire():
    import fire, torch
    def main(path="a.pt", weights_only=False):
        return torch.load(path, weights_only=weights_only)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"
    fire.Fire(main)


def uses_absl_flags():
    from absl import flags
    from transformers import AutoModel
    flags.DEFINE_bool("trust", True, "x")
    FLAGS = flags.FLAGS
    m = AutoModel.from_pretrained("acme/absl", trust_remote_code=FLAGS.trust)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_setattr_patch():
    import torch, functools
    setattr(torch, "load", functools.partial(torch.load, weights_only=False))  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_mock_patch():
    from unittest import mock
    import torch, functools
    with mock.patch("torch.load", functools.partial(torch.load, weights_only=False)):  # expect: torch-load "`torch.load` unpickles the file, which runs"
        m = Model.load()


def uses_torch_safe_globals_ctx():
    import torch, os
    with torch.serialization.safe_globals([os.system]):  # expect: torch-unsafe-globals "`os.system` on the list of safe names lets e"
        m = torch.load("a.pt", weights_only=True)


def uses_yaml_add_constructor_unsafe():
    import yaml
    class L(yaml.UnsafeLoader): pass
    x = yaml.load(fh, L)  # expect: yaml-unsafe-load "`yaml.load` with `L`, which derives from an"


def uses_yaml_partial():
    from functools import partial
    import yaml
    load = partial(yaml.load, Loader=yaml.Loader)
    x = load(fh)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.Loader` builds whatev"


def uses_pd_engine():
    import pandas as pd
    frames = [pd.read_pickle(f) for f in files]  # expect: pickle-load "`pd.read_pickle` unpickles the file, and a p"


def uses_pd_apply_series():
    import pandas as pd, pickle
    s = pd.read_sql("select blob from t", con)["blob"].map(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_polars_map():
    import polars as pl, pickle
    df = df.with_columns(pl.col("b").map_elements(pickle.loads))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_spark_udf():
    from pyspark.sql.functions import udf
    import pickle
    f = udf(lambda b: pickle.loads(b))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_ray_remote():
    import ray, pickle
    @ray.remote
    def f(b):
        return pickle.loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_torch_dataset():
    import torch
    from torch.utils.data import Dataset
    class D(Dataset):
        def __getitem__(self, i):
            return torch.load(self.files[i], weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_tf_py_function():
    import tensorflow as tf, pickle
    ds = ds.map(lambda x: tf.py_function(pickle.loads, [x], tf.float32))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_grpc():
    import pickle
    class S(Servicer):
        def Call(self, request, context):
            return pickle.loads(request.payload)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_websockets():
    import websockets, pickle
    async def h(ws):
        async for msg in ws:
            obj = pickle.loads(msg)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_socket():
    import socket, pickle
    s = socket.socket()
    data = pickle.loads(s.recv(4096))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
