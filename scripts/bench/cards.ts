import { defaultSettings, workspace } from "../../test/harness/check.ts";

const cards = 1000;
const keystrokes = 60;

const bases = [
  "meta-llama/Llama-3.1-8B-Instruct",
  "mistralai/Mistral-7B-v0.1",
  "google/gemma-2-9b-it",
  "Qwen/Qwen2.5-72B",
  "example/a-model-of-our-own",
];
const licenses = ["apache-2.0", "mit", "Apache 2.0", "llama3.1", "cc-by-nc-4.0", "other"];

/** A card of the usual size: forty lines of front matter and a page of text. */
function card(index: number): string {
  const results = Array.from(
    { length: 4 },
    (_, at) =>
      `  - task:\n      type: text-generation\n    metrics:\n    - type: acc\n      value: 6${at}.${index % 10}`,
  );
  return [
    "---",
    `license: ${licenses[index % licenses.length]}`,
    `base_model: ${bases[index % bases.length]}`,
    "language:\n- en\n- de",
    "library_name: transformers\npipeline_tag: text-generation",
    "datasets:\n- tatsu-lab/alpaca\n- allenai/c4",
    "tags:\n- legal\n- contracts",
    `model-index:\n- name: model-${index}\n  results:\n${results.join("\n")}`,
    "---",
    `# Model ${index}`,
    ...Array.from(
      { length: 60 },
      (_, at) => `Line ${at} of what the model is for, what it learnt from, and where it fails.`,
    ),
    "",
  ].join("\n");
}

function median(times: number[]): number {
  return times.sort((left, right) => left - right)[times.length >> 1] ?? 0;
}

/** 1,000 cards through the engine, and a typed character in a card's front matter to its findings. */
export async function measure(): Promise<Record<string, number>> {
  const files = Object.fromEntries(
    Array.from({ length: cards }, (_, at) => [`/project/m${at}/README.md`, card(at)]),
  );
  const { check, engine } = workspace(files);
  const settings = defaultSettings();
  const start = performance.now();
  let findings = 0;
  for (const path of Object.keys(files)) findings += (await check(path, settings)).findings.length;
  const all = performance.now() - start;
  if (findings === 0) throw new Error("the cards were written to have findings");

  const path = "/project/m0/README.md";
  let text = card(0);
  let document = engine.openText({ path, text, languageId: "markdown" });
  const { noProject } = await import("../../server/src/facts/project.ts");
  const times: number[] = [];
  const at = text.indexOf("base_model: ") + "base_model: ".length;
  for (let index = 0; index < keystrokes; index += 1) {
    const begin = performance.now();
    const change = { span: { start: at, end: at }, newText: "x" };
    text = text.slice(0, at) + change.newText + text.slice(at);
    document = engine.updateText(document, text, [change]);
    await engine.run(document, settings, noProject);
    times.push(performance.now() - begin);
  }
  return { "cards: 1,000 cards": all, "cards: a keystroke in front matter": median(times) };
}
