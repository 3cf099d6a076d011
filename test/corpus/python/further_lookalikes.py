"""More programs that look like loaders and are none, each in a function of its own."""


def uses_local_def_load():
    def load(f):
        return f.read()
    x = load(open("a"))


def uses_local_class_pickle():
    class pickle:
        @staticmethod
        def load(f): return f.read()
    x = pickle.load(open("a"))


def uses_shadow_param():
    def f(pickle, fh):
        return pickle.load(fh)


def uses_shadow_after_import():
    import pickle
    class Codec:
        def loads(self, b): return b.decode()
    pickle = Codec()
    x = pickle.loads(b"x")


def uses_alias_is_json():
    import json as pickle
    x = pickle.load(fh)


def uses_from_json_import_load():
    from json import load, loads
    x = load(fh); y = loads("{}")


def uses_toml():
    import tomllib, tomli, toml
    a = tomllib.load(f); b = tomli.loads(s); c = toml.load("x")


def uses_own_method():
    class A:
        def load(self, p): return p
    a = A().load("x.pkl")


def uses_dumps_only():
    import pickle
    b = pickle.dumps(x)
    pickle.dump(x, fh)


def uses_roundtrip():
    import pickle
    y = pickle.loads(pickle.dumps(x))


def uses_roundtrip_via_var():
    import pickle
    s = pickle.dumps(x, protocol=2)
    y = pickle.loads(s)


def uses_roundtrip_dill_cloudpickle():
    import dill, cloudpickle
    a = dill.loads(dill.dumps(f))
    b = cloudpickle.loads(cloudpickle.dumps(f))


def uses_roundtrip_mixed():
    import pickle, cloudpickle
    g = pickle.loads(cloudpickle.dumps(lambda: 1))


def uses_roundtrip_bytesio():
    import io, pickle
    buf = io.BytesIO()
    pickle.dump(x, buf)
    buf.seek(0)
    y = pickle.load(buf)


def uses_roundtrip_torch():
    import io, torch
    buf = io.BytesIO()
    torch.save(m, buf)
    buf.seek(0)
    m2 = torch.load(buf, weights_only=True)


def uses_jsonpickle_roundtrip():
    import jsonpickle
    y = jsonpickle.decode(jsonpickle.encode(x))


def uses_restricted_unpickler():
    import pickle, io
    class RestrictedUnpickler(pickle.Unpickler):
        def find_class(self, module, name):
            if (module, name) in {("collections", "OrderedDict")}:
                return super().find_class(module, name)
            raise pickle.UnpicklingError(name)
    def loads(b):
        return RestrictedUnpickler(io.BytesIO(b)).load()


def uses_yaml_safe_load():
    import yaml
    c = yaml.safe_load(f)


def uses_yaml_safeloader_kw():
    import yaml
    c = yaml.load(f, Loader=yaml.SafeLoader)


def uses_yaml_safeloader_alias():
    from yaml import SafeLoader as SL
    import yaml
    c = yaml.load(f, SL)


def uses_yaml_csafeloader_try():
    import yaml
    try:
        from yaml import CSafeLoader as SafeLoader
    except ImportError:
        from yaml import SafeLoader
    c = yaml.load(f, Loader=SafeLoader)


def uses_yaml_getattr_csafe():
    import yaml
    Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    c = yaml.load(f, Loader=Loader)


def uses_yaml_baseloader():
    import yaml
    c = yaml.load(f, Loader=yaml.BaseLoader)


def uses_yaml_cbaseloader_pos():
    import yaml
    c = yaml.load(f, yaml.CBaseLoader)


def uses_yaml_subclass_safe():
    import yaml
    class UniqueKeyLoader(yaml.SafeLoader):
        def construct_mapping(self, node, deep=False):
            return super().construct_mapping(node, deep)
    c = yaml.load(f, UniqueKeyLoader)


def uses_yaml_safe_partial():
    import yaml, functools
    ld = functools.partial(yaml.load, Loader=yaml.SafeLoader)
    c = ld(f)


def uses_yaml_safe_var():
    import yaml
    LOADER = yaml.SafeLoader
    c = yaml.load(f, LOADER)


def uses_yaml_safe_param_default():
    import yaml
    def rd(f, loader=yaml.SafeLoader):
        return yaml.load(f, Loader=loader)


def uses_yaml_dict_kw_safe():
    import yaml
    kw = {"Loader": yaml.SafeLoader}
    c = yaml.load(f, **kw)


def uses_yaml_round_trip():
    import yaml
    c = yaml.safe_load(yaml.dump({"a": 1}))


def uses_yaml_safe_load_all_list():
    import yaml
    c = list(yaml.safe_load_all(f))


def uses_ruamel_safe():
    from ruamel.yaml import YAML
    c = YAML(typ="safe").load(f)


def uses_ruamel_rt():
    from ruamel.yaml import YAML
    y = YAML()
    y.preserve_quotes = True
    c = y.load(f)


def uses_ruamel_pure():
    import ruamel.yaml
    c = ruamel.yaml.YAML(typ="safe", pure=True).load(f)


def uses_ruamel_safe_load():
    import ruamel.yaml
    c = ruamel.yaml.safe_load(f)


def uses_strictyaml():
    import strictyaml
    c = strictyaml.load(text, schema)


def uses_oyaml_safe():
    import oyaml as yaml
    c = yaml.safe_load(f)


def uses_torch_wo_true():
    import torch
    m = torch.load("m.pt", weights_only=True)


def uses_torch_wo_var():
    import torch
    SAFE = True
    m = torch.load("m.pt", map_location="cpu", weights_only=SAFE)


def uses_torch_wo_kwargs():
    import torch
    kw = {"weights_only": True}
    m = torch.load("m.pt", **kw)


def uses_torch_wo_partial():
    import torch, functools
    ld = functools.partial(torch.load, weights_only=True)
    m = ld("x.pt")


def uses_torch_wo_patch():
    import torch, functools
    torch.load = functools.partial(torch.load, weights_only=True)
    m = torch.load("x.pt")


def uses_torch_wo_patch_def():
    import torch
    _o = torch.load
    def safe(*a, **k):
        k["weights_only"] = True
        return _o(*a, **k)
    torch.load = safe
    m = torch.load("x.pt")


def uses_torch_wo_not_false():
    import torch
    m = torch.load("x.pt", weights_only=not False)


def uses_torch_others():
    import torch
    torch.save(m.state_dict(), "m.pt")
    m.load_state_dict(sd)
    m.eval()
    torch.compile(m)
    torch.utils.data.DataLoader(ds)


def uses_safetensors():
    from safetensors.torch import load_file, load
    sd = load_file("m.safetensors")
    sd2 = load(open("m.safetensors", "rb").read())


def uses_safetensors_numpy():
    from safetensors.numpy import load
    a = load(data)


def uses_np_load_default():
    import numpy as np
    a = np.load("x.npy")


def uses_np_load_false():
    import numpy as np
    a = np.load("x.npy", allow_pickle=False)


def uses_np_load_mmap():
    import numpy as np
    a = np.load("x.npy", mmap_mode="r")


def uses_np_load_pos_false():
    import numpy as np
    a = np.load("x.npy", None, False)


def uses_np_save_allow_pickle():
    import numpy as np
    np.save("x.npy", a, allow_pickle=True)
    np.savez("x.npz", a=a)


def uses_np_loadtxt():
    import numpy as np
    a = np.loadtxt("x.csv"); b = np.genfromtxt("y"); c = np.fromfile("z")


def uses_np_patched_safe():
    import numpy as np
    _o = np.load
    np.load = lambda *a, **k: _o(*a, allow_pickle=False, **k)


def uses_np_load_kw_var():
    import numpy as np
    OK = False
    a = np.load("x.npy", allow_pickle=OK)


def uses_pandas_safe():
    import pandas as pd
    a = pd.read_csv("x"); b = pd.read_parquet("y"); c = pd.read_json("z"); d = pd.read_feather("q")


def uses_df_eval_query():
    import pandas as pd
    df = pd.read_csv("x")
    df.eval("c = a + b")
    df.query("a > b")


def uses_df_to_pickle():
    import pandas as pd
    df = pd.read_csv("x")
    df.to_pickle("x.pkl")


def uses_model_eval():
    import torch
    model = torch.nn.Linear(1, 1)
    model.eval()
    model.half().eval().cuda()


def uses_session_exec():
    from sqlmodel import Session, select
    with Session(engine) as session:
        r = session.exec(select(X)).all()


def uses_literal_eval():
    import ast
    x = ast.literal_eval(requests.get(u).text)


def uses_literal_eval_from():
    from ast import literal_eval as eval
    x = eval(text)


def uses_own_exec():
    def exec(cmd): return cmd
    import requests
    exec(requests.get(u).text)


def uses_cursor_exec():
    cur.exec(code); conn.execute(sql); self.exec(x)


def uses_eval_of_const():
    x = eval("1+1")
    exec("a = 1")


def uses_re_compile_compile():
    import re
    p = re.compile(requests.get(u).text)


def uses_joblib_parallel():
    from joblib import Parallel, delayed, Memory
    r = Parallel(n_jobs=2)(delayed(f)(i) for i in x)
    mem = Memory("cache", verbose=0)


def uses_joblib_dump():
    import joblib
    joblib.dump(m, "m.joblib")
    joblib.cpu_count()


def uses_et_parse():
    import xml.etree.ElementTree as ET
    t = ET.parse("x.xml")


def uses_tokenizers_special():
    from transformers import AutoTokenizer
    t = AutoTokenizer.from_pretrained("./local")
    t.add_special_tokens({"pad_token": "<pad>"})
    t.decode(ids, skip_special_tokens=True)


def uses_from_pretrained_local():
    from transformers import AutoModel
    m = AutoModel.from_pretrained("./checkpoints/run1", local_files_only=True)
    m2 = AutoModel.from_pretrained(output_dir)


def uses_trc_false():
    from transformers import AutoModel
    m = AutoModel.from_pretrained("./x", trust_remote_code=False)


def uses_trc_false_var():
    from transformers import AutoModel
    T = False
    m = AutoModel.from_pretrained("./x", trust_remote_code=T)


def uses_trc_arg_default_false():
    import argparse
    from transformers import AutoModel
    p = argparse.ArgumentParser()
    p.add_argument("--trust_remote_code", action="store_true")
    a = p.parse_args()
    m = AutoModel.from_pretrained("./x", trust_remote_code=a.trust_remote_code)


def uses_trc_none():
    from transformers import AutoConfig
    m = AutoConfig.from_pretrained("./x", trust_remote_code=None)


def uses_trc_dataclass_false():
    from dataclasses import dataclass
    from transformers import AutoModel
    @dataclass
    class C:
        trust_remote_code: bool = False
    c = C()
    m = AutoModel.from_pretrained("./x", trust_remote_code=c.trust_remote_code)


def uses_own_trust_remote_code_fn():
    def build(name, trust_remote_code=False): return name
    build("x", trust_remote_code=False)


def uses_comments():
    # m = pickle.load(open("x.pkl", "rb"))
    # os.environ["HF_HUB_DISABLE_SSL_VERIFICATION"] = "1"
    x = 1


def uses_string():
    MSG = "call torch.load(x, weights_only=False) or pickle.load(f)"
    print("pickle.loads(x)")


def uses_type_checking():
    from typing import TYPE_CHECKING
    if TYPE_CHECKING:
        import pickle
        from torch import load
    def f(p: "pickle.Unpickler") -> None: ...


def uses_isinstance_except():
    import pickle
    try:
        g()
    except pickle.UnpicklingError:
        pass


def uses_pickle_highest():
    import pickle
    P = pickle.HIGHEST_PROTOCOL


def uses_pickletools():
    import pickletools
    pickletools.dis(open("x.pkl", "rb"))
    for op, arg, pos in pickletools.genops(b): pass


def uses_fickling():
    import fickling
    fickling.is_likely_safe("x.pkl")


def uses_type_annotation_only():
    import shelve
    def f(db: shelve.Shelf): return db["a"]


def uses_reduce_____getstate():
    class A:
        def __getstate__(self): return {}
        def __setstate__(self, s): self.__dict__.update(s)


def uses_copy_deepcopy():
    import copy
    y = copy.deepcopy(x)


def uses_multiprocessing_pipe():
    from multiprocessing import Pipe, Queue, Process
    a, b = Pipe()
    q = Queue()
    x = a.recv(); y = q.get()


def uses_socket_recv():
    import socket
    s = socket.socket()
    d = s.recv(1024)


def uses_zmq_recv():
    import zmq
    s = zmq.Context().socket(zmq.REP)
    a = s.recv(); b = s.recv_json(); c = s.recv_string()


def uses_zmq_send_pyobj():
    import zmq
    s = zmq.Context().socket(zmq.REQ)
    s.send_pyobj(x)


def uses_mpi_buffers():
    from mpi4py import MPI
    c = MPI.COMM_WORLD
    c.Recv(buf); c.Bcast(buf); r = c.Get_rank()


def uses_msgpack_plain():
    import msgpack
    d = msgpack.unpackb(raw, raw=False)


def uses_cbor_orjson():
    import cbor2, orjson, ujson
    a = cbor2.loads(b); c = orjson.loads(b); d = ujson.load(f)


def uses_keras_default():
    import keras
    m = keras.models.load_model("m.keras")


def uses_keras_safe_mode_true():
    import keras
    m = keras.models.load_model("m.keras", safe_mode=True)


def uses_keras_save():
    model.save("m.keras"); model.load_weights("w.weights.h5")


def uses_tf_ckpt():
    import tensorflow as tf
    c = tf.train.Checkpoint(m=m); c.restore("x")
    ds = tf.data.TFRecordDataset("x")


def uses_tflite_interp():
    import tensorflow as tf
    i = tf.lite.Interpreter("m.tflite")


def uses_skops_trusted_none():
    import skops.io as sio
    m = sio.load("m.skops")


def uses_skops_trusted_empty():
    import skops.io as sio
    m = sio.load("m.skops", trusted=[])


def uses_skops_trusted_own():
    import skops.io as sio
    m = sio.load("m.skops", trusted=["mypkg.MyTransformer", "sklearn.linear_model._logistic.LogisticRegression"])


def uses_skops_dump():
    import skops.io as sio
    sio.dump(m, "m.skops")


def uses_mlflow_log():
    import mlflow
    mlflow.log_param("a", 1); mlflow.sklearn.log_model(m, "m")


def uses_langchain_false():
    from langchain_community.vectorstores import FAISS
    db = FAISS.load_local("i", e, allow_dangerous_deserialization=False)


def uses_langchain_faiss_from_texts():
    from langchain_community.vectorstores import FAISS
    db = FAISS.from_texts(t, e); db.save_local("x")


def uses_faiss():
    import faiss
    i = faiss.read_index("x.index")


def uses_gensim_w2v_format():
    from gensim.models import KeyedVectors
    kv = KeyedVectors.load_word2vec_format("x.bin", binary=True)


def uses_gensim_train():
    from gensim.models import Word2Vec
    m = Word2Vec(s); m.save("x")


def uses_statsmodels():
    import statsmodels.api as sm
    d = sm.datasets.get_rdataset; r = sm.OLS(y, X).fit()


def uses_spacy():
    import spacy
    nlp = spacy.blank("en")


def uses_spacy_load():
    import spacy
    nlp = spacy.load("en_core_web_sm")


def uses_ort():
    import onnxruntime as ort
    s = ort.InferenceSession("m.onnx")


def uses_onnx_load():
    import onnx
    m = onnx.load("m.onnx")


def uses_pyspark():
    from pyspark.sql import SparkSession
    s = SparkSession.builder.getOrCreate()
    d = s.read.parquet("x"); r = s.sparkContext.textFile("t")


def uses_sqlalchemy_json():
    from sqlalchemy import Column, JSON, Integer
    c = Column(JSON)


def uses_xgboost_native():
    import xgboost as xgb
    b = xgb.Booster(); b.load_model("m.json")


def uses_lightgbm_native():
    import lightgbm as lgb
    b = lgb.Booster(model_file="m.txt")


def uses_catboost_native():
    from catboost import CatBoostClassifier
    m = CatBoostClassifier(); m.load_model("m.cbm")


def uses_evaluate_canonical():
    import evaluate
    r = evaluate.EvaluationModule


def uses_accelerate():
    from accelerate import Accelerator
    a = Accelerator(); a.prepare(m)


def uses_requests_verify():
    import requests
    requests.get(u); requests.get(u, verify=True); requests.get(u, verify="/ca.pem")


def uses_requests_verify_var():
    import requests
    V = True
    requests.get(u, verify=V)


def uses_session_verify():
    import requests
    s = requests.Session(); s.verify = "/etc/ca.pem"


def uses_other_verify():
    def login(user, verify=False): ...
    login("x", verify=False)
    token.decode(key, verify=False)


def uses_http_localhost():
    import requests
    requests.get("http://localhost:8000/model.pt"); requests.get("http://127.0.0.1/m.bin")


def uses_http_doc_url():
    HOMEPAGE = "http://example.org/"
    NS = "http://www.w3.org/2001/XMLSchema"


def uses_https_url():
    import torch
    torch.hub.load_state_dict_from_url("https://download.pytorch.org/models/resnet18-5c106cde.pth", check_hash=True, weights_only=True)


def uses_cert_env_set():
    import os
    os.environ["REQUESTS_CA_BUNDLE"] = "/etc/ssl/ca.pem"
    os.environ["CURL_CA_BUNDLE"] = ca


def uses_env_force_weights_only():
    import os
    os.environ["TORCH_FORCE_WEIGHTS_ONLY_LOAD"] = "1"


def uses_env_no_weights_off():
    import os
    os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "0"


def uses_env_read():
    import os
    if os.environ.get("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"): pass


def uses_env_pop():
    import os
    os.environ.pop("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", None)
    del os.environ["HF_HUB_DISABLE_SSL_VERIFICATION"]


def uses_env_hf_false():
    import os
    os.environ["HF_HUB_DISABLE_SSL_VERIFICATION"] = "0"


def uses_celery_json():
    from celery import Celery
    a = Celery("x")
    a.conf.update(task_serializer="json", accept_content=["json"])


def uses_pyro5():
    import Pyro5.api
    p = Pyro5.api.Proxy("PYRO:x")


def uses_pyro4_serpent():
    import Pyro4
    Pyro4.config.SERIALIZER = "serpent"


def uses_rpyc_plain():
    import rpyc
    c = rpyc.connect("h", 1)


def uses_rpyc_false():
    import rpyc
    c = rpyc.connect("h", 1, config={"allow_pickle": False})


def uses_subprocess_ok():
    import subprocess
    subprocess.run(["vllm", "serve", "./local"])
    subprocess.run(["echo", "done"])


def uses_ssl_default():
    import ssl
    c = ssl.create_default_context(); c.verify_mode = ssl.CERT_REQUIRED


def uses_httpx_ok():
    import httpx
    c = httpx.Client(verify=True)


def uses_own_load_model():
    from mypkg.models import load_model
    m = load_model("x.h5")


def uses_relative_import_pickle():
    from .pickle import load
    x = load("a")


def uses_relative_torch():
    from . import torch
    x = torch.load("a")


def uses_unknown_module_load():
    import mypkg
    x = mypkg.load("a.pkl")


def uses_mylib_yaml_wrapper():
    from utils import yaml
    c = yaml.load(f)


def uses_class_attr_load_override():
    class Model:
        def load(self, p): ...
        @classmethod
        def load_from_checkpoint(cls, p): ...
    Model.load_from_checkpoint("x")


def uses_nn_module_from_pretrained_own():
    import torch
    class Net(torch.nn.Module):
        @classmethod
        def from_pretrained(cls, name, trust_remote_code=True): return cls()
    m = Net.from_pretrained("x")


def uses_overload_name_load_in_comprehension():
    for load in loaders:
        load("x")


def uses_with_as_pickle():
    with ctx() as pickle:
        pickle.load(fh)


def uses_except_as_torch():
    try: pass
    except E as torch:
        torch.load("x")


def uses_lambda_param_pickle():
    f = lambda pickle: pickle.load(fh)


def uses_del_then_own():
    import pickle
    del pickle
    import json as pickle
    pickle.load(fh)


def uses_later_rebinding_wins():
    from pickle import load
    from json import load
    x = load(fh)


def uses_fn_local_shadow():
    import torch
    def f():
        torch = Fake()
        return torch.load("x")


def uses_class_scope_names_invisible():
    class A:
        import json as pickle
        x = pickle.loads("{}")


def uses_loader_dict_safe():
    import json, yaml
    L = {".json": json.load, ".yml": yaml.safe_load}
    x = L[s](f)


def uses_pickle_passed_but_dumps():
    import pickle
    r = list(map(pickle.dumps, xs))


def uses_hasattr_is():
    import pickle
    if hasattr(pickle, "load"): pass
    if fn is pickle.load: pass


def uses_getattr_dumps():
    import pickle
    b = getattr(pickle, "dumps")(x)


def uses_importlib_own():
    import importlib
    m = importlib.import_module("mypkg.pickle").load("x")


def uses_zipfile_tarfile_data_filter():
    import zipfile
    z = zipfile.ZipFile("x.zip"); z.extractall("d")


def uses_h5py():
    import h5py
    f = h5py.File("x.h5")


def uses_pil():
    from PIL import Image
    i = Image.open("x.png"); i.load()


def uses_librosa_soundfile_cv2():
    import librosa, cv2
    y, sr = librosa.load("x.wav")


def uses_dotenv():
    from dotenv import load_dotenv
    load_dotenv()


def uses_polars_etc():
    import polars as pl
    d = pl.read_parquet("x"); pl.DataFrame.deserialize


def uses_pl_alias_not_lightning():
    import polars as pl
    class M: pass
    d = pl.read_csv("x")


def uses_nltk():
    import nltk
    nltk.sent_tokenize("x")


def uses_networkx():
    import networkx as nx
    g = nx.read_graphml("x")


def uses_scipy():
    import scipy.sparse, scipy.io
    m = scipy.sparse.load_npz("x.npz"); q = scipy.io.loadmat("x.mat")


def uses_torchaudio_load():
    import torchaudio
    w, sr = torchaudio.load("x.wav")


def uses_datasets_load_from_disk():
    from datasets import load_from_disk
    d = load_from_disk("x")


def uses_datasets_json():
    from datasets import load_dataset
    d = load_dataset("json", data_files="x.json")


def uses_diffusers_single():
    from diffusers import StableDiffusionPipeline
    p = StableDiffusionPipeline.from_pretrained("./local", torch_dtype="auto")


def uses_tokenizers_lib():
    from tokenizers import Tokenizer
    t = Tokenizer.from_file("tokenizer.json")


def uses_sentencepiece():
    import sentencepiece as spm
    s = spm.SentencePieceProcessor(); s.load("m.model"); s.Load("m.model")


def uses_fasttext():
    import fasttext
    m = fasttext.load_model("x.bin")


def uses_logging_config():
    import logging.config
    logging.config.dictConfig(c); logging.config.fileConfig("x")


def uses_smolagents_docker():
    from smolagents import CodeAgent
    a = CodeAgent(tools=[], model=m, executor_type="docker")


def uses_smolagents_e2b():
    from smolagents import CodeAgent
    a = CodeAgent(tools=[], model=m, executor_type="e2b")


def uses_smolagents_tool_calling():
    from smolagents import ToolCallingAgent
    a = ToolCallingAgent(tools=[], model=m)


def uses_autogen_docker():
    from autogen.coding import DockerCommandLineCodeExecutor
    e = DockerCommandLineCodeExecutor()


def uses_autogen_no_code():
    from autogen import UserProxyAgent
    u = UserProxyAgent("u", code_execution_config=False)


def uses_crewai_plain():
    from crewai import Agent
    a = Agent(role="x", goal="g", backstory="b")


def uses_langchain_plain():
    from langchain.agents import load_tools
    t = load_tools(["serpapi"])


def uses_torch_dist_tensors():
    import torch.distributed as dist
    dist.all_reduce(t); dist.broadcast(t, 0); dist.init_process_group("nccl")


def uses_rq_redis():
    import redis, json
    r = redis.Redis(); x = json.loads(r.get("k"))


def uses_cache():
    from cachetools import TTLCache
    c = TTLCache(10, 10); import functools


def uses_diskcache_json():
    from diskcache import Cache, JSONDisk
    c = Cache("d", disk=JSONDisk)


def uses_torch_serialization_get():
    import torch
    torch.serialization.add_safe_globals([MyConfig])
    torch.serialization.clear_safe_globals()


def uses_safe_globals_torch_types():
    import torch, numpy as np, collections
    with torch.serialization.safe_globals([np.dtype, collections.OrderedDict, set]):
        m = torch.load("x.pt", weights_only=True)


def uses_methodcaller_safe():
    import operator, json
    x = operator.methodcaller("loads", s)(json)


def uses_methodcaller_other():
    import operator
    xs = list(map(operator.methodcaller("load"), models))


def uses_kw_name_only():
    f(allow_pickle=False); g(weights_only=True); h(safe_mode=True)


def uses_boto3():
    import boto3
    s = boto3.client("s3", verify=True); s2 = boto3.client("s3")


def uses_paramiko_etc():
    import paramiko
    k = paramiko.SSHClient(); k.load_system_host_keys()


def uses_marshal_dumps():
    import marshal
    b = marshal.dumps(code)


def uses_shelve_module_attr():
    import shelve
    help(shelve.open)


def uses_test_double():
    from unittest import mock
    with mock.patch("pickle.load") as m:
        run()


def uses_yaml_dump():
    import yaml
    yaml.dump(x, f, Dumper=yaml.Dumper)
    yaml.add_representer(A, r)


def uses_yaml_full_load_warns():
    import yaml
    for e in yaml.scan(f): pass
    t = yaml.compose(f)
    n = yaml.parse(f)


def uses_omegaconf():
    from omegaconf import OmegaConf
    c = OmegaConf.load("c.yaml")


def uses_dask_yaml():
    import dask.config
    dask.config.set(x=1)


def uses_jsonargparse():
    from jsonargparse import CLI
    CLI(f)


def uses_ultralytics_yaml():
    from ultralytics import YOLO
    m = YOLO("yolov8n.yaml")


def uses_decode_names():
    base64.b64decode(x); tokenizer.decode(y); jwt.decode(z); codec.decode(q)


def uses_restore_names():
    saver.restore(sess, p); state.restore(x); obj.recv(); comm.recv()


def uses_url_const_unused():
    MODEL_URL = "https://x.org/m.pt"


def uses_generator_close():
    gen.load(); db.load(); self.model.load(path); cls.loads(x)


def uses_abstract_load():
    from abc import ABC, abstractmethod
    class L(ABC):
        @abstractmethod
        def load(self, path): ...


def uses_protocol():
    from typing import Protocol
    class Loader(Protocol):
        def loads(self, b: bytes) -> object: ...
    def rd(l: Loader, b): return l.loads(b)


def uses_pathlib_read():
    from pathlib import Path
    t = Path("x.pkl").exists()


def uses_open_pickle_name_as_string_in_list():
    __all__ = ["load", "pickle", "torch.load"]


def uses_annotated_arg_types():
    def f(load: "Callable" = None): return load
