import type { Terminal } from "../../server/src/cli/command.ts";
import { createSession } from "../../server/src/cli/session.ts";
import type { Workbench } from "../../server/src/cli/setup.ts";
import { createConfigurationResolver } from "../../server/src/engine/configuration/resolver.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import { createNodeHost } from "../../server/src/hosts/node/host.ts";
import { testGrammars } from "./check.ts";

/** The command line's workbench over this machine's disk, with the grammars of the checkout. */
export async function withWorkbench<T>(use: (bench: Workbench) => Promise<T>): Promise<T> {
  const host = createNodeHost({ blocking: true });
  const resolver = createConfigurationResolver(host, { rules, overrides: {} });
  const session = createSession({ host, grammars: testGrammars, resolver });
  try {
    return await use({ host, resolver, session, grammars: testGrammars });
  } finally {
    host.close();
  }
}

/** A terminal that keeps what is written to it. */
export function recorder(workingFolder: string, written: { stdout: string; stderr: string }): Terminal {
  const output = (name: "stdout" | "stderr") => ({
    isTerminal: false,
    write: async (text: string) => {
      written[name] += text;
    },
    writeBytes: async () => {},
  });
  return {
    workingFolder,
    stdout: output("stdout"),
    stderr: output("stderr"),
    readStdin: async () => new Uint8Array(0),
  };
}
