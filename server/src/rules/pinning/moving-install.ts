import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { pinningReferences, pinWord, relatedOf, reportOf } from "./reference-groups.ts";

export const rule = defineRule({
  id: "moving-install",
  title: "A package is installed from a source that moves",
  area: "pinning",
  severity: "warning",
  confidence: "high",
  references: {
    ...pinningReferences("software"),
    // CWE-427 uncontrolled search path element: a second index that anyone may upload to.
    cwe: [494, 1357, 427],
    links: ["https://pip.pypa.io/en/stable/topics/secure-installs/"],
  },
  kinds: referenceKinds,
  fact: "artifact-reference",
  triggers: ["pip install", "pip3 install", "pipx install", "conda install", "mamba install", "uv add"],
  check: (facts, context) => {
    const packages = facts.filter(({ thing, pin }) => thing === "package" && !isImmutable(pin));
    reportRegistered(
      packages.filter(({ registry }) => registry === "pypi" || registry === "conda"),
      context,
    );
    const seen = new Set<string>();
    for (const fact of packages) {
      if (fact.registry !== "git" && fact.registry !== "url") continue;
      // The same source in several commands is one cause.
      if (seen.has(`${fact.api} ${fact.id}`)) continue;
      seen.add(`${fact.api} ${fact.id}`);
      const again = packages.filter(
        (other) => other !== fact && other.id === fact.id && other.api === fact.api,
      );
      context.report(reportOf([fact, ...again], sourceMessage(fact), "warning"));
    }
  },
});

/** One finding a file: that packages have no versions is one decision. */
function reportRegistered(packages: readonly RemoteReferenceFact[], context: RuleContext): void {
  const names = [...new Map(packages.map((fact) => [fact.id, fact])).values()];
  const [first, ...others] = names;
  if (first === undefined) return;
  const listed = names.slice(0, mostNamed).map(({ id }) => `\`${id}\``);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  const what = names.length === 1 ? "is" : "are";
  context.report({
    ...reportOf([first], "", "information"),
    message:
      `${listed.join(", ")}${more} ${what} installed in whatever version is the newest when this runs, so another day ` +
      "brings other code. Write `==` and a version, or install from a lock file (`uv.lock`, a requirements file with " +
      "hashes).",
    identity: `packages:${first.id}`,
    related: relatedOf(others, "installed"),
    fixes: [],
  });
}

const mostNamed = 4;

function sourceMessage(fact: RemoteReferenceFact): string {
  const clause = fact.stakes[0]?.clause;
  const more = clause === undefined ? "" : `: ${clause}`;
  if (/ -/.test(fact.api))
    return `\`${fact.api.slice(fact.api.indexOf(" -") + 1)} ${fact.id}\`${more}. Better: ${fact.pinning}.`;
  const word = pinWord(fact);
  const how =
    fact.registry === "url" ? "from an address that nothing compares with a sum" : howOf(fact, word);
  return `\`${fact.id}\` is installed ${how}${more}. Pin it: ${fact.pinning}.`;
}

function howOf({ revision }: RemoteReferenceFact, word: string | undefined): string {
  return word === undefined ? "as its default branch is at the moment" : `at \`${revision}\`, ${word}`;
}
