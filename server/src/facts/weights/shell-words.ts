/** One command of a shell text: its words without quotes, and whether a pipe feeds it. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly piped: boolean;
}

/** Of one text; what follows is not looked at. */
const mostCommands = 16;

/** The state of the reader: what is read of the current word and command. */
interface Reading {
  readonly commands: ShellCommand[];
  words: string[];
  /** Undefined between words: an empty pair of quotes is a word too. */
  word: string | undefined;
  piped: boolean;
}

/**
 * The commands of a text as a POSIX shell would split it (IEEE Std 1003.1, Shell Command Language,
 * 2.2 and 2.3): quotes, backslashes, `;`, `&`, `|`, line ends, parentheses and backticks. Nothing is
 * expanded. A quote that is not closed reaches to the end: long texts are known by their beginning
 * only. A backslash before a letter stays, for the paths of Windows.
 */
export function shellCommands(text: string): readonly ShellCommand[] {
  const reading: Reading = { commands: [], words: [], word: undefined, piped: false };
  for (let index = 0; index < text.length && reading.commands.length < mostCommands; index += 1) {
    const character = text.charAt(index);
    if (character === "'" || character === '"') index = quoted(reading, text, index);
    else if (character === "\\" && /[^A-Za-z0-9]/.test(text.charAt(index + 1))) {
      index += 1;
      add(reading, text.charAt(index));
    } else if (isSeparator(text, index)) endCommand(reading, isPipe(text, index));
    else if (/\s/.test(character)) endWord(reading);
    else add(reading, character);
  }
  endCommand(reading, false);
  return reading.commands;
}

/** Adds what stands in quotes; the place of the closing quote. */
function quoted(reading: Reading, text: string, start: number): number {
  const quote = text.charAt(start);
  let index = start + 1;
  let content = "";
  for (; index < text.length && text.charAt(index) !== quote; index += 1) {
    if (quote === '"' && text.charAt(index) === "\\" && /["\\$`]/.test(text.charAt(index + 1))) index += 1;
    content += text.charAt(index);
  }
  add(reading, content);
  return index;
}

function isSeparator(text: string, index: number): boolean {
  const character = text.charAt(index);
  // `>&` and `&>` are redirections.
  if (character === "&") return !/[<>]/.test(text.charAt(index - 1)) && text.charAt(index + 1) !== ">";
  return ";|\n()`".includes(character);
}

/** One `|`, not `||`. */
function isPipe(text: string, index: number): boolean {
  return text.charAt(index) === "|" && text.charAt(index + 1) !== "|" && text.charAt(index - 1) !== "|";
}

function add(reading: Reading, piece: string): void {
  reading.word = (reading.word ?? "") + piece;
}

function endWord(reading: Reading): void {
  if (reading.word !== undefined) reading.words.push(reading.word);
  reading.word = undefined;
}

function endCommand(reading: Reading, pipe: boolean): void {
  endWord(reading);
  if (reading.words.length > 0) reading.commands.push({ words: reading.words, piped: reading.piped });
  reading.words = [];
  reading.piped = pipe;
}
