import type { CallExpression, Expression } from "../../syntax/python/ir.ts";
import { resolveArguments } from "./arguments.ts";
import { isRecordMaker } from "./attributes.ts";
import { isReported } from "./builtins.ts";
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

interface Named {
  /** Where it is among the calls, or the values, of its unit. */
  readonly at: number;
  /** Where its statement begins, from the start of the unit. */
  readonly base: number;
  readonly name: string;
  /** Which of the meanings of its callee it is. */
  readonly index: number;
}

/** One call, or one callable handed on, with the name that it was found to have. */
export type NamedSite =
  | (Named & { readonly form: "direct"; readonly call: CallExpression })
  | (Named & { readonly form: "value"; readonly handed: Handed; readonly expression: Expression });

/** The calls of one unit that are told. Offsets count from the unit's start, so that it may move. */
export interface UnitNames {
  readonly sites: readonly NamedSite[];
  /** Something in it is assigned to a library's name. */
  readonly patches: boolean;
}

/** Names every call of a unit. */
export function nameSites(
  evaluator: Evaluator,
  unit: Unit,
  modules: ReadonlySet<string>,
): readonly NamedSite[] {
  const { calls, values } = unit.sites();
  const naming: Naming = { evaluator, start: unit.start, modules, made: [] };
  let at = 0;
  for (const site of calls) {
    nameCall(naming, site, at);
    at += 1;
  }
  at = 0;
  for (const site of values) {
    nameValue(naming, site, at);
    at += 1;
  }
  // A list that grew takes more room than it needs, and this one is kept.
  return naming.made.length === 0 ? noSites : naming.made.slice();
}

const noSites: readonly NamedSite[] = [];

interface Naming {
  readonly evaluator: Evaluator;
  /** Of the unit. */
  readonly start: number;
  /** What `import` brings whole: a module that is handed on is no callable. */
  readonly modules: ReadonlySet<string>;
  readonly made: NamedSite[];
}

function nameCall({ evaluator, start, made }: Naming, site: CallSite, at: number): void {
  const { call, place } = site;
  const base = place.base - start;
  const callee = methodCalled(evaluator, evaluator.value(call.callee, place), site);
  if (callee.type === "reference") {
    const { name } = callee;
    if (isReported(name)) made.push({ form: "direct", call, at, base, name, index: 0 });
  } else if (callee.type !== "unknown") {
    let index = 0;
    for (const { reference } of targetsOf(evaluator, callee)) {
      made.push({ form: "direct", call, at, base, name: reference.name, index });
      index += 1;
    }
  } else if (tells(evaluator, site)) {
    const name = call.callee.kind === "name" || call.callee.kind === "attribute" ? call.callee.name : "";
    made.push({ form: "direct", call, at, base, name: `?.${name}`, index: -1 });
  }
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

function nameValue({ evaluator, start, modules, made }: Naming, site: ValueSite, at: number): void {
  const { expression, place, argumentOf, named } = site;
  if (!mayHandOn(expression, place)) return;
  if (expression.kind === "call" && isPlainResult(evaluator, expression, place)) return;
  const targets = targetsAt(evaluator, expression, place);
  if (targets.length === 0 || (named !== undefined && isUsed(evaluator, named))) return;
  if (argumentOf !== undefined && handsOnItself(evaluator, argumentOf)) return;
  const base = place.base - start;
  const handed = argumentOf === undefined ? "held" : handedTo(evaluator, argumentOf);
  let index = 0;
  // What a call answers is a callable of its own only where it is a partial.
  const isWhole = named !== undefined && expression.kind === "call";
  for (const { reference, bound } of targets) {
    const { name } = reference;
    const isTold = !modules.has(name) && (!isWhole || bound !== undefined);
    if (isTold) made.push({ form: "value", handed, expression, at, base, name, index });
    index += 1;
  }
}

/** Whether a name is called or handed on in the module that binds it: there, it is told. */
function isUsed(evaluator: Evaluator, name: string): boolean {
  // `torch.load` is no use of a `load` of the module's own.
  const mentions = (expression: Expression, place: Place): boolean => {
    if (expression.kind === "name") return expression.name === name;
    if (expression.kind !== "attribute" || expression.name !== name) return false;
    return evaluator.value(expression.object, place).type !== "reference";
  };
  return (
    evaluator.callsNamed(name).some(({ call, place }) => mentions(call.callee, place)) ||
    evaluator.collected.units.some((unit) =>
      unit.sites().values.some((site) => site.named === undefined && mentions(site.expression, site.place)),
    )
  );
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
