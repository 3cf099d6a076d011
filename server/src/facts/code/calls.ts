import type { PythonCall, PythonModule } from "../../documents/python/module.ts";
import type { CallEdits, CallFact, PatchFact } from "../facts.ts";
import { insertImport, removeArgument, replaceCallee, setKeyword } from "./edits.ts";

/**
 * The calls of a module as facts.
 *
 * @param text the document's, whose offsets the module speaks of
 */
export function callFacts(module: PythonModule, text: string): readonly CallFact[] {
  return module.calls.map((call) => ({
    ...call,
    kind: "call",
    argument: (name, position) =>
      call.arguments.find(
        (argument) => argument.name === name || (position !== undefined && argument.index === position),
      ),
    calleeText: text.slice(call.calleeSpan.start, call.calleeSpan.end),
    edit: editsOf(call, module, text),
  }));
}

function editsOf(call: PythonCall, module: PythonModule, text: string): CallEdits {
  return {
    setKeyword: (name, value, position) => setKeyword(text, call, { name, value, position }),
    removeArgument: (argument) => removeArgument(text, call, argument),
    replaceCallee: (callee) => replaceCallee(text, call, callee),
    insertImport: (statement) => insertImport(text, module, statement, call.span.start),
  };
}

/** What a module assigns to names of libraries, as facts. */
export function patchFacts(module: PythonModule): readonly PatchFact[] {
  return module.patches.map((patch) => ({ ...patch, kind: "patch" }));
}
