import { isTextDocument } from "../documents/document.ts";
import { openFile } from "../documents/open.ts";
import { explainModels } from "../facts/models/explain.ts";
import { explainWeights } from "../facts/weights/explain.ts";
import { defaultLimits } from "../host/limits.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { formatExplanation } from "../reporters/weights-explained.ts";
import { UsageError } from "./command.ts";
import { createWorkbench } from "./setup.ts";

/**
 * Lays a weight file open: what it says of itself, what its pickles import, the program they are, their tensors, and what
 * `weights_only` makes of it.
 *
 * @param path absolute, as the system writes it
 * @param name as it was given
 */
export async function explainFile(path: string, name: string): Promise<string> {
  const bench = createWorkbench({ overrides: {} });
  const hostPath = toHostPath(path);
  try {
    const grammars = { read: () => Promise.reject(new Error("No program is parsed for a weight file")) };
    const environment = { host: bench.host, grammars, limits: defaultLimits };
    const document = await openFile(hostPath, environment);
    if (isTextDocument(document))
      throw new UsageError(`${JSON.stringify(name)} is a text, and no weight file`);
    const [problem] = document.problems;
    if (problem?.kind === "unreadable") throw new UsageError(`${JSON.stringify(name)}: ${problem.message}`);
    const { weights: row } = await bench.session.checkFile(hostPath);
    const { pickles } = await explainWeights(document, defaultLimits);
    const models = await explainModels(document, environment);
    return formatExplanation({ path: name, row, pickles, models });
  } finally {
    bench.host.close();
  }
}
