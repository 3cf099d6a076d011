import type { PythonModule, PythonString } from "../../../documents/python/module.ts";
import { maskSecrets } from "../../../knowledge/key-formats/mask.ts";
import type { TextEdit } from "../../../text/edits.ts";
import { contains, overlaps, type Span } from "../../../text/span.ts";
import { removeStatement } from "../../code/edits.ts";
import type { SecretSource, SecretWay } from "../../facts.ts";

/** Calls that read the environment and take a default: a key as the default is taken out, not replaced. */
const environmentReads = new Set(["os.getenv", "os.environ.get", "os.environ.pop"]);

/** Where a program runs, as far as that says where its keys come from. */
export type Platform = "script" | "notebook" | "colab" | "kaggle" | "streamlit";

/** The string literal that a span lies in. */
export function stringAround(module: PythonModule, span: Span): PythonString | undefined {
  return module.strings.find((string) => contains(string.span, span));
}

/** What may stand between the pieces of one text: `"…" + "…"`, `"…" "…"`. */
const joints = /^[\s\\]*\+?[\s\\]*$/;

/** The literal that a key stands in, or those that it is put together from as one. */
function wholeLiteral(text: string, module: PythonModule, key: Span): PythonString | undefined {
  const literal = stringAround(module, key);
  if (literal === undefined) return addedLiterals(text, module, key);
  if (literal.contentSpan !== undefined) return literal;
  // Literals beside each other, without a `+`: nothing but the first and the last quote stands around the key.
  const quotes = text.slice(literal.span.start, key.start) + text.slice(key.end, literal.span.end);
  return /^(?:""|'')$/.test(quotes) ? { ...literal, contentSpan: key } : literal;
}

/** Literals with `+` between them; undefined where they hold anything else than the key. */
function addedLiterals(text: string, module: PythonModule, key: Span): PythonString | undefined {
  const pieces = module.strings.filter(({ span }) => overlaps(span, key));
  const [first] = pieces;
  const last = pieces.at(-1);
  if (pieces.length < 2 || first?.contentSpan?.start !== key.start || last?.contentSpan?.end !== key.end)
    return undefined;
  const areJoined = pieces.every((piece, index) => {
    const before = pieces[index - 1];
    return before === undefined || joints.test(text.slice(before.span.end, piece.span.start));
  });
  if (!areJoined) return undefined;
  return { ...first, span: { start: first.span.start, end: last.span.end }, contentSpan: key };
}

/** Whether a span lies in a text between three quotes that is given to nothing: a docstring, or code that is put aside. */
export function isDocstring(module: PythonModule, span: Span): boolean {
  const literal = stringAround(module, span);
  if (literal === undefined || literal.owner !== undefined || literal.interpolated) return false;
  const { start, end } = literal.contentSpan ?? literal.span;
  return start - literal.span.start >= 3 && literal.span.end - end >= 3;
}

/** What the imports of a program say of where it runs; `stated` is what a notebook says itself. */
export function platformOf(
  module: PythonModule,
  isNotebook: boolean,
  stated: "colab" | "kaggle" | undefined,
): Platform {
  const imports = (name: string) =>
    module.imports.some((entry) => entry.module === name || entry.module.startsWith(`${name}.`));
  if (isNotebook) {
    if (stated === "colab" || imports("google.colab")) return "colab";
    return stated === "kaggle" || imports("kaggle_secrets") ? "kaggle" : "notebook";
  }
  return imports("streamlit") ? "streamlit" : "script";
}

/** What stands in the place of a literal, and what must be imported for it. */
interface Reading {
  readonly source: SecretSource;
  /** Python source, with the quote that is free there. */
  readonly expression: (quote: string) => string;
  readonly imports: readonly Needed[];
}

interface Needed {
  readonly module: string;
  /** For `from module import name`. */
  readonly name?: string;
  /** A statement that goes below the import. */
  readonly call?: string;
}

const os: Needed = { module: "os" };

function readings(variable: string, platform: Platform, module: PythonModule): readonly Reading[] {
  const environment: Reading = {
    source: "environment",
    expression: (quote) => `os.environ[${quote}${variable}${quote}]`,
    imports: [os],
  };
  const getpass: Reading = {
    source: "getpass",
    expression: (quote) => `getpass.getpass(${quote}${variable}: ${quote})`,
    imports: [{ module: "getpass" }],
  };
  switch (platform) {
    case "colab":
      return [
        {
          source: "colab",
          expression: (quote) => `userdata.get(${quote}${variable}${quote})`,
          imports: [{ module: "google.colab", name: "userdata" }],
        },
        getpass,
        environment,
      ];
    case "kaggle":
      return [
        {
          source: "kaggle",
          expression: (quote) => `UserSecretsClient().get_secret(${quote}${variable}${quote})`,
          imports: [{ module: "kaggle_secrets", name: "UserSecretsClient" }],
        },
        getpass,
        environment,
      ];
    case "streamlit": {
      const entry = module.imports.find(
        ({ module: name, form }) => name === "streamlit" && form === "import",
      );
      const alias = entry?.alias ?? "streamlit";
      const secrets: Reading = {
        source: "streamlit",
        expression: (quote) => `${alias}.secrets[${quote}${variable}${quote}]`,
        imports: [],
      };
      return entry === undefined ? [environment] : [secrets, environment, dotenv(environment)];
    }
    case "notebook":
      return [environment, getpass, dotenv(environment)];
    case "script":
      return [environment, dotenv(environment)];
  }
}

function dotenv(environment: Reading): Reading {
  const load: Needed = { module: "dotenv", name: "load_dotenv", call: "load_dotenv()" };
  return { ...environment, source: "dotenv", imports: [os, load] };
}

/**
 * The ways in which a program can read a key instead of holding it: the literal, the part of a plain literal, or the
 * default of a read is edited. Where the program writes the environment itself, that is asked for or left to the outside.
 */
export function pythonWays(
  text: string,
  module: PythonModule,
  key: Span,
  target: { readonly variable: string; readonly platform: Platform },
): readonly SecretWay[] {
  const literal = wholeLiteral(text, module, key);
  if (literal === undefined || isDocstring(module, key)) return [];
  const fallback = defaultOfRead(module, literal.span);
  const reads = `os.environ["${target.variable}"]`;
  if (fallback !== undefined) {
    return [{ source: "environment", reads, edits: [{ span: fallback, newText: "" }] }];
  }
  const all = readings(target.variable, target.platform, module);
  if (!writesEnvironment(literal)) {
    return all.flatMap((reading) => wayOf(text, module, { literal, key }, reading) ?? []);
  }
  const asked = all
    .filter(({ source }) => source !== "environment" && source !== "dotenv")
    .flatMap((reading) => wayOf(text, module, { literal, key }, reading) ?? []);
  return [...asked, ...withoutWriting(text, module, literal, reads)];
}

function wayOf(
  text: string,
  module: PythonModule,
  place: { readonly literal: PythonString; readonly key: Span },
  { source, expression, imports }: Reading,
): SecretWay | undefined {
  const newText = replacement(text, place.literal, place.key, expression);
  if (newText === undefined) return undefined;
  const edits = [
    ...importEdits(text, module, place.key.start, imports),
    { span: place.literal.span, newText },
  ];
  return { source, reads: expression('"'), edits };
}

/** The statement that writes the environment goes: the variable is set where the program is started. */
function withoutWriting(
  text: string,
  module: PythonModule,
  literal: PythonString,
  reads: string,
): readonly SecretWay[] {
  const statement = module.patches.find(
    ({ name, span }) => name.startsWith("os.environ[") && contains(span, literal.span),
  );
  const edits = statement === undefined ? [] : removeStatement(text, statement.span);
  return edits.length === 0 ? [] : [{ source: "removed", reads, edits }];
}

function writesEnvironment({ owner }: PythonString): boolean {
  if (owner === undefined) return false;
  const target = `${owner.callee ?? ""} ${owner.name ?? ""}`;
  return owner.kind === "subscript" || /\b(?:environ|putenv|setenv)\b/.test(target);
}

/** The default of `os.getenv("X", "…")` with the comma before it. */
function defaultOfRead(module: PythonModule, literal: Span): Span | undefined {
  for (const call of module.calls) {
    if (!environmentReads.has(call.name) || !contains(call.span, literal)) continue;
    const at = call.arguments.findIndex((argument) => contains(argument.valueSpan, literal));
    const before = call.arguments[at - 1];
    const found = call.arguments[at];
    if (before !== undefined && found !== undefined) return { start: before.span.end, end: found.span.end };
  }
  return undefined;
}

function replacement(
  text: string,
  literal: PythonString,
  key: Span,
  expression: Reading["expression"],
): string | undefined {
  const content = literal.contentSpan;
  if (content === undefined || !contains(content, key)) return undefined;
  if (content.start === key.start && content.end === key.end) return expression('"');
  // A longer literal becomes an f-string, where nothing in it would change its meaning there.
  const quote = text.slice(literal.span.start, content.start);
  const isPlain = /^[fF]?(?:"|'|"""|''')$/.test(quote);
  const isFormat = /^f/i.test(quote);
  const before = text.slice(content.start, key.start);
  const after = text.slice(key.end, content.end);
  if (!isPlain || (literal.interpolated && !isFormat)) return undefined;
  if ((isFormat ? /\\/ : /[{}\\]/).test(before + after)) return undefined;
  // The edit holds the rest of the literal: another key in it must not travel along.
  if (maskSecrets(before) !== before || maskSecrets(after) !== after) return undefined;
  const marks = isFormat ? quote.slice(1) : quote;
  return `f${marks}${before}{${expression(marks.startsWith('"') ? "'" : '"')}}${after}${marks}`;
}

/** What is imported already, above the place of use, is not imported again. */
function importEdits(
  text: string,
  module: PythonModule,
  use: number,
  needed: readonly Needed[],
): readonly TextEdit[] {
  const lines = needed.flatMap(({ module: name, name: member, call }) => {
    const known = module.imports.some(
      (entry) =>
        entry.module === name &&
        entry.alias === undefined &&
        !entry.nested &&
        entry.span.start < use &&
        (member === undefined ? entry.form === "import" : entry.form === "from" && entry.name === member),
    );
    if (known) return [];
    const line = member === undefined ? `import ${name}` : `from ${name} import ${member}`;
    return call === undefined ? [line] : [line, call];
  });
  if (lines.length === 0) return [];
  const lineEnd = text.slice(0, 4_000).includes("\r\n") ? "\r\n" : "\n";
  const at = module.importOffset;
  return [{ span: { start: at, end: at }, newText: lines.map((line) => `${line}${lineEnd}`).join("") }];
}
