// Rows of the licence table → server/src/knowledge/licenses/licenses.json.
import { known, type Row, readTable, rowsJson } from "./table.ts";

/** What the table's first line says. */
export const licenseColumns = [
  ...["hf_id", "name", "spdx_id", "scancode_key", "kind", "commercial", "derivatives", "share_alike"],
  ...["attribution", "notice", "use_restrictions", "threshold", "naming_duty", "output_terms", "territory"],
  ...["patent", "family", "flags", "source_url", "evidence", "confidence"],
];

const commercial = new Map([
  ["yes", "yes"],
  ["no", "no"],
  ["no (all rights reserved)", "no"],
  ["conditional", "conditional"],
  ["contract", "conditional"],
  ["unknown", "unknown"],
]);

const derivatives = new Map([
  ["yes", "yes"],
  ["yes (computational use only)", "yes"],
  ["yes (research)", "research"],
  ["yes (non-commercial)", "research"],
  ["yes (noncommercial research)", "research"],
  ["yes (non-production)", "research"],
  ["private only (no sharing adapted material)", "private"],
  ["no", "no"],
  ["no redistribution", "no"],
  ["conditional", "conditional"],
  ["contract", "conditional"],
  ["unknown", "unknown"],
]);

const attribution = new Map([
  ["yes", "yes"],
  ["licence + notices only", "notice"],
  ["licence text only", "notice"],
  ["no", "no"],
  ["unknown", "unknown"],
]);

const million = 1_000_000;
const thresholds = new Map<string, object | null>([
  ["", null],
  [
    ">700M monthly active users on release date: ask Meta for a licence",
    { measure: "monthly-users", above: 700 * million },
  ],
  [">700M monthly active users: ask Databricks", { measure: "monthly-users", above: 700 * million }],
  [">100M monthly active users: ask Alibaba", { measure: "monthly-users", above: 100 * million }],
  [">1M monthly active users (3D 2.0): ask Tencent", { measure: "monthly-users", above: million }],
  [
    "annual revenue > USD 10,000,000: no commercial use",
    { measure: "annual-revenue-usd", above: 10 * million },
  ],
  [
    "annual revenue > USD 1,000,000: enterprise licence; commercial use needs registration",
    { measure: "annual-revenue-usd", above: million },
  ],
  [
    ">100M MAU or >USD 20M monthly revenue: display model name in the UI",
    { measure: "monthly-users", above: 100 * million },
  ],
]);

const naming = new Map<string, object | null>([
  ["", null],
  ["none", null],
  ["Notice file", null],
  [
    'show \\"Built with Llama\\"; model trained with materials OR OUTPUTS must have a name beginning with \\"Llama\\"',
    { prefix: "Llama", display: "Built with Llama", fromOutputs: true },
  ],
  [
    'show \\"Built with Meta Llama 3\\"; model name must begin with \\"Llama 3\\"',
    { prefix: "Llama 3", display: "Built with Meta Llama 3", fromOutputs: false },
  ],
  [
    'show \\"Built with Qwen\\" or \\"Improved using Qwen\\" when materials or outputs train a distributed model',
    { display: "Built with Qwen", fromOutputs: true },
  ],
  ['display \\"Kimi K2\\"', { display: "Kimi K2", fromOutputs: false }],
  ['derivative name must begin with \\"EXAONE\\"', { prefix: "EXAONE", fromOutputs: false }],
  ['\\"Powered by Stability AI\\"', { display: "Powered by Stability AI", fromOutputs: false }],
  [
    '\\"Licensed by NVIDIA Corporation under the NVIDIA Open Model License\\" notice',
    { display: "Licensed by NVIDIA Corporation under the NVIDIA Open Model License", fromOutputs: false },
  ],
  [
    '\\"Falcon 2 ... built using Falcon LLM technology from TII\\" attribution',
    {
      display: "built using Falcon LLM technology from the Technology Innovation Institute",
      fromOutputs: false,
    },
  ],
]);

const outputs = new Map<string, string | null>([
  ["", null],
  ["no restriction on outputs", "free"],
  ["results unrestricted", "free"],
  ["results of computation are unrestricted", "free"],
  ["Results explicitly unrestricted", "free"],
  ["Results exempt", "free"],
  ["Results (incl. trained models) not covered", "free"],
  ["licensor claims no rights in output; you are accountable for output", "free"],
  ["training other models on outputs allowed, with the naming duty", "naming"],
  ["allowed with naming duty", "naming"],
  ["must not improve any other LLM", "no-other-model"],
  ["must not improve any other AI model", "no-other-model"],
  ["must not use materials or outputs to improve any other LLM (not Llama 2)", "no-other-model"],
  ["must not use materials or outputs to improve any other LLM (not Llama 3)", "no-other-model"],
  ["not for training other foundation models", "no-other-model"],
  ["not for training competing foundational models", "no-competing-model"],
  ["outputs may be used commercially except to train a competing model", "no-competing-model"],
  ["outputs are non-commercial too", "noncommercial"],
  ['a model trained on Gemma OUTPUTS to perform like Gemma is a \\"Model Derivative\\"', "derivative"],
]);

const territories = new Map<string, object | null>([
  ["", null],
  [
    "multimodal models: no grant to persons domiciled / companies with principal place of business in the EU",
    { excludes: ["EU"], multimodalOnly: true },
  ],
  [
    "multimodal (all Llama 4 models): no grant to persons domiciled / companies based in the EU",
    { excludes: ["EU"] },
  ],
  ["does NOT apply in the EU, UK and South Korea", { excludes: ["EU", "GB", "KR"] }],
]);

const patents = new Map([
  ["yes", "grant"],
  ["yes (narrowed)", "grant"],
  ["yes (terminates on suit)", "grant"],
  ["no", "none"],
  ["explicitly none", "excluded"],
  ["licence ends if you sue Meta", "retaliation"],
]);

const shareAlikes = new Map([
  ["none", "none"],
  ["rename-or-maintain", "weak"],
  ["weak", "weak"],
  ["weak (library)", "weak"],
  ["weak (file/module)", "weak"],
  ["weak (file)", "weak"],
  ["strong", "strong"],
  ["strong (adapted material under same licence)", "strong"],
  ["strong (network)", "strong"],
  ["strong (network use counts)", "strong"],
  ["strong (network; compatible-licence appendix)", "strong"],
  ["strong for the resource", "strong"],
  ["strong for derivative databases; produced works exempt but need notice", "strong"],
  ["strong for Enhanced Data; results exempt", "strong"],
  ["strong (fonts)", "strong"],
  ["pass-through terms", "terms"],
  ["unknown", "unknown"],
]);

/** Words of the cell → what goes along with a copy. Every word of a cell has to be told of. */
const kept: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\\"[^"]*\\"/, []],
  [/retain copy of agreement and notices|make agreement text available with shared data/, ["text"]],
  [/keep licence\+copyright/, ["text", "copyright"]],
  [/licence \+ NOTICE( file)?/, ["text", "copyright", "notice-file"]],
  [
    /cop(y|ies) of (the )?(agreement|licence)( or similar restrictions)?|pass on (the )?agreement( with data)?/,
    ["text"],
  ],
  [/\bcopy\b/, ["text"]],
  [/Notice file/, ["notice-file"]],
  [/credit \+ link|cite source \+ date of last update|acknowledge in publications/, ["credit"]],
  [/(indicate|state) changes|identify derivative|modified-file notices|history/, ["changes"]],
  [/use restrictions/, ["restrictions"]],
  [/source offer|offer derived database/, ["source"]],
  [
    /notice naming the database \+ licence|pass on notices|retain notice if redistributed unmodified|\bnotices?\b/,
    ["notice"],
  ],
  [/invariant sections|model documentation|verbatim sentence/, ["notice"]],
  [/\bnone\b/, []],
];

function keptOf(cell: string, where: string): readonly string[] {
  const found = new Set<string>();
  let rest = cell;
  for (const [words, names] of kept) {
    if (!words.test(rest)) continue;
    rest = rest.replace(words, " ");
    for (const name of names) found.add(name);
  }
  if (/[A-Za-z]/.test(rest))
    throw new Error(`${where}: \`${cell}\` is not known; say what it means in the script`);
  return [...found];
}

const confidences = new Map([
  ["high", "high"],
  ["medium", "medium"],
  ["low", "low"],
]);

/** First match wins. What a class means stands beside `LicenseClass` in the reader. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/^(cc|other|unknown|data:unspecified)$/, "unstated"],
  [/^data:no-license$/, "no-license"],
  [/^(cc0-1\.0|unlicense|wtfpl|pddl)$/, "public-domain"],
  [/^cc-by-nc-nd-/, "noncommercial-no-derivatives"],
  [/^cc-by-nd-/, "no-derivatives"],
  [/^cc-by-nc-sa-/, "noncommercial-share-alike"],
  [/^cc-by-nc-/, "noncommercial"],
  [/^data:(msmarco|msr-la-nc|academic-only|custom-noncommercial|imagenet)$/, "noncommercial"],
  [/^(cc-by-sa-|odbl$|cdla-sharing-|gfdl$|lgpl-lr$|ofl-1\.1$)/, "share-alike"],
  [/^(agpl-3\.0|eupl-1\.[12]|osl-3\.0)$/, "network-copyleft"],
  [/^(gpl|gpl-[23]\.0)$/, "copyleft"],
  [/^(lgpl|lgpl-[23]\.[01]|mpl-2\.0|epl-[12]\.0|ms-pl|artistic-2\.0|lppl-1\.3c)$/, "weak-copyleft"],
  [/(openrail|bloom-rail|^other:(deepseek|falcon-2-11b)$|^data:ai2-impact)/, "responsible-use"],
  [
    /^(apple-amlr|h-research|intel-research|deepfloyd-if-license|fair-noncommercial-research-license)$/,
    "research",
  ],
  [/^other:(qwen-research|exaone|flux-1-dev-.*|stabilityai-nc-.*|seer-license|mrl|mnpl)$/, "research"],
  [/^(llama[234].*|gemma|grok2-community)$/, "community"],
  [
    /^other:(qwen|tongyi-qianwen|stabilityai-ai-community|falcon-180b|tencent-hunyuan|nvidia-.*|databricks-.*|dinov3-license|lfm1\.0|health-ai-.*|mobileone-license)$/,
    "community",
  ],
  [/^data:(openai-terms|anthropic-terms|google-translate-terms)$/, "contract"],
  [/^data:(request-form|ms-data-licensing|lmsys-chat-1m)$/, "restricted-data"],
  [
    /^(data:(oanc|ogl-3\.0|o-uda)|other:(apple-ml-ferret|modified-mit)|openmdw-.*|apple-ascl|c-uda)$/,
    "permissive",
  ],
  [
    /^(apache-2\.0|mit|afl-3\.0|bsl-1\.0|bsd.*|cc-by-[234]\.[05]|cdla-permissive-.*|ecl-2\.0|etalab-2\.0)$/,
    "permissive",
  ],
  [/^(isc|odc-by|postgresql|ncsa|zlib)$/, "permissive"],
];

function classOf(id: string): string {
  const found = classes.find(([pattern]) => pattern.test(id));
  if (found === undefined) throw new Error(`licenses: no class is stated for \`${id}\``);
  return found[1];
}

function optional(name: string, value: unknown): object {
  return value === null || value === "" || value === undefined ? {} : { [name]: value };
}

function spdxOf(cell: string): string {
  // A trailing question mark stands for a guess of the table's maker; LicenseRef- ids are ScanCode's own.
  return cell.endsWith("?") || cell.startsWith("LicenseRef-") ? "" : cell;
}

function license(row: Row): object {
  const id = row.hf_id ?? "";
  const at = (column: string) => `licenses: ${id}: ${column}`;
  const cell = (column: string) => row[column] ?? "";
  const restrictions = cell("use_restrictions");
  return {
    id,
    name: cell("name"),
    ...optional("spdx", spdxOf(cell("spdx_id"))),
    kind: known(
      new Map(["software", "content", "data", "model", "unknown"].map((k) => [k, k])),
      cell("kind"),
      at("kind"),
    ),
    class: classOf(id),
    commercial: known(commercial, cell("commercial"), at("commercial")),
    derivatives: known(derivatives, cell("derivatives"), at("derivatives")),
    shareAlike: known(shareAlikes, cell("share_alike"), at("share_alike")),
    attribution: known(attribution, cell("attribution"), at("attribution")),
    keep: keptOf(cell("notice"), at("notice")),
    useRestrictions: restrictions !== "" && restrictions !== "none",
    ...optional("threshold", known(thresholds, cell("threshold"), at("threshold"))),
    ...optional("naming", known(naming, cell("naming_duty"), at("naming_duty"))),
    ...optional("outputs", known(outputs, cell("output_terms"), at("output_terms"))),
    ...optional("territory", known(territories, cell("territory"), at("territory"))),
    patent: known(patents, cell("patent"), at("patent")),
    ...optional("family", cell("family") === "yes" ? true : ""),
    ...optional("url", cell("source_url")),
    ...optional("evidence", cell("evidence").replace(/\s*\(read\)$/, "")),
    confidence: known(confidences, cell("confidence"), at("confidence")),
  };
}

/** The licence table, and the ids that the other tables may name. */
export function licenses(
  path: string,
  date: string,
): { readonly json: string; readonly ids: ReadonlySet<string> } {
  const rows = readTable(path, licenseColumns).map((row) => license(row));
  const ids = new Set(readTable(path, licenseColumns).map((row) => row.hf_id ?? ""));
  if (ids.size !== rows.length) throw new Error(`${path}: an id stands twice`);
  return { json: rowsJson({ date }, "licenses", rows), ids };
}
