import { defineRule } from "../rule.ts";

/** One finding a file, without a place in it: no line of it may be shown. */
export const rule = defineRule({
  id: "stored-credential",
  title: "A program's login lies beside the files of a model",
  area: "secrets",
  severity: "error",
  confidence: "high",
  references: {
    // CWE-522 insufficiently protected credentials, CWE-538 sensitive information in an accessible file.
    cwe: [522, 538],
    atlas: ["AML.T0055"],
    owaspLlm: ["LLM02"],
    links: ["https://cwe.mitre.org/data/definitions/522.html"],
  },
  kinds: ["text", "ini", "json"],
  triggers: ["_authToken", "_auth", "_password", "password", "://", '"auth"', '"key"'],
  fact: "stored-credential",
  check(facts, context) {
    const [first] = facts;
    if (first === undefined) return;
    const { program } = first;
    const hosts = [
      ...new Set(facts.flatMap(({ host }) => (host === undefined ? [] : [`\`${shown(host)}\``]))),
    ];
    const lines = facts.map(({ line }) => String(line + 1));
    const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 10).join(", ")}`;
    const whose = hosts.length === 0 ? "" : ` for ${hosts.slice(0, 5).join(", ")}`;
    context.report({
      place: { kind: "file" },
      message:
        `This file holds the password or token by which ${program} logs in${whose} (${where}): whoever gets the folder, ` +
        "with an upload of the model or a copy of an image, can use it. Revoke it, keep the file in your home folder or " +
        "name an environment variable in it, and add it to `.gitignore`.",
      identity: `${program} ${hosts.join(" ")}`,
      evidence: [`program: ${program}`, ...hosts.map((host) => `host: ${host}`)],
    });
  },
});

function shown(host: string): string {
  const printable = host.replace(/[`\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return printable.length > 60 ? `${printable.slice(0, 59)}…` : printable;
}
