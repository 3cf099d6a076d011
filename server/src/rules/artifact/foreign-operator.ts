import { byteKinds, textKinds } from "../../documents/document.ts";
import { defineRule } from "../rule.ts";

const mostNamed = 5;
const mostRelated = 20;

/** A model that names operators or classes which no known library brings: loading it needs code from elsewhere. One finding a file. */
export const rule = defineRule({
  id: "foreign-operator",
  title: "A model needs code that is not in its file",
  area: "artifact",
  severity: "information",
  confidence: "medium",
  references: {
    cwe: [829],
    atlas: ["AML.T0010.001"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://onnxruntime.ai/docs/reference/operators/add-custom-op.html"],
  },
  kinds: [...textKinds, ...byteKinds],
  triggers: [],
  fact: "model-code",
  check(facts, context) {
    const foreign = facts.filter(({ family, tier }) => family === "foreign-code" && tier !== "allowed");
    const [first] = foreign;
    if (first === undefined) return;
    const names = [...new Set(foreign.map(({ name }) => plain(name)))];
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
    const list = names
      .slice(0, mostNamed)
      .map((name) => `\`${name}\``)
      .join(", ");
    context.report({
      place: first.place,
      severity: foreign.some(({ tier }) => tier === "denied") ? "warning" : "information",
      message: `This ${first.format} file needs code that it does not bring: ${list}${more}. Whatever registers these names runs in the process that loads the model. Take it only from who wrote it, in a version that you can name.`,
      related: foreign
        .slice(1, mostRelated + 1)
        .map(({ place, name, does }) => ({ place, message: `\`${plain(name)}\` ${plain(does)}.` })),
      identity: "foreign code",
      evidence: [`format: ${first.format}`, ...names.slice(0, 50).map((name) => `needs: ${name}`)],
    });
  },
});

function plain(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
