import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";

/** A file of a repository, as git or as large-file storage has it. */
export interface ServedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly lfs?: boolean;
}

/** A repository of the hub. Every revision leads to the one commit that it has. */
export interface ServedRepository {
  readonly kind: "model" | "dataset" | "space";
  readonly id: string;
  readonly commit: string;
  /** Branches and tags; `main` leads to the commit unless it stands here. */
  readonly references?: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly cardData?: unknown;
  readonly tags?: readonly string[];
  readonly config?: unknown;
  readonly files?: readonly ServedFile[];
  readonly gated?: boolean;
  /** Only who shows this token sees it at all. */
  readonly token?: string;
}

/** What happens to a request before the hub itself sees it: nothing, an answer, or a broken line. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface HubServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Method, path and authorization of all that was asked, in order. */
  readonly requests: readonly { readonly path: string; readonly authorization?: string }[];
  /** Takes the next requests, each by the first fault that answers true. */
  fail(fault: Fault, times?: number): void;
  /** Puts a repository in the place of the one of this name. */
  put(repository: ServedRepository): void;
  close(): Promise<void>;
}

/**
 * A server with the part of the hub's HTTP API that `loadline lock` uses. The shape of its answers is that of the hub's
 * documentation (huggingface.co/docs/hub/api), of the types and requests of @huggingface/hub 2.17.5
 * (lib/model-info.ts, list-files.ts, list-commits.ts, types/api) and, for refusals, of huggingface_hub
 * (utils/_http.py, hf_raise_for_status).
 */
export async function hubServer(
  repositories: readonly ServedRepository[],
  options: {
    /** Old name → new name: the hub answers 307 with the new address. */
    readonly renamed?: Readonly<Record<string, string>>;
    /** Rows of one page of a listing. */
    readonly pageSize?: number;
  } = {},
): Promise<HubServer> {
  const served = new Map(repositories.map((repository) => [keyOf(repository), repository]));
  const requests: { path: string; authorization?: string }[] = [];
  const faults: { readonly fault: Fault; times: number }[] = [];
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    requests.push({ path: request.url ?? "", ...(authorization === undefined ? {} : { authorization }) });
    const [next] = faults;
    if (next !== undefined) {
      next.times -= 1;
      if (next.times <= 0) faults.shift();
      if (next.fault(request, response)) return;
    }
    answer(request, response, {
      served,
      renamed: options.renamed ?? {},
      pageSize: options.pageSize ?? 1_000,
    });
  });
  const url = await listen(server);
  return {
    url,
    requests,
    fail: (fault, times = 1) => faults.push({ fault, times }),
    put: (repository) => served.set(keyOf(repository), repository),
    close: () => stop(server),
  };
}

function keyOf({ kind, id }: Pick<ServedRepository, "kind" | "id">): string {
  return `${kind} ${id}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

interface Serving {
  readonly served: ReadonlyMap<string, ServedRepository>;
  readonly renamed: Readonly<Record<string, string>>;
  readonly pageSize: number;
}

function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): void {
  const url = new URL(request.url ?? "", `http://${request.headers.host}`);
  const match =
    /^\/api\/(model|dataset|space)s\/((?:[\w.-]+\/)?[\w.-]+)\/(revision|tree|commits)\/([^/]+)$/.exec(
      url.pathname,
    );
  const [, kind, id = "", what = "", revision = ""] = match ?? [];
  if (kind !== "model" && kind !== "dataset" && kind !== "space") {
    refuse(response, 404, "EntryNotFound", "Not found");
    return;
  }
  const newName = serving.renamed[id];
  if (newName !== undefined) {
    const location = url.pathname.replace(`s/${id}/`, `s/${newName}/`) + url.search;
    response.writeHead(307, { location });
    response.end(`Temporary Redirect. Redirecting to ${location}`);
    return;
  }
  const repository = serving.served.get(keyOf({ kind, id }));
  const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? "")?.[1];
  if (repository === undefined || (repository.token !== undefined && repository.token !== token)) {
    // The hub does not tell whether a private repository is there, and answers 401 to those without a token.
    if (token === undefined) refuse(response, 401, undefined, "Invalid username or password.");
    else refuse(response, 404, "RepoNotFound", "Repository not found");
    return;
  }
  const commit = commitOf(repository, decodeURIComponent(revision));
  if (commit === undefined) {
    refuse(response, 404, "RevisionNotFound", `Invalid rev id: ${revision}`);
    return;
  }
  if (what === "revision") {
    json(response, infoOf(repository, commit));
    return;
  }
  if (what === "commits") {
    json(response, [commitRow(repository, commit)]);
    return;
  }
  if (repository.gated === true) {
    refuse(
      response,
      403,
      "GatedRepo",
      `Access to ${kind} ${id} is restricted and you are not in the authorized list.`,
    );
    return;
  }
  page(response, url, treeOf(repository), serving.pageSize);
}

function commitOf({ commit, references }: ServedRepository, revision: string): string | undefined {
  const own = references?.[revision];
  if (own !== undefined) return own;
  if (revision === "main" || revision === "HEAD" || revision === commit) return commit;
  return Object.values(references ?? {}).find((other) => other === revision);
}

function infoOf(repository: ServedRepository, sha: string): unknown {
  const { kind, id, date, cardData, tags, config, gated } = repository;
  return {
    _id: createHash("sha1").update(id).digest("hex").slice(0, 24),
    id,
    sha,
    private: repository.token !== undefined,
    gated: gated === true ? "auto" : false,
    downloads: 10,
    likes: 1,
    lastModified: date ?? "2026-01-02T03:04:05.000Z",
    tags: tags ?? [],
    ...(cardData === undefined ? {} : { cardData }),
    ...(kind === "model" && config !== undefined ? { config } : {}),
  };
}

function commitRow({ date }: ServedRepository, commit: string): unknown {
  return {
    id: commit,
    title: "Update",
    message: "",
    authors: [{ user: "acme", avatar: "/avatar.svg" }],
    date: date ?? "2026-01-02T03:04:05.000Z",
  };
}

function treeOf({ files = [] }: ServedRepository): readonly unknown[] {
  const folders = new Set(
    files.flatMap(({ path }) => (path.includes("/") ? [path.slice(0, path.lastIndexOf("/"))] : [])),
  );
  return [
    ...[...folders].map((path) => ({ type: "directory", oid: gitTree(path), size: 0, path })),
    ...files.map(treeRow),
  ];
}

function treeRow({ path, content, lfs }: ServedFile): unknown {
  const bytes = Buffer.from(content);
  if (lfs !== true) return { type: "file", oid: gitBlob(bytes), size: bytes.length, path };
  const oid = createHash("sha256").update(bytes).digest("hex");
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`;
  return {
    type: "file",
    oid: gitBlob(Buffer.from(pointer)),
    size: bytes.length,
    lfs: { oid, size: bytes.length, pointerSize: pointer.length },
    path,
  };
}

/** git's name for a content. */
export function gitBlob(content: Uint8Array | string): string {
  const bytes = Buffer.from(content);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function gitTree(path: string): string {
  return createHash("sha1").update(path).digest("hex");
}

/** A page, with the next one's address in the header `Link`, as the hub has it: its own host, a cursor. */
function page(response: ServerResponse, url: URL, rows: readonly unknown[], size: number): void {
  const start = Number(url.searchParams.get("cursor") ?? 0);
  const next = new URL(url);
  next.searchParams.set("cursor", String(start + size));
  if (start + size < rows.length) response.setHeader("link", `<${next.href}>; rel="next"`);
  json(response, rows.slice(start, start + size));
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string | undefined, error: string): void {
  response.statusCode = status;
  if (code !== undefined) response.setHeader("x-error-code", code);
  response.setHeader("x-error-message", error);
  json(response, { error });
}

/** 429 or 503, with what the registry asks for. */
export function busy(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "text/plain", ...headers });
    response.end("Too many requests");
    return true;
  };
}

/** Announces a body, sends half of it, and hangs up. */
export const truncated: Fault = (request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"_id":"1","id":"acme/net",');
  setImmediate(() => request.socket.destroy());
  return true;
};

/** Takes the request and never answers. */
export const silent: Fault = () => true;

/** A page for people where data is expected: a portal that wants a login, a proxy's own error. */
export const portal: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<html><body>Please log in to this network</body></html>");
  return true;
};

/** An HTTP proxy: `CONNECT` for https, and whole addresses for http (RFC 9112, 3.2). */
export async function proxyServer(): Promise<{
  readonly url: string;
  readonly targets: readonly string[];
  close(): Promise<void>;
}> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => {
    response.writeHead(405);
    response.end();
  });
  server.on("connect", (request, client: Socket, head: Buffer) => {
    targets.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  const url = await listen(server);
  return {
    url,
    targets,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return stop(server);
    },
  };
}
