import { describe, expect, test } from "vitest";
import { moduleOf } from "./module-of.ts";

/** The methods of an unpickler with this body of `find_class` that hand everything on. */
async function handedOn(body: string): Promise<readonly string[] | undefined> {
  const lines = body.split("\n").map((line) => `        ${line}`);
  const text = `import pickle\nclass U(pickle.Unpickler):\n    def find_class(self, module, name):\n${lines.join("\n")}\nU(f).load()\n`;
  const call = (await moduleOf(text)).calls.find(({ name }) => name === "pickle.Unpickler.load");
  return call?.through?.handsOn;
}

describe("a method that hands on what it has no answer for", () => {
  test.each([
    "return super().find_class(module, name)",
    '"""Renames."""\nmodule = renamed.get(module, module)\nreturn super().find_class(module, name)',
    'if module == "a":\n    return A\nelse:\n    return super().find_class(module, name)',
    'if module == "a":\n    return A\nelif module == "b":\n    return B\nreturn pickle.Unpickler.find_class(self, module, name)',
    "try:\n    return super().find_class(module, name)\nexcept AttributeError:\n    return Missing",
    "print(module, name)\nfound = super().find_class(module, name)\nreturn found",
    "return getattr(importlib.import_module(module), name)",
    'return A if name == "A" else super().find_class(module, name)',
  ])("%s", async (body) => {
    expect(await handedOn(body)).toEqual(["find_class"]);
  });

  test.each([
    "raise pickle.UnpicklingError(name)",
    "if (module, name) in allowed:\n    return super().find_class(module, name)\nraise ValueError(name)",
    "if module not in allowed:\n    raise ValueError(name)\nreturn super().find_class(module, name)",
    "if module not in allowed:\n    return None\nreturn super().find_class(module, name)",
    "if (module, name) in allowed:\n    return super().find_class(module, name)\nreturn Missing",
    "self.check(module, name)\nreturn super().find_class(module, name)",
    "assert module in allowed\nreturn super().find_class(module, name)",
    "return allowed[module, name]",
    "return super().find_class(module, name) if module in allowed else Missing",
  ])("not: %s", async (body) => {
    expect(await handedOn(body)).toEqual([]);
  });
});
