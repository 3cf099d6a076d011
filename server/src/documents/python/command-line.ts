import { argumentValue, givenValue, resolveArguments } from "./arguments.ts";
import type { CallSite } from "./collected.ts";
import type { Evaluator } from "./evaluator.ts";
import { addTo } from "./scopes.ts";
import { oneOf, unknown, type Value } from "./values.ts";

/** The most declarations of options that are looked at. */
const declarationLimit = 2000;

/**
 * `args.model_name`, where `parser.add_argument("--model-name", default="…")` declares it: its
 * default, or what the user types. Parsers of one module are not told apart.
 */
export function namespaceField(evaluator: Evaluator, name: string): Value {
  const found: Value[] = [];
  for (const site of evaluator.optionDeclarations().get(name) ?? []) {
    found.push(declaredDefault(evaluator, site));
  }
  for (const site of evaluator.callsNamed("set_defaults").slice(0, declarationLimit)) {
    const given = site.call.arguments.find((argument) => argument.name === name);
    if (given !== undefined) found.push(evaluator.value(given.value, site.place));
  }
  return oneOf([...found, unknown]);
}

/** The name of the object whose attributes are options. */
export const flagValues = "absl.flags.FLAGS";

const flagMakers = ["DEFINE_string", "DEFINE_enum", "DEFINE_bool", "DEFINE_boolean", "DEFINE_integer"];

/** `FLAGS.model`, where `flags.DEFINE_string("model", "…", "help")` declares it (https://abseil.io/docs/python/guides/flags). */
export function flagField(evaluator: Evaluator, name: string): Value | undefined {
  const sites = flagMakers.flatMap((definer) => evaluator.callsNamed(definer));
  for (const site of sites.slice(0, declarationLimit)) {
    const [first] = site.call.arguments;
    if (first?.value.kind !== "string" || first.value.value !== name) continue;
    const given = argumentValue(resolveArguments(evaluator, site), "default", 1);
    return given === undefined ? undefined : oneOf([given, unknown]);
  }
  return undefined;
}

/** The declarations of options by the attribute that each is stored in. */
export function declarationsOf(sites: readonly CallSite[]): ReadonlyMap<string, readonly CallSite[]> {
  const made = new Map<string, CallSite[]>();
  for (const site of sites.slice(0, declarationLimit)) {
    const name = destination(site);
    if (name !== undefined) addTo(made, name, site);
  }
  return made;
}

/** The attribute that an option is stored in (Python's documentation of argparse, "dest"). */
function destination({ call }: CallSite): string | undefined {
  const explicit = call.arguments.find((argument) => argument.name === "dest")?.value;
  if (explicit?.kind === "string") return explicit.value;
  const flags = call.arguments.flatMap(({ form, value }) =>
    form === "positional" && value.kind === "string" ? [value.value] : [],
  );
  const flag = flags.find((text) => text.startsWith("--")) ?? flags[0];
  return flag?.replace(/^-+/, "").replaceAll("-", "_");
}

function declaredDefault(evaluator: Evaluator, site: CallSite): Value {
  const value = givenKeyword(evaluator, site, "default");
  if (value !== undefined) return value;
  const action = givenValue(evaluator, site, "action", undefined);
  if (action?.type !== "string") return unknown;
  if (action.value === "store_true") return { type: "boolean", value: false };
  return action.value === "store_false" ? { type: "boolean", value: true } : unknown;
}

/** The value of a keyword that stands in a call, whatever else may be given. */
function givenKeyword(evaluator: Evaluator, site: CallSite, name: string): Value | undefined {
  const unpacks = site.call.arguments.some(({ form }) => form === "dict-splat" || form === "list-splat");
  if (!unpacks) return givenValue(evaluator, site, name, undefined);
  return argumentValue({ ...resolveArguments(evaluator, site), open: false }, name, undefined);
}

/** The default of a function's parameter that `@click.option("--name", default=…)` fills in. */
export function optionDefault(
  evaluator: Evaluator,
  decorators: readonly CallSite[],
  parameter: string,
): Value | undefined {
  for (const site of decorators) {
    const { callee } = site.call;
    const isOption = callee.kind === "attribute" && (callee.name === "option" || callee.name === "argument");
    if (!isOption || clickName(site) !== parameter) continue;
    const given = argumentValue({ ...resolveArguments(evaluator, site), open: false }, "default", undefined);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** Click prefers a name without dashes, then the longest one (click/core.py, Option._parse_decls). */
function clickName({ call }: CallSite): string | undefined {
  const names = call.arguments.flatMap(({ form, value }) =>
    form === "positional" && value.kind === "string" ? [value.value] : [],
  );
  const plain = names.find((text) => !text.startsWith("-"));
  const longest = [...names].sort((left, right) => right.length - left.length)[0];
  return (plain ?? longest)?.split("/")[0]?.replace(/^-+/, "").replaceAll("-", "_");
}
