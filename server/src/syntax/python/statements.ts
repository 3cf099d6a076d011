import { armsOf } from "./arms.ts";
import { expressionStatement } from "./assignments.ts";
import { type Draft, expressionDraft, noComments } from "./drafts.ts";
import { argumentList, children, expression } from "./expressions.ts";
import { fromImportDraft, futureImportDraft, importDraft } from "./imports.ts";
import { parameters } from "./inner-scopes.ts";
import type { Argument, Block, Expression, FunctionStatement, Parameter, Statement } from "./ir.ts";
import { logicalLineAt } from "./logical-lines.ts";
import { code } from "./node-codes.ts";
import type { FormerStatements } from "./reuse.ts";
import { none, type Walk } from "./walk.ts";

/**
 * Lowers the statements under the node that the cursor stands on: a module, a block, or an error
 * that holds statements.
 *
 * @param former statements of the text before the last edits, to be kept where nothing has changed
 */
export function block(walk: Walk, former: FormerStatements | undefined): Block {
  const outside = walk.statements.height;
  const outerComments = walk.startComments();
  for (let child = walk.down(); child !== none; child = walk.along()) {
    const at = walk.from();
    const made = keptStatement(walk, child, former) ?? statement(walk, child, former);
    walk.statements.add({ at, statement: made });
  }
  const statements = walk.statements.takeFrom(outside);
  return { statements, comments: walk.endComments(outerComments) };
}

function keptStatement(
  walk: Walk,
  child: number,
  former: FormerStatements | undefined,
): Statement | undefined {
  if (former === undefined || child === code.ERROR) return undefined;
  return former.unchanged(walk.start(), walk.end());
}

function statement(walk: Walk, child: number, former: FormerStatements | undefined): Statement {
  const { base, broken } = walk;
  const start = walk.start();
  const end = walk.end();
  const outerComments = walk.startComments();
  const outerWalruses = walk.startWalruses();
  walk.base = start;
  walk.broken = child === code.ERROR;
  const deep = walk.enter();
  const made: Draft = deep ? draftOf(walk, child, former?.inside(start, end)) : expressionDraft([]);
  if (deep) walk.leave();
  made.length = end - start;
  if (crossesLines(walk, child, made)) walk.crossing.push({ start, end });
  else if (walk.broken && deep) walk.damaged.push({ start, end });
  made.broken = walk.broken;
  made.comments = walk.endComments(outerComments);
  const walruses = walk.endWalruses(outerWalruses);
  if (walruses !== undefined) made.walruses = walruses;
  walk.base = base;
  walk.broken = broken;
  return made;
}

/** Whether a broken line has taken the next ones along (see repair.ts): into the statement that was just made. */
function crossesLines(walk: Walk, child: number, made: Draft): boolean {
  const { text, base: start, broken } = walk;
  const end = start + made.length;
  if (!walk.crossesLineFeed(start, end)) return false;
  if (child === code.ERROR) return logicalLineAt(text, start, true).end < end;
  if (made.kind !== "function" && made.kind !== "class" && made.kind !== "compound") {
    return logicalLineAt(text, start, broken).end < end;
  }
  if (child === code.decorated_definition || child === code.match_statement) return broken;
  const body = made.kind === "compound" ? made.arms[0]?.body : made.body;
  const first = body?.statements[0];
  // The colon of a header stands on its line.
  const headEnd = first === undefined ? (broken ? end : start) : start + first.at;
  const line = logicalLineAt(text, start, broken);
  return headEnd > line.end && !/^(?:\s|#.*)*$/.test(text.slice(line.end, headEnd));
}

function draftOf(walk: Walk, child: number, former: FormerStatements | undefined): Draft {
  switch (child) {
    case code.expression_statement:
      return expressionStatement(walk);
    case code.import_statement:
      return importDraft(walk);
    case code.import_from_statement:
      return fromImportDraft(walk);
    case code.future_import_statement:
      return futureImportDraft(walk);
    case code.function_definition:
    case code.class_definition:
    case code.decorated_definition:
      return definition(walk, child, former);
    case code.return_statement:
      return returnDraft(children(walk)[0]);
    case code.delete_statement:
      return { kind: "delete", length: 0, comments: noComments, broken: false, targets: children(walk) };
    case code.global_statement:
    case code.nonlocal_statement:
      return namesDraft(child === code.global_statement ? "global" : "nonlocal", children(walk));
    case code.raise_statement:
      return leaving(children(walk), "function");
    case code.break_statement:
    case code.continue_statement:
      return leaving([], "loop");
    default:
      return compoundOrOther(walk, child, former);
  }
}

function returnDraft(value: Expression | undefined): Draft {
  if (value === undefined) return { kind: "return", length: 0, comments: noComments, broken: false };
  return { kind: "return", length: 0, comments: noComments, broken: false, value };
}

function namesDraft(kind: "global" | "nonlocal", parts: readonly Expression[]): Draft {
  const names = parts.flatMap((part) => (part.kind === "name" ? [part.name] : []));
  return { kind, length: 0, comments: noComments, broken: false, names };
}

/** A statement behind which control does not go on. */
function leaving(expressions: readonly Expression[], leaves: "function" | "loop"): Draft {
  return { kind: "expression", length: 0, comments: noComments, broken: false, expressions, leaves };
}

function compoundOrOther(walk: Walk, child: number, former: FormerStatements | undefined): Draft {
  const form = compoundForm(child);
  if (form !== undefined) {
    const arms = armsOf(walk, (inner) => block(inner, former));
    return { kind: "compound", length: 0, comments: noComments, broken: false, form, arms };
  }
  if (child === code.ERROR) {
    // What the parser saved out of the wreck still counts: calls, imports, whole statements.
    const arm = { role: "body", header: [], bindings: [], body: block(walk, undefined) } as const;
    return { kind: "compound", length: 0, comments: noComments, broken: false, form: "with", arms: [arm] };
  }
  return expressionDraft(isPlainStatement(child) ? children(walk) : [expression(walk, child)]);
}

function isPlainStatement(child: number): boolean {
  return (
    child === code.assert_statement ||
    child === code.print_statement ||
    child === code.exec_statement ||
    child === code.pass_statement ||
    child === code.type_alias_statement
  );
}

function compoundForm(child: number): "if" | "for" | "while" | "with" | "try" | "match" | undefined {
  switch (child) {
    case code.if_statement:
      return "if";
    case code.for_statement:
      return "for";
    case code.while_statement:
      return "while";
    case code.with_statement:
      return "with";
    case code.try_statement:
      return "try";
    case code.match_statement:
      return "match";
    default:
      return undefined;
  }
}

/** A function or a class, with its decorators. */
function definition(walk: Walk, child: number, former: FormerStatements | undefined): Draft {
  if (child !== code.decorated_definition) return definitionBody(walk, child, [], former);
  const decorators: Expression[] = [];
  let made: Draft | undefined;
  for (let part = walk.down(); part !== none; part = walk.along()) {
    if (part === code.decorator) decorators.push(...children(walk));
    else if (part === code.function_definition || part === code.class_definition) {
      made = definitionBody(walk, part, decorators, former);
    } else if (part === code.ERROR) walk.broken = true;
  }
  return made ?? expressionDraft(decorators);
}

function definitionBody(
  walk: Walk,
  child: number,
  decorators: readonly Expression[],
  former: FormerStatements | undefined,
): Draft {
  let name = "";
  let list: readonly Parameter[] = [];
  let bases: readonly Argument[] = [];
  let returns: Expression | undefined;
  let body: Block = { statements: [], comments: [] };
  for (let part = walk.down(); part !== none; part = walk.along()) {
    if (part === code.identifier) name = walk.name();
    else if (part === code.parameters) list = parameters(walk, expression);
    else if (part === code.argument_list) bases = argumentList(walk);
    else if (part === code.type) returns = expression(walk, part);
    else if (part === code.block) body = block(walk, former);
    else if (part === code.ERROR) walk.broken = true;
  }
  if (child === code.class_definition) return classDraft(name, bases, decorators, body);
  const made: Draft<FunctionStatement> = {
    kind: "function",
    length: 0,
    comments: noComments,
    broken: false,
    name,
    parameters: list,
    decorators,
    body,
    notes: undefined,
  };
  if (returns !== undefined) made.returns = returns;
  return made;
}

function classDraft(
  name: string,
  bases: readonly Argument[],
  decorators: readonly Expression[],
  body: Block,
): Draft {
  return {
    kind: "class",
    length: 0,
    comments: noComments,
    broken: false,
    name,
    arguments: bases,
    decorators,
    body,
  };
}
