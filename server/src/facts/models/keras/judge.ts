import { kerasCallable, tensorflowReach } from "../../../knowledge/keras/callables.ts";
import { isKerasClass, isKerasModule, isKerasTool } from "../../../knowledge/keras/classes.ts";
import { isStandardModule } from "../../../knowledge/keras/standard-library.ts";
import { judgeImport } from "../../../knowledge/pickle-globals/tier.ts";
import type { ModelCode } from "../../facts.ts";
import { closedBy, type KerasOrigin, shown } from "./words.ts";

/** What an object of a configuration says of the class or function that it stands for. */
export interface KerasName {
  readonly module: string | undefined;
  readonly name: string;
  readonly registered: string | undefined;
}

/** What building an object of this class would do; undefined for Keras' own. */
export function judgeClass(said: KerasName, origin: KerasOrigin): ModelCode | undefined {
  const { module, name } = said;
  if (module !== undefined && module !== "" && module !== "builtins")
    return judgeInModule({ ...said, module }, origin, false);
  if (name.startsWith("__") || isKerasClass(name)) return undefined;
  return judgeBuiltin(name, origin) ?? foreign(said.registered ?? name);
}

/** What a function of a configuration would do. Keras calls it with what the configuration gives. */
export function judgeFunction(said: KerasName, origin: KerasOrigin): ModelCode | undefined {
  const { module, name, registered } = said;
  if (module !== undefined && module !== "" && module !== "builtins")
    return judgeInModule({ ...said, module }, origin, true);
  const known = judgeBuiltin(name, origin);
  if (known !== undefined) return known;
  // Keras' own functions are registered as `function`; others under the name that a program gave them.
  const isOwn = registered === undefined || registered === "function" || registered === name;
  if (isOwn && (module === "builtins" || module === undefined)) return undefined;
  return foreign(registered ?? name);
}

/** A function of Python's own, or one that Keras has under any of its modules. */
function judgeBuiltin(name: string, origin: KerasOrigin): ModelCode | undefined {
  const verdict = judgeImport("builtins", name);
  if (verdict.tier === "denied" && verdict.family !== "name")
    return imported("builtins", name, verdict.danger, origin);
  return undefined;
}

function judgeInModule(
  { module, name, registered }: KerasName & { readonly module: string },
  origin: KerasOrigin,
  isFunction: boolean,
): ModelCode | undefined {
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (isKerasModule(module)) {
    const callable = kerasCallable(last, module);
    if (callable === undefined) return outsideModels(module, last);
    const { family, does, advisory } = callable;
    const closed = advisory === undefined ? "" : ` (${closedBy(advisory, origin)})`;
    return {
      family,
      name: shown(`${module}.${name}`),
      does: `${does}${closed}`,
      when: "loaded",
      tier: "denied",
    };
  }
  const verdict = judgeImport(module, name);
  if (verdict.tier === "denied") return imported(module, name, verdict.danger, origin);
  if (verdict.tier === "allowed") return undefined;
  if (isFunction && isStandardModule(module)) {
    const does = `makes Keras import it and call it, and no model needs it (${closedBy("CVE-2025-1550", origin)})`;
    return { family: "runs-code", name: shown(`${module}.${name}`), does, when: "loaded", tier: "unknown" };
  }
  return foreign(
    registered !== undefined && registered !== name ? `${registered} of ${module}` : `${module}.${name}`,
  );
}

/** Parts of Keras that no layer is made of: a configuration that names something there does not come from a model. */
function outsideModels(module: string, name: string): ModelCode | undefined {
  if (!isKerasTool(module, name)) return undefined;
  const does = "is a part of Keras that no model is made of, and runs with what the model gives it";
  return { family: "runs-code", name: shown(`${module}.${name}`), does, when: "loaded", tier: "unknown" };
}

function imported(module: string, name: string, danger: string, origin: KerasOrigin): ModelCode {
  const does = `makes Keras import it and call it: it ${danger} (${closedBy("CVE-2025-1550", origin)})`;
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
