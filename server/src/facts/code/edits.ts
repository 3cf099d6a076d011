import type { PythonArgument, PythonCall, PythonModule } from "../../documents/python/module.ts";
import type { TextEdit } from "../../text/edits.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Keyword } from "../facts.ts";
import { withNote } from "./notes.ts";

/**
 * Makes a call give keywords: replaces the value of one that it gives, and adds the others behind the last
 * argument in the way the call is laid out.
 *
 * @returns nothing where the call gives them already, or where one cannot be written into this call
 */
export function setKeywords(
  text: string,
  call: PythonCall,
  keywords: readonly Keyword[],
): readonly TextEdit[] {
  const list = call.argumentsSpan;
  if (list === undefined) return [];
  const replaced: TextEdit[] = [];
  const added: Keyword[] = [];
  for (const keyword of keywords) {
    const present = givenAlready(call, keyword);
    if (present === undefined) added.push(keyword);
    // An unpacked dictionary: a second value beside it would be an error, so the entry itself changes.
    else if (present.indirect && present.value.type === "one-of") return [];
    else replaced.push(...replacement(text, call, present, keyword));
  }
  if (added.length === 0) return replaced;
  const sources = added.map(({ name, value }) => `${name}=${value}`);
  const edits = insertion(text, call, list, sources);
  const note = added.at(-1)?.note;
  return [...replaced, ...(note === undefined ? edits : withNote(text, call, edits, note))];
}

export function setKeyword(text: string, call: PythonCall, keyword: Keyword): readonly TextEdit[] {
  return setKeywords(text, call, [keyword]);
}

/** What a partial was given, a keyword of the call itself overrides. */
function givenAlready(call: PythonCall, { name, position }: Keyword): PythonArgument | undefined {
  const present = call.arguments.find(
    (argument) =>
      argument.name === name || (position !== undefined && !argument.indirect && argument.index === position),
  );
  return present === undefined || cameFromPartial(call, present) ? undefined : present;
}

function replacement(
  text: string,
  call: PythonCall,
  { valueSpan, indirect }: PythonArgument,
  { value, note }: Keyword,
): readonly TextEdit[] {
  if (text.slice(valueSpan.start, valueSpan.end) === value) return [];
  const edits = [{ span: valueSpan, newText: value }];
  return note === undefined || indirect ? edits : withNote(text, call, edits, note);
}

function cameFromPartial(call: PythonCall, argument: PythonArgument): boolean {
  return argument.indirect && !contains(call.span, argument.span);
}

function insertion(
  text: string,
  call: PythonCall,
  list: Span,
  sources: readonly string[],
): readonly TextEdit[] {
  const source = sources.join(", ");
  const written = call.written ?? [];
  const last = written.at(-1);
  if (last === undefined) return [insert(list.start + 1, source)];
  if (last.start === list.start) {
    // `f(x for x in y)`: beside another argument a generator needs parentheses of its own.
    return [insert(list.start, "("), insert(list.end, `, ${source})`)];
  }
  const tail = text.slice(last.end, list.end - 1);
  const comma = commaIn(tail);
  const indentation = startsLine(text, last.start);
  if (indentation === undefined) {
    return comma === undefined
      ? [insert(last.end, `, ${source}`)]
      : [insert(last.end + comma + 1, ` ${source},`)];
  }
  const lineEnd = text.startsWith("\r\n", lineEndIn(text, last.end)) ? "\r\n" : "\n";
  const line = sources.map((one) => `${lineEnd}${indentation}${one}`).join(",");
  if (comma !== undefined) {
    return [insert(last.end + restOfLine(tail, comma + 1), `${line},`)];
  }
  const rest = restOfLine(tail, 0);
  return rest === 0 ? [insert(last.end, `,${line}`)] : [insert(last.end, ","), insert(last.end + rest, line)];
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** The offset of the comma in what stands between or behind arguments: blanks and comments beside it. */
function commaIn(gap: string): number | undefined {
  for (let at = 0; at < gap.length; at += 1) {
    const character = gap.charAt(at);
    if (character === ",") return at;
    if (character === "#") at = lineEndIn(gap, at);
  }
  return undefined;
}

function lineEndIn(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\n" || character === "\r") return at;
  }
  return text.length;
}

/** Past blanks and a comment, to the end of the line; `from` itself where something else follows there. */
function restOfLine(gap: string, from: number): number {
  const end = lineEndIn(gap, from);
  const rest = gap.slice(from, end);
  return end < gap.length && /^[ \t]*(?:#.*)?$/.test(rest) && rest.includes("#") ? end : from;
}

/** The blanks before an offset, where nothing else stands before it on its line. */
function startsLine(text: string, offset: number): string | undefined {
  let start = offset;
  // Not from the line's beginning on: a line may be the whole text.
  while (start > 0 && (text.charAt(start - 1) === " " || text.charAt(start - 1) === "\t")) start -= 1;
  const before = text.charAt(start - 1);
  return before === "" || before === "\n" || before === "\r" ? text.slice(start, offset) : undefined;
}

/**
 * Takes an argument out of the call that it is written in, with its comma, and its line where it has one alone.
 *
 * @returns nothing where that would move another argument to its place
 */
export function removeArgument(
  text: string,
  call: PythonCall,
  argument: PythonArgument,
): readonly TextEdit[] {
  const written = call.written ?? [];
  const index = written.findIndex(
    (span) => span.start === argument.span.start && span.end === argument.span.end,
  );
  const span = written[index];
  const list = call.argumentsSpan;
  if (argument.indirect || span === undefined || list === undefined || span.start === list.start) return [];
  if (argument.name === undefined && isFollowedByPlace(text, call, argument)) return [];
  const next = written[index + 1];
  const gap = text.slice(span.end, next?.start ?? list.end - 1);
  const comma = commaIn(gap);
  const end = span.end + (comma === undefined ? 0 : comma + 1);
  const previous = written[index - 1];
  const line = wholeLines(text, { start: span.start, end }, list);
  if (line !== undefined) return removeLines(text, line, { previous, isLast: next === undefined, comma });
  if (next !== undefined) {
    const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    return [remove(span.start, end + blanks)];
  }
  if (previous === undefined) return [remove(span.start, end)];
  const before = text.slice(previous.end, span.start);
  // A comment on the line before stays, and so does the comma there.
  return before.includes("#") ? [remove(span.start, end)] : [remove(previous.end, span.end)];
}

function isFollowedByPlace(text: string, call: PythonCall, { span }: PythonArgument): boolean {
  const isPlace = ({ start }: Span): boolean =>
    /^\*(?!\*)/.test(text.slice(start, start + 2)) ||
    call.arguments.some((other) => other.name === undefined && other.span.start === start);
  return (call.written ?? []).some((other) => other.start > span.start && isPlace(other));
}

function remove(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}

/** What is taken away with an argument that has its lines for itself: those lines, up to a comment that stands there. */
function wholeLines(text: string, span: Span, list: Span): Span | undefined {
  const lead = startsLine(text, span.start);
  if (lead === undefined) return undefined;
  const end = lineEndIn(text, span.end);
  if (end >= list.end || !/^[ \t]*(?:#.*)?$/.test(text.slice(span.end, end))) return undefined;
  const comment = text.slice(span.end, end).indexOf("#");
  if (comment !== -1) return { start: span.start, end: span.end + comment };
  const lineEnd = text.startsWith("\r\n", end) ? 2 : 1;
  return { start: span.start - lead.length, end: end + lineEnd };
}

function removeLines(
  text: string,
  line: Span,
  around: {
    readonly previous: Span | undefined;
    readonly isLast: boolean;
    readonly comma: number | undefined;
  },
): readonly TextEdit[] {
  const edits = [remove(line.start, line.end)];
  const { previous, isLast, comma } = around;
  // The last argument had no comma behind it: the one that is last now has none either.
  if (isLast && comma === undefined && previous !== undefined) {
    const before = commaIn(text.slice(previous.end, line.start));
    if (before !== undefined) edits.unshift(remove(previous.end + before, previous.end + before + 1));
  }
  return edits;
}

/** Writes another callee. Not where the call gets arguments from a partial, which would be lost. */
export function replaceCallee(text: string, call: PythonCall, callee: string): readonly TextEdit[] {
  if (call.arguments.some((argument) => cameFromPartial(call, argument))) return [];
  const { start, end } = call.calleeSpan;
  return text.slice(start, end) === callee ? [] : [{ span: call.calleeSpan, newText: callee }];
}

/**
 * Adds an import where imports stand.
 *
 * @param statement `import a.b`, `import a as b`, `from a import b` or `from a import b as c`
 * @param usedAt where the name is needed: an import behind it does not count
 * @returns nothing where the module imports the same already
 */
export function insertImport(
  text: string,
  module: PythonModule,
  statement: string,
  usedAt = text.length,
): readonly TextEdit[] {
  if (isImported(module, statement, usedAt)) return [];
  const at = module.importOffset;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text.charAt(at - 1);
  const startsNewLine = at === 0 || before === "\n" || before === "\r" || before === "\uFEFF";
  return [insert(at, `${startsNewLine ? "" : lineEnd}${statement}${lineEnd}`)];
}

function isImported(module: PythonModule, statement: string, usedAt: number): boolean {
  const plain = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?$/.exec(statement.trim());
  const from = /^from\s+([\w.]+)\s+import\s+(\w+)(?:\s+as\s+(\w+))?$/.exec(statement.trim());
  const reachable = module.imports.filter(({ nested, span }) => !nested && span.start < usedAt);
  if (plain !== null) {
    const [, name, alias] = plain;
    return reachable.some(
      (row) =>
        row.form === "import" &&
        row.alias === alias &&
        // `import os.path` binds `os`, too.
        (row.module === name || (alias === undefined && row.module.startsWith(`${name}.`))),
    );
  }
  if (from === null) return false;
  const [, name, item, alias] = from;
  return reachable.some(
    (row) => row.form === "from" && row.module === name && row.name === item && row.alias === alias,
  );
}

/**
 * Takes a statement out with its lines; `pass` stays where it is all that its block holds.
 *
 * @returns nothing where something else stands on its lines
 */
export function removeStatement(text: string, span: Span): readonly TextEdit[] {
  const lead = startsLine(text, span.start);
  if (lead === undefined) return [];
  const end = lineEndIn(text, span.end);
  if (!/^[ \t]*,?[ \t]*(?:#.*)?$/.test(text.slice(span.end, end))) return [];
  if (isAloneInBlock(text, span.start - lead.length, end, lead)) return [{ span, newText: "pass" }];
  const lineEnd = text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0;
  return [remove(span.start - lead.length, end + lineEnd)];
}

/** Whether the line before opens the block and the line behind is outside of it. */
function isAloneInBlock(text: string, start: number, end: number, lead: string): boolean {
  const before = text.slice(Math.max(0, start - blockHead), start).replace(/\s+$/, "");
  const opener = before.slice(before.lastIndexOf("\n") + 1);
  if (!/:[ \t]*(?:#.*)?$/.test(opener)) return false;
  const next = /^\s*\n([ \t]*)\S/.exec(text.slice(end, end + blockHead));
  return next === null || (next[1] ?? "").length < lead.length;
}

/** So far is looked for the line that opens a block, and for the one behind it. */
const blockHead = 1_000;
