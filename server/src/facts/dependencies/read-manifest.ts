import type { DependencyFact } from "../project.ts";
import {
  readDockerfile,
  readLock,
  readPipfileLock,
  readRequirements,
  readSetupCfg,
  readSetupPy,
} from "./text-manifests.ts";

/** What a file says of a project's dependencies. */
export interface Manifest {
  readonly dependencies: readonly DependencyFact[];
  /** Other files that belong to it, as written. */
  readonly includes: readonly string[];
}

type ManifestKind =
  | "requirements"
  | "lock"
  | "pipfile-lock"
  | "toml"
  | "setup-cfg"
  | "setup-py"
  | "conda"
  | "dockerfile";

const kinds: readonly (readonly [RegExp, ManifestKind])[] = [
  [/^(?:uv|poetry|pdm)\.lock$/, "lock"],
  [/^Pipfile\.lock$/, "pipfile-lock"],
  [/^(?:pyproject|pixi)\.toml$|^Pipfile$/, "toml"],
  [/^setup\.cfg$/, "setup-cfg"],
  [/^setup\.py$/, "setup-py"],
  [/requirements[\w.-]*\.(?:txt|in)$/i, "requirements"],
  [/^constraints[\w.-]*\.txt$/i, "requirements"],
  [/^(?:environment|conda|env|conda[-_]env(?:ironment)?)[\w.-]*\.ya?ml$/i, "conda"],
  [/^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.Dockerfile$/i, "dockerfile"],
];

/** What kind of manifest a file is, by its name; undefined: none. */
export function manifestKind(name: string): ManifestKind | undefined {
  return kinds.find(([pattern]) => pattern.test(name))?.[1];
}

/** Reads a manifest. What cannot be read in it says nothing; the file itself is checked by other rules. */
export async function readManifest(kind: ManifestKind, text: string, path: string): Promise<Manifest> {
  if (kind === "requirements") return readRequirements(text, path);
  return { dependencies: await readDependencies(kind, text, path), includes: [] };
}

async function readDependencies(
  kind: Exclude<ManifestKind, "requirements">,
  text: string,
  path: string,
): Promise<readonly DependencyFact[]> {
  switch (kind) {
    case "lock":
      return readLock(text, path);
    case "pipfile-lock":
      return readPipfileLock(text, path);
    case "setup-cfg":
      return readSetupCfg(text, path);
    case "setup-py":
      return readSetupPy(text, path);
    case "dockerfile":
      return readDockerfile(text, path);
    default: {
      const { readCondaEnvironment, readTomlManifest } = await import("./tree-manifests.ts");
      return kind === "toml" ? readTomlManifest(text, path) : readCondaEnvironment(text, path);
    }
  }
}
