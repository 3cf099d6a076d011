import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { writerNames } from "../../knowledge/loaders/writers.ts";
import { defineRule } from "../rule.ts";
import { loaderCheck } from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "numpy-allow-pickle",
  title: "NumPy with allow_pickle=True unpickles object arrays",
  area: "deserialization",
  severity: "warning",
  confidence: "high",
  references: deserializationReferences(
    "https://numpy.org/doc/stable/reference/generated/numpy.load.html",
    "https://nvd.nist.gov/vuln/detail/CVE-2019-6446",
  ),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [...listenedNames("numpy"), ...writerNames],
  triggers: triggersOf("numpy"),
  check: loaderCheck("numpy", "warning"),
});
