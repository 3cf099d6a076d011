import type { LineageThing } from "../facts/facts.ts";
import { lockFileName } from "../formats/lock/lock.ts";
import { nameOf, parentOf } from "../host/paths.ts";
import type { PlacedStatement } from "./lineage.ts";

/** All names of one thing. */
export interface ThingGroup {
  readonly key: number;
  readonly name: string;
  readonly ids: readonly string[];
  readonly folders: readonly string[];
  readonly card?: string;
}

export interface ThingGroups {
  /** The thing that a statement of the file at `path` speaks of. */
  of(thing: LineageThing, path: string): ThingGroup;
}

/** Sets that grow together (union-find). */
class Sets {
  readonly #parents: number[] = [];
  readonly #keys = new Map<string, number>();

  place(key: string): number {
    const known = this.#keys.get(key);
    if (known !== undefined) return this.find(known);
    this.#parents.push(this.#parents.length);
    this.#keys.set(key, this.#parents.length - 1);
    return this.#parents.length - 1;
  }

  find(place: number): number {
    let at = place;
    while (this.#parents[at] !== at) at = this.#parents[at] ?? at;
    return at;
  }

  /** The earliest stays, so that the order of files decides nothing but the order. */
  joinAll(keys: readonly string[]): void {
    const places = keys.map((key) => this.place(key));
    const first = Math.min(...places);
    for (const place of places) this.#parents[place] = first;
  }
}

/** Finds out which names mean the same thing. */
export function joinThings(all: readonly PlacedStatement[]): ThingGroups {
  const decide = deciderOf(all);
  const statements = all.map((one) => ({ ...one, fact: decidedFact(one.fact, decide) }));
  const sets = new Sets();
  const shared = sharedOutputs(statements);
  const keysOf = (thing: LineageThing, path: string) => namesOf(thing, path, shared);
  for (const { fact, path } of statements) {
    for (const keys of thingsOf(fact).map((thing) => keysOf(thing, path))) sets.joinAll(keys);
  }
  const joining = { sets, cards: cardsByFolder(statements), keysOf };
  joinProducts(statements, joining);
  joinByName(statements, joining);
  const groups = collect(statements, joining);
  return {
    of: (stated, path) => {
      const thing = decide(stated);
      const [first = ""] = keysOf(thing, path);
      const key = sets.place(first);
      return groups.get(key) ?? { key, name: nameOf(path), ids: [], folders: [] };
    },
  };
}

type Decider = (thing: LineageThing) => LineageThing;

/** Of things that lie in one of several folders: the first that another file speaks of, or else the nearest. */
function deciderOf(statements: readonly PlacedStatement[]): Decider {
  const told = new Set(
    statements
      .flatMap(({ fact }) => thingsOf(fact))
      .filter((thing) => thing.oneOf !== true)
      .flatMap(({ folders }) => folders),
  );
  return (thing) => {
    if (thing.oneOf !== true) return thing;
    const folder = thing.folders.find((one) => told.has(one)) ?? thing.folders[0];
    return { ...thing, folders: folder === undefined ? [] : [folder] };
  };
}

function decidedFact(fact: PlacedStatement["fact"], decide: Decider): PlacedStatement["fact"] {
  return fact.statement === "made-from"
    ? { ...fact, child: decide(fact.child), parent: decide(fact.parent) }
    : { ...fact, of: decide(fact.of) };
}

/** The card of each folder that has one, by the folder's key. */
function cardsByFolder(statements: readonly PlacedStatement[]): ReadonlyMap<string, string> {
  const cards = new Map<string, string>();
  for (const { fact, path, isCard } of statements) {
    if (!isCard || fact.statement === "same") continue;
    const { thing, folders } = fact.statement === "license" ? fact.of : fact.child;
    for (const folder of folders) cards.set(folderKey(thing, folder), path);
  }
  return cards;
}

function thingsOf(fact: PlacedStatement["fact"]): readonly LineageThing[] {
  return fact.statement === "made-from" ? [fact.child, fact.parent] : [fact.of];
}

/**
 * Folders that several files write to: `./results` in every script of a project. Such a folder does not
 * tell whose output lies in it.
 */
function sharedOutputs(statements: readonly PlacedStatement[]): ReadonlySet<string> {
  const writers = new Map<string, string>();
  const shared = new Set<string>();
  for (const { fact, path, isCard } of statements) {
    if (isCard || fact.statement === "license") continue;
    const thing = fact.statement === "made-from" ? fact.child : fact.of;
    for (const folder of thing.folders) {
      if (folder === parentOf(path)) continue;
      const earlier = writers.get(folder);
      if (earlier !== undefined && earlier !== path) shared.add(folder);
      writers.set(folder, path);
    }
  }
  return shared;
}

function folderKey(thing: LineageThing["thing"], folder: string): string {
  return `${thing}@${folder}`;
}

function namesOf(thing: LineageThing, path: string, shared: ReadonlySet<string>): readonly string[] {
  if (thing.nameless === true) return [`${thing.thing}?${path}`];
  const ids = thing.ids.map((id) => `${thing.thing}:${id.toLowerCase()}`);
  const folders = thing.folders.map((folder) =>
    shared.has(folder) ? `${thing.thing}@${folder}#${path}` : folderKey(thing.thing, folder),
  );
  return [...ids, ...folders];
}

interface Joining {
  readonly sets: Sets;
  /** By the key of the folder: the card in it. */
  readonly cards: ReadonlyMap<string, string>;
  readonly keysOf: (thing: LineageThing, path: string) => readonly string[];
}

/** A card describes the one model that the programs of its folder make; of several, nobody knows which. */
function joinProducts(statements: readonly PlacedStatement[], { sets, cards, keysOf }: Joining): void {
  const carded = new Set([...cards.keys()].map((key) => sets.place(key)));
  const made = new Map<string, Set<string>>();
  for (const { fact, path, isCard } of statements) {
    // The lock speaks of what others made.
    if (isCard || fact.statement !== "made-from" || nameOf(path) === lockFileName) continue;
    const [first] = keysOf(fact.child, path);
    const folder = folderKey(fact.child.thing, parentOf(path) ?? path);
    if (first === undefined || !cards.has(folder) || carded.has(sets.place(first))) continue;
    made.set(folder, (made.get(folder) ?? new Set()).add(first));
  }
  for (const [folder, keys] of made) {
    const distinct = new Set([...keys].map((key) => sets.place(key)));
    if (distinct.size === 1) sets.joinAll([folder, ...keys]);
  }
}

/** An id of the Hub that ends in the name of the one folder with such a card means what lies there. */
function joinByName(statements: readonly PlacedStatement[], { sets, cards }: Joining): void {
  const byName = new Map<string, string[]>();
  for (const key of cards.keys()) {
    const name = `${key.slice(0, key.indexOf("@"))} ${nameOf(key).toLowerCase()}`;
    byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  for (const thing of statements.flatMap(({ fact }) => thingsOf(fact))) {
    for (const id of thing.ids.filter((one) => one.includes("/"))) {
      const name = `${thing.thing} ${id.slice(id.indexOf("/") + 1).toLowerCase()}`;
      const [folder, ...others] = byName.get(name) ?? [];
      if (folder !== undefined && others.length === 0)
        sets.joinAll([folder, `${thing.thing}:${id.toLowerCase()}`]);
    }
  }
}

function collect(
  statements: readonly PlacedStatement[],
  { sets, cards, keysOf }: Joining,
): ReadonlyMap<number, ThingGroup> {
  const groups = new Map<
    number,
    { key: number; ids: Set<string>; folders: Set<string>; path: string; card?: string }
  >();
  for (const { fact, path } of statements) {
    for (const thing of thingsOf(fact)) {
      const [first = ""] = keysOf(thing, path);
      const key = sets.place(first);
      const group = groups.get(key) ?? { key, ids: new Set(), folders: new Set(), path };
      for (const id of thing.ids) group.ids.add(id);
      for (const folder of thing.folders) {
        // `owner/name` may be a folder; it is one only where something lies in it.
        const card = cards.get(folderKey(thing.thing, folder));
        if (card !== undefined) group.card ??= card;
        if (card !== undefined || thing.ids.length === 0) group.folders.add(folder);
      }
      groups.set(key, group);
    }
  }
  return new Map(
    [...groups].map(([key, { ids, folders, path, card }]) => {
      const [id] = ids;
      const [folder] = folders;
      return [
        key,
        {
          key,
          name: id ?? (folder === undefined ? nameOf(path) : nameOf(folder).replace(/^.*#/, "")),
          ids: [...ids],
          folders: [...folders],
          ...(card === undefined ? {} : { card }),
        },
      ];
    }),
  );
}
