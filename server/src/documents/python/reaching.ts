import type { Binding, Fork, Place, Region, Scope, Surroundings } from "./scopes.ts";

/** How many bindings of one name are looked at for one use; beyond, its value counts as unknown too. */
const scanLimit = 64;

/** The bindings that a use of a name may see. */
export interface Reaching {
  readonly bindings: readonly Binding[];
  /** More may reach it than are listed. */
  readonly cut: boolean;
}

/**
 * The bindings of a name that reach a use in the same scope, or in code that runs at its place.
 *
 * Straight-line code is followed exactly; of branches, every one that may have run counts; a loop's
 * body also sees what its end has bound.
 *
 * @param list all bindings of the name in one scope, in order
 * @param region the use's
 * @param at the use's absolute offset
 */
export function reachingHere(list: readonly Binding[], region: Region, at: number): Reaching {
  const only = list[0];
  if (list.length === 1 && only !== undefined && only.at <= at) return { bindings: list, cut: false };
  const before = scan(list, region, { from: indexBefore(list, at), downTo: 0 });
  let found = before.bindings;
  let cut = before.cut;
  const settled = before.settledIn;
  for (let loop: Region | undefined = region; loop !== undefined; loop = loop.parent) {
    if (settled !== undefined && isInside(settled, loop)) break;
    if (!loop.loop || loop.end <= at) continue;
    const around = scan(list, loop, { from: indexBefore(list, loop.end), downTo: indexBefore(list, at) + 1 });
    found = [...found, ...around.bindings];
    cut ||= around.cut;
  }
  return { bindings: distinct(found), cut };
}

/**
 * The bindings that code which runs later (in a function) may see: all, from the last definition or
 * import on that is made in any case.
 */
export function reachingLater(list: readonly Binding[], scope: Scope): Reaching {
  const found: Binding[] = [];
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const binding = list[index];
    if (binding === undefined) continue;
    if (found.length >= scanLimit) return { bindings: found, cut: true };
    found.push(binding);
    if (isDeclaration(binding) && binding.place.region === scope.root) break;
  }
  return { bindings: found.reverse(), cut: false };
}

function isDeclaration({ source }: Binding): boolean {
  return source.kind === "module" || source.kind === "function" || source.kind === "class";
}

/** The index of the last binding that holds at an offset; -1 for none. Offsets rise along the list. */
function indexBefore(list: readonly Binding[], at: number): number {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Scan {
  readonly bindings: readonly Binding[];
  readonly cut: boolean;
  /** The region of the binding that hides all earlier ones. */
  readonly settledIn: Region | undefined;
}

function scan(
  list: readonly Binding[],
  use: Region,
  range: { readonly from: number; readonly downTo: number },
): Scan {
  const latest = list[range.from];
  // Mostly the last one before the use stands in the same block, or in one around it.
  if (latest !== undefined && range.from >= range.downTo && isInside(use, latest.place.region))
    return { bindings: [latest], cut: false, settledIn: latest.place.region };
  // Mostly none is to be seen, or the first that is looked at says all: what is noted on the way is made for the others.
  let found: Binding[] | undefined;
  let noted: Noted | undefined;
  let looked = 0;
  for (let index = range.from; index >= range.downTo; index -= 1) {
    const binding = list[index];
    if (binding === undefined) continue;
    looked += 1;
    if (looked > scanLimit) return { bindings: inOrder(found), cut: true, settledIn: undefined };
    const region = binding.place.region;
    const isAround = isInside(use, region);
    if (!isAround && isHidden(region, use, noted?.bound)) continue;
    if (found === undefined) found = [binding];
    else found.push(binding);
    if (isAround) return { bindings: inOrder(found), cut: false, settledIn: region };
    noted ??= { bound: new Set(), arms: new Map() };
    const settledIn = settle(region, use, noted);
    if (settledIn !== undefined) return { bindings: inOrder(found), cut: false, settledIn };
  }
  return { bindings: inOrder(found), cut: false, settledIn: undefined };
}

const noBindings: readonly Binding[] = [];

function inOrder(found: Binding[] | undefined): readonly Binding[] {
  return found === undefined ? noBindings : found.reverse();
}

/** The regions that were seen to bind a name, and how many arms of each statement are among them. */
interface Noted {
  readonly bound: Set<Region>;
  readonly arms: Map<Fork, number>;
}

/** Whether a binding in `region` cannot be seen from `use`: overwritten later, left behind, or on another branch. */
function isHidden(region: Region, use: Region, bound: ReadonlySet<Region> | undefined): boolean {
  const { regions, arms } = surroundings(use);
  for (let at: Region | undefined = region; at !== undefined && !regions.has(at); at = at.parent) {
    if (bound?.has(at) || at.leaves) return true;
    if (at.fork !== undefined && !at.fork.visible && arms.has(at.fork)) return true;
  }
  return false;
}

/**
 * Notes that a region binds the name. Where so every arm of a statement binds it or leaves, what is
 * around that statement binds it too.
 *
 * @returns a region around the use that now binds the name in any case
 */
function settle(region: Region, use: Region, { bound, arms }: Noted): Region | undefined {
  const around = surroundings(use).regions;
  for (let at: Region | undefined = region; at !== undefined; at = at.parent) {
    if (around.has(at)) return at;
    bound.add(at);
    const { fork }: Region = at;
    if (fork === undefined || !fork.exhaustive) return undefined;
    const count = (arms.get(fork) ?? 0) + 1;
    arms.set(fork, count);
    fork.leaving ??= fork.regions.filter((arm) => arm.leaves).length;
    if (count + fork.leaving < fork.regions.length) return undefined;
  }
  return undefined;
}

function isInside(region: Region, outer: Region): boolean {
  if (region === outer || region.parent === outer) return true;
  return surroundings(region).regions.has(outer);
}

function surroundings(region: Region): Surroundings {
  if (region.around !== undefined) return region.around;
  const regions = new Set<Region>();
  const arms = new Map<Fork, Region>();
  for (let at: Region | undefined = region; at !== undefined; at = at.parent) {
    regions.add(at);
    if (at.fork !== undefined) arms.set(at.fork, at);
  }
  region.around = { regions, arms };
  return region.around;
}

function distinct(bindings: readonly Binding[]): readonly Binding[] {
  return bindings.length < 2 ? bindings : [...new Set(bindings)];
}

/** Whether what happened at `earlier` has happened in any case when control is at `place`. */
export function dominates(earlier: Place, place: Place): boolean {
  return isInside(place.region, earlier.region) || earlier.region === earlier.scope.root;
}
