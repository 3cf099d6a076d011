import type { ExternalData } from "../../formats/onnx/file.ts";
import type { Problem } from "../../host/problem.ts";
import type { ModelDefect, ModelDefectFamily } from "../facts.ts";
import { escapeOf, shownPath } from "./paths.ts";
import type { Beside } from "./reading.ts";

/** The keys of an external tensor (onnx, docs/ExternalData.md); ONNX Runtime adds `prepacked_` ones. */
const knownKeys = /^(?:location|offset|length|checksum|basepath|prepacked_\d+)$/;
/** By this name ONNX Runtime means an address in its own memory (onnxruntime, core/framework/tensorprotoutils.h). */
const memoryMark = "_ORT_MEM_ADDR_";
/** So many files are looked for beside the model. */
const mostFiles = 1_000;
const mostDefects = 50;

/** Where the data of external tensors lies: it has to stay in the model's folder, to be there, and to be long enough. */
export async function externalDefects(
  external: readonly ExternalData[],
  beside: Beside | undefined,
): Promise<readonly ModelDefect[]> {
  const found = external.flatMap((data) => entryDefects(data)).slice(0, mostDefects);
  if (beside === undefined) return found;
  return [...found, ...(await fileDefects(external, beside))].slice(0, mostDefects);
}

function defect(family: ModelDefectFamily, code: string, message: string, offset: number): ModelDefect {
  const problem: Problem = { kind: "malformed", code, message, offset };
  return { family, problem };
}

function entryDefects(data: ExternalData): readonly ModelDefect[] {
  const { entries, offset, tensor } = data;
  const name = shownPath(tensor);
  const location = entries.get("location");
  const found: ModelDefect[] = [];
  const add = (family: ModelDefectFamily, code: string, clause: string) =>
    found.push(defect(family, code, `the data of tensor ${name} ${clause}`, offset));
  if (location?.includes(memoryMark) === true) {
    add(
      "attacks-reader",
      "memory-address",
      "is said to lie at an address in the memory of the program that loads it",
    );
    return found;
  }
  if (location === undefined || location === "") {
    add("disagree", "no-location", "should lie in another file, which is not named");
    return found;
  }
  for (const path of [location, entries.get("basepath") ?? ""]) {
    const way = escapeOf(path);
    if (way !== undefined) add("escapes", way.code, `is read from ${shownPath(path)}, ${way.what}`);
  }
  for (const key of ["offset", "length"] as const) {
    const text = entries.get(key);
    if (text !== undefined && !isWholeNumber(text))
      add("attacks-reader", `bad-${key}`, `has the ${key} ${shownPath(text)}`);
  }
  const strange = [...entries.keys()].find((key) => !knownKeys.test(key));
  if (strange !== undefined) {
    const isDunder = strange.startsWith("_");
    add(
      isDunder ? "disagree" : "deviates",
      "unknown-key",
      `has an entry ${shownPath(strange)}, which readers in Python set as an attribute`,
    );
  }
  const length = Number(entries.get("length") ?? Number.NaN);
  if (data.bytes !== undefined && Number.isSafeInteger(length) && length < data.bytes) {
    add("attacks-reader", "external-length", `has ${length} bytes, its shape needs ${data.bytes}`);
  }
  return found;
}

function isWholeNumber(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n;
}

/** What is asked of one file beside: who asks first, and how long it must be. */
interface Demand {
  readonly first: ExternalData;
  readonly end: number;
}

/** The files beside the model, each once. */
function demandsOf(external: readonly ExternalData[]): ReadonlyMap<string, Demand> {
  const byFile = new Map<string, Demand>();
  for (const data of external) {
    const location = data.entries.get("location") ?? "";
    if (location === "" || location.includes(memoryMark) || escapeOf(location) !== undefined) continue;
    const start = Number(data.entries.get("offset") ?? 0);
    const end = start + Number(data.entries.get("length") ?? data.bytes ?? 0);
    const known = byFile.get(location);
    if (known === undefined && byFile.size >= mostFiles) continue;
    if (known === undefined || end > known.end) byFile.set(location, { first: known?.first ?? data, end });
  }
  return byFile;
}

async function fileDefects(
  external: readonly ExternalData[],
  beside: Beside,
): Promise<readonly ModelDefect[]> {
  const demands = demandsOf(external);
  if (demands.size === 0) return [];
  const links = new Links(beside);
  const found: ModelDefect[] = [];
  for (const [location, { first, end }] of demands) {
    const stat = await beside.stat(location);
    const say = (family: ModelDefectFamily, code: string, clause: string) => {
      const message = `the data of tensor ${shownPath(first.tensor)} lies in ${shownPath(location)}, ${clause}`;
      found.push(defect(family, code, message, first.offset));
    };
    if (stat === undefined) say("missing-part", "no-data-file", "which is not there");
    else if (stat.kind !== "file") say("escapes", "no-plain-file", "which is no plain file");
    else if (stat.size < end)
      say("incomplete", "short-data-file", `which has ${stat.size} bytes and should have ${end}`);
    if ((await links.leadThrough(location)) && !(await links.leadThrough(beside.name))) {
      say("escapes", "symlink", "which is a symbolic link to a file elsewhere, while the model is none");
    }
  }
  return found;
}

/** Which names in the folder and below are symbolic links. In the hub's cache all files are, which is no sign of anything. */
class Links {
  readonly #beside: Beside;
  readonly #listed = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  /** Whether a path, or a folder on the way to it, is a link. */
  async leadThrough(path: string): Promise<boolean> {
    const parts = path.split(/[/\\]/).filter((part) => part !== "" && part !== ".");
    for (const [index, part] of parts.entries()) {
      if ((await this.#linksIn(parts.slice(0, index).join("/"))).has(part)) return true;
    }
    return false;
  }

  #linksIn(folder: string): Promise<ReadonlySet<string>> {
    const known = this.#listed.get(folder);
    if (known !== undefined) return known;
    const listed = this.#list(folder);
    this.#listed.set(folder, listed);
    return listed;
  }

  async #list(folder: string): Promise<ReadonlySet<string>> {
    const entries = await this.#beside.list(folder === "" ? undefined : folder);
    return new Set(entries.flatMap(({ name, kind }) => (kind === "symlink" ? [name] : [])));
  }
}
