import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { datasetTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { reportOffLock } from "./off-lock.ts";
import { pinningReferences } from "./reference-groups.ts";

export const rule = defineRule({
  id: "dataset-off-lock",
  title: "A dataset is pinned to a commit that the project's lock does not have",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: pinningReferences("data"),
  kinds: referenceKinds,
  fact: "dataset-reference",
  triggers: datasetTriggers,
  check: reportOffLock,
});
