import type { TextEdit } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";

/** One instruction: from its first character to the end of its last line, without the line's end. */
interface Instruction extends Span {
  readonly keyword: string;
}

/**
 * `ENV X=…` and `ARG X=…` become `ARG X`, and what runs with `$X` while the image is built gets it as a mounted secret,
 * which no layer keeps (docs.docker.com, "Build secrets"; `env=` since Dockerfile 1.10). What the image itself needs is
 * given when it is run.
 */
export function dockerfileWays(text: string, key: Span, variable: string): readonly SecretWay[] {
  const instructions = instructionsOf(text);
  const at = instructions.findIndex(({ start, end }) => start <= key.start && key.end <= end);
  const instruction = instructions[at];
  if (instruction === undefined || !/^(?:ENV|ARG)$/i.test(instruction.keyword)) return [];
  const declared = declarationOf(text, instruction, key);
  if (declared === undefined) return [];
  const name = declared.name ?? variable;
  const edits = [declared.edit, ...mounts(text, instructions.slice(at + 1), name)];
  return [{ source: "build-secret", reads: `--mount=type=secret,id=${name},env=${name}`, edits }];
}

/** The only pair of the instruction: `ENV X=key`, `ENV X "key"`, `ARG X=key`. */
function declarationOf(
  text: string,
  instruction: Instruction,
  key: Span,
): { readonly name?: string; readonly edit: TextEdit } | undefined {
  const before = text.slice(instruction.start, key.start);
  const after = text.slice(key.end, instruction.end);
  const name = /^(?:ENV|ARG)\s+([A-Za-z_]\w*)(?:=|\s+)["']?$/i.exec(before)?.[1];
  if (name === undefined || !/^["']?\s*$/.test(after)) return undefined;
  return {
    name,
    edit: { span: { start: instruction.start, end: instruction.end }, newText: `ARG ${name}` },
  };
}

function mounts(text: string, later: readonly Instruction[], name: string): readonly TextEdit[] {
  const uses = new RegExp(`\\$(?:${name}\\b|\\{${name}[}:])`);
  const edits: TextEdit[] = [];
  for (const { keyword, start, end } of later) {
    if (/^FROM$/i.test(keyword)) break;
    const written = text.slice(start, end);
    if (!/^RUN$/i.test(keyword) || !uses.test(written) || written.includes(`id=${name}`)) continue;
    const at = start + keyword.length;
    edits.push({ span: { start: at, end: at }, newText: ` --mount=type=secret,id=${name},env=${name}` });
  }
  return edits;
}

/** A line that ends in `\` goes on in the next. */
function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  const line = /^[ \t]*([A-Za-z]+)(?=\s)(?:[^\n\\]|\\(?:\r?\n|[^\n]))*/gm;
  for (const match of text.matchAll(line)) {
    const [whole, keyword = ""] = match;
    const lead = whole.length - whole.trimStart().length;
    const start = match.index + lead;
    found.push({ keyword, start, end: match.index + whole.trimEnd().length });
  }
  return found;
}
