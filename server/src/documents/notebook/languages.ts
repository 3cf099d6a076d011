/** What the text of cells is called, whatever a kernel, an editor or a magic calls it. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["py", "python"],
  ["pyspark", "python"],
  ["ir", "r"],
  ["sh", "bash"],
  ["shell", "bash"],
  ["shellscript", "bash"],
  ["zsh", "bash"],
  ["js", "javascript"],
  ["node", "javascript"],
  ["deno", "typescript"],
  ["c#", "csharp"],
  ["f#", "fsharp"],
  ["c++", "cpp"],
  ["c++11", "cpp"],
  ["c++14", "cpp"],
  ["c++17", "cpp"],
  ["pwsh", "powershell"],
  ["md", "markdown"],
]);

/** A language's name in lower case and one spelling. */
export function languageName(name: string): string {
  const lower = name.trim().toLowerCase();
  // `python3`, `Python_Glue_Session`.
  if (/^i?python/.test(lower)) return "python";
  return aliases.get(lower) ?? lower;
}

/** The language of a kernel by its name, where the notebook does not say it: `python3`, `ir`, `julia-1.10`. */
export function languageOfKernel(kernel: string): string | undefined {
  const lower = kernel.toLowerCase();
  if (/python|conda|^py|^env|venv|sage/.test(lower)) return "python";
  if (/^ir\d*$|^r$/.test(lower)) return "r";
  const found =
    /julia|bash|scala|javascript|typescript|deno|ruby|octave|matlab|sql|csharp|fsharp|rust|go/.exec(lower);
  return found === null ? undefined : languageName(found[0]);
}

/** A guess from code alone; Python unless another language is plainly spoken. */
export function languageOfCode(cells: readonly string[]): string {
  const code = cells.join("\n").slice(0, 100_000);
  if (/^\s*(?:import|from|def|class|with|for|if|print|%|!|@)\b/m.test(code)) {
    if (!/^\s*(?:using \w+|function \w+\(|end$)/m.test(code)) return "python";
  }
  if (/<-\s|^\s*library\(/m.test(code)) return "r";
  if (/^\s*using \w+|^end$/m.test(code)) return "julia";
  return "python";
}

/** Cell magics whose cell is not Python, with what it is. */
const foreignMagics: ReadonlyMap<string, string> = new Map([
  ...["bash", "sh", "shell", "script", "system", "sx", "!"].map((name) => [name, "bash"] as const),
  ...["html", "javascript", "latex", "markdown", "svg", "perl", "ruby", "css", "sql", "bash"].map(
    (name) => [name, name] as const,
  ),
  ["js", "javascript"],
  ["ts", "typescript"],
  ["typescript", "typescript"],
  ["r", "r"],
  ["julia", "julia"],
  ["cmd", "batch"],
  ["powershell", "powershell"],
  ["pwsh", "powershell"],
  ["cython", "cython"],
  ["cython_inline", "cython"],
  ["cu", "cuda"],
  ["cuda", "cuda"],
  ["cpp", "cpp"],
  ["c", "c"],
  ["fortran", "fortran"],
  ["rust", "rust"],
  ["go", "go"],
  ["java", "java"],
  ["scala", "scala"],
  ["kotlin", "kotlin"],
  ["octave", "octave"],
  ["matlab", "matlab"],
  ["bigquery", "sql"],
  ["bq", "sql"],
  ["sparksql", "sql"],
  ["ksql", "sql"],
  ["duckdb", "sql"],
  ["cypher", "cypher"],
  ["gremlin", "gremlin"],
  ["sparql", "sparql"],
  ["configure", "json"],
  ["stan", "stan"],
  ["mermaid", "mermaid"],
  ["dot", "dot"],
  ["graphviz", "dot"],
  ["ai", "text"],
  ["chat", "text"],
  ["ask", "text"],
  ["md", "markdown"],
  ["fs", "text"],
]);

/** Extensions of the files that `%%writefile` writes. */
const byExtension: ReadonlyMap<string, string> = new Map([
  // What is written to `train.py` runs elsewhere, with names of its own: to this module it is text.
  ["py", "text"],
  ["sh", "bash"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["json", "json"],
  ["toml", "toml"],
  ["md", "markdown"],
  ["sql", "sql"],
  ["js", "javascript"],
  ["html", "html"],
]);

/** What a cell is under a cell magic; undefined where it stays Python (`%%time`, and whatever else wraps it). */
export function languageOfMagic(name: string, rest: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === "writefile" || lower === "file") {
    return byExtension.get(/\.(\w+)\s*$/.exec(rest)?.[1]?.toLowerCase() ?? "") ?? "text";
  }
  if (lower === "script") return languageOfScript(rest);
  return foreignMagics.get(lower);
}

/** `%%script PROGRAM`: Python itself stays Python. */
function languageOfScript(rest: string): string | undefined {
  const program = rest.split(/\s+/).find((word) => word !== "" && !word.startsWith("-")) ?? "";
  if (/(?:^|\/)python[\d.]*$/.test(program)) return undefined;
  if (program === "false" || program === "echo") return "text";
  return languageName(program.split("/").at(-1) ?? "bash");
}

/** Databricks marks a whole cell with a single percent sign on its first line. */
export function languageOfDatabricksMagic(name: string, rest: string): string | undefined {
  if (!/^(?:sql|sh|md|md-sandbox|scala|r|fs)$/.test(name)) return undefined;
  // `%sql SELECT 1` is also a line magic of ipython-sql, with Python after it.
  if (name === "sql" && rest.trim() !== "") return undefined;
  return name.startsWith("md") ? "markdown" : foreignMagics.get(name);
}
