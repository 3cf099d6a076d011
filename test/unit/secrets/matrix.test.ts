import { describe, expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, keyProviders, seededRandom } from "../../harness/keys.ts";
import { codePlaces, outputPlaces, textPlaces } from "./places.ts";

const places = { ...codePlaces, ...textPlaces, ...outputPlaces };
const random = seededRandom(20261123);

/** Every kind of key in every kind of place; what was not found. */
function misses(providers: readonly string[], place: string): readonly string[] {
  const make = places[place];
  return providers.flatMap((provider) => {
    const format = keyFormats.find(({ id }) => id === provider);
    const key = generateKey(provider, random);
    const text = make?.({ key, variable: format?.variable ?? "", owner: format?.owners[0] ?? "" }) ?? "";
    const found = findKeys(text, { owners: true }).map(({ span }) => text.slice(span.start, span.end));
    return found.includes(key) ? [] : [`${provider}: ${text}`];
  });
}

const shaped = keyProviders.filter((provider) => {
  const format = keyFormats.find(({ id }) => id === provider);
  return format?.shapes.some(({ evidence }) => evidence === "alone") && isShaped(provider);
});
const named = keyProviders.filter(
  (provider) => !shaped.includes(provider) && keyFormats.some(({ id }) => id === provider),
);

/** Whether the key that is made has a shape of its own (some providers have older keys without). */
function isShaped(provider: string): boolean {
  const key = generateKey(provider, seededRandom(1));
  return findKeys(`x ${key} y`, { owners: false }).length > 0;
}

test("there are sixty providers and more, and sixty kinds of place", () => {
  expect(new Set(keyFormats.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(60);
  expect(Object.keys(places).length).toBeGreaterThanOrEqual(60);
  expect(shaped.length).toBeGreaterThanOrEqual(60);
  expect(named.length).toBeGreaterThanOrEqual(20);
});

describe.each(Object.keys(places))("%s", (place) => {
  test("finds every key with a shape of its own", () => expect(misses(shaped, place)).toEqual([]));
  test("finds every key beside its owner's name", () => expect(misses(named, place)).toEqual([]));
});
