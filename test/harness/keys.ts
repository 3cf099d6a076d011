import { crc32 } from "node:zlib";

/** Numbers from 0 (inside) to 1 (outside), the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const hex = `${digits}abcdef`;
const alphanumeric = digits + upper + lower;
const url = `${alphanumeric}_-`;
const base64 = `${alphanumeric}+/`;

/** A literal, or so many random characters of an alphabet. */
type Piece = string | readonly [alphabet: string, length: number];

const uuid: readonly Piece[] = [[hex, 8], "-", [hex, 4], "-", [hex, 4], "-", [hex, 4], "-", [hex, 12]];

/**
 * What a key of each provider is made of, written down apart from the table that finds them, so that a slip in either
 * is seen. Ids are those of the table's rows.
 */
const recipes: Readonly<Record<string, readonly Piece[]>> = {
  huggingface: ["hf_", [alphanumeric, 34]],
  openai: ["sk-proj-", [url, 74], "T3BlbkFJ", [url, 74]],
  "openai-legacy": ["sk-", [alphanumeric, 20], "T3BlbkFJ", [alphanumeric, 20]],
  anthropic: ["sk-ant-api03-", [url, 93], "AA"],
  gemini: ["AIza", [url, 35]],
  cohere: [[alphanumeric, 40]],
  mistral: [[alphanumeric, 32]],
  groq: ["gsk_", [alphanumeric, 52]],
  replicate: ["r8_", [alphanumeric, 37]],
  perplexity: ["pplx-", [alphanumeric, 48]],
  deepseek: ["sk-", [hex, 32]],
  dashscope: ["sk-", [hex, 32]],
  moonshot: ["sk-", [alphanumeric, 48]],
  stability: ["sk-", [alphanumeric, 48]],
  together: [[hex, 64]],
  fireworks: ["fw_", [alphanumeric, 24]],
  xai: ["xai-", [alphanumeric, 80]],
  openrouter: ["sk-or-v1-", [hex, 64]],
  cerebras: ["csk-", [digits + lower, 48]],
  nvidia: ["nvapi-", [url, 64]],
  ngc: [[alphanumeric, 84]],
  elevenlabs: ["sk_", [hex, 48]],
  assemblyai: [[hex, 32]],
  deepgram: [[hex, 40]],
  deepinfra: [[alphanumeric, 32]],
  sambanova: uuid,
  ai21: uuid,
  "ai21-legacy": [[alphanumeric, 32]],
  tavily: ["tvly-dev-", [alphanumeric, 32]],
  voyage: ["pa-", [url, 43]],
  jina: ["jina_", [url, 60]],
  llamacloud: ["llx-", [alphanumeric, 48]],
  langsmith: ["lsv2_pt_", [hex, 32], "_", [hex, 10]],
  langfuse: ["sk-lf-", ...uuid],
  wandb: [[hex, 40]],
  comet: [[alphanumeric, 25]],
  neptune: ["eyJhcGlfYWRkcmVzcyI6", [alphanumeric, 120], "=="],
  clearml: [[alphanumeric, 50]],
  runpod: ["rpa_", [upper + digits, 44]],
  modal: ["as-", [alphanumeric, 22]],
  e2b: ["e2b_", [hex, 40]],
  firecrawl: ["fc-", [hex, 32]],
  helicone: ["sk-helicone-", [lower, 7], "-", [lower, 7], "-", [lower, 7], "-", [lower, 7]],
  logfire: ["pylf_v1_us_", [alphanumeric, 43]],
  promptlayer: ["pl_", [hex, 32]],
  serpapi: [[hex, 64]],
  serper: [[hex, 40]],
  exa: uuid,
  "aws-access": ["AKIA", [`${upper}234567`, 16]],
  "aws-secret": [[base64, 40]],
  bedrock: ["ABSK", [base64, 128], "="],
  "azure-openai": [[hex, 32]],
  "azure-storage": ["AccountKey=", [base64, 86], "=="],
  "google-oauth-secret": ["GOCSPX-", [url, 28]],
  "google-oauth-token": ["ya29.", [url, 180]],
  digitalocean: ["dop_v1_", [hex, 64]],
  "alibaba-access": ["LTAI", [alphanumeric, 20]],
  cloudflare: ["cfut_", [alphanumeric, 48]],
  heroku: ["HRKU-", [url, 60]],
  netlify: ["nfp_", [alphanumeric, 36]],
  vault: ["hvs.", [url, 90]],
  pulumi: ["pul-", [hex, 40]],
  doppler: ["dp.pt.", [alphanumeric, 43]],
  "github-fine": ["github_pat_", [alphanumeric, 22], "_", [alphanumeric, 59]],
  gitlab: ["glpat-", [url, 20]],
  bitbucket: ["ATBB", [alphanumeric, 24], [`${digits}ABCDEF`, 8]],
  atlassian: ["ATATT3xFfGF0", [url, 170], "=", [`${digits}ABCDEF`, 8]],
  npm: ["npm_", [alphanumeric, 36]],
  pypi: ["pypi-AgEIcHlwaS5vcmc", [url, 160]],
  rubygems: ["rubygems_", [hex, 48]],
  docker: ["dckr_pat_", [url, 27]],
  nuget: ["oy2", [digits + lower, 43]],
  crates: ["cio", [alphanumeric, 32]],
  circleci: ["CCIPAT_", [alphanumeric, 22], "_", [hex, 40]],
  sonar: ["sqp_", [hex, 40]],
  sourcegraph: ["sgp_", [hex, 16], "_", [hex, 40]],
  kaggle: [[hex, 32]],
  databricks: ["dapi", [hex, 32]],
  pinecone: ["pcsk_", [alphanumeric, 6], "_", [alphanumeric, 63]],
  weaviate: [[alphanumeric, 36]],
  chroma: ["ck-", [alphanumeric, 44]],
  supabase: ["sbp_", [hex, 40]],
  planetscale: ["pscale_pw_", [url, 43]],
  neon: ["npg_", [alphanumeric, 16]],
  "neon-api": ["napi_", [digits + lower, 64]],
  airtable: ["pat", [alphanumeric, 14], ".", [hex, 64]],
  notion: ["ntn_", [alphanumeric, 46]],
  slack: ["xoxb-", [digits, 12], "-", [digits, 13], "-", [alphanumeric, 24]],
  "slack-webhook": [
    "hooks.slack.com/services/T",
    [upper + digits, 10],
    "/B",
    [upper + digits, 10],
    "/",
    [alphanumeric, 24],
  ],
  "discord-webhook": ["discord.com/api/webhooks/", [digits, 18], "/", [url, 68]],
  telegram: ["AA", [url, 33]],
  stripe: ["sk_live_", [alphanumeric, 99]],
  sendgrid: ["SG.", [url, 22], ".", [url, 43]],
  twilio: ["SK", [hex, 32]],
  mailgun: ["key-", [hex, 32]],
  newrelic: ["NRAK-", [upper + digits, 27]],
  sentry: ["sntryu_", [hex, 64]],
  linear: ["lin_api_", [alphanumeric, 40]],
  figma: ["figd_", [url, 40]],
  postman: ["PMAK-", [hex, 24], "-", [hex, 34]],
  shopify: ["shpat_", [hex, 32]],
  mapbox: ["sk.eyJ", [alphanumeric, 80], ".", [url, 22]],
  age: ["AGE-SECRET-KEY-1", [upper + digits, 58]],
  jwt: ["eyJhbGciOiJIUzI1NiJ9.eyJ", [alphanumeric, 60], ".", [url, 43]],
};

/** Keys whose last characters are a checksum of the others. */
const made: Readonly<Record<string, (random: () => number) => string>> = {
  github: (random) => {
    const body = piece([alphanumeric, 30], random);
    return `ghp_${body}${inBase62(crc32(body))}`;
  },
  grafana: (random) => {
    const body = piece([alphanumeric, 32], random);
    return `glsa_${body}_${crc32(body).toString(16).padStart(8, "0")}`;
  },
  "private-key": (random) => {
    const body = Array.from({ length: 12 }, () => piece([base64, 64], random)).join("\n");
    return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;
  },
};

/** Ids of all keys that can be made. */
export const keyProviders: readonly string[] = [...Object.keys(recipes), ...Object.keys(made)];

/**
 * A key that looks like one of the provider's and is none: every character that is not part of the shape is random, and
 * checksums are right.
 */
export function generateKey(provider: string, random: () => number): string {
  const make = made[provider];
  if (make !== undefined) return make(random);
  const recipe = recipes[provider];
  if (recipe === undefined) throw new Error(`There is no recipe for a key of ${provider}.`);
  // A key without a digit is a word to some readers; providers' own have one nearly always.
  for (;;) {
    const key = recipe.map((part) => piece(part, random)).join("");
    if (/[0-9]/.test(key) && /[a-zA-Z]/.test(key)) return key;
    if (recipe.some((part) => typeof part !== "string" && part[0] === lower)) return key;
  }
}

function piece(part: Piece, random: () => number): string {
  if (typeof part === "string") return part;
  const [alphabet, length] = part;
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

function inBase62(value: number): string {
  const base62 = alphanumeric;
  let rest = value;
  let result = "";
  while (rest > 0) {
    result = base62.charAt(rest % 62) + result;
    rest = Math.floor(rest / 62);
  }
  return result.padStart(6, "0");
}
