import type { ReferenceApi, ReferenceParameter } from "../../../knowledge/references/reference-api.ts";
import { referenceApiNamed } from "../../../knowledge/references/table.ts";
import type {
  ConfigurationEntry,
  ConfigurationMapping,
  ConfigurationScalar,
} from "../../configuration/tree.ts";
import { entryOf, mappingsIn } from "../../configuration/walk.ts";
import type { RemoteReferenceFact } from "../../facts.ts";
import { readName } from "../names.ts";
import { partOf } from "../parts.ts";
import { pinOf } from "../pins.ts";
import { type ConfigurationText, placeOf } from "./by-table.ts";

/**
 * Hydra builds the object that `_target_` names from the keys beside it, so the table of Python's
 * libraries says what they mean (https://hydra.cc/docs/advanced/instantiate_objects/overview/).
 */
export function readTargets(configuration: ConfigurationText): readonly RemoteReferenceFact[] {
  return mappingsIn(configuration.root).flatMap(({ mapping }) => {
    const target = scalar(mapping, "_target_");
    if (target === undefined) return [];
    return referenceApiNamed(target.text)
      .flatMap((api) => factOf(configuration, mapping, target.text, api))
      .slice(0, 1);
  });
}

function scalar(mapping: ConfigurationMapping, key: string): ConfigurationScalar | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.type === "scalar" && value.isText ? value : undefined;
}

/** The key of a parameter; of one that has a place as well, that item of `_args_`. */
function given(mapping: ConfigurationMapping, { name, position }: ReferenceParameter): Given | undefined {
  const entry = entryOf(mapping, name);
  if (entry !== undefined) return entry.value.type === "scalar" ? { entry, value: entry.value } : undefined;
  const listed = position === undefined ? undefined : entryOf(mapping, "_args_")?.value;
  const value = listed?.type === "list" ? listed.items[position ?? 0] : undefined;
  return value?.type === "scalar" ? { value } : undefined;
}

interface Given {
  readonly entry?: ConfigurationEntry;
  readonly value: ConfigurationScalar;
}

function factOf(
  configuration: ConfigurationText,
  mapping: ConfigurationMapping,
  target: string,
  api: ReferenceApi,
): readonly RemoteReferenceFact[] {
  const id = api.id.map((parameter) => given(mapping, parameter)).find((found) => found !== undefined);
  if (id === undefined || !id.value.isText) return [];
  const name = readName(id.value.text, api);
  if (name === undefined) return [];
  const pinned = api.revision === undefined ? undefined : scalar(mapping, api.revision.name);
  const revision = pinned?.text ?? name.revision;
  const trust = entryOf(mapping, "trust_remote_code")?.value;
  const kind = name.kind ?? api.kind;
  return [
    {
      kind: `${kind}-reference`,
      thing: kind === "artifact" ? (api.thing ?? "file") : kind,
      id: name.id,
      idSpan: id.value.span,
      span: { start: (id.entry?.keySpan ?? id.value.span).start, end: id.value.span.end },
      api: target,
      where: "configuration",
      registry: name.registry ?? api.registry,
      pin: revision === undefined ? "none" : pinOf(revision, api.registry),
      ...(revision === undefined ? {} : { revision }),
      ...(pinned === undefined ? {} : { revisionSpan: pinned.span }),
      ...(api.revision === undefined ? {} : { revisionArgument: api.revision.name }),
      pinningPlace:
        api.revision === undefined || api.revision.key !== undefined || api.elsewhere === true
          ? { form: "by-hand" }
          : placeOf(
              configuration,
              { revision: [api.revision.name] },
              { entry: id.entry, given: pinned, name, value: id.value },
            ),
      pinning:
        api.revision === undefined
          ? api.pinning.replaceAll("{id}", name.id)
          : `write \`${api.revision.name}: <commit sha>\` beside it`,
      part: partOf(target, api),
      companions: [],
      trustsRemoteCode: api.remoteCode === "always" || (trust?.type === "scalar" && trust.text === "true"),
      stakes: [],
    },
  ];
}
