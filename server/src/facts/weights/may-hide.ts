import { isCandidate, isForeign } from "../../documents/kind.ts";
import { isNative } from "./code.ts";

/** Whether something is a picture, a page or a program by its first bytes or its name: something may stand behind it. */
export function mayHideBehind(name: string, head: Uint8Array): boolean {
  const isProgram = isNative(head) || (head[0] === 0x4d && head[1] === 0x5a);
  return isProgram || isForeign(head) || !isCandidate(name);
}
