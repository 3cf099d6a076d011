import { pinningClauses } from "../../../knowledge/references/pinning.ts";
import type { ReferenceApi } from "../../../knowledge/references/reference-api.ts";
import type { RemoteReferenceFact, Stake } from "../../facts.ts";
import { readAddress } from "../addresses.ts";
import { readNames } from "../names.ts";
import { pinOf } from "../pins.ts";
import { noChecksum, pickleFiles, plainHttp } from "../stakes.ts";
import { artifactFact } from "./artifact.ts";
import { type CommandLine, type CommandWord, nameOf, unwrapped } from "./command.ts";

const fetchers = /^(?:curl|wget|aria2c|axel|http|https|gdown)$/;
const interpreters = /^(?:ba|z|da|k|fi)?sh$|^(?:python|perl|ruby|node|bash)$/;

/** `curl URL`, `wget URL`: what is fetched, and whether it is run as it arrives. */
export function readTransfer(
  line: CommandLine,
  later: readonly CommandLine[],
): readonly RemoteReferenceFact[] {
  const fetch = isFetch(line);
  const inner = line.inner.filter((command) => isFetch(unwrapped(command)));
  if (inner.length > 0 && runsInner(line))
    return inner.flatMap((command) => scripts(line, unwrapped(command)));
  if (!fetch) return [];
  if (runsNext(line)) return scripts(line, line);
  const following = later.slice(0, reach);
  // What reads another command's output is told by that one.
  const piped = new Set(following.map(({ next }) => next));
  const comparisons = [line, ...following].filter((each) => !piped.has(each) && isComparison(each));
  return addresses(line).flatMap((word) => {
    const names = namesOf(line, word);
    return fileFact(
      line,
      word,
      comparisons.some((comparison) => comparison === line || isAbout(comparison, names)),
    );
  });
}

/** So many commands behind a download are looked through for a comparison. */
const reach = 12;

function isFetch({ words }: CommandLine): boolean {
  return fetchers.test(nameOf(words[0]));
}

/** `bash <(curl …)`, `sh -c "$(curl …)"`, `eval "$(curl …)"`. */
function runsInner({ words }: CommandLine): boolean {
  const first = nameOf(words[0]);
  return interpreters.test(first) || first === "eval" || first === "source" || first === ".";
}

/** `curl … | sudo bash -s --`, also over `tee` and `gunzip`. */
function runsNext({ next }: CommandLine): boolean {
  for (let at = next, count = 0; at !== undefined && count < 6; at = at.next, count += 1) {
    const line = unwrapped(at);
    if (interpreters.test(nameOf(line.words[0]))) return !hasProgram(line);
  }
  return false;
}

/** `… | python script.py` and `… | python -c "…"` read their input as data. */
function hasProgram({ words }: CommandLine): boolean {
  const first = nameOf(words[0]);
  const rest = words.slice(1).map(({ text }) => text ?? "");
  if (/^(?:python|perl|ruby|node)$/.test(first)) return rest.some((text) => text !== "-" && text !== "");
  return rest.some((text) => text === "-c") || (rest[0] !== undefined && !/^[-+]/.test(rest[0]));
}

function scripts(line: CommandLine, fetch: CommandLine): readonly RemoteReferenceFact[] {
  const word = addressWords(fetch)[0];
  if (word === undefined) return [];
  const address = word.text ?? word.known;
  const isPlain = /^http:\/\//.test(address);
  const clause = "the server decides what runs here with your rights, and nobody has read it";
  return [
    artifactFact(line, word, {
      thing: "script",
      registry: "url",
      id: address.replace(/[?#].*$/, "").replace(/\/\/[^/@]*@/, "//"),
      api: `${nameOf(fetch.words[0])} | sh`,
      pin: pinOfScript(address),
      stakes: [...(isPlain ? [plainHttp] : []), { kind: "runs-unread", clause }],
      trustsRemoteCode: true,
      pinning:
        "download the script to a file, read it, compare its SHA-256 with one that you wrote down, and run the file",
    }),
  ];
}

function pinOfScript(address: string): "commit" | "none" {
  const ref = /^https:\/\/raw\.githubusercontent\.com\/[\w.-]+\/[\w.-]+\/([^/]+)\//.exec(address)?.[1];
  return ref !== undefined && pinOf(ref, "git") === "commit" ? "commit" : "none";
}

function addressWords({ words }: CommandLine): readonly CommandWord[] {
  return words.slice(1).filter(({ text, known }) => /^https?:\/\//i.test(text ?? known));
}

function addresses(line: CommandLine): readonly CommandWord[] {
  return addressWords(line).filter(({ text }) => text !== undefined);
}

const comparing = /^(?:sha(?:1|224|256|384|512)sum|shasum|md5sum|b2sum|cksum|gpg|cosign|minisign|openssl)$/;

function isComparison(line: CommandLine): boolean {
  const { words, inner, next } = unwrapped(line);
  const first = nameOf(words[0]);
  if (comparing.test(first) || words.some(({ text }) => /^--checksum(?:=|$)/.test(text ?? ""))) return true;
  return inner.some(isComparison) || (next !== undefined && isComparison(next));
}

/** By which names a download lies on the disk: of its address, and of `-o`. */
function namesOf({ words }: CommandLine, { text = "" }: CommandWord): readonly string[] {
  const outputs = words.flatMap(({ text: word }, at) =>
    /^(?:-[A-Za-z]*[oO]|--output|--output-document|--out)$/.test(word ?? "")
      ? (words[at + 1]?.text ?? [])
      : [],
  );
  return [text.replace(/[?#].*$/, ""), ...outputs].flatMap((path) => path.split("/").at(-1) || []);
}

/** Whether a comparison is of a file with one of these names; one that names no file may be of any. */
function isAbout(comparison: CommandLine, names: readonly string[]): boolean {
  const said: string[] = [];
  for (let at: CommandLine | undefined = comparison; at !== undefined; at = at.next)
    said.push(...at.words.slice(1).map(({ known }) => known));
  if (said.some((text) => names.some((name) => text.includes(name)))) return true;
  const files = said.flatMap((text) => text.match(/[\w.-]+\.[A-Za-z]\w{0,11}\b/g) ?? []);
  return files.every((file) => /sum|sha\d|md5|\.asc$|\.sig$/i.test(file));
}

const hubApi: ReferenceApi = {
  names: [],
  kind: "model",
  registry: "huggingface",
  id: [],
  inline: "hub-url",
  pinning: pinningClauses.url,
  source: "",
  example: "",
};

/** A file of weights or data behind an address; of the hub, the repository that it is of. */
export function fileFact(
  line: CommandLine,
  word: CommandWord,
  compared: boolean,
): readonly RemoteReferenceFact[] {
  const written = word.text ?? "";
  const [hub] = readNames(written, hubApi);
  const { valueSpan } = word;
  const isPlain = valueSpan !== undefined && valueSpan.end - valueSpan.start === written.length;
  if (hub !== undefined && hub.revision !== undefined) {
    const slot = hub.slot;
    return [
      artifactFact(line, word, {
        kind: `${hub.kind ?? "model"}-reference`,
        thing: hub.kind === "dataset" ? "dataset" : "model",
        registry: "huggingface",
        id: hub.id,
        api: nameOf(line.words[0]),
        pin: compared ? "checksum" : pinOf(hub.revision, "huggingface"),
        revision: hub.revision,
        file: hub.file,
        stakes: [
          ...pickleFiles(hub.file === undefined ? [] : [hub.file]),
          ...(hub.plainHttp === true ? [plainHttp] : []),
        ],
        ...(slot === undefined || !isPlain
          ? {}
          : {
              place: {
                form: "text",
                span: { start: valueSpan.start + slot.start, end: valueSpan.start + slot.end },
                before: "",
                after: "",
              },
            }),
        pinning: pinningClauses.url,
      }),
    ];
  }
  const address = readAddress(written);
  if (address === undefined) return [];
  const stakes: readonly Stake[] = [
    ...pickleFiles([address.file]),
    ...(address.plainHttp ? [plainHttp] : []),
    ...(address.holds === "weights" ? [noChecksum] : []),
  ];
  return [
    artifactFact(line, word, {
      thing: "file",
      registry: "url",
      id: address.id,
      api: nameOf(line.words[0]),
      pin: compared ? "checksum" : address.pin,
      revision: address.revision?.text,
      file: address.file,
      stakes,
      pinning: 'compare it behind the download: `echo "<digest>  <file>" | sha256sum -c`',
    }),
  ];
}
