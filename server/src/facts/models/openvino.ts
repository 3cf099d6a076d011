import { readXml, type XmlElement } from "../../formats/xml/read.ts";
import type { ModelCode, ModelDefect, TensorInfo } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";
import { doctypeCode, isInclude, xmlFamilies } from "./xml.ts";

const mostTensors = 200_000;
const mostNames = 500;
/** Sets of operators that OpenVINO brings: opset1 … opset16, and its own for what it makes itself. */
const usualOpset =
  /^(?:opset\d+|ie_internal_opset|type_relaxed_opset|gpu_opset|cpu_plugin_opset|experimental|util)$/;

/**
 * The XML half of OpenVINO's intermediate representation: its layers, and where their weights lie in the
 * `.bin` beside it.
 *
 * Source: OpenVINO, docs/articles_en/documentation/openvino-ir-format (operation sets), and
 * src/frontends/ir/src/ir_deserializer.cpp.
 */
export async function readOpenvinoModel({ source, beside }: ModelSubject): Promise<ModelReading> {
  const reader = new IrReader();
  const { value, problems } = await readXml(source, (element) => reader.visit(element));
  const weights = beside === undefined ? undefined : beside.name.replace(/\.xml$/i, ".bin");
  return {
    file: {
      format: "OpenVINO IR",
      ...(reader.version === undefined ? {} : { version: reader.version.slice(0, 40) }),
      ...(reader.name === undefined ? {} : { architecture: reader.name.slice(0, 200) }),
      tensors: reader.tensors,
      tensorCount: reader.tensorCount,
      ...(weights === undefined || reader.tensorCount === 0 ? {} : { files: [weights] }),
    },
    code: [...doctypeCode(value), ...reader.code.values()],
    defects: [...defectsOf(problems, xmlFamilies), ...(await weightsDefects(reader, weights, beside))],
  };
}

class IrReader {
  version: string | undefined;
  name: string | undefined;
  readonly code = new Map<string, ModelCode>();
  readonly tensors: TensorInfo[] = [];
  tensorCount = 0;
  /** The furthest byte of the weights that a layer names, and where. */
  furthest = { end: 0, offset: 0 };
  negative: { readonly message: string; readonly offset: number } | undefined;
  #layer = "";

  visit({ name, attributes, depth, offset }: XmlElement): void {
    if (depth === 0) {
      this.version = attributes.version;
      this.name = attributes.name;
    }
    if (name === "layer") this.#layerOf(attributes, offset);
    if (name === "data") this.#dataOf(attributes, offset);
    if (isInclude(name)) {
      const does = "reads another file into the document";
      this.#add({ family: "reads-files", name, does, when: "loaded", tier: "denied", offset });
    }
  }

  #layerOf(attributes: XmlElement["attributes"], offset: number): void {
    this.#layer = attributes.name ?? "";
    const { version, type = "" } = attributes;
    if (version === undefined || usualOpset.test(version)) return;
    const name = `${version}.${type}`.slice(0, 200);
    const does = `is an operation of \`${version.slice(0, 80)}\`, which an extension library of its own has to bring`;
    this.#add({ family: "foreign-code", name, does, when: "loaded", tier: "unknown", offset });
  }

  #dataOf(attributes: XmlElement["attributes"], offset: number): void {
    if (attributes.offset === undefined || attributes.size === undefined) return;
    const [start, size] = [Number(attributes.offset), Number(attributes.size)];
    if (!isCount(start) || !isCount(size) || !isCount(start + size)) {
      const message = `the layer \`${this.#layer.slice(0, 80)}\` has its weights at ${attributes.offset.slice(0, 40)}, ${attributes.size.slice(0, 40)} bytes long, which no file can have`;
      this.negative ??= { message, offset };
      return;
    }
    if (start + size > this.furthest.end) this.furthest = { end: start + size, offset };
    this.tensorCount += 1;
    if (this.tensors.length >= mostTensors) return;
    const shape = (attributes.shape ?? "").split(",").filter(Boolean).map(Number);
    this.tensors.push({ name: this.#layer, dtype: attributes.element_type ?? "", shape });
  }

  #add(code: ModelCode): void {
    if (this.code.size < mostNames || this.code.has(code.name)) this.code.set(code.name, code);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

async function weightsDefects(
  { furthest, negative }: IrReader,
  weights: string | undefined,
  beside: ModelSubject["beside"],
): Promise<readonly ModelDefect[]> {
  const defects: ModelDefect[] = [];
  if (negative !== undefined)
    defects.push({
      family: "attacks-reader",
      problem: { kind: "malformed", code: "weights-range", ...negative },
    });
  if (weights === undefined || beside === undefined || furthest.end === 0) return defects;
  const file = await beside.stat(weights);
  const { offset } = furthest;
  if (file === undefined) {
    const message = `its weights in \`${weights.slice(0, 100)}\` are not there`;
    defects.push({
      family: "missing-part",
      problem: { kind: "malformed", code: "no-weights", message, offset },
    });
  } else if (file.size < furthest.end) {
    const message = `its weights reach to byte ${furthest.end} of \`${weights.slice(0, 100)}\`, which has ${file.size}`;
    defects.push({
      family: "incomplete",
      problem: { kind: "truncated", code: "short-weights", message, offset },
    });
  }
  return defects;
}
