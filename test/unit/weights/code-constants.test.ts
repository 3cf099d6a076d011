import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marshalProgram } from "../../../server/src/formats/marshal/program.ts";
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
    expect(await messages(p.file(p.bytes(new Uint8Array(run.stdout))))).toContain(
      'compiled Python code, which imports `subprocess` and calls `subprocess.run("id")`',
    );
  });

  test("its functions are followed, with what the code around them imports", () => {
    const source =
      "import os as o\nfrom base64 import b64decode as d\ndef f(x):\n    return o.popen(d('aWQ='))\nclass A:\n    import socket\n    s = socket.socket()\n";
    const program = marshalProgram(compiled(source));
    if (program === undefined) return;
    expect(program.imports).toEqual(["os", "base64", "socket"]);
    expect(program.calls).toEqual(
      expect.arrayContaining([
        'base64.b64decode("aWQ=")',
        'os.popen(base64.b64decode("aWQ="))',
        "socket.socket()",
      ]),
    );
  });

  test("what is broken or no code at all is not followed, and nothing throws", () => {
    const whole = compiled("import os\nos.system('id')\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 8 }), (edits) => {
        const bytes = whole.slice();
        for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        marshalProgram(bytes);
        marshalProgram(bytes.slice(0, edits[0]?.[0]));
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void marshalProgram(bytes)));
    expect(marshalProgram(new Uint8Array([0xe3, 0, 0]))).toBeUndefined();
  });
});

/** A module's code as this machine's Python writes it; empty where there is no Python. */
function compiled(source: string): Uint8Array {
  const script =
    "import marshal, sys; sys.stdout.buffer.write(marshal.dumps(compile(sys.stdin.read(), 'x', 'exec')))";
  const run = spawnSync(process.platform === "win32" ? "python" : "python3", ["-c", script], {
    input: source,
  });
  return run.status === 0 ? new Uint8Array(run.stdout) : new Uint8Array(0);
}
