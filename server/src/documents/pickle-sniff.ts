/** How an opcode's argument is stored (CPython, Lib/pickletools.py, `opcodes`). */
type Argument = "none" | "line" | "two-lines" | { readonly fixed: number } | { readonly counted: 1 | 4 | 8 };

/** What an opcode takes from the stack and puts on it. `mark`: everything down to the last mark. */
interface Effect {
  readonly argument: Argument;
  readonly takes: number | "mark";
  readonly gives: number;
  /** Names a global, or calls what lies on the stack. */
  readonly role?: "import" | "call";
}

const table: readonly (Effect | undefined)[] = buildTable();

/** What a run over the first opcodes saw, without following what they do. */
export interface PickleSniff {
  readonly opcodes: number;
  /** A global was named, and something was called after that: this much runs on loading. */
  readonly calls: boolean;
  readonly imports: boolean;
  /** stop: `STOP` was met with a value on the stack; head: the bytes ended first; error: no pickle goes on so. */
  readonly end: "stop" | "head" | "error";
  /** The offset after the last opcode that was read. */
  readonly at: number;
}

/**
 * Reads bytes as opcodes as long as they make sense: known opcodes, arguments of their shape, and a
 * stack that holds what they take. It says whether bytes without a signature (protocols 0 and 1, or a
 * stream that leaves its `PROTO` out) are a pickle; the machine in formats/pickle says what they do.
 */
export function sniffPickle(head: Uint8Array): PickleSniff {
  const stack = new SniffedStack();
  let at = 0;
  let opcodes = 0;
  let imports = false;
  let calls = false;
  const answer = (end: PickleSniff["end"]): PickleSniff => ({ opcodes, calls, imports, end, at });
  while (at < head.length) {
    const code = head[at] ?? 0;
    const effect = table[code];
    if (effect === undefined) return answer("error");
    const next = argumentEnd(head, at + 1, effect.argument);
    if (next === undefined) return answer("head");
    if (!argumentFits(head, at, next)) return answer("error");
    if (!stack.apply(code, effect)) return answer("error");
    at = next;
    opcodes += 1;
    imports ||= effect.role === "import" || code === 0x69;
    calls ||= imports && (effect.role === "call" || code === 0x69);
    if (code === 0x2e) return answer("stop");
  }
  return answer("head");
}

/** Depths only: how many values lie above each mark. */
class SniffedStack {
  readonly #below: number[] = [];
  #depth = 0;

  apply(code: number, effect: Effect): boolean {
    if (code === 0x28) {
      this.#below.push(this.#depth);
      this.#depth = 0;
      return true;
    }
    if (effect.takes === "mark" || (code === 0x30 && this.#depth === 0)) {
      const below = this.#below.pop();
      if (below === undefined) return false;
      this.#depth = below;
    } else if (this.#depth < effect.takes) return false;
    else this.#depth -= effect.takes;
    this.#depth += effect.gives;
    // APPENDS, SETITEMS and ADDITEMS work on a value below their mark.
    return !(code === 0x65 || code === 0x75 || code === 0x90) || this.#depth > 0;
  }
}

/** The offset after an argument; undefined where the bytes end within it. */
function argumentEnd(head: Uint8Array, at: number, argument: Argument): number | undefined {
  if (argument === "none") return at;
  if (argument === "line") return lineEnd(head, at);
  if (argument === "two-lines") {
    const first = lineEnd(head, at);
    return first === undefined ? undefined : lineEnd(head, first);
  }
  if ("fixed" in argument) return at + argument.fixed <= head.length ? at + argument.fixed : undefined;
  if (at + argument.counted > head.length) return undefined;
  let length = 0;
  for (let index = argument.counted - 1; index >= 0; index -= 1)
    length = length * 256 + (head[at + index] ?? 0);
  const end = at + argument.counted + length;
  return end <= head.length ? end : undefined;
}

function lineEnd(head: Uint8Array, at: number): number | undefined {
  const end = head.indexOf(0x0a, at);
  return end === -1 ? undefined : end + 1;
}

/** The shapes that the textual arguments must have (Lib/pickle.py, `load_int`, `load_string`, …). */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ["I", /^[ \t]*[-+]?\d[\d_]*\s*$/],
  ["L", /^[ \t]*[-+]?\d[\d_]*L?\s*$/],
  ["F", /^[ \t]*(?:[-+]?[\d.][\d.eE+_-]*|[-+]?(?:inf|nan|infinity))\s*$/i],
  ["S", /^(?:'.*'|".*")\s*$/],
  ["g", /^\d+\s*$/],
  ["p", /^\d+\s*$/],
  ["c", /^[A-Za-z_][\w.]*\n[A-Za-z_<][\w.<>]*\n$/],
  ["i", /^[A-Za-z_][\w.]*\n[A-Za-z_<][\w.<>]*\n$/],
]);

function argumentFits(head: Uint8Array, at: number, end: number): boolean {
  const code = head[at] ?? 0;
  const shape = shapes.get(String.fromCharCode(code));
  if (shape !== undefined) {
    if (end - at > 4096) return code === 0x53;
    return shape.test(String.fromCharCode(...head.subarray(at + 1, end)));
  }
  // A persistent id is ASCII (`load_persid`): the beginning of a zip archive, `PK`, mostly is not up to its first line's end.
  if (code === 0x50) return head.subarray(at + 1, end).every((byte) => byte < 0x80);
  // Protocols 0 to 5 exist.
  return code !== 0x80 || (head[at + 1] ?? 255) <= 5;
}

function buildTable(): readonly (Effect | undefined)[] {
  const effects: (Effect | undefined)[] = new Array<Effect | undefined>(256);
  const define = (codes: string, effect: Effect): void => {
    for (const code of codes) effects[code.charCodeAt(0)] = effect;
  };
  const none: Argument = "none";
  define("N})]\x88\x89\x8f\x97", { argument: none, takes: 0, gives: 1 });
  define("(", { argument: none, takes: 0, gives: 0 });
  define(".", { argument: none, takes: 1, gives: 0 });
  define("0", { argument: none, takes: 1, gives: 0 });
  define("1", { argument: none, takes: "mark", gives: 0 });
  define("2", { argument: none, takes: 1, gives: 2 });
  define("a", { argument: none, takes: 2, gives: 1 });
  define("s", { argument: none, takes: 3, gives: 1 });
  define("eu\x90", { argument: none, takes: "mark", gives: 0 });
  define("tld\x91", { argument: none, takes: "mark", gives: 1 });
  define("\x85\x94\x98Q", { argument: none, takes: 1, gives: 1 });
  define("\x86", { argument: none, takes: 2, gives: 1 });
  define("\x87", { argument: none, takes: 3, gives: 1 });
  define("R\x81b", { argument: none, takes: 2, gives: 1, role: "call" });
  define("\x92", { argument: none, takes: 3, gives: 1, role: "call" });
  define("o", { argument: none, takes: "mark", gives: 1, role: "call" });
  define("\x93", { argument: none, takes: 2, gives: 1, role: "import" });
  define("c", { argument: "two-lines", takes: 0, gives: 1, role: "import" });
  define("i", { argument: "two-lines", takes: "mark", gives: 1 });
  define("FILSVPg", { argument: "line", takes: 0, gives: 1 });
  define("p", { argument: "line", takes: 1, gives: 1 });
  define("Kh\x82", { argument: { fixed: 1 }, takes: 0, gives: 1 });
  define("M\x83", { argument: { fixed: 2 }, takes: 0, gives: 1 });
  define("Jj\x84", { argument: { fixed: 4 }, takes: 0, gives: 1 });
  define("G", { argument: { fixed: 8 }, takes: 0, gives: 1 });
  define("\x80", { argument: { fixed: 1 }, takes: 0, gives: 0 });
  define("\x95", { argument: { fixed: 8 }, takes: 0, gives: 0 });
  define("q", { argument: { fixed: 1 }, takes: 1, gives: 1 });
  define("r", { argument: { fixed: 4 }, takes: 1, gives: 1 });
  define("UC\x8c\x8a", { argument: { counted: 1 }, takes: 0, gives: 1 });
  define("TBX\x8b", { argument: { counted: 4 }, takes: 0, gives: 1 });
  define("\x8d\x8e\x96", { argument: { counted: 8 }, takes: 0, gives: 1 });
  return effects;
}
