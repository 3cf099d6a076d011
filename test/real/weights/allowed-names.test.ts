import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allowPacks } from "../../../server/src/knowledge/pickle-globals/tier.ts";
import { pythonWith, runPython } from "../python.ts";

const python = pythonWith("numpy", "torch", "sklearn", "pandas", "scipy");

describe.skipIf(python === undefined)("the allow-list against the libraries that are installed here", () => {
  test("most names exist, and functions among them are rebuilders and mathematics", () => {
    if (python === undefined) return;
    const globals: Record<string, string[]> = {};
    for (const pack of allowPacks) {
      for (const [module, names] of Object.entries(pack.globals)) {
        globals[module] = [...(globals[module] ?? []), ...names.split(" ")];
      }
    }
    const script = fileURLToPath(new URL("allowed-names.py", import.meta.url));
    const answer = JSON.parse(
      runPython(python, script, [], new TextEncoder().encode(JSON.stringify(globals))).toString(),
    ) as {
      readonly missing: readonly string[];
      readonly functions: readonly string[];
      readonly tried: number;
    };
    // Names of other versions of a library than the one here are missing.
    expect(answer.missing.length).toBeLessThan(answer.tried / 5);
    expect(answer.functions.filter((name) => !harmless.test(name))).toEqual([]);
  });
});

/** What a pickle calls to make values, and the functions that models hold as attributes. */
const harmless =
  /^(?:_codecs\.encode|builtins\.(?:abs|all|any|len|max|min|sorted|sum)$|logging\.getLogger$|array\._array_reconstructor|copyreg\.|re\._compile|torch\._utils\._rebuild_|torch\._tensor\._rebuild_|torch\.serialization\._get_layout|torch\.jit\._pickle\.|torch\.nn\.functional\.|torch\._C\._nn\.|numpy\.core\.(?:multiarray|numeric|_multiarray_umath)\.|numpy\.(?:max|mean|median|min)$|numpy\.ma\.core\._mareconstruct|numpy\.random\.|pandas\.|sklearn\.(?:feature_selection|neighbors|metrics|_loss|cluster\._kmeans)|typing\.|pytz\._|zoneinfo\.|pandas\._libs\.)/;
