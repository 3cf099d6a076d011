/** Member states of the European Union (ISO 3166-1, as of 2026). */
const union: ReadonlySet<string> = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "),
);

/** Whether a place of the configuration is one that a licence leaves out. */
export function isExcluded(place: string, excluded: readonly string[]): boolean {
  const code = normalized(place);
  return excluded.some((one) => one === code || (one === "EU" && union.has(code)));
}

function normalized(place: string): string {
  const code = place.toUpperCase();
  return code === "UK" ? "GB" : code;
}

const names = new Intl.DisplayNames(["en"], { type: "region" });

/** `DE` → `Germany`. */
export function countryName(place: string): string {
  try {
    return names.of(normalized(place)) ?? place;
  } catch {
    return place;
  }
}
