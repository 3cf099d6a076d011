import { gzipSync } from "fflate";
import { expect, test } from "vitest";
import { hidesBehind } from "../../../server/src/documents/behind.ts";
import * as p from "../../harness/pickle.ts";
import * as zip from "../../harness/zip.ts";

const payload = p.file(p.call(p.global("os", "system"), p.text("echo hello")));
const page = p.utf8("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

test.each([
  ["a pickle", payload],
  ["a pickle of protocol 0", p.utf8("cos\nsystem\n(S'echo hello'\ntR.")],
  ["a pickle of protocol 0 that begins with a mark", p.utf8("(cos\nsystem\nS'echo hello'\no.")],
  ["an archive", zip.archive([zip.member("a", payload)])],
  ["a packed stream", gzipSync(payload)],
])("%s behind a page is worth a look", (_, bytes) => {
  const whole = p.join(page, bytes);
  expect(hidesBehind(whole, whole.subarray(-4096))).toBe(true);
});

test.each([
  ["a page", page],
  ["a page with words", p.join(page, p.utf8("come\nclose\nto what is called\n(a pickle)"))],
  ["names in lines", p.utf8("cos\nsin\nctan\ncosh\n".repeat(50))],
  ["zeros", new Uint8Array(4096)],
])("%s is not", (_, bytes) => {
  expect(hidesBehind(bytes, bytes)).toBe(false);
});
