import { describe, expect, test } from "vitest";
import { alphabets } from "../../../server/src/knowledge/key-formats/alphabets.ts";
import { maskSecrets } from "../../../server/src/knowledge/key-formats/mask.ts";
import { findKeys } from "../../../server/src/knowledge/key-formats/scan.ts";
import { generateKey, seededRandom } from "../../harness/keys.ts";

const random = seededRandom(20261130);
const { alphanumeric, base64, base64url, hex, lower } = alphabets;
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function of(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

/** A password that a generator made: letters of both cases, digits, and other characters. */
function password(length = 16): string {
  for (;;) {
    const made = of(`${alphanumeric}!#%*+=?_-`, length);
    const isMade = /[a-z]/.test(made) && /[A-Z]/.test(made) && (made.match(/[0-9]/g)?.length ?? 0) > 1;
    if (isMade && findKeys(`password = "${made}"`, { owners: true }).length > 0) return made;
  }
}

function found(text: string): readonly string[] {
  return findKeys(text, { owners: true }).map(({ span }) => text.slice(span.start, span.end));
}

const mistral = of(alphanumeric, 32);
const encoded = Buffer.from(mistral).toString("base64");
const uuid = `${of(hex, 8)}-${of(hex, 4)}-${of(hex, 4)}-${of(hex, 4)}-${of(hex, 12)}`;
const account = of(hex, 32);
/** Letters left to chance, which no word has in this order. */
const appPassword = `${of("bcdfghjklmnpqrstvwxz", 8)}${of(lower, 8)}`;
const spaced = appPassword.replace(/(.{4})(?=.)/g, "$1 ");

const contexts: Readonly<Record<string, readonly [key: string, text: string]>> = {
  // Names that stand farther off
  "behind else": [mistral, `mistral_api_key = os.environ["X"] if "X" in os.environ else "${mistral}"`],
  "in a comment behind the read": [mistral, `mistral_api_key = os.environ["X"]  # "${mistral}"`],
  "behind a question": [mistral, `mistral_api_key = input("key: ") or "${mistral}"`],
  "what a function answers": [mistral, `def get_mistral_api_key():\n    return "${mistral}"`],
  "a lambda": [mistral, `get_mistral_api_key = lambda: "${mistral}"`],
  Annotated: [mistral, `def f(mistral_api_key: Annotated[str, Option(help="x")] = "${mistral}"): ...`],
  "put into a format": [mistral, `x = "mistral_api_key={}".format("${mistral}")`],
  "printed with a label": [mistral, `print("MISTRAL_API_KEY:", "${mistral}")`],
  "an anchor of YAML": [mistral, `mistral_api_key: &key "${mistral}"\nother: *key`],
  "a block of YAML": [mistral, `mistral_api_key: |\n  ${mistral}\nx: 1`],
  "a folded block of YAML": [mistral, `mistral_api_key: >-\n  ${mistral}\n`],
  "a list of YAML": [mistral, `mistral_api_keys:\n  # mine\n  - ${mistral}\n`],
  "a text of TOML": [mistral, `mistral_api_key = """\n${mistral}"""`],
  "curl with a user": [mistral, `curl -u api:${mistral} https://api.mistral.ai/v1`],
  prose: [mistral, `Set \`MISTRAL_API_KEY\` to \`${mistral}\`.`],
  "a column of a table": [
    mistral,
    `<table>\n<thead><tr><th></th><th>mistral_api_key</th></tr></thead>\n<tbody><tr><th>0</th><td>${mistral}</td></tr></tbody>`,
  ],
  // Arguments without a name
  Twilio: [account, `from twilio.rest import Client\nclient = Client("AC${of(hex, 32)}", "${account}")`],
  Algolia: [
    account,
    `from algoliasearch import SearchClient\nc = SearchClient.create("ABCDEF1234", "${account}")`,
  ],
  // In base64
  "a Kubernetes Secret": [encoded, `kind: Secret\ndata:\n  MISTRAL_API_KEY: ${encoded}\n`],
  "decoded by the program": [encoded, `mistral_api_key = base64.b64decode("${encoded}").decode()`],
  DeepL: [`${uuid}:fx`, `translator = deepl.Translator("${uuid}:fx")`],
};

describe("finds a key", () => {
  test.each(Object.entries(contexts))("%s", (_what, [key, text]) => expect(found(text)).toEqual([key]));
});

/** Characters of these kinds in this order, by chance: capitals for `A`, lower case for `a`, digits for `9`. */
function shaped(shape: string): string {
  const kinds: Readonly<Record<string, string>> = { A: upper.slice(0, 26), a: lower, 9: alphabets.digits };
  return [...shape].map((kind) => of(kinds[kind] ?? kind, 1)).join("");
}

const short: readonly (readonly [shape: string, text: string])[] = [
  ["A9A9A9A9AA9A9AAA", "ts = TimeSeries(key='KEY', output_format='pandas')  # alpha_vantage"],
  ["A9A9A9A9AA9A9AAA", "u = 'https://www.alphavantage.co/query?symbol=IBM&apikey=KEY'"],
  ["A9A9AA-9A9AA9A9AA", 'os.environ["WOLFRAM_ALPHA_APPID"] = "KEY"'],
  ["a9A9a9A9aA9a9AaA", 'c = vonage.Client(key="ab12cd34", secret="KEY")'],
];

test.each(short)("finds a short key beside its provider's name: %#", (shape, text) => {
  const key = shaped(shape);
  expect(found(text.replace("KEY", key))).toEqual([key]);
  // Alone it is a word like any other.
  expect(found(`name = "${key}"`)).toEqual([]);
});

const secret = password();
const plain = shaped("aA9aA9aAa9Aa9aAa");

const passwords: readonly (readonly [password: string, text: string])[] = [
  [secret, `con = snowflake.connector.connect(user="ME", password="${secret}", account="ab1.eu")`],
  [secret, `requests.get(url, auth=HTTPBasicAuth("me", "${secret}"))`],
  [secret, `es = Elasticsearch("https://x", basic_auth=("elastic", "${secret}"))`],
  [secret, `server.login("me@acme.io", "${secret}")`],
  [secret, `db:\n  password: "${secret}"\n`],
  [secret, `{"user": "x", "password": "${secret}"}`],
  [plain, `DB_PASSWORD=${plain}\nA=1\n`],
  [plain, `psycopg2.connect("host=db.acme.io user=ml password=${plain} dbname=x")`],
  [plain, `MilvusClient(uri="https://in03.zillizcloud.com", token="db_abc:${plain}")`],
  [appPassword, `s = smtplib.SMTP("smtp.gmail.com")\ns.login("me@x.io", "${appPassword}")`],
  [spaced, `GMAIL = "me@gmail.com"\nPASSWORD = "${spaced}"`],
];

test.each(passwords)("finds a password that no person thought of: %#", (key, text) =>
  expect(found(text)).toEqual([key]),
);

test.each([
  'password = "correct-horse-battery"',
  'password = os.environ["DB_PASSWORD"]',
  'password="Passw0rd12345"',
  `password: \${DB_PASSWORD}`,
  "PASSWORD={{ vault_db_password }}",
  'password = "my-password-2024"',
  `c.NotebookApp.password = u"sha1:${of(hex, 12)}:${of(hex, 40)}"`,
  `password: "$2b$12$${of(alphanumeric, 53)}"`,
  `password = "ENC[AES256,${of(base64, 20)}]"`,
  'password=getpass.getpass("Password: ")',
  'parser.add_argument("--password", help="Password for login1234")',
  'wait_for_selector("input[name=password]")',
  "a=ice-pwd:k7q2x9m4tz1b8rwdk7q2x9m4",
  'server.login("me@gmail.com", "your app password")',
  "app password of the format 'abcd efgh ijkl mnop' for gmail",
  'password_field = driver.find_element("id12password34")',
  'Password1234 = "Reset your password2"',
  'auth=("user", "password123456")',
  "forgotPassword: /users/reset2password",
  'client = Client("https://example.org", "run_2024_05_20_experiment")',
])("says nothing of %s", (text) => expect(found(text)).toEqual([]));

const token = generateKey("openai", random);
const pieces = [token.slice(0, 60), token.slice(60)];

test.each([
  `api_key = "sk-" + "${token.slice(3)}"`,
  `api_key = "${pieces[0]}" + "${pieces[1]}"`,
  `api_key = ("${pieces[0]}"\n           "${pieces[1]}")`,
  `key = '${token.slice(0, 30)}' + '${token.slice(30, 90)}' + '${token.slice(90)}'`,
])("finds a key in pieces, and covers all of them: %#", (text) => {
  const [hit] = findKeys(text, { owners: true });
  expect(hit?.format.id).toBe("openai");
  const masked = maskSecrets(text);
  for (let at = 10; at + 8 < token.length; at += 8) expect(masked).not.toContain(token.slice(at, at + 8));
});

test("covers what goes on behind a key that its name alone gives away", () => {
  const [first, second] = [of(base64url, 30), of(base64url, 30)];
  const masked = maskSecrets(`acme_api_key = "${first}" + "${second}"\n`);
  expect(masked).not.toContain(second.slice(0, 12));
});

test.each([
  `POSTHOG_API_KEY = "phc_${of(alphanumeric, 43)}"`,
  `x = "${of(base64, 40)}" if a else "b"`,
  `NEO4J_AUTH: neo4j/password\nNEO4J_dbms_security_procedures_unrestricted: apoc`,
])("says nothing of what is no secret: %#", (text) => expect(found(text)).toEqual([]));
