import { allLicenses, hubLicenses, licenseById } from "./catalogue.ts";
import type { License } from "./license.ts";
import { canonicalName, urlName } from "./names.ts";
import { nearestName } from "./nearest.ts";
import { correctedId, parseExpression, type SpdxLeaf } from "./spdx.ts";

/** What a text that stands for a licence means. */
export type LicenseIdentity =
  /** An id of the Hub, as the Hub writes it. */
  | { readonly state: "known"; readonly license: License }
  /** An id of the Hub that names a family of texts. */
  | { readonly state: "family"; readonly license: License; readonly choices: readonly string[] }
  /** Not an id, but it can only mean this one. */
  | { readonly state: "spelling"; readonly license: License; readonly loses?: string }
  /** A name that is used with `license: other`. */
  | { readonly state: "named"; readonly license: License }
  /** Several licences in one text: `MIT OR Apache-2.0`. The operator is known of SPDX expressions. */
  | {
      readonly state: "expression";
      readonly licenses: readonly License[];
      readonly operator?: "and" | "or" | "mixed";
    }
  /** A licence that SPDX knows and the Hub has no id for. */
  | { readonly state: "spdx"; readonly id: string }
  /** Not an id; perhaps one of these, the likeliest first. */
  | { readonly state: "ambiguous"; readonly choices: readonly string[] }
  | { readonly state: "unknown" };

/** What each family may stand for: the ids that the Hub has of it. */
const familyMembers: Readonly<Record<string, readonly string[]>> = {
  openrail: ["creativeml-openrail-m", "bigscience-openrail-m", "bigcode-openrail-m", "openrail++"],
  bsd: ["bsd-3-clause", "bsd-2-clause", "bsd-3-clause-clear"],
  cc: [
    "cc-by-4.0",
    "cc-by-sa-4.0",
    "cc-by-nc-4.0",
    "cc-by-nc-sa-4.0",
    "cc-by-nd-4.0",
    "cc-by-nc-nd-4.0",
    "cc0-1.0",
  ],
  gpl: ["gpl-3.0", "gpl-2.0"],
  lgpl: ["lgpl-3.0", "lgpl-2.1"],
  gfdl: [],
};

/** Names that leave a version or a variant open. */
const openNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["apache", ["apache-2.0"]],
  ["bsd", familyMembers.bsd ?? []],
  ["gpl", familyMembers.gpl ?? []],
  ["lgpl", familyMembers.lgpl ?? []],
  ["openrail", familyMembers.openrail ?? []],
  ["cc", familyMembers.cc ?? []],
  ["cc-by", ["cc-by-4.0", "cc-by-3.0", "cc-by-2.5", "cc-by-2.0"]],
  ["cc-by-sa", ["cc-by-sa-4.0", "cc-by-sa-3.0"]],
  ["cc-by-nc", ["cc-by-nc-4.0", "cc-by-nc-3.0", "cc-by-nc-2.0"]],
  ["cc-by-nd", ["cc-by-nd-4.0"]],
  ["cc-by-nc-sa", ["cc-by-nc-sa-4.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-2.0"]],
  ["cc-by-nc-nd", ["cc-by-nc-nd-4.0", "cc-by-nc-nd-3.0"]],
  ["cc-nc", ["cc-by-nc-4.0", "cc-by-nc-sa-4.0"]],
  ["cc-sa", ["cc-by-sa-4.0", "cc-by-sa-3.0"]],
  ["cc-4.0", familyMembers.cc ?? []],
  ["agpl", ["agpl-3.0"]],
  ["mpl", ["mpl-2.0"]],
  ["epl", ["epl-2.0", "epl-1.0"]],
  ["eupl", ["eupl-1.2", "eupl-1.1"]],
  ["cdla", ["cdla-permissive-2.0", "cdla-permissive-1.0", "cdla-sharing-1.0"]],
  ["cdla-permissive", ["cdla-permissive-2.0", "cdla-permissive-1.0"]],
  ["llama", ["llama2", "llama3", "llama3.1", "llama3.2", "llama3.3", "llama4"]],
  ["openrail-m", familyMembers.openrail ?? []],
  ["rail", familyMembers.openrail ?? []],
  ["rail-m", familyMembers.openrail ?? []],
  ["openmdw", ["openmdw-1.1", "openmdw-1.0"]],
  // npm's word for "no licence at all" is one letter from the opposite (docs.npmjs.com, package.json, `license`).
  ["unlicensed", []],
]);

/**
 * What a card's licence means. The Hub takes its own ids alone, in lower case; people write names,
 * SPDX ids, addresses and expressions.
 */
export function identifyLicense(text: string): LicenseIdentity {
  const trimmed = text.trim().slice(0, 300);
  const exact = trimmed.includes(":") ? undefined : licenseById(trimmed);
  if (exact !== undefined) return exactIdentity(exact);
  const name = urlName(trimmed) ?? canonicalName(trimmed);
  return (
    byCanonicalName(name) ??
    spdxIdentity(trimmed) ??
    expressionIdentity(trimmed) ??
    nearIdentity(name) ??
    correctedIdentity(trimmed)
  );
}

/** SPDX's own writing: expressions, exceptions, and ids that the Hub has not. */
function spdxIdentity(text: string): LicenseIdentity | undefined {
  const expression = parseExpression(text);
  if (expression === undefined) return undefined;
  const { leaves, operator } = expression;
  const [first] = leaves;
  if (first === undefined || first.id.startsWith("LicenseRef-")) return undefined;
  if (operator === undefined) {
    const license = licenseOfLeaf(first);
    if (license === undefined) return { state: "spdx", id: text };
    const loses = first.exception === undefined ? undefined : `with ${first.exception}`;
    return { state: "spelling", license, ...(loses === undefined ? {} : { loses }) };
  }
  const licenses = leaves.map(licenseOfLeaf);
  if (leaves.length > 6 || licenses.includes(undefined)) return undefined;
  const known = [...new Set(licenses.filter((license) => license !== undefined))];
  const [only] = known;
  if (known.length === 1 && only !== undefined) return { state: "spelling", license: only };
  return { state: "expression", licenses: known, operator };
}

function licenseOfLeaf({ id }: SpdxLeaf): License | undefined {
  const license = index().get(canonicalName(id));
  return license === undefined || license.id.includes(":") ? undefined : license;
}

/** The last thing to try: what people who publish packages misspell. Never more than a proposal. */
function correctedIdentity(text: string): LicenseIdentity {
  const id = correctedId(text);
  const license = id === undefined ? undefined : index().get(canonicalName(id));
  if (license === undefined || license.id.includes(":")) return { state: "unknown" };
  return { state: "ambiguous", choices: [license.id] };
}

function exactIdentity(license: License): LicenseIdentity {
  if (license.family !== true) return { state: "known", license };
  return { state: "family", license, choices: familyMembers[license.id] ?? [] };
}

function byCanonicalName(name: string): LicenseIdentity | undefined {
  const open = openNames.get(name);
  if (open !== undefined) return { state: "ambiguous", choices: open };
  const license = index().get(name);
  if (license !== undefined) {
    if (license.id.startsWith("data:")) return undefined;
    return { state: license.id.startsWith("other:") ? "named" : "spelling", license };
  }
  const later = /^(.+?)(?:\+|-or-later|-or-newer)$/.exec(name)?.[1];
  const base = later === undefined ? undefined : index().get(later);
  if (base === undefined || base.id.includes(":")) return undefined;
  return { state: "spelling", license: base, loses: "or any later version" };
}

function expressionIdentity(text: string): LicenseIdentity | undefined {
  const parts = text.split(/\s+(?:and|or)\s+|\s*[,;|/&]\s*/i).map((part) => part.replace(/[()]/g, "").trim());
  if (parts.length < 2 || parts.length > 6) return undefined;
  const licenses: License[] = [];
  for (const part of parts) {
    const license = licenseById(part) ?? index().get(canonicalName(part));
    if (license === undefined || license.id.includes(":")) return undefined;
    if (!licenses.includes(license)) licenses.push(license);
  }
  const [only] = licenses;
  if (licenses.length === 1 && only !== undefined) return { state: "spelling", license: only };
  return { state: "expression", licenses };
}

function nearIdentity(name: string): LicenseIdentity | undefined {
  const near = nearestName(name, [...index().keys()]);
  const license = near === undefined ? undefined : index().get(near);
  if (license === undefined || license.id.startsWith("data:")) return undefined;
  return { state: "ambiguous", choices: [license.id] };
}

let names: ReadonlyMap<string, License> | undefined;

/** Every name that can only mean one licence, in the form that `canonicalName` gives it. */
function index(): ReadonlyMap<string, License> {
  if (names !== undefined) return names;
  const made = new Map<string, License>();
  // The Hub's own ids go first: where a name also belongs to another row, they keep it.
  for (const license of [...hubLicenses(), ...allLicenses()]) {
    if (license.family === true || license.class === "unstated") continue;
    const spellings = [license.id.replace(/^(other|data):/, ""), license.spdx ?? "", license.name];
    for (const spelling of spellings.map(canonicalName)) {
      if (spelling !== "" && !made.has(spelling)) made.set(spelling, license);
    }
  }
  names = made;
  return made;
}

/**
 * The licence that `license: other` stands for, by its name or its link; undefined where neither is known.
 */
export function otherLicense(name: string | undefined, link: string | undefined): License | undefined {
  const named = name === undefined ? undefined : index().get(canonicalName(name));
  if (named !== undefined) return named;
  if (link === undefined) return undefined;
  const fromLink = urlName(link);
  return (fromLink === undefined ? undefined : index().get(fromLink)) ?? licenseOfModelLink(link);
}

/** Licence files in a model's own repository that the table names as its source. */
function licenseOfModelLink(link: string): License | undefined {
  const wanted = link.replace(/\/(raw|resolve)\//, "/blob/").replace(/[?#].*$/, "");
  return allLicenses().find((license) => license.url === wanted);
}
