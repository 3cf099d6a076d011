import {
  providerPrefixes,
  type ReferenceVariable,
  referenceVariables,
} from "../../../knowledge/references/commands.ts";
import type { Span } from "../../../text/span.ts";
import type { RemoteReferenceFact } from "../../facts.ts";
import { pinOf } from "../pins.ts";
import { isRepository } from "../repository-name.ts";
import { personalNamespace } from "../stakes.ts";

/** A variable of the environment that is set, wherever that is written. */
export interface SetVariable {
  readonly name: string;
  readonly value: string;
  /** The setting as a whole. */
  readonly span: Span;
  readonly valueSpan: Span;
}

/** Models that servers are told by variables, with the revision that stands beside them. */
export function readVariables(variables: readonly SetVariable[]): readonly RemoteReferenceFact[] {
  return variables.flatMap((variable) => {
    const row = referenceVariables.find(({ name }) => name.test(variable.name));
    const owner = variable.value.slice(0, variable.value.indexOf("/"));
    if (row === undefined || !isRepository(variable.value) || providerPrefixes.has(owner)) return [];
    return [factOf(variable, row, variables)];
  });
}

/** `${REVISION}`, `{{ revision }}`, `var.revision`: only the run knows it. */
function isFilledIn(value: string): boolean {
  return value === "" || /[$%]\{|\{\{|^\$|^(?:var|local|data|module)\./.test(value);
}

function factOf(
  { name, value, span, valueSpan }: SetVariable,
  { kind, revision, pinning }: ReferenceVariable,
  all: readonly SetVariable[],
): RemoteReferenceFact {
  const beside = revision === undefined ? undefined : all.find((other) => other.name === revision);
  const owner = personalNamespace(value, "huggingface");
  return {
    kind: `${kind}-reference`,
    thing: kind,
    id: value,
    idSpan: valueSpan,
    span,
    api: name,
    where: "configuration",
    registry: "huggingface",
    pin:
      beside === undefined
        ? "none"
        : isFilledIn(beside.value)
          ? "unresolved"
          : pinOf(beside.value, "huggingface"),
    ...(beside === undefined ? {} : { revision: beside.value, revisionSpan: beside.valueSpan }),
    ...(revision === undefined ? {} : { revisionArgument: revision }),
    pinningPlace:
      beside === undefined
        ? { form: "by-hand" }
        : { form: "text", span: beside.valueSpan, before: "", after: "" },
    pinning,
    part: "weights",
    companions: [],
    trustsRemoteCode: false,
    stakes: owner === undefined ? [] : [owner],
  };
}
