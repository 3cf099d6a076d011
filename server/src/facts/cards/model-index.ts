import type { YamlNode } from "../../syntax/yaml/tree.ts";
import { entryOf, isEmptyNode } from "../../syntax/yaml/tree.ts";
import type { CardIssue } from "../facts.ts";

/**
 * Whether `model-index` has the form that huggingface_hub reads (repocard_data.py,
 * model_index_to_eval_results): a list of models with `name` and `results`, each result with a task's
 * `type`, a dataset's `type` and `name`, and metrics with `type` and `value`. The first fault: a program
 * that writes cards makes the same one in every result.
 */
export function modelIndexIssues(root: YamlNode): readonly CardIssue[] {
  const entry = entryOf(root, "model-index");
  if (entry === undefined || entry.merged) return [];
  const { value, key } = entry;
  const at = (node: YamlNode | undefined, message: string): CardIssue => ({
    code: "model-index",
    field: "model-index",
    span: node?.type === "scalar" ? node.span : key.span,
    text: "",
    message,
  });
  if (value?.type !== "sequence")
    return [at(value, "the Hub asks for a list of models with `name` and `results` here")];
  return value.items.flatMap((model) => modelIssues(model, at)).slice(0, 1);
}

type Issue = (node: YamlNode | undefined, message: string) => CardIssue;

function modelIssues(model: YamlNode, at: Issue): readonly CardIssue[] {
  if (model.type !== "mapping") return [at(model, "an entry is no mapping with `name` and `results`")];
  const results = entryOf(model, "results")?.value;
  const nameless = lacks(model, "name") ? [at(undefined, "an entry has no `name`")] : [];
  // Cards that transformers writes after training without an evaluation have an empty list.
  if (results === undefined) return [...nameless, at(undefined, "an entry has no `results`")];
  if (results.type !== "sequence") return [...nameless, at(results, "`results` is no list")];
  return [...nameless, ...results.items.flatMap((result) => resultIssues(result, at))];
}

const needed: readonly (readonly [part: string, key: string])[] = [
  ["task", "type"],
  ["dataset", "type"],
  ["dataset", "name"],
];

function resultIssues(result: YamlNode, at: Issue): readonly CardIssue[] {
  if (result.type !== "mapping")
    return [at(result, "a result is no mapping with `task`, `dataset` and `metrics`")];
  // A result from outside the card's own measurements may leave the data set out (`verified` of old cards).
  const missing = needed.filter(([part, key]) => lacks(entryOf(result, part)?.value, key));
  const metrics = entryOf(result, "metrics")?.value;
  const issues = missing
    .slice(0, 1)
    .map(([part, key]) => at(undefined, `a result has no \`${part}.${key}\``));
  if (metrics?.type !== "sequence" || metrics.items.length === 0)
    return [...issues, at(metrics, "a result has no list of `metrics`")];
  const broken = metrics.items.find((metric) => lacks(metric, "type") || lacks(metric, "value"));
  return broken === undefined ? issues : [...issues, at(broken, "a metric has no `type` or no `value`")];
}

function lacks(node: YamlNode | undefined, key: string): boolean {
  return node?.type !== "mapping" || isEmptyNode(entryOf(node, key)?.value);
}
