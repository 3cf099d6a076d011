"""Settings that reach a library through another one, through the environment, or through a text."""
import os
import ssl

import datasets
import polars as pl
import requests
import yaml
from distutils.util import strtobool
from langchain_community.agent_toolkits.load_tools import load_tools
from langchain_huggingface import HuggingFaceEmbeddings
from lm_eval import simple_evaluate
from multiprocessing.managers import BaseManager
from transformers import AutoModel, pipeline

commit = "0123456789abcdef0123456789abcdef01234567"

a1 = HuggingFaceEmbeddings(model_name="acme/coded", model_kwargs={"trust_remote_code": True})  # expect: remote-code "`acme/coded`"
a2 = HuggingFaceEmbeddings(model_name="acme/plain", model_kwargs={"device": "cpu"})  # expect: unpinned-model "`acme/plain`"
a3 = pipeline("text-generation", model="acme/chat", revision=commit, model_kwargs={"trust_remote_code": True})  # expect: remote-code "`acme/chat`"
a4 = simple_evaluate(model="hf", model_args="pretrained=acme/judged,trust_remote_code=True")  # expect: remote-code "`acme/judged`"
a5 = simple_evaluate(model="hf", model_args="pretrained=./judged,trust_remote_code=True")
a6 = simple_evaluate(model="hf", model_args="pretrained=acme/other,trust_remote_code=False")  # expect: unpinned-model "acme/other"
a7 = AutoModel.from_pretrained("acme/switch", revision=commit, trust_remote_code=os.environ.get("TRUST", True))  # expect: remote-code "`acme/switch`"
a8 = AutoModel.from_pretrained("acme/careful", revision=commit, trust_remote_code=os.getenv("TRUST", False))
a9 = AutoModel.from_pretrained("acme/equal", revision=commit, trust_remote_code=os.getenv("TRUST", "true") == "true")  # expect: remote-code "`acme/equal`"
b1 = AutoModel.from_pretrained("acme/member", revision=commit, trust_remote_code=os.environ.get("TRUST", "YES").lower() in ("1", "yes"))  # expect: remote-code "`acme/member`"
b2 = AutoModel.from_pretrained("acme/other", revision=commit, trust_remote_code=os.getenv("TRUST", "yes") != "no")  # expect: remote-code "`acme/other`"
b3 = AutoModel.from_pretrained("acme/number", revision=commit, trust_remote_code=bool(int(os.getenv("TRUST", "1"))))  # expect: remote-code "`acme/number`"
b4 = AutoModel.from_pretrained("acme/word", revision=commit, trust_remote_code=bool(strtobool(os.getenv("TRUST", "on"))))  # expect: remote-code "`acme/word`"
b5 = AutoModel.from_pretrained("acme/equal", revision=commit, trust_remote_code=os.getenv("TRUST", "false") == "true")
b6 = AutoModel.from_pretrained("acme/member", revision=commit, trust_remote_code=os.environ.get("TRUST", "").lower() in ("1", "yes"))
b7 = AutoModel.from_pretrained("acme/other", revision=commit, trust_remote_code=os.getenv("TRUST", "no") not in ["no", "0"])
b8 = AutoModel.from_pretrained("acme/number", revision=commit, trust_remote_code=bool(int(os.getenv("TRUST", "0"))))
b9 = AutoModel.from_pretrained("acme/word", revision=commit, trust_remote_code=bool(strtobool(os.getenv("TRUST", "off"))))
c1 = requests.get("https://example.org/a", verify=os.getenv("VERIFY", "true") == "true")
c2 = requests.get("https://example.org/a", verify=os.getenv("VERIFY", "no") == "yes")  # expect: tls-verification-off "checks no certificate"

datasets.config.HF_DATASETS_TRUST_REMOTE_CODE = True  # expect: unsafe-switch "load_dataset"
context = ssl.create_default_context()
context.check_hostname = True
context.verify_mode = ssl.CERT_NONE  # expect: unsafe-switch "certificates"
context.verify_mode = ssl.CERT_REQUIRED

program = compile(requests.get("https://example.com/setup.py").text, "setup.py", "exec")
exec(program)  # expect: downloaded-code "requests.get"
exec(compile(open("setup.py").read(), "setup.py", "exec"))

settings = yaml.UnsafeLoader(open("settings.yaml")).get_single_data()  # expect: yaml-unsafe-load "UnsafeLoader"
careful = yaml.SafeLoader(open("settings.yaml")).get_single_data()
frame = pl.LazyFrame.deserialize("plan.bin")  # expect: pickle-load "`plan.bin`"
rows = pl.scan_parquet("rows.parquet")
tools = load_tools(["terminal"], allow_dangerous_tools=True)  # expect: model-written-code "the language model decides"


class Queue(BaseManager):
    pass


manager = Queue(address=("host", 6000), authkey=b"")
manager.connect()  # expect: pickle-over-network "whoever answers"


def fetch(address, verify=None, name=None):
    d1 = requests.get(address, verify=verify)
    d2 = AutoModel.from_pretrained("acme/{}-net".format(name), revision=commit, trust_remote_code=True)  # expect: remote-code "named at run time"
    return d1, d2


def fetch_anyway(address, verify=False):
    d3 = requests.get(address, verify=verify)  # expect: tls-verification-off "checks no certificate"
    return d3
