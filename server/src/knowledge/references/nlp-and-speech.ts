import { exampleCommit, examples, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const revision = { name: "revision" };
const hub = { kind: "model", registry: "huggingface" } as const;

/** Libraries for language and speech. */
export const nlpAndSpeechApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: ["flair.models.*.load", "flair.embeddings.*.load", "flair.nn.*.load"],
    id: [{ name: "model_path", position: 0 }],
    bareNames: "flair",
    bareOwner: "flair/",
    inline: "at",
    pickle: "flair's models are pickles, which can run code when they are loaded",
    pinning: pinningClauses.at,
    source:
      "flair/file_utils.py, hf_download(): the revision stands behind `@`; flair/models/{sequence_tagger_model,prefixed_tagger,entity_mention_linking}.py",
    checked: "2026-11-28",
    ...examples(
      "from flair.models import SequenceTagger",
      'SequenceTagger.load("acme/ner{}")',
      `@${exampleCommit}`,
    ),
  },
  {
    ...hub,
    names: [
      "flair.embeddings.TransformerWordEmbeddings",
      "flair.embeddings.TransformerDocumentEmbeddings",
      "flair.embeddings.SentenceTransformerDocumentEmbeddings",
    ],
    id: [{ name: "model", position: 0 }],
    bareNames: "sentence-transformers",
    elsewhere: true,
    pinning: pinningClauses.snapshot,
    source: "flair/embeddings/transformer.py",
    example:
      'from flair.embeddings import TransformerWordEmbeddings\nembeddings = TransformerWordEmbeddings("acme/model")\n',
  },
  {
    ...hub,
    names: ["spacy.cli.download", "spacy.cli.download.download"],
    registry: "library",
    id: [
      { name: "name", position: 0 },
      { name: "model", position: 0 },
    ],
    bareNames: "spacy",
    pinning:
      "install the pipeline as a package of a fixed version, `{id} @ https://github.com/explosion/spacy-models/releases/download/{id}-<version>/…whl`, with its hash in the requirements",
    source: "spacy/cli/download.py: the newest version that fits the installed spaCy is taken",
    checked: "2026-11-28",
    example: 'import spacy\nspacy.cli.download("en_core_web_sm")\n',
  },
  {
    ...hub,
    names: ["stanza.download", "stanza.Pipeline"],
    registry: "library",
    id: [{ name: "lang", position: 0 }],
    inline: "any",
    pinning:
      "install a fixed version of stanza, whose resources its models follow, and keep the downloaded folder",
    source:
      "stanza/resources/common.py: models by the version of the library, checked against a sum of the same server; read with weights_only=True",
    checked: "2026-11-28",
    example: 'import stanza\nnlp = stanza.Pipeline("en")\n',
  },
  {
    ...hub,
    names: ["nltk.download", "nltk.downloader.download"],
    kind: "dataset",
    registry: "library",
    id: [{ name: "info_or_id", position: 0 }],
    lists: true,
    bareNames: "identifier",
    pinning:
      "no argument of this call pins it, so keep the downloaded `nltk_data` folder with the project, or compare its SHA-256 before it is used",
    source: "nltk/downloader.py: packages of an index that moves",
    checked: "2026-11-28",
    example: 'import nltk\nnltk.download("punkt")\n',
  },
  {
    ...hub,
    names: ["gensim.downloader.load"],
    registry: "library",
    id: [{ name: "name", position: 0 }],
    bareNames: "identifier",
    remoteCode: "always",
    runs: "downloads a Python module with the data and imports it",
    pinning:
      "no argument of this call pins it, so keep the downloaded file and load it with `KeyedVectors.load`",
    source: "gensim/downloader.py, load(name): imports the module that it has downloaded",
    checked: "2026-11-28",
    example: 'import gensim.downloader\nvectors = gensim.downloader.load("glove-wiki-gigaword-50")\n',
  },
  {
    ...hub,
    names: ["whisper.load_model"],
    registry: "library",
    id: [{ name: "name", position: 0 }],
    bareNames: "whisper-sizes",
    fixedBy: "checksum",
    pinning: "the library compares the file with a SHA-256 of its own",
    source: "openai/whisper: whisper/__init__.py, load_model(name), _download()",
    checked: "2026-11-28",
    example: 'import whisper\nmodel = whisper.load_model("base")\n',
    pinnedExample: 'import whisper\nmodel = whisper.load_model("base")\n',
  },
  {
    ...hub,
    names: ["whisperx.load_model", "whisper_timestamped.load_model"],
    id: [
      { name: "whisper_arch", position: 0 },
      { name: "name", position: 0 },
    ],
    bareNames: "whisper-sizes",
    bareOwner: "Systran/faster-whisper-",
    pinning: pinningClauses.snapshot,
    folder: {},
    source: "whisperx/asr.py, load_model(): to faster_whisper, without a revision",
    example: 'import whisperx\nmodel = whisperx.load_model("large-v2", "cuda")\n',
  },
  {
    ...hub,
    names: ["mlx_whisper.transcribe", "mlx_whisper.load_models.load_model"],
    id: [{ name: "path_or_hf_repo" }],
    pinning: pinningClauses.snapshot,
    folder: {},
    source: "mlx-examples: whisper/mlx_whisper/load_models.py: snapshot_download without a revision",
    example: 'import mlx_whisper\ntext = mlx_whisper.transcribe("a.wav", path_or_hf_repo="acme/whisper")\n',
  },
  {
    ...hub,
    names: [
      "speechbrain.*.from_hparams",
      "speechbrain.inference.interfaces.foreign_class",
      "speechbrain.pretrained.interfaces.foreign_class",
    ],
    id: [{ name: "source", position: 0 }],
    remoteCode: "always",
    runs: "builds what `hyperparams.yaml` of that repository names, Python files beside it included",
    // The revision stands in an object; earlier releases have none.
    revision: { name: "fetch_config", key: "revision" },
    elsewhere: true,
    pinning:
      'write `fetch_config=FetchConfig(revision="<commit sha>")`, or download it with `snapshot_download("{id}", revision="<commit sha>")` and load that folder',
    source:
      "speechbrain/inference/interfaces.py, from_hparams(), foreign_class(); speechbrain/utils/fetching.py, FetchConfig",
    checked: "2026-11-28",
    example:
      'from speechbrain.inference.ASR import EncoderDecoderASR\nmodel = EncoderDecoderASR.from_hparams(source="acme/asr")\n',
  },
  {
    ...hub,
    names: ["nemo.*.from_pretrained"],
    id: [
      { name: "model_name", position: 0 },
      { name: "pretrained_model_name_or_path", position: 0 },
    ],
    bareNames: "identifier",
    pickle: "a `.nemo` file holds pickled weights, which can run code when they are loaded",
    pinning: pinningClauses.file,
    source: "nemo/core/classes/common.py, Model.from_pretrained(): downloads without a revision",
    example:
      'import nemo.collections.asr as nemo_asr\nmodel = nemo_asr.models.ASRModel.from_pretrained("acme/asr")\n',
  },
  {
    ...hub,
    names: ["TTS.api.TTS"],
    registry: "library",
    id: [{ name: "model_name", position: 0 }],
    inline: "any",
    pickle: "Coqui's models are PyTorch files, which are pickles",
    pinning: "no argument of this call pins it, so keep the downloaded folder and pass `model_path`",
    source: "coqui-ai/TTS: TTS/api.py, TTS.__init__(model_name, model_path): names of TTS/.models.json",
    checked: "2026-11-28",
    example: 'from TTS.api import TTS\ntts = TTS("tts_models/en/ljspeech/tacotron2-DDC")\n',
  },
  {
    ...hub,
    names: ["bertopic.BERTopic.load"],
    id: [{ name: "path", position: 0 }],
    pinning: pinningClauses.snapshot,
    folder: {},
    pickle: "BERTopic's pickle format runs code when it is loaded",
    source: "bertopic/_bertopic.py, BERTopic.load(): hub files without a revision",
    example: 'from bertopic import BERTopic\ntopics = BERTopic.load("acme/topics")\n',
  },
  {
    ...hub,
    names: ["keybert.KeyBERT"],
    id: [{ name: "model", position: 0 }],
    bareNames: "sentence-transformers",
    mayBeObject: true,
    elsewhere: true,
    pinning:
      'build the encoder yourself, `SentenceTransformer("{id}", revision="<commit sha>")`, and pass that',
    source: "keybert/_model.py, KeyBERT.__init__(model): a text or a backend",
    checked: "2026-11-28",
    example: 'from keybert import KeyBERT\nkeys = KeyBERT("all-MiniLM-L6-v2")\n',
  },
  {
    ...hub,
    names: ["bertopic.BERTopic", "top2vec.Top2Vec"],
    id: [{ name: "embedding_model" }],
    bareNames: "sentence-transformers",
    mayBeObject: true,
    elsewhere: true,
    pinning:
      'build the encoder yourself, `SentenceTransformer("{id}", revision="<commit sha>")`, and pass that',
    source: "bertopic/backend/_utils.py, select_backend(): SentenceTransformer(name)",
    example: 'from bertopic import BERTopic\ntopics = BERTopic(embedding_model="all-MiniLM-L6-v2")\n',
  },
  {
    ...hub,
    names: [
      "fastembed.TextEmbedding",
      "fastembed.SparseTextEmbedding",
      "fastembed.ImageEmbedding",
      "fastembed.LateInteractionTextEmbedding",
    ],
    id: [{ name: "model_name", position: 0 }],
    pinning:
      'no argument of this call pins it, so download it with `snapshot_download("{id}", revision="<commit sha>")` and pass `specific_model_path`',
    source: "fastembed/common/model_management.py, download_files_from_huggingface()",
    example: 'from fastembed import TextEmbedding\nmodel = TextEmbedding("BAAI/bge-small-en-v1.5")\n',
  },
  {
    ...hub,
    names: ["FlagEmbedding.*", "InstructorEmbedding.INSTRUCTOR"],
    id: [{ name: "model_name_or_path", position: 0 }],
    pinning: pinningClauses.snapshot,
    folder: {},
    remoteCode: "flag",
    source: "FlagEmbedding/inference: from_pretrained without a revision",
    example: 'from FlagEmbedding import FlagModel\nmodel = FlagModel("acme/model")\n',
  },
  {
    ...hub,
    names: ["ctranslate2.converters.TransformersConverter"],
    id: [{ name: "model_name_or_path", position: 0 }],
    revision,
    remoteCode: "flag",
    pinning: pinningClauses.revision,
    // It pins the weights; the configuration and the tokenizer were still read without it.
    source: "ctranslate2/converters/transformers.py, TransformersConverter.__init__(), _load()",
    checked: "2026-11-28",
    ...examples(
      "from ctranslate2.converters import TransformersConverter",
      'TransformersConverter("acme/model"{})',
    ),
  },
];
