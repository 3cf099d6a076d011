import { datasetParent, loadTables, modelParent } from "../../facts/cards/parents.ts";
import type { CardParent } from "../../facts/facts.ts";
import { clauseName, dutiesOf } from "../../knowledge/licenses/duties.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { licenseMeaning } from "../../knowledge/licenses/meaning.ts";
import { isExcluded } from "../../rules/licensing/territory.ts";
import type { Organization } from "../../rules/rule.ts";

/** What is known of a licence, as lines of Markdown: what it means, what passing on asks for, where its text is. */
export function aboutLicense(license: License, organization?: Organization): readonly string[] {
  const { copy, notice, display, name, restrictions } = dutiesOf(license);
  const asks = [
    ...(copy === undefined ? [] : ["a copy of it"]),
    ...(notice === undefined ? [] : ["a file `NOTICE` with its sentence"]),
    ...(display === undefined ? [] : [`the line "${display.lines[0] ?? ""}"`]),
    ...(name === undefined ? [] : [`a name that begins with "${name.prefix}"`]),
    ...(restrictions === undefined ? [] : [`its use restrictions (${restrictions.list})`]),
  ];
  const [clause] = [copy, notice, restrictions].filter((one) => one !== undefined);
  return [
    `**${license.name}** (\`${shownId(license)}\`, ${license.class.replace(/-/g, " ")}): ${meaningOf(license)}.`,
    ...(asks.length === 0
      ? []
      : [
          `Passing on asks for ${asks.join(", ")}${clause === undefined ? "" : ` (${clauseName(license, clause)})`}.`,
        ]),
    ...(license.confidence === "low" ? ["Its text was not read for this table: look at it yourself."] : []),
    ...projectLines(license, organization),
    ...(license.url === undefined ? [] : [`[Where it stands](${license.url})`]),
  ];
}

function meaningOf(license: License): string {
  return licenseMeaning(license).replace(/^[^:]+: /, "");
}

/** What it means for the project that the configuration describes. */
function projectLines(license: License, organization: Organization | undefined): readonly string[] {
  if (organization === undefined) return [];
  const lines: string[] = [];
  if (organization.commercial === true && license.commercial === "no")
    lines.push("This project is commercial, and the licence allows no commercial use.");
  const { threshold, territory } = license;
  const size =
    threshold?.measure === "monthly-users" ? organization.monthlyUsers : organization.annualRevenueUsd;
  if (threshold !== undefined && size !== undefined && size > threshold.above)
    lines.push("This project is larger than the licence allows.");
  const outside = organization.territory.filter((place) => isExcluded(place, territory?.excludes ?? []));
  if (outside.length > 0) {
    const which = territory?.multimodalOnly === true ? "Its multimodal models are" : "It is";
    lines.push(`${which} not granted in ${outside.join(", ")}, which this project names as its territory.`);
  }
  return lines;
}

/**
 * What the tables know of the licence of a model or dataset, as lines of Markdown; none where they know
 * nothing. The one answer for cards, for names in code and for whoever else asks.
 */
export async function aboutLicenseOf(
  thing: "model" | "dataset",
  id: string,
  organization?: Organization,
): Promise<readonly string[]> {
  const tables = await loadTables();
  const value = { value: id, span: { start: 0, end: 0 } };
  const known =
    thing === "dataset" ? datasetParent(value, "trained-on", tables) : modelParent(value, "finetune", tables);
  if (known.licenses.length + known.generatorLicenses.length === 0) return [];
  return [
    `\`${id}\`: ${known.mixture ? "parts of it are" : "it is"} under ${licenseList(known)}, by ${known.source}; confidence ${known.confidence}.`,
    ...(known.copyOf === undefined ? [] : [`It is known as a copy of \`${known.copyOf}\`, by its name.`]),
    ...(known.laxerTag === undefined
      ? []
      : [
          `The Hub's tag says \`${known.laxerTag}\`, which is laxer than what people found who read the terms.`,
        ]),
    ...(known.generators.length === 0
      ? []
      : [`Models of ${known.generators.join(", ")} wrote it, at least in part.`]),
    ...[...known.licenses, ...known.generatorLicenses]
      .slice(0, 3)
      .flatMap((license) => aboutLicense(license, organization)),
  ];
}

function licenseList({ licenses, generatorLicenses }: CardParent): string {
  return (licenses.length > 0 ? licenses : generatorLicenses)
    .map((license) => `\`${shownId(license)}\``)
    .join(" + ");
}
