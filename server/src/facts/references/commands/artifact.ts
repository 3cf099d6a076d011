import type { ReferenceRegistry } from "../../../knowledge/references/registry.ts";
import type { PinningPlace, PinState, ReferencedThing, RemoteReferenceFact, Stake } from "../../facts.ts";
import type { CommandLine, CommandWord } from "./command.ts";

/** What a reader of one command knows of a reference; the rest is the same for all of them. */
export interface ArtifactReading {
  readonly thing: ReferencedThing;
  readonly kind?: RemoteReferenceFact["kind"];
  readonly registry: ReferenceRegistry;
  readonly id: string;
  readonly api: string;
  readonly pin: PinState;
  readonly revision?: string | undefined;
  readonly place?: PinningPlace;
  readonly pinning: string;
  readonly stakes?: readonly Stake[];
  readonly file?: string | undefined;
  readonly trustsRemoteCode?: boolean;
}

/** The fact of a command's word. */
export function artifactFact(
  line: CommandLine,
  word: CommandWord,
  reading: ArtifactReading,
): RemoteReferenceFact {
  const { revision, file, place, stakes, kind, trustsRemoteCode, ...rest } = reading;
  return {
    kind: kind ?? "artifact-reference",
    ...rest,
    idSpan: word.valueSpan ?? word.span,
    span: line.span,
    where: "command-line",
    ...(revision === undefined ? {} : { revision }),
    pinningPlace: place ?? { form: "by-hand" },
    part: "weights",
    companions: [],
    trustsRemoteCode: trustsRemoteCode ?? false,
    stakes: stakes ?? [],
    ...(file === undefined ? {} : { file }),
  };
}
