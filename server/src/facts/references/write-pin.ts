import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { RemoteReferenceFact } from "../facts.ts";
import { pinEdits } from "./pin-edits.ts";

/** A commit as it is written into a program. */
export interface Pin {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** What it was when it was looked up, for a comment beside it: `main, 2026-01-31`. */
  readonly note?: string;
}

/**
 * The edits that pin a reference, in the way of its library and as the program around it is written.
 *
 * @returns nothing where no place in this text pins it
 */
export function writePin(fact: RemoteReferenceFact, { commit, note }: Pin): readonly TextEdit[] {
  const { pinningPlace, call } = fact;
  if (fact.revision?.toLowerCase() === commit) return [];
  const quote = quoteOf(fact);
  if (pinningPlace.form === "argument" && pinningPlace.key === undefined && call !== undefined) {
    return call.edit.setKeyword(pinningPlace.name, quote + commit + quote, pinningPlace.position, note);
  }
  const edits = pinEdits(fact, commit, quote);
  return note === undefined || pinningPlace.form !== "text" || pinningPlace.noteAt === undefined
    ? edits
    : withComment(edits, pinningPlace.noteAt, `  # ${note}`);
}

/** Two edits that touch are one: their order would be anybody's guess. */
function withComment(edits: readonly TextEdit[], at: Span, comment: string): readonly TextEdit[] {
  const last = edits.at(-1);
  if (last === undefined) return edits;
  if (last.span.end !== at.start) return [...edits, { span: at, newText: comment }];
  return [
    ...edits.slice(0, -1),
    { span: { start: last.span.start, end: at.end }, newText: last.newText + comment },
  ];
}

/**
 * For a call that nothing pins, and that takes a folder in the place of a name: loads a pinned download instead. The
 * program then knows its model by a path, so a person should look at it.
 *
 * @returns nothing where the call takes no folder, or the name is not written in it
 */
export function writePinnedDownload(fact: RemoteReferenceFact, commit: string): readonly TextEdit[] {
  const { pinningPlace, call, idSpan, id, kind, registry } = fact;
  if (pinningPlace.form !== "download" || pinningPlace.folder === undefined || call === undefined) return [];
  const argument = call.arguments.find(
    ({ valueSpan }) => valueSpan.start === idSpan.start && valueSpan.end === idSpan.end,
  );
  if (argument === undefined || registry !== "huggingface") return [];
  const quote = quoteOf(fact);
  const quoted = (text: string): string => quote + text + quote;
  const before = pinningPlace.folder === "" ? "" : `${quoted(pinningPlace.folder)} + `;
  const type = kind === "dataset-reference" ? `, repo_type=${quoted("dataset")}` : "";
  const download = `${before}snapshot_download(${quoted(id)}${type}, revision=${quoted(commit)})`;
  const edits = call.edit.replaceArgument(argument, download);
  return edits.length === 0
    ? []
    : [...edits, ...call.edit.insertImport("from huggingface_hub import snapshot_download")];
}

/** The mark that the call's own strings are written with. */
function quoteOf({ call }: RemoteReferenceFact): '"' | "'" {
  const marks = call?.arguments.map(
    (argument) => /^[rRuUbBfF]{0,2}(["'])/.exec(call.sourceOf(argument))?.[1],
  );
  const first = marks?.find((mark) => mark !== undefined);
  return first === "'" ? "'" : '"';
}
