import type { OpenMember } from "../../formats/zip/member.ts";
import { bufferSource } from "../../host/byte-source.ts";
import { member, stringValue } from "../../syntax/json/navigate.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import type { ModelDefect } from "../facts.ts";
import { readKerasConfig } from "../models/keras/config.ts";
import { factsOfReading, type ModelReading } from "../models/reading.ts";
import { textOfMember } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/** The configuration of the largest model of Keras Applications has less than a hundredth of it. */
const longestConfig = 16 << 20;
const mostValues = 400_000;
const format = "Keras";

/** The members that make an archive one of Keras 3 (keras/src/saving/saving_lib.py). */
export function isKerasArchive(names: readonly string[]): boolean {
  return (
    names.includes("config.json") &&
    (names.includes("metadata.json") || names.some((name) => /^model\.weights\./.test(name)))
  );
}

/** What the configuration in a `.keras` archive makes Keras build, and the pickles in it. Weights and assets are members like any other. */
export async function scanKeras(subject: Subject, opened: readonly OpenMember[], scan: Scan): Promise<void> {
  const version = await versionOf(opened);
  for (const one of opened) {
    if (one.member.name !== "config.json") continue;
    const inner = innerPath(subject.inner, one.member.name);
    const text = await textOf(one);
    if (text === undefined) {
      const message = "its config.json could not be read";
      note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "keras-config", message });
      continue;
    }
    const { code, pickles, model, isObject, complete } = readKerasConfig(text, "keras", version);
    const defects: readonly ModelDefect[] = isObject && complete ? [] : [unread(isObject)];
    const reading: ModelReading = {
      file: {
        format: "Keras 3",
        ...(version === undefined ? {} : { version, producer: `keras ${version}` }),
        ...(model === undefined ? {} : { architecture: model.slice(0, 100) }),
        tensors: [],
        tensorCount: 0,
        texts: [{ name: "config.json", text, offset: 0 }],
      },
      code,
      defects,
    };
    scan.facts.push(...factsOfReading(reading, format, inner));
    for (const { layer, bytes } of pickles) {
      await scan.look({
        source: bufferSource(bytes),
        name: "constant",
        inner: innerPath(inner, `layer ${layer}`),
        container: "pytorch",
        depth: subject.depth + 1,
      });
    }
  }
}

function unread(isObject: boolean): ModelDefect {
  const message = isObject
    ? "its config.json is nested deeper, or names more, than is looked at"
    : "its config.json is no JSON object";
  return { family: "unread", problem: { kind: "limit", code: "keras-config", message, offset: 0 } };
}

async function versionOf(opened: readonly OpenMember[]): Promise<string | undefined> {
  const metadata = opened.find((one) => one.member.name === "metadata.json");
  const text = metadata === undefined ? undefined : await textOf(metadata);
  if (text === undefined) return undefined;
  const { root } = parseJson(text, { depth: 8 }).value;
  return stringValue(text, member(root, "keras_version"))?.slice(0, 40);
}

function textOf(member: OpenMember): Promise<string | undefined> {
  return textOfMember(member, longestConfig, mostValues);
}
