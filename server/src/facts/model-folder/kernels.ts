import type { ConfigurationNode } from "../configuration/tree.ts";
import type { ConfiguredCodeFact } from "../facts.ts";

/** `org/name`, with a revision and a function of it: `org/name@main:attend` (transformers/integrations/hub_kernels.py). */
const kernel = /^(?:paged\|)?([\w.-]{1,96})\/[\w.-]{1,96}(?:@[\w./-]{1,100})?(?::\w{1,100})?$/;
const settings = new Set(["attn_implementation", "_attn_implementation", "experts_implementation"]);

/** Repositories whose native code attention runs in: transformers fetches and loads them, by the package `kernels`. */
export function hubKernels(root: ConfigurationNode): readonly ConfiguredCodeFact[] {
  if (root.type !== "mapping") return [];
  return root.entries.flatMap(({ key, value }) => {
    if (!settings.has(key)) return [];
    // One for all, or one for each part of a model: `{"text": "…", "vision": "…"}`.
    const values = value.type === "mapping" ? value.entries.map((entry) => entry.value) : [value];
    return values.flatMap((one): readonly ConfiguredCodeFact[] => {
      const owner = one.type === "scalar" ? kernel.exec(one.text)?.[1] : undefined;
      if (owner === undefined || one.type !== "scalar") return [];
      return [
        {
          kind: "configured-code",
          setting: key,
          value: one.text,
          does: "is a repository of native code that transformers downloads and loads with this model, where the package `kernels` is installed: its owner decides what runs",
          // The organisation that the libraries' own kernels lie in.
          tier: owner === "kernels-community" ? "unknown" : "foreign",
          instead:
            "Name one of transformers' own instead (`sdpa`, `flash_attention_2`), or pin the repository to a commit that you know.",
          span: one.span,
        },
      ];
    });
  });
}
