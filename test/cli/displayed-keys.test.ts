import { expect, test } from "vitest";
import { loadline, withFolder } from "../harness/command-line.ts";
import { code, notebook, stream } from "../harness/notebook.ts";

const read = 'import os\nfrom getpass import getpass\napi_key = os.environ["OPENAI_API_KEY"]\n';
const settings =
  "from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    openai_api_key: str\nsettings = Settings()\n";

const shows: readonly string[] = [
  `${read}print(f"{api_key=}")`,
  `${read}f"{api_key}"`,
  `${read}"key: " + api_key`,
  `${read}[api_key]`,
  `${read}{"k": api_key}`,
  `${read}api_key, 1`,
  `${read}print(api_key[:20])`,
  `${read}getpass()`,
  `${settings}settings`,
  `${settings}vars(settings)`,
  `${settings}settings.model_dump()`,
  `${settings}print(settings)`,
  "import openai\nopenai.api_key",
  "from openai import OpenAI\nclient = OpenAI()\nprint(client.api_key)",
  "import os\nimport pandas as pd\npd.DataFrame(os.environ.items())",
  "from huggingface_hub import get_token\nprint(get_token())",
  "!printenv | grep OPENAI",
  "!export -p",
  "!gcloud auth print-access-token",
  "!hf auth token",
  "!aws ecr get-login-password | cut -c1-2000",
  "!aws configure get aws_secret_access_key",
  "!az account get-access-token",
  "!cat ~/.aws/credentials",
  "!cat ~/.kaggle/kaggle.json",
  "!cat ~/.cache/huggingface/token",
];

const silent: readonly string[] = [
  'import os\nwhere = os.environ["PWD"]\nprint(where)',
  `${read}print(bool(api_key))`,
  `${read}len(api_key)`,
  `${read}print(api_key[:4])`,
  `${read}api_key;`,
  `${read}x = api_key`,
  `${read}print(api_key is None)`,
  `${read}print("ok" if api_key else "missing")`,
  `${read}client = OpenAI(api_key=api_key)`,
  "import os\nsorted(os.environ)",
  "import os\nprint(list(os.environ))",
  "from pydantic import BaseModel, SecretStr\nclass C(BaseModel):\n    token: SecretStr\nc = C(token='x')\nprint(c)",
  "resp = client.chat(x)\nresp.model_dump()",
  "args = parse()\nvars(args)",
  "tokens = tokenizer('x')\ntokens",
  "!env | grep CUDA",
  "!gcloud auth print-access-token > token.txt",
  "!aws ecr get-login-password --region x | docker login --username AWS --password-stdin y",
];

async function found(sources: readonly string[]): Promise<ReadonlySet<number>> {
  const files = sources.map((source, index) => [
    `${index}.ipynb`,
    notebook([code(source, { outputs: [stream("x\n")] })]),
  ]);
  let told: ReadonlySet<number> = new Set();
  await withFolder(Object.fromEntries(files), async (folder) => {
    const { stdout } = await loadline(["check", "--select", "displayed-key", "--format", "json"], { folder });
    const { findings } = JSON.parse(stdout) as { findings: { path: string }[] };
    told = new Set(findings.map(({ path }) => Number.parseInt(path, 10)));
  });
  return told;
}

test("a cell that shows a key is told, in every form", async () => {
  const told = await found(shows);
  expect(shows.filter((_, index) => !told.has(index))).toEqual([]);
});

test("a cell that shows something about a key, or no key, is not", async () => {
  const told = await found(silent);
  expect(silent.filter((_, index) => told.has(index))).toEqual([]);
});
