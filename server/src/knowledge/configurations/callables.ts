/** What a configuration may name that runs what is handed to it; each with what it does, as a clause. */
interface Runner {
  readonly does: string;
  /** `module.name`, `module.*` for all below it; blanks between. */
  readonly patterns: string;
}

/**
 * Callables that a configuration has no business with: they start programs, run text, load pickles or remove files with
 * the very arguments that stand beside them.
 *
 * Sources: CPython's documentation of the modules named; Hydra's `instantiate` calls whatever `_target_` names
 * (https://hydra.cc/docs/advanced/instantiate_objects/overview/), and `hydra.utils.get_method` finds it by another name;
 * CVE-2025-23304 (NeMo: `_target_` in the configuration of a `.nemo` archive). Put together 2026-11-28.
 */
const runners: readonly Runner[] = [
  {
    does: "starts a program",
    patterns:
      "os.system os.popen os.exec* os.spawn* os.posix_spawn* os.startfile nt.system posix.system subprocess.* pty.spawn commands.* " +
      "asyncio.create_subprocess_shell asyncio.create_subprocess_exec pexpect.* sh.* plumbum.* invoke.run fabric.* paramiko.* " +
      "pip.main pip._internal.* setuptools.* distutils.* torch.utils.cpp_extension.* multiprocessing.Process webbrowser.*",
  },
  {
    does: "runs text as Python code",
    patterns:
      "eval exec compile builtins.eval builtins.exec builtins.compile builtins.__import__ __builtin__.* runpy.* code.* codeop.* timeit.* " +
      "cProfile.run cProfile.runctx profile.run pdb.* bdb.* trace.* doctest.* importlib.import_module importlib.util.* imp.* numexpr.evaluate " +
      "pandas.eval IPython.*",
  },
  {
    does: "unpickles a file, and a pickle runs whatever code it names",
    patterns:
      "pickle.load pickle.loads _pickle.* cPickle.* pickle.Unpickler dill.* cloudpickle.* joblib.load torch.load torch.serialization.load pandas.read_pickle " +
      "jsonpickle.* shelve.* marshal.* yaml.load yaml.unsafe_load yaml.full_load",
  },
  {
    does: "loads native code",
    patterns:
      "ctypes.* cffi.* torch.ops.load_library torch.classes.load_library tensorflow.load_op_library tensorflow.load_library",
  },
  {
    does: "calls whatever another setting names",
    patterns:
      "hydra.utils.get_method hydra.utils.get_class hydra.utils.get_object hydra.utils.get_static_method hydra.utils.call hydra.utils.instantiate " +
      "hydra._internal.utils.* builtins.getattr builtins.map builtins.filter getattr operator.attrgetter operator.methodcaller pydoc.locate",
  },
  {
    does: "removes or overwrites files",
    patterns:
      "shutil.rmtree shutil.move os.remove os.unlink os.rmdir os.removedirs os.rename os.replace os.chmod pathlib.Path.unlink",
  },
];

const compiled = runners.flatMap(({ does, patterns }) =>
  patterns.split(" ").map((pattern) => ({ does, pattern })),
);

/** What the callable of a qualified name does that no configuration needs; undefined where nothing is known of it. */
export function runnerNamed(name: string): string | undefined {
  return compiled.find(({ pattern }) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  )?.does;
}

/** Packages whose classes configurations of models name. */
export const modelLibraries: ReadonlySet<string> = new Set([
  "transformers",
  "diffusers",
  "sentence_transformers",
  "peft",
  "torch",
  "torchvision",
  "timm",
  "open_clip",
  "optimum",
  "onnxruntime",
  "tokenizers",
  "setfit",
  "pylate",
  "adapters",
]);
