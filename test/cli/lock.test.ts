import { writeFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type LockOptions, runLock } from "../../server/src/cli/lock.ts";
import { networkSettings } from "../../server/src/cli/network-settings.ts";
import { toHostPath } from "../../server/src/hosts/node/paths.ts";
import { loadline, loadlineProgram, type ProgramResult, withFolder } from "../harness/command-line.ts";
import { busy, type HubServer, hubServer, type ServedRepository } from "../harness/hub-server.ts";
import { lockOfModel } from "../harness/locks.ts";
import { code, notebook } from "../harness/notebook.ts";
import { recorder, withWorkbench } from "../harness/workbench.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const later = "89abcdef0123456789abcdef0123456789abcdef";
const net: ServedRepository = {
  kind: "model",
  id: "acme/net",
  commit,
  date: "2026-03-04T05:06:07.000Z",
  cardData: { license: "apache-2.0", base_model: "acme/base" },
  files: [
    { path: "config.json", content: "{}" },
    { path: "model.safetensors", content: "weights", lfs: true },
  ],
};
const data: ServedRepository = { ...net, kind: "dataset", id: "acme/data", cardData: { license: "mit" } };

const program = `from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer

model = AutoModel.from_pretrained("acme/net")
tokenizer = AutoTokenizer.from_pretrained("acme/net")
data = load_dataset("acme/data")
`;

const open: HubServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(...repositories: readonly ServedRepository[]): Promise<HubServer> {
  const server = await hubServer(repositories);
  open.push(server);
  return server;
}

/** Runs the command in this process: what a process more would test is in the last tests. */
async function lock(
  folder: string,
  server: { readonly url: string },
  arguments_: Partial<LockOptions> = {},
): Promise<ProgramResult> {
  const written = { stdout: "", stderr: "" };
  const status = await withWorkbench((bench) =>
    runLock(
      { folder: toHostPath(folder), update: [], check: false, offline: false, ...arguments_ },
      {
        bench,
        terminal: recorder(folder, written),
        network: async () => ({
          ...(await networkSettings(environmentOf(folder, server))),
          timing: { pause: 1 },
        }),
      },
    ),
  );
  return { status, ...written };
}

function environmentOf(folder: string, { url }: { readonly url: string }): Readonly<Record<string, string>> {
  return { HF_ENDPOINT: url, HF_HOME: join(folder, "home"), HF_TOKEN: "", HF_HUB_OFFLINE: "" };
}

const read = (folder: string): Promise<string> => readFile(join(folder, "loadline.lock"), "utf8");

/** A lock that another day wrote, so that the day of looking up can be told apart. */
async function age(folder: string): Promise<string> {
  const text = (await read(folder)).replaceAll(/^resolved = .*$/gm, "resolved = 2020-01-01");
  await writeFile(join(folder, "loadline.lock"), text);
  return text;
}

describe("loadline lock", () => {
  test("writes what scripts and notebooks name, and says what it wrote", async () => {
    const server = await serve(net, data);
    const cells = notebook([
      code('from transformers import pipeline\npipeline("text-generation", model="acme/net")\n'),
    ]);
    await withFolder({ "src/train.py": program, "demo.ipynb": cells }, async (folder) => {
      const { status, stdout, stderr } = await lock(folder, server);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toBe(
        "+ dataset acme/data at main → 0123456789ab (2026-03-04), mit\n" +
          "+ model acme/net at main → 0123456789ab (2026-03-04), apache-2.0\n" +
          "loadline.lock: 2 names.\n",
      );
      const text = await read(folder);
      expect(text).toContain(
        `id = "acme/net"\nkind = "model"\nregistry = "huggingface"\nrevision = "main"\ncommit = "${commit}"`,
      );
      expect(text).toContain('license = ["apache-2.0"]\nbase-models = ["acme/base"]');
      expect(text).toMatch(/\{ path = "model.safetensors", size = 7, sha256 = "[0-9a-f]{64}" \}/);
      expect(text.indexOf("acme/data")).toBeLessThan(text.indexOf("acme/net"));
      expect(await readdir(folder)).toEqual([".git", "demo.ipynb", "loadline.lock", "src"]);
    });
  });

  test("says what no lock can hold, and what to do there", async () => {
    const server = await serve(net, { ...data, kind: "space", id: "acme/metric" });
    const names = [
      "import evaluate, kagglehub, mlflow",
      'evaluate.load("acme/metric")',
      'evaluate.load("accuracy")',
      'kagglehub.dataset_download("acme/rows")',
      'kagglehub.dataset_download("acme/fixed/versions/3")',
      'mlflow.pyfunc.load_model("models:/churn/Production")',
      "",
    ].join("\n");
    const commands =
      "ollama pull llama3.1\nollama pull qwen3\npip install torch\ndocker pull acme/server:1.0\n";
    await withFolder({ "train.py": names, "run.sh": commands }, async (folder) => {
      const { status, stdout } = await lock(folder, server);
      expect(status).toBe(0);
      expect(stdout).toBe(
        "+ space acme/metric at main → 0123456789ab (2026-03-04), mit\n" +
          "? acme/server cannot be locked: write the digest behind the image, `@sha256:…`.\n" +
          "? accuracy cannot be locked: it is looked for under several owners; write the one that is meant.\n" +
          "? acme/rows cannot be locked: write the version behind the handle on Kaggle.\n" +
          "? churn cannot be locked: write MLflow's version number instead of a stage or an alias.\n" +
          "? llama3.1, qwen3 cannot be locked: a tag of Ollama can be pushed again; compare the digest that `ollama list` shows.\n" +
          "loadline.lock: 1 name.\n",
      );
      expect(await read(folder)).toContain('kind = "space"');
      expect((await lock(folder, server, { check: true })).status).toBe(0);
    });
  });

  test("a second time asks nothing and changes nothing", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      const text = await age(folder);
      const count = server.requests.length;
      const { status, stdout } = await lock(folder, server);
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: "loadline.lock: 2 names, nothing to change.\n",
      });
      expect(await read(folder)).toBe(text);
      expect(server.requests).toHaveLength(count);
    });
  });

  test("is for the project, from whatever folder of it", async () => {
    const server = await serve(net, data);
    await withFolder({ "src/train.py": program, "loadline.lock": "version = 1\n" }, async (folder) => {
      const { status } = await lock(join(folder, "src"), server);
      expect(status).toBe(0);
      expect(await read(folder)).toContain("acme/net");
    });
  });

  test("--update takes what a name stands for now, and leaves the others", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      await age(folder);
      server.put({ ...net, commit: later, date: "2026-05-06T00:00:00.000Z" });
      server.put({ ...data, commit: later });
      const { status, stdout } = await lock(folder, server, { update: ["acme/net"] });
      expect(status).toBe(0);
      expect(stdout).toContain(
        "~ model acme/net at main: 0123456789ab (2026-03-04) → 89abcdef0123 (2026-05-06)",
      );
      const text = await read(folder);
      expect(text).toContain(`commit = "${later}"`);
      expect(text.split("\n\n").find((part) => part.includes("acme/data"))).toContain(`commit = "${commit}"`);
      expect(text.match(/resolved = 2020-01-01/g)).toHaveLength(1);
    });
  });

  test("--update of a name that nothing has is a mistake", async () => {
    await withFolder({ "train.py": program }, async (folder) => {
      await expect(lock(folder, await serve(), { update: ["acme/nett"] })).rejects.toThrow(
        'names "acme/nett"',
      );
    });
  });

  test("what is used no longer is dropped", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      await writeFile(join(folder, "train.py"), program.replace('data = load_dataset("acme/data")\n', ""));
      const { stdout } = await lock(folder, server);
      expect(stdout).toContain("- dataset acme/data at main: nothing uses it any more");
      expect(await read(folder)).not.toContain("acme/data");
    });
  });

  test("names that the hub refuses are told with their places, and the others are locked", async () => {
    const server = await serve(net);
    await withFolder({ "train.py": program }, async (folder) => {
      const { status, stdout } = await lock(folder, server);
      expect(status).toBe(1);
      expect(stdout).toContain("! dataset acme/data: the registry has no such name");
      expect(stdout).toContain("(train.py:6:8)");
      expect(await read(folder)).toContain("acme/net");
    });
  });

  test("a hub that is not reached changes nothing, and is told", async () => {
    const server = await serve(net);
    await withFolder({ "train.py": program }, async (folder) => {
      const before = `version = 1\n# mine\n`;
      await writeFile(join(folder, "loadline.lock"), before);
      await server.close();
      open.splice(0);
      const { status, stdout, stderr } = await lock(folder, server);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(
        /^127\.0\.0\.1:\d+ was not reached: the connection is refused\. Nothing was changed in loadline\.lock\.\n$/,
      );
      expect(await read(folder)).toBe(before);
    });
  });

  test("one answer of many that does not come changes nothing either", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      server.fail(
        (request, response) =>
          request.url?.includes("datasets") === true &&
          busy(503, { "retry-after": "9999" })(request, response),
        20,
      );
      const { status } = await lock(folder, server);
      expect(status).toBe(2);
      expect(await readdir(folder)).toEqual([".git", "train.py"]);
    });
  });

  test("a token is sent to the hub, and shown nowhere", async () => {
    const server = await serve({ ...net, token: "hf_secret" }, { ...data, token: "hf_secret" });
    await withFolder({ "train.py": program, "home/token": "hf_secret\n" }, async (folder) => {
      const { status, stdout, stderr } = await lock(folder, server);
      expect(status).toBe(0);
      expect(server.requests.every(({ authorization }) => authorization === "Bearer hf_secret")).toBe(true);
      expect(stdout + stderr + (await read(folder))).not.toContain("hf_secret");
    });
  });

  test("a lock with the marks of a merge is not overwritten", async () => {
    await withFolder(
      { "train.py": program, "loadline.lock": "version = 1\n<<<<<<< HEAD\n" },
      async (folder) => {
        await expect(lock(folder, await serve(net, data))).rejects.toThrow(
          /loadline\.lock:2:1: .*Mend it, or delete it/,
        );
      },
    );
  });

  test("what somebody else writes into the lock while the hub is asked is not overwritten", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      const theirs = "version = 1\n";
      server.fail(() => {
        writeFileSync(join(folder, "loadline.lock"), theirs);
        // The hub answers as ever.
        return false;
      }, 1);
      await expect(lock(folder, server)).rejects.toThrow("was changed by something else meanwhile");
      expect(await read(folder)).toBe(theirs);
    });
  });

  test("a later commit in the code moves the lock; an earlier one is told to be behind", async () => {
    const server = await serve({
      ...net,
      references: { [later]: later },
      commit: later,
      date: "2026-05-06T00:00:00.000Z",
    });
    const pinned = (sha: string) =>
      `from transformers import AutoModel\nAutoModel.from_pretrained("acme/net", revision="${sha}")\n`;
    await withFolder({ "train.py": pinned(later) }, async (folder) => {
      await writeFile(join(folder, "loadline.lock"), lockOfModel("acme/net", commit, "2026-03-04"));
      const ahead = await lock(folder, server);
      expect(ahead.status).toBe(0);
      expect(ahead.stdout).toContain(
        "~ model acme/net at 89abcdef0123: 0123456789ab (2026-03-04) → 89abcdef0123 (2026-05-06)",
      );
      expect(await read(folder)).toContain(`commit = "${later}"`);
      expect(await read(folder)).not.toContain(commit);
      await writeFile(join(folder, "loadline.lock"), lockOfModel("acme/net", commit, "2026-08-09"));
      const behind = await lock(folder, server);
      expect(behind.status).toBe(1);
      expect(behind.stdout).toContain(
        "! acme/net: the code has 89abcdef0123, the lock 0123456789ab (2026-08-09) (train.py:2:1)",
      );
      expect(await read(folder)).toContain(commit);
    });
  });
});

describe("loadline lock --check", () => {
  test("0 where they agree, 1 where they do not, and nothing is written", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      const text = await read(folder);
      const agreeing = await lock(folder, server, { check: true, offline: true });
      expect(agreeing).toEqual({ status: 0, stdout: "The code and loadline.lock agree.\n", stderr: "" });
      await writeFile(join(folder, "train.py"), program.replace("acme/data", "acme/other"));
      const differing = await lock(folder, server, { check: true, offline: true });
      expect(differing.status).toBe(1);
      expect(differing.stdout).toContain(
        "! dataset acme/other is in the code and not in the lock (train.py:6:8)",
      );
      expect(differing.stdout).toContain("- dataset acme/data at main is in the lock, and nothing uses it");
      expect(await read(folder)).toBe(text);
    });
  });

  test("a name that has moved is told, and is no disagreement", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      server.put({ ...net, commit: later, date: "2026-05-06T00:00:00.000Z" });
      const { status, stdout } = await lock(folder, server, { check: true });
      expect(status).toBe(0);
      expect(stdout).toContain(
        "~ model acme/net at main has moved: it was 0123456789ab (2026-03-04), and is 89abcdef0123 (2026-05-06) now",
      );
    });
  });

  test("without the network it still compares", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      await server.close();
      open.splice(0);
      const { status, stdout, stderr } = await lock(folder, server, { check: true });
      expect({ status, stdout }).toEqual({ status: 0, stdout: "The code and loadline.lock agree.\n" });
      expect(stderr).toContain("Whether names have moved is not known");
    });
  });

  test("--offline keeps, drops, and says what is missing", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      await lock(folder, server);
      await writeFile(join(folder, "train.py"), program.replace("acme/data", "acme/other"));
      const count = server.requests.length;
      const { status, stdout } = await lock(folder, server, { offline: true });
      expect(status).toBe(1);
      expect(stdout).toContain("! dataset acme/other is not in the lock (train.py:6:8)");
      expect(await read(folder)).not.toContain("acme/data");
      expect(server.requests).toHaveLength(count);
    });
  });
});

describe("the program", () => {
  test("takes the hub, the token and the proxy from the environment", async () => {
    const server = await serve({ ...net, token: "hf_secret" }, { ...data, token: "hf_secret" });
    await withFolder({ "train.py": program, "home/token": "hf_secret\n" }, async (folder) => {
      const environment = { ...environmentOf(folder, server), NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };
      const { status, stdout, stderr } = await loadlineProgram(["lock"], { folder, environment });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("loadline.lock: 2 names.");
      expect(server.requests.every(({ authorization }) => authorization === "Bearer hf_secret")).toBe(true);
    });
  });

  test("stays offline where HF_HUB_OFFLINE says so", async () => {
    const server = await serve(net, data);
    await withFolder({ "train.py": program }, async (folder) => {
      const environment = { ...environmentOf(folder, server), HF_HUB_OFFLINE: "1" };
      const { status, stdout } = await loadlineProgram(["lock"], { folder, environment });
      expect(status).toBe(1);
      expect(stdout).toContain("! model acme/net is not in the lock (train.py:4:9, 5:13)");
      expect(server.requests).toEqual([]);
    });
  });

  test.each([
    [["lock", "a", "b"], "takes one folder"],
    [["lock", "--check", "--update", "x"], "--check changes nothing"],
    [["lock", "--offline", "--update", "x"], "--update needs the network"],
    [["lock", "gone"], "is no folder"],
  ])("%j is a mistake", (arguments_, message) =>
    withFolder({}, async (folder) => {
      const { status, stderr } = await loadline(arguments_, { folder });
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
    }),
  );
});

describe("the environment", () => {
  const home = { HF_HOME: "/nowhere" };

  test("the endpoint, without its closing slash", async () => {
    expect((await networkSettings(home)).endpoint).toBe("https://huggingface.co");
    expect((await networkSettings({ ...home, HF_ENDPOINT: "https://mirror.example/hub/" })).endpoint).toBe(
      "https://mirror.example/hub",
    );
  });

  test("an address that is none is a mistake, and is not shown: it may hold a password", async () => {
    await expect(networkSettings({ ...home, HTTPS_PROXY: "socks5://user:geheim@proxy" })).rejects.toThrow(
      "HTTPS_PROXY is not an address that begins with http:// or https://",
    );
  });

  test("tokens, the nearest first", async () => {
    await withFolder({ "home/token": "hf_file\n", other: "hf_other" }, async (folder) => {
      const file = { HF_HOME: join(folder, "home") };
      expect((await networkSettings(file)).token).toBe("hf_file");
      expect((await networkSettings({ ...file, HF_TOKEN_PATH: join(folder, "other") })).token).toBe(
        "hf_other",
      );
      expect((await networkSettings({ ...file, HUGGING_FACE_HUB_TOKEN: "hf_old" })).token).toBe("hf_old");
      expect(
        (await networkSettings({ ...file, HF_TOKEN: "hf_new", HUGGING_FACE_HUB_TOKEN: "x" })).token,
      ).toBe("hf_new");
      expect((await networkSettings({ ...file, HF_HUB_DISABLE_IMPLICIT_TOKEN: "1" })).token).toBeUndefined();
      expect((await networkSettings({ ...file, HF_TOKEN: "a\nb" })).token).toBeUndefined();
    });
  });

  test("proxies", async () => {
    const { proxy } = await networkSettings({
      ...home,
      https_proxy: "proxy.example:3128",
      NO_PROXY: "localhost",
    });
    expect(proxy).toEqual({ https: "http://proxy.example:3128", none: "localhost" });
  });
});
