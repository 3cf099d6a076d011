import type { ConfigurationProblem } from "../engine/configuration/problem.ts";
import type { Engine } from "../engine/engine.ts";
import type { Finding, LocatedFix, Location } from "../finding/finding.ts";
import type { Log } from "./log.ts";
import type { OpenDocument, OpenNotebook } from "./open-documents.ts";
import type { Workspace } from "./workspace.ts";

/** What is to be shown of one file. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** What is wrong in the file as a configuration. */
  readonly problems: readonly ConfigurationProblem[];
  /** Set where the check itself failed: it must not look like a clean file. */
  readonly failure?: string;
}

interface Entry {
  readonly generation: number;
  readonly checked: Promise<Checked>;
}

/** What was found in the outputs of a notebook, as it lies on the disk, with the cells as they were then. */
interface SavedOutputs {
  readonly generation: number;
  readonly cells: readonly string[];
  readonly findings: Promise<readonly Finding[]>;
}

const nothing: Checked = { findings: [], problems: [] };

/** A fix whose outputs are found by the cells that they were in. */
function movedFix(fix: LocatedFix, cellNow: (cell: number) => number | undefined): LocatedFix {
  if (fix.clears === undefined) return fix;
  const clears = fix.clears.flatMap(({ cell, output }) => {
    const now = cellNow(cell);
    return now === undefined ? [] : [{ cell: now, output }];
  });
  return { ...fix, clears };
}

/** In an output, or in metadata: no cell's text has it, and the protocol shows neither. */
function isBesideCells({ output, range, fileRange }: Location): boolean {
  return output !== undefined || (range === undefined && fileRange !== undefined);
}

/**
 * The engine's answers for open documents. One document is checked once, however many requests ask
 * (diagnostics, hover, code actions), until its text or what surrounds it changes.
 */
export class Checks {
  readonly #engine: Engine;
  readonly #workspace: Workspace;
  readonly #log: Log;
  readonly #onProblems: (paths: readonly string[]) => void;
  readonly #entries = new WeakMap<OpenDocument, Entry>();
  /** By the notebook's URI. */
  readonly #outputs = new Map<string, SavedOutputs>();

  /** @param onProblems is told of configuration files whose problems have changed */
  constructor(
    engine: Engine,
    workspace: Workspace,
    log: Log,
    onProblems: (paths: readonly string[]) => void,
  ) {
    this.#engine = engine;
    this.#workspace = workspace;
    this.#log = log;
    this.#onProblems = onProblems;
  }

  /** Never rejects. */
  of(open: OpenDocument): Promise<Checked> {
    const { generation } = this.#workspace;
    const known = this.#entries.get(open);
    if (known?.generation === generation) return known.checked;
    const checked = this.#check(open).catch((error: unknown) => this.#failed(open.path, error));
    this.#entries.set(open, { generation, checked });
    return checked;
  }

  /** Checks a file that is not open, from the disk. Never rejects. */
  async file(path: string): Promise<Checked> {
    try {
      const resolved = await this.#settingsFor(path);
      if (resolved === undefined || resolved.excluded) return nothing;
      const project = await this.#workspace.projectFor(path);
      const { findings } = await this.#engine.checkFile(path, resolved.settings, project);
      return { findings, problems: this.#workspace.problemsOf(path) };
    } catch (error) {
      return this.#failed(path, error);
    }
  }

  /**
   * A notebook was opened or saved. Clients do not send the outputs of cells, so what they hold is
   * read from the file, and kept until the next saving.
   */
  notebookSaved(open: OpenNotebook): void {
    this.#entries.delete(open);
    const cells = open.cells.map((cell) => cell.uri);
    this.#readOutputs(open, cells);
  }

  notebookClosed(open: OpenNotebook): void {
    this.#outputs.delete(open.uri);
  }

  #readOutputs(open: OpenNotebook, cells: readonly string[]): SavedOutputs {
    const findings = this.file(open.path).then((checked) =>
      checked.findings.filter(({ location }) => isBesideCells(location)),
    );
    const saved = { generation: this.#workspace.generation, cells, findings };
    this.#outputs.set(open.uri, saved);
    return saved;
  }

  /**
   * Each at the cell that it was in, wherever that is by now; those of removed cells are gone. What the notebook says of
   * itself is shown at its first cell.
   */
  async #outputFindings(open: OpenNotebook): Promise<readonly Finding[]> {
    const last = this.#outputs.get(open.uri);
    if (last === undefined) return [];
    const saved = last.generation === this.#workspace.generation ? last : this.#readOutputs(open, last.cells);
    const places = new Map(open.cells.map((cell, index) => [cell.uri, index]));
    const moved: Finding[] = [];
    for (const finding of await saved.findings) {
      const { cell: old } = finding.location;
      const cell = old === undefined ? 0 : places.get(saved.cells[old] ?? "");
      if (cell === undefined || open.cells.length === 0) continue;
      const own = finding.fixes.filter((fix) => fix.stored === undefined);
      const fixes = own.map((fix) => movedFix(fix, (old) => places.get(saved.cells[old] ?? "")));
      moved.push({ ...finding, fixes, location: { ...finding.location, cell } });
    }
    return moved;
  }

  async #check(open: OpenDocument): Promise<Checked> {
    const resolved = await this.#settingsFor(open.path);
    if (resolved === undefined) return nothing;
    const problems = this.#workspace.problemsOf(open.path);
    if (resolved.excluded) return { findings: [], problems };
    const project = await this.#workspace.projectFor(open.path);
    const { findings } = await this.#engine.run(open.document, resolved.settings, project);
    if (open.kind === "text") return { findings, problems };
    return { findings: [...findings, ...(await this.#outputFindings(open))], problems };
  }

  /** undefined where the editor's settings switch Loadline off for the file. */
  async #settingsFor(path: string) {
    if (!this.#workspace.editorSettings(path).enable) return undefined;
    const resolved = await this.#workspace.settingsFor(path);
    const changed = this.#workspace.noteProblems(resolved, path).filter((file) => file !== path);
    if (changed.length > 0) this.#onProblems(changed);
    return resolved;
  }

  #failed(path: string, error: unknown): Checked {
    this.#log.failure(`Checking ${path} failed`, error);
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ...nothing,
      failure: `Loadline could not check this file: ${reason}. The log of the language server has more.`,
    };
  }
}
