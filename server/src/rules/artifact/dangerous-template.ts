import { byteKinds } from "../../documents/document.ts";
import type { TemplateDangerFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { templateGroups, templateReport } from "./template-findings.ts";

type Harm = "escapes" | "computes-name" | "reads-files" | "exhausts" | "unread";

/** What each does, as the rest of a sentence that names the place; the worst first. */
const harms: Readonly<Record<Harm, { readonly severity: Severity; readonly says: string }>> = {
  escapes: {
    severity: "error",
    says:
      "reaches for Python's own objects: a program that renders it without a sandbox runs whatever the template asks for, " +
      "commands included. No chat template needs it: do not use this model, and tell who published it.",
  },
  "computes-name": {
    severity: "warning",
    says:
      "asks for an attribute whose name it puts together while it is rendered, which is how templates hide that they reach " +
      "for Python's own objects. Read what it asks for before you use the model.",
  },
  exhausts: {
    severity: "warning",
    says:
      "keeps the program that renders it busy, or fills its memory, with every message. Take the template out, or use the " +
      "one of the model that this one was made from.",
  },
  "reads-files": {
    severity: "warning",
    says:
      "takes in another template, which a program that renders it finds in a folder of its own choice, or not at all. Put " +
      "the text into this template.",
  },
  unread: {
    severity: "information",
    says: "so that not all of it was checked. Programs that render it may stop there as well.",
  },
};

const order = Object.keys(harms);

/** One finding a template and kind of harm. */
export const rule = defineRule({
  id: "dangerous-template",
  title: "A chat template does more than put messages together",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    // CWE-1336 template injection, CWE-94 code injection, CWE-834 excessive iteration.
    cwe: [1336, 94, 834],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://jinja.palletsprojects.com/en/stable/sandbox/",
      "https://nvd.nist.gov/vuln/detail/CVE-2024-34359",
    ],
  },
  kinds: ["text", "json", ...byteKinds],
  triggers: ["chat_template", "{%", "{{"],
  fact: "template-danger",
  check(facts, context) {
    const groups = templateGroups(facts, ({ family, template }) =>
      isHarm(family) ? `${order.indexOf(family)} ${template}` : undefined,
    );
    for (const [, group] of [...groups].sort(([left], [right]) => left.localeCompare(right))) {
      const [first] = group;
      if (!isHarm(first.family)) continue;
      const { severity, says } = harms[first.family];
      context.report(
        templateReport(group, {
          first,
          severity,
          message: `${subjectOf(first)} ${says}`,
          identity: `${first.family} ${first.template}`,
          elsewhere: (name) => `\`${name}\` here`,
          evidence: group.slice(0, 20).map(({ name }) => `uses: ${name}`),
        }),
      );
    }
  },
});

function isHarm(family: TemplateDangerFact["family"]): family is Harm {
  return family in harms;
}

function subjectOf({ family, name, template }: TemplateDangerFact): string {
  if (family === "unread") return `The template \`${template}\` could not be read to its end (${name}),`;
  return `\`${name}\` in the template \`${template}\``;
}
