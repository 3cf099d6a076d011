import fc from "fast-check";
import { expect, test } from "vitest";
import { clearingEdits } from "../../../server/src/documents/notebook/clear-outputs.ts";
import { plainSource } from "../../../server/src/documents/notebook/json-source.ts";
import { readNotebookJson } from "../../../server/src/documents/notebook/read-json.ts";
import { defaultLimits } from "../../../server/src/host/limits.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { code, notebook, stream } from "../../harness/notebook.ts";

test("any outputs can be taken away, and all else stays byte for byte", () => {
  const shape = fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
    gone: fc.array(fc.record({ cell: fc.nat(5), output: fc.nat(5) }), { maxLength: 8 }),
    indent: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(shape, ({ counts, gone, indent }) => {
      const cells = counts.map((count, cell) =>
        code(`x = ${cell}`, {
          outputs: Array.from({ length: count }, (_, output) => stream(`${cell} "[${output}],\n`)),
        }),
      );
      const text = notebook(cells, { indent });
      const { sources, rawOutputs } = readNotebookJson(plainSource(text), defaultLimits);
      const edits = clearingEdits({ text, sources, outputs: rawOutputs }, gone);
      const after: unknown = JSON.parse(applyEdits(text, edits).text);
      const wanted = JSON.parse(text) as { cells: { outputs: unknown[] }[] };
      for (const [cell, { outputs }] of wanted.cells.entries()) {
        const kept = outputs.filter(
          (_, output) => !gone.some((one) => one.cell === cell && one.output === output),
        );
        outputs.splice(0, outputs.length, ...kept);
      }
      expect(after).toEqual(wanted);
    }),
    { numRuns: Number(process.env.FUZZ ?? 200) },
  );
});
