import { advisoryClause } from "../../../knowledge/keras/advisories.ts";
import { kerasCallable, tensorflowReach } from "../../../knowledge/keras/callables.ts";
import { isKerasClass, isKerasModule } from "../../../knowledge/keras/classes.ts";
import { judgeImport } from "../../../knowledge/pickle-globals/tier.ts";
import type { ModelCode } from "../../facts.ts";
import { shown } from "./words.ts";

/** What an object of a configuration says of the class or function that it stands for. */
export interface KerasName {
  readonly module: string | undefined;
  readonly name: string;
  readonly registered: string | undefined;
}

/** What building an object of this class would do; undefined for Keras' own. */
export function judgeClass(said: KerasName): ModelCode | undefined {
  const { module, name } = said;
  if (module !== undefined && module !== "" && module !== "builtins")
    return judgeInModule({ ...said, module });
  if (name.startsWith("__") || isKerasClass(name)) return undefined;
  return judgeBuiltin(name) ?? foreign(said.registered ?? name);
}

/** What a function of a configuration would do. Keras calls it with what the configuration gives. */
export function judgeFunction(said: KerasName): ModelCode | undefined {
  const { module, name, registered } = said;
  if (module !== undefined && module !== "" && module !== "builtins")
    return judgeInModule({ ...said, module });
  const known = judgeBuiltin(name);
  if (known !== undefined) return known;
  // Keras' own functions are registered as `function`; others under the name that a program gave them.
  const isOwn = registered === undefined || registered === "function" || registered === name;
  if (isOwn && (module === "builtins" || module === undefined)) return undefined;
  return foreign(registered ?? name);
}

/** A function of Python's own, or one that Keras has under any of its modules. */
function judgeBuiltin(name: string): ModelCode | undefined {
  const verdict = judgeImport("builtins", name);
  if (verdict.tier === "denied" && verdict.family !== "name")
    return imported("builtins", name, verdict.danger);
  return undefined;
}

function judgeInModule({
  module,
  name,
  registered,
}: KerasName & { readonly module: string }): ModelCode | undefined {
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (isKerasModule(module)) {
    const callable = kerasCallable(last);
    if (callable === undefined) return undefined;
    const { family, does, advisory } = callable;
    const closed = advisory === undefined ? "" : ` (${advisoryClause(advisory)})`;
    return {
      family,
      name: shown(`${module}.${name}`),
      does: `${does}${closed}`,
      when: "loaded",
      tier: "denied",
    };
  }
  const verdict = judgeImport(module, name);
  if (verdict.tier === "denied") return imported(module, name, verdict.danger);
  if (verdict.tier === "allowed") return undefined;
  return foreign(
    registered !== undefined && registered !== name ? `${registered} of ${module}` : `${module}.${name}`,
  );
}

function imported(module: string, name: string, danger: string): ModelCode {
  const does = `makes Keras import it and call it: it ${danger} (${advisoryClause("CVE-2025-1550")})`;
  return { family: "runs-code", name: shown(`${module}.${name}`), does, when: "loaded", tier: "denied" };
}

/** A class or function that a program has to bring along. */
function foreign(name: string): ModelCode {
  return {
    family: "foreign-code",
    name: shown(name),
    does: "is code of its author's, which is not in the file: a program has to bring it along",
    when: "loaded",
    tier: "unknown",
  };
}

/** A layer that calls any function of TensorFlow's public API by its name. */
export function judgeTensorflowCall(name: string): ModelCode | undefined {
  const bare = name.replace(/^(?:tf|tensorflow)\./, "");
  const found = tensorflowReach.find(({ pattern }) => pattern.test(bare));
  if (found === undefined) return undefined;
  return { family: found.family, name: shown(`tf.${bare}`), does: found.does, when: "run", tier: "denied" };
}
