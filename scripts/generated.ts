import { readFile, writeFile } from "node:fs/promises";

/**
 * Writes generated files, or, with `--check`, compares them and sets the exit code.
 *
 * @param files path → content; line ends are compared as `\n`, so that a checkout with CRLF passes
 */
export async function writeOrCheck(files: ReadonlyMap<string, string>): Promise<void> {
  const check = process.argv.includes("--check");
  const stale: string[] = [];
  for (const [path, content] of files) {
    const before = await readFile(path, "utf8").catch(() => "");
    if (before.replaceAll("\r\n", "\n") === content) continue;
    if (check) stale.push(path);
    else await writeFile(path, content);
  }
  if (stale.length === 0) return;
  console.error(`stale, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join("\n")}`);
  process.exitCode = 1;
}
