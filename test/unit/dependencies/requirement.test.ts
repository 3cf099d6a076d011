import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fromPoetry,
  normalizeName,
  readConda,
  readRequirement,
} from "../../../server/src/facts/dependencies/requirement.ts";

describe("a requirement (PEP 508)", () => {
  test.each([
    ["torch", "torch", ""],
    ["torch==2.6.0", "torch", "==2.6.0"],
    ["torch >= 2.1, < 3", "torch", ">=2.1,<3"],
    ["torch (>=2.1)", "torch", ">=2.1"],
    ["Huggingface_Hub[cli,torch]>=0.20", "huggingface-hub", ">=0.20"],
    ['torch==2.1; python_version < "3.9"', "torch", "==2.1"],
    ["torch==2.6.0 --hash=sha256:00 --hash=sha256:11", "torch", "==2.6.0"],
    [
      "torch @ https://example.com/torch-2.1.0%2Bcu118-cp310-cp310-linux_x86_64.whl",
      "torch",
      "==2.1.0+cu118",
    ],
    ["https://example.com/whl/torch-2.5.1-cp311-none-any.whl#sha256=00", "torch", "==2.5.1"],
    ["flash_attn @ git+https://github.com/acme/flash-attention@main", "flash-attn", ""],
  ])("%s", (text, name, specifier) => {
    expect(readRequirement(text)).toEqual({ name, specifier });
  });

  test.each(["", "# a comment", "-e .", "some words here", "git+https://github.com/acme/net"])(
    "%s names no package",
    (text) => {
      expect(readRequirement(text)).toBeUndefined();
    },
  );

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void readRequirement(text)));
  });
});

test("names are normalised as PEP 503 says", () => {
  expect(["PyYAML", "huggingface_hub", "ruamel.yaml", "a-_-b"].map(normalizeName)).toEqual([
    "pyyaml",
    "huggingface-hub",
    "ruamel-yaml",
    "a-b",
  ]);
});

test.each([
  ["^2.1", ">=2.1,<3"],
  ["^0.3.1", ">=0.3.1,<0.4"],
  ["^0.0.3", ">=0.0.3,<0.0.4"],
  ["~2.1.3", ">=2.1.3,<2.2"],
  ["~2", ">=2,<3"],
  ["2.1.*", "==2.1.*"],
  ["2.1.0", "==2.1.0"],
  ["==2.1.0", "==2.1.0"],
  [">=2.1,<3.0", ">=2.1,<3.0"],
  ["*", ""],
  ["^1.0 || ^2.0", ""],
])("Poetry's %s is %s", (constraint, specifier) => {
  expect(fromPoetry(constraint)).toBe(specifier);
});

test.each([
  ["pytorch=2.1", "torch", "==2.1.*"],
  ["pytorch=2.1.0=py3.11_cuda12.1", "torch", "==2.1.0.*"],
  ["pytorch==2.1.0", "torch", "==2.1.0"],
  ["conda-forge::pytorch>=2.1,<3", "torch", ">=2.1,<3"],
  ["numpy >=1.20,<2", "numpy", ">=1.20,<2"],
  ["numpy 1.26.*", "numpy", "==1.26.*"],
  ["pytorch-lightning", "pytorch-lightning", ""],
  ["python=3.11", "python", "==3.11.*"],
])("conda's %s", (text, name, specifier) => {
  expect(readConda(text)).toEqual({ name, specifier });
});
