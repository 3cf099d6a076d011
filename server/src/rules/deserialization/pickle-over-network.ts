import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { defineRule } from "../rule.ts";
import { loaderCheck } from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "pickle-over-network",
  title: "Objects from another process are unpickled",
  area: "deserialization",
  severity: "warning",
  confidence: "medium",
  references: deserializationReferences(
    "https://docs.python.org/3/library/multiprocessing.html#module-multiprocessing.connection",
  ),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: listenedNames("network"),
  triggers: triggersOf("network"),
  check: loaderCheck("network", "warning"),
});
