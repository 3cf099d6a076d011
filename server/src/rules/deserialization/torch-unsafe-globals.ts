import type { PythonValue } from "../../documents/python/module.ts";
import { namesIn } from "../../documents/python/value-queries.ts";
import { isDangerousName } from "../dangerous-names.ts";
import { defineRule } from "../rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "torch-unsafe-globals",
  title: "A function that can run anything is put on PyTorch's list of safe names",
  area: "deserialization",
  severity: "error",
  confidence: "high",
  references: deserializationReferences(
    "https://docs.pytorch.org/docs/stable/notes/serialization.html#torch.serialization.add_safe_globals",
  ),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: ["torch.serialization.add_safe_globals", "torch.serialization.safe_globals"],
  triggers: ["safe_globals"],
  check: (calls, context) => {
    for (const call of calls) {
      const listed = call.argument("safe_globals", 0)?.value;
      const names = listed === undefined ? [] : dangerousIn(listed);
      if (names.length === 0) continue;
      const shown = names.map((name) => `\`${name}\``).join(", ");
      context.report({
        place: { kind: "text", span: call.span },
        message:
          `${shown} on the list of safe names lets every file that \`weights_only=True\` reads call it, with arguments of ` +
          "its own: the check is as good as off. List only classes that hold data.",
        identity: `${call.name}:${names.join(",")}`,
        evidence: names.map((name) => `lists: ${name}`),
      });
    }
  },
});

function dangerousIn(value: PythonValue): readonly string[] {
  return [...new Set(namesIn(value).filter((name) => isDangerousName(name)))];
}
