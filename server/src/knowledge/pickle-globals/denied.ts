/** Imports that let a pickle act: what they do, and which they are. */
export interface DeniedFamily {
  /** A stable name: `shell`, `evaluate`. */
  readonly id: string;
  /** What it does when it is called, as a clause: `runs a program`. */
  readonly does: string;
  /**
   * Patterns: `module.name` is one pair, `module.*` is everything in a module and below it. Before any
   * of them counts, a pair that the allow-list has is allowed.
   */
  readonly patterns: string;
}

/**
 * Sources: CPython 3.11 and 3.13 (Lib/, sys.stdlib_module_names), Python 2.7's module index, the
 * documentation and sources of the libraries named, public advisories on pickle scanners
 * (GitHub Advisory Database, 2024 to 2026). Put together in 2026-11; which name came from which of
 * them is not recorded.
 *
 * This list only ranks: what is on no list is "unverified", never clean. The first family that
 * matches gives the sentence, so the narrower ones stand first.
 */
export const deniedFamilies: readonly DeniedFamily[] = [
  {
    id: "shell",
    does: "runs a program or a shell command",
    patterns:
      "os.system os.popen os.popen2 os.popen3 os.popen4 os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp " +
      "os.execvpe os.spawnl os.spawnle os.spawnlp os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe os.posix_spawn " +
      "os.posix_spawnp os.startfile os.fork os.forkpty os._exit os.kill os.killpg os.abort subprocess.* _posixsubprocess.* _winapi.* " +
      "popen2.* pty.* commands.* pipes.* platform.popen platform._syscmd_ver platform._syscmd_uname platform._syscmd_file " +
      "platform.architecture asyncio.* _asyncio.* multiprocessing.* _multiprocessing.* distutils.* setuptools.* pkg_resources.* " +
      "pip.* ensurepip.* venv.* _aix_support.* _osx_support.* _bootsubprocess.* _sysconfig.* ctypes.util.* uuid._get_command_stdout " +
      "uuid._popen uuid._command mailcap.* webbrowser.* antigravity.* pexpect.* ptyprocess.* plumbum.* sh.* fabric.* invoke.* " +
      "paramiko.* psutil.Popen sarge.* envoy.* delegator.* numpy.distutils.* numpy.f2py.* torch.utils.collect_env.* " +
      "torch.utils.cpp_extension.* torch.utils.bottleneck.* torch.distributed.launch.* torch.distributed.launcher.* " +
      "torch.distributed.run.* torch.distributed.elastic.* torch.testing.* accelerate.utils.other.* accelerate.launchers.* " +
      "accelerate.commands.* git.cmd.* git.repo.* torch._inductor.* torch.multiprocessing.* joblib.externals.* ray.util.* " +
      "ray._private.* ray.remote_function.* pyspark.serializers.* pyspark.cloudpickle.* pyspark.util.* uuid._ifconfig_getnode " +
      "uuid._ip_getnode uuid._arp_getnode uuid._lanscan_getnode uuid._netstat_getnode uuid._ipconfig_getnode PIL.ImageGrab.* " +
      "PIL.GifImagePlugin._save_netpbm PIL.JpegImagePlugin._save_cjpeg PIL.JpegImagePlugin.JpegImageFile.load_djpeg " +
      "dateutil.zoneinfo.rebuild.* joblib.testing.* matplotlib._internal_utils.* matplotlib.animation.* matplotlib.backends.* " +
      "matplotlib.cbook.report_memory matplotlib.cbook._check_and_log_subprocess matplotlib.cbook.to_filehandle " +
      "matplotlib.cbook.get_sample_data matplotlib.cbook.open_file_cm matplotlib.dviread.* " +
      "matplotlib.font_manager._get_fontconfig_fonts matplotlib.font_manager.json_dump matplotlib.font_manager.json_load " +
      "matplotlib.font_manager.FontManager matplotlib.texmanager.* matplotlib._get_executable_info pandas._config.localization.* " +
      "scipy._lib._testutils.* scipy.stats._generate_pyx.* sklearn._build_utils.* sklearn.utils._testing.* " +
      "sklearn.utils.estimator_checks.* torch.backends.xeon.* torch.cuda._memory_viz.* torch.utils.benchmark.* torch.utils.hipify.* " +
      "torch.utils.data.communication.* packaging._musllinux.* packaging.tags.* " +
      "uuid._find_mac_near_keyword uuid._find_mac_under_heading uuid._netbios_getnode uuid._unix_getnode uuid.getnode " +
      "sympy.preview " +
      "_subprocess.* _remote_debugging.* profiling.* java.io.* java.lang.* java.net.* java.nio.* org.python.* System.Diagnostics.* System.IO.* " +
      "System.Net.* System.Reflection.* scipy._build_utils.* scipy.special._generate_pyx.* torch._vendor.* torch.numa.* " +
      "torch.sparse._triton_ops_meta.* torch.utils._zip.* " +
      "_peg_parser.* _testbuffer.* _testclinic.* _testimportmultiple.* _testlimitedcapi.* _testmultiphase.* _testsinglephase.* _ctypes_test.* _xxtestfuzz.*",
  },
  {
    id: "evaluate",
    does: "runs Python code that the file holds as text",
    patterns:
      "builtins.eval builtins.exec builtins.execfile builtins.compile builtins.breakpoint builtins.input builtins.raw_input " +
      "builtins.help code.* codeop.* timeit.* cProfile.* profile.* pdb.* bdb.* trace.* doctest.* unittest.* test.* idlelib.* " +
      "lib2to3.* IPython.* ipykernel.* nbconvert.* rlcompleter.* cgitb.* turtledemo.* pydoc_data.* _pyrepl.* _lsprof.* ipdb.* " +
      "bpython.* ptpython.* py_compile.* compileall.* symtable.* future.builtins.* future.moves.* future.backports.* " +
      "future.standard_library.* future.utils.* six.moves.* numpy.testing.* numpy.core._internal.* pandas.eval " +
      "pandas.core.computation.* pandas.core.frame.DataFrame.eval pandas.core.frame.DataFrame.query numexpr.* scipy.weave.* " +
      "asteval.* RestrictedPython.* simpleeval.* jinja2.* mako.* torch.fx.graph_module.* torch.fx._symbolic_trace.* torch.fx.graph.* " +
      "torch._dynamo.* torch.jit.* torch.onnx.* torch.distributed.rpc.* torch.utils.data.datapipes.* torch.utils._config_module.* " +
      "torch._C._jit_script_compile tensorflow.python.ops.* tensorflow.python.eager.* tensorflow.python.saved_model.* " +
      "tensorflow.saved_model.* tensorflow.io.* tensorflow.python.lib.* tensorflow.py_function tensorflow.numpy_function " +
      "tensorflow.keras.models.* tensorflow.keras.utils.* tensorflow.python.keras.utils.* tensorflow.python.keras.models.* " +
      "tensorflow.python.keras.saving.* keras.utils.* keras.models.* keras.saving.* keras.src.utils.* keras.src.models.* " +
      "keras.src.saving.* keras.layers.core.lambda_layer.* tf_keras.src.utils.* tf_keras.utils.* tf_keras.models.* sympy.sympify " +
      "sympy.lambdify sympy.parsing.* sympy.core.sympify.* sympy.utilities.lambdify.* nltk.internals.* nltk.data.* nltk.downloader.* " +
      "past.builtins.* past.translation.* langchain_experimental.* langchain.utilities.python.* smolagents.* transformers.agents.* " +
      "transformers.tools.* hydra._internal.* omegaconf.resolvers.* fire.* typing.get_type_hints typing._eval_type " +
      "dataclasses.make_dataclass logging.config.* typing.ForwardRef.* typing.evaluate_forward_ref annotationlib.* " +
      "dataclasses._create_fn dataclasses._process_class dataclasses.dataclass ultralytics.nn.tasks.DetectionModel " +
      "ultralytics.nn.tasks.SegmentationModel ultralytics.nn.tasks.PoseModel ultralytics.nn.tasks.OBBModel " +
      "ultralytics.nn.tasks.ClassificationModel ultralytics.nn.tasks.RTDETRDetectionModel ultralytics.nn.tasks.WorldModel " +
      "ultralytics.nn.tasks.YOLOEModel ultralytics.nn.tasks.YOLOESegModel ultralytics.nn.tasks.parse_model models.yolo.Model " +
      "models.yolo.DetectionModel models.yolo.SegmentationModel models.yolo.ClassificationModel models.yolo.parse_model " +
      "matplotlib.rcsetup.* matplotlib.sphinxext.* scipy._lib._bunch.* scipy._lib.decorator.* " +
      "scipy._lib.array_api_compat._internal.* skimage._shared.testing.* sympy.external.* sympy.interactive.* sympy.plotting.* " +
      "scipy.stats._continuous_distns.* scipy.stats._discrete_distns.* scipy.stats._distn_infrastructure.* scipy.stats._levy_stable.* " +
      "sympy.utilities.* sympy.printing.* sympy.polys.polyconfig.* sympy.polys.monomials.MonomialOps.* networkx.utils.decorators.* " +
      "torch.fx.experimental.* torch.fx.operator_schemas.* torch.fx.interpreter.* torch.utils._freeze.* " +
      "joblib._deprecated_format_stack.* " +
      "torch.fx._lazy_graph_module.* attr.make_class attrs.make_class attr._make.* keras.layers.Lambda " +
      "keras.src.layers.core.lambda_layer.* keras.layers.deserialize keras.src.legacy.saving.* tensorflow.python.tools.* " +
      "torch._C._jit_compile torch._C._jit_interpret_graph torch._C._jit_script_class_compile " +
      "torch._C._create_function_from_graph torch._C.CompilationUnit sympy.S sympy.core.singleton.S " +
      "caffe2.python.workspace.* torch._export.* torch._lazy.* torch.backends._coreml.* torch.backends._nnapi.* torch.compiler.compile torch.cuda.jiterator.* torch.export._unlift.* torch.export.unflatten.* torch.fx.passes.*",
  },
  {
    id: "import",
    does: "imports a module by name, which runs that module",
    patterns:
      "builtins.__import__ importlib.* _frozen_importlib.* _frozen_importlib_external.* imp.* _imp.* pkgutil.* runpy.* zipimport.* " +
      "pydoc.* modulefinder.* pyclbr.* site.* _sitebuiltins.* sysconfig.* zipapp.* ihooks.* knee.* numpy.core._ufunc_reconstruct " +
      "numpy.core.multiarray._ufunc_reconstruct hydra.utils.* django.utils.module_loading.* werkzeug.utils.* zope.dottedname.* " +
      "torch.package.* torch._utils._import_dotted_name torch.utils._import_utils.* transformers.dynamic_module_utils.* " +
      "omegaconf._utils.* sklearn.utils._show_versions.* pytest.* _pytest.* warnings._getcategory warnings._setoption " +
      "warnings._processoptions PIL.Image.init PIL.features.* matplotlib.pyplot.* matplotlib.backend_bases.* networkx.lazy_imports.* " +
      "lazy_loader.* numpy.core.function_base.add_newdoc numpy.core.setup.* numpy.core.setup_common.* numpy.lib.utils.* " +
      "numpy.lib._utils_impl.* pandas.compat._optional.* pandas.plotting.* pandas.util.* scipy._lib._uarray.* " +
      "scipy._lib.deprecation.* scipy.optimize._optimize.show_options skimage._shared.lazy.* skimage._shared.version_requirements.* " +
      "skimage.io.* sklearn.utils.discovery.* torch.nn.utils._deprecation_utils.* xgboost.compat.LazyLoader " +
      "xgboost.compat.lazy_isinstance transformers.utils.import_utils.* transformers.pipelines.pipeline " +
      "transformers.pipelines.base.load_model transformers.pipelines.base.infer_framework_load_model transformers.models.auto.* " +
      "importlib_metadata.* importlib_resources.* hashlib.__get_builtin_constructor pydantic.ImportString " +
      "pydantic.types.ImportString pydantic._internal._validators.* _distutils_system_mod.*",
  },
  {
    id: "code-object",
    does: "makes functions or classes from code that the file holds",
    patterns:
      "builtins.type types.CodeType types.FunctionType types.LambdaType types.MethodType types.ModuleType types.CellType types.new_class " +
      "types.prepare_class types.resolve_bases types.coroutine types.GenericAlias new.* marshal.* inspect.* dis.* opcode.* _opcode.* " +
      "ast.* _ast.* cloudpickle.* dill.* _dill.* ray.cloudpickle.* srsly.cloudpickle.* joblib.externals.cloudpickle.* serpent.* " +
      "jsonpickle.* builtins.classmethod builtins.staticmethod builtins.property builtins.super builtins.__build_class__ " +
      "builtins.memoryview numba.core.serialize.* cython.* Cython.* cppyy.* llvmlite.*",
  },
  {
    id: "unpickle",
    does: "loads another pickle, with nothing checked",
    patterns:
      "pickle.* _pickle.* pickletools.* shelve.* joblib.load joblib.numpy_pickle.load joblib.numpy_pickle.NumpyUnpickler " +
      "joblib.numpy_pickle_compat.* joblib.memory.* joblib.parallel.* numpy.load numpy.lib.npyio.* numpy.lib._npyio_impl.* " +
      "numpy.lib.format.* pandas.read_pickle pandas.read_hdf pandas.io.* pandas.compat.pickle_compat.* torch.load " +
      "torch.serialization.load torch.serialization._load torch.serialization._legacy_load torch.storage._load_from_bytes " +
      "torch.hub.* torch.utils.model_zoo.* torch.utils.serialization.* torch.distributed.checkpoint.state_dict_loader.* " +
      "torch.distributed.checkpoint.format_utils.* torch.distributed.checkpoint.filesystem.* yaml.* _yaml.* ruamel.* skops.io.* " +
      "mlflow.pyfunc.utils.* mlflow.utils.* mlflow.projects.* mlflow.sklearn.* mlflow.pytorch.* spacy.util.* spacy.cli.* spacy.load " +
      "srsly.pickle_api.* zodbpickle.* cPickle.* sklearn.datasets.* scipy.io.* diskcache.* klepto.* compress_pickle.* " +
      "cloudpickle.load networkx.readwrite.* scipy.datasets.* scipy.misc.* scipy.sparse._matrix_io.* scipy.sparse.load_npz " +
      "skimage.data.* joblib.numpy_pickle.NumpyArrayWrapper.* torch.distributed._shard.checkpoint.* " +
      "torch.distributed.distributed_c10d.* torch.utils.model_dump.* torch.utils.show_pickle.* torch.serialization.* xgboost.spark.* " +
      "torch.distributed.optim.zero_redundancy_optimizer.* models.experimental.attempt_load models.common.DetectMultiBackend " +
      "ultralytics.nn.tasks.attempt_load_one_weight ultralytics.nn.tasks.attempt_load_weights ultralytics.nn.tasks.load_checkpoint " +
      "ultralytics.nn.tasks.torch_safe_load ultralytics.nn.autobackend.* ultralytics.utils.patches.* " +
      "torch._C.PyTorchFileReader torch._C.import_ir_module torch._C.import_ir_module_from_buffer " +
      "torch._C._import_ir_module_from_package torch._C._load_for_mobile torch._C._load_for_mobile_from_file " +
      "torch._C._load_for_lite_interpreter torch._C._load_for_lite_interpreter_from_buffer " +
      "transformers.modeling_utils.load_state_dict " +
      "torch.compiler.load_cache_artifacts torch.compiler._cache.* torch.distributed._serialization.*",
  },
  {
    id: "attribute",
    does: "reaches any attribute or method by its name, which leads to everything else",
    patterns:
      "builtins.iter builtins.getattr builtins.setattr builtins.delattr builtins.hasattr builtins.vars builtins.globals builtins.locals " +
      "builtins.dir builtins.object.__getattribute__ operator.attrgetter operator.methodcaller operator.call operator.setitem " +
      "operator.delitem _operator.attrgetter functools.partial functools.partialmethod functools.reduce functools.singledispatch " +
      "functools.cached_property functools.wraps functools.update_wrapper functools.cmp_to_key functools.singledispatchmethod " +
      "functools._lru_cache_wrapper builtins.map builtins.filter builtins.apply builtins.reduce builtins.callable itertools.starmap " +
      "itertools.accumulate itertools.groupby itertools.takewhile itertools.dropwhile itertools.filterfalse toolz.* cytoolz.* " +
      "pyrsistent.* unittest.mock.* mock.* contextlib.ExitStack contextlib.AsyncExitStack contextlib._GeneratorContextManager " +
      "weakref.finalize _weakref.* torch._tensor_str.* torch.ops.* torch._ops.* torch.classes.* torch._classes.* " +
      "torch.nn.utils.parametrize.* torch.utils._pytree.* torch.utils.checkpoint.* torch.autograd.profiler.* " +
      "torch.autograd.forward_ad.* numpy.vectorize numpy.frompyfunc numpy.apply_along_axis numpy.apply_over_axes numpy.piecewise " +
      "numpy.fromfunction numpy.fromiter pandas.core.apply.* operator.__call__ operator.__setitem__ operator.__delitem__ " +
      "builtins.str.format builtins.str.format_map string.Formatter string.Formatter.* contextlib._BaseExitStack.* " +
      "contextlib.ExitStack.* contextlib.AsyncExitStack.* contextlib.closing contextlib.redirect_stdout contextlib.redirect_stderr " +
      "contextlib.chdir copy.* functools.* re.Scanner re.Scanner.* re.sub re.subn re.Pattern.sub re.Pattern.subn heapq.nlargest " +
      "heapq.nsmallest heapq.merge weakref.ref weakref.ReferenceType weakref.proxy weakref.WeakMethod weakref.WeakMethod.* " +
      "_codecs.register _codecs.register_error _codecs.unregister numpy.core.fromnumeric._wrapfunc numpy.core.fromnumeric._wrapit " +
      "numpy.core.fromnumeric._wrapreduction numpy.ma.core._frommethod numpy.ma.core._arraymethod pandas.core.common.* " +
      "pandas.core.dtypes.generic.create_pandas_abc_type pandas.core.frame.DataFrame.* pandas.core.series.Series.* " +
      "pandas.core.generic.* sklearn.metrics._scorer._cached_call torch._prims.* torch.nn.utils.prune.* " +
      "enum.reduce statistics.reduce statistics.groupby enum._old_convert_ textwrap.indent random._test_generator " +
      "hashlib.file_digest joblib.Parallel joblib.delayed joblib._parallel_backends.* sklearn.utils.parallel._FuncWrapper " +
      "sklearn.utils.fixes._FuncWrapper types._GeneratorWrapper torch.cuda._lazy_call pandas.DataFrame.* pandas.Series.*",
  },
  {
    id: "files",
    does: "reads, writes or deletes files",
    patterns:
      "os.* builtins.open builtins.file io.open io.open_code io.FileIO _io.open _io.open_code _io.FileIO codecs.open " +
      "codecs.EncodedFile shutil.* tempfile.* glob.* fileinput.* linecache.* filecmp.* zipfile.* tarfile.* gzip.* bz2.* _bz2.* " +
      "lzma.* _lzma.* mmap.* dbm.* _dbm.* _gdbm.* sqlite3.* _sqlite3.* mailbox.* netrc.* plistlib.* configparser.* csv.* _csv.* " +
      "posixpath.* ntpath.* genericpath.* fcntl.* stat.* _stat.* tokenize.* token.* tabnanny.* wave.* aifc.* sunau.* sndhdr.* " +
      "imghdr.* chunk.* uu.* binhex.* xdrlib.* logging.FileHandler logging.handlers.* logging.basicConfig numpy.fromfile " +
      "numpy.tofile numpy.loadtxt numpy.genfromtxt numpy.memmap numpy.core.memmap.* numpy.save numpy.savez numpy.savez_compressed " +
      "numpy.savetxt numpy.fromregex numpy.lib._datasource.* numpy.DataSource numpy.core.records.fromfile numpy.ndarray.tofile " +
      "numpy.ndarray.dump pandas.read_csv pandas.read_json pandas.read_table pandas.read_sql pandas.read_html pandas.read_xml " +
      "pandas.read_parquet pandas.read_feather pandas.read_excel pandas.read_fwf pandas.read_orc pandas.read_sas pandas.read_stata " +
      "pandas.read_spss pandas.ExcelWriter pandas.HDFStore torch.save torch.serialization.save torch.from_file " +
      "torch.storage._StorageBase.from_file joblib.dump fsspec.* smart_open.* h5py.* tables.* PIL.Image.open PIL.ImageMath.* " +
      "PIL.ImageShow.* PIL.EpsImagePlugin.* imageio.* cv2.* pathlib.Path.* pathlib.PosixPath.* pathlib.WindowsPath.* " +
      "zoneinfo.ZoneInfo.from_file zoneinfo._common.* zoneinfo._tzpath.* zoneinfo.reset_tzpath PIL.TarIO.* PIL.PdfParser.* " +
      "PIL.FontFile.* PIL.ImagePalette.load PIL.ImageFont.* PIL.TiffImagePlugin.AppendingTiffWriter " +
      "PIL.TiffImagePlugin.AppendingTiffWriter.* PIL.ImageCms.* PIL.ImageMorph.* PIL.Image.Image.* joblib._memmapping_reducer.* " +
      "joblib.disk.* joblib.logger.* joblib._store_backends.* joblib.compressor.* numpy.core._methods._dump numpy.compat.* " +
      "numpy.ma.mrecords.* pytz.open_resource sympy.physics.quantum.qasm.* xgboost.core.Booster xgboost.core.DMatrix " +
      "xgboost.sklearn.XGBModel.* lightgbm.basic.Booster lightgbm.basic.Dataset torch._utils_internal.* torch.profiler.* " +
      "torch.utils.tensorboard.* tensorboard.* tensorboardX.* torch.utils.file_baton.* torch.utils._cpp_extension_versioner.* " +
      "torch.cuda.memory.* torch.cuda.profiler.* sklearn.tree._export.export_graphviz transformers.utils.hub.* " +
      "numpy.core.multiarray.fromfile numpy.lookfor numpy.source numpy.lib.DataSource numpy.rec.fromfile numpy.ma.openfile " +
      "pandas.read_clipboard pandas.to_pickle base64.main matplotlib.style.* matplotlib.rc_file matplotlib.rc_params_from_file " +
      "matplotlib.image.* tensorflow.python.platform.gfile.* tensorflow.train.load_checkpoint lxml.etree.parse " +
      "lxml.etree.iterparse lxml.etree.XSLT lxml.html.parse " +
      "compression.zstd.ZstdFile compression.zstd.open compression.zstd._zstdfile.* backports.zstd.ZstdFile backports.zstd.open pathlib._os.* " +
      "torch._logging.* torch.cuda.gds.* torch.cuda.tunable.* " +
      "io.OpenWrapper _pyio.OpenWrapper",
  },
  {
    id: "network",
    does: "opens a network connection",
    patterns:
      "socket.* _socket.* ssl.* _ssl.* select.* selectors.* http.* urllib.* urllib2.* urllib3.* httplib.* httplib2.* ftplib.* " +
      "smtplib.* smtpd.* telnetlib.* poplib.* imaplib.* nntplib.* xmlrpc.* socketserver.* asyncore.* asynchat.* wsgiref.* cgi.* " +
      "requests.* httpx.* aiohttp.* websocket.* websockets.* twisted.* tornado.* pycurl.* wget.* boto3.* botocore.* s3fs.* gcsfs.* " +
      "google.cloud.* azure.* huggingface_hub.* grpc.* zmq.* redis.* pymongo.* kafka.* gevent.* eventlet.* datasets.load.* " +
      "datasets.builder.* datasets.download.* datasets.utils.* datasets.load_dataset torchvision.datasets.utils.* nis.* uvicorn.* " +
      "gradio.* flask.* fastapi.* bottle.* scapy.* matplotlib._open_file_or_url pandas._testing.* xgboost.tracker.* " +
      "xgboost.testing.* xgboost.collective.* " +
      "torch.distributed.debug.*",
  },
  {
    id: "native",
    does: "loads or runs native code",
    patterns:
      "ctypes.* _ctypes.* cffi.* _cffi_backend.* numpy.ctypeslib.* winreg.* _winreg.* msvcrt.* msilib.* _msi.* " +
      "winsound.* nt.* tkinter.* _tkinter.* Tkinter.* turtle.* curses.* _curses.* readline.* termios.* tty.* resource.* syslog.* " +
      "ossaudiodev.* dl.* win32api.* win32com.* pythoncom.* comtypes.* clr.* jpype.* pyximport.* rpy2.* _posixshmem.* _overlapped.* " +
      "_scproxy.* packaging._manylinux.* scipy._lib._ccallback.* torch._preload_cuda_deps torch._load_global_deps " +
      "caffe2.python.dyndep.* caffe2.python.extension_loader.* torch._C._aoti.*",
  },
  {
    id: "interpreter",
    does: "changes the running interpreter, or has code run later",
    patterns:
      "sys.* gc.* atexit.* signal.* _signal.* faulthandler.* threading.* _thread.* _threading_local.* dummy_threading.* " +
      "_dummy_thread.* concurrent.* sched.* queue.SimpleQueue tracemalloc.* _tracemalloc.* traceback.* _warnings.* copyreg.* " +
      "copy_reg.* _interpreters.* _interpqueues.* _interpchannels.* _xxsubinterpreters.* _xxinterpchannels.* builtins.exit " +
      "builtins.quit builtins.copyright builtins.credits builtins.license builtins.__dict__ builtins.__builtins__ " +
      "builtins.__loader__ builtins.__spec__ contextvars.* _contextvars.* locale.* _locale.* gettext.* getpass.* pwd.* grp.* spwd.* " +
      "crypt.* _crypt.* platform.* pstats.* optparse.* getopt.* cmd.* shlex.* pprint.* reprlib.* difflib.* secrets.* _symtable.* " +
      "_testcapi.* _testinternalcapi.* _xxtestfuzz.* this.* ftfy.* mimetypes.* nturl2path.* pyexpat.* xml.* _elementtree.* html.* " +
      "email.* quopri.* sre_compile.* sre_parse.* codecs.* encodings.* _multibytecodec.* _pyio.* _bootlocale.* _compat_pickle.* " +
      "_compression.* argparse.FileType argparse.ArgumentParser types.DynamicClassAttribute _abc.* _py_abc.* json.* time.sleep " +
      "time.clock_settime time.clock_settime_ns warnings.showwarning warnings.catch_warnings " +
      "torch._custom_op.* torch._custom_ops.* torch._library.* " +
      "_json.make_encoder _json.make_scanner",
  },
];
