import { openText } from "../../../server/src/documents/open.ts";
import { cardFacts } from "../../../server/src/facts/cards/cards.ts";
import type { CardFact } from "../../../server/src/facts/facts.ts";
import type { Finding } from "../../../server/src/finding/finding.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";

export const cardPath = "/project/README.md";

/** The facts of a card's text; undefined where it is none. */
export async function factOf(text: string): Promise<CardFact | undefined> {
  const environment = testEnvironment(memoryHost({}));
  return (await cardFacts(openText({ path: cardPath, text }, environment), environment))[0];
}

/** What the rules say of one card, as any face of the program would show it. */
export async function checkCard(text: string): Promise<readonly Finding[]> {
  return (await workspace({ [cardPath]: text }).check(cardPath)).findings;
}

/** `3 error license-conflict`: enough to compare a whole card at once. */
export function shortly(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, severity, location }) => {
    const line = (location.range?.start.line ?? -1) + 1;
    return `${line} ${severity} ${rule}`;
  });
}
