import type { CardFact } from "../facts.ts";

type Subject = CardFact["subject"];

/** Keys of model cards alone (hub-docs, modelcard.md and docs/hub/model-cards.md). */
const modelKeys = new Set(
  (
    "base_model base_model_relation pipeline_tag library_name model-index model_name new_version " +
    "co2_eq_emissions instance_prompt"
  ).split(" "),
);

/** Keys of dataset cards alone (hub-docs, datasetcard.md). */
const datasetKeys = new Set(
  (
    "dataset_info task_categories task_ids size_categories source_datasets annotations_creators language_creators " +
    "language_details multilinguality pretty_name paperswithcode_id train-eval-index license_details"
  ).split(" "),
);

/** Keys of Space cards alone (hub-docs, docs/hub/spaces-config-reference.md). */
const spaceKeys = new Set(
  "sdk sdk_version app_file app_port app_build_command colorFrom colorTo hf_oauth".split(" "),
);

/** Keys that other front matter has as well. */
const sharedKeys = new Set(
  "license license_name license_link language tags datasets metrics extra_gated_prompt extra_gated_fields".split(
    " ",
  ),
);

export interface SubjectAnswer {
  readonly subject: Subject;
  readonly evidence: CardFact["evidence"];
}

/** What kind of card the top-level keys make of a front matter. */
export function subjectOf(keys: readonly string[]): SubjectAnswer {
  const count = (set: ReadonlySet<string>) => keys.filter((key) => set.has(key)).length;
  if (keys.includes("sdk") || count(spaceKeys) >= 2) return { subject: "space", evidence: "keys" };
  const model = count(modelKeys);
  const dataset = count(datasetKeys);
  if (dataset > 0 && dataset >= model) return { subject: "dataset", evidence: "keys" };
  if (model > 0) return { subject: "model", evidence: "keys" };
  if (keys.includes("license_name") || keys.includes("license_link"))
    return { subject: "unknown", evidence: "keys" };
  // Beside these, `datasets` is what a model was trained on, and `configs` how a dataset is read.
  const described = ["license", "language", "metrics"].some((key) => keys.includes(key));
  if (described && keys.includes("datasets")) return { subject: "model", evidence: "keys" };
  if (described && keys.includes("configs")) return { subject: "dataset", evidence: "keys" };
  return { subject: "unknown", evidence: count(sharedKeys) >= 2 ? "weak" : "none" };
}

/** The keys of a card's own vocabulary, for spelling. */
export const cardKeys: readonly string[] = [...modelKeys, ...datasetKeys, ...spaceKeys, ...sharedKeys];

/** A key that belongs on the other kind of card. */
export function belongsElsewhere(key: string, subject: Subject): Subject | undefined {
  if (subject === "dataset" && (key === "base_model" || key === "pipeline_tag")) return "model";
  if (subject === "model" && (key === "dataset_info" || key === "task_categories")) return "dataset";
  return undefined;
}

/**
 * Whether a front matter is a template that a program fills in: Jinja's marks, or a name in braces
 * where a value stands (`license: {license}`), as the Hub's own templates have them.
 */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%|^[\w-]*\s*[:-]\s*\{\w+\}\s*(?:#|$)/m.test(text);
}
