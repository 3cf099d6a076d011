import { type PickleSniff, sniffPickle } from "../../documents/pickle-sniff.ts";
import { longValues } from "../../formats/berkeley/overflow.ts";
import { decodeDigits, isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind, latin1OfUtf8, textPickle } from "../../formats/pickle/embedded.ts";
import { runPickle } from "../../formats/pickle/machine.ts";
import { sqliteValues } from "../../formats/sqlite/read.ts";
import { type ByteSource, bufferSource, rangeSource } from "../../host/byte-source.ts";
import type { StoreKind } from "./store-kind.ts";
import { innerPath, type Scan, type Subject, type WeightFact } from "./subject.ts";

/** So much of a database is looked through. */
const mostLookedThrough = 256 << 20;
/** So many values are opened, whatever they are; of the others those that import something. */
const openedAnyway = 200;
const mostOpened = 5000;
const sniffed = 8192;
const longestDecoded = 16 << 20;

/**
 * The pickles that a database keeps: `shelve` (CPython, Lib/shelve.py) and many caches keep their values so. Of its
 * other values nothing is said.
 */
export async function scanStore(kind: StoreKind, subject: Subject, scan: Scan): Promise<void> {
  const values = new Values(subject, scan);
  if (kind === "sqlite") await scanSqlite(subject, values);
  else await scanRaw(subject.source, values, { from: 0, to: mostLookedThrough });
  if (kind === "berkeley") await scanLong(subject, values);
  const { size } = subject.source;
  if (values.found === 0 || (size !== undefined && size <= mostLookedThrough && !values.full)) return;
  const message = "only the first of the pickles that this database keeps were looked at";
  const inner = subject.inner === undefined ? {} : { inner: subject.inner };
  scan.facts.push({
    kind: "read-problem",
    problem: { kind: "limit", code: "store-limit", message },
    place: { kind: "bytes", offset: 0, ...inner },
    scope: "part",
  });
}

/** The pickle that begins somewhere in the first bytes of what says nothing of itself. */
export async function scanHead(subject: Subject, length: number, scan: Scan): Promise<void> {
  await scanRaw(subject.source, new Values(subject, scan), { from: 0, to: length, amongText: true });
}

async function scanSqlite({ source }: Subject, values: Values): Promise<void> {
  for await (const value of sqliteValues(source, mostLookedThrough)) {
    const head = await value.source.read(0, 64);
    const kind = embeddedKind(head, value.kind === "text" ? "text" : "bytes");
    if (kind === undefined || kind === "marshal") continue;
    const within =
      isDigits(kind) || value.kind === "text"
        ? await decoded(value.source, kind, value.length)
        : value.source;
    if (within !== undefined) await values.open(within, value.offset, value.length);
    if (values.full) return;
  }
}

/** Values that are cut up into pages are put together first. */
async function scanLong({ source }: Subject, values: Values): Promise<void> {
  for await (const value of longValues(source, mostLookedThrough)) {
    if (values.full) return;
    if (embeddedKind(await value.source.read(0, 64), "bytes") === undefined) continue;
    await values.open(value.source, value.offset, value.length);
  }
}

async function decoded(source: ByteSource, kind: string, length: number): Promise<ByteSource | undefined> {
  if (length > longestDecoded) return undefined;
  const bytes = await source.read(0, length);
  const made = isDigits(kind) ? decodeDigits(kind, bytes) : latin1OfUtf8(bytes);
  return made === undefined ? undefined : bufferSource(made);
}

const piece = 1 << 20;

export interface RawRange {
  readonly from: number;
  readonly to: number;
  /** Whether a text may stand there that speaks of pickles. */
  readonly amongText?: boolean;
}

/**
 * Pickles in bytes of which it is not known where their values begin: each place at which one begins that can be
 * followed. The shape of its opcodes has to be right from the first on, as chance does not make it.
 */
export async function scanRaw(source: ByteSource, values: Values, range: RawRange): Promise<void> {
  const { from, to } = range;
  let done = from;
  for (let start = from; start < to; start += piece) {
    const bytes = await source.read(start, piece + sniffed);
    const places = Math.min(bytes.length, piece, to - start);
    const left = (source.size ?? Number.MAX_SAFE_INTEGER) - start;
    for (let at = nextStart(bytes, Math.max(done - start, 0)); at < places; ) {
      if (values.full) return;
      const sniff = sniffedPickle(bytes, at, left, range);
      const length = sniff === undefined ? 0 : await values.lengthAt(source, start + at, sniff);
      if (sniff !== undefined)
        await values.open(rangeSource(source, start + at, length), start + at, length, sniff);
      // Within a pickle of protocol 0 each import looks like a beginning.
      const isText = sniff !== undefined && bytes[at] !== 0x80;
      done = start + at + (isText ? length : 1);
      at = nextStart(bytes, done - start);
    }
    if (bytes.length < piece) return;
  }
}

/** What the opcodes at a place look like, if they may well be a pickle. */
function sniffedPickle(
  bytes: Uint8Array,
  at: number,
  size: number,
  { amongText = false }: RawRange,
): PickleSniff | undefined {
  const sniff = sniffPickle(bytes.subarray(at, at + sniffed));
  if (isCutConstant(bytes, at, size)) return sniff;
  return isLikely(sniff) && !(amongText && isInText(bytes, at, sniff)) ? sniff : undefined;
}

function isLikely({ end, calls, opcodes }: PickleSniff): boolean {
  return calls || (end !== "error" && opcodes >= 4) || (end === "stop" && opcodes >= 3);
}

/** A pickle of protocol 0 that a text speaks of is none: more of the text follows. */
function isInText(bytes: Uint8Array, at: number, { end, at: length }: PickleSniff): boolean {
  if (bytes[at] === 0x80) return false;
  const next = bytes[at + length];
  return end !== "stop" || (next !== undefined && next >= 0x09 && next < 0x7f);
}

/** A first constant that is longer than what is looked at, and not longer than what there is. */
function isCutConstant(bytes: Uint8Array, at: number, size: number): boolean {
  if (bytes[at] !== 0x80) return false;
  const framed = bytes[at + 2] === 0x95 ? at + 11 : at + 2;
  const opcode = bytes[framed];
  // BINUNICODE, BINBYTES, BINSTRING.
  if (opcode !== 0x58 && opcode !== 0x42 && opcode !== 0x54) return false;
  const [low = 0, second = 0, third = 0, high = 0] = bytes.subarray(framed + 1, framed + 5);
  const length = low + 0x100 * second + 0x10000 * third + 0x1000000 * high;
  return length > sniffed - 16 && framed + 5 + length < size;
}

function nextStart(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (mayBegin(bytes, at)) return at;
  return bytes.length;
}

/** The opcodes that a pickle of protocol 2 or later begins with, or an import of an older one. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0x80) {
    const protocol = bytes[at + 1] ?? 0;
    return protocol >= 2 && protocol <= 5;
  }
  return (byte === 0x63 || byte === 0x28) && textPickle(bytes.subarray(at, at + 200));
}

/** Opcodes that are run to see where pickles end whose length is not known; a hostile file has thousands in each other. */
const mostEndOpcodes = 2_000_000;
/** Bytes behind the place where a pickle breaks off: what runs before that has been seen. */
const behindFault = 64;

/** The values of one file that are looked at. */
export class Values {
  opened = 0;
  found = 0;
  #endOpcodes = mostEndOpcodes;
  readonly #subject: Subject;
  readonly #scan: Scan;

  constructor(subject: Subject, scan: Scan) {
    this.#subject = subject;
    this.#scan = scan;
  }

  /** Whether no more are looked at. */
  get full(): boolean {
    return this.opened >= mostOpened || this.#endOpcodes <= 0;
  }

  /** How long the pickle is that begins at an offset; one that breaks off is as long as it can be followed. */
  async lengthAt(source: ByteSource, offset: number, { end, at }: PickleSniff): Promise<number> {
    if (end === "stop") return at;
    if (end === "error") return at + behindFault;
    const state = await runPickle(source, offset, this.#scan.limits, { opcodes: this.#endOpcodes });
    this.#endOpcodes -= state.opcodes;
    return (state.ended === "stop" ? state.tape.offset : state.offset + behindFault) - offset;
  }

  async open(
    source: ByteSource,
    offset: number,
    length: number,
    known?: { readonly imports: boolean },
  ): Promise<void> {
    this.found += 1;
    if (this.found > openedAnyway && !(known?.imports ?? (await importsAnything(source, length)))) return;
    this.opened += 1;
    const before = this.#scan.facts.length;
    await this.#scan.look({
      source,
      name: "value",
      inner: innerPath(this.#subject.inner, `value@0x${offset.toString(16)}`),
      container: "constant",
      depth: this.#subject.depth + 1,
      guess: true,
    });
    const facts = this.#scan.facts.splice(before);
    this.#scan.facts.push(...facts.filter(isSure));
  }
}

/** Where a value ends is not always known, so that it breaks off says nothing. */
function isSure(fact: WeightFact): boolean {
  return fact.kind !== "pickle" || fact.completed;
}

async function importsAnything(source: ByteSource, length: number): Promise<boolean> {
  const { end, imports } = sniffPickle(await source.read(0, Math.min(length, sniffed)));
  return imports || end !== "stop";
}
