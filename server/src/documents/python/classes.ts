import { argumentValue, resolveArguments } from "./arguments.ts";
import type { Evaluator } from "./evaluator.ts";
import { type ClassDefinition, type FunctionDefinition, listOf } from "./scopes.ts";
import { type InstanceValue, oneOf, type ReferenceValue, unknown, type Value } from "./values.ts";

/** The longest line of project classes that derive from one another. */
const depthLimit = 20;

/** How often one field is assigned, at most, for all of its values to be looked at. */
const fieldLimit = 32;

/** Bases that say nothing of where a method comes from. */
const plainBases = /^(?:builtins|abc|typing|typing_extensions|enum|collections\.abc|types)\.|^object$/;

/** The bases of a class, in order; keywords (`metaclass=`) left out. */
function basesOf(evaluator: Evaluator, { node, place }: ClassDefinition): readonly Value[] {
  const bases: Value[] = [];
  for (const { form, value: written } of node.arguments) {
    if (form !== "positional") continue;
    const value = evaluator.value(written, place);
    // `Generic[T]` is a subscript, whose value is not known: nothing is lost.
    if (written.kind === "subscript") bases.push(unknown);
    else if (value.type === "one-of") bases.push(...value.values);
    else bases.push(value);
  }
  return bases;
}

/** The libraries' classes that a class derives from, nearest first. */
export function libraryBases(
  evaluator: Evaluator,
  definition: ClassDefinition,
  depth = 0,
): readonly ReferenceValue[] {
  if (depth > depthLimit) return [];
  return basesOf(evaluator, definition).flatMap((base) => {
    if (base.type === "class") return libraryBases(evaluator, base.definition, depth + 1);
    return base.type === "reference" && !plainBases.test(base.name) ? [base] : [];
  });
}

/** Whether a class of the project is an enumeration: its names are members, each with a value. */
export function isEnumeration(evaluator: Evaluator, definition: ClassDefinition, depth = 0): boolean {
  return basesOf(evaluator, definition).some((base) => {
    if (base.type === "class")
      return depth < depthLimit && isEnumeration(evaluator, base.definition, depth + 1);
    return base.type === "reference" && /^(?:aenum|enum)\.\w*(?:Enum|Flag)$/.test(base.name);
  });
}

/** Whether the class, or a project class that it derives from, defines a method itself. */
export function definesMethod(
  evaluator: Evaluator,
  definition: ClassDefinition,
  name: string,
  depth = 0,
): boolean {
  if (definition.scope.bindings.has(name)) return true;
  if (depth > depthLimit) return false;
  return basesOf(evaluator, definition).some(
    (base) => base.type === "class" && definesMethod(evaluator, base.definition, name, depth + 1),
  );
}

/** `Class.name`, `instance.name`, `super().name`. */
export function memberOf(
  evaluator: Evaluator,
  owner: Value & { readonly type: "class" | "instance" | "super" },
  name: string,
): Value {
  const { definition } = owner;
  if (owner.type === "super") return inherited(evaluator, definition, name, owner.self, 0) ?? unknown;
  if (owner.type === "instance") {
    const field = fieldOf(evaluator, owner, name, 0);
    if (field !== undefined) return field;
  }
  const member = ownMember(evaluator, definition, name, owner, 0) ?? unknown;
  // `self` may be of a class that derives from this one.
  if (owner.type !== "instance" || owner.made !== undefined) return member;
  const overrides = overridingValues(evaluator, definition, name);
  return overrides.length === 0 ? member : oneOf([member, ...overrides]);
}

const noValues: readonly Value[] = [];

/** The values that classes of the program, which derive from one by its name, give a name of their body. */
function overridingValues(
  evaluator: Evaluator,
  { name, scope }: ClassDefinition,
  field: string,
): readonly Value[] {
  const derived = evaluator.collected.derived.get(name);
  if (derived === undefined || !scope.bindings.has(field)) return noValues;
  return derived.slice(0, fieldLimit).flatMap((other) =>
    listOf(other.scope.bindings.get(field) ?? [])
      .filter(({ source }) => source.kind === "value")
      .map((binding) => evaluator.bindingValue(binding)),
  );
}

function ownMember(
  evaluator: Evaluator,
  definition: ClassDefinition,
  name: string,
  self: Value,
  depth: number,
): Value | undefined {
  const own = definition.scope.bindings.get(name);
  if (own === undefined) return inherited(evaluator, definition, name, self, depth);
  const values = listOf(own)
    .slice(-fieldLimit)
    .map((binding) => unwrapField(evaluator, evaluator.bindingValue(binding)));
  return bindSelf(oneOf(values), self);
}

function bindSelf(value: Value, self: Value): Value {
  return value.type === "function" ? { ...value, self } : value;
}

function inherited(
  evaluator: Evaluator,
  definition: ClassDefinition,
  name: string,
  self: Value,
  depth: number,
): Value | undefined {
  if (depth > depthLimit) return unknown;
  const found: Value[] = [];
  for (const base of basesOf(evaluator, definition)) {
    if (base.type === "class") {
      const member = ownMember(evaluator, base.definition, name, self, depth + 1);
      if (member !== undefined) found.push(member);
      // A project class that has it itself comes before all further bases.
      if (base.definition.scope.bindings.has(name)) break;
    } else if (base.type === "reference" && !plainBases.test(base.name)) {
      const receiver = self.type === "instance" && self.made !== undefined ? { receiver: self } : {};
      found.push({ type: "reference", name: `${base.name}.${name}`, through: definition, ...receiver });
    }
  }
  return found.length === 0 ? undefined : oneOf(found);
}

/** `self.name = …` anywhere in the class; else what the constructor of a dataclass was given. */
function fieldOf(
  evaluator: Evaluator,
  instance: InstanceValue,
  name: string,
  depth: number,
): Value | undefined {
  const { definition, made } = instance;
  const assigned = evaluator.fieldsOf(definition, name);
  if (assigned !== undefined) {
    const only = assigned[0];
    if (only !== undefined && assigned.length === 1) return evaluator.value(only.expression, only.place);
    const values = assigned
      .slice(0, fieldLimit)
      .map(({ expression, place }) => evaluator.value(expression, place));
    return oneOf(assigned.length > fieldLimit ? [...values, unknown] : values);
  }
  if (made !== undefined && !definition.scope.bindings.has("__init__")) {
    const index = definition.scope.bindings.has(name) ? fieldIndex(evaluator, definition, name) : undefined;
    const given = argumentValue({ ...resolveArguments(evaluator, made), open: false }, name, index);
    if (given !== undefined) return given;
  }
  if (depth > depthLimit) return undefined;
  for (const base of basesOf(evaluator, definition)) {
    if (base.type !== "class") continue;
    const found = fieldOf(evaluator, { ...instance, definition: base.definition }, name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The place of a field among those that the class declares, which is its place in the constructor. */
function fieldIndex(evaluator: Evaluator, definition: ClassDefinition, name: string): number | undefined {
  const { scope, node } = definition;
  if (node.decorators.length === 0 && !isNamedTuple(evaluator, definition)) return undefined;
  const fields = scope.bindings
    .firsts()
    .filter(({ source }) => source.kind === "value" || source.kind === "annotated");
  const index = fields.findIndex((field) => field.name === name);
  return index < 0 ? undefined : index;
}

function isNamedTuple(evaluator: Evaluator, definition: ClassDefinition): boolean {
  return basesOf(evaluator, definition).some(
    (base) => base.type === "reference" && base.name === "typing.NamedTuple",
  );
}

const fieldMakers =
  /^(?:dataclasses\.field|pydantic\.(?:fields\.)?Field|attrs?\.(?:field|ib)|typer\.(?:Option|Argument)|sqlmodel\.Field|pydantic_settings\..*)$/;

/** What a field or an option that is declared with a call holds when nothing is given: its default. */
export function unwrapField(evaluator: Evaluator, value: Value): Value {
  if (value.type !== "result" || value.site === undefined || !fieldMakers.test(value.name)) return value;
  const given = resolveArguments(evaluator, value.site);
  const first = value.name === "dataclasses.field" ? undefined : 0;
  return argumentValue({ ...given, open: false }, "default", first) ?? unknown;
}

/** What `self` or `cls` stands for in a method; undefined for a static method. */
export function selfValue(definition: FunctionDefinition): Value | undefined {
  const owner = definition.method;
  if (owner === undefined || definition.node.kind === "lambda") return undefined;
  const decorators = definition.node.decorators.map((decorator) =>
    decorator.kind === "name" || decorator.kind === "attribute" ? decorator.name : "",
  );
  if (decorators.includes("staticmethod")) return undefined;
  const isClassMethod =
    decorators.includes("classmethod") ||
    definition.name === "__new__" ||
    definition.name === "__init_subclass__";
  return isClassMethod ? { type: "class", definition: owner } : { type: "instance", definition: owner };
}
