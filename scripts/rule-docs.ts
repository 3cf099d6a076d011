import type { AnyRule, OptionSchema, References } from "../server/src/rules/rule.ts";

/** A rule's page as people read it: its source without the marks of the tests, with a table of facts. */
export function documentationPage(rule: AnyRule, source: string): string {
  const [heading = "", ...rest] = source.trim().split("\n");
  const body = withoutTestMarks(rest.join("\n")).trim();
  const sections = [heading, factTable(rule), body];
  if (rule.options !== undefined && !/^## Options/m.test(body)) sections.push(optionSection(rule.options));
  if (!/^## References/m.test(body)) sections.push(referenceSection(rule.references));
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function factTable(rule: AnyRule): string {
  return [
    "| area | severity | confidence | looks at |",
    "| --- | --- | --- | --- |",
    `| ${rule.area} | ${rule.severity} | ${rule.confidence} | ${rule.kinds.join(", ")} |`,
  ].join("\n");
}

/** Expectations are for the tests; file names become a line above the block. */
function withoutTestMarks(text: string): string {
  return text
    .replace(/^```builder .*\n[\s\S]*?^```\n?/gm, "")
    .replace(/^```(\S+) fixed\b.*$/gm, "After the safe fixes:\n\n```$1")
    .replace(/^```(\S+) fixed-unsafe\b.*$/gm, "After the fixes that need a look:\n\n```$1")
    .replace(/^```notebook (\S+).*$/gm, "`$1`, a notebook:\n\n```python")
    .replace(/^```(\S+) (\S+).*$/gm, "`$2`:\n\n```$1")
    .replace(/[ \t]*<!-- expect:.*?-->/g, "")
    .replace(/[ \t]*(?:#|\/\/) expect:.*$/gm, "")
    .replace(/\{\{key:([a-z0-9-]+)\}\}/g, "<$1 key>")
    .replace(/\n{3,}/g, "\n\n");
}

function optionSection(options: Readonly<Record<string, OptionSchema>>): string {
  const rows = Object.entries(options).map(
    ([name, option]) =>
      `| \`${name}\` | ${option.type} | \`${JSON.stringify(option.default)}\` | ${option.description} |`,
  );
  return [
    "## Options",
    "",
    "| option | type | default | meaning |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function referenceSection(references: References): string {
  const lines = [
    ...references.cwe.map((id) => `- [CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`),
    ...(references.atlas ?? []).map(
      (id) => `- [MITRE ATLAS ${id}](https://atlas.mitre.org/techniques/${id})`,
    ),
    ...(references.owaspLlm ?? []).map(
      (id) => `- [OWASP Top 10 for LLM Applications 2025, ${id}](https://genai.owasp.org/llm-top-10/)`,
    ),
    ...(references.owaspMl ?? []).map(
      (id) =>
        `- [OWASP Machine Learning Security Top 10 2023, ${id}](https://owasp.org/www-project-machine-learning-security-top-10/)`,
    ),
    ...(references.links ?? []).map((link) => `- <${link}>`),
  ];
  return ["## References", "", ...lines].join("\n");
}

/** The table of all rules, by area. */
export function documentationIndex(rules: readonly AnyRule[]): string {
  const areas = [...new Set(rules.map((rule) => rule.area))].sort();
  const sections = areas.map((area) => {
    const rows = rules
      .filter((rule) => rule.area === area)
      .map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.title} |`);
    return [`## ${area}`, "", "| rule | severity | what it finds |", "| --- | --- | --- |", ...rows].join(
      "\n",
    );
  });
  return `# Rules\n\nGenerated from the rules' own pages; \`npm run generate\` writes it anew.\n\n${sections.join("\n\n")}\n`;
}
