import { armsOf } from "./arms.ts";
import { argumentList, children, expression } from "./expressions.ts";
import { parameters } from "./inner-scopes.ts";
import type {
  Argument,
  Block,
  Expression,
  ImportedName,
  Parameter,
  PlacedStatement,
  Ranged,
  Statement,
} from "./ir.ts";
import { logicalLineAt } from "./logical-lines.ts";
import { code } from "./node-codes.ts";
import { crossesLine } from "./repair.ts";
import { blocksOf, type FormerStatements } from "./reuse.ts";
import type { Walk } from "./walk.ts";

/** The part of a statement that its kind decides; length, comments and errors are added around. */
type Content = Statement extends infer S
  ? S extends Statement
    ? Omit<S, "length" | "comments" | "broken">
    : never
  : never;

/**
 * Lowers the statements under the node that the cursor stands on: a module, a block, or an error
 * that holds statements.
 *
 * @param former statements of the text before the last edits, to be kept where nothing has changed
 */
export function block(walk: Walk, former: FormerStatements | undefined): Block {
  const statements: PlacedStatement[] = [];
  const outerComments = walk.comments;
  const comments: { start: number; end: number }[] = [];
  walk.comments = comments;
  walk.each((child) => {
    const start = walk.start();
    const end = walk.end();
    const kept = child === code.ERROR ? undefined : former?.unchanged({ start, end });
    const made = kept ?? statement(walk, child, { start, end }, former);
    statements.push({ at: start - walk.base, statement: made });
  });
  walk.comments = outerComments;
  return { statements, comments };
}

/** @param span absolute */
function statement(walk: Walk, child: number, span: Ranged, former: FormerStatements | undefined): Statement {
  const { base, comments, broken, walruses } = walk;
  walk.base = span.start;
  walk.comments = [];
  walk.walruses = [];
  walk.broken = child === code.ERROR;
  const deep = walk.enter();
  const content: Content = deep
    ? contentOf(walk, child, former?.inside(span))
    : { kind: "expression", expressions: [] };
  if (deep) walk.leave();
  if (crossesLines(walk, child, content, span)) walk.crossing.push(span);
  else if (walk.broken && deep) walk.damaged.push(span);
  const made = {
    ...content,
    length: span.end - span.start,
    comments: walk.comments,
    broken: walk.broken,
    ...(walk.walruses.length > 0 ? { walruses: walk.walruses } : {}),
  };
  walk.base = base;
  walk.comments = comments;
  walk.broken = broken;
  walk.walruses = walruses;
  return made;
}

/** Whether a broken line has taken the next ones along (see repair.ts). */
function crossesLines(walk: Walk, child: number, content: Content, span: Ranged): boolean {
  if (!walk.text.slice(span.start, span.end).includes("\n")) return false;
  if (child === code.ERROR) return crossesLine(walk.text, span, true);
  if (content.kind !== "function" && content.kind !== "class" && content.kind !== "compound") {
    return crossesLine(walk.text, span, walk.broken);
  }
  if (child === code.decorated_definition || child === code.match_statement) return walk.broken;
  const blocks = blocksOf(content);
  const [first] = blocks[0]?.statements ?? [];
  // The colon of a header stands on its line.
  const headEnd = first === undefined ? (walk.broken ? span.end : span.start) : span.start + first.at;
  const line = logicalLineAt(walk.text, span.start, walk.broken);
  return headEnd > line.end && !/^(?:\s|#.*)*$/.test(walk.text.slice(line.end, headEnd));
}

function contentOf(walk: Walk, child: number, former: FormerStatements | undefined): Content {
  switch (child) {
    case code.expression_statement:
      return expressionStatement(walk);
    case code.import_statement:
      return { kind: "import", names: importedNames(walk) };
    case code.import_from_statement:
      return fromImport(walk);
    case code.future_import_statement: {
      const names = importedNames(walk);
      return {
        kind: "from-import",
        module: "__future__",
        moduleSpan: { start: 0, end: 0 },
        relative: false,
        star: false,
        names,
      };
    }
    case code.function_definition:
    case code.class_definition:
    case code.decorated_definition:
      return definition(walk, child, former);
    case code.return_statement: {
      const [value] = children(walk);
      return { kind: "return", ...(value ? { value } : {}) };
    }
    case code.delete_statement:
      return { kind: "delete", targets: children(walk) };
    case code.global_statement:
    case code.nonlocal_statement: {
      const names = children(walk).flatMap((part) => (part.kind === "name" ? [part.name] : []));
      return { kind: child === code.global_statement ? "global" : "nonlocal", names };
    }
    case code.raise_statement:
      return { kind: "expression", expressions: children(walk), leaves: "function" };
    case code.break_statement:
    case code.continue_statement:
      return { kind: "expression", expressions: [], leaves: "loop" };
    default:
      return compoundOrOther(walk, child, former);
  }
}

function compoundOrOther(walk: Walk, child: number, former: FormerStatements | undefined): Content {
  const form = compoundForm(child);
  if (form !== undefined) {
    return { kind: "compound", form, arms: armsOf(walk, (inner) => block(inner, former)) };
  }
  if (child === code.ERROR) {
    // What the parser saved out of the wreck still counts: calls, imports, whole statements.
    const body = block(walk, undefined);
    return { kind: "compound", form: "with", arms: [{ role: "body", header: [], bindings: [], body }] };
  }
  const ownChildren = isPlainStatement(child);
  return { kind: "expression", expressions: ownChildren ? children(walk) : [expression(walk, child)] };
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

function expressionStatement(walk: Walk): Content {
  let content: Content | undefined;
  const expressions: Expression[] = [];
  walk.each((child) => {
    if (child === code.assignment) content = assignment(walk, []);
    else if (child === code.augmented_assignment) content = augmented(walk);
    else {
      if (child === code.ERROR) walk.broken = true;
      expressions.push(expression(walk, child));
    }
  });
  if (content === undefined || expressions.length > 0) return { kind: "expression", expressions };
  return content;
}

function assignment(walk: Walk, targets: readonly Expression[]): Content {
  let target: Expression | undefined;
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  let chained: Content | undefined;
  walk.each((child) => {
    if (child === code["="] || child === code[":"]) return;
    if (target === undefined && child !== code.ERROR) target = expression(walk, child);
    else if (child === code.type) annotation = expression(walk, child);
    else if (child === code.assignment && walk.enter()) {
      chained = assignment(walk, target ? [...targets, target] : targets);
      walk.leave();
    } else {
      if (child === code.ERROR) walk.broken = true;
      value = expression(walk, child);
    }
  });
  if (chained !== undefined) return chained;
  return {
    kind: "assign",
    targets: target ? [...targets, target] : targets,
    ...(value ? { value } : {}),
    ...(annotation ? { annotation } : {}),
  };
}

function augmented(walk: Walk): Content {
  const parts = children(walk);
  const [target, value] = parts;
  if (target === undefined || value === undefined) {
    walk.broken = true;
    return { kind: "expression", expressions: parts };
  }
  const between = walk.text.slice(walk.base + target.end, walk.base + value.start);
  return { kind: "augment", target, operator: between.trim().replace(/=$/, ""), value };
}

function importedNames(walk: Walk): readonly ImportedName[] {
  const names: ImportedName[] = [];
  walk.each((child) => {
    const name = importedName(walk, child);
    if (name !== undefined) names.push(name);
  });
  return names;
}

function importedName(walk: Walk, child: number): ImportedName | undefined {
  const range = { start: walk.start() - walk.base, end: walk.end() - walk.base };
  if (child === code.dotted_name) return { name: compact(walk, walk.start(), walk.end()), ...range };
  if (child !== code.aliased_import) {
    if (child === code.ERROR) walk.broken = true;
    return undefined;
  }
  let name = "";
  let alias = "";
  walk.each((part) => {
    if (part === code.dotted_name) name = compact(walk, walk.start(), walk.end());
    else if (part === code.identifier) alias = walk.slice(walk.start(), walk.end());
  });
  return alias === "" ? { name, ...range } : { name, alias, ...range };
}

/** A dotted name as one word: Python allows blanks around its dots. */
function compact(walk: Walk, start: number, end: number): string {
  return walk.slice(start, end).replace(/[\s\\]+/g, "");
}

function fromImport(walk: Walk): Content {
  let module: string | undefined;
  let moduleSpan: Ranged = { start: 0, end: 0 };
  let relative = false;
  let star = false;
  const names: ImportedName[] = [];
  walk.each((child) => {
    if (module === undefined && (child === code.dotted_name || child === code.relative_import)) {
      moduleSpan = { start: walk.start() - walk.base, end: walk.end() - walk.base };
      const written = compact(walk, walk.start(), walk.end());
      relative = child === code.relative_import;
      module = relative ? written.replace(/^\.+/, "") : written;
    } else if (child === code.wildcard_import) star = true;
    else {
      const name = importedName(walk, child);
      if (name !== undefined) names.push(name);
    }
  });
  return { kind: "from-import", module: module ?? "", moduleSpan, relative, star, names };
}

/** A function or a class, with its decorators. */
function definition(walk: Walk, child: number, former: FormerStatements | undefined): Content {
  if (child !== code.decorated_definition) return definitionBody(walk, child, [], former);
  const decorators: Expression[] = [];
  let content: Content | undefined;
  walk.each((part) => {
    if (part === code.decorator) decorators.push(...children(walk));
    else if (part === code.function_definition || part === code.class_definition) {
      content = definitionBody(walk, part, decorators, former);
    } else if (part === code.ERROR) walk.broken = true;
  });
  return content ?? { kind: "expression", expressions: decorators };
}

function definitionBody(
  walk: Walk,
  child: number,
  decorators: readonly Expression[],
  former: FormerStatements | undefined,
): Content {
  let name = "";
  let list: readonly Parameter[] = [];
  let bases: readonly Argument[] = [];
  let returns: Expression | undefined;
  let body: Block = { statements: [], comments: [] };
  walk.each((part) => {
    if (part === code.identifier) name = walk.slice(walk.start(), walk.end());
    else if (part === code.parameters) list = parameters(walk, expression);
    else if (part === code.argument_list) bases = argumentList(walk);
    else if (part === code.type) returns = expression(walk, part);
    else if (part === code.block) body = block(walk, former);
    else if (part === code.ERROR) walk.broken = true;
  });
  if (child === code.class_definition) {
    return { kind: "class", name, arguments: bases, decorators, body };
  }
  return { kind: "function", name, parameters: list, decorators, body, ...(returns ? { returns } : {}) };
}
