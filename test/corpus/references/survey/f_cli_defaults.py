import argparse
from dataclasses import dataclass, field
from typing import Optional, Annotated
import click
import typer
import fire
import hydra
from omegaconf import DictConfig, OmegaConf
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings
from transformers import AutoModel, AutoTokenizer, AutoModelForCausalLM, HfArgumentParser, pipeline
from datasets import load_dataset
from absl import flags
import functools
import enum
import yaml
import json

parser = argparse.ArgumentParser()
parser.add_argument("--model_name", default="facebook/bart-base")  # unpinned
parser.add_argument("--model-id", type=str, default="facebook/bart-large", help="x")  # unpinned
parser.add_argument("--dataset", default="knkarthick/samsum")  # unpinned
parser.add_argument("--free", required=True)
args = parser.parse_args()
AutoModel.from_pretrained(args.model_name)
AutoModel.from_pretrained(args.model_id)
load_dataset(args.dataset)
AutoModel.from_pretrained(args.free)  # unresolved

@dataclass
class ModelArguments:
    model_name_or_path: str = field(default="EleutherAI/gpt-neo-125m", metadata={"help": "x"})  # unpinned
    tokenizer_name: Optional[str] = "EleutherAI/gpt-neo-1.3B"  # unpinned
    model_revision: str = "main"
    dataset_name: str = field(default_factory=lambda: "wikitext")

hfparser = HfArgumentParser(ModelArguments)
(margs,) = hfparser.parse_args_into_dataclasses()
AutoModelForCausalLM.from_pretrained(margs.model_name_or_path)
AutoTokenizer.from_pretrained(margs.tokenizer_name)

@click.command()
@click.option("--model", default="openai-community/gpt2-xl")  # unpinned
@click.option("--data", "data_name", default="abisee/cnn_dailymail")  # unpinned
def click_main(model, data_name):
    AutoModel.from_pretrained(model)
    load_dataset(data_name)

app = typer.Typer()

@app.command()
def typer_main(model: str = typer.Option("google/mt5-small", help="m"), data: str = "EdinburghNLP/xsum"):  # unpinned
    AutoModel.from_pretrained(model)
    load_dataset(data)

@app.command()
def typer_annotated(model: Annotated[str, typer.Option()] = "google/mt5-base"):  # unpinned
    AutoModel.from_pretrained(model)

def fire_main(base_model: str = "decapoda-research/llama-7b-hf", data_path: str = "vicgalle/alpaca-gpt4"):  # unpinned
    AutoModelForCausalLM.from_pretrained(base_model)
    load_dataset(data_path)

if __name__ == "__main__":
    fire.Fire(fire_main)

class Cfg(BaseModel):
    embedder: str = Field("intfloat/multilingual-e5-small", description="x")  # unpinned
    reranker: str = Field(default="BAAI/bge-reranker-large")  # unpinned

cfg = Cfg()
AutoModel.from_pretrained(cfg.embedder)
AutoModel.from_pretrained(cfg.reranker)

class Env(BaseSettings):
    llm: str = "tiiuae/falcon-40b"  # unpinned

AutoModelForCausalLM.from_pretrained(Env().llm)

@hydra.main(config_path="conf", config_name="config")
def hydra_main(cfg: DictConfig):
    AutoModel.from_pretrained(cfg.model.name)  # unresolved

conf = OmegaConf.create({"model": "google/canine-s"})  # unpinned
AutoModel.from_pretrained(conf.model)

flags.DEFINE_string("encoder", "google/fnet-base", "help")  # unpinned
FLAGS = flags.FLAGS
def absl_main(_):
    AutoModel.from_pretrained(FLAGS.encoder)

loader = functools.partial(AutoModel.from_pretrained, revision="1b2c3d4e5f60718293a4b5c6d7e8f901234a5b6c")
loader("google/byt5-small")  # pinned
loader2 = AutoModel.from_pretrained
loader2("google/byt5-base")  # unpinned

class Names(str, enum.Enum):
    SMALL = "google/long-t5-local-base"  # unpinned

AutoModel.from_pretrained(Names.SMALL.value)

name = "google/t5-v1_1-small"  # unpinned
alias = name
AutoModel.from_pretrained(alias)

def pick(size):
    if size == "s":
        repo = "google/umt5-small"  # unpinned
    else:
        repo = "google/umt5-base"  # unpinned
    return AutoModel.from_pretrained(repo)

def default_name():
    return "google/switch-base-8"  # unpinned

AutoModel.from_pretrained(default_name())

def serve(request):
    AutoModel.from_pretrained(request.json["model"])  # unresolved

def handler(model_id: str):
    return pipeline("text-generation", model=model_id)

with open("cfg.yaml") as fh:
    settings = yaml.safe_load(fh)
AutoModel.from_pretrained(settings["model"])  # unresolved

config = {"model": {"name": "google/reformer-enwik8", "revision": "1b2c3d4e5f60718293a4b5c6d7e8f901234a5b6c"}}  # pinned
AutoModel.from_pretrained(config["model"]["name"], revision=config["model"]["revision"])

a, b = "google/bigbird-roberta-base", "google/bigbird-pegasus-large-arxiv"  # unpinned
AutoModel.from_pretrained(a)
AutoModel.from_pretrained(b)

if (walrus := "google/realm-cc-news-pretrained-embedder"):  # unpinned
    AutoModel.from_pretrained(walrus)

match args.free:
    case "x":
        mm = "google/tapas-base"  # unpinned
    case _:
        mm = "google/tapas-large"  # unpinned
AutoModel.from_pretrained(mm)

lambda_load = lambda n="google/rembert": AutoModel.from_pretrained(n)  # unpinned
REPOS = [
    {"id": "google/muril-base-cased", "rev": "1b2c3d4e5f60718293a4b5c6d7e8f901234a5b6c"},  # pinned
]
for r in REPOS:
    AutoModel.from_pretrained(r["id"], revision=r["rev"])
AutoModel.from_pretrained(globals().get("THE_MODEL", "google/mobilebert-uncased"))  # unpinned
