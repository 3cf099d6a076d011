import { describe, expect, test } from "vitest";
import { keyFormats } from "../../../server/src/knowledge/key-formats/formats.ts";
import {
  bareOf,
  bareParts,
  formatOf,
  type IndexedShape,
  markedIndex,
  shapesOf,
} from "../../../server/src/knowledge/key-formats/index.ts";

function shapesOfPrefix(prefix: string): readonly IndexedShape[] {
  const letter = shapesOf(prefix.charCodeAt(0));
  return (letter?.bySecond[prefix.charCodeAt(1)] ?? letter?.others ?? []).filter(
    (shape) => shape.prefix === prefix,
  );
}

describe("the index of the table of keys", () => {
  test("has every prefix of every shape, with what follows it", () => {
    for (const [row, format] of keyFormats.entries())
      for (const [place, { prefixes, segments, contains }] of format.shapes.entries())
        for (const prefix of prefixes) {
          const found = shapesOfPrefix(prefix).filter((shape) => shape.row === row && shape.place === place);
          const third = prefix.length > 2 ? prefix.charCodeAt(2) : -1;
          const expected = {
            prefix,
            third,
            row,
            place,
            segments,
            ...(contains === undefined ? {} : { contains }),
          };
          expect(found, `${format.id} ${prefix}`).toEqual([expected]);
        }
  });

  test("has every format that says nothing of itself, by its length or its parts", () => {
    for (const [row, { bare, id }] of keyFormats.entries()) {
      for (const length of bare?.lengths ?? [])
        expect(
          bareOf(length)?.map((one) => one.row),
          id,
        ).toContain(row);
      const parts = bareParts().rows.filter((one) => one.row === row);
      expect(
        parts.map((one) => one.parts),
        id,
      ).toEqual(bare?.parts === undefined ? [] : [bare.parts]);
    }
    expect(bareOf(21)).toBeUndefined();
  });

  test("has every mark", () => {
    const { byLength, broken } = markedIndex();
    const known = new Set(
      [...broken, ...[...byLength.values()].flat()].map(({ row, place }) => `${row} ${place}`),
    );
    const all = keyFormats.flatMap(({ marked = [] }, row) => marked.map((_, place) => `${row} ${place}`));
    expect([...known].sort()).toEqual(all.sort());
  });

  test("names no row that is not there", () => {
    expect(() => formatOf(keyFormats.length)).toThrow("npm run generate");
  });
});
