import * as p from "../../harness/pickle.ts";
import { type Construction, called, command, family, run, torchPayload } from "./construction.ts";

/** What two rounds of 1,830 constructions found, names and chains, which were written before the tables were read. */

const names = [
  ...family(
    "a fifth round of names",
    called(
      "warnings:_showwarnmsg_impl warnings:simplefilter enum:_EnumDict dataclasses:_FuncBuilder dataclasses:replace " +
        "pathlib._local:Path.touch pathlib._os:copyfile compression.zstd:ZstdFile compression.bz2:BZ2File profiling.sampling:sample " +
        "_remote_debugging:RemoteUnwinder _peg_parser:compile_string _testmultiphase:call _json:make_scanner bisect:insort " +
        "io:OpenWrapper _subprocess:CreateProcess numpy:set_printoptions numpy:array2string scipy._build_utils.system_info:get_info " +
        "scipy.special._generate_pyx:main torch._utils:ExceptionWrapper.reraise torch._utils:CallbackRegistry.fire_callbacks " +
        "torch.utils._thunk:Thunk.force torch.utils.bundled_inputs:bundle_inputs torch._vendor.packaging.tags:platform_tags " +
        "torch._logging._internal:_init_logs torch._library.utils:RegistrationHandle.destroy torch._custom_op.impl:custom_op " +
        "torch.nn.utils.stateless:functional_call torch.nn.parallel.data_parallel:data_parallel torch.distributed.pipelining:pipeline " +
        "torch.distributed._serialization:_streaming_load torch.distributed.debug:start_debug_server torch.cuda.jiterator:_create_jit_fn " +
        "torch.cuda.tunable:read_file torch.cuda.gds:GdsFile torch.sparse._triton_ops_meta:main torch.compiler:load_cache_artifacts " +
        "torch:_import_device_backends torch.numa.binding:maybe_wrap_command_with_numa_bindings torch._C._aoti:AOTIModelContainerRunnerCpu " +
        "torch.export.unflatten:InterpreterModule torch.fx.passes.graph_drawer:FxGraphDrawer torch.backends._nnapi.prepare:convert_model_to_nnapi " +
        "torchaudio._internal.module_utils:is_module_available torchtext.vocab:Vectors caffe2.python.workspace:RunOperatorOnce " +
        "caffe2.python.dyndep:InitOpsLibrary java.lang:Runtime.getRuntime System.Diagnostics:Process.Start django.utils.functional:SimpleLazyObject " +
        "web.template:Template paste.deploy:loadapp traitlets:Instance._resolve_string pebble:ProcessPool deap.tools:initRepeat " +
        "pyparsing:ParserElement.setParseAction jedi:Interpreter rope.base.project:Project yapf.yapflib.yapf_api:FormatFile " +
        "docx:Document PyPDF2:PdfReader treelite_runtime:Predictor dlib:cnn_face_detection_model_v1 " +
        "nemo.core.classes.common:Serialization.from_config_dict keras_nlp.models:Backbone.from_preset gensim.corpora:MmCorpus mmengine.config.lazy:LazyObject pytorch_lightning.callbacks.progress.tqdm_progress:Tqdm",
    ),
  ),
];

const detection = p.stackGlobal("ultralytics.nn.tasks", "DetectionModel");
const linear = p.stackGlobal("torch.nn.modules.linear", "Linear");
const defaults = p.call(p.stackGlobal("collections", "defaultdict"), detection);
const entry = p.dict([p.text("k"), p.int(1)]);

const results = family("results that are called", {
  "a network with a forward of its own": p.file(
    p.call(p.build(p.newobj(linear), p.dict([p.text("forward"), detection])), command),
  ),
  "by OBJ": p.file(p.obj(p.newobj(p.stackGlobal("torch.nn.modules.container", "Sequential")), command)),
  "an instance of a class that is only made": p.file(p.call(p.newobj(detection), command)),
  "made by copyreg": p.file(
    p.call(
      p.call(p.stackGlobal("copyreg", "_reconstructor"), linear, p.stackGlobal("builtins", "object"), p.none),
      command,
    ),
  ),
  "a getter of items": p.file(p.call(p.call(p.stackGlobal("operator", "itemgetter"), p.text("k")), defaults)),
  "behind 20,000 honest calls": p.file(
    ...Array.from({ length: 20_000 }, () => p.join(p.call(linear, p.int(1)), p.pop)),
    p.call(p.newobj(linear), command),
  ),
});

const pair = (name: string, value: p.Piece) => p.tuple(p.text(name), value);
const functional = (kind: string, name: string) =>
  p.call(
    p.stackGlobal("enum", kind),
    p.text("Colour"),
    p.list(pair(name, detection), pair("red", p.text("model.yaml"))),
  );

const enums = family("enums made of what the file holds", {
  "a __new__ of its own": p.file(functional("Enum", "__new__")),
  "a __init__ of its own": p.file(functional("Enum", "__init__")),
  _missing_: p.file(functional("IntEnum", "_missing_")),
  _generate_next_value_: p.file(functional("Flag", "_generate_next_value_")),
});

const used = family("instances that are compared, counted and named", {
  "items of a list that is sorted": p.file(
    p.call(p.stackGlobal("builtins", "sorted"), p.list(p.newobj(detection), p.newobj(detection))),
  ),
  "items of a list that is added": p.file(
    p.call(p.stackGlobal("builtins", "sum"), p.list(p.newobj(detection))),
  ),
  "a dict of dicts with a factory": p.file(
    p.call(
      p.stackGlobal("builtins", "dict"),
      p.call(p.stackGlobal("collections", "ChainMap"), defaults, entry),
    ),
  ),
  "a path that is asked for its name": p.file(
    p.call(p.stackGlobal("pathlib", "PosixPath"), p.newobj(detection)),
  ),
  "lines of the file of a state": p.file(
    p.call(
      p.stackGlobal("builtins", "list"),
      p.build(
        p.newobj(p.stackGlobal("gensim.corpora.textcorpus", "TextCorpus")),
        p.dict([p.text("input"), p.text("/etc/passwd")]),
      ),
    ),
  ),
});

const logger = p.call(p.stackGlobal("logging", "getLogger"));
const shared = family("states of what the whole program shares", {
  "a logger that falls silent": p.file(p.build(logger, p.dict([p.text("disabled"), p.yes]))),
  "a logger with handlers": p.file(p.build(logger, p.dict([p.text("handlers"), p.list(detection)]))),
});

const huge = p.int(2 ** 31 - 1);
const bombs = family("calls that fill the memory", {
  bytearray: p.file(p.call(p.stackGlobal("builtins", "bytearray"), huge)),
  "a text, many times": p.file(p.call(p.stackGlobal("operator", "mul"), p.text("a"), huge)),
  "a list of a range": p.file(
    p.call(p.stackGlobal("builtins", "list"), p.call(p.stackGlobal("builtins", "range"), huge)),
  ),
});

const nothing = p.join(p.proto(4), p.none, p.stop);
const bare = p.join(run, p.stop);
const onward = family("pickles that begin with any opcode", {
  "behind another": p.join(nothing, bare),
  "names by STACK_GLOBAL": p.join(nothing, p.call(p.stackGlobal("os", "system"), command), p.stop),
  "behind two that say nothing": p.join(
    nothing,
    p.none,
    p.stop,
    p.call(p.stackGlobal("os", "system"), command),
    p.stop,
  ),
});

const estimates = p.stackGlobal("statsmodels.tsa.statespace.mlemodel", "MLEResults");
const model = p.dict([p.text("model"), detection]);
const settings = p.newobj(p.stackGlobal("easydict", "EasyDict"));

const late = family("items that come behind a state", {
  APPEND: p.file(p.build(p.newobj(estimates), model), command, p.append),
  APPENDS: p.file(p.build(p.newobj(estimates), model), p.mark, command, command, p.opcode(p.Op.APPENDS)),
  ADDITEMS: p.file(p.build(p.newobj(estimates), model), p.mark, command, p.opcode(p.Op.ADDITEMS)),
  SETITEM: p.file(p.build(p.newobj(linear), model), command, command, p.setItem),
  "of a list, behind a dict's": p.file(
    p.call(p.stackGlobal("easydict", "EasyDict"), p.dict([p.text("append"), detection])),
    command,
    p.append,
  ),
  "of a list, behind those of a dict": p.file(
    settings,
    p.text("append"),
    detection,
    p.setItem,
    command,
    p.append,
  ),
});

const saved = family("files that a state names and its class unpickles", {
  "a fitted model of pmdarima": p.file(
    p.build(
      p.newobj(p.stackGlobal("pmdarima.arima.arima", "ARIMA")),
      p.dict([p.text("tmp_pkl_"), p.text("/tmp/other.pkl")]),
    ),
  ),
});

const attributes = p.text("__cuda_dependent_attributes__");
const net = (bytes: p.Piece) =>
  p.file(
    p.build(
      p.newobj(p.stackGlobal("skorch.classifier", "NeuralNetClassifier")),
      p.dict([p.text("device"), p.text("cpu")], [attributes, bytes]),
    ),
  );
const oldPickle = p.bytes(p.utf8("(lp0\ncposix\nsystem\np1\n."));

const unpickled = family("bytes of a state that its class unpickles", {
  "put together": net(p.call(p.stackGlobal("operator", "add"), p.bytes(p.utf8("a")), p.bytes(p.utf8("b")))),
  "made of numbers": net(p.call(p.stackGlobal("builtins", "bytes"), p.list(p.int(46)))),
  "a pickle of protocol 0": net(oldPickle),
  "a file of PyTorch": net(p.bytes(torchPayload)),
});

export const namesAndChains: readonly Construction[] = [
  ...names,
  ...results,
  ...enums,
  ...used,
  ...shared,
  ...bombs,
  ...onward,
  ...late,
  ...unpickled,
  ...saved,
];
