import { decodeText } from "../text/decode.ts";
import { byteKinds, type DocumentKind, type TextKind, textKinds } from "./document.ts";
import { kindByMagic, type Texture, textureWhenAsked } from "./magic.ts";
import { isPackedByNature, kindByName, type NameAnswer } from "./names.ts";
import { sniffPickle } from "./pickle-sniff.ts";
import { pointerOf } from "./pointers.ts";

export { isCandidate } from "./names.ts";

/** What is known of a file before it is read. */
export interface KindInput {
  readonly path: string;
  /** The first bytes: all of a short file, else at least 4 KiB. */
  readonly head: Uint8Array;
  /** Bytes of the whole file, where known. */
  readonly size?: number;
  /** What an editor takes the text for. */
  readonly languageId?: string;
}

/** How many of the first bytes decide. */
export const sniffedBytes = 8192;
/** So many opcodes in a row are no accident, even under a text's name. */
const tellingOpcodes = 64;
/** A longer table of data is not read as text: nobody loads it as code, and no rule speaks of it. */
const dataTableBytes = 1024 * 1024;

/**
 * What kind of file this is: by its first bytes, then by its name, then by what an editor says. This
 * is the only place that decides it.
 */
export function decideKind(input: KindInput): DocumentKind {
  const head = input.head.subarray(0, sniffedBytes);
  const name = kindByName(input.path);
  if (head.length === 0) return emptyKind(name, input.languageId);
  const texture = textureWhenAsked(head);
  const magic = kindByMagic(head, texture);
  const isLength = magic?.kind === "safetensors" && isLengthOnly(head);
  if (!isLength && isPickle(head, texture, name)) return "pickle";
  if (magic !== undefined) return magic.kind;
  if (texture() === "text") return decideText(input, name, head);
  return nameOfBytes(name, texture());
}

/** What kind of text this is; the same table for a text that an editor holds. */
export function decideTextKind(path: string, head: string, languageId?: string): TextKind {
  const name = kindByName(path);
  if (name !== undefined && isTextKind(name.kind) && name.weak !== true) {
    return refineByContent(name.kind, path, head);
  }
  const language = languageId === undefined ? undefined : languageKinds.get(languageId);
  if (language !== undefined) return refineByContent(language, path, head);
  return kindByContent(head) ?? "text";
}

/** Whether a name says that a file is a text, which is read to its end once its first bytes agree. */
export function saysText(path: string): boolean {
  const name = kindByName(path);
  return name !== undefined && isTextKind(name.kind) && name.data !== true;
}

/** Whether a kind is one of texts. */
export function isTextKind(kind: DocumentKind): kind is TextKind {
  return (textKinds as readonly string[]).includes(kind);
}

/**
 * Whether a file of a name that nothing is looked for in (a picture, a font, a page) begins as a pickle,
 * an array, an archive or a compressed stream, as no file of its name does.
 *
 * @param head at least the first 256 bytes
 */
export function isDisguised(path: string, head: Uint8Array): boolean {
  if (head.length < 2 || isPackedByNature(path)) return false;
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  if (first === 0x80 && second <= 5) return true;
  if (sniffPickle(head).calls) return true;
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) return true;
  if (first === 0x93 && second === 0x4e && third === 0x55 && fourth === 0x4d) return true;
  return packedBeginnings.some((bytes) => bytes.every((byte, at) => head[at] === byte));
}

/** gzip, bzip2, xz, `.lzma`, zlib, LZ4, Zstandard, 7z. */
const packedBeginnings: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 8],
  [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x5d, 0, 0],
  [0x78, 0x01],
  [0x78, 0x5e],
  [0x78, 0x9c],
  [0x78, 0xda],
  [0x04, 0x22, 0x4d, 0x18],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x37, 0x7a, 0xbc, 0xaf],
];

/** Whether the bytes are a compressed stream or an archive that no reader of Loadline opens. */
export function isSealed(head: Uint8Array): boolean {
  const bytes = head.subarray(0, sniffedBytes);
  return kindByMagic(bytes, textureWhenAsked(bytes))?.sealed === true;
}

/** Whether the bytes are a picture, a page, a table: something that no loader of models opens. */
export function isForeign(head: Uint8Array): boolean {
  const bytes = head.subarray(0, sniffedBytes);
  return kindByMagic(bytes, textureWhenAsked(bytes))?.foreign === true;
}

/** The identifiers of VS Code and of the usual extensions. */
const languageKinds: ReadonlyMap<string, TextKind> = new Map([
  ["python", "python"],
  ["ipynb", "notebook"],
  ["jupyter", "notebook"],
  ["markdown", "markdown"],
  ["quarto", "markdown"],
  ["yaml", "yaml"],
  ["dockercompose", "yaml"],
  ["github-actions-workflow", "yaml"],
  ["toml", "toml"],
  ["json", "json"],
  ["jsonc", "json"],
  ["ini", "ini"],
  ["properties", "ini"],
  ["dotenv", "dotenv"],
  ["env", "dotenv"],
  ["shellscript", "shell"],
  ["sh", "shell"],
  ["bash", "shell"],
  ["zsh", "shell"],
  ["dockerfile", "dockerfile"],
  ["pip-requirements", "requirements"],
]);

function emptyKind(name: NameAnswer | undefined, languageId: string | undefined): DocumentKind {
  if (name !== undefined && !isTextKind(name.kind)) return name.loadable === true ? name.kind : "binary";
  if (name !== undefined && name.weak !== true) return name.kind;
  return (languageId === undefined ? undefined : languageKinds.get(languageId)) ?? "text";
}

/**
 * Whether a safetensors file only looks like a pickle: a header of 128 bytes, or of 384, 640 and so on, has the length
 * of PROTO's opcode and its protocol. What follows then is no pickle.
 */
function isLengthOnly(head: Uint8Array): boolean {
  const { end, imports } = sniffPickle(head);
  return end === "error" && !imports;
}

/** Texts that are pickles of protocol 0 have to prove it; bytes under a loader's name hardly. */
function isPickle(head: Uint8Array, texture: () => Texture, name: NameAnswer | undefined): boolean {
  if (head[0] === 0x80 && (head[1] ?? 255) <= 5) return true;
  const sniff = sniffPickle(head);
  if (sniff.calls) return true;
  if (sniff.end === "error" && !sniff.imports) return false;
  if (sniff.opcodes >= tellingOpcodes) return true;
  if (texture() !== "text") return sniff.opcodes >= 4 && sniff.end !== "error";
  const claimsText = name !== undefined && isTextKind(name.kind);
  return !claimsText && sniff.end === "stop" && sniff.at === head.length && sniff.opcodes >= 2;
}

/**
 * Whether the head may be that of a pickle of protocol 0 whose first constant is longer than it: the
 * machine has to say. A text has ends of lines, so none is taken for such a pickle.
 */
function isCutInArgument(head: Uint8Array): boolean {
  if (head.length < sniffedBytes) return false;
  const { end, at } = sniffPickle(head);
  return end === "head" && head.indexOf(lineEnd, at) < 0;
}

const lineEnd = 0x0a;

/**
 * A text that is nothing but the digits of a pickle of protocol 2 to 5, or of what gzip or zlib packed: base64, base32 and
 * hexadecimal ones, or those of Python's b85encode.
 */
function isPickleInDigits(text: string): boolean {
  if (/^fC[2-9A-Za-c]/.test(text))
    return /^[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{24,8192}[\r\n]{0,4}$/.test(text);
  return (
    /^(?:gA[I-X]|H4sI|eJ[w-z]|800[2-5]|QA[BC])/.test(text) &&
    /^[A-Za-z0-9+/_\r\n-]{24,8192}={0,6}[\r\n]{0,4}$/.test(text)
  );
}

function decideText(input: KindInput, name: NameAnswer | undefined, head: Uint8Array): DocumentKind {
  if (name?.data === true && (input.size ?? head.length) > dataTableBytes) return "binary";
  const text = decodeText(head).text;
  // What stands in place of a file that was not fetched is a text, whatever the file is.
  if (pointerOf(text) !== undefined) return "text";
  if ((name === undefined || name.kind === "binary") && isCutInArgument(head)) return "binary";
  if ((name === undefined || name.weak === true) && isPickleInDigits(text)) return "binary";
  // Many programs keep their state as JSON under this name; no pickle begins so.
  if (/\.ckpt$/i.test(input.path) && /^\s{0,64}\{\s{0,64}"/.test(text)) return "json";
  if (name !== undefined && isByteName(name)) return sitePaths.test(input.path) ? "text" : name.kind;
  return decideTextKind(input.path, text, input.languageId);
}

/** Python's own list of paths, which it reads in these folders only (Lib/site.py). */
const sitePaths = /(?:^|[/\\])(?:site|dist)-packages[/\\][^/\\]+\.pth$/;

/** A loader opens `model.pkl` whatever it holds, and its reader says what is wrong with it. */
function isByteName(name: NameAnswer): boolean {
  return (byteKinds as readonly string[]).includes(name.kind) && name.kind !== "binary";
}

function nameOfBytes(name: NameAnswer | undefined, texture: Texture): DocumentKind {
  if (name === undefined) return "binary";
  if (isByteName(name)) return name.kind;
  // A script with a few NULs is a script: it is read, and they are said.
  return texture === "mixed" && isTextKind(name.kind) && name.weak !== true ? name.kind : "binary";
}

/** Names of texts that are cards when their front matter says so. */
const cardName = /(?:^|[/\\])(?:readme|[^/\\]*(?:model|dataset|data)[-_ ]?card)[^/\\]*\.(?:md|markdown)$/i;

/**
 * Keys that cards of the Hugging Face hub have and other front matter has not (hub documentation,
 * "Model Cards" and "Dataset Cards", metadata sections). `license` and `tags` stand in blogs as well.
 */
const cardKey =
  /^(?:base_model|library_name|pipeline_tag|model-index|model_name|license_name|license_link|datasets|task_categories|task_ids|dataset_info|pretty_name|size_categories|annotations_creators|source_datasets|configs)[ \t]*:/m;

function refineByContent(kind: TextKind, path: string, head: string): TextKind {
  // The Hub's reader takes blank lines before the first dashes (huggingface_hub, repocard.py, REGEX_YAML_BLOCK).
  const opening = kind === "markdown" ? /^\s*---[ \t]*\r?\n/.exec(head)?.[0].length : undefined;
  if (opening !== undefined) {
    if (cardName.test(path)) return "card";
    const block = head.slice(opening - 1);
    const end = /\n---[ \t]*(?:\r?\n|$)/.exec(block);
    return cardKey.test(end === null ? block : block.slice(0, end.index)) ? "card" : "markdown";
  }
  // A notebook that was saved under a name of plain JSON.
  if (kind === "json" && looksLikeNotebook(head)) return "notebook";
  return kind;
}

/** What a text without a telling name is. */
function kindByContent(head: string): TextKind | undefined {
  const shebang = /^#![^\r\n]{0,200}/.exec(head)?.[0];
  if (shebang !== undefined) {
    if (/\b(?:python|pypy|ipython|sage)[\d.]*\b|\buv run\b/.test(shebang)) return "python";
    if (/\b(?:ba|z|k|da|a)?sh\b/.test(shebang)) return "shell";
  }
  return looksLikeNotebook(head) ? "notebook" : undefined;
}

function looksLikeNotebook(head: string): boolean {
  return (
    /^\s{0,64}\{\s{0,64}"(?:cells|worksheets)"\s{0,16}:\s{0,16}\[/.test(head) && /"cell_type"/.test(head)
  );
}
