import { bitsOf } from "./dtypes.ts";
import type { HeaderJson, HeaderMember, HeaderNode, SafetensorsTensor } from "./file.ts";
import { type Findings, quoted } from "./findings.ts";

/** What the entries of a header are read with. */
export interface HeaderText {
  readonly text: string;
  readonly json: HeaderJson;
  readonly findings: Findings;
  /** The byte in the file at which a character of the text stands. */
  byteAt(character: number): number;
}

export interface HeaderEntries {
  readonly tensors: readonly SafetensorsTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads the members of the header's object: `__metadata__`, and one entry for each tensor, as
 * safetensors/src/tensor.rs (`HashMetadata`, `TensorInfo`) takes them.
 */
export function readEntries(members: readonly HeaderMember[], header: HeaderText): HeaderEntries {
  // Of a name that stands twice the last one counts here, as in Python and JavaScript; that it does is told.
  const tensors = new Map<string, SafetensorsTensor>();
  const metadata: Record<string, string> = Object.create(null);
  for (const member of members) {
    if (member.key === "__metadata__") {
      readMetadata(member.value, header, metadata);
      continue;
    }
    // What is no JSON at all is told already.
    const tensor = member.value.type === "invalid" ? undefined : readTensor(member, header);
    if (tensor !== undefined) tensors.set(tensor.name, tensor);
  }
  return { tensors: [...tensors.values()], metadata };
}

function readMetadata(node: HeaderNode, header: HeaderText, metadata: Record<string, string>): void {
  const { text, json, findings } = header;
  if (node.type !== "object") {
    findings.add("metadata", "`__metadata__` is not an object of strings", header.byteAt(node.start));
    return;
  }
  for (const { key, value } of node.members) {
    const string = json.stringValue(text, value);
    if (string !== undefined) metadata[key] = string;
    else findings.add("metadata", `the metadata ${quoted(key)} is not a string`, header.byteAt(value.start));
  }
}

const fields = ["dtype", "shape", "data_offsets"] as const;

function readTensor(member: HeaderMember, header: HeaderText): SafetensorsTensor | undefined {
  const { findings } = header;
  const name = quoted(member.key);
  const at = header.byteAt(member.keyNode.start);
  if (member.value.type !== "object") {
    findings.add("entry", `the entry of tensor ${name} is not an object`, at);
    return undefined;
  }
  const values = new Map<string, HeaderNode>();
  for (const { key, value } of member.value.members) {
    values.set(key, value);
    if (!(fields as readonly string[]).includes(key)) {
      findings.add(
        "unknown-field",
        `tensor ${name} has a field ${quoted(key)} that the format does not know`,
        at,
      );
    }
  }
  const missing = fields.filter((field) => !values.has(field));
  if (missing.length > 0) {
    findings.add(
      "entry",
      `tensor ${name} has no ${missing.map((field) => `\`${field}\``).join(", no ")}`,
      at,
    );
    return undefined;
  }
  return tensorOf(member.key, values, header, at);
}

function tensorOf(
  key: string,
  values: ReadonlyMap<string, HeaderNode>,
  header: HeaderText,
  at: number,
): SafetensorsTensor | undefined {
  const { text, json, findings } = header;
  const name = quoted(key);
  const dtypeNode = values.get("dtype");
  const dtype = dtypeNode && json.stringValue(text, dtypeNode);
  const shape = integersOf(values.get("shape"), text);
  const offsets = integersOf(values.get("data_offsets"), text);
  const [begin, end] = offsets ?? [];
  if (dtype === undefined) findings.add("entry", `the dtype of tensor ${name} is not a string`, at);
  if (shape === undefined) {
    findings.add("shape", `the shape of tensor ${name} is not a list of whole numbers`, at);
  }
  if (begin === undefined || end === undefined || offsets?.length !== 2) {
    findings.add("offsets", `the data_offsets of tensor ${name} are not two whole numbers`, at);
    return undefined;
  }
  if (end < begin) {
    findings.add("offsets", `the data of tensor ${name} ends at ${end}, before its start at ${begin}`, at);
    return undefined;
  }
  if (dtype === undefined || shape === undefined) return undefined;
  checkSize({ name: key, dtype, shape, begin, end }, findings, at);
  return { name: key, dtype, shape, begin, end };
}

/** dtype and shape against the bytes that the offsets give. */
function checkSize(tensor: SafetensorsTensor, findings: Findings, at: number): void {
  const name = quoted(tensor.name);
  const bits = bitsOf(tensor.dtype);
  if (bits === undefined) {
    const message = `tensor ${name} has the dtype ${quoted(tensor.dtype)}, which no reader of the format knows`;
    findings.add("unknown-dtype", message, at);
    return;
  }
  const wanted = tensor.shape.includes(0)
    ? 0
    : tensor.shape.reduce((product, size) => product * size, 1) * bits;
  const has = tensor.end - tensor.begin;
  if (!Number.isSafeInteger(wanted)) {
    findings.add("shape", `the shape of tensor ${name} asks for more bytes than a file can have`, at);
  } else if (wanted % 8 !== 0) {
    const message = `the ${tensor.dtype} elements of tensor ${name} do not fill whole bytes`;
    findings.add("size-mismatch", message, at);
  } else if (wanted / 8 !== has) {
    const shape = tensor.shape.join(" × ") || "one element";
    const message = `tensor ${name} (${tensor.dtype}, ${shape}) needs ${wanted / 8} bytes, its offsets give it ${has}`;
    findings.add("size-mismatch", message, at);
  }
}

/** A whole number as the reference reader takes one: no sign, no fraction, no exponent. */
const wholeNumber = /^(?:0|[1-9][0-9]{0,15})$/;

function integersOf(node: HeaderNode | undefined, text: string): readonly number[] | undefined {
  if (node?.type !== "array") return undefined;
  const numbers: number[] = [];
  for (const item of node.items) {
    if (item.type !== "number") return undefined;
    const written = text.slice(item.start, item.end);
    const value = wholeNumber.test(written) ? Number(written) : Number.NaN;
    if (!Number.isSafeInteger(value)) return undefined;
    numbers.push(value);
  }
  return numbers;
}
