// Loadline in a real Neovim, headless: `npm run test:nvim`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildExtension, makeWorkspace, root } from "./editors/prepare.mjs";

await buildExtension();
const folder = await makeWorkspace("nvim-workspace");
const suite = join(root, "test/editors/nvim/suite.lua");
const nvim = spawn(
  process.env.NVIM_PATH ?? "nvim",
  ["--headless", "-u", "NONE", "-i", "NONE", "-c", `luafile ${suite}`],
  {
    cwd: folder,
    env: {
      ...process.env,
      LOADLINE_NODE: process.execPath,
      LOADLINE_PROGRAM: join(root, "server/dist/loadline.cjs"),
      NVIM_LOG_FILE: join(folder, "nvim.log"),
    },
    stdio: ["ignore", "inherit", "pipe"],
  },
);
// Headless, Neovim prints to standard error.
const lines = [];
nvim.stderr.on("data", (piece) => {
  lines.push(String(piece));
  process.stdout.write(piece);
});
nvim.once("error", (error) => {
  console.error(`Neovim could not be started: ${error.message}`);
  process.exitCode = 1;
});
nvim.once("close", (code) => {
  const counted = /(\d+) passed, 0 failed/.exec(lines.join(""));
  process.exitCode = code === 0 && counted !== null && counted[1] !== "0" ? 0 : 1;
});
