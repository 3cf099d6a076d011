import type { NotebookDocument } from "../../documents/document.ts";
import type { DependencyFact } from "../project.ts";
import { readInstallCommand } from "./text-manifests.ts";

/** What the `%pip`, `!pip` and `%%bash` lines of a notebook install. Lines are those of its virtual source. */
export function notebookDependencies(document: NotebookDocument): readonly DependencyFact[] {
  return document.notebook.magics.flatMap((magic) => {
    const { line } = document.lines.positionAt(magic.span.start);
    if (magic.wholeCell) {
      // The place of such a magic is its line; the cell goes on below it.
      const end = document.notebook.cells[magic.cell]?.span.end ?? magic.span.end;
      const shell = magic.name === "bash" || magic.name === "sh";
      return shell ? installLines(document.text.slice(magic.span.start, end), document.path, line) : [];
    }
    if (magic.name === "pip" || magic.name === "uv" || magic.name === "conda" || magic.name === "mamba") {
      return readInstallCommand(`${magic.name} ${magic.text}`, document.path, line);
    }
    return magic.name === "!" ? readInstallCommand(magic.text, document.path, line) : [];
  });
}

function installLines(text: string, path: string, line: number): readonly DependencyFact[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((content, index) => readInstallCommand(content, path, line + index));
}
