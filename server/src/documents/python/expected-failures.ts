import type { Arm, CallExpression, Expression } from "../../syntax/python/ir.ts";
import type { Pile } from "../../syntax/python/pile.ts";
import type { Span } from "../../text/span.ts";
import type { CallSite, Unit, ValueSite } from "./collected.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Place } from "./scopes.ts";
import { alternatives } from "./values.ts";

/** `with pytest.raises(…):` and the stretch of code that is to raise. */
export interface FailureSite extends CallSite {
  /** Absolute. */
  readonly body: Span;
}

/**
 * How tests say that a call has to raise: unittest's methods, by whatever name the test case goes
 * (https://docs.python.org/3/library/unittest.html#unittest.TestCase.assertRaises), and those of NumPy and nose.
 */
const assertions =
  /^(?:assertRaises(?:Regexp?|Message|WithLiteralMatch|WithPredicateMatch)?|assert_raises(?:_regexp?)?)$/;

/** The `raises` of pytest and of what builds on it, by qualified name. */
const raisers = new Set([
  "pytest.raises",
  "pytest.RaisesGroup",
  "pytest.RaisesExc",
  "ward.raises",
  "testfixtures.ShouldRaise",
]);

/**
 * What the head of a `with` statement expects of its body, judged by names alone: whose they are is asked later.
 *
 * @param around where the statement stands, and its absolute end
 */
export function addFailureSites(
  { header, body }: Arm,
  around: { readonly place: Place; readonly end: number },
  sites: Pile<FailureSite>,
): void {
  const first = body.statements[0];
  if (first === undefined) return;
  const { place, end } = around;
  for (const call of header) {
    if (call.kind === "call" && mayExpect(call))
      sites.add({ call, place, body: { start: place.base + first.at, end } });
  }
}

function mayExpect({ callee }: CallExpression): boolean {
  const name = lastName(callee);
  return (
    name !== undefined &&
    (assertions.test(name) || /^raises$|^Raises|^ShouldRaise$/.test(name) || callee.kind === "name")
  );
}

function lastName(callee: Expression): string | undefined {
  return callee.kind === "name" || callee.kind === "attribute" ? callee.name : undefined;
}

/** Whether a test expects that what stands at an absolute offset raises. */
export function isExpectedToFail(evaluator: Evaluator, unit: Unit, offset: number): boolean {
  return unit
    .sites()
    .failures.some(
      (site) => offset >= site.body.start && offset < site.body.end && expectsFailure(evaluator, site),
    );
}

/** Whether a callable is handed to `pytest.raises(Error, callable, …)`. */
export function isHandedToFail(evaluator: Evaluator, { argumentOf }: ValueSite): boolean {
  return argumentOf !== undefined && expectsFailure(evaluator, argumentOf);
}

function expectsFailure(evaluator: Evaluator, { call, place }: CallSite): boolean {
  if (call.callee.kind === "attribute" && assertions.test(call.callee.name)) return true;
  return alternatives(evaluator.value(call.callee, place)).some(
    (value) =>
      value.type === "reference" &&
      (raisers.has(value.name) || assertions.test(value.name.split(".").at(-1) ?? "")),
  );
}
