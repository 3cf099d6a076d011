import type { DeniedFamily } from "./denied.ts";

/**
 * Modules of Python 2, of tools, servers and clients, and what libraries of the field have beside models: none of it
 * is a part of one, and each of it runs, calls, loads, fetches or writes what it is given. Where a package also has
 * classes that checkpoints hold, only its functions are named.
 *
 * Sources: Python 2.7's and 2.3's module indexes, and the documentation and sources of the libraries named. Put together in
 * 2026-11; which name came from which of them is not recorded. This ranks, as the families of `denied.ts` do.
 */
export const deniedApplicationFamilies: readonly DeniedFamily[] = [
  {
    id: "shell",
    does: "runs a program or a shell command",
    patterns:
      "_win32sysloader.* aetools.* ansible.* ansible_runner.* anyio.open_process anyio.run anyio.run_process " +
      "anyio.to_process.* anyio.to_thread.* applesingle.* ase.calculators.calculator.FileIOCalculator " +
      "ase.calculators.genericfileio.* audioread.* autogen.code_utils.* autogen.coding.* autoGIL.* billiard.* " +
      "Bio.Application.* buildtools.* camelot.* Carbon.* cfmfile.* conda.* cookiecutter.* copier.* curio.* " +
      "daemon.DaemonContext daemon.runner.* daphne.* dvc.* e2b_code_interpreter.* EasyDialogs.* easyprocess.* fabric2.* " +
      "ffmpy.* findertools.* gtts.* gunicorn.* gym.wrappers.monitoring.* gymnasium.wrappers.monitoring.* hgapi.* " +
      "horovod.run.* horovod.runner.* hypercorn.* ic.IC ic.launchurl ic.mapfile icopen.* imageio.plugins.ffmpeg.* " +
      "imageio_ffmpeg.* imgkit.* jnius.* jupyter_core.* konch.* langchain.llms.* langchain.python.* " +
      "langchain.utilities.bash.* langchain.utilities.BashProcess langchain_experimental.* line_profiler.* loky.* MacOS.* " +
      "macostools.* mamba.* matplotlib.testing.* memory_profiler.* mimetools.pipethrough mimetools.pipeto moviepy.audio.io.* " +
      "moviepy.config.* moviepy.editor.AudioFileClip moviepy.editor.VideoFileClip moviepy.tools.* moviepy.video.io.* " +
      "mpi4py.MPI.* mpi4py.run.* mpi4py.util.* multiprocess.* nbdev.* nox.* open_interpreter.* pandarallel.* pathos.* paver.* " +
      "pdfkit.* phonemizer.* pp.Server ppft.* psutil.tests.* pudb.* pulp.apis.* pulp.COIN_CMD pulp.CPLEX_CMD pulp.GLPK_CMD " +
      "pulp.PULP_CBC_CMD pulp.SCIP_CMD pwn.* pwnlib.* py4j.* pydoc.pipe_pager pydub.AudioSegment.* pydub.utils.* pygit2.* " +
      "pyinstrument.* pyomo.environ.SolverFactory pyomo.opt.* pypandoc.* pyppeteer.* pyspark.daemon.* pyspark.java_gateway.* " +
      "pyspark.worker.* pytensor.utils.call_subprocess_Popen pytensor.utils.output_subprocess_Popen " +
      "pytensor.utils.subprocess_Popen pytools.debug.* pytools.prefork.* pyttsx3.* rpdb.* rq.* salt.* scalene.* SCons.* " +
      "seldon_core.* skvideo.* sox.* supervisor.supervisord.* tesserocr.* textblob.download_corpora.* textract.* " +
      "theano.misc.windows.* toaiff.* torchx.* trio.lowlevel.* trio.open_process trio.run trio.run_process unoconv.* uvloop.* " +
      "waflib.* waitress.* watchdog.tricks.* weasyprint.* werkzeug._reloader.* werkzeug.serving.* win32com.* win32file.* " +
      "win32process.* win32service.* wkhtmltopdf.* wmi.* xonsh.* " +
      "autopep8.* flake8.* isort.* jedi.* mypy.* pebble.* pyflakes.* radon.* rope.* vulture.* yapf.* pdf2image.*",
  },
  {
    id: "evaluate",
    does: "runs Python code or an expression that the file holds as text",
    patterns:
      "_hotshot.* abc.ABCMeta ansible.template.* astropy.modeling.parameters.* bokeh.application.* bokeh.command.* bokeh.io.* " +
      "boltons.funcutils.* bs4.diagnose.* chameleon.* Cheetah.* cheetah.* compiler.compile compiler.compileFile " +
      "compiler.parse compiler.parseFile compiler.pycodegen.* compiler.transformer.* compiler.visitor.* compiler.walk " +
      "cupy._core.raw.* cupy.core.* cupy.cuda.compiler.* cupy.ElementwiseKernel cupy.fuse cupy.RawKernel cupy.RawModule " +
      "cupy.ReductionKernel cupyx.jit.* dash.* deap.gp.compile deap.gp.compileADF deap.gp.PrimitiveTree.from_string " +
      "decorator.FunctionMaker decorator.FunctionMaker.* enum.EnumMeta enum.EnumType formatter.test functorch.compile.* " +
      "genshi.* gin.config.* gin.parse_config gin.parse_config_file gin.parse_config_files_and_bindings gin.query_parameter " +
      "gplearn.functions.make_function hotshot.* hypothesis.internal.* imputil.* interpreter.interpreter.* jax._src.api.* " +
      "jax._src.callback.* jax._src.pjit.* julia.* juliacall.* keras.engine.functional.Functional.from_config " +
      "keras.engine.sequential.Sequential.from_config keras.engine.training.Model.from_config langchain.chains.llm_math.* " +
      "langchain.chains.pal_chain.* langchain.chains.PALChain llama_index.core.exec_utils.* llvmlite.* " +
      "mpmath.libmp.libhyper.make_hyp_summator mujoco_py.builder.* mxnet.rtc.* nbconvert.* nltk.metrics.scores.demo " +
      "nltk.sem.logic.* numba.cfunc numba.core.caching.* numba.core.compiler.* numba.core.dispatcher.* numba.core.registry.* " +
      "numba.core.sigutils.* numba.guvectorize numba.misc.* numba.testing.* numba.tests.* numba.vectorize panel.io.* " +
      "papermill.* parser.ast2list parser.compileast parser.compilest parser.expr parser.sequence2ast parser.sequence2st " +
      "parser.suite parser.tuple2st plotly.io.* ply.lex.lex ply.yacc.yacc prophet.serialize.* py_mini_racer.* " +
      "pycuda.compiler.* pycuda.driver.* pydantic.deprecated.* pydantic.parse.* pyopencl.* pyramid.* rexec.* sacred.* " +
      "salt.renderers.* symbol.main tensorflow.function tensorflow.python.autograph.* " +
      "tensorflow.python.distribute.multi_process_lib.* tensorflow.python.distribute.multi_process_runner.* " +
      "torch._functorch.* torch._jit_internal.* torch._sources.* torch.ao.quantization.fx.* " +
      "torch.ao.quantization.quantize_fx.* torch.compile torch.distributed.nn.api.remote_module.* torch.distributed.nn.jit.* " +
      "torch.library.* torch.quantization.fx.* torch.quantization.quantize_fx.* torch.vmap " +
      "traitlets.config.loader.PyFileConfigLoader types.ClassType types.InstanceType typing.NamedTupleMeta typing.TypedDict " +
      "user.home user.pythonrc werkzeug.contrib.* werkzeug.debug.* werkzeug.routing.* " +
      "web.template.*",
  },
  {
    id: "import",
    does: "imports a module or a class by name, which runs that module",
    patterns:
      "albumentations.core.serialization.* albumentations.from_dict albumentations.load ase.db.* Bastion.* confection.* " +
      "demandimport.* django.db.migrations.* django.shortcuts.* dnnlib.tflib.* dnnlib.util.* gym.envs.registration.EnvSpec.* " +
      "gym.envs.registration.load gym.envs.registration.make gym.make gym.spec gymnasium.envs.registration.EnvSpec.make " +
      "gymnasium.envs.registration.load_env_creator gymnasium.envs.registration.make gymnasium.envs.registration.make_vec " +
      "gymnasium.make gymnasium.make_vec gymnasium.spec hyperopt.fmin hyperopt.fmin.* hyperopt.pyll.base.rec_eval " +
      "hyperopt.pyll.stochastic.* inspect_ai.* lazy_import.* lazy_object_proxy.* lazyasd.* ldm.util.* lm_eval.* " +
      "matplotlib.use mmengine.config.lazy.LazyObject.build monai.utils.module.* monty.json.MontyDecoder " +
      "monty.json.MontyDecoder.* monty.json.MSONable.* nltk.corpus.util.* numpy._pytesttester.* numpy.add_newdoc " +
      "numpy.typing.mypy_plugin.* pandas._config.config.* pandas.plotting.* pennylane.device pydantic.PyObject " +
      "pydantic.PyObject.* pydantic.types.PyObject pydantic.types.PyObject.* qcodes.* qiskit.qpy.* rasa.shared.utils.* " +
      "rasa.utils.* sgm.util.* six._import_module six._importer six.MovedAttribute six.MovedModule six.reraise " +
      "speechbrain.inference.interfaces.* speechbrain.pretrained.interfaces.* sqlalchemy.dialects.* " +
      "statsmodels.tools._testing.* taming.util.* tensorflow.python.util.lazy_loader.* ultralytics.utils.callbacks.* " +
      "vaex.serialize.* venusian.* wrapt.importer.* wrapt.resolve_path wrapt.when_imported yacs.config._load_module_from_file " +
      "yacs.config.CfgNode.load_cfg yacs.config.load_cfg zope.component.* " +
      "paste.deploy.* paste.script.* paste.util.* nemo.core.classes.common.import_class_by_path nemo.core.classes.common.safe_instantiate",
  },
  {
    id: "unpickle",
    does: "loads a model or another pickle, with nothing checked",
    patterns:
      "allennlp.common.file_utils.* anydbm.* beaker.* bsddb.* bsddb3.* cached_path.* cachelib.file.* cachelib.FileSystemCache " +
      "casadi.external casadi.Function.* cherrypy.* Cookie.SerialCookie Cookie.SerialCookie.* Cookie.SmartCookie " +
      "Cookie.SmartCookie.* dbhash.* django.core.files.* dogpile.* dumbdbm.* espnet2.main_funcs.* " +
      "fairseq.data.indexed_dataset.* flask_caching.* flax.serialization.* gdbm.* gensim.test.utils.* " +
      "insightface.app.face_analysis.* ipyparallel.* joblib.numpy_pickle.* joblib.numpy_pickle.read_array " +
      "joblib.numpy_pickle.read_zfile keras.config.* keras.src.backend.common.global_state.* legacy.load_network_pkl " +
      "llama_index.objects.* memcache.* modules.safe.* monty.serialization.* mxnet.kvstore_server.* mxnet.optimizer.create " +
      "nltk.corpus.reader.util.PickleCorpusView numcodecs.Pickle numcodecs.Pickle.* numcodecs.pickles.* onnx.reference.* " +
      "parlai.core.agents.* parlai.core.build_data.* parlai.scripts.* polars.DataFrame.deserialize polars.Expr.* " +
      "polars.LazyFrame.* polars.lazyframe.* polars.polars.PyLazyFrame pyarrow.deserialize_pandas pyarrow.lib.deserialize " +
      "pyarrow.lib.deserialize_from pylibmc.* realesrgan.RealESRGANer sage.misc.persist.* sage.structure.sage_object.* " +
      "sklearn_json.* spacy.language.Language.from_bytes spacy.language.Language.from_disk sqlitedict.* " +
      "stanza.pipeline.core.Pipeline tensorflow.lite.experimental.* tensorflow.lite.Interpreter theano.gof.cmodule.* " +
      "theano.gof.compiledir.* theano.misc.pkl_utils.* torch._C._import_ir_module_from_buffer torch.distributed.checkpoint.* " +
      "torch.utils.mobile_optimizer.* torch_utils.custom_ops.* transformers.convert_pytorch_checkpoint_to_tf2.* " +
      "transformers.models.rag.retrieval_rag.LegacyIndex transformers.models.transfo_xl.tokenization_transfo_xl.torch_load " +
      "ultralytics.engine.model.Model.* ultralytics.nn.tasks.yaml_model_load webdataset.* werkzeug.contrib.securecookie.* " +
      "whichdb.* wids.*",
  },
  {
    id: "files",
    does: "reads, writes or deletes files",
    patterns:
      "antlr4.FileStream antlr4.InputStream.* ase.io.* audiodev.* commentjson.load datasets.arrow_dataset.Dataset.from_file " +
      "datasets.arrow_dataset.Dataset.load_from_disk deepspeed.runtime.config.DeepSpeedConfig demjson.* dircache.* " +
      "docutils.core.* docutils.io.* dropbox.* fastai.data.external.* fastcore.net.* fastdownload.* fs.open_fs ftputil.* " +
      "gopherlib.* json5.load jsonlines.open logbook.* logging.addLevelName logging.captureWarnings logging.disable " +
      "logging.setLoggerClass logging.shutdown loguru.logger.* lxml.html.open_in_browser macpath.* markdown.markdownFromFile " +
      "matplotlib.figure.Figure.savefig mhlib.* mimify.* multifile.* netCDF4.* numpy.mafromtxt optuna.storages.journal.* " +
      "optuna.storages.JournalFileStorage optuna.storages.JournalStorage optuna.storages.RDBStorage os2emxpath.* osgeo.* " +
      "pandas._libs.parsers.* pandas.ExcelFile path.Path.rmtree path.Path.unlink path.Path.write_bytes path.Path.write_text " +
      "patoolib.* peewee.* PIL.Image.register_decoder PIL.Image.register_open PIL.Image.register_save PIL.PSDraw.* " +
      "posixfile.* py7zr.* pyarrow.lib.create_memory_map pyarrow.lib.memory_map pybullet.* pydantic.BaseModel.parse_file " +
      "pydantic.BaseModel.parse_raw pydantic.main.BaseModel.parse_file pydantic.main.BaseModel.parse_raw " +
      "pydantic.parse_file_as pydrive.* pydrive2.* pyreadr.* pyreadstat.* pysftp.* pyunpack.* rarfile.* " +
      "rdkit.Chem.MolFromMolFile rdkit.Chem.SDMolSupplier rdkit.Chem.SDWriter sklearn2pmml.sklearn2pmml statvfs.* sunaudio.* " +
      "tables.* timm.models.helpers.* tinydb.* torch._C.PyTorchFileWriter torch.contrib.* torch.distributed.FileStore " +
      "torch.FloatStorage.from_file torchaudio.sox_effects.* torchdata.datapipes.* torchvision.datasets.folder.find_classes " +
      "torchvision.datasets.folder.make_dataset transformers.deepspeed.* types.FileType ujson.load unipath.* upath.* " +
      "zarr.DirectoryStore zarr.open_array zarr.open_group zarr.save zarr.storage.* zarr.ZipStore " +
      "docx.Document docx.api.* pptx.Presentation pptx.api.* xlsxwriter.* PyPDF2.* pypdf.* pikepdf.* fitz.* pymupdf.* pdfminer.high_level.* dlib.load_rgb_image " +
      "dlib.load_grayscale_image dlib.save_image dlib.cnn_face_detection_model_v1 dlib.face_recognition_model_v1 nemo.core.classes.common.FileIO.restore_from",
  },
  {
    id: "network",
    does: "opens a network connection, or downloads",
    patterns:
      "aim.Run aio_pika.* aiosmtplib.* asyncssh.* BaseHTTPServer.* Bio.Entrez.* bpemb.* cassandra.* CGIHTTPServer.* " +
      "chromadb.* cookielib.* cos_python_sdk_v5.* dask.bag.* discord.Client dns.resolver.* DocXMLRPCServer.* ftpretty.* " +
      "g2p_en.* googleapiclient.* gspread.* hdfs.* htmllib.* influxdb.* influxdb_client.* jax.distributed.* jax.profiler.* " +
      "keras.callbacks.RemoteMonitor keras.src.callbacks.remote_monitor.* keyring.get_password langchain.document_loaders.* " +
      "langchain.utilities.* langchain_community.document_loaders.* medmnist.* minio.* mitogen.* mlflow.client.* " +
      "mlflow.set_tracking_uri mlflow.tracking.* napalm.* nats.connect ncclient.* nemo.utils.cloud.* netmiko.* " +
      "nilearn.datasets.* nmap.* openml.* osmnx.* oss2.* paho.* pattern.web.* pexpect.* pika.* pinecone.* praw.* " +
      "pyarrow.flight.* pymilvus.* Pyro4.* Pyro5.* pyshark.* pysnmp.* pysolr.* qdrant_client.* qiniu.* robotparser.* rpyc.* " +
      "scapy.* scp.SCPClient serial.Serial serial.serial_for_url sgmllib.* SimpleHTTPServer.* SimpleXMLRPCServer.* " +
      "smbclient.* smbprotocol.* SocketServer.* sshtunnel.* starlette.* telegram.Bot tensorboard.* " +
      "tensorflow.keras.callbacks.RemoteMonitor thrift.* tiktoken.encoding_for_model tiktoken.get_encoding tiktoken.load.* " +
      "tkFileDialog.* Tkinter.* torch._C._distributed_c10d.* torch.distributed.HashStore torch.distributed.init_process_group " +
      "torch.distributed.TCPStore tweepy.* ultralytics.utils.checks.* usb.core.* weaviate.* webdav3.* xmlrpclib.*",
  },
  {
    id: "native",
    does: "loads or runs native code",
    patterns:
      "casadi.external cppimport.* ctranslate2.* hidet.* iree.* lightgbm.basic._load_lib lightgbm.libpath.* " +
      "llvmlite.binding.* mxnet.library.* nanobind.* onnxruntime_extensions.* polars.plugins.* pyarrow.cffi.* pybind11.* " +
      "pytensor.link.* pythonnet.* tensorrt_llm.* theano.gof.cmodule.* torch.FloatStorage._new_shared_filename torch2trt.* " +
      "torch_tensorrt.* tvm.* weakref_dl.* xgboost.core._load_lib xgboost.libpath.* " +
      "treelite.* treelite_runtime.* tl2cgen.*",
  },
  {
    id: "attribute",
    does: "calls what it is given, or reaches any attribute by its name",
    patterns:
      "__builtin__.reload absl.app.* attr._compat.* bsddb.dbutils.* builtins.reload cachetools.func.* click.Command.* " +
      "click.core.* contextlib.asynccontextmanager contextlib.contextmanager deap.creator.create decorator.decorate " +
      "decorator.decorator docopt.* dummy_thread.* fastcore.parallel.* fastcore.script.* fastcore.test.* formatter.* funcy.* " +
      "future_builtins.* guppy.* gym.vector.async_vector_env.* gym.vector.make gymnasium.vector.async_vector_env.* " +
      "gymnasium.vector.make haiku.transform imgaug.augmenters.Lambda imgaug.augmenters.meta.Lambda itertools.ifilter " +
      "itertools.ifilterfalse itertools.imap jax.eval_shape jax.grad jax.lax.cond jax.lax.fori_loop jax.lax.map jax.lax.scan " +
      "jax.lax.while_loop jax.make_jaxpr jax.pmap jax.tree.map jax.tree_util.tree_map jax.tree_util.tree_map_with_path " +
      "jax.vmap joblib.func_inspect.* joblib.wrap_non_picklable_objects keras.callbacks.LambdaCallback " +
      "matplotlib._pylab_helpers.* matplotlib.cbook.CallbackRegistry.process mmengine.registry.build_from_cfg " +
      "more_itertools.* nest_asyncio.* numpy.polynomial.polyutils._fromroots numpy.set_string_function numpy.seterrcall " +
      "objgraph.* polars.DataFrame.map_rows polars.functions.* polars.map_batches polars.map_groups polars.struct_map " +
      "py._io.* py._path.* py.io.* py.path.* pyarrow.compute.register_aggregate_function " +
      "pyarrow.compute.register_scalar_function pympler.* random.Random.* ray.get ray.put ray.tune.registry.* ray.tune.run " +
      "ray.tune.Tuner ray.wait rich.pretty.* rich.prompt.* schedule.run_all schedule.run_pending " +
      "scipy._lib._util._FunctionWrapper scipy._lib._util.MapWrapper scipy.integrate.dblquad scipy.integrate.fixed_quad " +
      "scipy.integrate.nquad scipy.integrate.odeint scipy.integrate.quad scipy.integrate.quad_vec scipy.integrate.solve_ivp " +
      "scipy.LowLevelCallable scipy.ndimage.generic_filter scipy.ndimage.generic_filter1d scipy.ndimage.generic_laplace " +
      "scipy.ndimage.geometric_transform scipy.ndimage.labeled_comprehension scipy.ndimage.vectorized_filter " +
      "scipy.optimize.approx_fprime scipy.optimize.basinhopping scipy.optimize.bisect scipy.optimize.brentq " +
      "scipy.optimize.brute scipy.optimize.check_grad scipy.optimize.curve_fit scipy.optimize.differential_evolution " +
      "scipy.optimize.fsolve scipy.optimize.least_squares scipy.optimize.minimize scipy.optimize.minimize_scalar " +
      "scipy.optimize.newton scipy.optimize.root scipy.spatial.distance.cdist scipy.spatial.distance.pdist " +
      "scipy.stats.bootstrap scipy.stats.monte_carlo_test scipy.stats.permutation_test skimage.measure.ransac " +
      "skimage.transform.warp skimage.util.apply_parallel skimage.util.apply_parallel.* skimage.util.map_array " +
      "stable_baselines3.common.vec_env.subproc_vec_env.* stable_baselines3.common.vec_env.SubprocVecEnv tensorflow.cond " +
      "tensorflow.map_fn tensorflow.nest.* tensorflow.while_loop thread.interrupt_main thread.start_new " +
      "thread.start_new_thread tlz.* torch._appdirs.* torch._weights_only_unpickler.* " +
      "torch.autograd.graph.register_multi_grad_hook torch.autograd.graph.save_on_cpu " +
      "torch.autograd.graph.saved_tensors_hooks torch.nn.modules.module.Module.apply " +
      "torch.nn.modules.module.Module.register_forward_hook torch.nn.modules.module.register_module_backward_hook " +
      "torch.nn.modules.module.register_module_buffer_registration_hook torch.nn.modules.module.register_module_forward_hook " +
      "torch.nn.modules.module.register_module_forward_pre_hook torch.nn.modules.module.register_module_full_backward_hook " +
      "torch.nn.modules.module.register_module_module_registration_hook " +
      "torch.nn.modules.module.register_module_parameter_registration_hook torch.overrides.handle_torch_function " +
      "torch.Tensor.apply_ torch.Tensor.map2_ torch.Tensor.map_ torch.Tensor.numpy torch.Tensor.register_hook " +
      "torch.utils._python_dispatch.* typer.run typer.Typer.* uuid._find_mac warnings.warn_explicit wrapt.decorator " +
      "wrapt.decorators.* wrapt.FunctionWrapper wrapt.wrappers.FunctionWrapper xarray.apply_ufunc",
  },
];
