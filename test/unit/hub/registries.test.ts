import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { HubFailure, retryAfterOf } from "../../../server/src/hosts/hub/failure.ts";
import { type Answer, openRegistries, type Question } from "../../../server/src/hosts/hub/registries.ts";
import { defaultTiming, isPrivate, pauseAfter } from "../../../server/src/hosts/hub/transport.ts";
import {
  busy,
  gitBlob,
  type HubServer,
  hubServer,
  portal,
  proxyServer,
  type ServedRepository,
  silent,
  truncated,
} from "../../harness/hub-server.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const other = "89abcdef0123456789abcdef0123456789abcdef";
const model: Question = { registry: "huggingface", kind: "model", id: "acme/net" };

const net: ServedRepository = {
  kind: "model",
  id: "acme/net",
  commit,
  references: { "v1.0": other },
  date: "2026-03-04T23:30:00.000Z",
  cardData: { license: "other", license_name: "acme-terms", base_model: ["acme/base"] },
  tags: ["custom_code"],
  files: [
    { path: "config.json", content: "{}" },
    { path: ".gitattributes", content: "*.bin filter=lfs" },
    { path: "onnx/model.onnx", content: "onnx" },
    { path: "pytorch_model.bin", content: "weights", lfs: true },
  ],
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function serve(...arguments_: Parameters<typeof hubServer>): Promise<HubServer> {
  const server = await hubServer(...arguments_);
  open.push(server);
  return server;
}

async function ask(
  server: { readonly url: string },
  question: Question,
  settings: Partial<Parameters<typeof openRegistries>[0]> = {},
): Promise<Answer> {
  const registries = openRegistries({
    endpoint: server.url,
    githubEndpoint: server.url,
    proxy: {},
    userAgent: "loadline test",
    ...settings,
    timing: { pause: 1, timeout: 2_000, ...settings.timing },
  });
  try {
    return await registries.resolve(question);
  } finally {
    await registries.close();
  }
}

function kindOf(answer: Answer): string {
  return answer.ok ? "answered" : answer.failure.kind;
}

describe("what the hub says of a name", () => {
  test("commit, date, licence, base models, what can run, and the files with their digests", async () => {
    const answer = await ask(await serve([net]), model);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.value).toEqual({
      registry: "huggingface",
      kind: "model",
      id: "acme/net",
      revision: "main",
      commit,
      date: "2026-03-04",
      license: ["other:acme-terms"],
      baseModels: ["acme/base"],
      pickles: true,
      customCode: true,
      files: [
        { path: "config.json", size: 2, gitBlob: gitBlob("{}") },
        { path: "onnx/model.onnx", size: 4, gitBlob: gitBlob("onnx") },
        {
          path: "pytorch_model.bin",
          size: 7,
          sha256: createHash("sha256").update("weights").digest("hex"),
        },
      ],
    });
  });

  test("a tag's own commit, and of the files those that are used", async () => {
    const answer = await ask(await serve([net]), { ...model, revision: "v1.0", files: ["config.json"] });
    expect(answer.ok && answer.value).toMatchObject({ revision: "v1.0", commit: other, pickles: true });
    expect(answer.ok && answer.value.files.map(({ path }) => path)).toEqual(["config.json"]);
  });

  test("a dataset, and that a script at its top is code", async () => {
    const data: ServedRepository = {
      kind: "dataset",
      id: "acme/data",
      commit,
      cardData: { license: ["mit", "apache-2.0"] },
      files: [{ path: "data.py", content: "print()" }],
    };
    const answer = await ask(await serve([data]), { ...model, kind: "dataset", id: "acme/data" });
    expect(answer.ok && answer.value).toMatchObject({
      license: ["mit", "apache-2.0"],
      customCode: true,
      pickles: false,
    });
  });

  test("a space, whose programs are code", async () => {
    const metric: ServedRepository = {
      kind: "space",
      id: "acme/metric",
      commit,
      cardData: { license: "mit" },
      files: [
        { path: "app.py", content: "print()" },
        { path: "README.md", content: "" },
      ],
    };
    const answer = await ask(await serve([metric]), { ...model, kind: "space", id: "acme/metric" });
    expect(answer.ok && answer.value).toMatchObject({
      kind: "space",
      commit,
      license: ["mit"],
      customCode: true,
      files: [{ path: "README.md" }, { path: "app.py" }],
    });
  });

  test("all pages of a long listing", async () => {
    const files = Array.from({ length: 25 }, (_, index) => ({
      path: `data/${index}.parquet`,
      content: `${index}`,
    }));
    const server = await serve([{ ...net, files }], { pageSize: 10 });
    const answer = await ask(server, model);
    expect(answer.ok && answer.value.files).toHaveLength(25);
    expect(server.requests.filter(({ path }) => path.includes("/tree/"))).toHaveLength(3);
  });

  test("the new name of a repository that was renamed", async () => {
    const answer = await ask(await serve([net], { renamed: { "old/net": "acme/net" } }), {
      ...model,
      id: "old/net",
    });
    expect(answer.ok && answer.value).toMatchObject({ id: "old/net", renamedTo: "acme/net", commit });
  });

  test("names without an owner: the hub's own, and those of sentence-transformers", async () => {
    const server = await serve(
      [
        { ...net, id: "google-bert/bert-base-uncased" },
        { ...net, id: "sentence-transformers/all-MiniLM-L6-v2" },
      ],
      { renamed: { "bert-base-uncased": "google-bert/bert-base-uncased" } },
    );
    const bert = await ask(server, { ...model, id: "bert-base-uncased" });
    const mini = await ask(server, { ...model, id: "all-MiniLM-L6-v2" });
    expect(bert.ok && bert.value).toMatchObject({ id: "bert-base-uncased", commit });
    expect(bert.ok && bert.value.renamedTo).toBeUndefined();
    expect(mini.ok && mini.value).toMatchObject({ id: "all-MiniLM-L6-v2", commit });
  });
});

describe("what it refuses", () => {
  test("a name that is not there, with and without a token", async () => {
    const server = await serve([]);
    expect(kindOf(await ask(server, model))).toBe("missing");
    expect(kindOf(await ask(server, model, { token: "hf_x" }))).toBe("missing");
  });

  test("a revision that is not there", async () => {
    expect(kindOf(await ask(await serve([net]), { ...model, revision: "gone" }))).toBe("missing-revision");
  });

  test("a gated repository, and says what to do", async () => {
    const answer = await ask(await serve([{ ...net, gated: true }]), model);
    expect(!answer.ok && answer.failure).toMatchObject({
      kind: "gated",
      message: expect.stringContaining("agree on its page"),
    });
  });

  test("a private repository is there for its token alone, whatever the token looks like", async () => {
    const server = await serve([{ ...net, token: "secret-of-a-mirror" }]);
    expect(kindOf(await ask(server, model))).toBe("missing");
    expect(kindOf(await ask(server, model, { token: "secret-of-a-mirror" }))).toBe("answered");
  });
});

describe("the network as it is", () => {
  test.each([
    ["429 with the seconds to wait", busy(429, { "retry-after": "0" })],
    ["429 with the hub's own header", busy(429, { ratelimit: '"api";r=0;t=0' })],
    ["503", busy(503)],
    ["a body that breaks off", truncated],
  ])("%s is asked again", async (_name, fault) => {
    const server = await serve([net]);
    server.fail(fault, 2);
    expect(kindOf(await ask(server, model))).toBe("answered");
  });

  test("an answer that does not come is asked for again, and given up in the end", async () => {
    const server = await serve([net]);
    server.fail(silent, 1);
    expect(kindOf(await ask(server, model, { timing: { timeout: 100 } }))).toBe("answered");
    server.fail(silent, 100);
    const answer = await ask(server, model, { timing: { timeout: 50, retries: 1 } });
    expect(!answer.ok && answer.failure).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("too long"),
    });
  });

  test("a registry that asks for more patience than there is, is not asked again", async () => {
    const server = await serve([net]);
    server.fail(busy(429, { "retry-after": "3600" }), 100);
    expect(kindOf(await ask(server, model))).toBe("rate-limited");
    expect(server.requests).toHaveLength(1);
  });

  test("nobody there", async () => {
    const server = await hubServer([]);
    await server.close();
    const answer = await ask(server, model, { timing: { retries: 0 } });
    expect(!answer.ok && answer.failure).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("refused"),
    });
  });

  test("a page for people is no answer", async () => {
    const server = await serve([net]);
    server.fail(portal, 100);
    expect(kindOf(await ask(server, model))).toBe("invalid");
  });

  test.each([
    ["a commit that is none", { ...net, commit: "main" }],
    ["a path that leads out of the repository", { ...net, files: [{ path: "../../.bashrc", content: "" }] }],
  ])("%s is no answer", async (_name, repository) => {
    expect(kindOf(await ask(await serve([repository]), model))).toBe("invalid");
  });

  test("the token goes to the endpoint and to nobody else, by whatever way", async () => {
    const [mine, theirs] = [await serve([net]), await serve([net])];
    mine.fail((request, response) => {
      response.writeHead(307, { location: `${theirs.url}${request.url}` });
      response.end();
      return true;
    });
    expect(kindOf(await ask(mine, model, { token: "hf_mine" }))).toBe("answered");
    expect(theirs.requests).toHaveLength(1);
    expect(theirs.requests[0]?.authorization).toBeUndefined();
    expect(mine.requests.every(({ authorization }) => authorization === "Bearer hf_mine")).toBe(true);
  });

  test("a page's next address on another host gets no token", async () => {
    const theirs = await serve([net]);
    const mine = await serve([net]);
    mine.fail(() => false, 2);
    mine.fail((request, response) => {
      if (request.url?.includes("/tree/") !== true) return false;
      response.setHeader("link", `<${theirs.url}${request.url}>; rel="next"`);
      response.setHeader("content-type", "application/json");
      response.end("[]");
      return true;
    }, 2);
    await ask(mine, model, { token: "hf_mine" });
    expect(theirs.requests.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test("a proxy is used where the environment names one, and not where it excepts the host", async () => {
    const server = await serve([net]);
    const proxy = await proxyServer();
    open.push(proxy);
    expect(kindOf(await ask(server, model, { proxy: { http: proxy.url } }))).toBe("answered");
    expect(proxy.targets.length).toBeGreaterThan(0);
    const count = proxy.targets.length;
    expect(kindOf(await ask(server, model, { proxy: { http: proxy.url, none: "127.0.0.1" } }))).toBe(
      "answered",
    );
    expect(proxy.targets).toHaveLength(count);
  });
});

describe("GitHub, for torch.hub", () => {
  const question: Question = { registry: "torch-hub", kind: "repository", id: "acme/vision" };

  test("the commit of main, or of master where there is no main", async () => {
    const server = await serve([]);
    server.fail((_request, response) => {
      response.writeHead(422, { "content-type": "application/json" });
      response.end('{"message":"No commit found for SHA: main"}');
      return true;
    });
    server.fail((request, response) => {
      expect(request.url).toBe("/repos/acme/vision/commits/master");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ sha: commit, commit: { committer: { date: "2026-05-06T07:08:09Z" } } }));
      return true;
    });
    const answer = await ask(server, question);
    expect(answer.ok && answer.value).toMatchObject({
      revision: "master",
      commit,
      date: "2026-05-06",
      customCode: true,
    });
  });

  test("who has asked too often is told so by 403", async () => {
    const server = await serve([]);
    server.fail(busy(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999" }), 9);
    expect(kindOf(await ask(server, question))).toBe("rate-limited");
  });
});

test.each([
  ["https://huggingface.co/api", true],
  ["http://localhost:8080/api", true],
  ["http://127.0.0.1/api", true],
  ["http://[::1]:80/api", true],
  ["http://mirror.example/api", false],
  ["http://127.0.0.1.example/api", false],
])("a token may go to %s: %s", (url, answer) => {
  expect(isPrivate(url)).toBe(answer);
});

test("Retry-After is seconds or a date", () => {
  const now = Date.UTC(2026, 0, 1);
  expect(retryAfterOf("7", now)).toBe(7_000);
  expect(retryAfterOf("Thu, 01 Jan 2026 00:00:30 GMT", now)).toBe(30_000);
  expect(retryAfterOf("Wed, 31 Dec 2025 00:00:30 GMT", now)).toBe(0);
  expect(retryAfterOf("soon", now)).toBeUndefined();
});

test("a refusal is not asked again, and an outage a bounded number of times", () => {
  const outage = new HubFailure("server", "");
  expect(pauseAfter(new HubFailure("missing", ""), 0, defaultTiming)).toBeUndefined();
  expect(pauseAfter(outage, defaultTiming.retries, defaultTiming)).toBeUndefined();
  const pauses = [0, 1, 2, 3].map((attempt) => pauseAfter(outage, attempt, defaultTiming) ?? Number.NaN);
  pauses.forEach((pause, attempt) => {
    expect(pause).toBeGreaterThanOrEqual(500 * 2 ** attempt);
    expect(pause).toBeLessThanOrEqual(750 * 2 ** attempt);
  });
});
