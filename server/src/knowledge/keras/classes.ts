/**
 * Classes that Keras brings itself, as files of its older format name them: without a module.
 *
 * Sources, read 2026-11: keras 3.16 (keras/api: layers, losses, metrics, optimizers, initializers, constraints,
 * regularizers, quantizers, dtype_policies, models) and the documented classes of tf.keras 2.x that Keras 3 dropped.
 */
const names =
  // Models and what they are wired with
  "Model Sequential Functional InputLayer Input Layer Wrapper Lambda TorchModuleWrapper TFSMLayer JaxLayer FlaxLayer Pipeline Merge AddMetric AddLoss " +
  "TensorFlowOpLayer TFOpLambda SlicingOpLambda ClassMethod InstanceMethod InstanceProperty TFLite ModuleWrapper Network Container Operation " +
  // Layers
  "Activation ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D " +
  "AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D " +
  "AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization BatchNormalizationV1 BatchNormalizationV2 " +
  "SyncBatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate ContrastLimitedAdaptiveHistogramEqualization Conv1D " +
  "Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM2DCell ConvLSTM3D Convolution1D " +
  "Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D CutMix " +
  "CuDNNGRU CuDNNLSTM Dense DenseFeatures DepthwiseConv1D DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization " +
  "Flatten GRU GRUV2 GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D " +
  "GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D " +
  "GlobalMaxPooling3D GroupNormalization GroupQueryAttention HashedCrossing Hashing Identity InputSpec IntegerLookup KernelMapping LSTM LSTMV2 " +
  "LSTMCell LayerNormalization LeakyReLU LocallyConnected1D LocallyConnected2D Masking MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D " +
  "MaxPooling1D MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp MultiHeadAttention Multiply Normalization PReLU " +
  "PeepholeLSTMCell Permute RMSNormalization RNN RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast " +
  "RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomFourierFeatures RandomGaussianBlur RandomGrayscale RandomHeight " +
  "RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear " +
  "RandomTranslation RandomWidth RandomZoom ReLU RepeatVector Rescaling Reshape Resizing ReversibleEmbedding STFTSpectrogram SeparableConv1D " +
  "SeparableConv2D SeparableConvolution1D SeparableConvolution2D SequenceFeatures SimpleRNN SimpleRNNCell Softmax Solarization " +
  "SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract TernaryDense " +
  "TextVectorization ThresholdedReLU TimeDistributed UnitNormalization UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D ZeroPadding2D " +
  "ZeroPadding3D LinearModel WideDeepModel " +
  // Losses and metrics
  "BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy " +
  "CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence LogCosh Loss MeanAbsoluteError MeanAbsolutePercentageError " +
  "MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky AUC Accuracy BinaryAccuracy " +
  "BinaryIoU CategoricalAccuracy ConcordanceCorrelation F1Score FBetaScore FalseNegatives FalsePositives IoU LogCoshError Mean MeanIoU " +
  "MeanMetricWrapper MeanRelativeError MeanTensor Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Precision PrecisionAtRecall R2Score Recall RecallAtPrecision " +
  "RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseTopKCategoricalAccuracy SpecificityAtSensitivity Sum " +
  "SumOverBatchSize TopKCategoricalAccuracy TrueNegatives TruePositives " +
  // Optimizers and their schedules
  "Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer MultiOptimizer Muon Nadam Optimizer OptimizerMap RMSprop " +
  "SGD ScheduleFreeAdamW ExponentialDecay PiecewiseConstantDecay PolynomialDecay InverseTimeDecay CosineDecay CosineDecayRestarts " +
  "LearningRateSchedule DynamicLossScale " +
  // Initializers, constraints, regularizers, policies
  "Constant GlorotNormal GlorotUniform HeNormal HeUniform IdentityInitializer Initializer LecunNormal LecunUniform Ones Orthogonal " +
  "OrthogonalInitializer RandomNormal RandomUniform STFT STFTInitializer TruncatedNormal VarianceScaling Zeros Constraint MaxNorm MinMaxNorm " +
  "NonNeg UnitNorm RadialConstraint L1 L1L2 L2 OrthogonalRegularizer Regularizer AWQConfig AbsMaxQuantizer Float8QuantizationConfig GPTQConfig " +
  "Int4QuantizationConfig Int8QuantizationConfig QuantizationConfig QuantizationReport Quantizer TernaryQuantizationConfig AWQDTypePolicy " +
  "DTypePolicy DTypePolicyMap FloatDTypePolicy GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy QuantizedFloat8DTypePolicy " +
  "TernaryDTypePolicy Policy PolicyV1 " +
  // What stands for a value (keras/src/saving/serialization_lib.py, keras/src/legacy/saving/json_utils.py)
  "__keras_tensor__ __tensor__ __numpy__ __bytes__ __ellipsis__ __slice__ __tuple__ __typespec__ TensorShape TypeSpec CompositeTensor " +
  "__passive_serialization__ function DType";

let known: ReadonlySet<string> | undefined;

/** Whether Keras has a class of this name: `Dense`, in older spellings `MaxPool2D` and `Keras>Dense`. */
export function isKerasClass(name: string): boolean {
  known ??= new Set(names.split(" "));
  return (
    known.has(name.replace(/^(?:Keras|Addons|TFOpLambda|tf)>/, "")) ||
    /^(?:Vocabulary|Addons|TFA|KerasHub|keras_hub|keras_nlp|keras_cv)>/.test(name)
  );
}

/** Packages whose classes and functions Keras itself finds, and no other module of theirs. */
const packages =
  /^(?:keras|keras_core|tf_keras|tensorflow\.(?:python\.)?keras|keras_hub|keras_nlp|keras_cv)(?:\.|$)/;

/** Whether a module is Keras' own or one of its companions'. */
export function isKerasModule(module: string): boolean {
  return packages.test(module);
}

/** Modules of Keras' that layers, losses and their like are not taken from (keras 3.16, keras/src; the public API below keras). */
const tools =
  /^(?:keras|keras_core|tf_keras|tensorflow\.(?:python\.)?keras)\.(?:src\.)?(?:utils|saving|config|export|datasets|callbacks|trainers|wrappers|distribution|legacy\.saving|testing|preprocessing\.sequence|tree|visualization)(?:\.|$)/;
/** What of these models hold all the same. */
const modelled =
  /^(?:FeatureSpace|Feature|Cross|TextVectorization|to_categorical|normalize|pad_sequences|img_to_array)$/;

/** Whether a name of Keras' is none that a model is made of. */
export function isKerasTool(module: string, name: string): boolean {
  return tools.test(module) && !modelled.test(name);
}
