// Renders media/icon.svg to media/icon.png, which the Marketplace wants: `node scripts/render-icon.mjs [CHROMIUM]`.
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const media = new URL("../media/", import.meta.url);
const size = 256;
const executablePath = process.argv[2] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(new URL("icon.svg", media), "utf8");
  await page.setContent(`<style>body{margin:0}</style>${svg}`);
  await writeFile(new URL("icon.png", media), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
