import { mayBeTrue, stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact, PinState } from "../../facts/facts.ts";
import { isRepository } from "../../facts/references/names.ts";
import { pinOf } from "../../facts/references/pins.ts";
import type { CallReading, ReferenceReading } from "../../facts/references/read-call.ts";
import { joinedPaths, readCall } from "../../facts/references/read-call.ts";
import type { Fix, Severity } from "../../finding/finding.ts";
import type { RuleContext } from "../rule.ts";
import { defineRule } from "../rule.ts";

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
  kinds: ["python", "notebook"],
  fact: "call",
  triggers: ["trust_remote_code", "custom_pipeline", "hub", "evaluate"],
  check: (calls, context) => {
    const paths = joinedPaths(calls);
    const seen = new Set<number>();
    for (const call of calls) {
      // A callee with several meanings is listed once for each.
      if (!seen.has(call.span.start) && checkCall(call, paths, context)) seen.add(call.span.start);
    }
  },
});

/** One way in which a call runs code of a repository. */
interface Cause {
  /** What runs, as a clause. */
  readonly runs: string;
  /** The repository; absent where only the run knows it. */
  readonly id?: string;
  readonly pin: PinState;
  readonly revision?: string;
  /** How to pin it, as a clause. */
  readonly pinning: string;
  /** What switches it on, and can be switched off. */
  readonly flag?: "trust_remote_code";
  /** Code of the library's own makers: it asks for less. */
  readonly official?: boolean;
}

/** Whether it was reported. */
function checkCall(call: CallFact, paths: ReadonlySet<string>, context: RuleContext): boolean {
  const reading = readCall(call, paths);
  const cause =
    customPipeline(call) ??
    flagged(call, reading, context) ??
    always(reading, context) ??
    evaluateModule(call, context);
  if (cause === undefined) return false;
  if (cause.id !== undefined && context.project.exists(cause.id, context.path)) return false;
  context.report({
    place: { kind: "text", span: call.span },
    message: messageOf(call, cause, context),
    severity: severityOf(call, cause, context),
    confidence: reading === undefined && cause.flag !== undefined ? "medium" : "high",
    identity: `${call.name}:${cause.id ?? ""}`,
    evidence: [
      `calls: ${call.name}`,
      ...(cause.id === undefined ? [] : [`repository: ${cause.id}`]),
      `pin: ${cause.pin}`,
    ],
    fixes: fixesOf(call, cause),
  });
  return true;
}

/** `trust_remote_code=True`, in whichever library. */
function flagged(call: CallFact, reading: CallReading | undefined, context: RuleContext): Cause | undefined {
  const flag = call.argument("trust_remote_code");
  if (flag === undefined || !mayBeTrue(flag.value)) return undefined;
  const pinning = reading?.api.pinning ?? 'write `revision="<commit sha>"` with all 40 digits of the commit';
  const base = { runs: "runs the Python files of that repository", flag: "trust_remote_code" } as const;
  if (reading?.state === "local") return undefined;
  const worst = worstOf(reading?.references ?? [], context);
  if (reading !== undefined && reading.references.length > 0 && worst === undefined) return undefined;
  if (worst === undefined) return { ...base, pin: "unresolved", pinning };
  return { ...base, ...pinned(worst), pinning: worst.api.pinning.replace("{id}", worst.name.id) };
}

/** Libraries that run the repository's code in any case: `torch.hub.load`. */
function always(reading: CallReading | undefined, context: RuleContext): Cause | undefined {
  if (reading?.api.remoteCode !== "always") return undefined;
  const runs = "runs `hubconf.py` of that repository";
  const worst = worstOf(reading.references, context);
  if (worst !== undefined) {
    return { runs, ...pinned(worst), pinning: worst.api.pinning.replace("{id}", worst.name.id) };
  }
  if (reading.state !== "unresolved") return undefined;
  return { runs, pin: "unresolved", pinning: reading.api.pinning.replace("{id}", "org/repo") };
}

function pinned({ name, pin, revision }: ReferenceReading): Pick<Cause, "id" | "pin" | "revision"> {
  return { id: name.id, pin, ...(revision === undefined ? {} : { revision }) };
}

const looseness: Readonly<Record<PinState, number>> = {
  none: 6,
  branch: 5,
  "pull-request": 4,
  tag: 3,
  "short-commit": 2,
  unresolved: 1,
  commit: 0,
};

/** Of several names that the call may load, the one that is fixed least; folders of the project left out. */
function worstOf(
  references: readonly ReferenceReading[],
  context: RuleContext,
): ReferenceReading | undefined {
  const remote = references.filter(({ name }) => !context.project.exists(name.id, context.path));
  return [...remote].sort((left, right) => looseness[right.pin] - looseness[left.pin])[0];
}

/** diffusers' `custom_pipeline="org/name"`: code of a repository of its own, pinned by its own argument. */
function customPipeline(call: CallFact): Cause | undefined {
  if (!call.name.startsWith("diffusers.")) return undefined;
  const id = stringsOf(call.argument("custom_pipeline")?.value ?? { type: "unknown" }).find(isRepository);
  if (id === undefined) return undefined;
  const revision = stringsOf(call.argument("custom_revision")?.value ?? { type: "unknown" })[0];
  const pin = revision === undefined ? "none" : pinOf(revision, "huggingface");
  return {
    runs: "runs `pipeline.py` of that repository",
    id,
    pin,
    ...(revision === undefined ? {} : { revision }),
    pinning: 'write `custom_revision="<commit sha>"` with all 40 digits of the commit',
  };
}

/** `evaluate.load` downloads a script and runs it. Source: evaluate/loading.py, load(). */
function evaluateModule(call: CallFact, context: RuleContext): Cause | undefined {
  if (call.name !== "evaluate.load" && call.name !== "evaluate.loading.load") return undefined;
  const path = stringsOf(call.argument("path", 0)?.value ?? { type: "unknown" })[0];
  if (path === undefined || /^[./~]|\.py$|\\/.test(path) || context.project.exists(path, context.path))
    return undefined;
  const revision = stringsOf(call.argument("revision")?.value ?? { type: "unknown" })[0];
  const official = !path.includes("/") || /^(?:evaluate-(?:metric|measurement|comparison))\//.test(path);
  return {
    runs: "downloads the script of that metric and runs it",
    id: path,
    pin: revision === undefined ? "none" : pinOf(revision, "huggingface"),
    ...(revision === undefined ? {} : { revision }),
    pinning: 'write `revision="<commit sha>"` with all 40 digits of the commit',
    official,
  };
}

/** Errors are for code that whoever owns the repository can change before the next run. */
function severityOf(call: CallFact, cause: Cause, context: RuleContext): Severity {
  if (isIgnoredFlag(call, cause, context)) return "information";
  if (cause.pin === "commit" || cause.official === true) return "information";
  const movable = cause.pin === "none" || cause.pin === "branch" || cause.pin === "pull-request";
  return movable && cause.id !== undefined && !call.open ? "error" : "warning";
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
  return `${how} ${cause.runs.replace("that repository", id).replace("that metric", id)}${note}, ${pinSentence(cause)}`;
}

function pinSentence(cause: Cause): string {
  const { pin, revision } = cause;
  switch (pin) {
    case "commit":
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

function fixesOf(call: CallFact, cause: Cause): readonly Fix[] {
  if (cause.flag === undefined) return [];
  const edits = call.edit.setKeyword(cause.flag, "False");
  if (edits.length === 0) return [];
  const title = "Write `trust_remote_code=False` (loading fails where the model needs code of its own)";
  return [{ title, applicability: "unsafe", edits }];
}
