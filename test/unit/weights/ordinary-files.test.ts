import { zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

async function found(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { findings } = await workspace({ [path]: bytes }).check(path);
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const pickle = (content: p.Piece): Promise<readonly string[]> => found("/p/model.pkl", p.file(content));
const os = p.stackGlobal("os", "system");

/** Five streams and the bytes of one number, as `torch.save` wrote them before 1.6. */
const storage = p.join(
  p.stream(2, p.long1(0x1950a86a20f9469cfc6cn, 10)),
  p.stream(2, p.int(1001)),
  p.stream(2, p.emptyDict),
  p.stream(2, p.emptyDict),
  p.stream(2, p.emptyList),
);

describe("what lies in public repositories", () => {
  test("pickles of protocol 0, one behind the other, are read one by one", async () => {
    const one = p.utf8("(S'mol_1'\nS'cnumpy\\ndtype\\n'\ntp0\n.");
    expect(await found("/p/molecules.pkl", p.join(one, one, one))).toEqual([]);
    const bad = p.utf8("(S'mol_1'\ncos\nsystem\n(S'id'\ntRt.");
    expect(await found("/p/molecules.pkl", p.join(one, bad))).toEqual(["error pickle-import"]);
  });

  test("thousands of tensors in a plain pickle are followed", async () => {
    const load = p.stackGlobal("torch.storage", "_load_from_bytes");
    const tensor = p.call(load, p.bytes(storage));
    expect(await pickle(p.list(...new Array<p.Piece>(3000).fill(tensor)))).toEqual([]);
    const bad = p.call(load, p.bytes(p.file(p.call(os, p.text("id")))));
    const many = await pickle(p.list(...new Array<p.Piece>(3000).fill(tensor), bad));
    expect(many).toContain("error pickle-import");
    const unseen = await pickle(
      p.list(...new Array<p.Piece>(11_000).fill(tensor), p.call(load, p.text("x"))),
    );
    expect(unseen).toContain("error pickle-import");
  });

  test("a partial is called where pandas calls one", async () => {
    const partial = (module: string, name: string) =>
      p.call(p.call(p.stackGlobal("functools", "partial"), p.stackGlobal(module, name)), p.none);
    expect(await pickle(partial("pandas.core.internals.blocks", "new_block"))).toEqual([]);
    expect(await pickle(partial("acme", "make"))).toContain("error pickle-import");
  });

  test("dill's types of values and its arrays are made of nothing else", async () => {
    const type = (name: string) => p.call(p.stackGlobal("dill._dill", "_load_type"), p.text(name));
    expect(await pickle(p.call(type("set"), p.list(p.int(1))))).toEqual([]);
    const instance = p.newobj(p.stackGlobal("ultralytics.nn.tasks", "DetectionModel"));
    expect(await pickle(p.call(type("set"), instance))).toContain("error pickle-import");
    expect(await pickle(type("CodeType"))).toEqual(["error pickle-import"]);
    expect(await pickle(p.call(p.call(type("set"), p.none), p.none))).toContain("error pickle-import");
    const array = (make: p.Piece, of: p.Piece) =>
      p.call(p.stackGlobal("dill._dill", "_create_array"), make, p.tuple(of), p.tuple(), p.emptyDict);
    const reconstruct = p.stackGlobal("numpy.core.multiarray", "_reconstruct");
    expect(await pickle(array(reconstruct, p.stackGlobal("numpy", "ndarray")))).toEqual([]);
    expect(await pickle(array(reconstruct, p.stackGlobal("acme", "Array")))).toContain("error pickle-import");
    expect(await pickle(array(os, p.text("id")))).toContain("error pickle-import");
  });

  test("packed parameters of quantized layers are of PyTorch's own classes", async () => {
    const packed = (name: string, ...more: readonly p.Piece[]) =>
      p.join(
        p.build(p.newobj(p.stackGlobal("torch", "ScriptObject")), p.tuple(p.emptyList, p.text(name))),
        ...more,
      );
    const own = "__torch__.torch.classes.quantized.LinearPackedParamsBase";
    expect(await pickle(packed(own))).toEqual([]);
    expect(await pickle(packed("__torch__.torch.classes.acme.Runner"))).toEqual(["warning pickle-import"]);
    const second = p.join(p.tuple(p.emptyList, p.text(own)), p.raw(0x62));
    expect(await pickle(packed("__torch__.torch.classes.acme.Runner", second))).toEqual([
      "warning pickle-import",
    ]);
  });

  test("methods of values and of generators are kept, and called by nobody", async () => {
    const getattr = (target: p.Piece, name: string) =>
      p.call(p.stackGlobal("builtins", "getattr"), target, p.text(name));
    expect(await pickle(getattr(p.text("a"), "lower"))).toEqual([]);
    expect(await pickle(getattr(p.emptyDict, "get"))).toEqual([]);
    expect(await pickle(getattr(p.text("{0.__class__}"), "format"))).toContain("error pickle-import");
    expect(await pickle(p.call(getattr(p.text("a"), "lower")))).toContain("error pickle-import");
    const random = p.call(p.stackGlobal("numpy.random._pickle", "__randomstate_ctor"), p.text("MT19937"));
    expect(await pickle(getattr(random, "uniform"))).toEqual([]);
  });

  test("texts are not taken for weights because of their ending", async () => {
    const paths = p.utf8("import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var)\n");
    expect(await found("/p/site-packages/distutils-precedence.pth", paths)).toEqual([]);
    const words = p.utf8("#Palavras\nde\na\no\nque\ncit\ncol\n");
    expect(await found("/p/stopwords.zip", zip.archive([zip.member("stopwords/words.pt", words)]))).toEqual(
      [],
    );
    const bad = p.utf8("cos\nsystem\n(S'id'\ntR.");
    const both = zip.archive([zip.member("stopwords/words.pt", words), zip.member("stopwords/more.pt", bad)]);
    expect(await found("/p/stopwords.zip", both)).toEqual(["error pickle-import"]);
  });

  test("an array alone, as joblib packed it before 0.10, is one", async () => {
    const packed = p.join(p.utf8("ZF0x28".padEnd(21, " ")), zlibSync(new Uint8Array(40)));
    expect(await found("/p/cache_01.npy.z", packed)).toEqual([]);
  });

  test("what stands behind an array's end in a member is not decompressed where the member ends there", async () => {
    const zeros = npy.file("'<f8'", "(1048576,)", new Uint8Array(8 << 20));
    const members = [
      zip.member("a.npy", zeros, { deflate: true }),
      zip.member("b.npy", zeros, { deflate: true }),
    ];
    expect(await found("/p/arrays.npz", zip.archive(members))).toEqual([]);
  });
});
