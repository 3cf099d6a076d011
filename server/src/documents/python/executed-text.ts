import type { CallExpression, Expression, Ranged, StringExpression } from "../../syntax/python/ir.ts";

/** A name that a text binds when it is run, and the expression that it is bound to. */
export interface ExecutedName {
  readonly name: string;
  readonly value: Expression;
}

/** Texts as long as this are read, and so many statements of one. */
const longestText = 10_000;
const mostStatements = 200;

/** Names as long as this are followed. */
const longestName = 200;

const noNames: readonly ExecutedName[] = [];

/** The call of `exec` that is the whole of an expression, and its text, where that is a literal. */
export function executedText(
  expression: Expression | undefined,
): { readonly call: CallExpression; readonly text: StringExpression } | undefined {
  if (expression?.kind !== "call" || expression.callee.kind !== "name") return undefined;
  if (expression.callee.name !== "exec") return undefined;
  const first = expression.arguments[0];
  const text = first?.value;
  if (first?.form !== "positional" || text?.kind !== "string" || text.parts !== undefined) return undefined;
  return { call: expression, text };
}

/**
 * What the statements of a text bind that are plain imports, or give a dotted name another name. Others are not read:
 * what they call is found where the text is read as a program.
 */
export function executedNames({ value: text, start, end }: StringExpression): readonly ExecutedName[] {
  if (text.length > longestText || !/\bimport\b|=/.test(text)) return noNames;
  const at = { start, end };
  return text
    .split(/[\r\n;]/, mostStatements)
    .filter((line) => /^\w/.test(line.trim()) && !/^\s{2}/.test(line))
    .flatMap((line) => namesOf(line.trim(), at));
}

function namesOf(statement: string, at: Ranged): readonly ExecutedName[] {
  if (statement.startsWith("import "))
    return statement
      .slice(7)
      .split(",")
      .flatMap((part) => imported(part, at));
  const [, module, names] = /^from ([\w.]+) import \(?([\w ,]+)\)?$/.exec(statement) ?? [];
  if (module !== undefined && names !== undefined) {
    return names.split(",").flatMap((part) => taken(part, module, at));
  }
  const [, name, dotted] = /^(\w+) ?= ?([A-Za-z_][\w.]*)$/.exec(statement) ?? [];
  if (name === undefined || dotted === undefined) return noNames;
  return [{ name, value: dottedName(dotted, at) }];
}

/** `a.b as c`, or `a.b`, which binds `a`. */
function imported(part: string, at: Ranged): readonly ExecutedName[] {
  const [, module, alias] = /^([\w.]+)(?: as (\w+))?$/.exec(part.trim()) ?? [];
  if (module === undefined) return noNames;
  const [top = module] = module.split(".");
  return [{ name: alias ?? top, value: moduleNamed(alias === undefined ? top : module, at) }];
}

function taken(part: string, module: string, at: Ranged): readonly ExecutedName[] {
  const [, name, alias] = /^(\w+)(?: as (\w+))?$/.exec(part.trim()) ?? [];
  if (name === undefined) return noNames;
  return [
    { name: alias ?? name, value: { kind: "attribute", object: moduleNamed(module, at), name, ...at } },
  ];
}

/** `__import__("a").b`, which is the module `a.b`. */
function moduleNamed(module: string, at: Ranged): Expression {
  const [top = module, ...inner] = module.split(".");
  const callee: Expression = { kind: "name", name: "__import__", ...at };
  const name: Expression = { kind: "string", value: top, bytes: false, ...at };
  const call: Expression = {
    kind: "call",
    callee,
    arguments: [{ form: "positional", value: name, ...at }],
    argumentsStart: at.start,
    ...at,
  };
  return attributes(call, inner, at);
}

/** A text that is nothing but a dotted name, or one of a module that it imports: `__import__("pickle").loads`. */
export function textAsName(text: string, { start, end }: Ranged): Expression | undefined {
  if (text.length > longestName) return undefined;
  const at = { start, end };
  const [, quoted, name, rest = ""] =
    /^\s*(?:__import__\(["']([\w.]+)["']\)|([A-Za-z_]\w*))((?:\.\w+)*)\s*$/.exec(text) ?? [];
  if (quoted !== undefined) return attributes(moduleNamed(quoted, at), rest.split(".").slice(1), at);
  return name === undefined ? undefined : dottedName(`${name}${rest}`, at);
}

/** `a.b.c` as an expression. */
function dottedName(dotted: string, at: Ranged): Expression {
  const [top = dotted, ...inner] = dotted.split(".");
  return attributes({ kind: "name", name: top, ...at }, inner, at);
}

function attributes(object: Expression, names: readonly string[], at: Ranged): Expression {
  return names.reduce<Expression>(
    (inner, name) => ({ kind: "attribute", object: inner, name, ...at }),
    object,
  );
}
