import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";

const sum = p.stackGlobal("sympy.core.add", "Add");
const one = p.newobj(p.stackGlobal("sympy.core.numbers", "One"));
const linear = p.stackGlobal("torch.nn.modules.linear", "Linear");
const getattr = p.stackGlobal("builtins", "getattr");

describe("honest calls of what makes instances are silent", () => {
  const calls: Readonly<Record<string, p.Piece>> = {
    "of SymPy's own objects": p.call(p.stackGlobal("copyreg", "__newobj__"), sum, one, one),
    "of a class without arguments": p.call(p.stackGlobal("copyreg", "__newobj__"), linear),
    "as protocol 0 makes an instance": p.call(
      p.stackGlobal("copyreg", "_reconstructor"),
      linear,
      p.stackGlobal("builtins", "object"),
      p.none,
    ),
    "a member of an enum, as Python 3.11 pickles it": p.call(
      getattr,
      p.stackGlobal("http", "HTTPStatus"),
      p.text("OK"),
    ),
    "a list of a list": p.call(p.stackGlobal("builtins", "set"), p.list(p.int(1))),
    "a dict of defaults": p.call(
      p.stackGlobal("collections", "defaultdict"),
      p.stackGlobal("builtins", "list"),
    ),
    "a queue of instances": p.call(p.stackGlobal("collections", "deque"), p.list(p.newobj(linear)), p.int(3)),
    "a method of pruning": p.build(
      p.newobj(p.stackGlobal("torch.nn.utils.prune", "L1Unstructured")),
      p.dict([p.text("amount"), p.float(0.5)]),
    ),
  };
  test.each(Object.entries(calls))("%s", async (_, piece) => {
    const { findings } = await workspace({ "/p/model.pkl": p.file(piece) }).check("/p/model.pkl");
    expect(findings.map(({ message }) => message)).toEqual([]);
  });
});
