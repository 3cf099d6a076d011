import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endpointRequirements } from "../../../server/src/facts/model-folder/requirements.ts";
import { runnerNamed } from "../../../server/src/knowledge/configurations/callables.ts";
import { workspace } from "../../harness/check.ts";

const runs = Number(process.env.FUZZ ?? 100);

async function found(path: string, content: string): Promise<readonly string[]> {
  const { findings } = await workspace({ [path]: content }).check(path);
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("callables that no configuration needs", () => {
  test.each([
    "os.system",
    "os.execvp",
    "subprocess.Popen",
    "builtins.exec",
    "eval",
    "pickle.loads",
    "torch.load",
    "shutil.rmtree",
    "ctypes.CDLL",
    "hydra.utils.get_object",
    "runpy.run_path",
    "pip.main",
  ])("%s", async (name) => {
    expect(runnerNamed(name)).toBeDefined();
    expect(await found("/p/conf.yaml", `a:\n  _target_: ${name}\n`)).toContain("configured-code error");
    expect(await found("/p/conf.json", `{"a": [{"_target_": "${name}"}]}`)).toContain(
      "configured-code error",
    );
    expect(await found("/p/conf.toml", `[a]\n_target_ = "${name}"\n`)).toContain("configured-code error");
  });

  test.each([
    "torch.nn.Linear",
    "acme.os.system",
    "torch.optim.AdamW",
    "os.path.join",
    "builtins.dict",
    "pathlib.Path",
  ])("not %s", async (name) => {
    expect(await found("/p/conf.yaml", `a:\n  _target_: ${name}\n`)).toEqual([]);
  });
});

describe("configurations as published models have them", () => {
  test.each([
    [
      "tokenizer_config.json",
      '{"add_bos_token": true, "chat_template": "{{ bos_token }}{% for m in messages %}{{ m.content }}{% endfor %}", "tokenizer_class": "LlamaTokenizer"}',
    ],
    [
      "preprocessor_config.json",
      '{"image_processor_type": "CLIPImageProcessor", "do_resize": true, "size": {"shortest_edge": 224}}',
    ],
    ["processor_config.json", '{"processor_class": "LlavaProcessor", "image_token": "<image>"}'],
    [
      "generation_config.json",
      '{"bos_token_id": 1, "do_sample": true, "temperature": 0.6, "transformers_version": "4.40.0"}',
    ],
    [
      "adapter_config.json",
      '{"auto_mapping": null, "base_model_name_or_path": "acme/net", "peft_type": "LORA", "target_modules": ["q_proj"]}',
    ],
    [
      "model_index.json",
      '{"_class_name": "FluxPipeline", "_diffusers_version": "0.30.0", "transformer": ["diffusers", "FluxTransformer2DModel"], "vae": ["diffusers", "AutoencoderKL"], "image_encoder": [null, null]}',
    ],
    [
      "modules.json",
      '[{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}]',
    ],
    [
      "config_sentence_transformers.json",
      '{"__version__": {"sentence_transformers": "3.0.1"}, "prompts": {}}',
    ],
    ["special_tokens_map.json", '{"bos_token": {"content": "<s>", "lstrip": false}}'],
  ])("%s", async (name, content) => {
    // That a base model is not pinned is information of another rule.
    const asks = (await found(`/p/${name}`, content)).filter((text) => !text.endsWith(" information"));
    expect(asks).toEqual([]);
  });
});

describe("requirements of an endpoint", () => {
  test("tell what is fetched from where it may change, without passwords", () => {
    const text =
      "# -i https://a.example/\n-i https://user:secret@a.example/simple\na==1 --hash=sha256:00\nhttps://b.example/c.whl\nd @ git+https://e.example/f@" +
      `${"0a".repeat(20)}\n--extra-index-url https://download.pytorch.org/whl/cu121\n`;
    expect(endpointRequirements(text).map(({ value }) => value)).toEqual([
      "https://a.example/simple",
      "https://b.example/c.whl",
    ]);
  });

  test("whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { span } of endpointRequirements(text)) expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs },
    );
  });
});

describe("whatever the configuration", () => {
  const key = fc.constantFrom(
    "_target_",
    "type",
    "auto_mapping",
    "parent_library",
    "base_model_class",
    "custom_pipelines",
    "impl",
    "custom_generate",
    "chat_template",
    "name",
    "template",
    "x",
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("os.system", "a/b", "a--b.C", "{{ x.__class__ }}", "", 1, null, true),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
    ),
  }));
  const name = fc.constantFrom(
    "modules.json",
    "model_index.json",
    "adapter_config.json",
    "generation_config.json",
    "config.json",
    "tokenizer_config.json",
  );

  test("an answer", async () => {
    await fc.assert(
      fc.asyncProperty(name, tree, async (file, content) => {
        const path = `/p/${file}`;
        const text = JSON.stringify(content);
        const { findings } = await workspace({ [path]: text }).check(path);
        for (const { location } of findings)
          expect(location.range?.end.character ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs },
    );
  });
});
