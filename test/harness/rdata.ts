import { join, latin1 } from "./pickle.ts";

/** Builds serializations of R (XDR, version 3) value by value (R Internals, 1.8). */

export type Piece = Uint8Array;

export function int(value: number): Piece {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

function flags(type: number, bits: { readonly attributes?: boolean; readonly tag?: boolean } = {}): Piece {
  return int(type | (bits.attributes === true ? 0x200 : 0) | (bits.tag === true ? 0x400 : 0));
}

export const nil = flags(254);
export const globalEnvironment = flags(253);
export const unbound = flags(252);

function characters(text: string): Piece {
  return join(int(9 | (64 << 12)), int(text.length), latin1(text));
}

export function symbol(name: string): Piece {
  return join(flags(1), characters(name));
}

export function strings(...texts: readonly string[]): Piece {
  return join(flags(16), int(texts.length), ...texts.map(characters));
}

export function reals(...values: readonly number[]): Piece {
  const bytes = new Uint8Array(8 * values.length);
  values.forEach((value, index) => {
    new DataView(bytes.buffer).setFloat64(8 * index, value);
  });
  return join(flags(14), int(values.length), bytes);
}

export function vector(...items: readonly Piece[]): Piece {
  return join(flags(19), int(items.length), ...items);
}

/** A list of values with names, as attributes are written too. */
export function pairs(...items: readonly (readonly [string, Piece])[]): Piece {
  return join(...items.map(([name, value]) => join(flags(2, { tag: true }), symbol(name), value)), nil);
}

/** A vector with attributes: the attributes stand behind its items. */
export function attributed(items: readonly Piece[], attributes: Piece): Piece {
  return join(flags(19, { attributes: true }), int(items.length), ...items, attributes);
}

export function call(...parts: readonly Piece[]): Piece {
  const [first = nil, ...others] = parts;
  return join(flags(6), first, ...others.flatMap((part) => [flags(2), part]), nil);
}

export function closure(environment: Piece, body: Piece): Piece {
  return join(flags(3, { tag: true }), environment, nil, body);
}

export function promise(environment: Piece, value: Piece, expression: Piece): Piece {
  return join(flags(5, { tag: true }), environment, value, expression);
}

/** Its frame, a list of names and values. */
export function environment(frame: Piece): Piece {
  return join(flags(4), int(0), globalEnvironment, frame, nil, nil);
}

export function namespace(name: string, version: string): Piece {
  return join(flags(249), int(0), int(2), characters(name), characters(version));
}

/** What `saveRDS(compress = FALSE)` writes. */
export function rds(value: Piece): Piece {
  const encoding = "UTF-8";
  return join(
    latin1("X\n"),
    int(3),
    int(0x040301),
    int(0x030500),
    int(encoding.length),
    latin1(encoding),
    value,
  );
}

/** What `save` writes. */
export function rda(...items: readonly (readonly [string, Piece])[]): Piece {
  return join(latin1("RDX3\n"), rds(pairs(...items)));
}
