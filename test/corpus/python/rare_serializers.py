"""Serializers that fewer projects use."""
import compress_pickle
import diskcache
import hickle
import mmengine
import msgpack_numpy
import numpy as np
import pickle5
import sqlalchemy
from cloudpickle.cloudpickle import loads as cloud_loads
from jax.experimental import serialize_executable
from pandas.io.pickle import read_pickle
from pyspark import SparkContext
from six.moves import cPickle
from sklearn.externals import joblib
from sqlalchemy import Column, types

payload = b""

f1 = joblib.load("old.pkl")  # expect: pickle-load "`old.pkl`"
f2 = cPickle.load(open("old.pkl", "rb"))  # expect: pickle-load "`old.pkl`"
f3 = cPickle.loads(payload)  # expect: pickle-load "unpickles"
f4 = pickle5.loads(payload)  # expect: pickle-load "pickle5.loads"
f5 = cloud_loads(payload)  # expect: pickle-load "cloudpickle"
f6 = read_pickle("frame.pkl")  # expect: pickle-load "`frame.pkl`"
f7 = compress_pickle.load("value.pkl.gz")  # expect: pickle-load "`value.pkl.gz`"
f8 = hickle.load("value.hkl")  # expect: pickle-load "`value.hkl`"
f9 = mmengine.load("results.pkl")  # expect: pickle-load "`results.pkl`"
f10 = mmengine.load("results.json")
f11 = msgpack_numpy.unpackb(payload)  # expect: pickle-load "object array"
f12 = serialize_executable.deserialize_and_load(payload, None, None)  # expect: pickle-load "unpickles"
f13 = diskcache.Cache("cache")  # expect: pickle-load "values are pickles"
f14 = sqlalchemy.PickleType()  # expect: pickle-load "whoever can write to the table"
f15 = SparkContext().pickleFile("rows")  # expect: pickle-load "on the workers"
f16 = np.load("rows.npy")
f17 = types.JSON()
