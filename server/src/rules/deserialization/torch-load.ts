import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf, truthOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix, Report, Severity } from "../../finding/finding.ts";
import { listenedNames, rowsNamed, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import type { Loader } from "../../knowledge/loaders/loader.ts";
import { writerNames } from "../../knowledge/loaders/writers.ts";
import type { Verdict } from "../judge.ts";
import { find, judge } from "../judge.ts";
import { defineRule } from "../rule.ts";
import { isDangerous, isWeightsOnly } from "./content.ts";
import { conversionFixes, torchConversion } from "./conversions.ts";
import { alsoAt, withoutEchoes } from "./handed-on.ts";
import {
  isRefused,
  type Loaded,
  loadedOf,
  loadedSentences,
  loaderReport,
  relatedOf,
  type Scene,
  sceneOf,
  severityFor,
  versionSentence,
} from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";
import { loadedThing, writtenName } from "./wording.ts";

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
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [...listenedNames("torch"), ...writerNames],
  triggers: triggersOf("torch"),
  foreign: ["B614", "S614"],
  check: (calls, context) => {
    const scene = sceneOf(calls, context);
    for (const [call, others] of withoutEchoes(calls)) {
      for (const loader of rowsNamed(call.name, "torch")) {
        const report = loader.names.includes("torch.load")
          ? torchLoad(call, loader, scene)
          : otherLoader(call, loader, scene);
        if (report === undefined) continue;
        context.report(alsoAt(report, others));
        break;
      }
    }
  },
});

/** Downloads over plain HTTP can be changed by anyone on the way. */
function otherLoader(call: CallFact, loader: Loader, scene: Scene): Report | undefined {
  const report = loaderReport(call, loader, scene, "warning");
  if (report === undefined) return undefined;
  const file = loader.file === undefined ? undefined : find(call, loader.file);
  const addresses = file === undefined ? [] : stringsOf(file.value);
  const plain = addresses.some((text) => text.startsWith("http://"));
  const checksHashes = loader.names.includes("torch.hub.load_state_dict_from_url");
  const fixes = checksHashes ? withHashCheck(call, addresses, report.fixes ?? []) : (report.fixes ?? []);
  return { ...report, fixes, ...(plain ? { severity: "error" } : {}) };
}

/** PyTorch checks a download only where it is told to, against the hash in its name (torch/hub.py, HASH_REGEX). */
const hashedName = /-[a-f0-9]{6,64}\.\w+$/;

function withHashCheck(call: CallFact, addresses: readonly string[], fixes: readonly Fix[]): readonly Fix[] {
  const [first] = fixes;
  if (first === undefined || !addresses.some((address) => hashedName.test(address))) return fixes;
  if (call.argument("check_hash", 4) !== undefined) return fixes;
  const edits = call.edit.setKeywords([
    { name: "weights_only", value: "True" },
    { name: "check_hash", value: "True", position: 4 },
  ]);
  const title = "Write `weights_only=True` and `check_hash=True` (the hash in the file's name is compared)";
  return [{ title, applicability: "unsafe", edits }];
}

function torchLoad(call: CallFact, loader: Loader, scene: Scene): Report | undefined {
  const loaded = loadedOf(call, loader, scene);
  if (loaded === undefined || isRefused(call, loaded)) return undefined;
  const module = foreignPickleModule(call.argument("pickle_module", 2)?.value);
  if (module !== undefined) return foreignReport(call, loader, loaded, module);
  const verdict = judge(call, loader, scene.context.project);
  if (verdict === undefined || (verdict.reason === "default" && call.replaced)) return undefined;
  const why =
    verdict.reason === "argument" ? "`weights_only=False` lets it" : "`weights_only=True` is not written";
  const does = `unpickles ${loadedThing(call, loader)}, which runs whatever code the pickle names: ${why}.`;
  const advice = isDangerous(loaded.content)
    ? ""
    : "Write `weights_only=True`, or keep the weights as safetensors.";
  const sentences = [
    `\`${writtenName(call)}\` ${does}`,
    versionSentence(verdict),
    ...loadedSentences(loaded, "weights-only"),
    advice,
  ];
  const report = reportOf(call, loaded, {
    message: sentences.filter((sentence) => sentence !== "").join(" "),
    severity: severityOf(verdict, loaded),
    fixes: [...weightsOnlyFix(call, verdict, loaded), ...conversionFixes(call, scene, torchConversion)],
  });
  return verdict.open && !isDangerous(loaded.content)
    ? { ...report, severity: "warning", confidence: "low" }
    : report;
}

function foreignReport(call: CallFact, loader: Loader, loaded: Loaded, module: string): Report {
  const does = `hands ${loadedThing(call, loader)} to \`${module}\`, which runs whatever code the file names`;
  const sentences = [
    `\`${writtenName(call)}\` ${does}.`,
    ...loadedSentences(loaded, "nothing"),
    "Leave `pickle_module` out and write `weights_only=True`.",
  ];
  return reportOf(call, loaded, {
    message: sentences.join(" "),
    severity: severityFor(loaded, "warning"),
    fixes: [],
  });
}

/** A bare call is an error where it runs code with some release that the project allows; where nothing is known of it, a warning. */
function severityOf(verdict: Verdict, loaded: Loaded): Severity {
  const { content, download, own } = loaded;
  if (isDangerous(content)) return "error";
  const mayBeSafe = verdict.reason === "default" && verdict.version === "unknown";
  if (download !== undefined) return mayBeSafe ? "warning" : "error";
  if (own) return "information";
  const usual = verdict.reason === "default" && !mayBeSafe ? "error" : "warning";
  // What is known to hold only tensors runs nothing today, whoever may change it tomorrow.
  return isWeightsOnly(content) ? "warning" : usual;
}

function foreignPickleModule(value: PythonValue | undefined): string | undefined {
  if (value === undefined || truthOf(value) === "false") return undefined;
  return value.type === "reference" ? value.name : undefined;
}

/** Safe where the very file is known to pass; never offered where the file must not be loaded at all. */
function weightsOnlyFix(call: CallFact, verdict: Verdict, { content }: Loaded): readonly Fix[] {
  if (verdict.open || isDangerous(content)) return [];
  const edits = call.edit.setKeyword("weights_only", "True");
  if (edits.length === 0) return [];
  if (content !== undefined && isWeightsOnly(content)) {
    const title = `Write \`weights_only=True\` (\`${content.name}\` holds only tensors and plain values)`;
    return [{ title, applicability: "safe", edits }];
  }
  const { weightsOnly } = content?.file ?? {};
  const reason =
    weightsOnly?.accepted === false
      ? `\`${content?.name}\` is refused as it is: ${weightsOnly.reason}`
      : "a file that holds more than tensors and plain values is refused";
  return [{ title: `Write \`weights_only=True\` (${reason})`, applicability: "unsafe", edits }];
}

function reportOf(
  call: CallFact,
  loaded: Loaded,
  said: { readonly message: string; readonly severity: Severity; readonly fixes: readonly Fix[] },
): Report {
  return {
    place: { kind: "text", span: call.span },
    ...said,
    identity: call.name,
    evidence: [`calls: ${call.name}`],
    ...relatedOf(loaded),
  };
}
