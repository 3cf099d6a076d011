import { expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

/** Packs to a thousandth: what a reader would make of it takes hundreds of mebibytes. */
const bomb = p.utf8(`{"a":[${"{},".repeat(2_000_000)}0]}`);

function packed(name: string, ...others: readonly zip.Member[]): Uint8Array {
  return zip.archive([zip.member(name, bomb, { deflate: true }), ...others]);
}

test.each([
  ["a.keras", packed("config.json", zip.member("metadata.json", p.utf8("{}")))],
  ["a.skops", packed("schema.json")],
  ["a.pt2", packed("m/models/model.json", zip.member("m/archive_format", p.utf8("pt2")))],
])("a text of more values than are kept is said not to be read: %s", async (name, bytes) => {
  const { findings } = await workspace({ [`/project/${name}`]: bytes }).check(`/project/${name}`);
  expect(findings.map(({ rule }) => rule)).toContain("unreadable-file");
});
