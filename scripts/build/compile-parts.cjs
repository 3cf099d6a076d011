// Runs a check in this process, with the folder that is its working folder, and writes what V8 compiled for it:
// `node compile-parts.cjs TARGET`. Run by build.mjs in a process of its own, whose flags are those of every start.
"use strict";

const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const v8 = require("node:v8");
const { createLoader, folder, program, quickGrammars } = require("../../server/bin/loadline.cjs");

const target = process.argv[2];
process.argv = [process.execPath, join(folder, program), "check", "--fail-on", "never", "--jobs", "1", "."];

// V8 takes compiled code only under the flags that it was made under: those that the program sets are set at the end,
// and all that it may load after it has set them is written once more.
const flags = [];
const setFlags = v8.setFlagsFromString;
v8.setFlagsFromString = (flag) => flags.push(flag);

const loader = createLoader([]);
loader.load(program);
process.on("exit", () => {
  const parts = [...loader.scripts.keys()];
  write(target, parts);
  for (const flag of flags) setFlags(flag);
  write(
    join(target, quickGrammars),
    parts.filter((name) => name !== program),
  );
});

function write(into, names) {
  mkdirSync(into, { recursive: true });
  for (const name of names) writeFileSync(join(into, name), loader.scripts.get(name).createCachedData());
}
