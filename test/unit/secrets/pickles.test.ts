import { describe, expect, test } from "vitest";
import { readPickles } from "../../../server/src/formats/pickle/streams.ts";
import { bufferSource } from "../../../server/src/host/byte-source.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { workspace } from "../../harness/check.ts";
import { generateKey, seededRandom } from "../../harness/keys.ts";
import * as pickle from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const key = generateKey("huggingface", Math.random);
const long = `# ${"settings of the training. ".repeat(40)}\nHF_TOKEN=${key}\n`;

async function keysIn(bytes: Uint8Array, name = "model.pkl") {
  const path = `/project/${name}`;
  const { findings } = await workspace({ [path]: bytes }).check(path);
  return findings.filter(({ rule }) => rule === "hardcoded-key");
}

describe("keys in the strings of pickles", () => {
  test.each([
    ["SHORT_BINUNICODE", pickle.text(key)],
    ["BINUNICODE", pickle.text(key, "BINUNICODE")],
    ["BINUNICODE8", pickle.text(key, "BINUNICODE8")],
    ["UNICODE", pickle.text(key, "UNICODE")],
    ["STRING", pickle.string(key, "STRING")],
    ["BINSTRING", pickle.string(key, "BINSTRING")],
    ["SHORT_BINSTRING", pickle.string(key)],
    ["a long text", pickle.text(long, "BINUNICODE")],
  ])("are found in %s, at the byte where the string begins", async (_, piece) => {
    const bytes = pickle.file(pickle.list(piece));
    const found = await keysIn(bytes);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(key);
    const shown = piece.length > 1000 ? "# settings" : key;
    const at = found[0]?.location.offset ?? 0;
    expect(new TextDecoder().decode(bytes.subarray(at, at + shown.length))).toBe(shown);
  });

  test("are found behind more bytes than are read at once", async () => {
    const filler = Array.from({ length: 40 }, () => pickle.text("x".repeat(9000), "BINUNICODE"));
    for (const shift of [0, 1000, 7000]) {
      const first = pickle.text("y".repeat(9000 + shift), "BINUNICODE");
      const many = Array.from({ length: 30 }, () => pickle.text(long, "BINUNICODE"));
      expect(await keysIn(pickle.file(pickle.list(first, ...many, ...filler)))).toHaveLength(1);
    }
  });

  test("are one finding in a checkpoint, which names the member", async () => {
    const args = pickle.dict(
      [pickle.text("token", "BINUNICODE"), pickle.text(key, "BINUNICODE")],
      [pickle.text("again", "BINUNICODE"), pickle.text(key, "BINUNICODE")],
    );
    const found = await keysIn(zip.pytorch(pickle.stream(2, args)), "model.pt");
    expect(found.map(({ location }) => location.inner)).toEqual(["archive/data.pkl"]);
  });
});

test("a password that is shorter than other keys is found by the name that it is given to", async () => {
  const password = `k8${generateKey("groq", seededRandom(7)).slice(-12)}R2`;
  const entry = [pickle.text("password", "BINUNICODE"), pickle.text(password, "BINUNICODE")] as const;
  expect(await keysIn(pickle.file(pickle.dict(entry)))).toHaveLength(1);
  const plain = [pickle.text("password", "BINUNICODE"), pickle.text("password", "BINUNICODE")] as const;
  expect(await keysIn(pickle.file(pickle.dict(plain)))).toEqual([]);
});

describe("the strings that are kept", () => {
  test("are bounded in number and in bytes, over all pickles of a file", async () => {
    const short = pickle.file(
      pickle.list(...Array.from({ length: 3000 }, (_, n) => pickle.text(`a word of the list ${n}`))),
    );
    const few = await readPickles(bufferSource(pickle.join(short, short)), defaultLimits);
    expect(few.value?.streams.map(({ texts }) => texts.length)).toEqual([3000, 1096]);
    const large = Array.from({ length: 300 }, () => pickle.text("z".repeat(8000), "BINUNICODE"));
    const read = await readPickles(bufferSource(pickle.file(pickle.list(...large))), defaultLimits);
    expect(read.value?.streams[0]?.texts).toHaveLength(131);
  });

  test("have the name of the entry that they stand in", async () => {
    const entry = pickle.dict([pickle.text("api_key"), pickle.text("the value under it")]);
    const { value } = await readPickles(bufferSource(pickle.file(entry)), defaultLimits);
    expect(value?.streams[0]?.texts).toMatchObject([{ name: "api_key", text: "the value under it" }]);
  });
});
