import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { modelTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { reportOffLock } from "./off-lock.ts";
import { pinningReferences } from "./reference-groups.ts";

export const rule = defineRule({
  id: "model-off-lock",
  title: "A model is pinned to a commit that the project's lock does not have",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: pinningReferences("model"),
  kinds: referenceKinds,
  fact: "model-reference",
  triggers: modelTriggers,
  check: reportOffLock,
});
