import texts from "./texts.json" with { type: "json" };

const byId: ReadonlyMap<string, string> = new Map(Object.entries(texts));

/**
 * The whole text of a licence whose own terms let everybody copy it: Apache-2.0 (apache.org/licenses,
 * "may be reproduced and distributed") and MIT, with `YEAR NAME` to be filled in. Of all others the
 * text stays where its publisher has it.
 */
export function licenseTextOf(id: string): string | undefined {
  return byId.get(id);
}
