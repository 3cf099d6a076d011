import { unknown, type Value } from "./values.ts";

/** How deep one question may lead to others: chains of aliases longer than this are unknown. */
const depthLimit = 80;

/** How many questions one module may ask: an ordinary script of 5,000 lines asks 30,000. */
const stepLimit = 3_000_000;

/** The most questions of one circle that are asked anew from each of them: beyond, the first answers stand. */
const circleLimit = 256;

const untouched = Number.POSITIVE_INFINITY;

/** An answer that does not hold whoever asks. */
class Conditional {
  /** open: being looked for; passing: holds while the question at `low` is open; circle: holds outside of its circle. */
  readonly state: "open" | "passing" | "circle";
  /** open: its own depth; passing: that of the outermost open question which it was cut short by. */
  readonly low: number;
  readonly value: Value;
  /** The questions that lead back to this one. */
  readonly members: ReadonlySet<object>;
  /** For a passing answer: what held before. */
  readonly before: Conditional | undefined;

  constructor(
    state: Conditional["state"],
    low: number,
    value: Value,
    members: ReadonlySet<object> = noMembers,
    before?: Conditional,
  ) {
    this.state = state;
    this.low = low;
    this.value = value;
    this.members = members;
    this.before = before;
  }
}

const noMembers: ReadonlySet<object> = new Set();

/**
 * The answers to questions that may lead back to themselves (`x = f(x)`, functions that call one
 * another). Such a question is answered with `unknown` where it comes up inside its own answer; what
 * was concluded from that is forgotten as soon as it is answered. So an answer does not depend on
 * what was asked before: an edit that spares some questions leaves all others their answers.
 */
export class Answers {
  readonly #known = new Map<object, Value | Conditional>();
  /** The open questions, outermost first; for each the lowest depth that its answer was cut short by. */
  readonly #open: object[] = [];
  readonly #lows: number[] = [];
  /** Questions with a passing answer, in order, and how many there were when each open one began. */
  readonly #passing: object[] = [];
  readonly #starts: number[] = [];
  readonly #before: (Conditional | undefined)[] = [];
  #steps = 0;

  /** Whether questions were left without an answer because there were too many. */
  get exhausted(): boolean {
    return this.#steps > stepLimit;
  }

  /** The answer that is known; undefined where it has to be looked for. */
  get(key: object): Value | undefined {
    const known = this.#known.get(key);
    if (!(known instanceof Conditional)) return known;
    if (known.state === "circle") return this.#isInside(known) ? undefined : known.value;
    this.#cutAt(known.low);
    return known.value;
  }

  /** Opens a question; false where there are too many, and the answer is unknown. */
  enter(key: object): boolean {
    this.#steps += 1;
    const depth = this.#open.length;
    if (depth >= depthLimit || this.#steps > stepLimit) return false;
    const before = this.#known.get(key);
    this.#before.push(before instanceof Conditional ? before : undefined);
    this.#known.set(key, openAt(depth));
    this.#open.push(key);
    this.#lows.push(untouched);
    this.#starts.push(this.#passing.length);
    return true;
  }

  /** Closes the innermost question with its answer. */
  leave(answer: Value): Value {
    const key = this.#open.pop();
    const low = this.#lows.pop() ?? untouched;
    const start = this.#starts.pop() ?? 0;
    const before = this.#before.pop();
    if (key === undefined) return answer;
    const depth = this.#open.length;
    if (low < depth) {
      this.#known.set(key, new Conditional("passing", low, answer, noMembers, before));
      this.#passing.push(key);
      this.#cutAt(low);
    } else if (low === untouched || this.#passing.length === start) this.#known.set(key, answer);
    else this.#close(key, answer, start);
    return answer;
  }

  /** Runs a computation, and says whether its answer was cut short by a question that is still open. */
  watch(compute: () => Value): { readonly value: Value; readonly cut: boolean } {
    const top = this.#lows.length - 1;
    if (top < 0) return { value: compute(), cut: false };
    const outer = this.#lows[top] ?? untouched;
    this.#lows[top] = untouched;
    const value = compute();
    const inner = this.#lows[top] ?? untouched;
    this.#lows[top] = Math.min(outer, inner);
    return { value, cut: inner !== untouched };
  }

  /** Forgets what was concluded while the outermost question of a circle was open. */
  #close(key: object, answer: Value, start: number): void {
    const members = this.#passing.splice(start);
    if (members.length > circleLimit) {
      for (const member of members) this.#settle(member);
      this.#known.set(key, answer);
      return;
    }
    for (const member of members) {
      const passing = this.#known.get(member);
      if (!(passing instanceof Conditional) || passing.state !== "passing") continue;
      if (passing.before === undefined) this.#known.delete(member);
      else this.#known.set(member, passing.before);
    }
    this.#known.set(key, new Conditional("circle", 0, answer, new Set(members)));
  }

  #settle(key: object): void {
    const known = this.#known.get(key);
    if (known instanceof Conditional) this.#known.set(key, known.value);
  }

  /** Whether the question comes up inside its circle, where its answer would be another. */
  #isInside({ members }: Conditional): boolean {
    return this.#open.some((key) => members.has(key)) || this.#passing.some((key) => members.has(key));
  }

  #cutAt(low: number): void {
    const top = this.#lows.length - 1;
    if (top >= 0 && low < (this.#lows[top] ?? untouched)) this.#lows[top] = low;
  }
}

const openStates: Conditional[] = [];

function openAt(depth: number): Conditional {
  openStates[depth] ??= new Conditional("open", depth, unknown);
  return openStates[depth];
}
