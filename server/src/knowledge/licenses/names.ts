/** Longer names first: each is replaced by the word that ids use. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bgnu affero general public\b|\baffero general public\b|\bgnu agpl\b|\baffero gpl\b/g, "agpl"],
  [/\bgnu (lesser|library) general public\b|\b(lesser|library) general public\b|\bgnu lgpl\b/g, "lgpl"],
  [/\bgnu general public\b|\bgeneral public\b|\bgnu gpl\b/g, "gpl"],
  [/\bcreative commons zero\b|\bcc zero\b/g, "cc0"],
  [/\bcreative commons\b|\bcreativecommons\b/g, "cc"],
  [/\battribution\b/g, "by"],
  [/\bnon ?commercial\b/g, "nc"],
  [/\bshare ?alike\b/g, "sa"],
  [/\bno ?deriv(ative)?s?( works)?\b/g, "nd"],
  [/\bmozilla public\b/g, "mpl"],
  [/\beclipse public\b/g, "epl"],
  [/\beuropean union public\b/g, "eupl"],
  [/\bacademic free\b/g, "afl"],
  [/\bopen data commons\b/g, "odc"],
  [/\bopen database\b/g, "odbl"],
  [/\bcommunity data agreement\b/g, "cdla"],
  [/\bberkeley software distribution\b/g, "bsd"],
  [/\bapache software foundation\b/g, "apache"],
  [/\bopen rail\b/g, "openrail"],
];

/** Words that say nothing of which licence it is. */
const fillers = new Set(
  (
    "the a of for license licence licensed licensing agreement under public version ver v software foundation " +
    "international intl generic unported deed legalcode universal dedication community terms use and expat only"
  ).split(" "),
);

/** Forms that people use beside an id, after the steps below. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["apache-2", "apache-2.0"],
  ["asl-2.0", "apache-2.0"],
  ["al-2.0", "apache-2.0"],
  ["x11-mit", "mit"],
  ["cc0", "cc0-1.0"],
  ["cc0-1", "cc0-1.0"],
  ["cc-0", "cc0-1.0"],
  ["cc-0-1.0", "cc0-1.0"],
  ["publicdomain-zero-1.0", "cc0-1.0"],
  ["gpl-3", "gpl-3.0"],
  ["gpl-2", "gpl-2.0"],
  ["agpl-3", "agpl-3.0"],
  ["lgpl-3", "lgpl-3.0"],
  ["mpl-2", "mpl-2.0"],
  ["new-bsd", "bsd-3-clause"],
  ["modified-bsd", "bsd-3-clause"],
  ["bsd-new", "bsd-3-clause"],
  ["bsd-3", "bsd-3-clause"],
  ["3-clause-bsd", "bsd-3-clause"],
  ["bsd-revised", "bsd-3-clause"],
  ["simplified-bsd", "bsd-2-clause"],
  ["bsd-2", "bsd-2-clause"],
  ["2-clause-bsd", "bsd-2-clause"],
  ["freebsd", "bsd-2-clause"],
  ["odc-by-1.0", "odc-by"],
  ["odbl-1.0", "odbl"],
  ["odc-odbl", "odbl"],
  ["odc-odbl-1.0", "odbl"],
  ["pddl-1.0", "pddl"],
  ["odc-pddl", "pddl"],
  ["odc-pddl-1.0", "pddl"],
  ["c-uda-1.0", "c-uda"],
  ["boost", "bsl-1.0"],
  ["boost-1.0", "bsl-1.0"],
  ["sil-open-font-1.1", "ofl-1.1"],
  ["creativeml-open-rail-m", "creativeml-openrail-m"],
  ["openrail++-m", "openrail++"],
  ["creativeml-openrail++-m", "openrail++"],
  ["sdxl", "openrail++"],
  ["bloom-rail-1.0", "bigscience-bloom-rail-1.0"],
  ["bigscience-rail-1.0", "bigscience-bloom-rail-1.0"],
  ["bigcode-openrail-m-1", "bigcode-openrail-m"],
  ["meta-llama-2", "llama-2"],
  ["meta-llama-3", "llama-3"],
  ["meta-llama-3.1", "llama-3.1"],
  ["tongyi-qwen", "tongyi-qianwen"],
  ["qianwen", "tongyi-qianwen"],
  ["qwen-license", "qwen"],
  ["nvidia-open-model", "nvidia-open-model"],
  ["flux-1-dev-nc", "flux-1-dev-nc"],
  ["stabilityai", "stabilityai-ai"],
  ["stability-ai", "stabilityai-ai"],
]);

/**
 * The one form that all spellings of a licence's name have in common: `Apache License, Version 2.0`,
 * `apache2.0` and `Apache-2.0` are `apache-2.0`. Linear in the text, which the caller has bounded.
 */
export function canonicalName(text: string): string {
  let words = text
    .toLowerCase()
    .replace(/[“”"'`()[\]{}™®,:;/\\_-]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const [phrase, word] of phrases) words = words.replace(phrase, word);
  const kept = words
    .split(" ")
    // `gplv3`, `llama3.1`, `apache2`: a letter and a number that grew together.
    .flatMap((word) => word.replace(/^(?!cc0$|c0$|x11$)([a-z+]+?)v?(\d[\d.]*[a-z]?)$/, "$1 $2").split(" "))
    .map((word) => word.replace(/^v(?=\d)/, "").replace(/\.+$/, ""))
    .filter((word) => word !== "" && !fillers.has(word));
  const single = kept.filter((word, index) => word !== kept[index - 1]);
  const joined = single
    .join("-")
    .replace(/-+/g, "-")
    // `llama3_1`, `apache-2-0`: the parts of one number; `cc-by-4`: a version without its zero.
    .replace(/-(\d)-(\d)$/, "-$1.$2")
    .replace(/^(cc-by.*-[234])$/, "$1.0");
  return synonyms.get(joined) ?? joined;
}

const addresses: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/creativecommons\.org\/licenses\/([a-z-]{2,12})\/(\d\.\d)/, (match) => `cc-${match[1]}-${match[2]}`],
  [/creativecommons\.org\/publicdomain\/zero\/1\.0/, () => "cc0-1.0"],
  [/apache\.org\/licenses\/license-2\.0/, () => "apache-2.0"],
  [
    /(?:opensource\.org\/licen[sc]es?|choosealicense\.com\/licenses|spdx\.org\/licenses)\/([\w.+-]{2,40})/,
    (match) => (match[1] ?? "").replace(/\.(html|php|json)$/, ""),
  ],
  [/gnu\.org\/licenses\/(a?gpl|lgpl)-(\d\.\d)/, (match) => `${match[1]}-${match[2]}`],
  [
    /opendatacommons\.org\/licenses\/(odbl|by|pddl)/,
    (match) => (match[1] === "by" ? "odc-by" : (match[1] ?? "")),
  ],
  [/cdla\.dev\/(permissive|sharing)-(\d)-(\d)/, (match) => `cdla-${match[1]}-${match[2]}.${match[3]}`],
  [/ai\.google\.dev\/gemma\/(?:terms|docs)/, () => "gemma"],
  [
    /llama\.com\/llama(\d)(?:_(\d))?\/license/,
    (match) => `llama-${match[1]}${match[2] === undefined ? "" : `.${match[2]}`}`,
  ],
];

/** The name that a licence's well-known address stands for; undefined where it is not an address, or not known. */
export function urlName(text: string): string | undefined {
  if (!/^(https?:\/\/|www\.)/i.test(text)) return undefined;
  const address = text.toLowerCase().slice(0, 300);
  for (const [pattern, name] of addresses) {
    const match = pattern.exec(address);
    if (match !== null) return canonicalName(name(match));
  }
  return undefined;
}
