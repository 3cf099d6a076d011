#!/usr/bin/env node
// Starts the bundle. Everything that takes time is loaded by the bundle, when it is needed.
"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "..", "dist");
const program = "loadline.cjs";
/** What V8 compiled at the build. It takes that only in its own version, on the same kind of processor. */
const codeCache = join(folder, "code-cache", `${process.version}-${process.platform}-${process.arch}`);
/** In there, the same under the flags that the program sets before it parses Python. */
const quickGrammars = "quick-grammars";

if (require.main === module) start();
else module.exports = { folder, program, codeCache, quickGrammars, createLoader };

function start() {
  const bundle = join(folder, program);
  const builder = join(__dirname, "..", "..", "scripts", "build.mjs");
  if (!existsSync(bundle) && existsSync(builder)) buildFirst(builder);
  if (!existsSync(bundle)) {
    process.stderr.write(
      "loadline: this installation is incomplete (server/dist is missing): install it again\n",
    );
    process.exit(2);
  }
  if (process.argv[2] === "check" && existsSync(codeCache)) {
    createLoader([codeCache, join(codeCache, quickGrammars)]).load(program);
    return;
  }
  // Node 22.1 and later keep what they compile of a file when they load it, on disk.
  require("node:module").enableCompileCache?.();
  require(bundle);
}

/**
 * Loads the parts of the program with the code that V8 compiled when the program was built: what a check runs, with
 * the functions that V8 and Node's own cache would compile again when they are first called. Without a part's
 * compiled code, or where V8 refuses it (another flag is set), the part is compiled as usual.
 *
 * @param {readonly string[]} caches folders with compiled code, a file for each part: what V8 refuses from one, the
 *   next may have, which was made after the program had set flags
 */
function createLoader(caches) {
  const { closeSync, fstatSync, openSync, readSync } = require("node:fs");
  const { Script } = require("node:vm");
  const head = "(function (exports, require, module, __filename, __dirname) { ";
  const tail = "\n})";
  const modules = new Map();
  const scripts = new Map();
  let usable = caches;
  // One for all files: what V8 counts as held outside of its heap would have it collect garbage in the middle of a check.
  let buffer = Buffer.allocUnsafeSlow(1 << 20);

  /** The bytes of a file, with room before and behind them. They are valid until the next file is read. */
  function bytesOf(path, before, behind) {
    const descriptor = openSync(path, "r");
    try {
      const { size } = fstatSync(descriptor);
      if (before + size + behind > buffer.length)
        buffer = Buffer.allocUnsafeSlow(2 * (before + size + behind));
      let end = before;
      for (let read = 1; read > 0 && end < before + size; end += read)
        read = readSync(descriptor, buffer, end, before + size - end, null);
      return buffer.subarray(0, end + behind);
    } finally {
      closeSync(descriptor);
    }
  }

  /** A part's text in a function. The parts are ASCII (the build makes sure of that), which is decoded fastest so. */
  function wrapped(filename) {
    const bytes = bytesOf(filename, head.length, tail.length);
    bytes.write(head, 0, "latin1");
    bytes.write(tail, bytes.length - tail.length, "latin1");
    return bytes.latin1Slice(0, bytes.length);
  }

  function compiledCode(path) {
    try {
      return bytesOf(path, 0, 0);
    } catch {
      return undefined;
    }
  }

  /** @param {string} name */
  function scriptOf(name) {
    const filename = join(folder, name);
    const code = wrapped(filename);
    const compile = (cachedData) => new Script(code, { filename, cachedData, columnOffset: -head.length });
    for (; usable.length > 0; usable = usable.slice(1)) {
      const script = compile(compiledCode(join(usable[0], name)));
      if (script.cachedDataRejected !== true) return script;
    }
    return compile(undefined);
  }

  function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const script = scriptOf(name);
    scripts.set(name, script);
    const part = { exports: {} };
    modules.set(name, part);
    const run = script.runInThisContext();
    run.call(part.exports, part.exports, requirePart, part, join(folder, name), folder);
    return part.exports;
  }

  function requirePart(id) {
    return id.startsWith("./") ? load(id.slice(2)) : require(id);
  }

  return { load, scripts };
}

/** A checkout after `npm ci --ignore-scripts` has no bundle yet. */
function buildFirst(builder) {
  process.stderr.write("loadline: building once, since this checkout has no server/dist yet\n");
  const { spawnSync } = require("node:child_process");
  const { status, error } = spawnSync(process.execPath, [builder], { stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  process.stderr.write(
    `loadline: the build failed${error === undefined ? "" : ` (${error.message})`}: run npm ci first\n`,
  );
  process.exit(2);
}
