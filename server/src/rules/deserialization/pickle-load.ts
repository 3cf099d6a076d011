import { listenedNames, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import { writerNames } from "../../knowledge/loaders/writers.ts";
import { defineRule } from "../rule.ts";
import { pickleConversion } from "./conversions.ts";
import { loaderCheck } from "./loader-rule.ts";
import { deserializationReferences } from "./references.ts";

export const rule = defineRule({
  id: "pickle-load",
  title: "Loading a pickle runs the code that it names",
  area: "deserialization",
  severity: "warning",
  confidence: "high",
  references: deserializationReferences("https://docs.python.org/3/library/pickle.html"),
  kinds: ["python", "notebook", "shell", "dockerfile"],
  fact: "call",
  names: [...listenedNames("pickle"), ...writerNames],
  triggers: triggersOf("pickle"),
  foreign: ["B301", "B302", "B403", "S301", "S302", "S403"],
  check: loaderCheck("pickle", "warning", pickleConversion),
});
