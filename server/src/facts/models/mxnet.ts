import type { ModelCode, ModelDefect } from "../facts.ts";
import type { ModelReading, ModelSubject } from "./reading.ts";

const longestSymbol = 256 << 20;
const mostNames = 200;

/** The graph of an MXNet model (`-symbol.json`): its operators, and which of them are Python of the loader's own. */
export async function readMxnetModel({ source }: ModelSubject): Promise<ModelReading> {
  const bytes = await source.read(0, longestSymbol + 1);
  if (bytes.length > longestSymbol) return { defects: [unread("its graph is longer than is read")] };
  let graph: unknown;
  try {
    graph = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { defects: [unread("its graph is no JSON")] };
  }
  const nodes = fieldOf(graph, "nodes");
  const code = new Map<string, ModelCode & { count: number }>();
  for (const node of Array.isArray(nodes) ? nodes : []) {
    const name = customName(node);
    const known = name === undefined ? undefined : code.get(name);
    if (known !== undefined) known.count += 1;
    else if (name !== undefined && code.size < mostNames) code.set(name, { ...custom(name), count: 1 });
  }
  const version = fieldOf(fieldOf(graph, "attrs"), "mxnet_version");
  const [, number] = Array.isArray(version) ? version : [];
  const producer = typeof number === "number" ? { producer: `mxnet ${number}` } : {};
  const file = { format: "MXNet", ...producer, tensors: [], tensorCount: 0 };
  return { file, code: [...code.values()] };
}

/** `Custom` runs a Python operator that was registered under `op_type` (src/operator/custom/custom.cc). */
function customName(node: unknown): string | undefined {
  if (fieldOf(node, "op") !== "Custom") return undefined;
  const attributes = fieldOf(node, "attrs") ?? fieldOf(node, "attr") ?? fieldOf(node, "param");
  const type = fieldOf(attributes, "op_type");
  return `Custom ${typeof type === "string" ? type.slice(0, 100) : ""}`.trim();
}

function custom(name: string): ModelCode {
  const does = "is a Python operator that the program which loads the model has to bring";
  return { family: "foreign-code", name, does, when: "loaded", tier: "unknown" };
}

function unread(message: string): ModelDefect {
  return { family: "unread", problem: { kind: "limit", code: "graph", message, offset: 0 } };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
