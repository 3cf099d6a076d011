import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { RemoteName } from "./names.ts";
import { isRepository } from "./repository-name.ts";

/** The names of registries other than git's. Each answers undefined where a text is no name of that registry. */

/** `[entity/project/]name[:ALIAS]`, `[host/]name[:TAG]`: Weights & Biases, Ollama, LangSmith. */
export function readAlias(name: string, registry: ReferenceRegistry): RemoteName | undefined {
  const match = /^((?:[\w.-]{1,100}\/){0,3}[\w.-]{1,128})(?::([\w.+-]{1,128}))?$/.exec(name);
  const id = match?.[1];
  if (id === undefined || /^[./~]|^\.\.?\//.test(name)) return undefined;
  // Without a slash Ollama's names are the library's own; LangSmith's need their owner.
  if (registry === "langsmith" && !id.includes("/")) return undefined;
  const revision = match?.[2];
  const slot = { start: id.length, end: name.length, before: ":", after: "" };
  return revision === undefined ? { id, slot } : { id, revision, slot };
}

/**
 * `models:/name/VERSION-OR-STAGE`, `models:/name@ALIAS`, `models:/m-ID`, `runs:/ID/path`.
 * Source: mlflow/store/artifact/utils/models.py, _parse_model_uri().
 */
export function readMlflow(uri: string): RemoteName | undefined {
  const run = /^runs:\/([0-9a-f]{8,64})\/(.+)$/.exec(uri);
  // What a run has logged stays with the run.
  if (run !== null) return { id: run[2] ?? "", revision: run[1] ?? "", pin: "version" };
  const match = /^models:\/{1,3}(?:[\w.-]+@[\w.-]+\/)?([^/@\s]{1,200})(?:\/([^/@\s]+)|@([^/@\s]+))?$/.exec(
    uri,
  );
  const id = match?.[1];
  if (match === null || id === undefined) return undefined;
  if (/^m-[0-9a-f]{32}$/.test(id)) return { id, pin: "version" };
  const revision = match[2] ?? match[3];
  const start = uri.indexOf(id) + id.length;
  const slot = { start, end: uri.length, before: "/", after: "" };
  return revision === undefined ? { id, slot } : { id, revision, slot };
}

/** `https://tfhub.dev/owner/name[/path]/VERSION`, `https://www.kaggle.com/models/owner/name/frameworks/…/versions/VERSION`. */
export function readTensorflowHub(written: string): RemoteName | undefined {
  const match =
    /^https?:\/\/(?:(?:www\.)?tfhub\.dev|(?:www\.)?kaggle\.com\/models)\/([\w.-]+\/[^?#\s]{1,300}?)(?:\/(?:versions\/)?(\d+))?(?:[?#].*)?$/.exec(
      written,
    );
  const id = match?.[1];
  if (match === null || id === undefined) return undefined;
  const http = written.startsWith("http://") ? { plainHttp: true } : {};
  return match[2] === undefined ? { id, ...http } : { id, revision: match[2], ...http };
}

/**
 * `pretrained=org/name,revision=REVISION,…`
 * Source: lm_eval/utils.py, simple_parse_args_string().
 */
export function readModelArguments(text: string): RemoteName | undefined {
  const id = /(?:^|,)\s*(?:pretrained|model|path|model_name)=([^,\s]+)/.exec(text)?.[1] ?? "";
  if (!isRepository(id)) return undefined;
  const found = /(?:^|,)\s*revision=([^,\s]*)/d.exec(text);
  const place = found?.indices?.[1];
  if (found === null || place === undefined) {
    const slot = { start: text.length, end: text.length, before: ",revision=", after: "" };
    return { id, slot };
  }
  const slot = { start: place[0], end: place[1], before: "", after: "" };
  return { id, revision: found[1] ?? "", slot };
}

/** `models/org/name`, `huggingface/org/name`, `spaces/org/name`. Source: gradio/external.py, load(). */
export function readGradio(name: string): RemoteName | undefined {
  const match = /^(models|huggingface|spaces)\/([A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?)$/.exec(name);
  if (match === null) return undefined;
  return { id: match[2] ?? "", ...(match[1] === "spaces" ? { kind: "artifact" } : {}) };
}

/**
 * `DEFAULT` is the best of a release, and moves with the library; a version's file is compared with
 * the sum in its name. Source: torchvision/models/_api.py, WeightsEnum.
 */
export function readTorchvision(weights: string): RemoteName | undefined {
  const revision = /^(?:\w{1,80}\.)?(DEFAULT|[A-Z][A-Z0-9_]{0,80}_V\d+)$/.exec(weights)?.[1];
  if (revision === undefined) return undefined;
  return { id: "", revision, pin: revision === "DEFAULT" ? "alias" : "checksum" };
}
