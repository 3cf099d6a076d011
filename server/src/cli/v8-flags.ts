/**
 * V8 writes a complaint to the standard error about a flag that it does not know, and versions rename them. So each
 * is set only where it was tried: V8 11.3 (Node 20), 12.4 (Node 22) and 13.6 (Node 24).
 */
const newestTried = 13;

const v8Version = Number.parseInt(process.versions.v8, 10);

/**
 * For the Python grammar, which is WebAssembly. V8 would check all its functions first and optimise the hot ones within
 * the first file: most runs are over by then. A long run still reaches the budget (bytes executed, by function).
 */
export async function startGrammarsQuickly(): Promise<void> {
  if (v8Version > newestTried) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--wasm-tiering-budget=100000000");
  setFlagsFromString("--wasm-lazy-validation");
}

/**
 * For several threads. Each optimises for itself what all of them run, on cores that the others need: a fifth of all time
 * on two cores. So only what runs much longer (the default is 66 kB of bytecode) is worth it, and less of what a function
 * calls is optimised as a part of it (the default is 920 bytes of bytecode). And where a thread collects its young garbage
 * with helpers, it waits until a core is free for them, and there is little of it.
 */
export async function optimizeLater(): Promise<void> {
  // Later versions have a compiler between the two, and another name for this.
  if (v8Version > 11) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=300000");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
  setFlagsFromString("--no-parallel-scavenge");
}
