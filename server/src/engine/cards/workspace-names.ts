import type { Host } from "../../host/host.ts";
import { decodeText } from "../../text/decode.ts";
import { lineageCandidates } from "../lineage-files.ts";

/** Ids of the Hub that files of a workspace name, in the order of the alphabet. */
export interface WorkspaceNames {
  readonly models: readonly string[];
  readonly datasets: readonly string[];
}

/** The most files that are read, and how much of each: for proposals while somebody types. */
const mostFiles = 400;
const mostBytes = 256 * 1024;

/** How long an answer is taken for true, in milliseconds: a person types for longer than files change. */
const staysTrue = 30_000;

const answers = new WeakMap<
  Host,
  Map<string, { readonly at: number; readonly names: Promise<WorkspaceNames> }>
>();

/** Looks through programs, configurations and cards by their words alone: a proposal need not be proved. */
export function namesInWorkspace(host: Host, root: string): Promise<WorkspaceNames> {
  const known = answers.get(host) ?? new Map();
  answers.set(host, known);
  const earlier = known.get(root);
  const now = host.now();
  if (earlier !== undefined && now - earlier.at < staysTrue) return earlier.names;
  const names = readNames(host, root);
  known.set(root, { at: now, names });
  return names;
}

const id = String.raw`([A-Za-z0-9][\w.-]{0,95}\/[\w.-]{1,95})`;
const dataset = new RegExp(
  String.raw`(?:load_dataset\w*\(\s{0,80}(?:path\s{0,4}=\s{0,4})?["']|dataset_name\s{0,4}[:=]\s{0,4}["']?|^\s{0,20}-?\s{0,4}path:\s{0,4})${id}`,
  "gm",
);
const model = new RegExp(
  String.raw`(?:from_pretrained\(\s{0,80}["']|(?:SentenceTransformer|CrossEncoder|LLM)\(\s{0,80}["']|(?:base_model|model_name_or_path|base_model_name_or_path|model)["']?\s{0,4}[:=]\s{0,4}["']?)${id}`,
  "gm",
);

async function readNames(host: Host, root: string): Promise<WorkspaceNames> {
  const models = new Set<string>();
  const datasets = new Set<string>();
  const candidates = (await lineageCandidates(host, root)).filter(
    (path) => !/\.(?:gguf|safetensors|onnx)$/i.test(path),
  );
  for (const path of candidates.slice(0, mostFiles)) {
    const read = await host.readRange(path, 0, mostBytes);
    if (!read.ok) continue;
    const { text } = decodeText(read.value);
    for (const match of text.matchAll(dataset)) datasets.add(match[1] ?? "");
    for (const match of text.matchAll(model)) models.add(match[1] ?? "");
  }
  return { models: [...models].sort(), datasets: [...datasets].sort() };
}
