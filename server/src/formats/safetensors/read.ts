import type { ByteSource } from "../../host/byte-source.ts";
import type { Parsed } from "../../host/problem.ts";
import { type HeaderText, readEntries } from "./entries.ts";
import type {
  HeaderJson,
  SafetensorsFile,
  SafetensorsLimits,
  SafetensorsProblem,
  SafetensorsTensor,
} from "./file.ts";
import { Findings } from "./findings.ts";
import { foreignFormat, isLfsPointer } from "./foreign.ts";
import { checkLayout } from "./layout.ts";
import { checkTail } from "./tail.ts";
import { UsualEntries } from "./usual.ts";

/** safetensors/src/tensor.rs, MAX_HEADER_SIZE. */
const longestHeader = 100_000_000;
/** @huggingface/hub, parse-safetensors-metadata.ts, MAX_HEADER_LENGTH: what the hub's own viewer reads. */
const longestHubHeader = 25_000_000;
const lengthBytes = 8;

export interface SafetensorsRead extends Parsed<SafetensorsFile> {
  readonly problems: readonly SafetensorsProblem[];
}

/**
 * Reads the header of a safetensors file and checks it against the file, as strictly as the format's README and its
 * reference reader together. Reads the header, the end of the file, and no tensor.
 *
 * @param json a strict JSON reader
 */
export async function readSafetensors(
  source: ByteSource,
  json: HeaderJson,
  limits: SafetensorsLimits,
): Promise<SafetensorsRead> {
  const findings = new Findings();
  const head = await source.read(0, 64);
  const headerBytes = headerLength(head, source.size, limits, findings);
  if (headerBytes === undefined) return nothing(findings);
  const header = await source.read(lengthBytes, headerBytes);
  if (header.length < headerBytes) {
    findings.add(
      "truncated",
      `the header ends after ${header.length} of ${headerBytes} bytes`,
      lengthBytes,
      "truncated",
    );
  }
  const text = decode(header, findings);
  if (text === undefined) return nothing(findings);
  const entries = readHeader(text, header.length, json, findings);
  const dataStart = lengthBytes + headerBytes;
  if (entries === undefined) return nothing(findings, headerBytes);
  const dataBytes = source.size === undefined ? undefined : source.size - dataStart;
  // Where an entry could not be read, what it covers is not known: bytes between and behind the others are no news.
  const isWhole = !findings.has("entry", "offsets", "shape", "header-json", "limit");
  const covered = isWhole ? checkLayout(entries.tensors, dataStart, dataBytes, findings) : 0;
  if (source.size !== undefined) {
    await checkTail(source, source.size, isWhole ? dataStart + covered : source.size, findings);
  }
  return { value: { headerBytes, dataStart, ...entries }, problems: findings.all() };
}

function nothing(findings: Findings, headerBytes = 0): SafetensorsRead {
  const value = { headerBytes, dataStart: lengthBytes + headerBytes, tensors: [], metadata: [] };
  return { value, problems: findings.all() };
}

/** The first eight bytes, where they can be a header's length. */
function headerLength(
  head: Uint8Array,
  size: number | undefined,
  limits: SafetensorsLimits,
  findings: Findings,
): number | undefined {
  if (head.length === 0) {
    findings.add("empty-file", "the file is empty", 0, "truncated");
    return undefined;
  }
  if (isLfsPointer(head)) {
    findings.add(
      "lfs-pointer",
      "the file is a Git LFS pointer: the weights themselves are not here",
      0,
      "unsupported",
    );
    return undefined;
  }
  if (head.length < lengthBytes) {
    findings.add(
      "header-length",
      `the file has ${head.length} bytes, the length of the header alone takes 8`,
      0,
    );
    return undefined;
  }
  const view = new DataView(head.buffer, head.byteOffset, lengthBytes);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  const inFile = size === undefined || length <= size - lengthBytes;
  if (length > 0 && inFile && length <= Math.min(limits.headerBytes, longestHeader)) {
    if (length > longestHubHeader) {
      const message = `the header has ${length} bytes: the hub's own reader stops at ${longestHubHeader}`;
      findings.add("header-long", message, 0);
    }
    return length;
  }
  tellLength(length, head, size, findings);
  return undefined;
}

function tellLength(length: number, head: Uint8Array, size: number | undefined, findings: Findings): void {
  const foreign = foreignFormat(head);
  if (foreign !== undefined) {
    findings.add("other-format", `the file is no safetensors file but ${foreign}`, 0);
  } else if (length === 0) {
    findings.add("header-length", "the header has no bytes", 0);
  } else if (size !== undefined && length > size - lengthBytes) {
    const message = `the header should have ${length} bytes, the file has ${Math.max(0, size - lengthBytes)} after its length`;
    findings.add("header-length", message, 0, "truncated");
  } else {
    const message = `the header has ${length} bytes: readers stop at ${longestHeader}, so it was not read`;
    findings.add("header-too-long", message, 0, "limit");
  }
}

function decode(header: Uint8Array, findings: Findings): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(header);
  } catch {
    findings.add("header-encoding", "the header is not UTF-8", lengthBytes, "encoding");
    return undefined;
  }
}

function readHeader(
  text: string,
  bytes: number,
  json: HeaderJson,
  findings: Findings,
): ReturnType<typeof readEntries> | undefined {
  const byteAt = byteCounter(text, bytes);
  const usual = new UsualEntries(text);
  const parsed = json.outline(text, (name, start) => usual.take(name, start));
  checkEdges(text, byteAt, findings);
  for (const problem of parsed.problems) {
    const code =
      problem.code === "duplicate-key" ? "duplicate-key" : problem.kind === "limit" ? "limit" : "header-json";
    findings.add(code, `the header: ${problem.message}`, byteAt(problem.span?.start ?? 0), problem.kind);
  }
  const { root } = parsed.value;
  if (root?.type === "object") {
    // What could be saved of broken JSON is handed on, but nothing is said of it.
    const told = findings.has("header-json") ? new Findings() : findings;
    const header: HeaderText = { text, json, usual, findings: told, byteAt };
    const entries = readEntries(root.members, header);
    return parsed.problems.length === 0 ? entries : { ...entries, tensors: lastOfEach(entries.tensors) };
  }
  if (parsed.problems.length === 0)
    findings.add("header-json", "the header is not a JSON object", lengthBytes);
  return undefined;
}

/** Of a name that stands twice the last one counts here, as in Python and JavaScript; that it does is told. */
function lastOfEach(tensors: readonly SafetensorsTensor[]): readonly SafetensorsTensor[] {
  return [...new Map(tensors.map((tensor) => [tensor.name, tensor])).values()];
}

/** The header starts with `{`, and may end in spaces (README, "Format"). */
function checkEdges(text: string, byteAt: (character: number) => number, findings: Findings): void {
  if (!text.startsWith("{")) {
    findings.add("header-start", "the header does not start with `{`", byteAt(0));
  }
  const end = text.lastIndexOf("}") + 1;
  if (end === 0) return;
  for (let at = end; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === " ") continue;
    // Anything but JSON's own blanks is a fault of the JSON, and told as one.
    if (!"\t\r\n".includes(character)) return;
    findings.add("header-padding", "the header is padded with something else than spaces", byteAt(at));
    return;
  }
}

/** From characters of the header to bytes of the file. Counts only where the header has more than ASCII. */
function byteCounter(text: string, bytes: number): (character: number) => number {
  if (text.length === bytes) return (character) => lengthBytes + character;
  let at = 0;
  let byte = lengthBytes;
  return (character) => {
    if (character < at) {
      at = 0;
      byte = lengthBytes;
    }
    for (; at < character && at < text.length; at += 1) byte += bytesOfUnit(text.charCodeAt(at));
    return byte;
  };
}

/** UTF-8 bytes of one UTF-16 unit: each half of a surrogate pair counts for two of its four. */
function bytesOfUnit(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2;
  return 3;
}
