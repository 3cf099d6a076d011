import type { ByteSource } from "../../host/byte-source.ts";
import { judgeMade } from "../../knowledge/pickle-globals/tier.ts";
import type { PickleImportFact } from "../facts.ts";
import { jsonValue, textOfSource } from "./member-text.ts";
import { note, type Scan, type Subject } from "./subject.ts";

const longestSchema = 32 << 20;
const mostValues = 1_000_000;
const mostTypes = 5_000;

/**
 * The types that a skops file names: `schema.json` says for each object its class and how it is made,
 * and `skops.io.load` imports and calls them once they are trusted. They are judged as the imports of a
 * pickle are, since trusting a file is what its users are told to do.
 * Source: skops/io/_persist.py and _audit.py, Node (MIT), skops 0.9 to 0.13.
 */
export async function scanSkopsSchema(subject: Subject, source: ByteSource, scan: Scan): Promise<void> {
  const place = {
    kind: "bytes",
    offset: 0,
    ...(subject.inner === undefined ? {} : { inner: subject.inner }),
  } as const;
  const schema = jsonValue(await textOfSource(source, longestSchema, mostValues));
  if (schema === undefined) {
    const message = "its schema is no JSON, cannot be read, or is longer than is looked at";
    note({ ...subject, guess: false }, scan, { kind: "limit", code: "schema", message });
    return;
  }
  const found = new Map<string, PickleImportFact>();
  for (const { module, name } of typesOf(schema)) {
    const verdict = judgeMade(module, name);
    found.set(`${module} ${name}`, {
      kind: "pickle-import",
      module,
      name,
      tier: verdict.tier,
      ...(verdict.tier === "denied" ? { danger: verdict.danger } : {}),
      place,
      count: 1,
      container: "skops",
    });
  }
  scan.facts.push(...found.values());
}

/** `{"__module__": …, "__class__": …}` of every node, and the functions that nodes name as their content. */
function typesOf(schema: unknown): readonly { readonly module: string; readonly name: string }[] {
  const types: { readonly module: string; readonly name: string }[] = [];
  const open: unknown[] = [schema];
  for (let node = open.pop(); node !== undefined && types.length < mostTypes; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const entries = Object.entries(node);
    types.push(...namedBy(new Map<string, unknown>(entries)));
    for (const [, value] of entries) if (value !== null && value !== undefined) open.push(value);
  }
  return types;
}

function namedBy(
  fields: ReadonlyMap<string, unknown>,
): readonly { readonly module: string; readonly name: string }[] {
  // Functions of `operator` are found there, whatever module the node names (skops/io/_general.py, OperatorFuncNode).
  const own = fields.get("__loader__") === "OperatorFuncNode" ? "operator" : fields.get("__module__");
  const pairs = [
    [own, fields.get("__class__")],
    [fields.get("module_path"), fields.get("function")],
  ] as const;
  return pairs.flatMap(([module, name]) =>
    typeof module === "string" && typeof name === "string" && module !== "" && name !== ""
      ? [{ module, name }]
      : [],
  );
}
