import { unknown, type Value } from "./values.ts";

/** How deep one question may lead to others: chains of aliases longer than this are unknown. */
const depthLimit = 80;

/** How many questions one module may ask: an ordinary script of 5,000 lines asks 10,000. */
const stepLimit = 3_000_000;

/** The most questions of one circle that are asked anew from each of them: beyond, the first answers stand. */
const circleLimit = 256;

/** Deeper than any open question. */
const untouched = depthLimit + 1;

/** Something that is asked for more than once, and keeps its answer: only `Answers` reads and writes that. */
export class Question {
  answer: Value | Conditional | undefined = undefined;
}

/** An answer that does not hold whoever asks. */
class Conditional {
  /** open: being looked for; passing: holds while the question at `low` is open; circle: holds outside of its circle. */
  readonly state: "open" | "passing" | "circle";
  /** open: its own depth; passing: that of the outermost open question which it was cut short by. */
  readonly low: number;
  readonly value: Value;
  /** The questions that lead back to this one. */
  readonly members: ReadonlySet<Question>;
  /** For a passing answer: what held before. */
  readonly before: Conditional | undefined;

  constructor(
    state: Conditional["state"],
    low: number,
    value: Value,
    members: ReadonlySet<Question> = noMembers,
    before?: Conditional,
  ) {
    this.state = state;
    this.low = low;
    this.value = value;
    this.members = members;
    this.before = before;
  }
}

const noMembers: ReadonlySet<Question> = new Set();

/** A question that is being answered. */
interface Open {
  question: Question;
  /** The lowest depth that its answer was cut short by. */
  low: number;
  /** How many questions had a passing answer when it began. */
  start: number;
  before: Conditional | undefined;
}

/**
 * The answers to questions that may lead back to themselves (`x = f(x)`, functions that call one
 * another). Such a question is answered with `unknown` where it comes up inside its own answer; what
 * was concluded from that is forgotten as soon as it is answered. So an answer does not depend on
 * what was asked before: an edit that spares some questions leaves all others their answers.
 */
export class Answers {
  /** The open questions, outermost first; what lies behind `#depth` is left over, and used again. */
  readonly #open: Open[] = [];
  #depth = 0;
  /** Questions with a passing answer, in order. */
  readonly #passing: Question[] = [];
  #steps = 0;

  /** Whether questions were left without an answer because there were too many. */
  get exhausted(): boolean {
    return this.#steps > stepLimit;
  }

  /** The answer that is known; undefined where it has to be looked for. */
  get(question: Question): Value | undefined {
    const known = question.answer;
    if (!(known instanceof Conditional)) return known;
    if (known.state === "circle") return this.#isInside(known) ? undefined : known.value;
    this.#cutAt(known.low);
    return known.value;
  }

  /** The answer that holds whoever asks, where one is known. */
  settled({ answer }: Question): Value | undefined {
    return answer instanceof Conditional ? undefined : answer;
  }

  /** Whether no question is open: what is asked now is asked from outside. */
  get isIdle(): boolean {
    return this.#depth === 0;
  }

  /** Opens a question; false where there are too many, and the answer is unknown. */
  enter(question: Question): boolean {
    this.#steps += 1;
    const depth = this.#depth;
    if (depth >= depthLimit || this.#steps > stepLimit) return false;
    const known = question.answer;
    const before = known instanceof Conditional ? known : undefined;
    question.answer = openAt(depth);
    const start = this.#passing.length;
    const used = this.#open[depth];
    if (used === undefined) this.#open.push({ question, low: untouched, start, before });
    else {
      used.question = question;
      used.low = untouched;
      used.start = start;
      used.before = before;
    }
    this.#depth = depth + 1;
    return true;
  }

  /** Closes the innermost question with its answer. */
  leave(answer: Value): Value {
    const depth = this.#depth - 1;
    const open = this.#open[depth];
    if (open === undefined) return answer;
    this.#depth = depth;
    const { question, low, start, before } = open;
    if (low < depth) {
      this.#forgetCutAt(depth, start);
      question.answer = new Conditional("passing", low, answer, noMembers, before);
      this.#passing.push(question);
      this.#cutAt(low);
    } else if (low === untouched || this.#passing.length === start) question.answer = answer;
    else this.#close(question, answer, start);
    return answer;
  }

  /**
   * Begins to watch whether a computation is cut short by a question that is still open.
   *
   * @returns what `endWatch` is given
   */
  beginWatch(): number {
    const top = this.#innermost();
    if (top === undefined) return untouched;
    const outer = top.low;
    top.low = untouched;
    return outer;
  }

  /** @returns whether what was computed since `beginWatch` was cut short */
  endWatch(outer: number): boolean {
    const top = this.#innermost();
    if (top === undefined) return false;
    const inner = top.low;
    top.low = Math.min(outer, inner);
    return inner !== untouched;
  }

  /**
   * Forgets what was cut short by a question that closes while another one of its circle is still open: from now on it
   * has an answer, and whatever opens in its place is another question.
   */
  #forgetCutAt(depth: number, start: number): void {
    let kept = start;
    for (let at = start; at < this.#passing.length; at += 1) {
      const member = this.#passing[at];
      if (member === undefined) continue;
      const passing = member.answer;
      if (passing instanceof Conditional && passing.state === "passing" && passing.low >= depth)
        member.answer = passing.before;
      else {
        this.#passing[kept] = member;
        kept += 1;
      }
    }
    this.#passing.length = kept;
  }

  /** Forgets what was concluded while the outermost question of a circle was open. */
  #close(question: Question, answer: Value, start: number): void {
    const members = this.#passing.splice(start);
    if (members.length > circleLimit) {
      for (const member of members) settle(member);
      question.answer = answer;
      return;
    }
    for (const member of members) {
      const passing = member.answer;
      if (!(passing instanceof Conditional) || passing.state !== "passing") continue;
      member.answer = passing.before;
    }
    question.answer = new Conditional("circle", 0, answer, new Set(members));
  }

  /** Whether the question comes up inside its circle, where its answer would be another. */
  #isInside({ members }: Conditional): boolean {
    for (let depth = 0; depth < this.#depth; depth += 1) {
      const open = this.#open[depth];
      if (open !== undefined && members.has(open.question)) return true;
    }
    return this.#passing.some((question) => members.has(question));
  }

  #cutAt(low: number): void {
    const top = this.#innermost();
    if (top !== undefined && low < top.low) top.low = low;
  }

  #innermost(): Open | undefined {
    return this.#depth === 0 ? undefined : this.#open[this.#depth - 1];
  }
}

function settle(question: Question): void {
  const known = question.answer;
  if (known instanceof Conditional) question.answer = known.value;
}

const openStates: Conditional[] = [];

function openAt(depth: number): Conditional {
  openStates[depth] ??= new Conditional("open", depth, unknown);
  return openStates[depth];
}
