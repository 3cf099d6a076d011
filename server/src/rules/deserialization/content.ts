import type { PythonValue } from "../../documents/python/module.ts";
import type { WeightFileSummary } from "../../facts/project.ts";
import type { Related } from "../../finding/finding.ts";
import { nameOf } from "../../host/paths.ts";
import { pathsIn } from "../paths.ts";
import type { RuleContext } from "../rule.ts";

/** What is known of the very file that a call loads. */
export interface Content {
  readonly file: WeightFileSummary;
  /** `model.pt` */
  readonly name: string;
}

/** Looks the file up that a call loads; of several that it may be, the one that imports something dangerous. */
export function contentOf(loaded: PythonValue | undefined, context: RuleContext): Content | undefined {
  if (loaded === undefined) return undefined;
  const files = pathsIn(loaded, context.path).flatMap(
    (path) => context.project.weightFile(path, context.path) ?? [],
  );
  const file = files.find(isDenied) ?? files[0];
  return file === undefined ? undefined : { file, name: nameOf(file.path) };
}

/** Whether the file imports something that runs commands or code: then nothing but not loading it helps. */
export function isDangerous(content: Content | undefined): boolean {
  return content !== undefined && isDenied(content.file);
}

function isDenied({ denied, runs }: WeightFileSummary): boolean {
  return denied.length > 0 || runs.some((deed) => deed.denied);
}

/** Whether the file was read to its end, holds no pickle and runs nothing else. */
export function isPlain(content: Content | undefined): boolean {
  if (content === undefined) return false;
  const { hasPickle, runs, unread } = content.file;
  return !hasPickle && runs.length === 0 && unread === undefined;
}

/** Whether PyTorch's restricted unpickler takes the file. */
export function isWeightsOnly(content: Content | undefined): boolean {
  return content?.file.weightsOnly?.accepted === true;
}

/**
 * What lies in the file, as sentences.
 *
 * @param asks whether the call could ask PyTorch for weights only
 */
export function contentSentence({ file, name }: Content, asks: "weights-only" | "nothing"): string {
  const [denied] = file.denied;
  if (denied !== undefined) {
    const others = file.denied.length === 1 ? "" : ` (and ${file.denied.length - 1} more like it)`;
    return `\`${name}\` imports \`${denied.name}\`, which ${denied.danger}${others}: do not load it.`;
  }
  const [deed] = file.runs;
  if (deed?.denied === true) return `\`${deed.name}\` in \`${name}\` ${deed.does}: do not load it.`;
  if (file.unread !== undefined) {
    return `\`${name}\` was not read to its end (${file.unread}), so what it would run is not known.`;
  }
  if (deed !== undefined && !file.hasPickle) return `\`${deed.name}\` in \`${name}\` ${deed.does}.`;
  if (!file.hasPickle) return `\`${name}\` holds no pickle.`;
  if (asks === "weights-only" && file.weightsOnly !== undefined) return weightsOnlySentence(file, name);
  const [unknown] = file.unknown;
  if (unknown !== undefined) {
    const others = file.unknown.length === 1 ? "" : ` and ${file.unknown.length - 1} more`;
    return `\`${name}\` imports \`${unknown}\`${others}, whose code runs while it is loaded.`;
  }
  return `Nothing that \`${name}\` imports today is known to do harm.`;
}

function weightsOnlySentence({ weightsOnly }: WeightFileSummary, name: string): string {
  return weightsOnly?.accepted === false
    ? `\`weights_only=True\` refuses \`${name}\` as it is: ${weightsOnly.reason}.`
    : `\`${name}\` holds only tensors and plain values: \`weights_only=True\` will load it.`;
}

/** The file itself, for a person to go to. */
export function relatedFile({ file, name }: Content): Related {
  const [denied] = file.denied;
  const [deed] = file.runs;
  if (denied === undefined && deed !== undefined)
    return { path: file.path, place: deed.place, message: `\`${deed.name}\` stands here` };
  return denied === undefined
    ? { path: file.path, place: { kind: "file" }, message: `\`${name}\`, which is loaded` }
    : { path: file.path, place: denied.place, message: `\`${denied.name}\` is imported here` };
}
