import type { RemoteReferenceFact } from "../facts/facts.ts";
import type { KnownCommit } from "../facts/project.ts";
import { lockedName } from "../facts/references/locked-name.ts";
import { writePin, writePinnedDownload } from "../facts/references/write-pin.ts";
import type { Fix } from "../finding/finding.ts";
import type { TextEdit } from "../text/edits.ts";
import type { RuleContext } from "./rule.ts";

/**
 * One fix that pins all places of a name, with the commit that this machine knows: of the lock, which everybody who
 * works on the project has; else of the cache or of Loadline's table, which a person should look at first.
 *
 * @param facts of one name
 */
export function pinFix(facts: readonly RemoteReferenceFact[], context: RuleContext): Fix | undefined {
  const pinned = facts.flatMap((fact) => {
    const name = lockedName(fact);
    const known = name === undefined ? undefined : context.project.commitOf(name);
    if (known === undefined) return [];
    const note = noteOf(known);
    const direct = writePin(fact, { commit: known.commit, ...(note === undefined ? {} : { note }) });
    const edits = direct.length > 0 ? direct : writePinnedDownload(fact, known.commit);
    const safe = direct.length > 0 && known.source === "lock" && fact.replaceable !== true;
    return edits.length === 0 ? [] : [{ known, edits, safe }];
  });
  const [first] = pinned;
  const id = facts[0]?.id;
  if (first === undefined || id === undefined) return undefined;
  const sure = pinned.every(({ safe }) => safe);
  const where = pinned.length === 1 ? "" : ` in ${pinned.length} places`;
  return {
    title: `Pin \`${id}\`${where} to ${first.known.commit.slice(0, 12)}, ${originOf(first.known)}`,
    applicability: sure ? "safe" : "unsafe",
    edits: distinct(pinned.flatMap(({ edits }) => edits)),
  };
}

function originOf({ source, reference, date }: KnownCommit): string {
  const at = reference === undefined ? "" : ` as ${reference}`;
  if (source === "lock") return `which loadline.lock has${at}${date === undefined ? "" : ` of ${date}`}`;
  if (source === "cache")
    return `which this machine downloaded${at}${date === undefined ? "" : ` on ${date}`}`;
  return `which a public benchmark uses${date === undefined ? "" : ` (as of ${date})`}`;
}

/** What stands beside the commit in the program. */
function noteOf({ source, reference, date }: KnownCommit): string | undefined {
  if (date === undefined || source === "table") return undefined;
  return `${reference ?? "locked"}, ${date}${source === "cache" ? " (cache)" : ""}`;
}

/** Places may share the literal that names them. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [
    ...new Map(edits.map((edit) => [`${edit.span.start}-${edit.span.end}-${edit.newText}`, edit])).values(),
  ];
}
