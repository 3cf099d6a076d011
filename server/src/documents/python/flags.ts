import { mapAlternatives, truth, unknown, type Value } from "./values.ts";

/** `os.getenv("TRUST", "true") == "true"`: whether the text is that one, or one of those. */
export function comparison(left: Value, right: Value): Value {
  const accepted = acceptedTexts(right);
  if (accepted === undefined) return unknown;
  return mapAlternatives(left, (text) =>
    text.type === "string" ? { type: "boolean", value: accepted.includes(text.value) } : unknown,
  );
}

/** Undefined where not all of them are known. */
function acceptedTexts(value: Value): readonly string[] | undefined {
  if (value.type === "string") return [value.value];
  if (value.type !== "list") return undefined;
  const texts = value.items.flatMap((item) => (item.type === "string" ? [item.value] : []));
  return texts.length === value.items.length ? texts : undefined;
}

/** `not value`, for every branch of which that is known. */
export function negated(value: Value): Value {
  return mapAlternatives(value, (known) => {
    const answer = truth(known);
    return answer === undefined ? unknown : { type: "boolean", value: !answer };
  });
}

/** `int(os.getenv("TRUST", "1"))`. */
export function integerOf(value: Value): Value {
  return mapAlternatives(value, (given) => {
    if (given.type === "number" || given.type === "boolean") return given;
    return given.type === "string" && /^\s*[+-]?\d{1,15}\s*$/.test(given.value)
      ? { type: "number", value: Number(given.value) }
      : unknown;
  });
}

const yes: ReadonlySet<string> = new Set(["y", "yes", "t", "true", "on", "1"]);
const no: ReadonlySet<string> = new Set(["n", "no", "f", "false", "off", "0"]);

/** Whether a text says yes. Source: the Python 3.11 library reference, distutils.util.strtobool(). */
export function flagOf(value: Value): Value {
  return mapAlternatives(value, (given) => {
    const word = given.type === "string" ? given.value.toLowerCase() : "";
    return yes.has(word) || no.has(word) ? { type: "boolean", value: yes.has(word) } : unknown;
  });
}
