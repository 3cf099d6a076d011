import type { SyntaxTree } from "./parser.ts";

/**
 * Walks a tree, standing on one node at a time. Offsets are UTF-16 units of the text.
 *
 * While one is open, nothing else may be asked of the parser's library.
 */
export interface TreeReader {
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): void;
  typeId(): number;
  start(): number;
  end(): number;
  close(): void;
}

/** Opens a reader on the root of a tree. */
export type OpenReader = (tree: SyntaxTree) => TreeReader;

/** Through the library's own cursor: right everywhere, and slow (it copies its state in and out at each step). */
export function plainReader(tree: SyntaxTree): TreeReader {
  const cursor = tree.walk();
  return {
    firstChild: () => cursor.gotoFirstChild(),
    nextSibling: () => cursor.gotoNextSibling(),
    parent: () => void cursor.gotoParent(),
    typeId: () => cursor.nodeTypeId,
    start: () => cursor.startIndex,
    end: () => cursor.endIndex,
    close: () => cursor.delete(),
  };
}

/** What the runtime's WebAssembly module exports and imports. */
export interface RuntimeModule {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly memory: unknown;
}

type Call = (treeAddress: number) => number;

/**
 * The same, by calling the functions that the cursor calls (tree-sitter's lib/binding_web/lib/tree-sitter.c
 * of 0.27.1): the state stays where they keep it between calls, in the transfer buffer. That takes 0.4
 * of the time. The plain reader stands in where a runtime does not have them.
 */
export function directReader(runtime: RuntimeModule): OpenReader {
  const { exports, memory } = runtime;
  const firstChild = callOf(exports, "ts_tree_cursor_goto_first_child_wasm");
  const nextSibling = callOf(exports, "ts_tree_cursor_goto_next_sibling_wasm");
  const parent = callOf(exports, "ts_tree_cursor_goto_parent_wasm");
  const typeId = callOf(exports, "ts_tree_cursor_current_node_type_id_wasm");
  const start = callOf(exports, "ts_tree_cursor_start_index_wasm");
  const end = callOf(exports, "ts_tree_cursor_end_index_wasm");
  const initialize = callOf(exports, "ts_init");
  if (!(firstChild && nextSibling && parent && typeId && start && end && initialize)) return plainReader;
  if (!hasBuffer(memory)) return plainReader;
  // It answers where the buffer is, each time.
  const buffer = initialize(0);
  return (tree) => {
    // The library keeps addresses under numbers as names: of the tree, and of a cursor's four words.
    const address: unknown = Reflect.get(tree, 0);
    if (typeof address !== "number") return plainReader(tree);
    const cursor = tree.walk();
    // A view for each use: the memory's buffer is another one after it has grown.
    const state = (): Int32Array => new Int32Array(memory.buffer, buffer, 4);
    state().set([0, 1, 2, 3].map((index) => Number(Reflect.get(cursor, index))));
    return {
      firstChild: () => firstChild(address) === 1,
      nextSibling: () => nextSibling(address) === 1,
      parent: () => void parent(address),
      typeId: () => typeId(address),
      start: () => start(address),
      end: () => end(address),
      close: () => {
        for (const [index, word] of state().entries()) Reflect.set(cursor, index, word);
        cursor.delete();
      },
    };
  };
}

function callOf(exports: Readonly<Record<string, unknown>>, name: string): Call | undefined {
  const found = exports[name];
  // The runtime's C functions take and answer 32-bit numbers.
  return typeof found === "function" ? (found as Call) : undefined;
}

function hasBuffer(memory: unknown): memory is { readonly buffer: ArrayBuffer } {
  return typeof memory === "object" && memory !== null && "buffer" in memory;
}
