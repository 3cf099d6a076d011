import { marshalNames } from "../../../formats/marshal/names.ts";
import { decodeBase64 } from "../../../formats/pickle/digits.ts";
import { judgeImport } from "../../../knowledge/pickle-globals/tier.ts";
import type { ModelCode } from "../../facts.ts";
import { closedBy, type KerasOrigin, shown } from "./words.ts";

/**
 * Names in a function that reach beyond numbers: modules, and functions that run, open or fetch something. A function
 * that scales pixels names none of them.
 */
const reaching: ReadonlySet<string> = new Set(
  (
    "os sys subprocess socket shutil pathlib ctypes importlib builtins pickle marshal base64 codecs requests urllib urlopen http ftplib " +
    "smtplib paramiko pty platform tempfile glob multiprocessing threading signal webbrowser runpy types inspect gc exec eval compile " +
    "open input breakpoint globals locals vars getattr setattr delattr __import__ import_module system popen Popen check_output call run " +
    "spawn fork execv execve remove unlink rmtree environ getenv urlretrieve connect send recv get_file load_op_library py_function " +
    "numpy_function read_file write_file __builtins__ __globals__ __class__ __subclasses__ __bases__ __mro__ __code__ __dict__ __loader__"
  ).split(" "),
);
const mostNamed = 8;
/** The beginning of code that is shown: nobody reads more of it. */
const shownCode = 32;

/** A function of Python's in a layer, as marshal wrote it. */
export function codeOfLambda(base64: string, origin: KerasOrigin): ModelCode {
  const bytes = decodeBase64(new TextEncoder().encode(base64));
  const { isCode, names, texts } = marshalNames(bytes ?? new Uint8Array(0));
  const reach = names.filter((name) => reaching.has(name) || judgeImport("builtins", name).tier === "denied");
  const telling = reach.length > 0 ? reach : names.filter((name) => !/^(?:lambda|x|inputs?)$/.test(name));
  const named = telling
    .slice(0, mostNamed)
    .map((name) => `\`${shown(name)}\``)
    .join(", ");
  const text = texts.find((one) => one.length > 3 && !one.startsWith("<") && !/[/\\].*\.py$/.test(one));
  const mentions = named === "" ? "" : ` that names ${named}`;
  const unread = isCode ? "" : ", which is none that can be recognised";
  const id = origin.carrier === "h5" ? "CVE-2025-9905" : "CVE-2024-3660";
  return {
    family: "runs-code",
    name: "Lambda",
    does: `runs compiled Python code${mentions}${unread} (${closedBy(id, origin)})`,
    when: "loaded",
    tier: reach.length > 0 || !isCode ? "denied" : "unknown",
    argument: text === undefined ? `${shown(base64.slice(0, shownCode).trim())}…` : shown(text),
  };
}
