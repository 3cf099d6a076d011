import { mayBeFalse, stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import type { Fix } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

export const rule = defineRule({
  id: "tls-verification-off",
  title: "A download does not check whom it comes from",
  area: "remote-code",
  severity: "warning",
  confidence: "high",
  references: {
    // CWE-295 improper certificate validation, CWE-319 cleartext transmission.
    cwe: [295],
    atlas: ["AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links: ["https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification"],
  },
  kinds: ["python", "notebook"],
  fact: "call",
  names: ["requests.*", "httpx.*", "ssl._create_unverified_context"],
  triggers: ["verify", "_create_unverified_context"],
  foreign: ["B501", "S501", "B323", "S323"],
  check: (calls, context) => {
    for (const call of calls) {
      const cause = causeOf(call);
      if (cause === undefined) continue;
      context.report({
        place: { kind: "text", span: call.span },
        message:
          `${cause} checks no certificate, so anyone on the way can replace what is downloaded: weights, data, code. ` +
          'Leave the check on, and name the missing certificate instead: `verify="company.pem"`.',
        identity: call.name,
        evidence: [`calls: ${call.name}`],
        fixes: fixesOf(call),
      });
    }
  },
});

/** Servers on this machine have no certificate, and nobody is on the way. */
const local = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;

function causeOf(call: CallFact): string | undefined {
  if (call.name === "ssl._create_unverified_context") {
    return call.form === "direct" ? "`ssl._create_unverified_context`" : undefined;
  }
  const verify = call.argument("verify")?.value;
  if (verify === undefined || verify.type === "none" || !mayBeFalse(verify)) return undefined;
  const addresses = stringsOf(call.argument("url", 0)?.value ?? { type: "unknown" });
  return addresses.some((address) => local.test(address)) ? undefined : "`verify=False`";
}

function fixesOf(call: CallFact): readonly Fix[] {
  const argument = call.argument("verify");
  if (argument === undefined || argument.indirect) return [];
  const edits = call.edit.removeArgument(argument);
  if (edits.length === 0) return [];
  return [
    {
      title: "Remove `verify=False` (servers without a valid certificate are refused)",
      applicability: "unsafe",
      edits,
    },
  ];
}
