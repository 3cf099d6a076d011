import { createStatementReader } from "../engine/lineage-files.ts";
import { mayHoldLineage } from "../engine/lineage-names.ts";
import { readUses } from "../engine/lineage-uses.ts";
import { defaultLimits } from "../host/limits.ts";
import { walk } from "../hosts/node/walk.ts";
import { buildLineage } from "../inventory/lineage.ts";
import { type LineageReport, lineageReport } from "../inventory/report.ts";
import { createWorkbench } from "./setup.ts";

/** Reads all files below the starts that may say something, as `loadline check` would walk them. */
export async function collectLicenses(starts: readonly string[]): Promise<LineageReport> {
  const { host, resolver, grammars } = createWorkbench({ overrides: {} });
  const environment = { host, grammars, limits: defaultLimits };
  try {
    const paths: string[] = [];
    for await (const entry of walk(host, starts, { ignore: true, excludes: resolver.excludes })) {
      if (entry.kind === "file" && mayHoldLineage(entry.path)) paths.push(entry.path);
    }
    const statements = await createStatementReader(environment).read(paths);
    const uses = await readUses(paths, environment);
    return await lineageReport(buildLineage(statements), uses);
  } finally {
    host.close();
  }
}
