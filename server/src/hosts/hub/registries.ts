import { HubFailure } from "./failure.ts";
import { githubEndpoint, resolveOnGitHub } from "./github.ts";
import { type Question, type Resolved, resolveOnHub } from "./hugging-face.ts";
import { createTransport, type Timing, type TransportOptions } from "./transport.ts";

export type { Question, Resolved };

/** An answer, or why there is none. */
export type Answer =
  | { readonly question: Question; readonly ok: true; readonly value: Resolved }
  | { readonly question: Question; readonly ok: false; readonly failure: HubFailure };

/** What the person's environment says of the network. Tokens are sent to their own registry alone, and never shown. */
export interface NetworkSettings {
  /** `HF_ENDPOINT`. */
  readonly endpoint: string;
  readonly token?: string;
  /** `GITHUB_API_URL`, which GitHub's own runners set. */
  readonly githubEndpoint?: string;
  readonly githubToken?: string;
  readonly proxy: TransportOptions["proxy"];
  readonly userAgent: string;
  readonly timing?: Partial<Timing>;
}

/** Answers what names stand for now. This is the only part of Loadline that uses a network. */
export interface Registries {
  resolve(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

export function openRegistries(settings: NetworkSettings): Registries {
  const { endpoint, token, githubToken, proxy, userAgent, timing } = settings;
  const github = settings.githubEndpoint ?? githubEndpoint;
  const shared = { proxy, userAgent, ...(timing === undefined ? {} : { timing }) };
  const hub = createTransport({ ...shared, endpoint, ...(token === undefined ? {} : { token }) });
  const code = createTransport({
    ...shared,
    endpoint: github,
    ...(githubToken === undefined ? {} : { token: githubToken }),
  });

  function ask(question: Question): Promise<Resolved> {
    const { kind } = question;
    return kind === "repository"
      ? resolveOnGitHub(question, github, code)
      : resolveOnHub({ ...question, kind }, endpoint, hub);
  }

  return {
    async resolve(question) {
      try {
        return { question, ok: true, value: await ask(question) };
      } catch (error) {
        return { question, ok: false, failure: failureOf(error) };
      }
    },
    close: async () => {
      await Promise.all([hub.close(), code.close()]);
    },
  };
}

/** What is not a refusal is an answer that the hub's library could not read: JSON that is none, a page for people. */
function failureOf(error: unknown): HubFailure {
  if (error instanceof HubFailure) return error;
  return new HubFailure("invalid", "the registry's answer could not be read");
}
