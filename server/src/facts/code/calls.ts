import type { PythonArgument, PythonCall, PythonModule } from "../../documents/python/module.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { CallEdits, CallFact, Keyword, PatchFact } from "../facts.ts";
import { writtenBeside } from "./beside.ts";
import {
  insertImport,
  removeArgument,
  removeStatement,
  replaceCallee,
  setKeyword,
  setKeywords,
} from "./edits.ts";

/**
 * The calls of a module as facts.
 *
 * @param text the document's, whose offsets the module speaks of
 */
export function callFacts(module: PythonModule, text: string): readonly CallFact[] {
  return module.calls.map((call) => new FactOfCall(call, module, text));
}

/** The same of a program that stands between the quotes of another language: nothing can be written into it. */
export function readOnlyCallFacts(module: PythonModule, text: string): readonly CallFact[] {
  return module.calls.map((call) => new ReadOnlyCall(call, module, text));
}

/** A call with what rules ask of it. It asks the call in turn, which works its arguments out only then. */
class FactOfCall implements CallFact, CallEdits {
  readonly kind = "call";
  readonly name: string;
  readonly #call: PythonCall;
  readonly #module: PythonModule;
  readonly #text: string;

  constructor(call: PythonCall, module: PythonModule, text: string) {
    this.name = call.name;
    this.#call = call;
    this.#module = module;
    this.#text = text;
  }

  get form(): PythonCall["form"] {
    return this.#call.form;
  }

  get handed(): PythonCall["handed"] {
    return this.#call.handed;
  }

  get origins(): readonly Span[] {
    return this.#call.origins ?? [];
  }

  get span(): Span {
    return this.#call.span;
  }

  get calleeSpan(): Span {
    return this.#call.calleeSpan;
  }

  get argumentsSpan(): Span | undefined {
    return this.#call.argumentsSpan;
  }

  get arguments(): readonly PythonArgument[] {
    return this.#call.arguments;
  }

  get written(): readonly Span[] | undefined {
    return this.#call.written;
  }

  get open(): boolean {
    return this.#call.open;
  }

  get receiver(): readonly PythonArgument[] | undefined {
    return this.#call.receiver;
  }

  get through(): PythonCall["through"] {
    return this.#call.through;
  }

  get scope(): string | undefined {
    return this.#call.scope;
  }

  get expectedToFail(): boolean {
    return this.#call.expectedToFail;
  }

  get replaced(): boolean {
    return this.#call.replaced;
  }

  get calleeText(): string {
    const { start, end } = this.#call.calleeSpan;
    return this.#text.slice(start, end);
  }

  sourceOf({ valueSpan }: PythonArgument): string {
    return this.#text.slice(valueSpan.start, valueSpan.end);
  }

  sourceAt({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  besides(written: Span, candidates: readonly Span[], others: readonly Span[]): Span | undefined {
    return writtenBeside(this.#text, written, candidates, others);
  }

  get edit(): CallEdits {
    return this;
  }

  argument(name: string, position?: number): PythonArgument | undefined {
    return this.#call.arguments.find(
      (argument) => argument.name === name || (position !== undefined && argument.index === position),
    );
  }

  setKeyword(name: string, value: string, position?: number, note?: string): readonly TextEdit[] {
    return setKeyword(this.#text, this.#call, { name, value, position, note });
  }

  setKeywords(keywords: readonly Keyword[]): readonly TextEdit[] {
    return setKeywords(this.#text, this.#call, keywords);
  }

  removeArgument(argument: PythonArgument): readonly TextEdit[] {
    return removeArgument(this.#text, this.#call, argument);
  }

  replaceArgument({ valueSpan, indirect }: PythonArgument, value: string): readonly TextEdit[] {
    return indirect ? [] : [{ span: valueSpan, newText: value }];
  }

  replaceCallee(callee: string): readonly TextEdit[] {
    return replaceCallee(this.#text, this.#call, callee);
  }

  insertImport(statement: string): readonly TextEdit[] {
    return insertImport(this.#text, this.#module, statement, this.#call.span.start);
  }
}

const nothing = (): readonly TextEdit[] => [];

const noEdits: CallEdits = {
  setKeyword: nothing,
  setKeywords: nothing,
  removeArgument: nothing,
  replaceArgument: nothing,
  replaceCallee: nothing,
  insertImport: nothing,
};

class ReadOnlyCall extends FactOfCall {
  override get edit(): CallEdits {
    return noEdits;
  }
}

/** What a module assigns to names of libraries, as facts. */
export function patchFacts(module: PythonModule, text: string): readonly PatchFact[] {
  return module.patches.map((patch) => ({
    ...patch,
    kind: "patch",
    get removal() {
      return removeStatement(text, patch.span);
    },
  }));
}
