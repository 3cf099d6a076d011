import { describe, expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";

const files = {
  "tuned/README.md":
    "---\nlicense: mit\nbase_model: acme/contracts\npipeline_tag: text-generation\n---\n# Tuned | <b>\n",
  "contracts/README.md":
    "---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B\npipeline_tag: text-generation\n---\n# Contracts\n",
  "use.py": 'from datasets import load_dataset\nload_dataset("mteb/arguana")\n',
};

test("a table for a terminal: each thing, what it came of, the verdict, its clause and its places", async () => {
  await withFolder(files, async (folder) => {
    const { status, stdout } = await loadline(["licenses"], { folder });
    expect(status).toBe(0);
    expect(stdout).toContain("tuned  model, mit");
    expect(stdout).toContain("fine-tuned from meta-llama/Llama-3.1-8B, llama3.1, through acme/contracts");
    expect(stdout).toContain("conflict: leaves the terms of the source");
    expect(stdout).toContain("Llama 3.1 Community License, section 1.b.i");
    expect(stdout).toContain("contracts/README.md:3");
    expect(stdout).toContain("mteb/arguana  dataset, cc-by-sa-4.0  use.py:2");
    expect(stdout).toContain("no legal advice");
  });
});

test("JSON says the same to programs, with paths relative to the folder", async () => {
  await withFolder(files, async (folder) => {
    const { stdout } = await loadline(["licenses", "--format", "json", "."], { folder });
    const report = JSON.parse(stdout);
    expect(report.version).toBe(1);
    const tuned = report.things.find(({ name }: { readonly name: string }) => name === "tuned");
    expect(tuned.origins.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual(
      [
        ["acme/contracts", "allowed"],
        ["meta-llama/Llama-3.1-8B", "breach"],
      ],
    );
    expect(tuned.licensePlaces).toEqual([
      { path: "tuned/README.md", line: 2, says: "`license` of the card" },
    ]);
    expect(stdout).not.toContain(folder);
  });
});

test("a document in Markdown: nothing that a file says becomes a mark of it", async () => {
  const hostile = { "a|b`c/README.md": "---\nlicense: '<img src=x>|`'\nbase_model: a/b\n---\n# T\n" };
  await withFolder(hostile, async (folder) => {
    const { stdout } = await loadline(["licenses", "--format", "md"], { folder });
    const row = stdout.split("\n").find((line) => line.includes("img src"));
    expect(row).toBeDefined();
    expect(row?.replace(/\\./g, "").match(/\|/g)).toHaveLength(8);
    expect(row).not.toMatch(/[^\\]<img/);
  });
});

test("a folder that says nothing, and an option that is not known", async () => {
  await withFolder({ "a.txt": "x" }, async (folder) => {
    const { status, stdout } = await loadline(["licenses"], { folder });
    expect([status, stdout]).toEqual([0, expect.stringContaining("No card, configuration")]);
    expect((await loadline(["licenses", "--format", "pdf"], { folder })).status).toBe(2);
  });
});

describe("what could not be read is never passed over", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 4096\n`;
  const faulty = {
    "model/README.md": '---\nlicense: mit\nbase_model: "acme/base\n---\n# Model\n',
    "model/adapter_config.json": '{"base_model_name_or_path": "acme/base", }',
    "model/weights.gguf": pointer,
    "model/other.gguf": "no weights at all",
    "merge.yml": 'merge_method: slerp\nbase_model: "acme/base\n',
    "train.py": 'from trl import SFTTrainer\nSFTTrainer(model="acme/base"\nx = (\n',
    "pyproject.toml": '[project]\nlicense = "MIT\n',
    "loadline.lock": "version = 9\n",
  };

  test("each file with its line and reason, in all three formats, and the exit code says so", async () => {
    await withFolder(faulty, async (folder) => {
      const { status, stdout } = await loadline(["licenses", "--format", "json"], { folder });
      expect(status).toBe(1);
      const { unread } = JSON.parse(stdout);
      expect(unread.map(({ path }: { readonly path: string }) => path).sort()).toEqual(
        Object.keys(faulty).sort(),
      );
      for (const { reason } of unread) expect(reason).toMatch(/\w/);
      const weights = unread.find(({ path }: { readonly path: string }) => path === "model/weights.gguf");
      expect(weights.reason).toContain("Git LFS pointer");
      expect(stdout).not.toContain(folder);

      const text = await loadline(["licenses"], { folder });
      expect(text.status).toBe(1);
      expect(text.stdout).toContain(`Not read, or not in full (${Object.keys(faulty).length})`);
      expect(text.stdout).toMatch(/model\/README\.md:\d: /);

      const markdown = await loadline(["licenses", "--format", "md"], { folder });
      expect(markdown.status).toBe(1);
      expect(markdown.stdout).toContain("## Not read, or not in full");
      expect(markdown.stdout).toMatch(/\| `merge\.yml:\d` \| /);
    });
  });

  test("a path that is not there, beside files that say nothing", async () => {
    await withFolder({ "a.txt": "x" }, async (folder) => {
      const { status, stdout } = await loadline(["licenses", "missing/README.md"], { folder });
      expect(status).toBe(1);
      expect(stdout).toContain("No card, configuration, program or weight file that could be read");
      expect(stdout).toContain("missing/README.md: ");
    });
  });

  test("of a whole workspace the list is empty", async () => {
    await withFolder(files, async (folder) => {
      const { status, stdout } = await loadline(["licenses", "--format", "json"], { folder });
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ unread: [], files: 3 });
    });
  });
});
