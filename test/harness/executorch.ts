import { join, latin1 } from "./pickle.ts";

/** Builds programs of ExecuTorch: a FlatBuffer from its end to its front. */

function number(value: number, width: 2 | 4): Uint8Array {
  const bytes = new Uint8Array(width);
  for (let index = 0; index < width; index += 1) bytes[index] = (value >>> (8 * index)) & 0xff;
  return bytes;
}

/** A part of a buffer that others point to: its bytes, and where in them it begins. */
interface Part {
  readonly bytes: Uint8Array;
  readonly at: number;
}

type Field =
  | { readonly index: number; readonly part: Part }
  | { readonly index: number; readonly value: number };

export function text(value: string): Part {
  return {
    bytes: join(number(value.length, 4), latin1(value), new Uint8Array(4 - (value.length % 4))),
    at: 0,
  };
}

/** A table: what it points to stands behind it. */
export function table(...fields: readonly Field[]): Part {
  const count = Math.max(0, ...fields.map(({ index }) => index + 1));
  const vtable = 4 + 2 * count;
  const padded = vtable + (vtable % 4);
  const inline = 4 + 4 * fields.length;
  const slots = new Uint8Array(padded);
  slots.set(number(vtable, 2), 0);
  slots.set(number(inline, 2), 2);
  const body = [number(padded, 4)];
  const behind: Uint8Array[] = [];
  let end = inline;
  fields.forEach((field, index) => {
    const at = 4 + 4 * index;
    slots.set(number(at, 2), 4 + 2 * field.index);
    if ("value" in field) body.push(number(field.value, 4));
    else {
      body.push(number(end + field.part.at - at, 4));
      behind.push(field.part.bytes);
      end += field.part.bytes.length;
    }
  });
  return { bytes: join(slots, ...body, ...behind), at: padded };
}

export function vector(...parts: readonly Part[]): Part {
  const head = [number(parts.length, 4)];
  let end = 4 + 4 * parts.length;
  parts.forEach((part, index) => {
    head.push(number(end + part.at - (4 + 4 * index), 4));
    end += part.bytes.length;
  });
  return { bytes: join(...head, ...parts.map(({ bytes }) => bytes)), at: 0 };
}

export function operator(name: string, overload: string): Part {
  return table({ index: 0, part: text(name) }, { index: 1, part: text(overload) });
}

export function plan(operators: readonly Part[], delegates: readonly string[] = []): Part {
  return table(
    { index: 0, part: text("forward") },
    { index: 6, part: vector(...operators) },
    { index: 7, part: vector(...delegates.map((id) => table({ index: 0, part: text(id) }))) },
  );
}

export function program(...plans: readonly Part[]): Uint8Array {
  const root = table({ index: 0, value: 1 }, { index: 1, part: vector(...plans) });
  return join(number(8 + root.at, 4), latin1("ET12"), root.bytes);
}
