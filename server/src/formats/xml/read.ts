// saxes: a strict XML 1.0 parser that reads pieces, resolves no entity and fetches nothing; jsdom is built on it.
import { SaxesParser } from "saxes";
import type { ByteSource } from "../../host/byte-source.ts";
import type { Parsed, Problem } from "../../host/problem.ts";

/** One start tag. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements around it. */
  readonly depth: number;
  /** About where it stands, in UTF-16 code units from the start. */
  readonly offset: number;
}

/** What an XML document is beside its elements. */
export interface XmlDocument {
  readonly root: string | undefined;
  readonly elements: number;
  /** What stands in `<!DOCTYPE …>`; absent where there is none. */
  readonly doctype?: string;
  /** What stands in `<?xml-stylesheet …?>`; absent where there is none. */
  readonly stylesheet?: string;
}

const chunkBytes = 256 * 1024;
const longestDocument = 64 << 20;
const deepest = 2_000;
const mostElements = 5_000_000;

/**
 * Reads an XML document piece by piece, in UTF-8 or UTF-16. Entities stay as they are, and what a
 * document type declares is answered, not followed.
 *
 * Problems: `no-xml` (malformed: broken, with the first fault), `xml-limit`, `xml-depth` (limit).
 */
export async function readXml(
  source: ByteSource,
  visit: (element: XmlElement) => void,
): Promise<Parsed<XmlDocument>> {
  const problems: Problem[] = [];
  const note = (kind: Problem["kind"], code: string, message: string, offset: number): void => {
    if (problems.length === 0) problems.push({ kind, code, message, offset });
  };
  const parser = new SaxesParser({ position: true, xmlns: false } as const);
  let [depth, elements] = [0, 0];
  let root: string | undefined;
  let doctype: string | undefined;
  parser.on("doctype", (text) => {
    doctype = text;
  });
  let stylesheet: string | undefined;
  parser.on("processinginstruction", ({ target, body }) => {
    if (target === "xml-stylesheet") stylesheet ??= body.slice(0, 2_000);
  });
  parser.on("error", (error) => note("malformed", "no-xml", faultOf(error), parser.position));
  parser.on("opentag", ({ name, attributes }) => {
    root ??= name;
    elements += 1;
    if (problems.length === 0) visit({ name, attributes, depth, offset: parser.position });
    depth += 1;
    if (depth > deepest) note("limit", "xml-depth", `elements lie deeper than ${deepest}`, parser.position);
    if (elements > mostElements)
      note("limit", "xml-limit", `it has more than ${mostElements} elements`, parser.position);
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  const decoder = new TextDecoder(await encodingOf(source));
  let at = 0;
  while (problems.length === 0) {
    if (at >= longestDocument) {
      note("limit", "xml-limit", `it is longer than ${longestDocument} bytes`, at);
      break;
    }
    const chunk = await source.read(at, chunkBytes);
    at += chunk.length;
    parser.write(decoder.decode(chunk, { stream: chunk.length > 0 }));
    if (chunk.length === 0) break;
  }
  if (problems.length === 0) parser.close();
  const said = {
    ...(doctype === undefined ? {} : { doctype }),
    ...(stylesheet === undefined ? {} : { stylesheet }),
  };
  return { value: { root, elements, ...said }, problems };
}

async function encodingOf(source: ByteSource): Promise<string> {
  const [first, second] = await source.read(0, 2);
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? "utf-16be" : "utf-8";
}

/** The parser's words without the place, which is said elsewhere. */
function faultOf({ message }: Error): string {
  const fault = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  return `it is no well-formed XML: ${fault.slice(0, 200)}`;
}
