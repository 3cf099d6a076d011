import { namesIn } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import { defineRule } from "../rule.ts";

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
  names: ["builtins.exec", "builtins.eval", ...shells, "gensim.downloader.load"],
  // What is run has come through one of these; `eval` stands in every program that trains.
  triggers: ["requests", "httpx", "urllib", "aiohttp", "gensim"],
  check: (calls, context) => {
    for (const call of calls) {
      if (call.expectedToFail) continue;
      const report = call.name === "gensim.downloader.load" ? gensimDownload(call) : executedDownload(call);
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

/** Libraries whose results come over the network. */
const download = /^(?:requests|httpx|urllib\.request|urllib3|aiohttp)\./;

function executedDownload(call: CallFact): { readonly message: string } | undefined {
  const source = call.argument(shells.includes(call.name) ? parameterOf(call.name) : "source", 0)?.value;
  // Of a list of arguments the first is the program, and the rest is data.
  if (source === undefined || source.type === "list" || source.type === "dict") return undefined;
  const origin = namesIn(source).find((name) => download.test(name));
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
function gensimDownload(
  call: CallFact,
): { readonly message: string; readonly severity: "information" } | undefined {
  if (call.form === "value") return undefined;
  return {
    message:
      "`gensim.downloader.load` downloads a Python file beside the data and imports it. Download the vectors once, " +
      "keep them with a checksum, and read them with `KeyedVectors.load_word2vec_format`.",
    severity: "information",
  };
}
