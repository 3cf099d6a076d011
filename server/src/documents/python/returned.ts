import type { Evaluator } from "./evaluator.ts";
import type { FunctionDefinition, LocatedExpression } from "./scopes.ts";
import { oneOf, unknown, type Value } from "./values.ts";

/** The most `return` statements of a function that are looked at. */
const returnLimit = 16;

/** What a function of the project returns, whoever calls it. */
export function returned(evaluator: Evaluator, definition: FunctionDefinition): Value {
  return evaluator.once(definition, () => valueOfReturns(evaluator, evaluator.returnsOf(definition)));
}

function valueOfReturns(evaluator: Evaluator, returns: readonly LocatedExpression[]): Value {
  const only = returns[0];
  if (only !== undefined && returns.length === 1) return evaluator.value(only.expression, only.place);
  const values = returns
    .slice(0, returnLimit)
    .map(({ expression, place }) => evaluator.value(expression, place));
  return values.length === 0 || returns.length > returnLimit ? oneOf([...values, unknown]) : oneOf(values);
}
