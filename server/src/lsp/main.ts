import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import type { ConfigurationOverrides } from "../engine/configuration/model.ts";
import { createConfigurationResolver } from "../engine/configuration/resolver.ts";
import { createEngine } from "../engine/engine.ts";
import { pages } from "../engine/pages.generated.ts";
import { createProjectOpener } from "../engine/project.ts";
import { rules } from "../engine/registry.generated.ts";
import type { FileResult } from "../engine/result.ts";
import { defaultLimits } from "../host/limits.ts";
import { createGrammars } from "../hosts/node/grammars.ts";
import { createNodeHost, type NodeHost } from "../hosts/node/host.ts";
import { walk } from "../hosts/node/walk.ts";
import { isIgnoredBelow } from "./ignored.ts";
import { rulePages } from "./rule-pages.ts";
import { serve } from "./server.ts";
import type { LockOutcome, ScanRequest, Services } from "./services.ts";

/** Threads that check files beside the server. */
export interface Pool {
  /** Waits while every thread has enough to do. */
  add(path: string): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolRequest {
  readonly overrides: ConfigurationOverrides;
  readonly configurationPath?: string;
  readonly threads: number;
  readonly onResult: (result: FileResult) => void;
  readonly onFailure: (path: string, message: string) => void;
}

/** What the program around the server knows. */
export interface ServerOptions {
  readonly version: string;
  readonly openPool: (request: PoolRequest) => Pool;
  readonly lock: (folder: string) => Promise<LockOutcome>;
}

/**
 * Serves one client until it ends the connection or its process is gone. How to talk to it stands in
 * the program's arguments (`--stdio`, `--node-ipc`, `--socket=PORT`, `--pipe=NAME`).
 */
export async function startServer(options: ServerOptions): Promise<void> {
  const host = createNodeHost({ blocking: false });
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, nodeServices(host, options));
  // The connection keeps the process alive, and ends it.
  await new Promise<never>(() => undefined);
}

function nodeServices(host: NodeHost, options: ServerOptions): Services {
  const grammars = createGrammars(join(import.meta.dirname, "grammars"));
  return {
    version: options.version,
    host,
    createEngine: (over) => createEngine({ host: over, grammars, limits: defaultLimits }),
    createResolver: (over, overrides, configurationPath) =>
      createConfigurationResolver(over, {
        rules,
        overrides,
        ...(configurationPath === undefined ? {} : { configurationPath }),
      }),
    createProjectOpener: (over) => createProjectOpener(over, grammars),
    scan: (request) => scanFolder(host, options, request),
    files: (request) => filesBelow(host, request),
    environment: (over) => ({ host: over, grammars, limits: defaultLimits }),
    lock: options.lock,
    isIgnored: (folder, path) => isIgnoredBelow(host, folder, path),
    release: (path) => host.release(path),
    rules,
    rulePage: rulePages(rules, pages),
  };
}

async function* filesBelow(
  host: NodeHost,
  { folder, overrides, configurationPath }: Parameters<Services["files"]>[0],
): AsyncGenerator<string> {
  const path = configurationPath === undefined ? {} : { configurationPath };
  const resolver = createConfigurationResolver(host, { rules, overrides, ...path });
  const excludes = (entry: string, directory: boolean) => resolver.excludes(entry, directory);
  for await (const entry of walk(host, [folder], { ignore: true, excludes })) {
    if (entry.kind === "file") yield entry.path;
  }
}

/** Walks a folder as `loadline check` does, and hands its files to threads. */
async function scanFolder(host: NodeHost, options: ServerOptions, request: ScanRequest): Promise<void> {
  const { folder, overrides, configurationPath, signal } = request;
  const path = configurationPath === undefined ? {} : { configurationPath };
  const resolver = createConfigurationResolver(host, { rules, overrides, ...path });
  let found = 0;
  let done = 0;
  const count = (): void => {
    done += 1;
    request.onProgress(done, found);
  };
  const pool = options.openPool({
    overrides,
    ...path,
    // One core is left to the editor and the server.
    threads: Math.max(1, availableParallelism() - 1),
    onResult: (result) => {
      count();
      request.onResult(result);
    },
    onFailure: (failed, message) => {
      count();
      request.onFailure(failed, message);
    },
  });
  try {
    const excludes = (entry: string, directory: boolean) => resolver.excludes(entry, directory);
    for await (const entry of walk(host, [folder], { ignore: true, excludes })) {
      if (signal.aborted) return;
      if (entry.kind !== "file" || !request.wants(entry.path)) continue;
      found += 1;
      await pool.add(entry.path);
    }
    await untilAborted(pool.finish(), signal);
  } finally {
    await pool.close();
  }
}

function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    work.then(resolve, reject);
  });
}
