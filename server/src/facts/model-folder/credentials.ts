import type { TextDocument } from "../../documents/document.ts";
import { isPlaceholder } from "../../knowledge/key-formats/placeholder.ts";
import { findKeys } from "../../knowledge/key-formats/scan.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { StoredCredentialFact } from "../facts.ts";

/** A file in which a program keeps how it logs in, and how a line of it says so. `secret` is what must not be shown. */
interface CredentialFile {
  readonly name: RegExp;
  /** For people: `npm`. */
  readonly program: string;
  readonly line: RegExp;
}

/**
 * Sources: npm (docs.npmjs.com, ".npmrc", auth related configuration), Python packaging (packaging.python.org, ".pypirc"),
 * GNU inetutils (".netrc"), git (git-credential-store), pip (pip.pypa.io, "Configuration"), Docker ("config.json", auths),
 * Kaggle (github.com/Kaggle/kaggle-api, "API credentials"). Written 2026-11-28.
 */
const files: readonly CredentialFile[] = [
  {
    name: /(?:^|\/)\.npmrc$/,
    program: "npm",
    line: /^[ \t]*(?:\/\/(?<host>[^\s:=]{1,200}?)\/?:)?_(?:authToken|auth|password)[ \t]*=[ \t]*"?(?<secret>[^\s"]{6,1000})/gm,
  },
  {
    name: /(?:^|\/)\.pypirc$/,
    program: "twine",
    line: /^[ \t]*password[ \t]*[=:][ \t]*(?<secret>[^\s]{6,1000})/gm,
  },
  {
    name: /(?:^|\/)[._]netrc$/,
    program: "curl",
    line: /\bmachine[ \t]+(?<host>\S{1,200})\s{1,20}(?:login[ \t]+\S{1,200}\s{1,20})?password[ \t]+(?<secret>\S{6,1000})/g,
  },
  {
    name: /(?:^|\/)\.git-credentials$/,
    program: "git",
    line: /^https?:\/\/[^\s:@/]{0,200}:(?<secret>[^\s@]{6,1000})@(?<host>[^\s/]{1,200})/gm,
  },
  {
    name: /(?:^|\/)pip\.(?:conf|ini)$/,
    program: "pip",
    line: /=[ \t]*https?:\/\/[^\s:@/]{0,200}:(?<secret>[^\s@]{6,1000})@(?<host>[^\s/]{1,200})/gm,
  },
  {
    name: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson)$/,
    program: "Docker",
    line: /"(?<host>[^"\s]{1,200})"\s{0,40}:\s{0,40}\{\s{0,40}"auth"\s{0,40}:\s{0,40}"(?<secret>[A-Za-z0-9+/=]{8,1000})"/g,
  },
  {
    name: /(?:^|\/)kaggle\.json$/,
    program: "Kaggle",
    line: /"key"\s{0,40}:\s{0,40}"(?<secret>[0-9a-f]{32}|KGAT_[0-9a-f]{32})"/g,
  },
];

const mostFacts = 20;

/** A password or token in a file of credentials. */
interface StoredSecret {
  readonly program: string;
  readonly host?: string;
  readonly span: Span;
}

/** What is stored in a file of credentials, known keys among it; none in other files. */
export function storedSecrets({ path, text }: Pick<TextDocument, "path" | "text">): readonly StoredSecret[] {
  const file = files.find(({ name }) => name.test(path.replaceAll("\\", "/")));
  if (file === undefined) return [];
  return [...text.matchAll(file.line)].flatMap((match) => {
    const { host, secret = "" } = match.groups ?? {};
    const start = match.index + match[0].lastIndexOf(secret);
    if (isReference(secret)) return [];
    const span = { start, end: start + secret.length };
    return [{ program: file.program, span, ...(host === undefined ? {} : { host }) }];
  });
}

/** What is stored in a file of credentials; what has the shape of a known key is found as that. */
export function storedCredentials({ path, text }: TextDocument): readonly StoredCredentialFact[] {
  const stored = storedSecrets({ path, text });
  if (stored.length === 0) return [];
  const known = findKeys(text, { owners: true });
  return stored
    .filter((secret) => !known.some(({ span }) => overlaps(span, secret.span)))
    .slice(0, mostFacts)
    .map(({ program, host, span }) => ({
      kind: "stored-credential",
      program,
      line: text.slice(0, span.start).split("\n").length - 1,
      ...(host === undefined ? {} : { host }),
    }));
}

/** A variable, or an example: `${NPM_TOKEN}`, `%(token)s`, `<your token>`. */
function isReference(secret: string): boolean {
  return /^[$%<{[]|^\*+$|\.\.\.|…/.test(secret) || isPlaceholder(secret);
}
