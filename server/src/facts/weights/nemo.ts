import type { ByteSource } from "../../host/byte-source.ts";
import { judgeImport } from "../../knowledge/pickle-globals/tier.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import type { YamlNode } from "../../syntax/yaml/tree.ts";
import type { ModelCode } from "../facts.ts";
import { factsOfReading } from "../models/reading.ts";
import { textOfSource } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

const longestConfig = 8 << 20;
const mostNodes = 200_000;
const format = "NeMo";

/**
 * The classes that the settings of a NeMo archive name. Restoring it imports and calls them with what the
 * settings say (hydra.utils.instantiate for `_target_`, nemo.utils.model_utils.import_class_by_path for `target`).
 */
export async function scanNemoConfig(
  subject: Subject,
  name: string,
  source: ByteSource,
  scan: Scan,
): Promise<void> {
  const inner = innerPath(subject.inner, name);
  const text = await textOfSource(source, longestConfig);
  const parsed = text === undefined ? undefined : await parseYaml(text);
  if (parsed === undefined || parsed.problems.length > 0) {
    const message = "the settings of this archive could not be read";
    note({ ...subject, inner, guess: false }, scan, { kind: "malformed", code: "settings", message });
  }
  const targets = targetsOf(parsed?.value);
  const outermost = targets.find(({ key }) => key === "target");
  const file = {
    format,
    ...(outermost === undefined ? {} : { architecture: outermost.path.slice(0, 200) }),
    tensors: [],
    tensorCount: 0,
  };
  scan.facts.push(...factsOfReading({ file, code: targets.flatMap(codeOf) }, format, inner));
}

interface Target {
  readonly key: string;
  readonly path: string;
  readonly offset: number;
}

function targetsOf(root: YamlNode | undefined): readonly Target[] {
  const found = new Map<string, Target>();
  const open: YamlNode[] = root === undefined ? [] : [root];
  for (let at = 0; at < open.length && at < mostNodes; at += 1) {
    const node = open[at];
    if (node?.type === "sequence") open.push(...node.items);
    if (node?.type !== "mapping") continue;
    for (const { key, value } of node.entries) {
      if (value === undefined) continue;
      if (value.type !== "scalar") open.push(value);
      else if (key.text === "_target_" || key.text === "target" || key.text === "cls")
        found.set(value.text, { key: key.text, path: value.text, offset: value.span.start });
    }
  }
  return [...found.values()];
}

/** Packages whose classes such settings usually name. */
const usual =
  /^(?:nemo|torch|pytorch_lightning|lightning|transformers|omegaconf|megatron|apex|torchmetrics|nemo_text_processing)\./;

function codeOf({ path, offset }: Target): readonly ModelCode[] {
  const dot = path.lastIndexOf(".");
  if (dot <= 0) return [];
  const verdict = judgeImport(path.slice(0, dot), path.slice(dot + 1));
  if (verdict.tier === "allowed" || (verdict.tier === "unknown" && usual.test(path))) return [];
  const place = { name: path.slice(0, 200), when: "loaded", offset } as const;
  if (verdict.tier === "denied") {
    const does = `is called with what the settings say, and ${verdict.danger}`;
    return [{ family: "runs-code", does, tier: "denied", ...place }];
  }
  const does = "is imported and called with what the settings say";
  return [{ family: "foreign-code", does, tier: "unknown", ...place }];
}
