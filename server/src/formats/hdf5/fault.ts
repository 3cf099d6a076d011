import type { ProblemKind } from "../../host/problem.ts";

/** A structure that cannot be read. It ends the reading of one object or one tree, never of the file. */
export class Hdf5Fault extends Error {
  override readonly name = "Hdf5Fault";

  constructor(
    readonly code: string,
    message: string,
    readonly offset: number,
    readonly kind: ProblemKind = "malformed",
  ) {
    super(message);
  }
}
