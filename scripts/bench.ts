// `npm run bench [ROOM…]`: every room's measurements, as medians and as ratios within this one run.
// Numbers in milliseconds unless the name says otherwise (… MB/s, … ratio).
import { cpus } from "node:os";

const rooms: Readonly<Record<string, () => Promise<{ measure(): Promise<Record<string, number>> }>>> = {
  cli: () => import("./bench/cli.ts"),
  lsp: () => import("./bench/lsp.ts"),
  python: () => import("./bench/python.ts"),
  documents: () => import("./bench/documents.ts"),
  weights: () => import("./bench/weights.ts"),
  models: () => import("./bench/models.ts"),
  secrets: () => import("./bench/secrets.ts"),
  cards: () => import("./bench/cards.ts"),
  verify: () => import("./bench/verify.ts"),
};

const wanted = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus().length} cores, ${process.platform}`);
for (const [name, load] of Object.entries(rooms)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const numbers = await (await load()).measure();
  console.log(`\n${name}`);
  for (const [what, value] of Object.entries(numbers)) {
    console.log(`  ${value.toFixed(value < 10 ? 2 : 1).padStart(10)}  ${what}`);
  }
}
