import type { CallFact, RemoteReferenceFact } from "../../facts/facts.ts";
import { referencesOfCall } from "../../facts/references/extract.ts";
import { knownFolders } from "../../facts/references/known-folders.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { Fix, Severity } from "../../finding/finding.ts";
import type { TextEdit } from "../../text/edits.ts";
import { isCalledBelow } from "../echoes.ts";
import { pinFix } from "../pins.ts";
import type { RuleContext } from "../rule.ts";
import { defineRule } from "../rule.ts";
import { type Cause, causeOf, looseness } from "./cause.ts";

export const rule = defineRule({
  id: "remote-code",
  title: "Code from a model's or dataset's repository runs here",
  area: "remote-code",
  severity: "error",
  confidence: "high",
  references: {
    // CWE-829 functionality from an untrusted sphere, CWE-94 code injection, CWE-494 download of code
    // without integrity check; ATLAS 5.6.0: AI supply chain (software, model), unsafe AI artifacts.
    cwe: [829, 94, 494],
    atlas: ["AML.T0010.001", "AML.T0010.003", "AML.T0011.000"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://huggingface.co/docs/transformers/main/en/models#custom-models",
      "https://docs.pytorch.org/docs/stable/hub.html#torch.hub.load",
    ],
  },
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  triggers: [
    "trust_remote_code",
    "custom_pipeline",
    "torch.hub",
    "import hub",
    "evaluate",
    "get_kernel",
    "load_kernel",
    "load_tool",
    "from_hparams",
    "foreign_class",
    "download_llama_pack",
    "download_loader",
    "AutoAWQ",
    "fastchat",
  ],
  check: (calls, context) => {
    for (const group of groupsOf(calls, context)) reportGroup(group, context);
  },
});

/** So many other places are listed with a finding. */
const mostRelated = 50;

/** A call that runs code, and why. */
interface Found {
  readonly call: CallFact;
  /** What the call names. */
  readonly references: readonly RemoteReferenceFact[];
  readonly cause: Cause;
}

/** One group for each repository, or for each expression that names one: its calls have one cause. */
function groupsOf(calls: readonly CallFact[], context: RuleContext): readonly (readonly Found[])[] {
  const folders = knownFolders(calls);
  const groups = new Map<string, Found[]>();
  const seen = new Set<number>();
  for (const call of calls) {
    // A callee with several meanings is listed once for each.
    if (seen.has(call.span.start) || call.expectedToFail) continue;
    const cause = causeOf(call, folders, context);
    if (cause === undefined || isCalledBelow(call, calls)) continue;
    seen.add(call.span.start);
    const found = { call, cause, references: referencesOfCall(call, folders) };
    const key = `${cause.runs}\0${isDatasets(call)}\0${cause.id ?? ""}\0${sourceKey(call, cause)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return [...groups.values()];
}

function sourceKey(call: CallFact, { id, source }: Cause): string {
  return id === undefined ? (source ?? String(call.span.start)) : "";
}

/** The call that is fixed least carries the finding; the others are related, and the fix mends them all. */
function reportGroup(group: readonly Found[], context: RuleContext): void {
  const ordered = [...group].sort((left, right) => looseness[right.cause.pin] - looseness[left.cause.pin]);
  const [worst] = ordered;
  if (worst === undefined) return;
  const { call, cause } = worst;
  context.report({
    place: { kind: "text", span: call.span },
    message: messageOf(call, cause, context),
    severity: severityOf(call, cause, context),
    confidence: cause.guessed === true ? "medium" : "high",
    identity: `${call.name}:${cause.id ?? ""}`,
    ...(cause.id === undefined ? {} : { subject: { kind: "repository", name: cause.id } as const }),
    evidence: [
      `calls: ${call.name}`,
      ...(cause.id === undefined ? [] : [`repository: ${cause.id}`]),
      `pin: ${cause.pin}`,
    ],
    related: group
      .filter((other) => other !== worst)
      .slice(0, mostRelated)
      .map((other) => ({
        place: { kind: "text", span: other.call.span },
        message: relatedMessage(cause),
      })),
    fixes: fixesOf(group, context),
  });
}

function relatedMessage({ id, source }: Cause): string {
  if (id !== undefined) return `The code of \`${id}\` runs here too`;
  return source === "" ? "The same is allowed here" : "The same repository's code runs here too";
}

/** Errors are for code that whoever owns the repository can change before the next run. */
function severityOf(call: CallFact, cause: Cause, context: RuleContext): Severity {
  if (isIgnoredFlag(call, cause, context)) return "information";
  if (isImmutable(cause.pin) || cause.official === true) return "information";
  // Nothing says that this is not datasets 4, which does nothing with the argument.
  if (
    isDatasets(call) &&
    cause.flag !== undefined &&
    context.project.versionAgainst("datasets", "4") === "unknown"
  ) {
    return "warning";
  }
  const movable = cause.pin === "none" || cause.pin === "branch" || cause.pin === "pull-request";
  return movable && cause.id !== undefined && !call.open && cause.guessed !== true ? "error" : "warning";
}

/** datasets 4 removed loading scripts. Source: datasets/load.py, release notes of 4.0.0. */
function isIgnoredFlag(call: CallFact, cause: Cause, context: RuleContext): boolean {
  const { project } = context;
  return (
    isDatasets(call) && cause.flag !== undefined && project.versionAgainst("datasets", "4") === "at-least"
  );
}

function isDatasets(call: CallFact): boolean {
  return call.name.startsWith("datasets.");
}

function messageOf(call: CallFact, cause: Cause, context: RuleContext): string {
  if (isIgnoredFlag(call, cause, context)) {
    return (
      "`trust_remote_code` does nothing here: this project uses datasets 4 or later, which runs no loading scripts. " +
      "Delete the argument."
    );
  }
  const id = cause.id === undefined ? "the repository that is named at run time" : `\`${cause.id}\``;
  const how = cause.flag === undefined ? `\`${call.name}\`` : `\`${cause.flag}=True\``;
  const note =
    isDatasets(call) && cause.flag !== undefined ? " (datasets 4 and later ignore the argument)" : "";
  return `${how} ${cause.runs.replace(/that (?:repository|metric|collection)/, id)}${note}, ${pinSentence(cause)}`;
}

function pinSentence(cause: Cause): string {
  const { pin, revision } = cause;
  switch (pin) {
    case "commit":
    case "digest":
    case "checksum":
    case "version":
      return "at a fixed commit: read that code once, and again before the commit is changed.";
    case "unresolved":
      return cause.flag === undefined
        ? `with this process's rights. Read that code, and ${cause.pinning}.`
        : `with this process's rights. Leave the argument out where the model does not need it, read the code where it does, and ${cause.pinning}.`;
    case "none":
      return `whatever its owner published last. Read that code, then ${cause.pinning}.`;
    default:
      return `and \`${revision}\` is ${pin === "tag" ? "a tag" : pin === "short-commit" ? "a shortened commit" : "a branch"}, not a fixed commit. Read that code, then ${cause.pinning}.`;
  }
}

function fixesOf(group: readonly Found[], context: RuleContext): readonly Fix[] {
  if (group.every(({ call, cause }) => isIgnoredFlag(call, cause, context))) return removalOf(group);
  const pin = pinOf(group, context);
  const edits = group.flatMap(({ call, cause }) =>
    cause.flag === undefined ? [] : call.edit.setKeyword(cause.flag, "False"),
  );
  const written = distinctEdits(edits);
  if (written.length === 0) return pin;
  const where = written.length === 1 ? "" : ` in all ${written.length} places`;
  const title = `Write \`trust_remote_code=False\`${where} (loading fails where the model needs code of its own)`;
  return [...pin, { title, applicability: "unsafe", edits: written }];
}

/** The commit that this machine knows, for every place that is not pinned. */
function pinOf(group: readonly Found[], context: RuleContext): readonly Fix[] {
  const loose = group.flatMap(({ cause, references }) =>
    references.filter(({ id, pin }) => id === cause.id && !isImmutable(pin)),
  );
  const fix = loose.length === 0 ? undefined : pinFix(loose, context);
  return fix === undefined ? [] : [fix];
}

/** What does nothing may go without a look. */
function removalOf(group: readonly Found[]): readonly Fix[] {
  const edits = group.flatMap(({ call }) => {
    const flag = call.argument("trust_remote_code");
    return flag === undefined ? [] : call.edit.removeArgument(flag);
  });
  const title = "Delete `trust_remote_code`, which does nothing here";
  return edits.length === 0 ? [] : [{ title, applicability: "safe", edits: distinctEdits(edits) }];
}

/** Calls may share the dictionary that gives them the flag. */
function distinctEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.span.start}-${edit.span.end}`, edit])).values()];
}
