import type { ConfiguredCodeFact } from "../facts.ts";

/**
 * spaCy's own pipeline components (spacy/pipeline, spacy/pipeline/factories.py, spacy-transformers,
 * spacy-curated-transformers, spacy-llm, spacy-experimental; spaCy 3.8).
 */
const factories: ReadonlySet<string> = new Set(
  (
    "tok2vec tagger parser ner beam_parser beam_ner senter sentencizer lemmatizer trainable_lemmatizer attribute_ruler morphologizer " +
    "textcat textcat_multilabel entity_linker entity_ruler future_entity_ruler span_ruler spancat spancat_singlelabel span_finder " +
    "span_cleaner transformer curated_transformer llm llm_ner llm_textcat llm_spancat merge_noun_chunks merge_entities merge_subtokens " +
    "token_splitter doc_cleaner nn_labeller coref span_resolver experimental_coref experimental_span_resolver experimental_edit_tree_lemmatizer " +
    "experimental_char_ner_tokenizer experimental_biaffine_parser experimental_arc_predicter experimental_arc_labeler"
  ).split(" "),
);

const mostFacts = 50;

/**
 * What the settings of a spaCy pipeline (`config.cfg`) take from packages that are not spaCy's: functions by `@registry`,
 * components by `factory`. Their packages register them when they are installed, and spaCy calls them
 * (spacy/util.py, registry; thinc and confection, "Config").
 */
export function spacySettings(text: string): readonly ConfiguredCodeFact[] {
  if (!/^\[nlp\]/m.test(text)) return [];
  const found: ConfiguredCodeFact[] = [];
  // A block may stand in one line too, as JSON: `before_init = {"@callbacks": "…"}`.
  const line = /(?:^[ \t]*|")(@([a-z_]{1,40})|factory)(?:[ \t]*=|"[ \t]*:)[ \t]*"([^"\r\n]{1,200})"/gm;
  for (const match of text.matchAll(line)) {
    const [whole, setting = "", registry, value = ""] = match;
    const isOwn = registry === undefined ? factories.has(value) : isOwnFunction(registry, value);
    if (isOwn) continue;
    const start = match.index + whole.length - value.length - 1;
    found.push({
      kind: "configured-code",
      setting,
      value,
      does: `is a ${registry === undefined ? "component" : "function"} that no package of spaCy's brings: the one that registers the name runs when the pipeline is loaded`,
      tier: "unknown",
      instead: "Look at which package that is, and where it was installed from.",
      span: { start, end: start + value.length },
    });
    if (found.length >= mostFacts) break;
  }
  return found;
}

/** `spacy.Tagger.v2`, `spacy-transformers.TransformerModel.v3`; thinc's have no package in front: `Adam.v1`. */
function isOwnFunction(registry: string, name: string): boolean {
  return (
    /^(?:spacy|thinc)(?:[-_][\w-]{1,40})?\./.test(name) ||
    (registry !== "callbacks" && /^\w{1,60}\.v\d{1,3}$/.test(name))
  );
}
