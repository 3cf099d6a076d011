import { code } from "./node-codes.ts";
import type { SyntaxTree } from "./parser.ts";

/**
 * Walks a tree, standing on one node at a time: at first on the root. Offsets are UTF-16 units of the
 * text. A part is a child that says something beyond its place: no plain token, no `\` at a line's end.
 *
 * While one is open, nothing else may be asked of the parser's library.
 */
export interface TreeReader {
  /** Of the node that it stands on (see node-codes.ts). */
  readonly code: number;
  readonly start: number;
  readonly end: number;
  /** Goes to the first child of any kind. False, and stays, where there is none. */
  firstChild(): boolean;
  /** Goes to the first part. False, and stays, where there is none. */
  firstPart(): boolean;
  /** Goes to the next part among the siblings. False where there is none: then only `parent` is left to do. */
  nextPart(): boolean;
  parent(): void;
  close(): void;
}

/** Opens a reader on the root of a tree. */
export type OpenReader = (tree: SyntaxTree) => TreeReader;

export function isPart(nodeCode: number): boolean {
  return nodeCode !== code.token && nodeCode !== code.line_continuation;
}

/**
 * Through the library's own cursor: right everywhere, and slow (it copies its state in and out at each
 * step). It has to be closed: one that is left to the garbage collector frees what is not its own (web-tree-sitter 0.27,
 * tree_cursor.ts, registers the tree's address for its finalizer).
 *
 * @param codes of node types, by the number that the library gives
 */
export function plainReader(codes: Uint8Array): OpenReader {
  return (tree) => {
    const cursor = tree.walk();
    const nodeCode = (): number => codes[cursor.nodeTypeId] ?? code.unknown;
    const nextPart = (): boolean => {
      while (cursor.gotoNextSibling()) if (isPart(nodeCode())) return true;
      return false;
    };
    return {
      get code() {
        return nodeCode();
      },
      get start() {
        return cursor.startIndex;
      },
      get end() {
        return cursor.endIndex;
      },
      firstChild: () => cursor.gotoFirstChild(),
      firstPart: () => {
        if (!cursor.gotoFirstChild()) return false;
        if (isPart(nodeCode()) || nextPart()) return true;
        cursor.gotoParent();
        return false;
      },
      nextPart,
      parent: () => void cursor.gotoParent(),
      close: () => cursor.delete(),
    };
  };
}
