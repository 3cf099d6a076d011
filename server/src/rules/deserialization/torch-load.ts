import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf, truthOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix, Report, Severity } from "../../finding/finding.ts";
import { listenedNames, loaderNamed, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import type { Loader } from "../../knowledge/loaders/loader.ts";
import type { RuleContext } from "../rule.ts";
import { defineRule } from "../rule.ts";
import type { Verdict } from "./judge.ts";
import { find, judge } from "./judge.ts";
import { distinctCalls, loadedThing, loaderReport, versionSentence, writtenName } from "./loader-rule.ts";
import { downloadBehind, isRoundTrip } from "./origin.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "torch-load",
  title: "torch.load without weights_only=True runs the code that the file names",
  area: "deserialization",
  severity: "error",
  confidence: "high",
  references: deserializationReferences(
    "https://docs.pytorch.org/docs/stable/generated/torch.load.html",
    "https://docs.pytorch.org/docs/stable/notes/serialization.html#weights-only",
  ),
  kinds: ["python", "notebook"],
  fact: "call",
  names: listenedNames("torch"),
  triggers: triggersOf("torch"),
  foreign: ["B614", "S614"],
  check: (calls, context) => {
    for (const call of distinctCalls(calls)) {
      const loader = loaderNamed(call.name, "torch");
      if (loader === undefined) continue;
      const report = loader.names.includes("torch.load")
        ? torchLoad(call, loader, context)
        : otherLoader(call, loader, context);
      if (report !== undefined) context.report(report);
    }
  },
});

/** Downloads over plain HTTP can be changed by anyone on the way. */
function otherLoader(call: CallFact, loader: Loader, context: RuleContext): Report | undefined {
  const report = loaderReport(call, loader, context, "warning");
  const file = loader.file === undefined ? undefined : find(call, loader.file);
  const plain = file !== undefined && stringsOf(file.value).some((text) => text.startsWith("http://"));
  return report !== undefined && plain ? { ...report, severity: "error" } : report;
}

function torchLoad(call: CallFact, loader: Loader, context: RuleContext): Report | undefined {
  const file = call.argument("f", 0)?.value;
  const download = file === undefined ? undefined : downloadBehind(file);
  const module = foreignPickleModule(call.argument("pickle_module", 2)?.value);
  if (module !== undefined) {
    const does = `hands ${loadedThing(call, loader)} to \`${module}\`, which runs whatever code the file names`;
    const message = `\`${writtenName(call)}\` ${does}. Leave \`pickle_module\` out and write \`weights_only=True\`.`;
    return reportOf(call, message, download === undefined ? "warning" : "error", []);
  }
  const verdict = judge(call, loader, context.project);
  if (verdict === undefined || (file !== undefined && download === undefined && isRoundTrip(file)))
    return undefined;
  const why =
    verdict.reason === "argument" ? "`weights_only=False` lets it" : "`weights_only=True` is not written";
  const origin =
    download === undefined ? "" : ` It comes from \`${download}\`, so whoever serves it can run code here.`;
  const message =
    `\`${writtenName(call)}\` unpickles ${loadedThing(call, loader)}, which runs whatever code the pickle names: ${why}.` +
    `${versionSentence(verdict)}${origin} Write \`weights_only=True\`, or keep the weights as safetensors.`;
  const report = reportOf(call, message, severityOf(verdict, download), weightsOnlyFix(call, verdict));
  return verdict.open ? { ...report, severity: "warning", confidence: "low" } : report;
}

/** A bare call is an error where it runs code for certain or with some release that the project allows. */
function severityOf(verdict: Verdict, download: string | undefined): Severity {
  if (download !== undefined) return "error";
  return verdict.reason === "default" && verdict.version !== "unknown" ? "error" : "warning";
}

function foreignPickleModule(value: PythonValue | undefined): string | undefined {
  if (value === undefined || truthOf(value) === "false") return undefined;
  return value.type === "reference" ? value.name : undefined;
}

function weightsOnlyFix(call: CallFact, verdict: Verdict): readonly Fix[] {
  if (verdict.open) return [];
  const edits = call.edit.setKeyword("weights_only", "True");
  if (edits.length === 0) return [];
  const title = "Write `weights_only=True` (a file that holds more than tensors and plain values is refused)";
  return [{ title, applicability: "unsafe", edits }];
}

function reportOf(call: CallFact, message: string, severity: Severity, fixes: readonly Fix[]): Report {
  return {
    place: { kind: "text", span: call.span },
    message,
    severity,
    identity: call.name,
    evidence: [`calls: ${call.name}`],
    fixes,
  };
}
