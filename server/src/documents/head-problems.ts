import type { Problem } from "../host/problem.ts";
import type { ByteKind } from "./document.ts";
import { isForeign, isSealed, isTextKind } from "./kind.ts";
import { isLoadedByName, kindByName } from "./names.ts";
import { pointerOf } from "./pointers.ts";

/** What a text is that stands for a file which is not here. Of a text's name the text is missing, of any other the file. */
export function textProblems(path: string, text: string): readonly Problem[] {
  const pointer = pointerOf(text);
  if (pointer === undefined) return [];
  const { code, what, command, size } = pointer;
  const bytes = size === undefined ? "" : ` (${size} bytes)`;
  const message = `it is ${what} and not the file itself${bytes}, which \`${command}\` fetches`;
  const name = kindByName(path);
  const isText = name !== undefined && isTextKind(name.kind);
  return [{ kind: isText ? "unsupported" : "unreadable", code, message }];
}

/** Bytes of which something should be known, and is not. */
export function byteProblems(path: string, kind: ByteKind, head: Uint8Array): readonly Problem[] {
  if (kind !== "binary" || head.length === 0) return [];
  if (isSealed(head) && isLoadedByName(path)) {
    const message =
      "its content is compressed or packed in a way that is not looked into, and may be a pickle";
    return [{ kind: "unsupported", code: "compressed", message }];
  }
  const name = kindByName(path);
  if (name?.kind === "pickle" && (isForeign(head) || isHollowProgram(head))) {
    const message = "its name says pickle, but it begins as a picture, a page, a table or a program does";
    return [{ kind: "unsupported", code: "not-a-pickle", message }];
  }
  if (name === undefined || !isTextKind(name.kind) || name.weak === true || isAppleDouble(head)) return [];
  const message = `its name says ${name.kind}, but its bytes are no text`;
  return [{ kind: "encoding", code: "not-text", message }];
}

/** What begins as a program of Windows, and has no header of one (PE/COFF, "MS-DOS Stub"): `MZ` begins opcodes as well. */
function isHollowProgram(head: Uint8Array): boolean {
  if (head[0] !== 0x4d || head[1] !== 0x5a) return false;
  const at = (head[0x3c] ?? 0) + 0x100 * (head[0x3d] ?? 0);
  return head[at] !== 0x50 || head[at + 1] !== 0x45;
}

/** What macOS leaves beside a file in archives and on foreign disks: `._load.py`. */
function isAppleDouble(head: Uint8Array): boolean {
  return head[0] === 0 && head[1] === 5 && head[2] === 0x16 && head[3] === 7;
}
