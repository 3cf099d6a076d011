import { type LockPlan, planLock } from "../engine/locking/plan.ts";
import type { LockEntry } from "../formats/lock/lock.ts";
import { lockFileName } from "../formats/lock/lock.ts";
import { writeLock } from "../formats/lock/write.ts";
import type { NetworkSettings } from "../hosts/hub/registries.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { describeOptions, helpOption, type OptionDefinition } from "./arguments.ts";
import { type Command, type ExitCode, type Terminal, UsageError } from "./command.ts";
import { type LockedProject, openLockedProject } from "./lock-project.ts";
import { lockReporter } from "./lock-report.ts";
import { type Resolution, resolvePlan } from "./lock-resolve.ts";
import { isOffline, networkSettings } from "./network-settings.ts";
import { createProgress } from "./progress.ts";
import { createWorkbench, type Workbench } from "./setup.ts";
import { ChangedMeanwhile, writeWhole } from "./write-file.ts";

const definitions: readonly OptionDefinition[] = [
  {
    name: "update",
    value: "NAMES",
    list: true,
    description:
      "Look these names up again (with commas; all for every one), and take what they stand for now.",
  },
  {
    name: "check",
    description:
      "Write nothing: exit with 1 where the code and the lock disagree, and say which names have moved.",
  },
  { name: "offline", description: "Use no network: keep what is locked, drop what nothing uses." },
  helpOption,
];

const help = `Usage: loadline lock [OPTION…] [FOLDER]

Looks up what every model, dataset and torch.hub repository in the code of a project stands for, and writes it
into ${lockFileName}: the commit, its date, the declared licence, base models, files with their digests.
Names that are locked already stay as they are.

This is the only command that uses a network. It asks the hub (HF_ENDPOINT) with the token of hf auth login
(HF_TOKEN), through HTTPS_PROXY where that is set, and sends nothing but names.

Options:
${describeOptions(definitions)}

Exit codes: 0 all names are locked; 1 some are not, or --check found a difference; 2 the run itself failed, for
instance because the hub was not reached, and nothing was written.
`;

/** What a run of `loadline lock` does. */
export interface LockOptions {
  /** Absolute, with forward slashes. */
  readonly folder: string;
  /** Names to look up again; `all` for every one. */
  readonly update: readonly string[];
  readonly check: boolean;
  readonly offline: boolean;
}

/** What a run works with: the program's own parts, or a test's. */
export interface LockParts {
  readonly terminal: Terminal;
  readonly bench: Workbench;
  /** Asked only where the network is used. */
  network(): Promise<NetworkSettings>;
}

export const command: Command = {
  name: "lock",
  summary: "Look up what models and datasets stand for (online), and write it down.",
  help,
  options: definitions,
  async run(parsed, terminal) {
    if (parsed.positionals.length > 1) throw new UsageError("loadline lock takes one folder");
    const update = parsed.list("update") ?? [];
    const offline = parsed.has("offline") || isOffline();
    if (update.length > 0 && parsed.has("check"))
      throw new UsageError("--check changes nothing, so it takes no --update");
    if (update.length > 0 && offline)
      throw new UsageError("--update needs the network, so it does not go with --offline");
    const folder = toHostPath(parsed.positionals[0] ?? ".", terminal.workingFolder);
    const bench = createWorkbench({ overrides: {} });
    try {
      const options = { folder, update, check: parsed.has("check"), offline };
      return await runLock(options, { terminal, bench, network: () => networkSettings() });
    } finally {
      bench.host.close();
    }
  },
};

/** Locks a project, or compares it with its lock. Throws UsageError. */
export async function runLock(options: LockOptions, parts: LockParts): Promise<ExitCode> {
  const { terminal, bench } = parts;
  const progress = createProgress(terminal.stderr);
  const project = await openLockedProject(bench, options.folder, progress).finally(() => progress.done());
  checkNames(options.update, project);
  const isAsked = (entry: LockEntry) => options.update.some((name) => isNamed(entry, name));
  const plan = planLock(project.uses, project.lock.lock, isAsked);
  if (options.check) return check(plan, project, options, parts);
  if (options.offline) return writeOffline(plan, project, terminal);
  const report = lockReporter(terminal, project);
  const resolution = await askRegistries(plan, parts);
  if (resolution.outage !== undefined) {
    await report.outage(resolution.outage);
    return 2;
  }
  const wrote = await write(project, resolution.entries);
  await report.resolution(resolution, plan, wrote);
  return resolution.unanswered.length + resolution.behind.length > 0 ? 1 : 0;
}

function isNamed({ id }: Pick<LockEntry, "id">, name: string): boolean {
  return name === "all" || id.toLowerCase() === name.toLowerCase();
}

/** A name that nothing has is a mistake in the call, not one to pass over. */
function checkNames(names: readonly string[], { uses, lock: { lock: locked } }: LockedProject): void {
  const known = [...locked.entries, ...uses];
  const wrong = names.find((name) => name !== "all" && !known.some((each) => isNamed(each, name)));
  if (wrong !== undefined)
    throw new UsageError(`neither the code nor the lock names ${JSON.stringify(wrong)}`);
}

async function askRegistries(plan: LockPlan, { terminal, network }: LockParts): Promise<Resolution> {
  const today = new Date().toISOString().slice(0, 10);
  const count = plan.questions.length + plan.disagreements.length;
  const progress = createProgress(terminal.stderr, {
    text: (done) => `${done} of ${count} names looked up …`,
  });
  const { openRegistries } = await import("../hosts/hub/registries.ts");
  const registries = openRegistries(await network());
  try {
    return await resolvePlan(plan, registries, { today, progress });
  } finally {
    progress.done();
    await registries.close();
  }
}

/** Writes the lock where its text changes. In one step, and not over what somebody else has written meanwhile. */
async function write(
  { lock: { path, text, exists } }: LockedProject,
  entries: readonly LockEntry[],
): Promise<boolean> {
  const next = writeLock({ entries });
  if (next === text || (!exists && entries.length === 0)) return false;
  try {
    await writeWhole(path, new TextEncoder().encode(next), { expected: exists ? text : undefined });
  } catch (error) {
    if (error instanceof ChangedMeanwhile) throw new UsageError(`${error.message}, and not overwritten`);
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new UsageError(`${path} was not written: ${hostErrorOf(error).message}`);
  }
  return true;
}

async function writeOffline(plan: LockPlan, project: LockedProject, terminal: Terminal): Promise<ExitCode> {
  const replaced = plan.questions.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces]));
  const wrote = await write(project, [...plan.kept, ...replaced]);
  await lockReporter(terminal, project).offline(plan, wrote);
  return plan.questions.length + plan.disagreements.length > 0 ? 1 : 0;
}

/** Compares only. What has moved at the registry is told, and is no disagreement: the lock is there to outlast it. */
async function check(
  plan: LockPlan,
  project: LockedProject,
  options: LockOptions,
  parts: LockParts,
): Promise<ExitCode> {
  const report = lockReporter(parts.terminal, project);
  await report.differences(plan);
  if (!options.offline && plan.kept.length > 0) {
    const moved = planLock(project.uses, project.lock.lock, ({ revision, commit }) => revision !== commit);
    const questions = moved.questions.filter(({ replaces }) => replaces !== undefined);
    await report.moved(await askRegistries({ ...moved, questions, disagreements: [] }, parts));
  }
  const differs = plan.questions.length + plan.unused.length + plan.disagreements.length > 0;
  return differs ? 1 : 0;
}
