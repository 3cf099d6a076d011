import type { RemoteReferenceFact } from "../../facts/facts.ts";
import { isImmutable } from "../../facts/references/pins.ts";
import type { RuleContext } from "../rule.ts";
import { pinWord, relatedOf, reportOf } from "./reference-groups.ts";

/** What commands or a requirements file install from sources that move. */
export function reportInstalls(
  facts: readonly RemoteReferenceFact[],
  context: RuleContext,
  where: "command" | "requirements",
): void {
  const packages = facts.filter(({ thing, pin }) => thing === "package" && !isImmutable(pin));
  reportRegistered(
    packages.filter(({ registry }) => registry === "pypi" || registry === "conda"),
    context,
    where,
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
}

/** One finding a file: that packages have no versions is one decision. */
function reportRegistered(
  packages: readonly RemoteReferenceFact[],
  context: RuleContext,
  where: "command" | "requirements",
): void {
  const names = [...new Map(packages.map((fact) => [fact.id, fact])).values()];
  const [first, ...others] = names;
  if (first === undefined) return;
  const listed = names.slice(0, mostNamed).map(({ id }) => `\`${id}\``);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  const what = names.length === 1 ? "is" : "are";
  context.report({
    ...reportOf([first], "", "information"),
    message:
      where === "command"
        ? `${listed.join(", ")}${more} ${what} installed in whatever version is the newest when this runs, so another day ` +
          "brings other code. Write `==` and a version, or install from a lock file (`uv.lock`, a requirements file with " +
          "hashes)."
        : `${listed.join(", ")}${more} may be any version that is the newest when this is installed, so another day ` +
          "brings other code. Where installs must repeat, keep this file for people and install from one that is " +
          "compiled from it, with hashes (`uv pip compile --generate-hashes`, `pip-compile --generate-hashes`).",
    identity: `packages:${first.id}`,
    related: relatedOf(others, where === "command" ? "installed" : "named"),
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
