import { byteKinds } from "../../documents/document.ts";
import type { TemplateDangerFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { templateGroups, templateReport } from "./template-findings.ts";

/** What a template says to the model that its user does not see. One finding a template and kind. */
export const rule = defineRule({
  id: "hidden-instruction",
  title: "A chat template or the metadata of a model says something to a model that nobody sees",
  area: "artifact",
  severity: "warning",
  confidence: "medium",
  references: {
    // CWE-506 embedded malicious code, CWE-451 misrepresentation of critical information.
    cwe: [506, 451],
    atlas: ["AML.T0051.001", "AML.T0018"],
    owaspLlm: ["LLM01", "LLM03"],
    links: [
      "https://genai.owasp.org/llmrisk/llm01-prompt-injection/",
      "https://www.unicode.org/reports/tr36/",
    ],
  },
  kinds: ["text", "json", ...byteKinds],
  triggers: [
    "chat_template",
    "{%",
    "{{",
    // Keys of the configurations beside a model.
    "model_type",
    "tokenizer_class",
    "added_tokens",
    "_class_name",
    "peft_type",
    "bos_token",
    "processor_class",
    "image_processor_type",
    "__version__",
    "sentence_transformers.",
  ],
  fact: "template-danger",
  check(facts, context) {
    const groups = templateGroups(facts, (fact) =>
      messageOf(fact) === undefined
        ? undefined
        : `${fact.template} ${fact.family === "hides-text" ? fact.name : fact.family}`,
    );
    for (const group of groups.values()) {
      const first = group.find(({ reveals }) => reveals !== undefined) ?? group[0];
      context.report(
        templateReport(group, {
          first,
          severity: severityOf(first),
          message: messageOf(first) ?? "",
          identity: `${first.family} ${first.template} ${first.name}`,
          elsewhere: (name) => `Here too: \`${name}\``,
          evidence: [`${first.family}: ${first.name}`],
        }),
      );
    }
  },
});

/** A description is read by people, by agents that look for a model, and by programs that put it into a prompt. */
function messageOnMetadata({ family, name, template, reveals }: TemplateDangerFact): string | undefined {
  if (family === "instructs")
    return `The metadata \`${template}\` says \`${name}\`, which is meant for a model that reads it and not for a person. Do not let an agent read it; where it is not yours, do not use the file, and tell who published it.`;
  if (family !== "hides-text") return undefined;
  return reveals === undefined
    ? `The metadata \`${template}\` holds ${name}: what is shown is not what stands there. Take them out, or get the file from its publisher.`
    : `The metadata \`${template}\` holds ${name}, which nobody sees and a model that is given the text reads. They say: \`${reveals}\`. Do not use the file, and tell who published it.`;
}

function severityOf({ family, reveals }: TemplateDangerFact): Severity {
  // A sentence in invisible letters is there to deceive; plain words in a condition may have a good reason.
  if (family === "hides-text" && reveals !== undefined) return "error";
  return family === "watches" ? "information" : "warning";
}

function messageOf(fact: TemplateDangerFact): string | undefined {
  if (fact.isMetadata === true) return messageOnMetadata(fact);
  const { family, name, template, reveals } = fact;
  switch (family) {
    case "hides-text":
      return reveals === undefined
        ? `The template \`${template}\` holds ${name}, which nobody sees and the model reads. Take them out, or take the template of the model that this one was made from.`
        : `The template \`${template}\` holds ${name}, which nobody sees and the model reads. They say: \`${reveals}\`. Do not use the model, and tell who published it.`;
    case "instructs":
      return `The template \`${template}\` tells the model \`${name}\`, whatever its user writes and without showing it. Read the whole sentence; where it is not yours, take the template of the model that this one was made from.`;
    case "watches":
      return `What the template \`${template}\` puts in depends on whether a message holds \`${name}\`. Read what it adds then: a model that was tampered with answers as usual until such a word comes.`;
    default:
      return undefined;
  }
}
