import type { CommandFact } from "../fact.ts";
import type { CommandLine, CommandWord } from "./command.ts";
import { readInstall } from "./install.ts";

/** The longest file that is read, in UTF-16 units. */
const longestText = 1 << 20;
/** Options of a requirements file that name something to install, or where from. */
const options = /^(?:-e|--editable|-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host)$/;

/**
 * The lines of a requirements file (https://pip.pypa.io/en/stable/reference/requirements-file-format/), each read as what
 * `pip install` would be told. A file with hashes is compared as a whole.
 */
export function readRequirements(text: string): readonly CommandFact[] {
  if (text.length > longestText || /(?:^|\s)--hash[= ]/.test(text) || /^--require-hashes\b/m.test(text))
    return [];
  return [...text.matchAll(/^[^\r\n]+/gm)].flatMap(({ 0: line, index }) =>
    readInstall(commandOf(line, index)),
  );
}

function commandOf(line: string, start: number): CommandLine {
  const written = line.replace(/(?:^|[ \t])#.*$/, "").replace(/[ \t\\]+$/, "");
  const lead = written.length - written.trimStart().length;
  const option = /^(-[a-z]|--[a-z-]+)(?:[ \t]+|=)(\S+)/.exec(written.trimStart());
  const words: CommandWord[] = [word("pip", start, 0), word("install", start, 0)];
  if (option?.[1] !== undefined && option[2] !== undefined) {
    const at = start + lead + option[0].length - option[2].length;
    // Other files, and settings: what they name is not written here.
    if (options.test(option[1])) words.push(word(option[1], start + lead), word(option[2], at));
  } else if (!written.trimStart().startsWith("-") && written.trim() !== "") {
    const requirement = written.trim().replace(/[ \t]+;.*$/, "");
    words.push(word(requirement, start + lead));
  }
  return { words, span: { start: start + lead, end: start + written.length }, style: "none", inner: [] };
}

function word(text: string, start: number, length: number = text.length): CommandWord {
  const span = { start, end: start + length };
  return { text, known: text, span, valueSpan: span };
}
