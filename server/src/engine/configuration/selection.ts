import type { AnyRule } from "../../rules/rule.ts";

/** How closely a selector names a rule: by id, by area, as one of all; 0 where it does not. */
function weight(selector: string, rule: AnyRule): number {
  if (selector === rule.id) return 3;
  // An opt-in rule answers to its own name only.
  if (rule.optIn === true) return 0;
  if (selector === rule.area) return 2;
  return selector === "all" ? 1 : 0;
}

function heaviest(selectors: readonly string[], rule: AnyRule): number {
  return Math.max(0, ...selectors.map((selector) => weight(selector, rule)));
}

/** Whether any of the selectors names a rule. */
export function isNamed(selectors: readonly string[], rule: AnyRule): boolean {
  return heaviest(selectors, rule) > 0;
}

/**
 * Whether a rule runs. The selector that names it more closely wins, and `ignore` wins a draw: so
 * `select = ["pickle-load"]` with `ignore = ["deserialization"]` leaves that one rule of the area on.
 */
export function isSelected(
  rule: AnyRule,
  select: readonly string[] | undefined,
  ignore: readonly string[],
): boolean {
  const chosen = heaviest(select ?? ["all"], rule);
  return chosen > 0 && chosen > heaviest(ignore, rule);
}
