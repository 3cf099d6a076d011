import { embeddedKind } from "../../formats/pickle/embedded.ts";
import type { PickleCall } from "../../formats/pickle/records.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import type { Collection, PickleImport, Value } from "../../formats/pickle/values.ts";
import { isCollection, isObject } from "../../formats/pickle/values.ts";
import { judgeImport, type Verdict } from "../../knowledge/pickle-globals/tier.ts";

/** An import with what is said of it; `module` and `name` may be what a getattr reaches. */
export interface JudgedImport {
  readonly import: PickleImport;
  readonly module: string;
  readonly name: string;
  readonly verdict: Verdict;
}

const allowed: Verdict = { tier: "allowed", library: "Python" };
const unknown: Verdict = { tier: "unknown" };

/**
 * The tables' word on every import of a stream, except for some whose harm depends on what they are
 * given: there the calls decide, and only if each one of them is plain to see.
 */
export function judgeStream(stream: PickleStream): readonly JudgedImport[] {
  return stream.imports.flatMap((imported) => {
    const { module, name } = imported;
    const special = specialCases.get(`${module} ${name}`);
    const calls = special === undefined ? [] : stream.calls.filter(({ root }) => root === imported);
    const seen = special !== undefined && calls.length === imported.calls;
    const outcome = seen ? special(calls) : undefined;
    if (outcome === undefined)
      return [{ import: imported, module, name, verdict: judgeImport(module, name) }];
    return outcome.map((found) => ({ import: imported, module, name, ...found }));
  });
}

type Found = { readonly module?: string; readonly name?: string; readonly verdict: Verdict };
/** Undefined: the tables' word stands. */
type SpecialCase = (calls: readonly PickleCall[]) => readonly Found[] | undefined;

const specialCases: ReadonlyMap<string, SpecialCase> = new Map<string, SpecialCase>([
  ["builtins getattr", judgeGetattr],
  ["__builtin__ getattr", judgeGetattr],
  ["functools partial", judgePartial],
  ["builtins type", (calls) => judgeArgumentCount(calls, 1)],
  ["__builtin__ type", (calls) => judgeArgumentCount(calls, 1)],
  ["builtins iter", (calls) => judgeArgumentCount(calls, 1)],
  ["builtins reversed", (calls) => judgeArgumentCount(calls, 1)],
  ["numpy memmap", (calls) => (calls.length === 0 ? [{ verdict: unknown }] : undefined)],
  ["numpy.core.memmap memmap", (calls) => (calls.length === 0 ? [{ verdict: unknown }] : undefined)],
  ["torch.storage _load_from_bytes", judgeLoadFromBytes],
]);

/** The arguments of a direct call of the import itself; undefined for any other use of it or of its results. */
function directArguments(call: PickleCall): Collection | undefined {
  const { callee, arguments: args } = call.value;
  const direct = call.form === "REDUCE" && isObject(callee) && callee.kind === "global";
  return direct && isCollection(args) && args.kind === "tuple" && args.items.length === args.size
    ? args
    : undefined;
}

function allArguments(calls: readonly PickleCall[]): readonly Collection[] | undefined {
  const all = calls.map(directArguments);
  return all.every((args) => args !== undefined) && all.length > 0 ? all : undefined;
}

/**
 * `getattr(Class, "NAME")`: how Python 3.11 pickles a member of an enum, and any Python a method.
 * It reaches `Class.NAME`, and is judged as that; a member in capitals of an allowed class is allowed.
 */
function judgeGetattr(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const all = allArguments(calls);
  if (all === undefined) return undefined;
  const found = new Map<string, Found>();
  for (const { items } of all) {
    const [target, attribute] = items;
    if (target === undefined || !isObject(target) || target.kind !== "global") return undefined;
    if (items.length !== 2 || typeof attribute !== "string") return undefined;
    if (!/^(?!__)[A-Za-z_]\w*$/.test(attribute)) return undefined;
    const { module, name } = target.import;
    const owner = judgeImport(module, name);
    const reached = `${name}.${attribute}`;
    const judged = judgeImport(module, reached);
    if (owner.tier === "denied" || judged.tier === "denied") return undefined;
    const isMember = owner.tier === "allowed" && /^[A-Z][A-Z0-9_]*$/.test(attribute);
    found.set(`${module} ${reached}`, { module, name: reached, verdict: isMember ? owner : judged });
  }
  return [...found.values()];
}

/** `partial(function, …)` that nothing calls: no more than the function, which is an import of its own. */
function judgePartial(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const made = calls.filter((call) => call.form !== "BUILD");
  const all = allArguments(made);
  if (all === undefined) return undefined;
  const harmless = all.every(({ items: [target] }) => {
    if (target === undefined || !isObject(target) || target.kind !== "global") return false;
    return judgeImport(target.import.module, target.import.name).tier !== "denied";
  });
  return harmless ? [{ verdict: allowed }] : undefined;
}

/** `type(None)` names a class, `type(name, bases, dict)` makes one; `iter(call, end)` calls. */
function judgeArgumentCount(calls: readonly PickleCall[], count: number): readonly Found[] | undefined {
  const all = allArguments(calls);
  if (all === undefined || all.some((args) => args.size !== count)) return undefined;
  return [{ verdict: allowed }];
}

/** A storage's bytes are a torch file, which is opened and judged like any other: so only bytes that were opened are allowed. */
function judgeLoadFromBytes(calls: readonly PickleCall[]): readonly Found[] | undefined {
  const all = allArguments(calls);
  if (all === undefined || !all.every(({ items: [bytes] }) => isOpened(bytes))) return undefined;
  return [{ verdict: allowed }];
}

function isOpened(value: Value | undefined): boolean {
  if (value === undefined || !isObject(value)) return false;
  if (value.kind === "bytes") return embeddedKind(value.head, "bytes") !== undefined;
  if (value.kind !== "call" || !isObject(value.callee) || value.callee.kind !== "global") return false;
  const { module, name } = value.callee.import;
  if (module !== "_codecs" || name !== "encode" || !isCollection(value.arguments)) return false;
  const [text, encoding] = value.arguments.items;
  const head =
    typeof text === "string" ? text : isObject(text) && text.kind === "text" ? text.head : undefined;
  if (head === undefined || encoding !== "latin1") return false;
  return embeddedKind(new TextEncoder().encode(head), "text") !== undefined;
}
