import type { NotebookDocument } from "../../../documents/document.ts";
import type { PythonModule } from "../../../documents/python/module.ts";
import { contains, type Span } from "../../../text/span.ts";
import type { SecretSource, SecretWay } from "../../facts.ts";
import type { Platform } from "./python.ts";

/** What `%env X=…` becomes where the notebook runs. */
const readers: Readonly<
  Partial<Record<Platform, readonly [SecretSource, string, (name: string) => string]>>
> = {
  notebook: ["getpass", "import getpass, os", (name) => `getpass.getpass("${name}: ")`],
  colab: ["colab", "import os\nfrom google.colab import userdata", (name) => `userdata.get("${name}")`],
  kaggle: [
    "kaggle",
    "import os\nfrom kaggle_secrets import UserSecretsClient",
    (name) => `UserSecretsClient().get_secret("${name}")`,
  ],
};

/** `%env HF_TOKEN=…` and `%set_env HF_TOKEN …`: the line becomes Python that sets the variable from what is asked for. */
export function magicWays(
  { notebook, text }: NotebookDocument,
  module: PythonModule,
  key: Span,
  platform: Platform,
): readonly SecretWay[] {
  const reader = readers[platform];
  const magic = notebook.magics.find(({ span }) => contains(span, key));
  if (reader === undefined || magic === undefined || !/^(?:set_)?env$/.test(magic.name)) return [];
  const variable = /^([A-Za-z_]\w*)(?:\s*=\s*|\s+)["']?$/.exec(
    text.slice(magic.span.end - magic.text.length, key.start),
  )?.[1];
  const lineStart = text.lastIndexOf("\n", magic.span.start - 1) + 1;
  // Only a line of its own, with nothing behind the key: what else stands there would be lost.
  if (variable === undefined || text.slice(lineStart, magic.span.start).trim() !== "") return [];
  if (!/^["']?\s*$/.test(text.slice(key.end, magic.span.end))) return [];
  const [source, imports, expression] = reader;
  const indent = text.slice(lineStart, magic.span.start);
  const known = module.imports.some(({ module: name, form }) => name === "os" && form === "import");
  const lines = [...imports.split("\n"), `os.environ["${variable}"] = ${expression(variable)}`].filter(
    (line) => !(known && line === "import os"),
  );
  const newText = lines.join(`\n${indent}`);
  return [{ source, reads: expression(variable), edits: [{ span: magic.span, newText }] }];
}
