import { decideKind } from "../../documents/kind.ts";
import { isModelKind } from "../../documents/model-formats.ts";
import { sniffPickle } from "../../documents/pickle-sniff.ts";
import { wrapperOf } from "../../formats/compression/compression.ts";
import { embeddedKind, shortestEmbedded } from "../../formats/pickle/embedded.ts";
import { isSevenZip } from "../../formats/sevenzip/signature.ts";
import { isTarHeader } from "../../formats/tar/members.ts";
import { readZipDirectory, type ZipDirectory } from "../../formats/zip/directory.ts";
import type { ZipMember } from "../../formats/zip/entry.ts";
import { hiddenMembers } from "../../formats/zip/hidden.ts";
import {
  assumedPlace,
  checkMember,
  glanceAtStored,
  type OpenMember,
  openMember,
  overlappingMembers,
} from "../../formats/zip/member.ts";
import { expansionProblem, isSymbolicLink, specialProblem } from "../../formats/zip/special.ts";
import { type ByteSource, rangeSource } from "../../host/byte-source.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { packagedCode, packagedTexts } from "./code.ts";
import { isKerasArchive, scanKeras } from "./keras.ts";
import { mayHideInArchive } from "./may-hide.ts";
import { scanPrograms } from "./programs.ts";
import { sized } from "./sized.ts";
import { storeKind } from "./store-kind.ts";
import { innerPath, loadedName, note, type PickleContainer, type Scan, type Subject } from "./subject.ts";

/**
 * The heads of so many tensor storages of a PyTorch archive are read, whatever they are. Of the others
 * only those that no pickle of the archive takes for a tensor: nothing reads the rest as anything else.
 * All other members are opened, however many there are.
 */
const openedStorages = 128;
const openedAtOnce = 32;
/** Looks into all members of a zip: by content, whatever their names, flags and checksums say. */
export async function scanZip(given: Subject, scan: Scan): Promise<void> {
  const { source, brokenOff } = await sized(given.source);
  const subject = { ...given, source };
  const { value: directory, problems } = await readZipDirectory(subject.source, scan.limits);
  if (subject.guess === true && directory.members.length === 0) {
    // What begins like a zip may be anything else; what is packed and breaks off was not read, whatever it is.
    if (brokenOff !== undefined) {
      note({ ...subject, guess: false }, scan, { kind: "truncated", code: "unreadable", message: brokenOff });
    }
    return;
  }
  const found: Problem[] = [...problems, ...duplicates(directory.members)];
  const container = containerOf(directory.members);
  const [wanted, storages] = divide(directory.members, container);
  const opened = [...(await openAndScan(subject, wanted, container, scan, found))];
  await openAndScan(subject, opened.flatMap(otherReading), container, scan, []);
  const [unnamed, tensors] = partition(storages, ({ name }) => !scan.storages.has(storageKey(name)));
  opened.push(...(await openAndScan(subject, unnamed, container, scan, found)));
  const assumed = tensors.map(assumedPlace);
  const overlap = overlappingMembers([...opened, ...assumed]);
  const hidden = await hiddenMembers(subject.source, {
    listed: new Set(directory.members.map(({ headerOffset }) => headerOffset)),
    opened,
    assumed,
    // Of a directory that lists nothing it is not known where its archive begins.
    start: directory.members.length === 0 ? 0 : directory.prefix,
    directory: directory.directory,
  });
  found.push(...hidden.map(hiddenProblem));
  await openAndScan(subject, hidden, container, scan, found);
  const expansion = expansionProblem(directory.members, subject.source.size);
  const special = opened.map(specialProblem);
  found.push(...[overlap, expansion, ...special].filter((problem) => problem !== undefined));
  if (container === "keras") await scanKeras(subject, opened, scan);
  await scanPrograms(subject, opened, scan);
  if (problems.some(({ code }) => code === "two-archives")) await scanPrefix(subject, directory.prefix, scan);
  if (problems.some(({ code }) => code === "comment-length")) await scanBehind(subject, directory.end, scan);
  if (directory.end - directory.comment >= shortestEmbedded) await scanComment(subject, directory, scan);
  const named = opened.map(({ member, source }) => ({ name: member.name, source }));
  scan.facts.push(...packagedTexts(subject, named, container));
  const code = packagedCode(subject, opened, container);
  scan.facts.push({
    kind: "archive",
    place: { kind: "bytes", offset: 0, ...(subject.inner === undefined ? {} : { inner: subject.inner }) },
    container,
    members: directory.members.length,
    ...(code.length === 0 ? {} : { code }),
    problems: found.map((problem) => ({
      ...problem,
      ...(problem.inner === undefined ? {} : { inner: innerPath(subject.inner, problem.inner) }),
    })),
  });
}

/** What a program sees that reads the file from its front, or the first of two archives that were joined. */
async function scanPrefix(subject: Subject, length: number, scan: Scan): Promise<void> {
  await scan.look({
    ...subject,
    source: rangeSource(subject.source, 0, length),
    name: "before.zip",
    inner: innerPath(subject.inner, "(before the archive)"),
    depth: subject.depth + 1,
  });
}

/** What stands behind the archive: a program that is told where it begins, or looks for it, finds that. */
async function scanBehind(subject: Subject, end: number, scan: Scan): Promise<void> {
  await scan.look({
    ...subject,
    source: rangeSource(subject.source, end, (subject.source.size ?? end) - end),
    name: "behind",
    inner: innerPath(subject.inner, "(behind the archive)"),
    depth: subject.depth + 1,
    guess: true,
  });
}

/** A member as a program sees it that reads the archive from its front, where that is packed in another way. */
function otherReading({ member, otherMethod }: OpenMember): readonly ZipMember[] {
  return otherMethod === undefined ? [] : [{ ...member, method: otherMethod }];
}

/** A program may keep an object in the archive's comment. */
async function scanComment(subject: Subject, { comment, end }: ZipDirectory, scan: Scan): Promise<void> {
  const source = rangeSource(subject.source, comment, end - comment);
  if (embeddedKind(await source.read(0, 64), "bytes") === undefined) return;
  const inner = innerPath(subject.inner, "(comment)");
  const depth = subject.depth + 1;
  await scan.look({ source, name: "constant", inner, container: "constant", depth, guess: true });
}

function hiddenProblem({ name, headerOffset }: ZipMember): Problem {
  const message =
    "it stands in the archive, and the directory does not list it: some programs unpack it, others do not see it";
  return { kind: "malformed", code: "hidden-member", message, offset: headerOffset, inner: name };
}

function containerOf(members: readonly ZipMember[]): PickleContainer {
  if (members.some(({ name }) => /(?:^|\/)(?:data|constants)\.pkl$/.test(name))) return "pytorch";
  // skops/io/_persist.py: a schema, and arrays beside it that it names.
  if (members.some(({ name }) => name === "schema.json") && members.every(isOfSkops)) return "skops";
  if (isKerasArchive(members.map(({ name }) => name))) return "keras";
  return members.some(({ name }) => name.endsWith(".npy")) ? "npz" : "zip";
}

function isOfSkops({ name }: ZipMember): boolean {
  return name === "schema.json" || /^[^/]+\.(?:npy|npz|bin)$/.test(name);
}

/** Members to open first, and the storages that lie in wait until the pickles are known. */
function divide(
  members: readonly ZipMember[],
  container: PickleContainer,
): readonly [readonly ZipMember[], readonly ZipMember[]] {
  let storages = 0;
  return partition(members, (member) => {
    if (container !== "pytorch" || !isStorage(member)) return true;
    storages += 1;
    return storages <= openedStorages;
  });
}

function partition<T>(
  items: readonly T[],
  isFirst: (item: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  const parts: readonly [T[], T[]] = [[], []];
  for (const item of items) parts[isFirst(item) ? 0 : 1].push(item);
  return parts;
}

function storageKey(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function isStorage({ name, method }: ZipMember): boolean {
  return method === 0 && /(?:^|\/)data\/\d+$/.test(name);
}

/** Descriptions that zarr's store writes anew, behind the first, whenever something is added (zarr, ZipStore). */
const rewritten = /(?:^|\/)(?:\.zattrs|\.zgroup|\.zarray|\.zmetadata|zarr\.json)$/;

function duplicates(members: readonly ZipMember[]): readonly Problem[] {
  const seen = new Set<string>();
  const found: Problem[] = [];
  for (const { name, headerOffset } of members) {
    if (seen.has(name) && !name.endsWith("/") && !rewritten.test(name) && found.length < 20) {
      const message = "more than one member has this name: readers differ on which one they take";
      found.push({ kind: "malformed", code: "duplicate-name", message, offset: headerOffset, inner: name });
    }
    seen.add(name);
  }
  return found;
}

async function openAndScan(
  subject: Subject,
  members: readonly ZipMember[],
  container: PickleContainer,
  scan: Scan,
  found: Problem[],
): Promise<readonly OpenMember[]> {
  const opened = await openAll(subject, members, scan, found);
  for (const open of opened) {
    // Most of a checkpoint's members are storages, and most storages are numbers.
    const isNumbers = container === "pytorch" && isStorage(open.member) && !mayBePickle(open.head);
    if (!isNumbers) await scanMember(subject, open, container, scan, found);
  }
  return opened;
}

async function openAll(
  subject: Subject,
  members: readonly ZipMember[],
  scan: Scan,
  found: Problem[],
): Promise<readonly OpenMember[]> {
  const wanted = members.filter(
    ({ name, size, compressedSize }) => !(name.endsWith("/") && size === 0 && compressedSize === 0),
  );
  const opened: OpenMember[] = [];
  for (let index = 0; index < wanted.length; index += openedAtOnce) {
    const batch = wanted.slice(index, index + openedAtOnce);
    const answers = await Promise.all(batch.map((member) => openOne(subject.source, member, scan)));
    for (const { value, problems } of answers) {
      opened.push(value);
      if (found.length < 1000) found.push(...problems);
    }
  }
  return opened;
}

async function openOne(source: ByteSource, member: ZipMember, scan: Scan): Promise<Parsed<OpenMember>> {
  if (isStorage(member)) {
    const seen = await glanceAtStored(source, member).catch(() => undefined);
    if (seen !== undefined) return { value: seen, problems: [] };
  }
  return openMember(source, member, scan.budget);
}

async function scanMember(
  subject: Subject,
  open: OpenMember,
  container: PickleContainer,
  scan: Scan,
  found: Problem[],
): Promise<void> {
  const { member, source, head } = open;
  if (source === undefined || head.length === 0) return;
  if (member.name === "schema.json" && (container === "skops" || isSkopsSchema(subject, head))) {
    const within = { ...subject, inner: innerPath(subject.inner, member.name) };
    await (await import("./skops.ts")).scanSkopsSchema(within, source, scan);
    return;
  }
  const storage = container === "pytorch" && isStorage(member);
  if (!isWorthOpening(member, head, storage)) {
    if (!storage) await scanTailOf(subject, open, container, scan);
    return;
  }
  if (!storage) found.push(...(await checkMember(open)));
  await scan.look({
    source,
    name: storage ? "storage" : member.name,
    inner: innerPath(subject.inner, member.name),
    container,
    depth: subject.depth + 1,
    // Python's reader of zips answers no more of a member than the directory says (Lib/zipfile.py, ZipExtFile).
    ...(isArray(head) ? { length: member.size } : {}),
    // The numbers of a tensor may begin like anything.
    ...(storage || subject.guess === true || isSymbolicLink(member) ? { guess: true } : {}),
  });
}

/** A picture, a page or a program in the archive may have something behind it. */
async function scanTailOf(
  subject: Subject,
  { member, source, head }: OpenMember,
  container: PickleContainer,
  scan: Scan,
): Promise<void> {
  if (source === undefined || !mayHideInArchive(member.name, head)) return;
  const inner = innerPath(subject.inner, member.name);
  const { scanBehindMember } = await import("./tails.ts");
  const within = { source, name: member.name, inner, container, depth: subject.depth + 1 };
  await scanBehindMember(within, head, scan, scanZip);
}

/** Of an archive with more than skops writes: its loader does not mind. */
function isSkopsSchema({ name }: Subject, head: Uint8Array): boolean {
  return name.endsWith(".skops") || /"__(?:class|module|loader)__"/.test(new TextDecoder().decode(head));
}

/** Words of Portuguese, among those of other languages (NLTK's `stopwords.pt`): text that no unpickler begins to read. */
function isWordList({ name }: ZipMember, head: Uint8Array): boolean {
  if (!/\.pt$/i.test(name) || decideKind({ path: "", head }) !== "text") return false;
  const { end, imports } = sniffPickle(head);
  return end === "error" && !imports;
}

function isArray(head: Uint8Array): boolean {
  return head[0] === 0x93 && head[1] === 0x4e && head[2] === 0x55;
}

function mayBePickle(head: Uint8Array): boolean {
  return head[0] === 0x80 && (head[1] ?? 255) <= 5;
}

function isWorthOpening(member: ZipMember, head: Uint8Array, storage: boolean): boolean {
  if (storage) return mayBePickle(head);
  if (isTarHeader(head) || storeKind(head) !== undefined) return true;
  if (wrapperOf(head, member.size) !== undefined || isSevenZip(head)) return true;
  if (isWordList(member, head)) return false;
  if (loadedName.test(member.name)) return true;
  const kind = decideKind({ path: member.name, head, size: member.size });
  return kind === "pickle" || kind === "npy" || kind === "zip" || isModelKind(kind);
}
