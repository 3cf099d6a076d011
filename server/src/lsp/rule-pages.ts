import type { AnyRule } from "../rules/rule.ts";
import type { RulePage } from "./services.ts";

/** Looks rules up by id, with the pages that the engine carries. */
export function rulePages(
  rules: readonly AnyRule[],
  pages: Readonly<Record<string, string>>,
): (id: string) => RulePage | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (id) => {
    const rule = byId.get(id);
    const markdown = pages[id];
    if (rule === undefined || markdown === undefined) return undefined;
    return { id, title: rule.title, summary: firstParagraph(markdown), markdown };
  };
}

/** The first block of a page that is neither its heading nor its table. */
function firstParagraph(markdown: string): string {
  const blocks = markdown.split(/\n{2,}/).map((block) => block.trim());
  return blocks.find((block) => block !== "" && !block.startsWith("#") && !block.startsWith("|")) ?? "";
}
