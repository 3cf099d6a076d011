import { data, flat, int, long, table, tables, to } from "./tflite.ts";

/** Builds models of ONNX Runtime's format (onnxruntime/core/flatbuffers/schema/ort.fbs). */

type Item = ReturnType<typeof table>;

/** The dimensions of a tensor: whole numbers of eight bytes. */
function longs(values: readonly (number | bigint)[]) {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setBigInt64(8 * index, BigInt(value), true);
  });
  return data(bytes, values.length);
}

/** A tensor: its name, its type (1 float, 7 int64), its dimensions, and so many bytes. */
export function tensor(
  name: string,
  type: number,
  dims: readonly (number | bigint)[],
  bytes: number,
  count?: number,
): Item {
  return table(data(name), undefined, longs(dims), int(type), data(new Uint8Array(bytes), count));
}

export function text(name: string, value: string): Item {
  return table(data(name), undefined, int(3), undefined, undefined, data(value));
}

export function attributeTensor(name: string, value: Item): Item {
  return table(data(name), undefined, int(4), undefined, undefined, undefined, to(value));
}

export function subgraph(name: string, value: Item): Item {
  return table(data(name), undefined, int(5), undefined, undefined, undefined, undefined, to(value));
}

/** A node: operator, domain, the number that the graph knows it by, attributes. */
export function node(type: string, domain = "", index = 0, ...attributes: readonly Item[]): Item {
  const fields = [
    data(`${type}_0`),
    undefined,
    data(domain),
    int(1),
    int(index),
    data(type),
    int(0),
    data(""),
  ];
  return table(...fields, undefined, undefined, tables(...attributes));
}

export function graph(nodes: readonly Item[], initializers: readonly Item[] = [], most = nodes.length): Item {
  return table(tables(...initializers), undefined, tables(...nodes), int(most));
}

/** A session: the version of the format, and a model of this graph with these metadata. */
export function session(
  body: Item | undefined,
  metadata: Readonly<Record<string, string>> = {},
  tail?: Uint8Array,
): Uint8Array {
  const entries = Object.entries(metadata).map(([key, value]) => table(data(key), data(value)));
  const opset = table(data(""), long(17));
  const words = [long(8), tables(opset), data("pytorch"), data("2.4.0"), data(""), long(0), data("")];
  const model = table(...words, body === undefined ? undefined : to(body), data(""), tables(...entries));
  return flat(table(data("5"), to(model)), "ORTM", tail);
}
