import type { PythonDocument } from "../../documents/document.ts";
import { nameOf, parentOf } from "../../host/paths.ts";
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
      /^(?:subprocess\.\w+|os\.(?:system|popen|exec\w+|spawn\w+|posix_spawn\w*|startfile)|pty\.spawn|pip\.(?:main|_internal\..+)|asyncio\.create_subprocess_\w+)$/,
    anywhere: true,
  },
  {
    family: "code",
    does: "runs text as Python code",
    names: /^builtins\.(?:exec|eval|execfile)$/,
    anywhere: false,
  },
  {
    family: "code",
    does: "imports a module past its import statements, where nobody looks for it",
    names: /^builtins\.__import__$/,
    anywhere: false,
  },
  {
    family: "network",
    does: "reaches out to the network",
    names:
      /^(?:requests\.(?:Session\.)?\w+|httpx\.\w+|urllib\.request\.\w+|urllib3\.\w+|aiohttp\.\w+|socket\.(?:socket|create_connection)(?:\.\w+)?|ftplib\.\w+|smtplib\.\w+)$/,
    anywhere: false,
  },
  {
    family: "native",
    does: "loads native code",
    names: /^ctypes\.(?:CDLL|WinDLL|PyDLL|cdll\.\w+|windll\.\w+)$/,
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
): Promise<readonly ModelScriptFact[]> {
  if (!isModelScript(document)) return [];
  const guards = guardedStretches(document.text);
  const calls = await request("call");
  const imported = runAtImport(document.text);
  const found = calls.flatMap((call) => deedOf(call, guards, imported));
  // `__import__("os").system(…)` is one deed.
  return found.filter(
    (fact) =>
      fact.name !== "__import__" ||
      !found.some(({ span }) => span.start <= fact.span.start && span.end > fact.span.end),
  );
}

/** `handler.py` may be anybody's; that of an inference endpoint has a class of this name (huggingface_inference_toolkit). */
/** Folders of programs beside a library. transformers imports no model out of a folder below the repository's own. */
const programFolder = /^(?:utils|scripts|tools|tests?)$/;

function isModelScript({ path, text }: PythonDocument): boolean {
  const name = nameOf(path);
  if (programFolder.test(nameOf(parentOf(path) ?? ""))) return false;
  return modelScript.test(name) || (name === "handler.py" && /^class EndpointHandler\b/m.test(text));
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
