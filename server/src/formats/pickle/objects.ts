import type { Handler } from "./constants.ts";
import { noteConstruction } from "./construction.ts";
import { Op } from "./opcodes.ts";
import { longestWritten, type MachineState, type StateJudge } from "./state.ts";
import { isTellingKey } from "./telling-keys.ts";
import { decodeAscii, decodeUtf8 } from "./text.ts";
import type { Call, CallForm, Global, PickleImport, Value } from "./values.ts";
import { classOf, emptyTuple, isCollection, isObject, rootImport } from "./values.ts";

/** The opcodes that import names, call what they import, and hand states to instances. */
export const objectHandlers: readonly (readonly [number, Handler])[] = [
  [Op.GLOBAL, global],
  [Op.STACK_GLOBAL, stackGlobal],
  [Op.INST, inst],
  [Op.OBJ, obj],
  [Op.NEWOBJ, newObject],
  [Op.NEWOBJ_EX, newObjectWithKeywords],
  [Op.REDUCE, reduce],
  [Op.BUILD, build],
  [Op.EXT1, (state) => extension(state, 1)],
  [Op.EXT2, (state) => extension(state, 2)],
  [Op.EXT4, (state) => extension(state, 4)],
  [Op.PERSID, persistentText],
  [Op.BINPERSID, persistent],
];

/** A longer one is no name that any program has; it only fills memory. */
const longestName = 2_000;

/**
 * The two lines of GLOBAL and INST, by the reader that takes more: Python's takes a missing second
 * line for an empty name, and has imported the module when it fails to find that name in it.
 */
function names(
  state: MachineState,
  decode: (bytes: Uint8Array) => string | undefined,
): readonly [string, string] | undefined {
  const { tape } = state;
  const moduleLine = tape.line();
  if (moduleLine === undefined) return undefined;
  const atEnd = tape.final && tape.position >= tape.chunk.length;
  const nameLine = atEnd ? new Uint8Array(0) : tape.line();
  if (nameLine === undefined) return undefined;
  if (moduleLine.length > longestName || nameLine.length > longestName) {
    state.fail("long-name", `an import's name is longer than ${longestName} bytes`, "limit");
    return undefined;
  }
  const module = decode(moduleLine);
  const name = decode(nameLine);
  if (module !== undefined && name !== undefined) return [module, name];
  state.fail("bad-text", "the name of an import is not text");
  return undefined;
}

/** `find_class`; without a module or a name it fails, without a name only after the module was imported. */
function importName(
  state: MachineState,
  module: string,
  name: string,
  how: PickleImport["how"],
): Global | undefined {
  const found = module === "" ? undefined : state.import(module, name, how);
  if (module !== "" && name !== "") return found;
  state.fail("empty-name", "an import has no module or no name");
  return undefined;
}

function global(state: MachineState): void {
  const again = importedAgain(state);
  if (again !== undefined) {
    state.push(again);
    return;
  }
  const found = names(state, decodeUtf8);
  const imported = found && importName(state, found[0], found[1], "GLOBAL");
  if (imported !== undefined) state.push(imported);
}

/** Nearly all imports of a checkpoint are ones that it has already: both lines are decoded as one, and looked up. */
function importedAgain(state: MachineState): Global | undefined {
  const { tape } = state;
  if (tape.frameEnd > 0) return undefined;
  const middle = tape.chunk.indexOf(0x0a, tape.position);
  const end = middle < 0 ? -1 : tape.chunk.indexOf(0x0a, middle + 1);
  if (end < 0 || end - tape.position > longestWritten) return undefined;
  const lines = decodeAscii(tape.chunk.subarray(tape.position, end));
  const known = lines === undefined ? undefined : state.importAgain(lines);
  if (known !== undefined) tape.position = end + 1;
  return known;
}

function stackGlobal(state: MachineState): void {
  if (!state.holds(2)) return;
  const name = state.pop();
  const module = state.pop();
  if (typeof name === "string" && typeof module === "string") {
    const imported = importName(state, module, name, "STACK_GLOBAL");
    if (imported !== undefined) state.push(imported);
    return;
  }
  if (cannotBeText(name) || cannotBeText(module)) {
    state.fail("import-not-text", "the module or the name of an import is not a text");
    return;
  }
  state.note(
    "computed-import",
    `an import's name is computed while loading: module ${describe(module)}, name ${describe(name)}`,
  );
  state.push({ kind: "forgotten", was: "object" });
}

/** A constant or a collection: Python's `type(name) is not str` raises. */
function cannotBeText(value: Value | undefined): boolean {
  if (typeof value === "string" || !isObject(value)) return typeof value !== "string";
  return (
    value.kind !== "text" &&
    value.kind !== "call" &&
    value.kind !== "forgotten" &&
    value.kind !== "persistent"
  );
}

function describe(value: Value | undefined): string {
  return typeof value === "string" ? `\`${value.slice(0, 60)}\`` : "unknown";
}

function inst(state: MachineState): void {
  const found = names(state, decodeAscii);
  if (found === undefined) return;
  // Python's reader imports before it looks for the MARK; C's after.
  const callee = importName(state, found[0], found[1], "INST");
  if (callee === undefined) return;
  const start = state.popMark();
  if (start === undefined) return;
  call(state, "INST", callee, state.collect(start, "tuple"));
}

function obj(state: MachineState): void {
  const start = state.popMark();
  if (start === undefined) return;
  const callee = state.stack[start];
  if (callee === undefined || state.stack.length <= start) {
    state.fail("stack-underflow", "an OBJ has no class behind its MARK");
    return;
  }
  const args = state.collect(start + 1, "tuple");
  state.stack.length = start;
  call(state, "OBJ", callee, args);
}

function newObject(state: MachineState): void {
  if (!state.holds(2)) return;
  const args = state.pop();
  const callee = state.pop();
  if (args !== undefined && callee !== undefined) call(state, "NEWOBJ", callee, args);
}

function newObjectWithKeywords(state: MachineState): void {
  if (!state.holds(3)) return;
  const keywords = state.pop();
  const args = state.pop();
  const callee = state.pop();
  if (keywords === undefined || args === undefined || callee === undefined) return;
  if (!isObject(keywords) || !(isCollection(keywords) ? keywords.kind === "dict" : mayBeAnything(keywords))) {
    state.fail("bad-arguments", "the keyword arguments of NEWOBJ_EX are no dict");
    return;
  }
  call(state, "NEWOBJ_EX", callee, args, keywords);
}

function reduce(state: MachineState): void {
  if (!state.holds(2)) return;
  const args = state.pop();
  const callee = state.pop();
  if (args !== undefined && callee !== undefined) call(state, "REDUCE", callee, args);
}

function call(state: MachineState, form: CallForm, callee: Value, args: Value, keywords?: Value): void {
  if (!isObject(callee) || !mayBeAnything(callee)) {
    state.fail("not-callable", `${form} calls a value that cannot be called`);
    return;
  }
  // C's reader wants a tuple, Python's takes anything it can iterate over.
  if (!isObject(args) && typeof args !== "string") {
    state.fail("bad-arguments", `the arguments of ${form} are no tuple`);
    return;
  }
  const told = state.calls.ask(form, callee, args, keywords);
  const made = state.callResult(form, callee, args, { keywords, own: told === "telling" });
  state.calls.add(made, form, state.offset, told === "telling");
  if (told === "unseen") noteUnseen(state, callee);
  noteConstruction(state, form, callee, args);
  registerExtension(state, callee, args);
  if (callee.kind !== "global") state.noteRestricted("call", callee);
  if (callee.kind === "global" || callee.kind === "call") state.push(made);
  else {
    state.note("computed-call", "it calls something that is not an import");
    state.push(made);
  }
}

function noteUnseen(state: MachineState, callee: Value): void {
  const root = rootImport(callee);
  if (root === undefined) return;
  const message = `what \`${root.module}.${root.name}\` is called with could not be kept, and it may call that`;
  state.note("call-unseen", message, "limit");
}

function mayBeAnything(value: Value): boolean {
  if (!isObject(value)) return false;
  const { kind } = value;
  return (
    kind === "global" || kind === "call" || kind === "persistent" || kind === "forgotten" || kind === "buffer"
  );
}

/** `copyreg.add_extension(module, name, code)` in the same stream: later EXT opcodes mean that name. */
function registerExtension(state: MachineState, callee: Value, args: Value): void {
  if (!isObject(callee) || callee.kind !== "global" || callee.import.name !== "add_extension") return;
  if (!isCollection(args)) return;
  const [module, name, code] = args.items;
  if (typeof module === "string" && typeof name === "string" && typeof code === "number") {
    state.extensions.set(code, [module, name]);
  }
}

function build(state: MachineState): void {
  if (!state.holds(2)) return;
  const given = state.pop();
  const instance = state.top();
  if (given === undefined || instance === undefined) return;
  const key = tellingKey(given);
  if (key !== undefined) state.note("changes-dunder", `BUILD sets \`${key}\` of an object`);
  state.noteRestricted("build", instance);
  if (!isObject(instance)) {
    if (given !== null && given !== false && given !== 0) {
      state.fail("not-an-instance", "BUILD hands a state to a value that has none");
    }
    return;
  }
  if (instance.kind === "global") {
    const { module, name } = instance.import;
    state.note("changes-import", `BUILD sets attributes of \`${module}.${name}\`, which it only imported`);
  } else if (instance.kind === "call") {
    const danger = state.judgeState === undefined ? undefined : judged(state.judgeState, instance, given);
    if (danger !== undefined) state.note("state-runs-code", danger);
    if (!state.crowded) {
      instance.state = given;
      instance.stage = "built";
    }
    state.noteNames(instance, [".", given]);
    state.calls.add(instance, "BUILD", state.offset);
  }
}

function judged(judge: StateJudge, instance: Call, given: Value): string | undefined {
  const made = classOf(instance);
  return made === undefined ? undefined : judge(made, given);
}

/** The first of the telling names among the keys of a state, or of its slots' state. */
function tellingKey(given: Value): string | undefined {
  if (!isCollection(given)) return undefined;
  if (given.kind === "tuple" && given.items.length === 2) {
    return given.items
      .map((part) => (isCollection(part) && part.kind === "dict" ? tellingKey(part) : undefined))
      .find(Boolean);
  }
  if (given.kind !== "dict") return undefined;
  if (given.hiddenKey !== undefined) return given.hiddenKey;
  for (let index = 0; index < given.items.length; index += 2) {
    const key = given.items[index];
    if (isTellingKey(key)) return key;
  }
  return undefined;
}

function extension(state: MachineState, width: 1 | 2 | 4): void {
  const { tape } = state;
  if (!tape.has(width)) return;
  const code = width === 1 ? tape.byte() : width === 2 ? tape.uint16() : tape.int32();
  if (code <= 0) {
    state.fail("bad-extension", "an EXT opcode names a code below 1");
    return;
  }
  state.note("extension", `EXT${width} takes what stands at ${code} in the process's extension registry`);
  const registered = state.extensions.get(code);
  if (registered !== undefined) state.push(state.import(registered[0], registered[1], "EXT"));
  else state.push({ kind: "forgotten", was: "object" });
}

function persistentText(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  const id = decodeAscii(line);
  if (id === undefined) {
    state.fail("bad-text", "a persistent id is not ASCII");
    return;
  }
  state.push({ kind: "persistent", id: id.slice(0, 128) });
}

function persistent(state: MachineState): void {
  const id = state.pop();
  if (id === undefined) return;
  if (!namesStorage(id)) state.noteRestricted("persistent", id);
  else if (isCollection(id) && typeof id.items[2] === "string") state.noteStorage(id.items[2]);
  state.push(sourcedClass(id) ?? { kind: "persistent", id: state.crowded ? emptyTuple : id });
}

/** `("storage", …)`, or the number that PyTorch 0.x gave a storage. */
function namesStorage(id: Value): boolean {
  if (typeof id === "number") return Number.isInteger(id);
  return isCollection(id) && id.kind === "tuple" && id.items[0] === "storage";
}

/**
 * `("module", class, source file, source)`: PyTorch's legacy files keep the source of a class beside
 * it, and loading answers the class (torch/serialization.py, persistent_load in _legacy_load).
 */
function sourcedClass(id: Value): Value | undefined {
  if (!isCollection(id) || id.items[0] !== "module") return undefined;
  const found = id.items[1];
  return found !== undefined && isObject(found) && found.kind === "global" ? found : undefined;
}
