import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { defineRule } from "../rule.ts";
import { loaderCheck } from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "dangerous-deserialization",
  title: "An argument switches a library's guard against pickles off",
  area: "deserialization",
  severity: "warning",
  confidence: "high",
  references: deserializationReferences(
    "https://api.python.langchain.com/en/latest/vectorstores/langchain_community.vectorstores.faiss.FAISS.html",
  ),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: listenedNames("dangerous-flag"),
  triggers: triggersOf("dangerous-flag"),
  check: loaderCheck("dangerous-flag", "warning"),
});
