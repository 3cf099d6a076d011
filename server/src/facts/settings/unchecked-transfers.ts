import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { PatchFact } from "../facts.ts";

/** A word of a command, quotes taken off; the span holds them. */
interface Word extends Span {
  readonly text: string;
}

/** How a program is told to ask nobody for a certificate. */
interface Unchecked {
  /** The name of the fact: program and option. */
  readonly name: string;
  /** An option that is a word of its own, with its value where it has one. */
  readonly option: RegExp;
  /** The word behind it is the value, which has to be this. */
  readonly value?: RegExp;
}

const off = "(?:off|no|false|0|none)";

/**
 * Sources: the manuals of curl, aria2, HTTPie, axel, gdown, s3cmd, rclone, MinIO's client and uv, as of 2026-11-29. What
 * GNU wget, AWS CLI and gsutil take was seen in public scripts, and is still to be compared with their manuals.
 */
const programs: ReadonlyMap<string, readonly Unchecked[]> = new Map([
  ["curl", [{ name: "curl --insecure", option: /^--insecure$/ }]],
  ["axel", [{ name: "axel --insecure", option: /^(?:-k|--insecure)$/ }]],
  ["wget", certificateOption("wget")],
  ["wget2", certificateOption("wget")],
  ["gdown", certificateOption("gdown")],
  ["s3cmd", certificateOption("s3cmd")],
  ["rclone", certificateOption("rclone")],
  ["aria2c", [{ name: "aria2c --check-certificate", option: /^--check-certificate=false$/i }]],
  ["http", verifyOption()],
  ["https", verifyOption()],
  ["aws", [{ name: "aws --no-verify-ssl", option: /^--no-verify-ssl$/ }]],
  [
    "gsutil",
    [{ name: "gsutil https_validate_certificates", option: /^Boto:https_validate_certificates=false$/i }],
  ],
  ["mc", [{ name: "mc --insecure", option: /^--insecure$/ }]],
  ["uv", hostOption()],
  ["uvx", hostOption()],
]);

function certificateOption(program: string): readonly Unchecked[] {
  const option = new RegExp(`^--(?:no-check-certificate|check-certificate=${off})$`, "i");
  return [{ name: `${program} --no-check-certificate`, option }];
}

function verifyOption(): readonly Unchecked[] {
  const name = "http --verify";
  return [
    { name, option: new RegExp(`^--verify=${off}$`, "i") },
    { name, option: /^--verify$/, value: new RegExp(`^${off}$`, "i") },
  ];
}

function hostOption(): readonly Unchecked[] {
  const name = "uv --allow-insecure-host";
  return [
    { name, option: /^--allow-insecure-host=/ },
    { name, option: /^--allow-insecure-host$/, value: /^/ },
  ];
}

/** What may stand before a program's name. */
const before =
  /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|sudo|env|time|timeout|nice|xargs|exec|nohup|command|if|while|until|then|do|else|elif|!|\d+[smh]?|--\w[\w-]*=\S*|[A-Za-z_]\w*=.*)$/i;

/** Servers on this machine have no certificate, and nobody is on the way. */
const local = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?:[:/]|$)/i;

/** Where commands stand: edits take their text from it. */
interface Source {
  readonly text: string;
  readonly offset: number;
}

/**
 * Options by which a download asks nobody for a certificate: `wget --no-check-certificate`, `curl -sSLk`. They are named
 * as a patch is.
 */
export function uncheckedTransfers(words: readonly Word[], source: Source): readonly PatchFact[] {
  const at = words.findIndex(({ text }) => !before.test(commandIn(text)));
  const program = commandIn(words[at]?.text ?? "").replace(/^.*\//, "");
  const known = programs.get(program);
  if (known === undefined) return [];
  const rest = words.slice(at + 1);
  const addresses = rest.map(({ text }) => bare(text)).filter((text) => /^https?:\/\//i.test(text));
  if (addresses.length > 0 && addresses.every((address) => local.test(address))) return [];
  if (program === "curl") {
    const short = shortInsecure(rest);
    if (short !== undefined) return [fact("curl --insecure", short, withoutLetter(short, source))];
  }
  return rest.flatMap((word, index): readonly PatchFact[] => {
    const found = known.find(
      ({ option, value }) =>
        option.test(bare(word.text)) && (value === undefined || value.test(rest[index + 1]?.text ?? "-")),
    );
    return found === undefined ? [] : [fact(found.name, word, [])];
  });
}

/** `VERSION=$(curl`: what is assigned is what a command says. */
function commandIn(text: string): string {
  return bare(text.replace(/^[A-Za-z_]\w*=(?=["']?(?:\$\(|`))/, ""));
}

/** `$(curl`, `["curl",`: a word without what may stand around it. */
function bare(text: string): string {
  return text.replace(/^[$(`["']+/, "").replace(/[)`\]"',]+$/, "");
}

function fact(name: string, { start, end, text }: Word, removal: readonly TextEdit[]): PatchFact {
  const said: PatchFact = {
    kind: "patch",
    name,
    span: { start, end },
    value: { type: "string", value: text },
  };
  return removal.length === 0 ? said : { ...said, removal };
}

/** The short options of curl that take a value (curl's manual). */
const valued = /[AbcCdDeEFhHKmoPQrtTuUwxXyYz]/;

/** Long options of curl whose value may begin with a dash. */
const longValued =
  /^--(?:data(?:-\w+)?|json|header|output|user|request|form(?:-string)?|user-agent|cookie|url-query)$/;

/** `-k` in a word of short options, of which one with a value ends the word. */
function shortInsecure(words: readonly Word[]): Word | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !/^-[A-Za-z#0-9]/.test(bare(word.text))) {
      if (word !== undefined && longValued.test(word.text)) at += 1;
      continue;
    }
    const letters = bare(word.text).slice(1);
    const takes = letters.search(valued);
    const insecure = letters.indexOf("k");
    if (insecure !== -1 && (takes === -1 || insecure < takes)) return word;
    // Its value is the next word, whatever it looks like.
    if (takes === letters.length - 1) at += 1;
  }
  return undefined;
}

/** `-sSLk` without its `k`. */
function withoutLetter({ start, end }: Word, { text, offset }: Source): readonly TextEdit[] {
  const written = text.slice(start - offset, end - offset);
  if (!/^-[A-Za-z]{2,20}$/.test(written)) return [];
  const at = start + written.indexOf("k");
  return [{ span: { start: at, end: at + 1 }, newText: "" }];
}
