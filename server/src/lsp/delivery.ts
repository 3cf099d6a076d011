import type { Connection, Diagnostic } from "vscode-languageserver";
import type { FileResult } from "../engine/result.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Checked, Checks } from "./checks.ts";
import type { ClientFeatures } from "./client-features.ts";
import {
  configurationDiagnostic,
  type DiagnosticContext,
  diagnosticOf,
  failureDiagnostic,
} from "./diagnostics.ts";
import { closedView, type FileView, openView } from "./file-view.ts";
import type { Log } from "./log.ts";
import type { OpenDocument, OpenDocuments, OpenNotebook, OpenText } from "./open-documents.ts";
import type { LineSource } from "./positions.ts";
import type { Services } from "./services.ts";
import { uriOfPath } from "./uris.ts";
import { isConfigurationFile, type Workspace } from "./workspace.ts";

/** What delivery needs of the session. `features` are known after `initialize`. */
export interface DeliveryParts {
  readonly connection: Connection;
  readonly services: Services;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly checks: Checks;
  readonly log: Log;
  features(): ClientFeatures;
  ruleUri(rule: string): string | undefined;
  /** Whether a file that is not open is to be shown all the same. */
  covers(path: string): Promise<boolean>;
}

/**
 * Brings diagnostics to the client, each URI by one channel only, because a client shows both.
 *
 * A text that is open is asked for by the client where it can (pull); else it is pushed. Cells of
 * notebooks and files that are not open are always pushed.
 */
export class Delivery {
  readonly #parts: DeliveryParts;
  /** What was pushed last for each URI, as JSON: the same is not sent twice. */
  readonly #pushed = new Map<string, string>();
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** A document was opened or changed. */
  changed(open: OpenDocument): void {
    if (this.#isPulled(open)) {
      this.push(open.uri, []);
      return;
    }
    if (this.#running.has(open.uri)) this.#again.add(open.uri);
    else void this.#pump(open.uri);
  }

  /** A document was closed: its own channel ends, and what is known of the file on the disk shows again. */
  async closed(open: OpenDocument): Promise<void> {
    if (open.kind === "notebook") for (const cell of open.cells) this.push(cell.uri, []);
    this.push(open.uri, []);
    await this.recheckClosed(open.path);
  }

  /** A cell is gone from an open notebook. */
  cellRemoved(uri: string): void {
    this.push(uri, []);
  }

  /** A file that no one has open may have changed. */
  async recheckClosed(path: string): Promise<void> {
    const { services, documents, checks, covers } = this.#parts;
    if (documents.at(path) !== undefined) return;
    const stat = await services.host.stat(path);
    const isFile = stat.ok && stat.value.kind === "file";
    const wanted = isFile && (isConfigurationFile(path) || (await covers(path)));
    const checked = wanted ? await checks.file(path) : undefined;
    await this.#pushClosed(path, checked ?? { findings: [], problems: [] });
  }

  /** What a scan of the workspace found in a file. */
  async scanned(result: FileResult): Promise<void> {
    const problems = this.#parts.workspace.problemsOf(result.path);
    await this.#pushClosed(result.path, { findings: result.findings, problems });
  }

  /** A file whose check broke off during a scan: it must not look clean. */
  async scanFailed(path: string, message: string): Promise<void> {
    await this.#pushClosed(path, { findings: [], problems: [], failure: message });
  }

  /** The configuration or a project has changed: everything that is shown may have. */
  refresh(): void {
    const { connection, documents, log } = this.#parts;
    const open = documents.all();
    for (const document of open) if (!this.#isPulled(document)) this.changed(document);
    const features = this.#parts.features();
    const refused = (error: unknown) => log.failure("The client did not take a refresh", error);
    if (features.refreshInlayHints && open.length > 0)
      connection.languages.inlayHint.refresh().catch(refused);
    if (!features.refreshDiagnostics || !open.some((document) => this.#isPulled(document))) return;
    connection.languages.diagnostics.refresh().catch(refused);
  }

  /** Configuration files whose problems are others than before. */
  configurationProblems(paths: readonly string[]): void {
    for (const path of paths) {
      const open = this.#parts.documents.at(path);
      if (open === undefined) void this.recheckClosed(path);
      else if (this.#isPulled(open)) this.refresh();
      else this.changed(open);
    }
  }

  /** Pushes, unless the client has just that. */
  push(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    const json = JSON.stringify(diagnostics);
    if ((this.#pushed.get(uri) ?? "[]") === json) return;
    if (diagnostics.length === 0) this.#pushed.delete(uri);
    else this.#pushed.set(uri, json);
    const withVersion = this.#parts.features().diagnosticVersions && version !== undefined ? { version } : {};
    const params = { uri, diagnostics: [...diagnostics], ...withVersion };
    this.#parts.connection.sendDiagnostics(params).catch((error: unknown) => {
      this.#parts.log.failure(`Publishing diagnostics of ${uri} failed`, error);
    });
  }

  /** What a text shows: its findings, and its faults where it is a configuration. */
  textDiagnostics(open: OpenText, checked: Checked): readonly Diagnostic[] {
    return this.#diagnostics(checked, this.context(), open.version);
  }

  /** What a notebook shows, by the URI of the cell. What belongs to no cell is shown on the first one. */
  cellDiagnostics(open: OpenNotebook, checked: Checked): ReadonlyMap<string, readonly Diagnostic[]> {
    const context = this.context();
    const cells = new Map<string, Diagnostic[]>(open.cells.map((cell) => [cell.uri, []]));
    const first = open.cells[0]?.uri ?? open.uri;
    for (const finding of checked.findings) {
      const cell = open.cells[finding.location.cell ?? -1];
      const list = cells.get(cell?.uri ?? first);
      list?.push(diagnosticOf(finding, context, cell?.version));
    }
    if (checked.failure !== undefined) cells.get(first)?.push(failureDiagnostic(checked.failure));
    return cells;
  }

  context(closed?: { readonly path: string; readonly lines: LineSource }): DiagnosticContext {
    const { documents, features, ruleUri } = this.#parts;
    const resolved = features();
    const encoding = resolved.positionEncoding;
    const views = new Map<string, FileView>();
    const makeView = (path: string): FileView => {
      const open = documents.at(path);
      if (open !== undefined) return openView(open, encoding);
      return closedView(path, encoding, closed?.path === path ? closed.lines : undefined);
    };
    const view = (path: string): FileView => {
      const made = views.get(path) ?? makeView(path);
      views.set(path, made);
      return made;
    };
    return { features: resolved, ruleUri, view };
  }

  #isPulled(open: OpenDocument): boolean {
    return open.kind === "text" && this.#parts.features().pullDiagnostics;
  }

  /** Checks a document until what was checked is what is open, and pushes that. */
  async #pump(uri: string): Promise<void> {
    this.#running.add(uri);
    try {
      do {
        this.#again.delete(uri);
        const open = this.#parts.documents.get(uri);
        if (open === undefined) return;
        const checked = await this.#parts.checks.of(open);
        if (this.#parts.documents.isCurrent(open)) this.#pushOpen(open, checked);
      } while (this.#again.has(uri));
    } catch (error) {
      this.#parts.log.failure(`Publishing diagnostics of ${uri} failed`, error);
    } finally {
      this.#running.delete(uri);
    }
  }

  #pushOpen(open: OpenDocument, checked: Checked): void {
    if (open.kind === "text") {
      this.push(open.uri, this.textDiagnostics(open, checked), open.version);
      return;
    }
    const byCell = this.cellDiagnostics(open, checked);
    for (const cell of open.cells) this.push(cell.uri, byCell.get(cell.uri) ?? [], cell.version);
  }

  async #pushClosed(path: string, checked: Checked): Promise<void> {
    const lines = await this.#linesOf(path, checked);
    if (this.#parts.documents.at(path) !== undefined) return;
    const context = this.context(lines === undefined ? undefined : { path, lines });
    this.push(uriOfPath(path), this.#diagnostics(checked, context));
  }

  /** The text of a file that is not open: needed only where the client does not count in UTF-16. */
  async #linesOf(path: string, checked: Checked): Promise<LineSource | undefined> {
    const needed = checked.findings.length + checked.problems.length > 0;
    if (!needed || this.#parts.features().positionEncoding === "utf-16") return undefined;
    const stat = await this.#parts.services.host.stat(path);
    if (!stat.ok || stat.value.size > longestText) return undefined;
    const bytes = await this.#parts.services.host.readRange(path, 0, stat.value.size);
    return bytes.ok ? new LineIndex(new TextDecoder().decode(bytes.value)) : undefined;
  }

  #diagnostics(checked: Checked, context: DiagnosticContext, version?: number): readonly Diagnostic[] {
    return [
      ...checked.findings.map((finding) => diagnosticOf(finding, context, version)),
      ...checked.problems.map((problem) => configurationDiagnostic(problem, context)),
      ...(checked.failure === undefined ? [] : [failureDiagnostic(checked.failure)]),
    ];
  }
}

/** No file above this many bytes is read a second time for its columns. */
const longestText = 16 * 1024 * 1024;
