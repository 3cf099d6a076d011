import type { AllowPack } from "./pack.ts";

/** Tensors and storages: what `torch.load(weights_only=True)` lets through. */
export const torchTensors: AllowPack = {
  library: "PyTorch",
  sources: [
    "torch/_weights_only_unpickler.py, _get_allowed_globals and _tensor_rebuild_functions (BSD-3-Clause), torch 2.6 to 2.9",
    "torch/storage.py, _dtype_to_storage_type_map and _new_dtypes",
    "columbia/pickleball, survey of hub models (MIT), 2025",
  ],
  date: "2026-11",
  globals: {
    "torch.nn.utils.rnn": "PackedSequence PackedSequence_",
    torch:
      "Size Tensor device Generator finfo iinfo memory_format " +
      "BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage " +
      "FloatStorage HalfStorage IntStorage LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage " +
      "QUInt8Storage ShortStorage Float8_e5m2Storage Float8_e4m3fnStorage UntypedStorage TypedStorage " +
      "BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor ShortTensor " +
      "bfloat16 bool cdouble cfloat chalf complex128 complex32 complex64 double float float16 float32 float64 half int " +
      "int16 int32 int64 int8 long qint32 qint8 quint2x4 quint4x2 quint8 short uint8 uint16 uint32 uint64 " +
      "float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2 " +
      "int1 int2 int3 int4 int5 int6 int7 uint1 uint2 uint3 uint4 uint5 uint6 uint7 " +
      "per_channel_affine per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine per_tensor_symmetric " +
      "channels_last channels_last_3d contiguous_format preserve_format strided sparse_coo sparse_csr",
    "torch.cuda":
      "BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage " +
      "FloatStorage HalfStorage IntStorage LongStorage ShortStorage " +
      "BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor ShortTensor",
    "torch.sparse": "DoubleTensor FloatTensor HalfTensor IntTensor LongTensor",
    "torch._C": "_TensorBase",
    "torch._tensor": "Tensor _rebuild_from_type _rebuild_from_type_v2",
    "torch._utils":
      "_rebuild_device_tensor_from_cpu_tensor _rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage _rebuild_parameter " +
      "_rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_csr_tensor _rebuild_sparse_tensor _rebuild_tensor " +
      "_rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_wrapper_subclass _rebuild_xla_tensor",
    "torch.nn.parameter": "Buffer Parameter UninitializedBuffer UninitializedParameter",
    "torch.serialization": "_get_layout",
    "torch.storage": "TypedStorage UntypedStorage _TypedStorage _UntypedStorage",
    "torch.tensor": "Tensor _rebuild_from_type",
    // fastai/torch_core.py (Apache-2.0): as torch's own, with the attributes of the tensor.
    "fastai.torch_core": "_rebuild_from_type",
    "torch.torch_version": "TorchVersion",
    "torch.version": "__version__",
    "torch.nn.modules.padding":
      "CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d ZeroPad2d ZeroPad3d",
  },
};

/** Whole modules, optimizers and schedulers: classes whose making runs only PyTorch's own code. */
export const torchModules: AllowPack = {
  library: "PyTorch",
  sources: [
    "the classes that torch.nn.modules, torch.optim and torch.distributions define, torch 1.13 (BSD-3-Clause)",
    "torch/nn/modules/module.py, Module.__setstate__: it only takes over attributes",
    "torch/jit/_pickle.py: what TorchScript's lists are written as",
    "columbia/pickleball, survey of hub models (MIT), 2025",
  ],
  date: "2026-11",
  globals: {
    "torch.nn.modules.activation":
      "CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU " +
      "RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold",
    "torch.nn.modules.adaptive": "AdaptiveLogSoftmaxWithLoss",
    "torch.nn.modules.batchnorm": "BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm",
    "torch.nn.modules.channelshuffle": "ChannelShuffle",
    "torch.nn.modules.container": "ModuleDict ModuleList ParameterDict ParameterList Sequential",
    "torch.nn.modules.conv": "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d",
    "torch.nn.modules.distance": "CosineSimilarity PairwiseDistance",
    "torch.nn.modules.dropout": "AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout",
    "torch.nn.modules.flatten": "Flatten Unflatten",
    "torch.nn.modules.fold": "Fold Unfold",
    "torch.nn.modules.instancenorm": "InstanceNorm1d InstanceNorm2d InstanceNorm3d",
    "torch.nn.modules.linear": "Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear",
    "torch.nn.modules.loss":
      "BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss " +
      "L1Loss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d " +
      "PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss",
    "torch.nn.modules.module": "Module",
    "torch.nn.modules.normalization": "CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm",
    "torch.nn.modules.pixelshuffle": "PixelShuffle PixelUnshuffle",
    "torch.nn.modules.pooling":
      "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d AvgPool2d " +
      "AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d " +
      "MaxUnpool2d MaxUnpool3d",
    "torch.nn.modules.rnn": "GRU GRUCell LSTM LSTMCell RNN RNNCell",
    "torch.nn.modules.sparse": "Embedding EmbeddingBag",
    "torch.nn.modules.transformer":
      "Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer",
    "torch.nn.modules.upsampling": "Upsample UpsamplingBilinear2d UpsamplingNearest2d",
    "torch.nn.functional":
      "binary_cross_entropy binary_cross_entropy_with_logits celu cosine_similarity cross_entropy elu gelu glu hardshrink hardsigmoid " +
      "hardswish hardtanh huber_loss kl_div l1_loss leaky_relu log_softmax logsigmoid mish mse_loss nll_loss normalize " +
      "one_hot relu relu6 selu sigmoid silu smooth_l1_loss soft_margin_loss softmax softmin softplus softshrink softsign tanh tanhshrink",
    "torch._C._nn": "gelu silu",
    "torch.nn.parallel.data_parallel": "DataParallel",
    "torch.nn.parallel.distributed": "DistributedDataParallel",
    "torch.optim.adadelta": "Adadelta",
    "torch.optim.adagrad": "Adagrad",
    "torch.optim.adam": "Adam",
    "torch.optim.adamax": "Adamax",
    "torch.optim.adamw": "AdamW",
    "torch.optim.asgd": "ASGD",
    "torch.optim.lbfgs": "LBFGS",
    "torch.optim.lr_scheduler":
      "ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LambdaLR LinearLR MultiStepLR " +
      "MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR",
    "torch.optim.nadam": "NAdam",
    "torch.optim.radam": "RAdam",
    "torch.optim.rmsprop": "RMSprop",
    "torch.optim.rprop": "Rprop",
    "torch.optim.sgd": "SGD",
    "torch.optim.sparse_adam": "SparseAdam",
    "torch.optim.swa_utils": "AveragedModel SWALR",
    "torch.distributions.bernoulli": "Bernoulli",
    "torch.distributions.categorical": "Categorical",
    "torch.distributions.normal": "Normal",
    "torch.distributions.uniform": "Uniform",
    "torch.utils.data.dataset": "ConcatDataset Subset TensorDataset",
    "torch.amp.grad_scaler": "GradScaler OptState",
    "torch.cuda.amp.grad_scaler": "GradScaler OptState",
    "torch.ao.quantization.qconfig": "QConfig",
    // nn.Modules whose constructors take numbers and types; settings of quantization hand them to a partial.
    "torch.ao.quantization.observer":
      "FixedQParamsObserver HistogramObserver MinMaxObserver MovingAverageMinMaxObserver MovingAveragePerChannelMinMaxObserver NoopObserver PerChannelMinMaxObserver PlaceholderObserver RecordingObserver ReuseInputObserver",
    "torch.quantization.observer":
      "FixedQParamsObserver HistogramObserver MinMaxObserver MovingAverageMinMaxObserver MovingAveragePerChannelMinMaxObserver NoopObserver PerChannelMinMaxObserver PlaceholderObserver RecordingObserver ReuseInputObserver",
    "torch.ao.quantization.stubs": "DeQuantStub QuantStub",
    "torch.jit._pickle":
      "build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist restore_type_tag",
    "torch.fx.immutable_collections": "immutable_dict immutable_list",
    "torch.distributed.checkpoint.metadata":
      "BytesStorageMetadata ChunkStorageMetadata Metadata MetadataIndex StorageMeta TensorProperties TensorStorageMetadata _MEM_FORMAT_ENCODING",
    "torch.distributed.checkpoint.filesystem": "_StorageInfo _StoragePrefix",
    "torch.distributed.checkpoint.planner": "WriteItemType",
    "torch.distributed.tensor": "DTensor",
    "torch.distributed.tensor._dtensor_spec": "DTensorSpec TensorMeta",
    "torch.distributed.tensor.placement_types": "Partial Replicate Shard",
    "torchvision.models.resnet": "BasicBlock Bottleneck ResNet",
    "torchvision.ops.misc": "Conv2dNormActivation ConvNormActivation FrozenBatchNorm2d SqueezeExcitation",
  },
};
