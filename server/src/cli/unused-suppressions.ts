import type { ConfigurationLayer, SuppressEntry } from "../engine/configuration/model.ts";
import { idsOf, originOf } from "../engine/configuration/settings.ts";
import { Fingerprints } from "../engine/fingerprint.ts";
import { rules } from "../engine/registry.generated.ts";
import type { FileResult } from "../engine/result.ts";
import type { FileSettings } from "../engine/settings.ts";
import type { Finding } from "../finding/finding.ts";
import { isWithin, nameOf } from "../host/paths.ts";
import type { Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";

/** The rule that speaks of comments speaks of entries too; only here is the whole run known. */
const ruleId = "unused-suppression";

/**
 * Reports the `[[suppress]]` entries that suppressed nothing, of the configurations whose whole folder was
 * walked. A run over some files (a pre-commit hook) can tell nothing of the others.
 */
export async function reportUnusedSuppressions(
  starts: readonly string[],
  { resolver, host }: Workbench,
  tally: Tally,
): Promise<void> {
  const used = new Set<string>();
  for (const result of tally.results()) {
    const { source } = await resolver.settingsFor(result.path);
    for (const { suppression } of result.suppressed) {
      if (suppression?.origin !== undefined) used.add(`${source}\0${suppression.origin}`);
    }
  }
  for (const layers of await resolver.found()) {
    const source = layers.at(-1);
    if (source === undefined || !starts.some((start) => isWithin(start, source.folder))) continue;
    const { settings, failOn } = await resolver.settingsFor(source.path);
    const unused = source.configuration.suppress.filter(
      (entry) =>
        !used.has(`${source.path}\0${originOf(source.path, entry)}`) &&
        isTelling(entry, settings, host.now()),
    );
    const result = resultOf(source, unused, settings);
    if (result !== undefined) tally.append(result, failOn);
  }
}

/** An entry whose rules are off may be of use in another run; one that is out of date is reported as such. */
function isTelling(entry: SuppressEntry, settings: FileSettings, now: number): boolean {
  if (entry.until !== undefined && entry.until < new Date(now).toISOString().slice(0, 10)) return false;
  const ids = idsOf(entry.rules, rules);
  return ids.length === 0 || ids.some((id) => settings.rules.has(id));
}

function resultOf(
  { path, configuration }: ConfigurationLayer,
  entries: readonly SuppressEntry[],
  settings: FileSettings,
): FileResult | undefined {
  const rule = rules.find(({ id }) => id === ruleId);
  const setting = settings.rules.get(ruleId);
  if (rule === undefined || setting === undefined || entries.length === 0) return undefined;
  const fingerprints = new Fingerprints(nameOf(path));
  const findings = entries.map((entry): Finding => {
    const index = configuration.suppress.indexOf(entry);
    const start = { line: entry.line, character: 0 };
    return {
      rule: rule.id,
      area: rule.area,
      severity: setting.severity ?? rule.severity,
      confidence: rule.confidence,
      message: `This entry suppresses nothing any more (${described(entry)}). Remove it, or it will hide the next finding.`,
      location: { path, range: { start, end: start } },
      related: [],
      fixes: [],
      evidence: [],
      fingerprint: fingerprints.of(rule.id, `${described(entry)} ${index}`),
    };
  });
  return { path, kind: "toml", status: "checked", findings, suppressed: [] };
}

function described(entry: SuppressEntry): string {
  const where = entry.paths.length === 0 ? "every path" : entry.paths.map((path) => `\`${path}\``).join(", ");
  return `${where}, ${entry.rules.length === 0 ? "all rules" : entry.rules.map((rule) => `\`${rule}\``).join(", ")}`;
}
