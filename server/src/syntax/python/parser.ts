// web-tree-sitter: the error-tolerant, incremental parser that editors use; nothing else imports it.
import type { Parser, Tree } from "web-tree-sitter";
import type { Grammars } from "../../host/grammars.ts";
import { checkedReader } from "./checked-reader.ts";
import { type OpenReader, plainReader } from "./cursor.ts";
import { memoryReader, type WasmMemory } from "./memory-reader.ts";
import { Names } from "./names.ts";
import { codeTable } from "./node-codes.ts";

export type { Tree as SyntaxTree };

/** One parser for the process. It keeps no text: a tree holds all that a parse leaves behind. */
export interface PythonParser {
  /** Names of all texts that are read. */
  readonly names: Names;
  readonly openReader: OpenReader;
  /** The library's own cursor, which the other one must agree with. */
  readonly openPlainReader: OpenReader;
  /**
   * A tree, which lives in WebAssembly memory until `delete` is called; undefined where the parse
   * was given up because it cost more than its bound.
   *
   * @param previous a tree of a former text, told of every edit since
   */
  parse(text: string, previous?: Tree): Tree | undefined;
}

/**
 * How often the parser may report progress (it does so once in a hundred operations) for each
 * kilobyte, and at least. Code takes 5 to 50, garbage hardly more; the bound is for what nobody foresaw.
 */
const progressPerKilobyte = 400;
const leastProgress = 20_000;

/**
 * How many times over the parser may read the text, and how many characters at least. Code is read up
 * to 50 times, a piece around each place; thousands of `\` at line ends, each of which it looks past
 * anew, the square of their number.
 */
const readings = 300;
const leastRead = 40_000_000;

let shared: Promise<PythonParser> | undefined;

/** Loads the grammar once for the process; the bytes come from the host, nothing is fetched or read. */
export function loadPythonParser(grammars: Grammars): Promise<PythonParser> {
  shared ??= load(grammars).catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

async function load(grammars: Grammars): Promise<PythonParser> {
  const { Parser, Language } = await import("web-tree-sitter");
  const [runtime, grammar] = await Promise.all([
    grammars.read("web-tree-sitter.wasm"),
    grammars.read("tree-sitter-python.wasm"),
  ]);
  const memory = await initialize(Parser, runtime);
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const codes = codeTable(language.types, (typeId) => language.nodeTypeIsNamed(typeId));
  const plain = plainReader(codes);
  const fast = memory && memoryReader(memory, codes, language.types.length, plain);
  return {
    names: new Names(),
    openReader: fast === undefined ? plain : checkedReader(fast, plain),
    openPlainReader: plain,
    parse: (text, previous) => parseBounded(parser, text, previous),
  };
}

/** What is used of WebAssembly; TypeScript describes it among the browser's types alone. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: object; readonly module: object }>;
};

interface RuntimeImports {
  readonly env: { readonly memory?: unknown };
}

/** Starts the library on these bytes, without a file or an address, and answers what memory it was given. */
async function initialize(
  library: { init(options: object): Promise<void> },
  bytes: Uint8Array,
): Promise<WasmMemory | undefined> {
  let memory: unknown;
  await new Promise<void>((resolve, reject) => {
    const instantiateWasm = (imports: RuntimeImports, done: (...made: unknown[]) => void): object => {
      WebAssembly.instantiate(bytes, imports).then(({ instance, module }) => {
        memory = imports.env.memory;
        done(instance, module);
      }, reject);
      return {};
    };
    library.init({ instantiateWasm }).then(resolve, reject);
  });
  return hasBuffer(memory) ? memory : undefined;
}

function hasBuffer(memory: unknown): memory is WasmMemory {
  return typeof memory === "object" && memory !== null && "buffer" in memory;
}

function parseBounded(parser: Parser, text: string, previous: Tree | undefined): Tree | undefined {
  let progress = Math.max(leastProgress, (text.length / 1024) * progressPerKilobyte);
  let unread = leastRead + text.length * readings;
  const progressCallback = (): boolean => {
    progress -= 1;
    return progress < 0 || unread < 0;
  };
  // A piece at a time: a slice to the end of the text costs a copy of all of it into WebAssembly.
  const read = (index: number): string => {
    unread -= chunkLength;
    // An early end lets the parser come to its next report, where it is stopped.
    return unread < 0 ? "" : text.slice(index, index + chunkLength);
  };
  const tree = parser.parse(read, previous ?? null, { progressCallback });
  if (tree === null || unread < 0) {
    tree?.delete();
    parser.reset();
    return undefined;
  }
  return tree;
}

const chunkLength = 8192;
