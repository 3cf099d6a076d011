import type { Host } from "../../host/host.ts";
import { type Baseline, longestBaseline, parseBaseline } from "./baseline.ts";

/** A baseline from the host, or in words why there is none. */
export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly why: string; readonly isAbsent: boolean };

/** Reads a baseline; never throws. */
export async function readBaseline(host: Host, path: string): Promise<ReadBaseline> {
  const bytes = await host.readRange(path, 0, longestBaseline + 1);
  if (!bytes.ok) {
    return { ok: false, why: bytes.error.message, isAbsent: bytes.error.failure === "not-found" };
  }
  if (bytes.value.length > longestBaseline) return refused("it is longer than 64 MiB");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
    const baseline = parseBaseline(text, path);
    return typeof baseline === "string" ? refused(baseline) : { ok: true, baseline };
  } catch {
    return refused("it is not UTF-8 text");
  }
}

function refused(why: string): ReadBaseline {
  return { ok: false, why, isAbsent: false };
}
