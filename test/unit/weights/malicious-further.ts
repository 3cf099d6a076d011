import { gzipSync, zlibSync } from "fflate";
import * as p from "../../harness/pickle.ts";
import { type Construction, family, payload, torchPayload } from "./construction.ts";

const path = p.text("/tmp/model");

/** A call of `module.name` with a path. */
function called(module: string, name: string): Uint8Array {
  return p.file(p.call(p.stackGlobal(module, name), path));
}

function calls(names: string): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    names.split(" ").map((pair) => {
      const [module = "", name = ""] = pair.split(":");
      return [`${module}.${name}`, called(module, name)];
    }),
  );
}

/** A thousand bytes that no compressor shortens, so that they lie in a stored block. */
const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 7919 + (index >> 3)) % 251);
const longText = "a".repeat(20_000);
const behind = payload.slice(2);

/** PyTorch's old file with no storages, and more behind it. */
const behindLegacy = p.join(
  p.stream(2, p.long1(0x1950a86a20f9469cfc6cn, 10)),
  p.stream(2, p.int(1001)),
  p.stream(2, p.emptyDict),
  p.stream(2, p.emptyDict),
  p.stream(2, p.emptyList),
  torchPayload,
);

/** joblib before 0.10: `ZF`, the length as text, and a zlib stream. */
function zfile(content: Uint8Array, width: number): Uint8Array {
  return p.join(p.utf8(`ZF0x${content.length.toString(16)}`.padEnd(width, " ")), zlibSync(content));
}

const norm = p.stackGlobal("scipy.stats._continuous_distns", "norm_gen");
const code = p.text("import os; os.getcwd()");
const codeState = p.dict([p.text("_parse_arg_template"), code]);
const array = p.call(
  p.stackGlobal("numpy.core.multiarray", "_reconstruct"),
  p.stackGlobal("numpy", "ndarray"),
  p.tuple(p.int(0)),
  p.bytes(p.utf8("b")),
);
/** A bound method of an array, which writes a file when it is called. */
const toFile = p.call(p.stackGlobal("builtins", "getattr"), array, p.text("tofile"));
const method = p.call(
  p.stackGlobal("builtins", "getattr"),
  p.newobj(p.stackGlobal("sklearn.dummy", "DummyClassifier")),
  p.text("set_params"),
);

/** A state whose telling key is the fortieth, so that it is not among those that are kept. */
const manyKeys = p.dict(
  ...Array.from({ length: 40 }, (_, index) => [p.text(`k${index}`), p.int(1)] as const),
  [p.text("__setstate__"), p.stackGlobal("builtins", "sum")],
);

/** What a pass of fresh probes found beside what the other files have. */
export const further: readonly Construction[] = [
  ...family(
    "loaders and starters of libraries",
    calls(
      "mlflow.pyfunc:load_model gensim.downloader:load ultralytics:YOLO fastai.learner:load_learner onnxruntime:InferenceSession " +
        "joblib._utils:eval_expr patsy:dmatrix nltk.app.wordnet_app:wnb accelerate.utils:launch torch.export:load " +
        "transformers:pipeline pyarrow:deserialize sqlalchemy:create_engine wandb.util:get_module dask.utils:apply " +
        "jax:pure_callback triton.runtime.build:_build torch_utils.persistence:_reconstruct_persistent_obj numba.pycc:main git:Repo.clone_from",
    ),
  ),
  ...family(
    "names that tell when they are called",
    calls(
      "acme.io:load_model acme.tools:run_pipeline acme.remote:fetch_weights acme.base:Frame.to_csv acme.base:Table.query acme.hub:weights_from_url " +
        "acme.cli:main acme.registry:get_class",
    ),
  ),
  ...family(
    "a first constant longer than what is looked at",
    {
      "text of protocol 0": p.join(p.utf8(`V${longText}\n0`), behind),
      bytes: p.join(p.bytes(new Uint8Array(20_000).fill(7), "BINBYTES"), p.raw(0x30), behind),
      "bytes with a length of 64 bits": p.join(
        p.bytes(new Uint8Array(20_000).fill(7), "BINBYTES8"),
        p.raw(0x30),
        behind,
      ),
      "behind a mark": p.join(p.raw(0x28), p.text(longText, "BINUNICODE"), p.raw(0x31), behind),
    },
    "weights.bin",
  ),
  ...family(
    "deflated, and broken behind the payload",
    {
      "gzip, a stored block cut off": gzipSync(p.join(payload, noise)).slice(0, -1500),
      "zlib, a stored block cut off": zlibSync(p.join(payload, noise)).slice(0, -1500),
      "gzip, the block behind it is none": p.join(
        gzipSync(p.join(payload, noise), { level: 0 }).slice(0, -8),
        p.raw(0xff, 0xff, 0xff),
      ),
      "gzip, cut off within codes": gzipSync(p.join(payload, p.utf8("abcdefgh".repeat(40)), noise), {
        level: 9,
      }).slice(0, -2000),
    },
    "model.joblib",
  ),
  ...family(
    "joblib before 0.10",
    { "of Python 3": zfile(payload, 20), "of Python 2": zfile(payload, 21) },
    "model.z",
  ),
  ...family("PyTorch legacy, without storages", { "a sixth stream": behindLegacy }, "model.pt"),
  ...family("states that their classes run", {
    "a distribution of SciPy": p.file(p.build(p.newobj(norm), codeState)),
    "made by copyreg": p.file(
      p.build(
        p.call(p.stackGlobal("copyreg", "_reconstructor"), norm, p.stackGlobal("builtins", "object"), p.none),
        codeState,
      ),
    ),
    "a state of pairs": p.file(p.build(p.newobj(norm), p.list(p.tuple(p.text("_parse_arg_template"), code)))),
    "a state that is not seen": p.file(
      p.build(
        p.newobj(norm),
        p.call(
          p.stackGlobal("collections", "OrderedDict"),
          p.list(p.list(p.text("_parse_arg_template"), code)),
        ),
      ),
    ),
    "a text longer than what is kept": p.file(
      p.build(
        p.newobj(norm),
        p.dict([p.text("_parse_arg_template"), p.text(`${"#".repeat(700)}\nimport os`)]),
      ),
    ),
    "handed over by a rebuilder of tensors": p.file(
      p.call(
        p.stackGlobal("torch._tensor", "_rebuild_from_type_v2"),
        p.stackGlobal("copyreg", "__newobj__"),
        norm,
        p.tuple(norm),
        codeState,
      ),
    ),
    "a histogram of SciPy": p.file(
      p.build(p.newobj(p.stackGlobal("scipy.stats._distn_infrastructure", "rv_histogram")), codeState),
    ),
  }),
  ...family("a telling key behind many", {
    "in one batch": p.file(p.build(p.newobj(p.stackGlobal("argparse", "Namespace")), manyKeys)),
  }),
  ...family("methods handed to functions that call them", {
    "a generator's constructor": p.file(
      p.call(p.stackGlobal("numpy.random._pickle", "__generator_ctor"), path, toFile),
    ),
    "a rebuilder of tensors": p.file(
      p.call(
        p.stackGlobal("torch._tensor", "_rebuild_from_type_v2"),
        toFile,
        p.stackGlobal("torch", "Tensor"),
        p.tuple(path),
        p.emptyDict,
      ),
    ),
    "a partial's state": p.file(
      p.build(
        p.call(p.stackGlobal("functools", "partial"), p.stackGlobal("builtins", "sum")),
        p.tuple(toFile, p.tuple(path), p.emptyDict, p.none),
      ),
    ),
    "a method that tells nothing": p.file(p.call(p.stackGlobal("collections", "deque"), p.list(method))),
  }),
];
