import type { ReferenceCompanion, RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { writePin } from "../../facts/references/write-pin.ts";
import type { Fix } from "../../finding/finding.ts";
import { modelTriggers } from "../../knowledge/references/table.ts";
import { pinFix } from "../pins.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { fixOf, groupsOf, pinningReferences, pinWord, relatedOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "unpinned-companion",
  title: "A model is pinned, but its tokenizer, processor or adapter beside it is not",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: pinningReferences("model"),
  kinds: referenceKinds,
  fact: "model-reference",
  triggers: modelTriggers,
  check: (facts, context) => {
    reportParts(facts, context);
    for (const fact of facts) reportCompanions(fact, context);
  },
});

/** Calls of their own for a part of a model that another call pins. */
function reportParts(facts: readonly RemoteReferenceFact[], context: RuleContext): void {
  const pinned = new Map(
    facts.filter(({ pin, part }) => isImmutable(pin) && part === "weights").map((fact) => [fact.id, fact]),
  );
  const loose = facts.filter(
    ({ id, pin, part }) => part !== "weights" && !isImmutable(pin) && pinned.has(id),
  );
  for (const group of groupsOf(loose, context)) {
    const [first, ...others] = group;
    const model = pinned.get(first.id);
    if (model === undefined) continue;
    const how =
      pinWord(first) === undefined ? "is loaded without a revision" : `is taken at \`${first.revision}\``;
    context.report({
      place: { kind: "text", span: first.span },
      message:
        `\`${first.id}\` is pinned, but its ${first.part} here ${how}: after the next push the two may not fit ` +
        `each other, and nothing says so. Give both the same commit: ${first.pinning}.`,
      identity: `${first.part}:${first.id}`,
      subject: { kind: "model", name: first.id },
      related: [
        { place: { kind: "text", span: model.span }, message: `The model is pinned here` },
        ...relatedOf(others, "loaded"),
      ],
      evidence: [`model: ${first.id}`, `part: ${first.part}`, `pin: ${first.pin}`],
      fixes: [pinFix(group, context) ?? fixOf(first)],
    });
  }
}

/** Parts that the same call loads, with an argument of their own. */
function reportCompanions(fact: RemoteReferenceFact, context: RuleContext): void {
  if (!isImmutable(fact.pin)) return;
  for (const companion of fact.companions) {
    if (isImmutable(companion.pin) || companion.pin === "unresolved") continue;
    context.report({
      place: { kind: "text", span: fact.span },
      message: companionMessage(fact, companion),
      identity: `${companion.part}:${companion.id ?? fact.id}`,
      subject: { kind: "model", name: companion.id ?? fact.id },
      evidence: [`model: ${fact.id}`, `part: ${companion.part}`, `pin: ${companion.pin}`],
      fixes: companionFix(fact, companion, context),
    });
  }
}

/** What comes of the model's own repository takes the model's commit; another repository has one of its own. */
function companionFix(
  fact: RemoteReferenceFact,
  { part, id, argument, revision, revisionSpan, pinningPlace }: ReferenceCompanion,
  context: RuleContext,
): readonly Fix[] {
  const { revision: _revision, revisionSpan: _span, ...rest } = fact;
  const own = {
    ...rest,
    id: id ?? fact.id,
    part,
    pinningPlace,
    ...(revision === undefined ? {} : { revision }),
    ...(revisionSpan === undefined ? {} : { revisionSpan }),
  };
  if (id !== undefined) {
    const fix = pinFix([own], context);
    return fix === undefined ? [] : [fix];
  }
  if (fact.pin !== "commit" || fact.revision === undefined) return [];
  const edits = writePin(own, { commit: fact.revision.toLowerCase() });
  if (edits.length === 0) return [];
  const title = `Give \`${argument}\` the model's own commit, ${fact.revision.slice(0, 12)}`;
  return [{ title, applicability: "unsafe", edits }];
}

function companionMessage(
  fact: RemoteReferenceFact,
  { part, id, argument, revision }: ReferenceCompanion,
): string {
  const whose = id === undefined ? `its ${part}` : `the ${part} \`${id}\``;
  const how = revision === undefined ? "without a revision of its own" : `at \`${revision}\`, which can move`;
  return (
    `\`${fact.id}\` is pinned, but ${whose} is loaded with it ${how}. ` +
    `Pin it as well: write \`${argument}\` with all 40 digits of the commit.`
  );
}
