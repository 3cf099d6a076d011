// Tries the hook with the real pre-commit on a real git repository: it installs this checkout's last commit
// as a user's pre-commit would (npm install, npm pack, npm install -g), then commits good and bad files.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = promisify(execFile);
const work = await mkdtemp(join(tmpdir(), "loadline-precommit-"));
const project = join(work, "a project");
const environment = {
  ...process.env,
  PRE_COMMIT_HOME: join(work, "cache"),
  PRE_COMMIT_COLOR: "never",
  GIT_CONFIG_GLOBAL: join(work, "gitconfig"),
  GIT_CONFIG_NOSYSTEM: "1",
};
let failed = 0;

try {
  await prepare();
  await tryHook();
} finally {
  await rm(work, { recursive: true, force: true });
}
console.log(failed === 0 ? "pre-commit: all passed" : `pre-commit: ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function prepare() {
  await writeFile(
    join(work, "gitconfig"),
    "[user]\n\tname = Test\n\temail = test@example.invalid\n[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n",
  );
  const revision = (await command("git", ["rev-parse", "HEAD"], root)).output.trim();
  const { output: changed } = await command("git", ["status", "--porcelain"], root);
  if (changed !== "")
    console.log("note: the checkout has changes that are not committed; the hook is tried without them");
  await mkdir(project);
  await command("git", ["init", "--quiet"], project);
  await write(
    ".pre-commit-config.yaml",
    `repos:\n  - repo: ${pathToFileURL(root)}\n    rev: ${revision}\n    hooks:\n      - id: loadline\n`,
  );
  console.log("installing the hook's environment …");
  const installed = await command("pre-commit", ["install", "--install-hooks"], project);
  if (installed.status !== 0) throw new Error(installed.output);
}

async function tryHook() {
  const card = "---\nlicence: mit\ntask_categories:\n- text-classification\n---\n";
  await write("with space/README.md", card);
  await write("ok.py", "print('nothing to see')\n");
  await command("git", ["add", "."], project);
  const refused = await command("git", ["commit", "-m", "bad"], project);
  expect("a commit with a finding is refused", refused.status !== 0);
  expect(
    "the finding is shown with its place",
    /with space\/README\.md:2:1 warning card-license-missing/.test(refused.output),
  );

  // Only what is staged counts: the working tree is worse than the index here.
  await write("with space/README.md", card.replace("licence", "license"));
  await command("git", ["add", "."], project);
  await write("with space/README.md", card);
  const accepted = await command("git", ["commit", "-m", "good"], project);
  expect("a commit without a finding passes, whatever is not staged", accepted.status === 0, accepted.output);

  // A pickle that would run a command when it is loaded, under a name that says nothing.
  await command("git", ["checkout", "--", "."], project);
  await write("weights.bin", Buffer.from("cposix\nsystem\n(S'true'\ntR.", "latin1"));
  await command("git", ["add", "."], project);
  const pickle = await command("git", ["commit", "-m", "weights"], project);
  expect(
    "a weight file that runs code is refused",
    pickle.status !== 0 && /weights\.bin/.test(pickle.output),
    pickle.output,
  );

  await write("loadline.toml", 'exclude = ["weights.bin"]\n');
  await command("git", ["add", "."], project);
  const excluded = await command("git", ["commit", "-m", "excluded"], project);
  expect(
    "the configuration's exclude holds for the files that pre-commit names",
    excluded.status === 0,
    excluded.output,
  );
}

async function write(path, content) {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), content);
}

/** Output and status; only a program that is not there throws. */
async function command(program, arguments_, folder) {
  try {
    const { stdout, stderr } = await run(program, arguments_, {
      cwd: folder,
      env: environment,
      maxBuffer: 1 << 26,
    });
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    if (error.code === "ENOENT") throw new Error(`${program} is not installed`);
    return { status: error.code, output: `${error.stdout}${error.stderr}` };
  }
}

function expect(what, holds, details = "") {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (holds) return;
  failed += 1;
  if (details !== "") console.log(details.replace(/^/gm, "     "));
}
