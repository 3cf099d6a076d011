import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../facts.ts";

/** What is known to be a folder by what a program does. */
export interface KnownFolders {
  /** What its `os.path.join` calls make; the same text as one literal may be a name. */
  readonly joined: ReadonlySet<string>;
  /** What it writes a model to, and loads again. */
  readonly written: ReadonlySet<string>;
}

export const noFolders: KnownFolders = { joined: new Set(), written: new Set() };

const writers = /\.(?:save_pretrained(?:_\w+)?|save_model|save_to_disk|save_lora|save)$/;
const writtenArguments = [
  "save_directory",
  "output_dir",
  "output_path",
  "local_dir",
  "model_path",
  "save_path",
];

/** The folders that the calls of a program join or write: looked for when a name is found that may be one. */
export function knownFolders(calls: readonly CallFact[]): KnownFolders {
  return new FoldersOfCalls(calls);
}

class FoldersOfCalls implements KnownFolders {
  readonly #calls: readonly CallFact[];
  #joined: ReadonlySet<string> | undefined;
  #written: ReadonlySet<string> | undefined;

  constructor(calls: readonly CallFact[]) {
    this.#calls = calls;
  }

  get joined(): ReadonlySet<string> {
    this.#joined ??= new Set(
      this.#calls.flatMap((call) => (call.name === "os.path.join" ? joinedBy(call) : [])),
    );
    return this.#joined;
  }

  get written(): ReadonlySet<string> {
    this.#written ??= new Set(
      this.#calls.flatMap((call) => (call.name === "os.path.join" ? [] : writtenBy(call))),
    );
    return this.#written;
  }
}

function joinedBy({ arguments: given }: CallFact): readonly string[] {
  const parts = given.map(({ value }) => stringsOf(value)[0]);
  return parts.every((part) => part !== undefined) ? [parts.join("/")] : [];
}

/** Of other calls only those that are told a folder are asked for their arguments, which costs something. */
const tellers = /(?:Arguments|Config|Trainer|_download)$/;

function writtenBy(call: CallFact): readonly string[] {
  if (!writers.test(call.name) && !tellers.test(call.name)) return [];
  const given = writers.test(call.name)
    ? [call.argument("save_directory", 0), ...writtenArguments.map((name) => call.argument(name))]
    : [call.argument("output_dir"), call.argument("local_dir")];
  return given.flatMap((argument) => (argument === undefined ? [] : stringsOf(argument.value)));
}
