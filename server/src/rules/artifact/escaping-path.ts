import { byteKinds, textKinds } from "../../documents/document.ts";
import { defineRule } from "../rule.ts";

const mostRelated = 20;

/** A model that is made of several files names them; such a name must stay in the model's folder. One finding a file. */
export const rule = defineRule({
  id: "escaping-path",
  title: "A model names a file outside of its own folder",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [22, 59],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://onnx.ai/onnx/repo-docs/ExternalData.html"],
  },
  kinds: [...textKinds, ...byteKinds],
  triggers: [],
  fact: "model-defect",
  check(facts, context) {
    const [first, ...others] = facts.filter(({ family }) => family === "escapes");
    if (first === undefined) return;
    const more =
      others.length === 0
        ? ""
        : ` ${others.length} more such ${others.length === 1 ? "name" : "names"} in the file.`;
    const { message } = first.problem;
    context.report({
      place: first.place,
      message: `${message.charAt(0).toUpperCase()}${message.slice(1)}. Loading the model reads a file that is none of its own, or unpacking it writes one: a private file can end up in the weights, and be sent on with them.${more} Do not load it; get the model from its publisher.`,
      related: others
        .slice(0, mostRelated)
        .map(({ place, problem }) => ({ place, message: problem.message })),
      identity: `path ${first.problem.code}`,
      evidence: [`format: ${first.format}`],
    });
  },
});
