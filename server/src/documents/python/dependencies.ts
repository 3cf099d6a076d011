import type { FunctionStatement } from "../../syntax/python/ir.ts";

/**
 * What the names of a module's calls were found by, beyond the function that each stands in and the
 * module's own code. As long as none of it has changed, neither have the names.
 */
export class Dependencies {
  /** Functions whose inside was looked at from outside. */
  readonly observed: Set<FunctionStatement>;
  /** Last names of callees whose calls were all looked for. */
  readonly calleeNames: Set<string>;
  /** Fields of `self` whose assignments were all looked for. */
  readonly fieldNames: Set<string>;

  constructor(former?: Dependencies) {
    this.observed = new Set(former?.observed);
    this.calleeNames = new Set(former?.calleeNames);
    this.fieldNames = new Set(former?.fieldNames);
  }
}
