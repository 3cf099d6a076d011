import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Host } from "../../../server/src/host/host.ts";
import { memoryHost } from "../../../server/src/hosts/memory/memory-host.ts";
import { fromSystemPath, toHostPath } from "../../../server/src/hosts/node/paths.ts";
import { walk } from "../../../server/src/hosts/node/walk.ts";
import { formatGithub } from "../../../server/src/reporters/github.ts";
import { formatJson } from "../../../server/src/reporters/json.ts";
import { reportedPath } from "../../../server/src/reporters/report.ts";
import { formatSarif } from "../../../server/src/reporters/sarif.ts";
import { formatText } from "../../../server/src/reporters/text.ts";
import { finding, report } from "../reporters/findings.ts";

const project = "C:/Users/Ada L/project";

describe("paths as Windows writes them", () => {
  test.each([
    ["src\\load.py", `${project}/src/load.py`],
    ["src/load.py", `${project}/src/load.py`],
    [".", project],
    ["..\\other", "C:/Users/Ada L/other"],
    ["\\data\\x.pt", "C:/data/x.pt"],
    ["D:\\models\\a.pt", "D:/models/a.pt"],
    ["d:/models/a.pt", "D:/models/a.pt"],
    ["\\\\server\\share\\a.pt", "//server/share/a.pt"],
  ])("%j, typed in a folder of drive c:, is %j", (typed, path) => {
    expect(toHostPath(typed, "c:\\Users\\Ada L\\project", "win32")).toBe(path);
  });

  test("the real path of a file has no long prefix", () => {
    expect(fromSystemPath("\\\\?\\c:\\a\\b.py", "win32")).toBe("C:/a/b.py");
    expect(fromSystemPath("\\\\?\\UNC\\server\\share\\b.py", "win32")).toBe("//server/share/b.py");
  });

  test("no backslash is left, and nothing changes a second time", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z]:\\[\w. \\]{0,20}$/), (path) => {
        const once = fromSystemPath(path, "win32");
        expect(once).not.toContain("\\");
        expect(fromSystemPath(once, "win32")).toBe(once);
      }),
    );
  });

  test("elsewhere a backslash is part of a name", () => {
    expect(toHostPath("a\\b.py", "/home/ada", "linux")).toBe("/home/ada/a\\b.py");
  });
});

test("a walk over a drive and over a share keeps their roots", async () => {
  for (const root of [project, "//server/share/p"]) {
    const files = memoryHost({ [`${root}/a.py`]: "", [`${root}/sub/b.py`]: "", [`${root}/.venv/c.py`]: "" });
    const host: Parameters<typeof walk>[0] = {
      ...(files satisfies Host),
      realPath: async (path) => ({ ok: true, value: path }),
    };
    const found: string[] = [];
    for await (const entry of walk(host, [root], { ignore: true, excludes: async () => false })) {
      found.push(entry.path);
    }
    expect(found).toEqual([`${root}/a.py`, `${root}/sub/b.py`]);
  }
});

describe("reports of a run in a folder of a drive", () => {
  const at = (path: string) => ({ ...report([finding({ location: { path } })]), workingFolder: project });
  const inside = at(`${project}/sub dir/load.py`);
  const otherDrive = at("D:/models/a.pt");

  test("name files relative to it, and those of another drive whole", () => {
    expect(reportedPath(`${project}/sub dir/load.py`, project)).toBe("sub dir/load.py");
    expect(reportedPath("D:/models/a.pt", project)).toBe("D:/models/a.pt");
    const options = { paint: (_: string, text: string) => text, quiet: true, all: false };
    expect(formatText(inside, options)).toMatch(/^sub dir\/load\.py error /);
    expect(formatText(otherDrive, options)).toMatch(/^D:\/models\/a\.pt error /);
    expect(JSON.parse(formatJson(inside)).findings[0].path).toBe("sub dir/load.py");
    expect(formatGithub(otherDrive)).toMatch(/^::error file=D%3A\/models\/a\.pt,/);
  });

  test("SARIF has URIs", () => {
    const uri = (its: typeof inside) =>
      JSON.parse(formatSarif(its, { rules: [], pages: {} })).runs[0].results[0].locations[0].physicalLocation
        .artifactLocation;
    expect(uri(inside)).toEqual({ uri: "sub%20dir/load.py", uriBaseId: "%SRCROOT%" });
    expect(uri(otherDrive)).toEqual({ uri: "file:///D:/models/a.pt" });
    expect(uri(at("//server/share/a b.pt"))).toEqual({ uri: "file://server/share/a%20b.pt" });
  });
});
