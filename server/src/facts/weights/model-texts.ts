import { decodeDigits, isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind, latin1OfUtf8 } from "../../formats/pickle/embedded.ts";
import { bufferSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { ModelFact, ModelText } from "../facts.ts";
import { scanAll, scanSubject } from "./scan.ts";
import type { Subject, WeightFact } from "./subject.ts";

const shortest = 16;
const mostTexts = 20;

/** The texts among what a model says of itself that begin as a pickle does, as digits of one, or as something packed. */
export function textsToOpen(facts: readonly ModelFact[]): readonly ModelText[] {
  const texts = facts.flatMap((fact) => (fact.kind === "model-file" ? (fact.texts ?? []) : []));
  return texts
    .filter(({ text }) => text.length >= shortest && kindOf(text) !== undefined)
    .slice(0, mostTexts);
}

function kindOf(text: string): ReturnType<typeof embeddedKind> {
  return embeddedKind(new TextEncoder().encode(text.slice(0, 64)), "text");
}

/** The pickles in the texts of a model's metadata: a program that keeps its objects there unpickles them. */
export async function textFacts(texts: readonly ModelText[], limits: Limits): Promise<readonly WeightFact[]> {
  const found: WeightFact[] = [];
  for (const { name, text } of texts) {
    const bytes = new TextEncoder().encode(text);
    const kind = kindOf(text);
    const decoded = isDigits(kind) ? decodeDigits(kind, bytes) : latin1OfUtf8(bytes);
    if (decoded === undefined) continue;
    const subject: Subject = {
      source: bufferSource(decoded),
      name: "constant",
      inner: `metadata ${name}`,
      container: "constant",
      depth: 1,
      guess: true,
    };
    found.push(...(await scanAll(scanSubject, subject, limits)));
  }
  return found;
}
