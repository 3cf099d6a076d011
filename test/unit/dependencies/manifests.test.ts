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

  test("pyproject.toml of Hatch", async () => {
    const text = [
      "[tool.hatch.envs.default]",
      'dependencies = ["torch==2.5.1"]',
      "[tool.hatch.envs.train]",
      'extra-dependencies = ["keras<3"]',
    ].join("\n");
    expect(await said("pyproject.toml", text)).toEqual(["torch ==2.5.1 @1", "keras <3 @3"]);
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

  test("a Dockerfile's variables", async () => {
    const text =
      `ARG TAG=2.4.0-cuda12.1-cudnn9-runtime\nFROM pytorch/pytorch:\${TAG}\nARG TORCH='2.7.0'\n` +
      `ENV NUMPY 2.1\nRUN pip install torch==\${TORCH} numpy==$NUMPY scipy==\${SCIPY:-1.14} other==$OTHER\n`;
    expect(await said("Dockerfile", text)).toEqual([
      "torch ==2.4.0 @1",
      "torch ==2.7.0 @4",
      "numpy ==2.1 @4",
      "scipy ==1.14 @4",
      "other ==$OTHER @4",
    ]);
  });

  test.each(["pylock.toml", "pylock.gpu.toml"])("%s", async (name) => {
    const text =
      'lock-version = \'1.0\'\n[[packages]]\nname = "torch"\nversion = "2.5.1"\n' +
      '[[packages.wheels]]\nname = "not-this"\nversion = "9"\n';
    expect(await said(name, text)).toEqual(["torch ==2.5.1 @3"]);
  });

  test("conda-lock.yml", async () => {
    const text =
      "version: 1\nmetadata:\n  channels:\n  - url: conda-forge\npackage:\n- name: pytorch\n  version: 2.7.0\n  manager: conda\n" +
      "  dependencies:\n    numpy: '>=1.19'\n  url: https://conda.anaconda.org/x/pytorch-2.7.0-py_0.conda\n" +
      "- name: typing-extensions\n  version: '4.12'\n  manager: pip\n";
    expect(await said("conda-lock.yml", text)).toEqual(["torch ==2.7.0 @5", "typing-extensions ==4.12 @11"]);
  });

  test("pixi.lock", async () => {
    const text =
      "version: 6\nenvironments:\n  default:\n    packages:\n      linux-64:\n      - conda: https://conda.anaconda.org/c/linux-64/not-this-9-0.conda\n" +
      "packages:\n- conda: https://conda.anaconda.org/conda-forge/linux-64/pytorch-2.7.0-cuda126_mkl_0.conda\n  sha256: aa\n" +
      "  depends:\n  - python >=3.12\n- pypi: https://files.pythonhosted.org/packages/aa/PyYAML-6.0.2-cp312-linux.whl\n  name: pyyaml\n  version: 6.0.2\n";
    expect(await said("pixi.lock", text)).toEqual(["torch ==2.7.0 @7", "pyyaml ==6.0.2 @11"]);
  });

  test("pixi's features and platforms", async () => {
    const text =
      "[dependencies]\npytorch = '>=2.4'\n[feature.gpu.dependencies]\npytorch-gpu = '2.7.*'\n" +
      "[feature.gpu.target.linux-64.pypi-dependencies]\ndatasets = { version = '<4' }\n";
    expect(await said("pixi.toml", text)).toEqual(["torch >=2.4 @1", "torch ==2.7.* @3", "datasets <4 @5"]);
    const inPyproject = text
      .replace("[dependencies]", "[tool.pixi.dependencies]")
      .replaceAll("[feature", "[tool.pixi.feature");
    expect(await said("pyproject.toml", inPyproject)).toHaveLength(3);
  });

  test("files that a manifest takes its requirements from", async () => {
    const includesOf = async (name: string, text: string) => {
      const kind = manifestKind(name);
      return kind === undefined ? undefined : (await readManifest(kind, text, `/project/${name}`)).includes;
    };
    const dynamic = '[tool.setuptools.dynamic]\ndependencies = {file = ["deps/base.txt"]}\n';
    expect(await includesOf("pyproject.toml", dynamic)).toEqual(["deps/base.txt"]);
    expect(await includesOf("pyproject.toml", dynamic.replace(/[[\]](?="|})/g, ""))).toEqual([
      "deps/base.txt",
    ]);
    const hatch = "[tool.hatch.metadata.hooks.requirements_txt]\nfiles = ['deps.txt']\n";
    expect(await includesOf("pyproject.toml", hatch)).toEqual(["deps.txt"]);
    const conda = "dependencies:\n  - pip:\n    - -r deps.txt\n    - --requirement=more.txt\n    - torch\n";
    expect(await includesOf("environment.yml", conda)).toEqual(["deps.txt", "more.txt"]);
    const program =
      "setup(install_requires=open('deps.txt').read().splitlines(), long=open('README.txt').read())\n";
    expect(await includesOf("setup.py", program)).toEqual(["deps.txt"]);
  });

  test("setup.py with a list that has a name", async () => {
    const text =
      'REQUIRED: list = [\n    "torch>=1.13",\n]\nOTHER = ["not-this"]\nsetup(install_requires=REQUIRED, extras_require=EXTRAS)\n' +
      'EXTRAS = {"yaml": ["PyYAML"]}\n';
    expect(await said("setup.py", text)).toEqual(["torch >=1.13 @1", "pyyaml  @5"]);
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
          "pixi.lock",
          "setup.py",
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
