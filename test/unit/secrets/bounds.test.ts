import fc from "fast-check";
import { expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { maskSecrets } from "../../../server/src/knowledge/key-formats/mask.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, keyProviders, seededRandom } from "../../harness/keys.ts";
import { CountingText } from "./counting-text.ts";

const random = seededRandom(5);
const prefixes = keyFormats.flatMap(({ shapes }) => shapes.flatMap((shape) => shape.prefixes));
const pem = "-----BEGIN PRIVATE KEY-----\n";

/** Pieces whose repetition makes a reader look again and again at the same characters, if it can be made to. */
const pieces: readonly string[] = [
  ...prefixes,
  ...prefixes.map((prefix) => `${prefix}${"aB3".repeat(7)}`),
  ...keyProviders.map((provider) => `${generateKey(provider, random)} `),
  ...keyProviders.map((provider) => `key="${generateKey(provider, random)}",`),
  "a",
  "a-",
  "a.",
  "a/",
  "=",
  "://",
  "://a:",
  "http://user:Passw0rdX@",
  `://${"a".repeat(250)}`,
  pem,
  `${pem}${"aB3/".repeat(12)}\n`,
  `${pem}${"aB3/".repeat(1000)}\n`,
  `token="${"0123456789abcdef".repeat(2)}" `,
  `api_key: ${"9f8e7d6c5b4a3f2e1d0c".repeat(2)}\n`,
  "\\n\\u003d%3D\u001b[0m",
  "<td>",
  "&quot;",
  '"\\"\\"',
  "eyJhbGciOi.eyJzdWIi.",
];

/** So many reads for each character at most; a real text takes about one. */
const bound = 400;

function stepsPerCharacter(piece: string, length: number): number {
  const text = new CountingText(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
  // The cast: CountingText has every method of a string that the scan calls.
  findKeys(text as unknown as string, { owners: true });
  return text.steps / length;
}

/** With FUZZ all of them. */
const tried = pieces.filter(
  (_, index) => process.env.FUZZ !== undefined || index % 5 === 0 || index >= pieces.length - 20,
);

test("no text makes the scan look at its characters more than so often", () => {
  const steps = tried.map((piece) => ({ piece, steps: stepsPerCharacter(piece, 10_000) }));
  expect(steps.filter((one) => one.steps > bound)).toEqual([]);
  // The worst of them are no worse where the text is long.
  const worst = steps.sort((left, right) => right.steps - left.steps).slice(0, 4);
  for (const one of worst) expect(stepsPerCharacter(one.piece, 100_000)).toBeLessThan(bound);
});

/** One pass for runs, and one of the machine's own search for `://`, for `+`, for `= (` and for each mark that breaks a run. */
test("a common text takes about one step for each character", () => {
  const line = 'model = AutoModel.from_pretrained("org/name", revision="main")  # load the model\n';
  const text = new CountingText(line.repeat(1000));
  findKeys(text as unknown as string, { owners: true });
  expect(text.steps / text.length).toBeLessThan(7);
});

test("a line of fifty megabytes gets its answer", { timeout: 60_000 }, () => {
  const key = generateKey("anthropic", random);
  const blob = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo".repeat(1_450_000);
  const text = `{"image": "${blob}", "key": "${key}"}`;
  expect(findKeys(text, { owners: true }).map(({ span }) => text.slice(span.start, span.end))).toEqual([key]);
});

test("hits lie in order, apart, and inside the text, whatever it is", () => {
  const piece = fc.oneof(
    fc.constantFrom(...pieces.filter(({ length: size }) => size < 300)),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom("\n", " ", '"', "'", "=", ": ", "api_key=", "mistral", "\u{1f511}", "\\n"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const { span, prefixLength } of findKeys(text, { owners: true, unknownOwners: true })) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.start + prefixLength).toBeLessThanOrEqual(span.end);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(maskSecrets(text)).toHaveLength(text.length);
    }),
    { numRuns: 300, seed: 3 },
  );
});
