import { namesIn } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import { defineRule } from "../rule.ts";
import { FetchedFiles, fileFetchers } from "./fetched-files.ts";

/** Functions whose first argument is, or may be, a line for a shell. */
const shells: readonly string[] = [
  "os.system",
  "os.popen",
  "subprocess.run",
  "subprocess.call",
  "subprocess.check_call",
  "subprocess.check_output",
  "subprocess.getoutput",
  "subprocess.getstatusoutput",
  "subprocess.Popen",
];

/** Functions that run a file, or load its native code, and the argument that names it. */
const runners: ReadonlyMap<string, { readonly name: string; readonly position: number }> = new Map([
  ["runpy.run_path", { name: "path_name", position: 0 }],
  ["importlib.util.spec_from_file_location", { name: "location", position: 1 }],
  ["importlib.machinery.SourceFileLoader", { name: "path", position: 1 }],
  ["ctypes.CDLL", { name: "name", position: 0 }],
  ["ctypes.cdll.LoadLibrary", { name: "name", position: 0 }],
]);

/** What a notebook's `%run …` is as a call. */
const lineMagic = "IPython.get_ipython.run_line_magic";
/** In a notebook's JSON a line begins with a quote. */
const programMagics = ["%run", "%load", "run_line_magic"];

export const rule = defineRule({
  id: "downloaded-code",
  title: "Text from the network is run as a program",
  area: "remote-code",
  severity: "error",
  confidence: "high",
  references: {
    // CWE-94 code injection, CWE-494 download of code without integrity check.
    cwe: [94, 494],
    atlas: ["AML.T0010.001"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://docs.python.org/3/library/functions.html#exec"],
  },
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [
    "builtins.exec",
    "builtins.eval",
    ...shells,
    ...runners.keys(),
    ...fileFetchers.keys(),
    "gensim.downloader.load",
    lineMagic,
  ],
  // What is run has come through one of these; `eval` stands in every program that trains.
  triggers: ["requests", "httpx", "urllib", "aiohttp", "gensim", "download", ...programMagics],
  check: (calls, context) => {
    const fetched = new FetchedFiles(calls);
    for (const call of calls) {
      if (call.expectedToFail || fileFetchers.has(call.name)) continue;
      const report = reportOf(call, fetched);
      if (report === undefined) continue;
      context.report({
        place: { kind: "text", span: call.span },
        ...report,
        identity: call.name,
        evidence: [`calls: ${call.name}`],
      });
    }
  },
});

interface Said {
  readonly message: string;
  readonly severity?: "information" | "warning";
}

function reportOf(call: CallFact, fetched: FetchedFiles): Said | undefined {
  if (call.name === "gensim.downloader.load") return gensimDownload(call);
  return call.name === lineMagic ? magicDownload(call) : executedDownload(call, fetched);
}

/**
 * Source: https://ipython.readthedocs.io/en/stable/interactive/magics.html: `%load` puts the text of an address into the
 * cell, where the next run executes it; `%run` of plain IPython takes files, that of other front ends addresses too.
 */
function magicDownload(call: CallFact): Said | undefined {
  const [magic, line] = [call.argument("magic_name", 0)?.value, call.argument("line", 1)?.value];
  if (magic?.type !== "string" || line?.type !== "string") return undefined;
  const [, address] = /(?:^|[\s"'])(https?:\/\/[^\s"']+)/.exec(line.value) ?? [];
  if (address === undefined || !/^(?:run|load|loadpy)$/.test(magic.value)) return undefined;
  const does =
    magic.value === "run"
      ? "runs the program at that address"
      : "puts the program at that address into the cell, where the next run executes it";
  return {
    message:
      `\`%${magic.value}\` ${does}, so whoever serves it, or sits on the way, decides what runs here. ` +
      "Put the code into this project, or install it as a package of a fixed version.",
    severity: "warning",
  };
}

/** Libraries whose results come over the network, and functions that answer where they have put what they downloaded. */
const download =
  /^(?:(?:requests|httpx|urllib\.request|urllib3|aiohttp)\.|(?:huggingface_hub|modelscope|kagglehub)\.(?:\w+\.)*(?:hf_hub_download|snapshot_download|cached_download|model_file_download|model_download|dataset_download)$|(?:wget|gdown)\.download$)/;

function executedDownload(call: CallFact, fetched: FetchedFiles): Said | undefined {
  const { name: parameter, position } = runners.get(call.name) ?? {
    name: shells.includes(call.name) ? parameterOf(call.name) : "source",
    position: 0,
  };
  const source = call.argument(parameter, position)?.value;
  if (source === undefined || source.type === "dict") return undefined;
  const isShell = shells.includes(call.name);
  const file = isShell ? fetched.behindCommand(call, source) : fetched.behind(call, source);
  // Of a list of arguments the first is the program, and the rest is data.
  const origin =
    file?.name ?? (source.type === "list" ? undefined : namesIn(source).find((name) => download.test(name)));
  if (origin === undefined) return undefined;
  const name = call.name.replace("builtins.", "");
  return {
    message:
      `\`${name}\` runs what \`${origin}\` has downloaded, so whoever serves it, or sits on the way, decides what ` +
      "runs here. Put the code into this project, or install it as a package of a fixed version.",
  };
}

function parameterOf(shell: string): string {
  if (shell === "os.system") return "command";
  return shell.startsWith("subprocess.get") || shell === "os.popen" ? "cmd" : "args";
}

/** Source: gensim/downloader.py, load(): imports the data set's own `__init__.py` from its download folder. */
function gensimDownload(call: CallFact): Said | undefined {
  if (call.form === "value") return undefined;
  return {
    message:
      "`gensim.downloader.load` downloads a Python file beside the data and imports it. Download the vectors once, " +
      "keep them with a checksum, and read them with `KeyedVectors.load_word2vec_format`.",
    severity: "information",
  };
}
