import type { ReferenceApi } from "../../../knowledge/references/reference-api.ts";
import { referenceApiNamed } from "../../../knowledge/references/table.ts";
import type { ConfigurationMapping, ConfigurationScalar } from "../../configuration/tree.ts";
import { entryOf, mappingsIn } from "../../configuration/walk.ts";
import type { RemoteReferenceFact } from "../../facts.ts";
import { readName } from "../names.ts";
import { partOf } from "../parts.ts";
import { pinOf } from "../pins.ts";
import type { ConfigurationText } from "./by-table.ts";

/**
 * Hydra builds the object that `_target_` names from the keys beside it, so the table of Python's
 * libraries says what they mean (https://hydra.cc/docs/advanced/instantiate_objects/overview/).
 */
export function readTargets({ root }: ConfigurationText): readonly RemoteReferenceFact[] {
  return mappingsIn(root).flatMap(({ mapping }) => {
    const target = scalar(mapping, "_target_");
    if (target === undefined) return [];
    return referenceApiNamed(target.text)
      .flatMap((api) => factOf(mapping, target.text, api))
      .slice(0, 1);
  });
}

function scalar(mapping: ConfigurationMapping, key: string): ConfigurationScalar | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.type === "scalar" && value.isText ? value : undefined;
}

function factOf(
  mapping: ConfigurationMapping,
  target: string,
  api: ReferenceApi,
): readonly RemoteReferenceFact[] {
  const id = api.id.map(({ name }) => entryOf(mapping, name)).find((entry) => entry !== undefined);
  if (id?.value.type !== "scalar" || !id.value.isText) return [];
  const name = readName(id.value.text, api);
  if (name === undefined) return [];
  const given = api.revision === undefined ? undefined : scalar(mapping, api.revision.name);
  const revision = given?.text ?? name.revision;
  const trust = entryOf(mapping, "trust_remote_code")?.value;
  const kind = name.kind ?? api.kind;
  return [
    {
      kind: `${kind}-reference`,
      thing: kind === "artifact" ? (api.thing ?? "file") : kind,
      id: name.id,
      idSpan: id.value.span,
      span: { start: id.keySpan.start, end: id.value.span.end },
      api: target,
      where: "configuration",
      registry: name.registry ?? api.registry,
      pin: revision === undefined ? "none" : pinOf(revision, api.registry),
      ...(revision === undefined ? {} : { revision }),
      ...(given === undefined ? {} : { revisionSpan: given.span }),
      ...(api.revision === undefined ? {} : { revisionArgument: api.revision.name }),
      pinningPlace:
        given === undefined ? { form: "by-hand" } : { form: "text", span: given.span, before: "", after: "" },
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
