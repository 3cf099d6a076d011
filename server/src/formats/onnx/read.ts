import type { ByteSource } from "../../host/byte-source.ts";
import { numberOf, type ProtoField, textOf, textOfField } from "../protobuf/message.ts";
import { FieldReader, fieldsOf } from "../protobuf/read.ts";
import { type ByteRange, ProtoReading } from "../protobuf/reading.ts";
import { Collector } from "./collect.ts";
import type { NamedText, OnnxFile, OnnxRead } from "./file.ts";
import { mainGraph, model, modelFields } from "./schema.ts";

/** What the head of the model says. */
interface Head {
  irVersion?: number;
  producer: string;
  producerVersion: string;
  readonly opsets: { readonly domain: string; readonly version: number }[];
  readonly metadata: NamedText[];
  graphs: number;
}

const mostEntries = 10_000;
const longestText = 64 * 1024;

/**
 * Reads an ONNX model: its graph, its functions and the headers of its tensors, field by field. The bytes of tensors are
 * passed over, however long they are.
 */
export async function readOnnx(source: ByteSource): Promise<OnnxRead> {
  const reading = new ProtoReading(source);
  const collector = new Collector(reading);
  const head: Head = { producer: "", producerVersion: "", opsets: [], metadata: [], graphs: 0 };
  const size = source.size ?? Number.MAX_SAFE_INTEGER;
  for await (const field of fieldsOf(reading, { offset: 0, length: size }, model, 0, modelFields)) {
    await readField(field, head, reading, collector);
  }
  checkHead(head, reading, size);
  const { graphs, ...rest } = head;
  const value: OnnxFile = {
    ...rest,
    hasGraph: graphs > 0,
    ...collector.result(),
    texts: [...head.metadata, ...collector.texts],
  };
  return { value, problems: [...reading.problems, ...collector.problems] };
}

async function readField(
  field: ProtoField,
  head: Head,
  reading: ProtoReading,
  collector: Collector,
): Promise<void> {
  const { message } = field;
  switch (field.number) {
    case 1:
      head.irVersion = Number(BigInt.asIntN(64, field.varint ?? 0n));
      return;
    case 2:
      head.producer = textOfField(field).slice(0, 200);
      return;
    case 3:
      head.producerVersion = textOfField(field).slice(0, 200);
      return;
    case 6:
      collector.addText("doc_string", field);
      return;
    case 7:
      head.graphs += 1;
      return readGraph(field, "graph", reading, collector);
    case 8:
      if (head.opsets.length < mostEntries)
        head.opsets.push({ domain: textOf(message, 1), version: numberOf(message, 2) ?? 0 });
      return;
    case 14:
      if (message !== undefined && head.metadata.length < mostEntries) {
        const text = textOf(message, 2).slice(0, longestText);
        head.metadata.push({ name: textOf(message, 1).slice(0, 200), text, offset: message.offset });
      }
      return;
    case 20:
      for (const range of message?.fields ?? []) await readGraph(range, "training", reading, collector);
      return;
    case 25:
      if (message !== undefined) collector.addFunction(message);
  }
}

async function readGraph(
  range: ByteRange,
  within: string,
  reading: ProtoReading,
  collector: Collector,
): Promise<void> {
  const fields = new FieldReader(reading, range, mainGraph, { depth: 1 });
  for (;;) {
    const field = fields.takeHere() ?? (await fields.take());
    if (field === undefined) return;
    if (field.message === undefined) collector.addText(`${within}.doc_string`, field);
    else if (field.number === 1) collector.addNode(field.message, within);
    else if (field.number === 5) collector.addTensor(field.message);
    else if (field.number === 15) collector.addSparse(field.message);
    else if (field.number === 16) collector.addText(textOf(field.message, 1), field);
    else collector.addValue(field.message);
  }
}

function checkHead(head: Head, reading: ProtoReading, size: number): void {
  if (reading.problems.length > 0) return;
  if (size === 0) reading.problem("truncated", "the file is empty", 0, "truncated");
  else if (head.graphs === 0) reading.problem("no-graph", "the model has no graph", 0);
  else if (head.graphs > 1) {
    reading.problem("several-graphs", `the model has ${head.graphs} graphs, which parsers merge into one`, 0);
  } else if (head.irVersion === undefined) {
    reading.problem("no-model", "the model does not say which version of ONNX it is of", 0);
  }
}
