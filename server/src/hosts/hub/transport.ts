// p-limit bounds how many questions are open at once; it is what most of npm uses for that.
import pLimit from "p-limit";
// undici is Node's own HTTP client as a package: Node's copy does not hand out what a proxy needs before Node 24.
import { EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { failureOf, HubFailure } from "./failure.ts";

/** What decides how a registry is asked. */
export interface TransportOptions {
  /** `https://huggingface.co`, or a mirror. */
  readonly endpoint: string;
  /** Sent to the endpoint and to nobody else. */
  readonly token?: string;
  /** `HTTPS_PROXY` and its like, as the environment has them. */
  readonly proxy: { readonly http?: string; readonly https?: string; readonly none?: string };
  readonly userAgent: string;
  readonly timing?: Partial<Timing>;
}

/** All in milliseconds, but for the counts. */
export interface Timing {
  /** For one answer, to its last byte. */
  readonly timeout: number;
  /** How often a question is asked again. */
  readonly retries: number;
  /** Before the first repetition; each further one waits twice as long. */
  readonly pause: number;
  /** The longest that a registry may ask to be waited for. */
  readonly longestPause: number;
  /** How many questions are open at once. */
  readonly concurrency: number;
}

export const defaultTiming: Timing = {
  timeout: 30_000,
  retries: 4,
  pause: 500,
  longestPause: 120_000,
  concurrency: 8,
};

/** The longest answer that is taken, in bytes: a page of a large repository's files is 1 MB. */
const longestAnswer = 64 * 1024 * 1024;

/** Asks a registry. Throws HubFailure for every answer that is none. */
export interface Transport {
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/**
 * A `fetch` that asks again where that helps, waits as long as it is asked to, and never gives the token to another
 * host: not by a redirect, and not by the `next` link of a page.
 */
export function createTransport(options: TransportOptions): Transport {
  const timing = { ...defaultTiming, ...options.timing };
  const limit = pLimit(timing.concurrency);
  const origin = new URL(options.endpoint).origin;
  const { http = "", https = "", none = "" } = options.proxy;
  // Empty strings: what the environment says was read by the caller, and is not read again here.
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: none,
    connect: { timeout: timing.timeout },
    headersTimeout: timing.timeout,
    bodyTimeout: timing.timeout,
  });

  async function askOnce(url: string): Promise<Response> {
    const isOwn = new URL(url).origin === origin && isPrivate(url);
    const { token } = options;
    const headers = {
      accept: "application/json",
      "user-agent": options.userAgent,
      ...(isOwn && token !== undefined ? { authorization: `Bearer ${token}` } : {}),
    };
    const signal = AbortSignal.timeout(timing.timeout);
    const answer = await undiciFetch(url, { headers, dispatcher, signal, redirect: "follow" });
    const bytes = await readBounded(answer.body);
    const plain = new Response(nullBody(answer.status) ? null : bytes, {
      status: answer.status,
      headers: [...answer.headers],
    });
    if (!plain.ok) throw failureOf(plain, token !== undefined, Date.now());
    return plain;
  }

  async function ask(url: string): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await askOnce(url);
      } catch (error) {
        const failure = error instanceof HubFailure ? error : unreachable(error, url);
        const wait = pauseAfter(failure, attempt, timing);
        if (wait === undefined) throw failure;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  return {
    fetch: (input) =>
      limit(() => ask(typeof input === "string" ? input : input instanceof URL ? input.href : input.url)),
    close: () => dispatcher.close(),
  };
}

/** Whether nobody on the way can read what is sent: TLS, or this machine. */
export function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** How long to wait before the next attempt; undefined: there is none. */
export function pauseAfter(failure: HubFailure, attempt: number, timing: Timing): number | undefined {
  if (attempt >= timing.retries) return undefined;
  const { kind, retryAfter } = failure;
  if (kind !== "unreachable" && kind !== "server" && kind !== "rate-limited") return undefined;
  if (retryAfter !== undefined) return retryAfter > timing.longestPause ? undefined : retryAfter;
  // Not all at the same moment: up to half as long again.
  return Math.min(timing.pause * 2 ** attempt * (1 + Math.random() / 2), timing.longestPause);
}

function nullBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > longestAnswer) throw new HubFailure("invalid", "the registry's answer does not end");
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** What the system says of a connection, in words for a person. No address with a password in it is shown. */
function unreachable(error: unknown, url: string): HubFailure {
  const { host } = new URL(url);
  return new HubFailure("unreachable", `${host} was not reached: ${reasonOf(error)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name does not resolve",
  EAI_AGAIN: "its name does not resolve",
  ECONNREFUSED: "the connection is refused",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  EPIPE: "the connection was cut",
  ETIMEDOUT: "it takes too long",
  UND_ERR_CONNECT_TIMEOUT: "it takes too long",
  UND_ERR_HEADERS_TIMEOUT: "it takes too long",
  UND_ERR_BODY_TIMEOUT: "it takes too long",
  TimeoutError: "it takes too long",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no network",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "its certificate is not trusted (NODE_EXTRA_CA_CERTS names a file of further ones)",
  SELF_SIGNED_CERT_IN_CHAIN:
    "its certificate is not trusted (NODE_EXTRA_CA_CERTS names a file of further ones)",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its certificate is not trusted (NODE_EXTRA_CA_CERTS names a file of further ones)",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "its certificate is not trusted (NODE_EXTRA_CA_CERTS names a file of further ones)",
  CERT_HAS_EXPIRED: "its certificate has expired",
};

function reasonOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = "code" in at && typeof at.code === "string" ? at.code : at.name;
    const known = reasons[code];
    if (known !== undefined) return known;
    if (/proxy/i.test(at.message) && depth > 0) return "the proxy does not let it through";
    if (at.cause === undefined)
      return `the system says ${/^[\w.-]{1,60}$/.test(code) ? code : "that it failed"}`;
  }
  return "the connection failed";
}
