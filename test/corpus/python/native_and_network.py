"""Shared libraries, code files, and objects that come from other processes."""
import multiprocessing
import multiprocessing.connection
import sqlite3
from multiprocessing.connection import Client, Listener

import onnxruntime as ort
import spacy
import tensorflow as tf
import torch
import torch.distributed as dist
import zmq
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonAstREPLTool
from langchain_experimental.utilities import PythonREPL
from torch.utils import cpp_extension

a1 = tf.load_op_library("ops.so")  # expect: native-code-load "`ops.so`"
a2 = tf.load_library("ops.so")  # expect: native-code-load "at once"
a3 = tf.lite.experimental.load_delegate("delegate.so")  # expect: native-code-load "as a delegate"
a4 = torch.ops.load_library("ops.so")  # expect: native-code-load "`ops.so`"
options = ort.SessionOptions()
a5 = options.register_custom_ops_library("ops.so")  # expect: native-code-load "custom operators"
a6 = spacy.util.import_file("functions", "functions.py")  # expect: native-code-load "`functions.py`"
b1 = ort.InferenceSession("model.onnx")
b2 = cpp_extension.load(name="ops", sources=["ops.cpp"])
b3 = spacy.blank("en")

context = zmq.Context()
socket = context.socket(zmq.PULL)
c1 = socket.recv_pyobj()  # expect: pickle-over-network "whoever can send to it"
c2 = socket.recv_json()
c3 = Listener(("0.0.0.0", 6000))  # expect: pickle-over-network "authkey"
c4 = Client(("node-1", 6000), authkey=b"key")  # expect: pickle-over-network "authkey"
c5 = dist.broadcast_object_list([])  # expect: pickle-over-network "other ranks"
c6 = dist.all_gather_object([], {})  # expect: pickle-over-network "process group"
c7 = dist.broadcast(torch.zeros(1), src=0)
c8 = multiprocessing.Pipe()
c9 = sqlite3.connect("rows.db")

d1 = PythonREPL()  # expect: model-written-code "language model writes"
d2 = PythonAstREPLTool()  # expect: model-written-code "language model writes"
d3 = create_pandas_dataframe_agent(None, None, allow_dangerous_code=True)  # expect: model-written-code "agent"
d4 = create_pandas_dataframe_agent(None, None)

# What the project's own build makes.
z1 = torch.ops.load_library("//ops/kernels:sparse_ops")
z2 = torch.ops.load_library("//ops/kernels/sparse.so")  # expect: native-code-load "shared library"
z3 = torch._inductor.aoti_load_package(torch._inductor.aoti_compile_and_package(None))
