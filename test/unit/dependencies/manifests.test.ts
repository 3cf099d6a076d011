import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { manifestKind, readManifest } from "../../../server/src/facts/dependencies/read-manifest.ts";
import { readScriptMetadata } from "../../../server/src/facts/dependencies/script-metadata.ts";
import { readInstallCommand } from "../../../server/src/facts/dependencies/text-manifests.ts";

/** `name specifier @line` of everything that a file says. */
async function said(name: string, text: string): Promise<readonly string[]> {
  const kind = manifestKind(name);
  if (kind === undefined) throw new Error(`${name} is no manifest`);
  const { dependencies } = await readManifest(kind, text, `/project/${name}`);
  return dependencies.map((fact) => `${fact.name} ${fact.specifier} @${fact.line}`);
}

describe("manifests", () => {
  test("requirements.txt, with comments, continuations, options and includes", async () => {
    const text =
      "# pinned\r\n--index-url https://example.com\r\ntorch==2.6.0 \\\r\n    --hash=sha256:00\r\n" +
      "-r base.txt\r\n-c constraints.txt\r\nnumpy>=1.26 # arrays\r\n";
    expect(await said("requirements.txt", text)).toEqual(["torch ==2.6.0 @2", "numpy >=1.26 @6"]);
    const { includes } = await readManifest("requirements", text, "/project/requirements.txt");
    expect(includes).toEqual(["base.txt", "constraints.txt"]);
  });

  test("pyproject.toml of PEP 621 with groups", async () => {
    const text = [
      "[project]",
      'dependencies = ["torch>=2.1", "numpy"]',
      "[project.optional-dependencies]",
      'dev = ["PyYAML~=6.0"]',
      "[dependency-groups]",
      'test = ["datasets<4", {include-group = "dev"}]',
    ].join("\n");
    expect(await said("pyproject.toml", text)).toEqual([
      "torch >=2.1 @1",
      "numpy  @1",
      "pyyaml ~=6.0 @3",
      "datasets <4 @5",
    ]);
  });

  test("pyproject.toml of Poetry", async () => {
    const text = [
      "[tool.poetry.dependencies]",
      'python = "^3.10"',
      'torch = "^2.1"',
      'transformers = {version = "4.40.*", extras = ["torch"]}',
      'net = {git = "https://github.com/acme/net"}',
      "[tool.poetry.group.dev.dependencies]",
      'keras = "2.12"',
    ].join("\n");
    expect(await said("pyproject.toml", text)).toEqual([
      "torch >=2.1,<3 @2",
      "transformers ==4.40.* @3",
      "net  @4",
      "keras ==2.12 @6",
    ]);
  });

  test.each(["uv.lock", "poetry.lock", "pdm.lock"])("%s", async (name) => {
    const text =
      'version = 1\n\n[[package]]\nname = "torch"\nversion = "2.5.1"\nsource = { registry = "https://pypi.org/simple" }\n' +
      '\n[package.optional-dependencies]\nname = "not-this"\nversion = "9"\n\n[[package]]\nname = "PyYAML"\nversion = "6.0.2"\n';
    expect(await said(name, text)).toEqual(["torch ==2.5.1 @4", "pyyaml ==6.0.2 @13"]);
  });

  test("Pipfile and Pipfile.lock", async () => {
    expect(await said("Pipfile", '[packages]\ntorch = "==2.1.0"\nnumpy = "*"\n')).toEqual([
      "torch ==2.1.0 @1",
      "numpy  @2",
    ]);
    const lock = JSON.stringify({ default: { torch: { version: "==2.1.0" } }, develop: {} });
    expect(await said("Pipfile.lock", lock)).toEqual(["torch ==2.1.0 @0"]);
    expect(await said("Pipfile.lock", "{")).toEqual([]);
  });

  test("setup.cfg", async () => {
    const text =
      "[metadata]\nname = net\n\n[options]\ninstall_requires =\n    torch>=2.1\n    # arrays\n    numpy\npython_requires = >=3.9\n" +
      "\n[options.extras_require]\nyaml =\n    PyYAML\n";
    expect(await said("setup.cfg", text)).toEqual(["torch >=2.1 @5", "numpy  @7", "pyyaml  @12"]);
  });

  test("setup.py, as far as its lists are literals", async () => {
    const text = [
      "from setuptools import setup",
      'extras = {"dev": ["not-this"]}',
      "setup(",
      '    name="net",',
      "    install_requires=[",
      "        \"torch>=1.13\",  # the ['oldest']",
      "        'transformers[torch]==4.40.0; python_version > \"3.8\"',",
      "        requirement,",
      "    ],",
      '    extras_require={"yaml": ["PyYAML"]},',
      '    keywords=["deep"],',
      ")",
    ].join("\n");
    expect(await said("setup.py", text)).toEqual([
      "torch >=1.13 @5",
      "transformers ==4.40.0 @6",
      "pyyaml  @9",
    ]);
  });

  test("environment.yml with a pip list", async () => {
    const text =
      "name: net\ndependencies:\n  - python=3.11\n  - pytorch=2.5\n  - pip:\n      - transformers==4.40.0\n";
    expect(await said("environment.yml", text)).toEqual([
      "python ==3.11.* @2",
      "torch ==2.5.* @3",
      "transformers ==4.40.0 @5",
    ]);
  });

  test("Dockerfile", async () => {
    const text =
      'FROM python:3.11\nRUN pip install --no-cache-dir \\\n    torch==2.1.0 "numpy<2" && rm -rf /tmp/x\nCOPY . .\n';
    expect(await said("Dockerfile", text)).toEqual(["torch ==2.1.0 @1", "numpy <2 @1"]);
    const image = "FROM --platform=linux/amd64 pytorch/pytorch:2.4.0-cuda12.1-cudnn9-runtime AS base\n";
    expect(await said("Dockerfile", image)).toEqual(["torch ==2.4.0 @0"]);
    expect(await said("Dockerfile", "FROM vllm/vllm-openai:v0.8.5\n")).toEqual(["vllm ==0.8.5 @0"]);
    expect(await said("Dockerfile", "FROM pytorch/pytorch:latest\nFROM acme/pytorch:2.4\n")).toEqual([]);
  });

  test("what a script says of itself", () => {
    const script =
      '# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n#   "torch>=2.6",  # for load\n#   \'numpy\',\n# ]\n# ///\nimport torch\n';
    const found = readScriptMetadata(script, "/project/a.py");
    expect(found.map(({ name, specifier, line }) => `${name} ${specifier} @${line}`)).toEqual([
      "torch >=2.6 @3",
      "numpy  @4",
    ]);
    expect(readScriptMetadata("# /// script\n# dependencies = ['torch']\n", "/project/a.py")).toEqual([]);
    expect(readScriptMetadata("x = 1\n", "/project/a.py")).toEqual([]);
  });

  test("broken files say nothing and break nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          "requirements.txt",
          "uv.lock",
          "Pipfile.lock",
          "pyproject.toml",
          "setup.cfg",
          "environment.yml",
        ),
        fc.string(),
        async (name, text) => void (await said(name, text)),
      ),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["pip install -q torch==2.1 transformers", ["torch ==2.1", "transformers "]],
  ['pip3 install "torch>=2.6"', ["torch >=2.6"]],
  ["uv pip install torch", ["torch "]],
  ["python -m pip install --upgrade torch", ["torch "]],
  ["apt-get install -y git && pip install torch==2.1", ["torch ==2.1"]],
  ["conda install -y pytorch=2.5 torchvision -c pytorch", ["torch ==2.5.*", "torchvision "]],
  ["mamba create -n env 'pytorch>=2.6'", ["torch >=2.6"]],
  ["pip freeze > requirements.txt", []],
  ["ls -la", []],
])("%s", (command, expected) => {
  const found = readInstallCommand(command, "/project/a.ipynb", 0);
  expect(found.map((fact) => `${fact.name} ${fact.specifier}`)).toEqual(expected);
});
