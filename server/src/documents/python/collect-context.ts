import type { CallExpression, Expression } from "../../syntax/python/ir.ts";
import type { CallSite } from "./collected.ts";
import type { StringOwner } from "./module.ts";

/** What a string that stands somewhere is for. */
export interface Owner {
  readonly kind: StringOwner["kind"];
  readonly name: string | undefined;
  readonly call: CallExpression | undefined;
}

/** How an expression stands in what is around it. Few hold a string: an owner is made for each of those. */
export interface Context {
  /** What a string is for that stands here; undefined where it is for nothing. */
  readonly kind: StringOwner["kind"] | undefined;
  readonly name: string | undefined;
  readonly call: CallExpression | undefined;
  /** A callable that stands here is handed on to be called elsewhere. */
  readonly handsOn: boolean;
  readonly argumentOf: CallSite | undefined;
  /** The name that it is given, by which other modules can import it. */
  readonly named: string | undefined;
}

export const alone: Context = {
  kind: undefined,
  name: undefined,
  call: undefined,
  handsOn: false,
  argumentOf: undefined,
  named: undefined,
};

/** Where a callable may be handed on to anything. */
export const handedOn: Context = { ...alone, handsOn: true };

/** What a string is for that stands here, where it is for something, and whether a callable here is handed on. */
export function ownedBy(
  kind: StringOwner["kind"] | undefined,
  name: string | undefined,
  handsOn = false,
  named?: string,
): Context {
  return { kind, name, call: undefined, handsOn, argumentOf: undefined, named };
}

/** The context of what lies inside of something and is for the same, but is not handed on itself. */
export function keptIn(context: Context): Context {
  if (!context.handsOn && context.argumentOf === undefined) return context;
  const { kind, name, call } = context;
  return { kind, name, call, handsOn: false, argumentOf: undefined, named: undefined };
}

/** The context of a value in a dictionary. */
export function entryContext(key: Expression, { kind, name, call }: Context): Context {
  if (key.kind === "string") return ownedBy("dict-key", key.value, true);
  return { kind, name, call, handsOn: true, argumentOf: undefined, named: undefined };
}

/** What a string in a context is for. */
export function ownerIn({ kind, name, call }: Context): Owner | undefined {
  return kind === undefined ? undefined : { kind, name, call };
}

/** Nothing in it is noted. */
export function isSilent({ kind }: Expression): boolean {
  return kind === "number" || kind === "constant";
}
