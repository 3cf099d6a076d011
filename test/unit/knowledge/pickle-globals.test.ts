import { describe, expect, test } from "vitest";
import { deniedFamilies } from "../../../server/src/knowledge/pickle-globals/denied.ts";
import { further } from "../../../server/src/knowledge/pickle-globals/further.ts";
import {
  allowPacks,
  canonicalModule,
  judgeImport,
} from "../../../server/src/knowledge/pickle-globals/tier.ts";

function tier(module: string, name: string): string {
  const verdict = judgeImport(module, name);
  if (verdict.tier !== "allowed" && verdict.madeOnlyBy !== undefined) return "made only";
  return verdict.tier === "denied" ? `denied: ${verdict.family}` : verdict.tier;
}

describe("what the tables say of an import", () => {
  test.each([
    ["collections", "OrderedDict", "allowed"],
    ["torch._utils", "_rebuild_tensor_v2", "allowed"],
    ["torch", "float8_e4m3fn", "allowed"],
    ["sklearn.ensemble._forest", "RandomForestClassifier", "allowed"],
    ["transformers.trainer_utils", "SchedulerType", "allowed"],
    ["transformers.training_args", "TrainingArguments", "made only"],
    ["transformers.models.bert.modeling_bert", "BertModel", "made only"],
    ["transformers.models.bert.modeling_roberta", "RobertaModel", "unknown"],
    ["transformers.models.bert.modeling_bert", "BertModel.from_pretrained", "denied: name"],
    ["ultralytics.nn.tasks", "DetectionModel", "made only"],
    ["scipy.stats._continuous_distns", "weibull_min_gen", "made only"],
    ["numpy", "vectorize", "made only"],
    ["__main__", "Model", "unknown"],
    ["flair.embeddings.token", "TransformerWordEmbeddings", "unknown"],
    ["collections", "OrderedDict.fromkeys", "unknown"],
    ["os", "system", "denied: shell"],
    ["os", "environ", "denied: files"],
    ["subprocess", "Popen", "denied: shell"],
    ["builtins", "eval", "denied: evaluate"],
    ["importlib", "import_module", "denied: import"],
    ["types", "CodeType", "denied: code-object"],
    ["pickle", "loads", "denied: unpickle"],
    ["operator", "attrgetter", "denied: attribute"],
    ["socket", "socket", "denied: network"],
    ["ctypes", "CDLL", "denied: native"],
    ["sys", "modules", "denied: interpreter"],
    ["some.helpers", "run_command", "denied: name"],
    ["operator", "__call__", "denied: attribute"],
    ["copy", "_reconstruct", "denied: attribute"],
    ["numpy._core.fromnumeric", "_wrapfunc", "denied: attribute"],
    ["typing", "ForwardRef._evaluate", "denied: evaluate"],
    ["warnings", "_getcategory", "denied: import"],
    ["fnmatch", "functools", "denied: attribute"],
    ["joblib.disk", "delete_folder", "denied: files"],
    ["PIL.ImageGrab", "grab", "denied: shell"],
  ])("%s.%s is %s", (module, name, wanted) => {
    expect(tier(module, name)).toBe(wanted);
  });

  test.each([
    ["numpy._core.multiarray", "_reconstruct", "allowed"],
    ["numpy.core.multiarray", "_reconstruct", "allowed"],
    ["__builtin__", "set", "allowed"],
    ["copy_reg", "_reconstructor", "allowed"],
    ["posix", "system", "denied: shell"],
    ["nt", "system", "denied: shell"],
    ["sklearn.externals.joblib.numpy_pickle", "NumpyArrayWrapper", "allowed"],
    ["numpy._core", "_ufunc_reconstruct", "denied: import"],
    ["__torch__.torch.nn.modules.linear", "Linear", "allowed"],
  ])("under another name: %s.%s is %s", (module, name, wanted) => {
    expect(tier(module, name)).toBe(wanted);
  });

  test.each([
    ["torch.serialization", "os.system"],
    ["torch.utils.data", "os"],
    ["collections", "_sys"],
    ["mylib", "Class.__globals__"],
    ["mylib", "f.__class__.__subclasses__"],
    ["builtins", "eval.__call__"],
    ["eventlet.green.subprocess", "Popen"],
    ["six.moves.builtins", "eval"],
  ])("a walk through attributes is an error: %s.%s", (module, name) => {
    expect(tier(module, name)).toMatch(/^denied/);
  });

  test("names of objects' own are no names of tables", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(tier(name, name)).toBe("unknown");
      expect(tier("collections", name)).toBe("unknown");
    }
  });
});

describe("the tables themselves", () => {
  test("every pack says where its names come from, and when", () => {
    for (const pack of [...allowPacks, ...further.madeOnly()]) {
      expect(pack.sources.length, pack.library).toBeGreaterThan(0);
      expect(pack.date, pack.library).toMatch(/^20\d\d-\d\d$/);
    }
  });

  test("no name stands twice in a module, and none is empty", () => {
    const twice = [...allowPacks, ...further.madeOnly()].flatMap(({ globals }) =>
      Object.entries(globals).flatMap(([module, names]) => {
        const list = names.split(" ");
        return list
          .filter((name, at) => name === "" || list.indexOf(name) !== at)
          .map((name) => `${module} ${name}`);
      }),
    );
    expect(twice).toEqual([]);
  });

  test("packs name modules as names are looked up", () => {
    const others = [...allowPacks, ...further.madeOnly()].flatMap(({ globals }) =>
      Object.keys(globals).filter((module) => canonicalModule(module) !== module),
    );
    expect(others).toEqual([]);
  });

  test("what a denied family names is denied, and no function that runs code is allowed", () => {
    const allowed = new Set(
      allowPacks.flatMap(({ globals }) =>
        Object.entries(globals).flatMap(([module, names]) =>
          names.split(" ").map((name) => `${module}.${name}`),
        ),
      ),
    );
    const both = deniedFamilies.flatMap(({ patterns }) =>
      patterns.split(" ").filter((pattern) => allowed.has(pattern)),
    );
    expect(both).toEqual([]);
  });
});
