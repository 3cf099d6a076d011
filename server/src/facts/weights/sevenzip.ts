import { readSevenZip } from "../../formats/sevenzip/archive.ts";
import { escapes } from "../../host/archive-paths.ts";
import type { Problem } from "../../host/problem.ts";
import { packagedTexts } from "./code.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

const mostProblems = 100;

/** Looks into all files of a 7z archive by their content. What cannot be unpacked is said. */
export async function scanSevenZip(subject: Subject, scan: Scan): Promise<void> {
  const { value: members, problems } = await readSevenZip(subject.source, scan.limits, scan.budget);
  // What cannot be opened is said of any archive; what is broken only where a loader would try.
  const plain = { ...subject, guess: false };
  for (const problem of problems) note(problem.kind === "unsupported" ? plain : subject, scan, problem);
  const found = members.flatMap(({ name }): readonly Problem[] => {
    const how = escapes(name);
    const inner = innerPath(subject.inner, name);
    return how === undefined
      ? []
      : [{ kind: "malformed", code: "path-escape", message: `it ${how}`, offset: 0, inner }];
  });
  if (found.length > 0) {
    const inner = subject.inner === undefined ? {} : { inner: subject.inner };
    scan.facts.push({
      kind: "archive",
      place: { kind: "bytes", offset: 0, ...inner },
      container: "7z",
      members: members.length,
      problems: found.slice(0, mostProblems),
    });
  }
  scan.facts.push(...packagedTexts(subject, members, "7z"));
  for (const { name, source, size } of members) {
    if (source === undefined || size === 0) continue;
    await scan.look({
      source,
      name,
      inner: innerPath(subject.inner, name),
      container: "7z",
      depth: subject.depth + 1,
      ...(subject.guess === true ? { guess: true } : {}),
    });
  }
}
