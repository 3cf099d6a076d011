import { isCandidate } from "../documents/open.ts";
import { isWithin } from "../host/paths.ts";
import { blobsOf, stagedFiles } from "../hosts/node/git.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { ConfigurationFault } from "./check-files.ts";
import { UsageError } from "./command.ts";
import { overlayHost } from "./overlay.ts";
import type { Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";

/** So many contents are asked for at once. */
const batch = 64;

/** Checks what a commit would take: the content of git's index, whatever the files hold by now. */
export async function checkStaged(
  starts: readonly string[],
  workingFolder: string,
  { bench, tally }: { readonly bench: Workbench; readonly tally: Tally },
): Promise<void> {
  const listed = await stagedFiles(workingFolder);
  if (listed === undefined) throw new UsageError("--staged needs git, and a repository around this folder");
  const files = listed
    .map(({ path, blob }) => ({ path: toHostPath(path), blob }))
    .filter(({ path }) => isCandidate(path) && starts.some((start) => isWithin(start, path)));
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch);
    const contents = await blobsOf(
      workingFolder,
      some.map(({ blob }) => blob),
    );
    for (const [index, { path }] of some.entries()) await checkOne(path, contents[index], { bench, tally });
  }
}

async function checkOne(
  path: string,
  bytes: Buffer | undefined,
  { bench, tally }: { readonly bench: Workbench; readonly tally: Tally },
): Promise<void> {
  const { failOn, problems, excluded } = await bench.resolver.settingsFor(path);
  if (problems.length > 0) throw new ConfigurationFault(problems);
  if (excluded) return tally.skip("excluded");
  if (bytes === undefined) return tally.fail({ path, message: "git did not hand over its staged content" });
  const host = overlayHost(bench.host, path, bytes);
  const { document, result } = await bench.session.checkDocument(path, host);
  document.dispose();
  tally.add(result, failOn);
}
