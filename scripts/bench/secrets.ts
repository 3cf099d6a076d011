import { findKeys } from "../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, keyProviders, seededRandom } from "../../test/harness/keys.ts";
import { base64Line, codeLines, outputLine, repeated } from "./secret-texts.ts";
import { measureTree } from "./secret-tree.ts";

const rounds = 7;
const megabyte = 1_000_000;

function megabytesPerSecond(text: string): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    findKeys(text, { owners: true });
    times.push(performance.now() - start);
  }
  const median = times.sort((left, right) => left - right)[rounds >> 1] ?? 1;
  return Math.round(text.length / megabyte / (median / 1000));
}

function milliseconds(text: string): number {
  // Once unmeasured: a string that was put together is made one piece when it is first read.
  findKeys(text, { owners: true });
  const start = performance.now();
  findKeys(text, { owners: true });
  return Math.round(performance.now() - start);
}

/** The secrets pass over generated texts, megabytes a second, median of seven rounds; and the whole command over a tree. */
export async function measure(): Promise<Record<string, number>> {
  const random = seededRandom(1);
  const size = 8 * megabyte;
  const code = repeated(size, (index) => codeLines[index % codeLines.length] ?? "");
  const outputs = repeated(size, () => outputLine(random));
  const withKeys = repeated(size, (index) => {
    if (index % 200 !== 0) return codeLines[index % codeLines.length] ?? "";
    const provider = keyProviders[(index / 200) % keyProviders.length] ?? "openai";
    return `api_key = "${generateKey(provider, random)}"`;
  });
  return {
    "secrets: code (MB/s)": megabytesPerSecond(code),
    "secrets: outputs (MB/s)": megabytesPerSecond(outputs),
    "secrets: base64 in lines (MB/s)": megabytesPerSecond(repeated(size, () => base64Line(random))),
    "secrets: base64 in one line (MB/s)": megabytesPerSecond(
      repeated(size, () => base64Line(random)).replaceAll("\n", ""),
    ),
    "secrets: code with keys (MB/s)": megabytesPerSecond(withKeys),
    "secrets: one line of 50 MB (ms)": milliseconds(`{"image": "${"QUJDREVGR0hJ".repeat(4_200_000)}"}`),
    ...(await measureTree()),
  };
}
