import * as p from "../../harness/pickle.ts";
import { type Construction, command, family, system } from "./construction.ts";

const settings = p.dict([p.text("activation"), command], [p.text("backbone"), p.list()]);
const detection = p.stackGlobal("ultralytics.nn.tasks", "DetectionModel");
const vectorize = p.stackGlobal("numpy", "vectorize");
const rebuild = p.stackGlobal("torch._tensor", "_rebuild_from_type_v2");
const hidden = Buffer.from("import os; os.getcwd()").toString("base64");
const inBase64 = `import base64; exec(base64.b64decode('${hidden}'))`;

/** Classes that honest files make instances of, called in ways that run their constructors or themselves. */
export const constructors: readonly Construction[] = [
  ...family("constructors of model classes", {
    REDUCE: p.file(p.call(detection, settings)),
    OBJ: p.file(p.obj(detection, settings)),
    INST: p.file(p.inst("ultralytics.nn.tasks", "DetectionModel", settings)),
    "copyreg calls the base's": p.file(
      p.call(p.stackGlobal("copyreg", "_reconstructor"), detection, detection, settings),
    ),
    "handed to a function that calls it": p.file(
      p.call(rebuild, detection, p.stackGlobal("torch", "Tensor"), p.tuple(settings), p.emptyDict),
    ),
    "a function made of text": p.file(p.call(vectorize, command)),
    "an instance that is called": p.file(
      p.call(p.build(p.newobj(vectorize), p.dict([p.text("pyfunc"), p.none])), command),
    ),
    "a model file that is read": p.file(
      p.call(p.stackGlobal("xgboost.core", "Booster"), p.none, p.none, p.text("/etc/passwd")),
    ),
  }),
  ...family("functions that call by name", {
    "numpy._core.fromnumeric._wrapfunc": p.file(
      p.call(p.stackGlobal("numpy._core.fromnumeric", "_wrapfunc"), command, p.text("encode")),
    ),
    "copy._reconstruct": p.file(p.call(p.stackGlobal("copy", "_reconstruct"), command, p.none, command)),
    "operator.__call__": p.file(p.call(p.stackGlobal("operator", "__call__"), command)),
    "string.Formatter": p.file(p.call(p.stackGlobal("string", "Formatter.vformat"), command)),
    "typing.ForwardRef": p.file(p.call(p.stackGlobal("typing", "ForwardRef._evaluate"), command)),
    "re.sub": p.file(p.call(p.stackGlobal("re", "sub"), command, command, command)),
    "warnings._getcategory": p.file(p.call(p.stackGlobal("warnings", "_getcategory"), command)),
    "a module as an attribute": p.file(p.stackGlobal("fnmatch", "functools")),
  }),
  ...family("commands in commands", {
    "sh -c": p.file(p.call(system, p.text("sh -c 'echo hello'"))),
    "python -c in sh -c": p.file(p.call(system, p.text(`sh -c 'python3 -c "import os; os.getcwd()"'`))),
    "base64 in python -c": p.file(p.call(system, p.text(`python3 -c "${inBase64}"`))),
    "base64 in exec": p.file(p.call(p.stackGlobal("builtins", "exec"), p.text(inBase64))),
    "a list of words": p.file(
      p.call(p.stackGlobal("subprocess", "Popen"), p.list(p.text("sh"), p.text("-c"), command)),
    ),
    "powershell -enc": p.file(
      p.call(
        p.stackGlobal("subprocess", "Popen"),
        p.text(`powershell -enc ${Buffer.from("echo hello", "utf16le").toString("base64")}`),
      ),
    ),
  }),
];
