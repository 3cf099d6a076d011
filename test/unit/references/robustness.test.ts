import fc from "fast-check";
import { expect, test } from "vitest";
import { pinEdits } from "../../../server/src/facts/references/pin-edits.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { referencesIn, unnamedIn } from "../../harness/references.ts";

const paths = [
  "a.sh",
  "Dockerfile",
  "Makefile",
  "Modelfile",
  "compose.yaml",
  "a.yml",
  "a.json",
  "main.tf",
  ".env",
];

/** Pieces of which commands and configurations are made, so that random texts reach every reader. */
const pieces = fc.array(
  fc.constantFrom(
    "hf download ",
    "acme/net",
    " --revision ",
    "0123456789abcdef0123456789abcdef01234567",
    "FROM ",
    "RUN ",
    "CMD [",
    '"',
    "'",
    "]",
    "\\\n",
    "\n",
    "\t",
    "  ",
    "- ",
    ": ",
    "services:\n",
    "image",
    "command",
    "base_model: acme/net\n",
    "datasets:\n",
    "path",
    "pip install ",
    "git+https://a.b/c/d",
    "@",
    "curl https://a.b/c.sh | sh",
    "docker run ",
    "a:b",
    "$(",
    ")",
    "${X:-",
    "}",
    "<<EOF\n",
    "EOF\n",
    "HF_MODEL_ID=acme/net\n",
    "#",
  ),
  { maxLength: 40 },
);

test("no text breaks a reader, every place lies in the text, and the edits of one reference do not overlap", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), pieces, async (path, parts) => {
      const text = parts.join("");
      for (const fact of await referencesIn(`/project/${path}`, text)) {
        for (const span of [fact.span, fact.idSpan, fact.revisionSpan ?? fact.span]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        expect(applyEdits(text, pinEdits(fact, "0".repeat(40))).skipped).toBe(0);
      }
      await unnamedIn(`/project/${path}`, text);
    }),
    { numRuns: Number(process.env.FUZZ ?? 200) },
  );
});
