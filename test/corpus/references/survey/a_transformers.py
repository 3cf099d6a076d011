import os
import sys
from pathlib import Path
import transformers
from transformers import (AutoModelForCausalLM, AutoTokenizer, AutoConfig, AutoProcessor, AutoImageProcessor,
    AutoFeatureExtractor, BertModel, BertTokenizerFast, CLIPModel, LlamaForCausalLM, T5ForConditionalGeneration,
    WhisperProcessor, WhisperForConditionalGeneration, GenerationConfig, TFBertModel, FlaxBertModel, pipeline, Trainer, AutoModel,
    VisionEncoderDecoderModel, EncoderDecoderModel, AutoBackbone, ViTImageProcessor, PreTrainedTokenizerFast, GPT2LMHeadModel)

AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B")  # unpinned
AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B-Instruct", revision="0e9e39f249a16976918f6564b8830bc894c89659")  # pinned
AutoTokenizer.from_pretrained("bert-base-uncased")  # unpinned
AutoTokenizer.from_pretrained("google-bert/bert-base-cased", revision="main")  # unpinned
AutoTokenizer.from_pretrained("google/flan-t5-small", revision="0e9e39f")  # unpinned
AutoModel.from_pretrained("intfloat/e5-small", revision="refs/pr/4")  # unpinned
AutoModel.from_pretrained("intfloat/e5-base", revision="v1.0")  # unpinned
AutoConfig.from_pretrained(pretrained_model_name_or_path="facebook/opt-125m")  # unpinned
AutoProcessor.from_pretrained("openai/clip-vit-base-patch32")  # unpinned
AutoImageProcessor.from_pretrained("google/vit-base-patch16-224", revision="3f49326eb077187dfe1c2a2bb15fbd74e6ab91e3")  # pinned
AutoFeatureExtractor.from_pretrained("facebook/wav2vec2-base")  # unpinned
BertModel.from_pretrained("google-bert/bert-large-uncased")  # unpinned
TFBertModel.from_pretrained("google-bert/bert-base-german-cased")  # unpinned
FlaxBertModel.from_pretrained("google-bert/bert-base-multilingual-cased")  # unpinned
transformers.LlamaForCausalLM.from_pretrained("huggyllama/llama-7b")  # unpinned
GPT2LMHeadModel.from_pretrained("gpt2")  # unpinned
GenerationConfig.from_pretrained("openai-community/gpt2-medium")  # unpinned
WhisperProcessor.from_pretrained("openai/whisper-tiny")  # unpinned
VisionEncoderDecoderModel.from_pretrained("microsoft/trocr-base-handwritten")  # unpinned
VisionEncoderDecoderModel.from_encoder_decoder_pretrained("google/vit-large-patch16-224", "openai-community/gpt2-large")  # unpinned
AutoBackbone.from_pretrained("microsoft/resnet-18")  # unpinned
pipe = pipeline("text-generation", model="HuggingFaceTB/SmolLM2-135M")  # unpinned
pipe = pipeline("text-classification", "distilbert/distilbert-base-uncased-finetuned-sst-2-english", revision="714eb0fa89d2f80546fda750413ed43d93601a13")  # pinned
pipe = pipeline(task="automatic-speech-recognition", model="openai/whisper-small", revision="973afd24965f72e36ca33b3055d56a652f456b4d")  # pinned
pipe = pipeline(model="facebook/bart-large-mnli")  # unpinned
transformers.pipeline("summarization", model="google/pegasus-xsum")  # unpinned

# several names for one call
MODEL = "mistralai/Mistral-7B-v0.1"  # unpinned
tok = AutoTokenizer.from_pretrained(MODEL)
model = AutoModelForCausalLM.from_pretrained(MODEL, torch_dtype="auto")

MODELS = {
    "small": "EleutherAI/pythia-70m",  # unpinned
    "large": "EleutherAI/pythia-1b",  # unpinned
}
AutoModelForCausalLM.from_pretrained(MODELS["small"])
AutoModelForCausalLM.from_pretrained(MODELS["large"])

for name in ["roberta-base", "xlm-roberta-base"]:  # unpinned
    AutoModel.from_pretrained(name)

for key, repo in {"a": "albert/albert-base-v2", "b": "google/electra-small-discriminator"}.items():  # unpinned
    AutoModel.from_pretrained(repo)

CANDIDATES = (
    "google/gemma-2b",  # unpinned
    "google/gemma-7b",  # unpinned
)
loaded = [AutoModelForCausalLM.from_pretrained(c) for c in CANDIDATES]

AutoModel.from_pretrained("microsoft/deberta-v3-small" if len(sys.argv) > 2 else "microsoft/deberta-v3-large")  # unpinned

AutoModel.from_pretrained(os.getenv("MODEL_ID", "sentence-transformers/paraphrase-MiniLM-L3-v2"))  # unpinned
AutoModel.from_pretrained(os.environ.get("OTHER_ID", default="microsoft/mpnet-base"))  # unpinned
AutoModel.from_pretrained(os.environ["MODEL_ID"])  # unresolved
AutoModel.from_pretrained(os.getenv("MODEL_ID"))  # unresolved
AutoModel.from_pretrained(os.getenv("MODEL_ID") or "microsoft/MiniLM-L12-H384-uncased")  # unpinned
AutoModel.from_pretrained(input("which model? "))  # unresolved
AutoModel.from_pretrained(sys.argv[1])  # unresolved

ORG = "tiiuae"
SIZE = "7b"
AutoModelForCausalLM.from_pretrained(f"{ORG}/falcon-{SIZE}")  # unpinned
AutoModelForCausalLM.from_pretrained("bigscience/" + "bloom-560m")  # unpinned
AutoModelForCausalLM.from_pretrained("%s/%s" % ("stabilityai", "stablelm-2-1_6b"))  # unpinned
AutoModelForCausalLM.from_pretrained("{}/{}".format("allenai", "OLMo-1B-hf"))  # unpinned
AutoModelForCausalLM.from_pretrained("/".join(["databricks", "dolly-v2-3b"]))  # unpinned

kwargs = {"revision": "5fd0eab2bf0b1a5e4bf0a1f0c9b1c2f4a0a1b2c3", "torch_dtype": "auto"}
AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-0.5B", **kwargs)  # pinned
load_kwargs = dict(torch_dtype="auto")
AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-1.5B", **load_kwargs)  # unpinned
AutoModelForCausalLM.from_pretrained(**{"pretrained_model_name_or_path": "Qwen/Qwen2.5-3B"})  # unpinned

REVISION = "989aa7980e4cf806f80c7fef2b1adb7bc71aa306"
AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-7B", revision=REVISION)  # pinned

class Settings:
    base = "google/flan-t5-base"  # unpinned
    rev = None

s = Settings()
T5ForConditionalGeneration.from_pretrained(s.base)
T5ForConditionalGeneration.from_pretrained(Settings.base)

class Runner:
    def __init__(self, model_id="google/flan-t5-xl"):  # unpinned
        self.model_id = model_id
        self.proc = None

    def load(self):
        self.model = T5ForConditionalGeneration.from_pretrained(self.model_id)

def load_anything(name, revision=None):
    return AutoModel.from_pretrained(name, revision=revision)

load_anything("BAAI/bge-small-en-v1.5")  # unpinned
load_anything("BAAI/bge-base-en-v1.5", revision="a5beb1e3e68b9ab74eb54cfd186867f64f240e1a")  # pinned
load_anything("BAAI/bge-large-en-v1.5", "d4aa6901d3a41ba39fb536a557fa166f842b0e09")  # pinned

# local
AutoModel.from_pretrained("./checkpoints/best")  # local
AutoModel.from_pretrained("/opt/models/bert")  # local
AutoModel.from_pretrained("~/models/bert")  # local
AutoModel.from_pretrained("../exported")  # local
AutoModel.from_pretrained(os.path.join("output", "final"))  # local
AutoModel.from_pretrained(Path("output") / "final")  # local
AutoModel.from_pretrained(Path(__file__).parent / "weights")  # local
AutoModel.from_pretrained("acme/local-model")  # local
AutoModel.from_pretrained(os.path.abspath("weights"))  # local
AutoModel.from_pretrained("data/local")  # local
AutoModel.from_pretrained("C:\\models\\bert")  # local
AutoModel.from_pretrained(os.path.expanduser("~/models"))  # local

out = "trained/model"
model.save_pretrained(out)
AutoModel.from_pretrained(out)  # local

AutoModelForCausalLM.from_pretrained("microsoft/phi-2", trust_remote_code=True)  # unpinned
AutoTokenizer.from_pretrained("microsoft/phi-1", local_files_only=True)  # unpinned
