import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { writerNames } from "../../knowledge/loaders/writers.ts";
import { defineRule } from "../rule.ts";
import { loaderCheck } from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "unsafe-model-load",
  title: "A framework's model loader runs code that lies in the file",
  area: "deserialization",
  severity: "warning",
  confidence: "high",
  references: deserializationReferences("https://huggingface.co/docs/hub/security-pickle"),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [...listenedNames("model"), ...writerNames],
  triggers: triggersOf("model"),
  check: loaderCheck("model", "warning"),
});
