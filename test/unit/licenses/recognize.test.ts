import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { recognizeLicense } from "../../../server/src/knowledge/licenses/recognize.ts";

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
