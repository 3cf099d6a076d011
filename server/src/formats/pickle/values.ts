/**
 * What a pickle would build, as far as a reader that runs nothing can know it.
 *
 * Plain JavaScript values stand for Python's own (a number that is no integer is a float; an
 * integral float and a long of more than 53 bits have kinds of their own). Nothing here grows with
 * what the pickle would make: a collection keeps its first items and its size, a text its beginning.
 */
export type Value = string | number | boolean | null | PickleObject;

export type PickleObject =
  | LongText
  | Bytes
  | Float
  | Long
  | Collection
  | Global
  | Call
  | Persistent
  | OutOfBandBuffer
  | Forgotten;

/** A text of more than `keptText` bytes: its beginning, and where all of it stands. */
export interface LongText {
  readonly kind: "text";
  readonly head: string;
  /** Bytes of its encoded form. */
  readonly length: number;
}

/** `bytes`, `bytearray`, or the 8-bit string of a Python 2 pickle that is not ASCII. */
export interface Bytes {
  readonly kind: "bytes" | "bytearray";
  /** A copy of the first bytes, at most `keptBytes`. */
  readonly head: Uint8Array;
  readonly length: number;
}

export interface Float {
  readonly kind: "float";
  readonly value: number;
}

/** An integer that a JavaScript number cannot hold. */
export interface Long {
  readonly kind: "long";
  /** Decimal or hexadecimal digits, shortened. */
  readonly digits: string;
}

export type CollectionKind = "list" | "dict" | "tuple" | "set" | "frozenset";

export interface Collection {
  readonly kind: CollectionKind;
  /** The first items, at most `keptItems`; of a dict: key, value, key, value. */
  readonly items: Value[];
  /** Of all items; of a dict: of entries written, a key written twice counted twice. */
  size: number;
  /** The first telling key (isTellingKey) among those that are not kept. */
  hiddenKey?: string;
}

/** An imported name: the same object wherever the same (module, name) is imported in one stream. */
export interface Global {
  readonly kind: "global";
  readonly import: PickleImport;
}

/** How a callable is called: the opcode, or `setstate` for BUILD. */
export type CallForm = "REDUCE" | "NEWOBJ" | "NEWOBJ_EX" | "OBJ" | "INST";

/** The result of a call: an object that was never made. */
export interface Call {
  readonly kind: "call";
  readonly form: CallForm;
  readonly callee: Value;
  /** The positional arguments; of NEWOBJ_EX followed by the keyword arguments. */
  readonly arguments: Value;
  readonly keywords?: Value;
  readonly offset: number;
  /** What BUILD handed to it last. */
  state?: Value;
  /** Whether it was given items by key, or a state: `pickle` does so in this order, and gives items of lists before both. */
  stage?: "filled" | "built";
}

/** What a loader's `persistent_load` hands out: in PyTorch's files a storage. */
export interface Persistent {
  readonly kind: "persistent";
  readonly id: Value;
}

export interface OutOfBandBuffer {
  readonly kind: "buffer";
}

/** Something that was let go to keep a bound; `was` says what it had been. */
export interface Forgotten {
  readonly kind: "forgotten";
  readonly was: "text" | "bytes" | "collection" | "object";
}

/** One (module, name) that the pickle imports. */
export interface PickleImport {
  /** After the mapping of Python 2 names (protocols below 3). */
  readonly module: string;
  readonly name: string;
  /** As the file has them, where the mapping changed them. */
  readonly written?: { readonly module: string; readonly name: string };
  /** Of the opcode that first imports it, from the start of the source. */
  readonly offset: number;
  readonly how: "GLOBAL" | "STACK_GLOBAL" | "INST" | "EXT";
  /** How often it is imported. */
  count: number;
  /** How often it, or something that was got from it, is called. */
  calls: number;
  /** Whether more of it is called than `__new__`: see noteConstruction. */
  constructed: boolean;
  /** Of `getattr`: whether a method that it reached is an argument of a call, which may call it. */
  handedOn: boolean;
}

/** The longest text that is kept whole, in bytes of its encoded form. */
export const keptText = 512;
/** What is kept of a longer one, in characters. */
export const keptTextHead = 128;
export const keptBytes = 64;
export const keptItems = 64;

export const emptyTuple: Collection = { kind: "tuple", items: [], size: 0 };

/** Shared: a forgotten value takes no room. */
export const forgotten = {
  text: { kind: "forgotten", was: "text" },
  bytes: { kind: "forgotten", was: "bytes" },
  collection: { kind: "forgotten", was: "collection" },
  object: { kind: "forgotten", was: "object" },
} as const satisfies Readonly<Record<Forgotten["was"], Forgotten>>;

export function isObject(value: Value | undefined): value is PickleObject {
  return typeof value === "object" && value !== null;
}

export function isCollection(value: Value | undefined): value is Collection {
  if (typeof value !== "object" || value === null) return false;
  const { kind } = value;
  return kind === "tuple" || kind === "list" || kind === "dict" || kind === "set" || kind === "frozenset";
}

/** What a value was got from by calls alone: the import at the root, where there is one. */
export function rootImport(value: Value): PickleImport | undefined {
  let at: Value = value;
  for (let step = 0; step < 64 && typeof at === "object" && at !== null; step += 1) {
    if (at.kind === "global") return at.import;
    if (at.kind !== "call") return undefined;
    at = at.callee;
  }
  return undefined;
}

/**
 * The class of an instance: what was called, or what the callables of `copyreg` were told to make
 * (protocols 0 and 1: `copyreg._reconstructor(cls, object, None)`).
 */
export function classOf(value: Value): PickleImport | undefined {
  if (!isObject(value) || value.kind !== "call") return undefined;
  const root = rootImport(value.callee);
  if (root?.module !== "copyreg" || !isCollection(value.arguments)) return root;
  const [made] = value.arguments.items;
  return made !== undefined && isObject(made) && made.kind === "global" ? made.import : root;
}
