import { fieldOf, longestHeader, placedField } from "./header.ts";
import type { FieldRule, ProtoField, ProtoSchema } from "./message.ts";
import type { ByteRange, ProtoReading } from "./reading.ts";
import { filledField, messageIn, readAtOnce } from "./tree.ts";

/**
 * The fields of one message, one after another: of a message that may be as long as the file. What the schema does not
 * list is passed over unread. A break of the encoding ends it, and is a problem of `reading`.
 *
 * @param known the numbers that the format gives such a message; bytes in any other are a problem, which ends nothing
 */
export async function* fieldsOf(
  reading: ProtoReading,
  range: ByteRange,
  schema: ProtoSchema,
  depth = 0,
  known?: ReadonlySet<number>,
): AsyncGenerator<ProtoField, void, undefined> {
  const fields = new FieldReader(reading, range, schema, { depth, known });
  for (;;) {
    const field = fields.takeHere() ?? (await fields.take());
    if (field === undefined) return;
    yield field;
  }
}

/** `fieldsOf` for messages of very many fields: `takeHere` waits for nothing as long as the bytes are there. */
export class FieldReader {
  readonly #reading: ProtoReading;
  readonly #rules: ProtoSchema["fields"];
  readonly #depth: number;
  readonly #known: ReadonlySet<number> | undefined;
  readonly #end: number;
  #at: number;
  /** A field whose content has to be read first. */
  #waiting: { readonly field: ProtoField; readonly rule: FieldRule } | undefined;

  constructor(
    reading: ProtoReading,
    range: ByteRange,
    schema: ProtoSchema,
    { depth, known }: { readonly depth: number; readonly known?: ReadonlySet<number> | undefined },
  ) {
    this.#reading = reading;
    this.#rules = schema.fields;
    this.#depth = depth;
    this.#known = known;
    this.#at = range.offset;
    this.#end = range.offset + range.length;
  }

  /** The next field, where its bytes are in the window; else undefined, and `take` knows whether there is one. */
  takeHere(): ProtoField | undefined {
    const reading = this.#reading;
    while (
      this.#waiting === undefined &&
      this.#at < this.#end &&
      reading.has(this.#at, this.#headerBytes())
    ) {
      const field = this.#step(reading.window, reading.windowStart);
      if (field !== undefined) return field;
    }
    return undefined;
  }

  /** The next field; undefined at the end, or where the encoding breaks. */
  async take(): Promise<ProtoField | undefined> {
    for (;;) {
      const waiting = this.#waiting;
      if (waiting !== undefined) {
        this.#waiting = undefined;
        const filled = await filledField(this.#reading, waiting.field, waiting.rule, this.#depth);
        if (filled === undefined) this.#at = this.#end;
        return filled;
      }
      if (this.#at >= this.#end) return undefined;
      const bytes = await this.#reading.bytesAt(this.#at, this.#headerBytes());
      const field = this.#step(bytes, this.#at) ?? this.takeHere();
      if (field !== undefined) return field;
    }
  }

  #headerBytes(): number {
    return Math.min(longestHeader, this.#end - this.#at);
  }

  /** One field of these bytes, which begin at `base` in the source. Undefined where it is none to hand out, or not yet. */
  #step(bytes: Uint8Array, base: number): ProtoField | undefined {
    const reading = this.#reading;
    const end = this.#end;
    const placed = placedField(reading, bytes, { at: this.#at, end, base });
    if (placed === undefined) {
      this.#at = end;
      return undefined;
    }
    this.#at = placed.offset + placed.length;
    if (this.#known?.has(placed.number) === false) {
      const message = `${placed.length} bytes lie in a field (number ${placed.number}) that the format does not have`;
      reading.problem("unknown-field", message, placed.offset);
    }
    const rule = this.#rules.get(placed.number);
    if (rule === undefined || rule === "skip") return undefined;
    const { number, wire, offset, length } = placed;
    if (wire === 0 || rule === "range") return fieldOf(placed);
    if (rule === "text" || wire !== 2 || length > readAtOnce || !reading.has(offset, length)) {
      this.#waiting = { field: fieldOf(placed), rule };
      return undefined;
    }
    const here = { bytes: reading.window, base: reading.windowStart };
    const message = messageIn(reading, here, { offset, length }, { schema: rule, depth: this.#depth + 1 });
    if (message !== undefined) return { number, wire, offset, length, message };
    this.#at = end;
    return undefined;
  }
}
