import type { JsonSchema } from "./schema.ts";

/** What stands behind a key where the schema's default says too little. */
const examples: Readonly<Record<string, string>> = {
  extends: 'extends = "../loadline.toml"',
  select: 'select = ["all"]',
  ignore: 'ignore = ["unpinned-dataset"]',
  baseline: 'baseline = "loadline-baseline.json"',
  exclude: 'exclude = ["third_party/", "**/generated/*.py"]',
  severity: '[severity]\nunpinned-model = "error"',
  rules: '[rules.RULE]\nOPTION = "value"',
  organization: '[organization]\nterritory = "DE"\nmonthly-users = 20000\ncommercial = true',
  licenses:
    '[licenses]\ndeny = ["noncommercial", "agpl-3.0"]\n\n[[licenses.waivers]]\nsubject = "example/a-model"\nreason = "For an internal comparison alone."\nowner = "legal@example.com"\nuntil = "2027-01-31"',
  overrides: '[[overrides]]\npaths = ["tests/"]\nignore = ["pinning"]',
  suppress:
    '[[suppress]]\npath = "models/baseline.pkl"\nrules = ["pickle-import"]\nreason = "Made by our own training job; replaced by safetensors in the next release."\nuntil = "2027-01-31"',
};

/** A configuration that says nothing yet, and shows all that it could say. */
export function configurationTemplate(schema: JsonSchema): string {
  // TOML wants plain keys before the first table.
  const entries = Object.entries(schema.properties ?? {});
  const tables = entries.filter(([key]) => examples[key]?.startsWith("[") === true);
  const keys = entries.filter((entry) => !tables.includes(entry));
  const parts = [...keys, ...tables].map(([key, property]) => {
    const example = examples[key] ?? `${key} = ${JSON.stringify(property.default)}`;
    return `${commented(property.description ?? "")}\n${commented(example)}\n`;
  });
  return `# Loadline. \`loadline rules\` lists the rules, \`loadline explain RULE\` explains one.\n\n${parts.join("\n")}`;
}

function commented(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
}
