import type { ModelHashes } from "../engine/model-hashes.ts";
import type { ModelCodeFact, ModelFileFact } from "../facts/facts.ts";
import type { ModelExplanation } from "../facts/models/explain.ts";
import type { Place } from "../finding/finding.ts";
import { printable } from "./escape.ts";

const mostModels = 20;
const mostCode = 200;
const mostTensors = 500;
const mostListed = 20;
const longest = 160;

/** The models of a file laid open: what each says of itself, what of it runs or reaches files, and its tensors. */
export function modelParts(
  { models, code }: ModelExplanation,
  hashes: readonly ModelHashes[] = [],
): readonly string[] {
  const lines = models
    .slice(0, mostModels)
    .flatMap((model, index) => ["", ...modelPart(model, hashes[index] ?? { templates: [] })]);
  if (models.length > mostModels) lines.push("", `${models.length - mostModels} more models are not shown.`);
  if (code.length > 0)
    lines.push("", "what runs, reads, writes or loads", ...code.slice(0, mostCode).map(codeLine));
  return [...lines, ...rest(code.length, mostCode)];
}

function modelPart(model: ModelFileFact, hashes: ModelHashes): readonly string[] {
  const inner = innerOf(model.place);
  const version = model.version === undefined ? "" : ` ${short(model.version)}`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["written by", model.producer],
    ["architecture", model.architecture],
    [
      "parameters",
      model.parameters === undefined || model.tensorCount === 0 ? undefined : String(model.parameters),
    ],
    ["licence", listed(model.licenses)],
    ["base model", listed(model.baseModels)],
    ["trained on", listed(model.datasets)],
    ["tokenizer", tokenizerText(model, hashes)],
    ...hashes.templates
      .slice(0, mostListed)
      .map(({ name, sha256 }) => ["template", `${name}, sha256 ${sha256}`] as const),
    ["other files", listed(model.files)],
  ];
  const known = rows.filter(([, value]) => value !== undefined && value !== "");
  const width = Math.max(0, ...known.map(([title]) => title.length));
  return [
    `model${inner === undefined ? "" : ` ${short(inner)}`}: ${short(model.format)}${version}`,
    ...known.map(([title, value]) => `  ${title.padEnd(width)}  ${short(value ?? "")}`),
    ...tensorLines(model),
  ];
}

function tokenizerText({ tokenizer }: ModelFileFact, { vocabulary }: ModelHashes): string | undefined {
  if (tokenizer === undefined) return undefined;
  const tokens = tokenizer.tokens === undefined ? "" : `, ${tokenizer.tokens} tokens`;
  return `${short(tokenizer.model)}${tokens}${vocabulary === undefined ? "" : `, sha256 ${vocabulary}`}`;
}

function tensorLines({ tensors, tensorCount }: ModelFileFact): readonly string[] {
  if (tensorCount === 0) return [];
  const shown = tensors.slice(0, mostTensors);
  const width = Math.min(60, Math.max(...shown.map(({ name }) => name.length)));
  return [
    `  tensors (${tensorCount})`,
    ...shown.map(
      ({ name, dtype, shape }) => `    ${short(name).padEnd(width)}  ${short(dtype)}  [${shape.join(", ")}]`,
    ),
    ...rest(tensorCount, mostTensors),
  ];
}

const tiers = { denied: "denied ", unknown: "unknown", allowed: "allowed" } as const;

function codeLine({ tier, name, does, argument, within, place }: ModelCodeFact): string {
  const where = [innerOf(place), within].filter((part) => part !== undefined).join(", ");
  const given = argument === undefined ? "" : ` (${short(argument)})`;
  return `  ${tiers[tier]}  ${short(name)}  ${printable(does)}${given}${where === "" ? "" : `, in ${short(where)}`}`;
}

function innerOf(place: Place): string | undefined {
  return place.kind === "bytes" ? place.inner : undefined;
}

function listed(values: readonly string[] | undefined): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const more = values.length > mostListed ? ` and ${values.length - mostListed} more` : "";
  return `${values.slice(0, mostListed).join(", ")}${more}`;
}

function short(text: string): string {
  return printable(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

function rest(count: number, shown: number): readonly string[] {
  return count > shown ? [`    … ${count - shown} more`] : [];
}
