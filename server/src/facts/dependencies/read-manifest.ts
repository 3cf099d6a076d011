import type { DependencyFact } from "../project.ts";
import { readPipfileLock, readTomlLock, readYamlLock } from "./lock-files.ts";
import type { Manifest } from "./manifest.ts";
import { readSetupCfg, readSetupPy, requirementFilesIn } from "./setup-files.ts";
import { readDockerfile, readRequirements } from "./text-manifests.ts";

type ManifestKind =
  | "requirements"
  | "toml-lock"
  | "yaml-lock"
  | "pipfile-lock"
  | "toml"
  | "setup-cfg"
  | "setup-py"
  | "conda"
  | "dockerfile";

const kinds: readonly (readonly [RegExp, ManifestKind])[] = [
  [/^(?:uv|poetry|pdm)\.lock$|^pylock(?:\.[\w-]+)?\.toml$/, "toml-lock"],
  [/^pixi\.lock$|^[\w.-]*conda-lock\.ya?ml$/, "yaml-lock"],
  [/^Pipfile\.lock$/, "pipfile-lock"],
  [/^(?:pyproject|pixi|hatch)\.toml$|^Pipfile$/, "toml"],
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
  switch (kind) {
    case "requirements":
      return readRequirements(text, path);
    case "setup-py":
      return { dependencies: readSetupPy(text, path), includes: requirementFilesIn(text) };
    case "toml":
      return (await import("./tree-manifests.ts")).readTomlManifest(text, path);
    case "conda":
      return (await import("./tree-manifests.ts")).readCondaEnvironment(text, path);
    default:
      return { dependencies: readLines(kind, text, path), includes: [] };
  }
}

function readLines(
  kind: Exclude<ManifestKind, "requirements" | "setup-py" | "toml" | "conda">,
  text: string,
  path: string,
): readonly DependencyFact[] {
  switch (kind) {
    case "toml-lock":
      return readTomlLock(text, path);
    case "yaml-lock":
      return readYamlLock(text, path);
    case "pipfile-lock":
      return readPipfileLock(text, path);
    case "setup-cfg":
      return readSetupCfg(text, path);
    case "dockerfile":
      return readDockerfile(text, path);
  }
}
