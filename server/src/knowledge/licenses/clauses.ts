import type { License } from "./license.ts";

/**
 * What a licence asks of somebody who passes on a model made from the licensed one.
 *
 * - `free`: own terms; notices and attribution stay
 * - `copy`: own terms are allowed, and a copy of the licence goes along
 * - `restrictions`: own terms are allowed where the listed use restrictions bind the recipient
 * - `noncommercial`: own terms are allowed where they grant no commercial use
 * - `share-alike`: this licence, a later version, or one that it names as compatible
 * - `same`: this licence
 * - `private`: a changed work may not be passed on at all
 * - `unknown`: nobody has read it
 */
export type Reach =
  | "free"
  | "copy"
  | "restrictions"
  | "noncommercial"
  | "share-alike"
  | "same"
  | "private"
  | "unknown";

export interface Terms {
  readonly reach: Reach;
  /** Where the licence says so: `section 1.b.i`. */
  readonly section?: string;
  /** What it asks, as a clause that follows "it says that". */
  readonly says?: string;
  /** The licence's own definition of a derivative takes in what only builds on the weights, as an adapter does. */
  readonly namesAdapters?: boolean;
}

/**
 * Read from the licence texts: meta-llama/llama-models (models/…/LICENSE) and ScanCode LicenseDB
 * (licence keys in SOURCES.md), as of 2026-02. Sections as those texts number them.
 */
const read: Readonly<Record<string, Terms>> = {
  llama2: llama(
    "section 1.b.i",
    "whoever gets a derivative work gets a copy of the Llama 2 agreement, with its notice",
  ),
  llama3: llama(
    "section 1.b.i",
    "a derivative goes with a copy of the Llama 3 agreement, and its name begins with `Llama 3`",
  ),
  "llama3.1": llama(
    "section 1.b.i",
    "a derivative goes with a copy of the Llama 3.1 agreement, and its name begins with `Llama`",
  ),
  "llama3.2": llama(
    "section 1.b.i",
    "a derivative goes with a copy of the Llama 3.2 agreement, and its name begins with `Llama`",
  ),
  "llama3.3": llama(
    "section 1.b.i",
    "a derivative goes with a copy of the Llama 3.3 agreement, and its name begins with `Llama`",
  ),
  llama4: llama(
    "section 1.b.i",
    "a derivative goes with a copy of the Llama 4 agreement, and its name begins with `Llama`",
  ),
  gemma: restrictions(
    "section 3.1",
    "the use restrictions of Gemma bind whoever gets a derivative, by an enforceable provision",
  ),
  openrail: rail(),
  "openrail++": rail(),
  "creativeml-openrail-m": rail(),
  "bigscience-openrail-m": rail(),
  "bigscience-bloom-rail-1.0": rail(),
  "bigcode-openrail-m": restrictions(
    "paragraph 4 and Attachment A",
    "the use restrictions of Attachment A, or ones alike, bind whoever gets a derivative",
  ),
  "other:deepseek": restrictions(
    "paragraphs 4.a and 5",
    "the use restrictions of Attachment A bind whoever gets a derivative, by an enforceable provision",
  ),
  "other:falcon-2-11b": restrictions(
    "the section on redistribution",
    "the Acceptable Use Policy binds whoever gets a derivative, by an enforceable provision",
  ),
  "other:tencent-hunyuan": restrictions(
    "sections 3 and 5.a",
    "the use restrictions bind whoever gets a derivative, by an enforceable provision, and only within its territory",
  ),
  "other:qwen": copy("section 3.a", "whoever gets a derivative gets a copy of the Qwen agreement"),
  "other:tongyi-qianwen": copy(
    "section 3.a",
    "whoever gets a derivative gets a copy of the Tongyi Qianwen agreement",
  ),
  "other:nvidia-open-model-license": { reach: "free" },
  "other:databricks-open-model-license": { reach: "copy" },
  "other:stabilityai-ai-community": {
    reach: "same",
    section: "section IV.a",
    says: "whoever gets a derivative gets a copy of the agreement, which is not sublicensable and ends free commercial use at one million dollars of revenue",
    namesAdapters: true,
  },
  "other:stabilityai-nc-research-community": {
    reach: "same",
    section: "section 1.c",
    says: "derivative works stay subject to this agreement, which allows no commercial use",
    namesAdapters: true,
  },
  "other:flux-1-dev-non-commercial-license": {
    reach: "same",
    section: "sections 2 and 3",
    says: "derivatives are for non-commercial purposes, and their recipients get a copy of this licence",
    namesAdapters: true,
  },
  "other:exaone": {
    reach: "same",
    section: "sections 2.1 and 3.1",
    says: "derivatives are for research, go with a copy of this agreement, and commercial use is prohibited",
  },
  "apple-amlr": {
    reach: "same",
    says: "the model and its derivatives are for research, with a copy of the agreement",
  },
  "other:modified-mit": { reach: "free" },
  "c-uda": { reach: "free" },
};

function llama(section: string, says: string): Terms {
  return { reach: "same", section, says };
}

function restrictions(section: string, says: string): Terms {
  return { reach: "restrictions", section, says, namesAdapters: true };
}

function rail(): Terms {
  return restrictions(
    "paragraphs 4 and 5",
    "the use restrictions of Attachment A bind whoever gets a derivative, by an enforceable provision",
  );
}

function copy(section: string, says: string): Terms {
  return { reach: "copy", section, says };
}

/** What the licence asks of derivatives, and where it says so. */
export function termsOf(license: License): Terms {
  return read[license.id] ?? creativeCommons(license) ?? byClass(license);
}

/** The clause that keeps a Creative Commons work to non-commercial use, where the licence has others as well. */
export function noncommercialTerms({ id }: License): Terms | undefined {
  const version = /^cc-by-nc-\D*(\d)\.\d$/.exec(id)?.[1];
  return version === undefined ? undefined : noncommercialClause(version === "4");
}

function noncommercialClause(four: boolean): Terms {
  return {
    reach: "noncommercial",
    section: four ? "section 2(a)(1)" : "sections 3 and 4(b)",
    says: "it may be shared and adapted for non-commercial purposes only",
  };
}

/** Sections of the Creative Commons licences: legal code 4.0, and 2.0 to 3.0 where they differ. */
function creativeCommons({ id }: License): Terms | undefined {
  const match = /^cc-by(-nc)?(-nd|-sa)?-(\d)\.\d$/.exec(id);
  if (match === null) return undefined;
  const [, noncommercial, variant, version] = match;
  const four = version === "4";
  if (variant === "-nd") {
    return {
      reach: "private",
      section: four ? "section 2(a)(1)(B)" : "section 3",
      says: "changed versions may be made, but not shared",
    };
  }
  if (variant === "-sa") {
    return {
      reach: "share-alike",
      section: four ? "section 3(b)(1)" : "section 4(b)",
      says: "what is adapted from it is shared under the same licence",
    };
  }
  return noncommercial === undefined ? { reach: "free" } : noncommercialClause(four);
}

const classTerms: Readonly<Partial<Record<License["class"], Terms>>> = {
  permissive: { reach: "free" },
  "public-domain": { reach: "free" },
  "weak-copyleft": { reach: "free" },
  copyleft: { reach: "share-alike", says: "a work based on it is passed on under the same licence" },
  "network-copyleft": {
    reach: "share-alike",
    says: "a work based on it is passed on, and served, under the same licence",
  },
  "share-alike": { reach: "share-alike", says: "what is adapted from it is shared under the same licence" },
  noncommercial: { reach: "noncommercial", says: "it is for non-commercial purposes only" },
  research: { reach: "same", says: "it is for research or other non-commercial purposes only" },
  "responsible-use": {
    reach: "restrictions",
    says: "its use restrictions go on to whoever gets a derivative",
  },
};

function byClass(license: License): Terms {
  const terms = classTerms[license.class] ?? { reach: "unknown" };
  return license.id.startsWith("gpl-3") || license.id.startsWith("agpl-3")
    ? { ...terms, section: "section 5(c)" }
    : terms;
}
