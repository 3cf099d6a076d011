import { didYouMean } from "../engine/configuration/closest.ts";
import type { ConfigurationOverrides, FailOn } from "../engine/configuration/model.ts";
import { rules } from "../engine/registry.generated.ts";
import { areas, type Severity, severities } from "../finding/finding.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { describeOptions, helpOption, type OptionDefinition, type ParsedArguments } from "./arguments.ts";
import { UsageError } from "./command.ts";
import type { ColorChoice } from "./output.ts";

const formats = ["text", "json", "sarif", "github"] as const;
export type Format = (typeof formats)[number];
const colors = ["auto", "always", "never"] as const;

export const checkDefinitions: readonly OptionDefinition[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: formats,
    description: "text (default), json, sarif or github.",
  },
  { name: "output", short: "o", value: "FILE", description: "Write the report to a file." },
  {
    name: "select",
    value: "RULES",
    list: true,
    description: "Only these rules: ids, areas or all, with commas.",
  },
  { name: "ignore", value: "RULES", list: true, description: "Not these rules." },
  {
    name: "min-severity",
    value: "SEVERITY",
    choices: severities,
    description: "Show nothing lesser, and all else in full.",
  },
  { name: "all", description: "As text: each finding in full, however many there are." },
  {
    name: "fail-on",
    value: "SEVERITY",
    choices: [...severities, "never"],
    description: "Exit with 1 from this severity on (default: warning), or never.",
  },
  { name: "fix", description: "Apply the safe fixes." },
  { name: "unsafe-fixes", description: "With --fix or --diff: also the fixes that need a look." },
  { name: "diff", description: "Print what --fix would change, and change nothing." },
  {
    name: "stdin-filename",
    value: "NAME",
    description: "The name of what is read from standard input (default: stdin.py).",
  },
  { name: "staged", description: "Check what a commit would take: the content of git's index." },
  {
    name: "redact",
    value: "FOLDER",
    description: "Write copies of the files that hold keys, with the keys covered, into a new folder.",
  },
  {
    name: "baseline",
    value: "FILE",
    description: "Do not report the findings that FILE knows.",
  },
  {
    name: "write-baseline",
    value: "FILE",
    description: "Write all findings into FILE, as known from now on.",
  },
  { name: "no-ignore", description: "Check git-ignored files, virtual environments and caches too." },
  { name: "config", value: "FILE", description: "Use this configuration instead of the nearest one." },
  { name: "jobs", short: "j", value: "N", description: "How many threads (default: one for each core)." },
  { name: "quiet", short: "q", description: "One line a finding, and no summary." },
  { name: "color", value: "WHEN", choices: colors, description: "auto (default), always or never." },
  helpOption,
];

export const checkHelp = `Usage: loadline check [OPTION…] [PATH…]

Checks files and folders (default: this folder). A file that is named is checked even if git ignores it;
- reads standard input.

Options:
${describeOptions(checkDefinitions)}

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 the run itself failed.
`;

/** All that `loadline check` was asked for. */
export interface CheckOptions {
  /** Absolute, with forward slashes. */
  readonly paths: readonly string[];
  /** The name of the standard input, where it is checked. */
  readonly stdin?: string;
  readonly format: Format;
  readonly output?: string;
  readonly fix: boolean;
  readonly diff: boolean;
  readonly unsafe: boolean;
  readonly ignore: boolean;
  /** What git's index holds, instead of what lies on the disk. */
  readonly staged: boolean;
  /** Where copies without keys go. */
  readonly redact?: string;
  /** Where the findings are written as known. */
  readonly writeBaseline?: string;
  readonly quiet: boolean;
  /** Each finding in full, also where they are many. */
  readonly all: boolean;
  readonly color: ColorChoice;
  /** Left out: one for each core. */
  readonly threads?: number;
  readonly configurationPath?: string;
  readonly overrides: ConfigurationOverrides;
}

/** Throws UsageError. */
export function readCheckOptions(parsed: ParsedArguments, workingFolder: string): CheckOptions {
  const paths = parsed.positionals.filter((path) => path !== "-");
  const readsStdin = paths.length < parsed.positionals.length;
  if (readsStdin && paths.length > 0)
    throw new UsageError("- stands for standard input, and goes with no other path");
  if (!readsStdin && parsed.has("stdin-filename")) {
    throw new UsageError("--stdin-filename names what is read from standard input: give - as the path too");
  }
  refuseTogether(parsed, readsStdin);
  const output = parsed.value("output");
  const redact = parsed.value("redact");
  const configuration = parsed.value("config");
  return {
    paths: (paths.length === 0 ? ["."] : paths).map((path) => toHostPath(path, workingFolder)),
    ...(readsStdin ? { stdin: toHostPath(parsed.value("stdin-filename") ?? "stdin.py", workingFolder) } : {}),
    // Their values are among their choices: parseArguments has refused all others.
    format: (parsed.value("format") ?? "text") as Format,
    color: (parsed.value("color") ?? "auto") as ColorChoice,
    ...(output === undefined ? {} : { output: toHostPath(output, workingFolder) }),
    fix: parsed.has("fix"),
    diff: parsed.has("diff"),
    unsafe: parsed.has("unsafe-fixes"),
    ignore: !parsed.has("no-ignore"),
    staged: parsed.has("staged"),
    ...(redact === undefined ? {} : { redact: toHostPath(redact, workingFolder) }),
    ...writtenBaselineOf(parsed, workingFolder),
    quiet: parsed.has("quiet"),
    // Who says which severities are wanted is not to be spared any of them.
    all: parsed.has("all") || parsed.has("min-severity"),
    ...threadsOf(parsed.value("jobs")),
    ...(configuration === undefined ? {} : { configurationPath: toHostPath(configuration, workingFolder) }),
    overrides: overridesOf(parsed, workingFolder),
  };
}

function writtenBaselineOf(
  parsed: ParsedArguments,
  workingFolder: string,
): Pick<CheckOptions, "writeBaseline"> {
  const path = parsed.value("write-baseline");
  if (path === undefined) return {};
  const other = ["baseline", "staged", "fix", "diff"].find((name) =>
    name === "baseline" ? parsed.value(name) !== undefined : parsed.has(name),
  );
  if (other !== undefined || parsed.positionals.includes("-")) {
    const name = other === undefined ? "-" : `--${other}`;
    throw new UsageError(`--write-baseline writes down what files hold, and goes with no ${name}`);
  }
  return { writeBaseline: toHostPath(path, workingFolder) };
}

/** What is staged, and what comes through standard input, is no file that could be written or copied. */
function refuseTogether(parsed: ParsedArguments, readsStdin: boolean): void {
  const subject = parsed.has("staged") ? "--staged" : readsStdin ? "-" : undefined;
  if (subject === undefined) return;
  if (parsed.value("redact") !== undefined)
    throw new UsageError(`--redact copies files, and ${subject} is none`);
  if (subject === "--staged" && (parsed.has("fix") || parsed.has("diff") || readsStdin)) {
    throw new UsageError(
      "--staged checks what is staged, and goes with no --fix, no --diff and no standard input",
    );
  }
}

function overridesOf(parsed: ParsedArguments, workingFolder: string): ConfigurationOverrides {
  const baseline = parsed.value("baseline") ?? parsed.value("write-baseline");
  const select = parsed.list("select");
  const ignore = parsed.list("ignore");
  for (const selector of [...(select ?? []), ...(ignore ?? [])]) checkSelector(selector);
  const minSeverity = parsed.value("min-severity");
  const failOn = parsed.value("fail-on");
  return {
    ...(select === undefined ? {} : { select }),
    ...(ignore === undefined ? {} : { ignore }),
    ...(minSeverity === undefined ? {} : { minSeverity: minSeverity as Severity }),
    ...(failOn === undefined ? {} : { failOn: failOn as FailOn }),
    ...(baseline === undefined ? {} : { baseline: toHostPath(baseline, workingFolder) }),
  };
}

function checkSelector(selector: string): void {
  const known = ["all", ...areas, ...rules.map((rule) => rule.id)];
  if (known.includes(selector)) return;
  const hint = didYouMean(selector, known).replaceAll("`", "") || "; loadline rules lists them";
  throw new UsageError(`${JSON.stringify(selector)} is not a rule or an area${hint}`);
}

function threadsOf(jobs: string | undefined): { readonly threads?: number } {
  if (jobs === undefined) return {};
  if (!/^[1-9]\d{0,2}$/.test(jobs)) throw new UsageError("--jobs takes a number from 1 to 999");
  return { threads: Number(jobs) };
}
