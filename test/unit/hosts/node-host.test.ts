import { spawnSync } from "node:child_process";
import { mkdtemp, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { toHostPath } from "../../../server/src/hosts/node/paths.ts";

let folder = "";
beforeAll(async () => {
  folder = toHostPath(await mkdtemp(join(tmpdir(), "loadline host ")));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const path = `${folder}/${name}`;
  await writeFile(path, content);
  return path;
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe.each([true, false])("a host over the disk, blocking: %s", (blocking) => {
  const host = createNodeHost({ blocking });
  afterAll(() => host.close());

  test("reads ranges, shorter at the end and empty behind it", async () => {
    const path = await file("a.txt", "0123456789");
    const read = async (offset: number, length: number) => {
      const answer = await host.readRange(path, offset, length);
      return answer.ok ? text(answer.value) : answer.error;
    };
    expect(await read(0, 4)).toBe("0123");
    expect(await read(8, 100)).toBe("89");
    expect(await read(10, 5)).toBe("");
    expect(await read(50, 5)).toBe("");
  });

  test("says what is wrong, in words", async () => {
    expect(await host.readRange(`${folder}/gone`, 0, 1)).toEqual({
      ok: false,
      error: { failure: "not-found", message: "there is no such file" },
    });
    expect(await host.readRange(folder, 0, 1)).toMatchObject({ error: { failure: "is-directory" } });
    expect(await host.list(`${folder}/gone`)).toMatchObject({ error: { failure: "not-found" } });
    expect(await host.stat("/\0")).toMatchObject({ ok: false });
  });

  test("a file that becomes shorter while it is read is no shorter file", async () => {
    const path = await file("shrinks.bin", "x".repeat(1000));
    expect(await host.readRange(path, 0, 10)).toMatchObject({ ok: true });
    await truncate(path, 500);
    expect(await host.readRange(path, 400, 200)).toMatchObject({ ok: false, error: { failure: "changed" } });
  });

  test("bytes of files that are not released stay what they are, however long", async () => {
    const letters = ["a", "b", "c", "d"];
    const contents = letters.map((letter, index) => letter.repeat(30_000 * (index + 1)));
    const paths = await Promise.all(contents.map((content, index) => file(`long_${index}.txt`, content)));
    const read = async (index: number): Promise<Uint8Array | undefined> => {
      const answer = await host.readRange(paths[index] ?? "", 0, 1_000_000);
      return answer.ok ? answer.value : undefined;
    };
    for (let round = 0; round < 3; round += 1) {
      const [first, again, second] = [await read(0), await read(0), await read(3)];
      expect([first, again, second].map((bytes) => bytes && text(bytes))).toEqual([
        contents[0],
        contents[0],
        contents[3],
      ]);
      host.release(paths[0] ?? "");
      const third = await read(2);
      expect([second, third].map((bytes) => bytes && text(bytes))).toEqual([contents[3], contents[2]]);
      for (const path of paths) host.release(path);
    }
  });

  test("after a release, the file that has taken its place is read", async () => {
    const path = await file("b.txt", "old");
    await host.readRange(path, 0, 3);
    await rename(await file("new.txt", "new"), path);
    host.release(path);
    const answer = await host.readRange(path, 0, 3);
    expect(answer.ok && text(answer.value)).toBe("new");
  });

  test("many files at once are all read", async () => {
    const paths = await Promise.all(
      Array.from({ length: 50 }, (_, index) => file(`many-${index}`, `${index}`)),
    );
    const answers = await Promise.all(paths.map((path) => host.readRange(path, 0, 9)));
    expect(answers.map((answer) => answer.ok && text(answer.value))).toEqual(
      paths.map((_, index) => `${index}`),
    );
  });

  test.skipIf(process.platform === "win32")("opens no FIFO and no device", async () => {
    const fifo = `${folder}/fifo-${blocking}`;
    expect(spawnSync("mkfifo", [fifo]).status).toBe(0);
    for (const path of [fifo, "/dev/zero"]) {
      expect(await host.readRange(path, 0, 1)).toMatchObject({ error: { failure: "special-file" } });
    }
    expect(await host.stat(fifo)).toMatchObject({ value: { kind: "special" } });
  });

  test.skipIf(process.platform === "win32")("a link that leads to itself", async () => {
    const link = `${folder}/self-${blocking}`;
    await symlink(link, link);
    expect(await host.stat(link)).toMatchObject({
      error: { message: "its symbolic links run in a circle" },
    });
    expect(await host.realPath(link)).toMatchObject({ ok: false });
  });
});
