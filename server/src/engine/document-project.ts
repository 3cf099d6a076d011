import type { Document } from "../documents/document.ts";
import { notebookDependencies } from "../facts/dependencies/notebook.ts";
import { readScriptMetadata } from "../facts/dependencies/script-metadata.ts";
import { strengthOf } from "../facts/dependencies/versions.ts";
import type { DependencyFact, ProjectFacts } from "../facts/project.ts";
import { answerOf, chosenFacts } from "./project.ts";

/** A project as one document sees it, for one run of the rules. */
export interface DocumentProject {
  readonly project: ProjectFacts;
  /** Settles the project. True: an answer that was given so far has changed, so the rules must run again. */
  hasChanged(): Promise<boolean>;
}

/** Notes what the rules ask, and puts what a notebook installs itself before what the project says. */
export function projectOfDocument(outer: ProjectFacts, document: Document): DocumentProject {
  const given: (() => boolean)[] = [];
  const note = <T>(question: () => T): T => {
    const answer = question();
    given.push(() => question() !== answer);
    return answer;
  };
  const inner = withInstalled(outer, document);
  return {
    project: {
      root: outer.root,
      dependency: (name) => note(() => inner.dependency(name)),
      versionAgainst: (name, version) => note(() => inner.versionAgainst(name, version)),
      exists: (path, from) => note(() => inner.exists(path, from)),
      weightFile: (path, from) => note(() => inner.weightFile(path, from)),
      commitOf: (name) => note(() => inner.commitOf(name)),
      lock: () => note(() => inner.lock()),
      lineage: (path) => note(() => inner.lineage(path)),
      statedLicenses: () => note(() => inner.statedLicenses()),
    },
    hasChanged: async () => {
      if (given.length === 0 || outer.settle === undefined) return false;
      await outer.settle();
      return given.splice(0).some((isOther) => isOther());
    },
  };
}

/** What a notebook installs, or a script says that it needs. */
function ownDependencies(document: Document): readonly DependencyFact[] {
  if (document.kind === "notebook") return notebookDependencies(document);
  return document.kind === "python" ? readScriptMetadata(document.text, document.path) : [];
}

/** `%pip install torch==2.1` in the notebook itself decides over a requirement that says no more. */
function withInstalled(outer: ProjectFacts, document: Document): ProjectFacts {
  const installed = ownDependencies(document);
  if (installed.length === 0) return outer;
  const decisive = (name: string): readonly DependencyFact[] => {
    const own = chosenFacts(name, [installed]);
    const strength = strengthOf(own[0]?.specifier ?? "");
    return strength > 0 && strength >= strengthOf(outer.dependency(name)?.specifier ?? "") ? own : [];
  };
  return {
    ...outer,
    dependency: (name) => decisive(name)[0] ?? outer.dependency(name),
    versionAgainst: (name, version) => {
      const own = decisive(name);
      return own.length > 0 ? answerOf(own, version) : outer.versionAgainst(name, version);
    },
  };
}
