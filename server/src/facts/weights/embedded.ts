import { decodeDigits, isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind, latin1OfUtf8 } from "../../formats/pickle/embedded.ts";
import type { EmbeddedConstant } from "../../formats/pickle/records.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, bufferSource, rangeSource } from "../../host/byte-source.ts";
import { codeFact, codeNames } from "./code-constant.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/** A constant that must be decoded is held in memory for it. */
const longestDecoded = 16 << 20;

/**
 * Looks into the constants of a pickle that may be pickles, archives or packed bytes themselves:
 * whoever is handed them may open them. Nothing is said of those that prove to be something else.
 */
export async function scanEmbedded(
  subject: Subject,
  stream: PickleStream,
  scan: Scan,
  shift: number,
): Promise<void> {
  for (const constant of stream.embedded) {
    const source = await sourceOf(subject, constant, scan, shift);
    if (source === undefined) continue;
    const beginning = await headOf(source);
    const name = `bytes@0x${(constant.offset + shift).toString(16)}`;
    if (embeddedKind(beginning, "bytes") === "marshal") {
      const inner = innerPath(subject.inner, name);
      scan.facts.push(codeFact(inner, constant.offset + shift, await codeNames(source)));
      continue;
    }
    await scan.look({
      source,
      // A name without an ending: only the content decides.
      name: "constant",
      inner: innerPath(subject.inner, name),
      container: "constant",
      depth: subject.depth + 1,
      guess: true,
    });
  }
}

/** Packed bytes that turn out to be broken are none of ours here. */
async function headOf(source: ByteSource): Promise<Uint8Array> {
  try {
    return await source.read(0, 64);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return new Uint8Array(0);
  }
}

async function sourceOf(
  subject: Subject,
  constant: EmbeddedConstant,
  scan: Scan,
  shift: number,
): Promise<ByteSource | undefined> {
  if (constant.decoded !== undefined) return unpack(constant.decoded, constant.encoding);
  const within = rangeSource(subject.source, constant.offset + shift, constant.length);
  const head = await within.read(0, 64);
  const kind = embeddedKind(head, constant.encoding);
  const isPlain = constant.encoding === "bytes" && !isDigits(kind);
  if (isPlain) return within;
  if (constant.length > longestDecoded) {
    note(subject, scan, {
      kind: "limit",
      code: "constant-limit",
      message: `a constant of ${constant.length} bytes looks packed, and is too long to unpack`,
      offset: constant.offset + shift,
    });
    return undefined;
  }
  return unpack(await within.read(0, constant.length), constant.encoding);
}

/** The bytes that a constant stands for. */
function unpack(bytes: Uint8Array, encoding: "bytes" | "text"): ByteSource | undefined {
  const kind = embeddedKind(bytes.subarray(0, 64), encoding);
  if (isDigits(kind)) return sourceOrNothing(decodeDigits(kind, bytes));
  return bufferSource(encoding === "text" ? latin1OfUtf8(bytes) : bytes);
}

function sourceOrNothing(bytes: Uint8Array | undefined): ByteSource | undefined {
  return bytes === undefined ? undefined : bufferSource(bytes);
}
