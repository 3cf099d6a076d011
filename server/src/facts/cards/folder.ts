import type { Host } from "../../host/host.ts";
import { joinPath, parentOf } from "../../host/paths.ts";
import { decodeText } from "../../text/decode.ts";
import type { CardFolder, CardNeighbour } from "../facts.ts";

/** These files are a page long; a longer one is not what its name says. */
const longestFile = 256 * 1024;

/** The names that the Hub links a licence by, and what else is usual; the plain ones first. */
const licenseName = /^(?:licen[cs]e|copying)(?:[._-][\w.-]*)?$/i;
const noticeName = /^notices?(?:\.(?:txt|md))?$/i;
const policyName = /^(?:use_policy|acceptable_use_policy|prohibited_use_policy|attachment_a)[\w.-]*$/i;
const weightName =
  /^(?:.*\.(?:safetensors|gguf|onnx|ckpt|pt|pth|h5|keras|tflite)|(?:pytorch_model|adapter_model).*\.bin)$/i;
const dataName = /^(?:.*\.(?:parquet|arrow|jsonl|csv|tsv)|data)$/i;

/** A text beside a card, read when somebody asks. */
export interface ReadFile {
  readonly file: CardNeighbour;
  readonly text: string;
}

export interface FolderTexts {
  readonly folder: Omit<CardFolder, "licenses" | "notices">;
  readonly licenses: readonly ReadFile[];
  readonly notices: readonly ReadFile[];
}

/** Whether a file of this name is read with the card beside it. */
export function isReadBeside(name: string): boolean {
  return (
    licenseName.test(name) ||
    noticeName.test(name) ||
    /^(?:adapter_config\.json|mergekit_config\.ya?ml)$/.test(name)
  );
}

/** So many files of each kind are read: more are a collection, not a licence. */
const mostFiles = 6;

/** A folder and the names in it; nothing where it may not be listed. */
export interface NamedFolder {
  readonly path: string;
  readonly names: readonly string[];
}

/** The folder that a card lies in. */
export async function folderAround(path: string, host: Host): Promise<NamedFolder | undefined> {
  const folder = parentOf(path);
  const listed = folder === undefined ? undefined : await host.list(folder);
  if (folder === undefined || listed?.ok !== true) return undefined;
  return { path: folder, names: listed.value.map(({ name }) => name) };
}

/** What lies beside a card. */
export async function folderTexts({ path: folder, names }: NamedFolder, host: Host): Promise<FolderTexts> {
  const read = async (pattern: RegExp): Promise<readonly ReadFile[]> => {
    const wanted = names.filter((name) => pattern.test(name)).sort(byPlainness);
    const files = wanted.slice(0, mostFiles).map((name) => ({ name, path: joinPath(folder, name) }));
    const texts = await Promise.all(files.map((file) => readShort(file.path, host)));
    return files.flatMap((file, at) => {
      const text = texts[at];
      return text === undefined ? [] : [{ file, text }];
    });
  };
  const [licenses, notices] = await Promise.all([read(licenseName), read(noticeName)]);
  return {
    folder: {
      hasWeights: names.some((name) => weightName.test(name)),
      hasData: names.some((name) => dataName.test(name)),
      policies: names.filter((name) => policyName.test(name)),
    },
    licenses,
    notices,
  };
}

/** `LICENSE` before `LICENSE-3rd-party.txt`. */
function byPlainness(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : 1);
}

/** A short text; undefined where there is none. */
export async function readShort(path: string, host: Host): Promise<string | undefined> {
  const stat = await host.stat(path);
  if (!stat.ok || stat.value.kind !== "file" || stat.value.size > longestFile) return undefined;
  const bytes = await host.readRange(path, 0, longestFile);
  return bytes.ok ? decodeText(bytes.value).text : undefined;
}
