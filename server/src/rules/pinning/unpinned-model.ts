import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { modelTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { pinningReferences } from "./reference-groups.ts";
import { reportUnpinned } from "./unpinned.ts";

export const rule = defineRule({
  id: "unpinned-model",
  title: "A model is loaded by a name that its owner can point elsewhere",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("model"),
  kinds: referenceKinds,
  fact: "model-reference",
  triggers: modelTriggers,
  foreign: ["B615"],
  check: reportUnpinned,
});
