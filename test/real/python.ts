import { spawnSync } from "node:child_process";

/** Pythons that may have the libraries: Debian's own first, which `apt-get install python3-torch` serves. */
const candidates = process.platform === "win32" ? ["python"] : ["/usr/bin/python3", "python3", "python"];

/** Whether tests that lack a library fail instead of being skipped: on machines that are made to have all. */
export const mustBeThere = process.env.CI_REAL === "1";

/** The first Python here that can import all modules; undefined, with the reason printed, where there is none. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const check = modules.map((name) => `import ${name}`).join("\n");
  for (const python of candidates) {
    const run = spawnSync(python, ["-c", check || "pass"], { stdio: "ignore" });
    if (run.status === 0) return python;
  }
  const reason = `no Python here has ${modules.join(", ") || "the standard library"}`;
  if (mustBeThere) throw new Error(reason);
  console.log(`skipped: ${reason}`);
  return undefined;
}

/**
 * A Python for libraries that Debian does not serve: the one that `REAL_PYTHON` names, else any that can import one of the
 * modules. Undefined, with the reason printed, where there is none, also on machines that are made to have all others.
 */
export function pythonWithAny(...modules: readonly string[]): string | undefined {
  const named = process.env.REAL_PYTHON;
  for (const python of named === undefined ? candidates : [named]) {
    for (const name of modules) {
      if (spawnSync(python, ["-c", `import ${name}`], { stdio: "ignore" }).status === 0) return python;
    }
  }
  console.log(`skipped: no Python here has any of ${modules.join(", ")}`);
  return undefined;
}

/** Runs a script and answers what it prints. */
export function runPython(
  python: string,
  script: string,
  args: readonly string[],
  input?: Uint8Array,
): Buffer {
  const run = spawnSync(python, [script, ...args], {
    maxBuffer: 1 << 30,
    ...(input === undefined ? {} : { input }),
  });
  if (run.status !== 0) throw new Error(`${script} failed: ${run.stderr?.toString() ?? run.error?.message}`);
  return run.stdout;
}

/**
 * The files that a script of this folder writes, as it tells of them. Libraries that it could not import fail the test on
 * machines that are made to have all, and are printed on others.
 */
export function writtenBy<File>(python: string, script: string, folder: string): readonly File[] {
  const { files, missing } = JSON.parse(runPython(python, script, [folder]).toString()) as {
    readonly files: readonly File[];
    readonly missing: readonly string[];
  };
  if (missing.length > 0) {
    const reason = `not here, so not tried: ${missing.join(", ")}`;
    if (mustBeThere) throw new Error(reason);
    console.log(reason);
  }
  return files;
}
