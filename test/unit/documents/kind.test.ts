import { describe, expect, test } from "vitest";
import { decideKind, decideTextKind, isCandidate } from "../../../server/src/documents/kind.ts";
import { notebook } from "../../harness/notebook.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** One character a byte. */
const raw = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const kindOf = (path: string, content: string | Uint8Array, languageId?: string) => {
  const head = typeof content === "string" ? bytesOf(content) : content;
  return decideKind({ path, head, size: head.length, ...(languageId === undefined ? {} : { languageId }) });
};

/** Pickles that have no signature, written out so that each test shows its opcodes. */
const call0 = "cposix\nsystem\n(S'id'\ntR.";
const data0 = `(lp0\n${"I1\naI2\na".repeat(40)}.`;
const protocol4 = raw("\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00]\x94.");
const withoutProto = raw("\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R.");
const safetensors = raw('\x3a\x00\x00\x00\x00\x00\x00\x00{"__metadata__":{}');

describe("content before name", () => {
  test.each([
    ["model.safetensors", protocol4, "pickle"],
    ["notes.txt", protocol4, "pickle"],
    ["cat.py", protocol4, "pickle"],
    ["readme.md", bytesOf(call0), "pickle"],
    ["setup.py", bytesOf(call0), "pickle"],
    ["weights", withoutProto, "pickle"],
    ["x.json", withoutProto, "pickle"],
    ["data", bytesOf(data0), "pickle"],
    ["notes.txt", bytesOf(data0), "pickle"],
    ["model.pkl", raw("PK\x03\x04\x14\x00\x00\x00"), "zip"],
    ["model.py", raw("PK\x03\x04\x14\x00\x00\x00"), "zip"],
    ["empty.txt", raw("PK\x05\x06\x00\x00\x00\x00"), "zip"],
    ["array.dat", raw("\x93NUMPY\x01\x00"), "npy"],
    ["model.bin", safetensors, "safetensors"],
    ["model.pt", raw("GGUF\x03\x00\x00\x00\x01\x00"), "gguf"],
    ["model.h5", raw("\x89HDF\r\n\x1a\n\x00\x00"), "hdf5"],
    ["model.pkl.gz", raw("\x1f\x8b\x08\x00\x00\x00\x00\x00"), "binary"],
    ["script", bytesOf("#!/usr/bin/env python3\nimport torch\n"), "python"],
    ["script", bytesOf("#!/usr/bin/env -S uv run --script\nimport torch\n"), "python"],
    ["run", bytesOf("#!/bin/bash\nset -e\n"), "shell"],
    ["lab", bytesOf(notebook([{ cell_type: "code", source: [] }])), "notebook"],
    ["lab.json", bytesOf(notebook([{ cell_type: "code", source: [] }])), "notebook"],
  ] as const)("%s", (path, content, kind) => {
    expect(kindOf(`/project/${path}`, content)).toBe(kind);
  });

  test("UTF-16 and Latin-1 are texts", () => {
    expect(kindOf("/a/x.py", raw("\xff\xfei\x00m\x00p\x00"))).toBe("python");
    expect(kindOf("/a/x.py", raw("i\x00m\x00p\x00o\x00r\x00t\x00"))).toBe("python");
    expect(kindOf("/a/x.py", raw("name = 'caf\xe9'\n"))).toBe("python");
  });

  test("a script with a NUL in it is a script; rubbish under its name is not", () => {
    expect(kindOf("/a/x.py", `import os\n\0${"x = 1\n".repeat(5)}`)).toBe("python");
    expect(kindOf("/a/x.py", raw("\x00\x01\x02\xff\xfe\x00\x03\x04"))).toBe("binary");
  });

  test("a Git LFS pointer is a text, whatever the file should be", () => {
    expect(kindOf("/a/model.pt", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n")).toBe("text");
  });
});

describe("no text is taken for a pickle", () => {
  test.each([
    ["import os\n", "text"],
    ["cat\ndog\n", "text"],
    ["N. Smith wrote this.\n", "text"],
    ["I am a text.\n", "text"],
    ["(see below)\n", "text"],
    ["}\n", "text"],
    ["0 1 2\n", "text"],
    ["BZh is how bzip2 files start\n", "text"],
    ["GGUF is a format\n", "text"],
    ["PAR1\n", "text"],
    ["x^2\n", "text"],
    [`Gradient Boosting Machine\n${"more of it\n".repeat(2000)}`, "text"],
  ] as const)("%j", (text, kind) => {
    expect(kindOf("/a/file", text)).toBe(kind);
  });
});

describe("a state that a program keeps as JSON under the name of a checkpoint", () => {
  test.each([
    ["state.ckpt", '{"step": 3}\n', "json"],
    ["state.ckpt", "{step", "pickle"],
    ["state.pkl", '{"step": 3}\n', "pickle"],
  ] as const)("%s with %j", (name, text, kind) => {
    expect(kindOf(`/a/${name}`, text)).toBe(kind);
  });
});

describe("the name, where the content says nothing", () => {
  test.each([
    ["train.py", "python"],
    ["stubs.pyi", "python"],
    ["Lab.IPYNB", "notebook"],
    ["config.json", "json"],
    ["env.yaml", "yaml"],
    ["CITATION.cff", "yaml"],
    ["pyproject.toml", "toml"],
    ["uv.lock", "toml"],
    ["Pipfile", "toml"],
    ["Pipfile.lock", "json"],
    ["setup.cfg", "ini"],
    [".pypirc", "ini"],
    [".aws/credentials", "ini"],
    [".env", "dotenv"],
    [".env.production", "dotenv"],
    ["prod.env", "dotenv"],
    [".envrc", "shell"],
    ["job.slurm", "shell"],
    [".bashrc", "shell"],
    ["Dockerfile", "dockerfile"],
    ["Dockerfile.gpu", "dockerfile"],
    ["gpu.dockerfile", "dockerfile"],
    ["Containerfile", "dockerfile"],
    ["requirements.txt", "requirements"],
    ["requirements-dev.txt", "requirements"],
    ["dev-requirements.txt", "requirements"],
    ["requirements/gpu.txt", "requirements"],
    ["requirements.in", "requirements"],
    ["constraints.txt", "requirements"],
    ["notes.txt", "text"],
    ["main.rs", "text"],
    ["Makefile", "shell"],
    ["rules.mk", "shell"],
    ["Modelfile", "dockerfile"],
    ["MLproject", "yaml"],
    ["main.tf", "ini"],
    ["model.pkl", "pickle"],
    ["model.pt", "pickle"],
    ["model.safetensors", "safetensors"],
    ["arrays.npz", "zip"],
  ] as const)("%s", (path, kind) => {
    expect(kindOf(`/project/${path}`, "nothing that tells\n")).toBe(kind);
  });

  test.each([
    ["train.py", "python"],
    ["model.pkl", "pickle"],
    ["model.bin", "binary"],
    ["notes", "text"],
  ] as const)("an empty %s", (path, kind) => {
    expect(kindOf(`/project/${path}`, "")).toBe(kind);
  });
});

describe("markdown", () => {
  const front = (keys: string) => `---\n${keys}\n---\n# Title\n`;

  test.each([
    ["README.md", front("license: mit"), "card"],
    ["readme_de.md", front("license: mit"), "card"],
    ["MODEL_CARD.md", front("tags: [a]"), "card"],
    ["docs/any.md", front("base_model: org/x"), "card"],
    ["docs/data.md", front("task_categories:\n- x"), "card"],
    ["README.md", "# Title\n", "markdown"],
    ["blog/post.md", front("title: A post\nlicense: mit"), "markdown"],
    ["blog/post.md", `${front("title: A")}\nbase_model: not in the front matter\n`, "markdown"],
    ["README.md", front("license: mit").replaceAll("\n", "\r\n"), "card"],
  ] as const)("%s %j", (path, text, kind) => {
    expect(kindOf(`/project/${path}`, text)).toBe(kind);
  });
});

describe("an editor's language", () => {
  test("decides where name and content do not", () => {
    expect(kindOf("untitled:Untitled-1", "x = 1\n", "python")).toBe("python");
    expect(kindOf("/a/notes.txt", "x = 1\n", "python")).toBe("python");
    expect(kindOf("/a/Rakefile", "x\n", "ruby")).toBe("text");
    expect(decideTextKind("untitled:1", "---\nbase_model: x\n---\n", "markdown")).toBe("card");
  });

  test("does not overrule a name", () => {
    expect(kindOf("/a/x.yaml", "a: 1\n", "python")).toBe("yaml");
  });
});

test("a long table of data is read no further than its head", () => {
  const head = bytesOf("a,b\n1,2\n".repeat(1000));
  expect(decideKind({ path: "/a/train.csv", head, size: 50_000_000 })).toBe("binary");
  expect(decideKind({ path: "/a/train.csv", head, size: head.length })).toBe("text");
});

test("pictures, sound and compiled code are not opened in a walk; whatever else may be loaded is", () => {
  for (const name of ["cat.png", "a/b.JPG", "film.mp4", "x.woff2", "lib.so", "m.cpython-312.pyc"]) {
    expect(isCandidate(name)).toBe(false);
  }
  for (const name of ["model", "x.unknown", "a.b/c", "train.csv", "model.pkl", "x.gz", ".env", "LICENSE"]) {
    expect(isCandidate(name)).toBe(true);
  }
});
