import type { Host } from "../../host/host.ts";
import { joinPath, parentOf } from "../../host/paths.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { entryOf, type YamlNode } from "../../syntax/yaml/tree.ts";
import { decodeText } from "../../text/decode.ts";
import type { CardNeighbour, NeighbourBases } from "../facts.ts";
import { hubId, isRepositoryId, scalarsOf } from "./values.ts";

/** These files are a page long; a longer one is not what its name says. */
const longestFile = 256 * 1024;

/** A file that a tool writes beside the weights, and where it names what they were made from. */
interface Kind {
  readonly name: string;
  readonly relation: NeighbourBases["relation"];
  readonly names: (root: YamlNode) => readonly string[];
}

const kinds: readonly Kind[] = [
  {
    // PEFT, src/peft/config.py, PeftConfig.
    name: "adapter_config.json",
    relation: "adapter",
    names: (root) => scalarsOf(root, "base_model_name_or_path").map(({ text }) => text),
  },
  // mergekit writes its configuration beside the merge (mergekit/merge.py).
  { name: "mergekit_config.yml", relation: "merge", names: mergeNames },
  { name: "mergekit_config.yaml", relation: "merge", names: mergeNames },
];

/**
 * The base models that the files beside a card name. What cannot be read says nothing here: these
 * files are checked for themselves.
 */
export async function neighbourBases(path: string, host: Host): Promise<readonly NeighbourBases[]> {
  const folder = parentOf(path);
  if (folder === undefined) return [];
  const found = await Promise.all(
    kinds.map((kind) => readNeighbour(kind, joinPath(folder, kind.name), host)),
  );
  return found.filter((one) => one !== undefined);
}

/** The names that the Hub links a licence by, and what else is usual. */
const licenseFiles = ["LICENSE", "LICENSE.md", "LICENSE.txt", "COPYING"];

/** The first licence file beside a card. Undefined where there is none. */
export async function licenseFileText(
  path: string,
  host: Host,
): Promise<{ readonly file: CardNeighbour; readonly text: string } | undefined> {
  const folder = parentOf(path);
  if (folder === undefined) return undefined;
  for (const name of licenseFiles) {
    const file = { name, path: joinPath(folder, name) };
    const text = await readShort(file.path, host);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

async function readShort(path: string, host: Host): Promise<string | undefined> {
  const stat = await host.stat(path);
  if (!stat.ok || stat.value.kind !== "file" || stat.value.size > longestFile) return undefined;
  const bytes = await host.readRange(path, 0, longestFile);
  return bytes.ok ? decodeText(bytes.value).text : undefined;
}

async function readNeighbour(kind: Kind, path: string, host: Host): Promise<NeighbourBases | undefined> {
  const text = await readShort(path, host);
  if (text === undefined) return undefined;
  // JSON is YAML (YAML 1.2, chapter 1.2), and one reader with bounds is enough.
  const { value } = await parseYaml(text);
  const ids = value === undefined ? [] : kind.names(value).map(hubId).filter(isOwnedId);
  const [first] = ids;
  if (first === undefined) return undefined;
  return { file: { name: kind.name, path }, ids: [...new Set(ids)], relation: kind.relation };
}

/** `owner/name`. One word may be a folder of the machine that trained. */
function isOwnedId(text: string): boolean {
  return text.includes("/") && isRepositoryId(text);
}

/** mergekit's configuration: `models`, `slices` with `sources`, and `base_model` (docs of mergekit, README). */
function mergeNames(root: YamlNode): readonly string[] {
  const slices = listOf(root, "slices").flatMap((slice) => listOf(slice, "sources"));
  const parts = [...listOf(root, "models"), ...slices].flatMap((part) => scalarsOf(part, "model"));
  return [...scalarsOf(root, "base_model"), ...parts].map(({ text }) => text.replace(/\+.*$/, ""));
}

function listOf(node: YamlNode, key: string): readonly YamlNode[] {
  const value = entryOf(node, key)?.value;
  return value?.type === "sequence" ? value.items.slice(0, 100) : [];
}
