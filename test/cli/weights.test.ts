import { expect, test } from "vitest";
import { loadlineProgram, withFolder } from "../harness/command-line.ts";
import * as p from "../harness/pickle.ts";

test("the program that is built has the tables of names that few checks ask", () => {
  const denied = p.file(p.call(p.stackGlobal("os", "system"), p.text("echo hello")));
  const unknown = p.file(p.newobj(p.stackGlobal("acme.models", "Net")));
  return withFolder({ "denied.pkl": denied, "unknown.pkl": unknown }, async (folder) => {
    const { status, stdout, stderr } = await loadlineProgram(["check"], { folder });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("calls `os.system('echo hello')`");
    expect(stdout).toContain("imports `acme.models.Net`");
  });
});
