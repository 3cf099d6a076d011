import { parseDockerfile } from "../../../syntax/dockerfile/parse.ts";
import type { RemoteReferenceFact } from "../../facts.ts";
import type { ReferenceFact } from "../fact.ts";
import { pinOf } from "../pins.ts";
import { readAlias } from "../registry-names.ts";
import { isRepository } from "../repository-name.ts";
import { personalNamespace } from "../stakes.ts";

const pinning =
  "Ollama pulls by a tag that moves: write the path of a GGUF file whose SHA-256 you know, `FROM ./<file>.gguf`";

/** `FROM llama3.1:8b`, `ADAPTER …` of a Modelfile. Source: https://github.com/ollama/ollama/blob/main/docs/modelfile.mdx */
export function readModelfile(text: string): readonly ReferenceFact[] {
  return parseDockerfile(text).flatMap(({ keyword, argumentSpan, span }): readonly ReferenceFact[] => {
    if (keyword !== "FROM" && keyword !== "ADAPTER") return [];
    const written = text.slice(argumentSpan.start, argumentSpan.end).trim();
    const place = {
      idSpan: argumentSpan,
      span,
      api: `Modelfile ${keyword}`,
      where: "configuration",
    } as const;
    if (written === "" || /^[./~]|^[A-Za-z]:|\.(?:gguf|safetensors|bin)$|\s/.test(written)) {
      return [{ kind: "local-reference", thing: "model", source: written, ...place }];
    }
    return hubModel(written, place) ?? ollamaModel(written, place);
  });
}

type Place = Pick<RemoteReferenceFact, "idSpan" | "span" | "api" | "where">;

const same = {
  kind: "model-reference",
  thing: "model",
  pinningPlace: { form: "download" },
  pinning,
  companions: [],
  trustsRemoteCode: false,
} as const;

/** `hf.co/org/name[:QUANTISATION]`, which Ollama takes from the hub's main branch. */
function hubModel(written: string, place: Place): readonly RemoteReferenceFact[] | undefined {
  const id = /^(?:hf\.co|huggingface\.co)\/([\w.-]+\/[\w.-]+)(?::[\w.-]+)?$/.exec(written)?.[1];
  if (id === undefined || !isRepository(id)) return undefined;
  const owner = personalNamespace(id, "huggingface");
  const stakes = owner === undefined ? [] : [owner];
  const part = place.api.endsWith("ADAPTER") ? "adapter" : "weights";
  return [{ ...same, ...place, id, registry: "huggingface", pin: "none", part, stakes }];
}

function ollamaModel(written: string, place: Place): readonly RemoteReferenceFact[] {
  const name = readAlias(written, "ollama");
  if (name === undefined) return [];
  const { id, revision } = name;
  const pin = revision === undefined ? "none" : pinOf(revision, "ollama");
  const given = revision === undefined ? {} : { revision };
  return [{ ...same, ...place, id, registry: "ollama", pin, ...given, part: "weights", stakes: [] }];
}
