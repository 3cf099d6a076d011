import { readXml } from "../../formats/xml/read.ts";
import type { ModelCode } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";
import { doctypeCode, isInclude, schemaCode, xmlFamilies } from "./xml.ts";

const mostFunctions = 200;

/** PMML's own functions are words; what has dots in its name is a class that evaluators on the JVM load by it. */
const className = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/;

/**
 * A PMML document: what its document type reads, what it includes, and the functions that are classes of
 * the evaluator's process.
 *
 * Source: PMML 4.4, "Functions"; JPMML-Evaluator, FunctionRegistry.getFunction: a name that is a class is loaded.
 */
export async function readPmmlModel({ source }: ModelSubject): Promise<ModelReading> {
  const code = new Map<string, ModelCode>();
  let schemas: readonly ModelCode[] = [];
  let version: string | undefined;
  let producer: string | undefined;
  let architecture: string | undefined;
  const { value, problems } = await readXml(source, ({ name, attributes, depth, offset }) => {
    const plain = name.replace(/^.*:/, "");
    if (depth === 0) {
      version = attributes.version;
      schemas = schemaCode(attributes).map((one) => ({ ...one, offset }));
    }
    if (plain === "Application") producer ??= `${attributes.name ?? ""} ${attributes.version ?? ""}`.trim();
    if (depth === 1 && plain.endsWith("Model")) architecture ??= plain;
    if (isInclude(name) && code.size < mostFunctions) code.set(name, includes(name, attributes.href, offset));
    if (plain === "Apply" && className.test(attributes.function ?? "") && code.size < mostFunctions)
      code.set(attributes.function ?? "", applies(attributes.function ?? "", offset));
  });
  return {
    file: {
      format: "PMML",
      ...(version === undefined ? {} : { version: version.slice(0, 40) }),
      ...(producer === undefined || producer === "" ? {} : { producer: producer.slice(0, 200) }),
      ...(architecture === undefined ? {} : { architecture }),
      tensors: [],
      tensorCount: 0,
    },
    code: [...doctypeCode(value), ...schemas, ...code.values()],
    defects: defectsOf(problems, xmlFamilies),
  };
}

function includes(name: string, href: string | undefined, offset: number): ModelCode {
  const does = "reads another file into the document";
  const argument = href === undefined ? {} : { argument: href.slice(0, 200) };
  return { family: "reads-files", name, does, when: "loaded", tier: "denied", offset, ...argument };
}

/** Classes of Java's own are no functions of a model. */
function applies(name: string, offset: number): ModelCode {
  const ofJava = /^(?:java|javax|jdk|sun|com\.sun)\./.test(name);
  return {
    family: "runs-code",
    name: name.slice(0, 200),
    does: ofJava
      ? "is a class of Java itself that the model calls as a function"
      : "is a class that the evaluator loads by its name and calls",
    when: "run",
    tier: ofJava ? "denied" : "unknown",
    offset,
  };
}
