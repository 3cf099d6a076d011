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

a1 = AutoModel.from_pretrained("acme/net", trust_remote_code=True)  # expect: remote-code "`acme/net`"
a2 = AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True)  # expect: remote-code "`acme/net`"
a3 = AutoTokenizer.from_pretrained(name, **options)  # expect: remote-code "`acme/net`"
a4 = AutoConfig.from_pretrained("acme/net", revision="main", trust_remote_code=True)  # expect: remote-code "a branch"
a5 = AutoConfig.from_pretrained("acme/net", revision="v1.0", trust_remote_code=True)  # expect: remote-code "a tag"
a6 = pipeline("text-generation", model="acme/net", trust_remote_code=True)  # expect: remote-code "`acme/net`"
a7 = pipeline("text-generation", "acme/net", trust_remote_code=True)  # expect: remote-code "`acme/net`"
a8 = SentenceTransformer("acme/embed", trust_remote_code=True)  # expect: remote-code "`acme/embed`"
a9 = LLM(model="acme/net", trust_remote_code=True)  # expect: remote-code "`acme/net`"
a10 = LLM("acme/net", trust_remote_code=True)  # expect: remote-code "`acme/net`"
a11 = load_dataset("acme/data", trust_remote_code=True)  # expect: remote-code "datasets 4"
a12 = AutoModel.from_pretrained("acme/net", revision=sha, trust_remote_code=True)  # expect: remote-code "fixed commit"
a13 = AutoModel.from_pretrained("acme/net", **trusted)  # expect: remote-code "fixed commit"
a14 = AutoModel.from_pretrained(input(), trust_remote_code=True)  # expect: remote-code "named at run time"

b1 = torch.hub.load("acme/vision", "net")  # expect: remote-code "`hubconf.py` of `acme/vision`"
b2 = torch.hub.load("acme/vision:v0.1", "net")  # expect: remote-code "a tag"
b3 = torch.hub.load("acme/vision:main", "net", trust_repo=True)  # expect: remote-code "a branch"
b4 = torch.hub.load(f"acme/vision:{sha}", "net")  # expect: remote-code "fixed commit"
b11 = torch.hub.load(input(), "net")  # expect: remote-code "named at run time"
b5 = torch.hub.load("./vision", "net", source="local")
b6 = DiffusionPipeline.from_pretrained("./base", custom_pipeline="acme/pipe")  # expect: remote-code "custom_revision"
b7 = DiffusionPipeline.from_pretrained("./base", custom_pipeline="lpw_stable_diffusion")
b8 = evaluate.load("acme/metric")  # expect: remote-code "`acme/metric`"
b9 = evaluate.load("accuracy")  # expect: remote-code "script of `accuracy`"
b10 = evaluate.load("./metrics/own.py")

c1 = AutoModel.from_pretrained("./net", trust_remote_code=True)
c2 = AutoModel.from_pretrained("./net", trust_remote_code=False)
c3 = AutoModel.from_pretrained("/srv/models/net", trust_remote_code=True)


def train(base="path/to/model", other="./model"):
    d1 = AutoModel.from_pretrained(base, trust_remote_code=True)  # expect: remote-code "named at run time"
    return d1
