import * as p from "../../harness/pickle.ts";

/** What a construction hides behind: one row of the table. */
export interface Construction {
  /** What all members of the family have in common. */
  readonly family: string;
  readonly name: string;
  /** The name of the file as a loader would open it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export const command = p.text("echo hello");
export const system = p.global("os", "system");
export const run = p.call(system, command);
export const payload = p.file(run);
/** A pickle that PyTorch would take for its own. */
export const torchPayload = p.stream(2, p.call(p.global("posix", "system"), p.text("id", "BINUNICODE")));

export function family(
  name: string,
  rows: Readonly<Record<string, Uint8Array>>,
  file = "model.pkl",
): readonly Construction[] {
  return Object.entries(rows).map(([row, bytes]) => ({ family: name, name: row, file, bytes }));
}

/** One import by REDUCE for each name. */
export function called(names: string): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    names.split(" ").map((full) => {
      const dot = full.lastIndexOf(":");
      const [module, name] = [full.slice(0, dot), full.slice(dot + 1)];
      return [`${module}.${name}`, p.file(p.call(p.stackGlobal(module, name), command))];
    }),
  );
}
