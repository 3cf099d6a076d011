import { describe, expect, test } from "vitest";
import { readKerasConfig } from "../../../server/src/facts/models/keras/config.ts";
import { closedBy } from "../../../server/src/facts/models/keras/words.ts";
import * as k from "../../harness/keras.ts";

const read = (config: unknown, carrier: "keras" | "h5" = "keras", version?: string) =>
  readKerasConfig(JSON.stringify(config), carrier, version);

const dense = k.layer("Dense", {
  units: 3,
  activation: "relu",
  kernel_initializer: k.layer("GlorotUniform"),
});

describe("a configuration that says nothing", () => {
  const functional = {
    ...k.sequential(),
    class_name: "Functional",
    config: {
      layers: [
        k.layer("InputLayer", { batch_shape: [null, 4] }),
        dense,
        k.layer("TimeDistributed", {
          layer: k.layer("Bidirectional", { layer: k.layer("LSTM", { units: 2 }) }),
        }),
        { ...(k.layer("Add") as object), module: "keras.src.ops.numpy" },
      ],
      input_layers: [["input", 0, 0]],
    },
    compile_config: {
      loss: k.fn("categorical_crossentropy"),
      optimizer: k.layer("Adam", {}, { module: "keras.optimizers" }),
    },
  };
  const old = {
    class_name: "Model",
    config: {
      layers: [
        k.oldLayer("InputLayer"),
        k.oldLayer("Conv2D", { kernel_initializer: k.oldLayer("VarianceScaling"), kernel_regularizer: null }),
        k.oldLayer("BatchNormalizationV1"),
        k.oldLayer("TFOpLambda", { function: "math.multiply" }),
        k.oldLayer("TensorFlowOpLayer", { node_def: "" }),
        { class_name: "Functional", config: { layers: [k.oldLayer("MaxPool2D")] } },
        { class_name: "TensorShape", items: [null, 4] },
      ],
    },
  };
  test.each([
    ["layers", k.sequential(dense, k.layer("Dropout"))],
    ["wrappers and operations", functional],
    ["the older format", old],
    ["numbers that no JSON has", JSON.parse('{"class_name":"Sequential","config":{"layers":[]}}')],
    ["companions of Keras'", k.sequential(k.layer("RandomFlip", {}, { module: "keras_hub.src.layers" }))],
    ["a vocabulary that is written out", k.sequential(k.layer("StringLookup", { vocabulary: ["a", "b"] }))],
    ["classes that libraries allow", k.sequential(k.layer("OrderedDict", {}, { module: "collections" }))],
  ])("%s", (_, config) => {
    expect(read(config).code).toEqual([]);
  });

  test("with NaN and infinities, which Python writes", () => {
    const { code, isObject, layers } = readKerasConfig(
      '{"class_name": "Sequential", "config": {"layers": [{"class_name": "ReLU", "config": {"max_value": Infinity, "x": NaN}}]}}',
      "h5",
    );
    expect([code, isObject, layers]).toEqual([[], true, 1]);
  });
});

describe("a configuration that makes Keras act", () => {
  const cases: readonly (readonly [string, unknown, string, "denied" | "unknown", string])[] = [
    [
      "a Lambda of numbers",
      k.sequential(k.lambda("x", "tf", "divide")),
      "Lambda",
      "unknown",
      "names `tf`, `divide`",
    ],
    [
      "a Lambda that runs a command",
      k.sequential(k.lambda("os", "system")),
      "Lambda",
      "denied",
      "names `os`, `system`",
    ],
    [
      "a Lambda that opens a file",
      k.sequential(k.lambda("open", "read")),
      "Lambda",
      "denied",
      "names `open`",
    ],
    [
      "a Lambda that is no code",
      k.sequential(k.layer("Lambda", { function: { class_name: "__lambda__", config: { code: "AAAA" } } })),
      "Lambda",
      "denied",
      "none that can be recognised",
    ],
    [
      "a Lambda deep in wrappers",
      k.sequential(
        k.layer("TimeDistributed", { layer: k.layer("Bidirectional", { layer: k.lambda("subprocess") }) }),
      ),
      "Lambda",
      "denied",
      "`subprocess`",
    ],
    [
      "a Lambda in a nested model",
      k.sequential(k.sequential(k.sequential(k.lambda("eval")))),
      "Lambda",
      "denied",
      "`eval`",
    ],
    [
      "a lambda that is no layer's",
      k.sequential(
        k.layer("Dense", {
          activation: { class_name: "__lambda__", config: { value: [k.code("os"), null, null] } },
        }),
      ),
      "Lambda",
      "denied",
      "`os`",
    ],
    [
      "a lambda as a loss",
      {
        ...k.sequential(dense),
        compile_config: { loss: { class_name: "__lambda__", config: { code: k.code("exec") } } },
      },
      "Lambda",
      "denied",
      "`exec`",
    ],
    [
      "a lambda as an output shape",
      k.sequential(
        k.layer("Lambda", {
          function: k.fn("relu"),
          output_shape: { class_name: "__lambda__", config: { code: k.code("os") } },
        }),
      ),
      "Lambda",
      "denied",
      "`os`",
    ],
    [
      "a function of another module",
      k.sequential(k.layer("Lambda", { function: k.fn("system", "os") })),
      "os.system",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "a class of another module",
      k.sequential(k.layer("Popen", { args: "id" }, { module: "subprocess" })),
      "subprocess.Popen",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "a function of Python's own",
      k.sequential(k.layer("Lambda", { function: k.fn("exec", "builtins") })),
      "builtins.exec",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "a loss of another module",
      { ...k.sequential(dense), compile_config: { loss: k.fn("run", "subprocess") } },
      "subprocess.run",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "a metric of another module",
      { ...k.sequential(dense), compile_config: { metrics: [[k.fn("popen", "os")]] } },
      "os.popen",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "get_file",
      k.sequential(
        k.layer("Lambda", {
          function: k.fn("get_file", "keras.utils"),
          arguments: { origin: "http://example.com/x" },
        }),
      ),
      "keras.utils.get_file",
      "denied",
      "CVE-2025-8747",
    ],
    [
      "get_file under its inner name",
      k.sequential(k.layer("Lambda", { function: k.fn("get_file", "keras.src.utils.file_utils") })),
      "keras.src.utils.file_utils.get_file",
      "denied",
      "downloads",
    ],
    [
      "switching safe mode off",
      k.sequential(k.layer("Lambda", { function: k.fn("enable_unsafe_deserialization", "keras.config") })),
      "keras.config.enable_unsafe_deserialization",
      "denied",
      "CVE-2025-9906",
    ],
    [
      "loading another model",
      k.sequential(k.layer("Lambda", { function: k.fn("load_model", "keras.saving") })),
      "keras.saving.load_model",
      "denied",
      "loads another model",
    ],
    [
      "unpacking an archive",
      k.sequential(k.layer("Lambda", { function: k.fn("extract_archive", "keras.src.utils.file_utils") })),
      "keras.src.utils.file_utils.extract_archive",
      "denied",
      "CVE-2025-12060",
    ],
    [
      "saving an image",
      k.sequential(k.layer("Lambda", { function: k.fn("save_img", "keras.utils") })),
      "keras.utils.save_img",
      "denied",
      "writes a file",
    ],
    [
      "reading a folder",
      k.sequential(k.layer("Lambda", { function: k.fn("text_dataset_from_directory", "keras.utils") })),
      "keras.utils.text_dataset_from_directory",
      "denied",
      "reads files",
    ],
    [
      "a TorchModuleWrapper",
      k.sequential(k.layer("TorchModuleWrapper", { module: "gAROLg==" })),
      "TorchModuleWrapper",
      "unknown",
      "CVE-2025-49655",
    ],
    [
      "another model, by a path",
      k.sequential(k.layer("TFSMLayer", { filepath: "saved" })),
      "TFSMLayer",
      "unknown",
      "CVE-2026-1462",
    ],
    [
      "another model, elsewhere",
      k.sequential(k.layer("TFSMLayer", { filepath: "/tmp/evil" })),
      "TFSMLayer",
      "denied",
      "CVE-2026-1462",
    ],
    [
      "a vocabulary of the machine's",
      k.sequential(k.layer("StringLookup", { vocabulary: "/etc/passwd" })),
      "vocabulary",
      "denied",
      "CVE-2025-12058",
    ],
    [
      "a vocabulary of the network's",
      k.sequential(k.layer("TextVectorization", { vocabulary: "https://example.com/v" })),
      "vocabulary",
      "denied",
      "reads an address",
    ],
    [
      "a vocabulary above",
      k.sequential(k.layer("IntegerLookup", { vocabulary: "../../secret" })),
      "vocabulary",
      "denied",
      "reads a file",
    ],
    [
      "a vocabulary beside",
      k.sequential(k.layer("StringLookup", { vocabulary: "vocab.txt" })),
      "vocabulary",
      "unknown",
      "reads a file",
    ],
    [
      "a type of another module",
      {
        class_name: "__typespec__",
        spec_name: "Popen",
        module: "subprocess",
        registered_name: null,
        config: [],
      },
      "subprocess.Popen",
      "denied",
      "CVE-2025-1550",
    ],
    [
      "a class of nobody's library",
      k.sequential(
        k.layer("Attention2", {}, { module: "my_package.layers", registered_name: "my_package>Attention2" }),
      ),
      "my_package>Attention2 of my_package.layers",
      "unknown",
      "not in the file",
    ],
    [
      "a registered class",
      k.sequential(k.layer("Attention2", {}, { module: null, registered_name: "Custom>Attention2" })),
      "Custom>Attention2",
      "unknown",
      "not in the file",
    ],
    [
      "a registered loss",
      { ...k.sequential(dense), compile_config: { loss: k.fn("focal", "builtins", "focal_package>focal") } },
      "focal_package>focal",
      "unknown",
      "not in the file",
    ],
  ];
  test.each(cases)("%s", (_, config, name, tier, does) => {
    const found = read(config).code.find((code) => code.name === name);
    expect(read(config).code.map((code) => code.name)).toContain(name);
    expect(found?.tier).toBe(tier);
    expect(found?.does).toContain(does);
  });

  const old: typeof cases = [
    [
      "a Lambda",
      { class_name: "Sequential", config: [k.oldLambda("os", "popen")] },
      "Lambda",
      "denied",
      "CVE-2025-9905",
    ],
    [
      "a Lambda that names a function",
      {
        class_name: "Sequential",
        config: [k.oldLayer("Lambda", { function: "my_scale", function_type: "function", module: "train" })],
      },
      "train.my_scale",
      "unknown",
      "not in the file",
    ],
    [
      "a class that nobody knows",
      { class_name: "Sequential", config: [k.oldLayer("AttentionPool")] },
      "AttentionPool",
      "unknown",
      "not in the file",
    ],
    [
      "an operator that writes files",
      { class_name: "Model", config: { layers: [k.oldLayer("TFOpLambda", { function: "io.write_file" })] } },
      "tf.io.write_file",
      "denied",
      "writes or removes files",
    ],
    [
      "an operator that loads a library",
      {
        class_name: "Model",
        config: { layers: [k.oldLayer("TFOpLambda", { function: "load_op_library" })] },
      },
      "tf.load_op_library",
      "denied",
      "shared library",
    ],
    [
      "an operator that reads files",
      { class_name: "Model", config: { layers: [k.oldLayer("TFOpLambda", { function: "io.read_file" })] } },
      "tf.io.read_file",
      "denied",
      "reads files",
    ],
    [
      "an operator that loads a model",
      {
        class_name: "Model",
        config: { layers: [k.oldLayer("TFOpLambda", { function: "saved_model.load" })] },
      },
      "tf.saved_model.load",
      "denied",
      "loads another model",
    ],
    [
      "an operator that runs Python",
      { class_name: "Model", config: { layers: [k.oldLayer("TFOpLambda", { function: "numpy_function" })] } },
      "tf.numpy_function",
      "denied",
      "runs a Python function",
    ],
  ];
  test.each(old)("the older format: %s", (_, config, name, tier, does) => {
    const found = read(config, "h5").code.find((code) => code.name === name);
    expect(read(config, "h5").code.map((code) => code.name)).toContain(name);
    expect(found?.tier).toBe(tier);
    expect(found?.does).toContain(does);
  });
});

test("says in which layer, and hands on the pickles of PyTorch's modules", () => {
  const { code, pickles } = read(
    k.sequential(k.layer("TorchModuleWrapper", { name: "torch_part", module: "gARO\nLg==" })),
  );
  expect(code[0]?.within).toBe("layer torch_part");
  expect(pickles.map(({ layer, bytes }) => [layer, [...bytes]])).toEqual([
    ["torch_part", [0x80, 4, 0x4e, 0x2e]],
  ]);
});

test("the version that wrote a file is compared with the one that closed the hole", () => {
  expect(closedBy("CVE-2025-1550", { version: "3.7.0" })).toBe(
    "CVE-2025-1550, closed in keras 3.9.0; the file was written by 3.7.0, which is open to it",
  );
  for (const version of ["2.15.0", "3.9.0", "3.10.1", "4.0", "nightly"])
    expect(closedBy("CVE-2025-1550", { version })).toBe("CVE-2025-1550, closed in keras 3.9.0");
});

test("a configuration nested without end, or naming without end, is said to be read in part", () => {
  const deep = `${'{"class_name":"Wrapper","config":{"layer":'.repeat(400)}1${"}}".repeat(400)}`;
  expect(readKerasConfig(deep, "keras").complete).toBe(false);
  const many = k.sequential(
    ...Array.from({ length: 300 }, (_, at) => k.layer(`Own${at}`, {}, { module: "mine" })),
  );
  expect(read(many).complete).toBe(false);
});
