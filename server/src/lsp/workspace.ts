import type { ConfigurationProblem } from "../engine/configuration/problem.ts";
import type { ConfigurationResolver, ResolvedSettings } from "../engine/configuration/resolver.ts";
import type { ProjectOpener } from "../engine/project.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { Host } from "../host/host.ts";
import { isWithin, joinPath, nameOf, parentOf } from "../host/paths.ts";
import { defaultEditorSettings, type EditorSettings } from "./editor-settings.ts";
import type { ScanRequest, Services } from "./services.ts";
import { pathOfUri } from "./uris.ts";

export interface WorkspaceFolder {
  readonly uri: string;
  readonly path: string;
}

/** One folder with what the editor says for it. The last one stands for files outside of every folder. */
interface Scope {
  readonly settings: EditorSettings;
  readonly resolver: ConfigurationResolver;
}

/** Names of the files that a configuration may stand in. */
const configurationNames: readonly string[] = ["loadline.toml", "pyproject.toml"];

export function isConfigurationFile(path: string): boolean {
  return configurationNames.includes(nameOf(path));
}

/**
 * Folders, the editor's settings for each, the configuration files below them, and what is known of
 * the projects: all that decides how a file is checked, beside its text.
 */
export class Workspace {
  readonly #services: Services;
  readonly #host: Host;
  #folders: readonly WorkspaceFolder[] = [];
  #scopes = new Map<string, Scope>();
  #outside: Scope;
  #resolved = new Map<string, Promise<ResolvedSettings>>();
  #openProject: ProjectOpener;
  #projects = new Map<string, Promise<ProjectFacts>>();
  #problems = new Map<string, readonly ConfigurationProblem[]>();
  #generation = 0;

  constructor(services: Services, host: Host) {
    this.#services = services;
    this.#host = host;
    this.#outside = this.#scope(defaultEditorSettings);
    this.#openProject = services.createProjectOpener(host);
  }

  /** Grows whenever an answer that was made before may no longer hold. */
  get generation(): number {
    return this.#generation;
  }

  get folders(): readonly WorkspaceFolder[] {
    return this.#folders;
  }

  /** Takes the folders and the editor's settings for each; `outside` is for files in none of them. */
  configure(
    folders: readonly { readonly uri: string; readonly settings: EditorSettings }[],
    outside: EditorSettings,
  ): void {
    this.#folders = folders.map(({ uri }) => ({ uri, path: pathOfUri(uri) }));
    this.#scopes = new Map(
      folders.map(({ uri, settings }) => [pathOfUri(uri), this.#scope(settings, pathOfUri(uri))]),
    );
    this.#outside = this.#scope(outside);
    this.#resolved.clear();
    this.projectChanged();
  }

  editorSettings(path: string): EditorSettings {
    return this.#scopeOf(path).settings;
  }

  /** What a program beside the server needs to resolve the same configuration for a folder. */
  resolverInputs(folder: string): Pick<ScanRequest, "overrides" | "configurationPath"> {
    const { overrides, configurationPath } = this.editorSettings(folder);
    if (configurationPath === undefined) return { overrides };
    return { overrides, configurationPath: joinPath(folder, configurationPath) };
  }

  settingsFor(path: string): Promise<ResolvedSettings> {
    const known = this.#resolved.get(path);
    if (known !== undefined) return known;
    const resolved = this.#scopeOf(path).resolver.settingsFor(path);
    this.#resolved.set(path, resolved);
    return resolved;
  }

  projectFor(path: string): Promise<ProjectFacts> {
    const folder = parentOf(path) ?? path;
    const known = this.#projects.get(folder);
    if (known !== undefined) return known;
    const project = this.#openProject(path);
    this.#projects.set(folder, project);
    return project;
  }

  /** Whether a file decides what is reported of others: a configuration, or a baseline that one names. */
  isConfiguration(path: string): boolean {
    const scopes = [...this.#scopes.values(), this.#outside];
    return isConfigurationFile(path) || scopes.some(({ resolver }) => resolver.isBaseline(path));
  }

  /** A configuration file has changed, or one has come or gone. */
  configurationChanged(path: string): void {
    for (const scope of [...this.#scopes.values(), this.#outside]) scope.resolver.invalidate(path);
    this.#resolved.clear();
    this.projectChanged();
  }

  /** A file that says something of its project has changed: requirements, a lock file, weights. */
  projectChanged(): void {
    this.#openProject = this.#services.createProjectOpener(this.#host);
    this.#projects.clear();
    this.#generation += 1;
  }

  /** What is wrong in a configuration file, as of its last reading. */
  problemsOf(path: string): readonly ConfigurationProblem[] {
    return this.#problems.get(path) ?? [];
  }

  /**
   * Notes what a reading of the configuration of `path` found.
   *
   * @returns the configuration files whose problems are others than before
   */
  noteProblems(resolved: ResolvedSettings, path: string): readonly string[] {
    const files = new Set(resolved.problems.map((problem) => problem.path));
    if (resolved.source !== undefined) files.add(resolved.source);
    if (isConfigurationFile(path)) files.add(path);
    const changed: string[] = [];
    for (const file of files) {
      const problems = resolved.problems.filter((problem) => problem.path === file);
      if (JSON.stringify(problems) === JSON.stringify(this.problemsOf(file))) continue;
      this.#problems.set(file, problems);
      changed.push(file);
    }
    return changed;
  }

  /** The innermost folder that a file lies in. */
  folderOf(path: string): string | undefined {
    let best: string | undefined;
    for (const folder of this.#scopes.keys()) {
      if (isWithin(folder, path) && (best === undefined || folder.length > best.length)) best = folder;
    }
    return best;
  }

  #scopeOf(path: string): Scope {
    return this.#scopes.get(this.folderOf(path) ?? "") ?? this.#outside;
  }

  #scope(settings: EditorSettings, folder?: string): Scope {
    const path = settings.configurationPath;
    const resolvedPath = path === undefined || folder === undefined ? path : joinPath(folder, path);
    return {
      settings,
      resolver: this.#services.createResolver(this.#host, settings.overrides, resolvedPath),
    };
  }
}
