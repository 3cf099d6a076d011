// SPDX's own grammar of expressions and the npm registry's experience with misspelt ids, instead of a second list of both.
import correct from "spdx-correct";
import parse from "spdx-expression-parse";

/** One licence of an expression. */
export interface SpdxLeaf {
  /** As SPDX writes it: `Apache-2.0`. */
  readonly id: string;
  /** `-or-later`, `+`. */
  readonly orLater: boolean;
  /** What stands behind `WITH`. */
  readonly exception?: string;
}

/** An SPDX licence expression (SPDX 2.3, annex D), flattened. */
export interface SpdxExpression {
  readonly leaves: readonly SpdxLeaf[];
  /** or: one of them is enough, by choice; and: each holds; mixed: both occur. Absent for one licence. */
  readonly operator?: "and" | "or" | "mixed";
}

/** Longer ones are no licence that a person wrote. */
const longestExpression = 300;

/** Undefined where the text is no valid expression. */
export function parseExpression(text: string): SpdxExpression | undefined {
  if (text.length > longestExpression || !/^[\w.+() :-]+$/.test(text)) return undefined;
  try {
    const leaves: SpdxLeaf[] = [];
    const operators = new Set<"and" | "or">();
    collect(parse(text), leaves, operators);
    const [first] = operators;
    if (first === undefined) return { leaves };
    return { leaves, operator: operators.size > 1 ? "mixed" : first };
  } catch {
    // The library says "not an expression" by throwing.
    return undefined;
  }
}

function collect(node: ReturnType<typeof parse>, leaves: SpdxLeaf[], operators: Set<"and" | "or">): void {
  if ("conjunction" in node) {
    operators.add(node.conjunction);
    collect(node.left, leaves, operators);
    collect(node.right, leaves, operators);
    return;
  }
  const { license, plus, exception } = node;
  leaves.push({
    id: license.replace(/-(only|or-later)$/, ""),
    orLater: plus === true || license.endsWith("-or-later"),
    ...(exception === undefined ? {} : { exception }),
  });
}

/**
 * What a text that is no SPDX id is most likely meant as; undefined where the library cannot tell, and
 * where it would take one version for another.
 */
export function correctedId(text: string): string | undefined {
  // The library throws at a text of signs alone, such as "+".
  if (!/[a-z]/i.test(text) || text.length > 120) return undefined;
  const id = correct(text, { upgrade: false })?.replace(/-(only|or-later)$/, "");
  if (id === undefined) return undefined;
  const numbers = text.match(/\d+/g) ?? [];
  const known = new Set(id.match(/\d+/g));
  return numbers.every((number) => known.has(number)) ? id : undefined;
}
