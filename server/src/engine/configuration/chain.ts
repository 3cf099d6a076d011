import type { Host, HostResult } from "../../host/host.ts";
import { joinPath, nameOf, parentOf } from "../../host/paths.ts";
import type { AnyRule } from "../../rules/rule.ts";
import type { Range } from "../../text/span.ts";
import { type ConfigurationLayer, emptyConfiguration } from "./model.ts";
import type { ConfigurationProblem } from "./problem.ts";
import { type ReadConfiguration, readConfiguration } from "./read.ts";
import { configurationSchema, type JsonSchema } from "./schema.ts";

/** The names that a configuration may have; of two in one folder, the first counts. */
export const configurationNames = ["loadline.toml", "pyproject.toml"] as const;

/** The longest configuration that is read, in bytes. */
const longest = 1024 * 1024;

/** A configuration file with all that it extends. */
export interface ConfigurationChain {
  /** What is extended first, the file itself last. */
  readonly layers: readonly ConfigurationLayer[];
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads configuration files, each once. */
export interface ChainReader {
  /** The configuration file of a folder itself. */
  configurationIn(folder: string): Promise<string | undefined>;
  read(file: string): Promise<ConfigurationChain>;
  clear(): void;
}

type ReadFile = HostResult<ReadConfiguration>;

export function createChainReader(host: Host, rules: readonly AnyRule[]): ChainReader {
  const files = new Map<string, Promise<ReadFile>>();
  let schema: JsonSchema | undefined;

  async function load(file: string): Promise<ReadFile> {
    const bytes = await host.readRange(file, 0, longest + 1);
    if (!bytes.ok) return bytes;
    if (bytes.value.length > longest) {
      return { ok: true, value: broken(file, "The file is longer than 1 MiB, so it is not read.") };
    }
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
      schema ??= configurationSchema(rules);
      return { ok: true, value: await readConfiguration(file, text, schema) };
    } catch {
      return { ok: true, value: broken(file, "The file is not UTF-8 text.") };
    }
  }

  function readOnce(file: string): Promise<ReadFile> {
    const known = files.get(file);
    if (known !== undefined) return known;
    const read = load(file);
    files.set(file, read);
    return read;
  }

  /** `above` are the files that lead here; `seen` those that are in the chain already. */
  async function follow(
    file: string,
    above: readonly string[],
    seen: Set<string>,
  ): Promise<ConfigurationChain> {
    const read = await readOnce(file);
    if (!read.ok || read.value.value === undefined) {
      const why = read.ok ? "it has no `[tool.loadline]`" : read.error.message;
      const message = `\`${nameOf(file)}\` cannot be used as configuration: ${why}.`;
      return { layers: [], problems: [{ path: file, range: start, message }] };
    }
    seen.add(file);
    const configuration = read.value.value;
    const folder = parentOf(file) ?? file;
    const layers: ConfigurationLayer[] = [];
    const problems = [...read.value.problems];
    for (const extended of configuration.extends) {
      const target = joinPath(folder, extended.path);
      const place = { path: file, range: extended.range };
      if (target === file || above.includes(target)) {
        const message = `\`${extended.path}\` leads back to this file: \`extends\` may not run in a circle.`;
        problems.push({ ...place, message });
      } else if (!seen.has(target)) {
        const link = await follow(target, [...above, file], seen);
        layers.push(...link.layers);
        // What cannot be read at all is a fault of the line that names it.
        const absent = link.layers.length === 0;
        problems.push(...link.problems.map((problem) => (absent ? { ...problem, ...place } : problem)));
      }
    }
    layers.push({ path: file, folder, configuration });
    return { layers, problems };
  }

  return {
    async configurationIn(folder) {
      const [own, project] = configurationNames.map((name) => joinPath(folder, name));
      if (own === undefined || project === undefined) return undefined;
      const [ownRead, projectRead] = await Promise.all([readOnce(own), readOnce(project)]);
      // A file that is there but cannot be read must be seen: only an absent one is passed over.
      if (ownRead.ok || ownRead.error.failure !== "not-found") return own;
      if (projectRead.ok) return projectRead.value.value === undefined ? undefined : project;
      return undefined;
    },
    read: (file) => follow(file, [], new Set()),
    clear: () => files.clear(),
  };
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function broken(path: string, message: string): ReadConfiguration {
  return { value: emptyConfiguration, problems: [{ path, range: start, message }] };
}
