import { argumentValue, resolveArguments } from "./arguments.ts";
import { memberOf } from "./classes.ts";
import { flagField, flagValues, namespaceField } from "./command-line.ts";
import { dictItem, merge } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import { fieldOfPath } from "./path-values.ts";
import { returned } from "./returned.ts";
import type { FunctionDefinition } from "./scopes.ts";
import {
  mapAlternatives,
  oneOf,
  type ReferenceValue,
  type ResultValue,
  unknown,
  type Value,
} from "./values.ts";

/** The longest qualified name that is followed. */
export const longestName = 240;

/** `object.name`. */
export function attributeOf(evaluator: Evaluator, object: Value, name: string): Value {
  return object.type === "one-of"
    ? attributeOfSeveral(evaluator, object.values, name)
    : attributeOfOne(evaluator, object, name);
}

/** A function of its own: what a closure holds is put on the heap wherever its function is called. */
function attributeOfSeveral(evaluator: Evaluator, objects: readonly Value[], name: string): Value {
  return oneOf(objects.map((value) => attributeOfOne(evaluator, value, name)));
}

function attributeOfOne(evaluator: Evaluator, value: Value, name: string): Value {
  if (name === "__call__" && isCallable(value)) return value;
  switch (value.type) {
    case "reference": {
      const flag = value.name === flagValues ? flagField(evaluator, name) : undefined;
      if (flag !== undefined) return flag;
      const isPlain = value.receiver === undefined && value.through === undefined;
      return isPlain
        ? evaluator.member(value.name, name)
        : named({ ...value, name: `${value.name}.${name}` });
    }
    // `Model.SMALL.value` of an enumeration: no other text has such an attribute.
    case "string":
      return name === "value" ? value : unknown;
    case "result":
      return (
        fieldOfPath(value, name) ?? fieldOfResult(evaluator, value, name) ?? methodOf(evaluator, value, name)
      );
    case "typed":
      return evaluator.member(value.name, name);
    case "instance":
      return propertyOf(evaluator, memberOf(evaluator, value, name));
    case "class":
    case "super":
      return memberOf(evaluator, value, name);
    case "namespace":
      return namespaceField(evaluator, name);
    // Inside of a record; a plain dictionary has no such attribute.
    case "dict":
      return dictItem(value, { type: "string", value: name }) ?? unknown;
    default:
      return unknown;
  }
}

/** `load.__call__(file)` is `load(file)`. */
function isCallable({ type }: Value): boolean {
  return type === "reference" || type === "partial" || type === "function";
}

/** What a method answers that is read like a field. */
function propertyOf(evaluator: Evaluator, member: Value): Value {
  if (member.type === "one-of") return propertiesOf(evaluator, member);
  return member.type === "function" && isProperty(member.definition)
    ? returned(evaluator, member.definition)
    : member;
}

function propertiesOf(evaluator: Evaluator, members: Value): Value {
  return mapAlternatives(members, (member) => propertyOf(evaluator, member));
}

function isProperty({ node }: FunctionDefinition): boolean {
  if (node.kind === "lambda") return false;
  return node.decorators.some((decorator) => {
    const name = decorator.kind === "attribute" || decorator.kind === "name" ? decorator.name : "";
    return name === "property" || name === "cached_property";
  });
}

function named(reference: ReferenceValue): Value {
  return reference.name.length > longestName ? unknown : reference;
}

function methodOf(evaluator: Evaluator, result: ResultValue, name: string): Value {
  const method = evaluator.member(result.name, name);
  return method.type === "reference" ? { type: "reference", name: method.name, receiver: result } : unknown;
}

/** Makers of objects whose attributes are their keywords, or the entries of their first argument. */
const recordMakers: ReadonlySet<string> = new Set([
  "types.SimpleNamespace",
  "argparse.Namespace",
  "easydict.EasyDict",
  "addict.Dict",
  "munch.Munch",
  "munch.munchify",
  "dotmap.DotMap",
  "box.Box",
  "ml_collections.ConfigDict",
  "ml_collections.config_dict.ConfigDict",
  "omegaconf.OmegaConf.create",
  "omegaconf.DictConfig.create",
  "omegaconf.DictConfig",
]);

/** Whether a call of this name keeps its arguments as fields. */
export function isRecordMaker(name: string): boolean {
  return recordMakers.has(name) || name === tupleClass;
}

/** What `collections.namedtuple("Codec", "dump load")` answers is a class: of what that makes, this is the name. */
export const tupleClass = "collections.namedtuple";

/** The field of a named tuple, whose names its class was given. */
function fieldOfTuple(
  evaluator: Evaluator,
  { site, receiver }: ResultValue,
  name: string,
): Value | undefined {
  if (receiver?.type !== "result" || receiver.site === undefined || site === undefined) return undefined;
  const fields = resolveArguments(evaluator, receiver.site).list[1]?.value;
  const names =
    fields?.type === "string"
      ? fields.value.split(/[\s,]+/)
      : fields?.type === "list"
        ? fields.items.map((item) => (item.type === "string" ? item.value : ""))
        : [];
  const index = names.indexOf(name);
  return index < 0 ? undefined : argumentValue(resolveArguments(evaluator, site), name, index);
}

function fieldOfResult(evaluator: Evaluator, result: ResultValue, name: string): Value | undefined {
  if (result.name === tupleClass) return fieldOfTuple(evaluator, result, name);
  if (result.site === undefined || !recordMakers.has(result.name)) return undefined;
  const given = resolveArguments(evaluator, result.site, result.bound);
  const keyword = argumentValue({ ...given, open: false }, name, undefined);
  if (keyword !== undefined) return keyword;
  const first = given.list[0];
  if (first?.index !== 0) return undefined;
  return dictItem(merge(first.value), { type: "string", value: name });
}
