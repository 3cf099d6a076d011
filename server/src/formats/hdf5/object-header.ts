import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

/** Numbers of header messages (specification IV.A.2). */
export const message = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

export interface HeaderMessage {
  readonly type: number;
  /** Whether the message lies elsewhere, and `body` only says where. */
  readonly shared: boolean;
  readonly body: Cursor;
}

/** A message may be this long, by its two bytes of length. */
const longestMessage = 1 << 16;
const mostMessages = 1 << 17;
/** Continuations of continuations: each must be new, and no library makes more. */
const mostBlocks = 4096;

interface Block {
  readonly address: number;
  readonly length: number;
}

/** All messages of an object's header, through its continuations. Throws Hdf5Fault. */
export async function readObjectHeader(access: Access, address: number): Promise<readonly HeaderMessage[]> {
  const head = await access.upTo(address, 64);
  const isNew = head.bytes[0] === 0x4f && head.bytes[1] === 0x48;
  return isNew ? readNew(access, address, head) : readOld(access, address, head);
}

/** Version 1: messages are aligned to eight bytes, and continuations hold nothing else. */
async function readOld(access: Access, address: number, head: Cursor): Promise<readonly HeaderMessage[]> {
  const version = head.uint(1);
  head.skip(1);
  const count = head.uint(2);
  head.skip(4);
  const length = head.uint(4);
  if (version !== 1) throw new Hdf5Fault("no-object", "there is no object where a link leads", head.offset);
  const gather = new Gather(access, count);
  await gather.follow({ address: address + 16, length }, (cursor) => {
    const type = cursor.uint(2);
    const size = cursor.uint(2);
    const flags = cursor.uint(1);
    cursor.skip(3);
    return { type, shared: (flags & 2) !== 0, body: cursor.sub(size) };
  });
  return gather.messages;
}

/** Version 2: with signatures and checksums. */
async function readNew(access: Access, address: number, head: Cursor): Promise<readonly HeaderMessage[]> {
  head.signature("OHDR", "object header");
  const version = head.uint(1);
  const flags = head.uint(1);
  if (version !== 2)
    throw new Hdf5Fault("no-object", `an object header of version ${version} is not known`, head.offset);
  if ((flags & 0x20) !== 0) head.skip(16);
  if ((flags & 0x10) !== 0) head.skip(4);
  const length = head.uint(1 << (flags & 3));
  const ordered = (flags & 4) !== 0;
  const gather = new Gather(access, mostMessages);
  const next = (cursor: Cursor): HeaderMessage | undefined => {
    if (cursor.left < (ordered ? 6 : 4)) return undefined;
    const type = cursor.uint(1);
    const size = cursor.uint(2);
    const messageFlags = cursor.uint(1);
    if (ordered) cursor.skip(2);
    return { type, shared: (messageFlags & 2) !== 0, body: cursor.sub(size) };
  };
  await gather.follow({ address: address + head.at, length }, next, "OCHK");
  return gather.messages;
}

class Gather {
  readonly messages: HeaderMessage[] = [];
  readonly #access: Access;
  readonly #most: number;

  constructor(access: Access, most: number) {
    this.#access = access;
    this.#most = most;
  }

  /** @param signature of the blocks behind the first, which end with a checksum */
  async follow(
    first: Block,
    next: (cursor: Cursor) => HeaderMessage | undefined,
    signature?: string,
  ): Promise<void> {
    const open: Block[] = [first];
    const seen = new Set<number>();
    for (let block = open.shift(); block !== undefined; block = open.shift()) {
      if (seen.has(block.address) || seen.size >= mostBlocks) {
        throw new Hdf5Fault("header-cycle", "an object's header continues in itself", block.address);
      }
      seen.add(block.address);
      if (block.length > longestMessage * 64) {
        throw new Hdf5Fault(
          "header-length",
          `an object's header of ${block.length} bytes`,
          block.address,
          "limit",
        );
      }
      let cursor = await this.#access.at(block.address, block.length);
      if (signature !== undefined && block !== first) {
        cursor.signature(signature, "continuation");
        cursor = cursor.sub(Math.max(cursor.left - 4, 0));
      }
      this.#read(cursor, next, open);
    }
  }

  #read(cursor: Cursor, next: (cursor: Cursor) => HeaderMessage | undefined, open: Block[]): void {
    while (cursor.left >= 4 && this.messages.length < this.#most) {
      if (cursor.left < 8 && cursor.bytes.subarray(cursor.at).every((byte) => byte === 0)) return;
      const one = next(cursor);
      if (one === undefined) return;
      this.messages.push(one);
      if (one.type !== message.continuation) continue;
      const address = one.body.address();
      const length = one.body.length();
      if (address !== undefined) open.push({ address, length });
    }
  }
}
