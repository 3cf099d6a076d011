import type {
  ClassStatement,
  Expression,
  FunctionStatement,
  LambdaExpression,
  Parameter,
} from "../../syntax/python/ir.ts";
import { Question } from "./answers.ts";
import type { BindingTable } from "./binding-table.ts";
import type { Unit } from "./collected.ts";

/**
 * A stretch of code in which control either runs every statement or leaves: a function's body, an
 * arm of an `if`. Where a binding and a use stand in regions decides whether the one reaches the other.
 */
export interface Region {
  readonly parent: Region | undefined;
  /** The statement whose arm this is, and which; absent for the body of a scope. */
  readonly fork: Fork | undefined;
  readonly arm: number;
  readonly loop: boolean;
  /** Absolute offset of its end. */
  readonly end: number;
  /** Control never goes on behind it: it ends in `return` or `raise`. Known after it was read. */
  leaves: boolean;
  /** The regions around it, itself included, and the arms among them; made when first asked for. */
  around: Surroundings | undefined;
}

export interface Surroundings {
  readonly regions: ReadonlySet<Region>;
  readonly arms: ReadonlyMap<Fork, Region>;
}

/** A statement of which one arm runs, or none. */
export interface Fork {
  regions: readonly Region[];
  /** One arm runs in any case. */
  readonly exhaustive: boolean;
  /** Whether what one arm did can be seen in a later arm: the handlers of a `try` see its body. */
  readonly visible: boolean;
  /** How many of the regions are left by `return` or `raise`; counted when first asked for. */
  leaving?: number;
}

/** Where names are bound. */
export interface Scope {
  readonly kind: "module" | "function" | "class" | "comprehension";
  readonly parent: Scope | undefined;
  /** Where a class or a comprehension runs: at its place. A function runs at another time. */
  readonly runsIn: Region | undefined;
  readonly root: Region;
  /** In the order of the text. */
  readonly bindings: BindingTable;
  /**
   * Bound from inside a function, by `global` or `nonlocal`: at a time that is not known. This and
   * the next two are made when they are needed: most scopes have none.
   */
  anytime: Map<string, Bindings> | undefined;
  /** Names that `global` or `nonlocal` gives to another scope. */
  redirected: Map<string, Scope> | undefined;
  /** `kw["x"] = …` and `kw.update(…)`, by the name of the dictionary. */
  itemWrites: Map<string, ItemWrite[]> | undefined;
  /** The dotted name of the function, for people; absent in the module. */
  readonly name: string | undefined;
  /** The function whose scope this is. */
  readonly owner: FunctionDefinition | undefined;
  /** The class whose body this is. */
  readonly classDefinition: ClassDefinition | undefined;
  /** The outermost function around; absent for the module's own code. */
  readonly unit: FunctionStatement | undefined;
}

/** Where an expression is evaluated. `base`: where its statement begins, from which it counts. */
export interface Place {
  readonly scope: Scope;
  readonly region: Region;
  readonly base: number;
}

/** What it returns is a question. */
export interface FunctionDefinition extends Question {
  readonly name: string;
  readonly node: FunctionStatement | LambdaExpression;
  /** Where it is defined: its defaults and decorators are evaluated there. */
  readonly place: Place;
  readonly scope: Scope;
  /** The class that it is a method of. */
  readonly method: ClassDefinition | undefined;
  /** What it returns, in order; known once its body was read. */
  readonly returns: readonly LocatedExpression[];
  /** Of an outermost function: what stands in it. */
  body: Unit | undefined;
  /** Notes what one of its `return` statements gives. */
  addReturn(returned: LocatedExpression): void;
}

export interface ClassDefinition {
  readonly name: string;
  readonly node: ClassStatement;
  readonly place: Place;
  readonly scope: Scope;
  readonly methods: FunctionDefinition[];
  /** `self.name = …` in those of its methods that were read. */
  readonly fields: Map<string, LocatedExpression[]>;
}

export interface LocatedExpression {
  readonly expression: Expression;
  readonly place: Place;
}

/** How a name gets its value. */
export type BindingSource =
  | { readonly kind: "module"; readonly name: string }
  /** A constant of another module of the project. */
  | { readonly kind: "constant"; readonly constant: string | boolean }
  | { readonly kind: "value"; readonly value: Expression }
  /** Position `index` of an unpacked value. */
  | { readonly kind: "part"; readonly value: Expression; readonly path: readonly number[] }
  | { readonly kind: "element"; readonly value: Expression; readonly path: readonly number[] }
  | { readonly kind: "context"; readonly value: Expression }
  | { readonly kind: "augmented"; readonly operator: string; readonly value: Expression }
  | { readonly kind: "annotated"; readonly annotation: Expression }
  | { readonly kind: "function"; readonly definition: FunctionDefinition }
  | { readonly kind: "class"; readonly definition: ClassDefinition }
  | {
      readonly kind: "parameter";
      readonly parameter: Parameter;
      readonly index: number;
      readonly definition: FunctionDefinition;
    }
  /** Bound to something of this project, or to something that cannot be known. */
  | { readonly kind: "unknown" };

/** What it gives its name is a question. */
export class Binding extends Question {
  readonly name: string;
  readonly source: BindingSource;
  /** From this absolute offset on. */
  readonly at: number;
  readonly place: Place;
  /** In the table of its scope: the first binding of the next name. */
  next: Binding | undefined = undefined;
  /** In the table of its scope, on the first binding of a name that is bound more than once: all of them. */
  all: Binding[] | undefined = undefined;

  constructor(name: string, source: BindingSource, at: number, place: Place) {
    super();
    this.name = name;
    this.source = source;
    this.at = at;
    this.place = place;
  }
}

/** All that a scope binds to one name. Most names are bound once: that needs no list. */
export type Bindings = Binding | Binding[];

export function addBinding(map: Map<string, Bindings>, binding: Binding): void {
  const known = map.get(binding.name);
  if (known === undefined) map.set(binding.name, binding);
  else if (Array.isArray(known)) known.push(binding);
  else map.set(binding.name, [known, binding]);
}

export function listOf(bindings: Bindings): readonly Binding[] {
  return Array.isArray(bindings) ? bindings : [bindings];
}

/** A dictionary or a list that is changed after it was made. */
export interface ItemWrite {
  readonly at: number;
  readonly place: Place;
  readonly change:
    | { readonly kind: "item"; readonly key: Expression; readonly value: Expression }
    | { readonly kind: "default"; readonly key: Expression; readonly value: Expression }
    /** `update(other, name=value)`: the call's own expression. */
    | { readonly kind: "update"; readonly call: Expression & { readonly kind: "call" } }
    | { readonly kind: "delete"; readonly key: Expression }
    /** `append(item)`, `extend(items)`, `insert(index, item)`. */
    | { readonly kind: ListChange; readonly value: Expression };
}

export type ListChange = "append" | "extend" | "insert";

export function rootRegion(end: number, parent?: Region): Region {
  return { parent, fork: undefined, arm: 0, loop: false, end, leaves: false, around: undefined };
}

/** Notes a change of the dictionary that a name stands for. */
export function addItemWrite(name: string, write: ItemWrite): void {
  const { scope } = write.place;
  scope.itemWrites ??= new Map();
  addTo(scope.itemWrites, name, write);
}

/** Puts an item to the list under a key. A list that is made for one item takes no room for more. */
export function addTo<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
