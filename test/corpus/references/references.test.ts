import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openFile } from "../../../server/src/documents/open.ts";
import { locate } from "../../../server/src/engine/locate.ts";
import { factSource } from "../../../server/src/facts/extract.ts";
import { extractors } from "../../../server/src/facts/extractors.ts";
import { isImmutable } from "../../../server/src/facts/references/pins.ts";
import type { Location } from "../../../server/src/finding/finding.ts";
import { testEnvironment, workspace } from "../../harness/check.ts";
import { notebookFromPercent } from "../../harness/percent.ts";

type State = "pinned" | "unpinned" | "unresolved" | "local";

/** One line of the workspace, with the state of what it names. */
interface Annotated {
  readonly line: string;
  readonly state: State;
}

/** What the facts say of a place, and the line that the name is written in, which may be far above. */
interface Found extends Annotated {
  readonly written: string;
}

interface CorpusFile {
  readonly path: string;
  readonly content: string;
  readonly expected: readonly Annotated[];
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const mark = /[ \t]*(?:#|\/\/) (pinned|unpinned|unresolved|local)$/;

/** A file without its annotations, under the name that it has in the workspace. */
function corpusFile(name: string): CorpusFile {
  const expected: Annotated[] = [];
  const isNotebook = name.endsWith(".percent");
  let cell = -1;
  let inCell = 0;
  const lines = readFileSync(join(folder, name), "utf8")
    .split("\n")
    .map((text, index) => {
      if (isNotebook && text.startsWith("# %%")) {
        cell += 1;
        inCell = -1;
      }
      inCell += 1;
      const state = mark.exec(text)?.[1];
      const line = isNotebook ? `cell ${cell + 1} line ${inCell}` : `line ${index + 1}`;
      // The expression matches nothing but the four words.
      if (state !== undefined) expected.push({ line, state: state as State });
      return text.replace(mark, "");
    });
  const content = lines.join("\n");
  const path = `/project/${name
    .split(sep)
    .join("/")
    .replace(/\.annotated$/, "")}`;
  return isNotebook
    ? { path: path.replace(/percent$/, "ipynb"), content: notebookFromPercent(content), expected }
    : { path, content, expected };
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
  .map((entry) => corpusFile(relative(folder, join(entry.parentPath, entry.name))));

const contents = Object.fromEntries(files.map(({ path, content }) => [path, content]));
const project = workspace(contents);

function lineOf({ range, cell }: Location): string {
  const line = (range?.start.line ?? -1) + 1;
  return cell === undefined ? `line ${line}` : `cell ${cell + 1} line ${line}`;
}

/** What the facts say of every line that names something, or has something else in a name's place. */
async function statesIn(path: string): Promise<readonly Found[]> {
  const environment = testEnvironment(project.host);
  const document = await openFile(path, environment);
  const request = factSource(document, environment, extractors);
  const at = (span: { readonly start: number; readonly end: number }) =>
    lineOf(locate(document, { kind: "text", span }));
  const named = [
    ...(await request("model-reference")),
    ...(await request("dataset-reference")),
    ...(await request("artifact-reference")),
  ].map(({ span, idSpan, pin, id }): Found => {
    const own = path.slice(0, path.lastIndexOf("/"));
    const isFolder = Object.keys(contents).some(
      (file) => file.startsWith(`/project/${id}/`) || file.startsWith(`${own}/${id}/`),
    );
    const state = isImmutable(pin) ? "pinned" : pin === "unresolved" ? "unresolved" : "unpinned";
    return { line: at(span), written: at(idSpan), state: isFolder ? "local" : state };
  });
  const unnamed = [...(await request("unresolved-reference")), ...(await request("local-reference"))].map(
    ({ span, idSpan, kind }): Found => ({
      line: at(span),
      written: at(idSpan),
      state: kind === "local-reference" ? "local" : "unresolved",
    }),
  );
  return [...named, ...unnamed];
}

test("the workspace holds at least 600 references, in all states", () => {
  const all = files.flatMap(({ expected }) => expected);
  expect(all.length).toBeGreaterThanOrEqual(600);
  expect(new Set(all.map(({ state }) => state)).size).toBe(4);
  expect(files.length).toBeGreaterThanOrEqual(25);
});

describe.each(files.map((file) => [file.path, file] as const))("%s", (path, { expected }) => {
  test("every reference is found, and has the right state", async () => {
    const found = await statesIn(path);
    const wrong = expected.filter(({ line, state }) => {
      const states = found
        .filter((candidate) => candidate.line === line || candidate.written === line)
        .map((candidate) => candidate.state);
      // Of what only reads files, nothing need be said.
      if (state === "local") return states.some((other) => other !== "local");
      // A pinned image may be told an unpinned model in the same command.
      return !states.includes(state) || (state !== "unpinned" && states.some((other) => other !== state));
    });
    const known = new Set(expected.map(({ line }) => line));
    const unexpected = found.filter(
      ({ line, written, state }) => !known.has(line) && !known.has(written) && state !== "local",
    );
    expect({ wrong, unexpected }).toEqual({ wrong: [], unexpected: [] });
  });

  test("what moves is reported, and what does not is not", async () => {
    const { findings } = await project.check(path);
    const speaking = findings.filter(({ area, rule }) => area === "pinning" || rule === "remote-code");
    const covered = new Set(
      speaking.flatMap(({ location, related }) => [
        lineOf(location),
        ...related.map((other) => lineOf(other.location)),
      ]),
    );
    const silent = expected.filter(
      ({ line, state }) => (state === "unpinned" || state === "unresolved") && !covered.has(line),
    );
    const loud = expected.filter(
      ({ line, state }) => (state === "pinned" || state === "local") && covered.has(line),
    );
    expect({ silent, loud }).toEqual({ silent: [], loud: [] });
    const unresolved = expected.filter(({ state }) => state === "unresolved").map(({ line }) => line);
    const severities = speaking
      .filter(({ location }) => unresolved.includes(lineOf(location)))
      .map(({ severity }) => severity);
    expect(new Set(severities).size).toBeLessThanOrEqual(1);
    for (const severity of severities) expect(severity).toBe("information");
  });
});
