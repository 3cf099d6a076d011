import type { CardFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";
import { listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "incomplete-card",
  title: "A card leaves out what its readers need",
  area: "licensing",
  severity: "information",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: [
      "https://huggingface.co/docs/hub/model-card-annotated",
      "https://huggingface.co/docs/hub/datasets-cards",
    ],
  },
  kinds: ["card"],
  triggers: [],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      if (!isPublished(card)) continue;
      const missing = sectionsOf(card).filter((section) => !has(card, section));
      if (missing.length > 0) context.report(reportOf(card, missing));
    }
  },
});

/** Where weights or data lie beside the card, it goes out with them. A card alone is a page. */
function isPublished({ subject, evidence, folder, keys }: CardFact): boolean {
  if (evidence !== "keys" || folder === undefined || keys.length === 0) return false;
  return subject === "model" ? folder.hasWeights : subject === "dataset" && folder.hasData;
}

/** A part of the Hub's template, by what its heading, or the metadata, speaks of. */
interface Section {
  readonly name: string;
  readonly heading: RegExp;
  /** Keys of the front matter that say the same. */
  readonly keys?: readonly string[];
  readonly ask: string;
}

/** huggingface_hub, templates/modelcard_template.md: the parts that people and laws ask for. */
const modelSections: readonly Section[] = [
  {
    name: "intended use",
    heading:
      /intended|\buses?\b|use cases?|usage|applications?|scope|how to use|getting started|quick ?start/i,
    ask: "What is it for, who uses it, and what is it not for?",
  },
  {
    name: "limitations",
    heading: /limitation|bias|risk|out[- ]of[- ]scope|ethic|safety|caveat|considerations|responsible/i,
    ask: "Where does it fail, and whom can that harm?",
  },
  {
    name: "training data",
    heading: /training|train(ed)?\b|\bdata(sets?)?\b|corpus/i,
    keys: ["datasets"],
    ask: "What did it learn from, and under which terms?",
  },
  {
    name: "evaluation",
    heading: /evaluat|results?|benchmark|performance|metrics|accuracy|scores?/i,
    keys: ["model-index", "metrics"],
    ask: "How was it measured, on which data, with which results?",
  },
  {
    name: "contact",
    heading: /contact|authors?|maintain|citation|cite|developed by|team|acknowledg|feedback|support/i,
    ask: "Who answers for it, and where can people write to?",
  },
];

/** huggingface_hub, templates/datasetcard_template.md. */
const datasetSections: readonly Section[] = [
  {
    name: "intended use",
    heading: /intended|\buses?\b|usage|tasks?|applications?|scope|supported/i,
    keys: ["task_categories", "task_ids"],
    ask: "What is it for, and what is it not for?",
  },
  {
    name: "how it was made",
    heading: /source|collect|curat|creat|annotat|process|construction|methodology|generat/i,
    keys: ["source_datasets", "annotations_creators"],
    ask: "Where does it come from, who chose and labelled it, and how?",
  },
  {
    name: "limitations",
    heading: /limitation|bias|risk|out[- ]of[- ]scope|ethic|considerations|caveat|known issues/i,
    ask: "What is missing or one-sided in it?",
  },
  {
    name: "personal data",
    heading: /personal|sensitive|privacy|pii|anonymi|consent/i,
    ask: "Does it hold data of people, and on which ground?",
  },
  {
    name: "contact",
    heading: /contact|authors?|maintain|citation|cite|curated by|contributions?|team|acknowledg/i,
    ask: "Who answers for it, and where can people write to?",
  },
];

function sectionsOf({ subject }: CardFact): readonly Section[] {
  return subject === "dataset" ? datasetSections : modelSections;
}

function has({ text, keys }: CardFact, { heading, keys: same = [], name }: Section): boolean {
  if (keys.some(({ value }) => same.includes(value))) return true;
  if (text.headings.some(({ value, isEmpty }) => !isEmpty && heading.test(value))) return true;
  if (name === "contact") return text.says("developed by") || text.says("curated by") || text.says("contact");
  return name === "personal data" && (text.says("personal data") || text.says("personal information"));
}

function reportOf(card: CardFact, missing: readonly Section[]): Report {
  const names = listWords(missing.map(({ name }) => name));
  return {
    place: textPlace(card.text.headings.find(({ level }) => level === 1)?.span ?? card.opening),
    message: `This ${card.subject} card says nothing of ${names}. Whoever takes ${card.subject === "dataset" ? "the data" : "the model"} needs it to judge whether it fits, and customers and regulators ask for it. Add ${missing.length === 1 ? "a section" : "sections"}.`,
    fixes: [templateFix(card, missing)],
    identity: missing.map(({ name }) => name).join(", "),
  };
}

/** The sections with their questions, at the end of the card, for a person to answer; until then `card-placeholder` asks for it. */
function templateFix(card: CardFact, missing: readonly Section[]): Fix {
  const { lineEnd } = card;
  const sections = missing.map(({ name, ask }) => {
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return `${lineEnd}## ${title}${lineEnd}${lineEnd}TODO: ${ask}${lineEnd}`;
  });
  const at = card.text.end;
  const newText = (card.text.endsLine ? "" : lineEnd) + sections.join("");
  return {
    title: missing.length === 1 ? "Add the section" : "Add the sections",
    applicability: "unsafe",
    edits: [{ span: { start: at, end: at }, newText }],
  };
}
