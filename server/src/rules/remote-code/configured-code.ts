import type { ConfiguredCodeFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";

/** What is named decides: an attack is an error, somebody else's code a warning, the model's own code information. */
const severities: Readonly<Record<ConfiguredCodeFact["tier"], Severity>> = {
  denied: "error",
  foreign: "warning",
  unknown: "information",
};

/** One finding for each name in a file. */
export const rule = defineRule({
  id: "configured-code",
  title: "A configuration names code that runs when the model is loaded",
  area: "remote-code",
  severity: "warning",
  confidence: "high",
  references: {
    // CWE-829 functionality from an untrusted sphere, CWE-470 externally controlled selection of code.
    cwe: [829, 470],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://hydra.cc/docs/advanced/instantiate_objects/overview/",
      "https://huggingface.co/docs/transformers/main/en/models#custom-models",
      "https://nvd.nist.gov/vuln/detail/CVE-2025-23304",
    ],
  },
  kinds: ["json", "yaml", "toml", "ini", "requirements"],
  triggers: [
    "_target_",
    "python/",
    "!new:",
    "!apply:",
    "!name:",
    "!module:",
    "_implementation",
    "[nlp]",
    "custom_generate",
    "loader_module",
    "model_code_path",
    "custom_pipelines",
    "parent_library",
    "_diffusers_version",
    "_class_name",
    '"type"',
    "://",
    "index-url",
    "find-links",
  ],
  fact: "configured-code",
  check(facts, context) {
    const groups = new Map<string, ConfiguredCodeFact[]>();
    for (const fact of facts) {
      if (!isThere(fact, context)) continue;
      const key = `${fact.setting} ${fact.value}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [fact]);
      else group.push(fact);
    }
    for (const [first, ...others] of groups.values()) {
      if (first === undefined) continue;
      const { setting, value, does, instead, span, tier } = first;
      context.report({
        place: { kind: "text", span },
        severity: severities[tier],
        message: `\`${shown(value)}\` in \`${setting}\` ${does}. ${instead}`,
        related: others.slice(0, 20).map((other) => ({
          place: { kind: "text", span: other.span },
          message: `\`${shown(value)}\` here too`,
        })),
        identity: `${setting} ${value}`,
        evidence: [`sets: ${setting}`, `names: ${shown(value)}`],
      });
    }
  },
});

/** What matters only where a file of the model's own has that name. */
function isThere({ beside }: ConfiguredCodeFact, context: RuleContext): boolean {
  return beside === undefined || beside.some((file) => context.project.exists(file, context.path));
}

function shown(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 80 ? `${printable.slice(0, 79)}…` : printable;
}
