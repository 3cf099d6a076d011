/**
 * The names of the operators that TensorFlow itself registers: what a graph needs besides them, a package has to bring.
 *
 * Sources, read 2026-11: tensorflow/core/ops of TensorFlow 2.17 (REGISTER_OP), by the wrappers that its generator makes
 * of them (github.com/wamuir/graft, tensorflow/op/wrappers.go), and by hand those that the generator passes over:
 * operators on references, on functions, of control flow in version 1, and of data sets.
 */
const names =
  "ImportEvent Abort Abs AccumulateNV2 AccumulatorApplyGradient AccumulatorNumAccumulated AccumulatorSetGlobalStep AccumulatorTakeGradient Acos " +
  "Acosh Add AddManySparseToTensorsMap AddN AddSparseToTensorsMap AddV2 AdjustContrast AdjustContrastv2 AdjustHue AdjustSaturation " +
  "All AllCandidateSampler AllToAll Angle AnonymousHashTable AnonymousIterator AnonymousIteratorV2 AnonymousIteratorV3 " +
  "AnonymousMultiDeviceIterator AnonymousMultiDeviceIteratorV3 AnonymousMutableDenseHashTable AnonymousMutableHashTable " +
  "AnonymousMutableHashTableOfTensors Any ApplyAdaMax ApplyAdadelta ApplyAdagrad ApplyAdagradDA ApplyAdagradV2 ApplyAdam ApplyAddSign " +
  "ApplyCenteredRMSProp ApplyFtrl ApplyFtrlV2 ApplyGradientDescent ApplyMomentum ApplyPowerSign ApplyProximalAdagrad " +
  "ApplyProximalGradientDescent ApplyRMSProp ApproxTopK ApproximateEqual ArgMax ArgMin AsString Asin Asinh Assert AssertNextDataset " +
  "AssertPrevDataset Assign AssignAdd AssignAddVariableOp AssignSub AssignSubVariableOp AssignVariableOp AssignVariableXlaConcatND " +
  "Atan Atan2 Atanh AudioSpectrogram AudioSummary AudioSummaryV2 AutoShardDataset AvgPool AvgPool3D AvgPool3DGrad AvgPoolGrad Barrier " +
  "BarrierClose BarrierIncompleteSize BarrierInsertMany BarrierReadySize BarrierTakeMany Batch BatchCholesky BatchDataset " +
  "BatchDatasetV2 BatchFFT BatchFFT2D BatchFFT3D BatchFunction BatchIFFT BatchIFFT2D BatchIFFT3D BatchMatMul BatchMatMulV2 " +
  "BatchMatMulV3 BatchNormWithGlobalNormalization BatchNormWithGlobalNormalizationGrad BatchSelfAdjointEig BatchSvd BatchToSpace " +
  "BatchToSpaceND Betainc BiasAdd BiasAddGrad BiasAddV1 BigQueryReader Bincount Bitcast BitwiseAnd BitwiseOr BitwiseXor BlockLSTM " +
  "BlockLSTMGrad BlockLSTMGradV2 BlockLSTMV2 BoostedTreesAggregateStats BoostedTreesBucketize BoostedTreesCalculateBestFeatureSplit " +
  "BoostedTreesCalculateBestFeatureSplitV2 BoostedTreesCalculateBestGainsPerFeature BoostedTreesCenterBias BoostedTreesCreateEnsemble " +
  "BoostedTreesCreateQuantileStreamResource BoostedTreesDeserializeEnsemble BoostedTreesEnsembleResourceHandleOp " +
  "BoostedTreesExampleDebugOutputs BoostedTreesFlushQuantileSummaries BoostedTreesGetEnsembleStates BoostedTreesMakeQuantileSummaries " +
  "BoostedTreesMakeStatsSummary BoostedTreesPredict BoostedTreesQuantileStreamResourceAddSummaries " +
  "BoostedTreesQuantileStreamResourceDeserialize BoostedTreesQuantileStreamResourceFlush " +
  "BoostedTreesQuantileStreamResourceGetBucketBoundaries BoostedTreesQuantileStreamResourceHandleOp BoostedTreesSerializeEnsemble " +
  "BoostedTreesSparseAggregateStats BoostedTreesSparseCalculateBestFeatureSplit BoostedTreesTrainingPredict " +
  "BoostedTreesUpdateEnsemble BoostedTreesUpdateEnsembleV2 BroadcastArgs BroadcastGradientArgs BroadcastTo Bucketize " +
  "BytesProducedStatsDataset CSRSparseMatrixComponents CSRSparseMatrixToDense CSRSparseMatrixToSparseTensor CTCBeamSearchDecoder " +
  "CTCGreedyDecoder CTCLoss CTCLossV2 CacheDataset Case Cast Ceil CheckNumerics CheckNumericsV2 Cholesky CholeskyGrad " +
  "ChooseFastestBranchDataset ChooseFastestDataset ClipByValue CollateTPUEmbeddingMemory CollectiveAllToAllV2 CollectiveAllToAllV3 " +
  "CollectiveAssignGroupV2 CollectiveBcastRecv CollectiveBcastRecvV2 CollectiveBcastSend CollectiveBcastSendV2 CollectiveGather " +
  "CollectiveGatherV2 CollectiveInitializeCommunicator CollectivePermute CollectiveReduce CollectiveReduceScatterV2 " +
  "CollectiveReduceV2 CollectiveReduceV3 CombinedNonMaxSuppression Complex ComplexAbs CompositeTensorVariantFromComponents " +
  "CompositeTensorVariantToComponents CompressElement ComputeAccidentalHits ComputeBatchSize ComputeDedupDataSize " +
  "ComputeDedupDataSizeV2 ComputeDedupDataTupleMask ComputeDedupDataTupleMaskV2 Concat ConcatOffset ConcatV2 ConcatenateDataset " +
  "ConditionalAccumulator ConfigureAndInitializeGlobalTPU ConfigureDistributedTPU ConfigureTPUEmbedding ConfigureTPUEmbeddingHost " +
  "ConfigureTPUEmbeddingMemory Conj ConjugateTranspose ConnectTPUEmbeddingHosts Const ConsumeMutexLock ControlTrigger Conv Conv1D " +
  "Conv2D Conv2DBackpropFilter Conv2DBackpropFilterV2 Conv2DBackpropInput Conv2DBackpropInputV2 Conv3D Conv3DBackpropFilter " +
  "Conv3DBackpropFilterV2 Conv3DBackpropInput Conv3DBackpropInputV2 Copy CopyHost Cos Cosh CountUpTo CreateTRTResourceHandle " +
  "CropAndResize CropAndResizeGradBoxes CropAndResizeGradImage Cross CrossReplicaSum CudnnRNN CudnnRNNBackprop CudnnRNNBackpropV2 " +
  "CudnnRNNBackpropV3 CudnnRNNCanonicalToParams CudnnRNNCanonicalToParamsV2 CudnnRNNParamsSize CudnnRNNParamsToCanonical " +
  "CudnnRNNParamsToCanonicalV2 CudnnRNNV2 CudnnRNNV3 Cumprod Cumsum CumulativeLogsumexp DTensorSetGlobalTPUArray DataFormatDimMap " +
  "DataFormatVecPermute DataServiceDataset DataServiceDatasetV2 DataServiceDatasetV3 DataServiceDatasetV4 DatasetCardinality " +
  "DatasetFingerprint DatasetFromGraph DatasetToGraph DatasetToGraphV2 DatasetToSingleElement DatasetToTFRecord DebugGradientIdentity " +
  "DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary DebugNumericSummaryV2 DecodeAndCropJpeg " +
  "DecodeBase64 DecodeBmp DecodeCSV DecodeCompressed DecodeGif DecodeImage DecodeJSONExample DecodeJpeg DecodePaddedRaw DecodePng " +
  "DecodeProtoV2 DecodeRaw DecodeWav DeepCopy DeleteIterator DeleteMultiDeviceIterator DeleteSessionTensor DenseBincount " +
  "DenseCountSparseOutput DenseToCSRSparseMatrix DenseToDenseSetOperation DenseToSparseBatchDataset DenseToSparseSetOperation " +
  "DepthToSpace DepthwiseConv2dNative DepthwiseConv2dNativeBackpropFilter DepthwiseConv2dNativeBackpropInput Dequantize " +
  "DeserializeIterator DeserializeManySparse DeserializeSparse DestroyResourceOp DestroyTemporaryVariable DeviceIndex Diag DiagPart " +
  "Digamma Dilation2D Dilation2DBackpropFilter Dilation2DBackpropInput DirectedInterleaveDataset DisableCopyOnRead DistributedSave " +
  "Div DivNoNan DrawBoundingBoxes DrawBoundingBoxesV2 DynamicEnqueueTPUEmbeddingArbitraryTensorBatch DynamicPartition DynamicStitch " +
  "EagerPyFunc EditDistance Eig Einsum Elu EluGrad Empty EmptyTensorList EmptyTensorMap EncodeBase64 EncodeJpeg " +
  "EncodeJpegVariableQuality EncodePng EncodeProto EncodeWav EnqueueTPUEmbeddingArbitraryTensorBatch EnqueueTPUEmbeddingBatch " +
  "EnqueueTPUEmbeddingIntegerBatch EnqueueTPUEmbeddingRaggedTensorBatch EnqueueTPUEmbeddingSparseBatch " +
  "EnqueueTPUEmbeddingSparseTensorBatch EnsureShape Enter Equal Erf Erfc EuclideanNorm ExecuteTPUEmbeddingPartitioner Exit Exp " +
  "ExpandDims ExperimentalAutoShardDataset ExperimentalBytesProducedStatsDataset ExperimentalChooseFastestDataset " +
  "ExperimentalDatasetCardinality ExperimentalDatasetToTFRecord ExperimentalDenseToSparseBatchDataset " +
  "ExperimentalDirectedInterleaveDataset ExperimentalGroupByReducerDataset ExperimentalGroupByWindowDataset " +
  "ExperimentalIgnoreErrorsDataset ExperimentalIteratorGetDevice ExperimentalLatencyStatsDataset ExperimentalMapAndBatchDataset " +
  "ExperimentalMaxIntraOpParallelismDataset ExperimentalNumaMapAndBatchDataset ExperimentalParallelInterleaveDataset " +
  "ExperimentalParseExampleDataset ExperimentalPrivateThreadPoolDataset ExperimentalRandomDataset ExperimentalRebatchDataset " +
  "ExperimentalScanDataset ExperimentalSlidingWindowDataset ExperimentalSqlDataset ExperimentalStatsAggregatorHandle " +
  "ExperimentalStatsAggregatorSummary ExperimentalTakeWhileDataset ExperimentalThreadPoolDataset ExperimentalThreadPoolHandle " +
  "ExperimentalUnbatchDataset ExperimentalUniqueDataset Expm1 ExtractGlimpse ExtractGlimpseV2 ExtractImagePatches ExtractJpegShape " +
  "ExtractVolumePatches FFT FFT2D FFT3D FFTND FIFOQueue FIFOQueueV2 Fact FakeParam FakeQuantWithMinMaxArgs " +
  "FakeQuantWithMinMaxArgsGradient FakeQuantWithMinMaxVars FakeQuantWithMinMaxVarsGradient FakeQuantWithMinMaxVarsPerChannel " +
  "FakeQuantWithMinMaxVarsPerChannelGradient FakeQueue FileSystemSetConfiguration Fill FilterByLastComponentDataset FilterDataset " +
  "FinalizeDataset FinalizeTPUEmbedding FinalizeTPUEmbeddingV2 Fingerprint FixedLengthRecordDataset FixedLengthRecordReader " +
  "FixedLengthRecordReaderV2 FixedUnigramCandidateSampler FlatMapDataset Floor FloorDiv FloorMod For FractionalAvgPool " +
  "FractionalAvgPoolGrad FractionalMaxPool FractionalMaxPoolGrad FunctionalIf FunctionalWhile FusedBatchNorm FusedBatchNormGrad " +
  "FusedBatchNormGradV2 FusedBatchNormGradV3 FusedBatchNormV2 FusedBatchNormV3 FusedPadConv2D FusedResizeAndPadConv2D GRUBlockCell " +
  "GRUBlockCellGrad Gather GatherNd GatherV2 GenerateBigQueryReaderPartitions GenerateBoundingBoxProposals GenerateVocabRemapping " +
  "GeneratorDataset GetCalibrationDataOp GetElementAtIndex GetOptions GetSessionHandle GetSessionHandleV2 GetSessionTensor " +
  "GlobalShuffleDataset Greater GreaterEqual GroupByReducerDataset GroupByWindowDataset GuaranteeConst HSVToRGB HashTable HashTableV2 " +
  "HistogramFixedWidth HistogramSummary HostConst HostRecv HostSend IFFT IFFT2D IFFT3D IFFTND IRFFT IRFFT2D IRFFT3D IRFFTND Identity " +
  "IdentityN IdentityReader IdentityReaderV2 If IfrtCall IfrtLoadVariable Igamma IgammaGradA Igammac IgnoreErrorsDataset Imag " +
  "ImageProjectiveTransformV2 ImageProjectiveTransformV3 ImageSummary ImmutableConst InTopK InTopKV2 IndexFlatMapDataset " +
  "InfeedDequeue InfeedDequeueTuple InfeedEnqueue InfeedEnqueuePrelinearizedBuffer InfeedEnqueueTuple InitializeTRTResource " +
  "InitializeTable InitializeTableFromDataset InitializeTableFromTextFile InitializeTableFromTextFileV2 InitializeTableV2 InplaceAdd " +
  "InplaceSub InplaceUpdate InterleaveDataset Inv InvGrad Invert InvertPermutation IsBoostedTreesEnsembleInitialized " +
  "IsBoostedTreesQuantileStreamResourceInitialized IsFinite IsInf IsNan IsTPUEmbeddingInitialized IsVariableInitialized " +
  "IsotonicRegression Iterator IteratorFromStringHandle IteratorGetDevice IteratorGetModelProto IteratorGetNext " +
  "IteratorGetNextAsOptional IteratorGetNextSync IteratorToStringHandle KMC2ChainInitialization KmeansPlusPlusInitialization " +
  "KthOrderStatistic L2Loss LMDBDataset LMDBReader LRN LRNGrad LSTMBlockCell LSTMBlockCellGrad LatencyStatsDataset LeakyRelu " +
  "LeakyReluGrad LearnedUnigramCandidateSampler LeftShift LegacyParallelInterleaveDataset LegacyParallelInterleaveDatasetV2 Less " +
  "LessEqual Lgamma LinSpace ListDataset ListDiff ListSnapshotChunksDataset LoadAllTPUEmbeddingParameters LoadAndRemapMatrix " +
  "LoadDataset LoadTPUEmbeddingADAMParameters LoadTPUEmbeddingAdadeltaParameters LoadTPUEmbeddingAdagradMomentumParameters " +
  "LoadTPUEmbeddingAdagradParameters LoadTPUEmbeddingCenteredRMSPropParameters LoadTPUEmbeddingFTRLParameters " +
  "LoadTPUEmbeddingFrequencyEstimatorParameters LoadTPUEmbeddingMDLAdagradLightParameters LoadTPUEmbeddingMomentumParameters " +
  "LoadTPUEmbeddingProximalAdagradParameters LoadTPUEmbeddingRMSPropParameters LoadTPUEmbeddingStochasticGradientDescentParameters " +
  "Log Log1p LogMatrixDeterminant LogSoftmax LogUniformCandidateSampler LogicalAnd LogicalNot LogicalOr LookupTableExport " +
  "LookupTableExportV2 LookupTableFind LookupTableFindV2 LookupTableImport LookupTableImportV2 LookupTableInsert LookupTableInsertV2 " +
  "LookupTableRemoveV2 LookupTableSize LookupTableSizeV2 LoopCond LowerBound Lu MakeIterator MakeUnique MapAndBatchDataset MapClear " +
  "MapDataset MapDatasetV2 MapDefun MapIncompleteSize MapPeek MapSize MapStage MapUnstage MapUnstageNoKey MatMul MatchingFiles " +
  "MatrixBandPart MatrixDeterminant MatrixDiag MatrixDiagPart MatrixDiagPartV2 MatrixDiagPartV3 MatrixDiagV2 MatrixDiagV3 " +
  "MatrixExponential MatrixInverse MatrixLogarithm MatrixSetDiag MatrixSetDiagV2 MatrixSetDiagV3 MatrixSolve MatrixSolveLs " +
  "MatrixSquareRoot MatrixTriangularSolve Max MaxIntraOpParallelismDataset MaxPool MaxPool3D MaxPool3DGrad MaxPool3DGradGrad " +
  "MaxPoolGrad MaxPoolGradGrad MaxPoolGradGradV2 MaxPoolGradGradWithArgmax MaxPoolGradV2 MaxPoolGradWithArgmax MaxPoolV2 " +
  "MaxPoolWithArgmax Maximum Mean Merge MergeDedupData MergeSummary MergeV2Checkpoints Mfcc Min Minimum MirrorPad MirrorPadGrad " +
  "MlirPassthroughOp Mod ModelDataset Mul MulNoNan MultiDeviceIterator MultiDeviceIteratorFromStringHandle " +
  "MultiDeviceIteratorGetNextFromShard MultiDeviceIteratorInit MultiDeviceIteratorToStringHandle Multinomial MutableDenseHashTable " +
  "MutableDenseHashTableV2 MutableHashTable MutableHashTableOfTensors MutableHashTableOfTensorsV2 MutableHashTableV2 MutexLock " +
  "MutexV2 NcclAllReduce NcclBroadcast NcclReduce NearestNeighbors Neg NegTrain NeuronOp NextAfter NextIteration NoOp " +
  "NonDeterministicInts NonMaxSuppression NonMaxSuppressionV2 NonMaxSuppressionV3 NonMaxSuppressionV4 NonMaxSuppressionV5 " +
  "NonMaxSuppressionWithOverlaps NotEqual NthElement NumaMapAndBatchDataset OneHot OneShotIterator OnesLike OptimizeDataset " +
  "OptimizeDatasetV2 OptionalFromValue OptionalGetValue OptionalHasValue OptionalNone OptionsDataset OrderedMapClear " +
  "OrderedMapIncompleteSize OrderedMapPeek OrderedMapSize OrderedMapStage OrderedMapUnstage OrderedMapUnstageNoKey OutfeedDequeue " +
  "OutfeedDequeueTuple OutfeedDequeueTupleV2 OutfeedDequeueV2 OutfeedEnqueue OutfeedEnqueueTuple Pack Pad PadV2 PaddedBatchDataset " +
  "PaddedBatchDatasetV2 PaddingFIFOQueue PaddingFIFOQueueV2 ParallelBatchDataset ParallelConcat ParallelDynamicStitch " +
  "ParallelFilterDataset ParallelInterleaveDataset ParallelInterleaveDatasetV2 ParallelInterleaveDatasetV3 " +
  "ParallelInterleaveDatasetV4 ParallelMapDataset ParallelMapDatasetV2 ParameterizedTruncatedNormal ParseExample ParseExampleDataset " +
  "ParseExampleDatasetV2 ParseExampleV2 ParseSequenceExample ParseSequenceExampleV2 ParseSingleExample ParseSingleSequenceExample " +
  "ParseTensor PartitionedCall Placeholder PlaceholderV2 PlaceholderWithDefault Polygamma PopulationCount Pow PredicateDataset " +
  "PrefetchDataset Prelinearize PrelinearizeTuple Prelu PreventGradient Print PrintV2 PriorityQueue PriorityQueueV2 " +
  "PrivateThreadPoolDataset Prod PyFunc PyFuncStateless Qr QuantizeAndDequantize QuantizeAndDequantizeV2 QuantizeAndDequantizeV3 " +
  "QuantizeAndDequantizeV4 QuantizeAndDequantizeV4Grad QuantizeDownAndShrinkRange QuantizeV2 QuantizedAdd QuantizedAvgPool " +
  "QuantizedBatchNormWithGlobalNormalization QuantizedBiasAdd QuantizedConcat QuantizedConv2D QuantizedConv2DPerChannel " +
  "QuantizedConv2DWithBias QuantizedDepthwiseConv2D QuantizedDepthwiseConv2DWithBias QuantizedDepthwiseConv2DWithBiasAndRelu " +
  "QuantizedDepthwiseConv2DWithBiasAndReluAndRequantize QuantizedInstanceNorm QuantizedMatMul QuantizedMatMulWithBias " +
  "QuantizedMatMulWithBiasAndRelu QuantizedMatMulWithBiasAndReluAndRequantize QuantizedMaxPool QuantizedMul QuantizedRelu " +
  "QuantizedRelu6 QuantizedReluX QuantizedReshape QuantizedResizeBilinear QueueClose QueueCloseV2 QueueDequeue QueueDequeueMany " +
  "QueueDequeueManyV2 QueueDequeueUpTo QueueDequeueUpToV2 QueueDequeueV2 QueueEnqueue QueueEnqueueMany QueueEnqueueManyV2 " +
  "QueueEnqueueV2 QueueIsClosed QueueIsClosedV2 QueueSize QueueSizeV2 RFFT RFFT2D RFFT3D RFFTND RGBToHSV RaggedBincount " +
  "RaggedCountSparseOutput RaggedCross RaggedGather RaggedRange RaggedTensorFromVariant RaggedTensorToSparse RaggedTensorToTensor " +
  "RaggedTensorToVariant RaggedTensorToVariantGradient RandomCrop RandomDataset RandomDatasetV2 RandomGamma RandomGammaGrad " +
  "RandomIndexShuffle RandomPoisson RandomPoissonV2 RandomShuffle RandomShuffleQueue RandomShuffleQueueV2 RandomStandardNormal " +
  "RandomUniform RandomUniformInt Range RangeDataset Rank ReadFile ReadVariableOp ReadVariableXlaSplitND ReaderNumRecordsProduced " +
  "ReaderNumRecordsProducedV2 ReaderNumWorkUnitsCompleted ReaderNumWorkUnitsCompletedV2 ReaderRead ReaderReadUpTo ReaderReadUpToV2 " +
  "ReaderReadV2 ReaderReset ReaderResetV2 ReaderRestoreState ReaderRestoreStateV2 ReaderSerializeState ReaderSerializeStateV2 Real " +
  "RealDiv RebatchDataset RebatchDatasetV2 Reciprocal ReciprocalGrad RecordInput Recv RecvTPUEmbeddingActivations ReduceDataset " +
  "ReduceJoin RefEnter RefExit RefIdentity RefMerge RefNextIteration RefSelect RefSwitch RegexFullMatch RegexReplace RegisterDataset " +
  "RegisterDatasetV2 Relu Relu6 Relu6Grad ReluGrad RemoteCall RepeatDataset RequantizationRange RequantizationRangePerChannel " +
  "Requantize RequantizePerChannel Reshape ResizeArea ResizeBicubic ResizeBicubicGrad ResizeBilinear ResizeBilinearGrad " +
  "ResizeNearestNeighbor ResizeNearestNeighborGrad ResourceAccumulatorApplyGradient ResourceAccumulatorNumAccumulated " +
  "ResourceAccumulatorSetGlobalStep ResourceAccumulatorTakeGradient ResourceApplyAdaMax ResourceApplyAdadelta ResourceApplyAdagrad " +
  "ResourceApplyAdagradDA ResourceApplyAdagradV2 ResourceApplyAdam ResourceApplyAdamWithAmsgrad ResourceApplyAddSign " +
  "ResourceApplyCenteredRMSProp ResourceApplyFtrl ResourceApplyFtrlV2 ResourceApplyGradientDescent ResourceApplyKerasMomentum " +
  "ResourceApplyMomentum ResourceApplyPowerSign ResourceApplyProximalAdagrad ResourceApplyProximalGradientDescent " +
  "ResourceApplyRMSProp ResourceConditionalAccumulator ResourceCountUpTo ResourceGather ResourceScatterAdd ResourceScatterDiv " +
  "ResourceScatterMax ResourceScatterMin ResourceScatterMul ResourceScatterNdAdd ResourceScatterNdSub ResourceScatterNdUpdate " +
  "ResourceScatterSub ResourceScatterUpdate ResourceSparseApplyAdadelta ResourceSparseApplyAdagrad ResourceSparseApplyAdagradDA " +
  "ResourceSparseApplyAdagradV2 ResourceSparseApplyCenteredRMSProp ResourceSparseApplyFtrl ResourceSparseApplyFtrlV2 " +
  "ResourceSparseApplyKerasMomentum ResourceSparseApplyMomentum ResourceSparseApplyProximalAdagrad " +
  "ResourceSparseApplyProximalGradientDescent ResourceSparseApplyRMSProp ResourceStridedSliceAssign Restore RestoreSlice RestoreV2 " +
  "RetrieveAllTPUEmbeddingParameters RetrieveTPUEmbeddingADAMParameters RetrieveTPUEmbeddingAdadeltaParameters " +
  "RetrieveTPUEmbeddingAdagradMomentumParameters RetrieveTPUEmbeddingAdagradParameters RetrieveTPUEmbeddingCenteredRMSPropParameters " +
  "RetrieveTPUEmbeddingFTRLParameters RetrieveTPUEmbeddingFrequencyEstimatorParameters RetrieveTPUEmbeddingMDLAdagradLightParameters " +
  "RetrieveTPUEmbeddingMomentumParameters RetrieveTPUEmbeddingProximalAdagradParameters RetrieveTPUEmbeddingRMSPropParameters " +
  "RetrieveTPUEmbeddingStochasticGradientDescentParameters Reverse ReverseSequence ReverseV2 RightShift Rint RiscAdd RiscMax " +
  "RngReadAndSkip RngSkip Roll Round Rpc RpcCall RpcCheckStatus RpcClient RpcGetValue RpcServer RpcServerRegister RpcServerStart " +
  "RpcServerStop Rsqrt RsqrtGrad RunGraph SampleDistortedBoundingBox SampleDistortedBoundingBoxV2 SamplingDataset Save SaveDataset " +
  "SaveDatasetV2 SaveSlices SaveV2 ScalarSummary ScanDataset ScatterAdd ScatterDiv ScatterMax ScatterMin ScatterMul ScatterNd " +
  "ScatterNdAdd ScatterNdMax ScatterNdMin ScatterNdNonAliasingAdd ScatterNdSub ScatterNdUpdate ScatterSub ScatterUpdate SdcaFprint " +
  "SdcaOptimizer SdcaOptimizerV2 SdcaShrinkL1 SegmentMax SegmentMaxV2 SegmentMean SegmentMin SegmentMinV2 SegmentProd SegmentProdV2 " +
  "SegmentSum SegmentSumV2 Select SelectV2 SelfAdjointEig SelfAdjointEigV2 Selu SeluGrad Send SendTPUEmbeddingGradients " +
  "SerializeIterator SerializeManySparse SerializeSparse SerializeTRTResource SerializeTensor SetSize Shape ShapeN ShardDataset " +
  "ShardedFilename ShardedFilespec ShuffleAndRepeatDataset ShuffleDataset ShutdownDistributedTPU ShutdownTPUSystem Sigmoid " +
  "SigmoidGrad Sign Sin Sinh Size SkipDataset Skipgram Slice SlidingWindowDataset Snapshot SnapshotChunkDataset SnapshotDataset " +
  "SnapshotDatasetReader SnapshotDatasetV2 SnapshotNestedDatasetReader SobolSample Softmax SoftmaxCrossEntropyWithLogits Softplus " +
  "SoftplusGrad Softsign SoftsignGrad SpaceToBatch SpaceToBatchND SpaceToDepth SparseAccumulatorApplyGradient " +
  "SparseAccumulatorTakeGradient SparseAdd SparseAddGrad SparseApplyAdadelta SparseApplyAdagrad SparseApplyAdagradDA " +
  "SparseApplyAdagradV2 SparseApplyCenteredRMSProp SparseApplyFtrl SparseApplyFtrlV2 SparseApplyMomentum SparseApplyProximalAdagrad " +
  "SparseApplyProximalGradientDescent SparseApplyRMSProp SparseBincount SparseConcat SparseConditionalAccumulator " +
  "SparseCountSparseOutput SparseCross SparseCrossHashed SparseCrossV2 SparseDenseCwiseAdd SparseDenseCwiseDiv SparseDenseCwiseMul " +
  "SparseFillEmptyRows SparseFillEmptyRowsGrad SparseMatMul SparseMatrixAdd SparseMatrixMatMul SparseMatrixMul SparseMatrixNNZ " +
  "SparseMatrixOrderingAMD SparseMatrixSoftmax SparseMatrixSoftmaxGrad SparseMatrixSparseCholesky SparseMatrixSparseMatMul " +
  "SparseMatrixTranspose SparseMatrixZeros SparseReduceMax SparseReduceMaxSparse SparseReduceSum SparseReduceSumSparse SparseReorder " +
  "SparseReshape SparseSegmentMean SparseSegmentMeanGrad SparseSegmentMeanGradV2 SparseSegmentMeanWithNumSegments SparseSegmentSqrtN " +
  "SparseSegmentSqrtNGrad SparseSegmentSqrtNGradV2 SparseSegmentSqrtNWithNumSegments SparseSegmentSum SparseSegmentSumGrad " +
  "SparseSegmentSumGradV2 SparseSegmentSumWithNumSegments SparseSlice SparseSliceGrad SparseSoftmax " +
  "SparseSoftmaxCrossEntropyWithLogits SparseSparseMaximum SparseSparseMinimum SparseSplit SparseTensorDenseAdd " +
  "SparseTensorDenseMatMul SparseTensorSliceDataset SparseTensorToCSRSparseMatrix SparseToDense SparseToSparseSetOperation Split " +
  "SplitDedupData SplitV SqlDataset Sqrt SqrtGrad Square SquaredDifference Squeeze Stack StackClose StackCloseV2 StackPop StackPopV2 " +
  "StackPush StackPushV2 StackV2 Stage StageClear StagePeek StageSize StatefulPartitionedCall StatefulStandardNormal " +
  "StatefulStandardNormalV2 StatefulTruncatedNormal StatefulUniform StatefulUniformFullInt StatefulUniformInt StatelessCase " +
  "StatelessIf StatelessMultinomial StatelessRandomBinomial StatelessRandomGammaV2 StatelessRandomGammaV3 StatelessRandomGetAlg " +
  "StatelessRandomGetKeyCounter StatelessRandomGetKeyCounterAlg StatelessRandomNormal StatelessRandomNormalV2 StatelessRandomPoisson " +
  "StatelessRandomUniform StatelessRandomUniformFullInt StatelessRandomUniformFullIntV2 StatelessRandomUniformInt " +
  "StatelessRandomUniformIntV2 StatelessRandomUniformV2 StatelessSampleDistortedBoundingBox StatelessShuffle StatelessTruncatedNormal " +
  "StatelessTruncatedNormalV2 StatelessWhile StaticRegexFullMatch StaticRegexReplace StatsAggregatorHandle " +
  "StatsAggregatorSetSummaryWriter StatsAggregatorSummary StochasticCastToInt StopGradient StridedSlice StridedSliceGrad StringFormat " +
  "StringJoin StringLength StringLower StringNGrams StringSplit StringSplitV2 StringStrip StringToHashBucket StringToHashBucketFast " +
  "StringToHashBucketStrong StringToNumber StringUpper Sub Substr Sum Svd Switch SymbolicGradient SyncDevice TFRecordDataset " +
  "TFRecordDatasetV2 TFRecordReader TFRecordReaderV2 TPUCompilationResult TPUCompile TPUCompileMlir TPUCompileSucceededAssert " +
  "TPUCopyWithDynamicShape TPUEmbeddingActivations TPUExecute TPUExecuteAndUpdateVariables TPUOrdinalSelector TPUPartitionedCall " +
  "TPUPartitionedInput TPUPartitionedInputV2 TPUPartitionedOutput TPUPartitionedOutputV2 TPUReplicate TPUReplicateMetadata " +
  "TPUReplicatedInput TPUReplicatedOutput TPUReshardVariables TPURoundRobin TRTEngineOp TakeDataset TakeManySparseFromTensorsMap " +
  "TakeWhileDataset Tan Tanh TanhGrad TemporaryVariable TensorArray TensorArrayClose TensorArrayCloseV2 TensorArrayCloseV3 " +
  "TensorArrayConcat TensorArrayConcatV2 TensorArrayConcatV3 TensorArrayGather TensorArrayGatherV2 TensorArrayGatherV3 " +
  "TensorArrayGrad TensorArrayGradV2 TensorArrayGradV3 TensorArrayGradWithShape TensorArrayPack TensorArrayRead TensorArrayReadV2 " +
  "TensorArrayReadV3 TensorArrayScatter TensorArrayScatterV2 TensorArrayScatterV3 TensorArraySize TensorArraySizeV2 TensorArraySizeV3 " +
  "TensorArraySplit TensorArraySplitV2 TensorArraySplitV3 TensorArrayUnpack TensorArrayV2 TensorArrayV3 TensorArrayWrite " +
  "TensorArrayWriteV2 TensorArrayWriteV3 TensorDataset TensorForestCreateTreeVariable TensorForestTreeDeserialize " +
  "TensorForestTreeIsInitializedOp TensorForestTreePredict TensorForestTreeResourceHandleOp TensorForestTreeSerialize " +
  "TensorForestTreeSize TensorListConcat TensorListConcatV2 TensorListElementShape TensorListFromTensor TensorListGather " +
  "TensorListGetItem TensorListLength TensorListPopBack TensorListPushBack TensorListReserve TensorListResize TensorListScatter " +
  "TensorListScatterIntoExistingList TensorListScatterV2 TensorListSetItem TensorListSplit TensorListStack TensorMapErase " +
  "TensorMapHasKey TensorMapInsert TensorMapLookup TensorMapSize TensorMapStackKeys TensorScatterAdd TensorScatterMax " +
  "TensorScatterSub TensorScatterUpdate TensorSliceDataset TensorStridedSliceUpdate TensorSummary TensorSummaryV2 TextLineDataset " +
  "TextLineReader TextLineReaderV2 ThreadPoolDataset ThreadPoolHandle ThreadUnsafeUnigramCandidateSampler Tile TileGrad Timestamp " +
  "ToBool TopK TopKUnique TopKV2 TopKWithUnique TpuHandleToProtoKey Transpose TridiagonalMatMul TridiagonalSolve TruncateDiv " +
  "TruncateMod TruncatedNormal TryRpc Unbatch UnbatchDataset UnbatchGrad UncompressElement UnicodeDecode UnicodeDecodeWithOffsets " +
  "UnicodeEncode UnicodeScript UnicodeTranscode UniformCandidateSampler UniformDequantize UniformQuantize UniformQuantizedAdd " +
  "UniformQuantizedClipByValue UniformQuantizedConvolution UniformQuantizedConvolutionHybrid UniformQuantizedDot " +
  "UniformQuantizedDotHybrid UniformRequantize Unique UniqueDataset UniqueV2 UniqueWithCounts UniqueWithCountsV2 Unpack UnravelIndex " +
  "UnsortedSegmentMax UnsortedSegmentMin UnsortedSegmentProd UnsortedSegmentSum Unstage UnwrapDatasetVariant UpperBound VarHandleOp " +
  "VarIsInitializedOp Variable VariableShape VariableV2 WeightedFlatMapDataset Where While WholeFileReader WholeFileReaderV2 " +
  "WindowDataset WindowOp WorkerHeartbeat WrapDatasetVariant WriteAudioSummary WriteFile WriteGraphSummary WriteHistogramSummary " +
  "WriteImageSummary WriteRawProtoSummary WriteScalarSummary WriteSummary Xdivy XlaAllReduce XlaBroadcastHelper XlaCallModule " +
  "XlaClusterOutput XlaConcatND XlaConv XlaConvV2 XlaCustomCall XlaCustomCallV2 XlaDequantize XlaDot XlaDotV2 XlaDynamicSlice " +
  "XlaDynamicUpdateSlice XlaEinsum XlaGather XlaHostCompute XlaIf XlaKeyValueSort XlaLaunch XlaLaunchV2 XlaMap XlaOptimizationBarrier " +
  "XlaPad XlaRecv XlaRecvFromHost XlaRecvTPUEmbeddingActivations XlaRecvTPUEmbeddingActivationsV2 " +
  "XlaRecvTPUEmbeddingDeduplicationData XlaRecvTPUEmbeddingDeduplicationDataV2 XlaReduce XlaReducePrecision XlaReduceScatter " +
  "XlaReduceWindow XlaRemoveDynamicDimensionSize XlaReplicaId XlaRngBitGenerator XlaScatter XlaSelectAndScatter XlaSelfAdjointEig " +
  "XlaSend XlaSendTPUEmbeddingGradients XlaSendTPUEmbeddingGradientsV2 XlaSendToHost XlaSetBound XlaSetDynamicDimensionSize " +
  "XlaSharding XlaSort XlaSparseCoreAdagrad XlaSplitND XlaSpmdFullToShardShape XlaSpmdShardToFullShape XlaSvd XlaVariadicReduce " +
  "XlaVariadicReduceV2 XlaWhile Xlog1py Xlogy ZerosLike Zeta ZipDataset ";

let known: ReadonlySet<string> | undefined;

/** Whether TensorFlow brings an operator of this name. Those that begin with `_` are its runtime's own. */
export function isTensorflowOperator(op: string): boolean {
  known ??= new Set(names.split(" "));
  return known.has(op) || op.startsWith("_");
}
