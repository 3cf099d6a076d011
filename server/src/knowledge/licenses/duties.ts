import type { License } from "./license.ts";

/** Where a licence says so: its section, and the text it was read in. */
export interface Clause {
  /** `section 1.b.i`. */
  readonly section: string;
  /** Another document that the licence takes in, where the words stand there. */
  readonly document?: string;
}

/** What somebody who passes on a model, or something made from it, has to do. */
export interface Duties {
  /** A copy of the licence goes along. */
  readonly copy?: Clause;
  /** A text file `Notice` holds this sentence, word by word. */
  readonly notice?: Clause & { readonly sentence: string };
  /** A page shows one of these lines. */
  readonly display?: Clause & { readonly lines: readonly string[] };
  /** The name begins with this. */
  readonly name?: Clause & {
    readonly prefix: string;
    /** materials: where weights went in; outputs: also where only what the model wrote did. */
    readonly from: "materials" | "outputs";
  };
  /** Files that were changed say so. */
  readonly changes?: Clause;
  /** The use restrictions go on, in the terms of whoever passes it on. */
  readonly restrictions?: Clause & { readonly list: string };
  readonly threshold?: Clause;
  readonly territory?: Clause;
  readonly outputs?: Clause;
}

const llamaNotice = (name: string, license: string, sign: string) =>
  `${name} is licensed under the ${license}, Copyright ${sign} Meta Platforms, Inc. All Rights Reserved.`;

/**
 * Read in meta-llama/llama-models (models/…/LICENSE and USE_POLICY.md). `display` and `name` since
 * Llama 3, `outputs` of the name since 3.1.
 */
function llama(version: string, sinceOutputs: boolean): Duties {
  const plain = version === "3" ? "Meta Llama 3" : `Llama ${version}`;
  return {
    copy: { section: "section 1.b.i" },
    notice: {
      section: "section 1.b.iii",
      sentence: llamaNotice(plain, `${plain} Community License`, "©"),
    },
    display: {
      section: "section 1.b.i",
      lines: [version === "3" ? "Built with Meta Llama 3" : "Built with Llama"],
    },
    name: {
      section: "section 1.b.i",
      prefix: version === "3" ? "Llama 3" : "Llama",
      from: sinceOutputs ? "outputs" : "materials",
    },
    restrictions: { section: "section 1.b.iv", list: "Acceptable Use Policy" },
    threshold: { section: "section 2" },
    outputs: { section: sinceOutputs ? "section 1.b.i" : "section 1.b.v" },
  };
}

const excludesEurope: Clause = {
  section: "the paragraph on multimodal models",
  document: "Acceptable Use Policy",
};

/** BigScience OpenRAIL-M and its like, Section III. */
const rail: Duties = {
  copy: { section: "paragraph 4.b" },
  changes: { section: "paragraph 4.c" },
  restrictions: { section: "paragraphs 4.a and 5", list: "Attachment A" },
};

/** By the table's ids. What a text does not ask for stands not here; what nobody has read, neither. */
const duties: Readonly<Record<string, Duties>> = {
  llama2: {
    copy: { section: "section 1.b.i" },
    notice: {
      section: "section 1.b.iii",
      sentence: llamaNotice("Llama 2", "LLAMA 2 Community License", "(c)"),
    },
    restrictions: { section: "section 1.b.iv", list: "Acceptable Use Policy" },
    threshold: { section: "section 2" },
    outputs: { section: "section 1.b.v" },
  },
  llama3: llama("3", false),
  "llama3.1": llama("3.1", true),
  "llama3.2": { ...llama("3.2", true), territory: excludesEurope },
  "llama3.3": llama("3.3", true),
  llama4: { ...llama("4", true), territory: excludesEurope },
  gemma: {
    copy: { section: "section 3.1" },
    notice: {
      section: "section 3.1",
      sentence:
        "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms",
    },
    changes: { section: "section 3.1" },
    restrictions: { section: "sections 3.1 and 3.2", list: "Gemma Prohibited Use Policy" },
    outputs: { section: "section 1.1(e)" },
  },
  openrail: rail,
  "openrail++": rail,
  "creativeml-openrail-m": rail,
  "bigscience-openrail-m": rail,
  "bigscience-bloom-rail-1.0": rail,
  "bigcode-openrail-m": { ...rail, restrictions: { section: "paragraph 4", list: "Attachment A" } },
  "other:deepseek": {
    copy: { section: "paragraph 4.b" },
    changes: { section: "paragraph 4.c" },
    restrictions: { section: "paragraphs 4.a and 5", list: "Attachment A" },
  },
  "other:qwen": {
    copy: { section: "section 3.a" },
    notice: {
      section: "section 3.c",
      sentence:
        "Qwen is licensed under the Qwen LICENSE AGREEMENT, Copyright (c) Alibaba Cloud. All Rights Reserved.",
    },
    display: { section: "section 5.b", lines: ["Built with Qwen", "Improved using Qwen"] },
    changes: { section: "section 3.b" },
    threshold: { section: "section 4" },
    outputs: { section: "section 5.b" },
  },
  "other:tongyi-qianwen": {
    copy: { section: "section 3.a" },
    notice: {
      section: "section 3.c",
      sentence:
        "Tongyi Qianwen is licensed under the Tongyi Qianwen LICENSE AGREEMENT, Copyright (c) Alibaba Cloud. All Rights Reserved.",
    },
    changes: { section: "section 3.b" },
    threshold: { section: "section 4" },
    outputs: { section: "section 5.b" },
  },
  "other:stabilityai-ai-community": {
    copy: { section: "section IV.a" },
    notice: {
      section: "section IV.a",
      sentence:
        "This Stability AI Model is licensed under the Stability AI Community License, Copyright © Stability AI Ltd. All Rights Reserved",
    },
    display: { section: "section IV.a", lines: ["Powered by Stability AI"] },
    restrictions: { section: "section IV.b", list: "Acceptable Use Policy" },
    threshold: { section: "section III" },
    outputs: { section: "section IV.b" },
  },
  "other:stabilityai-nc-research-community": {
    copy: { section: "section 1.c" },
    notice: {
      section: "section 1.c",
      sentence:
        "This Stability AI Model is licensed under the Stability AI Non-Commercial Research Community License, Copyright (c) Stability AI Ltd. All Rights Reserved.",
    },
  },
  "other:flux-1-dev-non-commercial-license": {
    copy: { section: "section 3" },
    notice: {
      section: "section 3",
      sentence:
        "The FLUX.1 [dev] Model is licensed by Black Forest Labs. Inc. under the FLUX.1 [dev] Non-Commercial License. Copyright Black Forest Labs. Inc.",
    },
    changes: { section: "section 3" },
  },
  "other:exaone": {
    copy: { section: "section 2.1.d" },
    name: { section: "section 2.1.c", prefix: "EXAONE", from: "materials" },
    outputs: { section: "section 3.1" },
  },
  "other:falcon-2-11b": {
    display: {
      section: "the section on publication",
      lines: ["is built using Falcon LLM technology from the Technology Innovation Institute"],
    },
    restrictions: { section: "the section on redistribution", list: "Acceptable Use Policy" },
  },
  "other:tencent-hunyuan": {
    copy: { section: "section 3.a" },
    changes: { section: "section 3.b" },
    restrictions: { section: "section 5.a", list: "Exhibit A" },
    threshold: { section: "section 4" },
    territory: { section: "sections 1.l and 5.c" },
    outputs: { section: "section 5.b" },
  },
  "other:nvidia-open-model-license": {
    notice: {
      section: "the section on conditions of redistribution",
      sentence: "Licensed by NVIDIA Corporation under the NVIDIA Open Model License",
    },
  },
  "apache-2.0": { copy: { section: "section 4(a)" }, changes: { section: "section 4(b)" } },
  mit: { copy: { section: "the second paragraph" } },
};

/** What passing on asks for; empty for a licence whose duties nobody has read one by one. */
export function dutiesOf(license: License): Duties {
  return duties[license.id] ?? {};
}

/** `Llama 3.1 Community License, section 1.b.i`, for messages and evidence. */
export function clauseName(license: License, clause: Clause): string {
  return clause.document === undefined
    ? `${license.name}, ${clause.section}`
    : `${license.name}, ${clause.document}, ${clause.section}`;
}
