import type { Limits } from "../../host/limits.ts";
import type { Problem, ProblemKind } from "../../host/problem.ts";
import { CallRecord } from "./call-record.ts";
import type { EmbeddedKind } from "./embedded.ts";
import { mapPython2Name } from "./python2-names.ts";
import type { EmbeddedConstant, NamedValue } from "./records.ts";
import { type RestrictedStep, RestrictedSteps } from "./restricted.ts";
import { cost, costOfAll, forget } from "./retention.ts";
import { Tape } from "./tape.ts";
import { isTellingKey } from "./telling-keys.ts";
import type { TextCollector } from "./texts.ts";
import type { Call, Collection, Forgotten, Global, PickleImport, Value } from "./values.ts";
import { forgotten, isObject, keptItems, rootImport } from "./values.ts";

const mostNamed = 20_000;
const mostImports = 5_000;
const mostProblems = 100;
const mostStack = 4_000_000;
const mostRetained = 1_500_000;
const mostMemo = 8_000_000;
/** Of pickles among them there are many: each storage of a tensor is one (torch/storage.py, __reduce__). */
const mostEmbedded = 1_000;
const mostEmbeddedPickles = 10_000;
const mostStorages = 200_000;
/** Characters of a module and a name that are looked up as they are written. */
export const longestWritten = 128;

/** Answers what an instance of the class would do with the state, where that is more than to keep it. */
export type StateJudge = (made: PickleImport, given: Value) => string | undefined;

/** The state of one unpickler: stack, marks, memo, and what was seen. One for each stream of a file. */
export class MachineState {
  readonly tape = new Tape();
  readonly size: number | undefined;
  readonly limits: Limits;
  /** See MachineOptions. */
  readonly dropsAtFrameEnd: boolean;
  readonly stack: Value[] = [];
  /** Heights of the stack at each MARK. The last one is the fence that no opcode but those of marks reaches below. */
  readonly marks: number[] = [];
  fence = 0;
  protocol = 0;
  highestProtocol = 0;
  opcodes = 0;
  /** Offset at which the current frame ends; 0 outside of frames. */
  frameEnd = 0;
  /** Set by STOP, by an error or by a bound: no further opcode runs. */
  ended: "stop" | "error" | undefined;
  result: Value = null;

  readonly imports = new Map<string, Global>();
  readonly calls = new CallRecord();
  readonly problems: Problem[] = [];
  readonly embedded: EmbeddedConstant[] = [];
  readonly extensions = new Map<number, readonly [string, string]>();
  readonly restricted = new RestrictedSteps();
  /** What is put under a text in a dict or a state; only where it is wanted. */
  named: NamedValue[] | undefined;
  /** Takes the texts; only where they are wanted. */
  texts: TextCollector | undefined;
  /** What is wrong with a state that is handed to an instance of a class; nothing, unless it was asked for. */
  judgeState: StateJudge | undefined;
  /** Keys of the tensor storages that persistent ids name, as far as they are kept. */
  readonly storages = new Set<string>();
  /** Whether something was called with arguments that are no longer known. */
  argumentsUnseen = false;
  /** Set behind the BUILD of an array wrapper, where joblib reads from the file. */
  atArray = false;

  readonly #memo: (Value | undefined)[] = [];
  readonly #sparseMemo = new Map<number, Value>();
  /** Imports by how they are written; where names of Python 2 are mapped, and where they are not. */
  readonly #writtenForPython2 = new Map<string, Global>();
  readonly #writtenPlainly = new Map<string, Global>();
  #embeddedPickles = 0;
  readonly #sharedResults = new Map<PickleImport, Call>();
  #memoSize = 0;
  #retained = 0;

  constructor(size: number | undefined, limits: Limits, dropsAtFrameEnd = false) {
    this.size = size;
    this.limits = limits;
    this.dropsAtFrameEnd = dropsAtFrameEnd;
  }

  /** Offset of the opcode that runs. */
  get offset(): number {
    return this.tape.base + this.tape.opcodeStart;
  }

  // ---- errors

  /** The real unpickler raises here, or we do not follow it further. */
  fail(code: string, message: string, kind: ProblemKind = "malformed"): void {
    if (this.ended !== undefined) return;
    this.leaveFrame();
    this.ended = "error";
    this.problems.push({ kind, code, message, offset: this.offset });
  }

  /** Something that no honest pickler writes, or that one of the real readers stumbles over. The machine goes on. */
  note(code: string, message: string, kind: ProblemKind = "malformed"): void {
    if (this.problems.length >= mostProblems) return;
    if (this.problems.some((problem) => problem.code === code && problem.message === message)) return;
    this.problems.push({ kind, code, message, offset: this.offset });
  }

  /** Behind an opcode: whether the frame has ended, and where it should. */
  leaveFrame(): void {
    const at = this.tape.offset;
    if (this.frameEnd === 0 || at < this.frameEnd) return;
    if (at > this.frameEnd) {
      this.note("frame-lies", "a frame ends inside of an opcode: Python's two readers disagree on it");
    }
    this.frameEnd = 0;
    this.tape.frameEnd = 0;
  }

  /** Many values are held: from here on constants are held as what they were, not as what they are. */
  get crowded(): boolean {
    return this.#retained > mostRetained || this.stack.length > 50_000;
  }

  // ---- stack

  push(value: Value): void {
    if (this.stack.length >= mostStack) {
      this.fail("stack-limit", `more than ${mostStack} values stand on the stack`, "limit");
      return;
    }
    this.stack.push(value);
  }

  /** Undefined, with the error noted, where the stack is empty down to the last mark. */
  pop(): Value | undefined {
    if (this.stack.length <= this.fence) {
      this.#underflow();
      return undefined;
    }
    return this.stack.pop();
  }

  top(): Value | undefined {
    if (this.stack.length <= this.fence) {
      this.#underflow();
      return undefined;
    }
    return this.stack[this.stack.length - 1];
  }

  replaceTop(value: Value): void {
    this.stack[this.stack.length - 1] = value;
  }

  /** Whether `count` values lie above the last mark. */
  holds(count: number): boolean {
    if (this.stack.length - this.fence >= count) return true;
    this.#underflow();
    return false;
  }

  mark(): void {
    if (this.marks.length >= mostStack) {
      this.fail("stack-limit", `more than ${mostStack} marks are open`, "limit");
      return;
    }
    this.marks.push(this.stack.length);
    this.fence = this.stack.length;
  }

  /** The height of the stack at the last mark, which is taken away. */
  popMark(): number | undefined {
    const height = this.marks.pop();
    if (height === undefined) {
      this.fail("no-mark", "an opcode looks for a MARK, and there is none");
      return undefined;
    }
    this.fence = this.marks[this.marks.length - 1] ?? 0;
    return height;
  }

  #underflow(): void {
    const message =
      this.fence > 0 ? "an opcode reaches below a MARK" : "an opcode takes a value from the empty stack";
    this.fail("stack-underflow", message);
  }

  // ---- memo

  /** What the memo holds at `index`; undefined, with the error noted, where it holds nothing. */
  recall(index: number): Value | undefined {
    const value = index < this.#memo.length ? this.#memo[index] : this.#sparseMemo.get(index);
    if (value === undefined) this.fail("memo-unset", `the memo has nothing at ${index}`);
    return value;
  }

  remember(index: number, value: Value): void {
    const previous = index < this.#memo.length ? this.#memo[index] : this.#sparseMemo.get(index);
    if (previous === undefined) this.#memoSize += 1;
    if (this.#memoSize > mostMemo) {
      this.fail("memo-limit", `more than ${mostMemo} values are in the memo`, "limit");
      return;
    }
    this.#retained += cost(value);
    const kept = this.#retained > mostRetained ? forget(value) : value;
    if (index < this.#memo.length) this.#memo[index] = kept;
    else if (index === this.#memo.length && !this.#sparseMemo.has(index)) this.#memo.push(kept);
    else this.#sparseMemo.set(index, kept);
  }

  /** MEMOIZE: the index is the number of entries (CPython: `memo[len(memo)]`). */
  memoize(value: Value): void {
    this.remember(this.#memoSize, value);
  }

  // ---- collections

  /** Adds values from the stack, from `start` to its end, to a collection, and takes them off. */
  moveItems(start: number, into: Collection, step: 1 | 2): void {
    const { stack } = this;
    const room = Math.min(stack.length - start, keptItems - into.items.length);
    const kept = this.#retained > mostRetained ? 0 : Math.max(room, 0);
    for (let index = 0; index < kept; index += 1) {
      const value = stack[start + index];
      if (value === undefined) continue;
      into.items.push(value);
      this.#retained += cost(value);
    }
    if (step === 2) {
      for (
        let index = start + kept - (kept % 2);
        index < stack.length && into.hiddenKey === undefined;
        index += 2
      ) {
        const key = stack[index];
        if (isTellingKey(key)) into.hiddenKey = key;
      }
    }
    into.size += (stack.length - start) / step;
    stack.length = start;
  }

  /** An empty collection, or the mark of a forgotten one where there is no more room. */
  emptyCollection(kind: Collection["kind"]): Collection | Forgotten {
    if (this.crowded) return forgotten.collection;
    this.#retained += 2;
    return { kind, items: [], size: 0 };
  }

  /** What stands on the stack from `start` on becomes one collection. */
  collect(start: number, kind: Collection["kind"], step: 1 | 2 = 1): Collection | Forgotten {
    if (this.stack.length - start <= keptItems && !this.crowded) return this.#collectAll(start, kind, step);
    const collection = this.emptyCollection(kind);
    if (collection.kind === "forgotten") {
      this.stack.length = start;
      return collection;
    }
    this.moveItems(start, collection, step);
    return collection;
  }

  /** Few are kept all: one copy of the right length instead of one that grows. */
  #collectAll(start: number, kind: Collection["kind"], step: 1 | 2): Collection {
    const items = this.stack.slice(start);
    this.stack.length = start;
    this.#retained += 2;
    this.#retained += costOfAll(items);
    return { kind, items, size: items.length / step };
  }

  addItem(into: Collection, ...items: readonly Value[]): void {
    into.size += 1;
    if (into.items.length >= keptItems || this.#retained > mostRetained) {
      const [key] = items;
      if (items.length === 2 && isTellingKey(key)) into.hiddenKey ??= key;
      return;
    }
    for (const item of items) {
      into.items.push(item);
      this.#retained += cost(item);
    }
  }

  // ---- imports and calls

  /** `find_class`: the import is noted, and its value answered. */
  import(writtenModule: string, writtenName: string, how: PickleImport["how"]): Global {
    const [module, name] =
      this.protocol < 3 ? mapPython2Name(writtenModule, writtenName) : [writtenModule, writtenName];
    const key = `${module}\n${name}`;
    const known = this.imports.get(key);
    if (known !== undefined) {
      known.import.count += 1;
      if (writtenModule.length + writtenName.length < longestWritten)
        this.#written(this.protocol).set(`${writtenModule}\n${writtenName}`, known);
      return known;
    }
    const changed = module !== writtenModule || name !== writtenName;
    const made: Global = {
      kind: "global",
      import: {
        module,
        name,
        ...(changed ? { written: { module: writtenModule, name: writtenName } } : {}),
        offset: this.offset,
        how,
        count: 1,
        calls: 0,
        constructed: false,
        handedOn: false,
      },
    };
    if (this.imports.size >= mostImports) {
      this.fail("import-limit", `more than ${mostImports} different names are imported`, "limit");
    } else this.imports.set(key, made);
    return made;
  }

  /** One that came at least twice, by its module and name as they are written, a line feed between; noted if there is one. */
  importAgain(written: string): Global | undefined {
    const known = this.#written(this.protocol).get(written);
    if (known !== undefined) known.import.count += 1;
    return known;
  }

  #written(protocol: number): Map<string, Global> {
    return protocol < 3 ? this.#writtenForPython2 : this.#writtenPlainly;
  }

  /** The result of a call; where there is no more room, one result stands for all calls of an import that tell nothing. */
  callResult(
    form: Call["form"],
    callee: Value,
    args: Value,
    { keywords, own }: { readonly keywords?: Value | undefined; readonly own: boolean },
  ): Call {
    const { offset } = this;
    const made: Call =
      keywords === undefined
        ? { kind: "call", form, callee, arguments: args, offset }
        : { kind: "call", form, callee, arguments: args, keywords, offset };
    if (!this.crowded || own) {
      this.#retained += 3;
      return made;
    }
    const root = rootImport(callee);
    if (root === undefined) return made;
    const shared = this.#sharedResults.get(root);
    if (shared !== undefined) return shared;
    this.#sharedResults.set(root, made);
    return made;
  }

  /** Something that an unpickler for weights may refuse. */
  noteRestricted(what: RestrictedStep["what"], target: Value): void {
    const root = rootImport(target);
    const kind = isObject(target) ? target.kind : typeof target;
    const key = root === undefined ? kind : `${kind} ${root.module}.${root.name}`;
    this.restricted.note({ what, offset: this.offset, target }, key);
  }

  /** Notes what stands in pairs on the stack from `start` on, or in a dict that is handed over as a state. */
  noteNames(into: Value, pairs: readonly Value[], start = 0): void {
    if (this.named === undefined || this.crowded) return;
    for (let index = start; index + 1 < pairs.length && this.named.length < mostNamed; index += 2) {
      const [key, value] = [pairs[index], pairs[index + 1]];
      if (value === undefined || !isObject(value)) continue;
      if (typeof key === "string" || typeof key === "number")
        this.named.push({ into, key: String(key), value });
    }
  }

  noteStorage(key: string): void {
    if (this.storages.size < mostStorages) this.storages.add(key);
  }

  recordEmbedded(constant: EmbeddedConstant, kind: EmbeddedKind): void {
    const isPickle = kind === "pickle";
    const most = isPickle ? mostEmbeddedPickles : mostEmbedded;
    const count = this.#embeddedPickles + (isPickle ? 1 : 0);
    if ((isPickle ? count : this.embedded.length - count) <= most) {
      this.#embeddedPickles = count;
      this.embedded.push(constant);
    } else
      this.note(
        "embedded-limit",
        `more than ${most} constants look like packed data; the rest was not opened`,
      );
  }
}
