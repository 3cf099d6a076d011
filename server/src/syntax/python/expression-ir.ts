/** A stretch of a statement: offsets are counted from the statement's own start (see ir.ts). */
export interface Ranged {
  readonly start: number;
  readonly end: number;
}

export interface NameExpression extends Ranged {
  readonly kind: "name";
  readonly name: string;
}

export interface AttributeExpression extends Ranged {
  readonly kind: "attribute";
  readonly object: Expression;
  readonly name: string;
}

export interface CallExpression extends Ranged {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** From `(` to `)`, both inside. */
  readonly argumentsStart: number;
}

/** One argument of a call, or of the parentheses of a class. */
export interface Argument extends Ranged {
  readonly form: "positional" | "keyword" | "list-splat" | "dict-splat";
  readonly name?: string;
  readonly value: Expression;
}

export interface SubscriptExpression extends Ranged {
  readonly kind: "subscript";
  readonly object: Expression;
  /** Several for `x[1, 2]`; a slice is an `other`. */
  readonly indices: readonly Expression[];
}

/** A string literal; adjacent ones are joined. */
export interface StringExpression extends Ranged {
  readonly kind: "string";
  /** Decoded; of an f-string the literal parts joined. */
  readonly value: string;
  readonly bytes: boolean;
  /** Literal parts and holes in order; only where there is a hole. */
  readonly parts?: readonly (string | Expression)[];
  /** The characters between the quotes, where it is one piece. */
  readonly content?: Ranged;
}

export interface NumberExpression extends Ranged {
  readonly kind: "number";
  readonly value: number;
}

export interface ConstantExpression extends Ranged {
  readonly kind: "constant";
  readonly value: boolean | null;
}

/** A display. A `*spread` in it is a `starred`. */
export interface CollectionExpression extends Ranged {
  readonly kind: "list" | "tuple" | "set";
  readonly items: readonly Expression[];
}

export interface DictionaryExpression extends Ranged {
  readonly kind: "dictionary";
  /** Without a key: `**value`. */
  readonly entries: readonly DictionaryEntry[];
}

export interface DictionaryEntry extends Ranged {
  readonly key?: Expression;
  readonly value: Expression;
}

export interface BinaryExpression extends Ranged {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** `and` or `or` of two or more. */
export interface BooleanExpression extends Ranged {
  readonly kind: "boolean";
  readonly operator: "and" | "or";
  readonly operands: readonly Expression[];
}

export interface ConditionalExpression extends Ranged {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface LambdaExpression extends Ranged {
  readonly kind: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

export interface ComprehensionExpression extends Ranged {
  readonly kind: "comprehension";
  /** The element; key and value of a dictionary. */
  readonly elements: readonly Expression[];
  readonly clauses: readonly ComprehensionClause[];
}

/** `for target in iterable`, or `if condition` (no target). */
export interface ComprehensionClause {
  readonly target?: Expression;
  readonly value: Expression;
}

export interface WalrusExpression extends Ranged {
  readonly kind: "walrus";
  readonly target: NameExpression;
  readonly value: Expression;
}

export interface StarredExpression extends Ranged {
  readonly kind: "starred";
  readonly value: Expression;
}

export interface NotExpression extends Ranged {
  readonly kind: "not";
  readonly value: Expression;
}

/** What has a value that is never known, around expressions that still count: comparisons, slices, errors. */
export interface OtherExpression extends Ranged {
  readonly kind: "other";
  readonly children: readonly Expression[];
}

export type Expression =
  | NameExpression
  | AttributeExpression
  | CallExpression
  | SubscriptExpression
  | StringExpression
  | NumberExpression
  | ConstantExpression
  | CollectionExpression
  | DictionaryExpression
  | BinaryExpression
  | BooleanExpression
  | ConditionalExpression
  | LambdaExpression
  | ComprehensionExpression
  | WalrusExpression
  | StarredExpression
  | NotExpression
  | OtherExpression;

export interface Parameter extends Ranged {
  readonly name: string;
  readonly form: "plain" | "list-splat" | "dict-splat";
  readonly annotation?: Expression;
  readonly default?: Expression;
}
