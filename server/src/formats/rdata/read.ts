import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { RCursor } from "./cursor.ts";
import type { RNumbers } from "./numbers.ts";
import { RTextCursor } from "./text-cursor.ts";

export interface RData {
  /** rds: one value (`readRDS`); rda: named values (`load`). */
  readonly container: "rds" | "rda";
  readonly version: number;
  /** Version of R that wrote it: `4.3.1`. */
  readonly writer: string;
  readonly values: number;
  readonly closures: number;
  readonly external: number;
  /** Promises outside of environments: no value that `saveRDS` writes has one there. */
  readonly loosePromises: readonly number[];
  /** Names of packages whose namespaces it refers to. */
  readonly packages: readonly string[];
}

/** Types of values and of references (R 4.4, src/include/Rinternals.h and src/main/serialize.c). */
const Type = {
  symbol: 1,
  list: 2,
  closure: 3,
  environment: 4,
  promise: 5,
  call: 6,
  special: 7,
  builtin: 8,
  characters: 9,
  logical: 10,
  integer: 13,
  real: 14,
  complex: 15,
  strings: 16,
  dots: 17,
  vector: 19,
  expression: 20,
  bytecode: 21,
  externalPointer: 22,
  weakReference: 23,
  raw: 24,
  s4: 25,
  altrep: 238,
  attributedList: 239,
  attributedCall: 240,
  bytecodeReference: 243,
  bytecodeDefinition: 244,
  persistent: 247,
  package: 248,
  namespace: 249,
  reference: 255,
} as const;
const simple: ReadonlySet<number> = new Set([241, 242, 250, 251, 252, 253, 254]);

const mostValues = 50_000_000;
const mostOpen = 5_000_000;
const mostNamed = 200;

/** What is still to be read: a value, the rest of a pair, a part of bytecode. */
type Step =
  | { readonly what: "item"; readonly inEnvironment: boolean }
  | { readonly what: "items"; readonly count: number; readonly inEnvironment: boolean }
  | { readonly what: "bytecode"; readonly inEnvironment: boolean }
  | { readonly what: "constants"; readonly inEnvironment: boolean }
  | { readonly what: "constant"; readonly count: number; readonly inEnvironment: boolean }
  | { readonly what: "language"; readonly inEnvironment: boolean };

/**
 * Follows a serialization of R (XDR or text, versions 2 and 3) from value to value: what lies in it, not what it
 * is. Undefined where it does not begin as one.
 *
 * Problems: `truncated`, `unknown-type`, `bad-length`, `bad-number`, `value-limit`, `byte-order`.
 */
export async function readRData(
  source: ByteSource,
): Promise<{ readonly value: RData | undefined; readonly problems: readonly Problem[] }> {
  const start = await readStart(source);
  if (start === undefined) return { value: undefined, problems: [] };
  const { container, cursor } = start;
  const reader = new Reader(cursor);
  await reader.readAll();
  const { version, writer, values, closures, external, loosePromises, packages } = reader;
  const value = {
    container,
    version,
    writer,
    values,
    closures,
    external,
    loosePromises,
    packages: [...packages],
  };
  return { value, problems: cursor.problems };
}

/** The magic line of `save`, and the format: XDR, text, or the order of bytes of the machine that wrote it. */
async function readStart(
  source: ByteSource,
): Promise<{ readonly container: RData["container"]; readonly cursor: RNumbers } | undefined> {
  const head = String.fromCharCode(...(await source.read(0, 8)));
  const magic = /^RD[AXB][23]\r?\n/.exec(head)?.[0] ?? "";
  const container = magic === "" ? "rds" : "rda";
  const format = /^([XAB])\r?\n/.exec(head.slice(magic.length));
  const at = magic.length + (format?.[0].length ?? 0);
  if (format?.[1] === "A") return { container, cursor: new RTextCursor(source, at) };
  const cursor = new RCursor(source, at);
  if (format?.[1] === "X") return { container, cursor };
  if (magic === "" && format === null) return undefined;
  cursor.problem(
    "byte-order",
    "its numbers are in the order of one machine, which is not followed",
    "unsupported",
  );
  return { container, cursor };
}

class Reader {
  version = 0;
  writer = "";
  values = 0;
  closures = 0;
  external = 0;
  readonly loosePromises: number[] = [];
  readonly packages = new Set<string>();
  readonly #cursor: RNumbers;
  readonly #open: Step[] = [];

  constructor(cursor: RNumbers) {
    this.#cursor = cursor;
  }

  async readAll(): Promise<void> {
    await this.#versions();
    for (let step = this.#open.pop(); step !== undefined; step = this.#open.pop()) {
      if (this.#cursor.isBroken) return;
      this.values += 1;
      if (this.values > mostValues || this.#open.length > mostOpen) {
        this.#cursor.problem("value-limit", "it holds more values than are looked at", "limit");
        return;
      }
      await this.#take(step);
    }
  }

  async #versions(): Promise<void> {
    this.version = await this.#cursor.int();
    const writer = await this.#cursor.int();
    await this.#cursor.int();
    this.writer = `${(writer >>> 16) & 0xff}.${(writer >>> 8) & 0xff}.${writer & 0xff}`;
    if (this.version === 3) await this.#cursor.characters(await this.#cursor.int());
    this.#open.push({ what: "item", inEnvironment: false });
  }

  async #take(step: Step): Promise<void> {
    const { inEnvironment } = step;
    switch (step.what) {
      case "item":
        return this.#item(await this.#cursor.int(), inEnvironment);
      case "items":
        if (step.count > 1) this.#open.push({ ...step, count: step.count - 1 });
        return this.#item(await this.#cursor.int(), inEnvironment);
      case "bytecode":
        // The code, a vector of integers, and then the constants.
        this.#push("constants", inEnvironment);
        return this.#push("item", inEnvironment);
      case "constants": {
        const count = await this.#cursor.int();
        if (count > 0) this.#open.push({ what: "constant", count, inEnvironment });
        return;
      }
      case "constant":
        if (step.count > 1) this.#open.push({ ...step, count: step.count - 1 });
        return this.#constant(await this.#cursor.int(), inEnvironment);
      case "language":
        return this.#language(await this.#cursor.int(), inEnvironment);
    }
  }

  #push(what: "item" | "bytecode" | "constants" | "language", inEnvironment: boolean): void {
    this.#open.push({ what, inEnvironment });
  }

  async #item(flags: number, inEnvironment: boolean): Promise<void> {
    const type = flags & 0xff;
    const hasAttributes = (flags & 0x200) !== 0;
    const hasTag = (flags & 0x400) !== 0;
    if (simple.has(type)) return;
    switch (type) {
      case Type.symbol:
        return this.#push("item", inEnvironment);
      case Type.list:
      case Type.closure:
      case Type.promise:
      case Type.call:
      case Type.dots:
        if (type === Type.closure) this.closures += 1;
        if (type === Type.promise && !inEnvironment && this.loosePromises.length < mostNamed)
          this.loosePromises.push(this.#cursor.offset - 4);
        for (let left = 2 + Number(hasAttributes) + Number(hasTag); left > 0; left -= 1)
          this.#push("item", inEnvironment);
        return;
      case Type.environment:
        await this.#cursor.int();
        this.#open.push({ what: "items", count: 4, inEnvironment: true });
        return;
      case Type.reference:
        if (flags >>> 8 === 0) await this.#cursor.int();
        return;
      case Type.special:
      case Type.builtin:
        return this.#cursor.characters(await this.#cursor.int());
      case Type.persistent:
      case Type.package:
      case Type.namespace:
        return this.#names(type);
      case Type.externalPointer:
        this.external += 1;
        if (hasAttributes) this.#push("item", inEnvironment);
        this.#push("item", inEnvironment);
        return this.#push("item", inEnvironment);
      case Type.weakReference:
        this.external += 1;
        if (hasAttributes) this.#push("item", inEnvironment);
        return;
      case Type.altrep:
        this.#open.push({ what: "items", count: 3, inEnvironment });
        return;
      case Type.bytecode:
        await this.#cursor.int();
        if (hasAttributes) this.#push("item", inEnvironment);
        return this.#push("bytecode", inEnvironment);
      default:
        return this.#vector(type, hasAttributes, inEnvironment);
    }
  }

  async #vector(type: number, hasAttributes: boolean, inEnvironment: boolean): Promise<void> {
    const width = widths[type];
    const isList = type === Type.strings || type === Type.vector || type === Type.expression;
    if (width === undefined && !isList && type !== Type.s4) {
      this.#cursor.problem("unknown-type", `a value of type ${type}, which R does not write`, "malformed");
      return;
    }
    // Attributes stand behind the elements, those of a single text before it.
    if (hasAttributes) this.#push("item", inEnvironment);
    if (type === Type.s4) return;
    if (type === Type.characters) {
      const length = await this.#cursor.int();
      return this.#cursor.characters(Math.max(length, 0));
    }
    const length = await this.#cursor.length();
    if (width !== undefined) return this.#cursor.elements(length, width);
    if (length > 0) this.#open.push({ what: "items", count: length, inEnvironment });
  }

  /** A zero, a count, and that many texts. */
  async #names(type: number): Promise<void> {
    await this.#cursor.int();
    const count = await this.#cursor.int();
    for (let index = 0; index < count && !this.#cursor.isBroken; index += 1) {
      await this.#cursor.int();
      const length = await this.#cursor.int();
      const text = await this.#cursor.text(Math.max(length, 0));
      if (type === Type.namespace && index === 0 && this.packages.size < mostNamed) this.packages.add(text);
    }
  }

  #constant(type: number, inEnvironment: boolean): Promise<void> | undefined {
    if (type === Type.bytecode) this.#push("bytecode", inEnvironment);
    else if (isLanguage(type)) return this.#language(type, inEnvironment);
    else this.#push("item", inEnvironment);
    return undefined;
  }

  /** A call within bytecode: parts that stand in it twice are defined once, and referred to. */
  async #language(written: number, inEnvironment: boolean): Promise<void> {
    let type = written;
    if (type === Type.bytecodeReference) {
      await this.#cursor.int();
      return;
    }
    if (type === Type.bytecodeDefinition) {
      await this.#cursor.int();
      type = await this.#cursor.int();
    }
    if (!isLanguage(type)) {
      this.#push("item", inEnvironment);
      return;
    }
    this.#push("language", inEnvironment);
    this.#push("language", inEnvironment);
    this.#push("item", inEnvironment);
    if (type === Type.attributedCall || type === Type.attributedList) this.#push("item", inEnvironment);
  }
}

function isLanguage(type: number): boolean {
  return [
    Type.call,
    Type.list,
    Type.bytecodeDefinition,
    Type.bytecodeReference,
    Type.attributedCall,
    Type.attributedList,
  ].some((one) => one === type);
}

/** Bytes of an element. */
const widths: Readonly<Partial<Record<number, number>>> = {
  [Type.characters]: 1,
  [Type.logical]: 4,
  [Type.integer]: 4,
  [Type.real]: 8,
  [Type.complex]: 16,
  [Type.raw]: 1,
};
