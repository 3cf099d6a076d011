import type { PythonDocument } from "../../documents/document.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, nameOf, parentOf } from "../../host/paths.ts";
import type { Span } from "../../text/span.ts";
import type { FactRequest } from "../extract.ts";
import type { CallFact, ModelScriptFact } from "../facts.ts";
import { runAtImport } from "./import-time.ts";

/** Files that transformers and diffusers import out of a model's folder, by the names that they give them. */
const modelScript =
  /^(?:modeling|modular|configuration|tokenization|processing|image_processing|video_processing|feature_extraction|feature_extractor|generation|pipeline|scheduling|custom_st|custom_generate)(?:_\w*)?\.py$|^hubconf\.py$/;

interface Deed {
  readonly family: ModelScriptFact["family"];
  readonly does: string;
  readonly names: RegExp;
  /** It matters wherever it stands, and not only while the file is imported. */
  readonly anywhere: boolean;
}

const deeds: readonly Deed[] = [
  {
    family: "process",
    does: "starts a program",
    names:
      /^(?:subprocess\.\w+|(?:os|posix|nt)\.(?:system|popen|exec\w+|spawn\w+|posix_spawn\w*|startfile|fork|forkpty)|pty\.(?:spawn|fork)|commands\.get\w+|popen2\.\w+|pexpect\.\w+|_posixsubprocess\.fork_exec|pip\.(?:main|_internal\..+)|asyncio\.create_subprocess_\w+)$/,
    anywhere: true,
  },
  {
    family: "code",
    does: "runs text as Python code",
    names:
      /^(?:builtins\.(?:exec|eval|execfile)|code\.(?:interact|InteractiveInterpreter|InteractiveConsole)|timeit\.(?:timeit|repeat)|types\.(?:CodeType|FunctionType))$/,
    anywhere: false,
  },
  {
    family: "code",
    does: "imports a module past its import statements, where nobody looks for it",
    names: /^builtins\.__import__$/,
    anywhere: false,
  },
  {
    family: "code",
    does: "runs a file, or bytes, as Python code",
    names:
      /^(?:runpy\.run_\w+|imp\.load_\w+|marshal\.loads?|(?:pickle|cPickle|_pickle|dill|cloudpickle)\.loads|importlib\.machinery\.\w+Loader)$/,
    anywhere: false,
  },
  {
    family: "network",
    does: "reaches out to the network",
    names:
      /^(?:requests\.(?:Session\.)?\w+|httpx\.\w+|urllib\.request\.\w+|urllib3\.\w+|aiohttp\.\w+|socket\.(?:socket|create_connection)(?:\.\w+)?|ftplib\.\w+|smtplib\.\w+|http\.client\.\w+|telnetlib\.\w+|paramiko\.\w+|xmlrpc\.client\.\w+|wget\.download|ssl\.wrap_socket)$/,
    anywhere: false,
  },
  {
    family: "native",
    does: "loads native code",
    names:
      /^(?:ctypes\.(?:CDLL|WinDLL|PyDLL|OleDLL|cdll\.\w+(?:\.\w+)?|windll\.\w+(?:\.\w+)?|pythonapi\.\w+)|cffi\.FFI\.dlopen|torch\.(?:ops|classes)\.load_library)$/,
    anywhere: false,
  },
  {
    family: "files",
    does: "removes files",
    names: /^(?:shutil\.rmtree|os\.(?:remove|unlink|rmdir|removedirs))$/,
    anywhere: false,
  },
];

/** What a Python file that belongs to a model does which no model needs. */
export async function modelScripts(
  document: PythonDocument,
  request: FactRequest,
  host: Host,
): Promise<readonly ModelScriptFact[]> {
  const importedBy = document.importedBy ?? (await loaderOf(document, host));
  if (importedBy === undefined && !isModelScript(document)) return [];
  const guards = guardedStretches(document.text);
  const calls = await request("call");
  const imported = runAtImport(document.text);
  const found = calls.flatMap((call) => deedOf(call, guards, imported));
  // `__import__("os").system(…)` is one deed.
  return found
    .filter(
      (fact) =>
        fact.name !== "__import__" ||
        !found.some(({ span }) => span.start <= fact.span.start && span.end > fact.span.end),
    )
    .map((fact) => (importedBy === undefined ? fact : { ...fact, importedBy }));
}

/**
 * MLflow puts the folder `code` of a model on Python's path before it loads the model, and its `MLmodel` names modules
 * of it (mlflow/utils/model_utils.py, _add_code_from_conf_to_system_path).
 */
async function loaderOf({ path }: PythonDocument, host: Host): Promise<string | undefined> {
  const folder = parentOf(path);
  if (folder === undefined || !/^code(?:_paths)?$/.test(nameOf(folder))) return undefined;
  const model = parentOf(folder) ?? "";
  const marked = await host.stat(joinPath(model, "MLmodel"));
  return marked.ok && marked.value.kind === "file" ? "which MLflow does when it loads this model" : undefined;
}

/** Folders of programs beside a library. transformers imports no model out of a folder below the repository's own. */
const programFolder = /^(?:utils|scripts|tools|tests?)$/;

/** `handler.py` may be anybody's; that of an inference endpoint has a class of this name (huggingface_inference_toolkit). */
function isModelScript({ path, text }: PythonDocument): boolean {
  const name = nameOf(path);
  if (programFolder.test(nameOf(parentOf(path) ?? ""))) return false;
  if (modelScript.test(name) || (name === "handler.py" && /^class EndpointHandler\b/m.test(text)))
    return true;
  // SageMaker's containers import it out of a model's archive (sagemaker_inference/transformer.py).
  return name === "inference.py" && /^def (?:model_fn|input_fn|predict_fn|output_fn)\(/m.test(text);
}

function deedOf(
  call: CallFact,
  guards: readonly Span[],
  imported: ReadonlySet<string>,
): readonly ModelScriptFact[] {
  if (call.form !== "direct") return [];
  const deed = deeds.find(({ names }) => names.test(call.name));
  if (
    deed === undefined ||
    guards.some(({ start, end }) => call.span.start >= start && call.span.start < end)
  )
    return [];
  const when = call.scope === undefined || imported.has(call.scope) ? "import" : "call";
  if (when === "call" && !deed.anywhere) return [];
  const { family, does } = deed;
  return [
    { kind: "model-script", name: call.name.replace(/^builtins\./, ""), does, when, family, span: call.span },
  ];
}

/** The blocks under `if __name__ == "__main__":`, which an import leaves out. */
function guardedStretches(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/^if[ \t(]+(?:__name__|["']__main__["'])[^\n]*\n/gm)) {
    const from = match.index + match[0].length;
    const next = /^[^\s#)\]}]/m.exec(text.slice(from));
    found.push({ start: match.index, end: next === null ? text.length : from + next.index });
  }
  return found;
}
