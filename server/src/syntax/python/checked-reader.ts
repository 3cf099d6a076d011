import type { OpenReader } from "./cursor.ts";
import type { SyntaxTree } from "./parser.ts";

/** How many nodes two readers must see alike, before one is trusted alone: the head of a usual file. */
const checkedNodes = 40;

/**
 * A fast reader, as long as it sees what the plain one sees: that is compared over the first nodes of the
 * first trees. A program of its own for that would cost more than the first file that is read.
 */
export function checkedReader(fast: OpenReader, plain: OpenReader): OpenReader {
  let unchecked = checkedNodes;
  let agrees = true;
  return (tree) => {
    if (agrees && unchecked > 0) {
      const seen = nodesOf(tree, fast, unchecked);
      const right = nodesOf(tree, plain, unchecked);
      agrees = seen.length === right.length && seen.every((value, index) => value === right[index]);
      unchecked -= right.length / numbersOfNode;
    }
    return agrees ? fast(tree) : plain(tree);
  };
}

const numbersOfNode = 4;

/**
 * The parts of a tree, in the order of the text, as four numbers each: its depth, its code, where it
 * begins and where it ends; first children that are no part, too.
 *
 * @param most of how many nodes
 */
export function nodesOf(tree: SyntaxTree, open: OpenReader, most: number): readonly number[] {
  const reader = open(tree);
  const nodes: number[] = [];
  let depth = 0;
  const add = (): void => void nodes.push(depth, reader.code, reader.start, reader.end);
  add();
  for (let more = true; more && nodes.length < most * numbersOfNode; ) {
    if (reader.firstChild()) {
      depth += 1;
      add();
      reader.parent();
      depth -= 1;
    }
    if (reader.firstPart()) depth += 1;
    else {
      while (depth > 0 && !reader.nextPart()) {
        reader.parent();
        depth -= 1;
      }
      more = depth > 0;
    }
    if (more) add();
  }
  reader.close();
  return nodes;
}
