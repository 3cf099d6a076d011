import type { OperatorRow } from "./operator.ts";

const ops = "https://github.com/tensorflow/tensorflow (tensorflow/core/ops";

/** Operators of TensorFlow graphs that reach out of the graph. Those that only compute are not here. */
export const tensorflowOperators: readonly OperatorRow[] = [
  {
    names: ["PyFunc", "PyFuncStateless", "EagerPyFunc"],
    family: "runs-code",
    tier: "denied",
    does: "calls a Python function of the program that loads the model",
    attribute: "token",
    source: `${ops}/script_ops.cc)`,
  },
  {
    names: ["DatasetFromGraph"],
    family: "runs-code",
    tier: "unknown",
    does: "runs a graph that the model holds as bytes, or makes, and whose operators are not read here",
    source: `${ops}/experimental_dataset_ops.cc)`,
  },
  {
    names: ["Abort"],
    family: "runs-code",
    tier: "denied",
    does: "ends the program that runs the model",
    attribute: "error_msg",
    source: `${ops}/control_flow_ops.cc)`,
  },
  {
    names: ["WriteFile"],
    family: "writes-files",
    tier: "denied",
    does: "writes a file",
    input: 0,
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: [
      "SaveDataset",
      "SaveDatasetV2",
      "DatasetToTFRecord",
      "ExperimentalDatasetToTFRecord",
      "SnapshotDataset",
      "SnapshotDatasetV2",
      "DistributedSave",
    ],
    family: "writes-files",
    tier: "denied",
    does: "writes a data set to files",
    input: 1,
    source: `${ops}/dataset_ops.cc, experimental_dataset_ops.cc)`,
  },
  {
    names: ["CreateSummaryFileWriter", "CreateSummaryDbWriter", "WriteGraphSummary", "WriteRawProtoSummary"],
    family: "writes-files",
    tier: "unknown",
    does: "writes a log of training",
    input: 1,
    source: `${ops}/summary_ops.cc)`,
  },
  {
    names: ["ReadFile"],
    family: "reads-files",
    tier: "unknown",
    does: "reads a file",
    input: 0,
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: ["MatchingFiles", "MatchingFilesDataset"],
    family: "reads-files",
    tier: "unknown",
    does: "lists files",
    input: 0,
    source: `${ops}/io_ops.cc, dataset_ops.cc)`,
  },
  {
    names: [
      "WholeFileReader",
      "WholeFileReaderV2",
      "TextLineReader",
      "TextLineReaderV2",
      "FixedLengthRecordReader",
      "FixedLengthRecordReaderV2",
      "TFRecordReader",
      "TFRecordReaderV2",
      "LMDBReader",
    ],
    family: "reads-files",
    tier: "unknown",
    does: "reads files",
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: [
      "TextLineDataset",
      "TFRecordDataset",
      "TFRecordDatasetV2",
      "FixedLengthRecordDataset",
      "FixedLengthRecordDatasetV2",
      "CSVDataset",
      "CSVDatasetV2",
      "ExperimentalCSVDataset",
      "LMDBDataset",
      "LoadDataset",
      "LoadAndRemapMatrix",
      "GenerateVocabRemapping",
    ],
    family: "reads-files",
    tier: "unknown",
    does: "reads a data set from files",
    input: 0,
    source: `${ops}/dataset_ops.cc, experimental_dataset_ops.cc, checkpoint_ops.cc)`,
  },
  {
    names: ["ImmutableConst"],
    family: "reads-files",
    tier: "unknown",
    does: "maps a file into memory",
    attribute: "memory_region_name",
    source: `${ops}/array_ops.cc)`,
  },
  {
    names: ["SqlDataset", "ExperimentalSqlDataset"],
    family: "reads-files",
    tier: "denied",
    does: "runs a query in a database",
    input: 2,
    source: `${ops}/experimental_dataset_ops.cc)`,
  },
  {
    names: [
      "DataServiceDataset",
      "DataServiceDatasetV2",
      "DataServiceDatasetV3",
      "DataServiceDatasetV4",
      "RegisterDataset",
      "RegisterDatasetV2",
      "Rpc",
      "TryRpc",
      "RpcClient",
      "RpcCall",
      "RpcServer",
      "RpcServerStart",
      "BigQueryReader",
      "GenerateBigQueryReaderPartitions",
    ],
    family: "reaches-network",
    tier: "denied",
    does: "talks to a service on the network",
    source: `${ops}/experimental_dataset_ops.cc; tensorflow/distribute/experimental/rpc; tensorflow/core/ops/cloud_ops.cc)`,
  },
  {
    names: ["FileSystemSetConfiguration"],
    family: "reaches-network",
    tier: "unknown",
    does: "sets how files of a scheme are reached: servers, and who one is there",
    input: 0,
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: ["TRTEngineOp", "NeuronOp", "_NeuronOp"],
    family: "loads-library",
    tier: "unknown",
    does: "runs an engine of native code that the file holds",
    source: "https://github.com/tensorflow/tensorflow (tensorflow/compiler/tf2tensorrt/ops/trt_engine_op.cc)",
  },
  {
    names: ["LoadLibrary", "LoadOpLibrary", "LoadPluggableDeviceLibrary"],
    family: "loads-library",
    tier: "denied",
    does: "loads a shared library",
    input: 0,
    source:
      "https://github.com/tensorflow/tensorflow (tensorflow/c/c_api.cc, TF_LoadLibrary: the names of custom kernels for it)",
  },
];

/** What savers of checkpoints are made of: in any other place they write, read or delete files of the model's choice. */
export const saverOperators: readonly OperatorRow[] = [
  {
    names: ["Save", "SaveV2", "SaveSlices"],
    family: "writes-files",
    tier: "denied",
    does: "writes files",
    input: 0,
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: ["MergeV2Checkpoints"],
    family: "writes-files",
    tier: "denied",
    does: "writes files, and deletes others",
    input: 1,
    source: `${ops}/io_ops.cc)`,
  },
  {
    names: ["Restore", "RestoreV2", "RestoreSlice"],
    family: "reads-files",
    tier: "unknown",
    does: "reads a checkpoint",
    input: 0,
    source: `${ops}/io_ops.cc)`,
  },
];

/** Operators that reach out by an attribute's value only: the attribute, and what its value must begin with to be harmless. */
export const attributeOperators: readonly (OperatorRow & { readonly harmless: RegExp })[] = [
  {
    names: ["PrintV2"],
    attribute: "output_stream",
    harmless: /^(?:stdout|stderr|log\(\w+\)|)$/,
    family: "writes-files",
    tier: "denied",
    does: "prints its input to a file",
    source: `${ops}/logging_ops.cc)`,
  },
  {
    names: [
      "DebugIdentity",
      "DebugIdentityV2",
      "DebugIdentityV3",
      "DebugNanCount",
      "DebugNumericSummary",
      "DebugNumericSummaryV2",
    ],
    attribute: "debug_urls",
    harmless: /^$/,
    family: "reaches-network",
    tier: "denied",
    does: "sends its input to an address, or writes it to a file",
    source: `${ops}/debug_ops.cc)`,
  },
  {
    names: ["DecodeProtoV2", "EncodeProto"],
    attribute: "descriptor_source",
    harmless: /^(?:local:\/\/|bytes:\/\/|$)/,
    family: "reads-files",
    tier: "denied",
    does: "reads a description of messages from a file",
    source: `${ops}/decode_proto_ops.cc)`,
  },
];

/** Operators that a usual graph has as well: what they do to files matters only where a constant path leads out of the model. */
export const pathOperators: readonly OperatorRow[] = [
  {
    names: ["InitializeTableFromTextFile", "InitializeTableFromTextFileV2"],
    family: "reads-files",
    tier: "allowed",
    does: "fills a table with the lines of a file",
    input: 1,
    source: `${ops}/lookup_ops.cc)`,
  },
  {
    names: ["CacheDataset", "CacheDatasetV2"],
    family: "writes-files",
    tier: "allowed",
    does: "keeps a data set in a file",
    input: 1,
    source: `${ops}/dataset_ops.cc)`,
  },
];

const byName = new Map(
  [...tensorflowOperators, ...saverOperators, ...attributeOperators, ...pathOperators].flatMap((row) =>
    row.names.map((name) => [name, row] as const),
  ),
);

export function tensorflowOperator(op: string): OperatorRow | undefined {
  return byName.get(op);
}

export function isSaverOperator(row: OperatorRow): boolean {
  return saverOperators.includes(row);
}

export function harmlessValues(row: OperatorRow): RegExp | undefined {
  return attributeOperators.find((one) => one === row)?.harmless;
}
