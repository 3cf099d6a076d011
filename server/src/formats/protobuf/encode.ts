import type { ProtoField, ProtoMessage } from "./message.ts";
import { varint } from "./wire.ts";

/**
 * A tree as bytes again: the message without what was passed over, for a decoder that would read all of it.
 */
export function encodeMessage(message: ProtoMessage): Uint8Array {
  const parts: Uint8Array[] = [];
  const length = collect(message, parts);
  const bytes = new Uint8Array(length);
  // Collected from the back, since a length stands before what it counts.
  let at = length;
  for (const part of parts) {
    at -= part.length;
    bytes.set(part, at);
  }
  return bytes;
}

/** Puts a message's parts into `parts`, the last first, and answers how many bytes they have. */
function collect(message: ProtoMessage, parts: Uint8Array[]): number {
  let length = 0;
  for (let index = message.fields.length - 1; index >= 0; index -= 1) {
    const field = message.fields[index];
    if (field !== undefined) length += collectField(field, parts);
  }
  return length;
}

function collectField(field: ProtoField, parts: Uint8Array[]): number {
  const push = (bytes: Uint8Array): number => {
    parts.push(bytes);
    return bytes.length;
  };
  const tag = BigInt(field.number) * 8n + BigInt(field.wire);
  if (field.varint !== undefined) return push(varint(field.varint)) + push(varint(tag));
  if (field.bytes === undefined && field.message === undefined) return 0;
  const content =
    field.message === undefined ? push(field.bytes ?? new Uint8Array(0)) : collect(field.message, parts);
  const prefix = field.wire === 2 ? push(varint(BigInt(content))) : 0;
  return content + prefix + push(varint(tag));
}
