import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";

async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const { findings } = await workspace({ "/p/m.pkl": bytes }).check("/p/m.pkl");
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const getattr = (owner: p.Piece, name: string) =>
  p.call(p.stackGlobal("builtins", "getattr"), owner, p.text(name));
const entropy = (module: string, name: string) => getattr(p.newobj(p.stackGlobal(module, name)), "_entropy");

describe("what Python and its libraries write for plain values is silent", () => {
  test.each([
    ["a status of HTTP", p.call(p.stackGlobal("http", "HTTPStatus"), p.int(200))],
    [
      "an address that was taken apart",
      p.newobj(p.stackGlobal("urllib.parse", "SplitResult"), p.text("http")),
    ],
    [
      "list[int]",
      p.call(p.stackGlobal("types", "GenericAlias"), p.stackGlobal("builtins", "list"), p.tuple()),
    ],
    [
      "int | str",
      p.call(
        p.stackGlobal("functools", "reduce"),
        p.stackGlobal("_operator", "or_"),
        p.tuple(p.stackGlobal("builtins", "int"), p.stackGlobal("builtins", "str")),
      ),
    ],
    [
      "Optional[int]",
      p.call(
        p.stackGlobal("_operator", "getitem"),
        p.stackGlobal("typing", "Optional"),
        p.stackGlobal("builtins", "int"),
      ),
    ],
    [
      "an iterator and its place",
      p.build(p.call(p.stackGlobal("builtins", "iter"), p.list(p.int(1))), p.int(0)),
    ],
    [
      "a time zone",
      p.build(p.call(p.stackGlobal("dateutil.tz.tz", "tzfile"), p.none, p.text("UTC")), p.emptyDict),
    ],
    ["a method of a distribution", entropy("scipy.stats._discrete_distns", "binom_gen")],
    [
      "a formula of statsmodels",
      p.build(
        p.newobj(p.stackGlobal("statsmodels.base.data", "PandasData")),
        p.dict(
          [p.text("restore_design_info"), p.int(1)],
          [p.text("formula"), p.text("y ~ x + C(g, Treatment('a')) + np.log(z) * Q('a (b)') + I(x**2)")],
        ),
      ),
    ],
    ["a frame of pandas 3", p.build(p.newobj(p.stackGlobal("pandas", "DataFrame")), p.emptyDict)],
    [
      "texts of pandas 3",
      p.build(
        p.newobj(p.stackGlobal("pandas.arrays", "ArrowStringArray")),
        p.dict([p.text("_pa_array"), p.call(p.stackGlobal("pyarrow.lib", "_restore_array"), p.emptyTuple)]),
      ),
    ],
    ["a mail", p.build(p.newobj(p.stackGlobal("email.message", "Message")), p.emptyDict)],
  ])("%s", async (_, piece) => {
    expect(await found(p.file(piece))).toEqual([]);
  });

  test.each([
    [
      "reduce of anything else",
      p.call(p.stackGlobal("functools", "reduce"), p.stackGlobal("acme.run", "one"), p.tuple(p.text("id"))),
    ],
    ["iter of two", p.call(p.stackGlobal("builtins", "iter"), p.stackGlobal("acme.run", "one"), p.int(1))],
    ["a time zone's file", p.call(p.stackGlobal("dateutil.tz.tz", "tzfile"), p.text("/etc/passwd"))],
    [
      "a mail that is made by its constructor",
      p.call(p.stackGlobal("email.message", "Message"), p.text("x")),
    ],
  ])("%s is not", async (_, piece) => {
    expect(await found(p.file(piece))).toContain("error pickle-import");
  });
});
