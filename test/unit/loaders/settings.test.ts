import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OptionFact } from "../../../server/src/facts/facts.ts";
import { readCommandLines } from "../../../server/src/facts/settings/command-lines.ts";
import { readTree } from "../../../server/src/facts/settings/trees.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";

type Kind = Parameters<typeof readCommandLines>[2];

const options = (text: string, kind: Kind = "shell"): readonly OptionFact[] =>
  readCommandLines(text, 0, kind).flatMap((fact) => (fact.kind === "option" ? [fact] : []));

/** `NAME=value` for each variable that is set. */
const variables = (text: string, kind: Kind = "shell"): readonly string[] =>
  readCommandLines(text, 0, kind).flatMap((fact) =>
    fact.kind === "patch" && fact.value.type === "string"
      ? [`${fact.name.slice("os.environ[".length, -1)}=${fact.value.value}`]
      : [],
  );

describe("command lines", () => {
  test.each([
    ["vllm serve acme/net --trust-remote-code", "acme/net"],
    ["python train.py --model_name_or_path acme/net --trust_remote_code True", "acme/net"],
    ["python train.py --trust_remote_code=true --model=acme/net", "acme/net"],
    ["tgi --model-id acme/net \\\n  --trust-remote-code", "acme/net"],
    ["docker run image --model 'acme/net' --trust-remote-code", "acme/net"],
    ["lm_eval --trust_remote_code | tee log", undefined],
  ])("%s", (line, repository) => {
    expect(options(line).map((option) => option.repository)).toEqual([repository]);
  });

  test.each([
    "python train.py --trust_remote_code False",
    "python train.py --trust-remote-code=no",
    "# vllm serve acme/net --trust-remote-code",
    "echo done # --trust-remote-code",
    "python train.py --no-trust-remote-code",
    "trust_remote_code=1",
  ])("nothing is let in by %s", (line) => {
    expect(options(line)).toEqual([]);
  });

  test("variables stand before a command, behind export, and behind ENV", () => {
    expect(variables("A_B=1 C_D='x y' python run.py E_F=2")).toEqual(["A_B=1", "C_D=x y"]);
    expect(variables('export A_B="1"\nenv C_D=0 python x.py')).toEqual(["A_B=1", "C_D=0"]);
    expect(variables("docker run -e A_B=1 --env C_D=2 image")).toEqual(["A_B=1", "C_D=2"]);
    expect(variables("ENV A_B 1\nENV C_D=2", "dockerfile")).toEqual(["A_B=1", "C_D=2"]);
    expect(variables("A_B=1\n# C_D=2\nE_F=", "dotenv")).toEqual(["A_B=1", "E_F="]);
  });

  test("the option goes with its blanks, or with its line", () => {
    const without = (text: string) =>
      applyEdits(
        text,
        options(text).flatMap(({ edits }) => edits ?? []),
      ).text;
    expect(without("vllm serve acme/net --trust-remote-code --port 1")).toBe("vllm serve acme/net --port 1");
    expect(without("vllm serve acme/net \\\n  --trust-remote-code \\\n  --port 1\n")).toBe(
      "vllm serve acme/net \\\n  --port 1\n",
    );
    expect(without("run --trust_remote_code True --seed 1")).toBe("run --seed 1");
  });

  test("whatever is written, an answer comes, and every place lies in the text", () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      "\\",
      "\n",
      " ",
      "#",
      ";",
      "&",
      "--trust-remote-code",
      "A=1",
      "x",
      "\r",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        for (const { span } of readCommandLines(text, 0, "shell")) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("configurations", () => {
  const names = async (kind: "yaml" | "toml" | "json", text: string) =>
    (await readTree(kind, text)).map((fact) =>
      fact.kind === "option" ? `${fact.name} ${fact.repository ?? "-"}` : fact.name,
    );

  test("trust_remote_code in each language, with the model beside it", async () => {
    expect(await names("yaml", "model:\n  path: acme/net\n  trust_remote_code: yes\n")).toEqual([
      "trust_remote_code acme/net",
    ]);
    expect(await names("toml", '[model]\nid = "x"\ntrust_remote_code = true\n')).toEqual([
      "trust_remote_code -",
    ]);
    expect(await names("json", '{"trust_remote_code": true, "model": "acme/net"}')).toEqual([
      "trust_remote_code acme/net",
    ]);
    expect(await names("json", '{"trust_remote_code": false, "trust_remote_codes": true}')).toEqual([]);
  });

  test("arguments in lists and in texts", async () => {
    expect(await names("yaml", "args:\n  - serve\n  - acme/net\n  - --trust-remote-code\n")).toEqual([
      "trust_remote_code acme/net",
    ]);
    expect(await names("yaml", 'command: "vllm serve acme/net --trust-remote-code"\n')).toEqual([
      "trust_remote_code acme/net",
    ]);
    expect(await names("json", '{"args": ["--trust_remote_code", "False"]}')).toEqual([]);
  });

  test("auto_map, and code of another repository", async () => {
    expect(await names("json", '{"auto_map": {"AutoModel": "modeling.Net"}}')).toEqual(["auto_map -"]);
    expect(await names("json", '{"auto_map": {"AutoModel": "acme/code--modeling.Net"}}')).toEqual([
      "auto_map acme/code",
    ]);
    expect(await names("json", '{"auto_map": null}')).toEqual([]);
  });

  test("an alias says a thing once", async () => {
    const text = "base: &base\n  trust_remote_code: true\none: *base\ntwo:\n  <<: *base\n";
    expect(await names("yaml", text)).toEqual(["trust_remote_code -"]);
  });
});
