import fc from "fast-check";
import { expect, test } from "vitest";
import { triggeredRules } from "../../../server/src/engine/prefilter.ts";
import { rules } from "../../../server/src/engine/registry.generated.ts";

const words = ["torch.load", "pickle", "yaml", "trust_remote_code", "x = 1\n", " ", "weights", "hf_", "\n"];

test("after an edit, the rules that may see something are those of a text that is seen for the first time", () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom("", "l", "o", "é", ...words)), {
    maxLength: 12,
  });
  const start = fc.array(fc.constantFrom(...words), { maxLength: 2_000 });
  let run = 0;
  fc.assert(
    fc.property(start, edits, (parts, changes) => {
      run += 1;
      const path = `${run}.py`;
      let text = parts.join("");
      triggeredRules(text, rules, path);
      for (const [place, removed, added] of changes) {
        const at = place % (text.length + 1);
        text = text.slice(0, at) + added + text.slice(at + removed);
        expect(triggeredRules(text, rules, path)).toEqual(triggeredRules(text, rules));
      }
    }),
    { numRuns: 100 },
  );
});
