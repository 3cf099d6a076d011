import type { CardFact, CardValue } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { licenseById } from "../../knowledge/licenses/catalogue.ts";
import { clauseName, dutiesOf } from "../../knowledge/licenses/duties.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { type Binding, bindingsOf, broughtBy, isAccepted, isModelCard } from "./binding.ts";
import { manual } from "./fixes.ts";
import { furtherData } from "./lineage.ts";
import { licenseWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "model-name-without-prefix",
  title: "A model's name does not begin as the licence of its base asks for",
  area: "licensing",
  severity: "warning",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE"],
  },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      const report = isModelCard(card) ? reportOf(card, context) : undefined;
      if (report !== undefined) context.report(report);
    }
  },
});

/** A name of the model, and how sure it is that it is one. */
interface Name extends CardValue {
  readonly sure: boolean;
}

function reportOf(card: CardFact, context: RuleContext): Report | undefined {
  const binding = namingOf(card, context);
  const duty = binding?.duties.name;
  if (binding === undefined || duty === undefined) return undefined;
  const name = nameOf(card, context);
  if (name === undefined || beginsWith(name.value, duty.prefix)) return undefined;
  const { license, outputs } = binding;
  const why =
    outputs === undefined
      ? `${broughtBy(binding)} under ${licenseWords(license)}`
      : `\`${outputs}\`, which this learnt from, was written by a model under ${licenseWords(license)}`;
  return {
    place: textPlace(name.span),
    message: `The name \`${name.value}\` does not begin with "${duty.prefix}". ${why}, whose ${duty.section} asks for that of every model that is made with ${duty.from === "outputs" ? "it or its outputs" : "it"} and handed out. Rename it: \`${suggestion(name.value, duty.prefix)}\`.`,
    ...(name.sure ? {} : { severity: "information" as const }),
    confidence: name.sure ? binding.confidence : "medium",
    related: binding.parent === undefined ? [] : [relatedTo(binding, card)],
    fixes: [manual(`Rename the model to \`${suggestion(name.value, duty.prefix)}\``)],
    identity: `${name.value}: ${license.id}`,
    evidence: [`clause: ${clauseName(license, duty)}`],
  };
}

function relatedTo({ parent, license }: Binding, card: CardFact): NonNullable<Report["related"]>[number] {
  const message = `\`${parent?.id ?? ""}\` is under ${licenseWords(license)}`;
  return parent === undefined || parent.foundIn === undefined
    ? { place: textPlace(parent?.span ?? card.opening), message }
    : { path: parent.foundIn.path, place: { kind: "file" }, message };
}

/** A licence that asks for a name: through weights, or through data that such a model wrote. */
function namingOf(
  card: CardFact,
  context: RuleContext,
): (Binding & { readonly outputs?: string }) | undefined {
  const made = bindingsOf(card, context).find(
    // A quantized copy is that model, not one that was trained with it.
    (one) => one.duties.name !== undefined && one.parent?.relation !== "quantized" && isAccepted(card, one),
  );
  if (made !== undefined) return made;
  for (const data of [...card.datasets, ...furtherData(card, context)]) {
    if (data.confidence === "low" || data.mixture) continue;
    for (const license of [...data.generatorLicenses, ...data.licenses]) {
      const duties = dutiesOf(license);
      if (duties.name?.from !== "outputs") continue;
      return { license: licenseById(license.id) ?? license, duties, confidence: "medium", outputs: data.id };
    }
  }
  return undefined;
}

/** What the model is called: on the Hub, in the card's metadata, or in its title where that reads like a name. */
function nameOf(card: CardFact, context: RuleContext): Name | undefined {
  const at = card.nameKey?.span ?? card.opening;
  const [id] = context.project.lineage(context.path)?.ids ?? [];
  if (id !== undefined) return { value: id.slice(id.indexOf("/") + 1), span: at, sure: true };
  if (card.nameKey !== undefined) return { ...lastPart(card.nameKey), sure: true };
  const title = card.text.headings.find(({ level }) => level === 1);
  if (title === undefined || !/^[\w./-]+$/.test(title.value) || !/[-\d]/.test(title.value)) return undefined;
  return { ...lastPart(title), sure: false };
}

function lastPart({ value, span }: CardValue): CardValue {
  return { value: value.slice(value.lastIndexOf("/") + 1), span };
}

/** Letter case and separators aside; Meta's own names begin with its own. */
function beginsWith(name: string, prefix: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return plain(name.replace(/^meta[-_ ]+/i, "")).startsWith(plain(prefix));
}

function suggestion(name: string, prefix: string): string {
  return `${prefix.replace(/ /g, "-")}-${name}`;
}
