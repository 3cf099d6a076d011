import type { PickleCall } from "./records.ts";
import { type Call, type CallForm, type PickleImport, rootImport, type Value } from "./values.ts";

/** A call as the pickle makes it: what is called, and with what. */
export interface SeenCall {
  readonly form: CallForm;
  readonly callee: Value;
  readonly arguments: Value;
  /** Of NEWOBJ_EX: a dict. */
  readonly keywords?: Value | undefined;
  readonly root: PickleImport;
}

/**
 * Says of a call whether it has to be kept, whatever else is: because it tells what its import is there for, or
 * because what it is given is no longer known, and would tell. It is asked for every call of a pickle.
 */
export type CallJudge = (call: SeenCall) => "telling" | "unseen" | undefined;

const mostCalls = 10_000;
/** More than there can be imports: the first call of each is kept. */
const mostFirst = 5_000;

/** The calls of one pickle, as far as they are kept: the first ones, and all that tell something. */
export class CallRecord {
  readonly calls: PickleCall[] = [];
  judge: CallJudge | undefined;
  readonly #told = new Set<PickleImport>();

  /** What is to be said of a call; of each import it is asked until one of its calls has told. */
  ask(form: CallForm, callee: Value, args: Value, keywords?: Value): "telling" | "unseen" | undefined {
    if (this.judge === undefined) return undefined;
    const root = rootImport(callee);
    if (root === undefined || this.#told.has(root)) return undefined;
    const answer = this.judge({ form, callee, arguments: args, keywords, root });
    if (answer === "telling") this.#told.add(root);
    return answer;
  }

  /** Notes a call of `value.callee`, or with form BUILD one of the instance's `__setstate__`. */
  add(value: Call, form: PickleCall["form"], offset: number, isTelling = false): void {
    const root = rootImport(value.callee);
    if (root !== undefined) root.calls += 1;
    const isFull = this.calls.length >= mostCalls;
    if (isFull && !isTelling && root !== undefined && root.calls > 1) return;
    // What tells is kept once for each import, so that this cannot grow beyond them.
    if (!isTelling && this.calls.length >= mostCalls + mostFirst) return;
    this.calls.push({ value, form, root, offset });
  }
}
