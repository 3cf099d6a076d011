import type { CardFact, CardLicense } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { type License, shownId } from "../../knowledge/licenses/license.ts";
import { defineRule } from "../rule.ts";
import { manual, setLicense } from "./fixes.ts";
import { licenseListPage, licenseWords, listWords, textPlace } from "./words.ts";

export const rule = defineRule({
  id: "card-license-unknown",
  title: "A card names a licence that the Hub does not know",
  area: "licensing",
  severity: "warning",
  confidence: "high",
  references: { cwe: [], owaspLlm: ["LLM03"], links: [licenseListPage, "https://spdx.org/licenses/"] },
  kinds: ["card"],
  triggers: ["license"],
  fact: "card",
  check(cards, context) {
    for (const card of cards) {
      for (const license of card.licenses) {
        const report = reportOf(license, card);
        if (report !== undefined) context.report(report);
      }
    }
  },
});

type Said = Pick<Report, "message" | "fixes" | "severity" | "confidence">;

function reportOf(license: CardLicense, card: CardFact): Report | undefined {
  // A quote that is never closed takes in the keys that follow: that is the fault, and is told.
  if (card.problems.length > 0 && /:\s/.test(license.value)) return undefined;
  const said = saidOf(license, card);
  if (said === undefined) return undefined;
  return { place: textPlace(license.span), identity: `license: ${license.value.slice(0, 80)}`, ...said };
}

function saidOf(license: CardLicense, card: CardFact): Said | undefined {
  const { identity } = license;
  const unknown = `\`${shorten(license.value)}\` is not a licence id of the Hub.`;
  switch (identity.state) {
    case "known":
      return undefined;
    case "family":
      // The Hub has one id for all versions of GFDL: there is nothing more exact to write.
      return identity.choices.length === 0
        ? undefined
        : familySaid(license, identity.license, identity.choices);
    case "spelling":
      return spellingSaid(license, identity.license, identity.loses);
    case "named":
      return {
        message: `${unknown} The ${identity.license.name} has none: write \`license: other\`, \`license_name: ${shownId(identity.license)}\` and a \`license_link\`.`,
        fixes: [setLicense(identity.license, card)],
      };
    case "expression":
      return {
        message: `${unknown} It names ${listWords(identity.licenses.map((one) => `\`${one.id}\``))}: the Hub takes them as a list.${identity.operator === "or" ? " Say in the text that one of them is enough." : ""}`,
        fixes: [replace(license, `[${identity.licenses.map((one) => one.id).join(", ")}]`, "unsafe")],
      };
    case "spdx":
      return {
        message: `${unknown} It is one of SPDX, which the Hub's list has not: write \`license: other\`, \`license_name: ${identity.id}\` and a \`license_link\`.`,
        fixes: [otherScaffold(license, card, `https://spdx.org/licenses/${identity.id}.html`)],
      };
    case "ambiguous":
      return ambiguousSaid(license, unknown, identity.choices);
    case "unknown":
      return {
        message: `${unknown} Write the id of its list, or \`license: other\` with a \`license_name\` and a \`license_link\` to the text.`,
        fixes: [otherScaffold(license, card)],
      };
  }
}

/** The id is valid and says too little: worth knowing, and nothing that breaks. */
function familySaid(license: CardLicense, family: License, choices: readonly string[]): Said {
  const which = choices.map((id) => `\`${id}\``).join(", ");
  return {
    severity: "information",
    message: `\`${family.id}\` is a family of licences, and does not say which text holds. Name the exact one: ${which}.`,
    fixes: choices.map((id) => replace(license, id, "unsafe")),
  };
}

function spellingSaid(license: CardLicense, meant: License, loses: string | undefined): Said {
  const value = `\`${shorten(license.value)}\``;
  if (loses !== undefined) {
    return {
      message: `${value} is not a licence id of the Hub. The nearest is \`${meant.id}\`, which cannot say "${loses}"; say that in the text of the card.`,
      fixes: [replace(license, meant.id, "unsafe")],
    };
  }
  // `MIT` for `mit`: people and most programs understand it all the same.
  const isCase = license.value.toLowerCase() === meant.id;
  return {
    ...(isCase ? { severity: "information" as const } : {}),
    message: `${value} is not a licence id of the Hub, which writes ${licenseWords(meant)}. ${isCase ? "Programs that compare ids letter by letter do" : "Searches and tools do"} not recognise it as it stands.`,
    fixes: [replace(license, meant.id, "safe")],
  };
}

function ambiguousSaid(license: CardLicense, unknown: string, choices: readonly string[]): Said {
  if (choices.length === 0) {
    const message = `${unknown} If it means that no rights are granted, write \`license: other\` and say so in a licence file.`;
    return { message, fixes: [manual("Say in a licence file which rights are granted, and link it")] };
  }
  const ids = choices.map((id) => `\`${id}\``);
  return {
    message: `${unknown} ${ids.length === 1 ? `Perhaps it means ${ids[0]}` : `It may mean ${ids.slice(0, -1).join(", ")} or ${ids.at(-1)}`}: name the exact one.`,
    fixes: choices.map((id) => replace(license, id, "unsafe")),
  };
}

function replace(license: CardLicense, id: string, applicability: Fix["applicability"]): Fix {
  return { title: `Write \`${id}\``, applicability, edits: [{ span: license.span, newText: id }] };
}

/** `other` takes a name of one word and a link; the text lies in the repository, or is to be put there. */
function otherScaffold(license: CardLicense, card: CardFact, link = "LICENSE"): Fix {
  const title = "Write `license: other` with a name and a link";
  const name = (link === "LICENSE" ? license.value.toLowerCase() : license.value)
    .replace(/[^A-Za-z0-9.+]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  if (
    card.licenseEntry === undefined ||
    card.insertOffset === undefined ||
    card.licenses.length > 1 ||
    name === ""
  ) {
    return manual(title);
  }
  const lines = [
    "license: other",
    ...(card.licenseName === undefined ? [`license_name: ${name}`] : []),
    ...(card.licenseLink === undefined ? [`license_link: ${link}`] : []),
  ];
  const edits = [{ span: card.licenseEntry, newText: lines.join(card.lineEnd) }];
  return { title, applicability: "unsafe", edits };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
