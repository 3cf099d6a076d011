import { isCandidate, isForeign } from "../../documents/kind.ts";
import { isNative } from "./code.ts";

/** Whether something is a picture, a page or a program by its first bytes or its name: something may stand behind it. */
export function mayHideBehind(name: string, head: Uint8Array): boolean {
  return isProgram(head) || isForeign(head) || !isCandidate(name);
}

/** Sounds, films, fonts and pictures whose first bytes are not known as theirs. */
const media = /\.(?:bmp|tiff?|webp|ico|wav|mp3|flac|ogg|m4a|mp4|mov|avi|mkv|webm|ttf|otf|woff2?|psd)$/i;

/** The same of a member of an archive. Those of Java's archives are thousands of classes, which begin as programs of macOS do. */
export function mayHideInArchive(name: string, head: Uint8Array): boolean {
  return (isProgram(head) && !name.endsWith(".class")) || isForeign(head) || media.test(name);
}

function isProgram(head: Uint8Array): boolean {
  return isNative(head) || (head[0] === 0x4d && head[1] === 0x5a);
}
