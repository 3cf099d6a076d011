import type { AllowPack } from "./pack.ts";

/**
 * Classes of which a pickle may make instances without a word, as long as it does so as `pickle` itself
 * does: `__new__`, then the state. No constructor of theirs runs then, so what matters is the state alone:
 * classes with a `__setstate__`, `__reduce__`, `__setattr__` or `__del__` of their own are not here, but
 * for those of PyTorch that were read. Gathered from the sources by a reader of class definitions.
 */
export const madeOnly = (): readonly AllowPack[] => [
  {
    library: "SciPy's distributions",
    sources: [
      "the types of the distributions in scipy.stats, SciPy 1.10 and 1.17 (BSD-3-Clause); numpy.vectorize: what they hold",
    ],
    date: "2026-11",
    globals: {
      numpy: "vectorize",
      "scipy.stats._continuous_distns":
        "rv_histogram alpha_gen anglit_gen arcsine_gen argus_gen beta_gen betaprime_gen bradford_gen burr12_gen burr_gen cauchy_gen chi2_gen " +
        "chi_gen cosine_gen crystalball_gen dgamma_gen dpareto_lognorm_gen dweibull_gen erlang_gen expon_gen exponnorm_gen " +
        "exponpow_gen exponweib_gen f_gen fatiguelife_gen fisk_gen foldcauchy_gen foldnorm_gen gamma_gen gausshyper_gen genexpon_gen " +
        "genextreme_gen gengamma_gen genhalflogistic_gen genhyperbolic_gen geninvgauss_gen genlogistic_gen gennorm_gen genpareto_gen " +
        "gibrat_gen gilbrat_gen gompertz_gen gumbel_l_gen gumbel_r_gen halfcauchy_gen halfgennorm_gen halflogistic_gen halfnorm_gen " +
        "hypsecant_gen invgamma_gen invgauss_gen invweibull_gen irwinhall_gen jf_skew_t_gen johnsonsb_gen johnsonsu_gen kappa3_gen " +
        "kappa4_gen ksone_gen kstwo_gen kstwobign_gen landau_gen laplace_asymmetric_gen laplace_gen levy_gen levy_l_gen loggamma_gen " +
        "logistic_gen loglaplace_gen lognorm_gen lomax_gen maxwell_gen mielke_gen moyal_gen nakagami_gen ncf_gen nct_gen ncx2_gen " +
        "norm_gen norminvgauss_gen pareto_gen pearson3_gen powerlaw_gen powerlognorm_gen powernorm_gen rayleigh_gen rdist_gen " +
        "recipinvgauss_gen reciprocal_gen rel_breitwigner_gen rice_gen semicircular_gen skew_norm_gen skewcauchy_gen skewnorm_gen " +
        "studentized_range_gen t_gen trapezoid_gen triang_gen truncexpon_gen truncnorm_gen truncpareto_gen truncweibull_min_gen " +
        "tukeylambda_gen uniform_gen vonmises_gen wald_gen weibull_max_gen weibull_min_gen wrapcauchy_gen",
      "scipy.stats._discrete_distns":
        "bernoulli_gen betabinom_gen betanbinom_gen binom_gen boltzmann_gen dlaplace_gen geom_gen hypergeom_gen logser_gen nbinom_gen " +
        "nchypergeom_fisher_gen nchypergeom_wallenius_gen nhypergeom_gen planck_gen poisson_binom_gen poisson_gen randint_gen " +
        "skellam_gen yulesimon_gen zipf_gen zipfian_gen",
      "scipy.stats._distn_infrastructure":
        "rv_continuous_frozen rv_discrete_frozen rv_frozen rv_histogram rv_sample",
      "scipy.stats._levy_stable": "levy_stable_gen",
    },
  },
  {
    library: "further modules of PyTorch",
    sources: [
      "the nn.Modules of torch.nn and torch.ao.nn and the classes of torch.distributions, torch 1.13 and, by name, 2.9 (BSD-3-Clause): Module.__setstate__ takes over attributes",
      "torch/nn/utils/weight_norm.py, spectral_norm.py and parametrize.py, torch/utils/hooks.py: hooks and parametrizations of modules",
    ],
    date: "2026-11",
    globals: {
      "torch.ao.nn.intrinsic.modules.fused":
        "BNReLU2d BNReLU3d ConvBn1d ConvBn2d ConvBn3d ConvBnReLU1d ConvBnReLU2d ConvBnReLU3d ConvReLU1d ConvReLU2d ConvReLU3d " +
        "LinearBn1d LinearReLU _FusedModule",
      "torch.ao.nn.qat.dynamic.modules.linear": "Linear",
      "torch.ao.nn.qat.modules.conv": "Conv1d Conv2d Conv3d _ConvNd",
      "torch.ao.nn.qat.modules.embedding_ops": "Embedding EmbeddingBag",
      "torch.ao.nn.qat.modules.linear": "Linear",
      "torch.ao.nn.quantizable.modules.activation": "MultiheadAttention",
      "torch.ao.nn.quantizable.modules.rnn": "LSTM LSTMCell _LSTMLayer _LSTMSingleLayer",
      "torch.ao.nn.quantized.dynamic.modules.conv":
        "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d",
      "torch.ao.nn.quantized.dynamic.modules.linear": "Linear",
      "torch.ao.nn.quantized.dynamic.modules.rnn":
        "GRU GRUCell LSTM LSTMCell PackedParameter RNNBase RNNCell RNNCellBase",
      "torch.ao.nn.quantized.modules": "DeQuantize Quantize",
      "torch.ao.nn.quantized.modules.activation":
        "ELU Hardswish LeakyReLU MultiheadAttention PReLU ReLU6 Sigmoid Softmax",
      "torch.ao.nn.quantized.modules.batchnorm": "BatchNorm2d BatchNorm3d _BatchNorm",
      "torch.ao.nn.quantized.modules.conv":
        "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d _ConvNd _ConvTransposeNd",
      "torch.ao.nn.quantized.modules.dropout": "Dropout",
      "torch.ao.nn.quantized.modules.embedding_ops": "Embedding EmbeddingBag EmbeddingPackedParams",
      "torch.ao.nn.quantized.modules.functional_modules": "FXFloatFunctional FloatFunctional QFunctional",
      "torch.ao.nn.quantized.modules.linear": "Linear LinearPackedParams",
      "torch.ao.nn.quantized.modules.normalization":
        "GroupNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d LayerNorm",
      "torch.ao.nn.quantized.modules.rnn": "LSTM",
      "torch.ao.nn.quantized.modules.utils": "WeightedQuantizedModule",
      "torch.ao.nn.quantized.reference.modules.conv":
        "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d _ConvNd _ConvTransposeNd",
      "torch.ao.nn.quantized.reference.modules.linear": "Linear",
      "torch.ao.nn.quantized.reference.modules.rnn": "GRUCell LSTM LSTMCell RNNBase RNNCell RNNCellBase",
      "torch.ao.nn.quantized.reference.modules.sparse": "Embedding EmbeddingBag",
      "torch.ao.nn.quantized.reference.modules.utils": "ReferenceQuantizedModule",
      "torch.ao.nn.sparse.quantized.dynamic.linear": "Linear",
      "torch.ao.nn.sparse.quantized.linear": "Linear LinearPackedParams",
      "torch.distributions.bernoulli": "Bernoulli",
      "torch.distributions.beta": "Beta",
      "torch.distributions.binomial": "Binomial",
      "torch.distributions.categorical": "Categorical",
      "torch.distributions.cauchy": "Cauchy",
      "torch.distributions.chi2": "Chi2",
      "torch.distributions.continuous_bernoulli": "ContinuousBernoulli",
      "torch.distributions.dirichlet": "Dirichlet",
      "torch.distributions.distribution": "Distribution",
      "torch.distributions.exp_family": "ExponentialFamily",
      "torch.distributions.exponential": "Exponential",
      "torch.distributions.fishersnedecor": "FisherSnedecor",
      "torch.distributions.gamma": "Gamma",
      "torch.distributions.geometric": "Geometric",
      "torch.distributions.gumbel": "Gumbel",
      "torch.distributions.half_cauchy": "HalfCauchy",
      "torch.distributions.half_normal": "HalfNormal",
      "torch.distributions.independent": "Independent",
      "torch.distributions.kumaraswamy": "Kumaraswamy",
      "torch.distributions.laplace": "Laplace",
      "torch.distributions.lkj_cholesky": "LKJCholesky",
      "torch.distributions.log_normal": "LogNormal",
      "torch.distributions.logistic_normal": "LogisticNormal",
      "torch.distributions.lowrank_multivariate_normal": "LowRankMultivariateNormal",
      "torch.distributions.mixture_same_family": "MixtureSameFamily",
      "torch.distributions.multinomial": "Multinomial",
      "torch.distributions.multivariate_normal": "MultivariateNormal",
      "torch.distributions.negative_binomial": "NegativeBinomial",
      "torch.distributions.normal": "Normal",
      "torch.distributions.one_hot_categorical": "OneHotCategorical OneHotCategoricalStraightThrough",
      "torch.distributions.pareto": "Pareto",
      "torch.distributions.poisson": "Poisson",
      "torch.distributions.relaxed_bernoulli": "RelaxedBernoulli",
      "torch.distributions.relaxed_categorical": "RelaxedOneHotCategorical",
      "torch.distributions.studentT": "StudentT",
      "torch.distributions.transformed_distribution": "TransformedDistribution",
      "torch.distributions.transforms":
        "AbsTransform AffineTransform CatTransform ComposeTransform CorrCholeskyTransform CumulativeDistributionTransform ExpTransform " +
        "IndependentTransform LowerCholeskyTransform PowerTransform ReshapeTransform SigmoidTransform SoftmaxTransform " +
        "SoftplusTransform StackTransform StickBreakingTransform TanhTransform Transform _InverseTransform",
      "torch.distributions.uniform": "Uniform",
      "torch.distributions.utils": "lazy_property",
      "torch.distributions.von_mises": "VonMises",
      "torch.distributions.weibull": "Weibull",
      "torch.distributions.wishart": "Wishart",
      "torch.nn.intrinsic.qat.modules.conv_fused":
        "ConvBn1d ConvBn2d ConvBn3d ConvBnReLU1d ConvBnReLU2d ConvBnReLU3d ConvReLU1d ConvReLU2d ConvReLU3d _ConvBnNd",
      "torch.nn.intrinsic.qat.modules.linear_fused": "LinearBn1d",
      "torch.nn.intrinsic.qat.modules.linear_relu": "LinearReLU",
      "torch.nn.intrinsic.quantized.dynamic.modules.linear_relu": "LinearReLU",
      "torch.nn.intrinsic.quantized.modules.bn_relu": "BNReLU2d BNReLU3d",
      "torch.nn.intrinsic.quantized.modules.conv_relu": "ConvReLU1d ConvReLU2d ConvReLU3d",
      "torch.nn.intrinsic.quantized.modules.linear_relu": "LinearReLU",
      "torch.nn.modules.activation":
        "CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU " +
        "RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold",
      "torch.nn.modules.adaptive": "AdaptiveLogSoftmaxWithLoss",
      "torch.nn.modules.batchnorm":
        "BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d SyncBatchNorm _BatchNorm _LazyNormBase " +
        "_NormBase",
      "torch.nn.modules.channelshuffle": "ChannelShuffle",
      "torch.nn.modules.container": "Container ModuleDict ModuleList ParameterDict ParameterList Sequential",
      "torch.nn.modules.conv":
        "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d " +
        "LazyConvTranspose2d LazyConvTranspose3d _ConvNd _ConvTransposeMixin _ConvTransposeNd",
      "torch.nn.modules.distance": "CosineSimilarity PairwiseDistance",
      "torch.nn.modules.dropout":
        "AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout _DropoutNd",
      "torch.nn.modules.flatten": "Flatten Unflatten",
      "torch.nn.modules.fold": "Fold Unfold",
      "torch.nn.modules.instancenorm":
        "InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d _InstanceNorm",
      "torch.nn.modules.linear": "Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear",
      "torch.nn.modules.loss":
        "BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss " +
        "L1Loss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d " +
        "PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss _Loss _WeightedLoss",
      "torch.nn.modules.module": "Module _WrappedHook",
      "torch.nn.modules.normalization": "CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm",
      "torch.nn.modules.padding":
        "ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d " +
        "ReplicationPad3d ZeroPad2d _ConstantPadNd _ReflectionPadNd _ReplicationPadNd",
      "torch.nn.modules.pixelshuffle": "PixelShuffle PixelUnshuffle",
      "torch.nn.modules.pooling":
        "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d " +
        "AvgPool2d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d " +
        "MaxUnpool2d MaxUnpool3d _AdaptiveAvgPoolNd _AdaptiveMaxPoolNd _AvgPoolNd _LPPoolNd _MaxPoolNd _MaxUnpoolNd",
      "torch.nn.modules.rnn": "GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase",
      "torch.nn.modules.sparse": "Embedding EmbeddingBag",
      "torch.nn.modules.transformer":
        "Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer",
      "torch.nn.modules.upsampling": "Upsample UpsamplingBilinear2d UpsamplingNearest2d",
      "torch.nn.quantized.dynamic.modules.linear": "Linear",
      "torch.nn.quantized.modules": "DeQuantize MaxPool2d Quantize",
      "torch.nn.quantized.modules.conv": "Conv1d Conv2d Conv3d",
      "torch.nn.quantized.modules.linear": "Linear LinearPackedParams",
      "torch.nn.quantized.modules.utils": "WeightedQuantizedModule",
      "torch.nn.utils.parametrizations": "_Orthogonal _SpectralNorm _WeightNorm",
      "torch.nn.utils.parametrize": "ParametrizationList",
      "torch.nn.utils.spectral_norm":
        "SpectralNorm SpectralNormLoadStateDictPreHook SpectralNormStateDictHook",
      "torch.nn.utils.weight_norm": "WeightNorm",
      "torch.optim.adafactor": "Adafactor",
      "torch.optim.muon": "Muon",
      "torch.utils.data._utils.collate": "default_collate",
      "torch.utils.data.dataloader": "DataLoader",
      "torch.utils.data.dataset": "Dataset IterableDataset StackDataset",
      "torch.utils.data.sampler":
        "BatchSampler RandomSampler SequentialSampler SubsetRandomSampler WeightedRandomSampler",
      "torch.utils.hooks": "BackwardHook RemovableHandle",
    },
  },
  {
    library: "parts of detection models",
    sources: [
      "ultralytics/nn/modules/__init__.py and tasks.py (AGPL-3.0; names only), ultralytics 8.0 to 8.3; nn/modules.py before 8.0.60",
      "models/common.py and experimental.py of YOLOv5 and YOLOv7 (GPL-3.0; names only)",
    ],
    date: "2026-11",
    globals: {
      "models.common":
        "AConv ADown AutoShape Bottleneck BottleneckCSP BottleneckCSPA BottleneckCSPB BottleneckCSPC C3 C3Ghost C3SPP C3TR C3x CBFuse " +
        "CBLinear Chuncat Classify Concat Contract Conv ConvBN CrossConv DFL DWConv DetectMultiBackend DownC ELAN1 Expand Focus " +
        "Foldcut Ghost GhostBottleneck GhostCSPA GhostCSPB GhostCSPC GhostConv GhostSPPCSPC GhostStem ImplicitA ImplicitM MP Mlp " +
        "Mlp_v2 NMS OREPA_3x3_RepConv Proto ReOrg RepBottleneck RepBottleneckCSPA RepBottleneckCSPB RepBottleneckCSPC RepConv RepConvN " +
        "RepConv_OREPA RepNBottleneck RepNCSP RepNCSPELAN4 RepRes RepResCSPA RepResCSPB RepResCSPC RepResX RepResXCSPA RepResXCSPB " +
        "RepResXCSPC Res ResCSPA ResCSPB ResCSPC ResX ResXCSPA ResXCSPB ResXCSPC RobustConv RobustConv2 SP SPP SPPCSPC SPPELAN SPPF " +
        "ST2CSPA ST2CSPB ST2CSPC STCSPA STCSPB STCSPC Shortcut Silence Stem SwinTransformer2Block SwinTransformerBlock " +
        "SwinTransformerLayer SwinTransformerLayer_v2 TransformerBlock TransformerLayer WindowAttention WindowAttention_v2 autoShape",
      "models.experimental": "CrossConv End2End MixConv2d ONNX_ORT ONNX_TRT Sum",
      "models.yolo":
        "BaseModel ClassificationModel DDetect Detect DetectMultiBackend DetectionModel DualDDetect DualDetect IAuxDetect IBin IDetect " +
        "IKeypoint Panoptic Segment SegmentationModel TripleDDetect",
      "ultralytics.models.utils.loss": "DETRLoss RTDETRDetectionLoss",
      "ultralytics.models.utils.ops": "HungarianMatcher",
      "ultralytics.nn.modules":
        "A2C2f AConv ADown AIFI Attention BNContrastiveHead BottleneckCSP C1 C2 C2PSA C2fAttn C2fCIB C2fPSA C3Ghost C3TR C3k2 C3x CBAM " +
        "CBFuse CBLinear CIB ChannelAttention ContrastiveHead Conv2 DWConvTranspose2d DeformableTransformerDecoder " +
        "DeformableTransformerDecoderLayer ELAN1 Focus GhostBottleneck GhostConv HGBlock HGStem ImagePoolingAttn Index LRPCHead " +
        "LayerNorm2d LightConv MLP MLPBlock MSDeformAttn MaxSigmoidAttnBlock OBB PSA RTDETRDecoder RepC3 RepConv RepNCSPELAN4 RepVGGDW " +
        "ResNetLayer SCDown SPP SPPELAN SpatialAttention TorchVision TransformerBlock TransformerEncoderLayer TransformerLayer " +
        "WorldDetect YOLOEDetect YOLOESegment v10Detect",
      "ultralytics.nn.modules.activation": "AGLU",
      "ultralytics.nn.modules.block":
        "A2C2f AAttn ABlock BNContrastiveHead C2fPSA C3f ContrastiveHead ImagePoolingAttn MaxSigmoidAttnBlock RealNVP RepNCSPELAN4 " +
        "RepVGGDW Residual SAVPE SwiGLUFFN TorchVision",
      "ultralytics.nn.modules.head": "LRPCHead OBB26 Pose26 Segment26 YOLOESegment YOLOESegment26",
      "ultralytics.nn.tasks": "BaseModel Ensemble RTDETRDetectionModel WorldModel YOLOESegModel",
      "ultralytics.utils.loss": "FocalLoss KeypointLoss TVPDetectLoss TVPSegmentLoss VarifocalLoss",
      "utils.activations": "AconC FReLU Hardswish MemoryEfficientMish MetaAconC Mish SiLU",
      "utils.loss": "BCEBlurWithLogitsLoss ComputeLoss ComputeLossAuxOTA ComputeLossOTA FocalLoss QFocalLoss",
      "utils.torch_utils": "ModelEMA",
      "yolov6.layers.common":
        "BepC3 BiFusion BottleRep BottleRep3 CSPSPPF Conv ConvBN ConvBNReLU ConvBNSiLU ConvModule DetectBackend RepBlock RepVGGBlock " +
        "SPPF SimCSPSPPF SimConv SimSPPF Transpose",
      "yolov6.models.efficientrep":
        "CSPBepBackbone CSPBepBackbone_P6 EfficientRep EfficientRep6 Lite_EffiBackbone",
      "yolov6.models.effidehead": "Detect",
      "yolov6.models.reppan": "CSPRepBiFPANNeck CSPRepPANNeck RepBiFPANNeck RepPANNeck",
      "yolov6.models.yolo": "Model",
    },
  },
  {
    library: "settings and parts of models on the hub",
    sources: [
      "sentence_transformers, simpletransformers, peft and trl (Apache-2.0), 2025: their dataclasses, and nn.Modules without a state method of their own; read with their bases in the repositories, 2026-11",
      "flair/data.py and embeddings (MIT), pyannote/audio (MIT), 2025: nn.Modules, enums and dataclasses without a state method of their own",
    ],
    date: "2026-11",
    globals: {
      "flair.data": "DataPair DataTriple Image Sentence Token _PartOfSentence",
      "flair.embeddings.base": "DocumentEmbeddings Embeddings ScalarMix TokenEmbeddings",
      "flair.embeddings.document":
        "DocumentCNNEmbeddings DocumentLMEmbeddings DocumentPoolEmbeddings DocumentTFIDFEmbeddings " +
        "SentenceTransformerDocumentEmbeddings",
      "flair.embeddings.image":
        "ConvTransformNetworkImageEmbeddings IdentityImageEmbeddings ImageEmbeddings NetworkImageEmbeddings PrecomputedImageEmbeddings",
      "flair.embeddings.legacy": "CharLMEmbeddings DocumentLSTMEmbeddings DocumentMeanEmbeddings",
      "flair.embeddings.token":
        "BytePairEmbeddings CharacterEmbeddings FastTextEmbeddings HashEmbeddings MuseCrosslingualEmbeddings OneHotEmbeddings " +
        "StackedEmbeddings",
      "flair.models.entity_linker_model": "EntityLinker SpanClassifier",
      "flair.models.entity_mention_linking": "EntityMentionLinker",
      "flair.models.lemmatizer_model": "Lemmatizer",
      "flair.models.multitask_model": "MultitaskModel",
      "flair.models.pairwise_classification_model": "TextPairClassifier",
      "flair.models.pairwise_regression_model": "TextPairRegressor",
      "flair.models.prefixed_tagger": "PrefixedSentence PrefixedSequenceTagger",
      "flair.models.regexp_tagger": "TokenCollection",
      "flair.models.relation_classifier_model": "EncodedSentence RelationClassifier",
      "flair.models.relation_extractor_model": "RelationExtractor",
      "flair.models.sequence_tagger_model": "SequenceTagger",
      "flair.models.sequence_tagger_utils.crf": "CRF",
      "flair.models.sequence_tagger_utils.viterbi": "ViterbiLoss",
      "flair.models.tars_model": "FewshotClassifier TARSClassifier TARSTagger",
      "flair.models.text_classification_model": "TextClassifier",
      "flair.models.text_regression_model": "TextRegressor",
      "flair.models.triple_classification_model": "TextTripleClassifier",
      "flair.models.word_tagger_model": "TokenClassifier WordTagger",
      "flair.nn.decoder": "DeepNCMDecoder LabelVerbalizerDecoder PrototypicalDecoder",
      "flair.nn.distance.cosine": "CosineDistance LogitCosineDistance NegativeScaledDotProduct",
      "flair.nn.distance.euclidean": "EuclideanDistance EuclideanMean",
      "flair.nn.distance.hyperbolic": "HyperbolicDistance HyperbolicMean",
      "flair.nn.dropout": "LockedDropout WordDropout",
      "flair.nn.model": "Classifier DefaultClassifier Model",
      "peft.config": "PeftConfig PeftConfigMixin PromptLearningConfig",
      "peft.peft_model": "TunerLayerStatus TunerModelStatus",
      "peft.tuners.adalora.config": "AdaLoraConfig",
      "peft.tuners.adamss.config": "AdamssConfig",
      "peft.tuners.adaption_prompt.config": "AdaptionPromptConfig",
      "peft.tuners.beft.config": "BeftConfig",
      "peft.tuners.boft.config": "BOFTConfig",
      "peft.tuners.c3a.config": "C3AConfig",
      "peft.tuners.cartridge.config": "CartridgeConfig",
      "peft.tuners.cpt.config": "CPTConfig",
      "peft.tuners.deft.config": "DeftConfig",
      "peft.tuners.delora.config": "DeloraConfig",
      "peft.tuners.fourierft.config": "FourierFTConfig",
      "peft.tuners.frod.config": "FrodConfig",
      "peft.tuners.glora.config": "GloraConfig",
      "peft.tuners.gralora.config": "GraloraConfig",
      "peft.tuners.hira.config": "HiraConfig",
      "peft.tuners.hra.config": "HRAConfig",
      "peft.tuners.ia3.config": "IA3Config",
      "peft.tuners.lily.config": "LilyConfig",
      "peft.tuners.ln_tuning.config": "LNTuningConfig",
      "peft.tuners.loha.config": "LoHaConfig",
      "peft.tuners.lokr.config": "LoKrConfig",
      "peft.tuners.lora.config":
        "ArrowConfig BdLoraConfig CordaConfig EvaConfig KasaConfig LoftQConfig LoraConfig LoraGAConfig LoraRuntimeConfig " +
        "MontecloraConfig VeloraConfig",
      "peft.tuners.lora.corda": "CordaEigens",
      "peft.tuners.lycoris_utils": "LycorisConfig",
      "peft.tuners.miss.config": "MissConfig",
      "peft.tuners.multitask_prompt_tuning.config": "MultitaskPromptTuningConfig",
      "peft.tuners.oft.config": "OFTConfig",
      "peft.tuners.osf.config": "OSFConfig",
      "peft.tuners.p_tuning.config": "PromptEncoderConfig",
      "peft.tuners.peanut.config": "PeanutConfig",
      "peft.tuners.poly.config": "PolyConfig",
      "peft.tuners.prefix_tuning.config": "PrefixTuningConfig",
      "peft.tuners.prompt_tuning.config": "PromptTuningConfig",
      "peft.tuners.psoft.config": "PsoftConfig",
      "peft.tuners.pvera.config": "PveraConfig",
      "peft.tuners.randlora.config": "RandLoraConfig",
      "peft.tuners.road.config": "RoadConfig",
      "peft.tuners.shira.config": "ShiraConfig",
      "peft.tuners.supertuning.config": "SupertuningConfig",
      "peft.tuners.tinylora.config": "TinyLoraConfig",
      "peft.tuners.trainable_tokens.config": "TrainableTokensConfig",
      "peft.tuners.unilora.config": "UniLoraConfig",
      "peft.tuners.vblora.config": "VBLoRAConfig",
      "peft.tuners.vera.config": "VeraConfig",
      "peft.tuners.waveft.config": "WaveFTConfig",
      "peft.tuners.xlora.config": "XLoraConfig",
      "peft.utils.integrations": "TpInfo",
      "pyannote.audio.augmentation.registry": "TorchAudiomentationsWaveformTransformWrapper",
      "pyannote.audio.core.model": "Output",
      "pyannote.audio.core.task": "Specifications",
      "pyannote.audio.models.blocks.pooling": "StatsPool",
      "pyannote.audio.models.blocks.sincnet": "SincNet",
      "pyannote.audio.models.embedding.wespeaker.resnet": "BasicBlock Bottleneck ResNet TSTP",
      "pyannote.audio.pipelines.speaker_diarization": "DiarizeOutput",
      "pyannote.audio.utils.powerset": "Powerset",
      "sentence_transformers.cross_encoder.data_collator": "CrossEncoderDataCollator",
      "sentence_transformers.cross_encoder.fit_mixin": "FitMixinLoss",
      "sentence_transformers.cross_encoder.losses.BinaryCrossEntropyLoss": "BinaryCrossEntropyLoss",
      "sentence_transformers.cross_encoder.losses.CachedMultipleNegativesRankingLoss":
        "CachedMultipleNegativesRankingLoss",
      "sentence_transformers.cross_encoder.losses.CrossEntropyLoss": "CrossEntropyLoss",
      "sentence_transformers.cross_encoder.losses.LambdaLoss":
        "BaseWeightingScheme LambdaLoss LambdaRankScheme NDCGLoss1Scheme NDCGLoss2PPScheme NDCGLoss2Scheme NoWeightingScheme",
      "sentence_transformers.cross_encoder.losses.ListMLELoss": "ListMLELoss",
      "sentence_transformers.cross_encoder.losses.ListNetLoss": "ListNetLoss",
      "sentence_transformers.cross_encoder.losses.MSELoss": "MSELoss",
      "sentence_transformers.cross_encoder.losses.MarginMSELoss": "MarginMSELoss",
      "sentence_transformers.cross_encoder.losses.MultipleNegativesRankingLoss":
        "MultipleNegativesRankingLoss",
      "sentence_transformers.cross_encoder.losses.PListMLELoss": "PListMLELambdaWeight PListMLELoss",
      "sentence_transformers.cross_encoder.losses.RankNetLoss": "RankNetLoss",
      "sentence_transformers.cross_encoder.model_card": "CrossEncoderModelCardData",
      "sentence_transformers.cross_encoder.training_args": "CrossEncoderTrainingArguments",
      "sentence_transformers.data_collator": "SentenceTransformerDataCollator",
      "sentence_transformers.losses.AdaptiveLayerLoss": "AdaptiveLayerLoss",
      "sentence_transformers.losses.AnglELoss": "AnglELoss",
      "sentence_transformers.losses.BatchAllTripletLoss": "BatchAllTripletLoss",
      "sentence_transformers.losses.BatchHardSoftMarginTripletLoss": "BatchHardSoftMarginTripletLoss",
      "sentence_transformers.losses.BatchHardTripletLoss": "BatchHardTripletLoss",
      "sentence_transformers.losses.BatchSemiHardTripletLoss": "BatchSemiHardTripletLoss",
      "sentence_transformers.losses.CachedGISTEmbedLoss": "CachedGISTEmbedLoss",
      "sentence_transformers.losses.CachedMultipleNegativesRankingLoss": "CachedMultipleNegativesRankingLoss",
      "sentence_transformers.losses.CachedMultipleNegativesSymmetricRankingLoss":
        "CachedMultipleNegativesSymmetricRankingLoss",
      "sentence_transformers.losses.CoSENTLoss": "CoSENTLoss",
      "sentence_transformers.losses.ContrastiveLoss": "ContrastiveLoss",
      "sentence_transformers.losses.ContrastiveTensionLoss":
        "ContrastiveTensionLoss ContrastiveTensionLossInBatchNegatives",
      "sentence_transformers.losses.CosineSimilarityLoss": "CosineSimilarityLoss",
      "sentence_transformers.losses.DenoisingAutoEncoderLoss": "DenoisingAutoEncoderLoss",
      "sentence_transformers.losses.DistillKLDivLoss": "DistillKLDivLoss",
      "sentence_transformers.losses.GISTEmbedLoss": "GISTEmbedLoss",
      "sentence_transformers.losses.MSELoss": "MSELoss",
      "sentence_transformers.losses.MarginMSELoss": "MarginMSELoss",
      "sentence_transformers.losses.Matryoshka2dLoss": "Matryoshka2dLoss",
      "sentence_transformers.losses.MatryoshkaLoss": "MatryoshkaLoss",
      "sentence_transformers.losses.MegaBatchMarginLoss": "MegaBatchMarginLoss",
      "sentence_transformers.losses.MultipleNegativesRankingLoss": "MultipleNegativesRankingLoss",
      "sentence_transformers.losses.MultipleNegativesSymmetricRankingLoss":
        "MultipleNegativesSymmetricRankingLoss",
      "sentence_transformers.losses.OnlineContrastiveLoss": "OnlineContrastiveLoss",
      "sentence_transformers.losses.SoftmaxLoss": "SoftmaxLoss",
      "sentence_transformers.losses.TripletLoss": "TripletLoss",
      "sentence_transformers.model_card": "SentenceTransformerModelCardData",
      "sentence_transformers.models.BoW": "BoW",
      "sentence_transformers.models.CLIPModel": "CLIPModel",
      "sentence_transformers.models.CNN": "CNN",
      "sentence_transformers.models.Dense": "Dense",
      "sentence_transformers.models.Dropout": "Dropout",
      "sentence_transformers.models.InputModule": "InputModule",
      "sentence_transformers.models.LSTM": "LSTM",
      "sentence_transformers.models.LayerNorm": "LayerNorm",
      "sentence_transformers.models.Module": "Module",
      "sentence_transformers.models.Normalize": "Normalize",
      "sentence_transformers.models.Pooling": "Pooling",
      "sentence_transformers.models.Router": "Router",
      "sentence_transformers.models.StaticEmbedding": "StaticEmbedding",
      "sentence_transformers.models.Transformer": "Transformer",
      "sentence_transformers.models.WeightedLayerPooling": "WeightedLayerPooling",
      "sentence_transformers.models.WordEmbeddings": "WordEmbeddings",
      "sentence_transformers.models.WordWeights": "WordWeights",
      "sentence_transformers.sparse_encoder.data_collator": "SparseEncoderDataCollator",
      "sentence_transformers.sparse_encoder.losses.CSRLoss": "CSRLoss CSRReconstructionLoss",
      "sentence_transformers.sparse_encoder.losses.FlopsLoss": "FlopsLoss",
      "sentence_transformers.sparse_encoder.losses.SparseAnglELoss": "SparseAnglELoss",
      "sentence_transformers.sparse_encoder.losses.SparseCoSENTLoss": "SparseCoSENTLoss",
      "sentence_transformers.sparse_encoder.losses.SparseCosineSimilarityLoss": "SparseCosineSimilarityLoss",
      "sentence_transformers.sparse_encoder.losses.SparseDistillKLDivLoss": "SparseDistillKLDivLoss",
      "sentence_transformers.sparse_encoder.losses.SparseMSELoss": "SparseMSELoss",
      "sentence_transformers.sparse_encoder.losses.SparseMarginMSELoss": "SparseMarginMSELoss",
      "sentence_transformers.sparse_encoder.losses.SparseMultipleNegativesRankingLoss":
        "SparseMultipleNegativesRankingLoss",
      "sentence_transformers.sparse_encoder.losses.SparseTripletLoss": "SparseTripletLoss",
      "sentence_transformers.sparse_encoder.losses.SpladeLoss": "SpladeLoss",
      "sentence_transformers.sparse_encoder.model_card": "SparseEncoderModelCardData",
      "sentence_transformers.sparse_encoder.models.MLMTransformer": "MLMTransformer",
      "sentence_transformers.sparse_encoder.models.SparseAutoEncoder": "SparseAutoEncoder TiedTranspose",
      "sentence_transformers.sparse_encoder.models.SparseStaticEmbedding": "SparseStaticEmbedding",
      "sentence_transformers.sparse_encoder.models.SpladePooling": "SpladePooling",
      "sentence_transformers.sparse_encoder.training_args": "SparseEncoderTrainingArguments",
      "sentence_transformers.training_args": "SentenceTransformerTrainingArguments",
      "simpletransformers.config.model_args":
        "ClassificationArgs ConvAIArgs GenerationArgs LanguageGenerationArgs LanguageModelingArgs ModelArgs " +
        "MultiLabelClassificationArgs MultiModalClassificationArgs NERArgs QuestionAnsweringArgs RetrievalArgs Seq2SeqArgs T5Args",
      "simpletransformers.custom_models.large_representation_retrieval_model":
        "DPRContextEncoderOutput DPRQuestionEncoderOutput",
      "trl.experimental.a2po.a2po_config": "A2POConfig",
      "trl.experimental.async_grpo.async_grpo_config": "AsyncGRPOConfig",
      "trl.experimental.async_grpo.async_grpo_trainer": "DataCollatorForRollout",
      "trl.experimental.async_grpo.async_rollout_worker":
        "RolloutGroup RolloutSample TrainingSequence TurnRecord",
      "trl.experimental.async_grpo.openenv_harness": "HarnessRolloutOutcome HarnessTurn",
      "trl.experimental.bco.bco_config": "BCOConfig",
      "trl.experimental.bco.bco_trainer": "RunningMoments",
      "trl.experimental.cpo.cpo_config": "CPOConfig",
      "trl.experimental.distillation.distillation_config": "DistillationConfig",
      "trl.experimental.gkd.gkd_config": "GKDConfig",
      "trl.experimental.gmpo.gmpo_config": "GMPOConfig",
      "trl.experimental.gold.gold_config": "GOLDConfig",
      "trl.experimental.grpo_with_replay_buffer.grpo_with_replay_buffer_config": "GRPOWithReplayBufferConfig",
      "trl.experimental.iw_opd.iw_opd_config": "IWOPDConfig",
      "trl.experimental.kto": "KTOConfig KTOTrainer",
      "trl.experimental.minillm.minillm_config": "MiniLLMConfig",
      "trl.experimental.nash_md.nash_md_config": "NashMDConfig",
      "trl.experimental.online_dpo.online_dpo_config": "OnlineDPOConfig",
      "trl.experimental.orpo.orpo_config": "ORPOConfig",
      "trl.experimental.ppo.ppo_config": "PPOConfig",
      "trl.experimental.ppo.ppo_trainer": "OnlineTrainerState",
      "trl.experimental.prm.prm_config": "PRMConfig",
      "trl.experimental.sdft.sdft_config": "SDFTConfig",
      "trl.experimental.sdft.sdft_trainer": "DistillationLogits",
      "trl.experimental.sdpo.sdpo_config": "SDPOConfig",
      "trl.experimental.sdpo.sdpo_trainer": "DistillationLogits",
      "trl.experimental.server_distillation.server_distillation_config": "ServerDistillationConfig",
      "trl.experimental.ssd.ssd_config": "SSDConfig",
      "trl.experimental.tpo.tpo_config": "TPOConfig",
      "trl.experimental.tpo.tpo_trainer": "DataCollatorForTriplePreference",
      "trl.experimental.utils":
        "DPODataCollatorWithPadding DataCollatorForChatML DataCollatorForVisionLanguageChatML",
      "trl.experimental.xpo.xpo_config": "XPOConfig",
      "trl.trainer.base_config": "_BaseConfig",
      "trl.trainer.dpo_config": "DPOConfig",
      "trl.trainer.dpo_trainer": "DataCollatorForPreference DataCollatorForVisionPreference",
      "trl.trainer.grpo_config": "GRPOConfig",
      "trl.trainer.kto_config": "KTOConfig",
      "trl.trainer.kto_trainer": "DataCollatorForUnpairedPreference DataCollatorForVisionUnpairedPreference",
      "trl.trainer.model_config": "ModelConfig",
      "trl.trainer.reward_config": "RewardConfig",
      "trl.trainer.reward_trainer": "DataCollatorForPreference",
      "trl.trainer.rloo_config": "RLOOConfig",
      "trl.trainer.sft_config": "SFTConfig",
      "trl.trainer.sft_trainer":
        "DataCollatorForLanguageModeling DataCollatorForVisionLanguageModeling _ChunkedCELMHeadOutput",
    },
  },
  {
    library: "timm",
    sources: [
      "timm/models and timm/layers of timm 1.0 (Apache-2.0): nn.Modules and dataclasses without a state method of their own; timm.models.layers before timm 0.9; all but some sixty of older versions read with their bases in its repository, 2026-11",
    ],
    date: "2026-11",
    globals: {
      "timm.layers.activations":
        "GELU GELUTanh HardMish HardSigmoid HardSwish Mish QuickGELU Sigmoid Swish Tanh",
      "timm.layers.activations_me": "HardMishMe HardSigmoidMe HardSwishMe MishMe SwishMe",
      "timm.layers.adaptive_avgmax_pool":
        "AdaptiveAvgMaxPool2d AdaptiveCatAvgMaxPool2d FastAdaptiveAvgMaxPool FastAdaptiveAvgPool FastAdaptiveCatAvgMaxPool " +
        "FastAdaptiveMaxPool SelectAdaptivePool2d",
      "timm.layers.attention": "Attention AttentionRope",
      "timm.layers.attention2d": "Attention2d MultiQueryAttention2d MultiQueryAttentionV2",
      "timm.layers.attention_pool": "AttentionPoolLatent AttentionPoolPrr",
      "timm.layers.attention_pool2d": "AttentionPool2d RotAttentionPool2d",
      "timm.layers.blur_pool": "BlurPool2d",
      "timm.layers.bottleneck_attn": "BottleneckAttn PosEmbedRel",
      "timm.layers.cbam":
        "CbamModule ChannelAttn LightCbamModule LightChannelAttn LightSpatialAttn SpatialAttn",
      "timm.layers.classifier": "ClNormMlpClassifierHead ClassifierHead NormMlpClassifierHead",
      "timm.layers.cond_conv2d": "CondConv2d",
      "timm.layers.conv_bn_act": "ConvNormAct",
      "timm.layers.coord_attn": "CoordAttn EfficientLocalAttn SimpleCoordAttn StripAttn",
      "timm.layers.diff_attention": "DiffAttention",
      "timm.layers.drop": "DropBlock2d DropPath",
      "timm.layers.eca": "CecaModule EcaModule",
      "timm.layers.evo_norm":
        "EvoNorm2dB0 EvoNorm2dB1 EvoNorm2dB2 EvoNorm2dS0 EvoNorm2dS0a EvoNorm2dS1 EvoNorm2dS1a EvoNorm2dS2 EvoNorm2dS2a",
      "timm.layers.filter_response_norm": "FilterResponseNormAct2d FilterResponseNormTlu2d",
      "timm.layers.gather_excite": "GatherExcite",
      "timm.layers.global_context": "GlobalContext",
      "timm.layers.grn": "GlobalResponseNorm",
      "timm.layers.halo_attn": "HaloAttn PosEmbedRel",
      "timm.layers.hybrid_embed": "HybridEmbed HybridEmbedWithSize",
      "timm.layers.inplace_abn": "InplaceAbn",
      "timm.layers.lambda_layer": "LambdaLayer",
      "timm.layers.layer_scale": "LayerScale LayerScale2d",
      "timm.layers.median_pool": "MedianPool2d",
      "timm.layers.ml_decoder": "MLDecoder",
      "timm.layers.mlp": "ConvMlp GatedMlp GlobalResponseNormMlp GluMlp Mlp SwiGLU",
      "timm.layers.non_local_attn": "BatNonLocalAttn BilinearAttnTransform NonLocalAttn",
      "timm.layers.norm":
        "RmsNorm RmsNorm2d RmsNorm2dFp32 RmsNormFp32 SimpleNorm SimpleNorm2d SimpleNorm2dFp32 SimpleNormFp32",
      "timm.layers.norm_act": "FrozenBatchNormAct2d RmsNormAct RmsNormAct2d RmsNormAct2dFp32 RmsNormActFp32",
      "timm.layers.other_pool": "LsePlus1d LsePlus2d SimPool1d SimPool2d",
      "timm.layers.patch_dropout": "PatchDropout PatchDropoutWithIndices",
      "timm.layers.patch_embed":
        "PatchEmbed PatchEmbedInterpolator PatchEmbedResamplerFixedOrigSize PatchEmbedWithSize",
      "timm.layers.pos_embed_rel": "RelPosBias RelPosBiasTf RelPosMlp",
      "timm.layers.pos_embed_sincos":
        "FourierEmbed RotaryEmbedding RotaryEmbeddingCat RotaryEmbeddingDinoV3 RotaryEmbeddingMRope RotaryEmbeddingMixed",
      "timm.layers.selective_kernel": "SelectiveKernel SelectiveKernelAttn",
      "timm.layers.separable_conv": "SeparableConv2d SeparableConvNormAct",
      "timm.layers.space_to_depth": "DepthToSpace SpaceToDepth",
      "timm.layers.split_attn": "RadixSoftmax SplitAttn",
      "timm.layers.squeeze_excite": "EffectiveSEModule SEModule SqueezeExciteCl",
      "timm.models._efficientnet_blocks":
        "CondConvResidual ConvBnAct DepthwiseSeparableConv EdgeResidual InvertedResidual MobileAttention SqueezeExcite " +
        "UniversalInvertedResidual",
      "timm.models._features_fx": "FeatureGraphNet GraphExtractNet",
      "timm.models._pretrained": "DefaultCfg PretrainedCfg",
      "timm.models.beit": "Attention Beit Block RelativePositionBias",
      "timm.models.byobnet":
        "BasicBlock BottleneckBlock ByoBlockCfg ByoModelCfg ByobNet DarkBlock DownsampleAvg EdgeBlock LayerFn MobileOneBlock " +
        "RepVggBlock SelfAttnBlock",
      "timm.models.cait": "Cait ClassAttn LayerScaleBlock LayerScaleBlockClassAttn TalkingHeadAttn",
      "timm.models.coat": "CoaT ConvPosEnc ConvRelPosEnc FactorAttnConvRelPosEnc ParallelBlock SerialBlock",
      "timm.models.convit": "Block ConVit GPSA MHSA",
      "timm.models.convmixer": "ConvMixer Residual",
      "timm.models.convnext": "ConvNeXt ConvNeXtBlock ConvNeXtStage Downsample",
      "timm.models.cpubone":
        "CPUBone CPUBoneBlock ClsHead ConvAttention ConvLayer FusedMBConv LinearLayer MBConv ResidualBlock",
      "timm.models.crossvit": "CrossAttention CrossAttentionBlock CrossVit MultiScaleBlock PatchEmbed",
      "timm.models.csatv2":
        "Block CSATv2 Dct1d Dct2d Dct2dStats LearnableDct2d PosConv SpatialAttention SpatialTransformerBlock TransformerBlock",
      "timm.models.cspnet":
        "BottleneckBlock CrossStage CrossStage3 CspModelCfg CspNet CspStagesCfg CspStemCfg DarkBlock DarkStage EdgeBlock",
      "timm.models.davit":
        "ChannelAttention ChannelAttentionV2 ChannelBlock ConvPosEnc DaVit DaVitStage Downsample SpatialBlock Stem WindowAttention",
      "timm.models.deit": "VisionTransformerDistilled",
      "timm.models.densenet": "DenseLayer DenseNet",
      "timm.models.dla": "DLA DlaBasic DlaBottle2neck DlaBottleneck DlaRoot DlaTree",
      "timm.models.dpn": "BnActConv2d CatBnAct DPN DualPathBlock",
      "timm.models.edgenext":
        "ConvBlock CrossCovarianceAttn EdgeNeXt EdgeNeXtStage PositionalEncodingFourier SplitTransposeBlock",
      "timm.models.efficientformer":
        "Attention ConvMlpWithNorm Downsample EfficientFormer EfficientFormerStage Flat MetaBlock1d MetaBlock2d Pooling",
      "timm.models.efficientformer_v2":
        "Attention2d Attention2dDownsample ConvMlpWithNorm ConvNorm Downsample EfficientFormerV2 EfficientFormerV2Block " +
        "EfficientFormerV2Stage LocalGlobalQuery",
      "timm.models.efficientnet": "EfficientNet EfficientNetFeatures",
      "timm.models.efficientvit_mit":
        "ClassifierHead ConvBlock ConvNormAct DSConv EfficientVit EfficientVitBlock EfficientVitLarge EfficientVitLargeStage " +
        "EfficientVitStage FusedMBConv LiteMLA MBConv ResidualBlock",
      "timm.models.efficientvit_msra":
        "CascadedGroupAttention ConvMlp EfficientVitBlock EfficientVitMsra EfficientVitStage LocalWindowAttention PatchMerging " +
        "ResidualDrop",
      "timm.models.eva": "Eva EvaAttention EvaBlock EvaBlockPostNorm",
      "timm.models.fasternet": "Block FasterNet MLPBlock Partial_conv3 PatchEmbed PatchMerging",
      "timm.models.fastvit":
        "Attention AttentionBlock ConvMlp FastVit FastVitStage LayerScale2d MobileOneBlock PatchEmbed RepConditionalPosEnc RepMixer " +
        "RepMixerBlock ReparamLargeKernelConv",
      "timm.models.focalnet": "Downsample FocalModulation FocalNet FocalNetBlock FocalNetStage",
      "timm.models.gcvit":
        "Downsample2d FeatureBlock GlobalContextVit GlobalContextVitBlock GlobalContextVitStage MbConvBlock Stem WindowAttentionGlobal",
      "timm.models.gemma4_vit":
        "Gemma4Attention Gemma4Block Gemma4ClippableLinear Gemma4GatedMlp Gemma4PatchEmbed Gemma4RotaryEmbedding2D Gemma4VisionPooler " +
        "Gemma4VitClassifier Gemma4VitEncoder",
      "timm.models.ghostnet":
        "GhostBottleneck GhostBottleneckV3 GhostModule GhostModuleV2 GhostModuleV3 GhostNet",
      "timm.models.hgnet":
        "ClassifierHead ConvBNAct EseModule HighPerfGpuBlock HighPerfGpuNet HighPerfGpuStage LearnableAffineBlock LightConvBNAct " +
        "StemV1 StemV2",
      "timm.models.hiera": "Hiera HieraBlock MaskUnitAttention PatchEmbed Reroll Unroll",
      "timm.models.hieradet_sam2": "HieraDet HieraPatchEmbed MultiScaleAttention MultiScaleBlock",
      "timm.models.hrnet": "HighResolutionModule HighResolutionNet HighResolutionNetFeatures",
      "timm.models.inception_next":
        "ConvMlp InceptionDWConv2d MetaNeXt MetaNeXtBlock MetaNeXtStage MlpClassifierHead",
      "timm.models.inception_resnet_v2":
        "Block17 Block35 Block8 InceptionResnetV2 Mixed_5b Mixed_6a Mixed_7a",
      "timm.models.inception_v3":
        "InceptionA InceptionAux InceptionB InceptionC InceptionD InceptionE InceptionV3",
      "timm.models.inception_v4":
        "InceptionA InceptionB InceptionC InceptionV4 Mixed3a Mixed4a Mixed5a ReductionA ReductionB",
      "timm.models.layers.activations":
        "GELU GELUTanh HardMish HardSigmoid HardSwish Mish QuickGELU Sigmoid Swish Tanh",
      "timm.models.layers.activations_me": "HardMishMe HardSigmoidMe HardSwishMe MishMe SwishMe",
      "timm.models.layers.adaptive_avgmax_pool":
        "AdaptiveAvgMaxPool2d AdaptiveCatAvgMaxPool2d FastAdaptiveAvgMaxPool FastAdaptiveAvgPool FastAdaptiveCatAvgMaxPool " +
        "FastAdaptiveMaxPool SelectAdaptivePool2d",
      "timm.models.layers.attention": "Attention AttentionRope",
      "timm.models.layers.attention2d": "Attention2d MultiQueryAttention2d MultiQueryAttentionV2",
      "timm.models.layers.attention_pool": "AttentionPoolLatent AttentionPoolPrr",
      "timm.models.layers.attention_pool2d": "AttentionPool2d RotAttentionPool2d",
      "timm.models.layers.blur_pool": "BlurPool2d",
      "timm.models.layers.bottleneck_attn": "BottleneckAttn PosEmbedRel",
      "timm.models.layers.cbam":
        "CbamModule ChannelAttn LightCbamModule LightChannelAttn LightSpatialAttn SpatialAttn",
      "timm.models.layers.classifier": "ClNormMlpClassifierHead ClassifierHead NormMlpClassifierHead",
      "timm.models.layers.cond_conv2d": "CondConv2d",
      "timm.models.layers.conv_bn_act": "ConvNormAct",
      "timm.models.layers.coord_attn": "CoordAttn EfficientLocalAttn SimpleCoordAttn StripAttn",
      "timm.models.layers.diff_attention": "DiffAttention",
      "timm.models.layers.drop": "DropBlock2d DropPath",
      "timm.models.layers.eca": "CecaModule EcaModule",
      "timm.models.layers.evo_norm":
        "EvoNorm2dB0 EvoNorm2dB1 EvoNorm2dB2 EvoNorm2dS0 EvoNorm2dS0a EvoNorm2dS1 EvoNorm2dS1a EvoNorm2dS2 EvoNorm2dS2a",
      "timm.models.layers.filter_response_norm": "FilterResponseNormAct2d FilterResponseNormTlu2d",
      "timm.models.layers.gather_excite": "GatherExcite",
      "timm.models.layers.global_context": "GlobalContext",
      "timm.models.layers.grn": "GlobalResponseNorm",
      "timm.models.layers.halo_attn": "HaloAttn PosEmbedRel",
      "timm.models.layers.hybrid_embed": "HybridEmbed HybridEmbedWithSize",
      "timm.models.layers.inplace_abn": "InplaceAbn",
      "timm.models.layers.lambda_layer": "LambdaLayer",
      "timm.models.layers.layer_scale": "LayerScale LayerScale2d",
      "timm.models.layers.median_pool": "MedianPool2d",
      "timm.models.layers.ml_decoder": "MLDecoder",
      "timm.models.layers.mlp": "ConvMlp GatedMlp GlobalResponseNormMlp GluMlp Mlp SwiGLU",
      "timm.models.layers.non_local_attn": "BatNonLocalAttn BilinearAttnTransform NonLocalAttn",
      "timm.models.layers.norm":
        "RmsNorm RmsNorm2d RmsNorm2dFp32 RmsNormFp32 SimpleNorm SimpleNorm2d SimpleNorm2dFp32 SimpleNormFp32",
      "timm.models.layers.norm_act":
        "FrozenBatchNormAct2d RmsNormAct RmsNormAct2d RmsNormAct2dFp32 RmsNormActFp32",
      "timm.models.layers.other_pool": "LsePlus1d LsePlus2d SimPool1d SimPool2d",
      "timm.models.layers.patch_dropout": "PatchDropout PatchDropoutWithIndices",
      "timm.models.layers.patch_embed":
        "PatchEmbed PatchEmbedInterpolator PatchEmbedResamplerFixedOrigSize PatchEmbedWithSize",
      "timm.models.layers.pos_embed_rel": "RelPosBias RelPosBiasTf RelPosMlp",
      "timm.models.layers.pos_embed_sincos":
        "FourierEmbed RotaryEmbedding RotaryEmbeddingCat RotaryEmbeddingDinoV3 RotaryEmbeddingMRope RotaryEmbeddingMixed",
      "timm.models.layers.selective_kernel": "SelectiveKernel SelectiveKernelAttn",
      "timm.models.layers.separable_conv": "SeparableConv2d SeparableConvNormAct",
      "timm.models.layers.space_to_depth": "DepthToSpace SpaceToDepth",
      "timm.models.layers.split_attn": "RadixSoftmax SplitAttn",
      "timm.models.layers.squeeze_excite": "EffectiveSEModule SEModule SqueezeExciteCl",
      "timm.models.levit":
        "Attention AttentionDownsample ConvNorm Downsample Levit LevitBlock LevitDistilled LevitDownsample LevitMlp LevitStage " +
        "LinearNorm NormLinear",
      "timm.models.mambaout":
        "Downsample DownsampleNormFirst GatedConvBlock MambaOut MambaOutStage MlpHead Stem",
      "timm.models.maxxvit":
        "Attention2d AttentionCl ConvNeXtBlock Downsample2d MaxxVit MaxxVitBlock MaxxVitCfg MaxxVitConvCfg MaxxVitStage " +
        "MaxxVitTransformerCfg MbConvBlock ParallelMaxxVitBlock ParallelPartitionAttention PartitionAttention2d PartitionAttentionCl " +
        "Stem TransformerBlock2d",
      "timm.models.metaformer":
        "Attention Downsampling MetaFormer MetaFormerBlock MetaFormerStage MlpHead Pooling Scale SepConv SquaredReLU StarReLU Stem",
      "timm.models.mlp_mixer": "Affine MixerBlock MlpMixer ResBlock SpatialGatingBlock SpatialGatingUnit",
      "timm.models.mobilenetv3": "MobileNetV3 MobileNetV3Features",
      "timm.models.mobilenetv5": "MobileNetV5 MobileNetV5Encoder MobileNetV5MultiScaleFusionAdapter",
      "timm.models.mobilevit": "LinearSelfAttention LinearTransformerBlock MobileVitBlock MobileVitV2Block",
      "timm.models.mvitv2":
        "MultiScaleAttention MultiScaleAttentionPoolFirst MultiScaleBlock MultiScaleVit MultiScaleVitCfg MultiScaleVitStage PatchEmbed",
      "timm.models.naflexvit": "NaFlexEmbeds NaFlexVit NaFlexVitCfg",
      "timm.models.nasnet":
        "ActConvBn BranchSeparables CellStem0 CellStem1 FirstCell NASNetALarge NormalCell ReductionCell0 ReductionCell1 " +
        "SeparableConv2d",
      "timm.models.nest": "Attention ConvPool Nest NestLevel TransformerLayer",
      "timm.models.nextvit":
        "ConvAttention ConvNormAct EfficientAttention NextConvBlock NextStage NextTransformerBlock NextViT PatchEmbed",
      "timm.models.nfnet": "DownsampleAvg GammaAct NfCfg NormFreeBlock NormFreeNet",
      "timm.models.pit": "ConvEmbedding Pooling PoolingVisionTransformer Transformer",
      "timm.models.pnasnet":
        "ActConvBn BranchSeparables Cell CellBase CellStem0 FactorizedReduction PNASNet5Large SeparableConv2d",
      "timm.models.pvt_v2":
        "Attention Block MlpWithDepthwiseConv OverlapPatchEmbed PyramidVisionTransformerStage PyramidVisionTransformerV2",
      "timm.models.rdnet": "Block BlockESE DenseBlock RDNet",
      "timm.models.regnet": "Bottleneck PreBottleneck RegNet RegNetCfg RegStage",
      "timm.models.repghost": "RepGhostBottleneck RepGhostModule RepGhostNet",
      "timm.models.repvit":
        "RepVggDw RepViTBlock RepVit RepVitClassifier RepVitDownsample RepVitMlp RepVitStage RepVitStem",
      "timm.models.res2net": "Bottle2neck",
      "timm.models.resnest": "ResNestBottleneck",
      "timm.models.resnet": "BasicBlock Bottleneck ResNet",
      "timm.models.resnetv2":
        "Bottleneck DownsampleAvg DownsampleConv PreActBasic PreActBottleneck ResNetStage ResNetV2",
      "timm.models.rexnet": "LinearBottleneck RexNet",
      "timm.models.selecsls": "SelecSls SelecSlsBlock SelectSeq",
      "timm.models.senet":
        "Bottleneck SEBottleneck SEModule SENet SEResNeXtBottleneck SEResNetBlock SEResNetBottleneck",
      "timm.models.sequencer":
        "Downsample2d LSTM2d RNN2dBase RNNIdentity Sequencer2d Sequencer2dBlock Sequencer2dStage Shuffle",
      "timm.models.shvit": "BasicBlock FFN PatchMerging Residual SHSA SHViT StageBlock",
      "timm.models.sknet": "SelectiveKernelBasic SelectiveKernelBottleneck",
      "timm.models.starnet": "Block StarNet",
      "timm.models.swiftformer":
        "Block ConvEncoder EfficientAdditiveAttention Embedding LayerScale2d LocalRepresentation Mlp Stage SwiftFormer",
      "timm.models.swin_transformer":
        "PatchMerging SwinTransformer SwinTransformerBlock SwinTransformerStage WindowAttention",
      "timm.models.swin_transformer_v2":
        "PatchMerging SwinTransformerV2 SwinTransformerV2Block SwinTransformerV2Stage WindowAttention",
      "timm.models.swin_transformer_v2_cr":
        "PatchEmbed PatchMerging SwinTransformerV2Cr SwinTransformerV2CrBlock SwinTransformerV2CrStage WindowMultiHeadAttention",
      "timm.models.tiny_vit":
        "Attention ConvLayer MBConv NormMlp PatchEmbed PatchMerging TinyVit TinyVitBlock TinyVitStage",
      "timm.models.tnt": "Attention Block PixelEmbed TNT",
      "timm.models.tresnet": "BasicBlock Bottleneck TResNet",
      "timm.models.twins": "Block GlobalSubSampleAttn LocallyGroupedAttn PatchEmbed PosConv Twins",
      "timm.models.vgg": "ConvMlp VGG",
      "timm.models.visformer": "Attention Block SpatialMlp Visformer",
      "timm.models.vision_transformer":
        "Block DiffParallelScalingBlock ParallelScalingBlock ParallelThingsBlock ResPostBlock VisionTransformer",
      "timm.models.vision_transformer_relpos":
        "RelPosAttention RelPosBlock ResPostRelPosBlock VisionTransformerRelPos",
      "timm.models.vision_transformer_sam": "Attention Block VisionTransformerSAM",
      "timm.models.vitamin":
        "Downsample2d GeGluMlp MbConvLNBlock MbConvStages Stem StridedConv VitCfg VitConvCfg",
      "timm.models.volo":
        "Attention ClassAttention ClassBlock Downsample OutlookAttention Outlooker PatchEmbed Transformer VOLO",
      "timm.models.vovnet": "OsaBlock OsaStage VovNet",
      "timm.models.xception": "Block SeparableConv2d Xception",
      "timm.models.xception_aligned":
        "PreSeparableConv2d PreXceptionModule SeparableConv2d XceptionAligned XceptionModule",
      "timm.models.xcit":
        "ClassAttentionBlock ConvPatchEmbed LPI PositionalEncodingFourier XCA XCABlock Xcit",
    },
  },
  {
    library: "around scikit-learn and PyTorch",
    sources: [
      "imbalanced-learn (MIT), stable_baselines3 (MIT): estimators and nn.Modules without a state method of their own",
      "statsmodels, prophet, lifelines, hdbscan, mlxtend, feature_engine, tslearn, skorch, surprise, pmdarima, tpot, sklearn_crfsuite: names in their documentation of saving, from general knowledge",
      "networkx/classes (BSD-3-Clause), Python's configparser and optparse: attributes only",
    ],
    date: "2026-11",
    globals: {
      "bertopic._bertopic": "BERTopic",
      configparser:
        "BasicInterpolation ConfigParser ConverterMapping ExtendedInterpolation Interpolation RawConfigParser SafeConfigParser " +
        "SectionProxy",
      "fbprophet.forecaster": "Prophet",
      "feature_engine.encoding.one_hot": "OneHotEncoder",
      "feature_engine.encoding.ordinal": "OrdinalEncoder",
      "feature_engine.encoding.rare_label": "RareLabelEncoder",
      "feature_engine.imputation.mean_median": "MeanMedianImputer",
      "feature_engine.selection.drop_features": "DropFeatures",
      "hdbscan.hdbscan_": "HDBSCAN",
      "imblearn.base": "BaseSampler FunctionSampler",
      "imblearn.combine._smote_enn": "SMOTEENN",
      "imblearn.combine._smote_tomek": "SMOTETomek",
      "imblearn.ensemble._bagging": "BalancedBaggingClassifier",
      "imblearn.ensemble._easy_ensemble": "EasyEnsembleClassifier",
      "imblearn.ensemble._forest": "BalancedRandomForestClassifier",
      "imblearn.ensemble._weight_boosting": "RUSBoostClassifier",
      "imblearn.metrics.pairwise": "ValueDifferenceMetric",
      "imblearn.over_sampling._adasyn": "ADASYN",
      "imblearn.over_sampling._random_over_sampler": "RandomOverSampler",
      "imblearn.over_sampling._smote.base": "BaseSMOTE SMOTE SMOTEN SMOTENC",
      "imblearn.over_sampling._smote.cluster": "KMeansSMOTE",
      "imblearn.over_sampling._smote.filter": "BorderlineSMOTE SVMSMOTE",
      "imblearn.over_sampling.base": "BaseOverSampler",
      "imblearn.pipeline": "Pipeline",
      "imblearn.under_sampling._prototype_generation._cluster_centroids": "ClusterCentroids",
      "imblearn.under_sampling._prototype_selection._condensed_nearest_neighbour":
        "CondensedNearestNeighbour",
      "imblearn.under_sampling._prototype_selection._edited_nearest_neighbours":
        "AllKNN EditedNearestNeighbours RepeatedEditedNearestNeighbours",
      "imblearn.under_sampling._prototype_selection._instance_hardness_threshold":
        "InstanceHardnessThreshold",
      "imblearn.under_sampling._prototype_selection._nearmiss": "NearMiss",
      "imblearn.under_sampling._prototype_selection._neighbourhood_cleaning_rule":
        "NeighbourhoodCleaningRule",
      "imblearn.under_sampling._prototype_selection._one_sided_selection": "OneSidedSelection",
      "imblearn.under_sampling._prototype_selection._random_under_sampler": "RandomUnderSampler",
      "imblearn.under_sampling._prototype_selection._tomek_links": "TomekLinks",
      "imblearn.under_sampling.base": "BaseCleaningSampler BaseUnderSampler",
      "imblearn.utils.testing": "_CustomClusterer _CustomNearestNeighbors",
      "implicit.als": "AlternatingLeastSquares",
      "implicit.cpu.als": "AlternatingLeastSquares",
      "interpret.glassbox._ebm._ebm": "ExplainableBoostingClassifier ExplainableBoostingRegressor",
      "joblib.hashing": "_ConsistentSet",
      "keybert._model": "KeyBERT",
      "lifelines.fitters.coxph_fitter": "CoxPHFitter SemiParametricPHFitter",
      "lifelines.fitters.kaplan_meier_fitter": "KaplanMeierFitter",
      "lightfm.data": "Dataset",
      "lightfm.lightfm": "LightFM",
      "lightgbm.callback": "_EarlyStoppingCallback _LogEvaluationCallback",
      "lightgbm.compat": "_LGBMLabelEncoder",
      logging: "Logger RootLogger",
      "mlxtend.classifier.stacking_classification": "StackingClassifier",
      "networkx.classes.coreviews": "AdjacencyView AtlasView MultiAdjacencyView",
      "networkx.classes.digraph": "DiGraph",
      "networkx.classes.graph": "Graph",
      "networkx.classes.multidigraph": "MultiDiGraph",
      "networkx.classes.multigraph": "MultiGraph",
      "networkx.classes.reportviews": "DegreeView EdgeView NodeView OutEdgeView",
      "ngboost.ngboost": "NGBoost",
      optparse: "Values",
      "pmdarima.arima.arima": "ARIMA",
      "prophet.forecaster": "Prophet",
      "pytorch_tabnet.tab_model": "TabNetClassifier TabNetRegressor",
      rank_bm25: "BM25L BM25Okapi BM25Plus",
      "sklearn.cluster.birch": "Birch",
      "sklearn.cluster.dbscan_": "DBSCAN",
      "sklearn.cluster.hierarchical": "AgglomerativeClustering FeatureAgglomeration",
      "sklearn.cluster.mean_shift_": "MeanShift",
      "sklearn.cluster.spectral": "SpectralClustering",
      "sklearn.covariance.robust_covariance": "EllipticEnvelope MinCovDet",
      "sklearn.cross_decomposition.pls_": "CCA PLSCanonical PLSRegression",
      "sklearn.cross_validation": "KFold StratifiedKFold",
      "sklearn.decomposition.factor_analysis": "FactorAnalysis",
      "sklearn.decomposition.fastica_": "FastICA",
      "sklearn.decomposition.incremental_pca": "IncrementalPCA",
      "sklearn.decomposition.kernel_pca": "KernelPCA",
      "sklearn.decomposition.nmf": "NMF",
      "sklearn.decomposition.online_lda": "LatentDirichletAllocation",
      "sklearn.ensemble._gb_losses": "LossFunction",
      "sklearn.ensemble.bagging": "BaggingClassifier BaggingRegressor",
      "sklearn.ensemble.gradient_boosting":
        "BinomialDeviance LeastSquaresError LogOddsEstimator MeanEstimator MultinomialDeviance PriorProbabilityEstimator " +
        "QuantileEstimator ZeroEstimator",
      "sklearn.ensemble.iforest": "IsolationForest",
      "sklearn.ensemble.voting": "VotingClassifier VotingRegressor",
      "sklearn.ensemble.voting_classifier": "VotingClassifier",
      "sklearn.ensemble.weight_boosting": "AdaBoostClassifier AdaBoostRegressor",
      "sklearn.feature_extraction.dict_vectorizer": "DictVectorizer",
      "sklearn.feature_extraction.hashing": "FeatureHasher",
      "sklearn.feature_selection.from_model": "SelectFromModel",
      "sklearn.feature_selection.rfe": "RFE RFECV",
      "sklearn.feature_selection.univariate_selection":
        "SelectFdr SelectFpr SelectFwe SelectKBest SelectPercentile",
      "sklearn.feature_selection.variance_threshold": "VarianceThreshold",
      "sklearn.frozen._frozen": "FrozenEstimator",
      "sklearn.gaussian_process.gpc": "GaussianProcessClassifier",
      "sklearn.gaussian_process.gpr": "GaussianProcessRegressor",
      "sklearn.grid_search": "GridSearchCV RandomizedSearchCV _CVScoreTuple",
      "sklearn.linear_model._glm._newton_solver": "NewtonCholeskySolver",
      "sklearn.linear_model.bayes": "ARDRegression BayesianRidge",
      "sklearn.linear_model.coordinate_descent": "ElasticNet ElasticNetCV Lasso LassoCV",
      "sklearn.linear_model.huber": "HuberRegressor",
      "sklearn.linear_model.least_angle": "Lars LassoLars",
      "sklearn.linear_model.passive_aggressive": "PassiveAggressiveClassifier PassiveAggressiveRegressor",
      "sklearn.linear_model.perceptron": "Perceptron",
      "sklearn.linear_model.ransac": "RANSACRegressor",
      "sklearn.linear_model.sgd_fast":
        "EpsilonInsensitive Hinge Huber Log ModifiedHuber SquaredHinge SquaredLoss",
      "sklearn.manifold.isomap": "Isomap",
      "sklearn.manifold.t_sne": "TSNE",
      "sklearn.metrics._scorer": "_MultimetricScorer _passthrough_scorer",
      "sklearn.mixture.bayesian_mixture": "BayesianGaussianMixture",
      "sklearn.mixture.gaussian_mixture": "GaussianMixture",
      "sklearn.mixture.gmm": "GMM",
      "sklearn.model_selection._classification_threshold":
        "FixedThresholdClassifier TunedThresholdClassifierCV",
      "sklearn.model_selection._search_successive_halving": "HalvingGridSearchCV HalvingRandomSearchCV",
      "sklearn.neighbors.dist_metrics": "EuclideanDistance ManhattanDistance MinkowskiDistance",
      "sklearn.neighbors.kde": "KernelDensity",
      "sklearn.neighbors.lof": "LocalOutlierFactor",
      "sklearn.neighbors.nearest_centroid": "NearestCentroid",
      "sklearn.neighbors.regression": "KNeighborsRegressor RadiusNeighborsRegressor",
      "sklearn.neighbors.unsupervised": "NearestNeighbors",
      "sklearn.neural_network.multilayer_perceptron": "MLPClassifier MLPRegressor",
      "sklearn.preprocessing.data":
        "Binarizer KernelCenterer MaxAbsScaler OneHotEncoder PowerTransformer QuantileTransformer",
      "sklearn.preprocessing.imputation": "Imputer",
      "sklearn.semi_supervised.label_propagation": "LabelPropagation LabelSpreading",
      "sklearn.utils.deprecation": "DeprecationDict",
      "sklearn.utils.metaestimators": "_BaseComposition",
      "sklearn_crfsuite.estimator": "CRF",
      "skorch.callbacks.training": "Checkpoint EarlyStopping LRScheduler",
      "skorch.classifier": "NeuralNetBinaryClassifier NeuralNetClassifier",
      "skorch.history": "History",
      "skorch.regressor": "NeuralNetRegressor",
      "stable_baselines3.common.policies":
        "ActorCriticCnnPolicy ActorCriticPolicy BaseModel BasePolicy ContinuousCritic MultiInputActorCriticPolicy",
      "stable_baselines3.common.torch_layers":
        "BaseFeaturesExtractor CombinedExtractor FlattenExtractor MlpExtractor NatureCNN",
      "stable_baselines3.dqn.policies": "CnnPolicy DQNPolicy MultiInputPolicy QNetwork",
      "stable_baselines3.sac.policies": "Actor CnnPolicy MultiInputPolicy SACPolicy",
      "stable_baselines3.td3.policies": "Actor CnnPolicy MultiInputPolicy TD3Policy",
      "statsmodels.base.data": "ModelData PandasData",
      "statsmodels.discrete.discrete_model":
        "BinaryResults BinaryResultsWrapper L1BinaryResults Logit LogitResults LogitResultsWrapper MNLogit Poisson Probit",
      "statsmodels.genmod.generalized_linear_model": "GLM GLMResults GLMResultsWrapper",
      "statsmodels.regression.linear_model":
        "GLS OLS OLSResults RegressionResults RegressionResultsWrapper WLS",
      "statsmodels.tools.tools": "Bunch",
      "statsmodels.tsa.arima.model": "ARIMA ARIMAResults ARIMAResultsWrapper",
      "statsmodels.tsa.base.tsa_model": "TimeSeriesModel",
      "statsmodels.tsa.holtwinters.model": "ExponentialSmoothing",
      "statsmodels.tsa.holtwinters.results": "HoltWintersResults HoltWintersResultsWrapper",
      "statsmodels.tsa.statespace.sarimax": "SARIMAX SARIMAXResults SARIMAXResultsWrapper",
      "surprise.prediction_algorithms.knns": "KNNBaseline KNNBasic KNNWithMeans",
      "surprise.prediction_algorithms.matrix_factorization": "NMF SVD SVDpp",
      "surprise.trainset": "Trainset",
      "tslearn.clustering.kmeans": "TimeSeriesKMeans",
      "umap.umap_": "UMAP",
      "xgboost.callback": "EvaluationMonitor TrainingCallback",
    },
  },
  {
    library: "fastai",
    sources: [
      "fastai 2.5 to 2.8 and fastcore (Apache-2.0): what Learner.export writes for vision and tabular learners, from general knowledge",
      "fastai/optimizer.py, metrics.py, tabular/core.py and torch_core.py: functions that a learner keeps, and that no pickle calls; a learner keeps Python's print as its logger",
    ],
    date: "2026-11",
    globals: {
      "fastai.learner": "Learner Metric AvgMetric AvgLoss AvgSmoothLoss Recorder",
      "fastai.tabular.learner": "TabularLearner",
      "fastai.data.core": "DataLoaders Datasets TfmdDL TfmdLists",
      "fastai.data.load": "DataLoader _FakeLoader _wif",
      "fastai.data.transforms":
        "Category CategoryMap Categorize ColReader IntToFloatTensor MultiCategorize MultiCategory Normalize OneHotEncode " +
        "RegressionSetup ToTensor",
      "fastai.callback.core": "Callback TrainEvalCallback",
      "fastai.callback.progress": "ProgressCallback",
      "fastai.callback.fp16": "MixedPrecision",
      "fastai.callback.schedule": "ParamScheduler",
      "fastai.callback.tracker": "EarlyStoppingCallback SaveModelCallback",
      "fastai.callback.data": "CollectDataCallback",
      "fastai.callback.rnn": "ModelResetter RNNCallback RNNRegularizer",
      "fastai.losses":
        "BCEWithLogitsLossFlat BaseLoss CrossEntropyLossFlat FocalLoss FocalLossFlat L1LossFlat LabelSmoothingCrossEntropy " +
        "LabelSmoothingCrossEntropyFlat MSELossFlat",
      "fastai.imports": "noop noops",
      "fastai.optimizer":
        "Adam Lamb Larc Optimizer OptimWrapper QHAdam RAdam RMSProp SGD adam_step average_grad average_sqr_grad l2_reg momentum_step " +
        "rms_prop_step sgd_step step_stat weight_decay",
      "fastai.layers":
        "AdaptiveConcatPool2d BatchNorm1dFlat ConvLayer Embedding Flatten LinBnDrop PixelShuffle_ICNR ResBlock SelfAttention " +
        "SigmoidRange SimpleSelfAttention MergeLayer PoolFlatten NoneReduce",
      "fastai.vision.core": "AddMaskCodes PILBase PILImage PILImageBW PILMask PointScaler TensorImage",
      "fastai.torch_core":
        "TensorBase default_device trainable_params TensorCategory TensorImage TensorImageBase TensorImageBW TensorMask TensorMultiCategory TitledFloat TitledInt " +
        "TitledStr TitledTensorScalar Module",
      "fastai.vision.augment":
        "AffineCoordTfm Brightness Contrast CropPad Dihedral Flip Hue LightingTfm OldRandomCrop RandTransform RandomCrop RandomErasing " +
        "RandomResizedCrop RandomResizedCropGPU Resize Rotate Saturation SpaceTfm Warp Zoom _BrightnessLogit _ContrastLogit",
      "fastai.vision.learner": "TimmBody",
      "fastai.vision.models.unet": "DynamicUnet ResizeToOrig UnetBlock",
      "fastai.vision.models.xresnet": "XResNet",
      "fastai.tabular.data": "TabularDataLoaders",
      "fastai.tabular.core":
        "Categorify FillMissing FillStrategy FillStrategy.constant FillStrategy.median FillStrategy.mode TabDataLoader Tabular TabularPandas TabularProc ReadTabBatch",
      "fastai.tabular.model": "TabularModel",
      "fastai.text.core": "Tokenizer",
      "fastai.text.data": "LMDataLoader LMTensorText Numericalize SortedDL TensorText",
      "fastai.text.models.awdlstm": "AWD_LSTM EmbeddingDropout RNNDropout WeightDropout",
      "fastai.text.models.core": "LinearDecoder PoolingLinearClassifier SentenceEncoder SequentialRNN",
      "fastai.metrics":
        "AccumMetric F1Score R2Score _exp_rmspe _rmse accuracy accuracy_multi accuracy_thresh_expand error_rate exp_rmspe mae mse msle rmse " +
        "root_mean_squared_error top_k_accuracy",
      builtins: "print",
      "fastcore.transform": "DisplayedTransform ItemTransform Pipeline Transform",
      "fastcore.foundation": "L",
      "fastcore.xtras": "bunch",
      "fastcore.basics": "fastuple",
    },
  },
  {
    library: "vectors, topics and language tools",
    sources: [
      "gensim 3 and 4 (LGPL-2.1; names only), nltk (Apache-2.0), spaCy 3 (MIT), allennlp (Apache-2.0): classes whose states set attributes, from general knowledge",
    ],
    date: "2026-11",
    globals: {
      "gensim.models.ldamulticore": "LdaMulticore",
      "gensim.models.lsimodel": "LsiModel Projection",
      "gensim.models.hdpmodel": "HdpModel",
      "gensim.models.coherencemodel": "CoherenceModel",
      "gensim.models.poincare": "PoincareModel PoincareKeyedVectors",
      "gensim.models.word2vec": "Vocab",
      "gensim.models.deprecated.word2vec": "Vocab Word2Vec",
      "gensim.models.deprecated.keyedvectors": "KeyedVectors EuclideanKeyedVectors",
      "gensim.models.base_any2vec": "BaseWordEmbeddingsModel",
      "gensim.similarities.docsim": "MatrixSimilarity Similarity SparseMatrixSimilarity Shard",
      "gensim.models.callbacks": "CallbackAny2Vec",
      "gensim.models.bm25model": "OkapiBM25Model",
      "gensim.models.nmf": "Nmf",
      "gensim.models.ldaseqmodel": "LdaSeqModel sslm",
      "gensim.models.phrases": "NpmiScorer OriginalScorer",
      "nltk.classify.naivebayes": "NaiveBayesClassifier",
      "nltk.probability": "DictionaryProbDist ELEProbDist LidstoneProbDist MLEProbDist ProbDistI",
      "nltk.tag.sequential":
        "BigramTagger ClassifierBasedPOSTagger DefaultTagger RegexpTagger TrigramTagger UnigramTagger",
      "nltk.tag.brill": "BrillTagger Word Pos",
      "nltk.tag.hmm": "HiddenMarkovModelTagger",
      "nltk.chunk.named_entity": "NEChunkParser NEChunkParserTagger",
      "nltk.classify.maxent": "BinaryMaxentFeatureEncoding MaxentClassifier",
      "nltk.stem.snowball": "EnglishStemmer SnowballStemmer",
      "nltk.tokenize.regexp": "RegexpTokenizer",
      "nltk.tokenize.treebank": "TreebankWordTokenizer",
      "nltk.lm.models": "KneserNeyInterpolated Laplace MLE",
      "nltk.lm.vocabulary": "Vocabulary",
      "nltk.lm.counter": "NgramCounter",
      "nltk.tree": "Tree",
      "nltk.tree.tree": "Tree",
      "allennlp.data.vocabulary": "Vocabulary",
      "allennlp.common.params": "Params",
      "torchtext._torchtext": "Vocab",
      "torchtext.vocab": "GloVe Vectors",
      "torchtext.data.field": "Field LabelField",
      "torchtext.data.example": "Example",
      sentencepiece: "SentencePieceProcessor",
      "tokenizers.implementations.base_tokenizer": "BaseTokenizer",
      "transformers.feature_extraction_utils": "BatchFeature",
      "transformers.trainer_pt_utils": "LabelSmoother",
      "transformers.generation.configuration_utils":
        "WatermarkingConfig SynthIDTextWatermarkingConfig BaseWatermarkingConfig",
      "transformers.data.data_collator":
        "DataCollatorForLanguageModeling DataCollatorForSeq2Seq DataCollatorForTokenClassification DataCollatorWithPadding",
      "transformers.integrations.tpu": "HfTrainerDeepSpeedConfig",
      "diffusers.configuration_utils": "FrozenDict",
      "diffusers.training_utils": "EMAModel",
      "fastchat.train.train": "DataArguments ModelArguments TrainingArguments",
      "llava.train.train": "DataArguments ModelArguments TrainingArguments",
      "reranker.arguments": "RerankerTrainingArguments",
      "unsloth.trainer": "UnslothTrainingArguments",
      "setfit.trainer": "ColumnMappingMixin",
      "tevatron.arguments": "TevatronTrainingArguments",
      "FlagEmbedding.baai_general_embedding.finetune.arguments": "RetrieverTrainingArguments",
      "alignment.configs": "DPOConfig SFTConfig",
      "optimum.neuron.training_args": "NeuronTrainingArguments",
      "optimum.habana.transformers.training_args": "GaudiTrainingArguments",
      "open_clip.model": "CLIP",
      "hydra.core.config_store": "ConfigNode",
    },
  },
];
