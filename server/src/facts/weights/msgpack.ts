import { readMsgpack } from "../../formats/msgpack/read.ts";
import { isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind } from "../../formats/pickle/embedded.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, rangeSource } from "../../host/byte-source.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/** So many values are looked at; a model of more arrays than this is not known. */
const mostValues = 200_000;
/** flax/serialization.py, _MsgpackExtType.ndarray: MessagePack of its own, whose bytes are the numbers. */
const flaxArray = 1;

interface Held {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The pickles in MessagePack: what msgpack-numpy unpickles where an array is one of objects, and Ray and others where
 * an extension says so. Which of them a loader opens is its own affair: whatever proves to be a pickle is followed.
 *
 * Sources: msgpack_numpy.py, decode (msgpack-numpy 0.4); ray/_private/serialization.py, RAY_MSGPACK_PICKLE5.
 */
export async function scanMsgpack(subject: Subject, scan: Scan): Promise<void> {
  const { held, missed } = await heldBytes(subject.source);
  if (missed) {
    const message = `more than ${mostValues} of its values are bytes; the rest was not looked into`;
    note(subject, scan, { kind: "limit", code: "msgpack-limit", message });
  }
  for (const { name, offset, length } of held) {
    const source = rangeSource(subject.source, offset, length);
    const kind = embeddedKind(await headOf(source), "bytes");
    if (kind === undefined || isDigits(kind)) continue;
    await scan.look({
      source,
      name: "constant",
      inner: innerPath(subject.inner, name === "" ? `bytes@0x${offset.toString(16)}` : name),
      container: "constant",
      depth: subject.depth + 1,
      guess: true,
    });
  }
}

/** Where bytes stand in it, those in the arrays of flax too. What is wrong with its structure its own reader says. */
async function heldBytes(
  source: ByteSource,
): Promise<{ readonly held: readonly Held[]; readonly missed: boolean }> {
  const held: Held[] = [];
  let missed = false;
  const add = (
    path: readonly string[],
    range: { readonly offset: number; readonly length: number },
  ): void => {
    if (held.length >= mostValues) missed = true;
    else held.push({ name: path.join("/").slice(0, 200), ...range });
  };
  await readMsgpack(source, {
    binary: add,
    async extension(path, type, range) {
      add(path, range);
      if (type !== flaxArray) return;
      const within = rangeSource(source, range.offset, range.length);
      await readMsgpack(within, {
        binary: (_, { offset, length }) => add(path, { offset: range.offset + offset, length }),
      });
    },
  });
  return { held, missed };
}

async function headOf(source: ByteSource): Promise<Uint8Array> {
  try {
    return await source.read(0, 64);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return new Uint8Array(0);
  }
}
