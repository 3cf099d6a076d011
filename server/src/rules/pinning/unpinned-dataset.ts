import { datasetTriggers } from "../../knowledge/references/table.ts";
import { defineRule } from "../rule.ts";
import { pinningReferences, reportUnpinned } from "./unpinned.ts";

export const rule = defineRule({
  id: "unpinned-dataset",
  title: "A dataset is loaded by a name that its owner can point elsewhere",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: pinningReferences("data"),
  kinds: ["python", "notebook"],
  fact: "dataset-reference",
  triggers: datasetTriggers,
  foreign: ["B615"],
  check: reportUnpinned,
});
