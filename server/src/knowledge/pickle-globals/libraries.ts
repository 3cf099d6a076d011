import type { AllowPack } from "./pack.ts";

/**
 * Further libraries of the field, each with the little of it that model files import: harmless as long as
 * a pickle only makes instances of it, as `pickle` itself does.
 */
const survey = "columbia/pickleball, survey of hub models (MIT), 2025";

export const libraries = (): readonly AllowPack[] => [
  {
    library: "transformers and accelerate",
    sources: [
      survey,
      "transformers/trainer_utils.py and training_args.py (Apache-2.0), transformers 4.30 to 4.57",
    ],
    date: "2026-11",
    globals: {
      "transformers.trainer_utils":
        "EvaluationStrategy FSDPOption HubStrategy IntervalStrategy SaveStrategy SchedulerType",
      "transformers.training_args": "OptimizerNames ParallelMode TrainingArguments",
      "transformers.training_args_seq2seq": "Seq2SeqTrainingArguments",
      "transformers.integrations.deepspeed": "HfTrainerDeepSpeedConfig",
      "transformers.deepspeed": "HfTrainerDeepSpeedConfig",
      "transformers.trainer_pt_utils": "AcceleratorConfig",
      "transformers.generation.configuration_utils": "GenerationConfig",
      "transformers.tokenization_utils_base": "BatchEncoding",
      "transformers.modeling_outputs": "BaseModelOutput",
      "transformers.configuration_utils": "PretrainedConfig",
      "transformers.models.bert.configuration_bert": "BertConfig",
      "transformers.models.distilbert.configuration_distilbert": "DistilBertConfig",
      "transformers.models.roberta.configuration_roberta": "RobertaConfig",
      "transformers.models.gpt2.configuration_gpt2": "GPT2Config",
      "transformers.models.t5.configuration_t5": "T5Config",
      "transformers.models.llama.configuration_llama": "LlamaConfig",
      "transformers.models.bert.tokenization_bert": "BasicTokenizer BertTokenizer WordpieceTokenizer",
      "transformers.models.bert.tokenization_bert_fast": "BertTokenizerFast",
      "accelerate.state": "PartialState",
      "accelerate.utils.dataclasses": "DistributedType GradientAccumulationPlugin",
      tokenizers: "AddedToken Tokenizer",
      "tokenizers.models": "BPE Model Unigram WordLevel WordPiece",
      "trl.trainer.sft_config": "SFTConfig",
      "trl.trainer.dpo_config": "DPOConfig",
    },
  },
  {
    library: "ultralytics",
    sources: [
      survey,
      "ultralytics/nn/modules and ultralytics/utils (AGPL-3.0; names only), ultralytics 8.0 to 8.3",
    ],
    date: "2026-11",
    globals: {
      "ultralytics.nn.modules":
        "Bottleneck C2f C3 Classify Concat Conv ConvTranspose DFL DWConv Detect Pose Proto SPPF Segment",
      "ultralytics.nn.modules.block":
        "ADown AConv Attention Bottleneck BottleneckCSP C1 C2 C2PSA C2f C2fAttn C2fCIB C2fPSA C3 C3TR C3Ghost C3k C3k2 C3x CBFuse CBLinear " +
        "CIB DFL ELAN1 GhostBottleneck HGBlock HGStem PSA PSABlock Proto RepBottleneck RepC3 RepCSP RepNCSPELAN4 RepVGGDW ResNetBlock " +
        "ResNetLayer SCDown SPP SPPELAN SPPF",
      "ultralytics.nn.modules.conv":
        "CBAM ChannelAttention Concat Conv Conv2 ConvTranspose DWConv DWConvTranspose2d Focus GhostConv Index LightConv RepConv SpatialAttention",
      "ultralytics.nn.modules.head":
        "Classify Detect OBB Pose RTDETRDecoder Segment WorldDetect YOLOEDetect v10Detect",
      "ultralytics.nn.modules.transformer":
        "AIFI DeformableTransformerDecoder DeformableTransformerDecoderLayer LayerNorm2d MLP MLPBlock MSDeformAttn TransformerBlock " +
        "TransformerEncoderLayer TransformerLayer",
      "ultralytics.nn.tasks":
        "ClassificationModel DetectionModel OBBModel PoseModel RTDETRDetectionModel SegmentationModel WorldModel YOLOEModel",
      "ultralytics.utils": "IterableSimpleNamespace",
      "ultralytics.utils.loss":
        "BboxLoss DFLoss E2EDetectLoss KeypointLoss RotatedBboxLoss v8ClassificationLoss v8DetectionLoss v8OBBLoss v8PoseLoss v8SegmentationLoss",
      "ultralytics.utils.tal": "RotatedTaskAlignedAssigner TaskAlignedAssigner",
      "ultralytics.yolo.utils": "IterableSimpleNamespace",
      "ultralytics.yolo.utils.loss": "BboxLoss v8DetectionLoss v8SegmentationLoss",
      "ultralytics.yolo.utils.tal": "TaskAlignedAssigner",
      "models.common":
        "Bottleneck BottleneckCSP C3 C3TR Classify Concat Contract Conv DWConv Expand Focus GhostConv Proto SPP SPPF TransformerBlock TransformerLayer",
      "models.yolo": "ClassificationModel Detect DetectionModel Model Segment SegmentationModel",
    },
  },
  {
    library: "Keras tokenizers and images",
    sources: [
      "keras_preprocessing/text.py (MIT), Tokenizer: plain attributes, saved by pickle in its documentation",
      "Pillow, PIL/Image.py, Image.__setstate__ (HPND): pixels from bytes of the state",
    ],
    date: "2026-11",
    globals: {
      "keras_preprocessing.text": "Tokenizer",
      "keras.preprocessing.text": "Tokenizer",
      "keras.src.preprocessing.text": "Tokenizer",
      "keras.src.legacy.preprocessing.text": "Tokenizer",
      "tensorflow.python.keras.preprocessing.text": "Tokenizer",
      "PIL.Image": "Image",
    },
  },
  {
    library: "omegaconf and PyTorch Lightning",
    sources: [survey, "omegaconf 2.3 (BSD-3-Clause)", "pytorch_lightning/callbacks (Apache-2.0)"],
    date: "2026-11",
    globals: {
      "omegaconf.base": "ContainerMetadata Metadata SCMode",
      "omegaconf.dictconfig": "DictConfig",
      "omegaconf.listconfig": "ListConfig",
      "omegaconf.nodes":
        "AnyNode BooleanNode BytesNode EnumNode FloatNode IntegerNode PathNode StringNode ValueNode",
      "pytorch_lightning.callbacks.early_stopping": "EarlyStopping",
      "pytorch_lightning.callbacks.model_checkpoint": "ModelCheckpoint",
      "pytorch_lightning.utilities.parsing": "AttributeDict",
      "lightning_fabric.utilities.data": "AttributeDict",
      "lightning.fabric.utilities.data": "AttributeDict",
      "lightning.pytorch.callbacks.early_stopping": "EarlyStopping",
      "lightning.pytorch.callbacks.model_checkpoint": "ModelCheckpoint",
      "pyannote.audio.core.model": "Introspection",
      "pyannote.audio.core.task": "Problem Resolution Specifications",
    },
  },
  {
    library: "gradient boosting",
    sources: [
      "xgboost/sklearn.py and core.py (Apache-2.0), xgboost 1.7 to 3.0",
      "lightgbm/sklearn.py and basic.py (MIT), lightgbm 3.3 to 4.5",
      "catboost 1.2 (Apache-2.0): its classes read their model from bytes of the state",
    ],
    date: "2026-11",
    globals: {
      "xgboost.core": "Booster DataIter",
      "xgboost.sklearn": "XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRegressor",
      "xgboost.callback": "EarlyStopping",
      "lightgbm.basic": "Booster",
      "lightgbm.sklearn": "LGBMClassifier LGBMModel LGBMRanker LGBMRegressor",
      "catboost.core": "CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor",
    },
  },
  {
    library: "PyTables",
    sources: [
      "tables/filters.py, and tables/Leaf.py before PyTables 2.0 (BSD-3-Clause), read: settings of a compression",
    ],
    date: "2026-11",
    globals: { "tables.filters": "Filters", "tables.Leaf": "Filters" },
  },
  {
    library: "joblib and model containers",
    sources: [
      survey,
      "joblib/numpy_pickle.py (BSD-3-Clause), joblib 0.10 to 1.5",
      "flair/data.py, training_utils.py and models/prefixed_tagger.py (MIT); gensim/models/keyedvectors.py and word2vec.py, gensim 3 and 4 (LGPL-2.1; names only)",
      "imbalanced-learn (MIT), easydict, addict, python-box, munch: from general knowledge",
    ],
    date: "2026-11",
    globals: {
      "joblib.numpy_pickle": "NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper",
      "flair.data": "Dictionary",
      "flair.training_utils": "AnnealOnPlateau",
      "flair.models.prefixed_tagger": "EntityTypeTaskPromptAugmentationStrategy",
      "imblearn.over_sampling._smote.base": "SMOTE",
      "imblearn.pipeline": "Pipeline",
      "gensim.models.tfidfmodel": "smartirs_normalize smartirs_wglobal smartirs_wlocal df2idf",
      "gensim.utils": "call_on_class_only",
      "gensim.models.keyedvectors": "KeyedVectors Vocab Word2VecKeyedVectors",
      "gensim.models.word2vec": "Word2Vec Word2VecTrainables Word2VecVocab",
      easydict: "EasyDict",
      "addict.addict": "Dict",
      "box.box": "Box",
      munch: "Munch",
    },
  },
];
