import { describe, expect, test } from "vitest";
import { type ByteDocument, isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { explainWeights } from "../../../server/src/facts/weights/explain.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import type { RunReport } from "../../../server/src/reporters/report.ts";
import { formatExplanation } from "../../../server/src/reporters/weights-explained.ts";
import { weightsTable } from "../../../server/src/reporters/weights-table.ts";
import { defaultSettings, testEnvironment, workspace } from "../../harness/check.ts";
import * as pack from "../../harness/compression.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const text = (value: string): p.Piece => p.text(value, "BINUNICODE");
const tensor = (length: number): p.Piece =>
  p.call(
    p.global("torch._utils", "_rebuild_tensor_v2"),
    p.persistent(
      p.tuple(text("storage"), p.global("torch", "HalfStorage"), text("0"), text("cpu"), p.int(length)),
    ),
    p.int(0),
    p.tuple(p.int(length), p.int(1)),
    p.tuple(p.int(1), p.int(1)),
    p.no,
    p.call(p.global("collections", "OrderedDict")),
  );
const state = zip.pytorch(
  p.stream(2, p.dict([text("model"), p.dict([text("head.weight"), tensor(7)])], [text("epoch"), p.int(3)])),
);
const shell = p.file(p.call(p.global("os", "system"), p.text("echo hello")));
const custom = p.file(p.newobj(p.stackGlobal("mypackage.model", "Net")));

async function rowOf(name: string, bytes: Uint8Array) {
  const path = `/project/${name}`;
  return (await workspace({ [path]: bytes }).check(path)).weights;
}

describe("a weight file in a line", () => {
  test.each([
    ["state.pt", state, "PyTorch", "clean", "imports only what is known (3 names)"],
    ["model.pkl", shell, "pickle", "dangerous", "calls os.system('echo hello')"],
    ["model.pkl.xz", pack.xz(shell), "pickle", "dangerous", "calls os.system('echo hello')"],
    ["custom.pkl", custom, "pickle", "unverified", "imports mypackage.model.Net"],
    ["cut.pkl", custom.slice(0, -3), "pickle", "not read", "the file ends before the pickle's STOP"],
    ["data.npy", npy.file("'<f8'", "(1,)", new Uint8Array(8)), "NumPy array", "clean", "holds no pickle"],
    ["data.npy", npy.objects(shell), "NumPy array", "dangerous", "calls os.system('echo hello')"],
    ["empty.pkl", p.file(p.none), "pickle", "clean", "imports nothing"],
  ])("%s", async (name, bytes, format, verdict, why) => {
    expect(await rowOf(name, bytes)).toEqual({ format, size: bytes.length, verdict, why });
  });

  test("is made of no archive without pickles, and of nothing where a rule it stands on is off", async () => {
    expect(await rowOf("a.whl", zip.archive([zip.member("a.py", p.utf8("x = 1"))]))).toBeUndefined();
    const rules = new Map(defaultSettings().rules);
    rules.delete("pickle-trick");
    const result = await workspace({ "/m.pkl": shell }).check("/m.pkl", defaultSettings({ rules }));
    expect(result.weights).toBeUndefined();
  });
});

test("a table of weight files, and none where there are others", async () => {
  const files = { "/p/a.pkl": shell, "/p/state.pt": state };
  const weights = await Promise.all(
    Object.keys(files).map(async (path) => {
      const { weights: row } = await workspace(files).check(path);
      if (row === undefined) throw new Error(`${path} is a weight file`);
      return { path, ...row };
    }),
  );
  const report: RunReport = {
    tool: { name: "loadline", version: "0" },
    workingFolder: "/p",
    results: [],
    files: { checked: 2, prefiltered: 0, unread: 0, excluded: 0, outsideLinks: 0 },
    failures: [],
    weights,
    fixed: 0,
  };
  expect(weightsTable(report, (_, part) => part).split("\n")).toEqual([
    "file      format    size  verdict    why",
    `a.pkl     pickle    ${shell.length} B  dangerous  calls os.system('echo hello')`,
    `state.pt  PyTorch  ${state.length} B  clean      imports only what is known (3 names)`,
    "",
  ]);
  expect(weightsTable({ ...report, files: { ...report.files, checked: 3 } }, (_, part) => part)).toBe("");
});

describe("a weight file laid open", () => {
  async function explained(bytes: Uint8Array): Promise<string> {
    const path = "/project/model.pt";
    const environment = testEnvironment(memoryHost({ [path]: bytes }));
    const document = await openFile(path, environment);
    if (isTextDocument(document)) throw new Error("a weight file is no text");
    const { pickles } = await explainWeights(document as ByteDocument, defaultLimits);
    return formatExplanation({ path: "model.pt", row: await rowOf("model.pt", bytes), pickles });
  }

  test("shows imports, program, tensors and what weights_only does", async () => {
    const shown = await explained(state);
    expect(shown).toContain("PyTorch,");
    expect(shown).toContain("torch.load(weights_only=True), torch 2.6 and later: loads it");
    expect(shown).toContain("allowed  torch._utils._rebuild_tensor_v2  PyTorch");
    expect(shown).toContain("return {'model': {'head.weight': r1}, 'epoch': 3}");
    expect(shown).toContain("  tensors (1)\n    model.head.weight  float16  [7, 1]");
  });

  test("says where weights_only stops, and names what it would need", async () => {
    const net = p.newobj(p.global("my.net", "Net"));
    const shown = await explained(zip.pytorch(p.stream(2, net)));
    expect(shown).toContain(
      "refuses it: it names `my.net.Net`, which is not on its list, at archive/data.pkl 0x2",
    );
    expect(shown).toContain("names it would have to be told of: my.net.Net");
  });

  test("shows nothing that a terminal obeys", async () => {
    const name = p.file(p.newobj(p.stackGlobal("a\u001b[2Jb", "c")));
    expect(await explained(name)).not.toContain("\u001b");
  });
});
