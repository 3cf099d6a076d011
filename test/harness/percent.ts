/** Notebooks in the percent format (`# %%`), so that a page can hold one as text. */

interface PercentCell {
  readonly type: "code" | "markdown" | "raw";
  readonly source: string;
}

function cellsOf(text: string): readonly PercentCell[] {
  const cells: { type: PercentCell["type"]; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const header = /^# %%(?: \[(markdown|raw)\])?/.exec(line);
    if (header !== null)
      cells.push({ type: (header[1] as "markdown" | "raw" | undefined) ?? "code", lines: [] });
    else cells.at(-1)?.lines.push(line);
  }
  return cells.map(({ type, lines }) => ({ type, source: lines.join("\n") }));
}

/** nbformat 4.5 JSON as Jupyter writes it: one-space indent, source as a list of lines. */
export function notebookFromPercent(text: string): string {
  const cells = cellsOf(text).map(({ type, source }, index) => ({
    cell_type: type,
    id: `cell-${index + 1}`,
    metadata: {},
    ...(type === "code" ? { execution_count: null, outputs: [] } : {}),
    source: source.split(/(?<=\n)/),
  }));
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

/** The reverse, for comparing a notebook after its fixes. */
export function percentFromNotebook(json: string): string {
  const notebook = JSON.parse(json) as {
    readonly cells: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[];
  };
  const cells = notebook.cells.map(({ cell_type, source }) => {
    const header = cell_type === "code" ? "# %%" : `# %% [${cell_type}]`;
    const text = typeof source === "string" ? source : source.join("");
    return text === "" ? header : `${header}\n${text}`;
  });
  return `${cells.join("\n")}\n`;
}
