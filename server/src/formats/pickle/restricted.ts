import { Op } from "./opcodes.ts";
import type { Value } from "./values.ts";

/**
 * What an unpickler that only takes weights may refuse. The machine notes it in passing, since only it
 * sees the values; whoever has the list of names decides.
 *
 * - `call`: REDUCE, NEWOBJ: `target` is what is called, where that is not an import
 * - `build`: `target` is handed a state
 * - `items`: `target`, which is neither list nor dict, takes items
 * - `persistent`: `target` is an id that names no storage
 */
export interface RestrictedStep {
  readonly what: "call" | "build" | "items" | "persistent";
  readonly offset: number;
  readonly target: Value;
}

/** An opcode that PyTorch's weights-only unpickler does not have. */
export interface ForeignOpcode {
  readonly name: string;
  readonly offset: number;
}

/**
 * The opcodes of PyTorch's weights-only unpickler: those that `torch.save` writes by default, with
 * protocol 2, and EMPTY_SET.
 * Source: torch/_weights_only_unpickler.py, Unpickler.load, torch 2.6 to 2.12.
 */
const weightsOnlyNames = new Set(
  (
    "GLOBAL NEWOBJ REDUCE BUILD APPEND APPENDS SETITEM SETITEMS MARK TUPLE TUPLE1 TUPLE2 TUPLE3 NONE NEWFALSE NEWTRUE " +
    "EMPTY_TUPLE EMPTY_LIST EMPTY_DICT EMPTY_SET BININT BININT1 BININT2 BINFLOAT BINUNICODE SHORT_BINSTRING BINPERSID " +
    "BINGET LONG_BINGET BINPUT LONG_BINPUT LONG1 PROTO STOP"
  ).split(" "),
);

/** By opcode: 1 where the weights-only unpickler does not have it. */
export const foreignOpcodes: Uint8Array = foreignTable();
const opcodeNames = new Map<number, string>(Object.entries(Op).map(([name, code]) => [code, name]));

function foreignTable(): Uint8Array {
  const table = new Uint8Array(256).fill(1);
  for (const [name, code] of Object.entries(Op)) if (weightsOnlyNames.has(name)) table[code] = 0;
  return table;
}

export function opcodeName(code: number): string {
  return opcodeNames.get(code) ?? `0x${code.toString(16).padStart(2, "0")}`;
}

const mostSteps = 200;

/** Collects such steps, the first of each kind and target. */
export class RestrictedSteps {
  readonly steps: RestrictedStep[] = [];
  foreign: ForeignOpcode | undefined;
  readonly #seen = new Set<Value | string>();

  noteOpcode(code: number, offset: number): void {
    this.foreign = { name: opcodeName(code), offset };
  }

  /** @param key what tells one target from another where there may be many of a kind: an import's name */
  note(step: RestrictedStep, key: string): void {
    const identity = `${step.what} ${key}`;
    if (this.#seen.has(identity) || this.steps.length >= mostSteps) return;
    this.#seen.add(identity);
    this.steps.push(step);
  }
}
