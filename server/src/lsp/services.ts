import type { DocumentEnvironment } from "../documents/open.ts";
import type { ConfigurationOverrides, ConfigurationResolver } from "../engine/configuration/resolver.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProjectOpener } from "../engine/project.ts";
import type { FileResult } from "../engine/result.ts";
import type { Host } from "../host/host.ts";

export interface RuleTitle {
  readonly id: string;
  readonly title: string;
}

/** What people read of a rule. */
export interface RulePage extends RuleTitle {
  /** The page's first paragraph, in Markdown. */
  readonly summary: string;
  /** The whole page, in Markdown. */
  readonly markdown: string;
}

/** What a scan checks, and whom it tells. */
export interface ScanRequest {
  /** As the host names it. */
  readonly folder: string;
  readonly overrides: ConfigurationOverrides;
  readonly configurationPath?: string;
  /** Whether a file is of interest, asked before it is opened. */
  readonly wants: (path: string) => boolean;
  readonly onResult: (result: FileResult) => void;
  /** A file whose check broke off, and why: a sentence. */
  readonly onFailure: (path: string, message: string) => void;
  /** Files checked, of those found so far. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What came of writing a lock: the words of the command line, and whether all names are locked. */
export interface LockOutcome {
  readonly status: 0 | 1 | 2;
  readonly text: string;
}

/** All that the language server needs and does not make itself; tests hand over their own. */
export interface Services {
  readonly version: string;
  /** The disk. The session lays the client's unsaved texts over it. */
  readonly host: Host;
  createEngine(host: Host): Engine;
  createResolver(host: Host, overrides: ConfigurationOverrides, path?: string): ConfigurationResolver;
  /** What is read of projects stays as it was then: made anew after a change. */
  createProjectOpener(host: Host): ProjectOpener;
  /** Checks the files below a folder, ignored ones left out, without keeping the server from answering. */
  scan(request: ScanRequest): Promise<void>;
  /** The files below a folder that a scan would check, in the order of their names. */
  files(request: Pick<ScanRequest, "folder" | "overrides" | "configurationPath">): AsyncIterable<string>;
  /** What parsing a text needs, over another host. */
  environment(host: Host): DocumentEnvironment;
  /** Looks names up at their registries and writes the lock of a folder, as `loadline lock` does. The only use of a network. */
  lock(folder: string): Promise<LockOutcome>;
  /** Whether a scan of the folder would leave a file in it out: git ignores it, or it lies in a cache. */
  isIgnored(folder: string, path: string): Promise<boolean>;
  /** A file has changed on the disk: what the host holds open of it is closed. */
  release(path: string): void;
  readonly rules: readonly RuleTitle[];
  rulePage(id: string): RulePage | undefined;
}
