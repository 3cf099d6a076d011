"""Writes HDF5 files with h5py, PyTables and pandas, and says what is in them. Called by the tests of real files."""

import json
import os
import sys

import h5py
import numpy as np

folder = sys.argv[1]
files = []


def describe(name):
    """What h5py sees: the objects' paths with their shapes and attributes' names."""
    objects = {}

    def look(path, item):
        objects["/" + path] = {
            "shape": list(item.shape) if isinstance(item, h5py.Dataset) and item.shape is not None else None,
            "attributes": sorted(item.attrs.keys()),
        }

    with h5py.File(os.path.join(folder, name), "r") as file:
        file.visititems(look)
        objects["/"] = {"shape": None, "attributes": sorted(file.attrs.keys())}
    files.append({"path": name, "by": f"h5py {h5py.__version__}", "objects": objects})


CONFIG = {
    "class_name": "Sequential",
    "config": {
        "name": "sequential",
        "layers": [
            {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 4], "dtype": "float32"}},
            {"class_name": "Dense", "config": {"name": "dense", "units": 3, "activation": "relu"}},
            {"class_name": "Dropout", "config": {"name": "dropout", "rate": 0.5}},
            {"class_name": "Dense", "config": {"name": "out", "units": 2, "activation": "softmax"}},
        ],
    },
}
TRAINING = {
    "loss": "categorical_crossentropy",
    "metrics": [["accuracy"]],
    "optimizer_config": {"class_name": "Adam", "config": {"learning_rate": 0.001}},
}


def keras_like(name, libver, **how):
    with h5py.File(os.path.join(folder, name), "w", libver=libver, **how) as file:
        file.attrs["keras_version"] = "2.15.0"
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = json.dumps(CONFIG).encode("utf8")
        file.attrs["training_config"] = json.dumps(TRAINING).encode("utf8")
        weights = file.create_group("model_weights")
        weights.attrs["layer_names"] = [b"dense", b"out"]
        for layer, shape in (("dense", (4, 3)), ("out", (3, 2))):
            group = weights.create_group(layer)
            group.attrs["weight_names"] = [f"{layer}/kernel:0".encode(), f"{layer}/bias:0".encode()]
            inner = group.create_group(layer)
            inner.create_dataset("kernel:0", data=np.random.rand(*shape).astype("float32"))
            inner.create_dataset("bias:0", data=np.zeros(shape[1], "float32"))
    describe(name)


keras_like("keras.h5", "earliest")
keras_like("keras-latest.h5", "latest")
keras_like("keras-v108.hdf5", ("earliest", "v108"))
keras_like("keras-userblock.h5", "earliest", userblock_size=512)
keras_like("keras-tracked.h5", "latest", track_order=True)

for libver in ("earliest", "latest"):
    name = f"many-{libver}.h5"
    with h5py.File(os.path.join(folder, name), "w", libver=libver) as file:
        for at in range(700):
            group = file.create_group(f"layer_{at}")
            group.create_dataset("weight", data=np.arange(6, dtype="<f4").reshape(2, 3))
        wide = file.create_group("wide")
        for at in range(400):
            wide.attrs[f"attribute_{at}"] = f"value {at}" if at % 2 else at
    describe(name)

    name = f"types-{libver}.h5"
    with h5py.File(os.path.join(folder, name), "w", libver=libver) as file:
        kind = np.dtype([("a", "<i4"), ("b", "<f8", (2, 2)), ("c", "S5"), ("d", [("e", ">i2"), ("f", "?")])])
        file.create_dataset("compound", data=np.zeros(3, kind))
        file.create_dataset("text", data=["one", "two"], dtype=h5py.string_dtype())
        file.create_dataset("fixed", data=np.array([b"abc", b"d"]))
        file.create_dataset("opaque", data=np.void(b"\x01\x02\x03 and more"))
        file.create_dataset("enum", data=np.array([0, 1], "i1"), dtype=h5py.enum_dtype({"NO": 0, "YES": 1}, "i1"))
        file.create_dataset("ragged", shape=(2,), dtype=h5py.vlen_dtype("i4"))
        file["ragged"][0] = [1, 2, 3]
        file.create_dataset("reference", data=[file["text"].ref], dtype=h5py.ref_dtype)
        file.create_dataset("empty", dtype="f4", data=h5py.Empty("f4"))
        file.create_dataset("scalar", data=3.5)
        file.create_dataset("complex", data=np.zeros(2, "c16"))
        file["named"] = np.dtype("<f4")
        file.create_dataset("of-named", shape=(2,), dtype=file["named"])
        file["text"].attrs["named"] = np.array([1.0, 2.0], "<f4")
        file["text"].attrs.create("of-named", 1.0, dtype=file["named"])
        file["text"].attrs["empty"] = h5py.Empty("S1")
        file["text"].attrs["ümläut"] = "日本"
        file["soft"] = h5py.SoftLink("/text")
        file.create_group("a/b/c")
        file["a/hard"] = file["text"]
    describe(name)

    name = f"chunks-{libver}.h5"
    with h5py.File(os.path.join(folder, name), "w", libver=libver) as file:
        data = np.arange(600, dtype="<i4").reshape(20, 30)
        file.create_dataset("gzip", data=data, chunks=(5, 30), compression="gzip", shuffle=True, fletcher32=True)
        file.create_dataset("lzf", data=data, chunks=(5, 30), compression="lzf")
        file.create_dataset("growing", data=data, maxshape=(None, 30), chunks=(5, 30))
        file.create_dataset("growing-both", data=data, maxshape=(None, None), chunks=(5, 6))
        file.create_dataset("single", data=data, chunks=(20, 30))
        file.create_dataset("scaled", data=data, chunks=(20, 30), scaleoffset=0)
    describe(name)

def rows_of(file, name, places, shape, **how):
    """A dataset of sequences of bytes, of which only some rows are written: what is in them."""
    kind = h5py.vlen_dtype("u1")
    dataset = file.create_dataset(name, shape=shape, dtype=kind, **how)
    written = []
    for place in places:
        text = f"row {place} of {name}"
        dataset[place] = np.frombuffer(text.encode(), "u1")
        written.append(text)
    return written


for libver in ("earliest", "latest"):
    name = f"rows-{libver}.h5"
    rows = {}
    with h5py.File(os.path.join(folder, name), "w", libver=libver) as file:
        few = range(0, 40, 3)
        for filtered, how in (("", {}), ("-packed", {"compression": "gzip", "shuffle": True})):
            # One chunk; a fixed array, and one in pages; an extensible array, with blocks of blocks and pages; a tree.
            rows["single" + filtered] = rows_of(file, "single" + filtered, few, (40,), chunks=(40,), **how)
            rows["fixed" + filtered] = rows_of(file, "fixed" + filtered, few, (40,), chunks=(4,), **how)
            places = [*range(5), *range(2500, 2510), 4999]
            rows["paged" + filtered] = rows_of(file, "paged" + filtered, places, (5000,), chunks=(1,), **how)
            rows["growing" + filtered] = rows_of(
                file, "growing" + filtered, few, (40,), chunks=(4,), maxshape=(None,), **how
            )
            places = [*range(200), 1000, 5000, 60_000, 60_001, 400_000, 999_999]
            rows["far" + filtered] = rows_of(
                file, "far" + filtered, places, (1_000_000,), chunks=(1,), maxshape=(None,), **how
            )
            places = [(at, at % 7) for at in range(0, 300, 2)]
            rows["tree" + filtered] = rows_of(
                file, "tree" + filtered, places, (300, 7), chunks=(1, 1), maxshape=(None, None), **how
            )
    describe(name)
    files[-1]["rows"] = {"/" + key: value for key, value in rows.items()}

with h5py.File(os.path.join(folder, "old-types.h5"), "w", libver="earliest") as file:
    file.attrs["big"] = np.arange(3000, dtype="<i4")
    space = h5py.h5s.create_simple((4,))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    h5py.h5d.create(file.id, b"compact", h5py.h5t.NATIVE_INT32, space, plist)
describe("old-types.h5")

missing = []
try:
    import pandas

    frame = pandas.DataFrame({"a": [1, 2, 3], "b": [0.5, 1.5, 2.5], "when": pandas.date_range("2024-01-01", periods=3)})
    for kind in ("fixed", "table"):
        name = f"pandas-{kind}.h5"
        frame.to_hdf(os.path.join(folder, name), key="frame", mode="w", format=kind)
        describe(name)
        files[-1]["by"] = f"pandas {pandas.__version__}"
    objects = pandas.DataFrame({"mixed": ["text", 3, None], "more": [{"a": 1}, [2], ("x",)]})
    import warnings

    warnings.simplefilter("ignore")
    objects.to_hdf(os.path.join(folder, "pandas-objects.h5"), key="objects", mode="w", format="fixed")
    describe("pandas-objects.h5")
    files[-1]["pickles"] = True
    objects.to_hdf(os.path.join(folder, "pandas-packed.h5"), key="objects", mode="w", format="fixed", complib="zlib", complevel=5)
    describe("pandas-packed.h5")
    files[-1]["pickles"] = True
except ImportError as error:
    missing.append(str(error))

print(json.dumps({"files": files, "missing": missing}))
