import { decodeBase64 } from "../../formats/pickle/digits.ts";
import type { OpenMember } from "../../formats/zip/member.ts";
import { bufferSource } from "../../host/byte-source.ts";
import { eachObject, jsonValue, textOfMember } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

const longestData = 48 << 20;
const mostValues = 1_000_000;
const mostObjects = 1_000_000;
const serializedKey = ":serialized:";

/**
 * The pickles in `data`, a JSON of what a policy was made with: whatever JSON cannot hold is a pickle in
 * base64, which loading hands to cloudpickle.
 *
 * Source: stable_baselines3/common/save_util.py, data_to_json and json_to_data.
 */
export async function scanStableBaselines(
  subject: Subject,
  opened: readonly OpenMember[],
  scan: Scan,
): Promise<void> {
  const data = opened.find(({ member }) => member.name === "data");
  const value = data && jsonValue(await textOfMember(data, longestData, mostValues));
  const inner = innerPath(subject.inner, "data");
  if (value === undefined) {
    const message = "what the policy was made with is no JSON, or longer than is read";
    note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "policy-data", message });
    return;
  }
  const found: (readonly [string, string])[] = [];
  const complete = eachObject(value, mostObjects, (entries) => {
    for (const [key, item] of Object.entries(entries)) {
      const packed = typeof item === "object" && item !== null ? Object.entries(item) : [];
      for (const [name, text] of packed)
        if (name === serializedKey && typeof text === "string") found.push([key, text]);
    }
  });
  if (!complete) {
    const message = `it has more than ${mostObjects} parts`;
    note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "policy-data", message });
  }
  for (const [key, text] of found) await scanPacked(subject, innerPath(inner, key.slice(0, 100)), text, scan);
}

async function scanPacked(subject: Subject, inner: string, text: string, scan: Scan): Promise<void> {
  const bytes = decodeBase64(new TextEncoder().encode(text));
  if (bytes === undefined) {
    const message = "a value that is said to be a pickle in base64 is none";
    note({ ...subject, inner, guess: false }, scan, { kind: "malformed", code: "policy-data", message });
    return;
  }
  await scan.look({
    source: bufferSource(bytes),
    name: "value.pkl",
    inner,
    container: "pickle",
    depth: subject.depth + 1,
  });
}
