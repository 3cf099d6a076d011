import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";

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

  test("a constructor that is called is not, and neither is what calls it", async () => {
    const callee = p.stackGlobal("simpletransformers.config.model_args", "T5Args");
    expect(await found(p.file(p.call(callee, p.text("x"))))).toEqual(["warning pickle-import"]);
  });
});
