import type { Block } from "../../syntax/python/ir.ts";
import type { PythonModule } from "./module.ts";
import { outline } from "./outline.ts";

/** Makes the module of a lowered text. */
export function buildModule(text: string, block: Block): PythonModule {
  const { comments, errors, importOffset } = outline(text, block);
  return { calls: [], strings: [], imports: [], patches: [], comments, importOffset, errors };
}
