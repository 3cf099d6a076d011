import type { CST } from "yaml";

type Token = CST.Token;

/**
 * The offset of the first token below a depth; undefined where none is. Without recursion: the
 * package composes its nodes by recursing, and a stack that ends while V8 compiles a regular
 * expression ends the process ("RegExpCompiler Allocation failed"), which nothing can catch.
 */
export function firstBelow(tokens: readonly Token[], depth: number): number | undefined {
  const open: (readonly [Token, number])[] = tokens.map((token) => [token, 0] as const);
  let first: number | undefined;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, level] = next;
    if (level > depth) {
      first = Math.min(first ?? token.offset, token.offset);
      continue;
    }
    for (const child of childrenOf(token)) open.push([child, level + 1]);
  }
  return first;
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === "document") return token.value === undefined ? [] : [token.value];
  if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection") return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((one) => one !== undefined && one !== null),
  );
}

/** The start of the line that begins the outermost entry which holds `offset`. */
export function topLevelStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0) {
    while (at > 0 && text.charAt(at - 1) !== "\n" && text.charAt(at - 1) !== "\r") at -= 1;
    if (/[^\s#\-\]}]/.test(text.charAt(at))) return at;
    at -= 1;
  }
  return Math.max(at, 0);
}
