import { readTarMembers, tarMemberSource } from "../../formats/tar/members.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/**
 * Looks into all files of a tar archive by their content: PyTorch's oldest format is one (`pickle`,
 * `storages`, `tensors`, `sys_info`), and NeMo and many releases pack their checkpoints so.
 */
export async function scanTar(subject: Subject, scan: Scan): Promise<void> {
  const { value: members, problems } = await readTarMembers(subject.source, scan.limits);
  if (members.length === 0) return;
  for (const problem of problems) note({ ...subject, guess: false }, scan, problem);
  const isTorch =
    members.some(({ name }) => name === "storages") && members.some(({ name }) => name === "pickle");
  for (const member of members) {
    if (member.size === 0) continue;
    await scan.look({
      source: tarMemberSource(subject.source, member),
      name: member.name,
      inner: innerPath(subject.inner, member.name),
      container: isTorch ? "torch-legacy" : "tar",
      depth: subject.depth + 1,
    });
  }
}
