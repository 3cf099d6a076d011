import { fileSource } from "../../documents/file-source.ts";
import type { Host } from "../../host/host.ts";
import { joinPath, nameOf, parentOf } from "../../host/paths.ts";
import type { Beside } from "./reading.ts";

/** So much of a file beside is read at first. */
const headBytes = 16 * 1024;

/** The folder of a file of the host. */
export function besideOf(host: Host, path: string): Beside {
  const folder = parentOf(path) ?? "";
  const stat: Beside["stat"] = async (relative) => {
    const answer = await host.stat(joinPath(folder, relative));
    return answer.ok ? answer.value : undefined;
  };
  return {
    name: nameOf(path),
    stat,
    list: async (below) => {
      const answer = await host.list(below === undefined ? folder : joinPath(folder, below));
      return answer.ok ? answer.value : [];
    },
    open: async (relative) => {
      const known = await stat(relative);
      if (known?.kind !== "file") return undefined;
      const full = joinPath(folder, relative);
      const head = await host.readRange(full, 0, headBytes);
      return head.ok
        ? fileSource(host, full, Math.max(known.size, head.value.length), head.value)
        : undefined;
    },
  };
}
