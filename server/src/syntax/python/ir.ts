import type { Span } from "../../text/span.ts";
import type { Argument, Expression, Parameter, Ranged, WalrusExpression } from "./expression-ir.ts";

/**
 * A Python program as plain data: what the semantic model reads instead of a syntax tree.
 *
 * Every offset inside a statement is counted from that statement's own start, and a block says where
 * each of its statements begins. So a statement that an edit did not touch stays the same object,
 * wherever it moves to.
 */
export type * from "./expression-ir.ts";

interface StatementBase {
  /** UTF-16 units from its first to after its last character. */
  readonly length: number;
  /** Comments inside it, but not inside its blocks' statements. */
  readonly comments: readonly Span[];
  /** It, or a part of it that is no statement of its own, could not be parsed. */
  readonly broken: boolean;
  /** Names that `:=` binds in it, outside its blocks. */
  readonly walruses?: readonly WalrusExpression[];
}

/** A statement without effect on names: an expression, `assert`, `raise`, `print x`. */
export interface ExpressionStatement extends StatementBase {
  readonly kind: "expression";
  readonly expressions: readonly Expression[];
  /** Control does not go on behind it: `raise`, `break`, `continue`. */
  readonly leaves?: "function" | "loop";
}

export interface ReturnStatement extends StatementBase {
  readonly kind: "return";
  readonly value?: Expression;
}

export interface AssignStatement extends StatementBase {
  readonly kind: "assign";
  /** Several for `a = b = c`. */
  readonly targets: readonly Expression[];
  /** Absent for a bare annotation. */
  readonly value?: Expression;
  readonly annotation?: Expression;
}

export interface AugmentStatement extends StatementBase {
  readonly kind: "augment";
  readonly target: Expression;
  /** Without `=`: `+`, `|`. */
  readonly operator: string;
  readonly value: Expression;
}

export interface ImportStatement extends StatementBase {
  readonly kind: "import";
  readonly names: readonly ImportedName[];
}

export interface ImportedName extends Ranged {
  /** Dotted for `import a.b`. */
  readonly name: string;
  readonly alias?: string;
}

export interface FromImportStatement extends StatementBase {
  readonly kind: "from-import";
  /** Without leading dots. */
  readonly module: string;
  readonly moduleSpan: Ranged;
  readonly relative: boolean;
  readonly star: boolean;
  readonly names: readonly ImportedName[];
}

export interface FunctionStatement extends StatementBase {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns?: Expression;
  readonly decorators: readonly Expression[];
  readonly body: Block;
  /**
   * What the semantic model knows of the function, and keeps as long as the statement lives. It is a field, since what
   * a WeakMap holds lives until the next full collection, even behind a key that is gone (V8's src/heap/scavenger.cc
   * takes the values for strong).
   */
  notes: object | undefined;
}

export interface ClassStatement extends StatementBase {
  readonly kind: "class";
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly body: Block;
}

export interface NamesStatement extends StatementBase {
  readonly kind: "global" | "nonlocal";
  readonly names: readonly string[];
}

export interface DeleteStatement extends StatementBase {
  readonly kind: "delete";
  readonly targets: readonly Expression[];
}

/** A statement with blocks of which some may not run. */
export interface CompoundStatement extends StatementBase {
  readonly kind: "compound";
  readonly form: "if" | "for" | "while" | "with" | "try" | "match";
  readonly arms: readonly Arm[];
}

/** One block of a compound statement, with what comes before its colon. */
export interface Arm {
  /**
   * body: of with, while and for; try: its first block; case: also of `if` and `elif`. The subject of
   * `match` is the header of an empty body before its cases.
   */
  readonly role: "body" | "case" | "else" | "try" | "handler" | "finally";
  /** Evaluated before the block: conditions, iterables, context managers, exception classes. */
  readonly header: readonly Expression[];
  readonly bindings: readonly ArmBinding[];
  readonly body: Block;
}

/** A name that the head of an arm binds. */
export interface ArmBinding {
  readonly target: Expression;
  /** element: of the iterable; context: what a context manager answers; unknown: an exception, a match. */
  readonly source: "element" | "context" | "unknown";
  readonly value?: Expression;
}

export type Statement =
  | ExpressionStatement
  | ReturnStatement
  | AssignStatement
  | AugmentStatement
  | ImportStatement
  | FromImportStatement
  | FunctionStatement
  | ClassStatement
  | NamesStatement
  | DeleteStatement
  | CompoundStatement;

export interface PlacedStatement {
  /** Where it begins, from the start of the statement around the block (or of the text). */
  readonly at: number;
  readonly statement: Statement;
}

export interface Block {
  readonly statements: readonly PlacedStatement[];
  /** Between the statements. */
  readonly comments: readonly Span[];
}
