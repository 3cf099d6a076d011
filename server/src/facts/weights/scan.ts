import { pickleIn } from "../../documents/behind.ts";
import { decideKind } from "../../documents/kind.ts";
import { isModelKind, type ModelKind } from "../../documents/model-formats.ts";
import { isLoadedByName } from "../../documents/names.ts";
import { sniffPickle } from "../../documents/pickle-sniff.ts";
import { unwrapped, unwrappedName, type Wrapper, wrapperOf } from "../../formats/compression/compression.ts";
import { mayBeDeflated } from "../../formats/compression/deflate-start.ts";
import { readNpyHeader } from "../../formats/npy/header.ts";
import { type DigitsKind, decodeDigits, isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind } from "../../formats/pickle/embedded.ts";
import { type ReadOptions, readPickles } from "../../formats/pickle/streams.ts";
import { isSevenZip } from "../../formats/sevenzip/signature.ts";
import { isTarHeader } from "../../formats/tar/members.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, bufferSource, failureOf, rangeSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import type { ModelFact, PickleFact } from "../facts.ts";
import { codeFact, codeNames } from "./code-constant.ts";
import { mayHideInArchive } from "./may-hide.ts";
import { pickleFactsOf } from "./pickle-facts.ts";
import { dangerOfState } from "./states.ts";
import { storeKind } from "./store-kind.ts";
import {
  deepest,
  type FoundPickles,
  innerPath,
  loadedName,
  note,
  type Scan,
  type Subject,
  type WeightFact,
} from "./subject.ts";
import { callJudge } from "./telling-calls.ts";

/** Looks into one file, or into bytes that are one, and answers all that was seen. */
export async function scanAll(
  look: (subject: Subject, scan: Scan) => Promise<void>,
  subject: Subject,
  limits: Limits,
  onPickles?: (found: FoundPickles) => void,
): Promise<readonly WeightFact[]> {
  const scan: Scan = {
    limits,
    budget: { left: limits.decompressedBytes },
    facts: [],
    storages: new Set(),
    look: (inner) => scanSubject(inner, scan),
    ...(onPickles === undefined ? {} : { onPickles }),
  };
  await readsOrNotes(subject, scan, () => look(subject, scan));
  return scan.facts;
}

/** Bytes that a reader needed and could not be had, of whatever they lie in, are a problem of the subject. */
async function readsOrNotes(subject: Subject, scan: Scan, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    note(subject, scan, { ...failureAt(subject, error), message: error.message });
  }
}

/** So much of the beginning decides what bytes are. */
const sniffed = 8192;

/** Looks into bytes of any kind. What they are is decided by their content, then by their name. */
export async function scanSubject(subject: Subject, scan: Scan): Promise<void> {
  if (subject.depth > deepest) scan.facts.push(tooDeep(subject));
  else await readsOrNotes(subject, scan, () => scanContent(subject, scan));
}

async function scanContent(subject: Subject, scan: Scan): Promise<void> {
  const head = await subject.source.read(0, sniffed);
  if (await scanPackage(subject, head, scan)) return;
  if (subject.container === "constant") {
    const kind = embeddedKind(head, "bytes");
    if (kind === "marshal") {
      scan.facts.push(codeFact(subject.inner ?? "", 0, await codeNames(subject.source)));
      return;
    }
    if (isDigits(kind)) return scanDigits(subject, kind, scan);
  }
  await scanKind(subject, head, scan);
}

/** That something is packed in a way which is not undone is grave only where a loader unpacks it. */
function failureAt({ name }: Subject, error: ByteSourceError): Pick<Problem, "kind" | "code"> {
  const failure = failureOf(error);
  return failure.code === "sealed" && !isLoadedByName(name)
    ? { kind: "unsupported", code: "packed" }
    : failure;
}

/** What holds something else; answers whether that is all there is to it. */
async function scanPackage(subject: Subject, head: Uint8Array, scan: Scan): Promise<boolean> {
  const packed = wrapperOf(head, subject.source.size);
  const content = decideKind({ path: "", head });
  const isPickle = content === "pickle";
  if (packed !== undefined) {
    await scanPacked(subject, packed, scan);
    // Readers that only know pickles take what has no magic number, or one that is opcodes too, for a pickle.
    return !isPickle && (packed !== "lzma" || head[0] === usualLzma);
  }
  if (isSevenZip(head)) {
    await (await import("./sevenzip.ts")).scanSevenZip(subject, scan);
    return true;
  }
  if (isTarHeader(head)) {
    await (await import("./tar.ts")).scanTar(subject, scan);
    return !isPickle;
  }
  return content === "binary" && scanUnlabelled(subject, head, scan);
}

/** A database, a pickle behind a few bytes, or a stream of deflate that does not say what it is. A storage is none of the last. */
async function scanUnlabelled(subject: Subject, head: Uint8Array, scan: Scan): Promise<boolean> {
  const store = storeKind(head);
  if (store !== undefined) {
    await (await import("./stores.ts")).scanStore(store, subject, scan);
    return true;
  }
  if (subject.depth > 0 && subject.guess === true) return false;
  const digits =
    subject.depth === 0 ? embeddedKind(withoutLineEnd(head).subarray(0, 64), "bytes") : undefined;
  if (isDigits(digits)) {
    await scanDigits(subject, digits, scan);
    return true;
  }
  // Programs write a length or a version of theirs before their pickle.
  if (pickleIn(head) !== undefined) await (await import("./stores.ts")).scanHead(subject, head.length, scan);
  if (!mayBeDeflated(head)) return false;
  const hidden = await (await import("./deflated.ts")).deflatedKind(head);
  if (hidden !== undefined) await scanPacked(subject, hidden, scan);
  return hidden !== undefined;
}

/** Digits within packed bytes stand for bytes once more. */
async function scanDigits(subject: Subject, kind: DigitsKind, scan: Scan): Promise<void> {
  const digits = await subject.source.read(0, longestDigits + 1);
  if (digits.length > longestDigits) {
    const message = `of more than ${longestDigits} ${kind} digits within packed bytes only the first were opened`;
    note({ ...subject, guess: false }, scan, { kind: "limit", code: "digits-limit", message });
  }
  const first = withoutLineEnd(digits.subarray(0, longestDigits));
  const bytes = decodeDigits(kind, first);
  if (bytes === undefined) return;
  await scan.look({ ...subject, source: bufferSource(bytes), depth: subject.depth + 1 });
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let length = bytes.length;
  while (length > 0 && (bytes[length - 1] === 0x0a || bytes[length - 1] === 0x0d)) length -= 1;
  return bytes.subarray(0, length);
}

/** Digits are held in memory as a whole. */
const longestDigits = 4 << 20;

/** The properties that all usual encoders write at the front of a `.lzma` file. */
const usualLzma = 0x5d;

async function scanPacked(subject: Subject, packed: Wrapper | "raw", scan: Scan): Promise<void> {
  // What joblib before 0.10 packs under an array's name is an array's bytes alone (joblib/numpy_pickle_compat.py, ZNDArrayWrapper).
  const name =
    packed === "zfile" ? unwrappedName(subject.name).replace(/\.npy$/i, "") : unwrappedName(subject.name);
  const guess = subject.guess === true && !loadedName.test(name);
  const unpacked = unwrapped(subject.source, packed, scan.budget);
  await scan.look({
    ...withoutGuess(subject),
    source: unpacked,
    name,
    depth: subject.depth + 1,
    ...(guess ? { guess } : {}),
  });
  if (subject.source.size === undefined || packed === "zfile") return;
  const { scanBehindPacked } = await import("./behind-packed.ts");
  await scanBehindPacked(subject, { source: subject.source, unpacked }, scan);
}

async function scanKind(subject: Subject, head: Uint8Array, scan: Scan): Promise<void> {
  const { size } = subject.source;
  const kind = decideKind({ path: subject.name, head, ...(size === undefined ? {} : { size }) });
  switch (kind) {
    case "pickle":
      return scanPickle(subject, scan);
    case "npy":
      return scanNpy(subject, scan);
    case "zip":
      return (await import("./zip.ts")).scanZip(subject, scan);
    case "binary":
      // A first constant that is longer than the head says nothing yet: what follows it does.
      if (head.length >= sniffed && sniffPickle(head).end === "head")
        await scanPickle({ ...subject, guess: true }, scan);
      else noteNoArchive(subject, head, scan);
      if (archives.has(subject.container) && mayHideInArchive(subject.name, head))
        await scanBehindOne(subject, head, scan);
      return;
    default:
      // What a constant or a storage begins with may look like anything; what R packs is known by its first line.
      if (
        !isModelKind(kind) ||
        (subject.guess === true && (kind !== "rdata" || subject.container === "constant"))
      )
        return;
      scan.facts.push(...(await modelWithin(kind, subject, scan)));
      if (kind === "hdf5") await (await import("./hdf5.ts")).scanHdf5(subject, scan);
      if (kind === "flax") await (await import("./msgpack.ts")).scanMsgpack(subject, scan);
  }
}

/** What holds files of any kind. */
const archives: ReadonlySet<Subject["container"]> = new Set(["zip", "tar", "7z"]);

async function scanBehindOne(subject: Subject, head: Uint8Array, scan: Scan): Promise<void> {
  const { scanBehindMember } = await import("./tails.ts");
  await scanBehindMember(subject, head, scan, (await import("./zip.ts")).scanZip);
}

const archiveName = /\.(?:tar|tgz|tbz2|txz|tzst|7z|gz|bz2|xz|zst)$/i;

/** What is named like an archive and begins like none: some programs go on to the next header that they know. */
function noteNoArchive(subject: Subject, head: Uint8Array, scan: Scan): void {
  // An archive without members is nothing but zeros (pax, "ustar Interchange Format").
  if (!archiveName.test(subject.name) || subject.container === "constant" || head.every((byte) => byte === 0))
    return;
  const message = "it is named like an archive, and begins like none that is known";
  note({ ...subject, guess: false }, scan, { kind: "malformed", code: "no-archive", message });
}

/** A model of another format in an archive. */
async function modelWithin(
  kind: ModelKind,
  subject: Subject,
  { limits }: Scan,
): Promise<readonly ModelFact[]> {
  const { readModel } = await import("../models/extract.ts");
  return readModel(kind, { source: subject.source, path: subject.name, limits }, subject.inner);
}

/** Nobody packs weights so deep: what lies there counts as a pickle that was not followed. */
function tooDeep({ inner, container }: Subject): PickleFact {
  const message = `more than ${deepest} archives and pickles lie in each other`;
  const place = { kind: "bytes", offset: 0, ...(inner === undefined ? {} : { inner }) } as const;
  const problems = [{ kind: "limit", code: "depth-limit", message, offset: 0 }] as const;
  return { kind: "pickle", place, container, imports: 0, completed: false, problems };
}

function withoutGuess({ guess: _, ...subject }: Subject): Subject {
  return subject;
}

function readOptions(scan: Scan): ReadOptions {
  return { names: scan.onPickles !== undefined, judgeState: dangerOfState, judgeCall: callJudge() };
}

async function scanPickle(subject: Subject, scan: Scan): Promise<void> {
  const { value, problems } = await readPickles(subject.source, scan.limits, readOptions(scan));
  await pickleFactsOf(subject, value, problems, scan);
}

/** So many arrays of one file are looked at: `numpy.save` puts them one behind another into an open file. */
const mostArrays = 1000;

/** The pickles behind the headers of arrays of objects. Other arrays hold numbers only. */
export async function scanNpy(subject: Subject, scan: Scan): Promise<void> {
  let at: number | undefined = 0;
  for (let count = 0; at !== undefined && count < mostArrays; count += 1) {
    at = await scanArray(subject, at, scan);
    if (at === undefined || (subject.length !== undefined && at >= subject.length)) return;
    const next = await kindAt(subject.source, at);
    if (next === "pickle") await scanPicklesFrom(subject, at, scan);
    if (next !== "npy") return;
  }
  const message = `more than ${mostArrays} arrays stand one behind another`;
  note(subject, scan, { kind: "limit", code: "array-limit", message });
}

/** What stands behind an array: programs write arrays and pickles into one open file, and read them so. */
async function kindAt(source: ByteSource, at: number): Promise<string | undefined> {
  if (source.size !== undefined && source.size <= at) return undefined;
  try {
    return decideKind({ path: "", head: await source.read(at, sniffed) });
  } catch (error) {
    // Packed data that breaks off within an array of numbers: whoever reads the member says so.
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

async function scanPicklesFrom(subject: Subject, offset: number, scan: Scan): Promise<void> {
  const within = sourceFrom(subject.source, offset);
  const { value, problems } = await readPickles(within, scan.limits, readOptions(scan));
  await pickleFactsOf({ ...subject, guess: true }, value, problems, scan, offset);
}

/** One array; answers where it ends, if that is known and nothing of what follows was looked at. */
async function scanArray(subject: Subject, start: number, scan: Scan): Promise<number | undefined> {
  const from = start === 0 ? subject.source : sourceFrom(subject.source, start);
  const { value, problems } = await readNpyHeader(from, scan.limits);
  if (subject.guess !== true) for (const problem of problems) note(subject, scan, problem);
  if (value === undefined) return undefined;
  if (!value.objects) {
    if (start === 0) await scanBytes(subject, value.dataOffset, scan);
    return value.end === undefined ? undefined : start + value.end;
  }
  const offset = start + value.dataOffset;
  const within = sourceFrom(subject.source, offset);
  const read = await readPickles(within, scan.limits, readOptions(scan));
  const container = subject.container === "npz" ? "npz" : "npy";
  await pickleFactsOf({ ...subject, container }, read.value, read.problems, scan, offset);
  return undefined;
}

/** The numbers of an array may be the bytes of a pickle: programs write them so (`numpy.frombuffer(pickle.dumps(…))`). */
async function scanBytes(subject: Subject, offset: number, scan: Scan): Promise<void> {
  const { source } = subject;
  if (source.size === undefined) return;
  const kind = embeddedKind(await source.read(offset, 64), "bytes");
  if (kind === undefined || kind === "marshal" || isDigits(kind)) return;
  const within = {
    source: sourceFrom(source, offset),
    name: "bytes",
    container: "constant",
    guess: true,
  } as const;
  const inner = innerPath(subject.inner, `bytes@0x${offset.toString(16)}`);
  await scan.look({ ...within, inner, depth: subject.depth + 1 });
}

function sourceFrom(source: ByteSource, offset: number): ByteSource {
  return fromOffset(
    source,
    offset,
    source.size === undefined ? Number.MAX_SAFE_INTEGER : source.size - offset,
  );
}

function fromOffset(source: ByteSource, offset: number, length: number): ByteSource {
  if (source.size !== undefined) return rangeSource(source, offset, length);
  return { size: undefined, read: (at, wanted) => source.read(offset + at, wanted) };
}
