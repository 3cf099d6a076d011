/** Where keys stand in the files of AI projects. */

export interface PlacedKey {
  readonly key: string;
  /** The provider's usual variable: `HF_TOKEN`. */
  readonly variable: string;
  /** The provider's name as it stands in names of classes and hosts: `mistral`. */
  readonly owner: string;
}

type Place = (placed: PlacedKey) => string;

/** Places in Python code and in cells. */
export const codePlaces: Readonly<Record<string, Place>> = {
  assignment: ({ key, variable }) => `${variable} = "${key}"\n`,
  "lower-case name": ({ key, variable }) => `${variable.toLowerCase()} = '${key}'\n`,
  "attribute of an object": ({ key, variable }) => `settings.${variable.toLowerCase()} = '${key}'\n`,
  "environment item": ({ key, variable }) => `os.environ["${variable}"] = "${key}"\n`,
  setdefault: ({ key, variable }) => `os.environ.setdefault('${variable}', '${key}')\n`,
  "default of getenv": ({ key, variable }) => `token = os.getenv("${variable}", "${key}")\n`,
  putenv: ({ key, variable }) => `os.putenv("${variable}", "${key}")\n`,
  keyword: ({ key, owner }) => `client = ${owner}.Client(api_key="${key}", timeout=30)\n`,
  "keyword on its own line": ({ key, owner }) =>
    `client = ${owner}.Client(\n    timeout=30,\n    api_key="${key}",\n)\n`,
  positional: ({ key, owner }) => `${owner}.login("${key}")\n`,
  "default of argparse": ({ key, variable }) =>
    `parser.add_argument("--${variable.toLowerCase()}", type=str, default="${key}")\n`,
  "default of click": ({ key, variable }) =>
    `@click.option("--${variable.toLowerCase()}", default="${key}")\n`,
  "default of a parameter": ({ key, variable }) => `def run(${variable.toLowerCase()}="${key}"):\n    pass\n`,
  "annotated field": ({ key, variable }) => `    ${variable.toLowerCase()}: str = "${key}"\n`,
  "optional field": ({ key, variable }) => `    ${variable.toLowerCase()}: Optional[str] = "${key}"\n`,
  "pydantic secret": ({ key, variable }) =>
    `    ${variable.toLowerCase()}: SecretStr = SecretStr("${key}")\n`,
  "pydantic field": ({ key, variable }) => `    ${variable.toLowerCase()}: str = Field(default="${key}")\n`,
  dict: ({ key, variable }) => `config = {"model": "x", "${variable}": "${key}"}\n`,
  "keyword of dict()": ({ key, variable }) => `config = dict(${variable.toLowerCase()}="${key}")\n`,
  header: ({ key, owner }) =>
    `r = requests.get("https://api.${owner}.example/v1", headers={"Authorization": "Bearer ${key}"})\n`,
  "header of its own": ({ key, owner }) =>
    `headers = {"X-API-Key": "${key}"}\nrequests.get("https://api.${owner}.example/v1", headers=headers)\n`,
  "f-string": ({ key, variable }) => `command = f"${variable}=${key} python {script}"\n`,
  "bytes literal": ({ key, variable }) => `${variable} = b"${key}"\n`,
  comment: ({ key, variable }) => `x = 1  # ${variable} = ${key}\n`,
  "commented-out code": ({ key, variable }) => `# ${variable} = "${key}"\n`,
  docstring: ({ key, variable }) => `"""Usage:\n\n    ${variable}=${key} python run.py\n"""\n`,
  "env magic": ({ key, variable }) => `%env ${variable}=${key}\n`,
  "env magic with a blank": ({ key, variable }) => `%env ${variable} ${key}\n`,
  "shell export": ({ key, variable }) => `!export ${variable}=${key}\n`,
  "shell option": ({ key, variable }) =>
    `!tool login --${variable.toLowerCase().replaceAll("_", "-")} ${key}\n`,
  "bash cell": ({ key, variable }) => `%%bash\nexport ${variable}='${key}'\n./run.sh\n`,
  "the other side of or": ({ key, variable }) => `key = os.getenv("${variable}") or "${key}"\n`,
  "default of a typed option": ({ key, variable }) =>
    `    ${variable.toLowerCase()}: str = typer.Option("${key}", help="x")\n`,
  "behind a scheme that is joined": ({ key, variable }) =>
    `${variable.toLowerCase()} = "Bearer " + "${key}"\n`,
  "one of several targets": ({ key, variable }) => `name, ${variable.toLowerCase()} = "x", "${key}"\n`,
  tuple: ({ key, variable }) => `pairs = [("${variable}", "${key}")]\n`,
};

/** Places in files that are no Python. */
export const textPlaces: Readonly<Record<string, Place>> = {
  dotenv: ({ key, variable }) => `DEBUG=1\n${variable}=${key}\n`,
  "dotenv with quotes": ({ key, variable }) => `export ${variable}="${key}"\r\n`,
  YAML: ({ key, variable }) => `env:\n  ${variable}: ${key}\n`,
  "nested YAML": ({ key, owner }) => `${owner}:\n  model: large\n  api_key: "${key}"\n`,
  "list of compose": ({ key, variable }) => `    environment:\n      - ${variable}=${key}\n`,
  "name and value of Kubernetes": ({ key, variable }) => `  - name: ${variable}\n    value: "${key}"\n`,
  TOML: ({ key, variable }) => `[secrets]\n${variable} = "${key}"\n`,
  "TOML table": ({ key, owner }) => `[${owner}]\napi_key = "${key}"\n`,
  JSON: ({ key, variable }) => `{"a": 1, "${variable}": "${key}"}`,
  "MCP configuration": ({ key, variable }) =>
    `{"mcpServers": {"x": {"command": "npx", "env": {\n  "${variable}": "${key}"\n}}}}`,
  "JSON in JSON": ({ key, variable }) => `{"body": "{\\"${variable}\\": \\"${key}\\"}"}`,
  "escaped line end": ({ key, variable }) => `{"text": "first\\n${variable}=${key}\\nlast"}`,
  INI: ({ key, variable }) => `[default]\n${variable.toLowerCase()} = ${key}\n`,
  shell: ({ key, variable }) => `${variable}="${key}" python train.py\n`,
  "curl header": ({ key, owner }) =>
    `curl -H "Authorization: Bearer ${key}" https://api.${owner}.example/v1/models\n`,
  "Dockerfile ENV": ({ key, variable }) => `FROM python:3.12\nENV ${variable}=${key}\n`,
  "Dockerfile ENV with a blank": ({ key, variable }) => `ENV ${variable} ${key}\n`,
  "Dockerfile ARG": ({ key, variable }) => `ARG ${variable}="${key}"\n`,
  Terraform: ({ key, variable }) =>
    `variable "${variable.toLowerCase()}" {\n  type    = string\n  default = "${key}"\n}\n`,
  "URL parameter": ({ key, owner }) => `https://api.${owner}.example/v1/search?q=x&api_key=${key}&n=3\n`,
  Windows: ({ key, variable }) => `set ${variable}=${key}\r\n`,
  PowerShell: ({ key, variable }) => `$env:${variable} = "${key}"\r\n`,
  Markdown: ({ key, variable }) => `Set \`${variable}\` to \`${key}\`.\n\n    ${variable}=${key}\n`,
  netrc: ({ key, owner }) => `machine api.${owner}.example\n  login user\n  password ${key}\n`,
  "default in a shell": ({ key, variable }) => `KEY="\${${variable}:-${key}}"\n`,
  Makefile: ({ key, variable }) => `${variable} ?= ${key}\n`,
  XML: ({ key, variable }) => `<${variable.toLowerCase()}>${key}</${variable.toLowerCase()}>\n`,
  "Markdown table": ({ key, variable }) => `| ${variable} | ${key} |\n`,
  "R's arrow": ({ key, variable }) => `${variable} <- "${key}"\n`,
  JavaScript: ({ key, variable }) => `const key = process.env.${variable} || "${key}";\n`,
  "R code": ({ key, variable }) => `Sys.setenv(${variable} = "${key}")\n`,
};

/** What running code leaves in outputs. */
export const outputPlaces: Readonly<Record<string, Place>> = {
  "printed name and key": ({ key, variable }) => `${variable}: ${key}\n`,
  "repr of a dict": ({ key, variable }) => `{'HOME': '/root', '${variable}': '${key}'}\n`,
  environment: ({ key, variable }) => `PATH=/usr/bin\n${variable}=${key}\nHOME=/root\n`,
  "repr of an object": ({ key, owner }) => `${owner}Client(base_url='https://x', api_key='${key}')\n`,
  traceback: ({ key, variable }) =>
    `\u001b[0;32m----> 1\u001b[0m ${variable.toLowerCase()}\u001b[38;5;241m=\u001b[39m\u001b[38;5;124m'${key}'\u001b[39m\n`,
  "table in HTML": ({ key, variable }) => `<tr><th>0</th><td>${variable}</td><td>${key}</td></tr>\n`,
  "entities in HTML": ({ key, variable }) => `<pre>{&quot;${variable}&quot;: &quot;${key}&quot;}</pre>\n`,
  JSON: ({ key, variable }) => `{"data": {"${variable}": "${key}"}}`,
  "bold Markdown": ({ key, variable }) => `**${variable}**: \`${key}\`\n`,
  "an answer of the provider": ({ key, owner }) =>
    `401: Incorrect ${owner} API key provided: ${key}. See the docs.\n`,
  log: ({ key, owner }) => `INFO:${owner}:request headers: {'authorization': 'Bearer ${key}'}\n`,
};
