import type { Host } from "../../host/host.ts";
import { joinPath } from "../../host/paths.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { entryOf, type YamlNode } from "../../syntax/yaml/tree.ts";
import type { NeighbourBases } from "../facts.ts";
import { type NamedFolder, readShort } from "./folder.ts";
import { hubId, isRepositoryId, scalarsOf } from "./values.ts";

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
export async function neighbourBases(
  { path, names }: NamedFolder,
  host: Host,
): Promise<readonly NeighbourBases[]> {
  const present = kinds.filter(({ name }) => names.includes(name));
  const found = await Promise.all(
    present.map((kind) => readNeighbour(kind, joinPath(path, kind.name), host)),
  );
  return found.filter((one) => one !== undefined);
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
