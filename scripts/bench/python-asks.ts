import type { PythonDocument } from "../../server/src/documents/document.ts";
import type { PythonCall, PythonModule } from "../../server/src/documents/python/module.ts";
import { createConfigurationResolver } from "../../server/src/engine/configuration/resolver.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import { openProject } from "../../server/src/engine/project.ts";
import { rules } from "../../server/src/engine/registry.generated.ts";
import type { Grammars } from "../../server/src/host/grammars.ts";
import { defaultLimits } from "../../server/src/host/limits.ts";
import { memoryHost } from "../../server/src/hosts/memory/memory-host.ts";

/** Asks of a module what a check asks of it. What a module only works out then belongs to its cost. */
export type Asking = (module: PythonModule) => void;

/** Checks a text with all rules that are on, and notes what they and their facts read of its module. */
export async function askedByCheck(text: string, grammars: Grammars): Promise<Asking> {
  const path = "/bench/train.py";
  const host = memoryHost({ [path]: text });
  const engine = createEngine({ host, grammars, limits: defaultLimits });
  const document = engine.openText({ path, text });
  if (document.kind !== "python") throw new Error(`A script was taken for ${document.kind}`);
  const noted: Notes = { parts: new Set(), calls: new Map() };
  const watched = watch(await document.module(), noted);
  const { settings } = await createConfigurationResolver(host, { rules, overrides: {} }).settingsFor(path);
  const asked: PythonDocument = { ...document, module: async () => watched };
  await engine.run(asked, settings, await openProject(host, path, grammars));
  document.dispose();
  const parts = [...noted.parts];
  const questions = [...noted.calls].map(([index, keys]) => ({ index, keys: [...keys] }));
  return (module) => {
    for (const part of parts) void module[part];
    const { calls } = module;
    // By index: what an iterator makes for each question would count as the module's.
    for (let at = 0; at < questions.length; at += 1) {
      const question = questions[at];
      const call = question && calls[question.index];
      const keys = question?.keys ?? [];
      for (let next = 0; next < keys.length; next += 1) {
        const key = keys[next];
        if (key !== undefined) void call?.[key];
      }
    }
  };
}

interface Notes {
  readonly parts: Set<keyof PythonModule>;
  /** What was read of each call, by its index. */
  readonly calls: Map<number, Set<keyof PythonCall>>;
}

function watch(module: PythonModule, noted: Notes): PythonModule {
  const calls = module.calls.map((call, index) => {
    const keys = new Set<keyof PythonCall>();
    noted.calls.set(index, keys);
    return watchKeys(call, keys);
  });
  return watchKeys<PythonModule>(Object.create(module, { calls: { value: calls } }), noted.parts);
}

/** The same object; whatever is read of it is noted. */
function watchKeys<T extends object>(object: T, keys: Set<keyof T>): T {
  return new Proxy(object, {
    get(target, key) {
      if (key in target) keys.add(key as keyof T);
      return Reflect.get(target, key);
    },
  });
}
