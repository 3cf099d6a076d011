import type { DocumentFilter } from "vscode-languageclient/node";

/** Languages of the files that Loadline reads. */
const languages = [
  "python",
  "markdown",
  "yaml",
  "toml",
  "json",
  "jsonc",
  "ini",
  "properties",
  "dotenv",
  "shellscript",
  "dockerfile",
  "pip-requirements",
];

/** Files whose name says what they are, whatever language the editor takes them for: it knows no TOML by itself. */
const patterns = [
  "**/*.toml",
  "**/*{requirements,constraints}*.{txt,in}",
  "**/requirements/*.{txt,in}",
  "**/.env*",
  "**/Pipfile",
  "**/*template*.{jinja,jinja2,j2}",
  "**/*chat_template*/*.{jinja,jinja2,j2}",
  "**/{.npmrc,.pypirc,.netrc,_netrc,.git-credentials,pip.conf}",
];

/** `git:` and other copies of a file are left out: what is found in the file itself is enough. */
const schemes = ["file", "untitled", "vscode-vfs"];

/** What is sent to the server: texts of these languages and names, and the cells of Jupyter notebooks. */
export const documentSelector: readonly DocumentFilter[] = [
  ...schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
  ...schemes.flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern }))),
  { notebook: "jupyter-notebook" },
];
