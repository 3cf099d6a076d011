import type { DeniedFamily } from "./denied.ts";

/**
 * What libraries of the field offer that loads models, downloads, compiles, starts programs or calls
 * what it is given by name. They rank after the families of the language and of the numeric libraries.
 * Classes that honest checkpoints hold (configurations, layers, schedulers, in-memory stores) are not
 * meant: where a package has such, only its functions are named.
 *
 * Sources: the documentation and sources of the libraries named. Put together in 2026-11; which name
 * came from which of them is not recorded.
 */
export const deniedLibraryFamilies: readonly DeniedFamily[] = [
  {
    id: "shell",
    does: "runs a program or a shell command",
    patterns:
      "accelerate.utils.launch accelerate.notebook_launcher accelerate.debug_launcher accelerate.utils.execute_subprocess_async " +
      "black.* celery.* coverage.* docker.* execnet.* git.* dulwich.* jupyter_client.* kubernetes.* nose.* nltk.app.* " +
      "nltk.classify.megam.* nltk.classify.weka.* nltk.classify.tadm.* nltk.parse.malt.* nltk.tag.stanford.* nltk.tag.hunpos.* " +
      "nltk.tokenize.repp.* nltk.inference.* nltk.sem.boxer.* notebook.* jupyterlab.* oct2py.* matlab.* py.test.* py.process.* " +
      "py._process.* selenium.* playwright.* sphinx.* docutils.* streamlit.* tqdm.utils._sh tqdm.contrib.* fastcore.xtras.run " +
      "pyautogui.* pynput.* pyperclip.* luigi.* airflow.* snakemake.* nox.* tox.* virtualenv.* pipenv.* twine.* skbuild.* " +
      "networkx.drawing.nx_agraph.* mesonbuild.* ffmpeg.* pytesseract.* tabula.* graphviz.* pydot.* pygraphviz.* mpi4py.futures.* submitit.* " +
      "deepspeed.launcher.* lightning.pytorch.strategies.launchers.* pytorch_lightning.strategies.launchers.* findspark.* " +
      "lightning_fabric.strategies.launchers.* h2o.init sagemaker.* " +
      "click.launch click.edit click.termui.launch click.termui.edit click._termui_impl.* typer.launch rich.pager.* wheel.* " +
      "distlib.* cmdstanpy.* pystan.* transformers.commands.* transformers.testing_utils.* ray.init ray.remote ray.data.* " +
      "pyspark.SparkContext pyspark.context.* pyspark.sql.SparkSession.*",
  },
  {
    id: "evaluate",
    does: "runs Python code or an expression that the file holds as text",
    patterns:
      "torch_utils.persistence.* joblib._utils.* patsy.dmatrix patsy.dmatrices patsy.eval.* patsy.highlevel.* patsy.build.* statsmodels.formula.* pandasql.* " +
      "django.template.* django.contrib.sessions.* django.core.cache.* django.conf.* django.db.models.query.* duckdb.* polars.sql polars.SQLContext polars.SQLContext.* numba.pycc.* numba.jit numba.njit numba.cuda.* triton.* " +
      "torch.export.load torch._export.serde.* torch.nn.parallel.parallel_apply.* tvm.* papermill.* nbclient.* " +
      "execjs.* js2py.* dukpy.* quickjs.* lupa.* theano.compile.* pytensor.compile.* aesara.compile.* jax.pure_callback " +
      "jax.experimental.io_callback jax.experimental.pure_callback jax.experimental.host_callback.* jax.experimental.jax2tf.* jax.jit " +
      "jax.debug.* llama_index.core.load_index_from_storage llama_index.core.tools.* langchain.llms.loading.* " +
      "langchain.chains.loading.* langchain.agents.* langchain.tools.* langchain_community.tools.* langchain_community.utilities.* " +
      "langchain_core.load.* langchain_core.tools.* pandasai.* crewai.* " +
      "pygments.lexers.load_lexer_from_file pygments.formatters.load_formatter_from_file pythran.* theano.function " +
      "pytensor.function formulaic.* evaluate.load evaluate.loading.*",
  },
  {
    id: "import",
    does: "imports a module or a class by name, which runs that module",
    patterns:
      "allennlp.common.util.import_module_and_submodules apscheduler.* catalogue.* diffusers.utils.dynamic_modules_utils.* " +
      "diffusers.utils.import_utils.* fairseq.utils.import_user_module fairseq.checkpoint_utils.* detectron2.config.lazy.* " +
      "mmcv.Config.fromfile mmcv.utils.misc.import_modules_from_strings mmcv.utils.config.Config.fromfile mmengine.Config.fromfile " +
      "mmengine.config.Config.fromfile mmengine.config.config.Config.fromfile mmengine.config.config.Config.fromstring " +
      "mmengine.utils.misc.import_modules_from_strings mmengine.registry.build_functions.* hyperpyyaml.* wandb.util.* vllm.* sglang.* " +
      "sqlalchemy.util.* kombu.* ml_collections.config_flags.* stevedore.* pluggy.* entrypoints.* transformers.utils._LazyModule " +
      "transformers.pipeline transformers.HfAgent transformers.ReactCodeAgent transformers.load_tool ray.serve.* " +
      "sentence_transformers.util.import_from_string monai.bundle.* networkx.utils.backends._dispatchable networkx.utils.configs.*",
  },
  {
    id: "unpickle",
    does: "loads a model or another pickle, with nothing checked",
    patterns:
      "bentoml.* catboost.CatBoost.load_model catboost.core.CatBoost.load_model espnet2.bin.* espnet_model_zoo.* " +
      "fastai.learner.load_learner fastai.learner.Learner.load fastcore.xtras.load_pickle gensim.models.KeyedVectors.* " +
      "gensim.models.keyedvectors.KeyedVectors.load gensim.utils.unpickle gensim.utils.SaveLoad.load gensim.utils.check_output " +
      "gensim.downloader.* lightgbm.Booster lightgbm.Dataset mindspore.load_checkpoint mindspore.train.serialization.* mlflow.pyfunc.load_model " +
      "mlflow.load_model mlflow.pyfunc.* mxnet.nd.load mxnet.ndarray.load mxnet.nd.utils.load mxnet.model.load_checkpoint nltk.load " +
      "networkx.read_gpickle onnx.load onnx.load_model onnx.hub.* onnxruntime.* optuna.load_study optuna.storages._rdb.* paddle.load " +
      "paddle.framework.io.* paddle.jit.* paddle.utils.* paddle.hub.* paddle.inference.* pyarrow.deserialize pyarrow.serialization.* " +
      "pyarrow.PyExtensionType pyarrow.UnknownExtensionType pyarrow.lib.PyExtensionType pytorch_lightning.utilities.cloud_io.* " +
      "lightning_fabric.utilities.cloud_io.* lightning.fabric.utilities.cloud_io.* sqlalchemy.ext.serializer.* srsly.pickle_loads " +
      "srsly._pickle_api.* statsmodels.iolib.smpickle.* stable_baselines3.common.save_util.* xgboost.Booster xgboost.Booster.load_model " +
      "xgboost.DMatrix ultralytics.YOLO ultralytics.RTDETR ultralytics.SAM ultralytics.engine.model.Model.load yolov5.load " +
      "yolov5.helpers.* darknet.* open_clip.create_model open_clip.create_model_and_transforms open_clip.factory.* " +
      "open_clip.pretrained.* clip.load whisper.load_model speechbrain.utils.fetching.* speechbrain.utils.parameter_transfer.* " +
      "speechbrain.pretrained.fetching.* flair.file_utils.* torchaudio.load torchaudio.save torchaudio._extension.* torchaudio.io.* " +
      "torchaudio.utils.* torchaudio.backend.* torchaudio.datasets.* torchtext.utils.* torchvision.io.* " +
      "torchvision.datasets.folder.default_loader timm.create_model timm.models.create_model timm.models._hub.* timm.models.hub.* " +
      "timm.models._factory.* timm.models._helpers.load_checkpoint timm.models._helpers.load_state_dict bitsandbytes.cextension.* " +
      "deepspeed.ops.op_builder.* megatron.checkpointing.* megatron.core.dist_checkpointing.* orbax.* flax.training.checkpoints.* " +
      "zarr.open zarr.load tensorstore.* dask.compute dask.base.* dask.utils.* dask.core.* dask.local.* dask.threaded.* " +
      "dask.multiprocessing.* distributed.* coremltools.* ctranslate2.* llama_cpp.* gpt4all.* tflite_runtime.* openvino.* tensorrt.* " +
      "jax.numpy.load jax.numpy.save jax.numpy.savez jax.experimental.serialize_executable.* " +
      "jax.experimental.compilation_cache.* jax.export.* tensorflow.raw_ops.* tensorflow.compat.* tensorflow_hub.* tensorflow_datasets.* " +
      "dask.delayed.* dask.bag.core.* dask.optimization.* dask.array.core.getter dask.array.core.getter_nofancy " +
      "dask.array.core.getter_inline dask._task_spec.* mxnet.gluon.SymbolBlock.imports transformers.onnx.* faiss.read_index " +
      "xarray.open_dataset xarray.backends.* astropy.io.* igraph.Graph.Read_Pickle igraph.Graph.Read_Picklez",
  },
  {
    id: "files",
    does: "reads, writes or deletes files",
    patterns:
      "joblib.Memory joblib.register_store_backend omegaconf.OmegaConf.load omegaconf.OmegaConf.save h2o.import_file h2o.load_model " +
      "omegaconf.OmegaConf.register_new_resolver omegaconf.OmegaConf.register_resolver omegaconf.OmegaConf.legacy_register_resolver " +
      "pyarrow.parquet.* pyarrow.csv.* pyarrow.feather.* pyarrow.fs.* pyarrow.dataset.* pyarrow.memory_map pyarrow.OSFile " +
      "polars.read_csv polars.read_parquet polars.read_json polars.read_ndjson polars.read_ipc polars.read_excel polars.read_database " +
      "polars.read_database_uri polars.read_avro polars.read_delta polars.scan_csv polars.scan_parquet polars.scan_ndjson " +
      "polars.scan_ipc polars.io.* networkx.read_graphml networkx.read_gml networkx.read_edgelist networkx.write_gpickle " +
      "transformers.trainer_utils.get_last_checkpoint torch.distributed.c10d_logger.* send2trash.* xlrd.* soundfile.* librosa.load " +
      "librosa.core.audio.* logging._install_handlers logging._create_formatters fastcore.xtras.open_file fastcore.xtras.save_pickle " +
      "fastcore.xtras.untar_dir lmdb.* plyvel.* " +
      "pyarrow.PythonFile pyarrow.plasma.* pyarrow.input_stream pyarrow.output_stream pyarrow.ipc.* pyarrow.lib.PythonFile " +
      "pyarrow.lib.OSFile pyarrow.lib.MemoryMappedFile safetensors.safe_open safetensors.torch.load_file nibabel.load " +
      "pydicom.dcmread SimpleITK.ReadImage openpyxl.load_workbook",
  },
  {
    id: "network",
    does: "opens a network connection, or downloads",
    patterns:
      "comet_ml.* clearml.* neptune.* wandb.init wandb.Api wandb.restore wandb.apis.* wandb.sdk.wandb_init.* psycopg2.* psycopg.* " +
      "asyncpg.* MySQLdb.* pymysql.* mysql.connector.* cx_Oracle.* oracledb.* pyodbc.* sqlalchemy.create_engine sqlalchemy.engine.* " +
      "snowflake.connector.* clickhouse_driver.* elasticsearch.* neo4j.* stanza.download stanza.resources.* nltk.download gdown.* kaggle.* " +
      "kagglehub.* modelscope.hub.* modelscope.snapshot_download datasets.load_from_disk statsmodels.datasets.* " +
      "ultralytics.utils.downloads.* ultralytics.hub.* sentence_transformers.util.http_get openai.* anthropic.* litellm.* slack_sdk.* " +
      "shodan.* ldap3.* impacket.* mechanize.* scrapy.* feedparser.* yfinance.* pandas_datareader.* torch_geometric.data.download.* " +
      "torch_geometric.data.download_url ogb.utils.url.* dgl.data.utils.* " +
      "astropy.utils.data.*",
  },
  {
    id: "interpreter",
    does: "changes the running program, or has code run later",
    patterns:
      "fastcore.basics.patch fastcore.basics.patch_to fastcore.basics.patch_property forbiddenfruit.* byteplay.* interpreters.* " +
      "greenlet.* ptvsd.* debugpy.* pydevd.* sentry_sdk.* ddtrace.*",
  },
];
