import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pinFiles } from "../../server/src/cli/pin-files.ts";
import { toHostPath } from "../../server/src/hosts/node/paths.ts";
import { loadline, withFolder } from "../harness/command-line.ts";
import { lockOfModel } from "../harness/locks.ts";
import { code, notebook } from "../harness/notebook.ts";
import { recorder, withWorkbench } from "../harness/workbench.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const lock = lockOfModel("acme/net", commit, "2026-01-02");
const script = 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("acme/net")\n';
const pinned = `from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("acme/net", revision="${commit}")  # main, 2026-01-02\n`;

async function fixPin(folder: string, diff = false) {
  const written = { stdout: "", stderr: "" };
  const status = await withWorkbench((bench) =>
    pinFiles(
      { paths: [toHostPath(folder)], diff, ignore: true },
      { bench, terminal: recorder(folder, written) },
    ),
  );
  return { status, ...written };
}

describe("loadline fix --pin", () => {
  test("pins the scripts and notebooks of a project in one go, and nothing else", () =>
    withFolder(
      {
        "loadline.lock": lock,
        "a.py": script,
        "sub/b.py": `import torch\n\ntorch.load("x.pt")\n${script}`,
        "demo.ipynb": notebook([code(script)]),
        "c.py": "# acme/net\n",
      },
      async (folder) => {
        expect(await fixPin(folder)).toEqual({
          status: 0,
          stdout: "Pinned 3 places in 3 files.\n",
          stderr: "",
        });
        expect(await readFile(join(folder, "a.py"), "utf8")).toBe(pinned);
        expect(await readFile(join(folder, "sub/b.py"), "utf8")).toBe(
          `import torch\n\ntorch.load("x.pt")\n${pinned}`,
        );
        const { cells } = JSON.parse(await readFile(join(folder, "demo.ipynb"), "utf8"));
        expect(cells[0].source.join("")).toBe(pinned);
        expect((await fixPin(folder)).stdout).toBe("Nothing to pin from loadline.lock.\n");
      },
    ));

  test("--diff shows it, and changes nothing", () =>
    withFolder({ "loadline.lock": lock, "a.py": script }, async (folder) => {
      const { status, stdout } = await fixPin(folder, true);
      expect(status).toBe(0);
      expect(stdout).toContain(`--- a/a.py\n+++ b/a.py\n`);
      expect(stdout).toContain(`+model = AutoModel.from_pretrained("acme/net", revision="${commit}")`);
      expect(await readFile(join(folder, "a.py"), "utf8")).toBe(script);
    }));

  test("what is to be done by hand is told with its place", () =>
    withFolder(
      {
        "loadline.lock": lock,
        "a.py": 'from llama_cpp import Llama\n\nllm = Llama.from_pretrained("acme/net", filename="*.gguf")\n',
      },
      async (folder) => {
        const { status, stderr } = await fixPin(folder);
        expect(status).toBe(1);
        expect(stderr).toMatch(/^a\.py:3:7: acme\/net: no argument of this call pins it/);
      },
    ));

  test("BOM, encoding and line ends stay", () =>
    withFolder(
      { "loadline.lock": lock, "a.py": Buffer.from(`\ufeff# é\r\n${script.replaceAll("\n", "\r\n")}`) },
      async (folder) => {
        await fixPin(folder);
        expect(await readFile(join(folder, "a.py"), "utf8")).toBe(
          `\ufeff# é\r\n${pinned.replaceAll("\n", "\r\n")}`,
        );
      },
    ));

  test("is a command, and check --fix takes the lock's commits too", () =>
    withFolder({ "loadline.lock": lock, "a.py": script, "b/b.py": script }, async (folder) => {
      const shown = await loadline(["fix", "--pin", "b"], { folder });
      expect(shown).toEqual({ status: 0, stdout: "Pinned 1 place in 1 file.\n", stderr: "" });
      await loadline(["fix"], { folder });
      expect(await readFile(join(folder, "a.py"), "utf8")).toBe(pinned);
    }));
});
