import type { NotebookDocument } from "../../documents/document.ts";
import type { PythonArgument, PythonCall } from "../../documents/python/module.ts";
import type { Span } from "../../text/span.ts";

/** Magics that take a program by its name. Source: https://ipython.readthedocs.io/en/stable/interactive/magics.html. */
const programMagics: ReadonlySet<string> = new Set(["run", "load", "loadpy"]);

/** `%run …` and `%load …` as the calls that nbconvert makes of them. */
export function magicCalls({ notebook, text }: NotebookDocument): readonly PythonCall[] {
  return notebook.magics.flatMap((magic) => {
    if (magic.wholeCell || !programMagics.has(magic.name)) return [];
    const rest = text.indexOf(magic.text, magic.span.start + magic.name.length);
    if (magic.text === "" || rest === -1) return [];
    const name = argument(0, magic.name, magic.span);
    const line = argument(1, magic.text, { start: rest, end: rest + magic.text.length });
    return [
      {
        name: "IPython.get_ipython.run_line_magic",
        span: magic.span,
        calleeSpan: magic.span,
        arguments: [name, line],
        open: false,
        form: "direct",
        expectedToFail: false,
        replaced: false,
      },
    ];
  });
}

function argument(index: number, value: string, span: Span): PythonArgument {
  return { index, span, valueSpan: span, value: { type: "string", value }, indirect: true };
}
