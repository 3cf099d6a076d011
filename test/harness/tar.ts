import { join, latin1 } from "./pickle.ts";

export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  /** Without the word `ustar`, as tar was before POSIX. */
  readonly old?: boolean;
}

export function member(name: string, content: Uint8Array, options: { readonly old?: boolean } = {}): Member {
  return { name, content, ...options };
}

/** A tar archive: a header and padded content for each member, then two empty blocks. */
export function archive(members: readonly Member[]): Uint8Array {
  return join(
    ...members.flatMap((one) => [header(one), one.content, padding(one.content.length)]),
    new Uint8Array(1024),
  );
}

function padding(length: number): Uint8Array {
  return new Uint8Array((512 - (length % 512)) % 512);
}

function header({ name, content, old }: Member): Uint8Array {
  const block = new Uint8Array(512);
  block.set(latin1(name).subarray(0, 100), 0);
  block.set(latin1("0000644\0"), 100);
  block.set(latin1(`${content.length.toString(8).padStart(11, "0")}\0`), 124);
  block.set(latin1("00000000000\0"), 136);
  block[156] = 0x30;
  if (old !== true) block.set(latin1("ustar\x0000"), 257);
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(latin1(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  return block;
}
