import {
  classOf,
  isCollection,
  isObject,
  type PickleImport,
  type Value,
} from "../../formats/pickle/values.ts";
import {
  bytesKey,
  codeKey,
  evaluatesItsFormula,
  fileBeside,
  fileKey,
  formulaKey,
  isOwnTemplate,
  isPlainFormula,
  isShared,
  opensAFile,
  restoreKeys,
  runsItsState,
  savedKey,
  unpicklesAFile,
  unpicklesBytes,
} from "../../knowledge/pickle-globals/states.ts";
import { isOpened } from "./opened-bytes.ts";

/**
 * What is wrong with the state that BUILD hands to an instance: that it holds code which its class runs, or
 * may hold some that was not seen. Undefined for every other class, and for what SciPy itself writes.
 */
export function dangerOfState({ module, name }: PickleImport, given: Value): string | undefined {
  if (isShared(module, name))
    return `BUILD sets attributes of what \`${module}.${name}\` answers, which the whole program shares`;
  if (unpicklesBytes(module)) return dangerOfBytes(`${module}.${name}`, given);
  if (unpicklesAFile(module)) {
    const held = textIn(given, savedKey);
    if (held === "unseen")
      return `\`${module}.${name}\` unpickles a file if its state names one, and it could not be seen`;
    return held === "none" ? undefined : `\`${module}.${name}\` unpickles a file that its state names`;
  }
  if (opensAFile(module, name)) return dangerOfFile(`${module}.${name}`, given);
  if (evaluatesItsFormula(module)) return dangerOfFormula(`${module}.${name}`, given);
  if (!runsItsState(module)) return undefined;
  const held = textIn(given, codeKey);
  if (held === "none") return undefined;
  if (held === "unseen")
    return `\`${module}.${name}\` runs a text of its state as code, and that text could not be seen`;
  return isOwnTemplate(held.text)
    ? undefined
    : `\`${module}.${name}\` runs a text of its state as code, and this one is not SciPy's own`;
}

/** skorch gives them to `torch.load`: only bytes that were opened and judged themselves do no harm. */
function dangerOfBytes(name: string, given: Value): string | undefined {
  if (!isCollection(given) || given.kind !== "dict" || given.items.length < given.size * 2)
    return `\`${name}\` unpickles bytes of its state, and they could not be seen`;
  const hidden = given.items.some((key, index) => {
    const value = given.items[index + 1];
    if (index % 2 === 1 || value === undefined) return false;
    return bytesKey.test(typeof key === "string" ? key : "") ? isHidden(value) : typeof key !== "string";
  });
  return hidden ? `\`${name}\` unpickles bytes of its state, and they could not be opened` : undefined;
}

/** Before skorch 0.3 networks lay under these keys themselves, as they still may where they were never moved. */
function isHidden(value: Value): boolean {
  if (!isObject(value) || value.kind === "forgotten") return typeof value === "string" || isObject(value);
  if (value.kind === "call") return !isOpened(value) && !isLibraryObject(value);
  return (value.kind === "bytes" || value.kind === "text") && !isOpened(value);
}

/** What `torch.load` cannot be given: a network, an optimizer, a device. */
function isLibraryObject(value: Value): boolean {
  const made = classOf(value);
  return (
    made !== undefined &&
    !/^(?:builtins|__builtin__|_codecs|codecs|_?operator|base64|binascii)$/.test(made.module)
  );
}

function dangerOfFile(name: string, given: Value): string | undefined {
  const held = textIn(given, fileKey);
  if (held === "none") return undefined;
  if (held === "unseen")
    return `\`${name}\` opens a file that its state names, and that name could not be seen`;
  return fileBeside.test(held.text)
    ? undefined
    : `\`${name}\` opens \`${printable(held.text)}\`, which is no array beside it, and unpickles what it holds`;
}

function dangerOfFormula(name: string, given: Value): string | undefined {
  // Without that key nothing is evaluated; its value is a number, which counts as unseen.
  if (restoreKeys.every((key) => textIn(given, key) === "none")) return undefined;
  const held = textIn(given, formulaKey);
  if (held === "none") return undefined;
  if (held === "unseen")
    return `\`${name}\` evaluates the formula of its state as code, and it could not be seen`;
  return isPlainFormula(held.text)
    ? undefined
    : `\`${name}\` evaluates the formula of its state, \`${printable(held.text)}\`, as Python code`;
}

function printable(text: string): string {
  return text.slice(0, 80).replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
}

/** Only a plain dict that is seen as a whole tells what it holds, and what it does not. */
function textIn(given: Value, wanted: string): { readonly text: string } | "none" | "unseen" {
  if (!isCollection(given)) return isObject(given) ? "unseen" : "none";
  // SciPy before 1.6 wrote `(parameters, random state)`, which its successors take to make the object anew.
  if (given.kind === "tuple" && given.size === 2 && given.items.length === 2) return codeInSlots(given.items);
  if (given.kind !== "dict" || given.items.length !== given.size * 2) return "unseen";
  let found: { readonly text: string } | undefined;
  for (let index = 0; index < given.items.length; index += 2) {
    const [key, value] = given.items.slice(index, index + 2);
    if (typeof key !== "string" && typeof key !== "number") return "unseen";
    if (key !== wanted) continue;
    if (typeof value !== "string" || found !== undefined) return "unseen";
    found = { text: value };
  }
  return found ?? "none";
}

/** Two pairs could stand for a dict: `dict.update` takes them. */
function codeInSlots(items: readonly Value[]): "none" | "unseen" {
  const isPair = (item: Value): boolean => isCollection(item) && item.kind !== "dict" && item.size === 2;
  return items.some((item) => isPair(item) || typeof item === "string") ? "unseen" : "none";
}
