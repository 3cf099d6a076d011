import type { XmlDocument } from "../../formats/xml/read.ts";
import type { ModelCode, ModelDefectFamily } from "../facts.ts";

/** What the problems of an XML reader mean for who loads the file. */
export const xmlFamilies: Readonly<Record<string, ModelDefectFamily>> = {
  "no-xml": "disagree",
  "xml-limit": "unread",
  "xml-depth": "attacks-reader",
  "entity-bomb": "attacks-reader",
};

/**
 * What a document type makes a reader do that believes it: fetch what external entities and its external
 * part name, and write its own entities out, one in the other (W3C XML 1.0, sections 2.8 and 4.2).
 */
export function doctypeCode({ doctype, stylesheet }: XmlDocument): readonly ModelCode[] {
  return [...entityCode(doctype), ...stylesheetCode(stylesheet)];
}

/** A program that shows the document fetches its style sheet, which is code of its own (W3C, "Associating Style Sheets"). */
function stylesheetCode(stylesheet: string | undefined): readonly ModelCode[] {
  if (stylesheet === undefined) return [];
  const address = /href\s{0,9}=\s{0,9}["']([^"']{0,200})/.exec(stylesheet)?.[1] ?? "";
  const does = "names a style sheet, which programs that show the document fetch and run";
  return [
    {
      family: "reads-files",
      name: "xml-stylesheet",
      does,
      when: "loaded",
      tier: "unknown",
      argument: address,
    },
  ];
}

/** Where a validating reader gets its schemas: addresses that are not those of the format's own publishers. */
export function schemaCode(attributes: Readonly<Record<string, string>>): readonly ModelCode[] {
  return Object.entries(attributes).flatMap(([name, value]): readonly ModelCode[] => {
    if (!/(?:^|:)(?:noNamespaceSchemaLocation|schemaLocation)$/.test(name)) return [];
    const foreign = value
      .split(/\s+/)
      .slice(0, 100)
      .find(
        (address) => /^[a-z]+:/i.test(address) && !/^https?:\/\/(?:www\.)?(?:dmg|w3)\.org\//i.test(address),
      );
    if (foreign === undefined) return [];
    const does = "names a schema that readers which validate fetch from its address";
    return [
      { family: "reads-files", name, does, when: "loaded", tier: "unknown", argument: foreign.slice(0, 200) },
    ];
  });
}

function entityCode(doctype: string | undefined): readonly ModelCode[] {
  if (doctype === undefined) return [];
  const external =
    /(?:^\s*[\w:.-]+\s+|<!ENTITY\s+(?:%\s+)?[\w:.-]+\s+)(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"([^"]*)"|'([^']*)')/.exec(
      doctype,
    );
  if (external !== null) {
    const address = (external[1] ?? external[2] ?? "").slice(0, 200);
    const isRemote = /^(?:https?|ftp|jar|gopher|netdoc):/i.test(address);
    return [
      {
        family: isRemote ? "reaches-network" : "reads-files",
        name: "DOCTYPE",
        does: isRemote
          ? "names an external entity, which readers of XML fetch from the network"
          : "names an external entity, which readers of XML read from the disk",
        when: "loaded",
        tier: "denied",
        argument: address,
      },
    ];
  }
  if (!doctype.includes("<!ENTITY")) return [];
  return [
    {
      family: "reads-files",
      name: "DOCTYPE",
      does: "declares entities of its own, which readers of XML write out, as often as the text asks",
      when: "loaded",
      tier: "denied",
    },
  ];
}

/** `xi:include` reads another file into the document (W3C XML Inclusions 1.0). */
export function isInclude(name: string): boolean {
  return /^(?:\w+:)?include$/.test(name) && name !== "include";
}
