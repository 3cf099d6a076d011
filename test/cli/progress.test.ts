import { expect, test } from "vitest";
import { createProgress } from "../../server/src/cli/progress.ts";

/** A terminal that keeps what is written, and a clock that a test sets. */
function fakeTerminal(isTerminal: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const output = {
    isTerminal,
    write: async (text: string) => {
      written.push(text);
    },
    writeBytes: async () => {},
  };
  return { written, clock, progress: createProgress(output, { now: () => clock.now }) };
}

test("a short run shows nothing, and has nothing to take away", () => {
  const { written, clock, progress } = fakeTerminal(true);
  for (clock.now = 0; clock.now < 1000; clock.now += 100) progress.tick();
  progress.done();
  expect(written).toEqual([]);
});

test("a long run counts files in one line, not for each of them, and takes the line away", () => {
  const { written, clock, progress } = fakeTerminal(true);
  for (clock.now = 10; clock.now <= 2000; clock.now += 10) progress.tick();
  expect(written[0]).toBe("\r100 files checked …");
  expect(written.length).toBeLessThanOrEqual(11);
  expect(written.every((text) => text.startsWith("\r") && !text.includes("\n"))).toBe(true);
  progress.done();
  expect(written.at(-1)).toBe("\r\u001b[K");
});

test("where no person looks, nothing is written", () => {
  const { written, clock, progress } = fakeTerminal(false);
  for (clock.now = 0; clock.now <= 5000; clock.now += 10) progress.tick();
  progress.done();
  expect(written).toEqual([]);
});
