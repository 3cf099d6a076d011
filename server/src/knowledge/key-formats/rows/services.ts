import { alphabets } from "../alphabets.ts";
import { crc32 } from "../checksum.ts";
import type { KeyFormat } from "../format.ts";
import { alone, owned, run } from "./row.ts";

/** Grafana: the last eight hexadecimal digits are the CRC-32 of the random part (pkg/components/satokengen). */
export function endsInHexCrc(key: string): boolean {
  const random = key.slice(5, 37);
  return crc32(random).toString(16).padStart(8, "0") === key.slice(-8);
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
    source: "https://api.slack.com/concepts/token-types",
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
        run("alphanumeric", 24),
      ),
    ],
    owners: ["slack"],
    revokeUrl: "https://api.slack.com/apps",
    source: "https://api.slack.com/messaging/webhooks",
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
    source: "https://discord.com/developers/docs/resources/webhook",
  },
  {
    id: "telegram",
    provider: "Telegram",
    noun: "bot token",
    variable: "TELEGRAM_BOT_TOKEN",
    // What follows the bot's number and a colon.
    shapes: [owned("AA", run("base64url", 33))],
    owners: ["telegram", "botfather", "api.telegram", "bot_token"],
    revokeUrl: "https://t.me/BotFather",
    source: "https://core.telegram.org/bots/api#authorizing-your-bot",
  },
  {
    id: "stripe",
    provider: "Stripe",
    noun: "secret key",
    variable: "STRIPE_SECRET_KEY",
    shapes: [alone(["sk_live_", "rk_live_", "sk_test_", "rk_test_"], run("alphanumeric", 24, 247))],
    owners: ["stripe"],
    revokeUrl: "https://dashboard.stripe.com/apikeys",
    source: "https://docs.stripe.com/keys",
  },
  {
    id: "sendgrid",
    provider: "SendGrid",
    noun: "API key",
    variable: "SENDGRID_API_KEY",
    shapes: [alone("SG.", run("base64url", 22), ".", run("base64url", 43))],
    owners: ["sendgrid"],
    revokeUrl: "https://app.sendgrid.com/settings/api_keys",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  },
  {
    id: "twilio",
    provider: "Twilio",
    noun: "API key",
    variable: "TWILIO_AUTH_TOKEN",
    shapes: [owned("SK", run("hex", 32))],
    bare: { alphabet: "hex", lengths: [32] },
    owners: ["twilio"],
    revokeUrl: "https://console.twilio.com",
    source: "https://www.twilio.com/docs/iam/api-keys",
  },
  {
    id: "mailgun",
    provider: "Mailgun",
    noun: "API key",
    variable: "MAILGUN_API_KEY",
    shapes: [owned("key-", run("hex", 32))],
    owners: ["mailgun"],
    revokeUrl: "https://app.mailgun.com/settings/api_security",
    source: "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
  },
  {
    id: "grafana",
    provider: "Grafana",
    noun: "service account token",
    variable: "GRAFANA_TOKEN",
    shapes: [{ ...alone("glsa_", run("alphanumeric", 32), "_", run("hex", 8)), checksum: endsInHexCrc }],
    owners: ["grafana"],
    source: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
  },
  {
    id: "newrelic",
    provider: "New Relic",
    noun: "user key",
    variable: "NEW_RELIC_API_KEY",
    shapes: [alone("NRAK-", run("upper-digits", 27))],
    owners: ["newrelic"],
    revokeUrl: "https://one.newrelic.com/api-keys",
    source: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
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
    source: "https://docs.sentry.io/account/auth-tokens/",
  },
  {
    id: "linear",
    provider: "Linear",
    noun: "API key",
    variable: "LINEAR_API_KEY",
    shapes: [alone("lin_api_", run("alphanumeric", 40))],
    owners: ["linear"],
    revokeUrl: "https://linear.app/settings/account/security",
    source: "https://linear.app/developers/graphql",
  },
  {
    id: "figma",
    provider: "Figma",
    noun: "personal access token",
    variable: "FIGMA_TOKEN",
    shapes: [alone("figd_", run("base64url", 40, 50))],
    owners: ["figma"],
    revokeUrl: "https://www.figma.com/settings",
    source: "https://www.figma.com/developers/api#authentication",
  },
  {
    id: "postman",
    provider: "Postman",
    noun: "API key",
    variable: "POSTMAN_API_KEY",
    shapes: [alone("PMAK-", run("hex", 24), "-", run("hex", 34))],
    owners: ["postman"],
    revokeUrl: "https://go.postman.co/settings/me/api-keys",
    source: "https://learning.postman.com/docs/developer/postman-api/authentication/",
  },
  {
    id: "shopify",
    provider: "Shopify",
    noun: "access token",
    variable: "SHOPIFY_ACCESS_TOKEN",
    shapes: [alone(["shpat_", "shpca_", "shppa_", "shpss_"], run("HEX", 32))],
    owners: ["shopify"],
    revokeUrl: "https://admin.shopify.com",
    source: "https://shopify.dev/docs/apps/build/authentication-authorization",
  },
  {
    id: "mapbox",
    provider: "Mapbox",
    noun: "secret token",
    variable: "MAPBOX_ACCESS_TOKEN",
    // `pk.` tokens are public.
    shapes: [alone("sk.eyJ", run("base64url", 60, 200), ".", run("base64url", 22))],
    owners: ["mapbox"],
    revokeUrl: "https://account.mapbox.com/access-tokens/",
    source: "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
  },
  {
    id: "age",
    provider: "age",
    noun: "identity",
    variable: "SOPS_AGE_KEY",
    shapes: [alone("AGE-SECRET-KEY-1", run("upper-digits", 58))],
    owners: [],
    source: "https://github.com/C2SP/C2SP/blob/main/age.md",
  },
  {
    id: "jwt",
    provider: "",
    noun: "JSON web token",
    variable: "AUTH_TOKEN",
    shapes: [
      {
        ...owned(
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
    owners: [
      "token",
      "auth",
      "bearer",
      "jwt",
      "api_key",
      "apikey",
      "secret",
      "password",
      "credential",
      "service_role",
    ],
    source: "https://www.rfc-editor.org/rfc/rfc7519",
  },
];

/**
 * Tokens that are meant to be shown are no finding: those of the introduction on jwt.io (subject 1234567890) and Supabase's
 * public ones (role `anon`). The payload is decoded, never verified.
 */
function isOthersToken(key: string): boolean {
  const payload = decodeBase64url(key.split(".")[1] ?? "");
  return !/"sub"\s*:\s*"1234567890"|"John Doe"|"role"\s*:\s*"anon"/.test(payload);
}

function decodeBase64url(text: string): string {
  let bits = 0;
  let held = 0;
  let result = "";
  for (const character of text.replaceAll("-", "+").replaceAll("_", "/")) {
    const value = base64Order.indexOf(character);
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result += String.fromCharCode((held >> bits) & 0xff);
  }
  return result;
}

const base64Order = `${alphabets.letters.slice(26)}${alphabets.lower}${alphabets.digits}+/`;
