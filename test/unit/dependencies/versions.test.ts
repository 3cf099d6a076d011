import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVersion, specifierAgainst, strengthOf } from "../../../server/src/facts/dependencies/versions.ts";

describe("a specifier set against one version (PEP 440)", () => {
  test.each([
    // Exact
    ["==2.5.1", "2.6", "below"],
    ["==2.6.0", "2.6", "at-least"],
    ["== 2.6", "2.6.0", "at-least"],
    ["===2.1.0", "2.6", "below"],
    ["==2.5.1+cu121", "2.6", "below"],
    ["==2.6.0+cu124", "2.6", "at-least"],
    // Pre-releases, post-releases, epochs
    ["==2.6.0rc1", "2.6", "below"],
    ["==2.6.0.post1", "2.6", "at-least"],
    ["==1!1.0", "2.6", "at-least"],
    ["<1!0", "2.6", "either"],
    // Prefixes
    ["==2.5.*", "2.6", "below"],
    ["==2.6.*", "2.6", "at-least"],
    ["==2.*", "2.6", "either"],
    // Ranges
    [">=2.6", "2.6", "at-least"],
    [">=2.1", "2.6", "either"],
    [">2.5.1", "2.6", "either"],
    ["<2.6", "2.6", "below"],
    ["<=2.6", "2.6", "either"],
    ["<=2.5.1", "2.6", "below"],
    [">=2.1,<2.6", "2.6", "below"],
    [">=2.1, <3", "2.6", "either"],
    ["<3,>=2.6", "2.6", "at-least"],
    [">=2.0,>=2.6", "2.6", "at-least"],
    ["<3,<2.6", "2.6", "below"],
    ["<=2.6,<2.6", "2.6", "below"],
    // Compatible release: ~=2.2 is >=2.2,==2.*
    ["~=2.5", "2.6", "either"],
    ["~=2.5.0", "2.6", "below"],
    ["~=2.6.1", "2.6", "at-least"],
    ["~=2.5", "3.0", "below"],
    // Exclusions move no end
    [">=2.6,!=2.7.0", "2.6", "at-least"],
    ["!=2.5", "2.6", "unknown"],
    // Nothing said, or nothing that can be read
    ["", "2.6", "unknown"],
    ["  ", "2.6", "unknown"],
    ["latest", "2.6", "unknown"],
    [">=banana", "2.6", "unknown"],
    ["~=2", "2.6", "unknown"],
    [">=2.1", "not a version", "unknown"],
  ])("%s against %s: %s", (specifier, version, answer) => {
    expect(specifierAgainst(specifier, version)).toBe(answer);
  });

  test("never throws, whatever is written", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (specifier, version) => {
        expect(["below", "at-least", "either", "unknown"]).toContain(specifierAgainst(specifier, version));
      }),
    );
  });

  test("an exact pin is never on both sides", () => {
    const part = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(part, part, part, part, (major, minor, otherMajor, otherMinor) => {
        const answer = specifierAgainst(`==${major}.${minor}`, `${otherMajor}.${otherMinor}`);
        const isBelow = major < otherMajor || (major === otherMajor && minor < otherMinor);
        expect(answer).toBe(isBelow ? "below" : "at-least");
      }),
    );
  });
});

test("an exact version says more than a range, and a range more than nothing", () => {
  expect(["==2.1", "===2.1", ">=2,==2.1", "==2.*", ">=2.1", "~=2.1", ""].map(strengthOf)).toEqual([
    2, 2, 2, 1, 1, 1, 0,
  ]);
});

test("a version longer than any real one is none", () => {
  expect(isVersion("1.".repeat(100))).toBe(false);
  expect(isVersion("1.2.3")).toBe(true);
});
