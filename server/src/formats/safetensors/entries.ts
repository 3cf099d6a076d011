import { bitsOf } from "./dtypes.ts";
import type { HeaderJson, HeaderMember, HeaderNode, MetadataString, SafetensorsTensor } from "./file.ts";
import { type Findings, quoted } from "./findings.ts";
import type { UsualEntries } from "./usual.ts";

/** What the entries of a header are read with. */
export interface HeaderText {
  readonly text: string;
  readonly json: HeaderJson;
  /** Those that were read with the header. */
  readonly usual: UsualEntries;
  readonly findings: Findings;
  /** The byte in the file at which a character of the text stands. */
  byteAt(character: number): number;
}

export interface HeaderEntries {
  /** A name may stand twice. */
  readonly tensors: readonly SafetensorsTensor[];
  readonly metadata: readonly MetadataString[];
}

/**
 * Reads the members of the header's object: `__metadata__`, and one entry for each tensor, as
 * safetensors/src/tensor.rs (`HashMetadata`, `TensorInfo`) takes them.
 */
export function readEntries(members: readonly HeaderMember[], header: HeaderText): HeaderEntries {
  const tensors: SafetensorsTensor[] = [];
  const metadata = new Map<string, MetadataString>();
  for (const member of members) {
    if (member.key === "__metadata__") {
      readMetadata(member.value, header, metadata);
      continue;
    }
    // What is no JSON at all is told already.
    const tensor = member.value.type === "invalid" ? undefined : readTensor(member, header);
    if (tensor !== undefined) tensors.push(tensor);
  }
  return { tensors, metadata: [...metadata.values()] };
}

function readMetadata(node: HeaderNode, header: HeaderText, metadata: Map<string, MetadataString>): void {
  const { text, json, findings } = header;
  if (node.type !== "object") {
    findings.add("metadata", "`__metadata__` is not an object of strings", header.byteAt(node.start));
    return;
  }
  for (const { key, value } of node.members) {
    const string = json.stringValue(text, value);
    const offset = header.byteAt(value.start);
    if (string !== undefined) metadata.set(key, { name: key, text: string, offset });
    else findings.add("metadata", `the metadata ${quoted(key)} is not a string`, offset);
  }
}

function readTensor(member: HeaderMember, header: HeaderText): SafetensorsTensor | undefined {
  const { value } = member;
  const usual = header.usual.takenAt(value.start);
  if (usual !== undefined) {
    if (!isOfRightSize(usual)) checkSize(usual, header.findings, header.byteAt(member.keyNode.start));
    return usual;
  }
  const at = header.byteAt(member.keyNode.start);
  if (value.type !== "opaque" || header.text.charCodeAt(value.start) !== openingBrace) {
    header.findings.add("entry", `the entry of tensor ${quoted(member.key)} is not an object`, at);
    return undefined;
  }
  const text = header.text.slice(value.start, value.end);
  const tensor = otherEntry(member.key, { ...header, text }, at);
  if (tensor !== undefined) checkSize(tensor, header.findings, at);
  return tensor;
}

const openingBrace = 0x7b;

/** Any entry, with what is wrong with it. `header.text` is that of the entry alone. */
function otherEntry(name: string, header: HeaderText, at: number): SafetensorsTensor | undefined {
  const { text, json, findings } = header;
  const parsed = json.parse(text);
  for (const problem of parsed.problems) {
    if (problem.code === "duplicate-key") {
      findings.add("duplicate-key", `the entry of tensor ${quoted(name)}: ${problem.message}`, at);
    }
  }
  const { root } = parsed.value;
  if (root?.type !== "object") return undefined;
  const values = new Map(root.members.map(({ key, value }) => [key, value] as const));
  for (const key of values.keys()) {
    if ((fields as readonly string[]).includes(key)) continue;
    const message = `tensor ${quoted(name)} has a field ${quoted(key)} that the format does not know`;
    findings.add("unknown-field", message, at);
  }
  const missing = fields.filter((field) => !values.has(field));
  if (missing.length === 0) return tensorOf(name, values, header, at);
  const list = missing.map((field) => `\`${field}\``).join(", no ");
  findings.add("entry", `tensor ${quoted(name)} has no ${list}`, at);
  return undefined;
}

const fields = ["dtype", "shape", "data_offsets"] as const;

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
  return dtype === undefined || shape === undefined ? undefined : { name: key, dtype, shape, begin, end };
}

/** Whether nothing is to be said of dtype, shape and offsets. */
function isOfRightSize({ dtype, shape, begin, end }: SafetensorsTensor): boolean {
  let bits = bitsOf(dtype);
  if (bits === undefined) return false;
  for (const size of shape) bits *= size;
  return bits === (end - begin) * 8 && Number.isSafeInteger(bits);
}

/** dtype and shape against the bytes that the offsets give. */
function checkSize(tensor: SafetensorsTensor, findings: Findings, at: number): void {
  const bits = bitsOf(tensor.dtype);
  const has = tensor.end - tensor.begin;
  const elements = tensor.shape.includes(0) ? 0 : tensor.shape.reduce((product, size) => product * size, 1);
  const wanted = elements * (bits ?? 0);
  if (bits !== undefined && wanted === has * 8 && Number.isSafeInteger(wanted)) return;
  const name = quoted(tensor.name);
  if (bits === undefined) {
    const dtype = quoted(tensor.dtype);
    findings.add(
      "unknown-dtype",
      `tensor ${name} has the dtype ${dtype}, which no reader of the format knows`,
      at,
    );
  } else if (!Number.isSafeInteger(wanted)) {
    findings.add("shape", `the shape of tensor ${name} asks for more bytes than a file can have`, at);
  } else if (wanted % 8 !== 0) {
    findings.add(
      "size-mismatch",
      `the ${tensor.dtype} elements of tensor ${name} do not fill whole bytes`,
      at,
    );
  } else {
    const shape = tensor.shape.join(" × ") || "one element";
    const message = `tensor ${name} (${tensor.dtype}, ${shape}) needs ${wanted / 8} bytes, its offsets give it ${has}`;
    findings.add("size-mismatch", message, at);
  }
}

function integersOf(node: HeaderNode | undefined, text: string): readonly number[] | undefined {
  if (node?.type !== "array") return undefined;
  const numbers: number[] = [];
  for (const item of node.items) {
    const value = item.type === "number" ? wholeNumber(text.slice(item.start, item.end)) : undefined;
    if (value === undefined) return undefined;
    numbers.push(value);
  }
  return numbers;
}

/** A whole number as the reference reader takes one: no sign, no fraction, no exponent. */
function wholeNumber(written: string): number | undefined {
  const value = /^(?:0|[1-9][0-9]{0,15})$/.test(written) ? Number(written) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
