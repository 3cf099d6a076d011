#!/usr/bin/env node
// Starts the bundle. Everything that takes time is loaded by the bundle, when it is needed.
"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");
const nodeModule = require("node:module");

const bundle = join(__dirname, "..", "dist", "loadline.cjs");
const builder = join(__dirname, "..", "..", "scripts", "build.mjs");

if (!existsSync(bundle) && existsSync(builder)) buildFirst();
if (!existsSync(bundle)) {
  process.stderr.write(
    "loadline: this installation is incomplete (server/dist is missing): install it again\n",
  );
  process.exit(2);
}
// Node 22.1 and later keep the compiled bundle on disk.
nodeModule.enableCompileCache?.();
require(bundle);

/** A checkout after `npm ci --ignore-scripts` has no bundle yet. */
function buildFirst() {
  process.stderr.write("loadline: building once, since this checkout has no server/dist yet\n");
  const { spawnSync } = require("node:child_process");
  const { status, error } = spawnSync(process.execPath, [builder], { stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  process.stderr.write(
    `loadline: the build failed${error === undefined ? "" : ` (${error.message})`}: run npm ci first\n`,
  );
  process.exit(2);
}
