import { findKeys } from "../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, keyProviders, seededRandom } from "../../test/harness/keys.ts";

const rounds = 7;
const megabyte = 1_000_000;

/** Lines of a training script: long names, attribute chains, paths, comments. */
const codeLines = [
  "        self.attention_dropout_probability = configuration.attention_probs_dropout_prob",
  "    outputs = model.generate(input_ids=batch['input_ids'].to(device), max_new_tokens=256)",
  "from transformers.models.llama.modeling_llama import LlamaForCausalLM, LlamaDecoderLayer",
  "# The learning rate is warmed up for the first steps; see the paper, section 4.2.",
  'tokenizer = AutoTokenizer.from_pretrained("org/some-model-name", revision=REVISION)',
  'os.environ["PYTORCH_CUDA_ALLOC_CONF"] = "expandable_segments:True"',
  "        if not torch.isfinite(loss):",
  "            raise RuntimeError(f'loss is {loss.item()} at step {global_step}')",
  "",
];

/** Lines of outputs: progress bars, tables, digests, paths, tracebacks. */
function outputLine(random: () => number): string {
  const hex = Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join("");
  const lines = [
    `Epoch 3/10 ━━━━━━━━━━ 1875/1875 [==============================] - loss: ${random().toFixed(4)}`,
    `/usr/local/lib/python3.11/site-packages/torch/nn/modules/module.py:1511: UserWarning: ${hex}`,
    `<tr><td>${hex.slice(0, 8)}</td><td>${random()}</td><td>0.93127</td></tr>`,
    `  "sha256": "${hex}${hex.slice(0, 24)}",`,
  ];
  return lines[Math.floor(random() * lines.length)] ?? "";
}

function base64Line(random: () => number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return Array.from({ length: 76 }, () => alphabet.charAt(Math.floor(random() * 64))).join("");
}

function repeated(length: number, line: (index: number) => string): string {
  const lines: string[] = [];
  for (let size = 0, index = 0; size < length; index += 1) {
    const made = line(index);
    lines.push(made);
    size += made.length + 1;
  }
  return lines.join("\n");
}

function megabytesPerSecond(text: string): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    findKeys(text, { owners: true });
    times.push(performance.now() - start);
  }
  const median = times.sort((left, right) => left - right)[rounds >> 1] ?? 1;
  return Math.round(text.length / megabyte / (median / 1000));
}

function milliseconds(text: string): number {
  // Once unmeasured: a string that was put together is made one piece when it is first read.
  findKeys(text, { owners: true });
  const start = performance.now();
  findKeys(text, { owners: true });
  return Math.round(performance.now() - start);
}

/** The secrets pass over generated texts: megabytes a second, median of seven rounds. */
export async function measure(): Promise<Record<string, number>> {
  const random = seededRandom(1);
  const size = 8 * megabyte;
  const code = repeated(size, (index) => codeLines[index % codeLines.length] ?? "");
  const outputs = repeated(size, () => outputLine(random));
  const withKeys = repeated(size, (index) => {
    if (index % 200 !== 0) return codeLines[index % codeLines.length] ?? "";
    const provider = keyProviders[(index / 200) % keyProviders.length] ?? "openai";
    return `api_key = "${generateKey(provider, random)}"`;
  });
  return {
    "secrets: code (MB/s)": megabytesPerSecond(code),
    "secrets: outputs (MB/s)": megabytesPerSecond(outputs),
    "secrets: base64 in lines (MB/s)": megabytesPerSecond(repeated(size, () => base64Line(random))),
    "secrets: base64 in one line (MB/s)": megabytesPerSecond(
      repeated(size, () => base64Line(random)).replaceAll("\n", ""),
    ),
    "secrets: code with keys (MB/s)": megabytesPerSecond(withKeys),
    "secrets: one line of 50 MB (ms)": milliseconds(`{"image": "${"QUJDREVGR0hJ".repeat(4_200_000)}"}`),
  };
}
