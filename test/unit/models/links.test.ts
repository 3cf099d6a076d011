import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { modelFacts } from "../../../server/src/facts/models/extract.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { createNodeHost } from "../../../server/src/hosts/node/host.ts";
import { toHostPath } from "../../../server/src/hosts/node/paths.ts";
import { testGrammars } from "../../harness/check.ts";
import * as onnx from "../../harness/onnx.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "links-"));
});
afterEach(() => rm(folder, { recursive: true }));

const model = (location: string) =>
  onnx.model(onnx.graph(onnx.initializer(onnx.tensor("w", 2, 10), onnx.external({ location }))));

async function defects(name: string) {
  const host = createNodeHost({ blocking: true });
  try {
    const environment = { host, limits: defaultLimits, grammars: testGrammars };
    const document = await openFile(toHostPath(join(folder, name)), environment);
    if (isTextDocument(document)) throw new Error("a text");
    const facts = await modelFacts(document, environment);
    return facts.flatMap((fact) =>
      fact.kind === "model-defect" ? [`${fact.family}: ${fact.problem.code}`] : [],
    );
  } finally {
    host.close();
  }
}

/** Windows lets only administrators make links. */
describe.skipIf(process.platform === "win32")("external data of ONNX behind a link", () => {
  test("a file beside a model that is a link to a file elsewhere is an escape", async () => {
    await writeFile(join(folder, "secret.txt"), new Uint8Array(10));
    await mkdir(join(folder, "model"));
    await writeFile(join(folder, "model", "model.onnx"), model("weights.bin"));
    await symlink("../secret.txt", join(folder, "model", "weights.bin"));
    expect(await defects("model/model.onnx")).toEqual(["escapes: symlink"]);
  });

  test("so is one in a folder below", async () => {
    await writeFile(join(folder, "secret.txt"), new Uint8Array(10));
    await mkdir(join(folder, "model", "data"), { recursive: true });
    await writeFile(join(folder, "model", "model.onnx"), model("data/weights.bin"));
    await symlink("../../secret.txt", join(folder, "model", "data", "weights.bin"));
    expect(await defects("model/model.onnx")).toEqual(["escapes: symlink"]);
  });

  test("a folder that is a link leads out as well", async () => {
    await mkdir(join(folder, "model"));
    await mkdir(join(folder, "private"));
    await writeFile(join(folder, "private", "weights.bin"), new Uint8Array(10));
    await writeFile(join(folder, "model", "model.onnx"), model("data/weights.bin"));
    await symlink("../private", join(folder, "model", "data"));
    expect(await defects("model/model.onnx")).toEqual(["escapes: symlink"]);
  });

  test("in the hub's cache, where all files are links, it is none", async () => {
    await mkdir(join(folder, "blobs"));
    await mkdir(join(folder, "snapshots", "c0"), { recursive: true });
    await writeFile(join(folder, "blobs", "a"), model("weights.bin"));
    await writeFile(join(folder, "blobs", "b"), new Uint8Array(10));
    await symlink("../../blobs/a", join(folder, "snapshots", "c0", "model.onnx"));
    await symlink("../../blobs/b", join(folder, "snapshots", "c0", "weights.bin"));
    expect(await defects("snapshots/c0/model.onnx")).toEqual([]);
  });
});
