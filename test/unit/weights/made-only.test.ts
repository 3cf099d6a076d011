import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const { findings } = await workspace({ "/project/model.pkl": bytes }).check("/project/model.pkl");
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const relu = p.newobj(p.stackGlobal("torch.nn.modules.activation", "ReLU"));
const model = (name: string, state: p.Piece) =>
  p.build(p.newobj(p.stackGlobal("ultralytics.nn.tasks", name)), state);

describe("classes of which a pickle may only make instances", () => {
  test("an instance with a state is silent", async () => {
    expect(await found(p.file(model("DetectionModel", p.dict([p.text("act"), relu]))))).toEqual([]);
  });

  test("so is one that copyreg makes, as protocols 0 and 1 write it", async () => {
    const made = p.call(
      p.global("copy_reg", "_reconstructor"),
      p.global("transformers.training_args", "TrainingArguments"),
      p.global("__builtin__", "object"),
      p.none,
    );
    expect(await found(p.stream(2, p.build(made, p.emptyDict)))).toEqual([]);
  });

  test("so is a constructor without arguments, as dicts and OrderedDicts are written", async () => {
    const made = p.call(p.stackGlobal("ultralytics.utils", "IterableSimpleNamespace"));
    expect(await found(p.file(p.build(made, p.emptyDict)))).toEqual([]);
  });

  test("a method of such an instance is silent, and of any other is not", async () => {
    const getattr = p.stackGlobal("builtins", "getattr");
    const hook = p.call(getattr, model("DetectionModel", p.emptyDict), p.text("_hook"));
    expect(await found(p.file(hook))).toEqual([]);
    const other = p.call(getattr, p.newobj(p.stackGlobal("acme", "Model")), p.text("_hook"));
    expect(await found(p.file(other))).toEqual(["warning pickle-import"]);
    const text = p.call(getattr, p.text("{0.__class__}"), p.text("format"));
    expect(await found(p.file(text))).toEqual(["error pickle-import"]);
    const walked = p.call(getattr, model("DetectionModel", p.emptyDict), p.text("__class__"));
    expect(await found(p.file(walked))).toEqual(["error pickle-import"]);
  });

  test("so is one that is made with keyword arguments, as protocols 2 and 3 write it, and no other use of `__new__`", async () => {
    const cls = p.global("optuna.trial._frozen", "FrozenTrial");
    const byNew = p.call(p.global("__builtin__", "getattr"), cls, p.text("__new__", "BINUNICODE"));
    const partial = p.call(p.global("functools", "partial"), byNew);
    const state = p.tuple(byNew, p.tuple(cls, p.int(1)), p.emptyDict, p.none);
    expect(await found(p.stream(2, p.call(p.build(partial, state))))).toEqual([]);
    const other = p.call(
      p.build(partial, p.tuple(p.global("os", "system"), p.emptyTuple, p.emptyDict, p.none)),
    );
    expect(await found(p.stream(2, other))).toContain("error pickle-import");
    expect(await found(p.stream(2, p.call(p.build(partial, state), p.int(1))))).toContain(
      "error pickle-import",
    );
  });

  test("so is a time zone, whose method the pickle calls, and no method that is not known", async () => {
    const method = (owner: p.Piece, name: string) =>
      p.call(p.global("builtins", "getattr"), owner, p.text(name));
    const zone = p.call(
      method(p.stackGlobal("zoneinfo", "ZoneInfo"), "_unpickle"),
      p.text("Europe/Paris"),
      p.int(1),
    );
    expect(await found(p.file(zone))).toEqual([]);
    const other = p.call(
      method(p.stackGlobal("zoneinfo", "ZoneInfo"), "_new_instance"),
      p.text("../etc/passwd"),
    );
    expect(await found(p.file(other))).toEqual(["error pickle-import"]);
  });

  test("an expression of SymPy is silent, and a text that SymPy would evaluate is not", async () => {
    const x = p.newobj(p.stackGlobal("sympy.core.symbol", "Symbol"), p.text("x"));
    const sine = (of: p.Piece) =>
      p.newobj(p.stackGlobal("sympy.functions.elementary.trigonometric", "sin"), of);
    expect(await found(p.file(sine(x)))).toEqual([]);
    expect(await found(p.file(sine(p.text("__import__('os')"))))).toEqual(["error pickle-import"]);
    expect(await found(p.file(sine(p.tuple(p.tuple(p.text("1+1"))))))).toEqual(["error pickle-import"]);
    // SymPy evaluates what such an object looks like as a text.
    const fault = p.call(p.global("builtins", "ValueError"), p.text("__import__('os')"));
    expect(await found(p.file(sine(fault)))).toContain("error pickle-import");
    const step = p.stackGlobal("sympy.functions.special.delta_functions", "Heaviside");
    const keyword = (value: p.Piece) => p.newobjEx(step, p.tuple(x), p.dict([p.text("H0"), value]));
    expect(await found(p.file(keyword(p.int(1))))).toEqual([]);
    expect(await found(p.file(keyword(p.text("1+1"))))).toEqual(["error pickle-import"]);
    const nested = Array.from({ length: 12 }).reduce<p.Piece>((inner) => p.tuple(inner), p.text("1+1"));
    expect(await found(p.file(sine(nested)))).toEqual(["error pickle-import"]);
  });

  test("an archive is one whatever its first bytes would say to an unpickler", async () => {
    // As PyTorch wrote it: behind a first line that begins with `P`, the second is one of opcodes too.
    const packed = p.call(p.global("torch.nn.utils.rnn", "PackedSequence"), p.none);
    const bytes = zip.archive([zip.member("pad/data.pkl", p.stream(2, packed))]);
    const { findings } = await workspace({ "/project/pad.pt": bytes }).check("/project/pad.pt");
    expect(findings.map(({ rule }) => rule)).toEqual([]);
  });

  test("a constructor that is called is not, and neither is what calls it", async () => {
    const callee = p.stackGlobal("simpletransformers.config.model_args", "T5Args");
    expect(await found(p.file(p.call(callee, p.text("x"))))).toEqual(["warning pickle-import"]);
  });
});
