import { join, latin1 } from "./pickle.ts";

export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  /** Without the word `ustar`, as tar was before POSIX. */
  readonly old?: boolean;
  /** `0` for a file where it is left out, `1` for a hard link, `2` for a symbolic one, `3` and `4` for devices, `6` for a pipe. */
  readonly type?: string;
  readonly target?: string;
  /** What the header says instead of the content's length. */
  readonly size?: number;
}

type Options = Omit<Member, "name" | "content">;

export function member(name: string, content: Uint8Array, options: Options = {}): Member {
  return { name, content, ...options };
}

export function link(name: string, target: string, options: Options = {}): Member {
  return { name, content: new Uint8Array(0), type: "2", target, ...options };
}

/** The records of an extended header, for the member behind it. */
export function pax(records: Readonly<Record<string, string>>, type = "x"): Member {
  const text = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const length = rest.length + String(rest.length + 2).length;
    return `${length}${rest}`;
  });
  return { name: "PaxHeaders/next", content: latin1(text.join("")), type };
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

function header({ name, content, old, type, target, size }: Member): Uint8Array {
  const block = new Uint8Array(512);
  block.set(latin1(name).subarray(0, 100), 0);
  block.set(latin1("0000644\0"), 100);
  block.set(latin1(`${(size ?? content.length).toString(8).padStart(11, "0")}\0`), 124);
  block.set(latin1("00000000000\0"), 136);
  block.set(latin1(type ?? "0"), 156);
  block.set(latin1(target ?? "").subarray(0, 100), 157);
  if (old !== true) block.set(latin1("ustar\x0000"), 257);
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(latin1(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  return block;
}
