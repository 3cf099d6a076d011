import { type Scanner, scannerOf } from "./scanner.ts";
import type { ShellAssignment, ShellCommand, ShellDocument, ShellScript, ShellWord } from "./tree.ts";
import { literalOf } from "./values.ts";
import { readWord, type SubstitutionReader } from "./words.ts";

/** The longest text that is read, in UTF-16 units: longer ones are data. */
const longestText = 2 << 20;
/** The most words of one text. */
const mostWords = 200_000;
/** The deepest nesting of `$( … )`. */
const deepest = 16;

/**
 * Reads a script of a POSIX shell or bash into simple commands (POSIX.1-2024, Shell Command
 * Language, 2.2 to 2.10): lists, pipes, groups, quotes, continuations, comments, redirections and
 * here-documents. Compound commands are flattened: what stands in a branch or a loop is listed like
 * any other command. Nothing is expanded.
 *
 * @param span the stretch of the text that is the script; offsets stay those of the whole text
 */
export function parseShell(text: string, span = { start: 0, end: text.length }): ShellScript {
  if (span.end - span.start > longestText) return { commands: [], documents: [], complete: false };
  const scanner = scannerOf(text, span.start, span.end);
  return parseList(scanner, { words: mostWords }, 0);
}

/** What all levels of one text share. */
interface Budget {
  words: number;
}

/** Commands up to the end, or to the bracket that closes a substitution (which is left unread). */
function parseList(scanner: Scanner, budget: Budget, depth: number): ShellScript {
  const commands: ShellCommand[] = [];
  const documents: ShellDocument[] = [];
  const state: State = {
    scanner,
    budget,
    depth,
    documents,
    pending: [],
    groups: 0,
    // Too deep to follow: the words up to the bracket are read as if they stood here.
    substitution: (inner) => (depth < deepest ? parseList(inner, budget, depth + 1).commands : []),
  };
  while (!scanner.done() && budget.words > 0) {
    skipSeparators(state);
    if (scanner.done() || isClosing(state)) break;
    const command = parseCommand(state);
    if (command !== undefined) commands.push(command);
    else scanner.skip(1);
  }
  return { commands, documents, complete: scanner.complete && budget.words > 0 };
}

interface State {
  readonly scanner: Scanner;
  readonly budget: Budget;
  readonly depth: number;
  readonly documents: ShellDocument[];
  /** Here-documents whose body begins at the next line. */
  /** Brackets of groups that are open, so that their ends do not end the substitution around them. */
  groups: number;
  readonly substitution: SubstitutionReader;
  pending: { readonly mark: string; readonly strip: boolean; readonly reader: string }[];
}

/** Whether the bracket that closes the substitution around these commands stands here. */
function isClosing({ scanner, depth, groups }: State): boolean {
  return depth > 0 && groups === 0 && scanner.at(")");
}

/** Blanks, line ends, comments, `;`, `&`, and brackets of groups. */
function skipSeparators(state: State): void {
  const { scanner } = state;
  while (!scanner.done()) {
    if (scanner.skipBlanks()) continue;
    if (scanner.atLineEnd()) {
      scanner.skipLineEnd();
      readDocuments(state);
    } else if (scanner.at("#")) scanner.skipToLineEnd();
    else if (/[;&|(){}!]/.test(scanner.peek()) && !isClosing(state) && !isBraceWord(scanner)) {
      if (scanner.at("(")) state.groups += 1;
      else if (scanner.at(")")) state.groups = Math.max(0, state.groups - 1);
      scanner.skip(1);
    } else return;
  }
}

/** `{a,b}` is a word; a brace with a blank behind it is a group. */
function isBraceWord(scanner: Scanner): boolean {
  return /^[{}][^\s;]/.test(scanner.peek(2)) && scanner.at("{");
}

function readDocuments(state: State): void {
  for (const { mark, strip, reader } of state.pending) {
    const span = state.scanner.readDocument(mark, strip);
    state.documents.push({ span, reader });
  }
  state.pending = [];
}

const reserved = new Set(
  "if then else elif fi for do done while until case esac in select function time coproc".split(" "),
);

/** A command while it is read. */
interface Draft {
  readonly assignments: ShellAssignment[];
  readonly words: ShellWord[];
  readonly outputs: ShellWord[];
  readonly inner: ShellCommand[];
  end: number;
}

function parseCommand(state: State): ShellCommand | undefined {
  const { scanner, budget } = state;
  const start = scanner.offset;
  const draft: Draft = { assignments: [], words: [], outputs: [], inner: [], end: start };
  while (!scanner.done() && budget.words > 0 && !endsCommand(scanner)) {
    if (!scanner.skipBlanks() && !readPiece(state, draft)) break;
  }
  const pipes = /^\|(?!\|)/.test(scanner.peek(2));
  if (scanner.at("(")) {
    // `name() { …`: the brackets of a function's name are a group without words.
    state.groups += 1;
    scanner.skip(1);
  }
  const { assignments, words, outputs, inner, end } = draft;
  if (words.length === 0 && assignments.length === 0 && inner.length === 0) {
    return scanner.offset === start ? undefined : { ...empty, span: { start, end: start } };
  }
  const first = assignments[0]?.span.start ?? words[0]?.span.start ?? start;
  return { assignments, words, span: { start: first, end }, pipes, outputs, inner };
}

function endsCommand(scanner: Scanner): boolean {
  if (scanner.atLineEnd() || (scanner.at("#") && scanner.startsWord())) return true;
  return /[;&|()]/.test(scanner.peek()) && !scanner.at("&>");
}

/** A word, an assignment or a redirection; false where none of them stands here. */
function readPiece(state: State, draft: Draft): boolean {
  const { scanner, budget } = state;
  if (scanner.isRedirection()) {
    const reader = draft.words[0] === undefined ? "" : (literalOf(draft.words[0]) ?? "");
    const mark = redirect(state, draft.outputs);
    if (mark !== undefined) state.pending.push({ ...mark, reader });
    draft.end = scanner.offset;
    return true;
  }
  const found = readWord(scanner, state.substitution);
  if (found === undefined) return false;
  budget.words -= 1;
  draft.inner.push(...found.inner);
  draft.end = found.word.span.end;
  addWord(draft, found.word);
  return true;
}

function addWord({ words, assignments }: Draft, word: ShellWord): void {
  if (words.length > 0) {
    words.push(word);
    return;
  }
  const assignment = assignmentOf(word);
  const text = literalOf(word);
  if (assignment !== undefined) assignments.push(assignment);
  // `if command`, `do command`: what follows is the command.
  else if (text === undefined || !reserved.has(text) || assignments.length > 0) words.push(word);
}

const empty = { assignments: [], words: [], pipes: false, outputs: [], inner: [] } as const;

/** `> file`, `2>&1`, `<<EOF`; answers the mark of a here-document. */
function redirect(
  { scanner, substitution }: State,
  outputs: ShellWord[],
): { readonly mark: string; readonly strip: boolean } | undefined {
  const operator = scanner.readRedirection();
  scanner.skipBlanks();
  if (operator.includes("<<<")) {
    readWord(scanner, substitution);
    return undefined;
  }
  if (/&$/.test(operator) && /^[\d-]/.test(scanner.peek())) {
    scanner.skip(1);
    return undefined;
  }
  const target = readWord(scanner, substitution)?.word;
  if (target === undefined) return undefined;
  if (operator.includes("<<")) {
    return { mark: literalOf(target) ?? "", strip: operator.endsWith("-") };
  }
  if (operator.includes(">")) outputs.push(target);
  return undefined;
}

/** `NAME=value`, `NAME+=value`: the first part holds the name, unquoted. */
function assignmentOf({ parts, span }: ShellWord): ShellAssignment | undefined {
  const [first, ...rest] = parts;
  if (first?.type !== "text" || first.quoted) return undefined;
  const match = /^([A-Za-z_]\w*)\+?=/.exec(first.text);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const start = first.span.start + match[0].length;
  const text = first.text.slice(match[0].length);
  const head = text === "" ? [] : [{ ...first, text, span: { start, end: first.span.end } }];
  return { name, value: { parts: [...head, ...rest], span: { start, end: span.end } }, span };
}
