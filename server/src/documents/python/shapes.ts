import type { ClassDefinition, FunctionDefinition } from "./scopes.ts";
import type { Value } from "./values.ts";

/** How deep lists and dictionaries are described. */
const depthLimit = 4;
const itemLimit = 50;

const identities = new WeakMap<object, number>();
let identityCount = 0;

/** A number for an object of the lowered text, which stays the same as long as the object does. */
function identity(node: object): number {
  const known = identities.get(node);
  if (known !== undefined) return known;
  identityCount += 1;
  identities.set(node, identityCount);
  return identityCount;
}

/** A function or a class: of the module by its name, inside a function by itself. */
function definitionShape({ name, node, place }: FunctionDefinition | ClassDefinition): string {
  return place.scope.unit === undefined ? name : `${name}${identity(node)}`;
}

/** Describes all of a value that the name of a call can depend on: equal texts, equal names. */
export function shapeOf(value: Value, depth = 0): string {
  if (depth > depthLimit) return "…";
  const inner = (part: Value): string => shapeOf(part, depth + 1);
  switch (value.type) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
    case "boolean":
      return String(value.value);
    case "partial-string":
      return JSON.stringify(value.parts);
    case "script-path":
      return `@${value.path}`;
    case "list":
      return value.items.length > itemLimit ? `[${identity(value)}]` : `[${value.items.map(inner).join()}]`;
    case "dict":
      if (value.entries.length > itemLimit) return `{${identity(value)}}`;
      return `{${value.entries.map(({ key, value: item }) => `${inner(key)}:${inner(item)}`).join()}${value.open}}`;
    case "one-of":
      return value.values.map(inner).join("|");
    case "reference":
      return `&${value.name}${value.through ? definitionShape(value.through) : ""}${value.receiver ? inner(value.receiver) : ""}`;
    case "result":
      return `${value.name}(${(value.known ?? []).map(inner).join()})`;
    case "partial":
      return `partial(${inner(value.target)})`;
    case "typed":
      return `:${value.name}`;
    case "function":
    case "class":
    case "instance":
    case "super":
      return `${value.type} ${definitionShape(value.definition)}`;
    default:
      return value.type;
  }
}
