import { exampleCommit, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const hub = { kind: "dataset", registry: "huggingface" } as const;

/** Datasets of the Hugging Face Hub. */
export const datasetApis: readonly ReferenceApi[] = [
  {
    ...hub,
    names: [
      "datasets.load_dataset",
      "datasets.load.load_dataset",
      "datasets.load_dataset_builder",
      "datasets.get_dataset_config_names",
      "datasets.get_dataset_split_names",
      "datasets.get_dataset_infos",
      "unsloth.load_dataset",
    ],
    id: [{ name: "path", position: 0 }],
    revision: { name: "revision" },
    pinning: pinningClauses.revision,
    bareNames: "any",
    remoteCode: "flag",
    // datasets 4 removed loading scripts and with them trust_remote_code.
    source: "datasets: src/datasets/load.py, load_dataset(), load_dataset_builder()",
    checked: "2026-11-23",
    example: 'from datasets import load_dataset\ndata = load_dataset("acme/data")\n',
    pinnedExample: `from datasets import load_dataset\ndata = load_dataset("acme/data", revision="${exampleCommit}")\n`,
  },
  {
    ...hub,
    names: [
      "pandas.read_csv",
      "pandas.read_parquet",
      "pandas.read_json",
      "polars.read_csv",
      "polars.read_parquet",
      "polars.read_ndjson",
      "polars.scan_csv",
      "polars.scan_parquet",
      "polars.scan_ndjson",
      "dask.dataframe.read_csv",
      "dask.dataframe.read_parquet",
      "dask.dataframe.read_json",
      "fsspec.open",
      "huggingface_hub.HfFileSystem.open",
    ],
    id: [
      { name: "path", position: 0 },
      { name: "filepath_or_buffer", position: 0 },
      { name: "source", position: 0 },
      { name: "urlpath", position: 0 },
    ],
    prefixes: ["hf://"],
    inline: "hf-uri",
    pinning: pinningClauses.uri,
    source: "huggingface_hub/hf_file_system.py (hf://[datasets/]id@REVISION/path)",
    checked: "2026-11-23",
    example: 'import pandas as pd\nframe = pd.read_parquet("hf://datasets/acme/data/train.parquet")\n',
    pinnedExample: `import pandas as pd\nframe = pd.read_parquet("hf://datasets/acme/data@${exampleCommit}/train.parquet")\n`,
  },
];

const datasetsOwnBuilders = [
  "csv",
  "json",
  "jsonl",
  "parquet",
  "arrow",
  "text",
  "xml",
  "sql",
  "pandas",
  "spark",
  "generator",
  "imagefolder",
  "audiofolder",
  "videofolder",
  "pdffolder",
  "niftifolder",
  "webdataset",
  "cache",
  "hdf5",
  "lance",
  "eval",
  "conll",
  "meshfolder",
  "tsfile",
  "iceberg",
];

/** Names that `load_dataset` builds from local files, not from the hub. Source: datasets 5.0, packaged_modules/__init__.py, read on 2026-11-23. */
export const localDatasetBuilders: ReadonlySet<string> = new Set(datasetsOwnBuilders);
