import type { DocumentSelector } from "vscode";
import { DiagnosticSeverity, type Disposable, LanguageStatusSeverity, languages, window } from "vscode";
import { State, type StateChangeEvent } from "vscode-languageclient/node";
import { documentSelector } from "./selector.ts";

export interface Status extends Disposable {
  serverChanged(event: StateChangeEvent): void;
}

const words: readonly (readonly [DiagnosticSeverity, string])[] = [
  [DiagnosticSeverity.Error, "error"],
  [DiagnosticSeverity.Warning, "warning"],
  [DiagnosticSeverity.Information, "information"],
];

/** The entry in the language status: what the open file has, and whether the server runs. */
export function createStatus(version: string): Status {
  const item = languages.createLanguageStatusItem("loadline.status", editorSelector());
  item.name = "Loadline";
  item.text = "Loadline";
  item.command = { title: "Show Log", command: "loadline.showOutput" };
  let state = State.Starting;
  const update = (): void => {
    item.busy = state === State.Starting;
    item.severity =
      state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = state === State.Stopped ? "Loadline does not run" : `Loadline: ${countFindings()}`;
    item.detail = `version ${version}`;
  };
  const listeners = [languages.onDidChangeDiagnostics(update), window.onDidChangeActiveTextEditor(update)];
  update();
  return {
    serverChanged: (event) => {
      state = event.newState;
      update();
    },
    dispose: () => {
      for (const part of [...listeners, item]) part.dispose();
    },
  };
}

/** The same documents in VS Code's own words: a language client names notebooks differently. */
function editorSelector(): DocumentSelector {
  return documentSelector.map((filter) => {
    if ("notebook" in filter) return { notebookType: "jupyter-notebook" };
    const { language, scheme, pattern } = filter;
    return {
      ...(language === undefined ? {} : { language }),
      ...(scheme === undefined ? {} : { scheme }),
      ...(typeof pattern === "string" ? { pattern } : {}),
    };
  });
}

/** `2 errors, 1 warning`, of the file in the active editor. */
function countFindings(): string {
  const uri = window.activeTextEditor?.document.uri;
  const ours =
    uri === undefined ? [] : languages.getDiagnostics(uri).filter(({ source }) => source === "loadline");
  const parts = words.flatMap(([severity, word]) => {
    const count = ours.filter((diagnostic) => diagnostic.severity === severity).length;
    if (count === 0) return [];
    return [`${count} ${word}${count === 1 || word === "information" ? "" : "s"}`];
  });
  return parts.length === 0 ? "nothing found" : parts.join(", ");
}
