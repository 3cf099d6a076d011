import type { ByteDocument } from "../documents/document.ts";
import { isTextDocument } from "../documents/document.ts";
import { openFile } from "../documents/open.ts";
import { hashesOf } from "../engine/model-hashes.ts";
import type { ModelFileFact } from "../facts/facts.ts";
import { explainModels } from "../facts/models/explain.ts";
import { modelsOfPickles } from "../facts/models/pickled.ts";
import { explainWeights } from "../facts/weights/explain.ts";
import { defaultLimits } from "../host/limits.ts";
import { digestFile } from "../hosts/node/digest.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { explanationJson } from "../reporters/explanation-json.ts";
import { formatExplanation } from "../reporters/weights-explained.ts";
import { UsageError } from "./command.ts";
import { createWorkbench } from "./setup.ts";

export interface ExplainOptions {
  /** The file as it was given. */
  readonly name: string;
  readonly format: "text" | "json";
  /** Whether the whole file is read for its sha256. */
  readonly hash: boolean;
}

/**
 * Lays a weight file open: what it says of itself, what its pickles import, the program they are, their tensors, and what
 * `weights_only` makes of it; for people, or as JSON for other tools.
 *
 * @param path absolute, as the system writes it
 */
export async function explainFile(path: string, { name, format, hash }: ExplainOptions): Promise<string> {
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
    const { models, code } = await explainModels(document, environment);
    const pickled = modelsOfPickles(pickles, row?.format ?? "pickle");
    const hashes = await Promise.all(models.map((model) => hashesOf(model, sourceFor(model, document))));
    const sha256 = hash ? (await digestFile(path, "sha256")).digest : undefined;
    const explained = {
      path: name,
      row,
      pickles,
      models: { models, code },
      hashes,
      ...(sha256 === undefined ? {} : { sha256 }),
    };
    return format === "json" ? explanationJson({ ...explained, pickled }) : formatExplanation(explained);
  } finally {
    bench.host.close();
  }
}

/** Offsets of a member count in the member. */
function sourceFor({ place }: ModelFileFact, { source }: ByteDocument): ByteDocument["source"] | undefined {
  return place.kind === "bytes" && place.inner === undefined ? source : undefined;
}
