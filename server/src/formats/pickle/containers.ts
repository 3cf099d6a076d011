import type { Handler } from "./constants.ts";
import { Op } from "./opcodes.ts";
import type { MachineState } from "./state.ts";
import { parseDecimal } from "./text.ts";
import type { Call, CollectionKind, Value } from "./values.ts";
import { emptyTuple, isCollection, isObject } from "./values.ts";

/** The opcodes of collections, marks, stack and memo, as CPython executes them. */
export const containerHandlers: readonly (readonly [number, Handler])[] = [
  [Op.EMPTY_TUPLE, (state) => state.push(emptyTuple)],
  [Op.EMPTY_LIST, (state) => state.push(state.emptyCollection("list"))],
  [Op.EMPTY_DICT, (state) => state.push(state.emptyCollection("dict"))],
  [Op.EMPTY_SET, (state) => state.push(state.emptyCollection("set"))],
  [Op.TUPLE, (state) => fromMark(state, "tuple")],
  [Op.LIST, (state) => fromMark(state, "list")],
  [Op.FROZENSET, (state) => fromMark(state, "frozenset")],
  [Op.DICT, dict],
  [Op.TUPLE1, (state) => tuple(state, 1)],
  [Op.TUPLE2, (state) => tuple(state, 2)],
  [Op.TUPLE3, (state) => tuple(state, 3)],
  [Op.APPEND, append],
  [Op.APPENDS, (state) => addFromMark(state, "APPENDS")],
  [Op.SETITEM, setItem],
  [Op.SETITEMS, (state) => addFromMark(state, "SETITEMS")],
  [Op.ADDITEMS, (state) => addFromMark(state, "ADDITEMS")],
  [Op.MARK, (state) => state.mark()],
  [Op.POP, pop],
  [Op.POP_MARK, popMark],
  [Op.DUP, duplicate],
  [Op.GET, get],
  [Op.BINGET, (state) => binaryGet(state, 1)],
  [Op.LONG_BINGET, (state) => binaryGet(state, 4)],
  [Op.PUT, put],
  [Op.BINPUT, (state) => binaryPut(state, 1)],
  [Op.LONG_BINPUT, (state) => binaryPut(state, 4)],
  [Op.MEMOIZE, memoize],
];

function fromMark(state: MachineState, kind: CollectionKind): void {
  const start = state.popMark();
  if (start !== undefined) state.push(state.collect(start, kind));
}

function dict(state: MachineState): void {
  const start = state.popMark();
  if (start === undefined) return;
  if ((state.stack.length - start) % 2 !== 0) state.fail("odd-items", "a DICT has a key without a value");
  else state.push(state.collect(start, "dict", 2));
}

function tuple(state: MachineState, length: number): void {
  if (state.holds(length)) state.push(state.collect(state.stack.length - length, "tuple"));
}

function append(state: MachineState): void {
  if (!state.holds(2)) return;
  const value = state.pop();
  const target = state.top();
  if (value === undefined || target === undefined) return;
  if (isObject(target) && target.kind === "list") state.addItem(target, value);
  else changes(state, target, "APPEND");
}

function setItem(state: MachineState): void {
  if (!state.holds(3)) return;
  const value = state.pop();
  const key = state.pop();
  const target = state.top();
  if (value === undefined || key === undefined || target === undefined) return;
  registerExtension(state, target, key, value);
  if (state.named !== undefined) state.noteNames(target, [key, value]);
  if (isObject(target) && target.kind === "dict") state.addItem(target, key, value);
  else changes(state, target, "SETITEM");
}

type BatchOpcode = "APPENDS" | "SETITEMS" | "ADDITEMS";
const batchTarget: Readonly<Record<BatchOpcode, CollectionKind>> = {
  APPENDS: "list",
  SETITEMS: "dict",
  ADDITEMS: "set",
};

function addFromMark(state: MachineState, opcode: BatchOpcode): void {
  const start = state.popMark();
  if (start === undefined) return;
  if (start - state.fence < 1) {
    state.fail("stack-underflow", `${opcode} has nothing to add to`);
    return;
  }
  if (state.stack.length === start) return;
  if (opcode === "SETITEMS" && (state.stack.length - start) % 2 !== 0) {
    state.fail("odd-items", "a SETITEMS has a key without a value");
    return;
  }
  const target = state.stack[start - 1];
  if (target === undefined) return;
  if (opcode === "SETITEMS") state.noteNames(target, state.stack, start);
  if (opcode === "SETITEMS" && isObject(target) && target.kind === "global")
    registerPairs(state, start, target);
  if (isCollection(target) && target.kind === batchTarget[opcode]) {
    state.moveItems(start, target, opcode === "SETITEMS" ? 2 : 1);
    return;
  }
  state.stack.length = start;
  changes(state, target, opcode);
}

/**
 * Items go into something that is no plain collection. On an object that a call made, its class
 * decides (an OrderedDict, a deque). On an imported name the program itself is changed:
 * `sys.modules[…] = …`. On a constant Python raises an error.
 */
function changes(state: MachineState, target: Value, opcode: "APPEND" | "SETITEM" | BatchOpcode): void {
  if (!isObject(target)) {
    state.fail("not-a-collection", `${opcode} on a value that takes no items`);
    return;
  }
  if (target.kind === "global") {
    const { module, name } = target.import;
    state.note("changes-import", `${opcode} puts items into \`${module}.${name}\`, which it only imported`);
    return;
  }
  state.noteRestricted("items", target);
  if (target.kind === "call") noteStage(state, target, opcode);
  const misfit = isCollection(target) && !(target.kind === "list" && opcode === "SETITEM");
  if (misfit || target.kind === "text" || target.kind === "bytes") {
    state.fail("not-a-collection", `${opcode} on a value that takes no such items`);
  }
}

/**
 * `pickle` puts items into an instance before it hands it a state, those of a list before those of a dict (CPython,
 * Lib/pickle.py, save_reduce). The other way round, what was set by then is asked for `append`, `extend` or `add`, and called.
 * Where results are no longer kept apart, nothing is known of one alone.
 */
function noteStage(state: MachineState, target: Call, opcode: "APPEND" | "SETITEM" | BatchOpcode): void {
  if (state.crowded) return;
  const isByKey = opcode === "SETITEM" || opcode === "SETITEMS";
  if (target.stage === undefined && !isByKey && isMadeOfDict(target)) target.stage = "filled";
  if (target.stage === "built" || (target.stage === "filled" && !isByKey)) {
    const given = target.stage === "built" ? "a state" : "items by key";
    state.note("items-late", `${opcode} puts items into an instance that was given ${given} before`);
  } else if (isByKey) target.stage = "filled";
}

/** `EasyDict({"append": …})`: the items of the dict may be attributes of the instance. */
function isMadeOfDict({ form, arguments: args }: Call): boolean {
  if (form !== "REDUCE" || !isCollection(args)) return false;
  return args.items.some((item) => isCollection(item) && item.kind === "dict" && item.size > 0);
}

function registerPairs(state: MachineState, start: number, target: Value): void {
  for (let index = start; index + 1 < state.stack.length && index < start + 128; index += 2) {
    const [key, value] = [state.stack[index], state.stack[index + 1]];
    if (key !== undefined && value !== undefined) registerExtension(state, target, key, value);
  }
}

/** `copyreg._inverted_registry[code] = (module, name)`: what EXT1, EXT2 and EXT4 look up. */
function registerExtension(state: MachineState, target: Value, key: Value, value: Value): void {
  if (!isObject(target) || target.kind !== "global" || target.import.name !== "_inverted_registry") return;
  if (typeof key !== "number" || !isCollection(value)) return;
  const [module, name] = value.items;
  if (typeof module === "string" && typeof name === "string") state.extensions.set(key, [module, name]);
}

/** POP takes the last value or, where nothing stands above it, the last MARK (both readers of CPython). */
function pop(state: MachineState): void {
  if (state.stack.length > state.fence) state.stack.pop();
  else if (state.marks.length > 0) state.popMark();
  else state.pop();
}

function popMark(state: MachineState): void {
  const start = state.popMark();
  if (start !== undefined) state.stack.length = start;
}

function duplicate(state: MachineState): void {
  const value = state.top();
  if (value !== undefined) state.push(value);
}

function get(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  const index = parseDecimal(line);
  if (index === undefined) state.fail("bad-number", "the text of a GET is no number");
  else recall(state, index);
}

function binaryGet(state: MachineState, width: 1 | 4): void {
  if (state.tape.has(width)) recall(state, width === 1 ? state.tape.byte() : state.tape.uint32());
}

function recall(state: MachineState, index: number): void {
  const value = state.recall(index);
  if (value !== undefined) state.push(value);
}

function put(state: MachineState): void {
  const line = state.tape.line();
  if (line === undefined) return;
  const index = parseDecimal(line);
  if (index === undefined) state.fail("bad-number", "the text of a PUT is no number");
  else if (index < 0) state.fail("bad-number", "a PUT names a negative place in the memo");
  else remember(state, index);
}

function binaryPut(state: MachineState, width: 1 | 4): void {
  if (state.tape.has(width)) remember(state, width === 1 ? state.tape.byte() : state.tape.uint32());
}

function remember(state: MachineState, index: number): void {
  const value = state.top();
  if (value !== undefined) state.remember(index, value);
}

function memoize(state: MachineState): void {
  const value = state.top();
  if (value !== undefined) state.memoize(value);
}
