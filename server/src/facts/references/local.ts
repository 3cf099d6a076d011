import type { PythonValue } from "../../documents/python/module.ts";

/** Parameters by which pytest hands a test a folder of its own (https://docs.pytest.org/en/stable/how-to/tmp_path.html). */
const temporaryFixtures = new Set(["tmp_path", "tmpdir", "tmp_path_factory", "tmpdir_factory"]);

/** Calls that answer a path of this machine: of the standard library, and downloads that were told what to fetch. */
const pathCalls =
  /^(?:os\.(?:path\.|getcwd|listdir|readlink)|pathlib\.|posixpath\.|ntpath\.|tempfile\.|glob\.|shutil\.|importlib\.resources\.)|(?:^|\.)(?:snapshot_download|hf_hub_download|cached_download|try_to_load_from_cache|model_download|dataset_download|model_file_download|urlretrieve|retrieve|get_file|download_model|get_checkpoint|get_last_checkpoint|export|save_pretrained)$/;

/** Whether every branch is a string that is no name of a hub, or is built as a path. */
export function isLocal(value: PythonValue): boolean {
  switch (value.type) {
    case "string":
    case "script-path":
      return true;
    case "one-of":
      return value.values.length > 0 && value.values.every(isLocal);
    case "partial-string":
      return isPathText(value.parts);
    case "call-result":
    case "reference":
      return pathCalls.test(value.name) || (value.type === "call-result" && fromPath(value));
    case "unknown":
      return value.parameter !== undefined && temporaryFixtures.has(value.parameter);
    default:
      return false;
  }
}

/** `f"./{name}"`, `f"{output}/checkpoint-{step}"`: two slashes, or a known folder, make no name of a hub. */
function isPathText(parts: readonly (string | undefined)[]): boolean {
  const first = parts[0] ?? "";
  if (/^(?:[./~\\]|[A-Za-z]:)/.test(first)) return true;
  const known = parts.map((part) => part ?? "*").join("");
  if ((known.match(/[/\\]/g) ?? []).length > 1) return true;
  return /(?:^|[/\\])(?:checkpoints?|ckpts?|outputs?|results?|saved?|models?|data|cache)(?:[-_/\\]|$)/i.test(
    known,
  );
}

/** `str(path / "model")`, `artifact.download()`: made from a path, or a folder that was fetched. */
function fromPath(value: PythonValue & { readonly type: "call-result" }): boolean {
  if (/(?:^|\.)artifact(?:\.|$).*download$|use_artifact\.download$/i.test(value.name)) return true;
  return /^builtins\.str$/.test(value.name) && value.arguments.some(isLocal);
}

/** Calls whose answer is a text of the run: the environment, the keyboard, a request, a setting. */
const textCalls =
  /^(?:os\.(?:getenv|environ)|builtins\.(?:input|open\.read)|getpass\.|sys\.argv|flask\.request|dotenv\.|decouple\.|streamlit\.(?:text_input|selectbox|radio)|configparser\.|absl\.flags|omegaconf\.|json\.load|yaml\.|tomllib\.)|(?:^|\.)(?:get_secret|text_input|selectbox)$/;

/** Whether the value is something that was made before, and no name: a loaded model, a module of torch. */
export function isObject(value: PythonValue): boolean {
  switch (value.type) {
    case "call-result":
    case "reference":
      return !textCalls.test(value.name);
    case "class":
    case "number":
    case "boolean":
    case "none":
    case "list":
    case "dict":
      return true;
    case "one-of":
      return value.values.some(isObject);
    default:
      return false;
  }
}

/** Whether the value is a text for certain. */
export function isName(value: PythonValue): boolean {
  switch (value.type) {
    case "string":
    case "partial-string":
      return true;
    case "call-result":
    case "reference":
      return textCalls.test(value.name);
    case "one-of":
      return value.values.some(isName);
    default:
      return false;
  }
}
