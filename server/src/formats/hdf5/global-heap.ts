import type { Access } from "./access.ts";
import type { Cursor } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

interface Collection {
  readonly byIndex: ReadonlyMap<number, { readonly offset: number; readonly length: number }>;
}

const longestCollection = 1 << 30;

/** Global heaps (specification III.E): texts and sequences of any length. Directories are kept, data is not. */
export class GlobalHeaps {
  readonly #access: Access;
  readonly #known = new Map<number, Promise<Collection>>();

  constructor(access: Access) {
    this.#access = access;
  }

  /**
   * The object of a reference, as many bytes of it as `length` says. Throws Hdf5Fault.
   *
   * @param reference address and index, at the cursor
   */
  async object(reference: Cursor, length?: number): Promise<Cursor | undefined> {
    const address = reference.address();
    const index = reference.uint(4);
    if (address === undefined || (address === 0 && index === 0)) return undefined;
    const { byIndex } = await this.#collection(address);
    const found = byIndex.get(index);
    if (found === undefined) {
      throw new Hdf5Fault("heap-object", "a heap has no such entry", reference.offset);
    }
    if (length !== undefined && length > found.length) {
      throw new Hdf5Fault(
        "heap-length",
        `a value of ${length} bytes lies in an entry of ${found.length}`,
        this.#access.base + found.offset,
      );
    }
    const wanted = length ?? found.length;
    return this.#access.at(found.offset, wanted);
  }

  #collection(address: number): Promise<Collection> {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const made = this.#read(address);
    this.#known.set(address, made);
    return made;
  }

  async #read(address: number): Promise<Collection> {
    const { lengthBytes } = this.#access.sizes;
    const headBytes = 8 + lengthBytes;
    const head = await this.#access.at(address, headBytes);
    head.signature("GCOL", "heap of texts");
    head.skip(4);
    const size = head.length();
    const { size: fileSize } = this.#access;
    if (size > longestCollection || (fileSize !== undefined && address + size > fileSize)) {
      throw new Hdf5Fault(
        "outside",
        `a heap of ${size} bytes reaches beyond the end of the file`,
        head.offset,
      );
    }
    const byIndex = new Map<number, { readonly offset: number; readonly length: number }>();
    const entryBytes = 8 + lengthBytes;
    for (let at = address + headBytes; at + entryBytes <= address + size; ) {
      const entry = await this.#access.at(at, entryBytes);
      const index = entry.uint(2);
      entry.skip(6);
      const length = entry.length();
      // Index 0 is what is left free, to the end.
      if (index === 0 || at + entryBytes + length > address + size) break;
      byIndex.set(index, { offset: at + entryBytes, length });
      at += entryBytes + Math.ceil(length / 8) * 8;
    }
    return { byIndex };
  }
}
