/**
 * Recognises a licence by its text: by the numbers of its words (fingerprints.ts); where those are not
 * known, by the title at its head, or, for the short ones that have none, by the sentence that each of
 * them is known by. Facts of the texts (SOURCES.md), not the texts.
 */
import { matchTexts } from "./fingerprints.ts";

/** Title as it stands at the head, in words → id. */
const titles: readonly (readonly [string, string])[] = [
  ["apache license version 2.0 january 2004", "apache-2.0"],
  ["gnu affero general public license version 3", "agpl-3.0"],
  ["gnu general public license version 3", "gpl-3.0"],
  ["gnu general public license version 2", "gpl-2.0"],
  ["gnu lesser general public license version 3", "lgpl-3.0"],
  ["gnu lesser general public license version 2.1", "lgpl-2.1"],
  ["mozilla public license version 2.0", "mpl-2.0"],
  ["eclipse public license v 2.0", "epl-2.0"],
  ["boost software license version 1.0", "bsl-1.0"],
  ["cc0 1.0 universal", "cc0-1.0"],
  ["odc open database license odbl", "odbl"],
  ["odc attribution license odc by", "odc-by"],
  ["community data license agreement permissive version 2.0", "cdla-permissive-2.0"],
  ["community data license agreement permissive version 1.0", "cdla-permissive-1.0"],
  ["community data license agreement sharing version 1.0", "cdla-sharing-1.0"],
  ["llama 2 community license agreement", "llama2"],
  ["meta llama 3 community license agreement", "llama3"],
  ["llama 3.1 community license agreement", "llama3.1"],
  ["llama 3.2 community license agreement", "llama3.2"],
  ["llama 3.3 community license agreement", "llama3.3"],
  ["llama 4 community license agreement", "llama4"],
  ["gemma terms of use", "gemma"],
  ["tongyi qianwen license agreement", "other:tongyi-qianwen"],
  ["qwen research license agreement", "other:qwen-research"],
  ["qwen license agreement", "other:qwen"],
  ["deepseek license agreement", "other:deepseek"],
  ["bigscience open rail m license", "bigscience-openrail-m"],
  ["bigscience rail license v1.0", "bigscience-bloom-rail-1.0"],
  ["bigcode open rail m v1 license agreement", "bigcode-openrail-m"],
  ["creativeml open rail++ m license", "openrail++"],
  ["creativeml open rail m", "creativeml-openrail-m"],
  ["stability ai community license agreement", "other:stabilityai-ai-community"],
  [
    "stability ai non commercial research community license agreement",
    "other:stabilityai-nc-research-community",
  ],
  ["flux.1 dev non commercial license", "other:flux-1-dev-non-commercial-license"],
  ["exaone ai model license agreement", "other:exaone"],
  ["falcon 2 11b tii license", "other:falcon-2-11b"],
  ["nvidia open model license agreement", "other:nvidia-open-model-license"],
  ["openmdw license agreement version 1.0", "openmdw-1.0"],
  ["openmdw license agreement version 1.1", "openmdw-1.1"],
];

/** Sentences that stand for a whole text → id. */
const sentences: readonly (readonly [string, string])[] = [
  ["permission is hereby granted free of charge to any person obtaining a copy of this software", "mit"],
  [
    "redistribution and use in source and binary forms with or without modification are permitted",
    "bsd-2-clause",
  ],
  [
    "permission to use copy modify and or distribute this software for any purpose with or without fee",
    "isc",
  ],
  ["this is free and unencumbered software released into the public domain", "unlicense"],
];

/** What turns a text of the list into another licence. */
const changes: readonly string[] = [
  "commons clause",
  "our only modification",
  "additional restrictions apply",
];

/** Characters of words in which a title has to begin. */
const headLength = 260;
/** A licence is no longer than this; what follows is another. */
const readLength = 120_000;

/** What a text is, as a licence. */
export interface LicenseReading {
  /** Rows of the licence table whose text it holds, the one that explains most of it first. */
  readonly ids: readonly string[];
  /** Words of that text were changed, or terms were added that change what it means. */
  readonly changed: boolean;
  /** About so many words are beside the known texts. */
  readonly otherWords: number;
  /** title: its head says which licence it is, and the text itself is not known word by word. */
  readonly by: "text" | "title";
}

/** Texts of a page are filled in with names, so that more of their words differ. */
const shortText = 400;
const wholeOfShort = 0.85;
const wholeOfLong = 0.9;

/**
 * Which licences a text is or holds. Line ends, wrapping, marks and copyright lines do not matter.
 * Undefined where it is none that is known.
 */
export function readLicenseText(text: string): LicenseReading | undefined {
  const words = wordsOf(text.slice(0, readLength));
  const matches = matchTexts(text);
  const [main] = matches;
  const total = words.length === 0 ? 0 : words.split(" ").length - 2;
  const added = changes.some((change) => words.includes(change));
  if (main === undefined) {
    const id = recognizeTitle(words);
    return id === undefined ? undefined : { ids: [id], changed: added, otherWords: 0, by: "title" };
  }
  const ids = [...new Set(matches.map(({ id }) => titledAs(id, words)))].filter(
    (id) => !id.startsWith("text:"),
  );
  const whole = total < shortText ? wholeOfShort : wholeOfLong;
  if (ids.length === 0) return undefined;
  return { ids, changed: added || main.coverage < whole, otherWords: main.otherWords, by: "text" };
}

/** A text that is nearly that of another licence, and the words that tell the two apart. */
const telling: readonly (readonly [takenFor: string, words: string, id: string])[] = [
  // CreativeML's licences for Stable Diffusion 1 and 2 differ in their title alone.
  ["creativeml-openrail-m", " rail++ m license ", "openrail++"],
  ["openrail++", " creativeml open rail m ", "creativeml-openrail-m"],
  // Authors put their names into the third clause, so that it is not known word by word.
  ["bsd-2-clause", " endorse or promote ", "bsd-3-clause"],
  // 0BSD is ISC without its one condition.
  ["text:bsd-zero", " provided that the above copyright notice and this permission notice appear ", "isc"],
];

function titledAs(id: string, words: string): string {
  return telling.find(([taken, told]) => taken === id && words.includes(told))?.[2] ?? id;
}

/**
 * The id of the licence whose text this is: a row of the licence table. Undefined where none is
 * recognised, where the text has been changed, and where it holds several or much else.
 */
export function recognizeLicense(text: string): string | undefined {
  const reading = readLicenseText(text);
  if (reading === undefined || reading.changed || reading.ids.length > 1) return undefined;
  const size = text.length / 6;
  return reading.otherWords > size / 2 ? undefined : reading.ids[0];
}

function recognizeTitle(words: string): string | undefined {
  const head = words.slice(0, headLength);
  const titled = titles
    .filter(([title]) => head.includes(` ${title} `))
    .sort((a, b) => b[0].length - a[0].length)[0];
  const found = titled?.[1] ?? creativeCommons(head) ?? bySentence(words);
  return found === undefined || holdsAnother(words, found) ? undefined : found;
}

/** Lower case, with single spaces between words and around the whole. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9.+]+/g, " ")
    .replace(/\.(?=\s|$)/g, "")
    .trim()} `;
}

/** `Attribution-NonCommercial 4.0 International`, as the legal codes begin. */
function creativeCommons(head: string): string | undefined {
  const match =
    / attribution( noncommercial)?( sharealike| noderivatives| noderivs)? (\d\.\d) (international|unported|generic) /.exec(
      head,
    );
  if (match === null) return undefined;
  const [, noncommercial, variant, version] = match;
  const parts = [
    noncommercial === undefined ? "" : "-nc",
    variant === undefined ? "" : variant === " sharealike" ? "-sa" : "-nd",
  ];
  return `cc-by${parts.join("")}-${version}`;
}

/** The longest of the short licences, with a page of copyright lines. */
const shortLicense = 2600;

function bySentence(words: string): string | undefined {
  if (words.length > shortLicense) return undefined;
  const found = sentences.find(([sentence]) => words.includes(` ${sentence} `))?.[1];
  if (found !== "bsd-2-clause") return found;
  if (words.includes(" no express or implied licenses to any party")) return "bsd-3-clause-clear";
  return words.includes(" neither the name ") ? "bsd-3-clause" : found;
}

/** Titles of whole texts that nobody quotes within another licence. */
function holdsAnother(words: string, found: string): boolean {
  const rest = words.slice(headLength);
  const other = titles.some(
    ([title, id]) => id !== found && title.includes("agreement") && rest.includes(` ${title} `),
  );
  const apache = found !== "apache-2.0" && rest.includes(" apache license version 2.0 january 2004 ");
  const mit = found !== "mit" && rest.includes(` ${sentences[0]?.[0]} `);
  return other || apache || mit;
}
