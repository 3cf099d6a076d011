import type { ModelHashes } from "../engine/model-hashes.ts";
import type { ModelCodeFact, ModelFileFact } from "../facts/facts.ts";
import type { ExplainedPickle } from "../facts/weights/explain.ts";
import type { Place } from "../finding/finding.ts";
import type { ExplainedFile } from "./weights-explained.ts";

interface Explanation extends ExplainedFile {
  /** The models that the file's pickles hold. */
  readonly pickled: readonly ModelFileFact[];
}

/**
 * A weight file laid open as JSON: for inventories, for those who convert models, for who compares two of them. Names
 * are those of the facts; `version` grows when one of them changes its meaning.
 */
export function explanationJson({
  path,
  row,
  pickles,
  models,
  pickled,
  hashes = [],
  sha256,
}: Explanation): string {
  const told = models?.models ?? [];
  const value = {
    version: 1,
    path,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(row === undefined ? {} : { format: row.format, size: row.size, verdict: row.verdict, why: row.why }),
    models: [
      ...told.map((model, index) => modelOf(model, hashes[index])),
      ...pickled.map((model) => modelOf(model, undefined)),
    ],
    runs: (models?.code ?? []).map(codeOf),
    pickles: pickles.map(pickleOf),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function modelOf(model: ModelFileFact, hashes: ModelHashes | undefined): object {
  const { kind: _, place, texts: __, templates: ___, tokenizer, ...said } = model;
  const { vocabulary: ____, ...words } = tokenizer ?? { model: "" };
  return {
    ...innerOf(place),
    ...said,
    tensors: said.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
    ...(tokenizer === undefined ? {} : { tokenizer: { ...words, ...shaOf(hashes?.vocabulary) } }),
    ...(hashes === undefined || hashes.templates.length === 0 ? {} : { templates: hashes.templates }),
  };
}

function shaOf(sha256: string | undefined): object {
  return sha256 === undefined ? {} : { sha256 };
}

function codeOf({ place, family, name, does, when, tier, argument, within, count }: ModelCodeFact): object {
  return { ...innerOf(place), name, does, family, when, tier, argument, within, count };
}

function pickleOf({
  inner,
  offset,
  protocol,
  completed,
  problems,
  imports,
  weightsOnly,
}: ExplainedPickle): object {
  return {
    ...(inner === undefined ? {} : { inner }),
    offset,
    protocol,
    completed,
    problems,
    imports,
    weightsOnly,
  };
}

function innerOf(place: Place): { readonly inner?: string } {
  return place.kind === "bytes" && place.inner !== undefined ? { inner: place.inner } : {};
}
