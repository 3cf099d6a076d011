import fc from "fast-check";
import type { FileResult } from "../../../server/src/engine/result.ts";
import {
  areas,
  confidences,
  type Finding,
  type LocatedFix,
  type Location,
  type Suppression,
  severities,
} from "../../../server/src/finding/finding.ts";
import type { RunReport } from "../../../server/src/reporters/report.ts";

export const workingFolder = "/work space/project";

/** A finding as the engine makes them, with what a test wants to see. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    rule: "pickle-load",
    area: "deserialization",
    severity: "error",
    confidence: "high",
    message: "`pickle.load` runs code from the file.",
    location: { path: `${workingFolder}/load.py`, range: range(2, 7, 2, 18) },
    related: [],
    fixes: [],
    evidence: [],
    fingerprint: "0".repeat(32),
    ...changes,
  };
}

/** Zero-based. */
export function range(startLine: number, start: number, endLine: number, end: number) {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}

export function report(
  findings: readonly Finding[],
  suppressed: readonly Finding[] = [],
  changes: Partial<RunReport> = {},
): RunReport {
  const result: FileResult = {
    path: `${workingFolder}/load.py`,
    kind: "python",
    status: "checked",
    findings,
    suppressed,
  };
  return {
    tool: { name: "loadline", version: "1.2.3" },
    workingFolder,
    results: [result],
    files: { checked: 1, prefiltered: 0, unread: 0, excluded: 0, outsideLinks: 0 },
    failures: [],
    fixed: 0,
    ...changes,
  };
}

/** Any text, halves of surrogate pairs and control characters among it. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((codes) => String.fromCharCode(...codes)),
);
const count = fc.nat({ max: 100_000 });
const position = fc.record({ line: count, character: count });
const anyRange = fc.tuple(position, count, count).map(([start, lines, characters]) => ({
  start,
  end: { line: start.line + lines, character: start.character + characters },
}));
const path = fc.oneof(
  text.map((name) => `${workingFolder}/${name}`),
  text.map((name) => `/elsewhere/${name}`),
  text.map((name) => `C:/Users/${name}`),
);

function optional<K extends string, V>(key: K, value: fc.Arbitrary<V>) {
  return fc.option(value, { nil: undefined }).map((some) => (some === undefined ? {} : { [key]: some }));
}

const location: fc.Arbitrary<Location> = fc
  .tuple(
    path,
    optional("range", anyRange),
    optional("cell", count),
    optional("output", count),
    optional("inner", text),
    optional("offset", count),
    optional("length", count),
  )
  .map(([its, ...parts]) => Object.assign({ path: its }, ...parts) as Location);

const fix: fc.Arbitrary<LocatedFix> = fc.record({
  title: text,
  applicability: fc.constantFrom("safe" as const, "unsafe" as const, "manual" as const),
  edits: fc.array(
    fc
      .tuple(fc.record({ path, range: anyRange, newText: text }), optional("cell", count))
      .map(([edit, cell]) => ({ ...edit, ...cell })),
    { maxLength: 3 },
  ),
});

const suppression: fc.Arbitrary<Suppression> = fc
  .tuple(
    fc.constantFrom("comment", "file-comment", "foreign-comment", "configuration", "cell-tag"),
    optional("reason", text),
  )
  .map(([source, reason]) => ({ source, ...reason }) as Suppression);

export const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom("pickle-load", "hardcoded-key", "card-license-missing"),
    area: fc.constantFrom(...areas),
    severity: fc.constantFrom(...severities),
    confidence: fc.constantFrom(...confidences),
    message: text,
    location,
    related: fc.array(fc.record({ location, message: text }), { maxLength: 2 }),
    fixes: fc.array(fix, { maxLength: 2 }),
    evidence: fc.array(text, { maxLength: 2 }),
    fingerprint: fc.stringMatching(/^[0-9a-f]{32}$/),
  })
  .chain((made) =>
    fc
      .option(fc.record({ text, start: fc.nat({ max: 20 }), length: fc.nat({ max: 20 }) }), {
        nil: undefined,
      })
      .map((excerpt) =>
        excerpt === undefined
          ? made
          : {
              ...made,
              excerpt: {
                text: excerpt.text,
                highlight: { start: excerpt.start, end: excerpt.start + excerpt.length },
              },
            },
      ),
  );

export const anyReport: fc.Arbitrary<RunReport> = fc
  .tuple(
    fc.array(anyFinding, { maxLength: 4 }),
    fc.array(fc.tuple(anyFinding, suppression), { maxLength: 2 }),
    fc.array(fc.record({ path, message: text }), { maxLength: 2 }),
  )
  .map(([findings, suppressed, failures]) =>
    report(
      findings,
      suppressed.map(([its, why]) => ({ ...its, suppression: why })),
      { failures },
    ),
  );
