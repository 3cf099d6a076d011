import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";

const noise = Uint8Array.from({ length: 2000 }, (_, index) => (index * 7 + 0x33) & 0xff);

async function found(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { findings } = await workspace({ [path]: bytes }).check(path);
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("what is named like an archive", () => {
  test.each(["/p/model.tar", "/p/model.tgz", "/p/model.7z", "/p/model.bin.gz"])(
    "and is none is not clean: %s",
    async (path) => {
      const [first = ""] = await found(path, noise);
      expect(first).toContain(
        "unreadable-file: Nothing in this file was checked: it is named like an archive",
      );
    },
  );

  test("and has a header whose checksum is wrong is none either", async () => {
    const archive = tar.archive([tar.member("model.pkl", p.file(p.none))]);
    archive[150] = 0x37;
    expect((await found("/p/model.tar", archive))[0]).toContain("begins like none that is known");
  });

  test("and holds nothing but zeros is an empty one, and other names say nothing", async () => {
    expect(await found("/p/model.tar", new Uint8Array(1024))).toEqual([]);
    expect(await found("/p/model.dat", noise)).toEqual([]);
  });
});
