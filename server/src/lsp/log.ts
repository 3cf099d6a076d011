import type { Connection } from "vscode-languageserver";

/** Lines for the client's log (`window/logMessage`). Never the text of a file. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** An error that should not have happened: logged with its stack, never thrown at the client. */
  failure(what: string, error: unknown): void;
}

export function createLog(connection: Connection): Log {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    failure: (what, error) => connection.console.error(`${what}: ${describe(error)}`),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
