import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { further } from "../../../server/src/knowledge/pickle-globals/further.ts";
import type { AllowPack } from "../../../server/src/knowledge/pickle-globals/pack.ts";
import { allowPacks } from "../../../server/src/knowledge/pickle-globals/tier.ts";
import { pythonWith, runPython } from "../python.ts";

const python = pythonWith("numpy", "torch", "sklearn", "pandas", "scipy");

describe.skipIf(python === undefined)("the allow-list against the libraries that are installed here", () => {
  test("most names exist, and functions among them are rebuilders and mathematics", () => {
    if (python === undefined) return;
    const answer = ask(python, "allowed-names.py", allowPacks) as {
      readonly missing: readonly string[];
      readonly functions: readonly string[];
      readonly tried: number;
    };
    // Names of other versions of a library than the one here are missing.
    expect(answer.missing.length).toBeLessThan(answer.tried / 5);
    expect(answer.functions.filter((name) => !harmless.test(name))).toEqual([]);
  });

  test("of what a pickle may only make, most names are classes, and none does more with a state than was read", () => {
    if (python === undefined) return;
    const answer = ask(python, "made-only-names.py", further.madeOnly()) as {
      readonly missing: readonly string[];
      readonly notClasses: readonly string[];
      readonly hooks: Readonly<Record<string, string>>;
      readonly tried: number;
    };
    expect(answer.tried).toBeGreaterThan(300);
    expect(answer.missing.length).toBeLessThan(answer.tried / 5);
    expect(answer.notClasses.filter((name) => !harmless.test(name) && !keptFunctions.test(name))).toEqual([]);
    expect(Object.keys(answer.hooks).filter((hook) => !readHooks.test(hook))).toEqual([]);
  });
});

/** What a script says of the names of packs; they go to it as `{"module": ["name", …]}`. */
function ask(interpreter: string, script: string, packs: readonly AllowPack[]): unknown {
  const globals: Record<string, string[]> = {};
  for (const pack of packs) {
    for (const [module, names] of Object.entries(pack.globals)) {
      globals[module] = [...(globals[module] ?? []), ...names.split(" ")];
    }
  }
  const path = fileURLToPath(new URL(script, import.meta.url));
  const input = new TextEncoder().encode(JSON.stringify(globals));
  return JSON.parse(runPython(interpreter, path, [], input).toString());
}

/** Functions that models keep as attributes, and that a pickle may name without calling them. */
const keptFunctions =
  /^(?:builtins\.print$|math\.\w+$|numpy\.[a-z]\w*$|torch\.optim\.lr_scheduler\.|gensim\.(?:utils\.(?:call_on_class_only|identity)|models\.(?:tfidfmodel\.\w+|phrases\.original_scorer)|matutils\.unitvec)$|matplotlib\.(?:backend_bases\._(?:key|mouse)_handler|cbook\._exception_printer)$|torch\.utils\.data\._utils\.collate\.default_collate|sklearn\.metrics\._scorer\._passthrough_scorer)$/;

/**
 * Methods that run when an instance is made or given its state, each read in torch 1.13, scikit-learn 1.2,
 * SciPy 1.10, SymPy 1.11, xgboost 1.7, networkx 2.8, requests 2.28, Pillow 9.4, OmegaConf 2.3, EasyDict, Munch 2.5, skorch 0.12,
 * SentencePiece 0.1, Optuna 3.1, pydantic 1.10 and torchvision 0.14: they take over attributes, restore arrays or close
 * a handle; SymPy's make expressions of what they are given, which is looked at by itself (evaluatesTexts). SciPy's distributions and statsmodels' data run a text of their state, which is looked at by itself, as the bytes that skorch unpickles are (dangerOfState).
 */
const readHooks =
  /^(?:enum\.Enum\.__reduce_ex__$|omegaconf\.(?:base|basecontainer|dictconfig|listconfig)\.|easydict\.EasyDict\.|munch\.Munch\.|torchvision\.transforms\.functional\.InterpolationMode\.|skorch\.(?:net\.NeuralNet|utils\.Ansi)\.|sentencepiece\.SentencePieceProcessor\.|optuna\.(?:storages\._in_memory|study|trial)\.|pydantic\.main\.BaseModel\.|nltk\.tokenize\.punkt\.PunktLanguageVars\.|nltk\.probability\.ConditionalFreqDist\.|statsmodels\.base\.data\.ModelData\.|ruamel\.yaml\.scalar|scipy\.signal\._ltisys\.\w+\.__new__|email\._policybase\._PolicyBase\.|numpy\.polynomial\._polybase\.ABCPolyBase\.|gensim\.models\.rpmodel\.RpModel\.|statsmodels\.base\.wrapper\.ResultsWrapper\.|dateutil\.tz\.tz\._ttinfo\.|http\.cookies\.|requests\.(?:sessions\.Session|adapters\.HTTPAdapter)\.__setstate__|torch\.(?:ao\.)?nn\.|torch\.utils\.(?:hooks|data)\.|torch\.ao\.quantization\.qconfig\.|sklearn\.base\.BaseEstimator\.|scipy\.stats\._distn_infrastructure\.rv_|scipy\.sparse\.linalg\._interface\.LinearOperator\.__new__|xgboost\.core\.(?:Booster|DataIter)\.|networkx\.classes\.|sklearn\.gaussian_process\.kernels\.Hyperparameter\.__new__|sympy\.|collections\.Counter\.__reduce__|scipy\.optimize\._linprog_util\._LPProblem\.__new__|PIL\.Image(?:File)?\.|requests\.(?:models\.Response|cookies\.RequestsCookieJar)\.__setstate__|logging\.(?:Root)?Logger\.__reduce__)/;

/** What a pickle calls to make values, and the functions that models hold as attributes. */
const harmless =
  /^(?:astropy\.units\.core\._recreate_irreducible_unit$|_codecs\.encode|operator\.|regex\._regex\.compile$|pyarrow\.lib\.|builtins\.(?:abs|all|any|bin|chr|divmod|hash|hex|isinstance|issubclass|len|max|min|oct|ord|repr|round|sorted|sum|dict\.fromkeys|str\.(?:capitalize|casefold|lower|split|strip|title|upper))$|logging\.getLogger$|array\._array_reconstructor|copyreg\.|re\._compile|torch\._utils\._rebuild_|torch\._tensor\._rebuild_|torch\.serialization\._get_layout|torch\.jit\._pickle\.|torch\.nn\.functional\.|torch\._C\._nn\.|numpy\.core\.(?:_internal\._reconstruct|(?:multiarray|numeric|_multiarray_umath)\.)|numpy\.(?:add|clip|exp|expm1|log|log10|log1p|log2|max|mean|median|min|sqrt|square|std|sum|tanh|var|linalg\.norm)$|numpy\.ma\.core\._mareconstruct|numpy\.random\.|pandas\.|sklearn\.(?:feature_selection|neighbors|metrics|_loss|cluster\._kmeans)|typing\.|pytz\._|scipy\.interpolate\._interpolate\.interp1d\._call_|zoneinfo\.|pandas\._libs\.)/;
