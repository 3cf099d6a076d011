/** Rule pages as tests: reads the fenced blocks of a page, with what each line expects. */

export interface Expectation {
  readonly rule: string;
  readonly message: string;
  /** One-based; counted in the block without its marks (in a notebook: of the cell). */
  readonly line: number;
  /** One-based; only in notebooks. */
  readonly cell?: number;
}

export interface PageBlock {
  readonly language: string;
  readonly file: string;
  /** Blocks with the same project lie in one folder. */
  readonly project?: string;
  /** The file's content without expectations. */
  readonly content: string;
  readonly expectations: readonly Expectation[];
  /** The file after the safe fixes, or after safe and unsafe ones. */
  readonly fixed?: string;
  readonly fixedUnsafe?: string;
  /** One-based line of the block in the page, for messages. */
  readonly pageLine: number;
}

interface Fence {
  readonly info: readonly string[];
  readonly lines: readonly string[];
  readonly pageLine: number;
}

/** All fenced blocks of a page, nested fences excluded (a longer fence holds shorter ones). */
function fences(page: string): readonly Fence[] {
  const found: Fence[] = [];
  const lines = page.replaceAll("\r\n", "\n").split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const open = /^(`{3,})(\S.*)$/.exec(lines[index] ?? "");
    if (open?.[1] === undefined) continue;
    const close = lines.findIndex((line, at) => at > index && line.trim() === open[1]);
    if (close === -1) throw new Error(`line ${index + 1}: a fence is never closed`);
    found.push({
      info: (open[2] ?? "").trim().split(/\s+/),
      lines: lines.slice(index + 1, close),
      pageLine: index + 1,
    });
    index = close;
  }
  return found;
}

/** Reads the blocks of a page that have a file name, each joined with the `fixed` blocks after it. */
export function pageBlocks(page: string): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  for (const fence of fences(page)) {
    const [language = "", file] = fence.info;
    if (file === undefined) continue;
    const last = blocks.at(-1);
    if (file === "fixed" || file === "fixed-unsafe") {
      if (last === undefined) throw new Error(`line ${fence.pageLine}: nothing to fix before it`);
      const text = `${fence.lines.join("\n")}\n`;
      blocks[blocks.length - 1] =
        file === "fixed" ? { ...last, fixed: text } : { ...last, fixedUnsafe: text };
      continue;
    }
    blocks.push(readBlock(fence, language, file));
  }
  return blocks;
}

function readBlock(fence: Fence, language: string, file: string): PageBlock {
  const project = fence.info.find((word) => word.startsWith("project="))?.slice("project=".length);
  const { content, expectations } = readExpectations(fence.lines, language === "notebook");
  return {
    language,
    file,
    content,
    expectations,
    pageLine: fence.pageLine,
    ...(project === undefined ? {} : { project }),
  };
}

const mark = /[ \t]*(?:#|\/\/|<!--|;)[ \t]*(expect|expect-next):[ \t]*(.*?)(?:[ \t]*-->)?[ \t]*$/;
const one = /([a-z0-9-]+)[ \t]+"((?:[^"\\]|\\.)*)"/g;

function readExpectations(lines: readonly string[], isNotebook: boolean) {
  const kept: string[] = [];
  const expectations: Expectation[] = [];
  let next: readonly (readonly [string, string])[] = [];
  let cell = 0;
  let firstOfCell = 0;
  for (const line of lines) {
    if (isNotebook && /^# %%(?! \[output\])/.test(line)) {
      cell += 1;
      firstOfCell = kept.length + 1;
    }
    const found = mark.exec(line);
    const wanted = found === null ? [] : expectationsOf(found[2] ?? "", line);
    if (found?.[1] === "expect-next") {
      next = wanted;
      continue;
    }
    kept.push(found === null ? line : line.slice(0, found.index));
    for (const [rule, message] of [...next, ...wanted]) {
      const at = kept.length - firstOfCell;
      expectations.push({ rule, message, line: at, ...(isNotebook ? { cell } : {}) });
    }
    next = [];
  }
  return { content: `${kept.join("\n")}\n`, expectations };
}

function expectationsOf(text: string, line: string): readonly (readonly [string, string])[] {
  const found = [...text.matchAll(one)].map(
    (match) => [match[1] ?? "", (match[2] ?? "").replace(/\\(.)/g, "$1")] as const,
  );
  if (found.length === 0) throw new Error(`no expectation can be read in: ${line}`);
  return found;
}
