import { describe, expect, it } from "vitest";
import { BindingTable } from "../../../server/src/documents/python/binding-table.ts";
import { moduleScope } from "../../../server/src/documents/python/new-scopes.ts";
import { Binding, listOf } from "../../../server/src/documents/python/scopes.ts";

const scope = moduleScope(100);
const place = { scope, region: scope.root, base: 0 };
const binding = (name: string, at: number): Binding => new Binding(name, { kind: "unknown" }, at, place);

describe("the names of a scope", () => {
  // Beyond eight names, they are found by a map.
  it.each([1, 8, 9, 40])("finds each of %i names, with all its bindings in order", (count) => {
    const table = new BindingTable();
    const names = Array.from({ length: count }, (_, index) => `name${index}`);
    for (const [round, every] of [1, 2, 4].entries()) {
      const bound = names.filter((_, index) => index % every === 0);
      for (const [index, name] of bound.entries()) table.add(binding(name, 50 * round + index));
    }
    expect(table.names()).toEqual(names);
    expect(table.firsts().map(({ at }) => at)).toEqual(names.map((_, index) => index));
    for (const [index, name] of names.entries()) {
      const rounds = [1, 2, 4].filter((every) => index % every === 0);
      const expected = rounds.map((every, round) => 50 * round + index / every);
      expect(listOf(table.get(name) ?? binding("", -1)).map(({ at }) => at)).toEqual(expected);
    }
    expect(table.has("other")).toBe(false);
    expect(table.get("other")).toBeUndefined();
  });
});
