import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CompletionItem, Hover, ResourceOperationKind } from "vscode-languageserver-protocol";
import { editorCapabilities, startPair } from "./pair.ts";

const uri = "file:///project/README.md";

/** A text with a bar where the caret stands, and what is answered there. */
async function at<T>(
  method: string,
  marked: string,
  options: Parameters<typeof startPair>[0] = {},
  name = uri,
) {
  const pair = await startPair(options);
  const [before = "", after = ""] = marked.split("|");
  await pair.open(name, before + after);
  const lines = before.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return pair.client.sendRequest<T>(method, { textDocument: { uri: name }, position });
}

const complete = (marked: string, options?: Parameters<typeof startPair>[0]) =>
  at<CompletionItem[]>("textDocument/completion", marked, options);

const hovered = async (marked: string, name?: string): Promise<string> => {
  const hover = await at<Hover | null>("textDocument/hover", marked, {}, name);
  const contents = hover?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : "";
};

const card = (lines: string) => `---\n${lines}\n---\n# Title\n`;

describe("completion in front matter", () => {
  it("offers licences with what they mean, and replaces what stands there", async () => {
    const items = await complete(card("pipeline_tag: text-generation\nlicense: apa|che"));
    const apache = items.find(({ label }) => label === "apache-2.0");
    expect(apache?.detail).toBe("use, change and pass on, with the notices kept");
    expect(apache?.textEdit).toEqual({
      newText: "apache-2.0",
      range: { start: { line: 2, character: 9 }, end: { line: 2, character: 15 } },
    });
    expect(items.find(({ label }) => label === "llama3.1")?.detail).toContain('named "Llama…"');
  });

  it.each([
    ["pipeline_tag: |\nlicense: mit", "text-generation"],
    ["library_name: tra|\nlicense: mit", "transformers"],
    ["license: mit\ntask_categories:\n- |", "question-answering"],
    ["license: mit\ntask_categories: [summarization, |]", "question-answering"],
    ["base_model: a/b\nbase_model_relation: |", "quantized"],
    ["license: mit\nlanguage:\n  - en\n  - |\nbase_model: a/b", "de"],
    ["license: mit\nbase_model: a/b\npip|", "pipeline_tag"],
  ])("%j offers %s", async (lines, label) => {
    expect((await complete(card(lines))).map((item) => item.label)).toContain(label);
  });

  it("offers the ids that the workspace uses", async () => {
    const files = {
      "/project/train.py":
        'load_dataset("acme/letters")\nAutoModel.from_pretrained("mistralai/Mistral-7B-v0.1", revision=x)\n',
    };
    const bases = await complete(card("license: mit\nbase_model: |"), { files });
    expect(bases.map(({ label, detail }) => [label, detail])).toEqual([
      ["mistralai/Mistral-7B-v0.1", "used in this workspace; apache-2.0"],
    ]);
    const data = await complete(card("license: mit\nbase_model: a/b\ndatasets:\n- |"), { files });
    expect(data.map(({ label }) => label)).toEqual(["acme/letters"]);
  });

  it("offers nothing in the text of a card", async () => {
    expect(await complete(`${card("license: mit\nbase_model: a/b")}license: |`)).toEqual([]);
  });
});

describe("a script that is saved", () => {
  it("makes an open card be checked again", async () => {
    const script = "/project/train.py";
    const pair = await startPair({ files: { [script]: "x = 1\n" } });
    await pair.open(uri, card("license: mit"), "markdown");
    await pair.diagnostics(uri);
    pair.files[script] = "from trl import SFTTrainer\n";
    const before = pair.refreshes;
    const changes = [{ uri: `file://${script}`, type: 2 }];
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await pair.until(() => pair.refreshes > before);
    expect(pair.refreshes).toBe(before + 1);
  });
});

describe("what a saved script changes", () => {
  it("is the card's finding", async () => {
    const script = "/project/train.py";
    const training = (data: string) =>
      `from datasets import load_dataset
from transformers import AutoModelForCausalLM, Trainer, TrainingArguments

model = AutoModelForCausalLM.from_pretrained("acme/base")
data = load_dataset("${data}")
Trainer(model=model, args=TrainingArguments(output_dir="."), train_dataset=data["train"]).train()
`;
    const pair = await startPair({
      files: { [script]: training("acme/letters"), "/project/loadline.toml": "" },
    });
    const text = card(
      "license: mit\nbase_model: acme/base\npipeline_tag: text-generation\ndatasets: [acme/letters]",
    );
    await pair.open(uri, text, "markdown");
    expect(await pair.diagnostics(uri)).toEqual([]);

    pair.files[script] = training("tatsu-lab/alpaca");
    const before = pair.refreshes;
    const changes = [{ uri: `file://${script}`, type: 2 }];
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await pair.until(() => pair.refreshes > before);
    const found = await pair.diagnostics(uri);
    expect(found.map(({ code }) => code).sort()).toEqual([
      "dataset-license-conflict",
      "undeclared-training-data",
    ]);

    pair.files[script] = training("acme/letters");
    const second = pair.refreshes;
    await pair.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await pair.until(() => pair.refreshes > second);
    expect(await pair.diagnostics(uri)).toEqual([]);
  });
});

describe("hover", () => {
  it("says what a licence means, what it asks for, and where it stands", async () => {
    const text = await hovered(card("license: gem|ma\nbase_model: google/gemma-2-9b-it"));
    expect(text).toContain("**Gemma Terms of Use**");
    expect(text).toContain("its use restrictions (Gemma Prohibited Use Policy)");
    expect(text).toContain("https://ai.google.dev/gemma/terms");
  });

  it("says the licence of a base model, and of data with the date of the audit", async () => {
    expect(await hovered(card("license: llama3.1\nbase_model: meta-llama/Llama-3.1-8|B"))).toContain(
      "`meta-llama/Llama-3.1-8B`: it is under `llama3.1`",
    );
    expect(await hovered(card("license: mit\nbase_model: a/b\ndatasets: [tatsu-lab/al|paca]"))).toContain(
      "by an audit of 2025-03",
    );
  });

  it("says the licence of a name in code", async () => {
    const script = 'from datasets import load_dataset\nload_dataset("tatsu-lab/al|paca")\n';
    expect(await hovered(script, "file:///project/load.py")).toContain("**");
    expect(await hovered(script, "file:///project/load.py")).toContain("cc-by-nc-4.0");
  });

  it("says what the table knows of one model among others of its publisher", async () => {
    const text = await hovered(card("license: mit\nbase_model: mistralai/Codestral-22|B-v0.1"));
    expect(text).toContain("it is under `mnpl`, by docs.mistral.ai");
    expect(text).not.toContain("as of 2026-08");
    expect(text).toContain("research or other non-commercial use only");
  });

  it("says what it means for the project that the configuration describes", async () => {
    const script =
      'from transformers import AutoModel\nAutoModel.from_pretrained("meta-llama/Llama-3.2-11B-Vi|sion")\n';
    const at = async (toml: string) => {
      const files = { "/project/loadline.toml": toml };
      const pair = await startPair({ files });
      const [before = "", after = ""] = script.split("|");
      const name = "file:///project/load.py";
      await pair.open(name, before + after);
      const position = { line: 1, character: before.split("\n")[1]?.length ?? 0 };
      const hover = await pair.client.sendRequest<Hover>("textDocument/hover", {
        textDocument: { uri: name },
        position,
      });
      return JSON.stringify(hover);
    };
    expect(await at('[organization]\nterritory = "DE"\n')).toContain(
      "multimodal models are not granted in DE",
    );
    expect(await at('[organization]\nterritory = "US"\n')).not.toContain("are not granted in");
    expect(await at("[organization]\nmonthly-users = 800000000\n")).toContain(
      "larger than the licence allows",
    );
  });

  it.each([
    [
      "license: mit\npipeline_tag: text-gene|ration",
      "a task of the Hub",
      "models?pipeline_tag=text-generation",
    ],
    [
      "license: mit\ntask_categories: [question-|answering]",
      "a task of the Hub",
      "datasets?task_categories=",
    ],
    [
      "license: mit\nbase_model: a/b\nlibrary_name: pe|ft",
      "a library that the Hub knows",
      "models?library=peft",
    ],
  ])("says of %j that it is %s", async (lines, what, page) => {
    const text = await hovered(card(lines));
    expect(text).toContain(what);
    expect(text).toContain(page);
  });

  it("says nothing of what nobody knows", async () => {
    expect(
      await hovered(card("license: mit\nbase_model: acme/un|known\npipeline_tag: text-generation")),
    ).toBe("");
  });
});

describe("quick fixes that make files", () => {
  const files = { "/project/model.safetensors": "" };
  const text = card("license: apache-2.0\npipeline_tag: text-generation\ndatasets: [a/b]");

  async function actions(resourceOperations: readonly ResourceOperationKind[]) {
    const { workspace } = editorCapabilities;
    const workspaceEdit = { documentChanges: true, resourceOperations: [...resourceOperations] };
    const capabilities = { ...editorCapabilities, workspace: { ...workspace, workspaceEdit } };
    const pair = await startPair({ files, capabilities });
    await pair.open(uri, text, "markdown");
    const diagnostics = (await pair.diagnostics(uri)).filter(({ code }) => code === "license-text-missing");
    expect(diagnostics).toHaveLength(1);
    return pair.actions(uri, diagnostics);
  }

  it("put the text of a licence that may be copied beside the card", async () => {
    const [action] = await actions(["create"]);
    expect(action?.title).toBe("Add a file `LICENSE` with the text of `apache-2.0`");
    expect(action?.edit?.documentChanges).toMatchObject([
      { kind: "create", uri: "file:///project/LICENSE" },
      { edits: [{ newText: readFileSync(new URL("../../LICENSE", import.meta.url), "utf8") }] },
    ]);
  });

  it("say what to do where the client makes no files", async () => {
    const [action] = await actions([]);
    expect(action?.title).toBe("How to: Add a file `LICENSE` with the text of `apache-2.0`");
  });
});
