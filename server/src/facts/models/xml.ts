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
export function doctypeCode({ doctype }: XmlDocument): readonly ModelCode[] {
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
