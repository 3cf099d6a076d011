import type { ReferenceRegistry } from "../../knowledge/references/registry.ts";
import type { PinState } from "../facts.ts";

/**
 * How far a revision fixes what is loaded.
 *
 * On a hub only the full name of a commit cannot be moved. It resolves branches, tags, pull-request
 * refs and unique short hashes, all of which can mean something else tomorrow.
 */
export function pinOf(revision: string, registry: ReferenceRegistry): PinState {
  return (byRegistry[registry] ?? gitPin)(revision);
}

function gitPin(revision: string): PinState {
  if (/^[0-9a-f]{40}$/i.test(revision)) return "commit";
  if (/^(?:refs\/)?(?:pr|pull)\/\d+(?:\/(?:head|merge))?$/.test(revision)) return "pull-request";
  if (/^[0-9a-f]{7,39}$/i.test(revision)) return "short-commit";
  if (
    /^(?:refs\/tags\/|(?:v|release[-_/]?)?\d+(?:\.\d+)*(?:[-_.]?(?:rc|alpha|beta|post|dev)[-_.]?\d*)?$)/i.test(
      revision,
    ) ||
    // `v2.27.7-1`, `core_v0.12.1`, `name-1.2.3+cu121`: three numbers are a release, two may be its branch.
    /^(?:[a-z]\w{0,30}[-_/]v?|v)?\d{1,5}(?:\.\d{1,5}){2,3}(?:[-+.][\w.]{1,20}){0,3}$/i.test(revision)
  )
    return "tag";
  return "branch";
}

/** A number that is never given twice; any other word is moved on purpose. */
function numbered(revision: string): PinState {
  return /^\d+$/.test(revision) ? "version" : "alias";
}

/** PEP 440: only `==` without a star names one release, and `===` any text (https://peps.python.org/pep-0440/#version-matching). */
function packagePin(specifier: string): PinState {
  if (/^===?\s*[^*,\s]+$/.test(specifier)) return "version";
  return specifier === "" ? "none" : "alias";
}

const byRegistry: Partial<Record<ReferenceRegistry, (revision: string) => PinState>> = {
  kaggle: numbered,
  mlflow: numbered,
  "tensorflow-hub": numbered,
  openml: numbered,
  roboflow: numbered,
  // W&B numbers the versions of an artifact `v0`, `v1`, …; a digest of 32 digits names its content.
  wandb: (revision) =>
    /^v\d+$/.test(revision) ? "version" : /^[0-9a-f]{32}$/.test(revision) ? "digest" : "alias",
  // A dataset of TFDS keeps one version for good: https://www.tensorflow.org/datasets/datasets_versioning
  tfds: (revision) => (/^\d+\.\d+\.\d+$/.test(revision) ? "version" : "alias"),
  ollama: () => "tag",
  langsmith: (revision) =>
    /^[0-9a-f]{40,64}$/.test(revision)
      ? "commit"
      : /^[0-9a-f]{8,39}$/.test(revision)
        ? "short-commit"
        : "alias",
  docker: (revision) => (/^sha256:[0-9a-f]{64}$/.test(revision) ? "digest" : "tag"),
  library: (revision) => (revision === "latest" ? "alias" : "version"),
  pypi: packagePin,
  conda: (specifier) =>
    /^==?[^*=]+(?:=[^*]+)?$/.test(specifier) ? "version" : specifier === "" ? "none" : "alias",
};

const fixed: ReadonlySet<PinState> = new Set(["commit", "digest", "checksum", "version"]);

/** Whether what is loaded stays what it is. */
export function isImmutable(pin: PinState): boolean {
  return fixed.has(pin);
}
