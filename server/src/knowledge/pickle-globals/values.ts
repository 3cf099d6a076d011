import type { AllowPack } from "./pack.ts";

/**
 * Types whose pickles call them with what they hold: enums, dicts and named tuples. Calling them makes
 * a value and nothing else, whatever they are given.
 */
export const values: readonly AllowPack[] = [
  {
    library: "settings of training runs",
    sources: [
      "columbia/pickleball, survey of hub models (MIT), 2025",
      "transformers/trainer_utils.py, training_args.py, debug_utils.py and utils/generic.py (Apache-2.0), transformers 4.30 to 4.57: enums; ModelOutput is an OrderedDict",
      "accelerate/utils/dataclasses.py, peft/utils/peft_types.py, trl/trainer/dpo_config.py, sentence_transformers (Apache-2.0): enums",
      "torch/distributed/fsdp/api.py (BSD-3-Clause), deepspeed/runtime/zero/config.py, megatron/core/enums.py, pytorch_lightning/trainer/states.py: enums",
    ],
    date: "2026-11",
    globals: {
      "transformers.trainer_utils":
        "EvaluationStrategy FSDPOption HPSearchBackend HubStrategy IntervalStrategy SaveStrategy SchedulerType ShardedDDPOption",
      "transformers.training_args": "OptimizerNames ParallelMode",
      "transformers.debug_utils": "DebugOption",
      "transformers.utils.generic": "ModelOutput PaddingStrategy TensorType",
      "transformers.file_utils": "ModelOutput PaddingStrategy TensorType",
      "transformers.tokenization_utils_base": "AddedToken PaddingStrategy TruncationStrategy",
      "transformers.utils.quantization_config": "QuantizationMethod",
      "transformers.generation.configuration_utils": "GenerationMode",
      "transformers.modeling_outputs": "BaseModelOutput",
      tokenizers: "AddedToken",
      "trl.trainer.dpo_config": "FDivergenceConstants FDivergenceType",
      "sentence_transformers.training_args": "BatchSamplers MultiDatasetBatchSamplers",
      "sentence_transformers.losses.ContrastiveLoss": "SiameseDistanceMetric",
      "sentence_transformers.losses.TripletLoss": "TripletDistanceMetric",
      "sentence_transformers.similarity_functions": "SimilarityFunction",
      "peft.tuners.multitask_prompt_tuning.config": "MultitaskPromptTuningInit",
      "peft.tuners.p_tuning.config": "PromptEncoderReparameterizationType",
      "peft.tuners.prompt_tuning.config": "PromptTuningInit",
      "peft.utils.peft_types": "PeftType TaskType",
      "peft.utils.config": "PeftType TaskType",
      "accelerate.utils.dataclasses":
        "ComputeEnvironment CustomDtype DistributedType DynamoBackend LoggerType PrecisionType RNGType SageMakerDistributedType",
      "torch.distributed.fsdp.api": "BackwardPrefetch ShardingStrategy StateDictType",
      "torch.distributed.fsdp.fully_sharded_data_parallel": "BackwardPrefetch ShardingStrategy StateDictType",
      "torch.distributed.fsdp._runtime_utils": "HandleTrainingState",
      "deepspeed.runtime.zero.config": "ZeroStageEnum",
      "megatron.enums": "AttnMaskType AttnType LayerType ModelType PositionEmbeddingType",
      "megatron.core.enums": "ModelType",
      "megatron.core.transformer.enums": "AttnBackend AttnMaskType AttnType LayerType ModelType",
      "megatron.model.enums": "AttnMaskType AttnType LayerType ModelType",
      "megatron.training.enums": "PositionEmbeddingType",
      "pytorch_lightning.trainer.states": "RunningStage TrainerFn TrainerStatus",
      "lightning.pytorch.trainer.states": "RunningStage TrainerFn TrainerStatus",
      "pytorch_lightning.utilities.enums":
        "AMPType DeviceType DistributedType GradClipAlgorithmType LightningEnum ModelSummaryMode",
    },
  },
  {
    library: "dicts and enums of models",
    sources: [
      "omegaconf 2.3 (BSD-3-Clause), pyannote/audio/core/task.py (MIT), flair/training_utils.py (MIT), stable_baselines3 (MIT), timm/layers/format.py (Apache-2.0), torchvision/transforms/functional.py (BSD-3-Clause): enums",
      "mmengine/config/config.py, ConfigDict.__reduce_ex__ (Apache-2.0); addict, easydict, python-box, munch: dicts; flax/core/frozen_dict.py (Apache-2.0)",
      "nltk/probability.py (Apache-2.0): Counter and defaultdict; networkx (BSD-3-Clause)",
      "regex/regex.py, _pickle (Apache-2.0): compile with the pattern and its code; inspect.Parameter.__reduce__ (CPython): keeps what it is given; deepspeed: enums",
      "columbia/pickleball, survey of hub models (MIT), 2025: what calls them",
    ],
    date: "2026-11",
    globals: {
      "omegaconf.base": "SCMode",
      "pyannote.audio.core.task": "Problem Resolution",
      "flair.training_utils": "EvaluationMetric",
      "flair.models.prefixed_tagger": "EntityTypeTaskPromptAugmentationStrategy",
      "stable_baselines3.common.type_aliases": "TrainFrequencyUnit",
      "stable_baselines3.her.goal_selection_strategy": "GoalSelectionStrategy",
      "timm.layers.format": "Format",
      "torchvision.transforms.functional": "InterpolationMode",
      "mmengine.config.config": "ConfigDict",
      "mmcv.utils.config": "ConfigDict",
      "addict.addict": "Dict",
      easydict: "EasyDict",
      "box.box": "Box",
      munch: "Munch",
      "flax.core.frozen_dict": "FrozenDict",
      ml_dtypes: "bfloat16 float8_e4m3fn float8_e5m2 int4 uint4",
      _regex: "compile",
      "regex._regex": "compile",
      inspect: "Parameter Signature _ParameterKind _empty",
      "deepspeed.runtime.zero.partition_parameters": "ZeroParamStatus ZeroParamType",
      "nltk.probability": "ConditionalFreqDist FreqDist",
      "joblib.numpy_pickle": "NumpyArrayWrapper",
      "gensim.models.doc2vec": "Doctag",
      "gensim.models.keyedvectors": "CompatVocab Vocab",
      "sklearn.metrics._classification":
        "accuracy_score balanced_accuracy_score brier_score_loss cohen_kappa_score f1_score fbeta_score hamming_loss jaccard_score log_loss " +
        "matthews_corrcoef precision_score recall_score zero_one_loss",
      "sklearn.metrics._regression":
        "explained_variance_score max_error mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_log_error " +
        "median_absolute_error r2_score root_mean_squared_error",
      "sklearn.metrics._ranking": "average_precision_score roc_auc_score",
    },
  },
  {
    library: "layers of detection models",
    sources: [
      "ultralytics/nn/modules (AGPL-3.0; names only), ultralytics 8.0 to 8.3: nn.Modules whose constructors make layers from numbers and other layers",
      "ultralytics/utils/__init__.py, IterableSimpleNamespace: a SimpleNamespace",
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
      "ultralytics.nn.modules.head": "Classify Detect OBB Pose Segment v10Detect",
      "ultralytics.utils": "IterableSimpleNamespace",
      "ultralytics.yolo.utils": "IterableSimpleNamespace",
    },
  },
];
