import type { CardFact, CardParent } from "../../facts/facts.ts";
import type { License } from "../../knowledge/licenses/license.ts";
import { judge } from "../../knowledge/licenses/verdicts.ts";

/** Two parents of a merge whose licences no single licence satisfies. */
export interface Irreconcilable {
  readonly first: CardParent;
  readonly firstLicense: License;
  readonly second: CardParent;
  readonly secondLicense: License;
}

/**
 * The first pair of parents of which neither licence can hold for what comes of the other. Parents
 * whose licences are not known well say nothing.
 */
export function irreconcilable(card: CardFact): Irreconcilable | undefined {
  const known = card.baseModels.flatMap((parent) => {
    const license = parent.licenses[0];
    return license === undefined || parent.confidence === "low" ? [] : [{ parent, license }];
  });
  for (const [index, one] of known.entries()) {
    for (const other of known.slice(index + 1)) {
      const forward = judge(one.license, other.license, "merge").status;
      const backward = judge(other.license, one.license, "merge").status;
      if (forward !== "breach" || backward !== "breach") continue;
      return {
        first: one.parent,
        firstLicense: one.license,
        second: other.parent,
        secondLicense: other.license,
      };
    }
  }
  return undefined;
}
