import { describe, expect, test } from "vitest";
import { isPathLike } from "../../../server/src/facts/references/path-like.ts";
import { unnamedIn } from "../../harness/references.ts";

describe("what stands in a name's place", () => {
  test.each([
    'save_path / "first"',
    "str(adapter_path)",
    "args.output_dir",
    "os.path.join(root, step)",
    "config.checkpoint",
    "folders[0] / name",
  ])("%s is a folder by how it is written", (source) => {
    expect(isPathLike(source, "")).toBe(true);
  });

  test.each(["args.model_name_or_path", "args.model", 'org + "/" + name', "model_id", "cfg.model.name"])(
    "%s may be a name",
    (source) => {
      expect(isPathLike(source, "")).toBe(false);
    },
  );

  test("what the program has written itself is a folder", () => {
    expect(isPathLike("name", "model.save_pretrained(name)\n")).toBe(true);
    expect(isPathLike("name", "model.save_pretrained(names)\n")).toBe(false);
  });

  test("a loaded model is no name, and a name of the environment is not known", async () => {
    const program = [
      "import os",
      "from transformers import AutoModel, pipeline",
      'model = AutoModel.from_pretrained("./net")',
      'ask = pipeline("summarization", model=model)',
      'other = AutoModel.from_pretrained(os.environ["MODEL"])',
      "",
    ].join("\n");
    const found = await unnamedIn("/project/a.py", program);
    expect(found.map(({ kind, source }) => [kind, source])).toEqual([
      ["unresolved-reference", 'os.environ["MODEL"]'],
      ["local-reference", '"./net"'],
    ]);
  });
});
