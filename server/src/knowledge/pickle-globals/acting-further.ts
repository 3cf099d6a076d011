import type { ActingNames } from "./acting-functions.ts";

/**
 * Further names that act, which a round of two thousand constructions found on no list. Picked by hand: the libraries'
 * sources and documentation, as of 2026-11.
 */
export const actingFurther = (): readonly ActingNames[] => [
  {
    id: "shell",
    does: "runs a program or a shell command",
    globals: {
      "gensim.models.wrappers": "DtmModel LdaMallet LdaVowpalWabbit VarEmbed Wordrank",
      psutil: "Process.kill Process.resume Process.send_signal Process.suspend Process.terminate",
      "pygments.formatters.img": "FontManager",
      uuid: "_arp_getter _ifconfig_getter _ip_getter _ipconfig_getter _lanscan_getter _netstat_getter",
    },
  },
  {
    id: "evaluate",
    does: "runs Python code or an expression that the file holds as text",
    globals: {
      "keras.layers.core": "Lambda",
      "pylint.lint": "Run",
      "pylint.lint.run": "Run",
      "tensorflow.keras.layers": "Lambda",
      "tensorflow.python.debug.cli.command_parser": "evaluate_tensor_slice",
      "tensorflow.python.keras.layers": "Lambda",
      "tensorflow.python.keras.layers.core": "Lambda",
    },
  },
  {
    id: "import",
    does: "imports a module by name, which runs that module",
    globals: {
      "hydra.core.plugins": "Plugins",
      "lightning.pytorch.cli": "LightningArgumentParser LightningCLI",
      // What stands for an import is made into it by whoever asks for the attribute (mmengine/config/lazy.py, build).
      "mmengine.config": "LazyAttr LazyObject",
      "mmengine.config.lazy": "LazyAttr LazyObject",
      "mmcv.utils.registry": "Registry.build build_from_cfg",
      "mmengine.registry": "Registry.build build_from_cfg",
      "mmengine.registry.build_functions": "build_from_cfg",
      "mmengine.registry.registry": "Registry.build",
      "mpmath.runtests": "testit",
      // `toplevel` is imported, whatever it is (numpy/lib/utils.py, info and _makenamedict).
      numpy: "info",
      torch: "_import_device_backends",
      traitlets:
        "Instance._resolve_classes Instance._resolve_string Type._resolve_classes Type._resolve_string",
      "traitlets.traitlets":
        "ClassBasedTraitType._resolve_string Instance._resolve_classes Type._resolve_classes",
      "torchaudio._internal.module_utils": "is_module_available",
      "pygments.plugin": "find_plugin_filters find_plugin_formatters find_plugin_lexers find_plugin_styles",
      "pytorch_lightning.cli": "LightningArgumentParser LightningCLI",
    },
  },
  {
    id: "call",
    does: "calls a function that it is given",
    globals: {
      // It calls `insert` of what is no list (Modules/_bisectmodule.c).
      _bisect: "insort insort_left insort_right",
      bisect: "insort insort_left insort_right",
      "dask.compatibility": "apply",
      // They make an instance of what they are given by its constructor.
      dataclasses: "_FuncBuilder _asdict_inner _astuple_inner _replace asdict astuple replace",
      "deap.algorithms": "eaGenerateUpdate eaMuCommaLambda eaMuPlusLambda eaSimple varAnd varOr",
      "deap.tools": "initCycle initIterate initRepeat",
      "deap.tools.init": "initCycle initIterate initRepeat",
      "django.utils.functional":
        "LazyObject SimpleLazyObject _lazy_proxy_unpickle lazy lazystr new_method_proxy unpickle_lazyobject",
      // Its `__setitem__` calls the item that it was given as _generate_next_value_ (Lib/enum.py).
      enum: "_EnumDict _proto_member _simple_enum",
      numpy: "array2string printoptions set_printoptions",
      "numpy.core.arrayprint": "_array2string array2string printoptions set_printoptions",
      "dask.utils": "apply apply_and_enforce funcname",
      "sklearn.utils.parallel": "Parallel _FuncWrapper",
      "torch.autograd.forward_ad": "enter_dual_level",
      // A bar calls the `sp` of its state when it goes (tqdm/std.py, tqdm.__del__ and close); callbacks leave it out of theirs.
      "lightning.pytorch.callbacks.progress.tqdm_progress": "Tqdm",
      "pytorch_lightning.callbacks.progress.tqdm_progress": "Tqdm",
      pyparsing:
        "ParserElement.parseFile ParserElement.parseString ParserElement.parse_file ParserElement.parse_string ParserElement.runTests ParserElement.run_tests ParserElement.scanString ParserElement.scan_string ParserElement.searchString ParserElement.search_string ParserElement.setParseAction ParserElement.set_parse_action ParserElement.transformString ParserElement.transform_string",
      "pyparsing.core":
        "ParserElement.parseFile ParserElement.parseString ParserElement.parse_file ParserElement.parse_string ParserElement.runTests ParserElement.run_tests ParserElement.scanString ParserElement.scan_string ParserElement.searchString ParserElement.search_string ParserElement.setParseAction ParserElement.set_parse_action ParserElement.transformString ParserElement.transform_string",
      "torch._functorch.functional_call": "functional_call",
      "torch._utils":
        "CallbackRegistry.add_callback CallbackRegistry.fire_callbacks ExceptionWrapper.reraise",
      "torch.autograd.functional": "hessian hvp jacobian jvp vhp vjp",
      "torch.autograd.gradcheck": "gradcheck gradgradcheck",
      "torch.cuda": "make_graphed_callables",
      "torch.cuda.graphs": "make_graphed_callables",
      "torch.distributed.pipelining": "pipeline",
      "torch.distributed.pipelining._IR": "pipeline",
      "torch.func": "functional_call",
      "torch.nn.modules.lazy": "LazyModuleMixin._infer_parameters",
      "torch.nn.parallel": "data_parallel",
      "torch.nn.parallel.data_parallel": "data_parallel",
      "torch.nn.utils.stateless": "_functional_call functional_call",
      "torch.utils._thunk": "Thunk",
      "torch.utils.bundled_inputs":
        "augment_many_model_functions_with_bundled_inputs augment_model_with_bundled_inputs bundle_inputs",
      "torch.utils.data._utils.worker": "_worker_loop",
      "transformers.modeling_utils": "apply_chunking_to_forward",
      "transformers.pytorch_utils": "apply_chunking_to_forward",
      "numpy.lib._function_base_impl": "vectorize",
      "numpy.lib.function_base": "vectorize",
      "werkzeug.local": "LocalProxy",
    },
  },
  {
    id: "files",
    does: "reads, writes or deletes files",
    globals: {
      "click.utils": "KeepOpenFile LazyFile open_file",
      configobj: "ConfigObj",
      // They open what their state names as soon as somebody goes through them, an address too (gensim, smart_open).
      "gensim.models.doc2vec": "TaggedBrownCorpus TaggedLineDocument",
      "gensim.models.poincare": "PoincareRelations",
      "gensim.models.word2vec": "BrownCorpus LineSentence PathLineSentences Text8Corpus",
      "lxml.html": "parse open_in_browser submit_form",
      "lxml.html.html5parser": "parse",
      pickleshare: "PickleShareDB",
      "torch.storage":
        "UntypedStorage._new_shared_filename_cpu _UntypedStorage._new_shared_filename_cpu _UntypedStorage.from_file",
      "torchvision.datasets.folder": "accimage_loader default_loader find_classes make_dataset pil_loader",
      "unstructured.partition.auto": "partition",
    },
  },
  {
    id: "network",
    does: "opens a network connection or an address",
    globals: {
      asks: "delete get head options patch post put request",
      boto: "connect_ec2 connect_gs connect_iam connect_s3 connect_sqs storage_uri",
      "libcloud.compute.providers": "get_driver",
      "libcloud.storage.providers": "get_driver",
      openstack: "connect",
      sendgrid: "SendGridAPIClient",
      treq: "delete get head patch post put request",
      wandb: "Api agent init log_artifact login restore save sweep",
      ollama: "AsyncClient Client chat create delete embed embeddings generate list pull push",
    },
  },
  {
    id: "interpreter",
    does: "changes how the interpreter, or a library for all who use it, works",
    globals: {
      numpy: "set_numeric_ops set_string_function seterrcall",
      warnings:
        "_add_filter _showwarnmsg _showwarnmsg_impl filterwarnings resetwarnings showwarning simplefilter",
      "numpy.core.arrayprint": "set_string_function",
      "numpy.core.multiarray": "set_numeric_ops set_string_function set_typeDict",
      "numpy.core.umath": "_add_newdoc_ufunc seterrobj",
    },
  },
  {
    id: "unpickle",
    does: "loads a model or another pickle, with nothing checked",
    globals: {
      // Their items are pickles in a tensor, which taking one unpickles (detectron2/data/common.py).
      "detectron2.data.common": "NumpySerializedList TorchShmSerializedList _TorchSerializedList",
      "ray.rllib.algorithms.algorithm": "Algorithm.from_checkpoint Algorithm.from_state",
      "prefect.serializers": "PickleSerializer.loads",
    },
  },
];
