import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadlineProgram, withFolder } from "../harness/command-line.ts";
import { generateKey, seededRandom } from "../harness/keys.ts";
import * as p from "../harness/pickle.ts";

/** Tables that the built program loads where they are first asked for, and the sources import like others. */
test("the program finds what is in the tables that it loads late", () =>
  withFolder({ "login.py": `token = "${generateKey("huggingface", seededRandom(7))}"\n` }, async (folder) => {
    await writeFile(join(folder, "call.pkl"), p.file(p.call(p.global("os", "system"), p.text("id"))));
    await writeFile(join(folder, "name.pkl"), p.file(p.global("unknown_package", "thing")));
    const { status, stdout, stderr } = await loadlineProgram(["check", "--format", "json"], { folder });
    const { findings, failures = [] } = JSON.parse(stdout);
    expect({ status, stderr, failures }).toEqual({ status: 1, stderr: "", failures: [] });
    const found = findings.map(({ rule, path }: { rule: string; path: string }) => `${path} ${rule}`);
    expect(found.sort()).toEqual([
      "call.pkl pickle-import",
      "login.py hardcoded-key",
      "name.pkl pickle-import",
    ]);
  }));
