import type { Binding, Bindings } from "./scopes.ts";

/** So many names are looked through one by one: most scopes bind fewer, and a map takes more room than all of them. */
const fewNames = 8;

/** What a scope binds to each of its names, in the order in which they are bound first. */
export class BindingTable {
  #first: Binding | undefined = undefined;
  #last: Binding | undefined = undefined;
  #count = 0;
  /** The first binding of each name; only where there are many names. */
  #index: Map<string, Binding> | undefined = undefined;

  get(name: string): Bindings | undefined {
    const first = this.#find(name);
    return first?.all ?? first;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  add(binding: Binding): void {
    const first = this.#find(binding.name);
    if (first === undefined) this.#addName(binding);
    else if (first.all === undefined) first.all = [first, binding];
    else first.all.push(binding);
  }

  names(): readonly string[] {
    return this.firsts().map(({ name }) => name);
  }

  /** The first binding of each name. */
  firsts(): readonly Binding[] {
    const list: Binding[] = [];
    for (let at = this.#first; at !== undefined; at = at.next) list.push(at);
    return list;
  }

  #find(name: string): Binding | undefined {
    if (this.#index !== undefined) return this.#index.get(name);
    let at = this.#first;
    while (at !== undefined && at.name !== name) at = at.next;
    return at;
  }

  #addName(binding: Binding): void {
    if (this.#last === undefined) this.#first = binding;
    else this.#last.next = binding;
    this.#last = binding;
    this.#count += 1;
    if (this.#index !== undefined) this.#index.set(binding.name, binding);
    else if (this.#count > fewNames) this.#index = new Map(this.firsts().map((first) => [first.name, first]));
  }
}
