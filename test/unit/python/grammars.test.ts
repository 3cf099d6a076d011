import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

interface Row {
  readonly file: string;
  readonly package: string;
  readonly version: string;
  readonly sha256: string;
  readonly abi: string;
  readonly licence: string;
}

async function rows(): Promise<readonly Row[]> {
  return JSON.parse(await readFile(`${root}grammars/grammars.json`, "utf8"));
}

describe("grammars/", () => {
  test("every file is the one that is written down", async () => {
    const files = (await readdir(`${root}grammars`)).filter((name) => name.endsWith(".wasm"));
    expect((await rows()).map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file, sha256 } of await rows()) {
      const bytes = await readFile(`${root}grammars/${file}`);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
  });

  test("and the one that the installed packages carry", () => {
    const run = () =>
      execFileSync(process.execPath, ["scripts/refresh-grammars.mjs", "--check"], { cwd: root });
    expect(run).not.toThrow();
  });

  test("all are under a licence that allows to pass them on", async () => {
    expect((await rows()).map(({ licence }) => licence)).toEqual(["MIT", "MIT"]);
  });
});
