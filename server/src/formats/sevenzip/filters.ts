import { type Undo, undoFilter, undoSwap } from "../compression/branch-filters.ts";
import type { Decoder, Progress } from "../compression/input.ts";
import { BrokenData, Input } from "../compression/input.ts";

/** The ids of filters before xz gave them numbers (7-Zip, DOC/Methods.txt, "Branch filters"). */
const older: Readonly<Record<string, number>> = {
  "03030103": 0x04,
  "03030205": 0x05,
  "03030401": 0x06,
  "03030501": 0x07,
  "03030701": 0x08,
  "03030805": 0x09,
};

function undoOf(id: string, properties: Uint8Array): Undo | undefined {
  if (id === "020302") return undoSwap(2);
  if (id === "020304") return undoSwap(4);
  const number = id.length === 2 ? Number.parseInt(id, 16) : older[id];
  return number === undefined ? undefined : undoFilter(number, properties);
}

/** A filter as a coder of its own, as 7z has them. */
export class FilterDecoder implements Decoder {
  readonly input = new Input();
  readonly #undo: Undo;
  readonly #size: number;
  #out: Uint8Array = new Uint8Array(0);
  #made = 0;

  /** @param size of what comes out */
  constructor(id: string, properties: Uint8Array, size: number) {
    const undo = undoOf(id, properties);
    if (undo === undefined) throw new BrokenData(`filter ${id} is not known`);
    this.#undo = undo;
    this.#size = size;
  }

  step(): Progress {
    const { input } = this;
    const final = input.final || this.#made + input.left >= this.#size;
    // Delta changes the bytes where they are.
    this.#out = this.#undo.push(input.take(input.left).slice(), final);
    this.#made += this.#out.length;
    if (this.#made >= this.#size) return "end";
    if (input.final) throw new BrokenData("the compressed data ends before its end mark");
    return "input";
  }

  take(): Uint8Array {
    const taken = this.#out;
    this.#out = new Uint8Array(0);
    return taken;
  }
}
