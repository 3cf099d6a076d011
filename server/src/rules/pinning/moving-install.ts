import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { defineRule } from "../rule.ts";
import { reportInstalls } from "./installs.ts";
import { pinningReferences } from "./reference-groups.ts";

export const rule = defineRule({
  id: "moving-install",
  title: "A package is installed from a source that moves",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: {
    ...pinningReferences("software"),
    // CWE-427 uncontrolled search path element: a second index that anyone may upload to.
    cwe: [494, 1357, 427],
    links: ["https://pip.pypa.io/en/stable/topics/secure-installs/"],
  },
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: ["pip install", "pip3 install", "pipx install", "conda install", "mamba install", "uv add"],
  check: (facts, context) => reportInstalls(facts, context, "command"),
});
