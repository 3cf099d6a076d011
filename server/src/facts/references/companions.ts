import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CompanionParameter } from "../../knowledge/references/reference-api.ts";
import type { CallFact, ReferenceCompanion, RemoteReferenceFact } from "../facts.ts";
import { pinOfParameter, type ReferenceReading } from "./read-call.ts";

/** The companions that come from repositories of their own, as references. */
export function besideOf(fact: RemoteReferenceFact): readonly RemoteReferenceFact[] {
  return fact.companions.flatMap(({ id, part, pin, revision, revisionSpan, argument, pinningPlace }) => {
    if (id === undefined) return [];
    const {
      revision: _revision,
      revisionSpan: _span,
      file: _file,
      replaceable: _replaceable,
      ...rest
    } = fact;
    return [
      {
        ...rest,
        id,
        part,
        pin,
        beside: fact.id,
        pinningPlace,
        revisionArgument: argument,
        pinning: `write \`${argument}\` with all 40 digits of the commit`,
        companions: [],
        trustsRemoteCode: false,
        stakes: [],
        ...(revision === undefined ? {} : { revision }),
        ...(revisionSpan === undefined ? {} : { revisionSpan }),
      },
    ];
  });
}

/** What a call loads beside the model, where that has a revision of its own or lacks one. */
export function companionsOf(call: CallFact, reading: ReferenceReading): readonly ReferenceCompanion[] {
  const rows = [...(reading.api.companions ?? []), ...codeOf(reading)];
  return rows.flatMap((row) => companionOf(call, reading, row) ?? []);
}

/** `code_revision` is for code in another repository; where it is left out, the model's own revision counts. */
function codeOf({ api, trustsRemoteCode }: ReferenceReading): readonly CompanionParameter[] {
  if (api.codeRevision === undefined || !trustsRemoteCode) return [];
  return [{ part: "code", revision: { name: api.codeRevision }, follows: true }];
}

function companionOf(
  call: CallFact,
  reading: ReferenceReading,
  row: CompanionParameter,
): ReferenceCompanion | undefined {
  const named = row.id === undefined ? undefined : call.argument(row.id.name, row.id.position);
  const id = named === undefined ? undefined : stringsOf(named.value)[0];
  const own = pinOfParameter(call, row.revision, reading.api.registry);
  // It comes with the model, at the model's own revision.
  if (own.pin === "none" && row.follows && (id === undefined || id === reading.name.id)) return undefined;
  if (row.id !== undefined && (named === undefined) !== (id === undefined)) return undefined;
  if (row.id !== undefined && named === undefined && own.pin === "none") return undefined;
  const { name, position, key } = row.revision;
  return {
    part: row.part,
    argument: name,
    ...(id === undefined || id === reading.name.id ? {} : { id }),
    pin: own.pin,
    ...(own.revision === undefined ? {} : { revision: own.revision }),
    ...(own.revisionSpan === undefined ? {} : { revisionSpan: own.revisionSpan }),
    pinningPlace: {
      form: "argument",
      name,
      ...(position === undefined ? {} : { position }),
      ...(key === undefined ? {} : { key }),
    },
  };
}
