# Writes ONNX models with the real library, one folder, and prints as JSON what it wrote and what it
# sees in them. Everything written here is harmless.
import json, os, sys

import numpy, onnx
from onnx import TensorProto, helper, numpy_helper

folder = sys.argv[1]
files = []


def tensors_of(model):
    found = []

    def graph(one):
        for tensor in one.initializer:
            found.append([tensor.name, TensorProto.DataType.Name(tensor.data_type), list(tensor.dims)])
        for node in one.node:
            for attribute in node.attribute:
                if attribute.type == onnx.AttributeProto.TENSOR:
                    found.append([attribute.t.name, TensorProto.DataType.Name(attribute.t.data_type), list(attribute.t.dims)])
                if attribute.type == onnx.AttributeProto.GRAPH:
                    graph(attribute.g)

    graph(model.graph)
    return found


def wrote(name, model, **save):
    seen = tensors_of(model)
    onnx.save_model(model, os.path.join(folder, name), **save)
    files.append({"path": name, "tensors": seen, "nodes": len(model.graph.node), "producer": model.producer_name})


def value(name, shape, type=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, type, shape)


def model_of(nodes, initializers=(), inputs=None, outputs=None, **rest):
    graph = helper.make_graph(
        nodes, "main", inputs or [value("x", ["batch", 3])], outputs or [value("y", ["batch", 4])], list(initializers)
    )
    return helper.make_model(graph, producer_name="loadline-test", **rest)


weight = numpy_helper.from_array(numpy.zeros((3, 4), numpy.float32), "w")
wrote("matmul.onnx", model_of([helper.make_node("MatMul", ["x", "w"], ["y"])], [weight]))

typed = [
    helper.make_tensor("floats", TensorProto.FLOAT, [2, 2], [1, 2, 3, 4]),
    helper.make_tensor("integers", TensorProto.INT64, [3], [1, -1, 2**40]),
    helper.make_tensor("strings", TensorProto.STRING, [2], [b"a", b"b"]),
    helper.make_tensor("halves", TensorProto.FLOAT16, [2], [1, 2]),
    helper.make_tensor("truths", TensorProto.BOOL, [2], [True, False]),
    helper.make_tensor("doubles", TensorProto.DOUBLE, [1], [1.5]),
    helper.make_tensor("complex", TensorProto.COMPLEX64, [1], [1 + 1j]),
    helper.make_tensor("scalar", TensorProto.FLOAT, [], [1]),
    helper.make_tensor("empty", TensorProto.FLOAT, [0, 4], []),
]
wrote("typed.onnx", model_of([helper.make_node("MatMul", ["x", "w"], ["y"])], [weight, *typed]))

branch = lambda name: helper.make_graph(
    [helper.make_node("Constant", [], [name], value=helper.make_tensor(f"{name}_value", TensorProto.FLOAT, [1], [1]))],
    name, [], [value(name, [1])]
)
condition = helper.make_tensor("condition", TensorProto.BOOL, [], [True])
wrote(
    "branches.onnx",
    model_of([helper.make_node("If", ["condition"], ["y"], then_branch=branch("a"), else_branch=branch("b"))], [condition], outputs=[value("y", [1])]),
)

opsets = [helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 2)]
described = model_of([helper.make_node("MatMul", ["x", "w"], ["y"], doc_string="a step")], [weight], opset_imports=opsets)
helper.set_model_props(described, {"license": "apache-2.0", "author": "someone"})
wrote("described.onnx", described)

function = helper.make_function(
    "own", "Twice", ["a"], ["b"], [helper.make_node("Add", ["a", "a"], ["b"])], [helper.make_opsetid("", 15)]
)
called = model_of([helper.make_node("Twice", ["x"], ["y"], domain="own")], outputs=[value("y", ["batch", 3])],
                  functions=[function], opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("own", 1)])
wrote("function.onnx", called)

large = numpy_helper.from_array(numpy.zeros((1000, 4), numpy.float32), "large")
for name, one_file in (("one-file", True), ("each-its-file", False)):
    wrote(
        f"{name}.onnx",
        model_of([helper.make_node("MatMul", ["x", "w"], ["y"])], [weight, large]),
        save_as_external_data=True, all_tensors_to_one_file=one_file,
        **({"location": f"{name}.onnx_data"} if one_file else {}),
    )

print(json.dumps({"files": files}))
