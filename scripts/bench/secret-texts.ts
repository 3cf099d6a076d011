// Texts in the manner of real ones, without a key in them.

/** Lines of a training script: long names, attribute chains, paths, comments. */
export const codeLines = [
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
export function outputLine(random: () => number): string {
  const hex = Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join("");
  const lines = [
    `Epoch 3/10 ━━━━━━━━━━ 1875/1875 [==============================] - loss: ${random().toFixed(4)}`,
    `/usr/local/lib/python3.11/site-packages/torch/nn/modules/module.py:1511: UserWarning: ${hex}`,
    `<tr><td>${hex.slice(0, 8)}</td><td>${random()}</td><td>0.93127</td></tr>`,
    `  "sha256": "${hex}${hex.slice(0, 24)}",`,
  ];
  return lines[Math.floor(random() * lines.length)] ?? "";
}

/** 76 characters, as the line feeds of MIME cut them. */
export function base64Line(random: () => number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return Array.from({ length: 76 }, () => alphabet.charAt(Math.floor(random() * 64))).join("");
}

/** Lines until so many characters are full. */
export function repeated(length: number, line: (index: number) => string): string {
  const lines: string[] = [];
  for (let size = 0, index = 0; size < length; index += 1) {
    const made = line(index);
    lines.push(made);
    size += made.length + 1;
  }
  return lines.join("\n");
}
