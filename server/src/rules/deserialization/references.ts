import type { References } from "../rule.ts";

/**
 * What every rule of this family answers to.
 *
 * CWE-502 deserialization of untrusted data; ATLAS 5.6.0: unsafe AI artifacts, AI supply chain
 * compromise of models; OWASP LLM 2025: supply chain; OWASP ML 2023: AI supply chain attacks.
 */
export function deserializationReferences(...links: readonly string[]): References {
  return {
    cwe: [502],
    atlas: ["AML.T0011.000", "AML.T0010.003"],
    owaspLlm: ["LLM03"],
    owaspMl: ["ML06"],
    links,
  };
}
