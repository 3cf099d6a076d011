import { join } from "node:path";
import type { ConfigurationOverrides } from "../engine/configuration/model.ts";
import { type ConfigurationResolver, createConfigurationResolver } from "../engine/configuration/resolver.ts";
import { rules } from "../engine/registry.generated.ts";
import type { Grammars } from "../host/grammars.ts";
import { createGrammars } from "../hosts/node/grammars.ts";
import { createNodeHost, type NodeHost } from "../hosts/node/host.ts";
import { type CheckSession, createSession } from "./session.ts";
import { startGrammarsQuickly } from "./v8-flags.ts";
import { isBundle } from "./version.ts";

/** What decides a run besides the files: plain data that crosses threads. */
export interface RunSettings {
  readonly overrides: ConfigurationOverrides;
  readonly configurationPath?: string;
}

/** All that a thread needs to check files. */
export interface Workbench {
  readonly host: NodeHost;
  readonly resolver: ConfigurationResolver;
  readonly session: CheckSession;
  readonly grammars: Grammars;
}

/** Where the program lies, with its parts and the grammars: this module is one of them, or a source of them. */
const programFolder = isBundle ? import.meta.dirname : join(import.meta.dirname, "../../dist");

/** The program, which is a worker too. */
export function programFile(): string {
  return join(programFolder, "loadline.cjs");
}

function quickGrammars(): Grammars {
  const grammars = createGrammars(join(programFolder, "grammars"));
  return {
    async read(file) {
      await startGrammarsQuickly();
      return grammars.read(file);
    },
  };
}

export function createWorkbench(settings: RunSettings): Workbench {
  const host = createNodeHost({ blocking: true });
  const resolver = createConfigurationResolver(host, { rules, ...settings });
  const grammars = quickGrammars();
  const session = createSession({ host, grammars, resolver });
  return { host, resolver, session, grammars };
}
