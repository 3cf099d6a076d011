import { isKeyName } from "../../../knowledge/key-formats/key-names.ts";

/** A key by its last word. `AUTH_ID`, `WORKSPACE_EMAIL` and `TOKEN_URL` are read in the same way and are none. */
const keyWord = /(?:key|token|secret|passw(?:or)?d|pwd|credentials?|[_-]pat)s?$/i;

/** The working folder, which shells keep in the environment. */
const workingFolder = /^(?:OLD)?PWD$/;

/** Whether a variable of this name holds a key. */
export function namesKey(name: string): boolean {
  return keyWord.test(name) && isKeyName(name) && !workingFolder.test(name);
}
