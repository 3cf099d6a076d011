"""Serializers that are pickle, or as powerful, under all their names."""
import marshal
import pickle
import shelve

import _pickle
import cloudpickle
import dill
import joblib
import jsonpickle
import pandas as pd
from joblib import load as restore
from pickle import load, loads, Unpickler

stream = open("model.pkl", "rb")
payload = stream.read()

a1 = pickle.load(stream)  # expect: pickle-load "`pickle.load` unpickles"
a2 = pickle.loads(payload)  # expect: pickle-load "`pickle.loads` unpickles"
a3 = pickle.load(open("values.pkl", "rb"))  # expect: pickle-load "`values.pkl`"
a4 = pickle.load(stream, encoding="latin1")  # expect: pickle-load "pickle.load"
a5 = load(stream)  # expect: pickle-load "`pickle.load`"
a6 = loads(payload)  # expect: pickle-load "`pickle.loads`"
a7 = Unpickler(stream).load()  # expect: pickle-load "find_class"
a8 = pickle.Unpickler(stream)  # expect: pickle-load "find_class"
a9 = _pickle.load(stream)  # expect: pickle-load "_pickle.load"
a10 = _pickle.loads(payload)  # expect: pickle-load "_pickle.loads"

b1 = dill.load(stream)  # expect: pickle-load "with dill"
b2 = dill.loads(payload)  # expect: pickle-load "with dill"
b3 = dill.load_session("session.db")  # expect: pickle-load "`session.db`"
b4 = dill.load_module("session.db")  # expect: pickle-load "whole session"
b5 = cloudpickle.load(stream)  # expect: pickle-load "cloudpickle.load"
b6 = cloudpickle.loads(payload)  # expect: pickle-load "functions and classes included"

c1 = joblib.load("model.joblib")  # expect: pickle-load "`model.joblib`"
c2 = joblib.load(filename="model.joblib", mmap_mode="r")  # expect: pickle-load "`model.joblib`"
c3 = restore("scaler.joblib")  # expect: pickle-load "`joblib.load`"

d1 = marshal.load(stream)  # expect: pickle-load "marshal"
d2 = marshal.loads(payload)  # expect: pickle-load "code objects"
d3 = shelve.open("cache")  # expect: pickle-load "values are pickles"
with shelve.open("cache") as cache:  # expect: pickle-load "`cache`"
    d4 = cache["key"]
d5 = jsonpickle.decode("{}")  # expect: pickle-load "jsonpickle"
d6 = jsonpickle.loads("{}")  # expect: pickle-load "jsonpickle"

e1 = pd.read_pickle("frame.pkl")  # expect: pickle-load "`pd.read_pickle` unpickles `frame.pkl`"
e2 = pd.read_pickle(filepath_or_buffer="frame.pkl.gz")  # expect: pickle-load "`frame.pkl.gz`"
e3 = pd.read_hdf("frame.h5", key="rows")  # expect: pickle-load "object columns"
e4 = pd.HDFStore("frame.h5")  # expect: pickle-load "`frame.h5`"
e5 = pd.read_pickle("https://example.com/frame.pkl")  # expect: pickle-load "comes from `https://example.com/frame.pkl`"
