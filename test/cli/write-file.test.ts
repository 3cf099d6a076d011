import { open, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ChangedMeanwhile, replaceFile, writeWhole } from "../../server/src/cli/write-file.ts";
import { withFolder } from "../harness/command-line.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a file is written as a whole", () => {
  test.each([
    ["in the place of another", (path: string) => writeWhole(path, bytes("new"), { expected: "old" })],
    ["whatever stands there", (path: string) => replaceFile(path, bytes("new"))],
  ])("%s: who reads meanwhile has the old one to its end", async (_name, write) => {
    await withFolder({ "loadline.lock": "old" }, async (folder) => {
      const path = join(folder, "loadline.lock");
      const reader = await open(path, "r");
      const { mode } = await stat(path);
      await write(path);
      expect(await reader.readFile("utf8")).toBe("old");
      await reader.close();
      expect(await readFile(path, "utf8")).toBe("new");
      expect((await stat(path)).mode).toBe(mode);
    });
  });

  test("a write that breaks off leaves the old file, and nothing beside it", async () => {
    await withFolder({ "loadline.lock": "old" }, async (folder) => {
      const path = join(folder, "loadline.lock");
      const before = await readdir(folder);
      // The cast: what cannot be written breaks off as a full disk does, behind the opening of the new file.
      const unwritable = { broken: true } as unknown as Uint8Array;
      await expect(writeWhole(path, unwritable, { expected: "old" })).rejects.toThrow();
      await expect(
        writeWhole(join(folder, "other.lock"), unwritable, { expected: undefined }),
      ).rejects.toThrow();
      expect(await readFile(path, "utf8")).toBe("old");
      expect(await readdir(folder)).toEqual(before);
    });
  });

  test("what somebody else has written meanwhile is not overwritten", async () => {
    await withFolder({ "loadline.lock": "theirs" }, async (folder) => {
      const path = join(folder, "loadline.lock");
      for (const expected of ["old", undefined]) {
        await expect(writeWhole(path, bytes("new"), { expected })).rejects.toThrow(ChangedMeanwhile);
      }
      expect(await readFile(path, "utf8")).toBe("theirs");
      await writeFile(path, "old");
      await writeWhole(path, bytes("new"), { expected: "old" });
      expect(await readFile(path, "utf8")).toBe("new");
    });
  });
});
