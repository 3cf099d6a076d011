import { isCode, type MarshalCode, type MarshalValue, readCode } from "./objects.ts";

/** What compiled code imports and calls, in the order in which it stands there. */
export interface MarshalProgram {
  readonly imports: readonly string[];
  /** As Python writes them: `os.system('id')`. */
  readonly calls: readonly string[];
}

const mostFound = 100;
const mostInstructions = 100_000;
const longestShown = 200;
const deepest = 8;

type Step =
  | "constant"
  | "name"
  | "global"
  | "attribute"
  | "import"
  | "from"
  | "call"
  | "call-keywords"
  | "call-all"
  | "store"
  | "store-local"
  | "local"
  | "pop"
  | "extend"
  | "keep";

interface Instructions {
  readonly steps: ReadonlyMap<number, Step>;
  /** Bits of an argument that are no part of the index of a name. */
  readonly globalShift: number;
  readonly attributeShift: number;
}

function instructions(
  table: Readonly<Record<number, Step>>,
  globalShift = 0,
  attributeShift = 0,
): Instructions {
  const steps = new Map(Object.entries(table).map(([code, step]) => [Number(code), step]));
  return { steps, globalShift, attributeShift };
}

/**
 * The instructions that name, import and call. Sources: CPython, Lib/opcode.py of 3.8 to 3.12, Include/opcode_ids.h
 * of 3.13; `keep` leaves the stack as it is for what is looked for here.
 */
const common: Readonly<Record<number, Step>> = {
  1: "pop",
  90: "store",
  97: "store",
  100: "constant",
  101: "name",
  106: "attribute",
  108: "import",
  109: "from",
  116: "global",
  124: "local",
  125: "store-local",
  144: "extend",
  160: "attribute",
};
const python38 = instructions({ ...common, 131: "call", 161: "call", 141: "call-keywords", 142: "call-all" });
const python311 = instructions(
  { ...common, 0: "keep", 2: "keep", 142: "call-all", 151: "keep", 166: "keep", 171: "call", 172: "keep" },
  1,
);
const python312 = instructions(
  { ...common, 0: "keep", 2: "keep", 142: "call-all", 151: "keep", 171: "call", 172: "keep" },
  1,
  1,
);
const python313 = instructions(
  {
    0: "keep",
    32: "pop",
    34: "keep",
    53: "call",
    54: "call-all",
    57: "call-keywords",
    71: "extend",
    74: "from",
    75: "import",
    82: "attribute",
    83: "constant",
    85: "local",
    91: "global",
    92: "name",
    110: "store-local",
    113: "store",
    114: "store",
    149: "keep",
  },
  1,
  1,
);

/** RESUME is the first instruction of a module's code from 3.11 on, and its number changed; PRECALL is 3.11's alone. */
function instructionsOf({ layout, bytecode }: MarshalCode): Instructions {
  if (layout === "3.8") return python38;
  const codes = Array.from(
    { length: Math.min(bytecode.length, 4096) >> 1 },
    (_, at) => bytecode[2 * at] ?? 0,
  );
  if (codes.slice(0, 8).includes(149)) return python313;
  return codes.includes(166) ? python311 : python312;
}

/** What the code in marshalled bytes imports and calls; undefined where they are no code of Python 3.8 to 3.13. */
export function marshalProgram(bytes: Uint8Array): MarshalProgram | undefined {
  const code = readCode(bytes);
  if (code === undefined) return undefined;
  const found = new Found();
  follow(code, new Run(code, instructionsOf(code), found, new Map()), found, 0);
  return { imports: [...found.imports], calls: [...found.calls] };
}

class Found {
  readonly imports = new Set<string>();
  readonly calls = new Set<string>();
  left = mostInstructions;

  add(into: Set<string>, text: string): void {
    if (into.size < mostFound) into.add(text);
  }
}

/** Goes through the instructions from the first to the last, as if no jump were taken. */
function follow(code: MarshalCode, run: Run, found: Found, depth: number): void {
  let high = 0;
  for (let at = 0; at + 1 < code.bytecode.length && found.left > 0; at += 2) {
    found.left -= 1;
    const argument = (high << 8) | (code.bytecode[at + 1] ?? 0);
    const step = run.known.steps.get(code.bytecode[at] ?? 0);
    high = step === "extend" ? argument & 0xffff : 0;
    if (step !== undefined) run.step(step, argument);
  }
  if (depth >= deepest) return;
  for (const constant of code.constants) {
    if (!isCode(constant)) continue;
    follow(constant, new Run(constant, run.known, found, run.bound), found, depth + 1);
  }
}

class Run {
  readonly #code: MarshalCode;
  readonly known: Instructions;
  readonly #found: Found;
  readonly #stack: string[] = [];
  /** What names stand for that the code itself bound. */
  readonly bound: Map<string, string>;

  /** @param outer what the code around it bound */
  constructor(code: MarshalCode, known: Instructions, found: Found, outer: ReadonlyMap<string, string>) {
    this.#code = code;
    this.known = known;
    this.#found = found;
    this.bound = new Map(outer);
  }

  step(step: Step, argument: number): void {
    const value = this.#valueOf(step, argument);
    if (value !== undefined) this.#push(value);
    else if (step === "import") this.#import(this.#name(argument));
    else if (step === "store") this.#bind(this.#name(argument));
    else if (step === "store-local") this.#bind(this.#code.locals[argument] ?? "?");
    else if (step === "pop") this.#stack.pop();
    else if (step === "call") this.#call(argument, 0);
    else if (step === "call-keywords") this.#call(argument, 1);
    else if (step === "call-all") this.#call(1 + (argument & 1), 0);
  }

  /** What an instruction that only puts something on the stack puts there. */
  #valueOf(step: Step, argument: number): string | undefined {
    switch (step) {
      case "constant":
        return shown(this.#code.constants[argument] ?? null);
      case "name":
        return this.#value(this.#name(argument));
      case "global":
        return this.#value(this.#name(argument >> this.known.globalShift));
      case "local":
        return this.#value(this.#code.locals[argument] ?? "?");
      case "attribute":
        return `${this.#stack.pop() ?? "?"}.${this.#name(argument >> this.known.attributeShift)}`;
      case "from":
        return `${this.#stack.at(-1) ?? "?"}.${this.#name(argument)}`;
      default:
        return undefined;
    }
  }

  #name(index: number): string {
    return this.#code.names[index] ?? "?";
  }

  #value(name: string): string {
    return this.bound.get(name) ?? name;
  }

  #push(text: string): void {
    this.#stack.push(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
  }

  #import(module: string): void {
    this.#stack.splice(-2);
    this.#found.add(this.#found.imports, module);
    this.#push(module);
  }

  #bind(name: string): void {
    const value = this.#stack.pop();
    if (value !== undefined && value !== name && /^[A-Za-z_][\w.]*$/.test(value)) this.bound.set(name, value);
    else this.bound.delete(name);
  }

  /** @param beside what stands on the stack behind the arguments: the names of those by keyword */
  #call(count: number, beside: number): void {
    this.#stack.splice(this.#stack.length - beside, beside);
    const given = this.#stack.splice(Math.max(this.#stack.length - count, 0));
    const callee = this.#stack.pop() ?? "?";
    const call = `${callee}(${given.join(", ")})`;
    if (callee !== "?" && !callee.startsWith("<"))
      this.#found.add(this.#found.calls, call.slice(0, longestShown));
    this.#push(call);
  }
}

function shown(value: MarshalValue): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, longestShown));
  if (typeof value === "number") return String(value);
  if (value === null) return "None";
  if (value.kind === "code") return "<code>";
  if (value.kind === "bytes") return `<${value.bytes.length} bytes>`;
  return value.kind === "items" ? `(${value.items.slice(0, 8).map(shown).join(", ")})` : "…";
}
