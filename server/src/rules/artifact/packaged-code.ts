import { byteKinds } from "../../documents/document.ts";
import type { PackagedCode } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

const mostRelated = 20;

/** PyTorch's archives may bring programs, which no list of imports sees. One finding a file. */
export const rule = defineRule({
  id: "packaged-code",
  title: "A weight file brings code of its own",
  area: "artifact",
  severity: "error",
  confidence: "high",
  references: {
    cwe: [829, 494],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: [
      "https://docs.pytorch.org/docs/stable/package.html",
      "https://docs.pytorch.org/docs/stable/torch.compiler_aot_inductor.html",
    ],
  },
  kinds: byteKinds,
  triggers: [],
  fact: "archive",
  check(facts, context) {
    const code = facts.flatMap((fact) => fact.code ?? []);
    // A library that no compiler of PyTorch's put there is what matters most.
    const primary =
      code.find(isStray) ??
      code.find(({ what }) => what === "library") ??
      code.find(({ name }) => !name.endsWith(".py")) ??
      code[0];
    if (primary === undefined) return;
    const others = code.filter((one) => one !== primary);
    const more =
      others.length === 0
        ? ""
        : ` ${others.length} more such ${others.length === 1 ? "file" : "files"} in it.`;
    context.report({
      place: primary.place,
      severity: severityOf(primary),
      message: `${sentenceOf(primary)}${more} ${adviceOf(primary)}`,
      related: others
        .slice(0, mostRelated)
        .map((one) => ({ place: one.place, message: `\`${plain(one.name)}\` is code too.` })),
      identity: `code ${primary.what}`,
      evidence: code.slice(0, 50).map(({ name, what }) => `${what}: ${plain(name)}`),
    });
  },
});

/** No writer of weights put it there. */
function isStray({ what, compiled, bundled }: PackagedCode): boolean {
  return what === "library" && !compiled && bundled !== true;
}

/** Of sources, what they do is judged line by line (`model-script`). */
function severityOf(code: PackagedCode): Severity {
  if (isStray(code)) return "error";
  return code.what === "source" && code.name.endsWith(".py") ? "information" : "warning";
}

function plain(name: string): string {
  const printable = name.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

function sentenceOf(code: PackagedCode): string {
  const name = plain(code.name);
  if (code.what === "source") {
    return `This is a package of \`torch.package\`, which brings Python code: importing from it runs \`${name}\`.`;
  }
  if (code.what === "script") {
    return `A script lies in this weight file: \`${name}\`. No writer of weights puts one there, and nothing of the model needs it.`;
  }
  if (code.bundled === true) {
    return `Native code lies beside the weights in this archive: \`${name}\`. Whoever unpacks it and starts or links that runs it, unchecked.`;
  }
  return code.compiled
    ? `This package of AOTInductor holds native code: loading it links \`${name}\` into the process, unchecked.`
    : `A shared library lies in this weight file: \`${name}\`. No writer of weights puts one there, and whatever links it runs it.`;
}

function adviceOf(code: PackagedCode): string {
  if (code.bundled === true) return "Take the weights alone, and programs from where you get your others.";
  if (code.what === "script")
    return "Do not run it; look at what it is for, and tell whoever publishes the file.";
  if (isStray(code)) return "Do not load it; get the weights as safetensors from a publisher that you trust.";
  return "Load it only if you trust who made it, or take the weights and compile them yourself.";
}
