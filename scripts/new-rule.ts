// Scaffolds a rule: `npm run new-rule -- AREA RULE-ID`. Writes its code and its page, then the registry.
import { execFileSync } from "node:child_process";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { areas } from "../server/src/finding/finding.ts";

const [area = "", id = ""] = process.argv.slice(2);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

if (!(areas as readonly string[]).includes(area))
  fail(`usage: npm run new-rule -- AREA RULE-ID\nareas: ${areas.join(", ")}`);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  fail("a rule's id is in kebab case and names the bad pattern: unpinned-model");

const folder = join(import.meta.scriptRoot, "server/src/rules", area);
const code = `import { defineRule } from "../rule.ts";

/** TODO: why this is worth a finding, and where the facts come from. */
export const rule = defineRule({
  id: "${id}",
  title: "TODO: one line, what it finds",
  area: "${area}",
  severity: "warning",
  confidence: "medium",
  references: { cwe: [] },
  kinds: ["python", "notebook"],
  triggers: ["example_function"],
  fact: "call",
  names: ["example_library.example_function"],
  check(facts, context) {
    for (const call of facts) {
      context.report({
        place: { kind: "text", span: call.calleeSpan },
        message: \`TODO: what \\\`\${call.calleeText}\\\` does, when it does it, and what to write instead.\`,
      });
    }
  },
});
`;
const page = `# ${id}

TODO: one paragraph that a data scientist understands: what this finds, and what can happen.

## What to do

TODO: what to write instead.

## Examples

\`\`\`python bad.py
import example_library

example_library.example_function()  # expect: ${id} "TODO"
\`\`\`

What is left alone:

\`\`\`python good.py
import other_library

other_library.example_function()
\`\`\`
`;

await mkdir(folder, { recursive: true });
for (const [name, content] of [
  [`${id}.ts`, code],
  [`${id}.md`, page],
] as const) {
  const path = join(folder, name);
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    fail(`${path} exists`);
  await writeFile(path, content);
  console.log(`wrote ${path}`);
}
execFileSync(process.execPath, [join(import.meta.scriptRoot, "scripts/run.mjs"), "generate"], {
  stdio: "inherit",
});
console.log(`Now write the two files, then: npx vitest run test/corpus/rule-pages.test.ts -t ${id}`);
