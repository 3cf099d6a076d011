import { mayHoldLineage } from "../engine/lineage-names.ts";
import { createStatementReader, type ReadingBounds } from "../engine/lineage-statements.ts";
import { readUses } from "../engine/lineage-uses.ts";
import { defaultLimits } from "../host/limits.ts";
import { type WalkEntry, walk } from "../hosts/node/walk.ts";
import { buildLineage } from "../inventory/lineage.ts";
import { type LineageReport, lineageReport, type UnreadFile } from "../inventory/report.ts";
import { createWorkbench } from "./setup.ts";

/** A person who asks for the table waits for all of it. */
const bounds: ReadingBounds = {
  textBytes: defaultLimits.textBytes,
  weightsInFolder: 1_000,
  programs: 20_000,
};

/** Reads all files below the starts that may say something, as `loadline check` would walk them. */
export async function collectLicenses(starts: readonly string[]): Promise<LineageReport> {
  const { host, resolver, grammars } = createWorkbench({ overrides: {} });
  const environment = { host, grammars, limits: defaultLimits };
  try {
    const paths: string[] = [];
    const missed: UnreadFile[] = [];
    for await (const entry of walk(host, starts, { ignore: true, excludes: resolver.excludes })) {
      if (entry.kind === "file" && (mayHoldLineage(entry.path) || starts.includes(entry.path)))
        paths.push(entry.path);
      else missed.push(...missedBy(entry));
    }
    const [read, programs] = [
      await createStatementReader(environment, bounds).read(paths),
      await readUses(paths, environment),
    ];
    return await lineageReport(buildLineage(read.statements), {
      named: programs.uses,
      files: paths.length,
      unread: [...missed, ...read.unread, ...programs.unread],
    });
  } finally {
    host.close();
  }
}

/** What the walk itself could not enter, or did not follow. */
function missedBy(entry: WalkEntry): readonly UnreadFile[] {
  switch (entry.kind) {
    case "unlisted":
      return [{ path: entry.path, reason: `the folder cannot be listed: ${entry.error.message}` }];
    case "outside":
      return mayHoldLineage(entry.path)
        ? [{ path: entry.path, reason: "it is a link out of the folder, which is not followed" }]
        : [];
    case "excluded":
      return [{ path: entry.path, reason: "the configuration excludes it" }];
    case "file":
      return [];
  }
}
