import type { MarshalProgram } from "../../formats/marshal/program.ts";
import { maskText } from "../../formats/pickle/mask.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import { judgeImport } from "../../knowledge/pickle-globals/tier.ts";
import type { PickleFact } from "../facts.ts";

const longestCode = 1 << 20;
const mostNamed = 6;
const mostCalls = 4;

/** What compiled code names, the modules and functions that reach out first: `, which names …`; empty where nothing was found. */
export async function codeNames(source: ByteSource): Promise<string> {
  const { marshalNames } = await import("../../formats/marshal/names.ts");
  let bytes: Uint8Array;
  try {
    bytes = await source.read(0, longestCode);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return "";
  }
  const { marshalProgram } = await import("../../formats/marshal/program.ts");
  const program = marshalProgram(bytes);
  if (program !== undefined && program.imports.length + program.calls.length > 0) return doings(program);
  const { names, texts } = marshalNames(bytes);
  const telling = names.filter((name) => judgeImport(name, "").tier === "denied" || isEvaluator(name));
  const shown = [...new Set([...telling, ...names.filter((name) => !/^_|^<|^co_/.test(name))])].slice(
    0,
    mostNamed,
  );
  const [text] = texts.filter((one) => !/^[<\s(]/.test(one));
  if (shown.length === 0) return "";
  const quoted = text === undefined ? "" : ` and holds the text "${maskText(text)}"`;
  return `, which names ${shown.map((name) => `\`${name}\``).join(", ")}${quoted}`;
}

/** `, which imports … and calls …`: what reaches out first. */
function doings({ imports, calls }: MarshalProgram): string {
  const telling = (name: string): number =>
    judgeImport(name, "").tier === "denied" || isEvaluator(name.replace(/[.(].*$/s, "")) ? 0 : 1;
  const modules = [...imports].sort((a, b) => telling(a) - telling(b)).slice(0, mostNamed);
  const root = (call: string): string => call.replace(/[.(].*$/s, "");
  const shown = [...calls].sort((a, b) => telling(root(a)) - telling(root(b))).slice(0, mostCalls);
  const code = (text: string): string => `\`${maskText(text.replaceAll("`", "'"))}\``;
  const parts = [
    modules.length === 0 ? "" : `imports ${modules.map(code).join(", ")}`,
    shown.length === 0 ? "" : `calls ${shown.map(code).join(", ")}`,
  ];
  return `, which ${parts.filter((part) => part !== "").join(" and ")}`;
}

function isEvaluator(name: string): boolean {
  return judgeImport("builtins", name).tier === "denied";
}

/** Compiled Python in a constant: no data is written so, and whoever is handed it can only run it. */
export function codeFact(inner: string, at: number, names: string): PickleFact {
  const message = `a constant at byte ${at} holds compiled Python code${names}`;
  return {
    kind: "pickle",
    place: { kind: "bytes", offset: 0, inner },
    container: "constant",
    imports: 0,
    completed: true,
    problems: [{ kind: "malformed", code: "code-constant", message, offset: 0 }],
  };
}
