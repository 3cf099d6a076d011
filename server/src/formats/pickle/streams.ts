import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, failureOf } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { CallJudge } from "./call-record.ts";
import { textPickle } from "./embedded.ts";
import { passArray } from "./joblib.ts";
import { runPickle } from "./machine.ts";
import type { EmbeddedConstant, NamedValue, PickleCall } from "./records.ts";
import { decompile } from "./render.ts";
import type { ForeignOpcode, RestrictedStep } from "./restricted.ts";
import type { MachineState, StateJudge } from "./state.ts";
import { type PickleText, TextCollector } from "./texts.ts";
import type { PickleImport, Value } from "./values.ts";
import { isObject } from "./values.ts";

/** What one pickle, from its first opcode to where it stops, would do. */
export interface PickleStream {
  /** Of its first byte in the source. */
  readonly offset: number;
  /** Of the byte behind its STOP, or of the opcode at which it could not be followed further. */
  readonly end: number;
  /** The highest that a PROTO opcode says; 0 without one. */
  readonly protocol: number;
  /** Whether it was followed to its STOP. */
  readonly completed: boolean;
  readonly opcodes: number;
  /** In the order of their first appearance. */
  readonly imports: readonly PickleImport[];
  /** In order; at most some thousands, with the first call of each import among them. */
  readonly calls: readonly PickleCall[];
  readonly problems: readonly Problem[];
  readonly embedded: readonly EmbeddedConstant[];
  /** Keys of the tensor storages that its persistent ids name. */
  readonly storages: ReadonlySet<string>;
  /** Whether something was called with arguments that are no longer known. */
  readonly argumentsUnseen: boolean;
  /** What an unpickler that only takes weights may refuse, and the first opcode that PyTorch's does not have. */
  readonly restricted: readonly RestrictedStep[];
  readonly foreignOpcode: ForeignOpcode | undefined;
  readonly result: Value;
  /** Empty, unless `names` was asked for. */
  readonly named: readonly NamedValue[];
  /** Its text constants, as far as a person may have written them; of all pickles of a file the first thousands. */
  readonly texts: readonly PickleText[];
  /** The program as Python-like lines; made when asked. */
  decompile(): readonly string[];
}

export interface PickleFile {
  readonly streams: readonly PickleStream[];
  /** torch-legacy: five pickles and the storages behind them (torch/serialization.py, _legacy_load). */
  readonly layout: "plain" | "torch-legacy" | "joblib";
  /** Bytes behind the last pickle that are none. */
  readonly trailing?: { readonly offset: number; readonly length: number | undefined };
}

const mostStreams = 10_000;
const searchedBytes = 1 << 20;
const mostCandidates = 64;
const candidateOpcodes = 200_000;
/** For all candidates of a file: those of honest files break off at once. */
const searchOpcodes = 2_000_000;

/** torch/serialization.py, MAGIC_NUMBER, and the number of pickles in a file that begins with it. */
const torchMagic = 0x1950a86a20f9469cfc6cn.toString();
const torchLegacyStreams = 5;

/** Whether a stream is the first one of PyTorch's legacy format. */
function isTorchMagic(stream: PickleStream | undefined): boolean {
  const value = stream?.result;
  return value !== undefined && isObject(value) && value.kind === "long" && value.digits === torchMagic;
}

function isEmptyList(value: Value): boolean {
  return isObject(value) && value.kind === "list" && value.size === 0;
}

export interface ReadOptions {
  /** Also what is put under which name, for `tensorsOf`. */
  readonly names?: boolean;
  /** See MachineOptions. */
  readonly judgeState?: StateJudge;
  /** See MachineOptions. */
  readonly judgeCall?: CallJudge;
}

/**
 * Reads all pickles of a source, as a program would that loads them one after another, and those
 * that stand further on behind other bytes. Nothing is run; the source is read in chunks.
 */
export async function readPickles(
  source: ByteSource,
  limits: Limits,
  options: ReadOptions = {},
): Promise<Parsed<PickleFile>> {
  const reader = new PickleFileReader(source, limits, options);
  await reader.readAll();
  const { streams, problems } = reader;
  return {
    value: {
      streams,
      layout: isTorchMagic(streams[0]) ? "torch-legacy" : reader.joblib ? "joblib" : "plain",
      ...(reader.trailing === undefined ? {} : { trailing: reader.trailing }),
    },
    problems: [...streams.flatMap((stream) => stream.problems), ...problems],
  };
}

class PickleFileReader {
  readonly streams: PickleStream[] = [];
  readonly problems: Problem[] = [];
  joblib = false;
  trailing: PickleFile["trailing"];
  readonly #source: ByteSource;
  readonly #limits: Limits;
  readonly #options: ReadOptions;
  readonly #texts = new TextCollector();
  #opcodes: number;
  #searchOpcodes = searchOpcodes;

  constructor(source: ByteSource, limits: Limits, options: ReadOptions) {
    this.#source = source;
    this.#limits = limits;
    this.#options = options;
    this.#opcodes = limits.pickleOpcodes;
  }

  async readAll(): Promise<void> {
    await this.#readStreams();
    if (!this.#texts.missed) return;
    const message = "it holds more texts that could be keys than are searched for keys";
    this.problems.push({ kind: "limit", code: "text-limit", message, offset: 0 });
  }

  async #readStreams(): Promise<void> {
    let at: number | undefined = 0;
    while (at !== undefined) {
      const stream = await this.#run(at, this.#opcodes);
      this.streams.push(stream);
      if (stream.problems.some(({ code }) => code === "frame-lies")) await this.#readOtherwise(stream);
      at = await this.#next(stream);
      if (at === undefined || this.streams.length < mostStreams) continue;
      const message = `more than ${mostStreams} pickles stand one after another`;
      this.problems.push({ kind: "limit", code: "stream-limit", message, offset: at });
      return;
    }
  }

  async #run(at: number, opcodes: number): Promise<PickleStream> {
    const state = await runPickle(this.#source, at, this.#limits, {
      opcodes,
      ...this.#options,
      texts: this.#texts,
      afterArrayWrapper: (wrapper) => this.#passArray(wrapper),
    });
    this.#opcodes = Math.max(this.#opcodes - state.opcodes, 0);
    return streamOf(state, at, this.#texts.take());
  }

  /** The reading of C's unpickler on a file that hands out no more than it is asked for; kept if it imports anything else. */
  async #readOtherwise(first: PickleStream): Promise<void> {
    const options = { opcodes: this.#opcodes, dropsAtFrameEnd: true };
    const other = streamOf(await runPickle(this.#source, first.offset, this.#limits, options), first.offset);
    const known = new Set(first.imports.map(({ module, name }) => `${module}\n${name}`));
    if (other.imports.some(({ module, name }) => !known.has(`${module}\n${name}`))) this.streams.push(other);
  }

  /** joblib puts the data of an array between two opcodes; an array of objects is a pickle of its own. */
  async #passArray(wrapper: MachineState): Promise<number | undefined> {
    this.joblib = true;
    const passed = await passArray(wrapper, this.#source);
    if (passed === undefined) return undefined;
    if (!passed.pickle) return passed.end;
    const stream = await this.#run(passed.end, this.#opcodes);
    this.streams.push(stream);
    if (!stream.completed) wrapper.fail("broken-array", "the pickle of an array of objects is broken");
    return stream.end;
  }

  /** Where the next pickle begins; undefined where there is none, or none was found. */
  async #next(stream: PickleStream): Promise<number | undefined> {
    // What follows the five streams of PyTorch's old format are the storages that the last one lists.
    if (
      isTorchMagic(this.streams[0]) &&
      this.streams.length >= torchLegacyStreams &&
      !isEmptyList(stream.result)
    )
      return undefined;
    if (stream.problems.some((problem) => problem.kind === "limit" || problem.kind === "unreadable"))
      return undefined;
    const from = stream.completed ? stream.end : stream.end + 1;
    const [first, second] = (await this.#read(from, 2)) ?? [];
    if (first === undefined) return undefined;
    if (stream.completed && first === 0x80 && isProtocol(second)) return from;
    if (stream.completed && (await this.#goesOn(from))) return from;
    const bytes = (await this.#read(from, searchedBytes)) ?? new Uint8Array(0);
    const found = await this.#search(from, bytes, stream.completed);
    if (found === undefined && stream.completed) this.#noteTrailing(from);
    return found;
  }

  #noteTrailing(offset: number): void {
    const { size } = this.#source;
    this.trailing = { offset, length: size === undefined ? undefined : size - offset };
  }

  async #read(from: number, length: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#source.read(from, length);
    } catch (error) {
      if (!(error instanceof ByteSourceError)) throw error;
      this.problems.push({ ...failureOf(error), message: error.message, offset: from });
      return undefined;
    }
  }

  /**
   * Whether a program that goes on loading comes to an import: a pickle needs no PROTO and may begin with any opcode,
   * and harmless ones may stand before it.
   */
  async #goesOn(from: number): Promise<boolean> {
    let at = from;
    for (let count = 0; count < mostCandidates && this.#searchOpcodes > 0; count += 1) {
      const opcodes = Math.min(candidateOpcodes, this.#searchOpcodes);
      const state = await runPickle(this.#source, at, this.#limits, { opcodes });
      this.#searchOpcodes -= state.opcodes;
      if (state.imports.size > 0) return true;
      if (state.ended !== "stop") return false;
      at = state.tape.offset;
    }
    return false;
  }

  /**
   * Looks for a pickle in bytes that do not begin with one: a place that looks like a beginning, and
   * from which the machine either comes to a STOP or imports something. Behind a pickle that ended, the next one may
   * follow at once, and of protocol 0 it begins with anything.
   */
  async #search(from: number, bytes: Uint8Array, ended: boolean): Promise<number | undefined> {
    let candidates = 0;
    for (let index = 0; index < bytes.length && candidates < mostCandidates; index += 1) {
      if (!(ended && index === 0) && !looksLikeStart(bytes, index)) continue;
      candidates += 1;
      const opcodes = Math.min(candidateOpcodes, this.#searchOpcodes);
      const state = await runPickle(this.#source, from + index, this.#limits, { opcodes });
      this.#searchOpcodes -= state.opcodes;
      const telling = state.imports.size > 0 || (state.ended === "stop" && state.opcodes > 3);
      if (telling) return from + index;
      if (this.#searchOpcodes > 0) continue;
      const message = "what stands between and behind its pickles was not searched to the end";
      this.problems.push({ kind: "limit", code: "search-limit", message, offset: from + index });
      return undefined;
    }
    return undefined;
  }
}

function streamOf(state: MachineState, offset: number, texts: readonly PickleText[] = []): PickleStream {
  const { result } = state;
  const { calls } = state.calls;
  return {
    offset,
    end: state.ended === "stop" ? state.tape.offset : state.offset,
    protocol: state.highestProtocol,
    completed: state.ended === "stop",
    opcodes: state.opcodes,
    imports: [...state.imports.values()].map((global) => global.import),
    calls,
    problems: state.problems,
    embedded: state.embedded,
    storages: state.storages,
    argumentsUnseen: state.argumentsUnseen,
    restricted: state.restricted.steps,
    foreignOpcode: state.restricted.foreign,
    result,
    named: state.named ?? [],
    texts,
    decompile: () => decompile(calls, result),
  };
}

function isProtocol(byte: number | undefined): boolean {
  return byte !== undefined && byte <= 5;
}

function looksLikeStart(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index];
  if (byte === 0x80) return isProtocol(bytes[index + 1]) && bytes[index + 1] !== 0;
  return (byte === 0x63 || byte === 0x28) && textPickle(bytes.subarray(index, index + 200));
}
