import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { type Environment, expandHome, hubHome } from "../formats/hub-cache/folders.ts";
import { joinPath } from "../host/paths.ts";
import type { NetworkSettings } from "../hosts/hub/registries.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { UsageError } from "./command.ts";
import { version } from "./version.ts";

const defaultEndpoint = "https://huggingface.co";

/**
 * Where and how the person's environment wants the hub to be asked, by the variables that huggingface_hub reads
 * (huggingface_hub/constants.py and utils/_auth.py) and the usual ones for proxies. Throws UsageError.
 */
export async function networkSettings(environment: Environment = process.env): Promise<NetworkSettings> {
  const endpoint = endpointOf(environment);
  const token = await hubToken(environment);
  const githubToken = set(environment, "GH_TOKEN", "GITHUB_TOKEN");
  const github = set(environment, "GITHUB_API_URL");
  const http = set(environment, "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
  const https = set(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY") ?? http;
  const none = set(environment, "no_proxy", "NO_PROXY");
  return {
    endpoint,
    ...(token === undefined ? {} : { token }),
    ...(github === undefined ? {} : { githubEndpoint: addressOf(github, "GITHUB_API_URL") }),
    ...(githubToken === undefined ? {} : { githubToken }),
    proxy: {
      ...(http === undefined ? {} : { http: addressOf(http, "HTTP_PROXY") }),
      ...(https === undefined ? {} : { https: addressOf(https, "HTTPS_PROXY") }),
      ...(none === undefined ? {} : { none }),
    },
    userAgent: `loadline/${version}`,
  };
}

/** Whether the environment forbids libraries of Hugging Face to use a network: it holds for Loadline too. */
export function isOffline(environment: Environment = process.env): boolean {
  return ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"].some((name) => isTrue(environment[name]));
}

// huggingface_hub/constants.py, ENV_VARS_TRUE_VALUES.
function isTrue(value: string | undefined): boolean {
  return /^(?:1|on|yes|true)$/i.test(value ?? "");
}

function set(environment: Environment, ...names: readonly string[]): string | undefined {
  return names.map((name) => environment[name]).find((value) => value !== undefined && value !== "");
}

function endpointOf(environment: Environment): string {
  const given = set(environment, "HF_ENDPOINT");
  return given === undefined ? defaultEndpoint : addressOf(given, "HF_ENDPOINT").replace(/\/+$/, "");
}

/** An address of the environment; the message does not show it, since it may hold a password. */
function addressOf(value: string, name: string): string {
  // A proxy may be given as `host:port`.
  const address = /^[\w+.-]+:\/\//.test(value) ? value : `http://${value}`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new UsageError(`${name} is not an address that begins with http:// or https://`);
  }
  return address;
}

/**
 * The token of the person: HF_TOKEN, its older name, or the file that `hf auth login` writes. It is handed on and
 * never shown. Undefined where none is set, or the environment wants none to be sent unasked.
 */
async function hubToken(environment: Environment): Promise<string | undefined> {
  const given = set(environment, "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN");
  if (given !== undefined) return cleaned(given);
  if (isTrue(environment.HF_HUB_DISABLE_IMPLICIT_TOKEN)) return undefined;
  const home = toHostPath(homedir());
  const file = set(environment, "HF_TOKEN_PATH");
  const path =
    file === undefined ? joinPath(hubHome(environment, home, toHostPath), "token") : expandHome(file, home);
  try {
    return cleaned(await readFile(path, "utf8"));
  } catch {
    // Nobody has logged in on this machine.
    return undefined;
  }
}

/** Without the line end of a file; nothing where it cannot stand in a header. */
function cleaned(token: string): string | undefined {
  const text = token.trim();
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}
