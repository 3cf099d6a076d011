import type { OpenMember } from "../../formats/zip/member.ts";
import { endsInDigit } from "./code.ts";
import type { Scan, Subject } from "./subject.ts";

/** Members by which an archive is known to hold a program, or settings from which one is made. */
const marks: readonly {
  readonly member: RegExp;
  load(): Promise<(subject: Subject, opened: readonly OpenMember[], scan: Scan) => Promise<void>>;
}[] = [
  {
    member: /(?:^|\/)code\/.+\.py$/,
    load: async () => (await import("./torchscript.ts")).scanTorchScript,
  },
  {
    member: /(?:^|\/)(?:models\/[^/]+\.json|serialized_exported_program\.json)$/,
    load: async () => (await import("./exported-program.ts")).scanExportedPrograms,
  },
  {
    member: /^MAR-INF\/MANIFEST\.json$/,
    load: async () => (await import("./served-archive.ts")).scanServedArchive,
  },
  {
    member: /^(?:_stable_baselines3_version|parameter_list)$/,
    load: async () => (await import("./stable-baselines.ts")).scanStableBaselines,
  },
];

/** What the members of an archive are as a program, beside their pickles: each kind by its own reader. */
export async function scanPrograms(
  subject: Subject,
  opened: readonly OpenMember[],
  scan: Scan,
): Promise<void> {
  const names = opened.map(({ member }) => member.name).filter((name) => !endsInDigit(name));
  for (const { member: mark, load } of marks) {
    if (!names.some((name) => mark.test(name))) continue;
    const scanOne = await load();
    await scanOne(subject, opened, scan);
  }
}
