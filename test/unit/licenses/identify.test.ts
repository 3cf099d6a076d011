import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allLicenses, hubLicenses, licenseById } from "../../../server/src/knowledge/licenses/catalogue.ts";
import { identifyLicense, otherLicense } from "../../../server/src/knowledge/licenses/identify.ts";

/** `spelling apache-2.0`: what a text is taken for, in one line. */
function taken(text: string): string {
  const identity = identifyLicense(text);
  if ("license" in identity) return `${identity.state} ${identity.license.id}`;
  if (identity.state === "ambiguous") return `ambiguous ${identity.choices.join(" ")}`.trim();
  return identity.state === "expression"
    ? `expression ${identity.licenses.map(({ id }) => id).join(" ")}`
    : identity.state;
}

describe("what people write for a licence", () => {
  test("every id of the Hub stands for itself", () => {
    for (const { id, family } of hubLicenses())
      expect(taken(id)).toBe(`${family ? "family" : "known"} ${id}`);
  });

  test("every SPDX id that a hub id has means that id", () => {
    for (const { id, spdx } of hubLicenses()) if (spdx !== undefined) expect(taken(spdx)).toMatch(` ${id}`);
  });

  test.each([
    ["Apache 2.0", "spelling apache-2.0"],
    ["Apache License, Version 2.0", "spelling apache-2.0"],
    ["apache2", "spelling apache-2.0"],
    ["MIT License", "spelling mit"],
    ["The MIT License (MIT)", "spelling mit"],
    ["BSD-3", "spelling bsd-3-clause"],
    ["GPLv3", "spelling gpl-3.0"],
    ["GNU Affero General Public License v3.0", "spelling agpl-3.0"],
    ["GPL-3.0-or-later", "spelling gpl-3.0"],
    ["CC BY-NC-SA 4.0", "spelling cc-by-nc-sa-4.0"],
    ["Creative Commons Attribution 4.0 International", "spelling cc-by-4.0"],
    ["https://creativecommons.org/licenses/by-sa/3.0/deed.en", "spelling cc-by-sa-3.0"],
    ["https://www.apache.org/licenses/LICENSE-2.0", "spelling apache-2.0"],
    ["https://opensource.org/licenses/MIT", "spelling mit"],
    ["CC0", "spelling cc0-1.0"],
    ["Llama 3.1 Community License", "spelling llama3.1"],
    ["llama3_2", "spelling llama3.2"],
    ["LLAMA 2", "spelling llama2"],
    ["Gemma Terms of Use", "spelling gemma"],
  ])("%s can mean one id only: %s", (text, meaning) => {
    expect(taken(text)).toBe(meaning);
  });

  test.each([
    ["cc-by", "ambiguous cc-by-4.0 cc-by-3.0 cc-by-2.5 cc-by-2.0"],
    ["llama", "ambiguous llama2 llama3 llama3.1 llama3.2 llama3.3 llama4"],
    ["apache", "ambiguous apache-2.0"],
    ["aapche-2.0", "ambiguous apache-2.0"],
    ["MIT OR Apache-2.0", "expression mit apache-2.0"],
    ["apache-2.0, cc-by-4.0", "expression apache-2.0 cc-by-4.0"],
    ["qwen-research", "named other:qwen-research"],
    ["flux-1-dev-non-commercial-license", "named other:flux-1-dev-non-commercial-license"],
    ["(MIT AND CC-BY-4.0)", "expression mit cc-by-4.0"],
    ["(MIT OR Apache-2.0) AND CC-BY-4.0", "expression mit apache-2.0 cc-by-4.0"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "spelling gpl-2.0"],
    ["MIT-0", "spdx"],
    ["BUSL-1.1", "spdx"],
    ["BSD License", "ambiguous bsd-3-clause bsd-2-clause bsd-3-clause-clear"],
  ])("%s leaves something open: %s", (text, meaning) => {
    expect(taken(text)).toBe(meaning);
  });

  test.each([
    "proprietary",
    "custom",
    "apache-2.1",
    "cc-by-nc-5.0",
    "mti",
    "",
    "other:qwen",
    "LicenseRef-house",
    "data:openai-terms",
  ])("%j is nothing that is known", (text) => {
    expect(taken(text)).toBe("unknown");
  });

  test("`unlicensed` is not taken for The Unlicense, which means the opposite", () => {
    expect(taken("Unlicensed")).toBe("ambiguous");
  });

  test("no text throws, and a certain answer stays the same for the id that it names", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const identity = identifyLicense(text);
        if (identity.state !== "spelling") return;
        expect(["known", "family"]).toContain(identifyLicense(identity.license.id).state);
      }),
    );
  });

  test.each(["+", "-or-later", "..."])("a sign without a name is no licence: %j", (text) => {
    expect(identifyLicense(text)).toEqual({ state: "unknown" });
  });

  test("a version is never corrected into another one", () => {
    const versions = fc.tuple(
      fc.constantFrom("cc-by", "cc-by-sa", "gpl", "mpl", "epl"),
      fc.integer({ min: 5, max: 9 }),
    );
    fc.assert(
      fc.property(versions, ([name, version]) => {
        expect(taken(`${name}-${version}.0`)).toBe("unknown");
      }),
    );
  });
});

describe("`license: other` by its name or link", () => {
  test.each([
    ["qwen-research", undefined, "other:qwen-research"],
    ["Qwen LICENSE AGREEMENT", undefined, "other:qwen"],
    ["llama3.1", undefined, "llama3.1"],
    [undefined, "https://huggingface.co/Qwen/Qwen2.5-72B/resolve/main/LICENSE", "other:qwen"],
    [undefined, "https://ai.google.dev/gemma/terms", "gemma"],
    ["house-terms", "LICENSE", undefined],
    [undefined, undefined, undefined],
  ])("%s, %s", (name, link, id) => {
    expect(otherLicense(name, link)?.id).toBe(id);
  });
});

test("licences of one name do not hide each other", () => {
  for (const { id } of allLicenses()) expect(licenseById(id)?.id).toBe(id);
});
