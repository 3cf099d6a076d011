import { type Document, isTextDocument } from "../../../documents/document.ts";
import type { Place } from "../../../finding/finding.ts";
import { isKerasModule } from "../../../knowledge/keras/classes.ts";
import { member, memberAt, stringValue } from "../../../syntax/json/navigate.ts";
import { parseJson } from "../../../syntax/json/parse.ts";
import type { ModelCodeFact, ModelDefectFact } from "../../facts.ts";
import { readKerasConfig } from "./config.ts";

const longest = 64 * 1024 * 1024;
const models = /^(?:Sequential|Functional|Model)$/;
const format = "Keras";

/**
 * The configuration of a Keras model in a JSON file of its own, as `model.to_json()` writes it, `keras_hub` puts it beside
 * weights, and TensorFlow.js keeps it in `model.json`: `model_from_json` builds what it names.
 *
 * Source: keras 3.16, keras/src/models/model.py, model_from_json; keras 2.15, `model_config` with `keras_version`.
 */
export function kerasConfigAlone(document: Document): readonly (ModelCodeFact | ModelDefectFact)[] {
  if (!isTextDocument(document) || !document.text.includes('"class_name"')) return [];
  const { text } = document;
  if (text.length > longest) return [];
  const version = versionOf(text);
  if (version === undefined) return [];
  const { code, pickles, complete } = readKerasConfig(text, "keras", version === "" ? undefined : version);
  const placeAt = (offset = 0): Place => ({ kind: "text", span: { start: offset, end: offset + 1 } });
  const facts: (ModelCodeFact | ModelDefectFact)[] = code.map((one) => ({
    kind: "model-code",
    format,
    ...one,
    place: placeAt(one.offset),
  }));
  // A pickle in it is said to run by the layer that holds it; what is in it is only told of whole models.
  if (complete || pickles.length > 0) return facts;
  const message = "its configuration is nested deeper, or names more, than is looked at";
  const problem = { kind: "limit", code: "keras-config", message } as const;
  return [...facts, { kind: "model-defect", format, family: "unread", problem, place: placeAt() }];
}

/** Of the Keras that wrote the configuration, empty where it does not say; undefined where the file is none. */
function versionOf(text: string): string | undefined {
  const { root } = parseJson(text, { depth: 12, values: 20_000 }).value;
  const topology = memberAt(root, "modelTopology", "model_config") ?? memberAt(root, "modelTopology");
  for (const node of [root, topology]) {
    const name = stringValue(text, member(node, "class_name"));
    if (name === undefined || member(node, "config") === undefined) continue;
    const version =
      stringValue(text, member(node, "keras_version")) ??
      stringValue(text, memberAt(root, "modelTopology", "keras_version"));
    const isKeras =
      version !== undefined ||
      models.test(name) ||
      isKerasModule(stringValue(text, member(node, "module")) ?? "");
    if (isKeras) return (version ?? "").slice(0, 40);
  }
  return undefined;
}
