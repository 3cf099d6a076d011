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
  "!curl -v -H 'Authorization: Bearer $OPENAI_API_KEY' https://api.openai.com/v1/models",
  "%sx printenv",
  "%cat .env",
  `${read}%whos`,
  `${read}locals()`,
  `${read}print(globals())`,
  `${settings}print(Settings())`,
  "from dotenv import dotenv_values\ndotenv_values()",
  'from dotenv import dotenv_values\nconfig = dotenv_values(".env")\nconfig',
  "import os\nfor k, v in os.environ.items():\n    print(k, v)",
  'import os\nfor k, v in sorted(os.environ.items()):\n    print(f"{k}={v}")',
  "import os\nfor name in os.environ:\n    print(name, os.environ[name])",
  'import os\nfor name in ["OPENAI_API_KEY", "HF_TOKEN"]:\n    print(name, os.environ.get(name))',
  "import os\n[print(k, v) for k, v in os.environ.items()]",
  'import os\nprint("; ".join(f"{k}={v}" for k, v in os.environ.items()))',
  'import os\n{k: v for k, v in os.environ.items() if "KEY" in k}',
  "import os\nenv = dict(os.environ)\nprint(env)",
  "import json, os\njson.dumps(dict(os.environ))",
  'print(open(".env").read())',
  'with open(".env") as f:\n    print(f.read())',
  'from pathlib import Path\nPath("kaggle.json").read_text()',
  `${read}from IPython.display import Markdown\nMarkdown(f"\`{api_key}\`")`,
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
  "!env | grep -c KEY",
  "!aws ecr get-login-password | docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com",
  "!curl -s -H 'Authorization: Bearer $OPENAI_API_KEY' https://api.openai.com/v1/models",
  "%whos",
  "locals()",
  `${read}%who`,
  `${read}locals().keys()`,
  `${read}print(globals()["x"])`,
  'from dotenv import dotenv_values\nconfig = dotenv_values(".env")\nlist(config)',
  'from dotenv import dotenv_values\nconfig = dotenv_values(".env")\nconfig.keys()',
  'import os\nfor k, v in os.environ.items():\n    if "CUDA" in k:\n        print(k, v)',
  "import os\nfor k in os.environ:\n    print(k)",
  "import os\nfor k, v in os.environ.items():\n    pass\nfor k, v in metrics.items():\n    print(k, v)",
  'import os\nfor name in ["CUDA_HOME", "PATH"]:\n    print(name, os.environ.get(name))',
  "import os\nenv = os.environ.copy()\nprint(len(env))",
  'import os\nenv = gym.make("CartPole")\nprint(env)',
  'print(open("README.md").read())',
  'with open("data.csv") as f:\n    print(f.read())',
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
