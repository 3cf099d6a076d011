import type { KeyFormat } from "../format.ts";
import { alone, run } from "./row.ts";

/** Further providers of data, of stores for vectors, and of what watches models. */
export const furtherFormats: readonly KeyFormat[] = [
  {
    id: "turbopuffer",
    provider: "turbopuffer",
    noun: "API key",
    variable: "TURBOPUFFER_API_KEY",
    shapes: [alone("tpuf_", run("alphanumeric", 32))],
    owners: ["turbopuffer"],
    source: "https://turbopuffer.com/docs/byoc/operations",
    checked: "2026-11-29",
  },
  {
    id: "databento",
    provider: "Databento",
    noun: "API key",
    variable: "DATABENTO_API_KEY",
    // The source states 32 characters, the first three of them `db-`; of what the others are is general knowledge.
    shapes: [{ ...alone("db-", run("alphanumeric", 29)), confidence: "medium" }],
    owners: ["databento"],
    source: "https://databento.com/docs/api-historical/basics/authentication",
    checked: "2026-11-29",
  },
  {
    id: "langwatch",
    provider: "LangWatch",
    noun: "API key",
    variable: "LANGWATCH_API_KEY",
    // Of a project, and since 2026 with the id that it is looked up by.
    shapes: [
      alone("sk-lw-", run("alphanumeric", 48)),
      alone("sk-lw-", run("alphanumeric", 16), "_", run("alphanumeric", 48)),
    ],
    owners: ["langwatch"],
    source: "https://github.com/langwatch/langwatch",
    checked: "2026-11-29",
  },
  {
    id: "apollo-io",
    provider: "Apollo.io",
    noun: "API key",
    variable: "APOLLO_API_KEY",
    shapes: [],
    bare: { alphabet: "base64url", lengths: [22] },
    owners: ["apollo.io", "apolloio", "apolloapi"],
    source: "https://github.com/praetorian-inc/titus/blob/main/pkg/rule/rules/apollo.yml",
    checked: "2026-11-29",
  },
  {
    id: "gigachat",
    provider: "GigaChat",
    noun: "authorization key",
    variable: "GIGACHAT_CREDENTIALS",
    shapes: [],
    // Base64 of two UUIDs with a colon between them.
    bare: { alphabet: "base64", lengths: [100] },
    owners: ["gigachat"],
    source: "https://developers.sber.ru/docs/ru/gigachat/api/reference/rest/post-token",
  },
  {
    // Secrets of Kubernetes (`tls.key`) and its configurations of clients (`client-key-data`) hold keys in PEM as base64:
    // what the lines `-----BEGIN … PRIVATE KEY-----` begin as in it.
    id: "private-key-base64",
    provider: "",
    noun: "private key in base64",
    variable: "PRIVATE_KEY",
    shapes: [
      alone(
        [
          "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tL",
          "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t",
          "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0t",
          "LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS",
        ],
        run("base64", 120, 20_000),
      ),
    ],
    owners: [],
    source: "https://kubernetes.io/docs/concepts/configuration/secret/ (RFC 7468, 10 and 11; RFC 4648, 4)",
    checked: "2026-11-29",
  },
];
