import { describe, expect, test } from "vitest";
import { openFile } from "../../../server/src/documents/open.ts";
import { factSource } from "../../../server/src/facts/extract.ts";
import { extractors } from "../../../server/src/facts/extractors.ts";
import type { WeightsOnlyAnswer } from "../../../server/src/facts/facts.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { testEnvironment } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";

/** What the facts say of the pickles of a file that `torch.load` opens. */
async function answers(bytes: Uint8Array): Promise<readonly (WeightsOnlyAnswer | undefined)[]> {
  const environment = testEnvironment(memoryHost({ "/model.pt": bytes }));
  const request = factSource(await openFile("/model.pt", environment), environment, extractors);
  return (await request("pickle")).map((fact) => fact.weightsOnly);
}

async function ofArchive(...pieces: readonly p.Piece[]): Promise<WeightsOnlyAnswer | undefined> {
  return (await answers(zip.pytorch(p.stream(2, ...pieces))))[0];
}

const text = (value: string): p.Piece => p.text(value, "BINUNICODE");
const ordered = p.call(p.global("collections", "OrderedDict"));
const tensor = p.call(
  p.global("torch._utils", "_rebuild_tensor_v2"),
  p.persistent(p.tuple(text("storage"), p.global("torch", "FloatStorage"), text("0"), text("cpu"), p.int(4))),
  p.int(0),
  p.tuple(p.int(4)),
  p.tuple(p.int(1)),
  p.no,
  ordered,
);

describe("torch.load with weights_only=True takes", () => {
  test("a state dict", async () => {
    expect(await ofArchive(ordered, text("weight"), tensor, p.setItem)).toEqual({ passes: true });
  });

  test("attributes of a dict that a name of the list made, and Python 2's names", async () => {
    const state = p.build(ordered, p.dict([text("_metadata"), ordered]));
    expect(await ofArchive(state)).toEqual({ passes: true });
    expect(await ofArchive(p.call(p.global("__builtin__", "set"), p.list(p.int(1))))).toEqual({
      passes: true,
    });
  });

  test("all five pickles of a legacy file", async () => {
    const magic = p.stream(2, p.long1(0x1950a86a20f9469cfc6cn, 10));
    const rest = [p.int(1001), p.dict(), p.join(ordered, text("w"), tensor, p.setItem), p.list(text("0"))];
    const file = p.join(magic, ...rest.map((piece) => p.stream(2, piece)));
    expect(await answers(file)).toEqual(Array.from({ length: 5 }, () => ({ passes: true })));
  });
});

describe("torch.load with weights_only=True refuses", () => {
  const refused: Readonly<Record<string, readonly [p.Piece, string]>> = {
    "a class that is not on the list": [
      p.newobj(p.global("torch.nn.modules.linear", "Linear")),
      "it names `torch.nn.modules.linear.Linear`",
    ],
    "a call of what a call made": [p.call(p.call(p.global("torch", "Size"))), "it calls `torch.Size()`"],
    "a state for a plain list": [p.build(p.list(), p.dict()), "it hands a state to `[]`"],
    "a state for bytes": [
      p.build(p.call(p.global("_codecs", "encode"), text("x"), text("latin1")), p.dict()),
      "it hands a state to",
    ],
    "items of what is neither list nor dict": [
      p.join(p.call(p.global("torch", "Size")), p.int(1), p.append),
      "it puts items into `torch.Size()`",
    ],
    "a persistent id that names no storage": [
      p.persistent(p.tuple(text("module"), p.global("torch", "Size"))),
      "it asks for the persistent id",
    ],
    "an opcode of protocol 4": [p.opcode(p.Op.MEMOIZE), "it has no opcode `MEMOIZE`"],
  };
  test.each(Object.entries(refused))("%s", async (_, [piece, why]) => {
    const answer = await ofArchive(p.int(1), piece);
    expect(answer).toMatchObject({ passes: false, why: expect.stringContaining(why) });
  });

  test("the name that comes first, and says all that would have to be allowed", async () => {
    const answer = await ofArchive(
      p.tuple(p.newobj(p.global("argparse", "Namespace")), p.newobj(p.global("my.net", "Net"))),
    );
    expect(answer).toEqual({
      passes: false,
      why: "it names `argparse.Namespace`, which is not on its list",
      offset: 2,
      names: ["argparse.Namespace", "my.net.Net"],
    });
  });

  test("PyTorch's oldest format, a tar", async () => {
    const pickle = p.stream(2, ordered);
    const file = tar.archive([
      tar.member("storages", p.stream(2, p.int(0))),
      tar.member("tensors", p.stream(2, p.int(0))),
      tar.member("pickle", pickle),
    ]);
    for (const answer of await answers(file)) expect(answer).toMatchObject({ passes: false });
  });
});
