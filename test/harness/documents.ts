import type { Document, NotebookDocument, TextDocument } from "../../server/src/documents/document.ts";
import { isTextDocument } from "../../server/src/documents/document.ts";
import { type DocumentEnvironment, openFile } from "../../server/src/documents/open.ts";
import { defaultLimits, type Limits } from "../../server/src/host/limits.ts";
import { type MemoryHostOptions, memoryHost } from "../../server/src/hosts/memory/memory-host.ts";
import { testGrammars } from "./check.ts";

/** An environment over files in memory. */
export function environmentOf(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: MemoryHostOptions & { readonly limits?: Partial<Limits> } = {},
): DocumentEnvironment {
  const { limits, ...failures } = options;
  return {
    host: memoryHost(files, failures),
    grammars: testGrammars,
    limits: { ...defaultLimits, ...limits },
  };
}

/** Opens one file with this content. */
export function open(path: string, content: Uint8Array | string): Promise<Document> {
  return openFile(path, environmentOf({ [path]: content }));
}

export async function openAsText(path: string, content: Uint8Array | string): Promise<TextDocument> {
  const document = await open(path, content);
  if (!isTextDocument(document)) throw new Error(`${path} was taken for ${document.kind}`);
  return document;
}

export async function openNotebook(content: Uint8Array | string): Promise<NotebookDocument> {
  const document = await open("/project/demo.ipynb", content);
  if (document.kind !== "notebook") throw new Error(`it was taken for ${document.kind}`);
  return document;
}
