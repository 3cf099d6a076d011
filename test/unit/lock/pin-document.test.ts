import { describe, expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { editNotebook } from "../../../server/src/documents/notebook/edit.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { pinDocument } from "../../../server/src/engine/locking/pin-document.ts";
import { openProject } from "../../../server/src/engine/project.ts";
import { lockedName } from "../../../server/src/facts/references/locked-name.ts";
import { isImmutable } from "../../../server/src/facts/references/pins.ts";
import type { LockEntry } from "../../../server/src/formats/lock/lock.ts";
import { writeLock } from "../../../server/src/formats/lock/write.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { referenceApis } from "../../../server/src/knowledge/references/table.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { testEnvironment } from "../../harness/check.ts";
import { code, markdown, notebook } from "../../harness/notebook.ts";
import { referencesIn } from "../../harness/references.ts";
import { moduleOf } from "../python/module-of.ts";

const commit = "89abcdef0123456789abcdef0123456789abcdef";
const older = "0123456789abcdef0123456789abcdef01234567";
const note = "# main, 2026-01-02";

function entry(changes: Partial<LockEntry> = {}): LockEntry {
  return {
    registry: "huggingface",
    kind: "model",
    id: "acme/net",
    revision: "main",
    commit,
    date: "2026-01-02",
    resolved: "2026-11-28",
    license: [],
    baseModels: [],
    pickles: false,
    customCode: false,
    files: [],
    ...changes,
  };
}

async function pin(
  path: string,
  content: string,
  entries: readonly LockEntry[] = [entry()],
  options: { readonly downloads?: boolean } = {},
): Promise<{ readonly text: string; readonly pinned: number; readonly left: number }> {
  const host = memoryHost({
    [path]: content,
    "/project/loadline.lock": writeLock({ entries }),
    "/project/.git/HEAD": "",
  });
  const environment = testEnvironment(host);
  const document = await openFile(path, environment);
  if (!isTextDocument(document)) throw new Error(`${path} is no text`);
  try {
    const { edits, pinned, left } = await pinDocument(
      document,
      await openProject(host, path),
      environment,
      options,
    );
    const bytes = document.kind === "notebook" ? editNotebook(document, edits) : undefined;
    const text =
      bytes === undefined ? applyEdits(document.text, edits).text : new TextDecoder().decode(bytes);
    return { text, pinned, left: left.length };
  } finally {
    document.dispose();
  }
}

const script = async (text: string, entries?: readonly LockEntry[]): Promise<string> => {
  const { text: after } = await pin("/project/load.py", text, entries);
  expect((await moduleOf(after)).errors).toEqual([]);
  // Twice changes nothing.
  expect((await pin("/project/load.py", after, entries)).text).toBe(after);
  return after;
};

describe("each row of the table of libraries", () => {
  const pinnable = referenceApis.filter(({ pinnedExample, registry, kind }) => {
    // Spaces and packages are not locked.
    const isLockable = (registry === "huggingface" || registry === "torch-hub") && kind !== "artifact";
    return pinnedExample !== undefined && isLockable;
  });

  test.each(pinnable.map((api) => [api.names[0] ?? "", api] as const))("%s", async (_name, api) => {
    const before = await referencesIn("/project/load.py", api.example);
    const entries = before.flatMap((fact) => {
      const name = lockedName(fact);
      return name === undefined ? [] : [entry({ ...name, revision: name.revision ?? "main" })];
    });
    expect(entries.length).toBeGreaterThan(0);
    const layouts = [api.example, spread(api.example)];
    for (const example of layouts) {
      const text = await script(example, entries);
      const after = await referencesIn("/project/load.py", text);
      expect(after.map(({ id, api: call }) => [id, call])).toEqual(
        before.map(({ id, api: call }) => [id, call]),
      );
      for (const fact of after.filter(({ id }) => entries.some((one) => one.id === id))) {
        expect(isImmutable(fact.pin) && fact.revision).toBe(commit);
      }
    }
  });

  const folders = referenceApis.filter(({ folder, kind }) => folder !== undefined && kind !== "artifact");

  test.each(folders.map((api) => [api.names[0] ?? "", api] as const))(
    "%s, which nothing pins, loads a pinned download",
    async (_name, api) => {
      const [before] = await referencesIn("/project/load.py", api.example);
      const name = before === undefined ? undefined : lockedName(before);
      // Names of the library's own are on no hub.
      if (before === undefined || name === undefined) return;
      const entries = [entry({ ...name, revision: "main" })];
      const kept = await pin("/project/load.py", api.example, entries);
      expect(kept).toEqual({ text: api.example, pinned: 0, left: 1 });
      const { text } = await pin("/project/load.py", api.example, entries, { downloads: true });
      expect((await moduleOf(text)).errors).toEqual([]);
      const after = await referencesIn("/project/load.py", text);
      expect(after.map((fact) => [fact.api, fact.id, fact.revision])).toEqual([
        ["huggingface_hub.snapshot_download", before.id, commit],
      ]);
      expect((await pin("/project/load.py", text, entries, { downloads: true })).text).toBe(text);
    },
  );

  /** The last call of a program over several lines, with a comment in it and a comma at its end. */
  function spread(program: string): string {
    const at = program.lastIndexOf("(");
    const end = program.lastIndexOf(")");
    const inner = program.slice(at + 1, end);
    if (inner.includes("(") || inner === "" || program.slice(0, at).endsWith("print")) return program;
    return `${program.slice(0, at)}(\n    # what is loaded here\n    ${inner},  # and why\n${program.slice(end)}`;
  }
});

describe("how the file is written stays", () => {
  const load = "from transformers import AutoModel\n";

  test.each([
    [
      "one line",
      'm = AutoModel.from_pretrained("acme/net")',
      `m = AutoModel.from_pretrained("acme/net", revision="${commit}")  ${note}`,
    ],
    [
      "single quotes",
      "m = AutoModel.from_pretrained('acme/net')",
      `m = AutoModel.from_pretrained('acme/net', revision='${commit}')  ${note}`,
    ],
    [
      "a branch",
      'm = AutoModel.from_pretrained("acme/net", revision="main")',
      `m = AutoModel.from_pretrained("acme/net", revision="${commit}")  ${note}`,
    ],
    [
      "None",
      'm = AutoModel.from_pretrained("acme/net", revision=None)',
      `m = AutoModel.from_pretrained("acme/net", revision="${commit}")  ${note}`,
    ],
    [
      "an older commit with its comment",
      `m = AutoModel.from_pretrained("acme/net", revision="${older}")  # main, 2020-01-01`,
      `m = AutoModel.from_pretrained("acme/net", revision="${commit}")  ${note}`,
    ],
    [
      "several lines",
      'm = AutoModel.from_pretrained(\n    "acme/net",\n    device_map="auto",  # all of them\n)',
      `m = AutoModel.from_pretrained(\n    "acme/net",\n    device_map="auto",  # all of them\n    revision="${commit}",  ${note}\n)`,
    ],
    [
      "a call in a call",
      'm = wrap(AutoModel.from_pretrained("acme/net"), AutoModel.from_pretrained("./own"))',
      `m = wrap(AutoModel.from_pretrained("acme/net", revision="${commit}"), AutoModel.from_pretrained("./own"))`,
    ],
    [
      "a constant and an f-string",
      'owner = "acme"\nname = f"{owner}/net"\nm = AutoModel.from_pretrained(name)',
      `owner = "acme"\nname = f"{owner}/net"\nm = AutoModel.from_pretrained(name, revision="${commit}")  ${note}`,
    ],
    [
      "a dictionary of arguments",
      'options = {"revision": "main"}\nm = AutoModel.from_pretrained("acme/net", **options)',
      `options = {"revision": "${commit}"}\nm = AutoModel.from_pretrained("acme/net", **options)`,
    ],
    [
      "Windows lines",
      'm = AutoModel.from_pretrained(\r\n    "acme/net",\r\n)',
      `m = AutoModel.from_pretrained(\r\n    "acme/net",\r\n    revision="${commit}",  ${note}\r\n)`,
    ],
  ])("%s", async (_name, before, after) => {
    expect(await script(`${load}${before}\n`)).toBe(`${load}${after}\n`);
  });

  test("every place of a name, and no other name", async () => {
    const text = `${load}a = AutoModel.from_pretrained("acme/net")\nb = AutoModel.from_pretrained("acme/other")\nc = AutoModel.from_pretrained("ACME/net")\n`;
    const after = await script(text);
    expect(after.match(/revision=/g)).toHaveLength(2);
    expect(after).toContain('from_pretrained("acme/other")\n');
  });

  test("another branch than the locked one is not touched", async () => {
    const text = `${load}a = AutoModel.from_pretrained("acme/net", revision="v2")\n`;
    expect(await script(text)).toBe(text);
    expect(await script(text, [entry({ revision: "v2" }), entry()])).toContain(commit);
  });

  test("what only the run knows is not touched", async () => {
    const text = `${load}a = AutoModel.from_pretrained("acme/net", revision=args.revision)\n`;
    expect(await script(text)).toBe(text);
  });

  test("what no argument pins is told", async () => {
    const text = 'from llama_cpp import Llama\nllm = Llama.from_pretrained("acme/net", filename="*.gguf")\n';
    expect(await pin("/project/load.py", text)).toEqual({ text, pinned: 0, left: 1 });
  });

  test("a notebook stays JSON, and its other cells stay byte by byte", async () => {
    const cells = [
      markdown("# Load\n"),
      code("from transformers import AutoModel\n%pip install torch\n"),
      code('model = AutoModel.from_pretrained(\n    "acme/net",\n)\n'),
      code('print("é")'),
    ];
    const before = notebook(cells);
    const { text } = await pin("/project/demo.ipynb", before);
    const [, , third] = JSON.parse(text).cells;
    expect(third.source.join("")).toBe(
      `model = AutoModel.from_pretrained(\n    "acme/net",\n    revision="${commit}",  ${note}\n)\n`,
    );
    expect(text.replace(/\n[^\n]*revision=[^\n]*/, "")).toBe(before);
    expect((await pin("/project/demo.ipynb", text)).text).toBe(text);
  });
});

describe("the day of the commit beside it, outside of Python", () => {
  const other = entry({ id: "acme/other" });
  const both = [entry(), other];
  const noted = `${commit}  ${note}`;

  test.each([
    ["run.sh", "hf download acme/net\n", `hf download acme/net --revision ${noted}\n`],
    [
      "run.sh",
      `hf download acme/net --revision ${older} # keep\n`,
      `hf download acme/net --revision ${commit} # keep\n`,
    ],
    [
      "run.sh",
      `hf download acme/net --revision ${older}  # main, 2025-01-01\n`,
      `hf download acme/net --revision ${noted}\n`,
    ],
    [
      "run.sh",
      "hf download acme/net \\\n  --quiet\n",
      `hf download acme/net --revision ${commit} \\\n  --quiet\n`,
    ],
    ["run.sh", "hf download acme/net && echo\n", `hf download acme/net --revision ${commit} && echo\n`],
    [
      "run.sh",
      'bash -c "hf download acme/net"\n',
      `bash -c "hf download acme/net --revision ${commit}"  ${note}\n`,
    ],
    ["Dockerfile", "RUN hf download acme/net\n", `RUN hf download acme/net --revision ${noted}\n`],
    [
      "Dockerfile",
      'CMD ["vllm", "serve", "acme/net"]\n',
      `CMD ["vllm", "serve", "acme/net", "--revision", "${commit}"]\n`,
    ],
    [
      "sft.yaml",
      "model_name_or_path: acme/net # the base\nlearning_rate: 1e-5\n",
      `model_name_or_path: acme/net # the base\nmodel_revision: ${noted}\nlearning_rate: 1e-5\n`,
    ],
    [
      "merge.yml",
      "merge_method: slerp\nmodels:\n  - model: acme/net\n  - model: acme/other@main\n",
      `merge_method: slerp\nmodels:\n  - model: acme/net@${noted}\n  - model: acme/other@${noted}\n`,
    ],
    [
      "compose.yaml",
      "services:\n  a:\n    image: vllm/vllm-openai:v1\n    command: >\n      --model acme/net\n      --port 1\n",
      `services:\n  a:\n    image: vllm/vllm-openai:v1\n    command: >\n      --model acme/net --revision ${commit}\n      --port 1\n`,
    ],
    [
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: vllm/vllm-openai:v1\n      args:\n        - --model\n        - acme/net\n        - --port\n",
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: vllm/vllm-openai:v1\n      args:\n        - --model\n        - acme/net\n        - --revision\n        - ${commit}\n        - --port\n`,
    ],
    [
      "adapter_config.json",
      '{\n  "base_model_name_or_path": "acme/net"\n}\n',
      `{\n  "base_model_name_or_path": "acme/net",\n  "revision": "${commit}"\n}\n`,
    ],
  ])("%s: %j", async (file, before, after) => {
    expect((await pin(`/project/${file}`, before, both)).text).toBe(after);
    expect((await pin(`/project/${file}`, after, both)).text).toBe(after);
  });
});
