import { describe, expect, test } from "vitest";
import { openProject } from "../../../server/src/engine/project.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import * as keras from "../../harness/keras.ts";
import * as npy from "../../harness/npy.ts";
import * as pickle from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const text = (value: string) => pickle.text(value, "BINUNICODE");
const command = pickle.call(pickle.global("os", "system"), text("echo"));
const parameters = pickle.dict([text("a"), pickle.call(pickle.global("collections", "OrderedDict"))]);

async function summary(content: Uint8Array | string, name = "model.pt") {
  const host = memoryHost({ "/repo/.git/HEAD": "", [`/repo/app/${name}`]: content, "/repo/app/a.py": "" });
  const project = await openProject(host, "/repo/app/a.py");
  expect(project.weightFile(name, "/repo/app/a.py")).toBeUndefined();
  await project.settle?.();
  return project.weightFile(name, "/repo/app/a.py");
}

describe("what lies in a weight file that a program names", () => {
  test("only tensors: weights_only takes it", async () => {
    const found = await summary(zip.pytorch(pickle.stream(2, parameters), { storages: 0 }));
    expect(found).toMatchObject({
      hasPickle: true,
      denied: [],
      unknown: [],
      weightsOnly: { accepted: true },
    });
  });

  test("a command, with what it does", async () => {
    const found = await summary(zip.pytorch(pickle.stream(2, command), { storages: 0 }));
    expect(found?.denied.map(({ name }) => name)).toEqual(["os.system"]);
    expect(found?.weightsOnly).toMatchObject({ accepted: false });
  });

  test("a name that no list knows", async () => {
    const found = await summary(
      pickle.stream(2, pickle.call(pickle.global("acme.data", "Rows"))),
      "rows.pkl",
    );
    expect(found).toMatchObject({ denied: [], unknown: ["acme.data.Rows"] });
    expect(found?.weightsOnly).toBeUndefined();
  });

  test("an array of numbers holds no pickle, one of objects does", async () => {
    expect(await summary(npy.file("'<f4'", "(1,)", new Uint8Array(4)), "a.npy")).toMatchObject({
      hasPickle: false,
    });
    expect(await summary(npy.objects(pickle.stream(2, command)), "a.npy")).toMatchObject({ hasPickle: true });
  });

  test("a model that runs something of its own says what", async () => {
    const lambda = keras.h5({
      class_name: "Sequential",
      config: { layers: [keras.oldLambda("os", "popen")] },
    });
    const found = await summary(lambda, "m.h5");
    expect(found).toMatchObject({ hasPickle: false, runs: [{ name: "Lambda", denied: true }] });
    expect(found?.runs[0]?.does).toContain("`os`, `popen`");
    const plain = keras.h5({ class_name: "Sequential", config: { layers: [keras.oldLayer("Dense")] } });
    expect(await summary(plain, "m.h5")).toMatchObject({ hasPickle: false, runs: [] });
  });

  test("a file that breaks off says so, and nothing is said of what weights_only would do", async () => {
    const found = await summary(pickle.stream(2, command).slice(0, -6), "a.pkl");
    expect(found?.unread).toBeDefined();
    expect(found?.weightsOnly).toBeUndefined();
  });

  test("texts, and files that are not there, are none", async () => {
    expect(await summary("{}", "a.json")).toBeUndefined();
    const project = await openProject(memoryHost({ "/repo/a.py": "" }), "/repo/a.py");
    project.weightFile("absent.pt", "/repo/a.py");
    project.weightFile("https://a.example/net.pt", "/repo/a.py");
    await project.settle?.();
    expect(project.weightFile("absent.pt", "/repo/a.py")).toBeUndefined();
  });

  test("each file is read once, whoever asks", async () => {
    const inner = memoryHost({
      "/repo/.git/HEAD": "",
      "/repo/m.pkl": pickle.stream(2, command),
      "/repo/a.py": "",
    });
    let reads = 0;
    const host: typeof inner = {
      ...inner,
      readRange: (path, offset, length) => {
        if (path === "/repo/m.pkl") reads += 1;
        return inner.readRange(path, offset, length);
      },
    };
    const project = await openProject(host, "/repo/a.py");
    project.weightFile("m.pkl", "/repo/a.py");
    await project.settle?.();
    const before = reads;
    expect(before).toBeGreaterThan(0);
    expect(project.weightFile("m.pkl", "/repo/a.py")).toBe(project.weightFile("./m.pkl", "/repo/a.py"));
    await project.settle?.();
    expect(reads).toBe(before);
  });
});
