import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf } from "../../documents/python/value-queries.ts";
import { isPersonalNamespace } from "../../knowledge/references/namespaces.ts";
import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { CallFact, Stake } from "../facts.ts";
import type { ReferenceReading } from "./read-call.ts";

const nothing: PythonValue = { type: "unknown" };

/** Formats that are pickles, or hold them. */
const pickleEnding = /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill)$/i;

/** What more than changed numbers is at stake where a call names something, the weightiest first. */
export function stakesOf(call: CallFact, { api, name }: ReferenceReading): readonly Stake[] {
  const stakes: Stake[] = [];
  if (api.pickle !== undefined) stakes.push({ kind: "pickle", clause: api.pickle });
  const files =
    api.fileName === undefined
      ? []
      : stringsOf(call.argument(api.fileName.name, api.fileName.position)?.value ?? nothing);
  // Restricted to tensors, a pickle runs nothing.
  const restricted = call.argument("weights_only")?.value;
  if (restricted?.type !== "boolean" || !restricted.value)
    stakes.push(...pickleFiles([...files, ...(name.file === undefined ? [] : [name.file])]));
  const safetensors = call.argument("use_safetensors")?.value;
  if (safetensors?.type === "boolean" && !safetensors.value) {
    const clause = "`use_safetensors=False` takes the pickle weights, which can run code";
    stakes.push({ kind: "pickle", clause });
  }
  if (name.plainHttp === true) stakes.push(plainHttp);
  if (name.holds === "weights" || api.names.includes("gdown.download")) stakes.push(noChecksum);
  const owner = personalNamespace(name.id, name.registry ?? api.registry);
  if (owner !== undefined) stakes.push(owner);
  return stakes;
}

/** Accounts of persons, whose repositories come and go as they like. */
export function personalNamespace(id: string, registry: ReferenceRegistry): Stake | undefined {
  const owner = id.slice(0, Math.max(0, id.indexOf("/")));
  if (registry !== "huggingface" || !isPersonalNamespace(owner)) return undefined;
  return {
    kind: "personal-namespace",
    clause: `\`${owner}\` is the account of one person, who can rename, replace or delete it at any time`,
  };
}

export const noChecksum: Stake = {
  kind: "no-checksum",
  clause: "nothing compares what arrives with what was meant",
};

export const plainHttp: Stake = {
  kind: "plain-http",
  clause: "the address is plain `http://`, which anyone on the way can change",
};

/** The first of the files that is a pickle by its name. */
export function pickleFiles(files: readonly string[]): readonly Stake[] {
  const file = files.find((text) => pickleEnding.test(text));
  if (file === undefined) return [];
  return [{ kind: "pickle", clause: `\`${file}\` is a pickle format, which can run code when it is loaded` }];
}
