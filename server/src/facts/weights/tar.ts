import { readTarMembers, type TarMember, tarMemberSource } from "../../formats/tar/members.ts";
import { type ByteSource, ByteSourceError, rangeSource } from "../../host/byte-source.ts";
import { type PackedMember, packagedCode, packagedTexts } from "./code.ts";
import { innerPath, type PickleContainer, type Scan, type Subject } from "./subject.ts";

/** So many members' first bytes are looked at for programs. */
const mostHeads = 10_000;
const headBytes = 512;

/** The settings in a `.nemo` archive (nemo/core/connectors/save_restore_connector.py). */
function isNemoConfig(name: string): boolean {
  return /(?:^|\/)model_config\.yaml$/.test(name);
}

/**
 * Looks into all files of a tar archive by their content: PyTorch's oldest format is one (`pickle`,
 * `storages`, `tensors`, `sys_info`), and NeMo and many releases pack their checkpoints so.
 */
export async function scanTar(subject: Subject, scan: Scan): Promise<void> {
  const { source } = subject;
  const { value: members, problems, behind } = await readTarMembers(source, scan.limits);
  if (members.length === 0 && problems.length === 0) return;
  const container = containerOf(members);
  const heads: PackedMember[] = [];
  for (const member of members) {
    if (member.size === 0) continue;
    // Read here, since going back in a packed archive unpacks it once more.
    const head = await source.read(member.offset, Math.min(headBytes, member.size)).catch(nothing);
    if (heads.length < mostHeads) heads.push({ member, head, data: { start: member.offset } });
    if (isNemoConfig(member.name)) {
      const { scanNemoConfig } = await import("./nemo.ts");
      await scanNemoConfig(subject, member.name, tarMemberSource(source, member), scan);
      continue;
    }
    await scan.look({
      source: tarMemberSource(source, member),
      name: member.name,
      inner: innerPath(subject.inner, member.name),
      container,
      depth: subject.depth + 1,
    });
  }
  const second = problems.find(({ code }) => code === "two-archives");
  if (second?.offset !== undefined) await scanSecond(subject, second.offset, scan);
  if (behind !== undefined) await scanSecond({ ...subject, guess: true }, behind, scan);
  const named = members.map((member) => ({ name: member.name, source: tarMemberSource(source, member) }));
  scan.facts.push(...packagedTexts(subject, named, container));
  const code = packagedCode(subject, heads, container);
  scan.facts.push({
    kind: "archive",
    place: { kind: "bytes", offset: 0, ...(subject.inner === undefined ? {} : { inner: subject.inner }) },
    container,
    members: members.length,
    ...(code.length === 0 ? {} : { code }),
    problems: problems.map((problem) => ({
      ...problem,
      ...(problem.inner === undefined ? {} : { inner: innerPath(subject.inner, problem.inner) }),
    })),
  });
}

/** What a program sees that goes on behind the end of the archive. */
async function scanSecond(subject: Subject, offset: number, scan: Scan): Promise<void> {
  const { source } = subject;
  const within: ByteSource =
    source.size === undefined
      ? { size: undefined, read: (at, length) => source.read(offset + at, length) }
      : rangeSource(source, offset, source.size - offset);
  await scan.look({
    ...subject,
    source: within,
    name: subject.guess === true ? "behind" : "behind.tar",
    inner: innerPath(subject.inner, "(behind the archive)"),
    depth: subject.depth + 1,
  });
}

function containerOf(members: readonly TarMember[]): PickleContainer {
  const has = (wanted: string) => members.some(({ name }) => name === wanted);
  return has("storages") && has("pickle") ? "torch-legacy" : "tar";
}

/** What cannot be read is said by whoever looks into it. */
function nothing(error: unknown): Uint8Array {
  if (error instanceof ByteSourceError) return new Uint8Array(0);
  throw error;
}
