import type { PlainTextDocument } from "../../../server/src/documents/document.ts";
import { cardFacts } from "../../../server/src/facts/cards/cards.ts";
import type { CardFact } from "../../../server/src/facts/facts.ts";
import { noProject } from "../../../server/src/facts/project.ts";
import type { Report, Severity } from "../../../server/src/finding/finding.ts";
import { rule as brokenMetadata } from "../../../server/src/rules/licensing/broken-card-metadata.ts";
import { rule as licenseMissing } from "../../../server/src/rules/licensing/card-license-missing.ts";
import { rule as licenseUnknown } from "../../../server/src/rules/licensing/card-license-unknown.ts";
import { rule as datasetConflict } from "../../../server/src/rules/licensing/dataset-license-conflict.ts";
import { rule as invalidValue } from "../../../server/src/rules/licensing/invalid-card-value.ts";
import { rule as licenseConflict } from "../../../server/src/rules/licensing/license-conflict.ts";
import { rule as licenseUnnamed } from "../../../server/src/rules/licensing/license-unnamed.ts";
import { rule as mergeConflict } from "../../../server/src/rules/licensing/merge-license-conflict.ts";
import { LineIndex } from "../../../server/src/text/line-index.ts";

export const cardRules = [
  brokenMetadata,
  licenseMissing,
  licenseUnknown,
  datasetConflict,
  invalidValue,
  licenseConflict,
  licenseUnnamed,
  mergeConflict,
];

export function cardDocument(text: string): PlainTextDocument {
  return {
    kind: "card",
    path: "/repository/README.md",
    text,
    lines: new LineIndex(text),
    problems: [],
    comments: async () => [],
  };
}

export async function factOf(text: string): Promise<CardFact | undefined> {
  return (await cardFacts(cardDocument(text)))[0];
}

export interface CardFinding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  /** The text of the primary place. */
  readonly at: string;
  /** One-based line of the primary place. */
  readonly line: number;
}

/** What the licensing rules say of one card, in the order of the text. */
export async function checkCard(text: string): Promise<readonly CardFinding[]> {
  const document = cardDocument(text);
  const facts = await cardFacts(document);
  const found: CardFinding[] = [];
  for (const rule of cardRules) {
    const report = (one: Report): void => {
      const span = one.place.kind === "text" ? one.place.span : { start: 0, end: 0 };
      found.push({
        ...one,
        rule: rule.id,
        severity: one.severity ?? rule.severity,
        at: text.slice(span.start, span.end),
        line: document.lines.positionAt(span.start).line + 1,
      });
    };
    if (facts.length > 0)
      rule.check(facts, { path: document.path, kind: "card", options: {}, project: noProject, report });
  }
  return found.sort((left, right) => left.line - right.line || (left.rule < right.rule ? -1 : 1));
}
