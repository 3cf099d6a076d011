# Writes models with the formats' own libraries, each where it is installed: write-format-models.py FOLDER
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
folder = sys.argv[1]


def place(name):
    return os.path.join(folder, name)


def write_safetensors():
    import numpy as np
    from safetensors.numpy import save_file

    tensors = {
        "a": np.zeros((4, 3), "float32"),
        "b": np.ones((2,), "int64"),
        "empty": np.zeros((0, 3), "float16"),
        "scalar": np.array(3.0),
    }
    save_file(tensors, place("real.safetensors"), metadata={"format": "np", "license": "apache-2.0"})


def write_gguf():
    import gguf
    import numpy as np

    def finish(writer):
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    writer = gguf.GGUFWriter(place("real.gguf"), "llama")
    writer.add_name("Tiny")
    writer.add_license("apache-2.0")
    writer.add_block_count(2)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(["<s>", "a", "größer"])
    writer.add_token_scores([0.0, 1.0, 2.0])
    writer.add_token_types([3, 1, 1])
    writer.add_chat_template("{% for m in messages %}{{ m.content }}{% endfor %}")
    writer.add_tensor("token_embd.weight", np.zeros((3, 64), "float32"))
    writer.add_tensor("blk.0.attn_q.weight", np.zeros((64, 64), "float16"))
    packed = gguf.quants.quantize(np.random.rand(64, 64).astype("float32"), gguf.GGMLQuantizationType.Q8_0)
    writer.add_tensor("blk.1.attn_q.weight", packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    finish(writer)
    for name, how in (("split.gguf", {"split_max_tensors": 1}), ("big.gguf", {"endianess": gguf.GGUFEndian.BIG})):
        writer = gguf.GGUFWriter(place(name), "llama", **how)
        writer.add_block_count(1)
        writer.add_tensor("a", np.zeros((8, 8), "float32"))
        writer.add_tensor("b", np.zeros((8, 8), "float32"))
        finish(writer)


def write_keras():
    import keras
    from keras import layers

    dense = layers.Dense(3, activation="relu", kernel_regularizer="l2")
    model = keras.Sequential([keras.Input((4,)), dense, layers.Dropout(0.5), layers.Dense(2, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    model.save(place("sequential.keras"))
    model.save(place("sequential.h5"))
    model.save_weights(place("sequential.weights.h5"))
    start = keras.Input((8, 8, 3))
    x = layers.BatchNormalization()(layers.Conv2D(4, 3)(start))
    x = layers.GlobalAveragePooling2D()(keras.ops.relu(x) + 1)
    functional = keras.Model(start, layers.Dense(2)(x))
    functional.save(place("functional.keras"))
    functional.save_weights(place("functional.weights.json"), max_shard_size=0.0001)
    with open(place("functional.json"), "w") as file:
        file.write(functional.to_json())
    keras.Sequential([keras.Input((4,)), layers.Lambda(lambda x: x * 2)]).save(place("lambda.keras"))


for write in (write_safetensors, write_gguf, write_keras):
    try:
        write()
    except ImportError as error:
        print(f"not written: {error}", file=sys.stderr)
