import { HubFailure } from "./failure.ts";
import type { Question, Resolved } from "./hugging-face.ts";
import type { Transport } from "./transport.ts";

/** Where GitHub's REST API answers. */
export const githubEndpoint = "https://api.github.com";

/**
 * Looks up the commit of a repository that `torch.hub.load` names. Without a ref torch takes `main` and, where there
 * is none, `master` (torch/hub.py, _parse_repo_info). Throws HubFailure.
 *
 * API: "Get a commit", docs.github.com/rest/commits/commits.
 */
export async function resolveOnGitHub(
  { id, revision }: Question,
  endpoint: string,
  { fetch }: Transport,
): Promise<Resolved> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(id)) throw new HubFailure("missing", "it is no name of a repository");
  const ask = async (ref: string): Promise<Resolved> => {
    const response = await fetch(`${endpoint}/repos/${id}/commits/${encodeURIComponent(ref)}`);
    return resolvedOf(id, ref, await response.json());
  };
  if (revision !== undefined) return ask(revision);
  try {
    return await ask("main");
  } catch (error) {
    if (!(error instanceof HubFailure) || (error.kind !== "missing" && error.kind !== "invalid")) throw error;
    return ask("master");
  }
}

function resolvedOf(id: string, revision: string, answer: unknown): Resolved {
  const { sha, commit } = answer as GitHubCommit;
  if (typeof sha !== "string" || !/^[0-9a-f]{40}$/.test(sha)) {
    throw new HubFailure("invalid", "the registry's answer has no commit");
  }
  const date = typeof commit?.committer?.date === "string" ? commit.committer.date.slice(0, 10) : "";
  return {
    registry: "torch-hub",
    kind: "repository",
    id,
    revision,
    commit: sha,
    ...(/^\d{4}-\d{2}-\d{2}$/.test(date) ? { date } : {}),
    license: [],
    baseModels: [],
    pickles: false,
    // torch.hub imports the repository's hubconf.py.
    customCode: true,
    files: [],
  };
}

/** As much of the answer as is read; every member is checked before it is used. */
interface GitHubCommit {
  readonly sha?: unknown;
  readonly commit?: { readonly committer?: { readonly date?: unknown } };
}
