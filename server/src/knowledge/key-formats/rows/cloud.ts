import type { KeyFormat } from "../format.ts";
import { alone, run } from "./row.ts";

const iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
const iamKeys = "https://console.aws.amazon.com/iam/home#/security_credentials";

/** Clouds: where the data lies and the training runs. */
export const cloudFormats: readonly KeyFormat[] = [
  {
    id: "aws-access",
    provider: "AWS",
    noun: "access key id",
    variable: "AWS_ACCESS_KEY_ID",
    // AKIA long-lived, ASIA of a session, ABIA a bearer token's, ACCA of a context; base32 after it.
    shapes: [{ ...alone(["AKIA", "ASIA", "ABIA", "ACCA"], run("base32", 16)), follows: isNoSignedLink }],
    owners: ["aws"],
    revokeUrl: iamKeys,
    source: iam,
    checked: "2026-11-23",
  },
  {
    id: "aws-secret",
    provider: "AWS",
    noun: "secret access key",
    variable: "AWS_SECRET_ACCESS_KEY",
    shapes: [],
    bare: { alphabet: "base64", lengths: [40] },
    owners: ["aws", "secretaccesskey", "secret_access_key", "secretkey", "akia", "asia", "boto"],
    revokeUrl: iamKeys,
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/awsaccesskey/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "bedrock",
    provider: "Amazon Bedrock",
    noun: "API key",
    variable: "AWS_BEARER_TOKEN_BEDROCK",
    // Long-term keys are base64 of `BedrockAPIKey-…`; short-term ones a signed request behind a readable prefix.
    shapes: [
      alone("ABSK", run("base64", 100, 300), run("padding", 0, 2)),
      alone("bedrock-api-key-", run("base64", 100, 4000), run("padding", 0, 2)),
    ],
    owners: ["bedrock"],
    revokeUrl: "https://console.aws.amazon.com/bedrock/home",
    source: "https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/aws.yml",
    checked: "2026-11-23",
  },
  {
    id: "azure-openai",
    provider: "Azure OpenAI",
    noun: "API key",
    variable: "AZURE_OPENAI_API_KEY",
    shapes: [],
    marked: [{ before: run("alphanumeric", 52), mark: "JQQJ99", after: run("alphanumeric", 26) }],
    bare: { alphabet: "alphanumeric", lengths: [32, 84] },
    owners: ["azure", "cognitiveservices", "aoai"],
    revokeUrl: "https://portal.azure.com",
    source:
      "https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    checked: "2026-11-23",
  },
  {
    id: "azure-storage",
    provider: "Azure Storage",
    noun: "account key",
    variable: "AZURE_STORAGE_CONNECTION_STRING",
    // 64 bytes in base64.
    shapes: [alone(["AccountKey=", "SharedAccessKey="], run("base64", 42, 86), run("padding", 1, 2))],
    // `fs.azure.account.key.ACCOUNT.dfs.core.windows.net` is what Spark calls it.
    bare: { alphabet: "base64", lengths: [88] },
    owners: ["azure", "core.windows.net"],
    revokeUrl: "https://portal.azure.com",
    source:
      "https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    checked: "2026-11-23",
  },
  {
    id: "azure-sas",
    provider: "Azure Storage",
    noun: "shared access signature",
    variable: "AZURE_STORAGE_SAS_TOKEN",
    shapes: [],
    // An HMAC-SHA256 in base64, as it stands in a URL: its padding is `%3D`. Most are valid for a while only.
    marked: [
      {
        before: run("digits", 0),
        mark: "&sig=",
        after: run("percent", 45, 130),
        accepts: (key) => /%3d$/i.test(key),
        confidence: "low",
      },
    ],
    owners: ["azure"],
    revokeUrl: "https://portal.azure.com",
    source:
      "https://learn.microsoft.com/en-us/training/modules/configure-storage-security/4-identify-uri-sas-parameters",
    checked: "2026-11-28",
  },
  {
    id: "google-oauth-secret",
    provider: "Google",
    noun: "OAuth client secret",
    variable: "GOOGLE_CLIENT_SECRET",
    shapes: [alone("GOCSPX-", run("base64url", 28))],
    owners: ["google"],
    revokeUrl: "https://console.cloud.google.com/apis/credentials",
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/gcpoauth2client/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "google-oauth-token",
    provider: "Google",
    noun: "OAuth access token",
    variable: "GOOGLE_OAUTH_ACCESS_TOKEN",
    shapes: [alone("ya29.", run("base64url", 60, 1024))],
    owners: ["google"],
    revokeUrl: "https://myaccount.google.com/connections",
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/gcpoauth2access/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "digitalocean",
    provider: "DigitalOcean",
    noun: "token",
    variable: "DIGITALOCEAN_TOKEN",
    shapes: [alone(["dop_v1_", "doo_v1_", "dor_v1_"], run("hex", 64))],
    owners: ["digitalocean"],
    revokeUrl: "https://cloud.digitalocean.com/account/api/tokens",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/digitaloceanv2/digitaloceanv2.go",
    checked: "2026-11-23",
  },
  {
    id: "alibaba-access",
    provider: "Alibaba Cloud",
    noun: "access key id",
    variable: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    shapes: [{ ...alone("LTAI", run("alphanumeric", 17, 21)), confidence: "medium" }],
    owners: ["aliyun", "alibaba"],
    revokeUrl: "https://ram.console.aliyun.com/manage/ak",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/alibaba/alibaba.go",
    checked: "2026-11-23",
  },
  {
    id: "cloudflare",
    provider: "Cloudflare",
    noun: "API token",
    variable: "CLOUDFLARE_API_TOKEN",
    shapes: [alone(["cfut_", "cfat_", "cfk_"], run("alphanumeric", 40, 56))],
    // 37 hexadecimal digits: the global key.
    bare: { alphabet: "base64url", lengths: [37, 40] },
    owners: ["cloudflare"],
    revokeUrl: "https://dash.cloudflare.com/profile/api-tokens",
    source: "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats",
    checked: "2026-11-23",
  },
  {
    id: "heroku",
    provider: "Heroku",
    noun: "API key",
    variable: "HEROKU_API_KEY",
    shapes: [alone("HRKU-", run("base64url", 36, 80))],
    bare: { alphabet: "hex", lengths: [36], uuid: true },
    owners: ["heroku"],
    revokeUrl: "https://dashboard.heroku.com/account",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/heroku/v2/heroku.go",
    checked: "2026-11-23",
  },
  {
    id: "netlify",
    provider: "Netlify",
    noun: "personal access token",
    variable: "NETLIFY_AUTH_TOKEN",
    // The source states `nfp_`; the other four follow it.
    shapes: [alone(["nfp_", "nfc_", "nfo_", "nfu_", "nfb_"], run("alphanumeric", 36))],
    owners: ["netlify"],
    revokeUrl: "https://app.netlify.com/user/applications",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/netlify/v2/netlify_v2.go",
    checked: "2026-11-23",
  },
  {
    id: "vault",
    provider: "HashiCorp Vault",
    noun: "token",
    variable: "VAULT_TOKEN",
    shapes: [alone(["hvs.", "hvb.", "hvr."], run("base64url", 24, 300))],
    owners: ["vault"],
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/hashicorpvault/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "pulumi",
    provider: "Pulumi",
    noun: "access token",
    variable: "PULUMI_ACCESS_TOKEN",
    shapes: [alone("pul-", run("hex", 40))],
    owners: ["pulumi"],
    revokeUrl: "https://app.pulumi.com/account/tokens",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/pulumi/pulumi.go",
    checked: "2026-11-23",
  },
  {
    id: "doppler",
    provider: "Doppler",
    noun: "token",
    variable: "DOPPLER_TOKEN",
    shapes: [
      alone(["dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit.", "dp.st."], run("alphanumeric", 40, 44)),
      // The configuration's name stands before the token of a service.
      alone("dp.st.", run("base64url", 2, 35), ".", run("alphanumeric", 40, 44)),
    ],
    owners: ["doppler"],
    revokeUrl: "https://dashboard.doppler.com",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/doppler/doppler.go",
    checked: "2026-11-23",
  },
];

/** A signed link shows the id of the key that signed it, and works for minutes: nothing to revoke. */
function isNoSignedLink(text: string, start: number): boolean {
  return !/(?:X-Amz-Credential|AWSAccessKeyId)(?:=|%3D|\\u003d)$/i.test(
    text.slice(Math.max(0, start - 40), start),
  );
}
