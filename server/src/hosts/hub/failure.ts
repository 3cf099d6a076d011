/**
 * Why a registry did not answer.
 *
 * - `missing`: no such repository (a hub says the same of a private one)
 * - `missing-revision`: the repository is there, the branch, tag or commit is not
 * - `gated`: its owner lets in only those who have agreed to terms
 * - `denied`: the token is not accepted, or may not read it
 * - `rate-limited`, `server`: it answered, but not with an answer; asked again as often as is sensible
 * - `unreachable`: nobody answered: no network, a name that does not resolve, a proxy, a certificate, a time that ran out
 * - `invalid`: an answer that its documentation does not have
 */
export type HubFailureKind =
  | "missing"
  | "missing-revision"
  | "gated"
  | "denied"
  | "rate-limited"
  | "server"
  | "unreachable"
  | "invalid";

/** Thrown inside of this room, and answered as a value at its edge. The message is a clause for a person. */
export class HubFailure extends Error {
  override readonly name = "HubFailure";
  constructor(
    readonly kind: HubFailureKind,
    message: string,
    /** Milliseconds after which it asks to be asked again. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** Where the registry as a whole does not answer, asking it for the next name is of no use. */
export function isOutage(kind: HubFailureKind): boolean {
  return kind === "unreachable" || kind === "server" || kind === "rate-limited";
}

/**
 * What a refusal of the hub means. Its status alone does not tell: a repository that is missing, private or gated is
 * answered with 401, 403 or 404. The header `X-Error-Code` does (huggingface_hub/utils/_http.py, hf_raise_for_status).
 */
export function failureOf(response: Response, hasToken: boolean, now: number): HubFailure {
  const { status } = response;
  const code = response.headers.get("x-error-code");
  if (code === "GatedRepo") {
    return new HubFailure(
      "gated",
      "its owner asks for an agreement first: agree on its page, and log in with `hf auth login`",
    );
  }
  if (code === "RevisionNotFound")
    return new HubFailure("missing-revision", "the registry has no such branch, tag or commit");
  if (code === "RepoNotFound" || status === 404 || (status === 401 && !hasToken)) {
    const hint = hasToken ? "" : ", or it is private and nobody is logged in (`hf auth login`, or HF_TOKEN)";
    return new HubFailure("missing", `the registry has no such name${hint}`);
  }
  if (status === 401) return new HubFailure("denied", "the token is not valid");
  const retryAfter = pauseOf(response.headers, now);
  // GitHub answers 403 to those who have asked too often ("Rate limits for the REST API").
  if (status === 403 && response.headers.get("x-ratelimit-remaining") !== "0") {
    return new HubFailure(
      "denied",
      hasToken ? "the token may not read it" : "nobody may read it without a token",
    );
  }
  if (status === 429 || status === 403)
    return new HubFailure("rate-limited", "the registry asks to be asked more slowly", retryAfter);
  if (status >= 500 || status === 408) {
    return new HubFailure("server", `the registry answers with status ${status}`, retryAfter);
  }
  return new HubFailure("invalid", `the registry answers with status ${status}`);
}

/**
 * How long a registry asks to be left alone: `Retry-After`, the hub's `RateLimit: "api";r=0;t=55` with the seconds
 * that are left (draft-ietf-httpapi-ratelimit-headers), or GitHub's `X-RateLimit-Reset` in seconds since 1970.
 */
function pauseOf(headers: Headers, now: number): number | undefined {
  const own = retryAfterOf(headers.get("retry-after"), now);
  if (own !== undefined) return own;
  const left = /(?:^|;)\s*t=(\d{1,6})\b/.exec(headers.get("ratelimit") ?? "")?.[1];
  if (left !== undefined) return Number(left) * 1000;
  const reset = headers.get("x-ratelimit-reset") ?? "";
  return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : undefined;
}

/** RFC 9110, 10.2.3: seconds, or a date. Answers milliseconds from `now`. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
