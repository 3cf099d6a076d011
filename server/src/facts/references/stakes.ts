import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact, Stake } from "../facts.ts";
import type { ReferenceReading } from "./read-call.ts";

const nothing: PythonValue = { type: "unknown" };

/** Formats that are pickles, or hold them. */
const pickleEnding = /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill)$/i;

/** What more than changed numbers is at stake where a call names something, the weightiest first. */
export function stakesOf(call: CallFact, { api, name }: ReferenceReading): readonly Stake[] {
  const stakes: Stake[] = [];
  if (api.names.includes("huggingface_hub.from_pretrained_fastai")) {
    stakes.push({ kind: "pickle", clause: "a fastai learner is a pickle, which runs code" });
  }
  const files =
    api.fileName === undefined
      ? []
      : stringsOf(call.argument(api.fileName.name, api.fileName.position)?.value ?? nothing);
  stakes.push(...pickleFiles([...files, ...(name.file === undefined ? [] : [name.file])]));
  const safetensors = call.argument("use_safetensors")?.value;
  if (safetensors?.type === "boolean" && !safetensors.value) {
    const clause = "`use_safetensors=False` takes the pickle weights, which can run code";
    stakes.push({ kind: "pickle", clause });
  }
  if (name.plainHttp === true) stakes.push(plainHttp);
  return stakes;
}

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
