import { listenedNames, loadersNamed, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { judge } from "../judge.ts";
import { defineRule } from "../rule.ts";

export const rule = defineRule({
  id: "model-written-code",
  title: "Code that a language model wrote runs in this process",
  area: "remote-code",
  severity: "warning",
  confidence: "medium",
  references: {
    // CWE-94 code injection, CWE-1426 improper validation of generative AI output.
    cwe: [94, 1426],
    atlas: ["AML.T0050", "AML.T0053"],
    owaspLlm: ["LLM05", "LLM06"],
    links: ["https://python.langchain.com/docs/security/"],
  },
  kinds: ["python", "notebook"],
  fact: "call",
  names: listenedNames("code-tool"),
  triggers: triggersOf("code-tool"),
  check: (calls, context) => {
    for (const call of calls) {
      const tool = loadersNamed(call.name, "code-tool").find(
        (row) => judge(call, row, context.project) !== undefined,
      );
      if (tool === undefined || call.expectedToFail) continue;
      context.report({
        place: { kind: "text", span: call.span },
        message: `\`${call.name}\` ${tool.does}. ${tool.instead}`,
        ...(tool.severity === undefined ? {} : { severity: tool.severity }),
        identity: call.name,
        evidence: [`calls: ${call.name}`],
      });
    }
  },
});
