import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { datasetTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { pinningReferences } from "./reference-groups.ts";
import { reportUnpinned } from "./unpinned.ts";

export const rule = defineRule({
  id: "unpinned-dataset",
  title: "A dataset is loaded by a name that its owner can point elsewhere",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("data"),
  kinds: referenceKinds,
  fact: "dataset-reference",
  triggers: datasetTriggers,
  foreign: ["B615"],
  check: reportUnpinned,
});
