import { manifestKind, readManifest } from "../facts/dependencies/read-manifest.ts";
import { normalizeName } from "../facts/dependencies/requirement.ts";
import { specifierAgainst, strengthOf } from "../facts/dependencies/versions.ts";
import type { DependencyFact, ProjectFacts, VersionAnswer } from "../facts/project.ts";
import { lockFileName } from "../formats/lock/lock.ts";
import type { Grammars } from "../host/grammars.ts";
import type { DirectoryEntry, Host } from "../host/host.ts";
import { defaultLimits } from "../host/limits.ts";
import { joinPath, nameOf, parentOf } from "../host/paths.ts";
import { createLineages, type Lineages } from "./lineage.ts";
import { createKnownCommits, type KnownCommits } from "./locking/known-commits.ts";
import type { PathQuestions } from "./path-questions.ts";
import { createPathQuestions } from "./path-questions.ts";
import { createWeightFiles, type WeightFiles } from "./weight-files.ts";

/** Answers the project of a file. What was read stays as it was then: make a new one after a change. */
export type ProjectOpener = (path: string) => Promise<ProjectFacts>;

/** A folder between a document and the top of its repository. */
interface Folder {
  readonly path: string;
  readonly isProject: boolean;
  readonly isRepository: boolean;
  readonly hasLock: boolean;
  /** What its manifests say, read at the first call. */
  dependencies(): Promise<readonly DependencyFact[]>;
}

/** Any of these makes a folder a project's root. */
const rootMarkers = new Set([
  ".git",
  "pyproject.toml",
  "requirements.txt",
  "setup.py",
  "setup.cfg",
  "loadline.toml",
]);

/** The deepest chain of folders that is looked through, and the most files read in one of them. */
const maximumFolders = 24;
const maximumManifests = 40;

/** Lock files run to megabytes; what is longer than this is no manifest. */
const manifestBytes = 16 * 1024 * 1024;

/** Where nobody hands over a grammar, programs say nothing of where models come from. */
const noGrammars: Grammars = {
  read: () => Promise.reject(new Error("No program is parsed without a grammar")),
};

/** Reads manifests through the host, each folder's at most once and only when a rule asks for a version. */
export function createProjectOpener(host: Host, grammars: Grammars = noGrammars): ProjectOpener {
  const folders = new Map<string, Promise<Folder>>();
  const questions = createPathQuestions(host);
  const weights = createWeightFiles(host, defaultLimits);
  const commits = createKnownCommits(host);
  const lineages = createLineages({ host, grammars, limits: defaultLimits });
  const open = (folder: string): Promise<Folder> => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const made = openFolder(host, folder);
    folders.set(folder, made);
    return made;
  };
  return async (path) => {
    const own = parentOf(path) ?? path;
    const chain: Folder[] = [];
    for (let folder: string | undefined = own; folder !== undefined && chain.length < maximumFolders; ) {
      const opened = await open(folder);
      chain.push(opened);
      folder = opened.isRepository ? undefined : parentOf(folder);
    }
    const root = chain.find((folder) => folder.isProject)?.path ?? own;
    return projectFacts(root, chain, { questions, weights, commits, lineages });
  };
}

/** The project of one file, for whoever asks once. */
export function openProject(host: Host, path: string, grammars?: Grammars): Promise<ProjectFacts> {
  return createProjectOpener(host, grammars)(path);
}

/** What all documents of an opener ask together. */
interface Shared {
  readonly questions: PathQuestions;
  readonly weights: WeightFiles;
  readonly commits: KnownCommits;
  readonly lineages: Lineages;
}

function projectFacts(root: string, chain: readonly Folder[], shared: Shared): ProjectFacts {
  const { questions, weights, commits, lineages } = shared;
  const lockFolder = chain.find((folder) => folder.hasLock)?.path;
  let layers: readonly (readonly DependencyFact[])[] | undefined;
  let wanted = false;
  const byName = new Map<string, readonly DependencyFact[]>();
  const ask = (name: string): readonly DependencyFact[] => {
    if (layers === undefined) {
      wanted = true;
      return [];
    }
    const known = byName.get(name) ?? chosenFacts(name, layers);
    byName.set(name, known);
    return known;
  };
  return {
    root,
    dependency: (name) => ask(name)[0],
    versionAgainst: (name, version) => answerOf(ask(name), version),
    exists: (path, from) => questions.exists(path, [parentOf(from) ?? root, root]),
    weightFile: (path, from) => weights.summary(path, [parentOf(from) ?? root, root]),
    commitOf: (name) => commits.commitOf(name, lockFolder),
    lock: () => (lockFolder === undefined ? undefined : commits.lock(lockFolder)),
    lineage: (path) => lineages.of(path, root),
    statedLicenses: () => lineages.project(root),
    async settle() {
      const read = wanted ? await Promise.all(chain.map((folder) => folder.dependencies())) : undefined;
      layers ??= read;
      await Promise.all([questions.settle(), weights.settle(), commits.settle(), lineages.settle()]);
    },
  };
}

/** Builds of one library under several names. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  tensorflow: ["tensorflow-cpu", "tensorflow-gpu", "tensorflow-macos", "tensorflow-intel", "tf-nightly"],
  "opencv-python": ["opencv-python-headless", "opencv-contrib-python"],
};

/**
 * The facts that decide on a dependency: of the strongest pin, the nearest folder's. Several of them
 * (for other platforms, other Pythons, other groups) all count.
 *
 * @param layers the document's folder first, then the folders around it
 */
export function chosenFacts(
  name: string,
  layers: readonly (readonly DependencyFact[])[],
): readonly DependencyFact[] {
  const wanted = normalizeName(name);
  const names = new Set([wanted, ...(otherNames[wanted] ?? [])]);
  for (const strength of [2, 1, 0]) {
    for (const layer of layers) {
      const found = layer.filter((fact) => names.has(fact.name) && strengthOf(fact.specifier) === strength);
      if (found.length > 0) return found;
    }
  }
  return [];
}

export function answerOf(facts: readonly DependencyFact[], version: string): VersionAnswer {
  const answers = new Set(facts.map((fact) => specifierAgainst(fact.specifier, version)));
  answers.delete("unknown");
  if (answers.size === 0) return "unknown";
  return answers.size === 1 ? ([...answers][0] ?? "unknown") : "either";
}

async function openFolder(host: Host, path: string): Promise<Folder> {
  const listing = await host.list(path);
  // A folder that may not be listed says nothing of the project; whoever walks it reports it.
  const entries = listing.ok ? listing.value : [];
  const names = new Set(entries.map((entry) => entry.name));
  let dependencies: Promise<readonly DependencyFact[]> | undefined;
  return {
    path,
    isProject: [...rootMarkers].some((name) => names.has(name)),
    isRepository: names.has(".git"),
    hasLock: names.has(lockFileName),
    dependencies: () => {
      dependencies ??= readFolder(host, path, entries);
      return dependencies;
    },
  };
}

async function readFolder(
  host: Host,
  folder: string,
  entries: readonly DirectoryEntry[],
): Promise<readonly DependencyFact[]> {
  const manifests = entries.filter(
    (entry) => entry.kind !== "directory" && manifestKind(entry.name) !== undefined,
  );
  const paths = manifests.slice(0, maximumManifests).map((entry) => joinPath(folder, entry.name));
  if (entries.some((entry) => entry.name === "requirements" && entry.kind === "directory")) {
    paths.push(...(await requirementsFolder(host, joinPath(folder, "requirements"))));
  }
  return readManifests(host, paths);
}

/** `requirements/base.txt` and its like. */
async function requirementsFolder(host: Host, folder: string): Promise<readonly string[]> {
  const listing = await host.list(folder);
  if (!listing.ok) return [];
  const texts = listing.value.filter(
    (entry) => entry.kind !== "directory" && /\.(?:txt|in)$/.test(entry.name),
  );
  return texts.slice(0, maximumManifests).map((entry) => joinPath(folder, entry.name));
}

/** Reads manifests and what they include, each once. */
async function readManifests(host: Host, paths: readonly string[]): Promise<readonly DependencyFact[]> {
  const found: DependencyFact[] = [];
  const seen = new Set(paths);
  const waiting = [...paths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const text = await readText(host, path);
    if (text === undefined) continue;
    const manifest = await readManifest(manifestKind(nameOf(path)) ?? "requirements", text, path);
    found.push(...manifest.dependencies);
    for (const include of manifest.includes) {
      const target = joinPath(parentOf(path) ?? path, include);
      if (seen.has(target) || seen.size >= maximumManifests) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return found;
}

async function readText(host: Host, path: string): Promise<string | undefined> {
  const read = await host.readRange(path, 0, manifestBytes);
  if (!read.ok) return undefined;
  const bytes = read.value;
  // PowerShell's `pip freeze > requirements.txt` writes UTF-16 with a byte order mark.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
