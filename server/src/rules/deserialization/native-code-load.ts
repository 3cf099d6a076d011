import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { defineRule } from "../rule.ts";
import { loaderCheck } from "./loader-rule.ts";

export const rule = defineRule({
  id: "native-code-load",
  title: "A shared library or a code file is loaded into the process",
  area: "deserialization",
  severity: "warning",
  confidence: "medium",
  references: {
    // CWE-829 inclusion of functionality from an untrusted control sphere, CWE-114 process control.
    cwe: [829, 114],
    atlas: ["AML.T0011.000", "AML.T0010.001"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://onnxruntime.ai/docs/reference/operators/add-custom-op.html"],
  },
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: listenedNames("native"),
  triggers: triggersOf("native"),
  check: loaderCheck("native", "warning"),
});
