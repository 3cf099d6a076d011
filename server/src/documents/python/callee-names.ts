import type { CallExpression, Expression, FunctionStatement } from "../../syntax/python/ir.ts";
import { resolveArguments } from "./arguments.ts";
import { isRecordMaker } from "./attributes.ts";
import type { CallSite, Unit, ValueSite } from "./collected.ts";
import type { Evaluator } from "./evaluator.ts";
import { mayHandOn } from "./may-hand-on.ts";
import { methodCalled } from "./operator-calls.ts";
import type { Place } from "./scopes.ts";
import { isSpecial } from "./special-calls.ts";
import { targetsAt, targetsOf } from "./targets.ts";
import { alternatives, type Value } from "./values.ts";

/**
 * Where a callable goes that is handed on: `held` in a default, a container or by `return`; `own` to a function or a class
 * of the program; `away` to anything else.
 */
export type Handed = "held" | "own" | "away";

/** One call, or one callable handed on, with the name that it was found to have. */
export type NamedSite =
  | {
      readonly form: "direct";
      readonly call: CallExpression;
      readonly base: number;
      readonly name: string;
      readonly index: number;
    }
  | {
      readonly form: "value";
      readonly handed: Handed;
      readonly expression: Expression;
      readonly base: number;
      readonly name: string;
      readonly index: number;
    };

/** The calls of one unit that are told. Offsets count from the unit's start, so that it may move. */
export interface UnitNames {
  readonly sites: readonly NamedSite[];
  /** Something in it is assigned to a library's name. */
  readonly patches: boolean;
}

/** By the function's lowered statement, which an edit elsewhere leaves the same object. */
const known = new WeakMap<FunctionStatement, UnitNames>();

export function knownNames(node: FunctionStatement): UnitNames | undefined {
  return known.get(node);
}

export function keepNames(node: FunctionStatement, names: UnitNames): void {
  known.set(node, names);
}

/** Names every call of a unit. */
export function nameSites(
  evaluator: Evaluator,
  unit: Unit,
  modules: ReadonlySet<string>,
): readonly NamedSite[] {
  const { calls, values } = unit.sites();
  const made: NamedSite[] = [];
  for (const site of calls) nameCall(evaluator, site, unit.start, made);
  for (const site of values) nameValue(evaluator, site, { modules, start: unit.start }, made);
  return made;
}

function nameCall(evaluator: Evaluator, site: CallSite, start: number, made: NamedSite[]): void {
  const { call, place } = site;
  const base = place.base - start;
  const callee = methodCalled(evaluator, evaluator.value(call.callee, place), site);
  if (callee.type !== "unknown") {
    let index = 0;
    for (const { reference } of targetsOf(evaluator, callee)) {
      made.push({ form: "direct", call, base, name: reference.name, index });
      index += 1;
    }
    return;
  }
  if (!tells(evaluator, site)) return;
  const name = call.callee.kind === "name" || call.callee.kind === "attribute" ? call.callee.name : "";
  made.push({ form: "direct", call, base, name: `?.${name}`, index: -1 });
}

/** Arguments that say what a call does, whatever it calls. */
const tellingKeywords = new Set([
  "trust_remote_code",
  "allow_dangerous_deserialization",
  "allow_dangerous_code",
  "allow_dangerous_tools",
  "allow_dangerous_requests",
]);

function tells(evaluator: Evaluator, site: CallSite): boolean {
  let unpacks = false;
  for (const { form, name } of site.call.arguments) {
    if (form === "keyword" && tellingKeywords.has(name ?? "")) return true;
    unpacks ||= form === "dict-splat";
  }
  if (!unpacks) return false;
  return resolveArguments(evaluator, site).list.some(({ name }) => tellingKeywords.has(name ?? ""));
}

function nameValue(
  evaluator: Evaluator,
  site: ValueSite,
  { modules, start }: { readonly modules: ReadonlySet<string>; readonly start: number },
  made: NamedSite[],
): void {
  const { expression, place, argumentOf } = site;
  if (!mayHandOn(expression, place)) return;
  if (expression.kind === "call" && isPlainResult(evaluator, expression, place)) return;
  const targets = targetsAt(evaluator, expression, place);
  if (targets.length === 0) return;
  if (argumentOf !== undefined && handsOnItself(evaluator, argumentOf)) return;
  const base = place.base - start;
  const handed = argumentOf === undefined ? "held" : handedTo(evaluator, argumentOf);
  let index = 0;
  for (const { reference } of targets) {
    const { name } = reference;
    if (!modules.has(name)) made.push({ form: "value", handed, expression, base, name, index });
    index += 1;
  }
}

/** What keeps what it is given as fields. */
function holds(callee: Value): boolean {
  if (callee.type === "class") return true;
  return "name" in callee && (isRecordMaker(callee.name) || callee.name === "builtins.staticmethod");
}

function handedTo(evaluator: Evaluator, { call: { callee }, place }: CallSite): Handed {
  const called = alternatives(evaluator.value(callee, place));
  if (called.some(({ type }) => type === "function")) return "own";
  if (called.some(holds)) return "held";
  // `readers.append(pickle.load)`, `readers.setdefault("pkl", pickle.load)`.
  const object = callee.kind === "attribute" ? evaluator.value(callee.object, place) : undefined;
  return object?.type === "list" || object?.type === "dict" ? "held" : "away";
}

/** Whether a call answers what a library made, or something unknown: not a callable that has a name. */
function isPlainResult(evaluator: Evaluator, { callee }: CallExpression, place: Place): boolean {
  const value = evaluator.value(callee, place);
  if (value.type === "reference") return !isSpecial(value.name);
  if (value.type !== "unknown") return false;
  // A method of a dictionary may answer anything that lies in it.
  return (
    callee.kind === "name" ||
    (callee.kind === "attribute" && evaluator.value(callee.object, place).type === "unknown")
  );
}

const keepsToItself =
  /^(?:functools\.(?:partial(?:method)?|wraps|update_wrapper)|inspect\.\w+|unittest\.mock\.create_autospec|builtins\.(?:isinstance|issubclass|getattr|hasattr|callable|type|id|hash|super|print|help|repr|str|vars|dir))$/;

/** `partial(f, …)` is told itself, or where it is called; `isinstance(x, f)` calls nothing. */
function handsOnItself(evaluator: Evaluator, site: CallSite): boolean {
  return alternatives(evaluator.value(site.call.callee, site.place)).some(
    (value) => value.type === "reference" && keepsToItself.test(value.name),
  );
}
