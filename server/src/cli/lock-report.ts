import type { Disagreement, LockPlan, LockQuestion } from "../engine/locking/plan.ts";
import type { Unlockable } from "../engine/locking/references.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import { lockFileName } from "../formats/lock/lock.ts";
import type { HubFailure } from "../hosts/hub/failure.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { printable } from "../reporters/escape.ts";
import { placeList } from "../reporters/places.ts";
import { reportedPath } from "../reporters/report.ts";
import type { Terminal } from "./command.ts";
import type { LockedProject } from "./lock-project.ts";
import type { Change, Resolution } from "./lock-resolve.ts";

/** Says what came of `loadline lock`, one line a name. */
export interface LockReporter {
  resolution(resolution: Resolution, plan: LockPlan, wrote: boolean): Promise<void>;
  offline(plan: LockPlan, wrote: boolean): Promise<void>;
  differences(plan: LockPlan): Promise<void>;
  moved(resolution: Resolution): Promise<void>;
  outage(failure: HubFailure): Promise<void>;
}

/** So many places of a name are listed. */
const mostPlaces = 3;

export function lockReporter(terminal: Terminal, project: LockedProject): LockReporter {
  const workingFolder = toHostPath(terminal.workingFolder);
  const lockName = printable(reportedPath(project.lock.path, workingFolder));
  const places = ({ uses }: Pick<LockQuestion, "uses">): string =>
    placeList(
      uses.map(({ location }) => location),
      workingFolder,
      mostPlaces,
    );
  const out = (lines: readonly string[]): Promise<void> =>
    terminal.stdout.write(lines.map((line) => `${line}\n`).join(""));
  const behindLine = ({ use, entries }: Disagreement): string => {
    const locked = entries.map((entry) => `${short(entry.commit)}${dated(entry)}`).join(", ");
    const commit = short(use.revision ?? "");
    return `! ${printable(use.id)}: the code has ${commit}, the lock ${locked} (${places({ uses: [use] })})`;
  };
  const remarks = (): readonly string[] => [
    ...(project.unresolved === 0
      ? []
      : [`${count(project.unresolved, "place has", "places have")} a revision that only the run knows.`]),
    ...unlockableLines(project.unlockable),
    ...project.unread.map((path) => `! ${printable(reportedPath(path, workingFolder))} could not be read`),
  ];

  return {
    async resolution({ changes, unanswered, behind, entries }, { unused }, wrote) {
      await out([
        ...changes.map(changeLine),
        ...unused.map((entry) => `- ${nameOf(entry)}: nothing uses it any more`),
        ...unanswered.map(
          ({ question, failure }) => `! ${nameOf(question)}: ${failure.message} (${places(question)})`,
        ),
        ...behind.map(behindLine),
        ...(behind.length === 0
          ? []
          : ["The lock is later than the code: loadline fix --pin writes its commits there."]),
        ...remarks(),
        summary(lockName, entries.length, wrote),
      ]);
    },
    async offline({ questions, unused, disagreements, kept }, wrote) {
      await out([
        ...unused.map((entry) => `- ${nameOf(entry)}: nothing uses it any more`),
        ...questions.map((question) => `! ${nameOf(question)} is not in the lock (${places(question)})`),
        ...disagreements.map(behindLine),
        ...remarks(),
        summary(lockName, kept.length, wrote),
      ]);
    },
    async differences({ questions, unused, disagreements }) {
      const lines = [
        ...questions.map(
          (question) => `! ${nameOf(question)} is in the code and not in the lock (${places(question)})`,
        ),
        ...unused.map((entry) => `- ${nameOf(entry)} is in the lock, and nothing uses it`),
        ...disagreements.map(behindLine),
      ];
      const verdict =
        lines.length === 0
          ? `The code and ${lockName} agree.`
          : `The code and ${lockName} disagree: loadline lock writes what is missing, loadline fix --pin puts its commits into the code.`;
      await out([...lines, ...remarks(), verdict]);
    },
    async moved({ changes, unanswered, outage }) {
      if (outage !== undefined) {
        await terminal.stderr.write(`Whether names have moved is not known: ${printable(outage.message)}.\n`);
        return;
      }
      const moved = changes.filter(
        ({ entry, before }) => before !== undefined && before.commit !== entry.commit,
      );
      await out([
        ...moved.map(({ entry, before }) => movedLine(entry, before)),
        ...unanswered.map(({ question, failure }) => `? ${nameOf(question)}: ${failure.message}`),
      ]);
    },
    outage: (failure) =>
      terminal.stderr.write(`${printable(failure.message)}. Nothing was changed in ${lockName}.\n`),
  };
}

/** What to do where there is no commit to lock. */
const instead: Readonly<Partial<Record<Unlockable["registry"], string>>> = {
  ollama: "a tag of Ollama can be pushed again; compare the digest that `ollama list` shows",
  kaggle: "write the version behind the handle on Kaggle",
  modelscope: "write ModelScope's commit as `revision`",
  docker: "write the digest behind the image, `@sha256:…`",
  mlflow: "write MLflow's version number instead of a stage or an alias",
  wandb: "write the version of the artifact, `:v3`, instead of an alias",
  "tensorflow-hub": "write the version as the last part of the address",
  langsmith: "write the commit behind the name on LangSmith",
  huggingface: "it is looked for under several owners; write the one that is meant",
};

/** One line a registry: that something is not in the lock is no reason to think that it stays. */
function unlockableLines(unlockable: readonly Unlockable[]): readonly string[] {
  const names = new Map<Unlockable["registry"], string[]>();
  for (const { registry, id } of unlockable) names.set(registry, [...(names.get(registry) ?? []), id]);
  return [...names].sort().map(([registry, ids]) => {
    const shown = ids.sort().slice(0, mostPlaces);
    const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
    const advice = instead[registry] ?? `pin it where it is written (${registry})`;
    return printable(`? ${shown.join(", ")}${more} cannot be locked: ${advice}.`);
  });
}

function changeLine({ entry, before, renamedTo }: Change): string {
  const rename = renamedTo === undefined ? "" : `; the registry calls it ${printable(renamedTo)} now`;
  const facts = [
    ...(entry.license.length === 0 ? [] : [entry.license.join(", ")]),
    ...(entry.pickles ? ["has pickles"] : []),
    ...(entry.customCode ? ["has code of its own"] : []),
  ];
  const more = facts.length === 0 ? "" : `, ${printable(facts.join(", "))}`;
  if (before === undefined)
    return `+ ${nameOf(entry)} → ${short(entry.commit)}${dated(entry)}${more}${rename}`;
  if (before.commit === entry.commit)
    return `= ${nameOf(entry)} is still ${short(entry.commit)}${dated(entry)}${rename}`;
  return `~ ${nameOf(entry)}: ${short(before.commit)}${dated(before)} → ${short(entry.commit)}${dated(entry)}${more}${rename}`;
}

function movedLine(entry: LockEntry, before: LockEntry | undefined): string {
  const was = before === undefined ? "" : `${short(before.commit)}${dated(before)}`;
  return `~ ${nameOf(entry)} has moved: it was ${was}, and is ${short(entry.commit)}${dated(entry)} now`;
}

/** `model acme/net at main`. */
function nameOf({ kind, id, revision }: Pick<LockQuestion, "kind" | "id" | "revision">): string {
  const at =
    revision === undefined ? "" : ` at ${/^[0-9a-f]{40}$/i.test(revision) ? short(revision) : revision}`;
  return printable(`${kind} ${id}${at}`);
}

function short(commit: string): string {
  return printable(commit.slice(0, 12));
}

function dated({ date }: LockEntry): string {
  return date === undefined ? "" : ` (${date})`;
}

function summary(lockName: string, entries: number, wrote: boolean): string {
  if (entries === 0 && !wrote)
    return `Nothing in this project is to be locked; ${lockFileName} was not written.`;
  return `${lockName}: ${count(entries, "name", "names")}${wrote ? "" : ", nothing to change"}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
