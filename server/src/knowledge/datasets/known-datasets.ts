/** What the card of a dataset states, and whose models wrote it. */
export interface KnownDataset {
  /** An id of the licence table; absent where the card states none. */
  readonly license?: string;
  readonly generators: readonly string[];
}

/**
 * Datasets that the gathered tables have not and that many models name; as their cards on the Hub state it, by
 * hand from general knowledge, 2026-11: these are declared licences, which no audit has looked at.
 */
const byLicense: Readonly<Record<string, string>> = {
  "data:msmarco": "microsoft/ms_marco ms_marco",
  "data:imagenet": "ILSVRC/imagenet-1k imagenet-1k",
  "cc-by-sa-3.0": "wikimedia/wikipedia",
  "cc-by-4.0": `laion/laion2B-en laion/laion2B-multi laion/laion400m laion/relaion2B-en-research-safe
    detection-datasets/coco HuggingFaceM4/COCO b-mc2/sql-create-context`,
  "odc-by": `HuggingFaceFW/fineweb HuggingFaceFW/fineweb-edu HuggingFaceFW/fineweb-2 allenai/dolma
    tiiuae/falcon-refinedweb allenai/tulu-3-sft-mixture allenai/tulu-v2-sft-mixture mlfoundations/dclm-baseline-1.0-parquet`,
  "cc0-1.0": "Skylion007/openwebtext",
  "apache-2.0": "HuggingFaceTB/cosmopedia HuggingFaceTB/smoltalk speechcolab/gigaspeech",
};

/** The same for data that models of OpenAI wrote. */
const byLicenseOfOpenAi: Readonly<Record<string, string>> = {
  "": "teknium/OpenHermes-2.5 teknium/openhermes",
  mit: `Open-Orca/SlimOrca openbmb/UltraFeedback HuggingFaceH4/ultrafeedback_binarized
    argilla/ultrafeedback-binarized-preferences-cleaned ise-uiuc/Magicoder-OSS-Instruct-75K
    WizardLMTeam/WizardLM_evol_instruct_V2_196k`,
  "apache-2.0": "Intel/orca_dpo_pairs cognitivecomputations/dolphin ise-uiuc/Magicoder-Evol-Instruct-110K",
  "cc-by-4.0": "yahma/alpaca-cleaned sahil2801/CodeAlpaca-20k liuhaotian/LLaVA-Instruct-150K",
  "cc-by-nc-4.0": "vicgalle/alpaca-gpt4 Lin-Chen/ShareGPT4V",
  "cc-by-nc-sa-4.0": "nickrosh/Evol-Instruct-Code-80k-v1",
  "cc0-1.0": "RyokoAI/ShareGPT52K",
  "gpl-3.0": "BelleGroup/train_0.5M_CN BelleGroup/train_1M_CN BelleGroup/train_2M_CN",
  "odc-by": "allenai/WildChat-1M",
};

/** Series with one card each. */
const series: readonly (readonly [RegExp, string])[] = [
  [/^mozilla-foundation\/common_voice_\d{1,2}_\d$/i, "cc0-1.0"],
];

function rowsOf(
  table: Readonly<Record<string, string>>,
  generators: readonly string[],
): readonly (readonly [string, KnownDataset])[] {
  return Object.entries(table).flatMap(([license, ids]) =>
    ids
      .split(/\s+/)
      .map((id) => [id.toLowerCase(), { ...(license === "" ? {} : { license }), generators }] as const),
  );
}

const byId: ReadonlyMap<string, KnownDataset> = new Map([
  ...rowsOf(byLicense, []),
  ...rowsOf(byLicenseOfOpenAi, ["OpenAI"]),
]);

/** What the card of a dataset states, by its id, letter case aside. */
export function knownDataset(id: string): KnownDataset | undefined {
  const row = byId.get(id.toLowerCase());
  if (row !== undefined) return row;
  const license = series.find(([pattern]) => pattern.test(id))?.[1];
  return license === undefined ? undefined : { license, generators: [] };
}

/** Every licence that a row names, for a test that each is in the licence table. */
export function knownDatasetLicenses(): readonly string[] {
  return [...byId.values()].flatMap(({ license }) => (license === undefined ? [] : [license]));
}
