import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, failureOf } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { CallJudge } from "./call-record.ts";
import type { Handler } from "./constants.ts";
import { constantHandlers } from "./constants.ts";
import { containerHandlers } from "./containers.ts";
import { objectHandlers } from "./objects.ts";
import { highestProtocol, Op } from "./opcodes.ts";
import { foreignOpcodes } from "./restricted.ts";
import { MachineState, type StateJudge } from "./state.ts";
import { longestLine } from "./tape.ts";
import type { TextCollector } from "./texts.ts";
import { classOf } from "./values.ts";

const controlHandlers: readonly (readonly [number, Handler])[] = [
  [Op.PROTO, protocol],
  [Op.FRAME, frame],
  [Op.STOP, stop],
];

const handlers: readonly (Handler | undefined)[] = tableOf([
  ...constantHandlers,
  ...containerHandlers,
  ...objectHandlers,
  ...controlHandlers,
]);

function tableOf(entries: readonly (readonly [number, Handler])[]): readonly (Handler | undefined)[] {
  const table: (Handler | undefined)[] = new Array(256).fill(undefined);
  for (const [opcode, handler] of entries) table[opcode] = handler;
  return table;
}

const firstChunk = 1 << 16;
const laterChunk = 1 << 18;

export interface MachineOptions {
  /** Opcodes that may be executed. */
  readonly opcodes: number;
  /** Notes what is put under which text in dicts and states: the names of tensors. */
  readonly names?: boolean;
  /** Judges what BUILD hands to instances; what it answers becomes a problem of the pickle. */
  readonly judgeState?: StateJudge;
  /** Says which calls have to be kept, however many there are. */
  readonly judgeCall?: CallJudge;
  /** Takes the text constants. */
  readonly texts?: TextCollector;
  /**
   * C's reader on a file without `peek` holds one frame in memory. A read that does not fit into the
   * rest of it throws that rest away and goes on behind the frame (Modules/_pickle.c,
   * _Unpickler_ReadImpl), so that a frame which ends inside of an opcode gives another program.
   */
  readonly dropsAtFrameEnd?: boolean;
  /**
   * Called behind the BUILD of a joblib array wrapper: joblib reads the array from the file there.
   * Answers where the pickle goes on; undefined for right behind the BUILD.
   */
  readonly afterArrayWrapper?: (state: MachineState) => Promise<number | undefined>;
}

/**
 * Executes one pickle, from `start` to its STOP, to the first error, or to a bound. The source is
 * read in chunks, and long constants are passed over unread. Never throws for what the bytes are.
 */
export async function runPickle(
  source: ByteSource,
  start: number,
  limits: Limits,
  options: MachineOptions,
): Promise<MachineState> {
  const state = new MachineState(source.size, limits, options.dropsAtFrameEnd === true);
  if (options.names === true) state.named = [];
  state.texts = options.texts;
  state.judgeState = options.judgeState;
  state.calls.judge = options.judgeCall;
  try {
    await drive(state, source, start, options);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    const { kind, code } = failureOf(error);
    state.fail(code, error.message, kind);
  }
  return state;
}

async function drive(
  state: MachineState,
  source: ByteSource,
  start: number,
  options: MachineOptions,
): Promise<void> {
  const { tape } = state;
  let at = start;
  let length = firstChunk;
  while (state.ended === undefined) {
    const chunk = await source.read(at, length);
    const final = chunk.length < length || (source.size !== undefined && at + chunk.length >= source.size);
    tape.load(chunk, at, final);
    execute(state, options);
    if (state.ended !== undefined) return;
    if (tape.missing > 0) {
      if (!askForMore(state)) return;
      length = Math.max(laterChunk, tape.missing);
      at = state.offset;
    } else {
      if (final && tape.position >= chunk.length) endOfSource(state);
      length = laterChunk;
      at = tape.offset;
    }
    if (state.atArray && options.afterArrayWrapper !== undefined) {
      state.atArray = false;
      at = (await options.afterArrayWrapper(state)) ?? at;
    }
  }
}

/** Whether a longer chunk may be loaded for the opcode that lacks bytes. */
function askForMore(state: MachineState): boolean {
  const { tape } = state;
  if (tape.final) {
    tape.position = tape.opcodeStart;
    state.fail("truncated", "the file ends inside of an opcode", "truncated");
    return false;
  }
  if (tape.missing <= 2 * longestLine) return true;
  state.fail("line-limit", `an argument has no line end within ${longestLine} bytes`, "limit");
  return false;
}

function endOfSource(state: MachineState): void {
  state.tape.opcodeStart = state.tape.position;
  const message =
    state.tape.position > state.tape.chunk.length
      ? "the file ends inside of a constant"
      : "the file ends before the pickle's STOP";
  state.fail("truncated", message, "truncated");
}

/** Runs opcodes until the chunk, the pickle or a bound ends. */
function execute(state: MachineState, options: MachineOptions): void {
  const { tape } = state;
  const length = tape.chunk.length;
  while (tape.position < length) {
    tape.opcodeStart = tape.position;
    const opcode = tape.chunk[tape.position] ?? 0;
    tape.position += 1;
    const handler = handlers[opcode];
    if (foreignOpcodes[opcode] === 1 && state.restricted.foreign === undefined) {
      state.restricted.noteOpcode(opcode, state.offset);
    }
    if (handler === undefined) {
      state.fail("unknown-opcode", `${hexadecimal(opcode)} is no opcode`);
      return;
    }
    handler(state);
    if (tape.missing > 0 && state.ended === undefined) return;
    if (state.ended !== undefined) return;
    state.opcodes += 1;
    if (state.frameEnd > 0) state.leaveFrame();
    if (state.opcodes > options.opcodes) {
      state.fail("opcode-limit", `more than ${options.opcodes} opcodes`, "limit");
      return;
    }
    if (opcode === Op.BUILD && options.afterArrayWrapper !== undefined && builtArrayWrapper(state)) {
      state.atArray = true;
      return;
    }
  }
}

function builtArrayWrapper(state: MachineState): boolean {
  const instance = state.top();
  return instance !== undefined && classOf(instance)?.name === "NumpyArrayWrapper";
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}

function protocol(state: MachineState): void {
  if (!state.tape.has(1)) return;
  const version = state.tape.byte();
  if (version > highestProtocol) {
    state.fail("bad-protocol", `it says protocol ${version}, and the highest is ${highestProtocol}`);
    return;
  }
  state.protocol = version;
  state.highestProtocol = Math.max(state.highestProtocol, version);
}

/**
 * FRAME promises that the next bytes are whole opcodes. C's reader only asks that they exist;
 * Python's reader cuts the stream there. A frame that lies is read on as C does, and noted.
 */
function frame(state: MachineState): void {
  const { tape } = state;
  if (!tape.has(8)) return;
  const length = tape.uint64();
  if (length > 2 ** 63 - 1) {
    state.fail("bad-frame", "a frame is longer than any file");
    return;
  }
  const inside = state.frameEnd > tape.offset;
  if (inside)
    state.note("frame-lies", "a frame begins inside of another: Python's two readers disagree on it");
  // C keeps the outer frame in memory, and an inner one that fits into it changes nothing.
  const kept = state.dropsAtFrameEnd && inside && tape.offset + length <= state.frameEnd;
  if (inside && tape.frameEnd > 0) tape.fit(length);
  if (!kept) state.frameEnd = tape.offset + length;
  if (state.dropsAtFrameEnd) tape.frameEnd = state.frameEnd;
  if (state.size !== undefined && state.frameEnd > state.size) {
    state.note(
      "frame-lies",
      "a frame reaches beyond the end of the file: Python's two readers disagree on it",
    );
  }
}

function stop(state: MachineState): void {
  if (state.frameEnd > state.tape.offset) {
    state.note("frame-lies", "a frame goes on behind the end of its pickle");
  }
  const value = state.pop();
  if (value === undefined) return;
  state.result = value;
  state.ended = "stop";
}
