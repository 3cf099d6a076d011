import type { NamedText, OnnxFile, OnnxOperator } from "../../formats/onnx/file.ts";
import { readOnnx } from "../../formats/onnx/read.ts";
import { isUsualDomain, onnxOperator } from "../../knowledge/operators/onnx.ts";
import type { ModelCode, ModelDefectFamily, ModelFile } from "../facts.ts";
import { externalDefects } from "./onnx-external.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  length: "disagree",
  "bad-encoding": "disagree",
  "no-graph": "disagree",
  "no-model": "deviates",
  "several-graphs": "disagree",
  "too-deep": "attacks-reader",
  "too-many-fields": "unread",
  "unknown-field": "hides",
  dimension: "attacks-reader",
  "size-overflow": "attacks-reader",
  "size-mismatch": "disagree",
  "two-values": "disagree",
  "unknown-dtype": "deviates",
};

/** An ONNX model: its operators judged, its external data looked for, its tensors and words handed on. */
export async function readOnnxModel({ source, beside }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readOnnx(source);
  return {
    file: fileOf(value),
    code: codeOf(value),
    defects: [...defectsOf(problems, families), ...(await externalDefects(value.external, beside))],
  };
}

function codeOf(file: OnnxFile): readonly ModelCode[] {
  const own = new Set(file.functions.map(({ domain, name }) => `${domain}::${name}`));
  return file.operators.flatMap((operator): readonly ModelCode[] => {
    const { domain, type, offset, within, count } = operator;
    if (own.has(`${domain}::${type}`)) return [];
    const place = { offset, within, count };
    const row = onnxOperator(domain, type);
    if (row !== undefined) {
      const argument = argumentOf(operator, row.attribute);
      const { family, tier, does } = row;
      return [{ family, name: type, does, when: "run", tier, ...place, ...argument }];
    }
    if (isUsualDomain(domain)) return [];
    const name = `${domain}.${type}`;
    const does = `is an operator of the domain ${domain}, which no usual runtime brings`;
    return [{ family: "foreign-code", name, does, when: "loaded", tier: "unknown", ...place }];
  });
}

function argumentOf(
  { strings }: OnnxOperator,
  attribute: string | undefined,
): { readonly argument?: string } {
  const found = strings.find(({ name }) => name === attribute) ?? strings[0];
  return found === undefined ? {} : { argument: found.text.slice(0, 200) };
}

function fileOf(file: OnnxFile): ModelFile {
  const of = (...names: readonly string[]) => valuesOf(file.metadata, names);
  const opset = file.opsets.find(({ domain }) => domain === "" || domain === "ai.onnx");
  const version = [
    ...(file.irVersion === undefined ? [] : [`ir ${file.irVersion}`]),
    ...(opset === undefined ? [] : [`opset ${opset.version}`]),
  ].join(", ");
  const producer = `${file.producer} ${file.producerVersion}`.trim();
  const [architecture] = of("model_type", "architecture");
  const locations = file.external.flatMap(({ entries }) => entries.get("location") ?? []);
  return {
    format: "ONNX",
    ...(version === "" ? {} : { version }),
    ...(producer === "" ? {} : { producer }),
    ...(architecture === undefined ? {} : { architecture }),
    tensors: file.tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
    tensorCount: file.tensorCount,
    parameters: file.parameters,
    licenses: of("license", "licence"),
    baseModels: of("base_model"),
    datasets: of("dataset", "datasets"),
    texts: file.texts,
    files: [...new Set(locations)].slice(0, 1_000),
  };
}

function valuesOf(metadata: readonly NamedText[], names: readonly string[]): readonly string[] {
  return metadata.flatMap(({ name, text }) =>
    names.includes(name.toLowerCase()) && text.trim() !== "" ? [text.trim().slice(0, 500)] : [],
  );
}
