import type { Span } from "../../text/span.ts";
import { argumentSpan, resolveArguments } from "./arguments.ts";
import { libraryBases } from "./classes.ts";
import type { CallSite, Unit, WriteSite } from "./collected.ts";
import { merge, spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonPatch } from "./module.ts";
import { listOf } from "./scopes.ts";
import { toPython } from "./to-python.ts";
import { alternatives, unknown, type Value } from "./values.ts";

/** The most names that one assignment may mean. */
const meaningLimit = 8;

const environmentMethods: ReadonlySet<string> = new Set(["update", "setdefault", "__setitem__", "putenv"]);

/** How calls that start programs are told of their environment: `env={"NAME": "1"}`. */
const environmentKeywords: ReadonlySet<string> = new Set(["env", "environment", "env_vars"]);

function addHandedEnvironment(evaluator: Evaluator, value: Value, made: PythonPatch[]): void {
  for (const entry of merge(value).entries) {
    for (const text of textsOf(entry.key)) {
      made.push({ name: `os.environ[${text}]`, span: entry.span, value: toPython(evaluator, entry.value) });
    }
  }
}

/** What a unit assigns to names of libraries, and to items of their mappings. */
export function patchesIn(evaluator: Evaluator, unit: Unit): readonly PythonPatch[] {
  const { writes, calls } = unit.sites();
  const made: PythonPatch[] = [];
  for (const write of writes) addWrite(evaluator, write, made);
  for (const site of calls) {
    const { callee } = site.call;
    if (callee.kind !== "name" && callee.kind !== "attribute") continue;
    if (callee.name === "setattr") addSetAttribute(evaluator, site, made);
    else if (environmentMethods.has(callee.name)) addEnvironment(evaluator, site, callee.name, made);
    for (const { name, value } of site.call.arguments) {
      if (name !== undefined && environmentKeywords.has(name))
        addHandedEnvironment(evaluator, evaluator.value(value, site.place), made);
    }
  }
  if (unit.node === undefined) addSettings(evaluator, made);
  return made;
}

/**
 * Constants of a module by which frameworks are configured: their names say whose they are, wherever they stand
 * (`settings.py` of Django, `celeryconfig.py`).
 */
const settings = ["CELERY_ACCEPT_CONTENT", "accept_content", "SESSION_SERIALIZER"];

function addSettings(evaluator: Evaluator, made: PythonPatch[]): void {
  for (const name of settings) {
    const bound = evaluator.collected.module.bindings.get(name);
    for (const { source, place } of bound === undefined ? [] : listOf(bound)) {
      if (source.kind !== "value") continue;
      const span = spanAt(source.value, place);
      made.push({
        name: `settings.${name}`,
        span,
        value: toPython(evaluator, evaluator.value(source.value, place)),
      });
    }
  }
}

/** Fields that a class of the program sets for the library's class which it derives from: `self.verify = False`. */
const inheritedSettings: ReadonlySet<string> = new Set(["verify"]);

function addWrite(evaluator: Evaluator, write: WriteSite, made: PythonPatch[]): void {
  const { target, place, span } = write;
  const object = evaluator.value(target.object, place);
  const names =
    object.type === "instance" && target.kind === "attribute" && inheritedSettings.has(target.name)
      ? libraryBases(evaluator, object.definition).map(({ name }) => name)
      : namesOf(object);
  if (names.length === 0) return;
  const value = toPython(
    evaluator,
    write.value === undefined ? unknown : evaluator.value(write.value, place),
  );
  for (const name of names) {
    if (target.kind === "attribute") made.push({ name: `${name}.${target.name}`, span, value });
    else {
      const index = target.indices[0];
      const key = index === undefined ? unknown : evaluator.value(index, place);
      for (const text of textsOf(key)) made.push({ name: `${name}[${text}]`, span, value });
    }
  }
}

const noNames: readonly string[] = [];

/** The qualified names of what may be patched. */
function namesOf(object: Value): readonly string[] {
  if (object.type === "instance" || object.type === "unknown") return noNames;
  return alternatives(object)
    .flatMap((value) =>
      value.type === "reference" || value.type === "result" || value.type === "typed"
        ? [value.name === "os.environ.copy" ? "os.environ" : value.name]
        : [],
    )
    .slice(0, meaningLimit);
}

function textsOf(value: Value): readonly string[] {
  return alternatives(value).flatMap((text) => (text.type === "string" ? [text.value] : []));
}

function addSetAttribute(evaluator: Evaluator, site: CallSite, made: PythonPatch[]): void {
  const [object, name, value] = resolveArguments(evaluator, site).list;
  if (object === undefined || name === undefined || value === undefined) return;
  for (const owner of namesOf(object.value)) {
    for (const text of textsOf(name.value)) {
      made.push({ name: `${owner}.${text}`, span: spanOf(site), value: toPython(evaluator, value.value) });
    }
  }
}

function spanOf({ call, place }: CallSite): Span {
  return { start: place.base + call.start, end: place.base + call.end };
}

/** `os.environ.update(…)`, `os.environ.setdefault(…)`, `os.putenv(…)`. */
function addEnvironment(evaluator: Evaluator, site: CallSite, method: string, made: PythonPatch[]): void {
  const names = namesOf(evaluator.value(site.call.callee, site.place));
  const name = names.find((qualified) =>
    /^os\.(?:environb?\.(?:update|setdefault|__setitem__)|putenv)$/.test(qualified),
  );
  if (name === undefined) return;
  const { list } = resolveArguments(evaluator, site);
  const add = (key: Value, value: Value, span: Span): void => {
    for (const text of textsOf(key)) {
      made.push({ name: `os.environ[${text}]`, span, value: toPython(evaluator, value) });
    }
  };
  if (method !== "update") {
    const [key, value] = list;
    if (key !== undefined) add(key.value, value?.value ?? unknown, spanOf(site));
    return;
  }
  for (const argument of list) {
    if (argument.name !== undefined)
      add({ type: "string", value: argument.name }, argument.value, argumentSpan(argument));
    else for (const entry of merge(argument.value).entries) add(entry.key, entry.value, entry.span);
  }
}
