/**
 * Hub models without an organisation in their name, which go back to the first releases of
 * transformers. Any other name without a slash is more often a folder.
 * From general knowledge of the 3.x releases of transformers; not compared with a list.
 */
export const canonicalModelName =
  /^(?:albert-(?:base|large|xlarge|xxlarge)-v[12]|bert-(?:base|large)-[\w-]+|camembert-base|ctrl|distilbert-base-[\w-]+|distilgpt2|distilroberta-base|gpt2(?:-medium|-large|-xl)?|openai-gpt|roberta-(?:base|large)[\w-]*|t5-(?:small|base|large|3b|11b)|transfo-xl-wt103|xlm-(?:clm|mlm)-[\w-]+|xlm-roberta-[\w-]+|xlnet-(?:base|large)-cased)$/;

/** Names that sentence-transformers resolves in its own organisation. From general knowledge of its pretrained models; not compared with a list. */
export const sentenceTransformerName =
  /^(?:all-(?:mpnet|MiniLM|distilroberta|roberta)-[\w-]+|multi-qa-[\w-]+|paraphrase-[\w-]+|distiluse-[\w-]+|msmarco-[\w-]+|stsb-[\w-]+|nli-[\w-]+|quora-[\w-]+|gtr-t5-[\w-]+|sentence-t5-[\w-]+|clip-ViT-[\w-]+|LaBSE|average_word_embeddings_[\w.]+|static-[\w-]+)$/;

/** Sizes that Whisper's libraries resolve. Source: openai/whisper, whisper/__init__.py, _MODELS; faster_whisper/utils.py, _MODELS. */
export const whisperSize =
  /^(?:(?:tiny|base|small|medium)(?:\.en)?|large(?:-v[123](?:-turbo)?)?|turbo|distil-(?:small\.en|medium\.en|large-v[23](?:\.5)?))$/;

/** Models that flair downloads from its own server, by its names for tasks. Source: flair/models/*.py, _fetch_model(). */
export const flairName =
  /^(?:(?:[a-z]{2}-)?(?:ner|pos|upos|chunk|frame|sentiment|communicative-functions|offensive-language|linker|keyphrase|negation-speculation|relations)(?:-[\w-]+)?|multi-[\w-]+|tars-[\w-]+)$/;

/** Trained pipelines of spaCy: `LANGUAGE_KIND_GENRE_SIZE` (https://spacy.io/models#conventions). */
export const spacyName = /^[a-z]{2,3}_(?:core|dep|ent|sent|coreference)_[a-z]+_(?:sm|md|lg|trf)$/;

/** Weights that ultralytics downloads when they do not lie there. Source: ultralytics/utils/downloads.py, GITHUB_ASSETS_NAMES. */
export const ultralyticsName =
  /^(?:yolo(?:v?\d{1,2}|_nas_|e-)[\w-]*|rtdetr-[\w-]+|(?:mobile_)?sam\d?[._]?[\w.-]*|FastSAM-[\w]+)\.pt$/;
