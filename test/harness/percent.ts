/** Notebooks in the percent format (`# %%`), so that a page can hold one as text. */

interface PercentCell {
  readonly type: "code" | "markdown" | "raw" | "output";
  readonly source: string;
}

function cellsOf(text: string): readonly PercentCell[] {
  const cells: { type: PercentCell["type"]; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const header = /^# %%(?: \[(markdown|raw|output)\])?/.exec(line);
    if (header !== null)
      cells.push({
        type: (header[1] as Exclude<PercentCell["type"], "code"> | undefined) ?? "code",
        lines: [],
      });
    else cells.at(-1)?.lines.push(line);
  }
  return cells.map(({ type, lines }) => ({ type, source: lines.join("\n") }));
}

/** What a cell printed; `# %% [output]` below a code cell stands for it. */
function stream(source: string) {
  return { name: "stdout", output_type: "stream", text: `${source}\n`.split(/(?<=\n)/) };
}

/** nbformat 4.5 JSON as Jupyter writes it: one-space indent, source as a list of lines. */
export function notebookFromPercent(text: string): string {
  const written = cellsOf(text);
  const cells = written
    .map((cell, index) => ({ ...cell, next: written[index + 1] }))
    .filter(({ type }) => type !== "output")
    .map(({ type, source, next }, index) => ({
      cell_type: type,
      id: `cell-${index + 1}`,
      metadata: {},
      ...(type === "code"
        ? { execution_count: null, outputs: next?.type === "output" ? [stream(next.source)] : [] }
        : {}),
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
    readonly cells: readonly {
      readonly cell_type: string;
      readonly source: string | readonly string[];
      readonly outputs?: readonly { readonly text?: readonly string[] }[];
    }[];
  };
  const cells = notebook.cells.flatMap(({ cell_type, source, outputs = [] }) => {
    const header = cell_type === "code" ? "# %%" : `# %% [${cell_type}]`;
    const text = typeof source === "string" ? source : source.join("");
    const shown = outputs.map(
      (output) => `# %% [output]\n${(output.text ?? []).join("").replace(/\n$/, "")}`,
    );
    return [text === "" ? header : `${header}\n${text}`, ...shown];
  });
  return `${cells.join("\n")}\n`;
}
