import fc from "fast-check";
import { expect, test } from "vitest";
import { isTextDocument } from "../../../server/src/documents/document.ts";
import { openFile } from "../../../server/src/documents/open.ts";
import { encodeText } from "../../../server/src/text/decode.ts";
import { environmentOf } from "../../harness/documents.ts";

const names = [
  "a.py a.ipynb README.md a.yaml a.toml a.json a.ini .env a.sh Dockerfile requirements.txt a.txt a.csv a",
  "a.pkl a.pt a.safetensors a.npy a.npz a.bin a.gz a.h5",
].flatMap((list) => list.split(" "));

/** Beginnings that lead into each reader. */
const beginnings = [
  "",
  "\x80\x04",
  "cos\nsystem\n",
  "PK\x03\x04",
  "\x93NUMPY",
  "\x02\0\0\0\0\0\0\0{",
  "\xef\xbb\xbf",
  "\xff\xfe",
  "\xfe\xff",
  "---\nlicense: mit\n---\n",
  '{"cells": [{"cell_type": "code", "source": ["',
  "# coding: gbk\n",
].map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0)));

test("whatever bytes a file holds, it becomes a document, and a text comes back byte for byte", async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(...names),
    fc.constantFrom(...beginnings),
    fc.uint8Array({ maxLength: 60 }),
    async (name, beginning, rest) => {
      const bytes = Uint8Array.of(...beginning, ...rest);
      const path = `/project/${name}`;
      const document = await openFile(path, environmentOf({ [path]: bytes }));
      expect(document.path).toBe(path);
      if (!isTextDocument(document)) return;
      await (document.kind === "python" || document.kind === "notebook"
        ? document.lines
        : document.comments());
      const text = document.kind === "notebook" ? (document.raw?.text ?? "") : document.text;
      const written = encodeText(text, document.encoding);
      // What cannot be written back is in no known encoding, and that was told.
      if (written === undefined) expect(document.problems).not.toEqual([]);
      // An encoding of two bytes a character may have two codes for one.
      else if (document.encoding.name !== "gbk") expect(written).toEqual(bytes);
    },
  );
  await fc.assert(property, { numRuns: 500 });
});
