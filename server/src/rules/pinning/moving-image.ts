import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { pinningReferences, relatedOf, reportOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "moving-image",
  title: "A container image is taken by a tag, which can be moved",
  area: "pinning",
  severity: "information",
  confidence: "high",
  references: {
    ...pinningReferences("software"),
    links: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
  },
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: ["FROM ", "docker", "podman", "nerdctl", "image:", "image ", "container:"],
  check: (facts, context) => {
    const images = facts.filter(({ thing, pin }) => thing === "image" && !isImmutable(pin));
    const floating = images.filter(isFloating);
    report(floating, context, floatingMessage);
    report(
      images.filter((fact) => !isFloating(fact)),
      context,
      taggedMessage,
    );
  },
});

/** No tag is `latest`, which every build of its owner moves. */
function isFloating({ revision }: RemoteReferenceFact): boolean {
  return revision === undefined || /^(?:latest|main|master|nightly|edge|dev|stable)$/.test(revision);
}

/** One finding a file for each way of naming images: that tags are used is one decision. */
function report(
  images: readonly RemoteReferenceFact[],
  context: RuleContext,
  messageOf: (names: string) => string,
): void {
  const distinct = [...new Map(images.map((fact) => [`${fact.id}:${fact.revision ?? ""}`, fact])).values()];
  const [first, ...others] = distinct;
  if (first === undefined) return;
  const names = distinct
    .slice(0, mostNamed)
    .map(({ id, revision }) => `\`${id}${revision === undefined ? "" : `:${revision}`}\``);
  const more = distinct.length > mostNamed ? ` and ${distinct.length - mostNamed} more` : "";
  context.report({
    ...reportOf([first], messageOf(`${names.join(", ")}${more}`), "information"),
    related: relatedOf(others, "taken"),
  });
}

const mostNamed = 3;

function floatingMessage(names: string): string {
  return (
    `${names}: without a fixed tag every pull takes what was pushed last. Write a version as the tag, and the digest ` +
    "behind it, `name:1.2@sha256:<digest>`, where builds must repeat."
  );
}

function taggedMessage(names: string): string {
  return (
    `${names}: a tag can be moved to another image. Where builds must repeat, write the digest behind it, ` +
    "`name:tag@sha256:<digest>` (`docker images --digests` shows it)."
  );
}
