/** Keys under which configurations name a model, and its revision. */
export const modelKey =
  /^(?:name|model|(?:hf_|base_|pretrained_)?model[-_]?(?:id|name|path|name[-_]or[-_]path)?|base_model|repo_id|repo|pretrained|path|dataset|tokenizer|_?name_or_path|pretrained_model_name_or_path)$/i;
export const revisionKey = /^(?:model_|hf_)?revision$|^revision_of_model$/;
