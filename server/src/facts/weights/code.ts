import type { ByteSource } from "../../host/byte-source.ts";
import type { PackagedCode, PackagedTextFact } from "../facts.ts";
import { innerPath, loadedName, type PickleContainer, type Subject } from "./subject.ts";

/** First bytes of shared libraries: ELF, Mach-O in both orders and for several machines, PE. */
const libraries: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xca, 0xfe, 0xba, 0xbe],
];
const mostCode = 100;

/** What PyTorch's packages are known by: torch.export's and AOTInductor's (torch/export/pt2_archive/constants.py), and torch.package's. */
const exported =
  /(?:^|\/)(?:archive_format|serialized_exported_program\.json|models\/[^/]+\.json|data\/aotinductor\/.+)$/;
const compiledHere = /(?:^|\/)data\/aotinductor\//;
const packageMark = /(?:^|\/)\.data\/(?:extern_modules|python_version)$/;

/** Formats that are one model in an archive, and whose writers put no program into it. */
const wholeModels: ReadonlySet<PickleContainer> = new Set(["keras", "skops", "npz", "torch-legacy"]);
/** What packages of software are known by: wheels and eggs, Java archives, conda's. They are made of code. */
const softwareMark =
  /(?:^|\/)(?:[^/]+\.dist-info\/|EGG-INFO\/|META-INF\/|info\/index\.json$|PKG-INFO$|setup\.py$|pyproject\.toml$)/;
const scriptName = /\.(?:py|pyc|pyw|sh|bash|bat|cmd|ps1|vbs|js|pl|rb)$/i;
const weightsName = /\.(?:safetensors|gguf|onnx|h5|keras|tflite|pb|msgpack)$/i;

/** Whether PyTorch opens an archive with these members as a package of its own. */
function isTorchPackage(members: readonly PackedMember[]): boolean {
  return members.some(({ member: { name } }) => exported.test(name) || packageMark.test(name));
}

/** A member of any archive, as far as it matters whether it is a program. */
export interface PackedMember {
  readonly member: { readonly name: string };
  readonly head: Uint8Array;
  /** Where its bytes begin in the archive. */
  readonly data: { readonly start: number };
}

/**
 * The programs among the members of archives of weights: shared libraries, which AOTInductor's loader links; the Python
 * sources that `torch.package` imports; and what lies in an archive of weights without any reason. Other archives, such
 * as wheels, are made of programs.
 */
export function packagedCode(
  subject: Subject,
  members: readonly PackedMember[],
  container: PickleContainer,
): readonly PackagedCode[] {
  const isPackage = members.some(({ member }) => packageMark.test(member.name));
  const isModel = container === "pytorch" || wholeModels.has(container) || isTorchPackage(members);
  if (!isModel && !isBundle(members)) return [];
  const found: PackagedCode[] = [];
  for (const one of members) {
    const what = kindOfCode(one, { isPackage, isWhole: wholeModels.has(container) });
    if (what === undefined || found.length >= mostCode) continue;
    found.push({
      name: one.member.name,
      what,
      place: {
        kind: "bytes",
        offset: one.data.start,
        ...(subject.inner === undefined ? {} : { inner: innerPath(subject.inner, one.member.name) }),
      },
      compiled: compiledHere.test(one.member.name),
      ...(isModel ? {} : { bundled: true }),
    });
  }
  return found;
}

/** Texts beside weights that loaders read, by the names that they give them; Python sources are known by their ending. */
const readTexts =
  /(?:^|\/)(?:(?:config|generation_config|tokenizer_config|processor_config|preprocessor_config|adapter_config|model_index|modules|special_tokens_map)\.json|config\.cfg|MLmodel|chat_template\.(?:jinja|json)|[^/]+\.jinja|requirements\.txt|[^/]+\.py)$/;
/** TorchScript, which is no Python, in its own archives and in packages (torch/csrc/jit/serialization/export_module.cpp). */
const scriptMember = /(?:^|\/)(?:code|ts_code)\/.+\.py$/;
const mostTexts = 200;

/** Who imports the Python sources of an archive without being asked for each. */
function importerOf(members: readonly NamedMember[], container: PickleContainer): string | undefined {
  const has = (mark: RegExp) => members.some(({ name }) => mark.test(name));
  if (has(packageMark)) return "which taking an object out of this package does";
  if (has(servedMark)) return "which the server does that serves this archive";
  if (has(exported)) return "which whoever loads this package may do";
  return wholeModels.has(container) ? "which nothing of this model needs" : undefined;
}

const servedMark = /^MAR-INF\/MANIFEST\.json$/;

/** A member of any archive, and its bytes. */
export interface NamedMember {
  readonly name: string;
  readonly source: ByteSource | undefined;
}

/** The texts in an archive of weights that are judged as they would be in the folder of a model. */
export function packagedTexts(
  subject: Subject,
  members: readonly NamedMember[],
  container: PickleContainer,
): readonly PackagedTextFact[] {
  const wanted = members.filter(
    ({ name }) => !endsInDigit(name) && readTexts.test(name) && !isReadElsewhere(name, container),
  );
  if (wanted.length === 0) return [];
  const importedBy = importerOf(members, container);
  const isModel = importedBy !== undefined || container === "pytorch";
  if (!isModel && !isBundle(members.map((member) => ({ member })))) return [];
  const common = {
    kind: "packaged-text",
    beside: wanted.map(({ name }) => name),
    ...(importedBy === undefined ? {} : { importedBy }),
  } as const;
  const factOf = ({ name }: NamedMember) => ({ ...common, name, inner: innerPath(subject.inner, name) });
  const facts = wanted.slice(0, mostTexts).flatMap((member): readonly PackagedTextFact[] => {
    const { source } = member;
    return source === undefined ? [] : [{ ...factOf(member), source }];
  });
  // One stands for all that are not looked at.
  return [...facts, ...wanted.slice(mostTexts, mostTexts + 1).map(factOf)];
}

/** Whether a member has the name of a tensor's numbers: of a checkpoint most have, and no text nor program does. */
export function endsInDigit(name: string): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last >= 0x30 && last <= 0x39;
}

/** TorchScript is no Python, and the configuration of a `.keras` archive has a reader of its own. */
function isReadElsewhere(name: string, container: PickleContainer): boolean {
  if (container === "pytorch") return scriptMember.test(name);
  return container === "keras" && !name.endsWith(".py");
}

/** An archive of anything with weights among it, and no package of software. */
function isBundle(members: readonly Pick<PackedMember, "member">[]): boolean {
  if (members.some(({ member: { name } }) => softwareMark.test(name))) return false;
  return members.some(({ member: { name } }) => loadedName.test(name) || weightsName.test(name));
}

function kindOfCode(
  { member, head }: PackedMember,
  { isPackage, isWhole }: { readonly isPackage: boolean; readonly isWhole: boolean },
): PackagedCode["what"] | undefined {
  if (isNative(head) || isWindows(head, member)) return "library";
  if (isPackage && /\.pyc?$/.test(member.name)) return "source";
  const isScript = scriptName.test(member.name) || (head[0] === 0x23 && head[1] === 0x21);
  return isWhole && isScript ? "script" : undefined;
}

/** Whether bytes begin as a program or a shared library of Linux or macOS does. */
export function isNative(head: Uint8Array): boolean {
  return libraries.some((magic) => magic[0] === head[0] && magic.every((byte, at) => head[at] === byte));
}

/** `MZ` begins many things: the name, the word that all such programs hold, or the second header has to say so too. */
export function isWindows(head: Uint8Array, { name }: { readonly name: string }): boolean {
  if (head[0] !== 0x4d || head[1] !== 0x5a) return false;
  if (/\.(?:dll|pyd|exe)$/i.test(name) || holds(head, "This program")) return true;
  const at = (head[0x3c] ?? 0) + 0x100 * (head[0x3d] ?? 0);
  return head[at] === 0x50 && head[at + 1] === 0x45 && head[at + 2] === 0 && head[at + 3] === 0;
}

function holds(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, 256)).includes(text);
}
