"""Frameworks that keep pickles or code in formats of their own."""
import bentoml
import dspy
import keras
import mlflow
import mlflow.pyfunc
import nltk
import paddle
import skops.io as sio
import statsmodels.api as sm
import tensorflow as tf
from autogluon.tabular import TabularPredictor
from fastai.learner import load_learner
from fastai.vision.all import load_learner as load_vision
from gensim.corpora import Dictionary
from gensim.models import KeyedVectors, Word2Vec
from keras.models import load_model
from langchain_community.vectorstores import FAISS
from nemo.collections.asr.models import EncDecCTCModel
from pycaret.classification import load_model as load_pycaret
from stable_baselines3 import DQN, PPO
from tensorflow.keras.models import load_model as load_tf_model
from ultralytics import YOLO

a1 = keras.models.load_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "Lambda layers"
a2 = keras.saving.load_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "`m.keras`"
a3 = load_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "safe_mode"
a4 = tf.keras.models.load_model("m.keras", None, True, False)  # expect: unsafe-model-load "`m.keras`"
a5 = load_tf_model("m.keras", safe_mode=False)  # expect: unsafe-model-load "Lambda"
a6 = keras.config.enable_unsafe_deserialization()  # expect: unsafe-model-load "for the whole process"
a7 = keras.layers.Lambda.from_config({}, safe_mode=False)  # expect: unsafe-model-load "bytecode"
a8 = tf.saved_model.load("exported")  # expect: unsafe-model-load "TensorFlow program"

b1 = load_learner("export.pkl")  # expect: unsafe-model-load "whole learner"
b2 = load_vision("export.pkl")  # expect: unsafe-model-load "`export.pkl`"
b3 = PPO.load("agent")  # expect: unsafe-model-load "cloudpickle"
b4 = DQN.load("agent.zip")  # expect: unsafe-model-load "`agent.zip`"
b5 = EncDecCTCModel.restore_from("asr.nemo")  # expect: unsafe-model-load "`asr.nemo`"
b6 = paddle.load("net.pdparams")  # expect: unsafe-model-load "`net.pdparams`"
b7 = YOLO("best.pt")  # expect: unsafe-model-load "`best.pt`"
b8 = Word2Vec.load("vectors")  # expect: unsafe-model-load "word2vec"
b9 = KeyedVectors.load("vectors.kv")  # expect: unsafe-model-load "`vectors.kv`"
b10 = Dictionary.load("words")  # expect: unsafe-model-load "`words`"
b11 = sm.load("result.pkl")  # expect: unsafe-model-load "`result.pkl`"
b12 = TabularPredictor.load("tables")  # expect: unsafe-model-load "`tables`"
b13 = load_pycaret("churn")  # expect: unsafe-model-load "unpickles"
b14 = nltk.data.load("tokenizers/punkt/english.pickle")  # expect: unsafe-model-load "NLTK 3.9"

c1 = mlflow.sklearn.load_model("runs:/0/model")  # expect: unsafe-model-load "logged with it"
c2 = mlflow.pyfunc.load_model("models:/churn/7")  # expect: unsafe-model-load "fixed version number"
c3 = mlflow.pytorch.load_model("models:/net/1")  # expect: unsafe-model-load "`models:/net/1`"
c4 = bentoml.sklearn.load_model("churn:7")  # expect: unsafe-model-load "`churn:7`"
c5 = dspy.load("program", allow_pickle=True)  # expect: unsafe-model-load "cloudpickle"
c6 = sio.load("m.skops", trusted=sio.get_untrusted_types(file="m.skops"))  # expect: unsafe-model-load "unseen"
c7 = sio.load("m.skops", trusted=True)  # expect: unsafe-model-load "every type"
c8 = FAISS.load_local("index", None, allow_dangerous_deserialization=True)  # expect: dangerous-deserialization "stored index"

d1 = keras.models.load_model("m.keras")
d2 = keras.models.load_model("m.keras", safe_mode=True)
d3 = KeyedVectors.load_word2vec_format("vectors.bin", binary=True)
d4 = YOLO("best.onnx")
d5 = sio.load("m.skops", trusted=["my_package.Scaler"])
d6 = sio.load("m.skops")
d7 = FAISS.load_local("index", None)
d8 = PPO("MlpPolicy", None)
d9 = mlflow.sklearn.log_model(None, name="churn")
d10 = nltk.data.load("corpora/words/en.txt")
d11 = dspy.load("program", allow_pickle=False)
