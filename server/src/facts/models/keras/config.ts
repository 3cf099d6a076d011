import { decodeBase64 } from "../../../formats/pickle/digits.ts";
import type { Problem } from "../../../host/problem.ts";
import type { KerasAdvisory } from "../../../knowledge/keras/advisories.ts";
import { items, member, memberAt, stringValue } from "../../../syntax/json/navigate.ts";
import { parseJson } from "../../../syntax/json/parse.ts";
import type { JsonNode } from "../../../syntax/json/tree.ts";
import type { ModelCode } from "../../facts.ts";
import { judgeClass, judgeFunction, judgeTensorflowCall } from "./judge.ts";
import { codeOfLambda } from "./lambda.ts";
import { closedBy, type KerasCarrier, type KerasOrigin, shown } from "./words.ts";

/** Bytes in a configuration that a layer unpickles. */
export interface KerasPickle {
  readonly layer: string;
  readonly bytes: Uint8Array;
}

export interface KerasConfig {
  readonly code: readonly ModelCode[];
  readonly pickles: readonly KerasPickle[];
  /** `Sequential`, `Functional`, or the name of a class. */
  readonly model?: string;
  readonly layers: number;
  /** Whether it is an object that Keras could take. */
  readonly isObject: boolean;
  /** Whether all of it was looked at. */
  readonly complete: boolean;
}

/** So deep do layers lie in layers, several objects and lists for each. */
const deepest = 200;
const mostCode = 200;
/** Values of the JSON that are kept: a model of a thousand layers has a hundred thousand. */
const mostValues = 1_000_000;
/** Layers that take a path where others take a list, and read the file (CVE-2025-12058). */
const lookups = /(?:^|>)(?:StringLookup|IntegerLookup|TextVectorization|IndexLookup)$/;

/**
 * Reads the configuration of a Keras model as Keras would build it: every object in it, however deep, that names a
 * class or a function.
 *
 * Source: keras 3.16, keras/src/saving/serialization_lib.py, deserialize_keras_object, and
 * keras/src/legacy/saving/serialization.py for the older format.
 *
 * @param version of the Keras that wrote the file, by its own account
 */
export function readKerasConfig(text: string, carrier: KerasCarrier, version?: string): KerasConfig {
  const parsed = parseJson(text, { depth: deepest, values: mostValues });
  const reader = new ConfigReader(text, { carrier, ...(version === undefined ? {} : { version }) });
  const { root } = parsed.value;
  if (root !== undefined) reader.walk(root);
  const model = stringValue(text, member(root, "class_name"));
  return {
    code: reader.code,
    pickles: reader.pickles,
    ...(model === undefined ? {} : { model }),
    layers: items(memberAt(root, "config", "layers")).length || items(member(root, "config")).length,
    isObject: root?.type === "object" && !parsed.problems.some(isBreak),
    complete: !parsed.problems.some(({ kind }) => kind === "limit") && !reader.isFull,
  };
}

/** What Python's reader of JSON takes, though it is none. */
const taken = new Set(["not-a-number", "duplicate-key", "lone-surrogate"]);

function isBreak({ kind, code }: Problem): boolean {
  return kind !== "limit" && !taken.has(code);
}

interface Open {
  readonly node: JsonNode;
  /** The layer it lies in. */
  readonly layer: string | undefined;
}

class ConfigReader {
  readonly code: ModelCode[] = [];
  readonly pickles: KerasPickle[] = [];
  isFull = false;
  readonly #text: string;
  readonly #origin: KerasOrigin;
  /** Of the object that is looked at, in the text. */
  #at = 0;
  readonly #counts = new Map<string, number>();

  constructor(text: string, origin: KerasOrigin) {
    this.#text = text;
    this.#origin = origin;
  }

  walk(root: JsonNode): void {
    const open: Open[] = [{ node: root, layer: undefined }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, layer } = next;
      if (node.type === "array") for (const item of node.items) open.push({ node: item, layer });
      if (node.type !== "object") continue;
      const name = this.#string(member(node, "class_name"));
      const within = name === undefined ? layer : (this.#string(memberAt(node, "config", "name")) ?? layer);
      if (name !== undefined) {
        this.#at = node.start;
        this.#object(node, name, within);
      }
      for (const { value } of node.members) open.push({ node: value, layer: within });
    }
  }

  #string(node: JsonNode | undefined): string | undefined {
    return stringValue(this.#text, node);
  }

  #object(node: JsonNode, className: string, layer: string | undefined): void {
    const config = member(node, "config");
    const bare = className.slice(className.lastIndexOf(">") + 1);
    if (className === "__lambda__") this.#lambda(member(config, "code") ?? member(config, "value"), layer);
    else if (bare === "Lambda") this.#lambdaLayer(config, layer);
    else if (bare === "TorchModuleWrapper") this.#torch(config, layer);
    else if (bare === "TFSMLayer") this.#path(config, "filepath", layer);
    else if (lookups.test(bare)) this.#path(config, "vocabulary", layer);
    else if (bare === "TFOpLambda" || bare === "TensorFlowOpLayer") this.#operator(config, layer);
    this.#names(node, className, layer);
  }

  /** The class or the function that an object names. */
  #names(node: JsonNode, className: string, layer: string | undefined): void {
    const module = this.#string(member(node, "module"));
    const registered = this.#string(member(node, "registered_name"));
    const config = member(node, "config");
    const isFunction = className === "function";
    const name = isFunction ? this.#string(config) : className;
    // Without a configuration nothing is made: `{"class_name": "TensorShape", "items": […]}`.
    if (name === undefined || (config === undefined && module === undefined)) return;
    const said = { module, name, registered };
    this.#add(isFunction ? judgeFunction(said, this.#origin) : judgeClass(said, this.#origin), layer);
    if (className === "__typespec__") {
      const spec = this.#string(member(node, "spec_name"));
      if (spec !== undefined) this.#add(judgeClass({ module, name: spec, registered }, this.#origin), layer);
    }
  }

  /** Keras 2 wrote the code, its defaults and its closure as a list. */
  #lambdaLayer(config: JsonNode | undefined, layer: string | undefined): void {
    for (const key of ["function", "output_shape", "mask"]) {
      const value = member(config, key);
      const type = this.#string(member(config, `${key}_type`));
      // In saved models a tuple is an object: `{"class_name": "__tuple__", "items": […]}`.
      const [first] = items(value?.type === "object" ? member(value, "items") : value);
      const isCode = type === "lambda" || (key === "function" && type === undefined);
      if (first?.type === "string" && isCode) this.#lambda(first, layer);
      else if (value?.type === "string" && type === "lambda") this.#lambda(value, layer);
      else if (value?.type === "string" && type === "function") {
        const module = this.#string(member(config, key === "function" ? "module" : `${key}_module`));
        this.#add(
          judgeFunction({ module, name: this.#string(value) ?? "", registered: undefined }, this.#origin),
          layer,
        );
      }
    }
  }

  #lambda(code: JsonNode | undefined, layer: string | undefined): void {
    const [first] = items(code);
    const text = this.#string(code) ?? this.#string(first);
    if (text !== undefined) this.#add(codeOfLambda(text, this.#origin), layer);
  }

  /** A whole module of PyTorch's, as `torch.save` pickled it, in base64. */
  #torch(config: JsonNode | undefined, layer: string | undefined): void {
    const text = this.#string(member(config, "module"));
    if (text === undefined) return;
    const bytes = decodeBase64(new TextEncoder().encode(text));
    if (bytes !== undefined && bytes.length > 0) {
      this.pickles.push({ layer: layer ?? "TorchModuleWrapper", bytes });
    }
    const does = `unpickles a module of PyTorch's with \`weights_only=False\`, which runs what its pickle says (${closedBy("CVE-2025-49655", this.#origin)})`;
    this.#add(
      { family: "runs-code", name: "TorchModuleWrapper", does, when: "loaded", tier: "unknown" },
      layer,
    );
  }

  #path(config: JsonNode | undefined, key: string, layer: string | undefined): void {
    const path = this.#string(member(config, key));
    if (path === undefined || path === "") return;
    const leaves = /^[/\\~]|^[A-Za-z]:|:\/\/|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
    const isModel = key === "filepath";
    const id: KerasAdvisory["id"] = isModel ? "CVE-2026-1462" : "CVE-2025-12058";
    const remote = path.includes("://") && !path.startsWith("file:");
    const does = isModel
      ? "loads another TensorFlow model from a path, and runs its graph"
      : `reads ${remote ? "an address" : "a file of the machine"} that the model names`;
    const family = isModel ? "runs-code" : remote ? "reaches-network" : "reads-files";
    const name = isModel ? "TFSMLayer" : "vocabulary";
    const tier = leaves ? "denied" : "unknown";
    this.#add(
      {
        family,
        name,
        does: `${does} (${closedBy(id, this.#origin)})`,
        when: "loaded",
        tier,
        argument: shown(path),
      },
      layer,
    );
  }

  #operator(config: JsonNode | undefined, layer: string | undefined): void {
    const name = this.#string(member(config, "function"));
    if (name !== undefined) this.#add(judgeTensorflowCall(name), layer);
  }

  #add(code: ModelCode | undefined, layer: string | undefined): void {
    if (code === undefined) return;
    const key = `${code.family} ${code.name} ${code.argument ?? ""}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > 1) return;
    if (this.code.length >= mostCode) {
      this.isFull = true;
      return;
    }
    this.code.push({
      offset: this.#at,
      ...code,
      ...(layer === undefined ? {} : { within: `layer ${shown(layer)}` }),
    });
  }
}
