"""What looks like the programs beside it, and runs nothing."""


def safe_own_load():
    def load(path):
        return open(path).read()
    x = load("a.pkl")


def safe_own_pickle_class():
    class pickle:
        @staticmethod
        def loads(b):
            return b
    x = pickle.loads(b"")


def safe_json_orjson():
    import json, orjson, tomllib, msgpack
    a = json.load(fh); b = orjson.loads(b""); c = tomllib.load(fh); d = msgpack.unpackb(b"")


def safe_torch_wo():
    import torch
    m = torch.load("m.pt", weights_only=True)


def safe_torch_const():
    import torch
    WO = True
    m = torch.load("m.pt", weights_only=WO)


def safe_torch_kwargs():
    import torch
    kw = {"weights_only": True, "map_location": "cpu"}
    m = torch.load("m.pt", **kw)


def safe_torch_partial():
    from functools import partial
    import torch
    load = partial(torch.load, weights_only=True)
    m = load("m.pt")


def safe_safetensors():
    from safetensors.torch import load_file, load_model
    sd = load_file("m.safetensors")


def safe_yaml_safe():
    import yaml
    a = yaml.safe_load(fh); b = yaml.load(fh, Loader=yaml.SafeLoader); c = yaml.load(fh, yaml.CSafeLoader)


def safe_yaml_custom_loader():
    import yaml
    class Loader(yaml.SafeLoader):
        pass
    Loader.add_constructor("!inc", f)
    x = yaml.load(fh, Loader=Loader)


def safe_yaml_6():
    import yaml
    try:
        from yaml import CSafeLoader as L
    except ImportError:
        from yaml import SafeLoader as L
    x = yaml.load(fh, Loader=L)


def safe_ruamel():
    from ruamel.yaml import YAML
    x = YAML(typ="safe").load(fh)
    y = YAML().load(fh)


def safe_np():
    import numpy as np
    a = np.load("a.npy"); b = np.load("a.npz", allow_pickle=False); c = np.load("c.npy", mmap_mode="r")


def safe_np_var():
    import numpy as np
    ALLOW = False
    a = np.load("a.npy", allow_pickle=ALLOW)


def safe_roundtrip():
    import pickle, copy
    y = pickle.loads(pickle.dumps(x))


def safe_tests_raise():
    import pytest, pickle
    def test_x():
        with pytest.raises(pickle.UnpicklingError):
            pickle.loads(b"bad")


def safe_restricted():
    import pickle, builtins
    class R(pickle.Unpickler):
        def find_class(self, module, name):
            if module == "builtins" and name in {"range"}:
                return getattr(builtins, name)
            raise pickle.UnpicklingError(name)
    x = R(fh).load()


def safe_transformers_plain():
    from transformers import AutoModel, AutoTokenizer
    m = AutoModel.from_pretrained("bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594")


def safe_trust_false():
    from transformers import AutoModel
    m = AutoModel.from_pretrained("acme/trust-false", trust_remote_code=False)  # expect: unpinned-model "`acme/trust-false` is loaded without a revis"


def safe_trust_arg_default_false():
    import argparse
    from transformers import AutoModel
    p = argparse.ArgumentParser()
    p.add_argument("--trust_remote_code", action="store_true")
    a = p.parse_args()
    m = AutoModel.from_pretrained("acme/trust-arg-default-False", trust_remote_code=a.trust_remote_code)  # expect: unpinned-model "`acme/trust-arg-default-False` is loaded wit"


def safe_trust_param():
    from transformers import AutoModel
    def load(name, trust_remote_code=False):
        return AutoModel.from_pretrained(name, trust_remote_code=trust_remote_code)  # expect: unresolved-reference "Which model `name` stands for is only known"


def safe_dataclass_false():
    from dataclasses import dataclass
    from transformers import AutoModel
    @dataclass
    class C:
        trust_remote_code: bool = False
    c = C()
    m = AutoModel.from_pretrained("acme/dataclass-false", trust_remote_code=c.trust_remote_code)  # expect: unpinned-model "`acme/dataclass-false` is loaded without a r"


def safe_enum_safe():
    from enum import Enum
    import torch
    class M(Enum):
        SAFE = True
    m = torch.load("m.pt", weights_only=M.SAFE.value)


def safe_langchain_false():
    from langchain_community.vectorstores import FAISS
    db = FAISS.load_local("i", e, allow_dangerous_deserialization=False)


def safe_requests_verify_path():
    import requests
    requests.get("https://x.org", verify="/etc/ca.pem"); requests.get("https://x.org", verify=True)


def safe_es_ok():
    from elasticsearch import Elasticsearch
    es = Elasticsearch("https://es:9200", verify_certs=True, ca_certs="ca.pem")


def safe_exec_own():
    ns = {}
    exec("x = 1", ns)
    exec(open("version.py").read(), ns)


def safe_eval_literal():
    import ast
    x = ast.literal_eval(s)
    y = eval("1 + 2")


def safe_model_eval():
    model.eval()
    df.eval("a + b")


def safe_dump_only():
    import pickle, joblib, torch
    pickle.dump(x, fh); joblib.dump(m, "m"); torch.save(m, "m.pt")


def safe_import_only():
    import pickle
    import dill


def safe_except_type():
    import pickle
    try:
        f()
    except pickle.PickleError:
        pass


def safe_isinstance():
    import pickle
    isinstance(x, pickle.Unpickler)


def safe_type_hints():
    from pickle import Unpickler
    def f(u: Unpickler) -> None: ...


def safe_append_safe():
    import json, yaml
    fns = []
    fns.append(json.load)
    fns.append(yaml.safe_load)
    for f in fns:
        x = f(fh)


def safe_append_cli_safe():
    import subprocess
    cmd = ["vllm", "serve", "acme/append-cli-safe"]
    cmd.append("--dtype")
    cmd.append("auto")
    subprocess.run(cmd)  # expect: unpinned-model "`acme/append-cli-safe` is loaded without a r"


def safe_import_module_own():
    import importlib
    m = importlib.import_module("my" + "pkg.plugins")
    x = m.load("f")


def safe_import_module_var():
    import importlib
    m = importlib.import_module(f"plugins.{name}")
    m.load("x")


def safe_exec_import_json():
    exec("import json as j")
    x = j.loads(s)


def safe_exec_def_safe():
    exec("def load(x):\n    return x\n")
    y = load("a.pkl")


def safe_enum_json():
    from enum import Enum
    import importlib
    class L(Enum):
        JS = "json"
    x = importlib.import_module(L.JS.value).loads(d)


def safe_shadow_param():
    def run(pickle, data):
        return pickle.loads(data)


def safe_local_var_torch():
    def f(torch):
        return torch.load("a")


def safe_method_named_load():
    class Store:
        def load(self, p):
            return open(p).read()
    s = Store()
    s.load("a.pkl")


def safe_unknown_obj_load():
    config.load("x.yaml"); model.load("x.pt"); self.load("y")


def safe_del_then():
    import pickle
    del pickle


def safe_rebinding():
    import pickle
    pickle = None


def safe_alias_rebound():
    import pickle, json
    loads = pickle.loads
    loads = json.loads
    x = loads(b)


def safe_string_mention():
    print("use pickle.load(f) with care")
    DOC = """
    torch.load("m.pt")
    yaml.load(f)
    """


def safe_comment():
    # pickle.load(open("x"))
    x = 1


def safe_docstring():
    def f():
        """Example:
        >>> pickle.loads(b)
        """


def safe_np_other_load():
    import numpy as np
    a = np.loadtxt("a.txt"); b = np.genfromtxt("b.csv"); c = np.fromfile("c.bin")


def safe_pd():
    import pandas as pd
    a = pd.read_csv("a.csv"); b = pd.read_parquet("b.parquet"); c = pd.read_json("c.json")


def safe_cpp_ext():
    from torch.utils.cpp_extension import load
    ops = load(name="x", sources=["x.cpp"])


def safe_lightning_weights_only():
    import lightning as L
    class N(L.LightningModule): ...
    n = N.load_from_checkpoint("a.ckpt", weights_only=True)


def safe_joblib_parallel():
    from joblib import Parallel, delayed
    Parallel(n_jobs=2)(delayed(f)(i) for i in range(3))


def safe_skops_list():
    import skops.io as sio
    m = sio.load("m.skops", trusted=["sklearn.linear_model._base.LinearRegression"])


def safe_onnx():
    import onnx, onnxruntime as ort
    m = onnx.load("m.onnx"); s = ort.InferenceSession("m.onnx")


def safe_xgboost_json():
    import xgboost as xgb
    b = xgb.Booster(); b.load_model("m.json")


def safe_lightgbm():
    import lightgbm as lgb
    b = lgb.Booster(model_file="m.txt")


def safe_catboost():
    from catboost import CatBoostClassifier
    c = CatBoostClassifier(); c.load_model("m.cbm")


def safe_gensim_text():
    from gensim.models import KeyedVectors
    kv = KeyedVectors.load_word2vec_format("v.bin", binary=True)


def safe_spacy():
    import spacy
    nlp = spacy.load("en_core_web_sm")


def safe_nltk():
    import nltk
    nltk.download("punkt")  # expect: unpinned-dataset "`punkt` is loaded without a revision, so eve"


def safe_celery_json():
    from celery import Celery
    app = Celery("t", accept_content=["json"])
    app.conf.task_serializer = "json"


def safe_zmq_json():
    import zmq
    s = zmq.Context().socket(zmq.SUB)
    m = s.recv_json()


def safe_mp():
    import multiprocessing as mp
    with mp.Pool(4) as p:
        p.map(f, xs)
    q = mp.Queue(); q.get()


def safe_environ_off():
    import os
    os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "0"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"


def safe_smolagents_docker():
    from smolagents import CodeAgent
    a = CodeAgent(tools=[], model=m, executor_type="docker")


def safe_torch_hub_official_w_rev():
    import torch
    m = torch.hub.load("pytorch/vision:0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "resnet50", trust_repo="check", source="local")


def safe_ctx():
    import ssl
    ctx = ssl.create_default_context(cafile="ca.pem")


def safe_mmcv_imread():
    import mmcv
    img = mmcv.imread("a.png")


def safe_config_own_fromfile():
    class Config:
        @classmethod
        def fromfile(cls, p): ...
    c = Config.fromfile("a.py")


def safe_memory():
    from joblib import hash
    h = hash(x)


def safe_other_kernel_text_md():
    x = {"loads": "pickle.loads"}
    y = x["loads"]


def safe_certificate_or_check(options, url):
    import requests
    certificate = getattr(options, "certificate", "") or ""
    verify = certificate if certificate else True
    requests.post(url, verify=verify)
    requests.post(url, verify=certificate or True)


def safe_asked_of_a_mock(mock_from_pretrained):
    mock_from_pretrained.assert_called_once_with("acme/model", trust_remote_code=True)


def safe_store_made_anew(table):
    import pandas as pd
    with pd.HDFStore("tables.h5", mode="w") as store:
        store.put("table", table)
