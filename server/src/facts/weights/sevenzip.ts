import { readSevenZip } from "../../formats/sevenzip/archive.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/** Looks into all files of a 7z archive by their content. What cannot be unpacked is said. */
export async function scanSevenZip(subject: Subject, scan: Scan): Promise<void> {
  const { value: members, problems } = await readSevenZip(subject.source, scan.limits, scan.budget);
  // What cannot be opened is said of any archive; what is broken only where a loader would try.
  const plain = { ...subject, guess: false };
  for (const problem of problems) note(problem.kind === "unsupported" ? plain : subject, scan, problem);
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
