import type { License } from "../../knowledge/licenses/license.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { Span } from "../../text/span.ts";
import type {
  CardFact,
  CardFolder,
  CardLicense,
  CardLicenseFile,
  FolderLicense,
  NeighbourBases,
} from "../facts.ts";
import type { FolderTexts, ReadFile } from "./folder.ts";
import { issuesOf } from "./issues.ts";
import { baseModelsOf, datasetsOf, loadTables, neighbourParents } from "./parents.ts";
import { plainWords } from "./text.ts";
import { valuesOf } from "./values.ts";

/** A card's front matter, and what lies beside it. */
export interface ReadCard {
  readonly root: YamlNode;
  readonly subject: CardFact["subject"];
  readonly opening: Span;
  readonly neighbours: readonly NeighbourBases[];
  readonly beside?: FolderTexts;
}

type KnownFacts = Pick<
  CardFact,
  "licenses" | "claims" | "licenseFile" | "baseModels" | "neighbours" | "datasets" | "issues" | "folder"
>;

/** What the tables make of the values. They are large, and loaded only once a card has been found. */
export async function knownFacts(card: ReadCard): Promise<KnownFacts> {
  const { root, subject, neighbours, opening } = card;
  const [tables, { identifyLicense, otherLicense }, { readLicenseText }, vocabulary] = await Promise.all([
    loadTables(),
    import("../../knowledge/licenses/identify.ts"),
    import("../../knowledge/licenses/recognize.ts"),
    import("../../knowledge/hub/vocabulary.ts"),
  ]);
  const folder = card.beside === undefined ? undefined : folderOf(card.beside, readLicenseText);
  const licenseFile = licenseFileOf(folder, tables.licenseById);
  const other =
    otherLicense(textOf(root, "license_name"), textOf(root, "license_link")) ?? licenseFile?.license;
  const licenses = valuesOf(root, "license").map((value) => ({
    ...value,
    identity: identifyLicense(value.value),
  }));
  const isSpace = subject === "space";
  const named = isSpace ? [] : baseModelsOf(root, tables);
  const fromFiles = neighbours.flatMap((one) => neighbourParents(one, opening, tables));
  return {
    licenses,
    claims: licenses.flatMap((license) => claimsOf(license, other)),
    ...(licenseFile === undefined ? {} : { licenseFile }),
    ...(folder === undefined ? {} : { folder }),
    baseModels: named.length > 0 ? named : fromFiles,
    neighbours,
    datasets: isSpace ? [] : datasetsOf(root, subject, tables),
    issues: issuesOf(root, subject, vocabulary),
  };
}

function textOf(root: YamlNode, key: string): string | undefined {
  return valuesOf(root, key)[0]?.value;
}

type ReadLicense = typeof import("../../knowledge/licenses/recognize.ts").readLicenseText;

function folderOf({ folder, licenses, notices }: FolderTexts, read: ReadLicense): CardFolder {
  return {
    ...folder,
    licenses: licenses.map((one) => folderLicense(one, read)),
    notices: notices.map(({ file, text }) => ({ file, says: asker(text) })),
  };
}

/** Words beside a licence's own that are more than a heading and somebody's name. */
const muchElse = 0.5;

function folderLicense({ file, text }: ReadFile, read: ReadLicense): FolderLicense {
  const reading = read(text);
  return {
    file,
    ids: reading?.ids ?? [],
    changed: reading?.changed === true || (reading?.otherWords ?? 0) > (text.length / 6) * muchElse,
    hasCopyright: /(?:copyright|©|\(c\))[^\n]{0,20}(?:\d{4}|[A-Z])/i.test(text.slice(0, 4_000)),
    says: asker(text),
  };
}

function asker(text: string): (words: string) => boolean {
  let plain: string | undefined;
  return (words) => {
    plain ??= plainWords(text);
    return plain.includes(plainWords(words));
  };
}

/** The first file that is the text of one licence, unchanged. */
function licenseFileOf(
  folder: CardFolder | undefined,
  licenseById: (id: string) => License | undefined,
): CardLicenseFile | undefined {
  // A list of other people's licences beside the own one says nothing of what the card describes.
  const [first] = folder?.licenses ?? [];
  const [id, ...others] = first?.ids ?? [];
  if (first === undefined || id === undefined || others.length > 0 || first.changed) return undefined;
  const license = licenseById(id);
  return license === undefined ? undefined : { file: first.file, license };
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
