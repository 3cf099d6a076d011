import type { LockPlan, LockQuestion } from "../engine/locking/plan.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import { compareEntries, lockKey } from "../formats/lock/lock.ts";
import type { HubFailure } from "../hosts/hub/failure.ts";
import { isOutage } from "../hosts/hub/failure.ts";
import type { Answer, Registries, Resolved } from "../hosts/hub/registries.ts";
import type { Progress } from "./progress.ts";

/** A name that the registry did not answer. */
export interface Unanswered {
  readonly question: LockQuestion;
  readonly failure: HubFailure;
}

/** An entry beside the one that it takes the place of. */
export interface Change {
  readonly entry: LockEntry;
  readonly before?: LockEntry;
  readonly question: LockQuestion;
  readonly renamedTo?: string;
}

/** What came of asking. */
export interface Resolution {
  readonly entries: readonly LockEntry[];
  readonly changes: readonly Change[];
  readonly unanswered: readonly Unanswered[];
  /** A commit in the program that is older than the lock's: the program is behind. */
  readonly behind: LockPlan["disagreements"];
  /** The registry as a whole was not reached: nothing of this may be written. */
  readonly outage?: HubFailure;
}

/**
 * Asks for everything that the plan wants to know, and says what the lock becomes.
 *
 * Where the program pins another commit than the lock, the later of the two is what was meant: a later one in the
 * program was put there by hand, a later one in the lock by `--update`.
 */
export async function resolvePlan(
  plan: LockPlan,
  registries: Registries,
  { today, progress }: { readonly today: string; readonly progress: Progress },
): Promise<Resolution> {
  const ask = async (question: LockQuestion): Promise<Asked> => {
    const answer = await registries.resolve(question);
    progress.tick();
    return { question, answer };
  };
  const disputed = plan.disagreements.map(({ use, entries }) => ({
    entries,
    question: { ...use, uses: [use] } as LockQuestion, // a use has all that a question asks for
    use,
  }));
  const [answers, disputes] = await Promise.all([
    Promise.all(plan.questions.map(ask)),
    Promise.all(disputed.map(async (dispute) => ({ ...dispute, ...(await ask(dispute.question)) }))),
  ]);
  const all = [...answers, ...disputes];
  const outage = all.map(({ answer }) => answer).find(isOutageAnswer);
  const settled = settleDisputes(disputes);
  const changes = [...answers, ...settled.ahead].flatMap((asked) => changeOf(asked, today));
  const entries = [
    ...plan.kept.filter((entry) => !settled.overtaken.has(entry)),
    ...changes.map(({ entry }) => entry),
  ];
  return {
    entries: [...stillKnown(answers), ...new Map(entries.map((entry) => [lockKey(entry), entry])).values()],
    changes: [...changes].sort((left, right) => compareEntries(left.entry, right.entry)),
    unanswered: all.flatMap(({ question, answer }) =>
      answer.ok ? [] : [{ question, failure: answer.failure }],
    ),
    behind: settled.behind,
    ...(outage === undefined ? {} : { outage: outage.failure }),
  };
}

interface Asked {
  readonly question: LockQuestion;
  readonly answer: Answer;
}

function isOutageAnswer(answer: Answer): answer is Answer & { readonly ok: false } {
  return !answer.ok && isOutage(answer.failure.kind);
}

/** What the registry refuses to say again stays what it was. */
function stillKnown(answers: readonly Asked[]): readonly LockEntry[] {
  return answers.flatMap(({ question, answer }) =>
    answer.ok || question.replaces === undefined ? [] : [question.replaces],
  );
}

interface Dispute extends Asked {
  readonly entries: readonly LockEntry[];
  readonly use: LockPlan["disagreements"][number]["use"];
}

function settleDisputes(disputes: readonly Dispute[]): {
  readonly ahead: readonly Asked[];
  readonly overtaken: ReadonlySet<LockEntry>;
  readonly behind: LockPlan["disagreements"];
} {
  const ahead: Asked[] = [];
  const overtaken = new Set<LockEntry>();
  const behind: LockPlan["disagreements"][number][] = [];
  for (const dispute of disputes) {
    const { answer, entries, use, question } = dispute;
    const isAhead = answer.ok && entries.every((entry) => (answer.value.date ?? "") > (entry.date ?? ""));
    if (!isAhead) {
      behind.push({ use, entries });
      continue;
    }
    for (const entry of entries) overtaken.add(entry);
    const [replaced] = entries;
    ahead.push({ answer, question: replaced === undefined ? question : { ...question, replaces: replaced } });
  }
  return { ahead, overtaken, behind };
}

function changeOf({ question, answer }: Asked, today: string): readonly Change[] {
  if (!answer.ok) return [];
  const { renamedTo, ...value } = answer.value;
  const before = question.replaces;
  const entry = entryOf(value, before, today);
  return [
    {
      entry,
      question,
      ...(before === undefined ? {} : { before }),
      ...(renamedTo === undefined ? {} : { renamedTo }),
    },
  ];
}

/** The day of looking up stays while the commit stays, so that looking again changes nothing. */
function entryOf(value: Resolved, before: LockEntry | undefined, today: string): LockEntry {
  const resolved = before?.commit === value.commit ? before.resolved : today;
  return { ...value, resolved };
}
