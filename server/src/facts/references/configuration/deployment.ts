import type { Span } from "../../../text/span.ts";
import type {
  ConfigurationMapping,
  ConfigurationNode,
  ConfigurationScalar,
} from "../../configuration/tree.ts";
import { entryOf, mappingsIn } from "../../configuration/walk.ts";
import type { CommandLine, CommandWord } from "../commands/command.ts";
import { commandOfImage, imageFact } from "../commands/images.ts";
import { readCommands, readScript } from "../commands/script.ts";
import { readVariables, type SetVariable } from "../commands/variables.ts";
import type { CommandFact } from "../fact.ts";
import type { ConfigurationText } from "./by-table.ts";

/** What runs programs: each has its own keys for images, commands and variables. */
type Runner = "compose" | "kubernetes" | "helm" | "workflow" | "gitlab" | "tasks";

/** What starts programs by a configuration: containers, jobs of a pipeline, clusters. */
export function readDeployment(configuration: ConfigurationText): readonly CommandFact[] {
  const runner = runnerOf(configuration);
  if (runner === undefined) return [];
  const mappings = mappingsIn(configuration.root);
  return mappings.flatMap(({ mapping, path }) => [
    ...images(mapping, path, runner),
    ...commands(configuration, mapping, runner),
    ...readVariables(variablesOf(mapping)),
  ]);
}

function runnerOf({ file, root }: ConfigurationText): Runner | undefined {
  if (root.type !== "mapping") return undefined;
  const keys = new Set(root.entries.map(({ key }) => key));
  if (/^(?:docker-)?compose[\w.-]*\.ya?ml$/.test(file) || (keys.has("services") && !keys.has("jobs")))
    return "compose";
  if (keys.has("apiVersion") && keys.has("kind")) return "kubernetes";
  if (/^values[\w.-]*\.ya?ml$/.test(file)) return "helm";
  if (keys.has("jobs") && (keys.has("on") || keys.has("true") || keys.has("version"))) return "workflow";
  // A composite action.
  if (/^action\.ya?ml$/.test(file) && keys.has("runs")) return "workflow";
  if (/^\.gitlab-ci[\w.-]*\.ya?ml$/.test(file)) return "gitlab";
  // SkyPilot, Azure Pipelines, dstack, Ray's clusters, MLproject.
  const isTask =
    (keys.has("run") && (keys.has("resources") || keys.has("setup"))) ||
    keys.has("steps") ||
    keys.has("setup_commands") ||
    keys.has("entry_points") ||
    (keys.has("commands") && keys.has("type"));
  return isTask ? "tasks" : undefined;
}

function scalarOf(mapping: ConfigurationMapping, key: string): ConfigurationScalar | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.type === "scalar" && value.isText ? value : undefined;
}

/** `image:` of a service, a container or a job; `container:` of a workflow's job. */
function images(
  mapping: ConfigurationMapping,
  path: readonly string[],
  runner: Runner,
): readonly CommandFact[] {
  // What a service builds itself bears a name of its own.
  if (entryOf(mapping, "build") !== undefined) return [];
  if (runner === "helm" && entryOf(mapping, "image")?.value.type !== "scalar") return chartImage(mapping);
  const keys = runner === "workflow" && !path.includes("services") ? ["container", "image"] : ["image"];
  return keys.flatMap((key) => {
    const value = scalarOf(mapping, key);
    if (value === undefined || isTemplate(value.text)) return [];
    const word = withTag(wordOf(value), scalarOf(mapping, "tag") ?? entryOf(mapping, "tag")?.value);
    const fact = imageFact(
      { words: [], inner: [], style: "none", span: value.span },
      word,
      `${runner}: ${key}`,
    );
    return fact === undefined ? [] : [{ ...fact, where: "configuration" }];
  });
}

/** `image: acme/server` with a `tag:` beside it, as charts have it. */
function withTag(word: CommandWord, tag: ConfigurationNode | undefined): CommandWord {
  const { text, known, span } = word;
  if (tag?.type !== "scalar" || text === undefined || /[:@]/.test(text.slice(text.lastIndexOf("/"))))
    return word;
  return { text: `${text}:${tag.text}`, known, span };
}

/** `image: {repository: …, tag: …, digest: …}`, as charts are told an image. */
function chartImage(mapping: ConfigurationMapping): readonly CommandFact[] {
  const image = entryOf(mapping, "image")?.value;
  if (image?.type !== "mapping") return [];
  const repository = scalarOf(image, "repository");
  const tag = entryOf(image, "tag")?.value;
  if (repository === undefined || isTemplate(repository.text)) return [];
  const digest = scalarOf(image, "digest")?.text ?? "";
  const written = tag?.type === "scalar" ? tag : undefined;
  // An empty tag is the chart's own version of the application.
  if (digest === "" && (written === undefined || written.text === "" || written.text === "null")) return [];
  const full = digest === "" ? `${repository.text}:${written?.text ?? ""}` : `${repository.text}@${digest}`;
  const place = written?.span ?? repository.span;
  const word: CommandWord = { text: full, known: full, span: repository.span };
  const fact = imageFact({ words: [], inner: [], style: "none", span: place }, word, "helm: image");
  return fact === undefined ? [] : [{ ...fact, where: "configuration" }];
}

function isTemplate(text: string): boolean {
  return /\$\{|\{\{|\$[A-Z]/.test(text);
}

/** Keys whose value is a script, and those whose value is one command. */
const scriptKeys =
  /^(?:run|script|before_script|after_script|setup|bash|commands|setup_commands|head_start_ray_commands)$/;

function commands(
  configuration: ConfigurationText,
  mapping: ConfigurationMapping,
  runner: Runner,
): readonly CommandFact[] {
  const { text } = configuration;
  const scripts = mapping.entries
    .filter(({ key }) => scriptKeys.test(key))
    .flatMap(({ value }) => scalarsOf(value))
    .flatMap((value) => readScript(text, contentSpan(text, value)));
  return [...scripts, ...commandOf(configuration, mapping, runner)];
}

function scalarsOf(node: ConfigurationNode): readonly ConfigurationScalar[] {
  if (node.type === "scalar") return node.isText ? [node] : [];
  return node.type === "list" ? node.items.flatMap(scalarsOf) : [];
}

/** The text between quotes, or below the `|` of a block. */
function contentSpan(text: string, { span }: ConfigurationScalar): Span {
  const first = text.charAt(span.start);
  if (first === '"' || first === "'")
    return { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  if (first !== "|" && first !== ">") return span;
  const line = text.indexOf("\n", span.start);
  return line === -1 || line >= span.end ? span : { start: line + 1, end: span.end };
}

/** `entrypoint` and `command` of Compose, `command` and `args` of Kubernetes: one command line. */
function commandOf(
  { text, root }: ConfigurationText,
  mapping: ConfigurationMapping,
  runner: Runner,
): readonly CommandFact[] {
  const names =
    runner === "compose"
      ? ["entrypoint", "command"]
      : runner === "helm"
        ? ["command", "args", "extraArgs", "extraArguments"]
        : ["command", "args"];
  const parts = names.map((name) => entryOf(mapping, name)?.value);
  if (parts.every((part) => part === undefined)) return [];
  const written = parts.find((part) => part?.type === "scalar");
  const listed = parts.flatMap((part) => (part?.type === "list" ? part.items : []));
  const words = listed.flatMap((item) => (item.type === "scalar" ? [wordOf(item)] : []));
  // KServe chooses the server by the format of the model.
  const isKserve = /^serving\.kserve\.io\//.test(apiVersionOf(root));
  const server = serverOf(mapping) ?? (isKserve ? "huggingfaceserver" : undefined);
  if (written?.type === "scalar") {
    const span = contentSpan(text, written);
    return readScript(text, span, server);
  }
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  // Charts' lists of arguments say by their options what they are for.
  const program = server ?? (runner === "helm" ? "python" : undefined);
  const lead = program !== undefined && first.known.startsWith("-") ? [virtualWord(program, first.span)] : [];
  const item = itemLead(text, first.span);
  const line: CommandLine = {
    words: [...lead, ...words],
    span: { start: first.span.start, end: last.span.end },
    style: item === undefined ? "json-list" : "yaml-list",
    ...(item === undefined ? {} : { item }),
    inner: [],
  };
  return shellIn(text, words) ?? readCommands([line]).map(atItsName);
}

/** What begins an item of a block list: the end of the line before, and the indentation with its dash. */
function itemLead(text: string, { start }: Span): string | undefined {
  const lead = /\n[ \t]*-[ \t]+$/.exec(text.slice(Math.max(0, start - 200), start))?.[0];
  if (lead === undefined) return undefined;
  return text.includes("\r\n") ? `\r${lead}` : lead;
}

/** A list may be long: the name is the place to look at. */
function atItsName(fact: CommandFact): CommandFact {
  return fact.kind === "embedded-program" ? fact : { ...fact, span: fact.idSpan };
}

/** `["bash", "-c", "vllm serve …"]`: the script is one of the words. */
function shellIn(text: string, words: readonly CommandWord[]): readonly CommandFact[] | undefined {
  const shell = words.findIndex(({ text: word }) => /(?:^|\/)(?:ba|z|da)?sh$/.test(word ?? ""));
  if (shell === -1 || !/^-[a-z]*c$/.test(words[shell + 1]?.text ?? "")) return undefined;
  const script = words[shell + 2];
  if (script === undefined) return [];
  return readScript(text, contentSpan(text, { type: "scalar", text: "", isText: true, span: script.span }));
}

function apiVersionOf(root: ConfigurationNode): string {
  const value = entryOf(root, "apiVersion")?.value;
  return value?.type === "scalar" ? value.text : "";
}

function serverOf(mapping: ConfigurationMapping): string | undefined {
  const image = scalarOf(mapping, "image");
  if (image !== undefined) return commandOfImage(image.text);
  const named = entryOf(mapping, "image")?.value;
  const repository = named?.type === "mapping" ? scalarOf(named, "repository") : undefined;
  return repository === undefined ? undefined : commandOfImage(repository.text);
}

function virtualWord(text: string, { start }: Span): CommandWord {
  return { text, known: text, span: { start, end: start } };
}

function wordOf({ text, span }: ConfigurationScalar): CommandWord {
  if (isTemplate(text)) return { known: text.replace(/\$\{[^}]*\}|\{\{.*?\}\}|\$[A-Z_]+/g, ""), span };
  const quoted = span.end - span.start === text.length + 2;
  const valueSpan = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  return { text, known: text, span, valueSpan };
}

/** `env:` and `environment:`: a mapping, `NAME=value` items, or items with `name` and `value`. */
function variablesOf(mapping: ConfigurationMapping): readonly SetVariable[] {
  return mapping.entries
    .filter(({ key }) => /^(?:env|envs|environment|variables|environment_variables|Environment)$/.test(key))
    .flatMap(({ value }) =>
      value.type === "mapping" ? fromMapping(value) : value.type === "list" ? fromList(value.items) : [],
    );
}

function fromMapping({ entries }: ConfigurationMapping): readonly SetVariable[] {
  return entries.flatMap(({ key, keySpan, value }) =>
    value.type !== "scalar"
      ? []
      : [
          {
            name: key,
            value: value.text,
            span: { start: keySpan.start, end: value.span.end },
            valueSpan: value.span,
          },
        ],
  );
}

function fromList(items: readonly ConfigurationNode[]): readonly SetVariable[] {
  return items.flatMap((item): readonly SetVariable[] => {
    if (item.type === "scalar") {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(item.text) ?? [];
      return name === undefined || value === undefined
        ? []
        : [{ name, value, span: item.span, valueSpan: item.span }];
    }
    if (item.type !== "mapping") return [];
    const name = scalarOf(item, "name");
    const value = scalarOf(item, "value");
    if (name === undefined || value === undefined) return [];
    return [
      {
        name: name.text,
        value: value.text,
        span: value.span,
        valueSpan: value.span,
      },
    ];
  });
}
