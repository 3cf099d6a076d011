"""What authors of libraries and services write: callbacks, codecs, stores, queues, programs that are started."""


def uses_factory_returns():
    import pickle, json
    def get_codec(kind):
        if kind == "json":
            return json.loads
        return pickle.loads
    decode = get_codec(k)
    x = decode(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_registry_decorator():
    import pickle
    LOADERS = {}
    def register(ext):
        def wrap(fn):
            LOADERS[ext] = fn
            return fn
        return wrap
    @register(".pkl")
    def load_pkl(path):
        return pickle.load(open(path, "rb"))  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_dict_assign():
    import pickle
    H = {}
    H["pkl"] = pickle.loads
    x = H["pkl"](b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_dict_update():
    import joblib
    H = {}
    H.update(joblib=joblib.load)
    x = H["joblib"]("m")  # expect: pickle-load "`joblib.load` unpickles `m`, and a pickle ru"


def uses_namedtuple():
    from collections import namedtuple
    import pickle
    Codec = namedtuple("Codec", "dump load")
    codec = Codec(pickle.dump, pickle.load)
    x = codec.load(fh)  # expect: pickle-load "`codec.load` unpickles the file, and a pickl"


def uses_namedtuple_class():
    from typing import NamedTuple, Callable
    import pickle
    class Codec(NamedTuple):
        name: str
        loads: Callable
    c = Codec("pickle", pickle.loads)
    x = c.loads(b)  # expect: pickle-load "`c.loads` unpickles the data, and a pickle r"


def uses_simplenamespace():
    from types import SimpleNamespace
    import pickle
    io = SimpleNamespace(load=pickle.load)
    x = io.load(fh)  # expect: pickle-load "`io.load` unpickles the file, and a pickle r"


def uses_tuple_of_loaders():
    import pickle, dill
    for load in (pickle.load, dill.load):
        x = load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_any_next():
    import pickle
    x = next(map(pickle.loads, blobs))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_starmap():
    from itertools import starmap
    import numpy as np
    xs = list(starmap(np.load, [("a.npy", None, True)]))


def uses_reduce():
    from functools import reduce
    import pickle
    from toolz import compose, pipe
    f = compose(pickle.loads, zlib.decompress)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_pipe():
    from toolz import pipe
    import pickle
    x = pipe(raw, zlib.decompress, pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_thread_target():
    import threading, pickle
    t = threading.Thread(target=pickle.load, args=(fh,))  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_joblib_delayed():
    from joblib import Parallel, delayed, load
    ms = Parallel(n_jobs=4)(delayed(load)(p) for p in paths)  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_dask_delayed():
    import dask, pickle
    x = dask.delayed(pickle.loads)(b)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_dask_bag():
    import dask.bag as db, pickle
    xs = db.from_sequence(files).map(pickle.load)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_torch_utils_data():
    import torch
    from torch.utils.data import DataLoader
    from functools import partial
    dl = datapipe.map(partial(torch.load, weights_only=False))  # expect: torch-load "`torch.load` unpickles the file, which runs"


def uses_np_vectorize():
    import numpy as np, pickle
    f = np.vectorize(pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_sqlite_converter():
    import sqlite3, pickle
    sqlite3.register_converter("PICKLE", pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_kafka_deserializer():
    from kafka import KafkaConsumer
    import pickle
    c = KafkaConsumer("t", value_deserializer=pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_kafka_lambda():
    from kafka import KafkaConsumer
    import pickle
    c = KafkaConsumer("t", value_deserializer=lambda m: pickle.loads(m))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_faust():
    import pickle
    from aiokafka import AIOKafkaConsumer
    c = AIOKafkaConsumer("t", value_deserializer=lambda v: pickle.loads(v))  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_msgpack_hook():
    import msgpack, pickle
    x = msgpack.unpackb(b, object_hook=pickle.loads)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_msgpack_ext():
    import msgpack, dill
    x = msgpack.unpackb(b, ext_hook=lambda c, d: dill.loads(d))  # expect: pickle-load "`dill.loads` unpickles the data with dill, w"


def uses_h5py():
    import h5py, pickle, numpy as np
    with h5py.File("a.h5") as f:
        obj = pickle.loads(f["obj"][()].tobytes())  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_lmdb():
    import lmdb, pickle
    env = lmdb.open("d")
    with env.begin() as txn:
        v = pickle.loads(txn.get(b"k"))  # expect: pickle-load "`pickle.loads` unpickles the data, and a"


def uses_pa_buffer():
    import pyarrow as pa, pickle
    x = pickle.loads(pa.ipc.open_stream(s).read_all().to_pydict()["x"][0])  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_yield_from():
    import pickle
    def read(fh):
        while True:
            try:
                yield pickle.load(fh)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
            except EOFError:
                return


def uses_exit_stack():
    from contextlib import ExitStack
    import pickle
    with ExitStack() as stack:
        f = stack.enter_context(open("a.pkl", "rb"))
        x = pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"


def uses_class_with_property_alias():
    import torch
    class Ckpt:
        _load = staticmethod(torch.load)
        def get(self):
            return Ckpt._load("a.pt", weights_only=False)  # expect: torch-load "`torch.load` unpickles `a.pt`, which runs wh"


def uses_inheritance():
    import pickle
    class Base:
        def _deserialize(self, raw):
            return pickle.loads(raw)  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"
    class Redis(Base):
        def get(self, k):
            return self._deserialize(self.r.get(k))


def uses_partialmethod():
    from functools import partialmethod
    import torch
    class L:
        load = partialmethod(torch.load, weights_only=False)


def uses_const_chain():
    import torch
    WEIGHTS_ONLY = not True
    m = torch.load("m.pt", weights_only=WEIGHTS_ONLY)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_env_get_default():
    import os
    from transformers import AutoModel
    TRUST = os.environ.get("TRUST", "true").lower() == "true"
    m = AutoModel.from_pretrained("acme/env-get-default", trust_remote_code=TRUST)  # expect: remote-code "`acme/env-get-default`"


def uses_os_getenv_bool():
    import os
    from transformers import AutoModel
    m = AutoModel.from_pretrained("acme/os-getenv-bool", trust_remote_code=bool(os.getenv("TRUST", "1")))  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_config_class_attr():
    from transformers import AutoModel
    class Config:
        MODEL = "acme/config-class-attr"
        TRUST = True
    m = AutoModel.from_pretrained(Config.MODEL, trust_remote_code=Config.TRUST)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_module_const_dict_nested():
    from transformers import AutoModel
    CFG = {"load": {"trust_remote_code": True, "revision": None}}
    m = AutoModel.from_pretrained("acme/module-const-dict-nested", **CFG["load"])  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_attrs():
    import attr
    import numpy as np
    @attr.s(auto_attribs=True)
    class C:
        path: str = "x.npy"
        allow_pickle: bool = attr.ib(default=True)
    c = C()
    x = np.load(c.path, allow_pickle=c.allow_pickle)  # expect: numpy-allow-pickle "`np.load` may unpickle `x.npy`: an object ar"


def uses_hfargumentparser():
    from dataclasses import dataclass, field
    from transformers import HfArgumentParser, AutoModelForCausalLM
    @dataclass
    class ModelArguments:
        model_name_or_path: str = field(default="acme/HfArgumentParser")
        trust_remote_code: bool = field(default=True, metadata={"help": "x"})
    parser = HfArgumentParser((ModelArguments,))
    (model_args,) = parser.parse_args_into_dataclasses()
    m = AutoModelForCausalLM.from_pretrained(model_args.model_name_or_path, trust_remote_code=model_args.trust_remote_code)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_trl_modelconfig():
    from trl import ModelConfig
    mc = ModelConfig(model_name_or_path="acme/trl-ModelConfig", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_shutil_curl():
    import os
    os.system("curl -s https://x.org/i.sh | bash")  # expect: piped-script "`https://x.org/i.sh` is downloaded and run i"


def uses_subprocess_curl_python():
    import subprocess
    subprocess.run("curl -sSL https://x.org/i.py | python3 -", shell=True, check=True)  # expect: piped-script "`https://x.org/i.py` is downloaded and run i"


def uses_exec_httpx():
    import httpx
    src = httpx.get("https://x.org/p.py").text
    exec(src, {})  # expect: downloaded-code "`exec` runs what `httpx.get.text` has downlo"


def uses_exec_aiohttp():
    import aiohttp
    async def f():
        async with aiohttp.ClientSession() as s:
            async with s.get("https://x.org/p.py") as r:
                exec(await r.text())  # expect: downloaded-code "`exec` runs what `aiohttp.ClientSession.get."


def uses_eval_hub():
    from huggingface_hub import hf_hub_download
    exec(open(hf_hub_download("acme/eval-hub", "code.py")).read())  # expect: downloaded-code "`exec` runs what `huggingface_hub.hf_hub_dow"  # expect: unpinned-model "`acme/eval-hub` is loaded with"


def uses_runpy_hub():
    import runpy
    from huggingface_hub import hf_hub_download
    runpy.run_path(hf_hub_download("acme/runpy-hub", "code.py"))  # expect: downloaded-code "`runpy.run_path` runs what `huggingface_hub."  # expect: unpinned-model "`acme/runpy-hub` is loaded wit"


def uses_spec_hub():
    import importlib.util
    from huggingface_hub import hf_hub_download
    spec = importlib.util.spec_from_file_location("m", hf_hub_download("acme/spec-hub", "m.py"))  # expect: downloaded-code "`importlib.util.spec_from_file_location` run"  # expect: unpinned-model "`acme/spec-hub` is loaded with"


def uses_ctypes_hub():
    import ctypes
    from huggingface_hub import hf_hub_download
    lib = ctypes.CDLL(hf_hub_download("acme/ctypes-hub", "l.so"))  # expect: downloaded-code "`ctypes.CDLL` runs what `huggingface_hub.hf_"  # expect: unpinned-model "`acme/ctypes-hub` is loaded wi"


def uses_mlx():
    from mlx_lm import load
    m, t = load("acme/mlx", tokenizer_config={"trust_remote_code": True})  # expect: remote-code "`mlx_lm.load` runs the Python files of `acme"


def uses_optimum():
    from optimum.onnxruntime import ORTModelForCausalLM
    m = ORTModelForCausalLM.from_pretrained("acme/optimum", export=True, trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_ct2_haystack():
    from haystack.components.generators import HuggingFaceLocalGenerator
    g = HuggingFaceLocalGenerator(model="acme/ct2-haystack", huggingface_pipeline_kwargs={"trust_remote_code": True})  # expect: remote-code "`haystack.components.generators.HuggingFaceL"


def uses_fastembed_gliner():
    from gliner import GLiNER
    m = GLiNER.from_pretrained("acme/fastembed-gliner", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_model2vec_flagembedding():
    from FlagEmbedding import BGEM3FlagModel
    m = BGEM3FlagModel("acme/model2vec-flagembedding", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_auto_gptq():
    from auto_gptq import AutoGPTQForCausalLM
    m = AutoGPTQForCausalLM.from_quantized("acme/auto-gptq", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_awq():
    from awq import AutoAWQForCausalLM
    m = AutoAWQForCausalLM.from_pretrained("acme/awq", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_outlines():
    import outlines
    m = outlines.models.transformers("acme/outlines", model_kwargs={"trust_remote_code": True})  # expect: remote-code "`outlines.models.transformers` runs the Pyth"


def uses_ragatouille_colpali():
    from colpali_engine.models import ColPali
    m = ColPali.from_pretrained("acme/ragatouille-colpali", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_setfit():
    from setfit import SetFitModel
    m = SetFitModel.from_pretrained("acme/setfit", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil", unsafe-model-load "model_head.pkl"


def uses_cross_encoder():
    from sentence_transformers import CrossEncoder
    m = CrossEncoder("acme/cross-encoder", trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_timm():
    import timm
    m = timm.create_model("hf-hub:acme/timm", pretrained=True, trust_remote_code=True)  # expect: remote-code "`trust_remote_code=True` runs the Python fil"


def uses_open_clip():
    import open_clip
    m = open_clip.create_model("ViT-B-32", pretrained="ckpt.pt", weights_only=False)  # expect: unsafe-model-load "`open_clip.create_model` unpickles the check"


def uses_sam():
    from segment_anything import sam_model_registry
    sam = sam_model_registry["vit_h"](checkpoint="sam_vit_h.pth")  # expect: unsafe-model-load "`segment_anything.sam_model_registry` unpick"


def uses_demucs():
    from demucs.pretrained import get_model
    m = get_model("htdemucs")


def uses_tts():
    from TTS.utils.io import load_fsspec
    c = load_fsspec("model.pth")  # expect: torch-load "`TTS.utils.io.load_fsspec` unpickles `model."


def uses_nltk():
    import nltk
    tok = nltk.data.load("tokenizers/punkt/english.pickle")  # expect: unsafe-model-load "`nltk.data.load` unpickles `tokenizers/punkt"


def uses_surprise():
    from surprise import dump
    preds, algo = dump.load("svd.pkl")  # expect: unsafe-model-load "`dump.load` unpickles `svd.pkl`, and a pickl"


def uses_hickle():
    import hickle as hkl
    x = hkl.load("a.hkl")  # expect: pickle-load "`hkl.load` unpickles what `a.hkl` holds besi"


def uses_lightfm_implicit():
    import implicit
    m = implicit.als.AlternatingLeastSquares.load("m.npz")


def uses_tpot():
    from sklearn.externals import joblib as jl
    p = jl.load("pipe.pkl")  # expect: pickle-load "`jl.load` unpickles `pipe.pkl`, and a pickle"


def uses_sktime():
    from sktime.base import load
    f = load("f.zip")  # expect: unsafe-model-load "`sktime.base.load` unpickles `f.zip`, and a"


def uses_pmdarima():
    import joblib
    arima = joblib.load("arima.pkl")  # expect: pickle-load "`joblib.load` unpickles `arima.pkl`, and a p"


def uses_sagemaker_predictor():
    from sagemaker.deserializers import NumpyDeserializer
    d = NumpyDeserializer(allow_pickle=True)  # expect: numpy-allow-pickle "`sagemaker.deserializers.NumpyDeserializer`"


def uses_kedro():
    from kedro_datasets.pickle import PickleDataset
    ds = PickleDataset(filepath="a.pkl")  # expect: pickle-load "`kedro_datasets.pickle.PickleDataset` names"


def uses_prefect():
    from prefect import task
    from prefect.serializers import PickleSerializer
    @task(result_serializer=PickleSerializer())  # expect: pickle-load "`prefect.serializers.PickleSerializer` keeps"
    def f(): ...


def uses_prefect_str():
    from prefect import flow
    @flow(result_serializer="pickle")  # expect: pickle-load "`prefect.flow` keeps results as pickles (clo"
    def f(): ...


def uses_airflow():
    import os
    os.environ["AIRFLOW__CORE__ENABLE_XCOM_PICKLING"] = "True"  # expect: unsafe-switch "`AIRFLOW__CORE__ENABLE_XCOM_PICKLING` makes"


def uses_flask_caching():
    from flask_caching import Cache
    cache = Cache(config={"CACHE_TYPE": "FileSystemCache"})


def uses_aiocache():
    from aiocache import Cache
    from aiocache.serializers import PickleSerializer
    c = Cache(Cache.REDIS, serializer=PickleSerializer())  # expect: pickle-load "`aiocache.serializers.PickleSerializer` unpi"


def uses_dogpile():
    from dogpile.cache import make_region
    r = make_region().configure("dogpile.cache.dbm", arguments={"filename": "x.dbm"})


def uses_cachier():
    from cachier import cachier
    @cachier()  # expect: pickle-load "`cachier.cachier` keeps what the function an"
    def f(x): ...


def uses_joblib_memory():
    from joblib import Memory
    mem = Memory("cache")


def uses_klepto():
    from klepto.archives import dir_archive
    a = dir_archive("d")  # expect: pickle-load "`klepto.archives.dir_archive` opens `d`, who"


def uses_zodb():
    import ZODB, ZODB.FileStorage
    db = ZODB.DB(ZODB.FileStorage.FileStorage("d.fs"))  # expect: pickle-load "`ZODB.FileStorage.FileStorage` opens `d.fs`,"


def uses_pickledb_shelve():
    import shelve
    d = shelve.DbfilenameShelf("x")  # expect: pickle-load "`shelve.DbfilenameShelf` opens `x`, whose va"


def uses_rpyc():
    import rpyc
    c = rpyc.classic.connect("h")  # expect: pickle-over-network "`rpyc.classic.connect` talks to a server in"


def uses_pyro():
    import Pyro4
    Pyro4.config.SERIALIZER = "pickle"  # expect: unsafe-switch "`Pyro4.config.SERIALIZER` makes calls and th"


def uses_huey():
    from huey import RedisHuey
    h = RedisHuey("app")


def uses_dramatiq():
    import dramatiq
    from dramatiq.encoder import PickleEncoder
    dramatiq.set_encoder(PickleEncoder())  # expect: pickle-over-network "`dramatiq.encoder.PickleEncoder` unpickles t"


def uses_arq():
    from arq import create_pool


def uses_torch_rpc():
    import torch.distributed.rpc as rpc
    rpc.init_rpc("w", rank=0, world_size=2)  # expect: pickle-over-network "`rpc.init_rpc` unpickles calls that the othe"


def uses_dist_obj():
    import torch.distributed as dist
    objs = [None] * 2
    dist.all_gather_object(objs, {"a": 1})  # expect: pickle-over-network "`dist.all_gather_object` unpickles what the"


def uses_torch_dcp():
    import torch.distributed.checkpoint as dcp
    dcp.load(sd, checkpoint_id="ckpt")  # expect: torch-load "`dcp.load` unpickles the `.metadata` file of"


def uses_torch_export():
    import torch
    ep = torch.export.load("m.pt2")  # expect: torch-load "`torch.export.load` falls back to `weights_o"


def uses_aoti():
    import torch
    m = torch._inductor.aoti_load_package("m.pt2")  # expect: native-code-load "`torch._inductor.aoti_load_package` loads th"


def uses_executorch_no():
    import torch
    torch.ops.load_library("libcustom.so")  # expect: native-code-load "`torch.ops.load_library` loads `libcustom.so"


def uses_coreml():
    import coremltools as ct
    m = ct.models.MLModel("m.mlpackage")


def uses_tvm():
    import tvm
    lib = tvm.runtime.load_module("d.so")  # expect: native-code-load "`tvm.runtime.load_module` loads `d.so` as a"


def uses_xgboost_pickle():
    import pickle, xgboost as xgb
    bst = pickle.load(open("bst.pkl", "rb"))  # expect: pickle-load "`pickle.load` unpickles `bst.pkl`, and a pic"


def uses_catboost():
    import catboost
    p = catboost.Pool


def uses_mlflow_flavors():
    from mlflow import sklearn as msk
    m = msk.load_model("models:/x/1")  # expect: unsafe-model-load "`msk.load_model` unpickles the model (and ru"


def uses_dvc():
    import dvc.api, pickle
    with dvc.api.open("m.pkl", mode="rb") as f:
        m = pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles `m.pkl`, and a pickl"


def uses_clearml():
    from clearml import InputModel
    import torch
    m = torch.load(InputModel("x").get_weights(), weights_only=False)  # expect: torch-load "`torch.load` unpickles the file, which"


def uses_zenml():
    from zenml.materializers import CloudpickleMaterializer


def uses_bentoml():
    import bentoml
    m = bentoml.picklable_model.load_model("x:latest")  # expect: unsafe-model-load "`bentoml.picklable_model.load_model` unpickl"  # expect: unpinned-model "`x` is pinned to `latest`: a n"


def uses_litserve():
    import torch
    class API(ls.LitAPI):
        def setup(self, device):
            self.model = torch.load("m.pt", map_location=device, weights_only=False)  # expect: torch-load "`torch.load` unpickles `m.pt`, which runs wh"


def uses_torchserve_handler():
    from ts.torch_handler.base_handler import BaseHandler
    import torch
    class H(BaseHandler):
        def initialize(self, ctx):
            self.m = torch.jit.load(self.p)  # expect: torch-load "`torch.jit.load` loads a TorchScript program"


def uses_sagemaker_model_fn():
    import os, joblib
    def model_fn(model_dir):
        return joblib.load(os.path.join(model_dir, "model.joblib"))  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_azure_init():
    import os, joblib
    def init():
        global model
        model = joblib.load(os.path.join(os.getenv("AZUREML_MODEL_DIR"), "m.pkl"))  # expect: pickle-load "`joblib.load` unpickles the file, and a pick"


def uses_lambda_s3():
    import boto3, pickle
    s3 = boto3.resource("s3")
    m = pickle.loads(s3.Bucket("b").Object("m.pkl").get()["Body"].read())  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_gcs():
    from google.cloud import storage
    import pickle
    b = storage.Client().bucket("b").blob("m.pkl")
    m = pickle.loads(b.download_as_bytes())  # expect: pickle-load "`pickle.loads` unpickles the data, and a pic"


def uses_fsspec():
    import fsspec, pickle
    with fsspec.open("s3://b/m.pkl") as f:
        m = pickle.load(f)  # expect: pickle-load "`pickle.load` unpickles `s3://b/m.pkl`, and"


def uses_zipfile():
    import zipfile, pickle
    with zipfile.ZipFile("a.zip") as z:
        m = pickle.load(z.open("m.pkl"))  # expect: pickle-load "`pickle.load` unpickles `a.zip`, and a pickl"


def uses_tarfile_joblib():
    import tarfile, joblib
    with tarfile.open("m.tgz") as t:
        m = joblib.load(t.extractfile("m.joblib"))  # expect: pickle-load "`joblib.load` unpickles `m.tgz`, and a pickl"


def uses_tf_hub():
    import tensorflow_hub as hub
    m = hub.load("https://tfhub.dev/x/1")  # expect: unsafe-model-load "`hub.load` loads a TensorFlow program from `"  # expect: unpinned-model "`x/1` is loaded without a revi"


def uses_tf_hub_layer():
    import tensorflow_hub as hub
    l = hub.KerasLayer("https://tfhub.dev/x/1")  # expect: unsafe-model-load "`hub.KerasLayer` loads a TensorFlow program"


def uses_tf_keras_h5_from_hub():
    from huggingface_hub import from_pretrained_keras
    m = from_pretrained_keras("acme/tf-keras-h5-from-hub")  # expect: unpinned-model "`acme/tf-keras-h5-from-hub` is loaded withou"  # expect: unsafe-model-load "`huggingface_hub.from_pretrain"


def uses_fastai_hub():
    from huggingface_hub import from_pretrained_fastai
    l = from_pretrained_fastai("acme/fastai-hub")  # expect: unpinned-model "`acme/fastai-hub` is loaded without a revisi"  # expect: unsafe-model-load "`huggingface_hub.from_pretrain"


def uses_skl_from_hub():
    import joblib
    from huggingface_hub import hf_hub_download
    m = joblib.load(hf_hub_download("acme/skl-from-hub", "sklearn_model.joblib"))  # expect: pickle-load "`joblib.load` unpickles `sklearn_model.jobli"  # expect: unpinned-model "`acme/skl-from-hub` is loaded "


def uses_hub_snapshot():
    from huggingface_hub import snapshot_download
    import pickle, os
    d = snapshot_download("acme/hub-snapshot")  # expect: unpinned-model "`acme/hub-snapshot` is loaded without a revi"
    m = pickle.load(open(os.path.join(d, "m.pkl"), "rb"))  # expect: pickle-load "`pickle.load` unpickles the file, and a pick"
