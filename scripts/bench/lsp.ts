// From a keystroke to the diagnostics that a client gets: real messages over streams in one process.
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { createConfigurationResolver } from "../../server/src/engine/configuration/resolver.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import { createProjectOpener } from "../../server/src/engine/project.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import { defaultLimits } from "../../server/src/host/limits.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { createGrammars } from "../../server/src/hosts/node/grammars.ts";
import { serve } from "../../server/src/lsp/server.ts";

const keystrokes = 120;

export async function measure(): Promise<Record<string, number>> {
  return {
    "keystroke in a 5,000-line script, to published diagnostics, median": median(await scriptTimes(false)),
    "the same, pulled": median(await scriptTimes(true)),
    "a new line in the middle of it, median": median(await scriptTimes(false, "\n")),
    "keystroke in the last cell of a 300-cell notebook, to published diagnostics, median": median(
      await notebookTimes(),
    ),
  };
}

/** A client, and a promise of the next diagnostics for a URI. */
async function start(pull: boolean) {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const grammars = createGrammars(`${import.meta.scriptRoot}/grammars`);
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(connection, {
    version: "0",
    host: memoryHost({}),
    createEngine: (host) => createEngine({ host, grammars, limits: defaultLimits }),
    createResolver: (host, overrides) => createConfigurationResolver(host, { rules, overrides }),
    createProjectOpener,
    scan: async () => undefined,
    files: async function* () {},
    environment: (host) => ({ host, grammars, limits: defaultLimits }),
    lock: async () => ({ status: 2, text: "" }),
    isIgnored: async () => false,
    release: () => undefined,
    rules,
    rulePage: () => undefined,
  });
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.listen();
  await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: pull ? { diagnostic: {} } : {} },
  });
  await client.sendNotification("initialized", {});
  let arrived: ((uri: string) => void) | undefined;
  client.onNotification("textDocument/publishDiagnostics", ({ uri }: { uri: string }) => arrived?.(uri));
  const published = (uri: string) =>
    new Promise<void>((resolve) => {
      arrived = (which) => {
        if (which === uri) resolve();
      };
    });
  return { client, published };
}

/**
 * Types characters into a comment above the last finding, so that every keystroke moves a finding and
 * must be published.
 */
async function scriptTimes(pull: boolean, typed?: string): Promise<readonly number[]> {
  const uri = "file:///bench/train.py";
  const { client, published } = await start(pull);
  const text = script(5_000);
  const first = pull ? Promise.resolve() : published(uri);
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "python", version: 1, text },
  });
  await first;
  const line = text.split("\n").findLastIndex((each) => each.includes("yaml.load"));
  return time(async (count) => {
    const answer = pull ? undefined : published(uri);
    // On the line of the finding, before it: the column of the finding is another after each keystroke.
    const start = typed === undefined ? { line, character: 4 } : { line: 2_500, character: 0 };
    const range = { start, end: start };
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: count + 2 },
      contentChanges: [{ range, text: typed ?? "x" }],
    });
    if (pull) await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    await answer;
  }, client);
}

async function notebookTimes(): Promise<readonly number[]> {
  const uri = "file:///bench/explore.ipynb";
  const cell = (index: number) => `vscode-notebook-cell:/bench/explore.ipynb#${index}`;
  const { client, published } = await start(true);
  const texts = Array.from({ length: 300 }, (_, index) => cellText(index));
  const last = cell(texts.length - 1);
  const first = published(last);
  await client.sendNotification("notebookDocument/didOpen", {
    notebookDocument: {
      uri,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: texts.map((_, index) => ({ kind: 2, document: cell(index) })),
    },
    cellTextDocuments: texts.map((text, index) => ({
      uri: cell(index),
      languageId: "python",
      version: 1,
      text,
    })),
  });
  await first;
  const line = (texts.at(-1) ?? "").split("\n").findLastIndex((each) => each.includes("yaml.load"));
  return time(async (count) => {
    const answer = published(last);
    const start = { line, character: 0 };
    const changes = [{ range: { start, end: start }, text: "x" }];
    await client.sendNotification("notebookDocument/didChange", {
      notebookDocument: { uri, version: count + 2 },
      change: { cells: { textContent: [{ document: { uri: last, version: count + 2 }, changes }] } },
    });
    await answer;
  }, client);
}

async function time(
  keystroke: (count: number) => Promise<void>,
  client: ProtocolConnection,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < keystrokes; count += 1) {
    const before = performance.now();
    await keystroke(count);
    times.push(performance.now() - before);
  }
  client.dispose();
  // The first ones load modules and warm the machine.
  return times.slice(20);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** A training script of so many lines: functions and classes of ordinary code, a finding in every hundredth. */
function script(lines: number): string {
  const parts = ["import pickle", "import yaml", "import torch", "from transformers import AutoModel", ""];
  for (let index = 0; parts.length < lines - 12; index += 1) {
    parts.push(
      `def step_${index}(model, batch, rate=0.${index}):`,
      `    """Runs step ${index} and answers its loss."""`,
      `    inputs = {name: value.to(model.device) for name, value in batch.items()}`,
      `    loss = model(**inputs).loss * rate + ${index}`,
      `    if loss > ${index}: print(f"loss {loss:.3f} in step ${index}")`,
      `    state = [loss, {"step": ${index}, "name": "step-${index}"}]`,
      index % 12 === 0
        ? `    state = torch.load("checkpoint-${index}.pt")`
        : `    total = sum(state[0] for _ in range(${index}))`,
      `    return state`,
      "",
      "",
    );
  }
  parts.push(
    "def read(path):",
    "    text = open(path).read()",
    "    value = yaml.load(text, Loader=yaml.Loader)",
    "    return value",
    "",
  );
  return parts.join("\n");
}

function cellText(index: number): string {
  if (index === 0) return "import yaml\nimport pandas as pd\nimport torch";
  return [
    `frame_${index} = pd.DataFrame({"step": range(${index}), "loss": [0.1] * ${index}})`,
    `for row in frame_${index}.itertuples():`,
    `    print(row.step, row.loss * ${index})`,
    index % 20 === 0 ? `state = torch.load("checkpoint-${index}.pt")` : `frame_${index}.describe()`,
    ...(index === 299 ? ["config = yaml.load(open('config.yaml'), Loader=yaml.Loader)"] : []),
  ].join("\n");
}
