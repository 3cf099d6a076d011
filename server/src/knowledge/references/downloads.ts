import { exampleCommit, examples, pinningClauses } from "./pinning.ts";
import type { ReferenceApi } from "./reference-api.ts";

const web = ["https://", "http://"];
const commitUrl = "https://huggingface.co/acme/model/resolve/main/model.safetensors";
const file = { kind: "artifact", thing: "file", registry: "url", prefixes: web, inline: "address" } as const;

/** Functions that fetch a file from a web address: only files of weights and data are spoken of. */
export const downloadApis: readonly ReferenceApi[] = [
  {
    ...file,
    names: [
      "urllib.request.urlretrieve",
      "urllib.request.urlopen",
      "urllib.urlretrieve",
      "requests.get",
      "requests.Session.get",
      "httpx.get",
      "httpx.stream",
      "httpx.Client.get",
      "urllib3.PoolManager.request",
      "wget.download",
      "torch.hub.download_url_to_file",
      "fsspec.open",
      "smart_open.open",
    ],
    id: [
      { name: "url", position: 0 },
      { name: "urlpath", position: 0 },
    ],
    pinning: pinningClauses.checksum,
    source: "the standard library's and requests' documentation: nothing is compared",
    ...examples("import requests", `requests.get("${commitUrl}{}")`, ""),
    pinnedExample: `import requests\nmodel = requests.get("${commitUrl.replace("main", exampleCommit)}")\n`,
  },
  {
    ...file,
    names: ["torch.hub.load_state_dict_from_url", "torch.utils.model_zoo.load_url"],
    id: [{ name: "url", position: 0 }],
    checksums: [{ name: "check_hash", position: 4 }],
    pinning: "write `check_hash=True`, for a file whose name ends in the first digits of its SHA-256",
    source: "https://docs.pytorch.org/docs/stable/hub.html#torch.hub.load_state_dict_from_url",
    checked: "2026-11-23",
    ...examples(
      "import torch",
      'torch.hub.load_state_dict_from_url("https://models.acme.org/net-0123abcd.pth"{})',
      ", check_hash=True",
    ),
  },
  {
    ...file,
    names: ["tensorflow.keras.utils.get_file", "keras.utils.get_file"],
    id: [{ name: "origin", position: 1 }],
    checksums: [
      { name: "file_hash", position: 4 },
      { name: "md5_hash", position: 3 },
    ],
    pinning: 'write `file_hash="<SHA-256 of the file>"`',
    source: "keras/src/utils/file_utils.py, get_file()",
    checked: "2026-11-28",
    ...examples(
      "import keras",
      'keras.utils.get_file("a.h5", "https://models.acme.org/a.h5"{})',
      ', file_hash="0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    ...file,
    names: ["pooch.retrieve"],
    id: [{ name: "url", position: 0 }],
    checksums: [{ name: "known_hash", position: 1 }],
    pinning: 'write `known_hash="sha256:<digest>"`',
    source: "pooch/core.py, retrieve(url, known_hash=None)",
    checked: "2026-11-28",
    example: 'import pooch\npath = pooch.retrieve("https://models.acme.org/a.csv", known_hash=None)\n',
    pinnedExample:
      'import pooch\npath = pooch.retrieve("https://models.acme.org/a.csv", known_hash="sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")\n',
  },
  {
    ...file,
    names: [
      "torchvision.datasets.utils.download_url",
      "torchvision.datasets.utils.download_and_extract_archive",
    ],
    id: [{ name: "url", position: 0 }],
    checksums: [{ name: "md5" }],
    pinning: 'write `md5="<digest>"`, or compare a SHA-256 yourself',
    source: "torchvision/datasets/utils.py, download_url()",
    ...examples(
      "from torchvision.datasets.utils import download_url",
      'download_url("https://models.acme.org/a.zip", "data"{})',
      ', md5="0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    kind: "artifact",
    thing: "file",
    registry: "url",
    names: ["gdown.download", "gdown.cached_download", "gdown.download_folder"],
    inline: "any",
    id: [{ name: "id" }, { name: "url", position: 0 }],
    checksums: [{ name: "hash" }, { name: "md5" }],
    pinning: 'use `gdown.cached_download(…, hash="sha256:<digest>")`, which compares what arrives',
    source: "gdown/cached_download.py, cached_download()",
    ...examples(
      "import gdown",
      'gdown.cached_download("https://drive.google.com/uc?id=1abcDEF", "model.pt"{})',
      ', hash="sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    ...file,
    kind: "dataset",
    names: [
      "pandas.read_csv",
      "pandas.read_parquet",
      "pandas.read_json",
      "pandas.read_table",
      "pandas.read_excel",
      "polars.read_csv",
      "polars.read_parquet",
      "polars.scan_csv",
      "polars.scan_parquet",
      "numpy.genfromtxt",
      "numpy.loadtxt",
    ],
    id: [
      { name: "filepath_or_buffer", position: 0 },
      { name: "path", position: 0 },
      { name: "io", position: 0 },
      { name: "source", position: 0 },
      { name: "fname", position: 0 },
    ],
    pinning: pinningClauses.checksum,
    source: "pandas' documentation, read_csv(): any valid address is read",
    example: 'import pandas as pd\nframe = pd.read_csv("https://data.acme.org/rows.csv")\n',
  },
  {
    ...file,
    kind: "dataset",
    names: ["datasets.load_dataset", "datasets.load.load_dataset"],
    id: [{ name: "data_files" }],
    lists: true,
    pinning: pinningClauses.checksum,
    source: "datasets: src/datasets/load.py: data_files may be addresses",
    checked: "2026-11-23",
    example:
      'from datasets import load_dataset\nrows = load_dataset("json", data_files={"train": "https://data.acme.org/rows.jsonl"})\n',
  },
  {
    kind: "model",
    registry: "huggingface",
    names: ["keras.saving.load_model", "keras.models.load_model"],
    id: [{ name: "filepath", position: 0 }],
    prefixes: web,
    inline: "hub-url",
    pinning: pinningClauses.url,
    source: "huggingface_hub/constants.py, HUGGINGFACE_CO_URL_TEMPLATE",
    example:
      'import keras\nmodel = keras.models.load_model("https://huggingface.co/acme/model/resolve/main/a.keras")\n',
    pinnedExample: `import keras\nmodel = keras.models.load_model("https://huggingface.co/acme/model/resolve/${exampleCommit}/a.keras")\n`,
  },
];
