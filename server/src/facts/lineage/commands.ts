import type { Relation } from "../../knowledge/licenses/verdicts.ts";
import type { LineageFact, LineageThing } from "../facts.ts";
import { folderNamed, folderOf, thingNamed } from "./things.ts";

/** One option of a command line, with its value's place. */
interface Option {
  readonly name: string;
  readonly text: string;
  readonly start: number;
}

const modelOptions = new Set(["model_name_or_path", "pretrained_model_name_or_path", "base_model"]);
const dataOptions = new Set(["dataset_name", "dataset"]);
const folderOptions = new Set(["output_dir", "export_dir"]);
const hubOptions = new Set(["hub_model_id", "export_hub_model_id"]);

export const commandTriggers = /--(?:model_name_or_path|pretrained_model_name_or_path)/;

/**
 * Training programs started from a shell script: options of transformers' examples, diffusers'
 * examples, TRL and LLaMA-Factory. Values with variables are passed over.
 */
export function commandStatements(text: string, path: string): readonly LineageFact[] {
  if (!commandTriggers.test(text)) return [];
  return commandsOf(text).flatMap((options) => statementsOf(options, folderOf(path)));
}

/** A command ends with its line, unless a backslash goes on. */
function commandsOf(text: string): readonly (readonly Option[])[] {
  const commands: Option[][] = [];
  let current: Option[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    for (const match of line.matchAll(/--([A-Za-z][\w-]{0,60})[= ]+["']?([^\s"'\\]{1,300})/g)) {
      const value = match[2] ?? "";
      const start = offset + match.index + match[0].length - value.length;
      current.push({ name: (match[1] ?? "").replace(/-/g, "_"), text: value, start });
    }
    offset += line.length + 1;
    if (/\\\s*$/.test(line)) continue;
    if (current.length > 0) commands.push(current);
    current = [];
  }
  return current.length > 0 ? [...commands, current] : commands;
}

function statementsOf(options: readonly Option[], folder: string): readonly LineageFact[] {
  const values = (names: ReadonlySet<string>) =>
    options.filter(({ name, text }) => names.has(name) && !/[${}<>]/.test(text));
  const models = values(modelOptions);
  const ids = values(hubOptions).map(({ text }) => text);
  const folders = values(folderOptions)
    .map(({ text }) => folderNamed(text, folder))
    .filter((one) => one !== undefined);
  // Without a place to write to, it is an evaluation or a server.
  if (models.length === 0 || !options.some(({ name }) => folderOptions.has(name) || hubOptions.has(name)))
    return [];
  const child: LineageThing =
    ids.length + folders.length === 0
      ? { thing: "model", ids: [], folders: [folder], nameless: true }
      : { thing: "model", ids, folders };
  const adapter = options.some(
    ({ name, text }) => name === "use_peft" || (name === "finetuning_type" && text === "lora"),
  );
  const made = (list: readonly Option[], relation: Relation) =>
    list.flatMap(({ text, start }): readonly LineageFact[] => {
      const parent = thingNamed(relation === "trained-on" ? "dataset" : "model", text, folder);
      if (parent === undefined) return [];
      const span = { start, end: start + text.length };
      const says = "a command line";
      return [
        { kind: "lineage", statement: "made-from", child, parent, relation, span, says, confidence: "high" },
      ];
    });
  return [...made(models, adapter ? "adapter" : "finetune"), ...made(values(dataOptions), "trained-on")];
}
