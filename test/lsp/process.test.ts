import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  createProtocolConnection,
  type InitializeResult,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const program = fileURLToPath(new URL("../../server/dist/loadline.cjs", import.meta.url));

function start() {
  const server = spawn(process.execPath, [program, "server", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onNotification("window/logMessage", () => undefined);
  client.listen();
  const initialize = (processId: number | null): Promise<InitializeResult> =>
    client.sendRequest("initialize", { processId, rootUri: null, capabilities: {} });
  return { server, client, initialize };
}

async function exitCode(server: ChildProcess): Promise<unknown> {
  const [code] = await once(server, "exit");
  return code;
}

describe("the program as a server", () => {
  it("answers over standard input and output, and ends when it is told to", async () => {
    const { server, client, initialize } = start();
    const { serverInfo } = await initialize(process.pid);
    expect(serverInfo?.name).toBe("loadline");
    await client.sendNotification("initialized", {});
    const uri = "file:///nowhere/load.py";
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      client.onNotification("textDocument/publishDiagnostics", resolve);
    });
    const text = "import yaml\nyaml.load(text, Loader=yaml.Loader)\n";
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "python", version: 1, text },
    });
    expect(await published).toMatchObject({ uri, diagnostics: [{ code: "yaml-unsafe-load" }] });
    const ended = exitCode(server);
    await client.sendRequest("shutdown");
    await client.sendNotification("exit");
    expect(await ended).toBe(0);
  });

  it("ends when its client is gone without a word", async () => {
    const { server, initialize } = start();
    await initialize(null);
    const ended = exitCode(server);
    server.stdin.end();
    expect(await ended).toBe(1);
  });
});
