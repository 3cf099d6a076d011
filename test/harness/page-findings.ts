/** Checks the blocks of a page: builds their files, and compares what is found with what they expect. */

import type { Finding } from "../../server/src/finding/finding.ts";
import { buildBytes } from "./build-bytes.ts";
import { fillKeys } from "./fill-keys.ts";
import type { PageBlock } from "./pages.ts";
import { notebookFromPercent } from "./percent.ts";

export type Files = Record<string, string | Uint8Array>;

/** A block as the file that it stands for. */
function contentOf(block: PageBlock): string | Uint8Array {
  if (block.language === "builder") return buildBytes(fillKeys(block.content));
  const text = fillKeys(block.content);
  return block.language === "notebook" ? notebookFromPercent(text) : text;
}

export function filesOf(block: PageBlock, blocks: readonly PageBlock[]): Files {
  const together =
    block.project === undefined ? [block] : blocks.filter(({ project }) => project === block.project);
  return Object.fromEntries(together.map((one) => [`/project/${one.file}`, contentOf(one)]));
}

/** `12 pickle-load "…"`, with the cell before the line in notebooks: what a failed comparison prints. */
function describeFinding({ rule, location, message }: Finding): string {
  const cell = location.cell === undefined ? "" : `cell ${location.cell + 1} `;
  return `${cell}line ${(location.range?.start.line ?? 0) + 1} ${rule}: ${message}`;
}

function matches(
  finding: Finding,
  expectation: PageBlock["expectations"][number],
  block: PageBlock,
): boolean {
  const { location } = finding;
  // Bytes have no lines: there an expectation names the rule and the message only.
  const inPlace =
    location.range === undefined ||
    block.language === "builder" ||
    (location.range.start.line + 1 === expectation.line &&
      (expectation.cell === undefined ||
        location.cell === undefined ||
        location.cell + 1 === expectation.cell));
  return inPlace && finding.rule === expectation.rule && finding.message.includes(expectation.message);
}

/** Compares as multisets: what was expected and not found, and what was found and not expected. */
export function difference(block: PageBlock, findings: readonly Finding[]) {
  const left = [...findings];
  const missing = block.expectations.filter((expectation) => {
    const at = left.findIndex((finding) => matches(finding, expectation, block));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return {
    missing: missing.map(
      ({ rule, message, line, cell }) =>
        `${cell === undefined ? "" : `cell ${cell} `}line ${line} ${rule}: …${message}…`,
    ),
    unexpected: left.map(describeFinding),
  };
}
