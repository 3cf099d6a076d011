import type { Output } from "./command.ts";

/** A line on the terminal that counts files, for runs that take longer than a moment. */
export interface Progress {
  tick(): void;
  /** Takes the line away. */
  done(): void;
}

/** Milliseconds before anything is shown, and between two counts. */
const patience = 1000;
const interval = 100;

export interface ProgressOptions {
  /** What is shown; left out: how many files were checked. */
  readonly text?: (count: number) => string;
  readonly now?: () => number;
}

export function createProgress(output: Output, options: ProgressOptions = {}): Progress {
  const { text = (count: number) => `${count} files checked …`, now = Date.now } = options;
  const start = now();
  let last = start;
  let count = 0;
  let shown = false;
  if (!output.isTerminal) return { tick: () => {}, done: () => {} };
  return {
    tick() {
      count += 1;
      const time = now();
      if (time - start < patience || time - last < interval) return;
      last = time;
      shown = true;
      void output.write(`\r${text(count)}`);
    },
    done() {
      // Back to the start of the line, and erase it (ECMA-48, EL).
      if (shown) void output.write("\r\u001b[K");
    },
  };
}
