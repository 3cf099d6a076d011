/** A function or class of a Python file: its name, dotted through what it lies in, and its lines. */
interface Scope {
  readonly name: string;
  readonly kind: "def" | "class";
  readonly indent: number;
}

const opener = /^(\s*)(?:async\s+)?(def|class)\s+([A-Za-z_]\w*)\s*(?:\(([^)]*)\)?)?/;
const called = /([A-Za-z_][\w.]*)\s*\(/g;
/** A function that is handed on to be called: to a thread, an executor, an exit handler. */
const handedOn = /(?:target\s*=\s*|register\(\s*|submit\(\s*|map\(\s*)([A-Za-z_]\w*)/g;
const longestLine = 2_000;
const mostLines = 100_000;

/**
 * The functions, and bodies of classes, of a Python file that run while it is imported: those that are called at its top level, in the body of a
 * class or as a decorator, and those that they call in turn. By lines and their indentation; calls through variables are
 * not followed.
 *
 * @returns names as `CallFact.scope` has them, dotted through classes and functions
 */
export function runAtImport(text: string): ReadonlySet<string> {
  const reader = new Reader();
  for (const line of text.split(/\r?\n/, mostLines)) reader.line(line.slice(0, longestLine));
  return reader.reached();
}

class Reader {
  readonly #open: Scope[] = [];
  readonly #scopes = new Map<string, Scope["kind"]>();
  readonly #bases = new Map<string, readonly string[]>();
  /** What each scope calls, as written; that of the file itself under an empty name. */
  readonly #calls = new Map<string, Set<string>>();
  /** The indentation of a guard that an import passes over. */
  #guarded: number | undefined;
  #inText = false;

  line(line: string): void {
    const quotes = line.split('"""').length + line.split("'''").length - 2;
    const wasText = this.#inText;
    if (quotes % 2 === 1) this.#inText = !this.#inText;
    const code = line.replace(/(?:"[^"\\]*"|'[^'\\]*')/g, '""').replace(/#.*$/, "");
    if (wasText || code.trim() === "" || /^\s*[)\]}]/.test(code)) return;
    const indent = code.length - code.trimStart().length;
    while ((this.#open.at(-1)?.indent ?? -1) >= indent) this.#open.pop();
    if (this.#guarded !== undefined && indent <= this.#guarded) this.#guarded = undefined;
    if (/^\s*if\b.*\b__name__\b/.test(code)) this.#guarded = indent;
    if (this.#guarded !== undefined) return;
    const match = opener.exec(code);
    if (match !== null) this.#define(match, indent);
    else this.#read(code);
  }

  #define([, , kind, name = "", inside = ""]: RegExpExecArray, indent: number): void {
    const full = [...this.#open.map((scope) => scope.name), name].join(".");
    const isClass = kind === "class";
    this.#scopes.set(full, isClass ? "class" : "def");
    if (isClass) {
      const bases = inside.split(",").map((base) => base.trim());
      this.#bases.set(full, bases);
      for (const base of bases) this.#add(`${base}.__init_subclass__`);
    }
    this.#open.push({ name, kind: isClass ? "class" : "def", indent });
  }

  #read(code: string): void {
    const decorator = /^\s*@([A-Za-z_][\w.]*)/.exec(code)?.[1];
    if (decorator !== undefined) this.#add(decorator);
    for (const pattern of [called, handedOn])
      for (const [, name = ""] of code.matchAll(pattern)) this.#add(name);
  }

  /** The body of a class runs where the class stands. */
  #add(name: string): void {
    const inner = this.#open.findLastIndex(({ kind }) => kind === "def");
    const caller = this.#open.slice(0, inner + 1).map((scope) => scope.name);
    const owner = caller.slice(0, -1).join(".");
    const resolved = name.startsWith("self.") || name.startsWith("cls.") ? name.replace(/^\w+/, owner) : name;
    const key = caller.join(".");
    const known = this.#calls.get(key);
    if (known === undefined) this.#calls.set(key, new Set([resolved]));
    else known.add(resolved);
  }

  reached(): ReadonlySet<string> {
    const bodies = [...this.#scopes].filter(([name, kind]) => kind === "class" && !this.#isInFunction(name));
    const reached = new Set(bodies.map(([name]) => name));
    const open = [""];
    for (let caller = open.pop(); caller !== undefined; caller = open.pop()) {
      for (const name of this.#calls.get(caller) ?? []) {
        for (const target of this.#targets(name, caller)) {
          if (reached.has(target)) continue;
          reached.add(target);
          open.push(target);
        }
      }
    }
    return reached;
  }

  #isInFunction(name: string): boolean {
    const parts = name.split(".");
    return parts.some((_, index) => this.#scopes.get(parts.slice(0, index).join(".")) === "def");
  }

  /** A function by this name, here or in the function that calls it; of a class what makes an object of it. */
  #targets(name: string, caller: string): readonly string[] {
    const full = [`${caller}.${name}`, name].find((one) => this.#scopes.has(one));
    if (full === undefined) return [];
    if (this.#scopes.get(full) === "def") return [full];
    const makers = [full, ...(this.#bases.get(full) ?? [])].flatMap((one) =>
      ["__new__", "__init__", "__post_init__"].map((maker) => `${one}.${maker}`),
    );
    return makers.filter((maker) => this.#scopes.has(maker));
  }
}
