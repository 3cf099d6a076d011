import * as p from "../../harness/pickle.ts";
import { type Construction, called, family } from "./construction.ts";

/** Classes that act on what they are made of, made by functions that call their `__new__`. */

const code = p.text("__import__('os').system('id')");
const sum = p.stackGlobal("sympy.core.add", "Add");
const trace = p.stackGlobal("sympy.matrices.expressions.trace", "Trace");
const copyreg = (name: string, ...items: readonly p.Piece[]) =>
  p.file(p.call(p.stackGlobal("copyreg", name), ...items));
const newOf = p.call(p.stackGlobal("builtins", "getattr"), sum, p.text("__new__"));
const partial = p.stackGlobal("functools", "partial");
const emptyCall = (callee: p.Piece) => p.file(p.join(callee, p.tuple(), p.reduceOpcode));

const made = family("made by functions that call `__new__`", {
  "copyreg.__newobj__": copyreg("__newobj__", sum, code),
  "copyreg.__newobj_ex__": copyreg("__newobj_ex__", trace, p.tuple(code), p.dict()),
  "copyreg.__newobj_ex__, a keyword": copyreg(
    "__newobj_ex__",
    trace,
    p.tuple(),
    p.dict([p.text("mat"), code]),
  ),
  "copyreg._reconstructor, as the base": copyreg(
    "_reconstructor",
    p.stackGlobal("builtins", "str"),
    sum,
    code,
  ),
  "a file that is opened": copyreg("__newobj__", p.stackGlobal("numpy", "memmap"), p.text("/etc/passwd")),
  "a partial of __new__": emptyCall(p.call(partial, newOf, sum, code)),
  "a partial of __new__, by its state": emptyCall(
    p.build(p.call(partial, newOf), p.tuple(newOf, p.tuple(sum, code), p.dict(), p.none)),
  ),
});

const factory = p.build(
  p.newobj(p.stackGlobal("nltk.probability", "ConditionalProbDist")),
  p.dict([p.text("_probdist_factory"), sum], [p.text("_factory_args"), p.list(code)]),
);
const lines = p.build(
  p.newobj(p.stackGlobal("gensim.models.word2vec", "LineSentence")),
  p.dict([p.text("source"), p.text("/etc/passwd")]),
);
const packed = p.newobj(p.stackGlobal("detectron2.data.common", "_TorchSerializedList"));
const item = p.call(p.stackGlobal("operator", "itemgetter"), p.text("x"));

const methods = family("methods called by what is harmless", {
  "a factory, by a missing item": p.file(p.call(item, factory)),
  "items of a class that is only made": p.file(
    p.call(p.stackGlobal("builtins", "list"), p.newobj(p.stackGlobal("nltk.tree.tree", "Tree"))),
  ),
  "lines of a file": p.file(p.call(p.stackGlobal("itertools", "chain"), lines)),
  "an item that is a pickle": p.file(p.call(item, packed)),
  "a class, set by a rebuilder": p.file(
    p.call(
      p.stackGlobal("torch._utils", "_rebuild_parameter_with_state"),
      p.none,
      p.no,
      p.dict(),
      p.dict([p.text("__class__"), p.stackGlobal("collections", "OrderedDict")]),
    ),
  ),
});

const formulas = family("formulas of later versions", {
  "statsmodels 0.15": p.file(
    p.build(
      p.newobj(p.stackGlobal("statsmodels.base.data", "PandasData")),
      p.dict([p.text("restore_model_spec"), p.yes], [p.text("formula"), code]),
    ),
  ),
});

const names = family(
  "a fourth round of names",
  called(
    "wandb:login treq:get asks:get boto:connect_s3 openstack:connect libcloud.compute.providers:get_driver " +
      "sendgrid:SendGridAPIClient numpy.lib.function_base:vectorize",
  ),
);

export const madeByFunctions: readonly Construction[] = [...made, ...methods, ...formulas, ...names];
