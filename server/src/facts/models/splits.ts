import type { ModelDefect } from "../facts.ts";
import { shownPath } from "./paths.ts";
import type { Beside } from "./reading.ts";

/** `model-00002-of-00003.gguf`: the name of a part (llama.cpp, llama_split_path; the hub's shards are named the same way). */
const partName = /^(.*)-(\d{5})-of-(\d{5})(\.[^.]+)$/;

/** What a part says of itself; numbers from zero. */
interface SplitClaim {
  readonly index: number | undefined;
  readonly count: number | undefined;
}

/** A part of a model against its name, and against the other parts that should lie beside it. */
export async function splitDefects(beside: Beside, claim: SplitClaim): Promise<readonly ModelDefect[]> {
  const [, stem, number, of, extension] = partName.exec(beside.name) ?? [];
  const count = claim.count ?? 1;
  if (stem === undefined) {
    return count > 1
      ? [
          defect(
            "missing-part",
            "split-name",
            `it is part ${(claim.index ?? 0) + 1} of ${count}, which its name does not say`,
          ),
        ]
      : [];
  }
  const named = { number: Number(number), of: Number(of) };
  const found: ModelDefect[] = [];
  if (claim.count !== undefined && (claim.count !== named.of || (claim.index ?? 0) + 1 !== named.number)) {
    const message = `it says that it is part ${(claim.index ?? 0) + 1} of ${claim.count}, its name says ${named.number} of ${named.of}`;
    found.push(defect("disagree", "split-name", message));
  }
  const missing = await missingParts(beside, { stem, of: named.of, extension: extension ?? "" });
  if (missing.length > 0) {
    const more = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
    found.push(
      defect(
        "missing-part",
        "missing-split",
        `the model has ${named.of} parts, and ${shownPath(missing[0] ?? "")}${more} is not beside this one`,
      ),
    );
  }
  return found;
}

async function missingParts(
  beside: Beside,
  { stem, of, extension }: { readonly stem: string; readonly of: number; readonly extension: string },
): Promise<readonly string[]> {
  const there = new Set((await beside.list()).map(({ name }) => name));
  // A folder that may not be listed says nothing.
  if (!there.has(beside.name)) return [];
  const digits = (value: number) => String(value).padStart(5, "0");
  const names = Array.from(
    { length: Math.min(of, 10_000) },
    (_, index) => `${stem}-${digits(index + 1)}-of-${digits(of)}${extension}`,
  );
  return names.filter((name) => !there.has(name));
}

function defect(family: ModelDefect["family"], code: string, message: string): ModelDefect {
  return { family, problem: { kind: "malformed", code, message } };
}
