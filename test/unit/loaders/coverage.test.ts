import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";

/**
 * Every library and every form that the catalogue promises, by the name that people know it by: a line
 * that is found, and the area that it is found in. What is safe by itself stands in the second table.
 */
const promised: readonly (readonly [name: string, program: string, area?: "remote-code"])[] = [
  ["pickle", "import pickle\npickle.load(f)"],
  ["_pickle", "import _pickle\n_pickle.loads(data)"],
  ["cPickle", "import cPickle\ncPickle.load(f)"],
  ["pickle5", "import pickle5\npickle5.load(f)"],
  ["dill", "import dill\ndill.load(f)"],
  ["dill sessions", 'import dill\ndill.load_session("s.db")'],
  ["cloudpickle", "import cloudpickle\ncloudpickle.load(f)"],
  ["joblib", 'import joblib\njoblib.load("m.joblib")'],
  ["sklearn.externals.joblib", 'from sklearn.externals import joblib\njoblib.load("m.pkl")'],
  ["marshal", "import marshal\nmarshal.loads(data)"],
  ["shelve", 'import shelve\nshelve.open("s")'],
  ["jsonpickle", "import jsonpickle\njsonpickle.decode(text)"],
  ["PyYAML", "import yaml\nyaml.load(text, Loader=yaml.Loader)"],
  ["ruamel.yaml", 'from ruamel.yaml import YAML\nYAML(typ="unsafe").load(text)'],
  ["torch.load", 'import torch\ntorch.load("m.pt")'],
  ["weights_only=False", 'import torch\ntorch.load("m.pt", weights_only=False)'],
  ["pickle_module", 'import dill, torch\ntorch.load("m.pt", pickle_module=dill)'],
  ["torch.serialization.load", 'from torch.serialization import load\nload("m.pt")'],
  ["add_safe_globals", "import os, torch\ntorch.serialization.add_safe_globals([os.system])"],
  ["torch.jit.load", 'import torch\ntorch.jit.load("m.ts")'],
  ["torch.hub.load", 'import torch\ntorch.hub.load("acme/net", "net")', "remote-code"],
  [
    "load_state_dict_from_url",
    "from torch.hub import load_state_dict_from_url\nload_state_dict_from_url(url)",
  ],
  ["torch.package", 'from torch.package import PackageImporter\nPackageImporter("m.pt")'],
  ["torch.export", 'import torch\ntorch.export.load("m.pt2")'],
  ["object collectives", "import torch.distributed as dist\ndist.broadcast_object_list(items)"],
  [
    "distributed checkpoints",
    'import torch.distributed.checkpoint as dcp\ndcp.load(state, checkpoint_id="c")',
  ],
  [
    "Lightning",
    'import lightning as L\nclass Net(L.LightningModule):\n    pass\nNet.load_from_checkpoint("m.ckpt", weights_only=False)',
  ],
  ["numpy allow_pickle", 'import numpy as np\nnp.load("a.npy", allow_pickle=True)'],
  ["numpy, by position", 'import numpy as np\nnp.load("a.npy", None, True)'],
  [
    "numpy, patched",
    "import numpy as np\nold = np.load\nnp.load = lambda *a, **k: old(*a, allow_pickle=True, **k)",
  ],
  [
    "numpy, its defaults",
    "import numpy as np\nnp.load.__defaults__ = (None, True, True, 'ASCII')",
    "remote-code",
  ],
  ["read_pickle", 'import pandas as pd\npd.read_pickle("f.pkl")'],
  ["read_hdf", 'import pandas as pd\npd.read_hdf("f.h5")'],
  ["keras safe_mode", 'import keras\nkeras.models.load_model("m.keras", safe_mode=False)'],
  ["tf.keras safe_mode", 'import tensorflow as tf\ntf.keras.models.load_model("m.keras", safe_mode=False)'],
  ["keras h5", 'import keras\nkeras.models.load_model("m.h5", safe_mode=True)'],
  ["enable_unsafe_deserialization", "import keras\nkeras.config.enable_unsafe_deserialization()"],
  ["keras Lambda", "import keras\nkeras.layers.Lambda.from_config(config, safe_mode=False)"],
  ["tf.saved_model", 'import tensorflow as tf\ntf.saved_model.load("m")'],
  ["load_op_library", 'import tensorflow as tf\ntf.load_op_library("ops.so")'],
  ["TFLite delegates", 'from tflite_runtime.interpreter import load_delegate\nload_delegate("d.so")'],
  [
    "skops trusted",
    'import skops.io as sio\nsio.load("m.skops", trusted=sio.get_untrusted_types(file="m.skops"))',
  ],
  ["mlflow", 'import mlflow\nmlflow.sklearn.load_model("models:/m/1")'],
  ["mlflow pyfunc", 'import mlflow\nmlflow.pyfunc.load_model("models:/m/1")'],
  ["fastai", 'from fastai.vision.all import load_learner\nload_learner("m.pkl")'],
  ["ray", "import ray\nray.cloudpickle.loads(data)"],
  ["ray tune", 'from ray.tune import Tuner\nTuner.restore("runs", trainable=train)'],
  ["bentoml", 'import bentoml\nbentoml.sklearn.load_model("m:1")'],
  ["dspy", 'import dspy\ndspy.load("p", allow_pickle=True)'],
  [
    "langchain",
    'from langchain_community.vectorstores import FAISS\nFAISS.load_local("i", e, allow_dangerous_deserialization=True)',
  ],
  [
    "PythonREPL tools",
    "from langchain_experimental.tools import PythonREPLTool\nPythonREPLTool()",
    "remote-code",
  ],
  ["gensim", 'from gensim.models import Word2Vec\nWord2Vec.load("m")'],
  ["statsmodels", 'import statsmodels.api as sm\nsm.load("m.pkl")'],
  ["spaCy", 'from spacy.util import import_file\nimport_file("f", "f.py")'],
  ["spaCy's srsly", "import srsly\nsrsly.pickle_loads(data)"],
  ["NeMo", 'import nemo.collections.asr as asr\nasr.models.EncDecCTCModel.restore_from("m.nemo")'],
  ["ONNX Runtime", 'import onnxruntime as ort\nort.SessionOptions().register_custom_ops_library("o.so")'],
  ["msgpack-numpy", "import msgpack_numpy\nmsgpack_numpy.unpackb(data)"],
  ["multiprocessing", 'from multiprocessing.connection import Client\nClient(("host", 1))'],
  ["zmq", "import zmq\nzmq.Context().socket(zmq.PULL).recv_pyobj()"],
  ["pyspark", 'from pyspark import SparkContext\nSparkContext().pickleFile("rows")'],
  ["sqlalchemy", "from sqlalchemy import PickleType\nPickleType()"],
  ["diskcache", 'import diskcache\ndiskcache.Cache("c")'],
  ["xgboost pickles", 'import pickle, xgboost\nmodel = pickle.load(open("xgb.pkl", "rb"))'],
  ["lightgbm pickles", 'import joblib, lightgbm\nmodel = joblib.load("lgbm.pkl")'],
  ["catboost pickles", 'import pickle, catboost\nmodel = pickle.load(open("cat.pkl", "rb"))'],
  ["flax and orbax, pickled", 'import cloudpickle, flax\nstate = cloudpickle.load(open("state.pkl", "rb"))'],
  [
    "jax executables",
    "from jax.experimental import serialize_executable as se\nse.deserialize_and_load(data, None, None)",
  ],
  ["paddle", 'import paddle\npaddle.load("m.pdparams")'],
  ["mxnet", 'from mxnet import optimizer\noptimizer.Updater(adam).set_states("s")'],
  ["h2o", 'import h2o\nh2o.load_model("m")'],
  ["evaluate", 'import evaluate\nevaluate.load("acme/metric")', "remote-code"],
  ["exec of downloaded text", "import requests\nexec(requests.get(url).text)", "remote-code"],
  [
    "eval of downloaded text",
    "import urllib.request\neval(urllib.request.urlopen(url).read())",
    "remote-code",
  ],
  [
    "trust_remote_code",
    'from transformers import AutoModel\nAutoModel.from_pretrained("acme/net", trust_remote_code=True)',
    "remote-code",
  ],
  [
    "trust_remote_code of vLLM",
    'from vllm import LLM\nLLM(model="acme/net", trust_remote_code=True)',
    "remote-code",
  ],
  [
    "trust_remote_code of datasets",
    'from datasets import load_dataset\nload_dataset("acme/rows", trust_remote_code=True)',
    "remote-code",
  ],
  [
    "trust_remote_code of sentence-transformers",
    'from sentence_transformers import SentenceTransformer\nSentenceTransformer("acme/net", trust_remote_code=True)',
    "remote-code",
  ],
  [
    "trust_remote_code by argparse",
    'import argparse\nfrom transformers import AutoModel\np = argparse.ArgumentParser()\np.add_argument("--trust", default=True)\nAutoModel.from_pretrained("acme/net", trust_remote_code=p.parse_args().trust)',
    "remote-code",
  ],
  [
    "custom_pipeline",
    'from diffusers import DiffusionPipeline\nDiffusionPipeline.from_pretrained("./base", custom_pipeline="acme/pipe")',
    "remote-code",
  ],
  ["verify=False", "import requests\nrequests.get(url, verify=False)", "remote-code"],
  ["HF_HUB_DISABLE_SSL…", 'import os\nos.environ["HF_HUB_DISABLE_SSL_VERIFICATION"] = "1"', "remote-code"],
  [
    "http:// models",
    'from torch.hub import load_state_dict_from_url\nload_state_dict_from_url("http://example.com/m.pth")',
  ],
  [
    "http:// weights",
    'import urllib.request\nurllib.request.urlretrieve("http://example.com/m.pt")',
    "remote-code",
  ],
  ["environment switches", 'import os\nos.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"', "remote-code"],
];

const safe: readonly (readonly [name: string, program: string])[] = [
  [
    "torch.utils.cpp_extension.load",
    'from torch.utils.cpp_extension import load\nload(name="o", sources=["o.cpp"])',
  ],
  ["safetensors", 'from safetensors.torch import load_file\nload_file("m.safetensors")'],
  ["weights_only=True", 'import torch\ntorch.load("m.pt", weights_only=True)'],
  ["yaml.safe_load", "import yaml\nyaml.safe_load(text)"],
  ["xgboost's own format", 'import xgboost\nxgboost.Booster(model_file="m.ubj")'],
  ["lightgbm's own format", 'import lightgbm\nlightgbm.Booster(model_file="m.txt")'],
  ["catboost's own format", 'from catboost import CatBoost\nCatBoost().load_model("m.cbm")'],
  ["flax's own format", "from flax import serialization\nserialization.from_bytes(target, data)"],
  ["orbax's own format", 'import orbax.checkpoint as ocp\nocp.StandardCheckpointer().restore("c")'],
  ["spaCy's pipelines", 'import spacy\nspacy.load("en_core_web_sm")'],
  ["MOJO", 'import h2o\nh2o.import_mojo("m.zip")'],
  ["keras", 'import keras\nkeras.models.load_model("m.keras")'],
  [
    "a model at a commit, without its code",
    `from transformers import AutoModel\nAutoModel.from_pretrained("acme/net", revision="${sha}")`,
  ],
  [
    "special tokens",
    `from transformers import AutoTokenizer\ntokenizer = AutoTokenizer.from_pretrained("acme/net", revision="${sha}")\ntokenizer.add_special_tokens({"pad_token": "<pad>"})`,
  ],
  ["pickle.loads(pickle.dumps(x))", "import pickle\npickle.loads(pickle.dumps(x))"],
];

async function areasOf(program: string): Promise<readonly string[]> {
  const { findings } = await workspace({ "/project/a.py": `${program}\n` }).check("/project/a.py");
  return findings.map(({ area }) => area);
}

describe("what the catalogue promises is found", () => {
  const rows = promised.map(([name, program, area]) => [name, program, area ?? "deserialization"] as const);

  test.each(rows)("%s", async (_name, program, area) => {
    expect(await areasOf(program)).toContain(area);
  });
});

describe("what is safe is left alone", () => {
  test.each(safe)("%s", async (_name, program) => {
    expect(await areasOf(program)).toEqual([]);
  });
});
