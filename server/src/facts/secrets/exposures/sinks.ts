import type { Span } from "../../../text/span.ts";
import type { ExposureFact } from "../../facts.ts";
import { argumentsIn } from "./arguments.ts";
import { closingOf } from "./blanked.ts";
import { displayingFunctions } from "./own-functions.ts";

/** Code that shows what it is given. */
export interface Sink {
  /** The call. */
  readonly span: Span;
  /** What is shown. */
  readonly inside: Span;
  readonly into: ExposureFact["into"];
}

/** Functions that put what they are given into the output of a cell. */
const displays =
  "print|display|pprint|pprint\\.pprint|pprint\\.pp|pp|rprint|rich\\.print|rich\\.inspect|console\\.print|sys\\.std(?:out|err)\\.write|tqdm\\.write|warnings\\.warn|" +
  "st\\.(?:write|code|text|json|info|success|warning|error)|click\\.s?echo|typer\\.s?echo";
const loggers =
  "(?:logging|logger|log|_logger|_log|LOGGER|LOG|self\\.logger|self\\.log)\\.(?:debug|info|warning|warn|error|critical|exception|log)";
/**
 * What goes into the record of a run: W&B's configuration and what is logged, parameters and tags of MLflow, Comet, Aim,
 * ClearML and Lightning.
 */
const records =
  "wandb\\.(?:init|log|config\\.update)|(?:self\\.)?(?:wandb_)?run\\.(?:log|config\\.update|log_(?:param|params|parameters))|mlflow\\.(?:log_(?:params?|dict|text)|set_tags?)|" +
  "(?:experiment|exp)\\.log_(?:parameters?|others?|text)|task\\.connect(?:_configuration)?|(?:self\\.|trainer\\.)?logger\\.log_hyperparams|self\\.save_hyperparameters";
const sink = new RegExp(`(?<![\\w.])(?:(${displays})|(${loggers})|(${records}))[ \\t]*\\(`, "g");
/** `wandb.config.api_key = …`, `run["parameters"] = …` */
const recordItem =
  /(?<![\w.])(?:(?:wandb|run)\.config(?:\.[A-Za-z_]\w*|\[[^\][\n]{0,80}\])|(?:neptune_)?run\[[^\][\n]{0,80}\])[ \t]*=(?!=)[ \t]*/g;

const kept = new RegExp(`(?<![\\w.])(?:${loggers}|${records})[ \\t]*\\(|${recordItem.source}`);

/** Whether a text may log or record something, in code or elsewhere. */
export function mayKeep(text: string): boolean {
  return kept.test(text);
}

/** In a script what is printed goes to whoever runs it; what is logged, or recorded, is kept. */
export function sinksIn(code: string, isNotebook: boolean): readonly Sink[] {
  const direct = callsIn(code);
  const own = displayingFunctions(code, direct).flatMap((made) => callsOf(code, made));
  return [...direct, ...own, ...recordItemsIn(code)].filter(({ into }) => into !== "output" || isNotebook);
}

function callsIn(code: string): readonly Sink[] {
  return [...code.matchAll(sink)].flatMap((match) => {
    const into = match[1] !== undefined ? "output" : match[2] !== undefined ? "log" : "record";
    const open = match.index + match[0].length - 1;
    const end = closingOf(code, open);
    if (end === undefined) return [];
    const call = {
      span: { start: match.index, end },
      inside: { start: open + 1, end: end - 1 },
      into,
    } as const;
    return match[3] === "wandb.init" ? configurationOf(code, call) : [call];
  });
}

/** Of all that a run is begun with, its configuration alone is recorded. */
function configurationOf(code: string, call: Sink): readonly Sink[] {
  const found = argumentsIn(code, call.inside).find(({ name }) => name === "config");
  return found === undefined ? [] : [{ ...call, inside: found.span }];
}

function recordItemsIn(code: string): readonly Sink[] {
  return [...code.matchAll(recordItem)].map((match) => {
    const start = match.index + match[0].length;
    const closed = /[([{]/.test(code.charAt(start)) ? closingOf(code, start) : undefined;
    const end = closed ?? lineEnd(code, start);
    return { span: { start: match.index, end }, inside: { start, end }, into: "record" };
  });
}

function lineEnd(code: string, at: number): number {
  const end = code.indexOf("\n", at);
  return end < 0 ? code.length : end;
}

/** The calls of a function of one's own that shows a parameter: what they give to it is shown. */
function callsOf(code: string, made: ReturnType<typeof displayingFunctions>[number]): readonly Sink[] {
  const calls = code.matchAll(new RegExp(`(?<![\\w.])${made.name}[ \\t]*\\(`, "g"));
  return [...calls].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const end = closingOf(code, open);
    if (end === undefined || /\bdef[ \t]+$/.test(code.slice(Math.max(0, match.index - 8), match.index)))
      return [];
    const given = argumentsIn(code, { start: open + 1, end: end - 1 });
    return made.shown.flatMap(({ index, parameter, into }): readonly Sink[] => {
      const argument =
        given.find(({ name }) => name === parameter) ??
        (given[index]?.name === undefined ? given[index] : undefined);
      return argument === undefined
        ? []
        : [{ span: { start: match.index, end }, inside: argument.span, into }];
    });
  });
}
