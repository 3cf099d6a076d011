import { decodeBase64url } from "../base64url.ts";
import { crc32 } from "../checksum.ts";
import type { KeyFormat } from "../format.ts";
import { alone, owned, run } from "./row.ts";

/** Grafana: the last eight hexadecimal digits are the CRC-32 of the random part (pkg/components/satokengen). */
export function endsInHexCrc(key: string): boolean {
  const checksum = crc32(key.slice(0, 37));
  const bytes = [0, 8, 16, 24].map((shift) => (checksum >>> shift) & 0xff);
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("") === key.slice(-8);
}

/** Messaging, payment, mail, monitoring and other services that training scripts and agents call. */
export const serviceFormats: readonly KeyFormat[] = [
  {
    id: "slack",
    provider: "Slack",
    noun: "token",
    variable: "SLACK_BOT_TOKEN",
    shapes: [
      alone(
        ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"],
        run("digits", 9, 14),
        "-",
        run("base64url", 20, 120),
      ),
      // Tokens that expire, and those that renew them.
      alone(["xoxe.xoxp-", "xoxe.xoxb-", "xoxe-"], run("digits", 1, 10), "-", run("base64url", 140, 180)),
      alone(
        "xapp-",
        run("digits", 1),
        "-",
        run("upper-digits", 9, 14),
        "-",
        run("digits", 9, 14),
        "-",
        run("hex", 64),
      ),
    ],
    owners: ["slack"],
    revokeUrl: "https://api.slack.com/apps",
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/slacktoken/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "slack-webhook",
    provider: "Slack",
    noun: "webhook URL",
    variable: "SLACK_WEBHOOK_URL",
    shapes: [
      alone(
        "hooks.slack.com/services/",
        run("upper-digits", 8, 14),
        "/",
        run("upper-digits", 8, 14),
        "/",
        run("alphanumeric", 23, 25),
      ),
    ],
    owners: ["slack"],
    revokeUrl: "https://api.slack.com/apps",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/slackwebhook/slackwebhook.go",
    checked: "2026-11-23",
  },
  {
    id: "discord-webhook",
    provider: "Discord",
    noun: "webhook URL",
    variable: "DISCORD_WEBHOOK_URL",
    shapes: [
      alone(
        ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
        run("digits", 17, 20),
        "/",
        run("base64url", 60, 80),
      ),
    ],
    owners: ["discord"],
    revokeUrl: "https://discord.com/channels/@me",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/discordwebhook/discordwebhook.go",
    checked: "2026-11-23",
  },
  {
    id: "telegram",
    provider: "Telegram",
    noun: "bot token",
    variable: "TELEGRAM_BOT_TOKEN",
    // What follows the bot's number and a colon.
    shapes: [
      { ...alone("AA", run("base64url", 33)), follows: isAfterNumber },
      owned("AA", run("base64url", 33)),
    ],
    owners: ["telegram", "botfather", "api.telegram", "bot_token"],
    revokeUrl: "https://t.me/BotFather",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/telegrambottoken/telegrambottoken.go",
    checked: "2026-11-23",
  },
  {
    id: "stripe",
    provider: "Stripe",
    noun: "secret key",
    variable: "STRIPE_SECRET_KEY",
    shapes: [alone(["sk_live_", "rk_live_", "sk_test_", "rk_test_"], run("alphanumeric", 20, 247))],
    owners: ["stripe"],
    revokeUrl: "https://dashboard.stripe.com/apikeys",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/stripe/stripe.go",
    checked: "2026-11-23",
  },
  {
    id: "sendgrid",
    provider: "SendGrid",
    noun: "API key",
    variable: "SENDGRID_API_KEY",
    shapes: [alone("SG.", run("base64url", 22), ".", run("base64url", 43))],
    owners: ["sendgrid"],
    revokeUrl: "https://app.sendgrid.com/settings/api_keys",
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/sendgrid/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "twilio",
    provider: "Twilio",
    noun: "API key",
    variable: "TWILIO_AUTH_TOKEN",
    shapes: [{ ...alone("SK", run("hex", 32)), confidence: "medium" }],
    bare: { alphabet: "hex", lengths: [32] },
    owners: ["twilio"],
    revokeUrl: "https://console.twilio.com",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/twilioapikey/twilioapikey.go",
    checked: "2026-11-23",
  },
  {
    id: "mailgun",
    provider: "Mailgun",
    noun: "API key",
    variable: "MAILGUN_API_KEY",
    // Newer keys have no prefix: 32, 8 and 8 hexadecimal digits.
    shapes: [
      { ...alone("key-", run("hex", 32)), confidence: "medium" },
      owned("key-", run("lower-digits", 32)),
    ],
    bare: { alphabet: "base64url", lengths: [50] },
    owners: ["mailgun"],
    revokeUrl: "https://app.mailgun.com/settings/api_security",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/mailgun/mailgun.go",
    checked: "2026-11-23",
  },
  {
    id: "grafana",
    provider: "Grafana",
    noun: "service account token",
    variable: "GRAFANA_TOKEN",
    shapes: [
      { ...alone("glsa_", run("alphanumeric", 32), "_", run("hex", 8)), checksum: endsInHexCrc },
      alone("glc_eyJ", run("base64", 57, 400), run("padding", 0, 3)),
    ],
    owners: ["grafana"],
    source: "https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go",
    checked: "2026-11-29",
  },
  {
    id: "newrelic",
    provider: "New Relic",
    noun: "user key",
    variable: "NEW_RELIC_API_KEY",
    shapes: [alone("NRAK-", run("upper-digits", 27))],
    owners: ["newrelic"],
    revokeUrl: "https://one.newrelic.com/api-keys",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/newrelicuserkey/newrelicuserkey.go",
    checked: "2026-11-23",
  },
  {
    id: "sentry",
    provider: "Sentry",
    noun: "auth token",
    variable: "SENTRY_AUTH_TOKEN",
    shapes: [
      alone("sntryu_", run("hex", 64)),
      alone("sntrys_eyJ", run("base64", 60, 300), run("padding", 0, 2), "_", run("base64", 43)),
    ],
    owners: ["sentry"],
    revokeUrl: "https://sentry.io/settings/auth-tokens/",
    source: "https://github.com/getsentry/sentry/blob/master/src/sentry/utils/security/orgauthtoken_token.py",
    checked: "2026-11-23",
  },
  {
    id: "linear",
    provider: "Linear",
    noun: "API key",
    variable: "LINEAR_API_KEY",
    shapes: [alone("lin_api_", run("alphanumeric", 40))],
    owners: ["linear"],
    revokeUrl: "https://linear.app/settings/account/security",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/linearapi/linearapi.go",
    checked: "2026-11-23",
  },
  {
    id: "figma",
    provider: "Figma",
    noun: "personal access token",
    variable: "FIGMA_TOKEN",
    shapes: [alone(["figd_", "figp_"], run("base64url", 40, 54))],
    owners: ["figma"],
    revokeUrl: "https://www.figma.com/settings",
    source:
      "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/figmapersonalaccesstoken/v3/figmapersonalaccesstoken.go",
    checked: "2026-11-23",
  },
  {
    id: "postman",
    provider: "Postman",
    noun: "API key",
    variable: "POSTMAN_API_KEY",
    shapes: [alone("PMAK-", run("hex", 24), "-", run("hex", 34))],
    owners: ["postman"],
    revokeUrl: "https://go.postman.co/settings/me/api-keys",
    source: "https://github.com/google/osv-scalibr/blob/main/veles/secrets/postmanapikey/detector.go",
    checked: "2026-11-23",
  },
  {
    id: "shopify",
    provider: "Shopify",
    noun: "access token",
    variable: "SHOPIFY_ACCESS_TOKEN",
    shapes: [alone(["shpat_", "shpca_", "shppa_", "shpss_"], run("HEX", 32))],
    owners: ["shopify"],
    revokeUrl: "https://admin.shopify.com",
    source: "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml",
    checked: "2026-11-23",
  },
  {
    id: "mapbox",
    provider: "Mapbox",
    noun: "secret token",
    variable: "MAPBOX_ACCESS_TOKEN",
    // `pk.` tokens are public.
    shapes: [alone("sk.eyJ", run("base64url", 50, 200), ".", run("base64url", 22))],
    owners: ["mapbox"],
    revokeUrl: "https://account.mapbox.com/access-tokens/",
    source: "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/mapbox/mapbox.go",
    checked: "2026-11-23",
  },
  {
    id: "age",
    provider: "age",
    noun: "identity",
    variable: "SOPS_AGE_KEY",
    shapes: [alone(["AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1"], run("upper-digits", 58))],
    owners: [],
    source: "https://github.com/C2SP/C2SP/blob/main/age.md",
    checked: "2026-11-23",
  },
  {
    id: "jwt",
    provider: "",
    noun: "JSON web token",
    variable: "AUTH_TOKEN",
    shapes: [
      {
        ...alone(
          "eyJ",
          run("base64url", 10, 400),
          ".eyJ",
          run("base64url", 10, 4000),
          ".",
          run("base64url", 20, 800),
        ),
        accepts: isOthersToken,
        confidence: "low",
      },
    ],
    owners: ["jwt"],
    source: "https://www.rfc-editor.org/rfc/rfc7519#section-3",
    checked: "2026-11-28",
  },
];

/** Whether a bot's number, 8 to 10 digits and a colon, stands before a place. */
function isAfterNumber(text: string, start: number): boolean {
  return /(?:^|[^0-9A-Za-z])[0-9]{8,10}:$/.test(text.slice(Math.max(0, start - 12), start));
}

/**
 * Whether three parts are a token at all (their header names an algorithm, their payload is an object), and one that is
 * not meant to be shown: those of jwt.io, RFC 7519 and libraries' introductions are, and Supabase's public ones (role `anon`)
 * and those of its local demonstration. The payload is decoded, never verified.
 */
function isOthersToken(key: string): boolean {
  const [header = "", payload = ""] = key.split(".").map(decodeBase64url);
  if (!/"(?:alg|typ|kid)"\s*:/.test(header) || !/^\{\s*"/.test(payload)) return false;
  return !shownTokens.test(payload);
}

const shownTokens =
  /"sub"\s*:\s*"1234567890"|"John Doe"|"role"\s*:\s*"anon"|"supabase-demo"|"iss"\s*:\s*"joe"|"some"\s*:\s*"payload"|"loggedInAs"|"(?:foo|hello)"\s*:/;
