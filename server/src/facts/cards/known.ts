import type { License } from "../../knowledge/licenses/license.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { Span } from "../../text/span.ts";
import type { CardFact, CardLicense, CardLicenseFile, CardNeighbour, NeighbourBases } from "../facts.ts";
import { issuesOf } from "./issues.ts";
import { baseModelsOf, datasetsOf, loadTables, neighbourParents } from "./parents.ts";
import { valuesOf } from "./values.ts";

/** A card's front matter, and what lies beside it. */
export interface ReadCard {
  readonly root: YamlNode;
  readonly subject: CardFact["subject"];
  readonly opening: Span;
  readonly neighbours: readonly NeighbourBases[];
  readonly licenseText?: { readonly file: CardNeighbour; readonly text: string };
}

type KnownFacts = Pick<
  CardFact,
  "licenses" | "claims" | "licenseFile" | "baseModels" | "neighbours" | "datasets" | "issues"
>;

/** What the tables make of the values. They are large, and loaded only once a card has been found. */
export async function knownFacts(card: ReadCard): Promise<KnownFacts> {
  const { root, subject, neighbours, opening } = card;
  const [tables, { identifyLicense, otherLicense }, { recognizeLicense }, vocabulary] = await Promise.all([
    loadTables(),
    import("../../knowledge/licenses/identify.ts"),
    import("../../knowledge/licenses/recognize.ts"),
    import("../../knowledge/hub/vocabulary.ts"),
  ]);
  const licenseFile = licenseFileOf(card, (text) => tables.licenseById(recognizeLicense(text) ?? ""));
  const other =
    otherLicense(textOf(root, "license_name"), textOf(root, "license_link")) ?? licenseFile?.license;
  const licenses = valuesOf(root, "license").map((value) => ({
    ...value,
    identity: identifyLicense(value.value),
  }));
  const isSpace = subject === "space";
  const named = isSpace ? [] : baseModelsOf(root, tables);
  const beside = neighbours.flatMap((one) => neighbourParents(one, opening, tables));
  return {
    licenses,
    claims: licenses.flatMap((license) => claimsOf(license, other)),
    ...(licenseFile === undefined ? {} : { licenseFile }),
    baseModels: named.length > 0 ? named : beside,
    neighbours,
    datasets: isSpace ? [] : datasetsOf(root, subject, tables),
    issues: issuesOf(root, subject, vocabulary),
  };
}

function textOf(root: YamlNode, key: string): string | undefined {
  return valuesOf(root, key)[0]?.value;
}

function licenseFileOf(
  { licenseText }: ReadCard,
  recognize: (text: string) => License | undefined,
): CardLicenseFile | undefined {
  const license = licenseText === undefined ? undefined : recognize(licenseText.text);
  return licenseText === undefined || license === undefined ? undefined : { file: licenseText.file, license };
}

function claimsOf({ identity }: CardLicense, other: License | undefined): readonly License[] {
  switch (identity.state) {
    case "known":
      return identity.license.id === "other" && other !== undefined ? [other] : [identity.license];
    case "family":
    case "spelling":
    case "named":
      return [identity.license];
    case "expression":
      return identity.licenses;
    default:
      return [];
  }
}
