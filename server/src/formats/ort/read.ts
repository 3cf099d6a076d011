import type { ByteSource } from "../../host/byte-source.ts";
import { FlatBuffer, type FlatTable } from "../flatbuffers/buffer.ts";
import { FlatReading } from "../flatbuffers/reading.ts";
import type { NamedText, OrtFile, OrtOperator, OrtRead, OrtTensor } from "./file.ts";
import { readTensor } from "./tensors.ts";

const mostUnits = 2_000_000;
const mostTensors = 100_000;
const mostOperators = 2_000;
const mostStrings = 200;
const mostTexts = 2_000;
const deepest = 50;
/** Attributes with shorter strings are modes and names of the format's own. */
const shortestText = 12;
const longestText = 16 * 1024;

/** Fields of the tables, in the order of onnxruntime/core/flatbuffers/schema/ort.fbs (ONNX Runtime 1.20, MIT). */
const Session = { version: 0, model: 1 } as const;
const Model = {
  ir: 0,
  opsets: 1,
  producer: 2,
  producerVersion: 3,
  doc: 6,
  graph: 7,
  graphDoc: 8,
  metadata: 9,
} as const;
const Graph = { initializers: 0, nodes: 2, mostNodes: 3, edges: 4, sparse: 7 } as const;
const Node = { domain: 2, index: 4, type: 5, attributes: 10 } as const;
const Attribute = { name: 0, text: 5, tensor: 6, graph: 7, texts: 10, tensors: 11, graphs: 12 } as const;

/**
 * Reads a model in ONNX Runtime's format: tables and names, of its tensors only where they lie.
 *
 * Problems: `truncated`, `no-mark`, `structure` (an offset that leads nowhere), `limit`, `no-graph`, `too-deep`,
 * `node-index`, `dimension`, `size-overflow`, `size-mismatch`.
 */
export async function readOrt(source: ByteSource): Promise<OrtRead> {
  const reading = new FlatReading(new FlatBuffer(source, mostUnits), mostUnits);
  if (!(await reading.hasMark("ORTM", "an ORT"))) return { value: undefined, problems: reading.problems };
  const value = await new OrtReader(reading).read();
  return { value, problems: reading.problems };
}

interface OperatorCount extends Omit<OrtOperator, "count" | "strings"> {
  count: number;
  readonly strings: NamedText[];
}

class OrtReader {
  readonly #reading: FlatReading;
  readonly #tensors: OrtTensor[] = [];
  readonly #operators = new Map<string, OperatorCount>();
  readonly #texts: NamedText[] = [];
  #tensorCount = 0;
  #parameters = 0;

  constructor(reading: FlatReading) {
    this.#reading = reading;
  }

  async read(): Promise<OrtFile | undefined> {
    const reading = this.#reading;
    const root = await reading.unit(() => reading.flat.tableAt(0, "the session"));
    if (root === undefined) return undefined;
    const text = async (table: FlatTable, field: number, what: string) =>
      (await reading.unit(() => table.string(field, what)))?.text.slice(0, 200) ?? "";
    const ortVersion = await text(root, Session.version, "the version");
    const model = await reading.unit(() => root.table(Session.model, "the model"));
    const graph =
      model === undefined ? undefined : await reading.unit(() => model.table(Model.graph, "the graph"));
    if (model === undefined || graph === undefined) {
      if (reading.problems.length === 0) reading.problem("no-graph", "the file has no graph", root.position);
      return undefined;
    }
    const metadata = await this.#metadata(model);
    for (const [field, name] of [
      [Model.doc, "doc_string"],
      [Model.graphDoc, "graph_doc_string"],
    ] as const) {
      const words = await reading.unit(() => model.string(field, name));
      if (words !== undefined && words.text !== "") this.#addText({ name, ...words });
    }
    await this.#graph(graph, "graph", 0);
    const irVersion = await reading.unit(() => model.uint64(Model.ir));
    return {
      ortVersion,
      ...(irVersion === undefined || irVersion === 0 ? {} : { irVersion }),
      producer: await text(model, Model.producer, "the producer"),
      producerVersion: await text(model, Model.producerVersion, "the producer's version"),
      opsets: await reading.each(model, Model.opsets, "the list of operator sets", (set) => ({
        domain: set.string(0, "a domain")?.text.slice(0, 200) ?? "",
        version: set.uint64(1),
      })),
      metadata,
      operators: [...this.#operators.values()],
      tensors: this.#tensors,
      tensorCount: this.#tensorCount,
      parameters: this.#parameters,
      texts: [...metadata, ...this.#texts].slice(0, mostTexts),
    };
  }

  async #metadata(model: FlatTable): Promise<readonly NamedText[]> {
    return this.#reading.each(model, Model.metadata, "the list of metadata", (entry) => {
      const value = entry.string(1, "a value of the metadata");
      return {
        name: entry.string(0, "a key of the metadata")?.text.slice(0, 200) ?? "",
        text: value?.text.slice(0, longestText) ?? "",
        offset: value?.offset ?? entry.position,
      };
    });
  }

  async #graph(graph: FlatTable, within: string, depth: number): Promise<void> {
    const reading = this.#reading;
    if (depth > deepest) {
      reading.problem("too-deep", `more than ${deepest} graphs lie in each other`, graph.position);
      return;
    }
    await this.#checkNodes(graph);
    await this.#addTensors(graph, Graph.initializers);
    for (const sparse of await reading.each(
      graph,
      Graph.sparse,
      "the list of sparse tensors",
      (one) => one,
    )) {
      for (const part of [0, 1]) await this.#addTensor(sparse, part);
    }
    for (const node of await reading.each(graph, Graph.nodes, "the list of nodes", (one) => one))
      await this.#node(node, within, depth);
  }

  /** The runtime keeps nodes in an array of `max_node_index`, and writes where their numbers say. */
  async #checkNodes(graph: FlatTable): Promise<void> {
    const reading = this.#reading;
    const most = (await reading.unit(() => graph.uint32(Graph.mostNodes))) ?? 0;
    const indices = await reading.each(graph, Graph.nodes, "the list of nodes", (node) =>
      node.uint32(Node.index),
    );
    const edges = await reading.each(graph, Graph.edges, "the list of edges", (edge) => edge.uint32(0));
    const bad = [...indices, ...edges].find((index) => index >= most);
    if (bad !== undefined)
      reading.problem(
        "node-index",
        `a node has the number ${bad}, the graph has room for ${most}`,
        graph.position,
      );
    else if (most > reading.flat.size)
      reading.problem(
        "node-index",
        `a graph asks for room for ${most} nodes, more than the file has bytes`,
        graph.position,
      );
  }

  async #node(node: FlatTable, within: string, depth: number): Promise<void> {
    const reading = this.#reading;
    const known = await reading.unit(() => {
      const domain = node.string(Node.domain, "a domain")?.text.slice(0, 200) ?? "";
      const type = node.string(Node.type, "an operator")?.text.slice(0, 200) ?? "";
      return { domain, type };
    });
    const strings: NamedText[] = [];
    for (const attribute of await reading.each(
      node,
      Node.attributes,
      "the list of attributes",
      (one) => one,
    )) {
      strings.push(...(await this.#strings(attribute)));
      await this.#addTensor(attribute, Attribute.tensor);
      await this.#addTensors(attribute, Attribute.tensors);
      const inner = within.endsWith("subgraph") ? within : `${within}, subgraph`;
      const graph = await reading.unit(() => attribute.table(Attribute.graph, "a graph"));
      const graphs = await reading.each(attribute, Attribute.graphs, "a list of graphs", (one) => one);
      for (const one of graph === undefined ? graphs : [graph, ...graphs])
        await this.#graph(one, inner, depth + 1);
    }
    for (const text of strings) if (text.text.length >= shortestText) this.#addText(text);
    if (known !== undefined) this.#count({ ...known, offset: node.position, within }, strings);
  }

  async #strings(attribute: FlatTable): Promise<readonly NamedText[]> {
    const { flat } = this.#reading;
    const read = await this.#reading.unit(() => {
      const name = attribute.string(Attribute.name, "the name of an attribute")?.text.slice(0, 200) ?? "";
      const one = attribute.string(Attribute.text, "a string");
      const list = attribute.vector(Attribute.texts, 4, "a list of strings");
      const found = one === undefined || one.text === "" ? [] : [{ name, ...one }];
      for (let index = 0; index < Math.min(list.count, 20); index += 1) {
        const at = list.start + 4 * index;
        const start = at + flat.uint32(at, "a string");
        const length = Math.min(flat.uint32(start, "a string"), longestText);
        found.push({ name, text: flat.text(start + 4, length, "a string"), offset: start + 4 });
      }
      return found;
    });
    return (read ?? []).map((text) => ({ ...text, text: text.text.slice(0, longestText) }));
  }

  #count(operator: Omit<OrtOperator, "count" | "strings">, strings: readonly NamedText[]): void {
    const key = `${operator.domain}::${operator.type}`;
    const known = this.#operators.get(key);
    if (known === undefined) {
      if (this.#operators.size < mostOperators)
        this.#operators.set(key, { ...operator, count: 1, strings: strings.slice(0, mostStrings) });
      return;
    }
    known.count += 1;
    if (operator.domain !== "" && known.strings.length < mostStrings)
      known.strings.push(...strings.slice(0, 20));
  }

  async #addTensors(table: FlatTable, field: number): Promise<void> {
    const tensors = await this.#reading.each(table, field, "a list of tensors", (one) => one);
    for (const tensor of tensors) await this.#tensor(tensor);
  }

  async #addTensor(table: FlatTable, field: number): Promise<void> {
    const tensor = await this.#reading.unit(() => table.table(field, "a tensor"));
    if (tensor !== undefined) await this.#tensor(tensor);
  }

  async #tensor(table: FlatTable): Promise<void> {
    const tensor = await this.#reading.unit(() => readTensor(this.#reading.flat, table));
    if (tensor === undefined) return;
    const { name, dtype, shape, elements, problem, offset } = tensor;
    this.#tensorCount += 1;
    this.#parameters += elements;
    if (this.#tensors.length < mostTensors) this.#tensors.push({ name, dtype, shape });
    if (problem !== undefined)
      this.#reading.problem(problem.code, `the tensor ${quoted(name)} ${problem.clause}`, offset);
  }

  #addText(text: NamedText): void {
    if (this.#texts.length < mostTexts) this.#texts.push(text);
  }
}

function quoted(name: string): string {
  const short = name.length > 80 ? `${name.slice(0, 77)}…` : name;
  return `\`${JSON.stringify(short).slice(1, -1)}\``;
}
