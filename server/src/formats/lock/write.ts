import { compareEntries, type LockEntry, type LockedFile, type LockFile } from "./lock.ts";

const heading = `# Written by "loadline lock": what the names in this project stand for. Keep it under version control.
# "loadline lock --update NAME" looks a name up again, "loadline verify" compares files with it.
version = 1
`;

/**
 * A lock file's text, with LF line ends. One key a line and one file a line, so that a change reads as one in a
 * review; entries and files are sorted, so that the same content gives the same bytes.
 */
export function writeLock({ entries }: LockFile): string {
  return [heading, ...[...entries].sort(compareEntries).map(entryText)].join("\n");
}

function entryText(entry: LockEntry): string {
  const { date, omittedFiles, files } = entry;
  const lines = [
    "[[artifact]]",
    `id = ${text(entry.id)}`,
    `kind = ${text(entry.kind)}`,
    `registry = ${text(entry.registry)}`,
    `revision = ${text(entry.revision)}`,
    `commit = ${text(entry.commit)}`,
    ...(date === undefined ? [] : [`date = ${date}`]),
    `resolved = ${entry.resolved}`,
    `license = ${list(entry.license)}`,
    `base-models = ${list(entry.baseModels)}`,
    `pickles = ${entry.pickles}`,
    `custom-code = ${entry.customCode}`,
    ...(omittedFiles === undefined ? [] : [`omitted-files = ${omittedFiles}`]),
    ...filesText(files),
  ];
  return `${lines.join("\n")}\n`;
}

function filesText(files: readonly LockedFile[]): readonly string[] {
  if (files.length === 0) return ["files = []"];
  const sorted = [...files].sort((left, right) =>
    left.path < right.path ? -1 : left.path > right.path ? 1 : 0,
  );
  return ["files = [", ...sorted.map((file) => `  ${fileText(file)},`), "]"];
}

function fileText({ path, size, sha256, gitBlob }: LockedFile): string {
  const digest =
    sha256 === undefined
      ? gitBlob === undefined
        ? ""
        : `, git-blob = ${text(gitBlob)}`
      : `, sha256 = ${text(sha256)}`;
  return `{ path = ${text(path)}, size = ${size}${digest} }`;
}

function list(values: readonly string[]): string {
  return `[${values.map(text).join(", ")}]`;
}

/**
 * A basic string of TOML 1.0. JSON's escapes are among its own; escaped too is what TOML does not allow (U+007F), what
 * is no character (half of a surrogate pair becomes U+FFFD), and what would reorder the line for its reader.
 */
function text(value: string): string {
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
