"""Code of a repository that runs here."""
import evaluate
import torch
from datasets import load_dataset
from diffusers import DiffusionPipeline
from sentence_transformers import SentenceTransformer
from transformers import AutoConfig, AutoModel, AutoModelForCausalLM, AutoTokenizer, pipeline
from vllm import LLM

sha = "0123456789abcdef0123456789abcdef01234567"
name = "acme/net"
options = {"trust_remote_code": True}
trusted = {"trust_remote_code": True, "revision": sha}

a1 = AutoModel.from_pretrained("acme/net-a1", trust_remote_code=True)  # expect: remote-code "`acme/net-a1`"
a2 = AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True)  # expect: remote-code "`acme/net`"
a3 = AutoTokenizer.from_pretrained("acme/net-a3", **options)  # expect: remote-code "`acme/net-a3`"
a15 = AutoTokenizer.from_pretrained(name, trust_remote_code=True)
a4 = AutoConfig.from_pretrained("acme/net-a4", revision="main", trust_remote_code=True)  # expect: remote-code "a branch"
a5 = AutoConfig.from_pretrained("acme/net-a5", revision="v1.0", trust_remote_code=True)  # expect: remote-code "a tag"
a6 = pipeline("text-generation", model="acme/net-a6", trust_remote_code=True)  # expect: remote-code "`acme/net-a6`"
a7 = pipeline("text-generation", "acme/net-a7", trust_remote_code=True)  # expect: remote-code "`acme/net-a7`"
a8 = SentenceTransformer("acme/embed-a8", trust_remote_code=True)  # expect: remote-code "`acme/embed-a8`"
a9 = LLM(model="acme/net-a9", trust_remote_code=True)  # expect: remote-code "`acme/net-a9`"
a10 = LLM("acme/net-a10", trust_remote_code=True)  # expect: remote-code "`acme/net-a10`"
a11 = load_dataset("acme/data-a11", trust_remote_code=True)  # expect: remote-code "datasets 4"
a12 = AutoModel.from_pretrained("acme/net-a12", revision=sha, trust_remote_code=True)  # expect: remote-code "fixed commit"
a13 = AutoModel.from_pretrained("acme/net-a13", **trusted)  # expect: remote-code "fixed commit"
a14 = AutoModel.from_pretrained(input(), trust_remote_code=True)  # expect: remote-code "named at run time"

b1 = torch.hub.load("acme/vision-b1", "net")  # expect: remote-code "`hubconf.py` of `acme/vision-b1`"
b2 = torch.hub.load("acme/vision-b2:v0.1", "net")  # expect: remote-code "a tag"
b3 = torch.hub.load("acme/vision-b3:main", "net", trust_repo=True)  # expect: remote-code "a branch"
b4 = torch.hub.load(f"acme/vision-b4:{sha}", "net")  # expect: remote-code "fixed commit"
b11 = torch.hub.load(input(), "net")  # expect: remote-code "named at run time"
b5 = torch.hub.load("./vision", "net", source="local")
b6 = DiffusionPipeline.from_pretrained("./base", custom_pipeline="acme/pipe-b6")  # expect: remote-code "custom_revision"
b7 = DiffusionPipeline.from_pretrained("./base", custom_pipeline="lpw_stable_diffusion")  # expect: remote-code "community pipelines"
b8 = evaluate.load("acme/metric-b8")  # expect: remote-code "`acme/metric-b8`"
b9 = evaluate.load("accuracy")  # expect: remote-code "script of `accuracy`"
b10 = evaluate.load("./metrics/own.py")

c1 = AutoModel.from_pretrained("./net", trust_remote_code=True)
c2 = AutoModel.from_pretrained("./net", trust_remote_code=False)
c3 = AutoModel.from_pretrained("/srv/models/net", trust_remote_code=True)


def train(base="path/to/model", other="./model"):
    d1 = AutoModel.from_pretrained(base, trust_remote_code=True)  # expect: remote-code "named at run time"
    return d1


def unknown_receivers(model_class, registry, store, **more):
    e1 = model_class.from_pretrained("acme/net-e1", trust_remote_code=True)  # expect: remote-code "`acme/net-e1`"
    e2 = registry["net"](repo_id="acme/net-e2", trust_remote_code=True)  # expect: remote-code "`acme/net-e2`"
    e3 = store.load_local("index", None, allow_dangerous_deserialization=True)  # expect: dangerous-deserialization "stored index"
    e4 = model_class.from_pretrained("acme/net-e4", **options)  # expect: remote-code "`acme/net-e4`"
    e5 = model_class.from_pretrained("./net", trust_remote_code=True)
    e6 = model_class.from_pretrained("acme/net-e6", trust_remote_code=False)
    e7 = model_class.from_pretrained("acme/net-e7", **more)
    return e1, e2, e3, e4, e5, e6, e7


class AutoNet:
    @classmethod
    def from_pretrained(cls, name, trust_remote_code=False):
        return cls()


def load_net(name, trust_remote_code=False):
    return name


f1 = AutoNet.from_pretrained("acme/net-f1", trust_remote_code=True)
f2 = load_net("acme/net-f2", trust_remote_code=True)


def in_tests(tmp_path):
    f3 = AutoModel.from_pretrained(tmp_path, trust_remote_code=True)
    f4 = AutoModel.from_pretrained(tmp_path / "net", trust_remote_code=True)
    return f3, f4
