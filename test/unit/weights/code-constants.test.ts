import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";

/** A code object as marshal of Python 3.11 writes it, down to its names; the rest is not read. */
function code(...names: readonly string[]): Uint8Array {
  const short = (text: string) => p.join(p.raw(0xda, text.length), p.latin1(text));
  const numbers = new Uint8Array(20);
  return p.join(
    p.raw(0xe3),
    numbers,
    p.raw(0xf3, 4, 0, 0, 0, 0x97, 0, 0x64, 0),
    p.raw(0x29, names.length),
    ...names.map(short),
    new Uint8Array(8),
  );
}

async function messages(bytes: Uint8Array): Promise<string> {
  const { findings } = await workspace({ "/project/model.pkl": bytes }).check("/project/model.pkl");
  return findings.map(({ severity, message }) => `${severity}: ${message}`).join("\n");
}

describe("compiled code in a constant", () => {
  test("what it names is said, and what reaches out first", async () => {
    const found = await messages(p.file(p.bytes(code("value", "append", "os", "system", "echo hello"))));
    expect(found).toContain("error: ");
    expect(found).toContain("compiled Python code, which names `os`, `system`");
    expect(found).toContain('holds the text "echo hello"');
  });

  test("as this machine's Python writes it", async () => {
    const script =
      "import marshal, sys; sys.stdout.buffer.write(marshal.dumps(compile('import subprocess\\nsubprocess.run(\"id\")', 'x', 'exec')))";
    const run = spawnSync(process.platform === "win32" ? "python" : "python3", ["-c", script]);
    if (run.status !== 0) return;
    expect(await messages(p.file(p.bytes(new Uint8Array(run.stdout))))).toContain("which names `subprocess`");
  });
});
