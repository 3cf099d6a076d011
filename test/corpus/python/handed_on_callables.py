"""Loaders that are handed on, grown into lists, named by texts that are put together or run."""


def uses_append_loaders():
    import pickle
    readers = []
    readers.append(pickle.load)
    for r in readers:
        obj = r(open("a.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `a.pkl`, and a pickl"


def uses_append_index():
    import torch, yaml
    fns = []
    fns.append(yaml.unsafe_load)
    cfg = fns[0](text)  # expect: yaml-unsafe-load "`yaml.unsafe_load` builds whatever Python ob"


def uses_extend():
    import joblib
    fns = [len]
    fns.extend([joblib.load])
    m = fns[1]("a.joblib")  # expect: pickle-load "`joblib.load` unpickles `a.joblib`, and a pi"


def uses_concat___import():
    m = __import__("pic" + "kle")
    x = m.loads(data)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"


def uses_fstring_import_module():
    import importlib
    part = "ickle"
    m = importlib.import_module(f"p{part}")
    x = m.load(fh)  # expect: pickle-load "`m.load` unpickles the file, and a pickle ru"


def uses_join_constants():
    import importlib
    m = importlib.import_module("".join(["job", "lib"]))
    x = m.load("m.joblib")  # expect: pickle-load "`m.load` unpickles `m.joblib`, and a pickle"


def uses_join_sep():
    import importlib
    m = importlib.import_module(".".join(("sklearn", "externals", "joblib")))
    x = m.load("m.joblib")  # expect: pickle-load "`m.load` unpickles `m.joblib`, and a pickle"


def uses_percent():
    m = __import__("%skle" % "pic")
    x = m.loads(data)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"


def uses_format():
    m = __import__("{}{}".format("dil", "l"))
    x = m.loads(data)  # expect: pickle-load "`m.loads` unpickles the data with dill, whic"


def uses_exec_import():
    exec("import pickle as p")
    x = p.loads(data)  # expect: pickle-load "`p.loads` unpickles the data, and a pickle r"


def uses_exec_from_import():
    exec("from joblib import load as jl")
    x = jl("m.pkl")  # expect: pickle-load "`joblib.load` unpickles `m.pkl`, and a pickl"


def uses_exec_def():
    exec("import pickle\ndef get(b):\n    return pickle.loads(b)\n")  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
    x = get(data)


def uses_exec_alias():
    exec("import torch\nld = torch.load")
    m = ld("m.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_exec_expression_inside():
    exec("import pickle; obj = pickle.loads(data)")  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_eval():
    f = eval("__import__('pickle').loads")
    x = f(data)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_enum_members():
    import enum, torch
    class Mode(enum.Enum):
        SAFE = True
        UNSAFE = False
    m = torch.load("m.pt", weights_only=Mode.UNSAFE.value)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"
    k = torch.load("m.pt", weights_only=Mode.SAFE.value)


def uses_strenum():
    from enum import Enum
    import numpy as np
    class Opt(str, Enum):
        MMAP = "r"
    class Allow(Enum):
        YES = True
    a = np.load("a.npy", allow_pickle=Allow.YES.value)  # expect: numpy-allow-pickle "`np.load` may unpickle `a.npy`: an object ar"


def uses_enum_of_modules():
    from enum import Enum
    import importlib
    class Lib(Enum):
        PKL = "pickle"
        JS = "json"
    m = importlib.import_module(Lib.PKL.value)
    x = m.loads(d)  # expect: pickle-load "`m.loads` unpickles the data, and a pickle r"
    y = importlib.import_module(Lib.JS.value).loads(d)


def uses_map():
    import pickle
    objs = list(map(pickle.loads, blobs))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_pool_map():
    import pickle
    from multiprocessing import Pool
    with Pool(4) as pool:
        objs = pool.map(pickle.loads, blobs)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_executor_map():
    import joblib
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor() as ex:
        futs = [ex.submit(joblib.load, p) for p in paths]  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"
        ms = list(ex.map(joblib.load, paths))  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_dict_dispatch_one_finding():
    import pickle, json
    READERS = {".pkl": pickle.load, ".json": json.load}  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
    def read(path):
        return READERS[path.suffix](open(path, "rb"))


def uses_dict_dispatch_with_get():
    import pickle, json
    READERS = {"pkl": pickle.loads, "json": json.loads}  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
    fn = READERS.get(kind, json.loads)
    x = fn(data)


def uses_default_argument():
    import pickle
    def read(path, loader=pickle.load):
        with open(path, "rb") as fh:
            return loader(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_return():
    import pickle
    def get_loader():
        return pickle.load
    x = get_loader()(open("x.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `x.pkl`, and a pickl"


def uses_list_first():
    import dill
    loaders = [dill.load]
    x = loaders[0](fh)  # expect: pickle-load "`dill.load` unpickles the file with dill, wh"


def uses_dataclass_default_callable():
    from dataclasses import dataclass
    from typing import Callable
    import pickle
    @dataclass
    class Cache:
        loads: Callable = pickle.loads
        def get(self, raw):
            return self.loads(raw)  # expect: pickle-load "`self.loads` unpickles the data, and a pickl"


def uses_self_attr():
    import pickle
    class Store:
        def __init__(self):
            self._loads = pickle.loads
        def get(self, k):
            return self._loads(self.db[k])  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_handed_on_to_function_called_there():
    import pickle
    def apply(fn, data):
        return fn(data)
    x = apply(pickle.loads, raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_df_apply():
    import pickle
    df["emb"] = df["emb"].apply(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_red_set_response_callback():
    import pickle
    r.set_response_callback("GET", pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
