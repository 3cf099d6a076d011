import { dirname } from "node:path";
import type { FileResult } from "../engine/result.ts";
import type { Finding } from "../finding/finding.ts";
import { blobsOf, type FileVersion, indexedBlob, isInRepository, versionsOf } from "../hosts/node/git.ts";
import { overlayHost } from "./overlay.ts";
import type { Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";

/** So many files are looked up, and so many versions of each: enough to say that a key is out. */
const mostFiles = 50;
const mostVersions = 20;

/** Says of each key that was found whether git has it: in the history of the file, in the index, or not yet. */
export async function tellGitState(bench: Workbench, tally: Tally, staged: boolean): Promise<void> {
  const withKeys = tally.results().filter(({ findings }) => findings.some(isKey));
  const repositories = new Map<string, Promise<boolean>>();
  for (const result of withKeys.slice(0, mostFiles)) {
    const folder = dirname(result.path);
    const known = repositories.get(folder) ?? isInRepository(folder);
    repositories.set(folder, known);
    if (!(await known)) continue;
    const state = await stateOf(bench, result, staged);
    const { failOn } = await bench.resolver.settingsFor(result.path);
    const findings = result.findings.map((finding) => (isKey(finding) ? told(finding, state) : finding));
    tally.add({ ...result, findings }, failOn);
  }
}

function isKey({ rule }: Finding): boolean {
  return rule === "hardcoded-key";
}

interface GitState {
  /** The oldest version with each key, by the finding's fingerprint, among those that were looked at. */
  readonly committed: ReadonlyMap<string, FileVersion>;
  /** The fingerprints of the keys in the index. */
  readonly staged: ReadonlySet<string>;
}

async function stateOf(bench: Workbench, result: FileResult, staged: boolean): Promise<GitState> {
  const { path } = result;
  const versions = await versionsOf(path, mostVersions);
  const index = await indexedBlob(path);
  const ids = [...versions.map(({ blob }) => blob), ...(index === undefined ? [] : [index])];
  const contents = await blobsOf(dirname(path), ids);
  const committed = new Map<string, FileVersion>();
  const known = new Map<string, ReadonlySet<string>>();
  const keysOf = async (id: string, bytes: Buffer | undefined): Promise<ReadonlySet<string>> => {
    const before = known.get(id);
    if (before !== undefined || bytes === undefined) return before ?? new Set();
    const { document, result: old } = await bench.session.checkDocument(
      path,
      overlayHost(bench.host, path, bytes),
    );
    document.dispose();
    const keys = new Set(old.findings.filter(isKey).map(({ fingerprint }) => fingerprint));
    known.set(id, keys);
    return keys;
  };
  // From the newest to the oldest: the last one that is set is the oldest.
  for (const [at, version] of versions.entries()) {
    for (const key of await keysOf(version.blob, contents[at])) committed.set(key, version);
  }
  const inIndex = index === undefined ? new Set<string>() : await keysOf(index, contents.at(-1));
  const all = result.findings.map(({ fingerprint }) => fingerprint);
  return { committed, staged: staged ? new Set(all) : inIndex };
}

function told(finding: Finding, { committed, staged }: GitState): Finding {
  const version = committed.get(finding.fingerprint);
  if (version !== undefined) {
    return withGit(
      finding,
      `in the history since ${version.commit} (${version.date})`,
      `It is in git since ${version.commit} (${version.date}): taking it out here leaves it in the history.`,
    );
  }
  return staged.has(finding.fingerprint)
    ? withGit(finding, "staged, not committed", "It is staged: take it out before you commit.")
    : withGit(finding, "not in git", undefined);
}

function withGit(finding: Finding, state: string, words: string | undefined): Finding {
  return {
    ...finding,
    evidence: [...finding.evidence, `git: ${state}`],
    ...(words === undefined ? {} : { message: `${finding.message} ${words}` }),
  };
}
