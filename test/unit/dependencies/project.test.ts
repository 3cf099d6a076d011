import { describe, expect, test } from "vitest";
import { createProjectOpener, openProject } from "../../../server/src/engine/project.ts";
import type { ProjectFacts } from "../../../server/src/facts/project.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";

/** Asks, settles and asks again, as the engine does. */
async function settled<T>(project: ProjectFacts, question: (project: ProjectFacts) => T): Promise<T> {
  question(project);
  await project.settle?.();
  return question(project);
}

async function torchIn(files: Record<string, string>, path = "/repo/app/train.py") {
  const project = await openProject(memoryHost({ "/repo/.git/HEAD": "", ...files }), path);
  return settled(project, ({ versionAgainst }) => versionAgainst("torch", "2.6"));
}

describe("the version of a library", () => {
  test("is unknown where nothing says it", async () => {
    expect(await torchIn({ "/repo/app/train.py": "" })).toBe("unknown");
    expect(await torchIn({ "/repo/requirements.txt": "torch\n" })).toBe("unknown");
  });

  test("comes from the nearest folder", async () => {
    const files = { "/repo/requirements.txt": "torch==2.7\n", "/repo/app/requirements.txt": "torch==2.1\n" };
    expect(await torchIn(files)).toBe("below");
  });

  test("comes from the strongest pin", async () => {
    const files = { "/repo/app/pyproject.toml": '[project]\ndependencies = ["torch>=2.1"]\n' };
    expect(await torchIn(files)).toBe("either");
    expect(
      await torchIn({ ...files, "/repo/uv.lock": '[[package]]\nname = "torch"\nversion = "2.7.0"\n' }),
    ).toBe("at-least");
  });

  test("is both where two pins disagree", async () => {
    expect(
      await torchIn({
        "/repo/requirements-gpu.txt": "torch==2.7\n",
        "/repo/requirements-cpu.txt": "torch==2.1\n",
      }),
    ).toBe("either");
  });

  test("is found through includes, in UTF-16 and in a folder of requirements", async () => {
    expect(
      await torchIn({
        "/repo/requirements.txt": "-r deps/base.txt\n",
        "/repo/deps/base.txt": "torch==2.1\n",
      }),
    ).toBe("below");
    expect(await torchIn({ "/repo/requirements/base.txt": "torch==2.1\n" })).toBe("below");
    const bytes = new Uint8Array([
      0xff,
      0xfe,
      ...[..."torch==2.1"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);
    const project = await openProject(memoryHost({ "/repo/requirements.txt": bytes }), "/repo/train.py");
    expect(await settled(project, ({ versionAgainst }) => versionAgainst("torch", "2.6"))).toBe("below");
  });

  test("includes that name each other are read once", async () => {
    expect(
      await torchIn({
        "/repo/requirements.txt": "-r b.txt\n",
        "/repo/b.txt": "-r requirements.txt\ntorch==2.1\n",
      }),
    ).toBe("below");
  });

  test("does not come from beyond the repository", async () => {
    expect(await torchIn({ "/requirements.txt": "torch==2.1\n" })).toBe("unknown");
  });

  test("knows builds of one library under other names", async () => {
    const host = memoryHost({ "/repo/requirements.txt": "tensorflow-cpu==2.12\n" });
    const project = await openProject(host, "/repo/train.py");
    expect(await settled(project, ({ versionAgainst }) => versionAgainst("tensorflow", "2.13"))).toBe(
      "below",
    );
  });
});

describe("a project", () => {
  test("begins at the nearest folder with a marker", async () => {
    const host = memoryHost({
      "/repo/.git/HEAD": "",
      "/repo/app/pyproject.toml": "",
      "/repo/app/src/train.py": "",
    });
    const open = createProjectOpener(host);
    expect((await open("/repo/app/src/train.py")).root).toBe("/repo/app");
    expect((await open("/repo/other/train.py")).root).toBe("/repo");
    expect((await open("/elsewhere/train.py")).root).toBe("/elsewhere");
  });

  test("says which paths exist, seen from the document and from the root", async () => {
    const host = memoryHost({
      "/repo/.git/HEAD": "",
      "/repo/acme/net/config.json": "{}",
      "/repo/app/local/x": "",
    });
    const project = await openProject(host, "/repo/app/train.py");
    const from = "/repo/app/train.py";
    const paths = ["acme/net", "local", "acme/other", "~/acme", "https://example.com", ""];
    const answers = await settled(project, ({ exists }) => paths.map((path) => exists(path, from)));
    expect(answers).toEqual([true, true, false, false, false, false]);
  });

  test("reads no manifest before a rule asks for a version", async () => {
    const host = memoryHost({ "/repo/requirements.txt": "torch==2.1\n" });
    const read: string[] = [];
    const watched = {
      ...host,
      readRange: (path: string, offset: number, length: number) => {
        read.push(path);
        return host.readRange(path, offset, length);
      },
    };
    const project = await openProject(watched, "/repo/train.py");
    await settled(project, ({ exists }) => exists("acme/net", "/repo/train.py"));
    expect(read).toEqual([]);
    await settled(project, ({ versionAgainst }) => versionAgainst("torch", "2.6"));
    expect(read).toEqual(["/repo/requirements.txt"]);
  });
});
