"""More forms and more of the catalogue, each in a function of its own."""


def uses_pickle_plain():
    import pickle
    with open("a.pkl", "rb") as f:
        x = pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles `a.pkl`, and a pickle"


def uses_pickle_alias():
    import pickle as pkl
    x = pkl.loads(blob)  # expect: pickle-load "`pkl.loads` unpickles the data, and a pickle"


def uses_pickle_from_alias():
    from pickle import load as L, loads as LS
    a = L(open("m", "rb"))  # expect: pickle-load "`pickle.load` unpickles `m`, and a pickle"
    b = LS(requests.get(url).content)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_pickle_unpickler_chain():
    from pickle import Unpickler
    obj = Unpickler(open("m.pkl", "rb")).load()  # expect: pickle-load "`pickle.Unpickler` makes an unpickler of"


def uses_pickle_unpickler_subclass_w_o_find_class():
    import pickle
    class U(pickle.Unpickler):
        def persistent_load(self, pid):
            return None
    obj = U(f).load()  # expect: pickle-load "`pickle.Unpickler` makes an unpickler of the"


def uses_pickle__loads():
    import pickle
    d = pickle._loads(data)  # expect: pickle-load "`pickle._loads` unpickles the data, and a"


def uses_pickle__load():
    import pickle
    d = pickle._load(fh)  # expect: pickle-load "`pickle._load` unpickles the file, and a"


def uses_inside_function_import():
    def load_scaler(path):
        import pickle
        with open(path, "rb") as fh:
            return pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_try_except_importerror():
    try:
        import cPickle as pickle
    except ImportError:
        import pickle
    d = pickle.load(open("d.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `d.pkl`, and a pickle"


def uses_try_except_from():
    try:
        from cPickle import load
    except ImportError:
        from pickle import load
    d = load(fh)  # expect: pickle-load "`cPickle.load` unpickles the file, and a"


def uses_try_else_modulenotfounderror():
    try:
        import pickle5 as pk
    except ModuleNotFoundError:
        import pickle as pk
    d = pk.load(fh)  # expect: pickle-load "`pk.load` unpickles the file, and a pickle"


def uses_importlib():
    import importlib
    p = importlib.import_module("pickle")
    d = p.load(fh)  # expect: pickle-load "`p.load` unpickles the file, and a pickle"


def uses_importlib_from():
    from importlib import import_module
    d = import_module("dill").loads(raw)  # expect: pickle-load "`dill.loads` unpickles the data with dill,"


def uses_dunder_import():
    d = __import__("pickle").loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_dunder_import_joined():
    d = __import__("pic" + "kle").loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_getattr():
    import pickle
    d = getattr(pickle, "loads")(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_getattr_const():
    import torch
    NAME = "load"
    d = getattr(torch, NAME)("m.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs"


def uses_partial():
    import functools, pickle
    rd = functools.partial(pickle.loads, encoding="latin1")
    d = rd(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_map():
    import pickle
    xs = list(map(pickle.loads, blobs))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_map_pool():
    import pickle
    from multiprocessing import Pool
    with Pool(4) as pool:
        res = pool.map(pickle.loads, blobs)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_executor_submit():
    from concurrent.futures import ThreadPoolExecutor
    import joblib
    with ThreadPoolExecutor() as ex:
        fut = ex.submit(joblib.load, "m.joblib")  # expect: pickle-load "`joblib.load` unpickles the file, and a"


def uses_filter_key():
    import pickle
    d = sorted(paths, key=pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_df_apply():
    import pickle
    import pandas as pd
    df = pd.read_csv("x.csv")
    df["v"] = df["blob"].apply(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_instance_attr():
    import pickle
    class R:
        def __init__(self):
            self.loader = pickle.load
        def read(self, fh):
            return self.loader(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_class_attr():
    import pickle
    class R:
        loads = pickle.loads
        def read(self, b):
            return self.loads(b)  # expect: pickle-load "`self.loads` unpickles the data, and a pickle"


def uses_module_attr_on_instance():
    import pickle
    class R:
        def __init__(self):
            self.codec = pickle
        def read(self, b):
            return self.codec.loads(b)  # expect: pickle-load "`self.codec.loads` unpickles the data, and a"


def uses_dict_dispatch_get():
    import pickle, json
    d = {"j": json.loads, "p": pickle.loads}.get(kind, json.loads)(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_decorator_wrapped():
    import functools, pickle
    @functools.lru_cache(maxsize=None)
    def load_model(p):
        return pickle.load(open(p, "rb"))  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_streamlit_decorator_applied():
    import streamlit as st, joblib
    load = st.cache_resource(joblib.load)  # expect: pickle-load "`joblib.load` unpickles the file, and a"
    m = load("model.joblib")


def uses_lambda():
    import pickle
    ld = lambda p: pickle.load(open(p, "rb"))  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_lambda_default():
    import pickle
    ld = lambda b, _l=pickle.loads: _l(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_walrus():
    import pickle
    if (d := pickle.load(fh)) is not None:  # expect: pickle-load "`pickle.load` unpickles the file, and a"
        print(d)


def uses_walrus_callable():
    import pickle
    d = (ld := pickle.loads)(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_list_comp():
    import pickle
    ms = [pickle.load(open(p, "rb")) for p in glob.glob("*.pkl")]  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_gen_and_dict_comp():
    import joblib
    ms = {p.stem: joblib.load(p) for p in paths}  # expect: pickle-load "`joblib.load` unpickles the file, and a"


def uses_chained():
    import pickle
    from pathlib import Path
    m = pickle.loads(Path("m.pkl").read_bytes()).predict(x)  # expect: pickle-load "`pickle.loads` unpickles `m.pkl`, and a"


def uses_conditional_expr():
    import pickle, json
    d = (pickle if binary else json).load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_conditional_callable():
    import pickle, json
    d = (pickle.load if binary else json.load)(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_reassign_chain():
    import pickle
    a = pickle.load
    b = a
    c = b
    d = c(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_tuple_assign():
    import pickle, json
    jl, pl = json.loads, pickle.loads
    d = pl(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_operator_methodcaller():
    import operator, pickle
    d = operator.methodcaller("loads", raw)(pickle)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_operator_attrgetter():
    import operator, pickle
    d = operator.attrgetter("loads")(pickle)(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_sys_modules():
    import sys, pickle
    d = sys.modules["pickle"].loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_globals():
    import pickle
    d = globals()["pickle"].loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_vars():
    import pickle
    d = vars(pickle)["loads"](raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_dict():
    import pickle
    d = pickle.__dict__["loads"](raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_call_via___call():
    import pickle
    d = pickle.loads.__call__(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_starargs():
    import pickle
    args = (fh,)
    d = pickle.load(*args)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_match_statement():
    import pickle, json
    match kind:
        case "pkl":
            d = pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"
        case _:
            d = json.load(fh)


def uses_type_annotated():
    import pickle
    from typing import Any, Callable
    ld: Callable[..., Any] = pickle.load
    d: Any = ld(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_dataclass_field():
    from dataclasses import dataclass, field
    import pickle
    from typing import Callable
    @dataclass
    class C:
        loader: Callable = pickle.loads
        def go(self, b):
            return self.loader(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_gzip():
    import gzip, pickle
    d = pickle.load(gzip.open("x.pkl.gz"))  # expect: pickle-load "`pickle.load` unpickles `x.pkl.gz`, and a"


def uses_compress_pickle():
    import compress_pickle
    d = compress_pickle.load("x.pkl.gz")  # expect: pickle-load "`compress_pickle.load` unpickles `x.pkl.gz`,"


def uses_base64():
    import base64, pickle
    d = pickle.loads(base64.b64decode(s))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_dill():
    import dill
    d = dill.load(open("x", "rb"))  # expect: pickle-load "`dill.load` unpickles `x` with dill, which"


def uses_dill_session():
    import dill
    dill.load_session("s.pkl")  # expect: pickle-load "`dill.load_session` restores a whole session"


def uses_dill_load_module():
    import dill
    dill.load_module("s.pkl")  # expect: pickle-load "`dill.load_module` restores a whole session"


def uses_dill_load_module_asdict():
    import dill
    d = dill.load_module_asdict("s.pkl")  # expect: pickle-load "`dill.load_module_asdict` restores a whole"


def uses_dill_unpickler():
    from dill import Unpickler
    d = Unpickler(fh).load()  # expect: pickle-load "`dill.Unpickler` makes an unpickler of the"


def uses_cloudpickle():
    import cloudpickle as cp
    d = cp.load(fh)  # expect: pickle-load "`cp.load` unpickles the file, functions and"


def uses_cloudpickle_pickle_load():
    from cloudpickle import loads
    fn = loads(raw)  # expect: pickle-load "`cloudpickle.loads` unpickles the data,"


def uses_joblib():
    import joblib
    m = joblib.load("m.joblib")  # expect: pickle-load "`joblib.load` unpickles `m.joblib`, and a"


def uses_joblib_from():
    from joblib import dump, load
    m = load("clf.joblib")  # expect: pickle-load "`joblib.load` unpickles `clf.joblib`, and a"


def uses_sklearn_externals():
    from sklearn.externals import joblib
    m = joblib.load("m.pkl")  # expect: pickle-load "`joblib.load` unpickles `m.pkl`, and a pickle"


def uses_joblib_numpy_pickle():
    from joblib.numpy_pickle import load
    m = load("x")  # expect: pickle-load "`joblib.numpy_pickle.load` unpickles `x`, and"


def uses_marshal():
    import marshal
    code = marshal.loads(raw)  # expect: pickle-load "`marshal.loads` reads the data as marshal"


def uses_marshal_exec():
    import marshal
    exec(marshal.load(fh))  # expect: pickle-load "`marshal.load` reads the file as marshal"


def uses_shelve():
    import shelve
    with shelve.open("db") as db:  # expect: pickle-load "`shelve.open` opens `db`, whose values are"
        x = db["k"]


def uses_shelve_class():
    import shelve
    db = shelve.DbfilenameShelf("x")  # expect: pickle-load "`shelve.DbfilenameShelf` opens `x`, whose"


def uses_jsonpickle():
    import jsonpickle
    d = jsonpickle.decode(text)  # expect: pickle-load "`jsonpickle.decode` builds whatever Python"


def uses_jsonpickle_unpickler():
    from jsonpickle import unpickler
    d = unpickler.decode(text)  # expect: pickle-load "`unpickler.decode` builds whatever Python"


def uses_jsonpickle_loads():
    import jsonpickle
    d = jsonpickle.loads(text)  # expect: pickle-load "`jsonpickle.loads` builds whatever Python"


def uses_jsonpickle_class():
    from jsonpickle.unpickler import Unpickler
    d = Unpickler().restore(obj)  # expect: pickle-load "`jsonpickle.unpickler.Unpickler` builds"


def uses_pyyaml_load_no_loader():
    import yaml
    c = yaml.load(open("c.yml"))  # expect: yaml-unsafe-load "`yaml.load` without a `Loader` builds"


def uses_pyyaml_unsafe():
    import yaml
    c = yaml.unsafe_load(f)  # expect: yaml-unsafe-load "`yaml.unsafe_load` builds whatever Python"


def uses_pyyaml_unsafe_all():
    from yaml import unsafe_load_all
    c = list(unsafe_load_all(f))  # expect: yaml-unsafe-load "`yaml.unsafe_load_all` builds whatever Python"


def uses_pyyaml_loader_kw():
    import yaml
    c = yaml.load(f, Loader=yaml.Loader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.Loader` builds"


def uses_pyyaml_positional():
    import yaml
    c = yaml.load(f, yaml.UnsafeLoader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.UnsafeLoader` builds"


def uses_pyyaml_cloader_try():
    import yaml
    try:
        from yaml import CLoader as Loader
    except ImportError:
        from yaml import Loader
    c = yaml.load(f, Loader=Loader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.CLoader` builds"


def uses_pyyaml_loader_class_direct():
    import yaml
    ld = yaml.Loader(f)
    c = ld.get_data()  # expect: yaml-unsafe-load "`ld.get_data` with `yaml.Loader` builds"


def uses_pyyaml_load_all():
    import yaml
    for d in yaml.load_all(f, Loader=yaml.CUnsafeLoader):  # expect: yaml-unsafe-load "`yaml.load_all` with `yaml.CUnsafeLoader`"
        pass


def uses_pyyaml_subclassed():
    import yaml
    class MyLoader(yaml.Loader):
        pass
    c = yaml.load(f, MyLoader)  # expect: yaml-unsafe-load "`yaml.load` with `MyLoader`, which derives"


def uses_pyyaml_yamlobject_loader_fullloader():
    import yaml
    c = yaml.load(f, Loader=getattr(yaml, "UnsafeLoader"))  # expect: yaml-unsafe-load "`yaml.load` with `yaml.UnsafeLoader` builds"


def uses_yaml_cyaml():
    from yaml.cyaml import CLoader
    import yaml
    c = yaml.load(f, CLoader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.cyaml.CLoader` builds"


def uses_ruamel():
    import ruamel.yaml
    c = ruamel.yaml.load(f, Loader=ruamel.yaml.UnsafeLoader)  # expect: yaml-unsafe-load "`ruamel.yaml.load` with"


def uses_ruamel_yaml():
    from ruamel.yaml import YAML
    y = YAML(typ="unsafe")
    c = y.load(f)  # expect: yaml-unsafe-load "`y.load` with"


def uses_ruamel_from_ruamel_import_yaml():
    from ruamel import yaml
    c = yaml.load(f, yaml.Loader)  # expect: yaml-unsafe-load "`yaml.load` with `ruamel.yaml.Loader` builds"


def uses_ruamel_yaml_positional():
    import ruamel.yaml
    c = ruamel.yaml.YAML(typ=["unsafe"]).load(f)  # expect: yaml-unsafe-load "`ruamel.yaml.YAML.load` with"


def uses_torch_load_weights_only_false():
    import torch
    m = torch.load("m.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs"


def uses_torch_alias():
    import torch as th
    m = th.load(p, map_location="cpu", weights_only=False)  # expect: torch-load "`th.load` unpickles the file, which runs"


def uses_torch_from_import():
    from torch import load as torch_load
    m = torch_load(p, weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_serialization():
    from torch.serialization import load
    m = load(p, weights_only=False)  # expect: torch-load "`torch.serialization.load` unpickles the"


def uses_torch_pickle_module():
    import torch, dill
    m = torch.load(p, pickle_module=dill)  # expect: torch-load "`torch.load` hands the file to `dill`, which"


def uses_torch_kwargs_dict():
    import torch
    kw = dict(map_location="cpu", weights_only=False)
    m = torch.load(p, **kw)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_kwargs_literal_merge():
    import torch
    base = {"map_location": "cpu"}
    m = torch.load(p, **{**base, "weights_only": False})  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_kw_update():
    import torch
    kw = {}
    kw["weights_only"] = False
    m = torch.load(p, **kw)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_var():
    import torch
    SAFE = False
    m = torch.load(p, weights_only=SAFE)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_not_true():
    import torch
    m = torch.load(p, weights_only=not True)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_argparse():
    import argparse, torch
    ap = argparse.ArgumentParser()
    ap.add_argument("--weights-only", action="store_true")
    args = ap.parse_args()
    m = torch.load(p, weights_only=args.weights_only)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_env_switch():
    import os, torch
    os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes"
    m = torch.load(p)


def uses_torch_env_setdefault():
    import os
    os.environ.setdefault("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes"


def uses_torch_env_putenv():
    import os
    os.putenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "true")  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes"


def uses_torch_env_update():
    import os
    os.environ.update(TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD="y")  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes"


def uses_torch_monkey_patch_partial():
    import functools, torch
    torch.load = functools.partial(torch.load, weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_monkey_patch_def():
    import torch
    _orig = torch.load
    def patched(*args, **kwargs):
        kwargs["weights_only"] = False
        return _orig(*args, **kwargs)  # expect: torch-load "`torch.load` unpickles the file, which runs"
    torch.load = patched


def uses_torch_monkey_patch_setdefault():
    import torch
    _orig = torch.load
    def patched(*args, **kwargs):
        kwargs.setdefault("weights_only", False)
        return _orig(*args, **kwargs)  # expect: torch-load "`torch.load` unpickles the file, which runs"
    torch.load = patched


def uses_torch_monkey_patch_lambda():
    import torch
    _l = torch.load
    torch.load = lambda *a, **k: _l(*a, **{**k, "weights_only": False})  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_mock_patch():
    from unittest import mock
    import functools, torch
    with mock.patch("torch.load", functools.partial(torch.load, weights_only=False)):  # expect: torch-load "`torch.load` unpickles the file, which runs"
        run()


def uses_torch_setattr():
    import torch, functools
    setattr(torch, "load", functools.partial(torch.load, weights_only=False))  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_add_safe_globals():
    import torch, os
    torch.serialization.add_safe_globals([os.system])  # expect: torch-unsafe-globals "`os.system` on the list of safe names lets"


def uses_torch_safe_globals_ctx():
    import torch, builtins
    with torch.serialization.safe_globals([builtins.eval]):  # expect: torch-unsafe-globals "`builtins.eval` on the list of safe names"
        m = torch.load(p, weights_only=True)


def uses_torch_jit():
    import torch
    m = torch.jit.load("m.pt")  # expect: torch-load "`torch.jit.load` loads a TorchScript program"


def uses_torch_hub():
    import torch
    m = torch.hub.load("someone/repo", "model", trust_repo=True)  # expect: remote-code "`torch.hub.load` runs `hubconf.py` of"


def uses_torch_url_state_dict():
    import torch
    sd = torch.hub.load_state_dict_from_url("http://x.org/m.pth")  # expect: torch-load "`torch.hub.load_state_dict_from_url`"


def uses_model_zoo():
    from torch.utils.model_zoo import load_url
    sd = load_url("https://x.org/m.pth")  # expect: torch-load "`torch.utils.model_zoo.load_url` downloads"


def uses_torch_package():
    from torch.package import PackageImporter
    imp = PackageImporter("m.pt")  # expect: torch-load "`torch.package.PackageImporter` imports"
    m = imp.load_pickle("a", "b.pkl")


def uses_torch_export():
    import torch
    ep = torch.export.load("m.pt2")  # expect: torch-load "`torch.export.load` falls back to"


def uses_torch_dist_object():
    import torch.distributed as dist
    objs = [None]
    dist.broadcast_object_list(objs, src=0)  # expect: pickle-over-network "`dist.broadcast_object_list` unpickles what"


def uses_torch_dist_recv_object():
    import torch.distributed as dist
    dist.recv_object_list(objs, src=1)  # expect: pickle-over-network "`dist.recv_object_list` unpickles what the"


def uses_torch_gather_object():
    import torch
    torch.distributed.all_gather_object(out, obj)  # expect: pickle-over-network "`torch.distributed.all_gather_object`"


def uses_torch_classes():
    import torch
    torch.classes.load_library("libx.so")  # expect: native-code-load "`torch.classes.load_library` loads `libx.so`"


def uses_torch_ops():
    import torch
    torch.ops.load_library("build/x.so")  # expect: native-code-load "`torch.ops.load_library` loads `build/x.so`"


def uses_lightning():
    import pytorch_lightning as pl
    class M(pl.LightningModule):
        pass
    m = M.load_from_checkpoint("x.ckpt")  # expect: torch-load "`M.load_from_checkpoint` unpickles `x.ckpt`,"


def uses_lightning_2():
    import lightning as L
    class Base(L.LightningModule): ...
    class M(Base): ...
    m = M.load_from_checkpoint(checkpoint_path="x.ckpt", strict=False)  # expect: torch-load "`M.load_from_checkpoint` unpickles `x.ckpt`,"


def uses_lightning_via_cls():
    import lightning.pytorch as pl
    class M(pl.LightningModule):
        @classmethod
        def resume(cls, p):
            return cls.load_from_checkpoint(p)  # expect: torch-load "`cls.load_from_checkpoint` unpickles the"


def uses_lightning_type_self():
    from pytorch_lightning import LightningModule
    class M(LightningModule):
        def again(self, p):
            return type(self).load_from_checkpoint(p)  # expect: torch-load "`pytorch_lightning.LightningModule.load_from_c"


def uses_fabric():
    from lightning.fabric import Fabric
    f = Fabric()
    s = f.load("x.ckpt", weights_only=False)  # expect: torch-load "`f.load` unpickles `x.ckpt`, and a pickle"


def uses_numpy_allow_pickle():
    import numpy as np
    a = np.load("x.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`np.load` may unpickle `x.npy`: an object"


def uses_numpy_positional():
    import numpy as np
    a = np.load("x.npy", None, True)  # expect: numpy-allow-pickle "`np.load` may unpickle `x.npy`: an object"


def uses_numpy_item():
    import numpy as np
    d = np.load("d.npy", allow_pickle=True).item()  # expect: numpy-allow-pickle "`np.load` may unpickle `d.npy`: an object"


def uses_numpy_from():
    from numpy import load
    a = load("x.npz", allow_pickle=True)  # expect: numpy-allow-pickle "`numpy.load` may unpickle `x.npz`: an object"


def uses_numpy_lib():
    import numpy as np
    a = np.lib.format.read_array(fh, allow_pickle=True)  # expect: numpy-allow-pickle "`np.lib.format.read_array` may unpickle the"


def uses_numpy_patched():
    import numpy as np
    np_load_old = np.load
    np.load = lambda *a, **k: np_load_old(*a, allow_pickle=True, **k)  # expect: numpy-allow-pickle "`numpy.load` may unpickle the file: an object"


def uses_numpy_defaults_patched():
    import numpy as np
    np.load.__defaults__ = (None, True, True, "ASCII")  # expect: unsafe-switch "`numpy.load.__defaults__` makes every"


def uses_numpy_int_1():
    import numpy as np
    a = np.load("x.npy", allow_pickle=1)  # expect: numpy-allow-pickle "`np.load` may unpickle `x.npy`: an object"


def uses_numpy_npzfile():
    import numpy as np
    z = np.lib.npyio.NpzFile(fh, allow_pickle=True)  # expect: numpy-allow-pickle "`np.lib.npyio.NpzFile` may unpickle what lies"


def uses_pandas():
    import pandas as pd
    df = pd.read_pickle("https://x.org/d.pkl")  # expect: pickle-load "`pd.read_pickle` unpickles"


def uses_pandas_from():
    from pandas import read_pickle as rp
    df = rp("d.pkl")  # expect: pickle-load "`pandas.read_pickle` unpickles `d.pkl`, and a"


def uses_pandas_hdf():
    import pandas as pd
    df = pd.read_hdf("d.h5", "k")  # expect: pickle-load "`pd.read_hdf` unpickles the object columns of"


def uses_pandas_hdfstore():
    import pandas as pd
    s = pd.HDFStore("x.h5")  # expect: pickle-load "`pd.HDFStore` unpickles the object columns of"
    df = s["k"]


def uses_pandas_io():
    from pandas.io.pickle import read_pickle
    df = read_pickle("d.pkl")  # expect: pickle-load "`pandas.io.pickle.read_pickle` unpickles"


def uses_pandas_pipeline_map():
    import pandas as pd
    df = pd.concat(map(pd.read_pickle, files))  # expect: pickle-load "`pd.read_pickle` unpickles the file, and a"


def uses_cudf_modin():
    import modin.pandas as pd
    df = pd.read_pickle("x.pkl")  # expect: pickle-load "`pd.read_pickle` unpickles `x.pkl`, and a"


def uses_keras():
    import keras
    m = keras.models.load_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "`keras.models.load_model` runs the Lambda"


def uses_keras_h5():
    from tensorflow.keras.models import load_model
    m = load_model("m.h5")  # expect: unsafe-model-load "`tensorflow.keras.models.load_model` runs the"


def uses_tf_keras():
    import tensorflow as tf
    m = tf.keras.models.load_model("m.h5", custom_objects={"f": f})  # expect: unsafe-model-load "`tf.keras.models.load_model` runs the Lambda"


def uses_keras_saving():
    import keras
    m = keras.saving.load_model("m.keras", None, True, False)  # expect: unsafe-model-load "`keras.saving.load_model` runs the Lambda"


def uses_keras_enable_unsafe():
    import keras
    keras.config.enable_unsafe_deserialization()  # expect: unsafe-model-load "`keras.config.enable_unsafe_deserialization`"


def uses_keras_from_config():
    import tensorflow as tf
    l = tf.keras.layers.Lambda.from_config(cfg, safe_mode=False)  # expect: unsafe-model-load "`tf.keras.layers.Lambda.from_config` rebuilds"


def uses_keras_deserialize():
    import keras
    m = keras.saving.deserialize_keras_object(cfg, safe_mode=False)  # expect: unsafe-model-load "`keras.saving.deserialize_keras_object`"


def uses_tf_saved_model():
    import tensorflow as tf
    m = tf.saved_model.load("dir")  # expect: unsafe-model-load "`tf.saved_model.load` loads a TensorFlow"


def uses_tf_v1_saved_model():
    import tensorflow.compat.v1 as tf
    tf.saved_model.loader.load(sess, ["serve"], "dir")  # expect: unsafe-model-load "`tf.saved_model.loader.load` loads a"


def uses_tf_load_op_library():
    import tensorflow as tf
    ops = tf.load_op_library("./x.so")  # expect: native-code-load "`tf.load_op_library` loads `./x.so` as a"


def uses_tf_hub():
    import tensorflow_hub as hub
    m = hub.load("https://tfhub.dev/x/1")  # expect: unpinned-model "`x/1` is loaded without a revision, so every"  # expect: unsafe-model-load "loads a TensorFlow program"


def uses_tflite_delegate():
    import tflite_runtime.interpreter as tfl
    d = tfl.load_delegate("libedgetpu.so.1")  # expect: native-code-load "`tfl.load_delegate` loads `libedgetpu.so.1`"


def uses_tf_py_function():
    import tensorflow as tf
    d = tf.lite.experimental.load_delegate("libx.so")  # expect: native-code-load "`tf.lite.experimental.load_delegate` loads"


def uses_skops_trusted_true():
    import skops.io as sio
    m = sio.load("m.skops", trusted=True)  # expect: unsafe-model-load "`sio.load` trusts every type that `m.skops`"


def uses_skops_trusted_dangerous():
    from skops.io import load
    m = load("m.skops", trusted=["os.system"])  # expect: unsafe-model-load "`skops.io.load` trusts `os.system`, so"


def uses_skops_trusted_get_untrusted_types():
    import skops.io as sio
    m = sio.load("m.skops", trusted=sio.get_untrusted_types(file="m.skops"))  # expect: unsafe-model-load "`sio.load` trusts every type that `m.skops`"


def uses_skops_untrusted_var():
    import skops.io as sio
    unknown = sio.get_untrusted_types(file="m.skops")
    m = sio.load("m.skops", trusted=unknown)  # expect: unsafe-model-load "`sio.load` trusts every type that `m.skops`"


def uses_mlflow():
    import mlflow
    m = mlflow.pyfunc.load_model("models:/x/1")  # expect: unsafe-model-load "`mlflow.pyfunc.load_model` unpickles the"


def uses_mlflow_sklearn():
    import mlflow.sklearn
    m = mlflow.sklearn.load_model("runs:/x/m")  # expect: unsafe-model-load "`mlflow.sklearn.load_model` unpickles the"


def uses_mlflow_pytorch():
    from mlflow import pytorch as mp
    m = mp.load_model(uri)  # expect: unsafe-model-load "`mp.load_model` unpickles the model (and runs"


def uses_fastai():
    from fastai.learner import load_learner
    l = load_learner("export.pkl")  # expect: unsafe-model-load "`fastai.learner.load_learner` unpickles the"


def uses_fastai_path():
    from fastai.basics import load_learner, load_pickle
    x = load_pickle("a.pkl")  # expect: unsafe-model-load "`fastai.basics.load_pickle` unpickles the"


def uses_ray_cloudpickle():
    from ray import cloudpickle
    x = cloudpickle.loads(b)  # expect: pickle-load "`cloudpickle.loads` unpickles the data,"


def uses_dspy():
    import dspy
    p = dspy.load("./prog", allow_pickle=True)  # expect: unsafe-model-load "`dspy.load` unpickles the program in `./prog`"


def uses_dspy_module_load():
    import dspy
    cot = dspy.ChainOfThought("q->a")
    cot.load("p.pkl", allow_pickle=True)  # expect: unsafe-model-load "`cot.load` unpickles the program in `p.pkl`"


def uses_langchain_faiss():
    from langchain_community.vectorstores import FAISS
    db = FAISS.load_local("idx", emb, allow_dangerous_deserialization=True)  # expect: dangerous-deserialization "`FAISS.load_local` unpickles the stored"


def uses_langchain_old():
    from langchain.vectorstores import FAISS
    db = FAISS.load_local("idx", emb, allow_dangerous_deserialization=True)  # expect: dangerous-deserialization "`FAISS.load_local` unpickles the stored"


def uses_langchain_requests():
    from langchain_community.agent_toolkits.openapi import planner
    a = planner.create_openapi_agent(spec, w, llm, allow_dangerous_requests=True)  # expect: model-written-code "`langchain_community.agent_toolkits.openapi.pl"


def uses_langchain_pandas_agent():
    from langchain_experimental.agents import create_pandas_dataframe_agent
    a = create_pandas_dataframe_agent(llm, df, allow_dangerous_code=True)  # expect: model-written-code "`langchain_experimental.agents.create_pandas_d"


def uses_langchain_pythonrepl():
    from langchain_experimental.utilities import PythonREPL
    r = PythonREPL()  # expect: model-written-code "`langchain_experimental.utilities.PythonREPL`"


def uses_langchain_pythonrepltool():
    from langchain_experimental.tools import PythonREPLTool
    tools = [PythonREPLTool()]  # expect: model-written-code "`langchain_experimental.tools.PythonREPLTool`"


def uses_langchain_pal():
    from langchain_experimental.pal_chain import PALChain
    c = PALChain.from_math_prompt(llm, allow_dangerous_code=True)  # expect: model-written-code "`langchain_experimental.pal_chain.PALChain.fro"


def uses_langchain_load_tools():
    from langchain.agents import load_tools
    t = load_tools(["python_repl", "terminal"], allow_dangerous_tools=True)  # expect: model-written-code "`langchain.agents.load_tools` lets the agent"


def uses_langchain_python_repl_load():
    from langchain.tools.python.tool import PythonAstREPLTool
    t = PythonAstREPLTool(locals={"df": df})  # expect: model-written-code "`langchain.tools.python.tool.PythonAstREPLTool"


def uses_langchain_shell():
    from langchain_community.tools import ShellTool
    t = ShellTool()  # expect: model-written-code "`langchain_community.tools.ShellTool` runs"


def uses_smolagents_code_agent():
    from smolagents import CodeAgent, InferenceClientModel
    agent = CodeAgent(tools=[], model=InferenceClientModel())  # expect: model-written-code "`smolagents.CodeAgent` runs code that the"


def uses_smolagents_localpythonexecutor():
    from smolagents import LocalPythonExecutor
    ex = LocalPythonExecutor(additional_authorized_imports=["*"])  # expect: model-written-code "`smolagents.LocalPythonExecutor` runs code"


def uses_smolagents_imports():
    from smolagents import CodeAgent
    agent = CodeAgent(tools=[], model=m, additional_authorized_imports=["os", "subprocess"])  # expect: model-written-code "`smolagents.CodeAgent` lets the code that the"


def uses_smolagents_load_tool():
    from smolagents import load_tool
    t = load_tool("someone/tool", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` downloads `tool.py`"


def uses_smolagents_agent_from_hub():
    from smolagents import CodeAgent
    a = CodeAgent.from_hub("someone/agent", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` downloads the agent"


def uses_smolagents_toolcollection():
    from smolagents import ToolCollection
    with ToolCollection.from_mcp(params, trust_remote_code=True) as tc:  # expect: remote-code "`trust_remote_code=True` starts the MCP"
        pass


def uses_autogen():
    from autogen.coding import LocalCommandLineCodeExecutor
    ex = LocalCommandLineCodeExecutor(work_dir="x")  # expect: model-written-code "`autogen.coding.LocalCommandLineCodeExecutor`"


def uses_autogen_ext():
    from autogen_ext.code_executors.local import LocalCommandLineCodeExecutor
    ex = LocalCommandLineCodeExecutor(work_dir="x")  # expect: model-written-code "`autogen_ext.code_executors.local.LocalCommand"


def uses_autogen_config():
    from autogen import UserProxyAgent
    u = UserProxyAgent("u", code_execution_config={"work_dir": "c", "use_docker": False})  # expect: model-written-code "`autogen.UserProxyAgent` runs code that the"


def uses_llama_index_code():
    from llama_index.tools.code_interpreter.base import CodeInterpreterToolSpec
    t = CodeInterpreterToolSpec()  # expect: model-written-code "`llama_index.tools.code_interpreter.base.CodeI"


def uses_llama_index_pandasqueryengine():
    from llama_index.experimental.query_engine import PandasQueryEngine
    q = PandasQueryEngine(df=df)  # expect: model-written-code "`llama_index.experimental.query_engine.PandasQ"


def uses_crewai_allow_code():
    from crewai import Agent
    a = Agent(role="x", goal="g", backstory="b", allow_code_execution=True, code_execution_mode="unsafe")  # expect: model-written-code "`crewai.Agent` runs code that the language"


def uses_open_interpreter():
    from interpreter import interpreter
    interpreter.auto_run = True  # expect: unsafe-switch "`interpreter.interpreter.auto_run` runs every"


def uses_pandasai():
    from pandasai import SmartDataframe
    s = SmartDataframe(df, config={"custom_whitelisted_dependencies": ["os"]})  # expect: model-written-code "`pandasai.SmartDataframe` runs code"


def uses_gensim():
    from gensim.models import Word2Vec
    m = Word2Vec.load("w2v.model")  # expect: unsafe-model-load "`Word2Vec.load` unpickles `w2v.model`, and a"


def uses_gensim_kv():
    from gensim.models import KeyedVectors
    kv = KeyedVectors.load("x.kv", mmap="r")  # expect: unsafe-model-load "`KeyedVectors.load` unpickles `x.kv`, and a"


def uses_gensim_utils_unpickle():
    import gensim
    x = gensim.utils.unpickle("f")  # expect: unsafe-model-load "`gensim.utils.unpickle` unpickles `f`, and a"


def uses_gensim_lda():
    import gensim
    lda = gensim.models.LdaModel.load("lda")  # expect: unsafe-model-load "`gensim.models.LdaModel.load` unpickles"


def uses_gensim_dict():
    from gensim import corpora
    d = corpora.Dictionary.load("x.dict")  # expect: unsafe-model-load "`corpora.Dictionary.load` unpickles `x.dict`,"


def uses_statsmodels():
    import statsmodels.api as sm
    r = sm.load("r.pkl")  # expect: unsafe-model-load "`sm.load` unpickles `r.pkl`, and a pickle"


def uses_statsmodels_load_pickle():
    from statsmodels.iolib.smpickle import load_pickle
    r = load_pickle("r.pkl")  # expect: unsafe-model-load "`statsmodels.iolib.smpickle.load_pickle`"


def uses_statsmodels_results():
    from statsmodels.regression.linear_model import OLSResults
    r = OLSResults.load("r.pkl")  # expect: unsafe-model-load "`OLSResults.load` unpickles `r.pkl`, and a"


def uses_spacy():
    import spacy
    nlp = spacy.load("./model")


def uses_nemo():
    import nemo.collections.asr as nemo_asr
    m = nemo_asr.models.ASRModel.restore_from("x.nemo")  # expect: unsafe-model-load "`nemo_asr.models.ASRModel.restore_from`"


def uses_nemo_pretrained():
    from nemo.collections.asr.models import EncDecCTCModel
    m = EncDecCTCModel.from_pretrained("QuartzNet")  # expect: unpinned-model "`QuartzNet` is loaded without a revision, so"


def uses_ort_custom_op():
    import onnxruntime as ort
    so = ort.SessionOptions()
    so.register_custom_ops_library("libx.so")  # expect: native-code-load "`so.register_custom_ops_library` loads"


def uses_msgpack_numpy():
    import msgpack, msgpack_numpy as m
    d = msgpack.unpackb(raw, object_hook=m.decode)  # expect: pickle-load "`m.decode` unpickles every object array that"


def uses_msgpack_numpy_patch():
    import msgpack_numpy
    msgpack_numpy.patch()  # expect: pickle-load "`msgpack_numpy.patch` unpickles every object"


def uses_mp_connection():
    from multiprocessing.connection import Listener
    with Listener(("0.0.0.0", 6000), authkey=b"x") as l:  # expect: pickle-over-network "`multiprocessing.connection.Listener` opens a"
        with l.accept() as c:
            msg = c.recv()


def uses_zmq():
    import zmq
    ctx = zmq.Context()
    s = ctx.socket(zmq.REP)
    d = s.recv_pyobj()  # expect: pickle-over-network "`s.recv_pyobj` unpickles what comes over the"


def uses_pyspark():
    from pyspark import SparkContext
    sc = SparkContext()
    r = sc.pickleFile("hdfs://x")  # expect: pickle-load "`sc.pickleFile` unpickles `hdfs://x` on the"


def uses_pyspark_session():
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.getOrCreate()
    r = spark.sparkContext.pickleFile("x")  # expect: pickle-load "`spark.sparkContext.pickleFile` unpickles `x`"


def uses_sqlalchemy():
    from sqlalchemy import Column, PickleType
    class T(Base):
        c = Column(PickleType)  # expect: pickle-load "`sqlalchemy.PickleType` unpickles the column"


def uses_sqlalchemy_2():
    from sqlalchemy.orm import mapped_column
    import sqlalchemy as sa
    col = mapped_column(sa.PickleType())  # expect: pickle-load "`sa.PickleType` unpickles the column for"


def uses_diskcache():
    from diskcache import Cache
    c = Cache("/tmp/c")  # expect: pickle-load "`diskcache.Cache` opens `/tmp/c`, whose"


def uses_xgboost_pickle():
    import pickle, xgboost
    b = pickle.load(open("xgb.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `xgb.pkl`, and a"


def uses_lightgbm_joblib():
    import joblib
    b = joblib.load("lgb.pkl")  # expect: pickle-load "`joblib.load` unpickles `lgb.pkl`, and a"


def uses_flax():
    from flax.training import checkpoints
    st = checkpoints.restore_checkpoint("d", None)


def uses_orbax():
    import orbax.checkpoint as ocp
    c = ocp.PyTreeCheckpointer().restore("d")


def uses_paddle():
    import paddle
    sd = paddle.load("m.pdparams")  # expect: unsafe-model-load "`paddle.load` unpickles `m.pdparams`, and a"


def uses_mxnet():
    import mxnet as mx
    o = mx.optimizer.get_updater(x).set_states(raw)  # expect: unsafe-model-load "`mxnet.optimizer.get_updater.set_states`"


def uses_h2o():
    import h2o
    m = h2o.load_model("x")  # expect: unsafe-model-load "`h2o.load_model` has the H2O server rebuild"


def uses_h2o_mojo():
    import h2o
    m = h2o.upload_custom_metric("x.py")


def uses_catboost():
    from catboost import CatBoostClassifier
    m = CatBoostClassifier().load_model("x.cbm")


def uses_evaluate():
    import evaluate
    m = evaluate.load("someone/metric")  # expect: remote-code "`evaluate.load` downloads the script of"


def uses_exec_downloaded():
    import requests
    exec(requests.get("https://x.org/a.py").text)  # expect: downloaded-code "`exec` runs what `requests.get.text` has"


def uses_exec_urllib():
    from urllib.request import urlopen
    exec(compile(urlopen("https://x.org/a.py").read(), "a", "exec"))  # expect: downloaded-code "`exec` runs what"


def uses_eval_httpx():
    import httpx
    r = httpx.get(u)
    v = eval(r.text)  # expect: downloaded-code "`eval` runs what `httpx.get.text` has"


def uses_exec_via_var():
    import requests
    resp = requests.get(URL)
    code = resp.content.decode()
    exec(code, {})  # expect: downloaded-code "`exec` runs what"


def uses_trc_plain():
    from transformers import AutoModel
    m = AutoModel.from_pretrained("acme/x", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_argparse_default():
    import argparse
    from transformers import AutoModel
    p = argparse.ArgumentParser()
    p.add_argument("--trust_remote_code", default=True, type=bool)
    args = p.parse_args()
    m = AutoModel.from_pretrained(args.model, trust_remote_code=args.trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_argparse_store_false():
    import argparse
    from transformers import AutoModel
    p = argparse.ArgumentParser()
    p.add_argument("--no-remote", dest="trust", action="store_false")
    a = p.parse_args()
    m = AutoModel.from_pretrained(a.model, trust_remote_code=a.trust)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_datasets():
    from datasets import load_dataset
    d = load_dataset("acme/ds", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_diffusers():
    from diffusers import DiffusionPipeline
    p = DiffusionPipeline.from_pretrained("acme/x", custom_pipeline="acme/pipe", trust_remote_code=True)  # expect: remote-code "`diffusers.DiffusionPipeline.from_pretrained`"


def uses_custom_pipeline():
    from diffusers import DiffusionPipeline
    p = DiffusionPipeline.from_pretrained("acme/x", custom_pipeline="acme/pipe")  # expect: unpinned-model "`acme/x` is loaded without a revision, so"


def uses_trc_funasr():
    from funasr import AutoModel
    m = AutoModel(model="iic/x", trust_remote_code=True, remote_code="./m.py")  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_partial():
    from functools import partial
    from transformers import AutoModel
    load = partial(AutoModel.from_pretrained, trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python"
    m = load("acme/x")


def uses_trc_default_param():
    from transformers import AutoModel
    def get(name, trust_remote_code=True):
        return AutoModel.from_pretrained(name, trust_remote_code=trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_trc_env():
    import os
    os.environ["HF_DATASETS_TRUST_REMOTE_CODE"] = "1"  # expect: unsafe-switch "`HF_DATASETS_TRUST_REMOTE_CODE` makes every"


def uses_trc_datasets_config():
    import datasets
    datasets.config.HF_DATASETS_TRUST_REMOTE_CODE = True  # expect: unsafe-switch "`datasets.config.HF_DATASETS_TRUST_REMOTE_CODE"


def uses_trc_subprocess_list():
    import subprocess
    subprocess.run(["vllm", "serve", "acme/x", "--trust-remote-code"])  # expect: remote-code-setting "`--trust-remote-code` lets the program run"


def uses_trc_subprocess_str():
    import subprocess
    subprocess.Popen("python -m vllm.entrypoints.openai.api_server --model acme/x --trust-remote-code", shell=True)  # expect: remote-code-setting "`--trust-remote-code` lets the program run"


def uses_trc_os_system():
    import os
    os.system("lm_eval --model hf --model_args pretrained=acme/x,trust_remote_code=True --tasks mmlu")  # expect: remote-code-setting "`--trust-remote-code` lets the program run"


def uses_trc_shlex():
    import shlex, subprocess
    subprocess.check_call(shlex.split("accelerate launch train.py --trust_remote_code"))  # expect: remote-code-setting "`--trust-remote-code` lets the program run"


def uses_verify_false_session():
    import requests
    s = requests.Session()
    s.verify = False  # expect: unsafe-switch "`requests.Session.verify` set to `False`"
    s.get(u)


def uses_verify_httpx_client():
    import httpx
    c = httpx.Client(verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_ssl_unverified():
    import ssl
    ssl._create_default_https_context = ssl._create_unverified_context  # expect: unsafe-switch "`ssl._create_default_https_context` is"


def uses_ssl_ctx():
    import ssl
    ctx = ssl.create_default_context()
    ctx.check_hostname = False
    ctx.verify_mode = ssl.CERT_NONE  # expect: unsafe-switch "`ssl.create_default_context.verify_mode` set"


def uses_urllib_unverified():
    import ssl, urllib.request
    urllib.request.urlopen(u, context=ssl._create_unverified_context())  # expect: tls-verification-off "`ssl._create_unverified_context` checks no"


def uses_urllib3():
    import urllib3
    http = urllib3.PoolManager(cert_reqs="CERT_NONE")  # expect: tls-verification-off "`cert_reqs="


def uses_hf_disable_ssl():
    import os
    os.environ["HF_HUB_DISABLE_SSL_VERIFICATION"] = "1"  # expect: unsafe-switch "`HF_HUB_DISABLE_SSL_VERIFICATION` asks for"


def uses_curl_ca_bundle():
    import os
    os.environ["CURL_CA_BUNDLE"] = ""  # expect: unsafe-switch "`CURL_CA_BUNDLE` set to nothing turns the"


def uses_pythonhttpsverify():
    import os
    os.environ["PYTHONHTTPSVERIFY"] = "0"  # expect: unsafe-switch "`PYTHONHTTPSVERIFY` turns the check of"


def uses_git_ssl():
    import os
    os.environ["GIT_SSL_NO_VERIFY"] = "true"  # expect: unsafe-switch "`GIT_SSL_NO_VERIFY` turns git's check of"


def uses_openai_client_verify():
    import httpx
    from openai import OpenAI
    c = OpenAI(http_client=httpx.Client(verify=False))  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_weaviate_hf_hub_configure():
    import requests
    from huggingface_hub import configure_http_backend
    def factory():
        s = requests.Session()
        s.verify = False  # expect: unsafe-switch "`requests.Session.verify` set to `False`"
        return s
    configure_http_backend(backend_factory=factory)


def uses_requests_kw():
    import requests
    OPTS = {"timeout": 5, "verify": False}
    r = requests.post(u, **OPTS)  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_requests_partial():
    import functools, requests
    requests.get = functools.partial(requests.get, verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_requests_session_request_patch():
    import requests, functools
    old = requests.Session.request
    requests.Session.request = functools.partialmethod(old, verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_paramiko():
    import paramiko
    c = paramiko.SSHClient()
    c.set_missing_host_key_policy(paramiko.AutoAddPolicy())


def uses_boto3():
    import boto3
    s3 = boto3.client("s3", verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so"


def uses_celery_conf():
    from celery import Celery
    app = Celery("x")
    app.conf.update(task_serializer="pickle", accept_content=["pickle"])  # expect: pickle-over-network "`app.conf.update` lets workers take pickles:"


def uses_celery_attr():
    from celery import Celery
    app = Celery("x")
    app.conf.accept_content = ["json", "pickle"]  # expect: unsafe-switch "`celery.Celery.conf.accept_content` lets"


def uses_celery_ctor():
    from celery import Celery
    app = Celery("x", accept_content=["pickle", "json"])  # expect: pickle-over-network "`celery.Celery` lets workers take pickles: it"


def uses_kombu():
    from kombu import Consumer
    c = Consumer(ch, queues, accept=["pickle"])  # expect: pickle-over-network "`kombu.Consumer` unpickles the messages that"


def uses_kombu_enable():
    from kombu import enable_insecure_serializers
    enable_insecure_serializers()  # expect: pickle-over-network "`kombu.enable_insecure_serializers` lets"


def uses_pyro4():
    import Pyro4
    Pyro4.config.SERIALIZER = "pickle"  # expect: unsafe-switch "`Pyro4.config.SERIALIZER` makes calls and"


def uses_pyro4_accepted():
    import Pyro4
    Pyro4.config.SERIALIZERS_ACCEPTED = {"pickle", "serpent"}  # expect: unsafe-switch "`Pyro4.config.SERIALIZERS_ACCEPTED` lets the"


def uses_pyro4_add():
    import Pyro4
    Pyro4.config.SERIALIZERS_ACCEPTED.add("pickle")  # expect: pickle-over-network "`Pyro4.config.SERIALIZERS_ACCEPTED.add` lets"


def uses_rpyc():
    import rpyc
    c = rpyc.connect("h", 1, config={"allow_pickle": True})  # expect: pickle-over-network "`rpyc.connect` lets the two sides unpickle"


def uses_rpyc_server():
    from rpyc.utils.server import ThreadedServer
    s = ThreadedServer(Svc, port=1, protocol_config={"allow_pickle": True})  # expect: pickle-over-network "`rpyc.utils.server.ThreadedServer` lets the"


def uses_rpyc_classic():
    import rpyc
    c = rpyc.classic.connect("host")  # expect: pickle-over-network "`rpyc.classic.connect` talks to a server in"


def uses_rpyc_slave():
    from rpyc.utils.server import ThreadedServer
    from rpyc.core.service import SlaveService
    s = ThreadedServer(SlaveService, port=18812)  # expect: pickle-over-network "`rpyc.utils.server.ThreadedServer` serves"


def uses_redis_cache_pickle():
    import redis, pickle
    r = redis.Redis()
    d = pickle.loads(r.get("k"))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_flask_session_caching():
    from cachelib.file import FileSystemCache
    c = FileSystemCache("/tmp")  # expect: pickle-load "`cachelib.file.FileSystemCache` opens a cache"


def uses_rq():
    from rq import Worker
    from rq.serializers import DefaultSerializer


def uses_pandas_eval():
    import pandas as pd
    pd.eval(user_input)


def uses_torch_frombuffer_storage():
    import torch
    s = torch.UntypedStorage.from_file("x", False, 3)


def uses_transformers_torch_pickles():
    from transformers import AutoModel
    m = AutoModel.from_pretrained("./local", use_safetensors=False)


def uses_hf_hub_joblib():
    import joblib
    from huggingface_hub import hf_hub_download
    m = joblib.load(hf_hub_download("acme/x", "m.joblib"))  # expect: pickle-load "`joblib.load` unpickles `m.joblib`, and a"


def uses_sklearn_pickles_via_wandb():
    import wandb, joblib
    d = wandb.use_artifact("m:v0").download()
    m = joblib.load(d + "/m.pkl")  # expect: pickle-load "`joblib.load` unpickles the file, and a"


def uses_stable_baselines():
    from stable_baselines3 import PPO
    m = PPO.load("ppo.zip")  # expect: unsafe-model-load "`PPO.load` unpickles the parts of `ppo.zip`"


def uses_sb3_vecnormalize():
    from stable_baselines3.common.vec_env import VecNormalize
    v = VecNormalize.load("v.pkl", env)  # expect: unsafe-model-load "`VecNormalize.load` unpickles the parts of"


def uses_ray_rllib():
    from ray.rllib.algorithms.algorithm import Algorithm
    a = Algorithm.from_checkpoint("d")  # expect: unsafe-model-load "`Algorithm.from_checkpoint` unpickles the"


def uses_fairseq():
    from fairseq import checkpoint_utils
    ms, cfg, task = checkpoint_utils.load_model_ensemble_and_task(["x.pt"])  # expect: torch-load "`checkpoint_utils.load_model_ensemble_and_task"


def uses_flair():
    from flair.models import SequenceTagger
    t = SequenceTagger.load("acme/x")  # expect: torch-load "`SequenceTagger.load` unpickles the whole"


def uses_whisper():
    import whisper
    m = whisper.load_model("base")


def uses_detectron():
    from detectron2.checkpoint import DetectionCheckpointer
    DetectionCheckpointer(model).load("x.pkl")  # expect: torch-load "`detectron2.checkpoint.DetectionCheckpointer.l"


def uses_mmengine():
    from mmengine.runner import load_checkpoint
    load_checkpoint(model, "x.pth")  # expect: torch-load "`mmengine.runner.load_checkpoint` unpickles"


def uses_mmengine_fileio_load():
    import mmengine
    d = mmengine.load("x.pkl")  # expect: pickle-load "`mmengine.load` unpickles `x.pkl`, and a"


def uses_accelerate():
    from accelerate import Accelerator
    a = Accelerator()
    a.load_state("ck")  # expect: unsafe-model-load "unpickles registered objects in `ck`"


def uses_numba_pycaret():
    from pycaret.classification import load_model
    m = load_model("x")  # expect: unsafe-model-load "`pycaret.classification.load_model` unpickles"


def uses_autogluon():
    from autogluon.tabular import TabularPredictor
    p = TabularPredictor.load("d")  # expect: unsafe-model-load "`TabularPredictor.load` unpickles `d`, and a"


def uses_prophet_surprise():
    from surprise import dump
    p, a = dump.load("f")  # expect: unsafe-model-load "`dump.load` unpickles `f`, and a pickle runs"


def uses_nltk():
    import nltk
    t = nltk.data.load("tokenizers/punkt/english.pickle")  # expect: unsafe-model-load "`nltk.data.load` unpickles"


def uses_tpot_pmml_tensorflow_datasets():
    import tensorflow as tf
    ds = tf.data.Dataset.load("d")


def uses_tf_experimental():
    import tensorflow as tf
    ds = tf.data.experimental.load("d")


def uses_pymc_cloudpickle_via_mlflow():
    import mlflow.pyfunc
    m = mlflow.pyfunc.load_model(model_uri="s3://b/m")  # expect: unsafe-model-load "`mlflow.pyfunc.load_model` unpickles the"


def uses_sagemaker():
    from sagemaker.deserializers import NumpyDeserializer
    d = NumpyDeserializer(allow_pickle=True)  # expect: numpy-allow-pickle "`sagemaker.deserializers.NumpyDeserializer`"


def uses_dask():
    import dask.array as da
    x = da.from_npy_stack("d")


def uses_networkx_gpickle():
    import networkx as nx
    g = nx.read_gpickle("g.pkl")  # expect: pickle-load "`nx.read_gpickle` unpickles `g.pkl`, and a"


def uses_sympy():
    from sympy import sympify
    e = sympify(user)


def uses_trax_scipy_sparse():
    import scipy.sparse as sp
    m = sp.load_npz("x.npz")


def uses_scipy_io_loadmat_fine():
    from scipy.io import readsav
    d = readsav("x.sav")


def uses_geopandas_pyarrow():
    import pyarrow as pa
    d = pa.deserialize(buf)  # expect: pickle-load "`pa.deserialize` unpickles what the data"


def uses_pyarrow_ext():
    import pyarrow as pa
    pa.PyExtensionType.set_auto_load(True)  # expect: pickle-load "`pa.PyExtensionType.set_auto_load` makes"


def uses_tables():
    import tables
    f = tables.open_file("x.h5")
    o = f.root.x.read()


def uses_h5_pickle():
    import zodbpickle.pickle as zp
    d = zp.load(fh)  # expect: pickle-load "`zp.load` unpickles the file, and a pickle"


def uses_klepto():
    from klepto.archives import file_archive
    a = file_archive("x.pkl")  # expect: pickle-load "`klepto.archives.file_archive` opens `x.pkl`,"


def uses_sklearn2pmml_skl_joblib_in_with():
    import joblib
    with open("m", "rb") as fh:
        m = joblib.load(fh)  # expect: pickle-load "`joblib.load` unpickles `m`, and a pickle"


def uses_hickle():
    import hickle as hkl
    d = hkl.load("x.hkl")  # expect: pickle-load "`hkl.load` unpickles what `x.hkl` holds"


def uses_deepdish():
    import deepdish as dd
    d = dd.io.load("x.h5")  # expect: pickle-load "`dd.io.load` unpickles what `x.h5` holds"


def uses_pickleshare():
    from pickleshare import PickleShareDB
    db = PickleShareDB("d")  # expect: pickle-load "`pickleshare.PickleShareDB` opens `d`, whose"


def uses_simple_pickledb_json_srsly():
    import srsly
    d = srsly.pickle_loads(b)  # expect: pickle-load "`srsly.pickle_loads` unpickles the data, and"


def uses_spacy_vectors_docbin_user_data():
    import srsly.cloudpickle as cp
    f = cp.loads(b)  # expect: pickle-load "`cp.loads` unpickles the data, functions and"


def uses_blosc():
    import blosc
    a = blosc.unpack_array(b)  # expect: pickle-load "`blosc.unpack_array` unpickles the file, and"


def uses_pandas_hdf_via_dask():
    import dask.dataframe as dd
    d = dd.read_hdf("x.h5", "k")  # expect: pickle-load "`dd.read_hdf` unpickles the object columns of"


def uses_multiprocessing_reduction():
    from multiprocessing.reduction import ForkingPickler
    o = ForkingPickler.loads(buf)  # expect: pickle-load "`ForkingPickler.loads` unpickles the data,"


def uses_xmlrpc_allow_dotted():
    from xmlrpc.server import SimpleXMLRPCServer
    s = SimpleXMLRPCServer(("", 1))
    s.register_instance(o, allow_dotted_names=True)


def uses_logging_config_listen():
    import logging.config
    t = logging.config.listen(9999)  # expect: pickle-over-network "`logging.config.listen` takes a configuration"


def uses_torch_elastic_rpc():
    import torch.distributed.rpc as rpc
    rpc.init_rpc("w", rank=0, world_size=2)  # expect: pickle-over-network "`rpc.init_rpc` unpickles calls that the other"


def uses_tensordict():
    from tensordict import TensorDict
    d = TensorDict.load_memmap("d")


def uses_monai():
    from monai.bundle import ConfigParser
    p = ConfigParser.load_config_file("x.yaml")


def uses_monai_bundle_load():
    from monai.bundle import load
    m = load(name="x", bundle_dir="d")  # expect: unsafe-model-load "`monai.bundle.load` evaluates the Python"


def uses_hydra_instantiate():
    from hydra.utils import instantiate
    m = instantiate(cfg.model)


def uses_transformers_agents():
    from transformers import load_tool
    t = load_tool("acme/tool")  # expect: remote-code "`transformers.load_tool` downloads the tool"


def uses_kernels():
    from kernels import get_kernel
    k = get_kernel("acme/k")  # expect: remote-code "`kernels.get_kernel` downloads native code"


def uses_mpi4py():
    from mpi4py import MPI
    comm = MPI.COMM_WORLD
    d = comm.recv(source=0)  # expect: pickle-over-network "`comm.recv` unpickles what the other ranks"


def uses_optuna_pickles_joblib():
    import joblib
    study = joblib.load("study.pkl")  # expect: pickle-load "`joblib.load` unpickles `study.pkl`, and a"


def uses_asteroid_pyannote():
    from pyannote.audio import Model
    m = Model.from_pretrained("x.ckpt")  # expect: unsafe-model-load "`Model.from_pretrained` unpickles `x.ckpt`"


def uses_tts_load_fsspec():
    from TTS.utils.io import load_fsspec
    c = load_fsspec("x.pth")  # expect: torch-load "`TTS.utils.io.load_fsspec` unpickles `x.pth`"


def uses_speechbrain():
    from speechbrain.inference.interfaces import foreign_class
    c = foreign_class(source="acme/x", pymodule_file="c.py", classname="C")  # expect: remote-code "`speechbrain.inference.interfaces.foreign_clas"


def uses_numpy_via_jax():
    import jax.numpy as jnp
    a = jnp.load("x.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`jnp.load` may unpickle `x.npy`: an object"


def uses_cupy():
    import cupy as cp
    a = cp.load("x.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`cp.load` may unpickle `x.npy`: an object"


def uses_np_fromfile_ok_np_loadtxt_converters_np_():
    from numpy.lib.npyio import load as npload
    a = npload("x", allow_pickle=True)  # expect: numpy-allow-pickle "`numpy.lib.npyio.load` may unpickle `x`: an"


def uses_torch_geometric():
    from torch_geometric.data import download_url
    import torch
    d, s = torch.load(self.processed_paths[0], weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_load_in_property_w_zip():
    import torch, io, zipfile
    m = torch.load(io.BytesIO(zipfile.ZipFile("a.zip").read("m.pt")), weights_only=False)  # expect: torch-load "`torch.load` unpickles `a.zip`, which runs"


def uses_fsspec():
    import fsspec, torch
    with fsspec.open("s3://x/m.pt") as f:
        m = torch.load(f, weights_only=False)  # expect: torch-load "`torch.load` unpickles `s3://x/m.pt`, which"


def uses_nested_try():
    def rd(f):
        try:
            import cloudpickle as p
        except ImportError:
            try:
                import dill as p
            except ImportError:
                import pickle as p
        return p.load(f)  # expect: pickle-load "`p.load` unpickles the file, functions and"


def uses_conditional_import():
    import sys
    if sys.version_info < (3, 8):
        import pickle5 as pickle
    else:
        import pickle
    d = pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_factory():
    import pickle, json
    def codec(kind):
        if kind == "p":
            return pickle
        return json
    d = codec("p").loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_wrapper_fn_name():
    import pickle
    def load_pkl(p):
        with open(p, "rb") as f: return pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_reduce():
    import functools, pickle
    d = functools.reduce(lambda acc, b: acc + [pickle.loads(b)], bs, [])  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_itertools_starmap():
    import itertools, pickle
    d = list(itertools.starmap(pickle.loads, [(b,) for b in bs]))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_python_c_subprocess():
    import subprocess, sys
    subprocess.run([sys.executable, "-c", "import pickle,sys; print(pickle.load(open('m.pkl','rb')))"])  # expect: pickle-load "`pickle.load` unpickles `m.pkl`, and a pickle"


def uses_multi_line():
    import torch
    ckpt = torch.load(  # expect: torch-load "`torch.load` unpickles the file, which runs"
        os.path.join(root, "best.pt"),  # the best one
        map_location=torch.device("cpu"),
        weights_only=False,
    )


def uses_semicolons():
    import pickle; d = pickle.load(fh); print(d)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_f_string_inside():
    import pickle
    print(f"{pickle.load(fh)!r}")  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_return_in_nested_class():
    class A:
        class B:
            def f(self):
                import pickle as _p
                return _p.load(self.fh)  # expect: pickle-load "`_p.load` unpickles the file, and a pickle"


def uses_yaml_dict_kwargs():
    import yaml
    c = yaml.load(**{"stream": f, "Loader": yaml.UnsafeLoader})  # expect: yaml-unsafe-load "`yaml.load` with `yaml.UnsafeLoader` builds"


def uses_yaml_conditional_loader():
    import yaml
    c = yaml.load(f, Loader=yaml.UnsafeLoader if unsafe else yaml.SafeLoader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.UnsafeLoader` builds"


def uses_yaml_loader_var():
    import yaml
    LOADER = yaml.UnsafeLoader
    c = yaml.load(f, LOADER)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.UnsafeLoader` builds"


def uses_yaml_default_arg():
    import yaml
    def rd(f, loader=yaml.Loader):
        return yaml.load(f, loader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.Loader` builds"


def uses_np_load_with_kwargs_default_func():
    import numpy as np
    def ld(p, allow_pickle=True):
        return np.load(p, allow_pickle=allow_pickle)  # expect: numpy-allow-pickle "`np.load` may unpickle the file: an object"


def uses_pkl_in_django_cache_sqlitedict():
    from sqlitedict import SqliteDict
    d = SqliteDict("x.sqlite")  # expect: pickle-load "`sqlitedict.SqliteDict` opens `x.sqlite`,"


def uses_lmdb_pickles():
    import lmdb, pickle
    v = pickle.loads(txn.get(b"k"))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_webdataset():
    import webdataset as wds
    ds = wds.WebDataset("x.tar").decode()  # expect: pickle-load "`webdataset.WebDataset.decode` unpickles the"


def uses_bert_score_etc_easynmt_textattack():
    import simpletransformers


def uses_code_generation_hf():
    from transformers import AutoModel
    m = AutoModel.from_config(cfg, trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python"


def uses_onnx_custom():
    import onnxruntime
    opts = onnxruntime.SessionOptions()
    opts.register_custom_ops_library(path)  # expect: native-code-load "`opts.register_custom_ops_library` loads the"
    sess = onnxruntime.InferenceSession("m.onnx", opts)


def uses_onnx_external_openvino():
    import openvino as ov
    core = ov.Core()
    core.add_extension("libx.so")  # expect: native-code-load "`core.add_extension` loads `libx.so` as an"


def uses_ctypes():
    import ctypes
    l = ctypes.CDLL("./lib.so")


def uses_tvm():
    import tvm
    m = tvm.runtime.load_module("x.so")  # expect: native-code-load "`tvm.runtime.load_module` loads `x.so` as a"


def uses_tensorrt():
    import tensorrt as trt
    e = trt.Runtime(log).deserialize_cuda_engine(b)  # expect: native-code-load "`tensorrt.Runtime.deserialize_cuda_engine`"


def uses_triton_cpp_ext_build_not_load():
    from torch.utils.cpp_extension import load
    m = load(name="x", sources=["x.cpp"])


def uses_autogen_groupchat_docker_none():
    import autogen
    u = autogen.UserProxyAgent(name="u", code_execution_config={"use_docker": False})  # expect: model-written-code "`autogen.UserProxyAgent` runs code that the"


def uses_langchain_llm_math_numexpr_safe_bash():
    from langchain_experimental.llm_bash.base import LLMBashChain
    c = LLMBashChain.from_llm(llm)  # expect: model-written-code "`langchain_experimental.llm_bash.base.LLMBashC"


def uses_langgraph_sandbox():
    from langchain_experimental.tools.python.tool import PythonREPLTool as Tool
    t = Tool()  # expect: model-written-code "`langchain_experimental.tools.python.tool.Pyth"


def uses_llama_index_exec():
    from llama_index.core.tools import CodeInterpreterToolSpec


def uses_agno():
    from agno.tools.python import PythonTools
    t = PythonTools()  # expect: model-written-code "`agno.tools.python.PythonTools` runs code"


def uses_pydantic_ai_camel():
    from camel.interpreters import InternalPythonInterpreter
    i = InternalPythonInterpreter(unsafe_mode=True)  # expect: model-written-code "`camel.interpreters.InternalPythonInterpreter`"


def uses_metagpt():
    from metagpt.tools.libs import shell


def uses_haystack_pythonrepl_dspy_pythoninterpret():
    import dspy
    i = dspy.PythonInterpreter()
