import { describe, expect, test } from "vitest";
import { workspace } from "../../harness/check.ts";

async function severities(program: string): Promise<readonly string[]> {
  const { findings } = await workspace({ "/project/test_net.py": program }).check("/project/test_net.py");
  return findings.map(({ severity }) => severity);
}

describe("what a test has put into a temporary folder", () => {
  test("by a path with a name of its own", async () => {
    const program = [
      "import joblib",
      "def test_round_trip(tmp_path, other):",
      '    path = tmp_path / "net.joblib"',
      "    net.save(path)",
      "    joblib.load(path)",
      '    joblib.load(other / "net.joblib")',
    ];
    expect(await severities(program.join("\n"))).toEqual(["information", "warning"]);
  });
});

test("the mode is not the name of a file that nothing is known of", async () => {
  const program = [
    "import pathlib, pickle",
    "def read(path: pathlib.Path):",
    '    with path.open("rb") as file:',
    "        return pickle.load(file)",
  ].join("\n");
  const { findings } = await workspace({ "/project/read.py": program }).check("/project/read.py");
  expect(findings.map(({ message }) => message.slice(0, 40))).toEqual([
    "`pickle.load` unpickles the file, and a ",
  ]);
});
