const empty: readonly never[] = [];

/**
 * Lists in the making, one inside the other. Each is taken off at its exact length: one that grows by
 * itself has room for seventeen from its first member on (`JSObject::kMinAddedElementsCapacity` in V8's
 * src/objects/js-objects.h), and most lists of a program have one or two.
 */
export class Pile<T> {
  readonly #members: T[] = [];
  /** Keep it where a list begins. */
  height = 0;

  add(member: T): void {
    this.#members[this.height] = member;
    this.height += 1;
  }

  /** What was added since the pile was this high. It stays. */
  listFrom(height: number): readonly T[] {
    return this.height === height ? empty : this.#members.slice(height, this.height);
  }

  /** The same, and takes it off. */
  takeFrom(height: number): readonly T[] {
    const list = this.listFrom(height);
    this.height = height;
    return list;
  }

  /** What alone was added since the pile was this high, and takes it off; undefined, and stays, where that is not one member. */
  takeOnlyFrom(height: number): T | undefined {
    if (this.height !== height + 1) return undefined;
    this.height = height;
    return this.#members[height];
  }
}
