import type { ZipMember } from "../../formats/zip/entry.ts";
import type { OpenMember } from "../../formats/zip/member.ts";
import type { PackagedCode } from "../facts.ts";
import { innerPath, type Subject } from "./subject.ts";

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

/** Whether PyTorch opens an archive with these members as a package of its own. */
export function isTorchPackage(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => exported.test(name) || packageMark.test(name));
}

/**
 * The programs among the members of PyTorch's archives: shared libraries, which AOTInductor's loader
 * links, and the Python sources that `torch.package` imports. Other zips, such as wheels, are made of such.
 */
export function packagedCode(subject: Subject, opened: readonly OpenMember[]): readonly PackagedCode[] {
  const isPackage = opened.some(({ member }) => packageMark.test(member.name));
  const found: PackagedCode[] = [];
  for (const { member, head, data } of opened) {
    const isLibrary =
      libraries.some((magic) => magic.every((byte, at) => head[at] === byte)) || isWindows(head, member);
    const isSource = isPackage && /\.pyc?$/.test(member.name);
    if ((!isLibrary && !isSource) || found.length >= mostCode) continue;
    found.push({
      name: member.name,
      what: isLibrary ? "library" : "source",
      place: {
        kind: "bytes",
        offset: data.start,
        ...(subject.inner === undefined ? {} : { inner: innerPath(subject.inner, member.name) }),
      },
      compiled: compiledHere.test(member.name),
    });
  }
  return found;
}

/** `MZ` begins many things: the name or the word that all such programs hold has to say so too. */
function isWindows(head: Uint8Array, { name }: ZipMember): boolean {
  if (head[0] !== 0x4d || head[1] !== 0x5a) return false;
  return /\.(?:dll|pyd|exe)$/i.test(name) || holds(head, "This program");
}

function holds(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, 256)).includes(text);
}
