import type { PythonValue } from "../../documents/python/module.ts";
import type { PatchFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import type { UnsafeSwitch } from "../../knowledge/loaders/switches.ts";
import { unsafeSwitches } from "../../knowledge/loaders/switches.ts";
import { defineRule } from "../rule.ts";

export const rule = defineRule({
  id: "unsafe-switch",
  title: "A switch turns a library's protection off for the whole process",
  area: "remote-code",
  severity: "warning",
  confidence: "high",
  references: {
    // CWE-502 deserialization, CWE-295 improper certificate validation, CWE-494 unchecked download.
    cwe: [502, 295, 494],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://docs.pytorch.org/docs/stable/notes/serialization.html"],
  },
  kinds: ["python", "notebook", "shell", "dotenv", "dockerfile", "yaml", "toml", "json"],
  fact: "patch",
  triggers: unsafeSwitches.map(
    ({ name, trigger }) => trigger ?? /\[(.+)\]/.exec(name)?.[1] ?? name.slice(name.lastIndexOf(".") + 1),
  ),
  check: (patches, context) => {
    for (const patch of patches) {
      const found = unsafeSwitches.find(({ name }) => name === patch.name);
      if (found === undefined || !textsOf(patch.value).some((text) => found.values.test(text))) continue;
      context.report({
        place: { kind: "text", span: patch.span },
        message: `\`${shortName(found)}\` ${found.does}. ${found.instead}`,
        identity: found.name,
        evidence: [`sets: ${found.name}`],
        fixes: fixesOf(patch, found),
      });
    }
  },
});

function fixesOf({ removal = [] }: PatchFact, found: UnsafeSwitch): readonly Fix[] {
  if (removal.length === 0) return [];
  const title = isOption(found)
    ? "Leave the option out (servers without a valid certificate are refused)"
    : `Delete the line that sets \`${shortName(found)}\``;
  return [{ title, applicability: "unsafe", edits: removal }];
}

/** `curl --insecure`: an option of one command, and no line. */
function isOption({ name }: UnsafeSwitch): boolean {
  return name.includes(" ");
}

function shortName({ name }: UnsafeSwitch): string {
  return /\[(.+)\]/.exec(name)?.[1] ?? name;
}

/** What is assigned, as the environment or the name of a library's function would show it. */
function textsOf(value: PythonValue): readonly string[] {
  switch (value.type) {
    case "string":
      return [value.value];
    case "boolean":
    case "number":
      return [String(value.value)];
    case "reference":
      return [value.name];
    case "none":
      return ["None"];
    case "one-of":
      return value.values.flatMap(textsOf);
    case "list":
      return [value.items.map((item) => textsOf(item)[0] ?? "").join(",")];
    default:
      return [];
  }
}
