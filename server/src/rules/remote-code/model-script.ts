import type { ModelScriptFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/** Code of a model is imported by whoever loads it with `trust_remote_code=True`. One finding for each kind of deed. */
export const rule = defineRule({
  id: "model-script",
  title: "A model's Python file does what no model needs",
  area: "remote-code",
  severity: "error",
  confidence: "high",
  references: {
    // CWE-506 embedded malicious code, CWE-829 functionality from an untrusted sphere.
    cwe: [506, 829],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://huggingface.co/docs/transformers/main/en/models#custom-models"],
  },
  kinds: ["python"],
  triggers: [
    "subprocess",
    "os.",
    "exec",
    "eval",
    "requests",
    "httpx",
    "urllib",
    "aiohttp",
    "socket",
    "ctypes",
    "rmtree",
    "pip",
    "ftplib",
    "smtplib",
    "pty",
    "__import__",
    "import os",
    "from os",
    ", os",
    "importlib",
    "builtins",
    "getattr",
    "posix",
    "commands.get",
    "popen2",
    "pexpect",
    "runpy",
    "marshal",
    "pickle",
    "dill",
    "interact(",
    "Interactive",
    "timeit",
    "FunctionType",
    "CodeType",
    "imp.",
    "FileLoader",
    "http.client",
    "telnetlib",
    "paramiko",
    "xmlrpc",
    "wget",
    "load_library",
    "dlopen",
  ],
  fact: "model-script",
  check(facts, context) {
    const groups = new Map<string, ModelScriptFact[]>();
    for (const fact of facts) {
      const key = `${fact.family} ${fact.when}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [fact]);
      else group.push(fact);
    }
    for (const [first, ...others] of groups.values()) {
      if (first === undefined) continue;
      const { name, does, when, family, importedBy } = first;
      const loaders =
        importedBy ?? "which every program does that loads this model with `trust_remote_code=True`";
      const moment =
        when === "import"
          ? `as soon as the file is imported, ${loaders}`
          : importedBy === undefined
            ? "in a file that every program imports which loads this model with `trust_remote_code=True`"
            : `in a file of the model's own, once it is imported, ${loaders}`;
      context.report({
        place: { kind: "text", span: first.span },
        severity: severityOf(first),
        message: `\`${name}\` ${does} ${moment}. A model only computes: take it out; where the model is not yours, do not load it before you know why.`,
        related: others.slice(0, 20).map((other) => ({
          place: { kind: "text", span: other.span },
          message: `\`${other.name}\` ${other.does} too`,
        })),
        identity: `${family} ${when}`,
        evidence: [`calls: ${name}`, `when: ${when}`],
      });
    }
  },
});

/** Downloads at import have reasons at times; programs, text that is run and removed files have none. */
function severityOf({ family, when }: ModelScriptFact): Severity {
  return when === "import" && family !== "network" ? "error" : "warning";
}
