import { join } from "node:path";
import type { ConfigurationOverrides } from "../engine/configuration/model.ts";
import { type ConfigurationResolver, createConfigurationResolver } from "../engine/configuration/resolver.ts";
import { rules } from "../engine/registry.generated.ts";
import type { Grammars } from "../host/grammars.ts";
import { createGrammars } from "../hosts/node/grammars.ts";
import { createNodeHost, type NodeHost } from "../hosts/node/host.ts";
import { type CheckSession, createSession } from "./session.ts";

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
}

/** The grammars lie beside the program and its parts. */
function grammarsFolder(): string {
  return join(import.meta.dirname, "grammars");
}

/** The program, which is a worker too. This module may have become another part of it. */
export function programFile(): string {
  return join(import.meta.dirname, "loadline.cjs");
}

/**
 * The Python grammar is WebAssembly. V8 would check all its functions first and optimise the hot ones within the
 * first file: most runs are over by then. A long run still reaches the budget (bytes executed, by function).
 */
function quickGrammars(): Grammars {
  const grammars = createGrammars(grammarsFolder());
  return {
    async read(file) {
      const { setFlagsFromString } = await import("node:v8");
      setFlagsFromString("--wasm-tiering-budget=100000000");
      setFlagsFromString("--wasm-lazy-validation");
      return grammars.read(file);
    },
  };
}

export function createWorkbench(settings: RunSettings): Workbench {
  const host = createNodeHost({ blocking: true });
  const resolver = createConfigurationResolver(host, { rules, ...settings });
  const session = createSession({ host, grammars: quickGrammars(), resolver });
  return { host, resolver, session };
}
