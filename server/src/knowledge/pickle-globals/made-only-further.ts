import type { AllowPack } from "./pack.ts";

/**
 * Further libraries of the hub, gathered as those of `made-only.ts`: classes of which a pickle may make
 * instances without a word, as long as nothing more of them is called.
 */
export const madeOnlyFurther = (): readonly AllowPack[] => [
  {
    library: "requests",
    sources: [
      "requests/models.py, structures.py and cookies.py (Apache-2.0), and Lib/http/cookiejar.py of CPython, read: their states set attributes, and none reaches out by itself",
      "statsmodels/tools/decorators.py (BSD-3-Clause), before 0.12: a dict with names",
    ],
    date: "2026-11",
    globals: {
      "requests.models": "Response PreparedRequest",
      "requests.structures": "CaseInsensitiveDict",
      "requests.cookies": "RequestsCookieJar",
      "http.cookiejar": "Cookie CookieJar DefaultCookiePolicy",
      "statsmodels.tools.decorators": "ResettableCache",
    },
  },
  {
    library: "PyTorch Geometric",
    sources: [
      "torch_geometric/data/data.py and storage.py (MIT), read: their states set attributes; torch_geometric/nn, 2025: nn.Modules without a state method of their own",
    ],
    date: "2026-11",
    globals: {
      "torch_geometric.data.batch": "DynamicInheritanceGetter",
      "torch_geometric.data.data": "BaseData Data DataEdgeAttr DataTensorAttr",
      "torch_geometric.data.dataset": "Dataset",
      "torch_geometric.data.feature_store": "FeatureStore TensorAttr _FieldStatus",
      "torch_geometric.data.graph_store": "EdgeAttr EdgeLayout GraphStore",
      "torch_geometric.data.hetero_data": "HeteroData",
      "torch_geometric.data.in_memory_dataset": "InMemoryDataset",
      "torch_geometric.data.storage": "AttrType BaseStorage EdgeStorage GlobalStorage NodeStorage",
      "torch_geometric.data.summary": "Stats Summary",
      "torch_geometric.data.view": "ItemsView KeysView MappingView ValuesView",
      "torch_geometric.nn.aggr.attention": "AttentionalAggregation",
      "torch_geometric.nn.aggr.base": "Aggregation",
      "torch_geometric.nn.aggr.basic":
        "MaxAggregation MeanAggregation MinAggregation MulAggregation PowerMeanAggregation SoftmaxAggregation StdAggregation " +
        "SumAggregation VarAggregation",
      "torch_geometric.nn.aggr.deep_sets": "DeepSetsAggregation",
      "torch_geometric.nn.aggr.equilibrium": "EquilibriumAggregation MomentumOptimizer ResNetPotential",
      "torch_geometric.nn.aggr.fused": "FusedAggregation",
      "torch_geometric.nn.aggr.gmt": "GraphMultisetTransformer",
      "torch_geometric.nn.aggr.gru": "GRUAggregation",
      "torch_geometric.nn.aggr.lcm": "LCMAggregation",
      "torch_geometric.nn.aggr.lstm": "LSTMAggregation",
      "torch_geometric.nn.aggr.mlp": "MLPAggregation",
      "torch_geometric.nn.aggr.multi": "MultiAggregation",
      "torch_geometric.nn.aggr.patch_transformer": "PatchTransformerAggregation",
      "torch_geometric.nn.aggr.quantile": "MedianAggregation QuantileAggregation",
      "torch_geometric.nn.aggr.scaler": "DegreeScalerAggregation",
      "torch_geometric.nn.aggr.set2set": "Set2Set",
      "torch_geometric.nn.aggr.set_transformer": "SetTransformerAggregation",
      "torch_geometric.nn.aggr.sort": "SortAggregation",
      "torch_geometric.nn.aggr.utils":
        "InducedSetAttentionBlock MultiheadAttentionBlock PoolingByMultiheadAttention SetAttentionBlock",
      "torch_geometric.nn.aggr.variance_preserving": "VariancePreservingAggregation",
      "torch_geometric.nn.conv.antisymmetric_conv": "AntiSymmetricConv",
      "torch_geometric.nn.conv.cugraph.base": "CuGraphModule",
      "torch_geometric.nn.conv.cugraph.gat_conv": "CuGraphGATConv",
      "torch_geometric.nn.conv.cugraph.rgcn_conv": "CuGraphRGCNConv",
      "torch_geometric.nn.conv.cugraph.sage_conv": "CuGraphSAGEConv",
      "torch_geometric.nn.conv.dir_gnn_conv": "DirGNNConv",
      "torch_geometric.nn.conv.dna_conv": "Attention Linear MultiHead",
      "torch_geometric.nn.conv.gen_conv": "MLP",
      "torch_geometric.nn.conv.gps_conv": "GPSConv",
      "torch_geometric.nn.conv.hetero_conv": "HeteroConv",
      "torch_geometric.nn.conv.wl_conv": "WLConv",
      "torch_geometric.nn.conv.x_conv": "XConv",
      "torch_geometric.nn.dense.dense_gat_conv": "DenseGATConv",
      "torch_geometric.nn.dense.dense_gcn_conv": "DenseGCNConv",
      "torch_geometric.nn.dense.dense_gin_conv": "DenseGINConv",
      "torch_geometric.nn.dense.dense_graph_conv": "DenseGraphConv",
      "torch_geometric.nn.dense.dense_sage_conv": "DenseSAGEConv",
      "torch_geometric.nn.dense.dmon_pool": "DMoNPooling",
      "torch_geometric.nn.dense.linear": "HeteroDictLinear HeteroLinear Linear",
      "torch_geometric.nn.models.attentive_fp": "AttentiveFP",
      "torch_geometric.nn.models.attract_repel": "ARLinkPredictor",
      "torch_geometric.nn.models.autoencoder": "ARGA ARGVA GAE InnerProductDecoder VGAE",
      "torch_geometric.nn.models.basic_gnn": "BasicGNN EdgeCNN GAT GCN GIN GraphSAGE PNA",
      "torch_geometric.nn.models.correct_and_smooth": "CorrectAndSmooth",
      "torch_geometric.nn.models.deep_graph_infomax": "DeepGraphInfomax",
      "torch_geometric.nn.models.deepgcn": "DeepGCNLayer",
      "torch_geometric.nn.models.dimenet":
        "BesselBasisLayer DimeNet DimeNetPlusPlus EmbeddingBlock Envelope InteractionBlock InteractionPPBlock OutputBlock " +
        "OutputPPBlock ResidualLayer SphericalBasisLayer",
      "torch_geometric.nn.models.gnnff": "EdgeBlock GNNFF GaussianFilter NodeBlock",
      "torch_geometric.nn.models.gpse":
        "BatchNorm1dEdge BatchNorm1dNode GNNInductiveHybridMultiHead GNNStackStage GPSE GPSENodeEncoder GeneralLayer " +
        "GeneralMultiLayer IdentityHead Linear MLP ResGatedGCNConv",
      "torch_geometric.nn.models.graph_mixer": "LinkEncoder NodeEncoder _MLPMixer",
      "torch_geometric.nn.models.graph_unet": "GraphUNet",
      "torch_geometric.nn.models.jumping_knowledge": "HeteroJumpingKnowledge JumpingKnowledge",
      "torch_geometric.nn.models.lightgcn": "LightGCN",
      "torch_geometric.nn.models.linkx": "LINKX",
      "torch_geometric.nn.models.lpformer": "LPFormer MLP",
      "torch_geometric.nn.models.mask_label": "MaskLabel",
      "torch_geometric.nn.models.meta": "MetaLayer",
      "torch_geometric.nn.models.metapath2vec": "MetaPath2Vec",
      "torch_geometric.nn.models.mlp": "MLP",
      "torch_geometric.nn.models.neural_fingerprint": "NeuralFingerprint",
      "torch_geometric.nn.models.node2vec": "Node2Vec",
      "torch_geometric.nn.models.pmlp": "PMLP",
      "torch_geometric.nn.models.polynormer": "Polynormer",
      "torch_geometric.nn.models.re_net": "RENet",
      "torch_geometric.nn.models.rect": "RECT_L",
      "torch_geometric.nn.models.rev_gnn": "GroupAddRev InvertibleModule",
      "torch_geometric.nn.models.schnet":
        "GaussianSmearing InteractionBlock RadiusInteractionGraph SchNet ShiftedSoftplus",
      "torch_geometric.nn.models.sgformer": "GraphModule SGFormer SGModule",
      "torch_geometric.nn.models.signed_gcn": "SignedGCN",
      "torch_geometric.nn.models.tgn":
        "IdentityMessage LastAggregator LastNeighborLoader MeanAggregator TGNMemory TimeEncoder",
      "torch_geometric.nn.models.visnet":
        "Atomref CosineCutoff Distance EdgeEmbedding EquivariantScalar ExpNormalSmearing GatedEquivariantBlock Sphere " +
        "VecLayerNorm ViSNet ViSNetBlock",
      "torch_geometric.nn.norm.batch_norm": "BatchNorm HeteroBatchNorm",
      "torch_geometric.nn.norm.diff_group_norm": "DiffGroupNorm",
      "torch_geometric.nn.norm.graph_norm": "GraphNorm",
      "torch_geometric.nn.norm.graph_size_norm": "GraphSizeNorm",
      "torch_geometric.nn.norm.layer_norm": "HeteroLayerNorm LayerNorm",
      "torch_geometric.nn.norm.mean_subtraction_norm": "MeanSubtractionNorm",
      "torch_geometric.nn.norm.msg_norm": "MessageNorm",
      "torch_geometric.nn.norm.pair_norm": "PairNorm",
      "torch_geometric.nn.pool.asap": "ASAPooling",
      "torch_geometric.nn.pool.cluster_pool": "ClusterPooling UnpoolInfo",
      "torch_geometric.nn.pool.connect.base": "Connect ConnectOutput",
      "torch_geometric.nn.pool.connect.filter_edges": "FilterEdges",
      "torch_geometric.nn.pool.edge_pool": "EdgePooling UnpoolInfo",
      "torch_geometric.nn.pool.knn":
        "ApproxL2KNNIndex ApproxMIPSKNNIndex KNNIndex KNNOutput L2KNNIndex MIPSKNNIndex",
      "torch_geometric.nn.pool.mem_pool": "MemPooling",
      "torch_geometric.nn.pool.pan_pool": "PANPooling",
      "torch_geometric.nn.pool.sag_pool": "SAGPooling",
      "torch_geometric.nn.pool.select.base": "Select SelectOutput",
      "torch_geometric.nn.pool.select.topk": "SelectTopK",
      "torch_geometric.nn.pool.topk_pool": "TopKPooling",
      "torch_geometric.nn.sequential": "Child",
    },
  },
  {
    library: "Optuna",
    sources: [
      "optuna/study, trial, samplers, pruners and distributions (MIT), 2025: plain classes; Study and the storage in memory take attributes and make a lock",
    ],
    date: "2026-11",
    globals: {
      "optuna.distributions":
        "BaseDistribution CategoricalDistribution DiscreteUniformDistribution FloatDistribution IntDistribution " +
        "IntLogUniformDistribution IntUniformDistribution LogUniformDistribution UniformDistribution",
      "optuna.pruners._base": "BasePruner",
      "optuna.pruners._hyperband": "HyperbandPruner",
      "optuna.pruners._median": "MedianPruner",
      "optuna.pruners._nop": "NopPruner",
      "optuna.pruners._patient": "PatientPruner",
      "optuna.pruners._percentile": "PercentilePruner",
      "optuna.pruners._successive_halving": "SuccessiveHalvingPruner",
      "optuna.pruners._threshold": "ThresholdPruner",
      "optuna.pruners._wilcoxon": "WilcoxonPruner",
      "optuna.samplers._base": "BaseSampler",
      "optuna.samplers._brute_force": "BruteForceSampler _TreeNode _UnexpandedTreeNode",
      "optuna.samplers._cmaes": "CmaEsSampler",
      "optuna.samplers._gp.sampler": "GPSampler",
      "optuna.samplers._grid": "GridSampler",
      "optuna.samplers._lazy_random_state": "LazyRandomState",
      "optuna.samplers._nsgaiii._elite_population_selection_strategy":
        "NSGAIIIElitePopulationSelectionStrategy",
      "optuna.samplers._partial_fixed": "PartialFixedSampler",
      "optuna.samplers._qmc": "QMCSampler",
      "optuna.samplers._random": "RandomSampler",
      "optuna.samplers._tpe.parzen_estimator": "_ParzenEstimator _ParzenEstimatorParameters",
      "optuna.samplers._tpe.probability_distributions":
        "_BatchedCategoricalDistributions _BatchedDiscreteTruncLogNormDistributions _BatchedDiscreteTruncNormDistributions " +
        "_BatchedTruncLogNormDistributions _BatchedTruncNormDistributions _MixtureOfProductDistribution",
      "optuna.samplers._tpe.sampler": "TPESampler",
      "optuna.samplers.nsgaii._after_trial_strategy": "NSGAIIAfterTrialStrategy",
      "optuna.samplers.nsgaii._child_generation_strategy": "NSGAIIChildGenerationStrategy",
      "optuna.samplers.nsgaii._crossovers._base": "BaseCrossover",
      "optuna.samplers.nsgaii._crossovers._blxalpha": "BLXAlphaCrossover",
      "optuna.samplers.nsgaii._crossovers._sbx": "SBXCrossover",
      "optuna.samplers.nsgaii._crossovers._spx": "SPXCrossover",
      "optuna.samplers.nsgaii._crossovers._undx": "UNDXCrossover",
      "optuna.samplers.nsgaii._crossovers._uniform": "UniformCrossover",
      "optuna.samplers.nsgaii._crossovers._vsbx": "VSBXCrossover",
      "optuna.samplers.nsgaii._elite_population_selection_strategy": "NSGAIIElitePopulationSelectionStrategy",
      "optuna.samplers.nsgaii._mutations._base": "BaseMutation",
      "optuna.samplers.nsgaii._mutations._polynomial": "PolynomialMutation",
      "optuna.storages._in_memory": "InMemoryStorage _StudyInfo",
      "optuna.study._frozen": "FrozenStudy",
      "optuna.study._study_direction": "StudyDirection",
      "optuna.study._study_summary": "StudySummary",
      "optuna.study.study": "Study",
      "optuna.trial._base": "BaseTrial",
      "optuna.trial._fixed": "FixedTrial",
      "optuna.trial._frozen": "FrozenTrial",
      "optuna.trial._state": "TrialState",
      "optuna.trial._trial": "Trial",
    },
  },
  {
    library: "fairseq",
    sources: [
      "fairseq/dataclass, modules, tasks and models (MIT), 2023: dataclasses and nn.Modules without a state method of their own",
    ],
    date: "2026-11",
    globals: {
      "fairseq.criterions.adaptive_loss": "AdaptiveLossConfig",
      "fairseq.criterions.cross_entropy": "CrossEntropyCriterionConfig",
      "fairseq.criterions.ctc": "CtcCriterionConfig",
      "fairseq.criterions.fastspeech2_loss": "FastSpeech2CriterionConfig",
      "fairseq.criterions.hubert_criterion": "HubertCriterionConfig",
      "fairseq.criterions.label_smoothed_cross_entropy": "LabelSmoothedCrossEntropyCriterionConfig",
      "fairseq.criterions.label_smoothed_cross_entropy_latency_augmented":
        "LabelSmoothedCrossEntropyCriterionLatencyAugmentConfig",
      "fairseq.criterions.label_smoothed_cross_entropy_with_alignment":
        "LabelSmoothedCrossEntropyCriterionWithAlignmentConfig",
      "fairseq.criterions.label_smoothed_cross_entropy_with_ctc":
        "LabelSmoothedCrossEntropyWithCtcCriterionConfig",
      "fairseq.criterions.label_smoothed_cross_entropy_with_rdrop":
        "RdropLabelSmoothedCrossEntropyCriterionConfig",
      "fairseq.criterions.masked_lm": "MaskedLmConfig",
      "fairseq.criterions.model_criterion": "ModelCriterionConfig",
      "fairseq.criterions.nat_loss": "LabelSmoothedDualImitationCriterionConfig",
      "fairseq.criterions.sentence_prediction": "SentencePredictionConfig",
      "fairseq.criterions.speech_dlm_criterion": "SpeechDLMCriterionConfig",
      "fairseq.criterions.speech_ulm_criterion": "SpeechUnitLmCriterionConfig",
      "fairseq.criterions.tacotron2_loss": "Tacotron2CriterionConfig",
      "fairseq.criterions.wav2vec_criterion": "Wav2VecCriterionConfig",
      "fairseq.data.dictionary": "Dictionary TruncatedDictionary",
      "fairseq.dataclass.configs":
        "CheckpointConfig CommonConfig CommonEvalConfig DatasetConfig DistributedTrainingConfig EMAConfig EvalLMConfig " +
        "FairseqBMUFConfig FairseqConfig FairseqDataclass GenerationConfig InteractiveConfig OptimizationConfig",
      "fairseq.dataclass.utils": "omegaconf_no_object_check",
      "fairseq.models.bart.hub_interface": "BARTHubInterface",
      "fairseq.models.bart.model": "BARTClassificationHead BARTModel",
      "fairseq.models.hubert.hubert": "HubertConfig HubertModel",
      "fairseq.models.hubert.hubert_asr":
        "HubertAsrConfig HubertCtc HubertCtcConfig HubertEncoder HubertSeq2SeqConfig HubertSeq2SeqModel TransformerDecoder",
      "fairseq.models.multires_hubert.multires_hubert": "MultiresHubertConfig",
      "fairseq.models.multires_hubert.multires_hubert_asr":
        "MultiresHubertAsrConfig MultiresHubertCtcConfig MultiresHubertSeq2SeqConfig",
      "fairseq.models.roberta.enc_dec": "RobertaEncDecModel",
      "fairseq.models.roberta.hub_interface": "RobertaHubInterface",
      "fairseq.models.roberta.model": "RobertaClassificationHead RobertaEncoder RobertaLMHead RobertaModel",
      "fairseq.models.roberta.model_camembert": "CamembertModel",
      "fairseq.models.roberta.model_gottbert": "GottbertModel",
      "fairseq.models.roberta.model_xlmr": "XLMRModel",
      "fairseq.models.speech_dlm.speech_dlm": "SpeechDLMConfig",
      "fairseq.models.transformer.transformer_base": "TransformerModelBase",
      "fairseq.models.transformer.transformer_config": "DecoderConfig EncDecBaseConfig QuantNoiseConfig",
      "fairseq.models.transformer.transformer_decoder": "TransformerDecoder TransformerDecoderBase",
      "fairseq.models.transformer.transformer_decoder_aug": "AugTransformerDecoder AugTransformerDecoderBase",
      "fairseq.models.transformer.transformer_encoder": "TransformerEncoder TransformerEncoderBase",
      "fairseq.models.transformer.transformer_legacy": "TransformerModel",
      "fairseq.models.transformer_lm": "TransformerLanguageModelConfig",
      "fairseq.models.transformer_ulm": "SpeechUnitLanguageModelConfig",
      "fairseq.models.wav2vec.wav2vec":
        "ConvAggegator ConvFeatureExtractionModel Wav2VecConfig Wav2VecModel Wav2VecPredictionsModel ZeroPad1d",
      "fairseq.models.wav2vec.wav2vec2":
        "AdapterFast ConformerEncoder ConvFeatureExtractionModel TransformerEncoder TransformerSentenceEncoderLayer " +
        "TransformerSentenceEncoderWithAdapterLayer Wav2Vec2Config Wav2Vec2Model",
      "fairseq.models.wav2vec.wav2vec2_asr":
        "TransformerDecoder Wav2Vec2AsrConfig Wav2Vec2CtcConfig Wav2Vec2Seq2SeqConfig Wav2Vec2Seq2SeqModel Wav2VecCtc " +
        "Wav2VecEncoder",
      "fairseq.models.wav2vec.wav2vec2_classification":
        "FirstToken LayerWeightedMeanPooling MaxPoolingFast MeanPoolingFast MeanPoolingFastAMSoftmax Pooling " +
        "Wav2Vec2ClassificationConfig Wav2VecClassification",
      "fairseq.models.wav2vec.wav2vec2_laser": "Wav2VecLaser",
      "fairseq.modules.adaptive_input": "AdaptiveInput",
      "fairseq.modules.adaptive_softmax": "AdaptiveSoftmax TiedHeadModule TiedLinear",
      "fairseq.modules.base_layer": "BaseLayer BaseSublayer",
      "fairseq.modules.beamable_mm": "BeamableMM",
      "fairseq.modules.character_token_embedder": "CharacterTokenEmbedder Highway",
      "fairseq.modules.conformer_layer":
        "ConformerEncoderLayer ConformerWav2Vec2EncoderLayer ConvolutionModule FeedForwardModule",
      "fairseq.modules.conv_tbc": "ConvTBC",
      "fairseq.modules.downsampled_multihead_attention":
        "Downsample DownsampledMultiHeadAttention SingleHeadAttention",
      "fairseq.modules.dynamic_convolution": "DynamicConv1dTBC DynamicConv_scripatable",
      "fairseq.modules.dynamic_crf_layer": "DynamicCRF",
      "fairseq.modules.dynamicconv_layer.dynamicconv_layer": "DynamicconvLayer",
      "fairseq.modules.ema_module": "EMAModule EMAModuleConfig",
      "fairseq.modules.espnet_multihead_attention":
        "ESPNETMultiHeadedAttention RelPositionMultiHeadedAttention RotaryPositionMultiHeadedAttention",
      "fairseq.modules.fairseq_dropout": "FairseqDropout",
      "fairseq.modules.fp32_batch_norm": "Fp32BatchNorm",
      "fairseq.modules.fp32_group_norm": "Fp32GroupNorm",
      "fairseq.modules.fp32_instance_norm": "Fp32InstanceNorm",
      "fairseq.modules.gumbel_vector_quantizer": "GumbelVectorQuantizer",
      "fairseq.modules.kmeans_attention":
        "Chunk DepthWiseConv1d FeedForward FixedPositionalEmbedding GELU_ Kmeans KmeansAttention MatrixMultiply PreNorm " +
        "ProjectInOut ReZero ScaleNorm SelfAttention",
      "fairseq.modules.kmeans_vector_quantizer": "KmeansVectorQuantizer",
      "fairseq.modules.layer_drop": "LayerDropModuleList",
      "fairseq.modules.layer_norm": "Fp32LayerNorm",
      "fairseq.modules.learned_positional_embedding": "LearnedPositionalEmbedding",
      "fairseq.modules.lightconv_layer.lightconv_layer": "LightconvLayer",
      "fairseq.modules.lightweight_convolution": "LightweightConv1d LightweightConv1dTBC",
      "fairseq.modules.linearized_convolution": "LinearizedConvolution",
      "fairseq.modules.location_attention": "LocationAttention",
      "fairseq.modules.lstm_cell_with_zoneout": "LSTMCellWithZoneOut",
      "fairseq.modules.multihead_attention": "MultiheadAttention",
      "fairseq.modules.positional_encoding": "PositionalEncoding RelPositionalEncoding",
      "fairseq.modules.quantization.pq.em": "EM EmptyClusterResolveError",
      "fairseq.modules.quantization.pq.modules.qconv": "PQConv2d",
      "fairseq.modules.quantization.pq.modules.qemb": "PQEmbedding",
      "fairseq.modules.quantization.pq.modules.qlinear": "PQLinear",
      "fairseq.modules.quantization.pq.pq": "PQ",
      "fairseq.modules.quantization.pq.utils": "SizeTracker",
      "fairseq.modules.quantization.scalar.modules.qact": "ActivationQuantizer",
      "fairseq.modules.quantization.scalar.modules.qemb": "IntEmbedding",
      "fairseq.modules.quantization.scalar.modules.qlinear": "IntLinear",
      "fairseq.modules.rotary_positional_embedding": "RotaryPositionalEmbedding",
      "fairseq.modules.same_pad": "SamePad SamePad2d",
      "fairseq.modules.sinusoidal_positional_embedding": "SinusoidalPositionalEmbedding",
      "fairseq.modules.sparse_multihead_attention": "SparseMultiheadAttention",
      "fairseq.modules.sparse_transformer_sentence_encoder": "SparseTransformerSentenceEncoder",
      "fairseq.modules.transformer_layer":
        "TransformerDecoderLayer TransformerDecoderLayerBase TransformerEncoderLayer TransformerEncoderLayerBase",
      "fairseq.modules.transformer_layer_aug": "AugTransformerDecoderLayerBase",
      "fairseq.modules.transformer_sentence_encoder": "TransformerSentenceEncoder",
      "fairseq.modules.transformer_sentence_encoder_layer": "TransformerSentenceEncoderLayer",
      "fairseq.modules.transpose_last": "TransposeLast",
      "fairseq.modules.vggblock": "VGGBlock",
      "fairseq.optim.adadelta": "Adadelta",
      "fairseq.optim.adafactor": "Adafactor FairseqAdafactor",
      "fairseq.optim.adagrad": "Adagrad",
      "fairseq.optim.adam": "Adam FairseqAdam FairseqAdamConfig",
      "fairseq.optim.adamax": "Adamax FairseqAdamax",
      "fairseq.optim.amp_optimizer": "AMPOptimizer",
      "fairseq.optim.bmuf": "FairseqBMUF",
      "fairseq.optim.composite":
        "CompositeLRScheduler CompositeOptimizer CompositeOptimizerConfig FairseqCompositeOptimizer OptimizerAndSchedulerConfig",
      "fairseq.optim.cpu_adam": "CPUAdam FairseqCPUAdam FairseqCPUAdamConfig",
      "fairseq.optim.dynamic_loss_scaler": "DynamicLossScaler",
      "fairseq.optim.fairseq_optimizer": "FairseqOptimizer LegacyFairseqOptimizer",
      "fairseq.optim.fp16_optimizer":
        "FP16Optimizer MemoryEfficientFP16Optimizer _FP16OptimizerMixin _MemoryEfficientFP16OptimizerMixin",
      "fairseq.optim.fused_adam": "FusedAdamV1",
      "fairseq.optim.fused_lamb": "FairseqLAMB",
      "fairseq.optim.lr_scheduler.cosine_lr_scheduler": "CosineLRSchedule CosineLRScheduleConfig",
      "fairseq.optim.lr_scheduler.fairseq_lr_scheduler": "FairseqLRScheduler LegacyFairseqLRScheduler",
      "fairseq.optim.lr_scheduler.fixed_schedule": "FixedLRSchedule FixedLRScheduleConfig",
      "fairseq.optim.lr_scheduler.inverse_square_root_schedule":
        "InverseSquareRootLRScheduleConfig InverseSquareRootSchedule",
      "fairseq.optim.lr_scheduler.manual_lr_scheduler": "ManualSchedule",
      "fairseq.optim.lr_scheduler.pass_through": "PassThroughScheduleConfig PassThroughScheduleSchedule",
      "fairseq.optim.lr_scheduler.polynomial_decay_schedule":
        "PolynomialDecayLRSchedule PolynomialDecayLRScheduleConfig",
      "fairseq.optim.lr_scheduler.reduce_lr_on_plateau":
        "ReduceLROnPlateauLRSchedule ReduceLROnPlateauLRScheduleConfig",
      "fairseq.optim.lr_scheduler.step_lr_scheduler": "StepLRSchedule StepLRScheduleConfig",
      "fairseq.optim.lr_scheduler.tri_stage_lr_scheduler": "TriStageLRSchedule TriStageLRScheduleConfig",
      "fairseq.optim.lr_scheduler.triangular_lr_scheduler": "TriangularLRSchedule TriangularLRScheduleConfig",
      "fairseq.optim.nag": "FairseqNAG FairseqNAGConfig NAG",
      "fairseq.optim.sgd": "SGD",
      "fairseq.tasks.audio_classification": "AudioClassificationConfig",
      "fairseq.tasks.audio_finetuning": "AudioFinetuningConfig",
      "fairseq.tasks.audio_pretraining": "AudioMaskingConfig AudioPretrainingConfig",
      "fairseq.tasks.denoising": "DenoisingConfig",
      "fairseq.tasks.hubert_pretraining": "HubertPretrainingConfig",
      "fairseq.tasks.language_modeling": "LanguageModelingConfig",
      "fairseq.tasks.masked_lm": "MaskedLMConfig",
      "fairseq.tasks.multilingual_denoising": "MultilingualDenoisingConfig",
      "fairseq.tasks.multilingual_language_modeling": "MultilingualLanguageModelingConfig",
      "fairseq.tasks.multires_hubert_pretraining": "MultiresHubertPretrainingConfig",
      "fairseq.tasks.nlu_finetuning": "NLUFinetuningConfig",
      "fairseq.tasks.sentence_prediction": "SentencePredictionConfig",
      "fairseq.tasks.span_masked_lm": "SpanMaskedLMConfig",
      "fairseq.tasks.speech_dlm_task": "SpeechDLMConfig",
      "fairseq.tasks.speech_ulm_task": "SpeechUnitModelingConfig",
      "fairseq.tasks.translation": "TranslationConfig",
      "fairseq.tasks.translation_from_pretrained_xlm": "TranslationFromPretrainedXLMConfig",
      "fairseq.tasks.translation_lev": "TranslationLevenshteinConfig",
    },
  },
  {
    library: "SpeechBrain",
    sources: [
      "speechbrain/nnet, lobes, processing and dataio/encoder.py (Apache-2.0), 2025: nn.Modules and plain classes without a state method of their own; their class definitions read with their bases in its repository, 2026-11",
    ],
    date: "2026-11",
    globals: {
      "speechbrain.augment.augmenter": "Augmenter",
      "speechbrain.augment.codec": "CodecAugment",
      "speechbrain.augment.freq_domain": "RandomShift SpectrogramDrop Warping",
      "speechbrain.augment.time_domain":
        "AddNoise AddReverb ChannelDrop ChannelSwap CutCat DoClip DropBitResolution DropChunk DropFreq FastDropChunk RandAmp " +
        "Resample SignFlip SpeedPerturb",
      "speechbrain.dataio.encoder": "CTCTextEncoder CategoricalEncoder TextEncoder",
      "speechbrain.lobes.features":
        "Fbank Leaf MFCC StreamingFeatureWrapper StreamingFeatureWrapperContext VocalFeatures",
      "speechbrain.lobes.models.CRDNN": "CNN_Block CRDNN DNN_Block",
      "speechbrain.lobes.models.Cnn14": "CNN14PSI CNN14PSI_stft Cnn14 ConvBlock",
      "speechbrain.lobes.models.ContextNet": "ContextNet ContextNetBlock SEmodule",
      "speechbrain.lobes.models.DiffWave":
        "DiffWave DiffWaveDiffusion DiffusionEmbedding ResidualBlock SpectrogramUpsampler",
      "speechbrain.lobes.models.ECAPA_TDNN":
        "AttentiveStatisticsPooling BatchNorm1d Classifier Conv1d ECAPA_TDNN Res2NetBlock SEBlock SERes2NetBlock TDNNBlock",
      "speechbrain.lobes.models.ESPnetVGG": "ESPnetVGG",
      "speechbrain.lobes.models.EnhanceResnet": "ConvBlock EnhanceResnet SEblock",
      "speechbrain.lobes.models.FastSpeech2":
        "AlignmentNetwork BinaryAlignmentLoss DurationPredictor EncoderPreNet FastSpeech2 FastSpeech2WithAlignment " +
        "ForwardSumLoss Loss LossWithAlignment PostNet SPNPredictor SSIMLoss TextMelCollate TextMelCollateWithAlignment",
      "speechbrain.lobes.models.GatedNN": "GatedNN GatedNNBlock",
      "speechbrain.lobes.models.HifiGAN":
        "DiscriminatorLoss DiscriminatorP DiscriminatorS GeneratorLoss HifiganDiscriminator HifiganGenerator HingeDLoss " +
        "HingeGLoss L1SpecLoss MSEDLoss MSEGLoss MelganFeatureLoss MultiPeriodDiscriminator MultiScaleDiscriminator " +
        "MultiScaleSTFTLoss ResBlock1 ResBlock2 STFTLoss UnitHifiganGenerator VariancePredictor",
      "speechbrain.lobes.models.L2I":
        "CNN14PSI_stft CNN14PSI_stft_2d NMFDecoderAudio NMFEncoder Psi PsiOptimized Theta",
      "speechbrain.lobes.models.MSTacotron2": "Loss Tacotron2 TextMelCollate",
      "speechbrain.lobes.models.MetricGAN": "EnhancementGenerator Learnable_sigmoid MetricDiscriminator",
      "speechbrain.lobes.models.MetricGAN_U": "EnhancementGenerator MetricDiscriminator",
      "speechbrain.lobes.models.PIQ":
        "Conv2dEncoder_v2 ResBlockAudio VQEmbedding VectorQuantizedPSIFocalNet_Audio VectorQuantizedPSIViT_Audio " +
        "VectorQuantizedPSI_Audio",
      "speechbrain.lobes.models.RNNLM": "RNNLM",
      "speechbrain.lobes.models.ResNet": "BasicBlock Classifier ResNet SEBasicBlock SEBlock",
      "speechbrain.lobes.models.Tacotron2":
        "Attention ConvNorm Decoder Encoder LinearNorm LocationLayer Loss Postnet Prenet Tacotron2 TextMelCollate",
      "speechbrain.lobes.models.VanillaNN": "VanillaNN",
      "speechbrain.lobes.models.Xvector": "Classifier Discriminator Xvector",
      "speechbrain.lobes.models.beats":
        "BEATs BEATsConfig GLU_Linear MultiheadAttention SamePad Swish TransformerEncoder TransformerSentenceEncoderLayer",
      "speechbrain.lobes.models.bsq": "BinarySphericalQuantizer",
      "speechbrain.lobes.models.conv_tasnet":
        "ChannelwiseLayerNorm Chomp1d Decoder DepthwiseSeparableConv Encoder GlobalLayerNorm MaskNet TemporalBlock " +
        "TemporalBlocksSequential",
      "speechbrain.lobes.models.convolution": "ConvBlock ConvolutionFrontEnd ConvolutionalSpatialGatingUnit",
      "speechbrain.lobes.models.dual_path":
        "CumulativeLayerNorm Decoder Dual_Computation_Block Dual_Path_Model Encoder FastTransformerBlock GlobalLayerNorm " +
        "IdentityBlock PyTorchPositionalEncoding PytorchTransformerBlock SBConformerEncoderBlock SBRNNBlock SBTransformerBlock " +
        "SepformerWrapper",
      "speechbrain.lobes.models.resepformer":
        "MemLSTM ResourceEfficientSeparationPipeline ResourceEfficientSeparator SBRNNBlock SBTransformerBlock_wnormandskip " +
        "SegLSTM",
      "speechbrain.lobes.models.segan_model": "Discriminator Generator",
      "speechbrain.lobes.models.transformer.Branchformer":
        "BranchformerEncoder BranchformerEncoderLayer ConvolutionBranch",
      "speechbrain.lobes.models.transformer.Conformer":
        "ConformerDecoder ConformerDecoderLayer ConformerEncoder ConformerEncoderLayer ConformerEncoderLayerStreamingContext " +
        "ConformerEncoderStreamingContext ConvolutionModule",
      "speechbrain.lobes.models.transformer.Transformer":
        "NormalizedEmbedding PositionalEncoding TransformerDecoder TransformerDecoderLayer TransformerEncoder " +
        "TransformerEncoderLayer TransformerInterface",
      "speechbrain.lobes.models.transformer.TransformerASR":
        "EncoderWrapper TransformerASR TransformerASRStreamingContext",
      "speechbrain.lobes.models.transformer.TransformerLM": "TransformerLM",
      "speechbrain.lobes.models.transformer.TransformerSE": "CNNTransformerSE",
      "speechbrain.lobes.models.transformer.TransformerST": "TransformerST",
      "speechbrain.nnet.CNN":
        "Conv1d Conv2d ConvTranspose1d DepthwiseSeparableConv1d DepthwiseSeparableConv2d GaborConv1d SincConv",
      "speechbrain.nnet.RNN":
        "AttentionalRNNDecoder GRU GRUCell LSTM LSTMCell LiGRU LiGRU_Layer QuasiRNN QuasiRNNLayer RNN RNNCell SLiGRU " +
        "SLiGRU_Layer",
      "speechbrain.nnet.activations": "GumbelSoftmax Softmax Swish",
      "speechbrain.nnet.adapters": "AdaptedModel HoulsbyAdapterLinear LoRA",
      "speechbrain.nnet.attention":
        "ContentBasedAttention KeyValueAttention LocationAwareAttention MemoiseAtLeastSize MultiheadAttention " +
        "PositionalwiseFeedForward PrecomputedRoPESinusoids RelPosEncXL RelPosMHAXL RoPEMHA",
      "speechbrain.nnet.autoencoders": "Autoencoder NormalizingAutoencoder VariationalAutoencoder",
      "speechbrain.nnet.complex_networks.c_CNN": "CConv1d CConv2d",
      "speechbrain.nnet.complex_networks.c_RNN": "CLSTM CLSTM_Layer CLiGRU CLiGRU_Layer CRNN CRNN_Layer",
      "speechbrain.nnet.complex_networks.c_linear": "CLinear",
      "speechbrain.nnet.complex_networks.c_normalization": "CBatchNorm CLayerNorm",
      "speechbrain.nnet.containers": "ConnectBlocks LengthsCapableSequential ModuleList Sequential",
      "speechbrain.nnet.diffusion":
        "DenoisingDiffusion Diffuser GaussianNoise LatentDiffusion LengthMaskedGaussianNoise",
      "speechbrain.nnet.dropout": "Dropout2d",
      "speechbrain.nnet.embedding": "Embedding",
      "speechbrain.nnet.hypermixing": "HyperMixing HyperNetwork ParallelMLPs",
      "speechbrain.nnet.linear": "Linear",
      "speechbrain.nnet.loss.guidedattn_loss": "GuidedAttentionLoss",
      "speechbrain.nnet.losses":
        "AdditiveAngularMargin AngularMargin AutoencoderLoss ContrastiveLoss Laplacian LaplacianVarianceLoss LogSoftmaxWrapper " +
        "PitWrapper VariationalAutoencoderLoss",
      "speechbrain.nnet.normalization":
        "BatchNorm1d BatchNorm2d ExponentialMovingAverage GroupNorm InstanceNorm1d InstanceNorm2d LayerNorm PCEN",
      "speechbrain.nnet.pooling":
        "AdaptivePool AttentionPooling GaussianLowpassPooling Pooling1d Pooling2d StatisticsPooling",
      "speechbrain.nnet.quantisers": "GumbelVectorQuantizer RandomProjectionQuantizer",
      "speechbrain.nnet.quaternion_networks.q_CNN": "QConv1d QConv2d",
      "speechbrain.nnet.quaternion_networks.q_RNN": "QLSTM QLSTM_Layer QLiGRU QLiGRU_Layer QRNN QRNN_Layer",
      "speechbrain.nnet.quaternion_networks.q_linear": "QLinear",
      "speechbrain.nnet.quaternion_networks.q_normalization": "QBatchNorm",
      "speechbrain.nnet.quaternion_networks.q_pooling": "QPooling2d",
      "speechbrain.nnet.schedulers":
        "CyclicCosineScheduler CyclicLRScheduler IntervalScheduler InverseSquareRootScheduler LinearNoamScheduler " +
        "LinearScheduler LinearWarmupScheduler NewBobScheduler NoamIntervalScheduler NoamScheduler ReduceLROnPlateau " +
        "ScheduledLoss StepScheduler TriStageLRSchedule WarmAndExpDecayLRSchedule WarmCoolDecayLRSchedule",
      "speechbrain.nnet.transducer.transducer_joint": "Transducer_joint",
      "speechbrain.nnet.unet":
        "AttentionBlock AttentionPool2d DecoderUNetModel Downsample DownsamplingPadding EmbeddingProjection EncoderUNetModel " +
        "QKVAttention ResBlock TimestepBlock TimestepEmbedSequential UNetModel UNetNormalizingAutoencoder Upsample",
      "speechbrain.nnet.utils": "DoneDetector",
      "speechbrain.processing.features":
        "ContextWindow DCT Deltas DynamicRangeCompression Filterbank GlobalNorm ISTFT InputNormalization MinLevelNorm STFT",
    },
  },
  {
    library: "Coqui TTS",
    sources: [
      "TTS/config, tts/configs, vocoder/configs and the layers (MPL-2.0; names only), 2023: coqpit's dataclasses and nn.Modules; their class definitions read with their bases in its repository, 2026-11",
    ],
    date: "2026-11",
    globals: {
      "TTS.config.shared_configs": "BaseAudioConfig BaseDatasetConfig BaseTrainingConfig",
      "TTS.encoder.configs.base_encoder_config": "BaseEncoderConfig",
      "TTS.encoder.configs.emotion_encoder_config": "EmotionEncoderConfig",
      "TTS.encoder.configs.speaker_encoder_config": "SpeakerEncoderConfig",
      "TTS.tts.configs.align_tts_config": "AlignTTSConfig",
      "TTS.tts.configs.bark_config": "BarkConfig",
      "TTS.tts.configs.delightful_tts_config": "DelightfulTTSConfig",
      "TTS.tts.configs.fast_pitch_config": "FastPitchConfig",
      "TTS.tts.configs.fast_speech_config": "FastSpeechConfig",
      "TTS.tts.configs.fastspeech2_config": "Fastspeech2Config",
      "TTS.tts.configs.glow_tts_config": "GlowTTSConfig",
      "TTS.tts.configs.neuralhmm_tts_config": "NeuralhmmTTSConfig",
      "TTS.tts.configs.overflow_config": "OverflowConfig",
      "TTS.tts.configs.shared_configs": "BaseTTSConfig CapacitronVAEConfig CharactersConfig GSTConfig",
      "TTS.tts.configs.speedy_speech_config": "SpeedySpeechConfig",
      "TTS.tts.configs.tacotron2_config": "Tacotron2Config",
      "TTS.tts.configs.tacotron_config": "TacotronConfig",
      "TTS.tts.configs.tortoise_config": "TortoiseConfig",
      "TTS.tts.configs.vits_config": "VitsConfig",
      "TTS.tts.configs.xtts_config": "XttsConfig",
      "TTS.tts.layers.generic.aligner": "AlignmentNetwork",
      "TTS.tts.layers.generic.gated_conv": "GatedConvBlock",
      "TTS.tts.layers.generic.normalization": "ActNorm LayerNorm LayerNorm2 TemporalBatchNorm1d",
      "TTS.tts.layers.generic.pos_encoding": "PositionalEncoding",
      "TTS.tts.layers.generic.res_conv_bn": "Conv1dBN Conv1dBNBlock ResidualConv1dBNBlock ZeroTemporalPad",
      "TTS.tts.layers.generic.time_depth_sep_conv": "TimeDepthSeparableConv TimeDepthSeparableConvBlock",
      "TTS.tts.layers.generic.transformer": "FFTDurationPredictor FFTransformer FFTransformerBlock",
      "TTS.tts.layers.generic.wavenet": "WN WNBlocks",
      "TTS.tts.layers.glow_tts.decoder": "Decoder",
      "TTS.tts.layers.glow_tts.duration_predictor": "DurationPredictor",
      "TTS.tts.layers.glow_tts.encoder": "Encoder",
      "TTS.tts.layers.glow_tts.glow": "CouplingBlock InvConvNear ResidualConv1dLayerNormBlock",
      "TTS.tts.layers.glow_tts.transformer":
        "FeedForwardNetwork RelativePositionMultiHeadAttention RelativePositionTransformer",
      "TTS.tts.layers.tacotron.attentions":
        "GravesAttention LocationLayer MonotonicDynamicConvolutionAttention OriginalAttention",
      "TTS.tts.layers.tacotron.capacitron_layers":
        "CapacitronVAE PostEncoderMLP ReferenceEncoder TextSummary",
      "TTS.tts.layers.tacotron.common_layers": "Linear LinearBN Prenet",
      "TTS.tts.layers.tacotron.gst_layers": "GST MultiHeadAttention ReferenceEncoder StyleTokenLayer",
      "TTS.tts.layers.tacotron.tacotron":
        "BatchNormConv1d CBHG Decoder Encoder EncoderCBHG Highway PostCBHG StopNet",
      "TTS.tts.layers.tacotron.tacotron2": "ConvBNBlock Decoder Encoder Postnet",
      "TTS.tts.layers.vits.discriminator": "DiscriminatorS VitsDiscriminator",
      "TTS.tts.layers.vits.networks":
        "PosteriorEncoder ResidualCouplingBlock ResidualCouplingBlocks TextEncoder",
      "TTS.tts.layers.vits.stochastic_duration_predictor":
        "ConvFlow DilatedDepthSeparableConv ElementwiseAffine StochasticDurationPredictor",
      "TTS.tts.layers.xtts.gpt": "GPT LearnedPositionEmbeddings",
      "TTS.tts.layers.xtts.hifigan_decoder":
        "HifiDecoder HifiganGenerator PreEmphasis ResBlock1 ResBlock2 ResNetSpeakerEncoder SEBasicBlock SELayer",
      "TTS.tts.layers.xtts.latent_encoder": "AttentionBlock ConditioningEncoder GroupNorm32 QKVAttention",
      "TTS.tts.layers.xtts.perceiver_encoder":
        "Attend Attention CausalConv1d GEGLU PerceiverResampler RMSNorm",
      "TTS.tts.layers.xtts.trainer.gpt_trainer": "GPTArgs GPTTrainerConfig XttsAudioConfig",
      "TTS.tts.layers.xtts.zh_num2words":
        "Cardinal ChineseChar ChineseMath ChineseNumberDigit ChineseNumberUnit Date Digit Fraction MathSymbol Money " +
        "NumberSystem Percentage TelePhone TextNorm",
      "TTS.tts.models.vits": "VitsArgs VitsAudioConfig",
      "TTS.tts.models.xtts": "XttsArgs XttsAudioConfig",
      "TTS.utils.radam": "RAdam",
      "TTS.vocoder.configs.fullband_melgan_config": "FullbandMelganConfig",
      "TTS.vocoder.configs.hifigan_config": "HifiganConfig",
      "TTS.vocoder.configs.melgan_config": "MelganConfig",
      "TTS.vocoder.configs.multiband_melgan_config": "MultibandMelganConfig",
      "TTS.vocoder.configs.parallel_wavegan_config": "ParallelWaveganConfig",
      "TTS.vocoder.configs.shared_configs": "BaseGANVocoderConfig BaseVocoderConfig",
      "TTS.vocoder.configs.univnet_config": "UnivnetConfig",
      "TTS.vocoder.configs.wavegrad_config": "WavegradConfig",
      "TTS.vocoder.configs.wavernn_config": "WavernnConfig",
      "TTS.vocoder.layers.hifigan": "MRF ResStack",
      "TTS.vocoder.layers.losses":
        "DiscriminatorLoss GeneratorLoss HingeDLoss HingeGLoss L1SpecLoss MSEDLoss MSEGLoss MelganFeatureLoss " +
        "MultiScaleSTFTLoss MultiScaleSubbandSTFTLoss STFTLoss WaveRNNLoss",
      "TTS.vocoder.layers.lvc_block": "KernelPredictor LVCBlock",
      "TTS.vocoder.layers.melgan": "ResidualStack",
      "TTS.vocoder.layers.parallel_wavegan": "ResidualBlock",
      "TTS.vocoder.layers.pqmf": "PQMF",
      "TTS.vocoder.layers.upsample": "ConvUpsample Stretch2d UpsampleNetwork",
      "TTS.vocoder.layers.wavegrad": "Conv1d DBlock FiLM PositionalEncoding UBlock",
      "TTS.vocoder.models.fullband_melgan_generator": "FullbandMelganGenerator",
      "TTS.vocoder.models.hifigan_discriminator":
        "DiscriminatorP DiscriminatorS HifiganDiscriminator MultiPeriodDiscriminator MultiScaleDiscriminator",
      "TTS.vocoder.models.hifigan_generator": "HifiganGenerator ResBlock1 ResBlock2",
      "TTS.vocoder.models.melgan_discriminator": "MelganDiscriminator",
      "TTS.vocoder.models.melgan_generator": "MelganGenerator",
      "TTS.vocoder.models.melgan_multiscale_discriminator": "MelganMultiscaleDiscriminator",
      "TTS.vocoder.models.multiband_melgan_generator": "MultibandMelganGenerator",
      "TTS.vocoder.models.parallel_wavegan_discriminator":
        "ParallelWaveganDiscriminator ResidualParallelWaveganDiscriminator",
      "TTS.vocoder.models.parallel_wavegan_generator": "ParallelWaveganGenerator",
      "TTS.vocoder.models.random_window_discriminator":
        "ConditionalDiscriminator DBlock GBlock RandomWindowDiscriminator UnconditionalDiscriminator",
      "TTS.vocoder.models.univnet_discriminator":
        "MultiResSpecDiscriminator SpecDiscriminator UnivnetDiscriminator",
      "TTS.vocoder.models.univnet_generator": "UnivnetGenerator",
      "TTS.vocoder.models.wavegrad": "WavegradArgs",
      "TTS.vocoder.models.wavernn": "MelResNet ResBlock Stretch2d Upsample UpsampleNetwork WavernnArgs",
    },
  },
  {
    library: "torchmetrics",
    sources: [
      "torchmetrics/metric.py, Metric.__setstate__ (Apache-2.0), read: takes attributes and wraps its own two methods",
    ],
    date: "2026-11",
    globals: {
      "torchmetrics.aggregation":
        "BaseAggregator CatMetric MaxMetric MeanMetric MinMetric RunningMean RunningSum SumMetric",
      "torchmetrics.classification.accuracy": "BinaryAccuracy MulticlassAccuracy MultilabelAccuracy",
      "torchmetrics.classification.auroc": "BinaryAUROC MulticlassAUROC MultilabelAUROC",
      "torchmetrics.classification.average_precision":
        "BinaryAveragePrecision MulticlassAveragePrecision MultilabelAveragePrecision",
      "torchmetrics.classification.base": "_ClassificationTaskWrapper",
      "torchmetrics.classification.calibration_error": "BinaryCalibrationError MulticlassCalibrationError",
      "torchmetrics.classification.cohen_kappa": "BinaryCohenKappa MulticlassCohenKappa",
      "torchmetrics.classification.confusion_matrix":
        "BinaryConfusionMatrix MulticlassConfusionMatrix MultilabelConfusionMatrix",
      "torchmetrics.classification.eer": "BinaryEER MulticlassEER MultilabelEER",
      "torchmetrics.classification.exact_match": "MulticlassExactMatch MultilabelExactMatch",
      "torchmetrics.classification.f_beta":
        "BinaryF1Score BinaryFBetaScore MulticlassF1Score MulticlassFBetaScore MultilabelF1Score MultilabelFBetaScore",
      "torchmetrics.classification.group_fairness":
        "BinaryFairness BinaryGroupStatRates _AbstractGroupStatScores",
      "torchmetrics.classification.hamming":
        "BinaryHammingDistance MulticlassHammingDistance MultilabelHammingDistance",
      "torchmetrics.classification.hinge": "BinaryHingeLoss MulticlassHingeLoss",
      "torchmetrics.classification.jaccard":
        "BinaryJaccardIndex MulticlassJaccardIndex MultilabelJaccardIndex",
      "torchmetrics.classification.logauc": "BinaryLogAUC MulticlassLogAUC MultilabelLogAUC",
      "torchmetrics.classification.matthews_corrcoef":
        "BinaryMatthewsCorrCoef MulticlassMatthewsCorrCoef MultilabelMatthewsCorrCoef",
      "torchmetrics.classification.negative_predictive_value":
        "BinaryNegativePredictiveValue MulticlassNegativePredictiveValue MultilabelNegativePredictiveValue",
      "torchmetrics.classification.precision_fixed_recall":
        "BinaryPrecisionAtFixedRecall MulticlassPrecisionAtFixedRecall MultilabelPrecisionAtFixedRecall",
      "torchmetrics.classification.precision_recall":
        "BinaryPrecision BinaryRecall MulticlassPrecision MulticlassRecall MultilabelPrecision MultilabelRecall",
      "torchmetrics.classification.precision_recall_curve":
        "BinaryPrecisionRecallCurve MulticlassPrecisionRecallCurve MultilabelPrecisionRecallCurve",
      "torchmetrics.classification.ranking":
        "MultilabelCoverageError MultilabelRankingAveragePrecision MultilabelRankingLoss",
      "torchmetrics.classification.recall_fixed_precision":
        "BinaryRecallAtFixedPrecision MulticlassRecallAtFixedPrecision MultilabelRecallAtFixedPrecision",
      "torchmetrics.classification.roc": "BinaryROC MulticlassROC MultilabelROC",
      "torchmetrics.classification.sensitivity_specificity":
        "BinarySensitivityAtSpecificity MulticlassSensitivityAtSpecificity MultilabelSensitivityAtSpecificity",
      "torchmetrics.classification.specificity":
        "BinarySpecificity MulticlassSpecificity MultilabelSpecificity",
      "torchmetrics.classification.specificity_sensitivity":
        "BinarySpecificityAtSensitivity MulticlassSpecificityAtSensitivity MultilabelSpecificityAtSensitivity",
      "torchmetrics.classification.stat_scores":
        "BinaryStatScores MulticlassStatScores MultilabelStatScores _AbstractStatScores",
      "torchmetrics.collections": "MetricCollection",
      "torchmetrics.metric": "CompositionalMetric Metric",
      "torchmetrics.regression.concordance": "ConcordanceCorrCoef",
      "torchmetrics.regression.cosine_similarity": "CosineSimilarity",
      "torchmetrics.regression.crps": "ContinuousRankedProbabilityScore",
      "torchmetrics.regression.csi": "CriticalSuccessIndex",
      "torchmetrics.regression.explained_variance": "ExplainedVariance",
      "torchmetrics.regression.js_divergence": "JensenShannonDivergence",
      "torchmetrics.regression.kendall": "KendallRankCorrCoef",
      "torchmetrics.regression.kl_divergence": "KLDivergence",
      "torchmetrics.regression.log_cosh": "LogCoshError",
      "torchmetrics.regression.log_mse": "MeanSquaredLogError",
      "torchmetrics.regression.mae": "MeanAbsoluteError",
      "torchmetrics.regression.mape": "MeanAbsolutePercentageError",
      "torchmetrics.regression.minkowski": "MinkowskiDistance",
      "torchmetrics.regression.mse": "MeanSquaredError",
      "torchmetrics.regression.nrmse": "NormalizedRootMeanSquaredError",
      "torchmetrics.regression.pearson": "PearsonCorrCoef",
      "torchmetrics.regression.r2": "R2Score",
      "torchmetrics.regression.rse": "RelativeSquaredError",
      "torchmetrics.regression.spearman": "SpearmanCorrCoef",
      "torchmetrics.regression.symmetric_mape": "SymmetricMeanAbsolutePercentageError",
      "torchmetrics.regression.tweedie_deviance": "TweedieDevianceScore",
      "torchmetrics.regression.wmape": "WeightedMeanAbsolutePercentageError",
      "torchmetrics.retrieval._deprecated":
        "_RetrievalFallOut _RetrievalHitRate _RetrievalMAP _RetrievalMRR _RetrievalNormalizedDCG _RetrievalPrecision " +
        "_RetrievalPrecisionRecallCurve _RetrievalRPrecision _RetrievalRecall _RetrievalRecallAtFixedPrecision",
      "torchmetrics.retrieval.auroc": "RetrievalAUROC",
      "torchmetrics.retrieval.average_precision": "RetrievalMAP",
      "torchmetrics.retrieval.base": "RetrievalMetric",
      "torchmetrics.retrieval.fall_out": "RetrievalFallOut",
      "torchmetrics.retrieval.hit_rate": "RetrievalHitRate",
      "torchmetrics.retrieval.ndcg": "RetrievalNormalizedDCG",
      "torchmetrics.retrieval.precision": "RetrievalPrecision",
      "torchmetrics.retrieval.precision_recall_curve":
        "RetrievalPrecisionRecallCurve RetrievalRecallAtFixedPrecision",
      "torchmetrics.retrieval.r_precision": "RetrievalRPrecision",
      "torchmetrics.retrieval.recall": "RetrievalRecall",
      "torchmetrics.retrieval.reciprocal_rank": "RetrievalMRR",
    },
  },
  {
    library: "training frameworks",
    sources: [
      "mmengine, stable_baselines3, lightning, optax (Apache-2.0, MIT), 2024 to 2026: classes without a state method of their own; all but eleven read with their bases in the repositories, 2026-11",
    ],
    date: "2026-11",
    globals: {
      "lightning.pytorch.callbacks.batch_size_finder": "BatchSizeFinder",
      "lightning.pytorch.callbacks.callback": "Callback",
      "lightning.pytorch.callbacks.checkpoint": "Checkpoint",
      "lightning.pytorch.callbacks.device_stats_monitor": "DeviceStatsMonitor",
      "lightning.pytorch.callbacks.early_stopping": "EarlyStopping EarlyStoppingReason",
      "lightning.pytorch.callbacks.finetuning": "BackboneFinetuning BaseFinetuning",
      "lightning.pytorch.callbacks.gradient_accumulation_scheduler": "GradientAccumulationScheduler",
      "lightning.pytorch.callbacks.lambda_function": "LambdaCallback",
      "lightning.pytorch.callbacks.lr_finder": "LearningRateFinder",
      "lightning.pytorch.callbacks.lr_monitor": "LearningRateMonitor",
      "lightning.pytorch.callbacks.model_checkpoint": "ModelCheckpoint",
      "lightning.pytorch.callbacks.model_summary": "ModelSummary",
      "lightning.pytorch.callbacks.on_exception_checkpoint": "OnExceptionCheckpoint",
      "lightning.pytorch.callbacks.prediction_writer": "BasePredictionWriter",
      "lightning.pytorch.callbacks.progress.progress_bar": "ProgressBar",
      "lightning.pytorch.callbacks.progress.rich_progress": "RichProgressBar RichProgressBarTheme",
      "lightning.pytorch.callbacks.progress.tqdm_progress": "TQDMProgressBar",
      "lightning.pytorch.callbacks.pruning": "ModelPruning",
      "lightning.pytorch.callbacks.spike": "SpikeDetection",
      "lightning.pytorch.callbacks.stochastic_weight_avg": "StochasticWeightAveraging",
      "lightning.pytorch.callbacks.throughput_monitor": "ThroughputMonitor",
      "lightning.pytorch.callbacks.timer": "Timer",
      "lightning.pytorch.callbacks.weight_averaging": "EMAWeightAveraging WeightAveraging",
      "mmengine.model.averaged_model":
        "BaseAveragedModel ExponentialMovingAverage MomentumAnnealingEMA StochasticWeightAverage",
      "mmengine.model.base_model.base_model": "BaseModel",
      "mmengine.model.base_model.data_preprocessor": "BaseDataPreprocessor ImgDataPreprocessor",
      "mmengine.model.base_module": "BaseModule ModuleDict ModuleList Sequential",
      "mmengine.model.test_time_aug": "BaseTTAModel",
      "mmengine.model.weight_init":
        "BaseInit Caffe2XavierInit ConstantInit KaimingInit NormalInit PretrainedInit TruncNormalInit UniformInit XavierInit",
      "mmengine.model.wrappers.distributed": "MMDistributedDataParallel",
      "mmengine.model.wrappers.seperate_distributed": "MMSeparateDistributedDataParallel",
      "mmengine.optim.optimizer.amp_optimizer_wrapper": "AmpOptimWrapper",
      "mmengine.optim.optimizer.apex_optimizer_wrapper": "ApexOptimWrapper",
      "mmengine.optim.optimizer.base": "BaseOptimWrapper",
      "mmengine.optim.optimizer.default_constructor": "DefaultOptimWrapperConstructor",
      "mmengine.optim.optimizer.optimizer_wrapper": "OptimWrapper",
      "mmengine.optim.optimizer.optimizer_wrapper_dict": "OptimWrapperDict",
      "mmengine.optim.scheduler.lr_scheduler":
        "ConstantLR CosineAnnealingLR CosineRestartLR ExponentialLR LRSchedulerMixin LinearLR MultiStepLR OneCycleLR PolyLR " +
        "ReduceOnPlateauLR StepLR",
      "mmengine.optim.scheduler.momentum_scheduler":
        "ConstantMomentum CosineAnnealingMomentum CosineRestartMomentum ExponentialMomentum LinearMomentum " +
        "MomentumSchedulerMixin MultiStepMomentum PolyMomentum ReduceOnPlateauMomentum StepMomentum",
      "mmengine.optim.scheduler.param_scheduler":
        "ConstantParamScheduler CosineAnnealingParamScheduler CosineRestartParamScheduler ExponentialParamScheduler " +
        "LinearParamScheduler MultiStepParamScheduler OneCycleParamScheduler PolyParamScheduler ReduceOnPlateauParamScheduler " +
        "StepParamScheduler _ParamScheduler",
      "optax._src.base": "EmptyState",
      "optax._src.factorized": "FactoredState",
      "optax._src.linesearch":
        "BacktrackingLineSearchState ScaleByBacktrackingLinesearchState ScaleByZoomLinesearchState ZoomLinesearchState",
      "optax._src.lookahead": "LookaheadState",
      "optax._src.lookahead_test": "OptimizerTestState",
      "optax._src.transform":
        "ScaleByAdaDeltaState ScaleByAdamState ScaleByAdanState ScaleByAmsgradState ScaleByBeliefState " +
        "ScaleByDistanceOverGradientsState ScaleByLBFGSState ScaleByLionState ScaleByNovogradState " +
        "ScaleByOptimisticGradientState ScaleByRStdDevState ScaleByRStdDevWithCountState ScaleByRmsState " +
        "ScaleByRmsWithCountState ScaleByRpropState ScaleByRssState ScaleBySM3State ScaleByScheduleState",
      "optax.contrib._ademamix": "ScaleByAdemamixState ScaleBySimplifiedAdEMAMixState",
      "optax.contrib._cocob": "COCOBState",
      "optax.contrib._complex_valued": "SplitRealAndImaginaryState",
      "optax.contrib._dadapt_adamw": "DAdaptAdamWState",
      "optax.contrib._dog": "DoGState DoWGState",
      "optax.contrib._galore": "GaLoreState",
      "optax.contrib._madgrad": "MadgradState",
      "optax.contrib._mechanic": "MechanicState",
      "optax.contrib._mechanic_test": "OptimizerTestState",
      "optax.contrib._momo": "MomoAdamState MomoState",
      "optax.contrib._muon": "MuonState",
      "optax.contrib._privacy": "DifferentiallyPrivateAggregateState",
      "optax.contrib._prodigy": "ProdigyState",
      "optax.contrib._reduce_on_plateau": "ReduceLROnPlateauState",
      "optax.contrib._sam": "SAMState",
      "optax.contrib._schedule_free": "ScheduleFreeState",
      "optax.contrib._sophia": "HutchinsonState SophiaState",
      "optax.experimental._aggregating":
        "AccumulateAvgUpdatesState PerElementMeanAndSumSqDiffGradsState PerElementMeanAndVarianceEMAState",
      "optax.schedules._inject": "InjectHyperparamsState InjectStatefulHyperparamsState WrappedScheduleState",
      "optax.schedules._inject_test": "ExampleState",
      "optax.transforms._accumulation": "EmaState MultiStepsState TraceState",
      "optax.transforms._adding": "AddNoiseState",
      "optax.transforms._combining": "PartitionState",
      "optax.transforms._conditionality":
        "ApplyIfFiniteState ConditionallyMaskState ConditionallyTransformState",
      "optax.transforms._constraining": "ZeroNansState",
      "optax.transforms._masking": "MaskedState",
      "optax.transforms._monitoring": "MonitorState SnapshotState",
      "pytorch_lightning.callbacks.batch_size_finder": "BatchSizeFinder",
      "pytorch_lightning.callbacks.callback": "Callback",
      "pytorch_lightning.callbacks.checkpoint": "Checkpoint",
      "pytorch_lightning.callbacks.device_stats_monitor": "DeviceStatsMonitor",
      "pytorch_lightning.callbacks.early_stopping": "EarlyStopping EarlyStoppingReason",
      "pytorch_lightning.callbacks.finetuning": "BackboneFinetuning BaseFinetuning",
      "pytorch_lightning.callbacks.gradient_accumulation_scheduler": "GradientAccumulationScheduler",
      "pytorch_lightning.callbacks.lambda_function": "LambdaCallback",
      "pytorch_lightning.callbacks.lr_finder": "LearningRateFinder",
      "pytorch_lightning.callbacks.lr_monitor": "LearningRateMonitor",
      "pytorch_lightning.callbacks.model_summary": "ModelSummary",
      "pytorch_lightning.callbacks.on_exception_checkpoint": "OnExceptionCheckpoint",
      "pytorch_lightning.callbacks.prediction_writer": "BasePredictionWriter",
      "pytorch_lightning.callbacks.progress.progress_bar": "ProgressBar",
      "pytorch_lightning.callbacks.progress.rich_progress": "RichProgressBar RichProgressBarTheme",
      "pytorch_lightning.callbacks.progress.tqdm_progress": "TQDMProgressBar",
      "pytorch_lightning.callbacks.pruning": "ModelPruning",
      "pytorch_lightning.callbacks.spike": "SpikeDetection",
      "pytorch_lightning.callbacks.stochastic_weight_avg": "StochasticWeightAveraging",
      "pytorch_lightning.callbacks.throughput_monitor": "ThroughputMonitor",
      "pytorch_lightning.callbacks.timer": "Timer",
      "pytorch_lightning.callbacks.weight_averaging": "EMAWeightAveraging WeightAveraging",
      "stable_baselines3.a2c.a2c": "A2C",
      "stable_baselines3.common.base_class": "BaseAlgorithm",
      "stable_baselines3.common.buffers":
        "BaseBuffer DictReplayBuffer DictRolloutBuffer NStepReplayBuffer ReplayBuffer RolloutBuffer",
      "stable_baselines3.common.distributions":
        "BernoulliDistribution CategoricalDistribution DiagGaussianDistribution Distribution MultiCategoricalDistribution " +
        "SquashedDiagGaussianDistribution StateDependentNoiseDistribution TanhBijector",
      "stable_baselines3.common.noise":
        "ActionNoise NormalActionNoise OrnsteinUhlenbeckActionNoise VectorizedActionNoise",
      "stable_baselines3.common.off_policy_algorithm": "OffPolicyAlgorithm",
      "stable_baselines3.common.on_policy_algorithm": "OnPolicyAlgorithm",
      "stable_baselines3.common.policies":
        "ActorCriticCnnPolicy ActorCriticPolicy BaseModel BasePolicy ContinuousCritic MultiInputActorCriticPolicy",
      "stable_baselines3.common.running_mean_std": "RunningMeanStd",
      "stable_baselines3.common.torch_layers":
        "BaseFeaturesExtractor CombinedExtractor FlattenExtractor MlpExtractor NatureCNN",
      "stable_baselines3.common.type_aliases":
        "DictReplayBufferSamples DictRolloutBufferSamples ReplayBufferSamples RolloutBufferSamples RolloutReturn TrainFreq " +
        "TrainFrequencyUnit",
      "stable_baselines3.common.utils": "ConstantSchedule FloatSchedule LinearSchedule",
      "stable_baselines3.dqn.dqn": "DQN",
      "stable_baselines3.dqn.policies": "CnnPolicy DQNPolicy MultiInputPolicy QNetwork",
      "stable_baselines3.her.goal_selection_strategy": "GoalSelectionStrategy",
      "stable_baselines3.ppo.ppo": "PPO",
      "stable_baselines3.sac.policies": "Actor CnnPolicy MultiInputPolicy SACPolicy",
      "stable_baselines3.sac.sac": "SAC",
      "stable_baselines3.td3.policies": "Actor CnnPolicy MultiInputPolicy TD3Policy",
      "stable_baselines3.td3.td3": "TD3",
    },
  },
  {
    library: "pyannote",
    sources: ["pyannote/audio (MIT), 2025: nn.Modules and dataclasses without a state method of their own"],
    date: "2026-11",
    globals: {
      "pyannote.audio.core.model": "Introspection Output",
      "pyannote.audio.core.plda": "PLDA",
      "pyannote.audio.core.task": "Problem Resolution Specifications UnknownSpecificationsError ValDataset",
      "pyannote.audio.models.blocks.pooling": "StatsPool",
      "pyannote.audio.models.blocks.sincnet": "SincNet",
      "pyannote.audio.models.embedding.wespeaker.resnet": "BasicBlock Bottleneck ResNet TSTP",
    },
  },
  {
    library: "parts of models and of what is trained with them",
    sources: [
      "peft, sentence_transformers, setfit, transformers (Apache-2.0), 4.30 to 5.18: nn.Modules and plain classes; bitsandbytes/nn/modules.py (MIT): nn.Modules",
      "deepspeed/utils/tensor_fragment.py, megatron, nemo/core/connectors/save_restore_connector.py (Apache-2.0): dataclasses and plain classes",
      "torch/ao/quantization/observer.py, fake_quantize.py and stubs.py (BSD-3-Clause), torch 1.13 to 2.9: nn.Modules",
      "torch/distributed/tensor/placement_types.py, _shard/sharded_tensor/metadata.py (BSD-3-Clause): dataclasses",
      "langchain_core/documents/base.py (MIT): pydantic models; pydantic/main.py, BaseModel.__setstate__, read: sets its own four attributes",
      "keras/callbacks (Apache-2.0): plain attributes; einops/layers/torch.py (MIT): nn.Modules; Pillow, ImageFile.__setstate__ (HPND)",
      "scipy/optimize/_optimize.py, OptimizeResult (BSD-3-Clause): a dict; dataclasses.py (PSF-2.0)",
      "ruamel/yaml/comments.py and scalar*.py (MIT): lists, dicts, numbers and texts that remember how they were written",
    ],
    date: "2026-11",
    globals: {
      "PIL.JpegImagePlugin": "JpegImageFile",
      "PIL.PngImagePlugin": "PngImageFile",
      "bitsandbytes.nn.modules":
        "Embedding Embedding4bit Embedding8bit Linear4bit Linear8bitLt LinearFP4 LinearNF4 StableEmbedding",
      dataclasses: "Field _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE",
      "deepspeed.utils.tensor_fragment": "fragment_address tensor_fragment",
      dnnlib: "EasyDict",
      "dnnlib.util": "EasyDict",
      "einops.layers.torch": "EinMix Rearrange Reduce",
      "keras.callbacks": "History",
      "keras.src.callbacks": "History",
      "keras.src.callbacks.history": "History",
      "langchain.docstore.document": "Document",
      "langchain.docstore.in_memory": "InMemoryDocstore",
      "langchain.schema": "Document",
      "langchain.schema.document": "Document",
      "langchain_community.docstore.in_memory": "InMemoryDocstore",
      "langchain_core.documents.base": "Document",
      "megatron.fp16_deprecated.loss_scaler": "DynamicLossScaler LossScaler",
      "nemo.collections.nlp.parts.nlp_overrides": "NLPSaveRestoreConnector",
      "nemo.core.connectors.save_restore_connector": "SaveRestoreConnector",
      "peft.peft_model":
        "PeftModel PeftModelForCausalLM PeftModelForFeatureExtraction PeftModelForQuestionAnswering PeftModelForSeq2SeqLM " +
        "PeftModelForSequenceClassification PeftModelForTokenClassification",
      "peft.tuners.lora.layer": "Conv1d Conv2d Embedding Linear LoraLayer",
      "peft.tuners.lora.model": "LoraModel",
      "pydantic.main": "BaseModel",
      "ruamel.yaml.comments": "CommentedMap CommentedSeq CommentedSet Comment Format LineCol",
      "ruamel.yaml.scalarbool": "ScalarBoolean",
      "ruamel.yaml.scalarfloat": "ScalarFloat",
      "ruamel.yaml.scalarint": "ScalarInt",
      "ruamel.yaml.scalarstring":
        "DoubleQuotedScalarString LiteralScalarString ScalarString SingleQuotedScalarString",
      "scipy.interpolate._rgi": "RegularGridInterpolator",
      "scipy.interpolate.interpolate": "interp1d",
      "scipy.optimize._lbfgsb_py": "LbfgsInvHessProduct",
      "scipy.optimize._optimize": "OptimizeResult",
      "scipy.optimize.optimize": "OptimizeResult",
      "sentence_transformers.SentenceTransformer": "SentenceTransformer",
      "setfit.modeling": "SetFitHead SetFitModel",
      "tensorflow.python.keras.callbacks": "History",
      "torch.ao.quantization.fake_quantize":
        "FakeQuantize FakeQuantizeBase FixedQParamsFakeQuantize FusedMovingAvgObsFakeQuantize",
      "torch.ao.quantization.observer":
        "FixedQParamsObserver HistogramObserver MinMaxObserver MovingAverageMinMaxObserver MovingAveragePerChannelMinMaxObserver " +
        "NoopObserver ObserverBase PerChannelMinMaxObserver PlaceholderObserver RecordingObserver ReuseInputObserver " +
        "UniformQuantizationObserverBase _PartialWrapper",
      "torch.ao.quantization.qconfig": "QConfig QConfigDynamic",
      "torch.ao.quantization.stubs": "DeQuantStub QuantStub QuantWrapper",
      "torch.distributed._shard.sharded_tensor.metadata":
        "MEM_FORMAT_ENCODING ShardedTensorMetadata TensorProperties",
      "torch.distributed._tensor.placement_types": "Partial Placement Replicate Shard _Partial _StridedShard",
      "torch.distributed.tensor.placement_types": "Partial Placement Replicate Shard _StridedShard",
      "torch.quantization.fake_quantize": "FakeQuantize",
      "torch.quantization.observer":
        "HistogramObserver MinMaxObserver MovingAverageMinMaxObserver MovingAveragePerChannelMinMaxObserver PerChannelMinMaxObserver",
      "torch.quantization.qconfig": "QConfig QConfigDynamic",
      "torch.quantization.stubs": "DeQuantStub QuantStub QuantWrapper",
      "transformers.activations":
        "AccurateGELUActivation ClippedGELUActivation FastGELUActivation GELUActivation LaplaceActivation LinearActivation MishActivation " +
        "NewGELUActivation PytorchGELUTanh QuickGELUActivation ReLUSquaredActivation SiLUActivation",
      "transformers.cache_utils": "Cache DynamicCache DynamicLayer StaticCache",
      "transformers.models.bart.tokenization_bart": "BartTokenizer",
      "transformers.models.clip.tokenization_clip": "CLIPTokenizer",
      "transformers.models.distilbert.tokenization_distilbert": "DistilBertTokenizer",
      "transformers.models.electra.tokenization_electra": "ElectraTokenizer",
      "transformers.models.gpt2.tokenization_gpt2": "GPT2Tokenizer",
      "transformers.models.longformer.tokenization_longformer": "LongformerTokenizer",
      "transformers.models.roberta.tokenization_roberta": "RobertaTokenizer",
      "transformers.models.wav2vec2.tokenization_wav2vec2": "Wav2Vec2CTCTokenizer",
      "transformers.models.whisper.tokenization_whisper": "WhisperTokenizer",
      "transformers.optimization": "Adafactor AdafactorSchedule AdamW",
      "transformers.tokenization_utils": "ExtensionsTrie Trie",
      "transformers.trainer_callback": "TrainerControl TrainerState",
    },
  },
];
