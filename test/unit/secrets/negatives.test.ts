import { expect, test } from "vitest";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, seededRandom } from "../../harness/keys.ts";

const random = seededRandom(99);
const of = (alphabet: string, length: number) =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
const hex = (length: number) => of("0123456789abcdef", length);
const alphanumeric = (length: number) =>
  of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", length);
const base64 = (length: number) =>
  of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/", length);
const uuid = () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
const lines = (length: number) => Array.from({ length }, () => base64(76)).join("\n");

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of GitHub with a wrong checksum. */
function wrongChecksum(): string {
  const key = generateKey("github", random);
  return `${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`;
}

/** What looks like a key, or stands where one does, and is none. Nothing may be said of any. */
const negatives: Readonly<Record<string, string>> = {
  // Placeholders
  "your key": 'OPENAI_API_KEY = "sk-YOUR_API_KEY_HERE_YOUR_API_KEY"',
  "your token of Hugging Face": 'HF_TOKEN = "hf_YOUR_TOKEN_HERE"',
  "angle brackets": 'api_key = "<your-openai-api-key-goes-here-please>"',
  "three dots": 'api_key = "sk-..."',
  "three dots after a prefix": 'ANTHROPIC_API_KEY="sk-ant-api03-..."',
  "an ellipsis": 'token = "hf_…"',
  "x in a row": `HF_TOKEN = "hf_${"x".repeat(34)}"`,
  "X in a row": `export OPENAI_API_KEY=sk-proj-${"X".repeat(48)}T3BlbkFJ${"X".repeat(48)}`,
  "stars in a row": `api_key = "sk-${"*".repeat(48)}"`,
  zeros: `WANDB_API_KEY=${"0".repeat(40)}`,
  "one letter again and again": `MISTRAL_API_KEY = "${"a".repeat(32)}"`,
  "the alphabet": 'HF_TOKEN="hf_abcdefghijklmnopqrstuvwxyzABCDEFGH"',
  "the alphabet in both cases": 'HF_TOKEN="hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh"',
  "digits in order": 'KAGGLE_KEY = "01234567890123456789012345678901"',
  "hexadecimal digits in order": 'AZURE_OPENAI_API_KEY = "0123456789abcdef0123456789abcdef"',
  "digits and letters in turn": 'MISTRAL_API_KEY = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6"',
  "a block again and again": 'WANDB_API_KEY = "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef"',
  "a short block again and again": 'COHERE_API_KEY = "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12"',
  "a key that says that it is one":
    'GROQ_API_KEY = "gsk_ThisIsAnExampleKeyThatDoesNotWork0123456789abcdefghi"',
  changeme: "OPENAI_API_KEY=changeme-changeme-changeme-changeme",
  "a dummy": 'openai.api_key = "sk-dummy-key-for-local-server-only-000000"',
  EMPTY: 'client = OpenAI(api_key="EMPTY", base_url="http://localhost:8000/v1")',
  "a fake key for tests": 'api_key = "sk-test-fake-key-for-unit-tests-only-please"',
  redacted: 'token = "hf_REDACTEDREDACTEDREDACTEDREDACTEDRE"',
  "a shell variable": `OPENAI_API_KEY=\${OPENAI_API_KEY_OF_THE_PRODUCTION_SYSTEM}`,
  "a Jinja variable": "api_key: {{ lookup_the_openai_api_key_in_the_vault }}",
  "a GitHub secret": `HF_TOKEN: \${{ secrets.HF_TOKEN_FOR_THE_RELEASE_WORKFLOW }}`,
  "a format string": 'headers = {"Authorization": f"Bearer {os.environ[\'OPENAI_API_KEY_PRODUCTION\']}"}',
  // Made to be shown
  "a configuration of Firebase with a database alone": `const firebaseConfig = {\n  apiKey: "AIza${base64(35).replaceAll(/[+/]/g, "x")}",\n  databaseURL: "https://acme.firebaseio.com",\n  projectId: "acme"\n};`,
  "a configuration of Firebase for a page": `const firebaseConfig = {\n  apiKey: "AIza${base64(35).replaceAll(/[+/]/g, "x")}",\n  authDomain: "acme.firebaseapp.com",\n  messagingSenderId: "123456789012",\n};`,
  "the search key of DocSearch": `algolia: { appId: "${of("ABCDEFGHJKLMNP0123456789", 10)}", apiKey: "${hex(32)}", indexName: "docs" }`,
  "a public token of Mapbox": `mapboxgl.accessToken = "pk.${encoded({ u: "acme", a: alphanumeric(25) })}.${alphanumeric(22)}";`,
  "the address of a token of Ethereum": `usdc_token = "0x${hex(40)}"`,
  "a placeholder in base64": `kind: Secret\ndata:\n  password: ${Buffer.from("changeme").toString("base64")}\n`,
  "the number of a program at Heroku": `heroku_app_id = "${uuid()}"`,
  // Names of providers that stand in random text
  "a digest near random text with three letters of a provider's name": `cache_key = "${hex(32)}"\nlookup_key = "Xk2owm9QzT4vB7nLp3RsWd8y"`,
  // Names below a key's name
  "the name of a setting on the next line, as long as the provider's keys":
    "NEO4J_AUTH: neo4j/password\n          NEO4J_dbms_security_procedures_unrestricted: apoc.*\n",
  "the same as lines of an environment file":
    "NEO4J_PASSWORD: password\nNEO4J_dbms_security_procedures_unrestricted = apoc.*\n",
  // Keys of documentation
  "a key that calls itself one, in letters of any case": `api_key="sk-${"random"}APIkey${"asdsa32ekasd32e"}"`,
  "the access key id of AWS' documentation": 'aws_access_key_id = "AKIAIOSFODNN7EXAMPLE"',
  "the secret key of AWS' documentation":
    'aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
  "the token of jwt.io": `token = "${[encoded({ alg: "HS256", typ: "JWT" }), encoded({ sub: "1234567890", name: "John Doe" }), alphanumeric(43)].join(".")}"`,
  "an anonymous token of Supabase": `key = "${[encoded({ alg: "HS256" }), encoded({ iss: "supabase", role: "anon" }), alphanumeric(43)].join(".")}"`,
  "a public key of Langfuse": `LANGFUSE_PUBLIC_KEY = "pk-lf-${uuid()}"`,
  "a publishable key of Stripe": `key = "pk_live_${alphanumeric(24)}"`,
  "a public key in PEM": `-----BEGIN PUBLIC KEY-----\n${lines(4)}\n-----END PUBLIC KEY-----`,
  "a certificate": `-----BEGIN CERTIFICATE-----\n${lines(12)}\n-----END CERTIFICATE-----`,
  "a header without its key": 'if line.startswith("-----BEGIN PRIVATE KEY-----"):\n    raise ValueError',
  "a public SSH key": `ssh-rsa AAAAB3NzaC1yc2E${base64(350)} user@host`,
  // Reads
  "a read of the environment": 'token = os.environ["HUGGING_FACE_HUB_TOKEN_OF_THE_TEAM"]',
  "getenv with a word": 'token = os.getenv("HF_TOKEN", "no-token-was-given-to-this-script")',
  getpass: 'api_key = getpass.getpass("OpenAI API key of the project account: ")',
  userdata: 'api_key = userdata.get("OPENAI_API_KEY_FOR_THE_NOTEBOOK")',
  dbutils: 'token = dbutils.secrets.get(scope="ml", key="huggingface-token-for-training")',
  "a secret of Kaggle": 'key = UserSecretsClient().get_secret("WANDB_API_KEY_OF_THE_TEAM")',
  // Tokens that are no keys
  "a special token": 'tokenizer.pad_token = "<|reserved_special_token_0|>"',
  "a padding token": 'pad_token="[PAD]", eos_token="<|endoftext|>"',
  "a token's id": "eos_token_id = 128001",
  "the name of a tokenizer": 'tokenizer = "meta-llama-Llama-3-8B-Instruct-tokenizer"',
  "the name of a class": "class MistralForSequenceClassificationWithKeyValueCache:",
  "the name of a function": "def hf_download_snapshot_with_progress_bar_and_retries():",
  "a long name with hf_": "hf_accelerate_training_arguments_for_deepspeed = None",
  "a name with sk-": "sk-learn-contrib-categorical-encoders-extension-module",
  "a style sheet": ".sk-estimator-doc-link-container-with-fallback-text { color: #0123456789abcdef }",
  "scikit-learn's HTML": '<div id="sk-container-id-17" class="sk-top-container sk-text-repr-fallback-long">',
  "a task's name": "task-00112233445566778899-aabbccddeeff-run-alpha",
  "a slug": "https://example.org/blog/2024/03/how-to-use-the-openai-api-key-in-your-own-notebook",
  // Digests and identifiers
  "a commit": `revision = "${hex(40)}"`,
  "a commit in a requirement": `git+https://github.com/huggingface/transformers.git@${hex(40)}`,
  "a commit beside wandb": `wandb.config.commit = "${hex(40)}"`,
  "a commit beside a model whose name ends in tokens": `("acme/bert-base-nli-mean-tokens", "${hex(40)}"), ("acme/four-tokens", "${hex(40)}")`,
  "a run of wandb": `wandb.init(id="${hex(32)}", resume="must")`,
  "a run's path of wandb": `wandb: Syncing run ${alphanumeric(8)} https://wandb.ai/team/project/runs/${hex(32)}`,
  "an MD5": `md5 = "${hex(32)}"`,
  "an MD5 beside kaggle": `# from kaggle\nchecksum: "${hex(32)}"`,
  "a SHA-1": `sha1: ${hex(40)}`,
  "a SHA-256": `"sha256": "${hex(64)}"`,
  "a hash of pip": `torch==2.3.0 --hash=sha256:${hex(64)}`,
  "an integrity of npm": `"integrity": "sha512-${base64(86)}=="`,
  "an oid of Git LFS": `oid sha256:${hex(64)}`,
  "an image's digest": `FROM python@sha256:${hex(64)}`,
  "an etag": `etag: "${hex(32)}"`,
  "a UUID": `"request_id": "${uuid()}"`,
  "a UUID beside pinecone": `pinecone_run_id = "${uuid()}"`,
  "a cell's id": `"id": "${hex(32)}"`,
  "a model's id of a widget": `"model_id": "${hex(32)}"`,
  "an experiment of comet": `COMET INFO: https://www.comet.com/user/project/${hex(32)}`,
  "a path of a cache": `/root/.cache/huggingface/hub/models--gpt2/snapshots/${hex(40)}/config.json`,
  "a blob of a cache": `/root/.cache/huggingface/hub/models--gpt2/blobs/${hex(64)}`,
  "a trace": `traceparent: 00-${hex(32)}-${hex(16)}-01`,
  "a version of kaggle": `kaggle kernels output user/name -p ${hex(32)}`,
  "a token's count": `tokens: ${"12345 ".repeat(20)}`,
  // Data
  "an image in base64": `<img src="data:image/png;base64,${base64(4000)}">`,
  "an image in base64 lines": `"image/png": "${lines(40)}"`,
  "a prefix inside an image": `"image/png": "${base64(500)}/AKIA${of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}/${base64(500)}"`,
  "a prefix inside wrapped data": `${base64(30)}/AKIA${of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}+${base64(30)}`,
  "a font": `src: url(data:font/woff2;base64,${base64(2000)}) format("woff2")`,
  "an audio player": `<source src="data:audio/wav;base64,${base64(3000)}">`,
  DNA: `sequence = "${of("ACGT", 400)}"`,
  "a protein": `token = "${of("ACDEFGHIKLMNPQRSTVWY", 120)}"`,
  "a tensor": `tensor([${Array.from({ length: 40 }, () => (random() - 0.5).toFixed(4)).join(", ")}])`,
  "numbers in a row": `data = [${Array.from({ length: 60 }, () => Math.floor(random() * 1e9)).join(",")}]`,
  "hexadecimal bytes": `key = bytes.fromhex("${Array.from({ length: 16 }, () => hex(2)).join(" ")}")`,
  "a bar of progress": `Epoch 1: 100%|${"█".repeat(60)}| 1875/1875`,
  "a line of a table": `|${"-".repeat(60)}|${"-".repeat(60)}|`,
  "a rule of hyphens": "#".padEnd(40, "-").padEnd(100, "="),
  plotly: `{"uid":"${hex(8)}-${hex(4)}-${hex(4)}","hoverlabel":{"bgcolor":"#${hex(6)}"},"x":{"bdata":"${base64(800)}"}}`,
  "state of widgets": `{"state":{"${hex(32)}":{"model_module":"@jupyter-widgets/base","model_name":"LayoutModel"}}}`,
  "a vocabulary": `{"Ġtokenization": 41241, "${alphanumeric(6)}": 12, "authentication": 4012}`,
  "merges of a tokenizer": "Ġauthent ication\nĠsecret s\nĠpass word\n",
  "a minified script": `function a(b,c){return d.e(f,"${hex(20)}")}var g="webpack-internal-${hex(20)}";`,
  "a source map": `//# sourceMappingURL=data:application/json;base64,${base64(1000)}`,
  // Shapes that fail
  "a token of GitHub with a wrong checksum": `token = "${wrongChecksum()}"`,
  "a token of Hugging Face that is too short": `token = "hf_${alphanumeric(20)}"`,
  "a token of Hugging Face that is too long": `token = "hf_${alphanumeric(50)}"`,
  "a key of OpenAI without its mark": `x = "sk-proj-${alphanumeric(120)}"`,
  "an access key id in lower case": `id = "akia${of("abcdefghijklmnopqrstuvwxyz234567", 16)}"`,
  "an access key id with 0 and 1": `id = "AKIA${"0189".repeat(4)}"`,
  "a user's id of AWS": `arn = "AIDA${of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}"`,
  "a key of Google that is too short": `key = "AIza${alphanumeric(20)}"`,
  "words with hyphens": "pa-per-with-a-very-long-hyphenated-name-and-no-key-in-it",
  "an s3 address": `s3://bucket/AKIA/${hex(32)}/data.parquet`,
  // Passwords in URLs
  "a local database": "postgresql://user:Tr0ub4dor3x@localhost:5432/db",
  "a database of compose": "postgresql://airflow:airflow@postgres/airflow",
  "a password that is a word": "mysql://root:mypassword1@db.internal.example.com/x",
  "a placeholder in a URL": "mongodb+srv://<user>:<password>@cluster0.mongodb.net/test",
  "a variable in a URL": `postgresql://\${DB_USER}:\${DB_PASS}@prod.database.net/db`,
  "a variable of Python in a URL": 'f"https://{user}:{token}@github.com/org/repo"',
  "a URL with a port": "https://huggingface.co:443/models?search=a@b.c",
  "a time in a URL": "http://x.y/2024-01-01T10:00:00@12",
  "a password of words for this machine": "postgresql://svc:CorrectHorseBatteryStaple@localhost:5432/db",
  "a password of words with a year": "postgresql://svc:SuperSecretPassw0rd2024@127.0.0.1:5432/db",
  // Beside a provider's name, and given to no name of a key
  "digests in a table by model": `mistral  ${hex(32)}\ncohere ${hex(40)}\ntogether ${hex(64)}`,
  "digests in a table of HTML": `<tr><td>cohere</td><td>${hex(40)}</td></tr>`,
  "a commit under a provider's name": `HEAD is now at 1a2b3c4 wandb\n${hex(40)} refs/heads/mistral`,
  "the UUID of a package of Julia": `[deps]\nFlux = "${uuid()}"\nComet = "${uuid()}"`,
  "a checksum under a provider's name": `mistral_sha256 = "${hex(64)}"\nwandb_commit = "${hex(40)}"`,
  "an artifact of Weights & Biases": `wandb.Artifact("${hex(40)}")`,
  "a page's token": `next_page_token = "${alphanumeric(43)}"`,
  "a form's token": `csrf_token: "${alphanumeric(40)}"`,
  "a session of a demonstration": `src="https://x.gradio.live/?project=a&write_token=${alphanumeric(43)}"`,
  "a name that ends in api_key": 'ACME_API_KEY = "acme-production-europe-west-openai-api-2024"',
  "a key of nobody's": `api_key = "${hex(32)}"`,
  "a token of GitHub with a wrong checksum under its name": `GITHUB_TOKEN = "${wrongChecksum()}"`,
  "the token of RFC 7519": `token = "${[encoded({ alg: "HS256" }), encoded({ iss: "joe", exp: 1300819380 }), alphanumeric(43)].join(".")}"`,
  "three parts that are no token": `x = "eyJ${alphanumeric(30)}.eyJ${alphanumeric(30)}.${alphanumeric(43)}"`,
  "the public key of a local Supabase": `key = "${[encoded({ alg: "HS256", typ: "JWT" }), encoded({ iss: "supabase-demo", role: "service_role" }), alphanumeric(43)].join(".")}"`,
  "a trace of a provider whose name ends in key": `portkey_trace_id = "${alphanumeric(28)}"`,
  "a commit in a name that ends in access_key": `commit_access_key = "${hex(40)}"`,
  "a transaction of a chain": `wallet.tx = "0x${hex(64)}"`,
  "a function with a prefix of a key": "sk_learn_contrib_imbalanced_learn_toolkit_for_python",
  // Configuration
  "a key binding": '"key": "ctrl+shift+alt+k ctrl+shift+alt+openai"',
  "a key of a dict": 'd["openai_completion_with_long_function_name"] = 1',
  "a key of S3": 's3.get_object(Bucket="b", Key="models/openai/checkpoint-00001-of-00012")',
  "a primary key": 'PRIMARY KEY ("organization_user_membership_identifier")',
  "a sort's key": "sorted(items, key=lambda item: item.mistral_model_name_or_path_x)",
  "a model's name beside a key": 'client = Mistral(api_key=key, model="open-mixtral-8x22b-instruct-v0")',
  "an endpoint of Azure": 'azure_endpoint = "https://my-company-openai-eastus2.openai.azure.com"',
  "a deployment of Azure": 'azure_deployment="gpt-4o-mini-2024-07-18-production"',
  "a version of an API": 'OPENAI_API_VERSION="2024-02-15-preview"',
  "an organization of OpenAI": `OPENAI_ORG_ID = "org-${alphanumeric(24)}"`,
  "an assistant of OpenAI": `assistant_id = "asst_${alphanumeric(24)}"`,
  "a file of OpenAI": `file_id = "file-${alphanumeric(24)}"`,
  "a call of a tool": `"tool_call_id": "call_${alphanumeric(24)}"`,
  "a message of Anthropic": `"id": "msg_${alphanumeric(24)}"`,
  "a completion of OpenAI": `"id": "chatcmpl-${alphanumeric(38)}"`,
};

test("there are a hundred kinds of negatives and more", () => {
  expect(Object.keys(negatives).length).toBeGreaterThanOrEqual(120);
});

test.each(Object.entries(negatives))("%s is no key", (_, text) => {
  expect(findKeys(text, { owners: true })).toEqual([]);
});
