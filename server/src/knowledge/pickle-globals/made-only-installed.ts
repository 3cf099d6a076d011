import type { AllowPack } from "./pack.ts";

/**
 * What a set of some 900 ordinary files of the libraries of Debian 12 and of CPython 3.8 to 3.13 held beside what the
 * other packs have, and its neighbours: classes of which a pickle may make instances without a word, as those of `made-only.ts`.
 */
export const madeOnlyInstalled = (): readonly AllowPack[] => [
  {
    library: "further classes of Python",
    sources: [
      "CPython 3.8 to 3.13, Lib/, and 2.7, Lib/sets.py, read: their states are attributes; the items of SimpleCookie are taken as text",
    ],
    date: "2026-11",
    globals: {
      calendar: "Calendar TextCalendar",
      difflib: "SequenceMatcher",
      "email._policybase": "Compat32",
      "email.message": "EmailMessage Message",
      graphlib: "TopologicalSorter _NodeInfo",
      "html.parser": "HTMLParser",
      "http.cookies": "Morsel SimpleCookie",
      logging: "LogRecord",
      mimetypes: "MimeTypes",
      sched: "Event",
      sets: "ImmutableSet Set",
      tarfile: "TarInfo",
      textwrap: "TextWrapper",
      "urllib.request": "Request",
      "xml.etree.ElementTree": "Element",
      zipfile: "ZipInfo",
    },
  },
  {
    library: "PyTorch, pruning",
    sources: [
      "torch/nn/utils/prune.py (BSD-3-Clause) of 1.13 to 2.9, read: a method that a module keeps among its hooks; no state method, and none is called while it is loaded",
    ],
    date: "2026-11",
    globals: {
      "torch.nn.utils.prune":
        "CustomFromMask Identity L1Unstructured LnStructured PruningContainer RandomStructured RandomUnstructured",
    },
  },
  {
    library: "dateutil, time zones",
    sources: ["dateutil/tz/tz.py (Apache-2.0, BSD-3-Clause), read: a state sets its slots"],
    date: "2026-11",
    globals: {
      "dateutil.tz.tz": "_ttinfo",
    },
  },
  {
    library: "sessions of requests",
    sources: [
      "requests/sessions.py and adapters.py (Apache-2.0), urllib3/util/retry.py (MIT), read: a state sets attributes, and makes an empty pool of connections",
    ],
    date: "2026-11",
    globals: {
      "requests.adapters": "HTTPAdapter",
      "requests.models": "Request",
      "requests.sessions": "Session",
      "urllib3.util.retry": "Retry",
      "urllib3.util.timeout": "Timeout",
    },
  },
  {
    library: "colours of matplotlib",
    sources: [
      "matplotlib 3.6 (PSF), colors.py: classes without a state method; backend_bases.py and cbook: functions that a figure keeps",
    ],
    date: "2026-11",
    globals: {
      "matplotlib.backend_bases": "_key_handler _mouse_handler",
      "matplotlib.cbook": "_exception_printer",
      "matplotlib.colors":
        "BoundaryNorm LinearSegmentedColormap ListedColormap NoNorm Normalize PowerNorm TwoSlopeNorm",
    },
  },
  {
    library: "statsmodels, models and results",
    sources: [
      "the classes of statsmodels 0.13 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "statsmodels.duration.hazard_regression": "rv_discrete_float",
      "statsmodels.emplike.aft_el": "emplikeAFT",
      "statsmodels.genmod._prediction": "PredictionResults",
      "statsmodels.genmod.cov_struct":
        "Autoregressive CategoricalCovStruct CovStruct Equivalence Exchangeable GlobalOddsRatio Independence Nested " +
        "NominalIndependence OrdinalIndependence Stationary Unstructured",
      "statsmodels.genmod.families.links":
        "cauchy cloglog identity inverse_power inverse_squared log logit loglog nbinom probit sqrt",
      "statsmodels.genmod.generalized_linear_model": "_ModuleVariable",
      "statsmodels.imputation.bayes_mi": "BayesGaussMI",
      "statsmodels.imputation.mice": "MICEData",
      "statsmodels.regression.mixed_linear_model": "_mixedlm_distribution",
      "statsmodels.regression.process_regression": "GaussianCovariance",
      "statsmodels.regression.recursive_ls": "RecursiveLS RecursiveLSResults",
      "statsmodels.regression.rolling": "RollingStore",
      "statsmodels.tsa.ar_model": "AutoRegResults",
      "statsmodels.tsa.ardl.model": "ARDLResults BoundsTestResult UECMResults",
      "statsmodels.tsa.arma_mle": "Arma",
      "statsmodels.tsa.deterministic":
        "CalendarDeterministicTerm CalendarFourier CalendarSeasonality CalendarTimeTrend DeterministicTerm Fourier " +
        "FourierDeterministicTerm Seasonality TimeTrend TimeTrendDeterministicTerm",
      "statsmodels.tsa.exponential_smoothing.ets": "ETSModel",
      "statsmodels.tsa.holtwinters.model": "Holt SimpleExpSmoothing",
      "statsmodels.tsa.regime_switching.markov_switching": "MarkovSwitchingParams",
      "statsmodels.tsa.seasonal": "DecomposeResult",
      "statsmodels.tsa.statespace._quarterly_ar1": "QuarterlyAR1",
      "statsmodels.tsa.statespace.dynamic_factor": "DynamicFactor DynamicFactorResults",
      "statsmodels.tsa.statespace.dynamic_factor_mq": "DynamicFactorMQ DynamicFactorMQResults",
      "statsmodels.tsa.statespace.exponential_smoothing": "ExponentialSmoothing ExponentialSmoothingResults",
      "statsmodels.tsa.statespace.initialization": "Initialization",
      "statsmodels.tsa.statespace.kalman_filter": "KalmanFilter",
      "statsmodels.tsa.statespace.kalman_smoother": "KalmanSmoother",
      "statsmodels.tsa.statespace.mlemodel": "MLEModel MLEResults PredictionResults",
      "statsmodels.tsa.statespace.representation": "Representation",
      "statsmodels.tsa.statespace.simulation_smoother": "SimulationSmoother",
      "statsmodels.tsa.statespace.structural": "UnobservedComponents UnobservedComponentsResults",
      "statsmodels.tsa.statespace.varmax": "VARMAX VARMAXResults",
      "statsmodels.tsa.stattools": "ZivotAndrewsUnitRoot",
      "statsmodels.tsa.vector_ar.hypothesis_test_results":
        "CausalityTestResults HypothesisTestResults NormalityTestResults WhitenessTestResults",
      "statsmodels.tsa.vector_ar.svar_model": "SVARProcess SVARResults",
      "statsmodels.tsa.vector_ar.var_model": "VARResults",
    },
  },
  {
    library: "statsmodels, results",
    sources: [
      "statsmodels/base/wrapper.py, statsmodels 0.13 (BSD-3-Clause), read: the state is taken as attributes, and an attribute is looked up among them",
    ],
    date: "2026-11",
    globals: {
      "statsmodels.base.elastic_net": "RegularizedResultsWrapper",
      "statsmodels.base.model": "LikelihoodResultsWrapper",
      "statsmodels.base.wrapper": "ResultsWrapper",
      "statsmodels.discrete.conditional_models": "ConditionalResultsWrapper",
      "statsmodels.discrete.count_model":
        "L1ZeroInflatedGeneralizedPoissonResultsWrapper L1ZeroInflatedNegativeBinomialResultsWrapper " +
        "L1ZeroInflatedPoissonResultsWrapper ZeroInflatedGeneralizedPoissonResultsWrapper " +
        "ZeroInflatedNegativeBinomialResultsWrapper ZeroInflatedPoissonResultsWrapper",
      "statsmodels.discrete.discrete_model":
        "BinaryResultsWrapper CountResultsWrapper GeneralizedPoissonResultsWrapper L1BinaryResultsWrapper L1CountResultsWrapper " +
        "L1GeneralizedPoissonResultsWrapper L1MultinomialResultsWrapper L1NegativeBinomialResultsWrapper " +
        "L1PoissonResultsWrapper MultinomialResultsWrapper NegativeBinomialResultsWrapper OrderedResultsWrapper " +
        "PoissonResultsWrapper",
      "statsmodels.gam.generalized_additive_model": "GLMGamResultsWrapper",
      "statsmodels.genmod.generalized_estimating_equations":
        "GEEResultsWrapper NominalGEEResultsWrapper OrdinalGEEResultsWrapper",
      "statsmodels.genmod.generalized_linear_model": "GLMResultsWrapper",
      "statsmodels.genmod.qif": "QIFResultsWrapper",
      "statsmodels.miscmodels.ordinal_model": "OrderedResultsWrapper",
      "statsmodels.othermod.betareg": "BetaResultsWrapper",
      "statsmodels.regression.dimred": "DimReductionResultsWrapper",
      "statsmodels.regression.linear_model": "RegressionResultsWrapper",
      "statsmodels.regression.mixed_linear_model": "MixedLMResultsWrapper",
      "statsmodels.regression.recursive_ls": "RecursiveLSResultsWrapper",
      "statsmodels.robust.robust_linear_model": "RLMResultsWrapper",
      "statsmodels.tsa.ar_model": "AutoRegResultsWrapper",
      "statsmodels.tsa.ardl.model": "ARDLResultsWrapper UECMResultsWrapper",
      "statsmodels.tsa.arima.model": "ARIMAResultsWrapper",
      "statsmodels.tsa.base.tsa_model": "TimeSeriesResultsWrapper",
      "statsmodels.tsa.exponential_smoothing.ets": "ETSResultsWrapper PredictionResultsWrapper",
      "statsmodels.tsa.holtwinters.results": "HoltWintersResultsWrapper",
      "statsmodels.tsa.regime_switching.markov_autoregression": "MarkovAutoregressionResultsWrapper",
      "statsmodels.tsa.regime_switching.markov_regression": "MarkovRegressionResultsWrapper",
      "statsmodels.tsa.regime_switching.markov_switching": "MarkovSwitchingResultsWrapper",
      "statsmodels.tsa.statespace.dynamic_factor": "DynamicFactorResultsWrapper",
      "statsmodels.tsa.statespace.exponential_smoothing": "ExponentialSmoothingResultsWrapper",
      "statsmodels.tsa.statespace.mlemodel": "MLEResultsWrapper PredictionResultsWrapper",
      "statsmodels.tsa.statespace.sarimax": "SARIMAXResultsWrapper",
      "statsmodels.tsa.statespace.structural": "UnobservedComponentsResultsWrapper",
      "statsmodels.tsa.statespace.varmax": "VARMAXResultsWrapper",
      "statsmodels.tsa.vector_ar.var_model": "VARResultsWrapper",
    },
  },
  {
    library: "NLTK, grammars and models",
    sources: [
      "the classes of NLTK 3.8 (Apache-2.0) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "nltk.ccg.api": "AbstractCCGCategory CCGVar Direction FunctionalCategory PrimitiveCategory",
      "nltk.ccg.chart": "CCGChartParser CCGEdge CCGLeafEdge",
      "nltk.chunk.regexp": "RegexpChunkParser RegexpParser",
      "nltk.featstruct": "CustomFeatureValue Feature RangeFeature SlashFeature",
      "nltk.grammar": "DependencyProduction FeatureValueType Nonterminal ProbabilisticProduction Production",
      "nltk.parse.chart":
        "AbstractChartRule BottomUpChartParser BottomUpLeftCornerChartParser BottomUpPredictCombineRule BottomUpPredictRule " +
        "CachedTopDownPredictRule Chart ChartParser ChartRuleI EdgeI EmptyPredictRule FilteredBottomUpPredictCombineRule " +
        "FilteredSingleEdgeFundamentalRule FundamentalRule LeafEdge LeafInitRule LeftCornerChartParser " +
        "SingleEdgeFundamentalRule SteppingChartParser TopDownChartParser TopDownInitRule TopDownPredictRule TreeEdge",
      "nltk.parse.dependencygraph": "DependencyGraph",
      "nltk.parse.earleychart":
        "CompleteFundamentalRule CompleterRule EarleyChartParser FeatureCompleteFundamentalRule FeatureCompleterRule " +
        "FeatureEarleyChartParser FeatureIncrementalBottomUpChartParser FeatureIncrementalBottomUpLeftCornerChartParser " +
        "FeatureIncrementalChart FeatureIncrementalChartParser FeatureIncrementalTopDownChartParser FeaturePredictorRule " +
        "FeatureScannerRule FilteredCompleteFundamentalRule IncrementalBottomUpChartParser " +
        "IncrementalBottomUpLeftCornerChartParser IncrementalChart IncrementalChartParser IncrementalLeftCornerChartParser " +
        "IncrementalTopDownChartParser PredictorRule ScannerRule",
      "nltk.parse.featurechart":
        "FeatureBottomUpChartParser FeatureBottomUpLeftCornerChartParser FeatureBottomUpPredictCombineRule " +
        "FeatureBottomUpPredictRule FeatureChart FeatureChartParser FeatureEmptyPredictRule FeatureFundamentalRule " +
        "FeatureSingleEdgeFundamentalRule FeatureTopDownChartParser FeatureTopDownInitRule FeatureTopDownPredictRule " +
        "FeatureTreeEdge InstantiateVarsChart",
      "nltk.parse.pchart":
        "BottomUpProbabilisticChartParser InsideChartParser LongestChartParser ProbabilisticBottomUpInitRule " +
        "ProbabilisticBottomUpPredictRule ProbabilisticFundamentalRule ProbabilisticLeafEdge ProbabilisticTreeEdge " +
        "RandomChartParser SingleEdgeProbabilisticFundamentalRule UnsortedChartParser",
      "nltk.parse.recursivedescent": "RecursiveDescentParser SteppingRecursiveDescentParser",
      "nltk.parse.shiftreduce": "ShiftReduceParser SteppingShiftReduceParser",
      "nltk.parse.viterbi": "ViterbiParser",
      "nltk.probability": "MutableProbDist",
      "nltk.sem.drt":
        "AnaphoraResolutionException DRS DrsDrawer DrtAbstractVariableExpression DrtApplicationExpression DrtBinaryExpression " +
        "DrtBooleanExpression DrtConcatenation DrtConstantExpression DrtEqualityExpression DrtEventVariableExpression " +
        "DrtExpression DrtFunctionVariableExpression DrtIndividualVariableExpression DrtLambdaExpression DrtNegatedExpression " +
        "DrtOrExpression DrtParser DrtProposition DrtTokens PossibleAntecedents",
      "nltk.sem.glue": "DrtGlue DrtGlueDict DrtGlueFormula Glue GlueDict GlueFormula",
      "nltk.tag.brill_trainer": "BrillTaggerTrainer",
      "nltk.tag.hmm": "HiddenMarkovModelTrainer",
      "nltk.text": "ConcordanceLine",
      "nltk.translate.api": "PhraseTable PhraseTableEntry",
      "nltk.translate.ibm_model": "AlignmentInfo",
    },
  },
  {
    library: "networkx, views and matchers",
    sources: [
      "the classes of networkx 2.8 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "networkx.algorithms.centrality.flow_matrix":
        "CGInverseLaplacian FullInverseLaplacian InverseLaplacian SuperLUInverseLaplacian",
      "networkx.algorithms.chordal": "NetworkXTreewidthBoundExceeded",
      "networkx.algorithms.coloring.greedy_coloring": "_AdjEntry _Node",
      "networkx.algorithms.community.quality": "NotAPartition",
      "networkx.algorithms.connectivity.edge_augmentation": "MetaEdge",
      "networkx.algorithms.connectivity.edge_kcomponents": "EdgeComponentAuxGraph",
      "networkx.algorithms.flow.networksimplex": "_DataEssentialsAndFunctions",
      "networkx.algorithms.flow.utils": "CurrentEdge GlobalRelabelThreshold Level",
      "networkx.algorithms.isomorphism.ismags": "ISMAGS",
      "networkx.algorithms.isomorphism.isomorphvf2": "DiGMState DiGraphMatcher GMState GraphMatcher",
      "networkx.algorithms.isomorphism.temporalisomorphvf2":
        "TimeRespectingDiGraphMatcher TimeRespectingGraphMatcher",
      "networkx.algorithms.isomorphism.vf2userfunc":
        "DiGraphMatcher GraphMatcher MultiDiGraphMatcher MultiGraphMatcher",
      "networkx.algorithms.planarity": "ConflictPair Interval LRPlanarity PlanarEmbedding",
      "networkx.algorithms.simple_paths": "PathBuffer",
      "networkx.algorithms.tree.branchings": "ArborescenceIterator Edmonds MultiDiGraph_EdgeKey",
      "networkx.algorithms.tree.coding": "NotATree",
      "networkx.algorithms.tree.mst": "SpanningTreeIterator",
      "networkx.classes.ordered": "OrderedDiGraph OrderedGraph OrderedMultiDiGraph OrderedMultiGraph",
      "networkx.classes.reportviews": "InEdgeView InMultiEdgeView OutEdgeView OutMultiEdgeView",
    },
  },
  {
    library: "scikit-learn, parts",
    sources: [
      "the classes of scikit-learn 1.2 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "sklearn.ensemble._gb": "VerboseReporter",
      "sklearn.inspection._plot.decision_boundary": "DecisionBoundaryDisplay",
      "sklearn.inspection._plot.partial_dependence": "PartialDependenceDisplay",
      "sklearn.metrics._plot.confusion_matrix": "ConfusionMatrixDisplay",
      "sklearn.metrics._plot.det_curve": "DetCurveDisplay",
      "sklearn.metrics._plot.precision_recall_curve": "PrecisionRecallDisplay",
      "sklearn.metrics._plot.regression": "PredictionErrorDisplay",
      "sklearn.metrics._plot.roc_curve": "RocCurveDisplay",
      "sklearn.model_selection._plot": "LearningCurveDisplay",
      "sklearn.utils._estimator_html_repr": "_IDCounter _VisualBlock",
      "sklearn.utils._param_validation":
        "HasMethods Hidden Interval Options StrOptions _ArrayLikes _Booleans _CVObjects _Callables _Constraint _InstancesOf " +
        "_IterablesNotString _MissingValues _NanConstraint _NoneConstraint _PandasNAConstraint _RandomStates _SparseMatrices " +
        "_VerboseHelper",
      "sklearn.utils._pprint": "KeyValTuple KeyValTupleParam _EstimatorPrettyPrinter",
    },
  },
  {
    library: "SciPy, parts",
    sources: [
      "the classes of SciPy 1.10 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "scipy.integrate._ivp.ivp": "OdeResult",
      "scipy.interpolate._interpolate": "_PPolyBase",
      "scipy.odr._odrpack": "ODR OdrStop Output",
      "scipy.optimize._basinhopping": "Storage",
      "scipy.optimize._hessian_update_strategy": "BFGS FullHessianUpdateStrategy HessianUpdateStrategy SR1",
      "scipy.optimize._nonlin":
        "Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden Jacobian KrylovJacobian LinearMixing " +
        "LowRankMatrix NoConvergence",
      "scipy.optimize._spectral": "_NoConvergence",
      "scipy.optimize._trustregion_constr.tr_interior_point": "BarrierSubproblem",
      "scipy.signal._filter_design": "BadCoefficients",
      "scipy.signal._ltisys":
        "StateSpaceContinuous StateSpaceDiscrete TransferFunctionContinuous TransferFunctionDiscrete ZerosPolesGainContinuous " +
        "ZerosPolesGainDiscrete",
      "scipy.sparse.linalg._eigen.arpack.arpack": "ArpackNoConvergence",
      "scipy.special._orthogonal": "orthopoly1d",
      "scipy.special._ufuncs": "errstate",
      "scipy.stats._binomtest": "BinomTestResult",
      "scipy.stats._crosstab": "CrosstabResult",
      "scipy.stats._hypotests": "CramerVonMisesResult Epps_Singleton_2sampResult TukeyHSDResult",
      "scipy.stats._morestats": "AndersonResult Anderson_ksampResult MedianTestResult WilcoxonResult",
      "scipy.stats._mstats_basic":
        "KurtosistestResult NormaltestResult SenSeasonalSlopesResult SkewtestResult Ttest_1sampResult Ttest_indResult " +
        "Ttest_relResult",
      "scipy.stats._page_trend_test": "_PageL",
      "scipy.stats._stats_py": "MGCResult PearsonRResultBase TtestResultBase",
      "scipy.stats.contingency": "Chi2ContingencyResult",
    },
  },
  {
    library: "NumPy, parts",
    sources: [
      "the classes of NumPy 1.24 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      numpy: "iinfo",
      "numpy.core.getlimits": "MachArLike iinfo",
      "numpy.polynomial.chebyshev": "Chebyshev",
      "numpy.polynomial.hermite": "Hermite",
      "numpy.polynomial.hermite_e": "HermiteE",
      "numpy.polynomial.laguerre": "Laguerre",
      "numpy.polynomial.legendre": "Legendre",
      "numpy.polynomial.polynomial": "Polynomial",
    },
  },
  {
    library: "gensim, parts",
    sources: [
      "the classes of gensim 4.2 (LGPL-2.1) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "gensim.models._fasttext_bin": "Model",
      "gensim.models.atmodel": "AuthorTopicModel",
      "gensim.models.rpmodel": "RpModel",
      "gensim.similarities.fastss": "FastSS",
    },
  },
  {
    library: "pandas, parts",
    sources: [
      "the classes of pandas 1.5 (BSD-3-Clause) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "pandas.core.arrays.arrow.array": "ArrowExtensionArray",
      "pandas.core.arrays.base": "ExtensionArray",
      "pandas.core.arrays.datetimelike": "InvalidComparison",
      "pandas.core.arrays.masked": "BaseMaskedArray",
      "pandas.core.arrays.numeric": "NumericArray",
      "pandas.core.arrays.string_": "BaseStringArray",
      "pandas.core.arrays.string_arrow": "ArrowStringArray",
    },
  },
  {
    library: "filters of Pillow",
    sources: [
      "the classes of Pillow 9.4 (HPND) as they are installed: none has a method that runs while an instance is made or filled",
    ],
    date: "2026-11",
    globals: {
      "PIL.ImageEnhance": "Brightness Color Contrast Sharpness _Enhance",
      "PIL.ImageFilter":
        "BLUR BoxBlur BuiltinFilter CONTOUR Color3DLUT DETAIL EDGE_ENHANCE EDGE_ENHANCE_MORE EMBOSS FIND_EDGES Filter " +
        "GaussianBlur Kernel MaxFilter MedianFilter MinFilter ModeFilter MultibandFilter RankFilter SHARPEN SMOOTH SMOOTH_MORE " +
        "UnsharpMask",
    },
  },
  {
    library: "torchvision, networks and transforms",
    sources: [
      "torchvision/models, ops and transforms (BSD-3-Clause), classes of 0.14, read 2026-11: nn.Modules and settings; no state method of their own",
    ],
    date: "2026-11",
    globals: {
      "torchvision.models.alexnet": "AlexNet",
      "torchvision.models.convnext": "CNBlock CNBlockConfig ConvNeXt LayerNorm2d",
      "torchvision.models.densenet": "DenseNet _DenseBlock _DenseLayer _Transition",
      "torchvision.models.detection._utils":
        "BalancedPositiveNegativeSampler BoxCoder BoxLinearCoder Matcher SSDMatcher",
      "torchvision.models.detection.anchor_utils": "AnchorGenerator DefaultBoxGenerator",
      "torchvision.models.detection.backbone_utils": "BackboneWithFPN",
      "torchvision.models.detection.faster_rcnn":
        "FastRCNNConvFCHead FastRCNNPredictor FasterRCNN TwoMLPHead",
      "torchvision.models.detection.fcos": "FCOS FCOSClassificationHead FCOSHead FCOSRegressionHead",
      "torchvision.models.detection.generalized_rcnn": "GeneralizedRCNN",
      "torchvision.models.detection.image_list": "ImageList",
      "torchvision.models.detection.keypoint_rcnn": "KeypointRCNN KeypointRCNNHeads KeypointRCNNPredictor",
      "torchvision.models.detection.mask_rcnn": "MaskRCNN MaskRCNNHeads MaskRCNNPredictor",
      "torchvision.models.detection.retinanet":
        "RetinaNet RetinaNetClassificationHead RetinaNetHead RetinaNetRegressionHead",
      "torchvision.models.detection.roi_heads": "RoIHeads",
      "torchvision.models.detection.rpn": "RPNHead RegionProposalNetwork",
      "torchvision.models.detection.ssd":
        "SSD SSDClassificationHead SSDFeatureExtractorVGG SSDHead SSDRegressionHead SSDScoringHead",
      "torchvision.models.detection.ssdlite":
        "SSDLiteClassificationHead SSDLiteFeatureExtractorMobileNet SSDLiteHead SSDLiteRegressionHead",
      "torchvision.models.detection.transform": "GeneralizedRCNNTransform",
      "torchvision.models.efficientnet":
        "EfficientNet FusedMBConv FusedMBConvConfig MBConv MBConvConfig _MBConvConfig",
      "torchvision.models.googlenet":
        "BasicConv2d GoogLeNet GoogLeNetOutputs Inception InceptionAux _GoogLeNetOutputs",
      "torchvision.models.inception":
        "BasicConv2d Inception3 InceptionA InceptionAux InceptionB InceptionC InceptionD InceptionE InceptionOutputs " +
        "_InceptionOutputs",
      "torchvision.models.maxvit":
        "MBConv MaxVit MaxVitBlock MaxVitLayer PartitionAttentionLayer RelativePositionalMultiHeadAttention SwapAxes " +
        "WindowDepartition WindowPartition",
      "torchvision.models.mnasnet": "MNASNet _InvertedResidual",
      "torchvision.models.mobilenetv2": "InvertedResidual MobileNetV2",
      "torchvision.models.mobilenetv3": "InvertedResidual InvertedResidualConfig MobileNetV3",
      "torchvision.models.optical_flow.raft":
        "BottleneckBlock ConvGRU CorrBlock FeatureEncoder FlowHead MaskPredictor MotionEncoder RAFT RecurrentBlock ResidualBlock " +
        "UpdateBlock",
      "torchvision.models.regnet":
        "AnyStage BlockParams BottleneckTransform RegNet ResBottleneckBlock SimpleStemIN",
      "torchvision.models.resnet": "BasicBlock Bottleneck ResNet",
      "torchvision.models.segmentation.deeplabv3": "ASPP ASPPConv ASPPPooling DeepLabHead DeepLabV3",
      "torchvision.models.segmentation.fcn": "FCN FCNHead",
      "torchvision.models.segmentation.lraspp": "LRASPP LRASPPHead",
      "torchvision.models.shufflenetv2": "InvertedResidual ShuffleNetV2",
      "torchvision.models.squeezenet": "Fire SqueezeNet",
      "torchvision.models.swin_transformer":
        "PatchMerging PatchMergingV2 ShiftedWindowAttention ShiftedWindowAttentionV2 SwinTransformer SwinTransformerBlock " +
        "SwinTransformerBlockV2",
      "torchvision.models.vgg": "VGG",
      "torchvision.models.video.mvit":
        "MSBlockConfig MViT MultiscaleAttention MultiscaleBlock Pool PositionalEncoding",
      "torchvision.models.video.resnet":
        "BasicBlock BasicStem Bottleneck Conv2Plus1D Conv3DNoTemporal Conv3DSimple R2Plus1dStem VideoResNet",
      "torchvision.models.video.s3d": "S3D SepInceptionBlock3D TemporalSeparableConv",
      "torchvision.models.vision_transformer":
        "ConvStemConfig Encoder EncoderBlock MLPBlock VisionTransformer",
      "torchvision.ops.deform_conv": "DeformConv2d",
      "torchvision.ops.drop_block": "DropBlock2d DropBlock3d",
      "torchvision.ops.feature_pyramid_network":
        "ExtraFPNBlock FeaturePyramidNetwork LastLevelMaxPool LastLevelP6P7",
      "torchvision.ops.misc":
        "Conv2dNormActivation Conv3dNormActivation ConvNormActivation FrozenBatchNorm2d MLP Permute SqueezeExcitation",
      "torchvision.ops.poolers": "LevelMapper MultiScaleRoIAlign",
      "torchvision.ops.ps_roi_align": "PSRoIAlign",
      "torchvision.ops.ps_roi_pool": "PSRoIPool",
      "torchvision.ops.roi_align": "RoIAlign",
      "torchvision.ops.roi_pool": "RoIPool",
      "torchvision.ops.stochastic_depth": "StochasticDepth",
      "torchvision.transforms.autoaugment": "AugMix AutoAugment RandAugment TrivialAugmentWide",
      "torchvision.transforms.transforms":
        "CenterCrop ColorJitter Compose ConvertImageDtype ElasticTransform FiveCrop GaussianBlur Grayscale Lambda " +
        "LinearTransformation Normalize PILToTensor Pad RandomAdjustSharpness RandomAffine RandomApply RandomAutocontrast " +
        "RandomChoice RandomCrop RandomEqualize RandomErasing RandomGrayscale RandomHorizontalFlip RandomInvert RandomOrder " +
        "RandomPerspective RandomPosterize RandomResizedCrop RandomRotation RandomSolarize RandomTransforms RandomVerticalFlip " +
        "Resize TenCrop ToPILImage ToTensor",
    },
  },
  {
    library: "functions of NumPy and of Python's math",
    sources: [
      "what FunctionTransformer, make_scorer and NEAT keep: functions of numbers and arrays, which no pickle calls (numpy/core/fromnumeric.py and numpy/lib/function_base.py, NumPy 1.24; Modules/mathmodule.c)",
      "torch/optim/lr_scheduler.py (BSD-3-Clause): what OneCycleLR and CyclicLR keep",
    ],
    date: "2026-11",
    globals: {
      math:
        "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs " +
        "factorial floor fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 " +
        "modf nextafter perm pow prod radians remainder sin sinh sqrt tan tanh trunc ulp",
      numpy:
        "argmax argmin argsort array asarray average concatenate corrcoef cumsum diff dot histogram hstack interp isclose linspace " +
        "nanmax nanmean nanmedian nanmin nanquantile nanstd nansum nan_to_num ones percentile prod quantile ravel reshape round " +
        "round_ sort squeeze stack transpose unique vstack where zeros",
      "torch.optim.lr_scheduler":
        "CyclicLR._exp_range_scale_fn CyclicLR._triangular2_scale_fn CyclicLR._triangular_scale_fn OneCycleLR._annealing_cos OneCycleLR._annealing_linear",
    },
  },
];
