import { renderValue } from "../../formats/pickle/render.ts";
import type { RestrictedStep } from "../../formats/pickle/restricted.ts";
import type { PickleStream } from "../../formats/pickle/streams.ts";
import type { PickleImport, Value } from "../../formats/pickle/values.ts";
import { isObject, rootImport } from "../../formats/pickle/values.ts";
import { isAcceptedByWeightsOnly } from "../../knowledge/loaders/weights-only.ts";
import type { PickleFact, WeightsOnlyAnswer } from "../facts.ts";
import type { PickleContainer, Subject } from "./subject.ts";

interface Refusal {
  readonly offset: number;
  readonly why: string;
}

const mostNames = 50;

/**
 * What `torch.load(…, weights_only=True)` of torch 2.6 and later makes of one pickle, with nothing
 * added by `add_safe_globals`: its unpickler takes the names of a list, the opcodes of protocol 2,
 * states for tensors, parameters and what the list makes, items for lists and dicts, and persistent
 * ids that name a storage.
 *
 * Source: torch/_weights_only_unpickler.py, Unpickler.load (BSD-3-Clause), read 2026-11.
 *
 * @param shift what to add to the pickle's offsets
 */
function weightsOnlyAnswer(stream: PickleStream, shift: number): WeightsOnlyAnswer {
  const refused = stream.imports.filter((imported) => !isAcceptedByWeightsOnly(nameOf(imported)));
  const refusals: Refusal[] = [
    ...refused.map((imported) => ({
      offset: imported.offset,
      why: `it names \`${plain(nameOf(imported))}\`, which is not on its list`,
    })),
    ...stream.restricted.flatMap(refusalOf),
    ...foreignRefusal(stream),
    ...brokenRefusal(stream),
  ];
  const first = refusals.sort((a, b) => a.offset - b.offset)[0];
  if (first === undefined) return { passes: true };
  const names = [...new Set(refused.map((imported) => plain(nameOf(imported))))];
  return {
    passes: false,
    why: first.why,
    offset: first.offset + shift,
    ...(names.length === 0 ? {} : { names: names.slice(0, mostNames) }),
  };
}

function nameOf({ module, name }: PickleImport): string {
  return `${module}.${name}`;
}

/** A name out of a file may hold anything. */
function plain(name: string): string {
  const printable = name.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

function foreignRefusal({ foreignOpcode, protocol }: PickleStream): readonly Refusal[] {
  if (foreignOpcode === undefined) return [];
  const { name, offset } = foreignOpcode;
  const written =
    protocol === 2 ? "" : `: it is written with pickle protocol ${protocol}, and only 2 is sure to load`;
  return [{ offset, why: `it has no opcode \`${name}\`${written}` }];
}

function brokenRefusal({ completed, problems, end }: PickleStream): readonly Refusal[] {
  const last = problems.at(-1);
  return completed || last === undefined ? [] : [{ offset: last.offset ?? end, why: last.message }];
}

function refusalOf({ what, offset, target }: RestrictedStep): readonly Refusal[] {
  switch (what) {
    case "call":
      return [{ offset, why: `it calls \`${renderValue(target)}\`, which is not a name on its list` }];
    case "persistent":
      return [
        { offset, why: `it asks for the persistent id \`${renderValue(target)}\`, which names no storage` },
      ];
    case "items":
      return takesItems(target) ? [] : [{ offset, why: `it puts items into ${describe(target)}` }];
    case "build":
      return takesState(target) ? [] : [{ offset, why: `it hands a state to ${describe(target)}` }];
  }
}

function describe(target: Value): string {
  return isObject(target) && target.kind === "forgotten"
    ? "a value that is not known"
    : `\`${renderValue(target)}\``;
}

/** Plain collections are not noted at all: what is left are the two classes that are dicts. */
function takesItems(target: Value): boolean {
  if (isObject(target) && target.kind === "forgotten") return target.was === "collection";
  const root = madeBy(target);
  return root === "collections.OrderedDict" || root === "collections.Counter";
}

/** What a name of the list makes has a type of the list, but for the few that make something plain. */
function takesState(target: Value): boolean {
  if (isObject(target) && target.kind === "set") return true;
  const root = madeBy(target);
  return root !== undefined && root !== "_codecs.encode" && isAcceptedByWeightsOnly(root);
}

function madeBy(target: Value): string | undefined {
  if (!isObject(target) || target.kind !== "call") return undefined;
  const root = rootImport(target);
  return root === undefined ? undefined : nameOf(root);
}

/** torch/serialization.py, _legacy_load: "Cannot use weights_only=True with files saved in the legacy .tar format". */
const tarRefused = "the tar format of PyTorch 0.1 is not read so";

/** torch/serialization.py, _load and _legacy_load: what they hand to the weights-only unpickler. */
export function weightsOnlyOf(
  subject: Subject,
  container: PickleContainer,
  stream: PickleStream,
  shift: number,
): Pick<PickleFact, "weightsOnly"> {
  if (subject.container === "torch-legacy") return { weightsOnly: { passes: false, why: tarRefused } };
  if (container === "torch-legacy") return { weightsOnly: weightsOnlyAnswer(stream, shift) };
  const isMain = container === "pytorch" && /(?:^|\/)data\.pkl$/.test(subject.inner ?? "");
  return isMain ? { weightsOnly: weightsOnlyAnswer(stream, shift) } : {};
}
