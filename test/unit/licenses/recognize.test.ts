import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { licenseDifferences } from "../../../server/src/knowledge/licenses/differences.ts";
import { readLicenseText, recognizeLicense } from "../../../server/src/knowledge/licenses/recognize.ts";
import { licenseTextOf } from "../../../server/src/knowledge/licenses/texts.ts";

// Heads of texts: titles are facts. The whole texts are the licensors'.
const body = "\n\nTerms follow here, for as long as the text of a licence is. ".repeat(20);
const mit = "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software";

describe("licence texts", () => {
  test("the project's own", () => {
    const text = readFileSync(new URL("../../../LICENSE", import.meta.url), "utf8");
    expect(recognizeLicense(text)).toBe("apache-2.0");
  });

  test.each([
    ["LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date", "llama3.1"],
    ["META LLAMA 3 COMMUNITY LICENSE AGREEMENT", "llama3"],
    ["# Gemma Terms of Use\n\nLast modified: March 24, 2025", "gemma"],
    ["Tongyi Qianwen LICENSE AGREEMENT", "other:tongyi-qianwen"],
    ["Qwen RESEARCH LICENSE AGREEMENT", "other:qwen-research"],
    ["Creative Commons Legal Code\n\nAttribution-NonCommercial-NoDerivs 3.0 Unported", "cc-by-nc-nd-3.0"],
    ["Attribution-ShareAlike 4.0 International\n\n=====", "cc-by-sa-4.0"],
    ["GNU AFFERO GENERAL PUBLIC LICENSE\n   Version 3, 19 November 2007", "agpl-3.0"],
    ["CreativeML Open RAIL++-M License\ndated November 24, 2022", "openrail++"],
    ["CreativeML Open RAIL-M\ndated August 22, 2022", "creativeml-openrail-m"],
    ["FLUX.1 [dev] Non-Commercial License", "other:flux-1-dev-non-commercial-license"],
    [`Copyright (c) 2026 A. Author\n\n${mit}`, "mit"],
  ])("%j", (head, id) => {
    expect(recognizeLicense(head.replaceAll("\n", "\r\n") + body)).toBe(id);
    expect(licenseById(id)).toBeDefined();
  });

  test.each([
    ["nothing known", "Terms of the house"],
    ["a text that was changed", `"Commons Clause" License Condition v1.0\n\n${mit}`],
    ["two texts", `${mit}${body}\n\nLLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n`],
    [
      "a mention",
      `This model may be used as the house allows.${body}It was built with software under the MIT license.`,
    ],
    ["a short licence that goes on", mit + body.repeat(4)],
  ])("%s is not taken for a licence", (_what, text) => {
    expect(recognizeLicense(text)).toBeUndefined();
  });

  test("no text throws", () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => recognizeLicense(text) === undefined));
  });
});

describe("whole texts", () => {
  const apache = readFileSync(new URL("../../../LICENSE", import.meta.url), "utf8");
  const words = apache.split(/\s+/);
  const wrapped = (width: number, lineEnd: string) =>
    words.reduce((text, word, at) => text + (at % width === 0 ? lineEnd : " ") + word, "");

  test.each([
    ["Windows line ends", apache.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", apache.replaceAll("\n", "\r")],
    ["other wrapping", wrapped(7, "\n")],
    ["one line", words.join(" ")],
    ["behind a comment's signs", apache.replace(/^/gm, " * ")],
    [
      "with a copyright line before it",
      `Copyright 2026 A. Author\nCopyright (c) 2025 B. Author\n\n${apache}`,
    ],
    ["without its title", words.slice(12).join(" ")],
    ["in Markdown", `# License\n\n> ${apache.replaceAll("\n", "\n> ")}`],
  ])("%s", (_what, text) => {
    expect(readLicenseText(text)).toMatchObject({ ids: ["apache-2.0"], changed: false, by: "text" });
    expect(recognizeLicense(text)).toBe("apache-2.0");
  });

  test("words of it that were changed", () => {
    const changed = words.map((word, at) => (at % 30 === 0 ? "otherwise" : word)).join(" ");
    expect(readLicenseText(changed)).toMatchObject({ ids: ["apache-2.0"], changed: true });
    expect(recognizeLicense(changed)).toBeUndefined();
  });

  test("terms that stand behind it", () => {
    const more = Array.from({ length: 200 }, (_, at) => `The house asks for thing ${at} as well.`).join(" ");
    const reading = readLicenseText(`${apache}\n\n${more}`);
    expect(reading).toMatchObject({ ids: ["apache-2.0"], changed: false });
    expect(reading?.otherWords).toBeGreaterThan(500);
    expect(readLicenseText(`${apache}\n\nCommons Clause License Condition v1.0`)?.changed).toBe(true);
  });

  test("half of it is not it", () => {
    expect(readLicenseText(words.slice(0, words.length / 2).join(" "))?.by).not.toBe("text");
  });

  test("those of the packages that this project builds with", () => {
    const folder = new URL("../../../node_modules/", import.meta.url);
    let read = 0;
    for (const name of readdirSync(folder).filter((one) => !one.startsWith("."))) {
      const [license, text] = packageLicense(new URL(`${name}/`, folder));
      const id = packageLicenses.get(license);
      if (id === undefined || text === undefined) continue;
      read += 1;
      expect([name, readLicenseText(text)?.ids]).toEqual([name, expect.arrayContaining([id])]);
    }
    expect(read).toBeGreaterThan(50);
  });
});

const packageLicenses = new Map([
  ["MIT", "mit"],
  ["ISC", "isc"],
  ["Apache-2.0", "apache-2.0"],
  ["BSD-2-Clause", "bsd-2-clause"],
  ["BSD-3-Clause", "bsd-3-clause"],
]);

/** What a package says, and its licence file of the usual name. */
function packageLicense(folder: URL): readonly [string, string | undefined] {
  const read = (name: string): string | undefined => {
    try {
      return readFileSync(new URL(name, folder), "utf8");
    } catch {
      return undefined;
    }
  };
  const manifest = read("package.json") ?? "{}";
  const license = (JSON.parse(manifest) as { license?: unknown }).license; // any JSON; only a string is of use
  return [typeof license === "string" ? license : "", read("LICENSE") ?? read("LICENSE.md")];
}

test("the texts that a fix writes are those that are recognised", () => {
  const own = readFileSync(new URL("../../../LICENSE", import.meta.url), "utf8");
  expect(licenseTextOf("apache-2.0")).toBe(own);
  for (const id of ["apache-2.0", "mit"]) expect(recognizeLicense(licenseTextOf(id) ?? "")).toBe(id);
  expect(licenseTextOf("llama3.1")).toBeUndefined();
});

describe("what differs from the licence", () => {
  const apache = readFileSync(new URL("../../../LICENSE", import.meta.url), "utf8");
  const mit = licenseTextOf("mit") ?? "";
  const terms = [
    "The Work may not be used for military purposes.",
    "This model is licensed for non-commercial use only.",
    "Additional restriction: companies with more than 100 employees need a commercial license.",
    "You must not use this to compete with the Licensor without prior written approval.",
  ];

  test.each([
    ["apache-2.0", apache],
    ["mit", mit],
  ])("a term that is put anywhere into %s is found, with its words and no others", (id, whole) => {
    const paragraphs = whole.split("\n\n");
    for (const term of terms) {
      for (let at = 0; at <= paragraphs.length; at += 3) {
        const text = [...paragraphs.slice(0, at), term, ...paragraphs.slice(at)].join("\n\n");
        const found = licenseDifferences(text);
        expect(found?.ids).toEqual([id]);
        const [first, ...others] = found?.added.filter(({ isTerm }) => isTerm) ?? [];
        expect(others).toEqual([]);
        const said = text.slice(first?.start, first?.end);
        expect(said).toContain(term.split(" ").slice(2, -2).join(" "));
        expect(said.length).toBeLessThan(term.length + 60);
      }
    }
  });

  test("licences of packages that nobody changed", () => {
    const folders = new URL("../../../node_modules/", import.meta.url);
    let known = 0;
    for (const name of readdirSync(folders)) {
      for (const file of ["LICENSE", "LICENSE.md", "LICENSE.txt", "license"]) {
        const path = new URL(`${name}/${file}`, folders);
        const found = existsSync(path) ? licenseDifferences(readFileSync(path, "utf8")) : undefined;
        if (found === undefined) continue;
        known += 1;
        expect([name, found.added.filter(({ isTerm }) => isTerm), found.missing]).toEqual([name, [], []]);
      }
    }
    expect(known).toBeGreaterThan(50);
  });

  test("no text throws, however its words are shuffled", () => {
    const words = apache.split(/\s+/).slice(0, 400);
    fc.assert(
      fc.property(fc.shuffledSubarray(words), fc.string({ maxLength: 200 }), (some, more) => {
        licenseDifferences([...words, ...some, more].join(" "));
      }),
      { numRuns: 50 },
    );
  });
});
