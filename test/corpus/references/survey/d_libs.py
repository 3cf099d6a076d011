import tensorflow_hub as hub
import keras_hub
import keras_nlp
import keras
import spacy
import stanza
import flair
from flair.models import SequenceTagger, TextClassifier
from flair.embeddings import TransformerWordEmbeddings, WordEmbeddings
import nltk
import whisper
from faster_whisper import WhisperModel
import ctranslate2
from vllm import LLM, AsyncEngineArgs, EngineArgs
import sglang as sgl
from llama_cpp import Llama
from ctransformers import AutoModelForCausalLM as CT
from gpt4all import GPT4All
from mlx_lm import load, generate
from unsloth import FastLanguageModel
import lm_eval
import evaluate
from setfit import SetFitModel
from bertopic import BERTopic
from span_marker import SpanMarkerModel
from gliner import GLiNER
from speechbrain.inference import EncoderClassifier, SpeakerRecognition
from speechbrain.pretrained import EncoderDecoderASR
import nemo.collections.asr as nemo_asr
from pyannote.audio import Pipeline, Model, Inference
from keybert import KeyBERT
from fastembed import TextEmbedding

hub.load("https://tfhub.dev/google/universal-sentence-encoder/4")  # pinned
hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/2")  # pinned
hub.load("https://www.kaggle.com/models/google/yamnet/TensorFlow2/yamnet/1")  # pinned
keras_hub.models.CausalLM.from_preset("gemma2_2b_en")  # pinned
keras_hub.models.Backbone.from_preset("hf://google/gemma-2-2b")  # unpinned
keras_hub.models.GemmaCausalLM.from_preset("kaggle://keras/gemma/keras/gemma_2b_en")  # unpinned
keras_nlp.models.BertClassifier.from_preset("bert_tiny_en_uncased")  # pinned
keras.models.load_model("hf://fchollet/my-model")  # unpinned
keras.saving.load_model("model.keras")  # local
spacy.load("en_core_web_sm")
spacy.cli.download("en_core_web_md")  # unpinned
spacy.cli.download("en_core_web_lg-3.7.1", direct=True)  # pinned
stanza.download("en")  # unpinned
stanza.Pipeline("de")  # unpinned
nltk.download("punkt")  # unpinned
nltk.download(["stopwords", "wordnet"])  # unpinned
SequenceTagger.load("flair/ner-english-large")  # unpinned
SequenceTagger.load("ner")  # unpinned
TextClassifier.load("en-sentiment")  # unpinned
TransformerWordEmbeddings("bert-base-cased")  # unpinned
whisper.load_model("base")  # pinned
whisper.load_model("./tiny.pt")  # local
WhisperModel("large-v3")  # unpinned
WhisperModel("Systran/faster-whisper-small", revision="536b0662742c02347bc0e980a01041f333bce120")  # pinned
LLM(model="facebook/opt-350m")  # unpinned
LLM("facebook/opt-1.3b", revision="3f5c25d0bc631cb57ac65913f76e22c2dfb61d62", tokenizer_revision="3f5c25d0bc631cb57ac65913f76e22c2dfb61d62")  # pinned
LLM(model="facebook/opt-2.7b", trust_remote_code=True)  # unpinned
AsyncEngineArgs(model="facebook/opt-6.7b")  # unpinned
EngineArgs(model="facebook/opt-13b", revision="e515202d1e7750da62d245fbccb2723b9c1790f5")  # pinned
sgl.Engine(model_path="meta-llama/Meta-Llama-3.1-8B-Instruct")  # unpinned
sgl.Runtime(model_path="meta-llama/Llama-2-7b-chat-hf")  # unpinned
Llama.from_pretrained(repo_id="Qwen/Qwen2-0.5B-Instruct-GGUF", filename="*q8_0.gguf")  # unpinned
Llama(model_path="./models/7B/model.gguf")  # local
CT.from_pretrained("marella/gpt-2-ggml")  # unpinned
GPT4All("Meta-Llama-3-8B-Instruct.Q4_0.gguf")  # unpinned
model, tokenizer = load("mlx-community/Mistral-7B-Instruct-v0.3-4bit")  # unpinned
load("mlx-community/Llama-3.2-3B-Instruct-4bit", revision="7f0dc925e0d0afb0322d96f9255cfddf2ba5636e")  # pinned
model, tokenizer = FastLanguageModel.from_pretrained(model_name="unsloth/llama-3-8b-bnb-4bit", max_seq_length=2048)  # unpinned
lm_eval.simple_evaluate(model="hf", model_args="pretrained=EleutherAI/pythia-160m,dtype=float32", tasks=["hellaswag"])  # unpinned
lm_eval.simple_evaluate(model="hf", model_args="pretrained=EleutherAI/pythia-410m,revision=9879c9b5f8bea9051dcb0e68dff21493d67e9d4f", tasks=["hellaswag"])  # pinned
lm_eval.simple_evaluate(model="hf", model_args={"pretrained": "EleutherAI/pythia-2.8b"}, tasks=["arc_easy"])  # unpinned
evaluate.load("accuracy")  # unpinned
evaluate.combine(["f1", "precision"])  # unpinned
SetFitModel.from_pretrained("sentence-transformers/paraphrase-mpnet-base-v2")  # unpinned
BERTopic.load("MaartenGr/BERTopic_Wikipedia")  # unpinned
BERTopic(embedding_model="BAAI/bge-m3")  # unpinned
KeyBERT("sentence-transformers/all-MiniLM-L12-v2")  # unpinned
SpanMarkerModel.from_pretrained("tomaarsen/span-marker-bert-base-fewnerd-fine-super")  # unpinned
GLiNER.from_pretrained("urchade/gliner_mediumv2.1")  # unpinned
EncoderClassifier.from_hparams(source="speechbrain/spkrec-ecapa-voxceleb")  # unpinned
EncoderDecoderASR.from_hparams("speechbrain/asr-crdnn-rnnlm-librispeech", savedir="x")  # unpinned
nemo_asr.models.ASRModel.from_pretrained("nvidia/parakeet-tdt-0.6b-v2")  # unpinned
nemo_asr.models.EncDecCTCModel.from_pretrained(model_name="QuartzNet15x5Base-En")  # unpinned
Pipeline.from_pretrained("pyannote/speaker-diarization-3.1", use_auth_token=True)  # unpinned
Pipeline.from_pretrained("pyannote/speaker-diarization@2.1")  # unpinned
Pipeline.from_pretrained("pyannote/voice-activity-detection@7dd2a8e0d0a4d4d0f8c0e0a7b1c2d3e4f5061728")  # pinned
Model.from_pretrained("pyannote/segmentation-3.0", revision="4ca4d5a8d2ab82ddfbea8aa3b29c15431671239c")  # pinned
Inference("pyannote/embedding", window="whole")  # unpinned
TextEmbedding("BAAI/bge-small-en")  # unpinned
ctranslate2.Translator("ende_ctranslate2/")  # local
