import type { OptionFact } from "../../facts/facts.ts";
import { isImmutable, pinOf } from "../../facts/references/pins.ts";
import type { Fix, Severity } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";

export const rule = defineRule({
  id: "remote-code-setting",
  title: "A setting or a command line lets code of a model's repository run",
  area: "remote-code",
  severity: "warning",
  confidence: "high",
  references: {
    // CWE-829 functionality from an untrusted sphere, CWE-94 code injection.
    cwe: [829, 94],
    atlas: ["AML.T0010.001", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://huggingface.co/docs/transformers/main/en/models#custom-models"],
  },
  kinds: ["python", "notebook", "shell", "dotenv", "dockerfile", "yaml", "toml", "json"],
  fact: "option",
  triggers: [
    "trust_remote_code",
    "trust-remote-code",
    "trustRemoteCode",
    "TRUST_REMOTE_CODE",
    "trust_remote-code",
    "auto_map",
  ],
  check: (options, context) => {
    for (const group of groupsOf(options)) report(group, context);
  },
});

/** So many other places are listed with a finding. */
const mostRelated = 50;

/** One group for each repository: to let its code run is one decision, in however many places it is written down. */
function groupsOf(options: readonly OptionFact[]): readonly (readonly OptionFact[])[] {
  const groups = new Map<string, OptionFact[]>();
  for (const option of options) {
    const { name, where, repository, span } = option;
    // Each command starts a program of its own.
    const key = `${name} ${where === "command-line" || repository === undefined ? span.start : repository}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [option]);
    else group.push(option);
  }
  return [...groups.values()];
}

const order: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The place that is fixed least carries the finding; the others are related, and the fix mends them all. */
function report(group: readonly OptionFact[], context: RuleContext): void {
  const [worst] = [...group].sort(
    (left, right) => order.indexOf(severityOf(left)) - order.indexOf(severityOf(right)),
  );
  if (worst === undefined) return;
  const { name, span, repository } = worst;
  const isMap = name === "auto_map";
  context.report({
    place: { kind: "text", span },
    message: isMap ? autoMapMessage(repository) : trustMessage(worst),
    severity: isMap ? (repository === undefined ? "information" : "warning") : severityOf(worst),
    identity: `${name}:${repository ?? ""}`,
    evidence: repository === undefined ? [`sets: ${name}`] : [`sets: ${name}`, `repository: ${repository}`],
    related: group
      .filter((other) => other !== worst)
      .slice(0, mostRelated)
      .map((other) => ({
        place: { kind: "text", span: other.span },
        message: `The code of \`${repository}\` may run here too`,
      })),
    fixes: fixesOf(group),
  });
}

/** An error where it is certain that whatever a known repository holds next is run. */
function severityOf({ repository, revision }: OptionFact): Severity {
  const pin = revision === undefined ? "none" : pinOf(revision, "huggingface");
  if (isImmutable(pin)) return "information";
  return repository === undefined || /[$<{]/.test(revision ?? "") ? "warning" : "error";
}

function trustMessage(option: OptionFact): string {
  const { where, repository, revision } = option;
  if (severityOf(option) === "information" && revision !== undefined) {
    return (
      `\`trust_remote_code\` runs the Python files of ${repository === undefined ? "the model's repository" : `\`${repository}\``} at a ` +
      "fixed commit: read that code once, and again before the commit is changed."
    );
  }
  const who = where === "command-line" ? "`--trust-remote-code`" : "`trust_remote_code`";
  const whose = repository === undefined ? "the model's repository" : `\`${repository}\``;
  return (
    `${who} lets the program run the Python files of ${whose}, with its own rights, whatever the owner published ` +
    "last. Leave it out where the model does not need it; where it does, read the code and give the program a fixed " +
    "revision as well."
  );
}

function autoMapMessage(repository: string | undefined): string {
  return repository === undefined
    ? "`auto_map` says that this model brings Python files of its own: whoever loads it with `trust_remote_code=True` " +
        "runs them. Read them before you do, and hand them on with the weights at a fixed commit."
    : `\`auto_map\` takes the model's code from another repository, \`${repository}\`: its owner decides what runs where ` +
        "this model is loaded with `trust_remote_code=True`. Copy the files that you have read beside the weights, or " +
        "load with `code_revision`.";
}

function fixesOf(group: readonly OptionFact[]): readonly Fix[] {
  const edits = group.flatMap((option) => option.edits ?? []);
  const [first] = group;
  if (first === undefined || edits.length === 0) return [];
  const where = edits.length === 1 ? "" : ` in all ${edits.length} places`;
  const what =
    first.where === "command-line"
      ? `Remove \`--trust-remote-code\`${where}`
      : `Switch \`trust_remote_code\` off${where}`;
  return [
    {
      title: `${what} (loading fails where the model needs code of its own)`,
      applicability: "unsafe",
      edits,
    },
  ];
}
