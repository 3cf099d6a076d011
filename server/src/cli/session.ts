import type { Document } from "../documents/document.ts";
import { openFile } from "../documents/open.ts";
import type { ConfigurationResolver } from "../engine/configuration/resolver.ts";
import { createEngine } from "../engine/engine.ts";
import { createProjectOpener } from "../engine/project.ts";
import type { FileResult } from "../engine/result.ts";
import type { FileSettings } from "../engine/settings.ts";
import type { ProjectFacts } from "../facts/project.ts";
import { bufferSource } from "../host/byte-source.ts";
import type { Grammars } from "../host/grammars.ts";
import type { Host, HostError } from "../host/host.ts";
import { defaultLimits } from "../host/limits.ts";

/** Checks files one after another, each with its configuration and its project. */
export interface CheckSession {
  checkFile(path: string): Promise<FileResult>;
  /** A folder that could not be listed: nothing is known of what lies in it. */
  checkUnlisted(path: string, error: HostError): Promise<FileResult>;
  /** Opens a document and checks it; the caller disposes of it. `host` stands in for the session's own. */
  checkDocument(
    path: string,
    host: Host,
  ): Promise<{ readonly document: Document; readonly result: FileResult }>;
}

export interface SessionParts {
  readonly host: Host;
  readonly grammars: Grammars;
  readonly resolver: ConfigurationResolver;
}

interface FileContext {
  readonly settings: FileSettings;
  readonly project: ProjectFacts;
}

export function createSession({ host, grammars, resolver }: SessionParts): CheckSession {
  const environment = { host, grammars, limits: defaultLimits };
  const engine = createEngine(environment);
  const projectOf = createProjectOpener(host, grammars);

  async function contextOf(path: string): Promise<FileContext> {
    const [{ settings }, project] = await Promise.all([resolver.settingsFor(path), projectOf(path)]);
    return { settings, project };
  }

  return {
    async checkFile(path) {
      const { settings, project } = await contextOf(path);
      return engine.checkFile(path, settings, project);
    },
    async checkUnlisted(path, error) {
      const { settings, project } = await contextOf(path);
      return engine.run(unlisted(path, error), settings, project);
    },
    async checkDocument(path, other) {
      const { settings, project } = await contextOf(path);
      const there = { ...environment, host: other };
      const document = await openFile(path, there);
      return { document, result: await createEngine(there).run(document, settings, project) };
    },
  };
}

function unlisted(path: string, error: HostError): Document {
  const message = `the folder could not be listed: ${error.message}`;
  return {
    path,
    kind: "binary",
    source: bufferSource(new Uint8Array(0)),
    problems: [{ kind: "unreadable", code: error.failure, message }],
    dispose: () => {},
  };
}
