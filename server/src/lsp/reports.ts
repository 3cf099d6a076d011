import type { Diagnostic } from "vscode-languageserver";

interface Report {
  readonly id: string;
  readonly json: string;
}

/** Names the answers of pulled diagnostics, so that the same one is not sent twice. */
export class Reports {
  readonly #last = new Map<string, Report>();
  #count = 0;

  /** The same id for the same diagnostics of a text, whatever its version. */
  idOf(uri: string, diagnostics: readonly Diagnostic[]): string {
    const json = JSON.stringify(diagnostics, (key, value: unknown) =>
      key === "version" ? undefined : value,
    );
    const last = this.#last.get(uri);
    if (last?.json === json) return last.id;
    this.#count += 1;
    const id = String(this.#count);
    this.#last.set(uri, { id, json });
    return id;
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
