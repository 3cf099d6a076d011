import { defineRule } from "../rule.ts";
import { reportInstalls } from "./installs.ts";
import { pinningReferences } from "./reference-groups.ts";

export const rule = defineRule({
  id: "moving-requirement",
  title: "A requirements file takes packages from a source that moves",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: {
    ...pinningReferences("software"),
    // CWE-427 uncontrolled search path element: a second index that anyone may upload to.
    cwe: [494, 1357, 427],
    links: ["https://pip.pypa.io/en/stable/reference/requirements-file-format/"],
  },
  kinds: ["requirements"],
  fact: "artifact-reference",
  // A line of such a file is a name and nothing else.
  triggers: [],
  check: (facts, context) => {
    // `configured-code` speaks of what an inference endpoint installs from elsewhere.
    const isEndpoint = context.project.exists("handler.py", context.path);
    const own = isEndpoint ? facts.filter(({ registry }) => registry === "pypi") : facts;
    reportInstalls(own, context, "requirements");
  },
});
