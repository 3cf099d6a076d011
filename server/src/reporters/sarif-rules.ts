import type { Severity } from "../finding/finding.ts";
import type { AnyRule } from "../rules/rule.ts";

/** SARIF's levels (SARIF 2.1.0, 3.27.10). */
export const sarifLevels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** A rule as SARIF's consumers show it. `page`: its documentation, as Markdown. */
export function sarifRule(rule: AnyRule, page: string | undefined): object {
  const { cwe } = rule.references;
  const text = page ?? `${rule.title}.`;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: firstParagraph(text) ?? `${rule.title}.` },
    help: { text, markdown: text },
    defaultConfiguration: { enabled: rule.optIn !== true, level: sarifLevels[rule.severity] },
    relationships: cwe.map((number) => ({
      target: { id: String(number), toolComponent: { name: "CWE", index: 0 } },
      kinds: ["superset"],
    })),
    properties: {
      tags: [rule.area, ...(rule.area === "licensing" ? [] : ["security"]), ...cwe.map(cweTag)],
      // The word that GitHub's code scanning shows for confidence.
      precision: { high: "high", medium: "medium", low: "low" }[rule.confidence],
      "problem.severity": { error: "error", warning: "warning", note: "recommendation" }[
        sarifLevels[rule.severity]
      ],
      ...(rule.references.atlas === undefined ? {} : { atlas: rule.references.atlas }),
      ...(rule.references.owaspLlm === undefined ? {} : { owaspLlm: rule.references.owaspLlm }),
      ...(rule.references.owaspMl === undefined ? {} : { owaspMl: rule.references.owaspMl }),
    },
  };
}

/** The weaknesses that the rules speak of, as a taxonomy (SARIF 2.1.0, 3.19.3). */
export function taxonomies(rules: readonly AnyRule[]): readonly { readonly name: string }[] {
  const numbers = [...new Set(rules.flatMap((rule) => rule.references.cwe))].sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const taxonomy = {
    name: "CWE",
    organization: "MITRE",
    informationUri: "https://cwe.mitre.org/",
    shortDescription: { text: "The MITRE Common Weakness Enumeration." },
    taxa: numbers.map((number) => ({
      id: String(number),
      name: `CWE-${number}`,
      shortDescription: { text: `CWE-${number}.` },
      helpUri: `https://cwe.mitre.org/data/definitions/${number}.html`,
    })),
  };
  return [taxonomy];
}

/** The form that GitHub's code scanning turns into a link. */
function cweTag(number: number): string {
  return `external/cwe/cwe-${String(number).padStart(3, "0")}`;
}

/** The page's text below its heading and its table. */
function firstParagraph(page: string): string | undefined {
  return page
    .split(/\n{2,}/)
    .find((part) => !part.startsWith("#") && !part.startsWith("|") && part.trim() !== "");
}
