import { concat, field, number, raw, varint } from "./protobuf.ts";

/** Builds the indexes of TensorFlow's checkpoints: a table of LevelDB's with one block of entries. */

type Entry = readonly [key: string, value: Uint8Array];

/** The header under the empty key. */
export function header(shards: number): Entry {
  return ["", concat(number(1, shards), field(3, number(1, 1)))];
}

interface Place {
  readonly shard?: number;
  readonly offset?: number | bigint;
  readonly size?: number | bigint;
}

/** A tensor: its type (1 float, 9 int64), its dimensions, its place. */
export function tensor(name: string, type: number, dims: readonly (number | bigint)[], place: Place): Entry {
  const shape = field(2, ...dims.map((size) => field(2, number(1, size))));
  const { shard = 0, offset = 0, size = 0 } = place;
  return [
    name,
    concat(
      number(1, type),
      shape,
      number(3, shard),
      number(4, offset),
      number(5, size),
      raw(0x35, 1, 2, 3, 4),
    ),
  ];
}

/** Entries as they stand in a block: each with all of its key, and one place to start at. */
function block(entries: readonly Entry[], compression = 0): Uint8Array {
  const rows = entries.map(([key, value]) => {
    const bytes = new TextEncoder().encode(key);
    return concat(varint(0), varint(bytes.length), varint(value.length), bytes, value);
  });
  return concat(...rows, raw(0, 0, 0, 0, 1, 0, 0, 0), raw(compression, 0, 0, 0, 0));
}

function handle(offset: number | bigint, size: number | bigint): Uint8Array {
  return concat(varint(offset), varint(size));
}

interface Options {
  readonly compression?: number;
  /** The size that the index gives the block of entries. */
  readonly blockSize?: number | bigint;
}

/** A whole index. */
export function index(entries: readonly Entry[], { compression = 0, blockSize }: Options = {}): Uint8Array {
  const data = block(entries, compression);
  const indexBlock = block([["~", handle(0, blockSize ?? data.length - 5)]]);
  const empty = block([]);
  const handles = concat(
    handle(data.length + indexBlock.length, empty.length - 5),
    handle(data.length, indexBlock.length - 5),
  );
  const footer = concat(
    handles,
    new Uint8Array(40 - handles.length),
    raw(0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb),
  );
  return concat(data, indexBlock, empty, footer);
}
