import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { createConfigurationResolver } from "../../server/src/engine/configuration/resolver.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import { pages } from "../../server/src/engine/pages.generated.ts";
import { createProjectOpener } from "../../server/src/engine/project.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import type { Host } from "../../server/src/host/host.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { rulePages } from "../../server/src/lsp/rule-pages.ts";
import { serve } from "../../server/src/lsp/server.ts";
import type { Services } from "../../server/src/lsp/services.ts";
import { testEnvironment, testGrammars } from "../harness/check.ts";

/** What VS Code says of itself, as far as it matters here. */
export const editorCapabilities: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
  textDocument: {
    diagnostic: {},
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
      disabledSupport: true,
      isPreferredSupport: true,
    },
    hover: { contentFormat: ["markdown"] },
  },
  notebookDocument: { synchronization: {} },
};

export interface PairOptions {
  /** The folder `/project` in memory. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly capabilities?: ClientCapabilities;
  /** The client's settings under `loadline`. */
  settings?: unknown;
  readonly services?: Partial<Services>;
}

/** A client beside a server, in one process: real messages over streams, the real engine over a folder in memory. */
export class Pair {
  readonly client: ProtocolConnection;
  readonly result: InitializeResult;
  readonly files: Record<string, string | Uint8Array>;
  readonly logged: string[] = [];
  /** What the server asked the client to open. */
  readonly opened: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  refreshes = 0;
  readonly #waiting: { readonly test: () => boolean; readonly resolve: () => void }[] = [];
  readonly #versions = new Map<string, number>();

  constructor(
    client: ProtocolConnection,
    result: InitializeResult,
    files: Record<string, string | Uint8Array>,
  ) {
    this.client = client;
    this.result = result;
    this.files = files;
  }

  /** Waits, without a clock, until something that the client received makes `test` true. */
  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  received(): void {
    for (let index = this.#waiting.length - 1; index >= 0; index -= 1) {
      const waiting = this.#waiting[index];
      if (waiting?.test() !== true) continue;
      this.#waiting.splice(index, 1);
      waiting.resolve();
    }
  }

  /** The last diagnostics pushed for a URI. */
  pushed(uri: string): readonly Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics;
  }

  async open(uri: string, text: string, languageId = "python"): Promise<void> {
    this.#versions.set(uri, 1);
    await this.client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(uri: string, ...contentChanges: readonly { range?: Range; text: string }[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
    return this.client.sendRequest("textDocument/diagnostic", params);
  }

  /** Pulls, and answers the diagnostics. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  actions(uri: string, diagnostics: readonly Diagnostic[], only?: readonly string[]): Promise<CodeAction[]> {
    const range = diagnostics[0]?.range ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    return this.client.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
  }
}

export async function startPair(options: PairOptions = {}): Promise<Pair> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const files = { ...options.files };
  const host = folderHost(files);
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(connection, { ...services(host), ...options.services });
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
    undefined,
  );
  client.listen();
  const result: InitializeResult = await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? editorCapabilities,
    workspaceFolders: [{ uri: "file:///project", name: "project" }],
    initializationOptions: { rulePageUri: "editor://rules/", settings: options.settings },
  });
  const pair = new Pair(client, result, files);
  listen(pair, options);
  await client.sendNotification("initialized", {});
  return pair;
}

function listen(pair: Pair, options: PairOptions): void {
  const { client } = pair;
  client.onRequest("workspace/configuration", (params: { items: readonly unknown[] }) =>
    params.items.map(() => options.settings ?? { scan: "off" }),
  );
  client.onRequest("client/registerCapability", () => null);
  client.onRequest("workspace/diagnostic/refresh", () => {
    pair.refreshes += 1;
    pair.received();
    return null;
  });
  client.onRequest("window/workDoneProgress/create", () => null);
  client.onRequest("window/showDocument", ({ uri }: { uri: string }) => {
    pair.opened.push(uri);
    return { success: true };
  });
  client.onNotification("window/logMessage", (params: { message: string }) => {
    pair.logged.push(params.message);
    pair.received();
  });
  client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pair.published.push(params);
    pair.received();
  });
}

/** A folder whose files come and go: each question is asked of it as it is then. */
function folderHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  return {
    stat: (path) => memoryHost(files).stat(path),
    list: (path) => memoryHost(files).list(path),
    readRange: (path, offset, length) => memoryHost(files).readRange(path, offset, length),
    now: () => memoryHost({}).now(),
  };
}

function services(host: Services["host"]): Services {
  return {
    version: "0.0.0",
    host,
    createEngine: (over) => createEngine(testEnvironment(over)),
    createResolver: (over, overrides, configurationPath) =>
      createConfigurationResolver(over, {
        rules,
        overrides,
        ...(configurationPath === undefined ? {} : { configurationPath }),
      }),
    createProjectOpener: (over) => createProjectOpener(over, testGrammars),
    scan: async () => undefined,
    files: async function* () {},
    environment: testEnvironment,
    lock: async () => ({ status: 2, text: "no network in this test\n" }),
    isIgnored: async () => false,
    release: () => undefined,
    rules,
    rulePage: rulePages(rules, pages),
  };
}

/** A text with the edits of a code action applied. UTF-16 columns; edits of other texts are left out. Placeholders stay as they are. */
export function applyTo(uri: string, text: string, edit: WorkspaceEdit | undefined): string {
  const edits: { range: Range; newText: string }[] = [...(edit?.changes?.[uri] ?? [])];
  for (const change of edit?.documentChanges ?? []) {
    if (!("textDocument" in change) || change.textDocument.uri !== uri) continue;
    for (const one of change.edits) {
      const newText = "snippet" in one ? one.snippet.value.replace(/\\([\\$}])/g, "$1") : one.newText;
      edits.push({ range: one.range, newText });
    }
  }
  const lines = text.split("\n");
  const offset = ({ line, character }: Range["start"]) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return edits
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, one) => now.slice(0, offset(one.range.start)) + one.newText + now.slice(offset(one.range.end)),
      text,
    );
}

/** The titles, for short expectations. */
export function titles(actions: readonly CodeAction[]): readonly string[] {
  return actions.map((action) => action.title);
}
