import type { Document, NotebookDocument, TextDocument } from "../documents/document.ts";
import type { NotebookCellInput } from "../documents/notebook/cells.ts";
import type { ContentChange, DocumentEnvironment } from "../documents/open.ts";
import { openCells, openFile, openText, updateText } from "../documents/open.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { CardCompletion } from "./cards/completion.ts";
import type { About } from "./cards/hover.ts";
import type { PinnedDate } from "./pinned-dates.ts";
import type { ReferenceLink } from "./reference-links.ts";
import type { FileResult } from "./result.ts";
import { runRules } from "./run.ts";
import type { FileSettings } from "./settings.ts";

export type { DocumentEnvironment } from "../documents/open.ts";

/** A text as an editor holds it. */
export interface TextInput {
  readonly path: string;
  readonly text: string;
  /** The editor's language id; decides the kind where the name does not. */
  readonly languageId?: string;
}

/**
 * The engine: documents in, findings out. Every face calls these functions and no others.
 * None of them throws; what could not be read is a finding.
 */
export interface Engine {
  /** Opens a file through the host and checks it. */
  checkFile(path: string, settings: FileSettings, project: ProjectFacts): Promise<FileResult>;
  openText(input: TextInput): TextDocument;
  /** A new snapshot after an edit; the old one stays readable, but gives up its syntax tree. */
  updateText(document: TextDocument, text: string, changes: readonly ContentChange[]): TextDocument;
  /** A notebook as an editor holds it, cell by cell; `previous` makes it incremental. */
  openCells(path: string, cells: readonly NotebookCellInput[], previous?: NotebookDocument): NotebookDocument;
  /** Checks an open document. */
  run(document: Document, settings: FileSettings, project: ProjectFacts): Promise<FileResult>;
  /** What is known of the licence, model or dataset at an offset (UTF-16) of an open document. */
  about(
    document: Document,
    offset: number,
    settings: FileSettings,
    project: ProjectFacts,
  ): Promise<About | undefined>;
  /** The names of the Hugging Face Hub in an open document, with their pages. */
  links(document: Document, project: ProjectFacts): Promise<readonly ReferenceLink[]>;
  /** The commits that an open document pins, with their dates, where this machine knows them. */
  pinnedDates(document: Document, project: ProjectFacts): Promise<readonly PinnedDate[]>;
  /** What may be typed at an offset of a card's front matter. */
  completions(
    document: TextDocument,
    offset: number,
    project: ProjectFacts,
  ): Promise<readonly CardCompletion[]>;
}

export function createEngine(environment: DocumentEnvironment): Engine {
  return {
    async checkFile(path, settings, project) {
      const document = await openFile(path, environment);
      try {
        return await runRules(document, settings, project, environment, { isOpen: false });
      } finally {
        // Syntax trees lie in WebAssembly memory, which no garbage collector sees.
        document.dispose();
      }
    },
    openText: (input) => openText(input, environment),
    updateText: (document, text, changes) => updateText(document, text, changes),
    openCells: (path, cells, previous) => openCells(path, cells, environment, previous),
    run: (document, settings, project) =>
      runRules(document, settings, project, environment, { isOpen: true }),
    async about(document, offset, { organization }, project) {
      const { aboutPlace } = await import("./cards/hover.ts");
      return aboutPlace(document, offset, environment, { organization, project });
    },
    async links(document, project) {
      const { referenceLinks } = await import("./reference-links.ts");
      return referenceLinks(document, project, environment);
    },
    async pinnedDates(document, project) {
      const { pinnedDates } = await import("./pinned-dates.ts");
      return pinnedDates(document, project, environment);
    },
    async completions(document, offset, { root }) {
      const { completeCard } = await import("./cards/completion.ts");
      return completeCard(document, offset, { ...environment, root });
    },
  };
}
