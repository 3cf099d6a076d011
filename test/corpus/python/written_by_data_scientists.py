"""What data scientists write: loaders of many libraries, settings from classes, options and dictionaries."""


def uses_pydantic_settings():
    from pydantic_settings import BaseSettings
    from transformers import AutoModelForCausalLM
    class Settings(BaseSettings):
        model_id: str = "acme/pydantic-settings"
        trust_remote_code: bool = True
    settings = Settings()
    model = AutoModelForCausalLM.from_pretrained(settings.model_id, trust_remote_code=settings.trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_dataclass_cfg():
    from dataclasses import dataclass, field
    import torch
    @dataclass
    class LoadConfig:
        path: str = "ckpt.pt"
        weights_only: bool = field(default=False)
    cfg = LoadConfig()
    state = torch.load(cfg.path, weights_only=cfg.weights_only)  # expect: torch-load "`torch.load` unpickles `ckpt.pt`, which runs"


def uses_argparse_store_true_default():
    import argparse
    from transformers import AutoTokenizer
    p = argparse.ArgumentParser()
    p.add_argument("--model", default="acme/argparse-store_true-default")
    p.add_argument("--trust-remote-code", action="store_false")
    args = p.parse_args()
    tok = AutoTokenizer.from_pretrained(args.model, trust_remote_code=args.trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_click():
    import click
    from transformers import pipeline
    @click.command()
    @click.option("--trust-remote-code/--no-trust-remote-code", default=True)
    @click.option("--model", default="acme/click")
    def main(trust_remote_code, model):
        pipe = pipeline("text-generation", model=model, trust_remote_code=trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_typer():
    import typer
    import numpy as np
    app = typer.Typer()
    @app.command()
    def main(path: str, allow_pickle: bool = typer.Option(True, help="x")):
        arr = np.load(path, allow_pickle=allow_pickle)  # expect: numpy-allow-pickle "`np.load` may unpickle the file: an object a"


def uses_omegaconf_create():
    from omegaconf import OmegaConf
    from transformers import AutoModel
    cfg = OmegaConf.create({"model": {"name": "acme/omegaconf-create", "trust_remote_code": True}})
    m = AutoModel.from_pretrained(cfg.model.name, trust_remote_code=cfg.model.trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_walrus():
    import pickle
    while (chunk := sock.recv(4096)):
        if (obj := pickle.loads(chunk)) is None:  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
            break


def uses_match():
    import pickle, json, yaml
    def parse(fmt, fh):
        match fmt:
            case "json":
                return json.load(fh)
            case "pkl":
                return pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
            case "yaml":
                return yaml.load(fh, Loader=yaml.Loader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.Loader` builds whatev"


def uses_comprehension():
    import joblib
    from pathlib import Path
    models = {p.stem: joblib.load(p) for p in Path("models").glob("*.joblib")}  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_generator():
    import cloudpickle
    fns = (cloudpickle.loads(b) for b in blobs)  # expect: pickle-load "`cloudpickle.loads` unpickles the data, func"


def uses_async():
    import pickle, aiofiles
    async def load(path):
        async with aiofiles.open(path, "rb") as fh:
            return pickle.loads(await fh.read())  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_asyncio_to_thread():
    import asyncio, joblib
    async def get():
        return await asyncio.to_thread(joblib.load, "model.joblib")  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_run_in_executor():
    import asyncio, pickle
    async def get(loop, raw):
        return await loop.run_in_executor(None, pickle.loads, raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_try_import():
    try:
        import dill as pickle
    except ImportError:
        import pickle
    def restore(b):
        return pickle.loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data with dill,"


def uses_try_import_flag():
    try:
        import cloudpickle
        HAS = True
    except ImportError:
        cloudpickle = None
        HAS = False
    def restore(b):
        if HAS:
            return cloudpickle.loads(b)  # expect: pickle-load "`cloudpickle.loads` unpickles the data, func"


def uses_partial_kw():
    from functools import partial
    import numpy as np
    np_load = partial(np.load, allow_pickle=True)
    x = np_load("a.npy")  # expect: numpy-allow-pickle "`numpy.load` may unpickle `a.npy`: an object"


def uses_methodcaller():
    from operator import methodcaller
    import pickle
    load = methodcaller("loads", data)
    x = load(pickle)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_attrgetter():
    from operator import attrgetter
    import torch
    loader = attrgetter("load")(torch)
    m = loader("m.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_lambda_wrapper():
    import torch
    load = lambda p: torch.load(p, map_location="cpu", weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"
    state = load("m.pt")


def uses_lambda_default():
    import dill
    restore = lambda raw, f=dill.loads: f(raw)  # expect: pickle-load "`dill.loads` unpickles the data with dill, w"


def uses_default_kwargs_merged():
    import torch
    DEFAULTS = {"map_location": "cpu", "weights_only": False}
    def load(path, **kw):
        return torch.load(path, **{**DEFAULTS, **kw})  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_dict_merge_op():
    from transformers import AutoModel
    base = dict(torch_dtype="auto")
    extra = {"trust_remote_code": True}
    m = AutoModel.from_pretrained("acme/dict-merge-op", **(base | extra))  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_dict_ior():
    from transformers import AutoModel
    kw = {"revision": "main"}
    kw |= {"trust_remote_code": True}
    m = AutoModel.from_pretrained("acme/dict-ior", **kw)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_kwargs_set():
    from transformers import AutoModelForCausalLM
    kwargs = {}
    if use_custom:
        kwargs["trust_remote_code"] = True
    model = AutoModelForCausalLM.from_pretrained(name, **kwargs)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_kwargs_setdefault():
    import numpy as np
    def load(path, **kwargs):
        kwargs.setdefault("allow_pickle", True)
        return np.load(path, **kwargs)  # expect: numpy-allow-pickle "`np.load` may unpickle the file: an object a"


def uses_environ():
    import os
    os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes eve"


def uses_environ_setdefault():
    import os
    os.environ.setdefault("HF_DATASETS_TRUST_REMOTE_CODE", "1")  # expect: unsafe-switch "`HF_DATASETS_TRUST_REMOTE_CODE` makes every"


def uses_environ_update():
    import os
    os.environ.update({"TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "true"})  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes eve"


def uses_putenv():
    import os
    os.putenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes eve"


def uses_environ_or():
    import os
    os.environ |= {"TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "1"}  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes eve"


def uses_subprocess_env():
    import subprocess, os
    subprocess.run(["python", "train.py"], env={**os.environ, "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "1"})  # expect: unsafe-switch "`TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD` makes eve"


def uses_self_attr_model():
    import joblib
    class Predictor:
        def __init__(self, path="model.joblib"):
            self.path = path
            self.model = joblib.load(self.path)  # expect: pickle-load "`joblib.load` unpickles `model.joblib`, and"


def uses_cached_property():
    from functools import cached_property
    import pickle
    class Encoder:
        @cached_property
        def vectorizer(self):
            with open(self.dir / "tfidf.pkl", "rb") as f:
                return pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_decorator_lru_cache():
    from functools import lru_cache
    import torch
    @lru_cache(maxsize=None)
    def get_model(path):
        return torch.load(path, weights_only=False).eval()  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_streamlit():
    import streamlit as st, pickle
    @st.cache_resource
    def load():
        return pickle.load(open("model.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `model.pkl`, and a p"
    uploaded = st.file_uploader("model")
    if uploaded:
        model = pickle.load(uploaded)  # expect: pickle-load "`pickle.load` unpickles the file, and a"


def uses_fastapi():
    from fastapi import FastAPI, Request
    import pickle
    app = FastAPI()
    @app.post("/predict")
    async def predict(request: Request):
        payload = pickle.loads(await request.body())  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
        return payload


def uses_flask_b64():
    import base64, pickle
    from flask import request
    def view():
        data = pickle.loads(base64.b64decode(request.cookies["session"]))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_redis():
    import redis, pickle, zlib
    r = redis.Redis()
    v = pickle.loads(zlib.decompress(r.get("k")))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_gzip():
    import gzip, pickle
    with gzip.open("data.pkl.gz", "rb") as f:
        data = pickle.load(f, encoding="latin1")  # expect: pickle-load "`pickle.load` unpickles `data.pkl.gz`, and a"


def uses_bz2_lzma():
    import bz2, _pickle as cPickle
    data = cPickle.load(bz2.BZ2File("x.pbz2", "rb"))  # expect: pickle-load "`cPickle.load` unpickles `x.pbz2`, and a pic"


def uses_kaggle_mnist():
    import pickle, gzip
    train, valid, test = pickle.load(gzip.open("mnist.pkl.gz", "rb"), encoding="bytes")  # expect: pickle-load "`pickle.load` unpickles `mnist.pkl.gz`, and"


def uses_cifar():
    def unpickle(file):
        import pickle
        with open(file, 'rb') as fo:
            dict = pickle.load(fo, encoding='bytes')  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
        return dict


def uses_pandas():
    import pandas as pd
    df = pd.read_pickle("s3://bucket/df.pkl")  # expect: pickle-load "`pd.read_pickle` unpickles `s3://bucket/df.p"


def uses_pandas_method_chain():
    import pandas as pd
    df = (pd.read_pickle("df.pkl")  # expect: pickle-load "`pd.read_pickle` unpickles `df.pkl`, and a p"
            .dropna())


def uses_np_kwargs():
    import numpy as np
    embeddings = np.load("emb.npy", allow_pickle=True).item()  # expect: numpy-allow-pickle "`np.load` may unpickle `emb.npy`: an object"


def uses_np_positional():
    import numpy as np
    z = np.load("z.npz", "r", True)  # expect: numpy-allow-pickle "`np.load` may unpickle `z.npz`: an object ar"


def uses_np_memmap_cond():
    import numpy as np
    x = np.load("x.npy", mmap_mode=None if big else "r", allow_pickle=bool(1))  # expect: numpy-allow-pickle "`np.load` may unpickle `x.npy`: an object ar"


def uses_np_monkey():
    import numpy as np
    np_load_old = np.load
    np.load = lambda *a, **k: np_load_old(*a, allow_pickle=True, **k)  # expect: numpy-allow-pickle "`numpy.load` may unpickle the file: an objec"
    (x_train, y_train), _ = imdb.load_data()


def uses_torch_monkey():
    import torch, functools
    torch.load = functools.partial(torch.load, weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_torch_wrapper():
    import torch
    _original = torch.load
    def _load(*args, **kwargs):
        kwargs["weights_only"] = False
        return _original(*args, **kwargs)  # expect: torch-load "`torch.load` unpickles the file, which runs"
    torch.load = _load


def uses_torch_safe_globals():
    import torch, builtins
    torch.serialization.add_safe_globals([builtins.eval])  # expect: torch-unsafe-globals "`builtins.eval` on the list of safe names le"


def uses_lightning_resume():
    import lightning as L
    trainer = L.Trainer()
    trainer.fit(model, ckpt_path="last.ckpt", weights_only=False)  # expect: torch-load "`trainer.fit` unpickles `last.ckpt`, and a p"


def uses_hub_load():
    import torch
    m = torch.hub.load("ultralytics/yolov5", "custom", path="best.pt")  # expect: remote-code "`torch.hub.load` runs `hubconf.py` of `ultra"


def uses_hub_trust():
    import torch
    m = torch.hub.load("acme/repo:main", "net", trust_repo=True)  # expect: remote-code "`torch.hub.load` runs `hubconf.py` of `acme/"


def uses_jit():
    import torch
    m = torch.jit.load("scripted.pt")  # expect: torch-load "`torch.jit.load` loads a TorchScript program"


def uses_package():
    from torch.package import PackageImporter
    imp = PackageImporter("model.pt")  # expect: torch-load "`torch.package.PackageImporter` imports Pyth"


def uses_keras_lambda():
    import keras
    m = keras.saving.load_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "`keras.saving.load_model` runs the Lambda la"


def uses_keras_unsafe():
    import keras
    keras.config.enable_unsafe_deserialization()  # expect: unsafe-model-load "`keras.config.enable_unsafe_deserialization`"
    m = keras.models.load_model("m.keras")


def uses_tf_saved():
    import tensorflow as tf
    m = tf.saved_model.load("dir")  # expect: unsafe-model-load "`tf.saved_model.load` loads a TensorFlow pro"


def uses_tf_custom_op():
    import tensorflow as tf
    lib = tf.load_op_library("./zero_out.so")  # expect: native-code-load "`tf.load_op_library` loads `./zero_out.so` a"


def uses_joblib_old():
    from sklearn.externals import joblib
    m = joblib.load("clf.pkl")  # expect: pickle-load "`joblib.load` unpickles `clf.pkl`, and a pic"


def uses_skops():
    import skops.io as sio
    unknown = sio.get_untrusted_types(file="m.skops")
    m = sio.load("m.skops", trusted=unknown)  # expect: unsafe-model-load "`sio.load` trusts every type that `m.skops`"


def uses_skops_true():
    from skops.io import load
    m = load("m.skops", trusted=True)  # expect: unsafe-model-load "`skops.io.load` trusts every type that `m.sk"


def uses_mlflow():
    import mlflow
    m = mlflow.pyfunc.load_model("models:/churn/Production")  # expect: unpinned-model "`churn` is pinned to `Production`: a name th"  # expect: unsafe-model-load "`mlflow.pyfunc.load_model` unp"


def uses_mlflow_pytorch():
    import mlflow.pytorch
    m = mlflow.pytorch.load_model("runs:/abc/model")  # expect: unsafe-model-load "`mlflow.pytorch.load_model` unpickles the mo"


def uses_mlflow_client():
    import mlflow
    m = mlflow.sklearn.load_model(f"models:/{name}/{stage}")  # expect: unsafe-model-load "`mlflow.sklearn.load_model` unpickles the mo"  # expect: unresolved-reference "Which model `f"models:/{name}/"


def uses_yaml_cloader():
    import yaml
    try:
        from yaml import CLoader as Loader
    except ImportError:
        from yaml import Loader
    cfg = yaml.load(fh, Loader)  # expect: yaml-unsafe-load "`yaml.load` with `yaml.CLoader` builds whate"


def uses_ruamel():
    from ruamel.yaml import YAML
    y = YAML(typ="unsafe")
    c = y.load(fh)  # expect: yaml-unsafe-load "`y.load` with `YAML(typ="


def uses_jsonpickle():
    import jsonpickle
    o = jsonpickle.decode(s)  # expect: pickle-load "`jsonpickle.decode` builds whatever Python o"


def uses_shelve():
    import shelve
    with shelve.open("cache.db") as db:  # expect: pickle-load "`shelve.open` opens `cache.db`, whose values"
        x = db["a"]


def uses_marshal():
    import marshal, types
    code = marshal.loads(blob)  # expect: pickle-load "`marshal.loads` reads the data as marshal da"
    f = types.FunctionType(code, globals())


def uses_sentence_transformers():
    from sentence_transformers import SentenceTransformer
    m = SentenceTransformer("nomic-ai/nomic-embed-text-v1", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_vllm():
    from vllm import LLM
    llm = LLM(model="acme/vllm", trust_remote_code=True, tensor_parallel_size=2)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_vllm_engine_args():
    from vllm import AsyncEngineArgs
    a = AsyncEngineArgs(model="acme/vllm-engine-args", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_sglang():
    import sglang as sgl
    e = sgl.Engine(model_path="acme/sglang", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_hf_pipeline():
    from transformers import pipeline
    p = pipeline(model="acme/hf-pipeline", trust_remote_code=True, device_map="auto")  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_diffusers_custom():
    from diffusers import DiffusionPipeline
    p = DiffusionPipeline.from_pretrained("acme/sd", custom_pipeline="acme/pipe")  # expect: remote-code "`diffusers.DiffusionPipeline.from_pretrained"  # expect: unpinned-model "`acme/sd` is loaded without a "


def uses_diffusers_trust():
    from diffusers import AutoPipelineForText2Image
    p = AutoPipelineForText2Image.from_pretrained("acme/sd", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_auto_classes_loop():
    from transformers import AutoModel, AutoTokenizer
    for cls in (AutoModel, AutoTokenizer):
        objs.append(cls.from_pretrained("acme/auto-classes-loop", trust_remote_code=True))  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_evaluate():
    import evaluate
    m = evaluate.load("acme/my_metric")  # expect: remote-code "`evaluate.load` downloads the script of `acm"


def uses_llama_index_embedding():
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    e = HuggingFaceEmbedding(model_name="acme/llama-index-embedding", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_langchain_hf():
    from langchain_huggingface import HuggingFaceEmbeddings
    e = HuggingFaceEmbeddings(model_name="acme/langchain-hf", model_kwargs={"trust_remote_code": True})  # expect: remote-code "`langchain_huggingface.HuggingFaceEmbeddings"


def uses_langchain_faiss():
    from langchain_community.vectorstores import FAISS
    db = FAISS.load_local("idx", emb, allow_dangerous_deserialization=True)  # expect: dangerous-deserialization "`FAISS.load_local` unpickles the stored inde"


def uses_lc_pandas_agent():
    from langchain_experimental.agents import create_pandas_dataframe_agent
    a = create_pandas_dataframe_agent(llm, df, allow_dangerous_code=True)  # expect: model-written-code "`langchain_experimental.agents.create_pandas"


def uses_lc_repl():
    from langchain_experimental.tools import PythonREPLTool
    tools = [PythonREPLTool()]  # expect: model-written-code "`langchain_experimental.tools.PythonREPLTool"


def uses_smolagents():
    from smolagents import load_tool
    t = load_tool("acme/tool", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` downloads `tool.py`"


def uses_autogen():
    from autogen.coding import LocalCommandLineCodeExecutor
    ex = LocalCommandLineCodeExecutor(work_dir="c")  # expect: model-written-code "`autogen.coding.LocalCommandLineCodeExecutor"


def uses_autogen_0_4():
    from autogen_ext.code_executors.local import LocalCommandLineCodeExecutor
    ex = LocalCommandLineCodeExecutor(work_dir="coding")  # expect: model-written-code "`autogen_ext.code_executors.local.LocalComma"


def uses_crewai():
    from crewai_tools import CodeInterpreterTool
    t = CodeInterpreterTool(unsafe_mode=True)  # expect: model-written-code "`crewai_tools.CodeInterpreterTool` runs code"


def uses_pandasai():
    from pandasai import SmartDataframe
    sdf = SmartDataframe(df, config={"llm": llm, "enforce_privacy": True})  # expect: model-written-code "`pandasai.SmartDataframe` runs code that the"


def uses_zmq():
    import zmq
    ctx = zmq.Context()
    s = ctx.socket(zmq.REP)
    while True:
        msg = s.recv_pyobj()  # expect: pickle-over-network "`s.recv_pyobj` unpickles what comes over the"


def uses_mp_listener():
    from multiprocessing.connection import Listener
    with Listener(("0.0.0.0", 6000), authkey=b"x") as l:  # expect: pickle-over-network "`multiprocessing.connection.Listener` opens"
        conn = l.accept()
        msg = conn.recv()


def uses_requests_verify():
    import requests
    r = requests.get("https://x.org/m.pt", verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so any"  # expect: unverified-download "`m.pt` is downloaded from `x.o"


def uses_session_verify():
    import requests
    s = requests.Session()
    s.verify = False  # expect: unsafe-switch "`requests.Session.verify` set to `False` tur"


def uses_httpx():
    import httpx
    with httpx.Client(verify=False) as c:  # expect: tls-verification-off "`verify=False` checks no certificate, so any"
        c.get("https://x.org")


def uses_urllib_ctx():
    import ssl, urllib.request
    ctx = ssl._create_unverified_context()  # expect: tls-verification-off "`ssl._create_unverified_context` checks no c"
    urllib.request.urlopen("https://x.org/m.pt", context=ctx)


def uses_ssl_global():
    import ssl
    ssl._create_default_https_context = ssl._create_unverified_context  # expect: unsafe-switch "`ssl._create_default_https_context` is repla"


def uses_aiohttp():
    import aiohttp
    conn = aiohttp.TCPConnector(ssl=False)  # expect: tls-verification-off "`ssl=False` checks no certificate, so anyone"


def uses_aiohttp_get():
    import aiohttp
    async def f(s: aiohttp.ClientSession):
        async with s.get("https://x.org/m.bin", ssl=False) as r:  # expect: tls-verification-off "`ssl=False` checks no certificate, so anyone"
            return await r.read()


def uses_boto3():
    import boto3
    s3 = boto3.client("s3", verify=False)  # expect: tls-verification-off "`verify=False` checks no certificate, so any"


def uses_elasticsearch():
    from elasticsearch import Elasticsearch
    es = Elasticsearch("https://es:9200", verify_certs=False)  # expect: tls-verification-off "`verify_certs=False` checks no certificate,"


def uses_exec_download():
    import requests
    exec(requests.get("https://x.org/setup.py").text)  # expect: downloaded-code "`exec` runs what `requests.get.text` has dow"


def uses_eval_urlopen():
    from urllib.request import urlopen
    code = urlopen("https://x.org/a.py").read().decode()
    exec(compile(code, "a.py", "exec"))  # expect: downloaded-code "`exec` runs what `urllib.request.urlopen.rea"


def uses_ultralytics():
    from ultralytics import YOLO
    m = YOLO("best.pt")  # expect: copyleft-network-service "`ultralytics.YOLO` is under AGPL-3.0, and th"  # expect: unsafe-model-load "`ultralytics.YOLO` unpickles t"


def uses_gensim():
    from gensim.models import Word2Vec, KeyedVectors
    m = Word2Vec.load("w2v.model")  # expect: unsafe-model-load "`Word2Vec.load` unpickles `w2v.model`, and a"
    kv = KeyedVectors.load("kv.kv")  # expect: unsafe-model-load "`KeyedVectors.load` unpickles `kv.kv`, and a"


def uses_statsmodels():
    import statsmodels.api as sm
    r = sm.load("res.pickle")  # expect: unsafe-model-load "`sm.load` unpickles `res.pickle`, and a pick"


def uses_statsmodels_cls():
    from statsmodels.iolib.smpickle import load_pickle
    r = load_pickle("res.pickle")  # expect: unsafe-model-load "`statsmodels.iolib.smpickle.load_pickle` unp"


def uses_sb3():
    from stable_baselines3 import PPO
    m = PPO.load("ppo_cartpole")  # expect: unsafe-model-load "`PPO.load` unpickles the parts of `ppo_cartp"


def uses_paddle():
    import paddle
    sd = paddle.load("m.pdparams")  # expect: unsafe-model-load "`paddle.load` unpickles `m.pdparams`, and a"


def uses_mmengine():
    from mmengine.config import Config
    cfg = Config.fromfile("configs/x.py")  # expect: native-code-load "`Config.fromfile` runs `configs/x.py` as Pyt"


def uses_mmcv_old():
    from mmcv import Config
    cfg = Config.fromfile("configs/x.py")  # expect: native-code-load "`Config.fromfile` runs `configs/x.py` as Pyt"


def uses_mmdet_init_detector():
    from mmdet.apis import init_detector
    m = init_detector("cfg.py", "ckpt.pth", device="cpu")  # expect: unsafe-model-load "`mmdet.apis.init_detector` unpickles `ckpt.p"


def uses_detectron():
    from detectron2.checkpoint import DetectionCheckpointer
    DetectionCheckpointer(model).load("model_final.pkl")  # expect: torch-load "`detectron2.checkpoint.DetectionCheckpointer"


def uses_oyaml():
    import oyaml as yaml
    c = yaml.load(fh)  # expect: yaml-unsafe-load "`yaml.load` without a `Loader` builds whatev"


def uses_d3rlpy():
    import d3rlpy
    a = d3rlpy.load_learnable("m.d3")  # expect: pickle-load "`d3rlpy.load_learnable` unpickles `m.d3`, an"


def uses_whisper():
    import whisper
    m = whisper.load_model("./ft.pt")  # expect: unsafe-model-load "`whisper.load_model` unpickles `./ft.pt` by"


def uses_speechbrain():
    from speechbrain.inference.interfaces import foreign_class
    c = foreign_class(source="acme/emotion", pymodule_file="custom_interface.py", classname="C")  # expect: remote-code "`speechbrain.inference.interfaces.foreign_cl"


def uses_nemo():
    import nemo.collections.asr as nemo_asr
    m = nemo_asr.models.EncDecCTCModel.restore_from("m.nemo")  # expect: unsafe-model-load "`nemo_asr.models.EncDecCTCModel.restore_from"


def uses_flair():
    from flair.models import SequenceTagger
    t = SequenceTagger.load("best-model.pt")  # expect: torch-load "`SequenceTagger.load` unpickles the whole ch"


def uses_allennlp():
    from allennlp.predictors.predictor import Predictor
    p = Predictor.from_path("model.tar.gz")  # expect: unsafe-model-load "`Predictor.from_path` unpickles the weights"


def uses_fairseq():
    from fairseq.models.transformer import TransformerModel
    m = TransformerModel.from_pretrained("dir", checkpoint_file="ckpt.pt")  # expect: unsafe-model-load "`TransformerModel.from_pretrained` unpickles"


def uses_fairseq_cu():
    from fairseq import checkpoint_utils
    models, cfg, task = checkpoint_utils.load_model_ensemble_and_task(["a.pt"])  # expect: torch-load "`checkpoint_utils.load_model_ensemble_and_ta"


def uses_rllib():
    from ray.rllib.algorithms.algorithm import Algorithm
    a = Algorithm.from_checkpoint("ckpt")  # expect: unsafe-model-load "`Algorithm.from_checkpoint` unpickles the st"


def uses_rllib_ppo():
    from ray.rllib.algorithms.ppo import PPO
    a = PPO.from_checkpoint("ckpt")  # expect: unsafe-model-load "`PPO.from_checkpoint` unpickles the state in"


def uses_rllib_restore():
    from ray.rllib.algorithms.ppo import PPOConfig
    algo = PPOConfig().build()
    algo.restore("ckpt")  # expect: unsafe-model-load "`algo.restore` unpickles the state in `ckpt`"


def uses_darts():
    from darts.models import NBEATSModel
    m = NBEATSModel.load("nbeats.pt")  # expect: unsafe-model-load "`NBEATSModel.load` unpickles `nbeats.pt`, an"


def uses_neuralforecast():
    from neuralforecast import NeuralForecast
    nf = NeuralForecast.load("ckpt")  # expect: pickle-load "`NeuralForecast.load` unpickles the data set"


def uses_gluonts():
    from gluonts.model.predictor import Predictor
    from pathlib import Path
    p = Predictor.deserialize(Path("model"))  # expect: unsafe-model-load "`Predictor.deserialize` makes whatever objec"


def uses_pycaret():
    from pycaret.classification import load_model
    m = load_model("pipe")  # expect: unsafe-model-load "`pycaret.classification.load_model` unpickle"


def uses_autogluon():
    from autogluon.tabular import TabularPredictor
    p = TabularPredictor.load("AutogluonModels/")  # expect: unsafe-model-load "`TabularPredictor.load` unpickles `Autogluon"


def uses_pyannote():
    from pyannote.audio import Inference, Model
    m = Model.from_pretrained("a.ckpt")  # expect: unsafe-model-load "`Model.from_pretrained` unpickles `a.ckpt` w"


def uses_celery():
    from celery import Celery
    app = Celery("t")
    app.conf.update(accept_content=["pickle", "json"], task_serializer="pickle")  # expect: pickle-over-network "`app.conf.update` lets workers take pickles:"


def uses_celery_conf_attr():
    from celery import Celery
    app = Celery("t")
    app.conf.accept_content = ["pickle"]  # expect: unsafe-switch "`celery.Celery.conf.accept_content` lets wor"


def uses_deepspeed():
    from deepspeed.utils.zero_to_fp32 import get_fp32_state_dict_from_zero_checkpoint
    sd = get_fp32_state_dict_from_zero_checkpoint("ckpt")  # expect: torch-load "`deepspeed.utils.zero_to_fp32.get_fp32_state"


def uses_deepspeed_engine():
    import deepspeed
    engine, *_ = deepspeed.initialize(model=model, config=cfg)
    engine.load_checkpoint("ckpt")  # expect: unsafe-model-load "`engine.load_checkpoint` unpickles the check"


def uses_accelerate():
    from accelerate import Accelerator
    acc = Accelerator()
    acc.load_state("ckpt")  # expect: unsafe-model-load "`acc.load_state` unpickles registered object"


def uses_peft_trust():
    from peft import AutoPeftModelForCausalLM
    m = AutoPeftModelForCausalLM.from_pretrained("acme/lora", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_unsloth():
    from unsloth import FastLanguageModel
    m, t = FastLanguageModel.from_pretrained("acme/unsloth", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_lm_eval_cli():
    import subprocess
    subprocess.run("lm_eval --model hf --model_args pretrained=acme/lm-eval-cli,trust_remote_code=True --tasks hellaswag", shell=True)  # expect: unpinned-model "`acme/lm-eval-cli` is loaded without a revis"  # expect: remote-code-setting "`--trust-remote-code` lets the"


def uses_lm_eval_python():
    import lm_eval
    r = lm_eval.simple_evaluate(model="hf", model_args="pretrained=acme/lm-eval-python,trust_remote_code=True")  # expect: remote-code "`lm_eval.simple_evaluate` runs the Python fi"


def uses_append_cli():
    import subprocess
    cmd = ["vllm", "serve", "acme/append-cli"]
    cmd.append("--trust-remote-code")  # expect: remote-code-setting "`--trust-remote-code` lets the program run t"
    subprocess.run(cmd)


def uses_cli_list():
    import subprocess
    subprocess.Popen(["python", "-m", "vllm.entrypoints.openai.api_server", "--model", "acme/cli-list", "--trust-remote-code"])  # expect: remote-code-setting "`--trust-remote-code` lets the program run t"


def uses_h2o():
    import h2o
    h2o.init()
    m = h2o.load_model("m")  # expect: unsafe-model-load "`h2o.load_model` has the H2O server rebuild"


def uses_onnx_custom_op():
    import onnxruntime as ort
    so = ort.SessionOptions()
    so.register_custom_ops_library("lib.so")  # expect: native-code-load "`so.register_custom_ops_library` loads `lib."


def uses_pyspark2():
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.getOrCreate()
    rdd = spark.sparkContext.pickleFile("s3://b/x")  # expect: pickle-load "`spark.sparkContext.pickleFile` unpickles `s"


def uses_sqlalchemy():
    from sqlalchemy import Column, Integer, PickleType
    class T(Base):
        data = Column(PickleType)  # expect: pickle-load "`sqlalchemy.PickleType` unpickles the column"


def uses_diskcache():
    import diskcache
    c = diskcache.Cache("d")  # expect: pickle-load "`diskcache.Cache` opens `d`, whose values ar"


def uses_tensorrt():
    import tensorrt as trt
    rt = trt.Runtime(trt.Logger())
    eng = rt.deserialize_cuda_engine(open("m.plan", "rb").read())  # expect: native-code-load "`rt.deserialize_cuda_engine` loads `m.plan`"


def uses_getattr_cond():
    import torch
    name = "load" if legacy else "load"
    m = getattr(torch, name)("m.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_sys_modules():
    import sys, pickle
    x = sys.modules["pickle"].loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_globals():
    import pickle
    x = globals()["pickle"].loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_dict():
    import pickle
    x = pickle.__dict__["loads"](b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_class_alias_attr():
    import pickle
    class Serializer:
        loads = staticmethod(pickle.loads)
        def read(self, b):
            return self.loads(b)  # expect: pickle-load "`self.loads` unpickles the data, and a pickl"


def uses_class_module_attr():
    class S:
        backend = __import__("pickle")
        def read(self, b):
            return self.backend.loads(b)  # expect: pickle-load "`self.backend.loads` unpickles the data, and"


def uses_unpickler_subclass():
    import pickle
    class CPU_Unpickler(pickle.Unpickler):
        def find_class(self, module, name):
            if module == "torch.storage" and name == "_load_from_bytes":
                return lambda b: torch.load(io.BytesIO(b), map_location="cpu", weights_only=True)
            return super().find_class(module, name)
    x = CPU_Unpickler(fh).load()  # expect: pickle-load "`pickle.Unpickler` makes an unpickler of the"


def uses_tuple_unpack_alias():
    import pickle, json
    load, dump = pickle.load, json.dump
    x = load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_cond_alias():
    import pickle, json
    loads = pickle.loads if binary else json.loads
    x = loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_or_alias():
    import pickle
    loads = custom or pickle.loads
    x = loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_for_over_modules():
    import pickle, dill
    for mod in (pickle, dill):
        try:
            x = mod.loads(b)  # expect: pickle-load "`mod.loads` unpickles the data, and a pickle"
        except Exception:
            pass


def uses_with_contextmanager_own():
    from contextlib import contextmanager
    import torch
    @contextmanager
    def opened(path):
        yield torch.load(path, weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_nested_function():
    def outer():
        import pickle as P
        def inner(b):
            return P.loads(b)  # expect: pickle-load "`P.loads` unpickles the data, and a pickle r"
        return inner


def uses_lazy_import():
    import importlib
    pickle = importlib.import_module(name="pickle")
    x = pickle.loads(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_six_moves():
    from six.moves import cPickle as pickle
    x = pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_torch_cond_module():
    import torch
    torch_load_kwargs = dict(weights_only=False) if torch.__version__ >= "2.6" else {}
    m = torch.load("m.pt", **torch_load_kwargs)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_inspect_signature():
    import inspect, torch
    kw = {}
    if "weights_only" in inspect.signature(torch.load).parameters:
        kw["weights_only"] = False
    m = torch.load("a.pt", **kw)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"
