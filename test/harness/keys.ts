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
  dagshub: [[hex, 40]],
  neo4j: [[url, 43]],
  turbopuffer: ["tpuf_", [alphanumeric, 32]],
  databento: ["db-", [alphanumeric, 29]],
  langwatch: ["sk-lw-", [alphanumeric, 48]],
  "apollo-io": [[url, 22]],
  gigachat: [[alphanumeric, 98], "=="],
  "azure-sas": ["&sig=", [alphanumeric, 43], "%3D"],
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
  apify: ["apify_api_", [alphanumeric, 36]],
  coze: ["pat_", [alphanumeric, 64]],
  cursor: ["key_", [hex, 64]],
  friendli: ["flp_", [alphanumeric, 46]],
  runway: ["key_", [hex, 128]],
  retell: ["key_", [hex, 28]],
  scale: ["live_", [hex, 32]],
  zhipu: [[hex, 32], ".", [alphanumeric, 16]],
  baseten: [[alphanumeric, 8], ".", [alphanumeric, 32]],
  ollama: [[hex, 32], ".", [alphanumeric, 24]],
  kagi: [[alphanumeric, 11], ".", [alphanumeric, 43]],
  clarifai: [[hex, 32]],
  vast: [[hex, 64]],
  salad: ["salad_cloud_abc_", [alphanumeric, 60]],
  posthog: ["phx_", [alphanumeric, 43]],
  prefect: ["pnu_", [alphanumeric, 36]],
  coderabbit: ["cr-", [hex, 58]],
  wakatime: ["waka_", [digits + lower, 36]],
  scrapfly: ["scp-live-", [hex, 32]],
  voiceflow: ["VF.DM.", [hex, 24], ".", [alphanumeric, 16]],
  deepai: uuid,
  openweather: [[hex, 32]],
  newsapi: [[hex, 32]],
  finnhub: [[digits + lower, 20]],
  polygon: [[alphanumeric, 32]],
  tiingo: [[hex, 40]],
  nasa: [[alphanumeric, 40]],
  rapidapi: [[alphanumeric, 50]],
  unsplash: [[alphanumeric, 43]],
  scraperapi: [[hex, 32]],
  scrapingbee: [[upper + digits, 80]],
  zenrows: [[hex, 40]],
  diffbot: [[digits + lower, 32]],
  shodan: [[alphanumeric, 32]],
  virustotal: [[hex, 64]],
  spotify: [[hex, 32]],
  flickr: [[hex, 32]],
  infura: [[hex, 32]],
  etherscan: [[upper + digits, 34]],
  "aws-appsync": ["da2-", [digits + lower, 26]],
  "aws-mws": ["amzn.mws.", ...uuid],
  "aws-session": ["IQoJb3JpZ2lu", [base64, 300]],
  "gcp-hmac": ["GOOG1E", [upper + digits, 55]],
  ibm: [[alphanumeric, 44]],
  yandex: ["AQVN", [url, 36]],
  "alibaba-secret": [[alphanumeric, 30]],
  tencent: ["AKID", [alphanumeric, 32]],
  volcengine: ["AKLT", [alphanumeric, 44]],
  scaleway: uuid,
  vultr: [[upper + digits, 36]],
  flyio: ["fm2_", [base64, 200]],
  render: ["rnd_", [alphanumeric, 28]],
  vercel: [[alphanumeric, 24]],
  deno: ["ddp_", [alphanumeric, 36]],
  scalingo: ["tk-us-", [url, 48]],
  infracost: ["ico-", [alphanumeric, 32]],
  onepassword: ["ops_eyJ", [base64, 260]],
  "onepassword-secret": [
    "A3-",
    [upper + digits, 6],
    "-",
    [upper + digits, 6],
    "-",
    [upper + digits, 5],
    "-",
    [upper + digits, 5],
    "-",
    [upper + digits, 5],
    "-",
    [upper + digits, 5],
  ],
  tailscale: ["tskey-auth-", [alphanumeric, 12], "-", [alphanumeric, 32]],
  "defined-networking": ["dnkey-", [upper + digits, 26], "-", [upper + digits, 52]],
  ngrok: ["2", [alphanumeric, 26], "_5", [alphanumeric, 20]],
  wireguard: [[base64, 43], "="],
  dynatrace: ["dt0c01.", [upper + digits, 24], ".", [upper + digits, 64]],
  datadog: [[hex, 32]],
  "newrelic-ingest": ["NRII-", [url, 32]],
  pixie: ["px-api-", ...uuid],
  "grafana-legacy": ["eyJrIjoi", [alphanumeric, 80]],
  honeycomb: [[alphanumeric, 22]],
  rootly: ["rootly_", [hex, 64]],
  "cloudflare-ca": ["v1.0-", [alphanumeric, 171]],
  snyk: uuid,
  stackhawk: ["hawk.", [alphanumeric, 20], ".", [alphanumeric, 20]],
  endor: ["endr+", [alphanumeric, 16]],
  "dependency-track": ["odt_", [alphanumeric, 32]],
  clickhouse: ["4b1d", [alphanumeric, 38]],
  confluent: ["cflt", [alphanumeric, 60]],
  "mongodb-atlas": ["mdb_sa_sk_", [alphanumeric, 40]],
  astra: ["AstraCS:", [alphanumeric, 24], ":", [hex, 64]],
  "elastic-cloud": ["essu_", [base64, 92]],
  tinybird: ["p.eyJ", [alphanumeric, 90], ".", [alphanumeric, 43]],
  algolia: [[hex, 32]],
  qdrant: ["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ", [alphanumeric, 40], ".", [alphanumeric, 43]],
  zilliz: [[hex, 104]],
  snowflake: [[alphanumeric, 24]],
  couchbase: [[alphanumeric, 64]],
  artifactory: ["AKCp", [alphanumeric, 69]],
  packagist: ["packagist_acs_", [hex, 64]],
  pyx: ["sk-pyx-", [alphanumeric, 64]],
  clojars: ["CLOJARS_", [hex, 60]],
  buildkite: ["bkua_", [hex, 40]],
  "gitlab-runner": ["GR1348941", [alphanumeric, 20]],
  "sourcegraph-cody": ["slk_", [hex, 64]],
  "atlassian-server": ["BBDC-", [alphanumeric, 44]],
  launchdarkly: ["api-", ...uuid],
  teamcity: ["eyJ0eXAiOiAiVENWMiJ9.", [alphanumeric, 36], ".", [alphanumeric, 48]],
  harness: ["pat.", [alphanumeric, 22], ".", [hex, 24], ".", [alphanumeric, 20]],
  octopus: ["API-", [upper + digits, 28]],
  readme: ["rdme_", [digits + lower, 70]],
  contentful: ["CFPAT-", [alphanumeric, 43]],
  typeform: ["tfp_", [alphanumeric, 44]],
  hubspot: ["pat-na1-", ...uuid],
  clickup: ["pk_1234567_", [upper + digits, 32]],
  asana: ["1/", [digits, 16], ":", [hex, 32]],
  brevo: ["xkeysib-", [hex, 64], "-", [alphanumeric, 16]],
  postmark: uuid,
  resend: ["re_", [alphanumeric, 8], "_", [alphanumeric, 24]],
  square: ["sq0atp-", [alphanumeric, 22]],
  "webhook-secret": ["whsec_", [alphanumeric, 32]],
  flutterwave: ["FLWSECK-", [hex, 32], "-X"],
  razorpay: ["rzp_live_", [alphanumeric, 14]],
  plaid: ["access-production-", ...uuid],
  easypost: ["EZAK", [alphanumeric, 54]],
  shippo: ["shippo_live_", [hex, 40]],
  duffel: ["duffel_live_", [alphanumeric, 43]],
  lob: ["live_", [hex, 35]],
  facebook: ["EAACEdEose0cBA", [alphanumeric, 120]],
  instagram: ["IGQVJ", [alphanumeric, 150]],
  twitter: ["AAAAAAAAAAAAAAAAAAAAA", [alphanumeric, 30], "%3D", [alphanumeric, 50]],
  linkedin: ["AQ", [alphanumeric, 300]],
  "discord-bot": ["M", [alphanumeric, 23], ".", [alphanumeric, 6], ".", [alphanumeric, 27]],
  "teams-webhook": [
    "webhook.office.com/webhookb2/",
    ...uuid,
    "@",
    ...uuid,
    "/IncomingWebhook/",
    [hex, 32],
    "/",
    ...uuid,
  ],
  "slack-workflow": [
    "hooks.slack.com/workflows/T",
    [upper + digits, 10],
    "/A",
    [upper + digits, 10],
    "/",
    [digits, 18],
    "/",
    [alphanumeric, 24],
  ],
  "zapier-webhook": ["hooks.zapier.com/hooks/catch/", [digits, 8], "/", [digits + lower, 7]],
  pubnub: ["pub-c-", ...uuid],
  sendbird: [[hex, 40]],
  segment: ["sgp_", [alphanumeric, 64]],
  frameio: ["fio-u-", [alphanumeric, 64]],
  adafruit: ["aio_", [alphanumeric, 28]],
  adobe: ["p8e-", [alphanumeric, 32]],
  dropbox: ["sl.", [alphanumeric, 140]],
  okta: ["00", [alphanumeric, 40]],
  intra42: ["s-s4t2ud-", [hex, 64]],
  ionic: ["ion_", [digits + lower, 42]],
  nightfall: ["NF-", [alphanumeric, 32]],
  riot: ["RGAPI-", ...uuid],
  zoho: ["1000.", [hex, 32], ".", [hex, 32]],
  ramp: ["ramp_sec_", [alphanumeric, 48]],
  flexport: ["shltm_", [alphanumeric, 40]],
  mergify: ["mergify_application_key_", [alphanumeric, 60]],
  pagarme: ["ak_live_", [alphanumeric, 30]],
  ubidots: ["BBFF-", [alphanumeric, 30]],
  bannerbear: ["bb_pr_", [hex, 30]],
  branch: ["key_live_", [alphanumeric, 32]],
  closecrm: ["api_", [alphanumeric, 22], ".", [alphanumeric, 22]],
  fcm: ["AAAA", [alphanumeric, 7], ":", [alphanumeric, 140]],
  fleetbase: ["flb_live_", [alphanumeric, 24]],
  lark: ["t-", [alphanumeric, 36]],
  klaviyo: ["pk_", [hex, 34]],
  telnyx: ["KEY", [alphanumeric, 55]],
  nylas: ["nyk_", [alphanumeric, 67]],
  "ticket-tailor": ["sk_1234_123456_", [hex, 32]],
  robinhood: ["rh-api-", ...uuid],
  zuplo: ["zpka_", [digits + lower, 32], "_", [hex, 8]],
  recharge: ["sk_1x1_", [hex, 64]],
  "azure-keys": [[base64, 76], "+ASt", [base64, 6], "=="],
  "azure-devops": [[alphanumeric, 76], "AZDO", [alphanumeric, 4]],
  "azure-entra": [[alphanumeric, 3], "8Q~", [`${alphanumeric}_-.~`, 34]],
  terraform: [[alphanumeric, 14], ".atlasv1.", [alphanumeric, 67]],
  mailchimp: [[hex, 32], "-us", [digits, 2]],
  maxmind: [[alphanumeric, 6], "_", [alphanumeric, 29], "_mmk"],
  mem0: ["m0-", [alphanumeric, 40]],
  browserbase: ["bb_live_", [url, 27]],
  brave: ["BSA", [url, 28]],
  roboflow: [[alphanumeric, 20]],
  cartesia: ["sk_car_", [alphanumeric, 22]],
  anyscale: ["esecret_", [digits + lower, 26]],
  predibase: ["pb_", [alphanumeric, 22]],
  upstage: ["up_", [alphanumeric, 29]],
  nomic: ["nk-", [url, 43]],
  mixedbread: ["mxb_", [alphanumeric, 36]],
  composio: ["ak_", [alphanumeric, 20]],
  dify: ["app-", [alphanumeric, 24]],
  fal: [...uuid, ":", [hex, 32]],
  "lambda-cloud": ["secret_main_", [hex, 32], ".", [alphanumeric, 32]],
  luma: ["luma-", ...uuid, "-", [hex, 8]],
  chutes: ["cpk_", [hex, 32], ".", [hex, 32], ".", [alphanumeric, 32]],
  novita: ["sk_", [url, 43]],
  unstructured: [[alphanumeric, 30]],
  lamini: [[hex, 64]],
  heygen: [[alphanumeric, 48]],
  leonardo: uuid,
  bfl: uuid,
  agentops: uuid,
  portkey: [[base64, 28]],
  "label-studio": [[hex, 40]],
  hume: [[alphanumeric, 48]],
  playht: [[hex, 32]],
  qianfan: [[alphanumeric, 32]],
  galileo: [[url, 43]],
  humanloop: ["hl_sk_", [hex, 48]],
  arize: uuid,
  youcom: [[alphanumeric, 36]],
  reducto: [[hex, 64]],
  civitai: [[hex, 32]],
  aiven: ["AVNS_", [url, 19]],
  cockroach: ["CCDB1_", [alphanumeric, 22], "_", [alphanumeric, 40]],
  lichess: ["lip_", [alphanumeric, 20]],
  openshift: ["sha256~", [url, 43]],
  authress: [
    "sc_",
    [digits + lower, 8],
    ".",
    [digits + lower, 5],
    ".acc-",
    [digits + lower, 14],
    ".",
    [base64, 60],
  ],
  settlemint: ["sm_pat_", [alphanumeric, 16]],
  valtown: ["vtwn_", [alphanumeric, 30]],
  unkey: ["unkey_", [alphanumeric, 22]],
  codecov: uuid,
  fastly: [[url, 32]],
  reddit: [[alphanumeric, 30]],
  upstash: [[alphanumeric, 44]],
  elasticsearch: [[alphanumeric, 60]],
};

/** Keys whose last characters are a checksum of the others. */
const made: Readonly<Record<string, (random: () => number) => string>> = {
  github: (random) => {
    const body = piece([alphanumeric, 30], random);
    return `ghp_${body}${inBase62(crc32(body))}`;
  },
  polar: (random) => {
    const body = piece([alphanumeric, 37], random);
    return `polar_oat_${body}${inBase62(crc32(body))}`;
  },
  grafana: (random) => {
    const body = piece([alphanumeric, 32], random);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(`glsa_${body}`));
    return `glsa_${body}_${checksum.toString("hex")}`;
  },
  jwt: (random) => {
    const payload = { sub: piece([digits, 12], random), jti: piece([alphanumeric, 22], random) };
    const parts = [{ alg: "HS256", typ: "JWT" }, payload].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    return `${parts.join(".")}.${piece([url, 43], random)}`;
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
